"""The report as a value: sections of a handful of blocks, without a form in mind.

Every text knows its language, so that a form can mark what is not in the report's own.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Fact",
    "Facts",
    "Note",
    "Paragraph",
    "Quotation",
    "Report",
    "Section",
    "Table",
    "Text",
]


@attrs.frozen
class Text:
    """A piece of plain text: never markup, whatever it looks like.

    Attributes:
        text: The text.
        language: Its language, as a BCP 47 tag; None where nobody knows.
    """

    text: str
    language: str | None

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Paragraph:
    """Running text."""

    text: Text


@attrs.frozen
class Note:
    """A remark on the text around it, smaller than it."""

    text: Text


@attrs.frozen
class Quotation:
    """Somebody's words, as they were said.

    Attributes:
        text: The words; line breaks are kept.
        source: Who said them, when, and about what.
    """

    text: Text
    source: Text


@attrs.frozen
class Fact:
    """A term and what holds for it."""

    term: Text
    value: Text


@attrs.frozen
class Facts:
    """Terms and what holds for them, one after the other."""

    facts: tuple[Fact, ...]


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        heading: What stands over it.
        is_numeric: Whether it holds figures, to be aligned as such.
    """

    heading: Text
    is_numeric: bool = False


@attrs.frozen
class Cell:
    """A cell of a table.

    Attributes:
        text: What stands in it.
        is_part: Whether it is a part of what the row above names.
    """

    text: Text
    is_part: bool = False


@attrs.frozen
class Table:
    """Rows of cells under columns; the first cell of a row names it.

    Attributes:
        caption: What the table shows.
        columns: The columns.
        rows: The rows, each with a cell for every column.
    """

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = Paragraph | Note | Quotation | Facts | Table


@attrs.frozen
class Section:
    """A heading and what stands under it."""

    heading: Text
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...] = ()


@attrs.frozen
class Report:
    """A report, ready to be given a form; equal reports give equal forms, to the byte.

    Attributes:
        title: The title.
        subtitle: What kind of report it is.
        language: The language it is in, as a BCP 47 tag (``nl-BE``).
        sections: The sections, in order.
    """

    title: Text
    subtitle: Text
    language: str
    sections: tuple[Section, ...]

    def to_markdown(self) -> str:
        """Return the report as CommonMark with tables."""
        from .markdown import render

        return render(self)

    def to_html(self) -> str:
        """Return the report as one self-contained HTML page.

        Raises:
            MissingExtraError: The extra ``html`` is not installed.
        """
        from .html import render

        return render(self)
