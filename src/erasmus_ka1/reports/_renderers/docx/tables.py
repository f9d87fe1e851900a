"""Tables: repeated headers, columns as wide as their content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from math import fsum

import attrs
from docx.oxml.ns import qn
from docx.text.run import Run

from ...._errors import InvalidValueError
from ..._breaks import with_breaks
from ..._content import Cell, Column, Table
from ..._text import LocalizedText, Text
from .markup import Element, w
from .typist import Typist

__all__ = ["table_elements"]

_MOST_COLUMNS = 63
_LONGEST_WORD, _LONGEST_FIGURE, _LONGEST_LINE = 34, 12, 60
# a letter of a bold header in a wide font: 0.63 of 9.5 points; some have less, others more
_TWIPS_A_LETTER, _MARGINS = 120, 170
_LETTERS = {**dict.fromkeys("fijlrtI.,:;()’'", 0.65), **dict.fromkeys("mwMW", 1.5)}
# letters that are not bold, and what is before a part
_PLAIN, _INDENT = 0.9, 3
# a font that is wider than that, if the columns have room for it
_WIDER_FONT = 1.05
_MOST_ROWS_WHOLE = 8
# letters of a cell that fit on a page even in a narrow column
_A_PAGE = 1000
_GAPS = re.compile("[ \t\n\u200b-]+")


def table_elements(table: Table, typist: Typist) -> list[Element]:
    """Return the caption and the table, kept together.

    Raises:
        InvalidValueError: The table has more columns than Word can show.
    """
    if len(table.columns) > _MOST_COLUMNS:
        expected = f"no more than {_MOST_COLUMNS} columns in a document for Word"
        raise InvalidValueError("Table.columns", len(table.columns), expected)
    caption = typist.versions(table.caption, "Caption")
    if not table.columns:
        return caption
    widths = _widths(table, typist.gallery.page.text_across)
    rows = _rows(table, widths, typist)
    return [*caption, w("tbl", *_frame(widths, typist), _head(table, widths, typist), *rows)]


def _frame(widths: list[int], typist: Typist) -> Iterator[Element]:
    properties = w("tblPr", w("tblStyle", val="ReportTable"))
    properties.extend([w("bidiVisual")] if typist.is_rtl else [])
    properties.append(w("tblW", w=sum(widths), type="dxa"))
    properties.append(w("tblLayout", type="fixed"))
    look = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0}
    properties.append(w("tblLook", val="06A0", **look, noHBand=1, noVBand=1))
    yield properties
    yield w("tblGrid", *(w("gridCol", w=width) for width in widths))


def _head(table: Table, widths: list[int], typist: Typist) -> Element:
    fits = _fits_a_page(column.heading for column in table.columns)
    cells = [
        _box(_lines(column.heading, column, typist, keeps=fits), width)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    # the style of the table makes all of them bold; there is room for the first only
    for cell in cells:
        for paragraph in cell.findall(qn("w:p"))[1:]:
            for run in paragraph.findall(qn("w:r")):
                Run(run, paragraph).bold = False
    return w("tr", *([w("trPr", w("cantSplit"), w("tblHeader"))] if fits else []), *cells)


def _rows(table: Table, widths: list[int], typist: Typist) -> Iterator[Element]:
    """Yield the rows: a row stays with the first that is a part of it, a short table whole.

    Of a long one no single row stays behind or goes to another page alone.
    """
    last = len(table.rows) - 1
    for place, (row, following) in enumerate(zip_longest(table.rows, table.rows[1:], fillvalue=())):
        fits = _fits_a_page(text for cell in row for text in _texts_of(cell))
        is_at_end = place in (0, last - 1) or last < _MOST_ROWS_WHOLE
        keeps = fits and place < last and (is_at_end or any(cell.is_part for cell in following[:1]))
        cells = (
            _box(_content(cell, column, typist, keeps=keeps), width)
            for cell, column, width in zip(row, table.columns, widths, strict=True)
        )
        yield w("tr", *([w("trPr", w("cantSplit"))] if fits else []), *cells)


def _texts_of(cell: Cell) -> list[LocalizedText]:
    return [cell.text, *([] if cell.detail is None else [cell.detail])]


def _fits_a_page(texts: Iterable[LocalizedText]) -> bool:
    """Whether a row fits on a page; LibreOffice fails or takes minutes on one that does not."""
    lengths = (sum(len(each.text) for each in text.versions) for text in texts)
    return max(lengths) <= _A_PAGE


def _box(content: list[Element], width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *content)


def _content(cell: Cell, column: Column, typist: Typist, *, keeps: bool) -> list[Element]:
    if cell.detail is None:
        content = _lines(cell.text, column, typist, keeps=keeps, is_part=cell.is_part)
    else:
        style = "TablePart" if cell.is_part else "TableText"
        content = [
            typist.paragraph([(each, "Strong")], style, keeps=keeps) for each in cell.text.versions
        ]
        content += _lines(cell.detail, column, typist, keeps=keeps, is_part=cell.is_part)
    if cell.link is not None:
        for paragraph in content:
            typist.link(paragraph, cell.link)
    return content


def _lines(
    text: LocalizedText, column: Column, typist: Typist, *, keeps: bool, is_part: bool = False
) -> list[Element]:
    """Return the versions of a text, aligned alike whichever way they run."""
    style = "TableFigure" if column.is_numeric else "TableText"
    shown = LocalizedText(
        tuple(attrs.evolve(each, text=with_breaks(each.text)) for each in text.versions)
    )
    lines = typist.versions(shown, "TablePart" if is_part else style, keeps=keeps)
    for line in lines:
        if typist.turns(line):
            line[0].append(w("jc", val="left" if column.is_numeric else "right"))
    return lines


def _widths(table: Table, across: int) -> list[int]:
    """Return the width of each column, in twips: room for each word, the rest for long texts."""
    least, wanted = zip(*map(_lengths, table.columns, _by_column(table)), strict=True)
    room = across - len(least) * _MARGINS
    letter = min(_TWIPS_A_LETTER * _WIDER_FONT, max(1, room / fsum(least)))
    needed = [int(each * letter) + _MARGINS for each in least]
    rest = across - sum(needed)
    if rest < 0:
        return [width * across // sum(needed) for width in needed]
    wishes = [want - need + 1 for need, want in zip(least, wanted, strict=True)]
    return [
        width + int(rest * wish / fsum(wishes)) for width, wish in zip(needed, wishes, strict=True)
    ]


def _by_column(table: Table) -> Iterator[tuple[Cell, ...]]:
    return (tuple(row[place] for row in table.rows) for place in range(len(table.columns)))


def _lengths(column: Column, cells: tuple[Cell, ...]) -> tuple[float, float]:
    """Return how many letters a column needs for its words, and for its lines."""
    shown = [text for cell in cells for text in _texts_of(cell)]
    lines = [len(version.text) for text in shown for version in text.versions]
    heading, *others = column.heading.versions
    strong = [
        heading,
        *(version for cell in cells if cell.detail for version in cell.text.versions),
    ]
    plain = [*others, *(version for text in shown for version in text.versions)]
    least = max(_longest_word(strong), _PLAIN * _longest_word(plain))
    least += _INDENT if any(cell.is_part for cell in cells) else 0
    if column.is_numeric:
        least = max(least, *(length for length in lines if length <= _LONGEST_FIGURE), 0)
        return least, least
    return least, max(least, min(_LONGEST_LINE, max(len(heading.text), *lines, 0)))


def _longest_word(texts: Iterable[Text]) -> float:
    """Return how many usual letters are as long as the longest word."""
    words = (word for each in texts for word in _GAPS.split(with_breaks(each.text)))
    lengths = (fsum(_LETTERS.get(letter, 1) for letter in word[:_LONGEST_WORD]) for word in words)
    return min(_LONGEST_WORD, max(lengths, default=1) or 1)
