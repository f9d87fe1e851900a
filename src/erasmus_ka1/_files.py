"""Reading and writing files as a whole, or not at all; and long ones piece by piece."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from ._errors import UnreadableFileError, WrongKindError

__all__ = ["lines_of", "path_of", "read_start", "read_whole", "write_whole", "writing"]

_PIECE = 1_000_000


def path_of(given: str | os.PathLike[str]) -> Path:
    """Return the path that was given.

    Raises:
        WrongKindError: It is none.
    """
    try:
        return Path(given)
    except TypeError as error:
        raise WrongKindError(given, "a path") from error


def read_whole(path: Path, *, largest: int | None = None) -> bytes:
    """Return a file's bytes.

    Args:
        path: The file.
        largest: The most bytes it may have; any number if not given.

    Raises:
        UnreadableFileError: It cannot be read, is no regular file, or is too large.
    """
    content = read_start(path, None if largest is None else largest + 1)
    if largest is not None and len(content) > largest:
        raise UnreadableFileError(str(path), f"larger than {largest} bytes")
    return content


def read_start(path: Path, most: int | None) -> bytes:
    """Return the bytes a file starts with, at most so many; all of them for None.

    Raises:
        UnreadableFileError: It cannot be read, or is no regular file.
    """
    with _opened(path) as file, _told(path):
        if most is None:
            return file.read()
        # piece by piece: reading at once takes the memory of *most*, however small the file
        pieces = []
        while most > 0 and (piece := file.read(min(most, _PIECE))):
            pieces.append(piece)
            most -= len(piece)
        return b"".join(pieces)


def lines_of(path: Path, longest: int) -> Iterator[bytes]:
    """Yield the lines of a file without their newlines, each when it is asked for.

    A line longer than *longest* comes with one byte more than that, and is the last.

    Raises:
        UnreadableFileError: It cannot be read, or is no regular file.
    """
    with _opened(path) as file:
        while True:
            with _told(path):
                line = file.readline(min(longest + 1, sys.maxsize))
            if not line:
                return
            yield line.removesuffix(b"\n")
            if len(line) > longest and not line.endswith(b"\n"):
                return


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with _told(path):
        # before it is opened: opening a pipe waits for a writer
        file = path.open("rb") if stat.S_ISREG(path.stat().st_mode) else None
    if file is None:
        raise UnreadableFileError(str(path), "not a regular file")
    with file:
        yield file


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a new file beside *path* and put it there: the old one stays until then.

    Raises:
        UnreadableFileError: It cannot be written; nothing has changed.
    """
    with writing(path) as write:
        with _told(path):
            encoded = content.encode() if isinstance(content, str) else content
        write(encoded)


@contextmanager
def writing(path: Path) -> Iterator[Callable[[bytes], object]]:
    """Give what writes to a new file beside *path*, which is put there when the block ends.

    Where the block raises, nothing has changed.

    Raises:
        UnreadableFileError: It cannot be written; nothing has changed.
    """
    with _told(path):
        mode = _mode_of(path)
        target = path.resolve()
    if mode is not None and not stat.S_ISREG(mode):
        raise UnreadableFileError(str(path), "not a regular file")
    unfinished = target.with_name(f".{token_hex(8)}.tmp")
    try:
        with _told(path):
            file = unfinished.open("xb")
        with _closing(file):
            if mode is not None:
                with _told(path):
                    unfinished.chmod(stat.S_IMODE(mode))

            def write(content: bytes) -> None:
                with _told(path):
                    file.write(content)

            yield write
            with _told(path):
                file.flush()
                os.fsync(file.fileno())
        with _told(path):
            unfinished.replace(target)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _mode_of(path: Path) -> int | None:
    """Return the mode of what *path* leads to, or None if there is nothing yet."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _closing(file: BinaryIO) -> Iterator[None]:
    """Close *file*, which fails again where writing has failed."""
    try:
        yield
    finally:
        with suppress(OSError):
            file.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise what the system says of a file as an error of ours."""
    try:
        yield
    except OSError as error:
        raise UnreadableFileError(str(path), (error.strerror or str(error)).lower()) from error
    except ValueError as error:
        # each version of Python says in other words that a name holds a null character
        reason = "a name with a null character" if "\0" in str(path) else str(error)
        raise UnreadableFileError(str(path), reason.lower()) from error
