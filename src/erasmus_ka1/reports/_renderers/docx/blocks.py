"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from itertools import zip_longest

from ..._content import (
    Block,
    Chart,
    Fact,
    Facts,
    Items,
    Note,
    Paragraph,
    Quotation,
    Table,
    Verbatim,
)
from ..._text import Text
from .markup import QUOTATION_INDENT, TERM_WIDTH, Element, w
from .tables import table_elements
from .typist import OTHER_LANGUAGE, Piece, Typist

__all__ = ["block_elements"]

_LONGEST_SHORT = 600
# of a bold letter, in a wide font; a longer term has a line of its own
_LONGEST_TERM, _TWIPS_A_LETTER, _GAP = 36, 122, 120


@singledispatch
def block_elements(block: Block, typist: Typist) -> list[Element]:
    """Return the paragraphs and tables of a block."""
    return [element for part in block.parts() for element in block_elements(part, typist)]


@block_elements.register
def _(block: Paragraph, typist: Typist) -> list[Element]:
    return typist.versions(block.text, "Normal", later="NormalContinued")


@block_elements.register
def _(block: Note, typist: Typist) -> list[Element]:
    return typist.versions(block.text, "Note", later="NoteContinued")


@block_elements.register
def _(block: Quotation, typist: Typist) -> list[Element]:
    quoted = typist.versions(block.text, "Quote", later="QuoteContinued")
    paragraphs = [*quoted, *typist.versions(block.source, "QuoteSource")]
    turned = [each for each in paragraphs if typist.turns(each)]
    text, *others = block.text.versions
    if not (turned or others) and len(text.text) <= _LONGEST_SHORT:
        return [_short_quotation(block, typist)]
    for paragraph in turned:
        # the line and the space beside it stay at their side of the page
        paragraph[0].append(w("ind", left=0, right=QUOTATION_INDENT))
    return paragraphs


def _short_quotation(block: Quotation, typist: Typist) -> Element:
    """Return a quotation in one language and its source as one paragraph.

    LibreOffice leaves a heading behind where more than one paragraph has to stay with the next.
    """
    pieces: list[Piece] = [(block.text.versions[0], None)]
    for version in block.source.versions:
        pieces += [(Text("\n"), None), (version, "QuotedFrom")]
    return typist.paragraph(pieces, "ShortQuote")


@block_elements.register
def _(block: Verbatim, typist: Typist) -> list[Element]:
    return typist.versions(block.text, "PlainText")


@block_elements.register
def _(block: Items, typist: Typist) -> list[Element]:
    return [
        element
        for item in block.items
        for element in typist.versions(item, "ListBullet", later="ListContinue")
    ]


@block_elements.register
def _(block: Facts, typist: Typist) -> list[Element]:
    last = len(block.facts) - 1
    elements = [
        element
        for place, fact in enumerate(block.facts)
        for element in _fact(fact, typist, keeps=place == last - 1)
    ]
    width = _term_width(block)
    if width > TERM_WIDTH:
        for element in elements:
            _widen_terms(element, width)
    return elements


@block_elements.register
def _(block: Chart, typist: Typist) -> list[Element]:
    return [*typist.gallery.charts(block), *block_elements(block.table, typist)]


@block_elements.register
def _(block: Table, typist: Typist) -> list[Element]:
    return table_elements(block, typist)


def _term_width(block: Facts) -> int:
    """Return the width of the terms, in twips, without those too long for a column."""
    terms = (term for fact in block.facts for term in fact.term.versions)
    lengths = (len(term.text) for term in terms if len(term.text) <= _LONGEST_TERM)
    return max(lengths, default=0) * _TWIPS_A_LETTER + _GAP


def _widen_terms(paragraph: Element, width: int) -> None:
    tabs = w("tabs", w("tab", val="clear", pos=TERM_WIDTH), w("tab", val="left", pos=width))
    paragraph[0].insert_element_before(tabs, "w:bidi")
    paragraph[0].append(w("ind", left=width, hanging=width))


def _fact(fact: Fact, typist: Typist, *, keeps: bool) -> Iterator[Element]:
    """Yield a paragraph for each language: the term, a tab, the value.

    Not a table: screen readers expect a table to have a header, and facts have none.
    """
    pairs = [*zip_longest(fact.term.versions, fact.value.versions)]
    for place, (term, value) in enumerate(pairs):
        style = OTHER_LANGUAGE if place else None
        pieces: list[Piece] = [(term, style or "Strong")] if term else []
        gap = "\n" if term and len(term.text) > _LONGEST_TERM else "\t"
        pieces += [(Text(gap), None), (value, style)] if value else []
        is_last = place + 1 == len(pairs)
        yield typist.paragraph(
            pieces, "FactContinued" if place else "Fact", keeps=keeps or not is_last
        )
