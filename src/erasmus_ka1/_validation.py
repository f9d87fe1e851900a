"""What a field of a value class must hold.

A `Rule` is a validator for attrs, and says in words what it expects; readers of documents apply
the same rules, so that a value refused in code is refused in a file for the same reason.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Any

import attrs

from ._errors import InvalidValueError
from ._messages import pgettext_noop

__all__ = [
    "COUNT",
    "COUNTRY",
    "COUNTRY_PATTERN",
    "DATE",
    "LANGUAGE",
    "LANGUAGE_PATTERN",
    "LARGEST_COUNT",
    "LINE",
    "OPTIONAL_COUNT",
    "TEXT",
    "Rule",
]

# EL and UK, as the programme writes them, but not GR and GB
COUNTRY_PATTERN = "(?:[A-FH-Z][A-Z]|G[AC-QS-Z])"
LANGUAGE_PATTERN = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,7}"
LARGEST_COUNT = 2**63 - 1
_CONTROLS = frozenset({"Cc", "Cs", "Zl", "Zp"})
_UNSEEN = frozenset({"Cf", "Zs"})


@attrs.frozen
class Rule:
    """What a value must be.

    Attributes:
        expected: What it must be, in words.
        holds: Whether a value is that.
    """

    expected: str
    holds: Callable[[object], bool]

    def __call__(self, instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Raise `InvalidValueError` where *value* does not hold: the form attrs asks for."""
        if not self.holds(value):
            field = f"{type(instance).__name__}.{attribute.name}"
            raise InvalidValueError(field, value, self.expected)


def _is_text(value: object) -> bool:
    """Whether it is text with something to read in it; line breaks and tabs are welcome."""
    return isinstance(value, str) and _is_readable(value, allowed="\n\t")


def _is_line(value: object) -> bool:
    """Whether it is one line of text with something to read in it."""
    return isinstance(value, str) and _is_readable(value, allowed="")


def _is_readable(value: str, allowed: str) -> bool:
    if value.isascii() and value.isprintable():
        return not value.isspace() and value != ""
    categories = {unicodedata.category(each): each for each in value if each not in allowed}
    has_controls = not _CONTROLS.isdisjoint(categories)
    is_seen = not categories.keys() <= _UNSEEN
    return is_seen and not has_controls and unicodedata.is_normalized("NFC", value)


def _is_count(value: object) -> bool:
    """Whether it is a whole number, 0 or more, that fits 64 bits; ``True`` is none."""
    return type(value) is int and 0 <= value <= LARGEST_COUNT


def _is_optional_count(value: object) -> bool:
    return value is None or _is_count(value)


def _is_date(value: object) -> bool:
    """Whether it is a date; a date with a time is another thing."""
    return type(value) is datetime.date


def _is_country(value: object) -> bool:
    """Whether it is two letters as the programme writes a country: EL and UK, not GR and GB."""
    return isinstance(value, str) and re.fullmatch(COUNTRY_PATTERN, value) is not None


def _is_language(value: object) -> bool:
    """Whether it is a well-formed BCP 47 language tag."""
    return isinstance(value, str) and re.fullmatch(LANGUAGE_PATTERN, value) is not None


TEXT = Rule(
    pgettext_noop("expected", "text in Unicode form NFC, without control characters, not blank"),
    _is_text,
)
LINE = Rule(
    pgettext_noop(
        "expected", "one line of text in Unicode form NFC, without control characters, not blank"
    ),
    _is_line,
)
COUNT = Rule(pgettext_noop("expected", "a whole number, 0 or more"), _is_count)
OPTIONAL_COUNT = Rule(
    pgettext_noop("expected", "a whole number, 0 or more, or nothing"), _is_optional_count
)
DATE = Rule(pgettext_noop("expected", "a date"), _is_date)
COUNTRY = Rule(
    pgettext_noop(
        "expected", "two capital letters, such as NL; EL for Greece, UK for Great Britain"
    ),
    _is_country,
)
LANGUAGE = Rule(
    pgettext_noop("expected", "a BCP 47 language tag, such as nl or nl-BE"), _is_language
)
