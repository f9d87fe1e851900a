"""The parts of a tally: groups of answers, and how many of them name each outcome."""

from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from .._errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from .._messages import pgettext_noop, short_repr
from .._validation import COUNT, LARGEST_COUNT, Rule, listed, of_kind, plain_int, plain_line
from ..projects._codes import MEMBERS
from ..taxonomy import Aspect, Outcome, concept_of

__all__ = [
    "MOST",
    "NO_KEY",
    "AnswerGroup",
    "KeyValue",
    "OutcomeCount",
    "fault_of",
    "key_value",
    "merged",
    "sort_key",
    "with_types",
]

#: What the count of an outcome is, if a code counts once in an answer.
MOST = pgettext_noop(
    "expected", "no more than the answers of its group, {number}, as a code counts once in each"
)
#: What a column that answers are grouped by holds.
KeyValue: TypeAlias = str | int | bool | None

_PLACES = {code: place for place, code in enumerate(MEMBERS)}
_ORDER = {bool: 0, int: 1, str: 2, type(None): 3}


def _float(given: Any) -> Any:  # noqa: ANN401 - whatever a caller passes
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    return float(given) if is_number else given


#: What a column to group by holds.
NO_KEY = pgettext_noop(
    "expected",
    "a column of texts, whole numbers of at most 64 bits, booleans or dates, not {held}",
)
_MEMBER = pgettext_noop("expected", "an outcome or an aspect, or the code of one")
_WEIGHT = Rule(
    pgettext_noop("expected", "a finite number, 0 or more"),
    lambda value: type(value) is float and 0 <= value < math.inf,
)


def _code(given: object) -> str:
    code = given.code if isinstance(given, (Outcome, Aspect)) else given
    if not isinstance(code, str):
        raise WrongKindError(code, pgettext_noop("expected", "a code, as text"))
    code = plain_line(code)
    if code not in MEMBERS:
        raise fault_of(code)
    return code


def key_value(given: Any, column: str | None = None) -> KeyValue:  # noqa: ANN401 - of any engine
    """Return a value of a column as part of a key: a missing number is None, a date ISO text.

    Raises:
        InvalidValueError: It is neither text, a whole number of 64 bits, a boolean, a date nor
            missing.
    """
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, str):
        return plain_line(given)
    if isinstance(given, (datetime.date, datetime.time)):
        return given.isoformat().removesuffix("T00:00:00")  # pandas has no other dates
    try:
        if given != given:  # noqa: PLR0124 - not a number
            return None
        if isinstance(given, float) or hasattr(given, "as_integer_ratio"):
            numerator, denominator = given.as_integer_ratio()
            number = int(numerator) if denominator == 1 else None
        else:
            number = operator.index(given)
    except (TypeError, ValueError, OverflowError):
        number = None
    if number is not None and -LARGEST_COUNT - 1 <= number <= LARGEST_COUNT:
        return number
    if column is None:
        expected = pgettext_noop(
            "expected", "text, a whole number of at most 64 bits, a boolean or a date"
        )
        raise InvalidValueError("AnswerGroup.key", given, expected)
    raise InvalidValueError("column", column, NO_KEY, held=short_repr(given))


def _key(given: Iterable[Any]) -> tuple[KeyValue, ...]:
    return tuple(map(key_value, listed(given, pgettext_noop("expected", "a list of values"))))


def with_types(key: Iterable[KeyValue]) -> tuple[tuple[type, KeyValue], ...]:
    """Return what a key is equal by: for Python, True equals 1."""
    return tuple((type(each), each) for each in key)


def sort_key(group: AnswerGroup) -> list[tuple[int, Any]]:
    """Sort booleans before numbers, these before texts, and what is missing last."""
    return [(_ORDER[type(each)], "" if each is None else each) for each in group.key]


@attrs.frozen
class OutcomeCount:
    """How many answers of a group name an outcome or an aspect.

    Attributes:
        code: Its code; the outcome or aspect itself is accepted.
        count: How many answers name it.
        weighted: The sum of their weights, 0 or more; the count, where answers have none.
    """

    code: str = attrs.field(converter=_code)
    count: int = attrs.field(converter=plain_int, validator=COUNT)
    weighted: float = attrs.field(
        default=attrs.Factory(operator.attrgetter("count"), takes_self=True),
        converter=_float,
        validator=_WEIGHT,
    )


def _counts(given: Iterable[OutcomeCount]) -> tuple[OutcomeCount, ...]:
    expected = pgettext_noop("expected", "a list of counts of outcomes")
    counts = [of_kind(each, OutcomeCount, expected) for each in listed(given, expected)]
    if len({each.code for each in counts}) < len(counts):
        codes = [each.code for each in counts]
        raise InvalidValueError(
            "AnswerGroup.outcomes", codes, pgettext_noop("expected", "each code once")
        )
    return tuple(sorted(counts, key=lambda each: _PLACES[each.code]))


@attrs.frozen
class AnswerGroup:
    """The answers that have the same values in the columns they are grouped by.

    Attributes:
        key: These values, in the order of the columns; None where one is missing. Values of
            different types differ: True from 1, 2024 from ``"2024"``.
        answers: How many answers there are, also those that name no outcome: the denominator.
        outcomes: How many of them name each outcome and aspect, in guide order.
        weighted: The sum of the weights of all answers, 0 or more; their number, where they have
            none.
    """

    key: tuple[KeyValue, ...] = attrs.field(converter=_key, eq=with_types)
    answers: int = attrs.field(converter=plain_int, validator=COUNT)
    outcomes: tuple[OutcomeCount, ...] = attrs.field(default=(), converter=_counts)
    weighted: float = attrs.field(
        default=attrs.Factory(operator.attrgetter("answers"), takes_self=True),
        converter=_float,
        validator=_WEIGHT,
    )


def merged(groups: Iterable[AnswerGroup]) -> list[AnswerGroup]:
    """Return the groups with equal keys added up."""
    by_key: dict[tuple[tuple[type, KeyValue], ...], list[AnswerGroup]] = {}
    for group in groups:
        by_key.setdefault(with_types(group.key), []).append(group)
    return [*map(_sum, by_key.values())]


def _sum(parts: list[AnswerGroup]) -> AnswerGroup:
    if len(parts) == 1:
        return parts[0]
    counts: dict[str, tuple[int, float]] = {}
    for each in (count for part in parts for count in part.outcomes):
        count, weighted = counts.get(each.code, (0, 0.0))
        counts[each.code] = count + each.count, weighted + each.weighted
    try:
        weighted = math.fsum(part.weighted for part in parts)
    except OverflowError:
        weighted = math.inf  # refused, as other sums that are not finite
    return AnswerGroup(
        parts[0].key,
        sum(part.answers for part in parts),
        [OutcomeCount(code, *figures) for code, figures in counts.items()],
        weighted,
    )


def fault_of(code: str) -> KA1Error:
    """Return the error for a text that is no code of an outcome or aspect."""
    try:
        concept = concept_of(code)
    except UnknownCodeError as error:
        return error
    return WrongKindError(concept, _MEMBER)
