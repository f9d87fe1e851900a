"""The elements a document is made of."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Template
from typing import TypeAlias, cast

import attrs
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement

from ..._theme import Theme

__all__ = [
    "QUOTATION_INDENT",
    "TERM_WIDTH",
    "Element",
    "Page",
    "filled",
    "keep",
    "one_line",
    "shown_text",
    "w",
]

Element: TypeAlias = BaseOxmlElement

#: Between a quotation and the margin.
QUOTATION_INDENT = 284
#: The terms before facts, where none is longer.
TERM_WIDTH = 2835

_PAPERS = {"A4": (11906, 16838), "Letter": (12240, 15840)}
_MARGIN_ABOVE = 1304

_BREAKS = re.compile("[\t\n\u2028\u2029]+")


@attrs.frozen
class Page:
    """A page, in twips: twentieths of a point.

    Attributes:
        across: Its width.
        down: Its height.
        margin: The margins at its sides.
    """

    across: int
    down: int
    margin: int = 1276

    @classmethod
    def of(cls, theme: Theme) -> Page:
        """Return the page that a theme asks for."""
        sides = _PAPERS[theme.paper]
        return cls(*(reversed(sides) if theme.landscape else sides))

    @property
    def text_across(self) -> int:
        """The width between the margins."""
        return self.across - 2 * self.margin

    @property
    def text_down(self) -> int:
        """The height between the margins."""
        return self.down - 2 * _MARGIN_ABOVE


def w(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """Return an element of WordprocessingML with its attributes.

    >>> w("ind", left=340).get(qn("w:left"))
    '340'
    """
    named = {qn(f"w:{key}"): str(value) for key, value in attributes.items()}
    element = cast("Element", OxmlElement(f"w:{name}", named))
    element.extend(children)
    return element


def keep(paragraph: Element) -> None:
    """Keep a paragraph on a page with what follows."""
    paragraph[0].insert(1, w("keepNext"))


def shown_text(text: str) -> Element:
    """Return the text element of a run; it keeps spaces at its ends."""
    element = w("t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return element


def one_line(text: str) -> str:
    r"""Return text on one line: breaks and tabs become a space.

    >>> one_line("een\ntwee\n\ndrie  vier")
    'een twee drie  vier'
    """
    return _BREAKS.sub(" ", text)


def filled(name: str, /, **values: str | int) -> Element:
    """Return a part of a document from a file of this package, with its ``$names`` filled in."""
    text = (
        files("erasmus_ka1.reports._renderers.docx")
        .joinpath("parts", name)
        .read_text(encoding="utf-8")
    )
    return parse_xml(Template(text).substitute(values).encode())
