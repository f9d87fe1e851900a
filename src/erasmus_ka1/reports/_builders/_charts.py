"""Charts of whole numbers or shares, with an axis of round ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from .._content import Chart, ChartRow, Figure, Table
from .._phrasebook import Phrasebook
from .._text import LocalizedText

__all__ = ["chart_of"]

_MOST_STEPS = 5


def chart_of(  # noqa: PLR0913 - a chart has so many parts
    phrases: Phrasebook,
    table: Table,
    rows: Iterable[tuple[LocalizedText, Sequence[float | Figure | None]]],
    *,
    series: Sequence[LocalizedText],
    axis: LocalizedText,
    alt: LocalizedText,
    in_percent: bool = False,
) -> Chart:
    """Return the chart of *rows*, each a name and its numbers, above *table*.

    Args:
        phrases: The phrases of the report.
        table: The same numbers as a table.
        rows: The name of each row and a number for each series, None where it is unknown; or a
            figure, where it does not read as a number.
        series: What the numbers of a row are.
        axis: What they count.
        alt: What the chart shows.
        in_percent: Whether the numbers are shares, where 1.0 is all.
    """
    show = phrases.percent if in_percent else phrases.number
    bars = [
        ChartRow(
            name,
            [each if isinstance(each, Figure) else Figure(show(each), each) for each in numbers],
        )
        for name, numbers in rows
    ]
    largest = max((each.value or 0 for row in bars for each in row.figures), default=0)
    ticks: Iterable[float] = _ticks(math.ceil(largest))
    if in_percent:
        ticks = [tick / 100 for tick in _ticks(math.ceil(largest * 100))]
    return Chart(
        alt=alt,
        series=series,
        rows=bars,
        axis=axis,
        ticks=[Figure(show(tick), tick) for tick in ticks],
        table=table,
    )


def _ticks(largest: int) -> range:
    """Return round numbers from 0 to the first that is not below *largest*."""
    step = next(step for step in _round_steps() if step * _MOST_STEPS >= largest)
    return range(0, max(largest, 1) + step, step)[: -(-max(largest, 1) // step) + 1]


def _round_steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
