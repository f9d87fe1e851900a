"""Words on their way to paper: paragraphs and runs that say their language and direction."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import attrs
from docx.oxml.ns import qn

from ..._bidi import language_is_rtl, text_is_rtl
from ..._text import Text, Words
from .direction import contained, stretches
from .markup import Element, shown_text, w

__all__ = ["OTHER_LANGUAGE", "Piece", "Typist", "side_by_side"]

#: A text, and the id of its character style; None for that of the paragraph.
Piece: TypeAlias = tuple[Text, str | None]

#: The style of what is said again in another language.
OTHER_LANGUAGE = "OtherLanguage"

_BREAKS = re.compile("([\t\n\u2028\u2029])")


@attrs.frozen
class Typist:
    """Writes words for a document in one main language.

    Attributes:
        language: That language; what is in another says so.
        is_rtl: Whether it runs from right to left.
    """

    language: str
    is_rtl: bool

    @classmethod
    def of(cls, language: str) -> Typist:
        """Return one for this language, who knows which way it runs."""
        return cls(language, language_is_rtl(language))

    def versions(
        self, words: Words, style: str, *, later: str | None = None, keeps: bool = False
    ) -> list[Element]:
        """Return a paragraph for each version of *words*, softer from the second on.

        Args:
            words: The words.
            style: The id of the paragraphs' style.
            later: That of those after the first; None for the same.
            keeps: Whether they stay on a page with what follows.
        """
        first, *others = words.versions
        return [
            self.paragraph([(first, None)], style, keeps=keeps),
            *(
                self.paragraph([(each, OTHER_LANGUAGE)], later or style, keeps=keeps)
                for each in others
            ),
        ]

    def paragraph(self, pieces: Sequence[Piece], style: str, *, keeps: bool = False) -> Element:
        """Return a paragraph that runs the way of its first letter, or else of the document."""
        ways = (text_is_rtl(text.text) for text, _ in pieces)
        is_rtl = next((way for way in ways if way is not None), self.is_rtl)
        properties = w("pPr", w("pStyle", val=style))
        properties.extend([w("keepNext")] if keeps else [])
        properties.extend([w("bidi")] if is_rtl else [])
        runs = (run for piece in pieces for run in self._runs(piece, is_rtl=is_rtl))
        return w("p", properties, *runs)

    def turns(self, paragraph: Element) -> bool:
        """Whether a paragraph runs the other way than the document."""
        is_rtl = paragraph.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
        return is_rtl is not self.is_rtl

    def _runs(self, piece: Piece, *, is_rtl: bool) -> Iterator[Element]:
        text, style = piece
        for stretch, goes_rtl in stretches(contained(text.text), is_rtl=is_rtl):
            properties = w("rPr")
            properties.extend([w("rStyle", val=style)] if style else [])
            properties.extend([w("rtl")] if goes_rtl else [])
            properties.extend(self._language(text.language))
            yield w("r", *([properties] if len(properties) else []), *_characters(stretch))

    def _language(self, language: str | None) -> list[Element]:
        """Return the mark of another language than the document's; ``nl`` is that of ``nl-BE``."""
        if language is None or f"{self.language}-".lower().startswith(f"{language}-".lower()):
            return []
        # Word chooses one of the three by the script of each letter
        return [w("lang", val=language, eastAsia=language, bidi=language)]


def side_by_side(words: Words, style: str | None = None, later: str | None = None) -> list[Piece]:
    """Return the pieces of one line with all versions, a stroke between them.

    >>> [text.text for text, _ in side_by_side(Words((Text("Bron"), Text("Source"))))]
    ['Bron', ' / ', 'Source']
    """
    first, *others = words.versions
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
