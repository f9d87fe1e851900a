"""A chart as SVG: the same picture in every output format."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from unicodedata import combining, east_asian_width

import attrs

from ._content import Chart, ChartRow
from ._text import LocalizedText
from ._theme import Theme

__all__ = ["WIDTH", "Picture", "pictures"]

#: The width of a picture. At 166 mm, the width of a page's text, its letters have 9.6 points.
WIDTH = 640
_SIZE, _LINE = 13, 15
_BAR, _PITCH, _BETWEEN_ROWS, _GAP = 11, 13, 9, 8
_WIDEST_NAME, _WIDEST_FIGURE, _MOST_LINES = 230, 110, 3
_HATCH = 5
# with a heading two thirds of a page: one that goes to the next page leaves a third behind
_HIGHEST, _HIGHEST_ON_LANDSCAPE = 480, 320
_INK, _SOFT, _RULE, _PAPER = "#1b1f24", "#434e59", "#d3dae1", "#ffffff"

_SPACES = re.compile(r"\s+")
# widths of letters in parts of their size; wide ones, for the fonts of a reader are not known
_NARROW, _BROAD = frozenset("iljtfrI .,:;'’!|()[]-/1"), frozenset("mwMW@%&—…")
_WIDTHS = {"narrow": 0.4, "broad": 0.95, "capital": 0.72, "full": 1.1, "other": 0.58}


@attrs.frozen
class Picture:
    """A picture of a chart, or of some of its rows.

    Attributes:
        svg: The picture, as an ``svg`` element.
        alt: What it shows, for a reader who cannot see it.
        down: Its height; its width is `WIDTH`.
    """

    svg: str
    alt: str
    down: float


def pictures(chart: Chart, theme: Theme, *, fonts: str) -> tuple[Picture, ...]:
    """Return the chart as one picture, or as more if one would take most of a page.

    Args:
        chart: The chart.
        theme: The theme: the colour of the bars, the page they have to fit.
        fonts: The families of fonts for the text, in order, as CSS has them.
    """
    drawing = _Drawing.of(chart, theme.accent)
    parts = [*drawing.parts(_HIGHEST_ON_LANDSCAPE if theme.landscape else _HIGHEST)]
    return tuple(
        drawing.picture(
            rows, fonts, str(chart.alt) + (f" ({place}/{len(parts)})" if len(parts) > 1 else "")
        )
        for place, rows in enumerate(parts, start=1)
    )


@attrs.frozen
class _Drawing:
    """A chart being drawn.

    Attributes:
        chart: The chart.
        accent: The colour of the bars.
        start: Where the axis starts, from the left.
        end: Where it ends.
        names: The lines of the name of each row, and whether they are of a later version.
        legend: The lines of the legend: for each series its place and where it starts.
    """

    chart: Chart
    accent: str
    start: float
    end: float
    names: dict[int, list[tuple[str, bool]]]
    legend: list[list[tuple[int, float]]]

    @classmethod
    def of(cls, chart: Chart, accent: str) -> _Drawing:
        names = [each.text for row in chart.rows for each in row.name.versions]
        figures = [
            _width(_figure(figure.text))
            for row in chart.rows
            for figure in row.figures
            if figure.value is not None
        ]
        across = min(_WIDEST_NAME, max(map(_width, names), default=0))
        # half of the last tick stands beyond the end of the axis
        room = max([*figures, _width(_figure(chart.ticks[-1].text)) / 2])
        return cls(
            chart,
            accent,
            across + _GAP,
            WIDTH - min(_WIDEST_FIGURE, room) - _GAP,
            {id(row): _name(row, across) for row in chart.rows},
            _legend_lines([_width(_shown(series)) for series in chart.series]),
        )

    @property
    def top(self) -> float:
        """Where the rows start, under the legend."""
        return len(self.legend) * (_LINE + 4) + _GAP

    @property
    def foot(self) -> float:
        """The height of what is under the rows: the ticks and the name of the axis."""
        return 2 * _LINE + _GAP

    def height(self, row: ChartRow) -> float:
        lines = len(self.names[id(row)]) * _LINE
        return max(lines, len(row.figures) * _PITCH) + _BETWEEN_ROWS

    def parts(self, most: float) -> Iterator[list[ChartRow]]:
        """Yield the rows of each picture; all pictures are about as high."""
        total = math.fsum(map(self.height, self.chart.rows))
        number = max(1, -(-total // max(1, most - self.top - self.foot)))
        ends, place = list[float](), 0.0
        for row in self.chart.rows:
            place += self.height(row)
            ends.append(place)
        # a row belongs to the part in which its middle lies
        middles = (
            int((end - self.height(row) / 2) * number // total)
            for row, end in zip(self.chart.rows, ends, strict=True)
        )
        rows = zip(middles, self.chart.rows, strict=True)
        parts = [[row for _, row in part] for _, part in groupby(rows, key=lambda pair: pair[0])]
        yield from parts or [[]]

    def picture(self, rows: Sequence[ChartRow], fonts: str, alt: str) -> Picture:
        bottom = self.top + math.fsum(map(self.height, rows))
        down = bottom + self.foot
        size = f'width="{WIDTH}" height="{_number(down)}" viewBox="0 0 {WIDTH} {_number(down)}"'
        font = f'font-family="{escape(fonts)}" font-size="{_SIZE}" direction="ltr"'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {font}'
        lines = [
            f'{head} role="img" aria-label="{escape(alt)}">',
            *self._legend(),
            *self._axis(bottom),
        ]
        place = self.top
        for row in rows:
            lines += self._row(row, place)
            place += self.height(row)
        lines += [_rule(self.start, self.top, bottom, _INK, "axis"), "</svg>"]
        return Picture("\n".join(lines), alt, down)

    def _legend(self) -> Iterator[str]:
        for line, entries in enumerate(self.legend):
            top = line * (_LINE + 4) + 2
            for place, left in entries:
                yield from self._bar(place, left, top, 2 * _BAR)
                yield _text(_shown(self.chart.series[place]), left + 2 * _BAR + 6, top + _BAR - 1)

    def _axis(self, bottom: float) -> Iterator[str]:
        for tick in self.chart.ticks:
            place = self._place(tick.value or 0)
            yield _rule(place, self.top, bottom, _RULE, "grid")
            yield _text(_figure(tick.text), place, bottom + _LINE, anchor="middle", is_soft=True)
        middle = (self.start + self.end) / 2
        title = _wrapped(_shown(self.chart.axis), 2 * min(middle, WIDTH - middle), 1)
        for line in title:
            yield _text(line, middle, bottom + 2 * _LINE, anchor="middle", is_soft=True)

    def _row(self, row: ChartRow, top: float) -> Iterator[str]:
        middle = top + self.height(row) / 2
        lines = self.names[id(row)]
        first = middle - len(lines) * _LINE / 2 + _SIZE - 2
        for number, (line, is_soft) in enumerate(lines):
            yield _text(line, 0, first + number * _LINE, is_soft=is_soft)
        above = middle - (len(row.figures) * _PITCH) / 2
        for place, figure in enumerate(row.figures):
            end = self.start
            if figure.value is not None:
                end = self._place(figure.value)
                yield from self._bar(place, self.start, above, end - self.start)
            # a figure without a bar has the whole line
            room = _WIDEST_FIGURE if figure.value is not None else WIDTH - end - _GAP
            yield from (
                _text(line, end + 6, above + _BAR - 1)
                for line in _wrapped(_figure(figure.text), room, 1)
            )
            above += _PITCH

    def _place(self, value: float) -> float:
        """Return where a value is on the axis; one beyond its end is at the end."""
        first, last = (self.chart.ticks[place].value or 0 for place in (0, -1))
        share = min(1, max(0, (value - first) / (last - first)))
        return self.start + share * (self.end - self.start)

    def _bar(self, place: int, left: float, top: float, across: float) -> Iterator[str]:
        """Yield a bar: of the last series filled, of that before hatched, of another in outline."""
        if not across:
            return
        from_last = len(self.chart.series) - 1 - place
        kind, fill = ("edge", _PAPER) if from_last else ("fill", self.accent)
        yield (
            f'<rect class="{kind}" x="{_number(left)}" y="{_number(top)}"'
            f' width="{_number(across)}" height="{_BAR}" fill="{fill}" stroke="{self.accent}"/>'
        )
        if from_last == 1:
            path = " ".join(_diagonals(left, top, across))
            yield f'<path class="edge" d="{path}" fill="none" stroke="{self.accent}"/>'


def _diagonals(left: float, top: float, across: float) -> Iterator[str]:
    """Yield lines from right above to left below through a bar."""
    step = _HATCH
    while step < across + _BAR:
        right, near = min(step, across), max(step - _BAR, 0)
        yield (
            f"M{_number(left + right)} {_number(top + step - right)}"
            f"L{_number(left + near)} {_number(top + step - near)}"
        )
        step += _HATCH


def _legend_lines(widths: Sequence[float]) -> list[list[tuple[int, float]]]:
    """Return the lines of the legend; one series needs none, for the axis says what it is."""
    if len(widths) == 1:
        return []
    lines, left = [list[tuple[int, float]]()], 0.5
    for place, width in enumerate(widths):
        taken = 2 * _BAR + 6 + width
        if lines[-1] and left + taken > WIDTH:
            lines.append([])
            left = 0.5
        lines[-1].append((place, left))
        left += taken + 3 * _GAP
    return lines


def _name(row: ChartRow, across: float) -> list[tuple[str, bool]]:
    return [
        (line, place > 0)
        for place, version in enumerate(row.name.versions)
        for line in _wrapped(version.text, across, _MOST_LINES)
    ]


def _shown(text: LocalizedText) -> str:
    return _SPACES.sub(" ", str(text))


def _figure(text: LocalizedText) -> str:
    """Return a figure: a number in the first language only, for the others write the same."""
    first = text.version(0).text
    return _shown(text) if any(map(str.isalpha, first)) else first


def _text(
    text: str, left: float, base: float, *, anchor: str = "start", is_soft: bool = False
) -> str:
    kind, colour = ("soft", _SOFT) if is_soft else ("ink", _INK)
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return (
        f'<text class="{kind}" x="{_number(left)}" y="{_number(base)}"{placed}'
        f' fill="{colour}">{escape(text)}</text>'
    )


def _rule(left: float, top: float, bottom: float, colour: str, kind: str) -> str:
    place = _number(left)
    return (
        f'<line class="{kind}" x1="{place}" y1="{_number(top)}" x2="{place}"'
        f' y2="{_number(bottom)}" stroke="{colour}"/>'
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _wrapped(text: str, across: float, most: int) -> list[str]:
    """Return the text in lines of this width, the last of them cut off if there are too many."""
    lines = [""]
    for word in _SPACES.split(text)[: most * WIDTH]:
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer) <= across:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while _width(lines[-1]) > across and len(lines) <= most:
            cut = _fitting(lines[-1], across)
            lines[-1:] = [lines[-1][:cut], lines[-1][cut:]]
        if len(lines) > most:
            break
    if len(lines) > most:
        last = lines[most - 1]
        lines[most - 1 :] = [f"{last[: _fitting(last, across - _width('…'))].rstrip()}…"]
    return lines


def _fitting(text: str, across: float) -> int:
    """Return how many characters fit, at least one, and none without the marks that are on it."""
    place, width = 0, 0.0
    while place < len(text):
        width += _width(text[place])
        if width > across and place and not combining(text[place]):
            break
        place += 1
    return place


def _width(text: str) -> float:
    # sum() rounds otherwise in each version of Python
    return _SIZE * math.fsum(_WIDTHS[_breadth(each)] for each in text[: 4 * WIDTH])


def _breadth(character: str) -> str:
    if character in _NARROW:
        return "narrow"
    if character in _BROAD:
        return "broad"
    if east_asian_width(character) in "WF":
        return "full"
    return "capital" if character.isupper() else "other"
