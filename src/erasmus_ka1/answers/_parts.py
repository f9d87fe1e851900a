"""The parts of a tally: groups of answers, and how many of them name each outcome."""

from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from .._errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from .._messages import pgettext_noop
from .._validation import COUNT, Rule, listed, of_kind, plain_int, plain_line
from ..projects._codes import MEMBERS
from ..taxonomy import Aspect, Outcome, concept_of

__all__ = [
    "AnswerGroup",
    "KeyValue",
    "OutcomeCount",
    "fault_of",
    "key_value",
    "merged",
    "sort_key",
]

#: What a column that answers are grouped by holds.
KeyValue: TypeAlias = str | int | bool | None

_PLACES = {code: place for place, code in enumerate(MEMBERS)}


def _float(given: Any) -> Any:  # noqa: ANN401 - whatever a caller passes
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    return float(given) if is_number else given


_MEMBER = pgettext_noop("expected", "an outcome or an aspect, or the code of one")
_WEIGHT = Rule(
    pgettext_noop("expected", "a finite number"),
    lambda value: type(value) is float and math.isfinite(value),
)


def _code(given: object) -> str:
    code = given.code if isinstance(given, (Outcome, Aspect)) else given
    if not isinstance(code, str):
        raise WrongKindError(code, pgettext_noop("expected", "a code, as text"))
    code = plain_line(code)
    if code not in MEMBERS:
        raise fault_of(code)
    return code


def key_value(given: Any, column: str = "key") -> KeyValue:  # noqa: ANN401 - as engines have it
    """Return a value of a column as part of a key: a missing number is None, a date ISO text.

    Raises:
        InvalidValueError: It is neither text, a whole number, a boolean, a date nor missing.
    """
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, str):
        return plain_line(given)
    if isinstance(given, (datetime.date, datetime.time)):
        return given.isoformat()
    try:
        if given != given:  # noqa: PLR0124 - not a number
            return None
        if isinstance(given, float) or hasattr(given, "as_integer_ratio"):
            numerator, denominator = given.as_integer_ratio()
            if denominator == 1:
                return int(numerator)
        else:
            return operator.index(given)
    except (TypeError, ValueError, OverflowError):
        pass
    expected = pgettext_noop("expected", "text, whole numbers, booleans or dates to group by")
    raise InvalidValueError(column, given, expected)


def _key(given: Iterable[Any]) -> tuple[KeyValue, ...]:
    return tuple(map(key_value, listed(given, pgettext_noop("expected", "a list of values"))))


def sort_key(group: AnswerGroup) -> list[tuple[int, Any]]:
    """Sort numbers before texts, and what is missing last."""
    return [(2, "") if each is None else (int(isinstance(each, str)), each) for each in group.key]


@attrs.frozen
class OutcomeCount:
    """How many answers of a group name an outcome or an aspect.

    Attributes:
        code: Its code; the outcome or aspect itself is accepted.
        count: How many answers name it.
        weighted: The sum of their weights; the count, where answers have none.
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
        key: These values, in the order of the columns; None where one is missing.
        answers: How many answers there are, also those that name no outcome: the denominator.
        outcomes: How many of them name each outcome and aspect, in guide order.
        weighted: The sum of the weights of all answers; their number, where they have none.
    """

    key: tuple[KeyValue, ...] = attrs.field(converter=_key)
    answers: int = attrs.field(converter=plain_int, validator=COUNT)
    outcomes: tuple[OutcomeCount, ...] = attrs.field(default=(), converter=_counts)
    weighted: float = attrs.field(
        default=attrs.Factory(operator.attrgetter("answers"), takes_self=True),
        converter=_float,
        validator=_WEIGHT,
    )


def merged(groups: Iterable[AnswerGroup]) -> list[AnswerGroup]:
    """Return the groups with equal keys added up."""
    by_key: dict[tuple[KeyValue, ...], list[AnswerGroup]] = {}
    for group in groups:
        by_key.setdefault(group.key, []).append(group)
    return [_sum(key, parts) for key, parts in by_key.items()]


def _sum(key: tuple[KeyValue, ...], parts: list[AnswerGroup]) -> AnswerGroup:
    if len(parts) == 1:
        return parts[0]
    counts: dict[str, tuple[int, float]] = {}
    for each in (count for part in parts for count in part.outcomes):
        count, weighted = counts.get(each.code, (0, 0.0))
        counts[each.code] = count + each.count, weighted + each.weighted
    return AnswerGroup(
        key,
        sum(part.answers for part in parts),
        [OutcomeCount(code, *figures) for code, figures in counts.items()],
        math.fsum(part.weighted for part in parts),
    )


def fault_of(code: str) -> KA1Error:
    """Return the error for a text that is no code of an outcome or aspect."""
    try:
        concept = concept_of(code)
    except UnknownCodeError as error:
        return error
    return WrongKindError(concept, _MEMBER)
