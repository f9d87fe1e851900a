"""Language packs that cannot be used."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mo_files import MAGIC, mo_file

from erasmus_ka1.errors import CatalogueError, WrongKindError
from erasmus_ka1.localization import Localizer, available_languages

from .files import unprivileged
from .rows import BadInput

__all__ = ["ROWS"]


def _place(folder: Path) -> Path:
    path = folder / "fy" / "LC_MESSAGES" / "erasmus_ka1.mo"
    path.parent.mkdir(parents=True)
    return path


def _pack(name: str, content: bytes, why: str, says: str = "not a readable .mo file") -> BadInput:
    return _no_pack(name, lambda folder: _place(folder).write_bytes(content), why, says)


def _no_pack(name: str, prepare: Callable[[Path], object], why: str, says: str) -> BadInput:
    return BadInput(
        f"a pack: {name}",
        why,
        lambda folder: Localizer("fy", catalogues=[folder]),
        CatalogueError,
        says=says,
        prepare=prepare,
    )


def _folders(name: str, given: Any, why: str, error: Any, says: str) -> BadInput:
    return BadInput(f"packs: {name}", why, lambda _: available_languages(given), error, says=says)


def _header(name: str, header: str, why: str) -> BadInput:
    return _pack(name, mo_file(("learners\x04Learners", "a"), header=header), why)


def _unprivileged(folder: Path) -> object:
    available_languages()  # imports and looks up what an unprivileged user could not
    with unprivileged():
        return Localizer("fy", catalogues=[folder])


def _sealed(part: str) -> Callable[[Path], None]:
    def seal(folder: Path) -> None:
        _place(folder).write_bytes(mo_file())
        (folder / part).chmod(0)

    return seal


ROWS = (
    _pack("empty", b"", "no catalogue"),
    _pack("a .po file", b'msgid "a"\nmsgstr "b"\n', "not compiled"),
    _pack("cut off", mo_file(("a", "b"))[:-20], "half a file was received"),
    _pack("cut off in its head", struct.pack("<I", MAGIC), "half a file was received"),
    _pack("of a version to come", struct.pack("<7I", MAGIC, 9 << 16, 0, 28, 28, 0, 0), "unknown"),
    _pack("of 2 billion texts", struct.pack("<7I", MAGIC, 0, 2**31, 28, 28, 0, 0), "it has none"),
    _pack("with a text past its end", mo_file(("a", "b")).replace(b"\x01\0", b"\xff\0"), "nowhere"),
    _pack("not UTF-8", mo_file(("a", "Lear")).replace(b"Lear", b"\xff" * 4), "it says it is"),
    _pack(
        "in an encoding half said",
        mo_file(("a", "Lear"), header="Content-Type: text/plain charset=latin-1\n").replace(
            b"Lear", b"\xff" * 4
        ),
        "gettext and Babel read another encoding in it",
    ),
    _header("in no encoding", "Content-Type: text/plain; charset=klingon\n", "nobody knows it"),
    _header("in an encoding of bytes", "Content-Type: text/plain; charset=zlib\n", "no text"),
    _header(
        "in an encoding that is a screen's",
        "Content-Type: text/plain; charset=\x1b[31m" + "a" * 100_000,
        "nothing of it reaches the terminal",
    ),
    _header("without an encoding", "Content-Type: text/plain\n", "it has to say"),
    _header("with a rule that is cut off", "Plural-Forms: nplurals=2; plural=n/\n", "no rule"),
    _header("with a rule that calls", "Plural-Forms: nplurals=2; plural=exit()\n", "no rule"),
    _header("with a rule that is a power", "Plural-Forms: nplurals=2; plural=n**n**n\n", "no rule"),
    _header("with a deep rule", f"Plural-Forms: plural={'(' * 400}n{')' * 400}\n", "too deep"),
    _header("with a rule too long", f"Plural-Forms: plural=n{'+n' * 5_000}\n", "too long"),
    _pack(
        "with a placeholder that is a screen's",
        mo_file(("\x1b[2J\x04hello", "goeie {\x1b[31m" + "a" * 100_000 + "}")),
        "nothing of it reaches the terminal",
        r"{\x1b[31maaa",
    ),
    _no_pack(
        "a folder for a file",
        lambda folder: _place(folder).mkdir(),
        "no catalogue in it",
        "expected a folder of",
    ),
    _no_pack(
        "a link to /dev/zero",
        lambda folder: _place(folder).symlink_to("/dev/zero"),
        "it never ends",
        "expected a folder of",
    ),
    *(
        BadInput(
            f"a pack: no permission to read {part or 'it'}",
            "it belongs to another user",
            _unprivileged,
            CatalogueError,
            says="permission denied",
            prepare=_sealed(part),
        )
        for part in ("", "fy", "fy/LC_MESSAGES", "fy/LC_MESSAGES/erasmus_ka1.mo")
    ),
    _folders("in bytes", [b"/tmp"], "no path", WrongKindError, "expected the path of a folder"),
    _folders("a null character", ["a\0b"], "no name has one", CatalogueError, "expected a folder"),
    _folders("a long name", ["a" * 5_000], "255 bytes", CatalogueError, "file name too long"),
    _folders("a file", ["/etc/passwd"], "no folder", CatalogueError, "expected a folder"),
    _folders("a device", ["/dev/zero"], "no folder", CatalogueError, "expected a folder"),
)
