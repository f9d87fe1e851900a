"""Which way a text runs: Word wants it told for every paragraph and every run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError

from ...bidi import has_direction, isolated

__all__ = ["contained", "first_strong", "language_is_rtl", "stretches"]

_STRONG = {"L": False, "R": True, "AL": True}
_ISOLATES = {"LRI", "RLI", "FSI"}
_TURNS = re.compile("[\u202a-\u202e]")
_ADDED = 2


def language_is_rtl(language: str) -> bool:
    """Whether a language is written from right to left.

    >>> language_is_rtl("ar"), language_is_rtl("nl-BE"), language_is_rtl("xx")
    (True, False, False)
    """
    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (ValueError, UnknownLocaleError):
        return False


def first_strong(text: str) -> bool | None:
    """Whether the first letter outside isolates runs right to left; None without a letter.

    It is the rule by which a paragraph gets its direction (Unicode Standard Annex 9, P2).
    """
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in _ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in _STRONG:
            return _STRONG[kind]
    return None


def stretches(text: str, *, is_rtl: bool) -> Iterator[tuple[str, bool]]:
    r"""Yield the text in stretches that run one way, and whether it is right to left.

    What has no direction of its own goes with the letters on both sides of it where these agree,
    and else with *is_rtl*, the direction of the paragraph.

    >>> [*stretches("abc, \u05d0", is_rtl=False)] == [("abc, ", False), ("\u05d0", True)]
    True
    """
    if not has_direction(text):
        yield text, False
        return
    strong = [_STRONG.get(bidirectional(character)) for character in text]
    before = _carried(strong, is_rtl)
    after = [*_carried(reversed(strong), is_rtl)][::-1]
    ways = (was if was is will else is_rtl for was, will in zip(before, after, strict=True))
    for way, pairs in groupby(zip(text, ways, strict=True), key=lambda pair: pair[1]):
        yield "".join(character for character, _ in pairs), way


def _carried(strong: Iterable[bool | None], way: bool) -> Iterator[bool]:  # noqa: FBT001
    """Yield the last direction there was, starting from *way*."""
    for each in strong:
        way = way if each is None else each
        yield way


def contained(text: str) -> str:
    """Return the text, between isolates where it could turn what stands around it.

    Letters alone do not: their paragraphs and runs say which way they go.
    """
    marked = isolated(text)
    is_open = len(marked) > len(text) + _ADDED
    return marked if is_open or _TURNS.search(text) else text
