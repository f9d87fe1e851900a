"""The direction of writing: which way a text runs, and how to isolate it."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from babel import Locale, UnknownLocaleError

__all__ = ["STRONG", "has_direction", "isolated", "language_is_rtl", "text_is_rtl"]

#: Whether the bidirectional classes with a direction run from right to left.
STRONG = {"L": False, "R": True, "AL": True}

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_ISOLATE = "\u2069"
_ISOLATES = re.compile("[\u2066-\u2069]")
_OPENING = {"LRI", "RLI", "FSI"}
# letters written from right to left, and characters that change the direction
_DIRECTED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def has_direction(text: str) -> bool:
    """Whether the text has characters that run, or make others run, from right to left."""
    return not text.isascii() and _DIRECTED.search(text) is not None


def isolated(text: str) -> str:
    r"""Return the text between isolates if it could change the direction of its surroundings.

    Isolates are balanced (Unicode Standard Annex 9), so that the text cannot break out.

    >>> isolated("Scalda")
    'Scalda'
    >>> isolated("abc \u202e fed") == "\u2068abc \u202e fed\u2069"
    True
    """
    if not has_direction(text):
        return text
    still_open = unopened = 0
    for mark in _ISOLATES.findall(text):
        if mark != _POP_ISOLATE:
            still_open += 1
        elif still_open:
            still_open -= 1
        else:
            unopened += 1
    return _FIRST_STRONG_ISOLATE * (1 + unopened) + text + _POP_ISOLATE * (1 + still_open)


def language_is_rtl(language: str) -> bool:
    """Whether a language is written from right to left.

    >>> language_is_rtl("ar"), language_is_rtl("nl-BE"), language_is_rtl("xx")
    (True, False, False)
    """
    try:
        return Locale.parse(language, sep="-").text_direction == "rtl"
    except (ValueError, UnknownLocaleError):
        return False


def text_is_rtl(text: str) -> bool | None:
    """Whether the first letter outside isolates runs right to left; None without a letter.

    A paragraph gets its direction by this rule (Unicode Standard Annex 9, P2).
    """
    depth = 0
    for character in text:
        kind = bidirectional(character)
        if kind in _OPENING:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif not depth and kind in STRONG:
            return STRONG[kind]
    return None
