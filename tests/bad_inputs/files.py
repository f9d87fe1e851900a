"""Files that cannot be read, and places that nothing can be written to."""

from __future__ import annotations

import os
import resource
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import repeat
from pathlib import Path
from typing import Any

from samples import FULL, MINIMAL

from erasmus_ka1 import Project
from erasmus_ka1.errors import DocumentError, KA1Error, UnreadableFileError, WrongKindError
from erasmus_ka1.reports import read_theme
from erasmus_ka1.serialization import dump, dump_all, load, load_all
from erasmus_ka1.taxonomy.provenance import compare

from .rows import BadInput, Give, Place

__all__ = ["ROWS"]

NOBODY = 65_534
LONG = "a" * 300
DEEP = "a/" * 3_000 + "a"
SPARSE = 2**30
DOCUMENTS = (".json", ".yaml", ".yml", ".toml")


def _first(path: Path) -> object:
    return next(load_all(path, Project))


# the readers of files, and how the names of their files end
READERS: dict[str, tuple[Give, str]] = {
    "load": (partial(load, kind=Project), ".json"),
    "load_all": (_first, ".jsonl"),
    "compare": (compare, ".html"),
    "read_theme": (read_theme, ".toml"),
}
WRITERS: dict[str, tuple[Give, str]] = {
    **{f"dump {suffix}": (partial(dump, FULL), suffix) for suffix in DOCUMENTS},
    "dump_all": (partial(dump_all, repeat(FULL, 100)), ".jsonl"),
}


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be nobody for a while, where the tests run as root, whom no permission stops."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """Let no file grow larger than *size* bytes for a while: what a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))


def _link(target: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.symlink_to(target)

    return make


def _written(path: Path) -> None:
    path.write_text("old", encoding="utf-8")


def _sealed(path: Path) -> None:
    _written(path)
    path.chmod(0)


def _in_a_sealed_folder(path: Path) -> None:
    _written(path)
    path.parent.chmod(0o555)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SPARSE)


def _nothing(_: Path) -> None:
    """Leave it away."""


def _as_nobody(act: Give) -> Give:
    def acted(path: Path) -> object:
        with unprivileged():
            return act(path)

    return acted


# what is there instead of a file, why it cannot be read, what is said
NO_FILES: tuple[tuple[str, Callable[[Path], None], str, str], ...] = (
    ("nothing", _nothing, "it is not there", "no such file"),
    ("a folder", _folder, "a folder has no text", "not a regular file"),
    ("a pipe", _pipe, "it would be waited for", "not a regular file"),
    ("a socket", _socket, "nobody reads it", "not a regular file"),
    ("a link to /dev/zero", _link("/dev/zero"), "it never ends", "not a regular file"),
    ("a link to nothing", _link("gone"), "it leads nowhere", "no such file"),
)
NAMES: tuple[tuple[str, str, str, str], ...] = (
    ("a null character", "a\0b", "no name has one", ""),
    ("a long name", LONG, "255 bytes at most", "too long"),
    ("a long path", DEEP, "4096 bytes at most", "too long"),
    ("half a character", "\ud800", "no name in UTF-8", "surrogates not allowed"),
    ("a folder that is not there", "gone/a", "nowhere", "no such file"),
    ("a file for a folder", "old/a", "a file holds no files", "not a directory"),
)


def _row(  # noqa: PLR0913 - the columns of a row
    name: str,
    why: str,
    act: Give,
    file: str,
    says: str = "",
    *,
    make: Give | None = None,
    error: type[KA1Error] = UnreadableFileError,
    problems: tuple[Place, ...] = (),
) -> BadInput:
    """Return the row of a file of this name, once it is made; beside it stands an old one."""

    def prepare(folder: Path) -> None:
        (folder / "old").write_text("old", encoding="utf-8")
        if make is not None:
            make(folder / file)

    def give(folder: Path) -> object:
        return act(folder / file)

    return BadInput(name, why, give, error, problems, says=says, prepare=prepare)


