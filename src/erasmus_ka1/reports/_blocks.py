"""What a section is made of: a handful of blocks, without a form in mind.

Every form can show the blocks here. A block of another kind says in `Block.parts` which of these it
comes down to, and is one class in one file; `erasmus_ka1.reports._bars` is such a one.
"""

from __future__ import annotations

import attrs

from .._errors import InvalidValueError
from ._text import Words, all_to_words, to_words

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Fact",
    "Facts",
    "Items",
    "Note",
    "Paragraph",
    "Quotation",
    "Table",
    "Verbatim",
]


@attrs.frozen
class Block:
    """What all blocks have in common."""

    def parts(self) -> tuple[Block, ...]:
        """Return the blocks that a form shows instead where it does not know this kind.

        Raises:
            NotImplementedError: This kind comes down to no other.
        """
        raise NotImplementedError(type(self).__name__)


@attrs.frozen
class Paragraph(Block):
    """Running text."""

    text: Words = attrs.field(converter=to_words)


@attrs.frozen
class Note(Block):
    """A remark on the text around it, smaller than it."""

    text: Words = attrs.field(converter=to_words)


@attrs.frozen
class Quotation(Block):
    """Somebody's words, as they were said.

    Attributes:
        text: The words; line breaks are kept.
        source: Who said them, when, and about what.
    """

    text: Words = attrs.field(converter=to_words)
    source: Words = attrs.field(converter=to_words)


@attrs.frozen
class Verbatim(Block):
    """Plain text to be copied as it stands; line breaks are kept."""

    text: Words = attrs.field(converter=to_words)


@attrs.frozen
class Items(Block):
    """A list of things that have no order among them."""

    items: tuple[Words, ...] = attrs.field(converter=all_to_words)


@attrs.frozen
class Fact:
    """A term and what holds for it."""

    term: Words = attrs.field(converter=to_words)
    value: Words = attrs.field(converter=to_words)


@attrs.frozen
class Facts(Block):
    """Terms and what holds for them, one after the other."""

    facts: tuple[Fact, ...]


@attrs.frozen
class Column:
    """A column of a table.

    Attributes:
        heading: What stands over it.
        is_numeric: Whether it holds figures, to be aligned as such.
    """

    heading: Words = attrs.field(converter=to_words)
    is_numeric: bool = False


def _is_share(_cell: object, _attribute: object, value: float | None) -> None:
    if value is not None and not 0 <= value <= 1:
        raise InvalidValueError("Cell.share", value, "a number from 0 to 1, or nothing")


@attrs.frozen
class Cell:
    """A cell of a table.

    Attributes:
        text: What stands in it.
        is_part: Whether it is a part of what the row above names.
        share: How long a bar is drawn beside the text, from 0 to 1; None for no bar.
    """

    text: Words = attrs.field(converter=to_words)
    is_part: bool = False
    share: float | None = attrs.field(default=None, validator=_is_share)


def _are_as_wide_as_the_columns(
    table: Table, _attribute: object, rows: tuple[tuple[Cell, ...], ...]
) -> None:
    width = len(table.columns)
    for row in rows:
        if len(row) != width:
            raise InvalidValueError("Table.rows", row, f"{width} cells in each row")


@attrs.frozen
class Table(Block):
    """Rows of cells under columns; the first cell of a row names it.

    Attributes:
        caption: What the table shows.
        columns: The columns.
        rows: The rows, each with a cell for every column.
    """

    caption: Words = attrs.field(converter=to_words)
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...] = attrs.field(validator=_are_as_wide_as_the_columns)
