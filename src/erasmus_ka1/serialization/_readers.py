"""What reads the parts of a document: lists, sets of codes, numbers by target group, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin

from .._errors import InvalidValueError, KA1Error
from .._messages import is_text, pgettext_noop
from .._validation import LINE, plain_line
from ..projects._given import OutcomeOrAspect, concept_given, outcome_or_aspect
from ..projects._outcome_set import OutcomeSet, read_codes
from ..projects._own_words import SectionTopic, Summary, topic_of
from ..projects._project import Participants
from ..taxonomy import (
    Aspect,
    Audience,
    Concept,
    Guide,
    Impact,
    KeyAction,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
)
from ._limits import Limits, check_length
from ._problems import Problem, item_path, key_path, problems_of, refusal, refuse

__all__ = [
    "list_reader",
    "members_of",
    "participants_reader",
    "read_concept",
    "read_date",
    "read_member",
    "read_topic",
    "set_reader",
    "summary_reader",
    "title_reader",
]

_KINDS: Final[Mapping[type[Concept], str]] = {
    KeyAction: pgettext_noop("expected", "the code of the key action"),
    TargetGroup: pgettext_noop("expected", "the code of a target group"),
    Audience: pgettext_noop("expected", "the code of an audience"),
    Outcome: pgettext_noop("expected", "the code of an outcome"),
    Aspect: pgettext_noop("expected", "the code of an aspect"),
    SystemLevel: pgettext_noop("expected", "the code of the level of systems"),
    Impact: pgettext_noop("expected", "the code of a long-term impact"),
    Priority: pgettext_noop("expected", "the code of a priority"),
}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def list_reader(
    read_item: Callable[[Any], object],
    limits: Limits,
    *,
    most: int | None = None,
    is_unique: bool = False,
) -> Callable[[Any], tuple[object, ...]]:
    """Return a reader of a list that reports the problems of all its items."""

    def read(value: object) -> tuple[object, ...]:
        if not isinstance(value, (list, tuple)):
            refuse("wrong_type", value, pgettext_noop("expected", "a list"))
        if most is not None and len(value) > most:
            expected = pgettext_noop("expected", "at most {number} in the list")
            refuse("too_many", len(value), expected, number=str(most))
        items: list[object] = []
        problems: list[Problem] = []
        for index, each in enumerate(value):
            if len(problems) > limits.problems:
                break
            path = item_path("$", index)
            try:
                item = read_item(each)
            except KA1Error as error:
                problems += problems_of(error, each, path)
                continue
            if is_unique and item in items:
                problems.append(_duplicate(each, path))
            items.append(item)
        if problems:
            raise refusal(problems, limits.problems)
        return tuple(items)

    return read


def set_reader(limits: Limits, guide: Guide | None = None) -> Callable[..., OutcomeSet]:
    """Return the reader of outcome sets: a closure, because there can be millions.

    Args:
        limits: How many problems are listed.
        guide: The guide that has to have every code, if any.
    """

    def read(value: object, _: object = None) -> OutcomeSet:
        if not isinstance(value, (list, tuple)):
            refuse("wrong_type", value, pgettext_noop("expected", "a list of codes"))
        try:
            found = read_codes(value)
            if guide is not None:
                for code in value:
                    guide[code]
        except KA1Error as error:
            raise refusal(_problems_of_codes(value, guide), limits.problems) from error
        return found

    return read


def _problems_of_codes(
    codes: list[object] | tuple[object, ...], guide: Guide | None
) -> Iterator[Problem]:
    found: set[OutcomeOrAspect] = set()
    for index, code in enumerate(codes):
        path = item_path("$", index)
        try:
            member = read_member(code)
            if guide is not None:
                guide[member.code]
        except KA1Error as error:
            yield from problems_of(error, code, path)
            continue
        if member in found:
            yield _duplicate(code, path)
        found.add(member)


def participants_reader(limits: Limits) -> Callable[..., Participants]:
    """Return the reader of numbers by target group."""

    def read(value: object, _: object = None) -> Participants:
        if not isinstance(value, Mapping):
            expected = pgettext_noop("expected", "an object of target groups and numbers")
            refuse("wrong_type", value, expected)
        try:
            return Participants({_code(code): number for code, number in value.items()})
        except KA1Error as error:
            raise refusal(_problems_of_counts(value), limits.problems) from error

    return read


def _problems_of_counts(counts: Mapping[Any, Any]) -> Iterator[Problem]:
    for code, number in counts.items():
        path = key_path("$", code)
        try:
            read_concept(code, TargetGroup)
        except KA1Error as error:
            yield from problems_of(error, code, path)
        try:
            Participants({"staff": number})
        except InvalidValueError as error:
            yield from problems_of(error, number, path)


def summary_reader(limits: Limits) -> Callable[..., Summary]:
    """Return the reader of texts by language."""

    def read(value: object, _: object = None) -> Summary:
        if not isinstance(value, Mapping):
            expected = pgettext_noop("expected", "an object of languages and texts")
            refuse("wrong_type", value, expected)
        try:
            for text in value.values():
                check_length(text, limits)
            return Summary(value)
        except KA1Error as error:
            raise refusal(_problems_of_texts(value, limits), limits.problems) from error

    return read


def _problems_of_texts(texts: Mapping[Any, Any], limits: Limits) -> Iterator[Problem]:
    for tag, text in texts.items():
        path = key_path("$", tag)
        try:
            Summary({tag: "a"})
        except InvalidValueError as error:
            yield from problems_of(error, tag, path)
        try:
            check_length(text, limits)
            Summary({"en": text})
        except KA1Error as error:
            yield from problems_of(error, text, path)


def title_reader(limits: Limits) -> Callable[[Any], str]:
    """Return the reader of a line that may be left out, but not be nothing."""

    def read(value: Any) -> str:  # noqa: ANN401 - whatever a document holds
        check_length(value, limits)
        line = plain_line(value)
        return line if LINE.holds(line) else refuse("invalid_value", value, LINE.expected)

    return read


def _duplicate(value: object, path: str) -> Problem:
    return Problem(path, "duplicate", value, pgettext_noop("expected", "each code once"))


def read_date(value: object) -> datetime.date:
    """Return the date that a text in ISO 8601 is."""
    if is_text(value) and _ISO_DATE.fullmatch(value):
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    return refuse("invalid_value", value, pgettext_noop("expected", "a date as YYYY-MM-DD"))


def read_concept(value: object, kind: type[Concept]) -> Concept:
    """Return the concept of a *kind*, or of one of a union of kinds, that a code names."""
    members = members_of(kind)
    if {*members} == {Outcome, Aspect}:
        return read_member(value)
    another = pgettext_noop("expected", "the code of another kind of concept")
    kinds: tuple[type[Concept], ...] = (*members,) or (kind,)
    return concept_given(_code(value), kinds, _KINDS.get(kind, another))


def members_of(kind: object) -> list[Any]:
    """Return the classes that a union names, without None; an empty list for anything else."""
    is_union = get_origin(kind) in {Union, UnionType}
    return [each for each in get_args(kind) if each is not NoneType] if is_union else []


def read_member(value: object) -> OutcomeOrAspect:
    """Return the outcome or aspect that a code names."""
    return outcome_or_aspect(_code(value))


def read_topic(value: object, _: object = None) -> SectionTopic:
    """Return the topic that a code names."""
    return topic_of(_code(value))


def _code(value: object) -> str:
    if is_text(value):
        return value
    return refuse("wrong_type", value, pgettext_noop("expected", "a code, as text"))
