"""Reading and writing files as a whole, or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from .errors import UnreadableFileError

__all__ = ["read_whole", "write_whole"]


def read_whole(path: Path, *, largest: int | None = None) -> bytes:
    """Return a file's bytes.

    Args:
        path: The file.
        largest: The most bytes it may have; any number if not given.

    Raises:
        UnreadableFileError: It cannot be read, is no regular file, or is too large.
    """
    try:
        # before it is opened: opening a pipe waits for a writer
        is_regular = stat.S_ISREG(path.stat().st_mode)
        content = _start_of(path, largest) if is_regular else b""
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if not is_regular:
        raise UnreadableFileError(str(path), "not a regular file")
    if largest is not None and len(content) > largest:
        raise UnreadableFileError(str(path), f"larger than {largest} bytes")
    return content


def _start_of(path: Path, largest: int | None) -> bytes:
    """Return a file's bytes, one more than *largest* if there are as many."""
    with path.open("rb") as file:
        return file.read() if largest is None else file.read(largest + 1)


def write_whole(path: Path, text: str) -> None:
    """Write *text* to a new file beside *path* and put it there: the old one stays until then.

    Raises:
        UnreadableFileError: It cannot be written; nothing has changed.
    """
    try:
        target = path.resolve()
        mode = target.stat().st_mode if target.exists() else None
    except (OSError, ValueError, RuntimeError) as error:  # a loop of links, up to Python 3.12
        raise _unreadable(path, error) from error
    if mode is not None and not stat.S_ISREG(mode):
        raise UnreadableFileError(str(path), "not a regular file")
    unfinished = target.with_name(f".{token_hex(8)}.tmp")
    try:
        with unfinished.open("x", encoding="utf-8", newline="\n") as file:
            if mode is not None:
                unfinished.chmod(stat.S_IMODE(mode))
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(target)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _unreadable(path: Path, error: OSError | ValueError | RuntimeError) -> UnreadableFileError:
    reason = error.strerror if isinstance(error, OSError) else None
    return UnreadableFileError(str(path), (reason or str(error)).lower())
