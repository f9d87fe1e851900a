"""Rules for the fields of value classes.

A field has a converter and a `Rule`::

    title: str = attrs.field(converter=plain_line, validator=LINE)

The converter drops whatever a subclass claims to be and keeps its characters, number or day. It
never raises: the rule refuses what is left and names the field. Readers of documents apply the
same rules, so code and files refuse the same values for the same reasons.
"""

from __future__ import annotations

import datetime
import operator
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, SupportsIndex, TypeVar, cast

import attrs

from ._errors import InvalidValueError, WrongKindError
from ._messages import is_text, pgettext_noop

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
    "OPTIONAL_LINE",
    "TEXT",
    "Rule",
    "chosen",
    "date_class",
    "listed",
    "named",
    "of_kind",
    "plain_date",
    "plain_int",
    "plain_line",
    "plain_text",
    "text_in",
]

S = TypeVar("S", bound=str)
T = TypeVar("T")

# EL and UK, as the programme writes them, but not GR and GB
COUNTRY_PATTERN = "(?:[A-FH-Z][A-Z]|G[AC-QS-Z])"
LANGUAGE_PATTERN = "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,7}"
LARGEST_COUNT = 2**63 - 1
_LAST_OF_PLANES = "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
# Control characters except tab and newline, line separators, surrogates, and noncharacters.
_UNREADABLE = re.compile(
    f"[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef{_LAST_OF_PLANES}]"
)
# Format characters (Cf), spaces (Zs), and the tab and newline that `_UNREADABLE` lets through.
_INVISIBLE = frozenset({"Cf", "Zs", "Cc"})


def plain_line(value: str) -> str:
    """Return exactly a `str` with the characters of *value*, whatever subclass it is of."""
    return str.__str__(value) if is_text(value) else value


def plain_text(value: str) -> str:
    r"""Return *value* as `plain_line` does, with ``\n`` for every ``\r\n`` and ``\r``."""
    value = plain_line(value)
    if type(value) is str and "\r" in value:
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value


def plain_int(value: SupportsIndex) -> int:
    """Return exactly an `int` for a whole number of any class; `bool` stays as given."""
    if type(value) is not int and not isinstance(value, bool):
        with suppress(TypeError):
            return operator.index(value)
    return cast("int", value)


# attrs copies the annotation of a converter into `__init__` of classes that cannot resolve a name.
plain_int.__annotations__["value"] = SupportsIndex


def plain_date(value: datetime.date) -> datetime.date:
    """Return exactly a `datetime.date` for a date of any class; a `datetime` stays as given."""
    if not hasattr(value, "hour"):
        date = date_class()
        with suppress(TypeError):
            return date.fromordinal(date.toordinal(value))
    return value


def date_class() -> type[datetime.date]:
    """Return the class `datetime.date`, even while a test library has put its own in its place."""
    return datetime.date.__mro__[-2]


@attrs.frozen
class Rule:
    """A validator for attrs.

    Attributes:
        expected: What a value must be, in words.
        holds: Whether a value is that.
    """

    expected: str
    holds: Callable[[object], bool]

    def __call__(self, instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        """Raise `InvalidValueError` unless the rule holds for *value*."""
        if not self.holds(value):
            field = f"{type(instance).__name__}.{attribute.name}"
            raise InvalidValueError(field, value, self.expected)


def _is_text(value: object) -> bool:
    if type(value) is not str:
        return False
    if value.isascii() and value.isprintable():
        return value.strip() != ""
    return (
        _UNREADABLE.search(value) is None
        and any(unicodedata.category(each) not in _INVISIBLE for each in value)
        and unicodedata.is_normalized("NFC", value)
    )


def _is_line(value: object) -> bool:
    return _is_text(value) and "\n" not in cast("str", value) and "\t" not in cast("str", value)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= LARGEST_COUNT


def _is_country(value: object) -> bool:
    return type(value) is str and re.fullmatch(COUNTRY_PATTERN, value) is not None


def _is_language(value: object) -> bool:
    return type(value) is str and re.fullmatch(LANGUAGE_PATTERN, value) is not None


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
OPTIONAL_LINE = Rule(LINE.expected, lambda value: value is None or _is_line(value))
COUNT = Rule(pgettext_noop("expected", "a whole number, 0 or more"), _is_count)
OPTIONAL_COUNT = Rule(
    pgettext_noop("expected", "a whole number, 0 or more, or nothing"),
    lambda value: value is None or _is_count(value),
)
DATE = Rule(pgettext_noop("expected", "a date"), lambda value: type(value) is date_class())
COUNTRY = Rule(
    pgettext_noop(
        "expected", "two capital letters, such as NL; EL for Greece, UK for Great Britain"
    ),
    _is_country,
)
LANGUAGE = Rule(
    pgettext_noop("expected", "a BCP 47 language tag, such as nl or nl-BE"), _is_language
)


def of_kind(value: object, kind: type[T] | tuple[type[T], ...], expected: str) -> T:
    """Return *value* if it is of the *kind*.

    Raises:
        WrongKindError: It is not.
    """
    if issubclass(type(value), kind):  # what a proxy claims does not count
        return cast("T", value)
    raise WrongKindError(value, expected)


def text_in(given: object) -> str:
    """Return the characters of a text, whatever subclass of `str` it is of.

    Raises:
        WrongKindError: It is not text.
    """
    return plain_line(of_kind(given, str, pgettext_noop("expected", "text")))


def chosen(field: str, value: object, choices: Iterable[S], near: Iterable[str] = ()) -> S:
    """Return the one of the *choices* that *value* is.

    Raises:
        InvalidValueError: It is not one of them; *near* are the choices that may have been meant.
    """
    known = [*choices]
    found = _among(known, value)
    if found is not None:
        return found
    expected = (
        pgettext_noop("expected", "one of {choices}")
        if known
        else pgettext_noop("expected", "nothing, as there is none")
    )
    raise InvalidValueError(
        field, value, expected, suggestions=near, choices=", ".join(map(repr, known))
    )


def named(value: object, choices: Iterable[S], expected: str) -> S:
    """Return the one of the *choices* that *value* is.

    Raises:
        WrongKindError: It is not one of them.
    """
    found = _among(choices, value)
    if found is None:
        raise WrongKindError(value, expected)
    return found


def _among(choices: Iterable[S], value: object) -> S | None:
    text = plain_line(value) if is_text(value) else None
    return next((each for each in choices if each == text), None)


def listed(
    given: Iterable[T],
    expected: str,
    refused: type | tuple[type, ...] = (str, bytes, bytearray, Mapping),
) -> Iterable[T]:
    """Return *given* if it is iterable: a text is rejected rather than split into characters.

    Args:
        given: What is to be a list, or any other iterable.
        expected: What the list holds, in words.
        refused: Iterables that are not accepted as a list.

    Raises:
        WrongKindError: It cannot be iterated over, or is one of *refused*.
    """
    if isinstance(given, refused) or not isinstance(given, Iterable):
        raise WrongKindError(given, expected)
    try:
        iter(given)
    except TypeError:  # of a proxy, whatever is behind it
        raise WrongKindError(given, expected) from None
    return given
