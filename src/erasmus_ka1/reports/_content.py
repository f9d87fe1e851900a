"""What a report contains, whatever its output format: sections of blocks.

Every renderer can show the blocks in this module. A block of another kind names in `Block.parts`
the blocks that replace it; `Bars` is an example. Each part is checked when it is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

import attrs

from .._errors import InvalidValueError
from .._validation import LANGUAGE, listed, of_kind
from ._text import (
    LocalizedText,
    TextLike,  # noqa: F401 - attrs takes it over into the hints of __init__
    plain_text,
    to_localized_text,
    to_localized_texts,
    to_optional_text,
)

__all__ = [
    "Bar",
    "Bars",
    "BarsRow",
    "Block",
    "Cell",
    "Column",
    "Content",
    "Fact",
    "Facts",
    "Items",
    "Note",
    "Paragraph",
    "Quotation",
    "Section",
    "Table",
    "Verbatim",
]

T = TypeVar("T")


def _all(kind: type[T], given: Iterable[T], expected: str) -> tuple[T, ...]:
    """Return *given* as a tuple.

    Raises:
        WrongKindError: It is not iterable, or one of its members is not of this kind.
    """
    members = listed(given, f"a list of {expected}", refused=(str, bytes))
    return tuple(of_kind(member, kind, expected) for member in members)


def _share(given: float | None) -> float | None:
    """Return the length of a bar.

    Raises:
        InvalidValueError: It is neither None nor a number from 0 to 1.
    """
    if given is None or (issubclass(type(given), (int, float)) and 0 <= given <= 1):
        return given
    raise InvalidValueError("share", given, "a number from 0 to 1, or None")


@attrs.frozen
class Block:
    """The base of all blocks."""

    def parts(self) -> tuple[Block, ...]:
        """Return the blocks that a renderer shows instead if it does not know this kind.

        Raises:
            NotImplementedError: No other blocks replace this kind.
        """
        raise NotImplementedError(type(self).__name__)


@attrs.frozen
class Paragraph(Block):
    """Running text."""

    text: LocalizedText = attrs.field(converter=to_localized_text)


@attrs.frozen
class Note(Block):
    """A remark on the text around it, in smaller type."""

    text: LocalizedText = attrs.field(converter=to_localized_text)


@attrs.frozen
class Quotation(Block):
    """Somebody's own words.

    Attributes:
        text: The words; line breaks are kept.
        source: Who said them, when, and about what.
    """

    text: LocalizedText = attrs.field(converter=to_localized_text)
    source: LocalizedText = attrs.field(converter=to_localized_text)


@attrs.frozen
class Verbatim(Block):
    """Plain text to copy; line breaks are kept."""

    text: LocalizedText = attrs.field(converter=to_localized_text)


@attrs.frozen
class Items(Block):
    """An unordered list."""

    items: tuple[LocalizedText, ...] = attrs.field(converter=to_localized_texts)


@attrs.frozen
class Fact:
    """A term and its value."""

    term: LocalizedText = attrs.field(converter=to_localized_text)
    value: LocalizedText = attrs.field(converter=to_localized_text)


def _facts(given: Iterable[Fact]) -> tuple[Fact, ...]:
    return _all(Fact, given, "facts")


@attrs.frozen
class Facts(Block):
    """A list of terms and their values."""

    facts: tuple[Fact, ...] = attrs.field(converter=_facts)


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        heading: Its heading.
        is_numeric: Whether it holds figures, to be aligned as such.
    """

    heading: LocalizedText = attrs.field(converter=to_localized_text)
    is_numeric: bool = False


@attrs.frozen
class Cell:
    """A cell of a table.

    Attributes:
        text: Its text.
        is_part: Whether its row is a part of the row above.
        share: The length of a bar beside the text, from 0 to 1; None for no bar.
    """

    text: LocalizedText = attrs.field(converter=to_localized_text)
    is_part: bool = False
    share: float | None = attrs.field(default=None, converter=_share)


def _columns(given: Iterable[Column]) -> tuple[Column, ...]:
    return _all(Column, given, "columns")


