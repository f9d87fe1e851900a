"""Projects and reports to render, texts that look like markup, and what a reader finds."""

from __future__ import annotations

import datetime
import re
import struct
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
from PIL import Image

from erasmus_ka1 import Claim, Evidence, Project
from erasmus_ka1.reports import (
    Block,
    Chart,
    Facts,
    LocalizedText,
    Note,
    Paragraph,
    Report,
    Section,
    Table,
    Text,
    Tiles,
)
from erasmus_ka1.serialization import load

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "example" / "project.json"
PROJECT = load(EXAMPLE, Project)
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "cell-end": "</td></tr></table>",
    "template": "{{ 7 * 7 }} {% raw %} {x.__class__} %s",
    "link": "[here](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "emphasis": "*a* _b_ `c` ~d~ | e | # f",
    "entity": "&lt;b&gt; &amp; &#x27;",
    "heading": "# not a heading",
    "list": "1. not a list",
    "rule": "--- not a rule",
    "override": "abc \u202e fed",
    "isolate": "abc \u2069 \u202e fed",
    "long": "a" * 200_000,
}


def _saved(image: Image.Image, form: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


#: The smallest PNG image: one pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da"
    "63f86f3c1300040001cc75155a420000000049454e44ae426082"
)

#: A JPEG image of 300 by 100 pixels, in six scans.
JPEG = _saved(Image.new("L", (300, 100)), "JPEG", progressive=True)
#: A PNG image of two frames.
ANIMATION = _saved(
    Image.new("1", (1, 1)), "PNG", save_all=True, append_images=[Image.new("1", (1, 1), 1)]
)


def chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG image."""
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png(  # noqa: PLR0913 - the fields of a PNG header
    across: int,
    down: int,
    *,
    depth: int = 8,
    colour: int = 2,
    interlaced: bool = False,
    palette: bytes = bytes(3),
) -> bytes:
    """Return a PNG image of one colour; its header may hold what PNG does not allow."""
    bits = depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(colour, 1)
    starts = [(0, 0, 1, 1)]
    if interlaced:
        starts = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4)]
        starts += [(0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = b"".join(
        bytes(1 + (len(range(left, across, step)) * bits + 7) // 8)
        for left, top, step, line in starts
        for _ in range(top, down, line)
        if left < across
    )
    header = struct.pack(">2I5B", across, down, depth, colour, 0, 0, interlaced)
    chunks = [chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    if colour == 3:
        chunks.insert(1, chunk(b"PLTE", palette))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def project_with(**changes: object) -> Project:
    fields: dict[str, object] = {
        "number": "2018-1-BE02-KA102-046789",
        "title": "Titel",
        "organisation": "Organisatie",
        "country": "BE",
        "start": datetime.date(2018, 9, 1),
        "end": datetime.date(2018, 9, 30),
    }
    return Project(**{**fields, **changes})  # type: ignore[arg-type]


def project_quoting(text: str) -> Project:
    evidence = Evidence(text, "en", text.replace("\n", " "), datetime.date(2019, 1, 2))
    return project_with(
        title=text.replace("\n", " "),
        claims=[Claim("staff.motivation", "achieved", evidence=[evidence])],
    )


@attrs.frozen
class Sum(Block):
    """A block of a kind that this library does not know."""

    first: int | str
    second: int

    def parts(self) -> tuple[Block, ...]:
        return (Paragraph(str(self.first)), Note(str(self.second)))


def both(dutch: str, english: str) -> LocalizedText:
    return LocalizedText.of(Text(dutch, "nl"), Text(english, "en"))


def report_of(*blocks: Block, language: str = "nl", **changes: Any) -> Report:
    """Return a report with one section, *Kop*."""
    report = Report("Titel", "Soort", (language,), (Section("Kop", blocks),))
    return attrs.evolve(report, **changes)


def sections_in(part: Report | Section) -> Iterator[Section]:
    """Yield the sections of a report, each before those in it."""
    for section in part.sections:
        yield section
        yield from sections_in(section)


def section_of(report: Report, heading: str) -> Section:
    return next(each for each in report.sections if str(each.heading) == heading)


def rows_of(section: Section) -> list[list[str]]:
    return [[str(cell.text) for cell in row] for row in table_of(section).rows]


def table_of(section: Section) -> Table:
    tables = (each.table if isinstance(each, Chart) else each for each in section.blocks)
    return next(each for each in tables if isinstance(each, Table))


def said_in(section: Section) -> list[str]:
    """Return the paragraphs and the notes of a section."""
    return [str(each.text) for each in section.blocks if isinstance(each, (Paragraph, Note))]


def facts_of(section: Section, place: int = 0) -> dict[str, str]:
    """Return the facts and tiles of a section, in the language at this place in the report's."""
    return {
        fact.term.version(place).text: fact.value.version(place).text
        for block in section.blocks
        if isinstance(block, (Facts, Tiles))
        for fact in block.facts
    }


class Page(HTMLParser):
    """What a reader and a browser get from a page: words, tags, languages, addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)
