"""Paragraphs and runs of text, each marked with its language and direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeAlias
from unicodedata import bidirectional

import attrs
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement

from ..._bidi import STRONG, has_direction, isolated, language_is_rtl, text_is_rtl
from ..._text import LocalizedText, Text
from .markup import Element, shown_text, w
from .pictures import Gallery

__all__ = ["OTHER_LANGUAGE", "Piece", "Typist", "side_by_side"]

#: A text, and the id of its character style; None for that of the paragraph.
Piece: TypeAlias = tuple[Text, str | None]

#: The style of a later version.
OTHER_LANGUAGE = "OtherLanguage"

_BREAKS = re.compile("([\t\n\u2028\u2029])")
_TURNS = re.compile("[\u202a-\u202e]")
_ADDED = 2


@attrs.frozen
class Typist:
    """Makes paragraphs for a document in one main language.

    Attributes:
        language: That language; text in another one is marked.
        is_rtl: Whether it runs from right to left.
        gallery: Adds the pictures.
    """

    language: str
    is_rtl: bool
    gallery: Gallery

    @classmethod
    def of(cls, language: str, gallery: Gallery) -> Typist:
        """Return a typist for this language and its direction."""
        return cls(language, language_is_rtl(language), gallery)

    def versions(
        self, text: LocalizedText, style: str, *, later: str | None = None, keeps: bool = False
    ) -> list[Element]:
        """Return a paragraph for each version of *text*, the later ones less prominent.

        Args:
            text: The text.
            style: The id of the paragraphs' style.
            later: The style of the later ones; None for the same.
            keeps: Whether to keep them on a page with what follows.
        """
        first, *others = text.versions
        return [
            self.paragraph([(first, None)], style, keeps=keeps),
            *(
                self.paragraph([(each, OTHER_LANGUAGE)], later or style, keeps=keeps)
                for each in others
            ),
        ]

    def paragraph(self, pieces: Sequence[Piece], style: str, *, keeps: bool = False) -> Element:
        """Return a paragraph in the direction of its first letter, else of the document."""
        ways = (text_is_rtl(text.text) for text, _ in pieces)
        is_rtl = next((way for way in ways if way is not None), self.is_rtl)
        properties = w("pPr", w("pStyle", val=style))
        properties.extend([w("keepNext")] if keeps else [])
        properties.extend([w("bidi")] if is_rtl else [])
        runs = (run for piece in pieces for run in self._runs(piece, is_rtl=is_rtl))
        return w("p", properties, *runs)

    def link(self, paragraph: Element, address: str) -> None:
        """Make the text of a paragraph a link to an address."""
        _, *runs = paragraph
        relation = self.gallery.document.relate_to(
            address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        for run in runs:
            run.get_or_add_rPr().insert(0, w("rStyle", val="Hyperlink"))
        # with the usual prefix: pandoc looks for it by name
        prefixes = {prefix: nsmap[prefix] for prefix in ("w", "r")}
        link = OxmlElement("w:hyperlink", {qn("r:id"): relation}, prefixes)
        link.extend(runs)
        paragraph.append(link)

    def turns(self, paragraph: Element) -> bool:
        """Whether a paragraph runs in the other direction than the document."""
        is_rtl = paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        return is_rtl is not self.is_rtl

    def _runs(self, piece: Piece, *, is_rtl: bool) -> Iterator[Element]:
        text, style = piece
        for stretch, goes_rtl in _stretches(_contained(text.text), is_rtl=is_rtl):
            properties = w("rPr")
            properties.extend([w("rStyle", val=style)] if style else [])
            properties.extend([w("rtl")] if goes_rtl else [])
            properties.extend(self._language(text.language))
            yield w("r", *([properties] if len(properties) else []), *_characters(stretch))

    def _language(self, language: str | None) -> list[Element]:
        """Return the mark of a language other than the document's; ``nl`` includes ``nl-BE``."""
        if language is None or f"{self.language}-".lower().startswith(f"{language}-".lower()):
            return []
        # Word chooses one of the three by the script of each letter
        return [w("lang", val=language, eastAsia=language, bidi=language)]


def side_by_side(
    text: LocalizedText, style: str | None = None, later: str | None = None
) -> list[Piece]:
    """Return the pieces of one line with all versions, separated by a slash.

    >>> [text.text for text, _ in side_by_side(LocalizedText((Text("Bron"), Text("Source"))))]
    ['Bron', ' / ', 'Source']
    """
    first, *others = text.versions
    pieces = [(first, style)]
    for each in others:
        pieces += [(Text(" / "), style), (each, later or style)]
    return pieces


def _characters(text: str) -> Iterator[Element]:
    for part in _BREAKS.split(text):
        if part == "\t":
            yield w("tab")
        elif _BREAKS.fullmatch(part):
            yield w("br")
        elif part:
            yield shown_text(part)


def _stretches(text: str, *, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    """Yield stretches of text with one direction, and whether it is right to left.

    Neutral characters follow the letters on both sides if these agree, else *is_rtl*, the
    direction of the paragraph.
    """
    if not has_direction(text):
        yield text, False
        return
    strong = [STRONG.get(bidirectional(character)) for character in text]
    before = _carried(strong, is_rtl)
    after = [*_carried(reversed(strong), is_rtl)][::-1]
    ways = (was if was is will else is_rtl for was, will in zip(before, after, strict=True))
    for way, pairs in groupby(zip(text, ways, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _ in pairs), way


def _carried(strong: Iterable[bool | None], way: bool) -> Iterator[bool]:  # noqa: FBT001
    """Yield the last direction so far, starting from *way*."""
    for each in strong:
        way = way if each is None else each
        yield way


def _contained(text: str) -> str:
    """Return the text, between isolates if its control characters could affect its surroundings.

    Letters alone cannot: their paragraphs and runs say their direction.
    """
    marked = isolated(text)
    is_open = len(marked) > len(text) + _ADDED
    return marked if is_open or _TURNS.search(text) else text