def _rows(given: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    rows = _all(cast("type[Any]", Iterable), given, "rows of cells")
    return tuple(_all(Cell, row, "cells") for row in rows)


def _are_as_wide_as_the_columns(
    table: Table, _attribute: object, rows: tuple[tuple[Cell, ...], ...]
) -> None:
    width = len(table.columns)
    for row in rows:
        if len(row) != width:
            raise InvalidValueError("Table.rows", row, f"{width} cells in each row")


@attrs.frozen
class Table(Block):
    """Rows of cells under columns; the first cell of a row is its heading.

    Attributes:
        caption: What the table shows.
        columns: The columns.
        rows: The rows, each with a cell for every column.
    """

    caption: LocalizedText = attrs.field(converter=to_localized_text)
    columns: tuple[Column, ...] = attrs.field(converter=_columns)
    rows: tuple[tuple[Cell, ...], ...] = attrs.field(
        converter=_rows, validator=_are_as_wide_as_the_columns
    )


@attrs.frozen
class Bar:
    """A figure and the length of its bar.

    Attributes:
        text: The figure, as text.
        share: The length, from 0 to 1; None for a figure without a bar.
    """

    text: LocalizedText = attrs.field(converter=to_localized_text)
    share: float | None = attrs.field(converter=_share)


def _bars(given: Iterable[Bar]) -> tuple[Bar, ...]:
    return _all(Bar, given, "bars")


@attrs.frozen
class BarsRow:
    """The name of a row and its figures, one for each series."""

    name: LocalizedText = attrs.field(converter=to_localized_text)
    bars: tuple[Bar, ...] = attrs.field(converter=_bars)
    is_part: bool = False


def _bars_rows(given: Iterable[BarsRow]) -> tuple[BarsRow, ...]:
    return _all(BarsRow, given, "rows of bars")


def _have_a_bar_for_each_series(bars: Bars, _attribute: object, rows: tuple[BarsRow, ...]) -> None:
    for row in rows:
        if len(row.bars) != len(bars.series):
            raise InvalidValueError("Bars.rows", row, f"{len(bars.series)} bars in each row")


@attrs.frozen
class Bars(Block):
    """A bar chart that is also a table: each figure is there as text.

    Attributes:
        caption: What it shows.
        heading: What the rows are.
        series: The headings of the figures in a row.
        rows: The rows.
    """

    caption: LocalizedText = attrs.field(converter=to_localized_text)
    heading: LocalizedText = attrs.field(converter=to_localized_text)
    series: tuple[LocalizedText, ...] = attrs.field(converter=to_localized_texts)
    rows: tuple[BarsRow, ...] = attrs.field(
        converter=_bars_rows, validator=_have_a_bar_for_each_series
    )

    def parts(self) -> tuple[Table, ...]:
        """Return the table."""
        columns = (Column(self.heading), *(Column(each, is_numeric=True) for each in self.series))
        rows = tuple(
            (
                Cell(row.name, is_part=row.is_part),
                *(Cell(bar.text, share=bar.share) for bar in row.bars),
            )
            for row in self.rows
        )
        return (Table(self.caption, columns, rows),)


def _blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    return _all(Block, given, "blocks")


def _sections(given: Iterable[Any]) -> tuple[Section, ...]:
    return _all(Section, given, "sections")


@attrs.frozen
class Section:
    """A heading and the blocks and sections under it.

    Attributes:
        heading: The heading.
        blocks: The blocks under it.
        sections: The sections in it, one level lower.
        code: The code of its concept or field, the target of links to it; None if it has none.
    """

    heading: LocalizedText = attrs.field(converter=to_localized_text)
    blocks: tuple[Block, ...] = attrs.field(converter=_blocks)
    sections: tuple[Section, ...] = attrs.field(default=(), converter=_sections)
    code: str | None = attrs.field(default=None, converter=attrs.converters.optional(plain_text))


def _languages(given: Iterable[str]) -> tuple[str, ...]:
    languages = tuple(map(plain_text, _all(str, given, "BCP 47 language tags")))
    if not languages or not all(map(LANGUAGE.holds, languages)):
        raise InvalidValueError("Report.languages", given, "one or more BCP 47 language tags")
    return languages


@attrs.frozen
class Content:
    """The content of a report: what a renderer is given.

    Attributes:
        title: The title.
        subtitle: What kind of report it is.
        languages: Its languages, as BCP 47 tags (``nl-BE``); side by side if more than one.
        sections: The sections, in order.
        contents: The heading of a table of contents; None for a report without one.
    """

    title: LocalizedText = attrs.field(converter=to_localized_text)
    subtitle: LocalizedText = attrs.field(converter=to_localized_text)
    languages: tuple[str, ...] = attrs.field(converter=_languages)
    sections: tuple[Section, ...] = attrs.field(converter=_sections)
    contents: LocalizedText | None = attrs.field(default=None, converter=to_optional_text)
