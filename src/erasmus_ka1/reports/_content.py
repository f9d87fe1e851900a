"""What a report contains, whatever its output format: sections of blocks.

Every renderer can show the blocks in this module. A block of another kind names in `Block.parts`
the blocks that replace it; `Chart` is an example. Each part is checked when it is made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar, cast

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import (
    COUNT,
    DATE,
    LANGUAGE,
    LINE,
    Rule,
    listed,
    of_kind,
    plain_date,
    plain_int,
    plain_line,
    text_in,
)
from ._text import (
    LocalizedText,
    Text,
    TextLike,  # noqa: F401 - attrs takes it over into the hints of __init__
    to_localized_text,
    to_localized_texts,
    to_optional_text,
)

__all__ = [
    "MOST_LINE_BREAKS",
    "Block",
    "Cell",
    "Chart",
    "ChartRow",
    "Column",
    "Content",
    "Fact",
    "Facts",
    "Figure",
    "Items",
    "Note",
    "Paragraph",
    "Quotation",
    "Section",
    "Table",
    "Tiles",
    "Verbatim",
    "check_line_breaks",
    "leads",
]

T = TypeVar("T")

MOST_LINE_BREAKS = 100_000
"""The most line breaks in a report with pages: a PDF or a Word document."""

# far within what readers of JSON take for a number
_MOST = 1e300

_ADDRESS = Rule(
    pgettext_noop("expected", "a web address that begins with https://, without spaces"),
    lambda value: isinstance(value, str) and re.fullmatch(r"https://[!-~]+", value) is not None,
)


def _all(kind: type[T], given: Iterable[T], expected: str) -> tuple[T, ...]:
    """Return *given* as a tuple.

    Raises:
        WrongKindError: It is not iterable, or one of its members is not of this kind.
    """
    members = listed(given, f"a list of {expected}", refused=(str, bytes))
    return tuple(of_kind(member, kind, expected) for member in members)


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
class Tiles(Block):
    """The few figures that sum up a report, each with what it counts.

    Attributes:
        facts: What is counted, and the figure as text.
    """

    facts: tuple[Fact, ...] = attrs.field(converter=_facts)

    def parts(self) -> tuple[Facts, ...]:
        """Return the figures as a list of terms and values."""
        return (Facts(self.facts),)


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
        detail: What the text stands for, in full; shown under it. The text is then in bold.
        link: The web address that the text leads to, where a format has links.
    """

    text: LocalizedText = attrs.field(converter=to_localized_text)
    is_part: bool = False
    detail: LocalizedText | None = attrs.field(default=None, converter=to_optional_text)
    link: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(text_in),
        validator=attrs.validators.optional(_ADDRESS),
    )


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


def _amount(given: float | None) -> float | None:
    """Return the length of a bar, in the unit of its axis.

    Raises:
        InvalidValueError: It is neither None nor a finite number from 0.
    """
    if given is None:
        return None
    number = given if issubclass(type(given), float) else plain_int(cast("int", given))
    if type(number) is not bool and issubclass(type(number), (int, float)) and 0 <= number <= _MOST:
        return number
    raise InvalidValueError("Figure.value", given, "a number from 0, or None")


@attrs.frozen
class Figure:
    """A figure of a chart.

    Attributes:
        text: The figure, as text.
        value: Its value, from 0; None if it is unknown.
    """

    text: LocalizedText = attrs.field(converter=to_localized_text)
    value: float | None = attrs.field(converter=_amount)


def _figures(given: Iterable[Figure]) -> tuple[Figure, ...]:
    return _all(Figure, given, "figures")


@attrs.frozen
class ChartRow:
    """The name of a row of bars and its figures, one for each series."""

    name: LocalizedText = attrs.field(converter=to_localized_text)
    figures: tuple[Figure, ...] = attrs.field(converter=_figures)


def _chart_rows(given: Iterable[ChartRow]) -> tuple[ChartRow, ...]:
    return _all(ChartRow, given, "rows of a chart")


def _have_a_figure_for_each_series(
    chart: Chart, _attribute: object, rows: tuple[ChartRow, ...]
) -> None:
    for row in rows:
        if len(row.figures) != len(chart.series):
            raise InvalidValueError("Chart.rows", row, f"{len(chart.series)} figures in each row")


