"""How many pages a document takes, about."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from docx.oxml.ns import qn

from .markup import Element, Page

__all__ = ["pages"]

# of a line of text, in twips
_LINE, _LETTER, _GAP = 280, 105, 140
_EMU_A_TWIP = 635


def pages(elements: Iterable[Element], page: Page) -> int:
    """Return about how many pages these elements of a document fill."""
    return ceil(sum(_height(each, page.text_across) for each in elements) / page.text_down)


def _height(element: Element, across: int) -> int:
    if element.tag == qn("w:tbl"):
        return sum(map(_height_of_row, element.findall(qn("w:tr"))))
    drawn = sum(int(each.get("cy", "0")) for each in element.iter(qn("wp:extent")))
    return _GAP + _lines(element, across) * _LINE + drawn // _EMU_A_TWIP


def _height_of_row(row: Element) -> int:
    cells = (
        (cell.findall(qn("w:p")), int(cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}").get(qn("w:w"))))
        for cell in row.findall(qn("w:tc"))
    )
    lines = (sum(_lines(each, across) for each in paragraphs) for paragraphs, across in cells)
    return _GAP + max(lines) * _LINE


def _lines(paragraph: Element, across: int) -> int:
    letters = sum(len(each.text or "") for each in paragraph.iter(qn("w:t")))
    breaks = sum(1 for _ in paragraph.iter(qn("w:br")))
    return breaks + ceil(max(1, letters) * _LETTER / across)
