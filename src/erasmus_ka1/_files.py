"""Read files whole or line by line; write them whole or not at all."""

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
from ._validation import plain_line

__all__ = ["lines_of", "path_of", "read_start", "read_whole", "write_whole", "writing"]

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_OPEN_FILES = Path("/proc/self/fd")
_PIECE = 1_000_000


def path_of(given: str | os.PathLike[str]) -> Path:
    """Return *given* as a path.

    Raises:
        WrongKindError: It is not a path.
    """
    try:
        # Path takes an enum by its name
        return Path(plain_line(os.fspath(given)))
    except TypeError as error:
        raise WrongKindError(given, "a path") from error


def read_whole(path: Path, *, largest: int) -> bytes:
    """Return the content of a file.

    Args:
        path: The file.
        largest: The most bytes it may have.

    Raises:
        UnreadableFileError: It cannot be read, is not a regular file, or is too large.
    """
    content = read_start(path, largest + 1)
    if len(content) > largest:
        raise UnreadableFileError(str(path), f"larger than {largest} bytes")
    return content


def read_start(path: Path, most: int) -> bytes:
    """Return the first *most* bytes of a file.

    Raises:
        UnreadableFileError: It cannot be read, or is not a regular file.
    """
    with _opened(path) as file, _errors_about(path):
        # piece by piece: reading at once takes the memory of *most*, however small the file
        pieces = []
        while most > 0 and (piece := file.read(min(most, _PIECE))):
            pieces.append(piece)
            most -= len(piece)
        return b"".join(pieces)


def lines_of(path: Path, longest: int) -> Iterator[bytes]:
    """Yield the lines of a file without their newlines, reading each on demand.

    A line longer than *longest* is cut after one byte more; its rest follows as another line.

    Raises:
        UnreadableFileError: It cannot be read, or is not a regular file.
    """
    with _opened(path) as file:
        while True:
            with _errors_about(path):
                line = file.readline(min(longest + 1, sys.maxsize))
            if not line:
                return
            yield line.removesuffix(b"\n")


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with _errors_about(path):
        # Check before opening: opening a pipe waits for a writer.
        file = path.open("rb") if stat.S_ISREG(path.stat().st_mode) else None
    if file is None:
        raise UnreadableFileError(str(path), "not a regular file")
    with file:
        yield file


def write_whole(path: Path, content: str | bytes) -> None:
    """Write *content* to a file as `writing` does.

    Raises:
        UnreadableFileError: It cannot be written; nothing has changed.
    """
    with writing(path) as write:
        with _errors_about(path):
            encoded = content.encode() if isinstance(content, str) else content
        write(encoded)


@contextmanager
def writing(path: Path) -> Iterator[Callable[[bytes], object]]:
    """Give a function that writes to a new file, which replaces *path* when the block ends.

    If the block raises, nothing has changed. The new file keeps the mode of the old one, but not
    its owner, its extended attributes or its other hard links, which keep the old content. A
    symbolic link stays, and its target is replaced. A killed process leaves nothing behind on
    Linux; elsewhere, and on file systems without unnamed files, it may leave a hidden ``.tmp``.

    Raises:
        UnreadableFileError: It cannot be written, is read-only or is not a regular file; nothing
            has changed.
    """
    with _errors_about(path):
        mode = _mode_of(path)
        target = path.resolve()
    if mode is not None and not stat.S_ISREG(mode):
        raise UnreadableFileError(str(path), "not a regular file")
    # Whoever may write to the folder may replace a file that is read-only, but did not mean to.
    if mode is not None and not (mode & _ANY_WRITE and os.access(target, os.W_OK)):
        raise UnreadableFileError(str(path), "read-only")
    temporary = target.with_name(f".{token_hex(8)}.tmp")
    try:
        with _errors_about(path):
            file, place = _open_new(temporary)
        with _closing(file):

            def write(content: bytes) -> None:
                with _errors_about(path):
                    file.write(content)

            if mode is not None:
                with _errors_about(path):
                    place.chmod(stat.S_IMODE(mode))
            yield write
            with _errors_about(path):
                file.flush()
                os.fsync(file.fileno())
                if place != temporary:
                    # A folder must be given, or Python would link the link to the file instead.
                    os.link(place, temporary, src_dir_fd=file.fileno())
        with _errors_about(path):
            temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _open_new(temporary: Path) -> tuple[BinaryIO, Path]:
    """Open a new file for writing, and return it with a path that leads to it.

    Where the system can do so, the file has no name yet, so it vanishes with the process.
    """
    if hasattr(os, "O_TMPFILE") and _OPEN_FILES.is_dir():
        with suppress(OSError):
            number = os.open(temporary.parent, os.O_TMPFILE | os.O_WRONLY, 0o666)
            return os.fdopen(number, "wb"), _OPEN_FILES / str(number)
    return temporary.open("xb"), temporary


def _mode_of(path: Path) -> int | None:
    """Return the mode of the file at *path*, following links; None if it does not exist."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


@contextmanager
def _closing(file: BinaryIO) -> Iterator[None]:
    """Close *file*, ignoring the error that closing repeats after a failed write."""
    try:
        yield
    finally:
        with suppress(OSError):
            file.close()


@contextmanager
def _errors_about(path: Path) -> Iterator[None]:
    """Raise errors of the operating system as `UnreadableFileError` about *path*."""
    try:
        yield
    except OSError as error:
        raise UnreadableFileError(str(path), (error.strerror or str(error)).lower()) from error
    except ValueError as error:
        # Versions of Python word this differently.
        reason = "a name with a null character" if "\0" in str(path) else str(error)
        raise UnreadableFileError(str(path), reason.lower()) from error