def _table(given: Table) -> Table:
    return of_kind(given, Table, "a table")


def _rise(_chart: object, _attribute: object, ticks: tuple[Figure, ...]) -> None:
    values = [-1.0 if tick.value is None else tick.value for tick in ticks]
    if len(ticks) < 2 or values[0] < 0 or values != sorted({*values}):  # noqa: PLR2004
        raise InvalidValueError("Chart.ticks", ticks, "two rising values or more")


@attrs.frozen
class Chart(Block):
    """A chart of horizontal bars, grouped by row, with its figures in a table as well.

    Attributes:
        alt: What the chart shows, for who cannot see it.
        series: What the bars of a row are, in order: the legend.
        rows: The rows, from top to bottom.
        axis: What the axis measures.
        ticks: The marks of the axis, rising; the last is its end.
        table: The same figures as a table, shown under the chart.
    """

    alt: LocalizedText = attrs.field(converter=to_localized_text)
    series: tuple[LocalizedText, ...] = attrs.field(converter=to_localized_texts)
    rows: tuple[ChartRow, ...] = attrs.field(
        converter=_chart_rows, validator=_have_a_figure_for_each_series
    )
    axis: LocalizedText = attrs.field(converter=to_localized_text)
    ticks: tuple[Figure, ...] = attrs.field(converter=_figures, validator=_rise)
    table: Table = attrs.field(converter=_table)

    def parts(self) -> tuple[Table, ...]:
        """Return the table."""
        return (self.table,)


def leads(blocks: Sequence[Block]) -> Iterator[bool]:
    """Yield whether each block has to stay on a page with the next: texts before, say, a table.

    So do a note, which may tell the language of a paragraph, and the last two of more texts.
    """
    is_text = [isinstance(block, (Paragraph, Note)) for block in blocks]
    for place, text in enumerate(is_text):
        pair = blocks[place : place + 2]
        is_next = len(pair) > 1 and not all(isinstance(each, Paragraph) for each in pair)
        is_after_next = not all(is_text[place + 2 : place + 3])
        yield text and (is_next or is_after_next)


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
    code: str | None = attrs.field(default=None, converter=attrs.converters.optional(text_in))


def check_line_breaks(report: Content) -> None:
    """Refuse a report whose pages would take more time and memory than a machine has.

    Raises:
        InvalidValueError: Its texts have too many line breaks.
    """
    number = _line_breaks(report)
    if number > MOST_LINE_BREAKS:
        expected = pgettext_noop("expected", "at most {most} line breaks in a report with pages")
        raise InvalidValueError("Report.sections", number, expected, most=str(MOST_LINE_BREAKS))


def _line_breaks(part: object) -> int:
    if isinstance(part, Text):
        return part.text.count("\n")
    if isinstance(part, tuple):
        return sum(map(_line_breaks, part))
    if not isinstance(part, _PARTS):
        return 0
    return sum(_line_breaks(getattr(part, each.name)) for each in attrs.fields(type(part)))


def _languages(given: Iterable[str]) -> tuple[str, ...]:
    languages = tuple(map(text_in, _all(str, given, "BCP 47 language tags")))
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
        contents_from: How many pages a PDF or a Word document needs for a table of contents; 1 for
            any. Other formats have no pages and show it always.
        author: Who made the report; None if it does not say.
        date: The date of the report; None if it does not say. The clock is never read.
    """

    title: LocalizedText = attrs.field(converter=to_localized_text)
    subtitle: LocalizedText = attrs.field(converter=to_localized_text)
    languages: tuple[str, ...] = attrs.field(converter=_languages)
    sections: tuple[Section, ...] = attrs.field(converter=_sections)
    contents: LocalizedText | None = attrs.field(default=None, converter=to_optional_text)
    contents_from: int = attrs.field(default=4, converter=plain_int, validator=COUNT)
    author: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(plain_line),
        validator=attrs.validators.optional(LINE),
    )
    date: datetime.date | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(plain_date),
        validator=attrs.validators.optional(DATE),
    )


# what may hold texts
_PARTS = (Content, Section, Block, Fact, Column, Cell, Figure, ChartRow, LocalizedText)