def _reading() -> Iterator[BadInput]:
    for reader, (read, suffix) in READERS.items():
        file = f"a{suffix}"
        for name, make, why, says in NO_FILES:
            yield _row(f"{reader}: {name}", why, read, file, says, make=make)
        for name, stem, why, says in NAMES:
            yield _row(f"{reader}: {name}", why, read, stem + suffix, says)
        yield _row(f"{reader}: a link to itself", "an endless way", read, file, make=_link(file))
        yield _row(
            f"{reader}: a file nobody may read",
            "it is somebody else's",
            _as_nobody(read),
            file,
            "permission denied",
            make=_sealed,
        )


def _large() -> Iterator[BadInput]:
    why = "larger than a document may be: the rest is not read"
    readers = dict.fromkeys(DOCUMENTS, READERS["load"][0]) | {".jsonl": _first}
    for suffix, read in readers.items():
        yield _row(
            f"a file of 1 GB: {suffix}",
            why,
            read,
            f"a{suffix}",
            make=_sparse,
            error=DocumentError,
            problems=(("$", "too_large"),),
        )
    for reader in ("compare", "read_theme"):
        read, suffix = READERS[reader]
        why = "1 MB will do"
        name = f"a file of 1 GB: {reader}"
        yield _row(name, why, read, f"a{suffix}", "larger than", make=_sparse)


def _writing() -> Iterator[BadInput]:
    for writer, (write, suffix) in WRITERS.items():
        file = f"a{suffix}"
        for name, make, why, says in NO_FILES:
            if make in (_folder, _pipe, _socket):
                yield _row(f"{writer}: {name}", f"{why}: it stays", write, file, says, make=make)
        for name, stem, why, says in NAMES:
            yield _row(f"{writer}: {name}", why, write, stem + suffix, says)
        yield _row(
            f"{writer}: a link to a device",
            "a device is not replaced",
            write,
            file,
            "not a regular file",
            make=_link("/dev/full"),
        )
        yield _row(
            f"{writer}: a folder nobody may write to",
            "the old file stays",
            _as_nobody(write),
            file,
            "permission denied",
            make=_in_a_sealed_folder,
        )
        yield _row(
            f"{writer}: a disk that fills half-way",
            "nothing half written; the old file stays",
            _on_a_full_disk(write),
            file,
            "file too large",
            make=_written,
        )


def _on_a_full_disk(write: Give) -> Give:
    def written(path: Path) -> object:
        with disk_of(500):
            return write(path)

    return written


VERBS: dict[str, Callable[[Any], object]] = {
    "load": partial(load, kind=Project),
    "dump": partial(dump, MINIMAL),
    "load_all": partial(load_all, kind=Project),
    "dump_all": partial(dump_all, [MINIMAL]),
}


def _named(name: Any, why: str, error: type[KA1Error], says: str) -> Iterator[BadInput]:
    """Yield the rows of a name that says no format, for those who read and write documents."""
    for verb, act in VERBS.items():
        given = _ignoring_the_folder(act, name)
        yield BadInput(f"{verb}: the name {name!r}", why, given, error, says=says)


def _ignoring_the_folder(act: Callable[[Any], object], name: Any) -> Give:
    return lambda _: act(name)


def _any(given: Any) -> Any:
    """Return *given* as what no type checker objects to."""
    return given


ROWS = (
    *_reading(),
    *_large(),
    *_writing(),
    *_named("a.txt", "no format", UnreadableFileError, "ends in"),
    *_named("a", "no format", UnreadableFileError, "ends in"),
    *_named("a.json.gz", "nothing is unpacked", UnreadableFileError, "ends in"),
    *_named("a.pickle", "it could run anything", UnreadableFileError, "ends in"),
    *_named("https://example.org/a", "nothing is fetched", UnreadableFileError, "ends in"),
    *_named(None, "no path", WrongKindError, "expected a path"),
    *_named(3, "a number of an open file is no path", WrongKindError, "expected a path"),
    *_named(b"a.json", "bytes are no path", WrongKindError, "expected a path"),
)
