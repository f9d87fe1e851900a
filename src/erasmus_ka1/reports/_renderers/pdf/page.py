"""A page in HTML, made fit for WeasyPrint: what it cannot find out, or is slow at, is done here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from ..._bidi import isolated, text_is_rtl

__all__ = ["fit_for_paper"]

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LONGEST_LABEL = 100

_STEP = 20
_BREAK = "\u200b"
_SPACES = " \t\n\u1680\u2000-\u2006\u2008-\u200b\u2028\u2029\u205f\u3000"
# in scripts without spaces, lines break between letters, or between words that Pango knows
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1900-\u1aaf"
    "\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0003ffff"
)
# longer than any word, and any part of an address, that people can read
_ENDLESS = re.compile(f"[^/{_SPACES}{_UNSPACED}-]{{41,}}")
# the time that a text takes grows with the square of its length
_PIECE = re.compile(rf".{{1,1000}}(?:(?<=[{_SPACES}])|\Z)|.{{1,1000}}", re.DOTALL)


def fit_for_paper(root: Element, title: str, organisation: str) -> None:
    """Give the page what its style for paper makes use of, and texts that lines can hold.

    Args:
        root: The page; it is changed.
        title: What stands over each page but the first.
        organisation: What stands under each page.
    """
    root.set("data-title", _shortened(title))
    root.set("data-organisation", _shortened(organisation))
    elements = [
        element for body in root.iter("body") for element in body.iter() if _is_html(element)
    ]
    for element in elements:
        if element.tag in _HEADINGS:
            element.set("data-label", _shortened(" / ".join(_versions(element))))
        if element.get("dir", "auto" if element.tag == "bdi" else "") == "auto":
            # WeasyPrint begins each line in the direction of what stands around the text
            element.set("dir", _direction(element))
    for element in elements:
        _cut_texts(element)


def _is_html(element: Element) -> bool:
    # neither a comment nor a drawing, which has a namespace, nor what is for no reader
    return isinstance(element.tag, str) and element.tag[0] != "{" and element.tag != "style"


def _versions(heading: Element) -> Iterator[str]:
    versions = [each for each in heading.iter() if each.get("class") == "version"]
    for version in versions or [heading]:
        yield isolated(" ".join("".join(version.itertext()).split()))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[: _LONGEST_LABEL - 1]}…"


def _direction(element: Element) -> str:
    # the isolates around a text are ours
    text = "".join(element.itertext()).removeprefix("\u2068")
    return "rtl" if text_is_rtl(text) else "ltr"


def _cut_texts(element: Element) -> None:
    """Cut what stands in an element itself into pieces."""
    for place, child in reversed([*enumerate(element, start=1)]):
        child.tail, spans = _cut(child.tail)
        element[place:place] = spans
    element.text, spans = _cut(element.text)
    element[0:0] = spans


def _cut(text: str | None) -> tuple[str | None, list[Element]]:
    """Return the first piece of a text, and elements with the others."""
    if not text:
        return text, []
    first, *rest = _PIECE.findall(_ENDLESS.sub(_broken, text))
    spans = [Element("span") for _ in rest]
    for span, piece in zip(spans, rest, strict=True):
        # between two elements a line breaks only where it may in a text
        span.text = _BREAK + piece
    return first, spans


def _broken(endless: re.Match[str]) -> str:
    """Return a word with places to break it."""
    word = endless[0]
    steps = []
    start = 0
    for place in range(_STEP, len(word)):
        length = place - start
        if length >= _STEP and (length >= 10 * _STEP or not _joins(word[place - 1 : place + 1])):
            steps.append(word[start:place])
            start = place
    return _BREAK.join([*steps, word[start:]])


def _joins(pair: str) -> bool:
    """Whether the second character belongs to the first."""
    return "\u200d" in pair or unicodedata.category(pair[1]).startswith("M")
