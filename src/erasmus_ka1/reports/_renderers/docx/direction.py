"""Which way each run of a text goes: Word wants it told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import bidirectional

from ..._bidi import STRONG, has_direction, isolated

__all__ = ["contained", "stretches"]

_TURNS = re.compile("[\u202a-\u202e]")
_ADDED = 2


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
    strong = [STRONG.get(bidirectional(character)) for character in text]
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
