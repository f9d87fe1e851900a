"""Figures as bars: a table that says every figure, with a bar beside it for its size."""

from __future__ import annotations

import attrs

from .._errors import InvalidValueError
from ._blocks import Block, Cell, Column, Table
from ._text import Words, all_to_words, to_words

__all__ = ["Bar", "Bars", "BarsRow"]


@attrs.frozen
class Bar:
    """A figure and the length of its bar.

    Attributes:
        text: The figure, in words.
        share: The length, from 0 to 1; None for a figure without a bar.
    """

    text: Words = attrs.field(converter=to_words)
    share: float | None


@attrs.frozen
class BarsRow:
    """What the figures are about, and the figures, one for each series."""

    name: Words = attrs.field(converter=to_words)
    bars: tuple[Bar, ...]
    is_part: bool = False


def _have_a_bar_for_each_series(bars: Bars, _attribute: object, rows: tuple[BarsRow, ...]) -> None:
    for row in rows:
        if len(row.bars) != len(bars.series):
            raise InvalidValueError("Bars.rows", row, f"{len(bars.series)} bars in each row")


@attrs.frozen
class Bars(Block):
    """A bar chart that is a table: no figure is told by length, place or colour alone.

    Attributes:
        caption: What is shown.
        heading: What the rows are.
        series: What the figures of a row are, one heading for each.
        rows: The rows.
    """

    caption: Words = attrs.field(converter=to_words)
    heading: Words = attrs.field(converter=to_words)
    series: tuple[Words, ...] = attrs.field(converter=all_to_words)
    rows: tuple[BarsRow, ...] = attrs.field(validator=_have_a_bar_for_each_series)

    def parts(self) -> tuple[Table, ...]:
        """Return the table that it is."""
        columns = (Column(self.heading), *(Column(each, is_numeric=True) for each in self.series))
        rows = tuple(
            (
                Cell(row.name, is_part=row.is_part),
                *(Cell(bar.text, share=bar.share) for bar in row.bars),
            )
            for row in self.rows
        )
        return (Table(self.caption, columns, rows),)
