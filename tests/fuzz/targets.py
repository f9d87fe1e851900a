"""One target for each parser: bytes go in, and what comes out is a value or an error of ours.

A value that was read is written and read again, and has to be the same. A target raises anything
else than that only where there is a defect.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Literal, TypeAlias

import attrs

from erasmus_ka1 import GUIDE_2024, OutcomeSet, Project, ProjectNumber
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.localization import Localizer, negotiate
from erasmus_ka1.reports import Paragraph, Report, Section, Text, read_theme
from erasmus_ka1.serialization import dumps, fast_decoder, load_all, loads
from erasmus_ka1.taxonomy.provenance import compare, page_text

__all__ = ["PARSERS", "SEEDS", "TARGETS", "damaged"]

DATA = Path(__file__).parent.parent / "data"
Format: TypeAlias = Literal["json", "yaml", "toml"]
LONGEST_ERROR = 20_000
CATALOGUE = "fy/LC_MESSAGES/erasmus_ka1.mo"


@attrs.frozen
class Record:
    """A class of somebody else's, as the fast decoder makes it."""

    project: str
    outcomes: OutcomeSet


def project(format: Format, data: bytes) -> None:  # noqa: A002 - the word for it
    """Read a project, and what was read again."""
    value = loads(data, Project, format=format)
    assert loads(dumps(value, format=format), Project, format=format) == value


def outcome_set(format: Format, data: bytes) -> None:  # noqa: A002
    """Read an outcome set, and what was read again."""
    value = loads(data, OutcomeSet, format=format)
    assert loads(dumps(value, format=format), OutcomeSet, format=format) == value


def lines(data: bytes) -> None:
    """Read JSON Lines."""
    for _ in load_all(_file(data, "projects.jsonl"), Project):
        pass


def records(data: bytes) -> None:
    """Read somebody else's records with the fast decoder."""
    fast_decoder(list[Record])(data)


def number(data: bytes) -> None:
    """Read a project number; its text is the number again."""
    text = _text(data)
    assert str(ProjectNumber.parse(text)) == text


def codes(data: bytes) -> None:
    """Look up codes, and make sets of them."""
    given = _text(data).split()
    OutcomeSet.from_codes(given)
    assert [*OutcomeSet(given)] == [GUIDE_2024[code] for code in OutcomeSet(given).codes]


def labels(data: bytes) -> None:
    """Look for a label, and for what is near to it."""
    text = _text(data)
    GUIDE_2024.find(text)
    assert len(GUIDE_2024.suggest(text)) <= 5
    assert len(GUIDE_2024.search(text)) <= 5


def locale(data: bytes) -> None:
    """Ask for a locale."""
    assert Localizer(_text(data)).label(GUIDE_2024["staff.diversity"])


def header(data: bytes) -> None:
    """Read an Accept-Language header; there is a default, so nothing can be wrong with it."""
    assert negotiate(_text(data), default="en").languages


def page(data: bytes) -> None:
    """Compare a page, text or HTML; what it adds are words in single spaces."""
    additions = compare(_text(data)).additions
    assert [*additions] == [" ".join(each.split()) for each in additions]


def pack(data: bytes) -> None:
    """Read a language pack."""
    path = _file(data, CATALOGUE)
    folder = path.parent.parent.parent
    localizer = Localizer("fy", fallbacks=["nl"], catalogues=[folder])
    assert localizer.label(GUIDE_2024["staff.diversity"])


def theme(data: bytes) -> None:
    """Read a theme."""
    read_theme(_file(data, "theme.toml"))


def text(data: bytes) -> None:
    """Put a text into a report, and the report into its forms."""
    report = Report("T", "S", ("nl",), (Section("K", [Paragraph(Text(_text(data)))]),))
    assert report.to_markdown()
    assert report.to_html().count("<p>") == 1


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


