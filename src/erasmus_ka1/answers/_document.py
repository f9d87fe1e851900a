"""A tally as the data of a document, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from .._errors import KA1Error
from .._messages import pgettext_noop
from .._validation import COUNT
from ..serialization._limits import Limits
from ..serialization._objects import ObjectReader
from ..serialization._problems import Problem, key_path, problems_of, refusal, refuse
from ..serialization._readers import list_reader
from ._parts import MOST, AnswerGroup, KeyValue, OutcomeCount, key_value

__all__ = ["groups_data", "tally_of"]

_ONCE = pgettext_noop("expected", "each code once")

T = TypeVar("T")


@attrs.frozen
class _Group:
    """What the object of a group holds: its key by column, and its figures."""

    key: Mapping[str, KeyValue]
    answers: int = attrs.field(validator=COUNT)
    outcomes: tuple[OutcomeCount, ...] = ()
    weighted: float | None = None


@attrs.frozen
class _Unknown:
    """What the object of an unknown code holds."""

    code: str
    count: int = attrs.field(validator=COUNT)


@attrs.frozen
class _Tally:
    """What the document holds."""

    groups: tuple[_Group, ...]
    by: tuple[str, ...] = ()
    weight: str | None = None
    distinct: bool = True
    unknown: tuple[_Unknown, ...] = ()


def groups_data(
    by: Sequence[str], groups: Sequence[AnswerGroup], *, is_weighted: bool
) -> list[dict[str, Any]]:
    """Return the data of groups; columns that a group has no value for are left out."""

    def group(each: AnswerGroup) -> dict[str, Any]:
        key = zip(by, each.key, strict=True)
        return {
            "key": {column: value for column, value in key if value is not None},
            "answers": each.answers,
            **({"weighted": each.weighted} if is_weighted else {}),
            "outcomes": [*map(count, each.outcomes)],
        }

    def count(each: OutcomeCount) -> dict[str, Any]:
        weighted = {"weighted": each.weighted} if is_weighted else {}
        return {"outcome": each.code, "count": each.count, **weighted}

    return [*map(group, groups)]


def tally_of(make: Callable[..., T], data: Mapping[str, Any], limits: Limits) -> T:
    """Return the tally that the data of a document stands for, made of its parts.

    Raises:
        DocumentError: With every problem of the data.
    """
    columns = data.get("by")
    known = columns if isinstance(columns, list) else []

    def key(given: object) -> dict[str, Any]:
        if not isinstance(given, Mapping):
            refuse("wrong_type", given, pgettext_noop("expected", "an object"))
        for column, value in given.items():
            if column not in known or not isinstance(value, (str, int, bool)):
                expected = pgettext_noop("expected", "a value for a column of $.by")
                refuse("invalid_value", value, expected, key_path("$", column))
            try:
                key_value(value)
            except KA1Error as error:
                problems = problems_of(error, value, key_path("$", column))
                raise refusal(problems, limits.problems) from error
        return dict(given)

    counts = ObjectReader(
        OutcomeCount,
        {"code": "outcome", "count": "count", "weighted": "weighted"},
        {},
        limits,
    )
    group = ObjectReader(
        _Group,
        {"key": "key", "answers": "answers", "weighted": "weighted", "outcomes": "outcomes"},
        {"key": key, "outcomes": list_reader(counts, limits)},
        limits,
    )
    unknown = ObjectReader(_Unknown, {"code": "code", "count": "count"}, {}, limits)
    readers = {
        "by": list_reader(_text, limits),
        "groups": list_reader(group, limits),
        "unknown": list_reader(unknown, limits),
    }
    names = [field.name for field in attrs.fields(_Tally)]
    read: _Tally = ObjectReader(_Tally, dict(zip(names, names, strict=True)), readers, limits)(data)
    problems = [*_problems(read)]
    if problems:
        raise refusal(problems, limits.problems)
    try:
        return make(
            by=read.by,
            groups=[_group(each, read.by) for each in read.groups],
            weight=read.weight,
            distinct=read.distinct,
            unknown={each.code: each.count for each in read.unknown},
        )
    except KA1Error as error:
        raise refusal(problems_of(error, None, "$"), limits.problems) from error


def _problems(read: _Tally) -> Iterator[Problem]:
    """Yield what is wrong between the parts of a document."""
    for place, group in enumerate(read.groups if read.distinct else ()):
        for number, each in enumerate(group.outcomes):
            if each.count > group.answers:
                path = f"$.groups[{place}].outcomes[{number}].count"
                most = {"number": str(group.answers)}
                yield Problem(path, "invalid_value", each.count, MOST, most)
    found: set[str] = set()
    for place, unknown in enumerate(read.unknown):
        if unknown.code in found:
            yield Problem(f"$.unknown[{place}].code", "duplicate", unknown.code, _ONCE)
        found.add(unknown.code)


def _group(read: _Group, by: tuple[str, ...]) -> AnswerGroup:
    key = [read.key.get(column) for column in by]
    if read.weighted is None:
        return AnswerGroup(key, read.answers, read.outcomes)
    return AnswerGroup(key, read.answers, read.outcomes, read.weighted)


def _text(given: object) -> str:
    if isinstance(given, str):
        return given
    return refuse("wrong_type", given, pgettext_noop("expected", "text"))