def _file(data: bytes, name: str) -> Path:
    path = Path(_folder().name) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _only_our_errors(target: Callable[[bytes], None], data: bytes) -> None:
    said = ""
    try:
        target(data)
    except KA1Error as error:
        said = str(error)
    # what an error says is short and can be printed, whatever was given
    assert len(said.encode()) < LONGEST_ERROR


_FORMATS: tuple[Format, ...] = ("json", "yaml", "toml")
#: By name, what takes bytes and raises an error of ours, or nothing.
PARSERS: Mapping[str, Callable[[bytes], None]] = {
    **{f"{name}-project": partial(project, name) for name in _FORMATS},
    **{f"{name}-set": partial(outcome_set, name) for name in _FORMATS},
    "lines": lines,
    "records": records,
    "number": number,
    "codes": codes,
    "labels": labels,
    "locale": locale,
    "header": header,
    "page": page,
    "pack": pack,
    "theme": theme,
    "text": text,
}
#: By name, what takes bytes and raises nothing, unless there is a defect.
TARGETS: Mapping[str, Callable[[bytes], None]] = {
    name: partial(_only_our_errors, target) for name, target in PARSERS.items()
}


def _samples(*names: str) -> tuple[bytes, ...]:
    return tuple((DATA / "v1" / name).read_bytes() for name in names)


def _rows(name: str) -> Iterator[bytes]:
    yield from (DATA / name).read_bytes().splitlines()


def _own_catalogue() -> bytes:
    import erasmus_ka1

    folder = Path(erasmus_ka1.__file__).parent / "localization" / "locales"
    return (folder / "nl" / "LC_MESSAGES" / "erasmus_ka1.mo").read_bytes()


def _seeds() -> dict[str, tuple[bytes, ...]]:
    numbers = tuple(row.partition(b",")[0] for row in _rows("project_numbers.csv"))
    spoken = [each.label(language) for each in GUIDE_2024 for language in ("nl", "en")]
    return {
        **{f"{name}-project": _samples(f"full.{name}", f"minimal.{name}") for name in _FORMATS},
        **{f"{name}-set": _samples(f"aims.{name}") for name in _FORMATS},
        "lines": _samples("projects.jsonl"),
        "records": (b'[{"project": "a", "outcomes": ["staff.motivation"]}]',),
        "number": numbers,
        "codes": tuple(code.encode() for code in GUIDE_2024.concepts.codes),
        "labels": tuple(label.encode() for label in spoken),
        "locale": (b"nl", b"nl-BE", b"en_GB", b"zh-Hant-TW", b"sr-Latn"),
        "header": (b"nl-BE, en;q=0.5, *;q=0.1", b"fr;q=1.000,de ; q=0"),
        "page": (page_text().encode(), b"<html><body><p>verbeterde&nbsp;leerprestaties</p>"),
        "pack": (_own_catalogue(),),
        "theme": (b'organisation = "Scalda"\naccent = "#7a1f5c"\n',),
        "text": ("<b> {{ 7 * 7 }} | *a* \u202e [x](y)".encode(), "שלום\u2069".encode()),
    }


#: By name, where a fuzzer begins.
SEEDS: Mapping[str, tuple[bytes, ...]] = _seeds()


def damaged(seed: bytes, random: Random) -> bytes:
    """Return a seed after one to four changes: bytes replaced, left out, doubled, moved."""
    data = bytearray(seed)
    for _ in range(random.randrange(1, 5)):
        place = random.randrange(len(data) + 1)
        length = random.randrange(1, 9)
        piece = bytes(data[place : place + length])
        change = random.randrange(4)
        if change == 0:
            data[place : place + length] = bytes(random.randrange(256) for _ in range(length))
        elif change == 1:
            del data[place : place + length]
        elif change == 2:
            data[place:place] = piece * random.randrange(2, 5)
        else:
            other = random.randrange(len(data) + 1)
            data[other:other] = piece
    return bytes(data)
