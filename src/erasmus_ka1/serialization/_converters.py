"""What cattrs needs to know about the types of this library."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from typing import Any, TypeAlias

import attrs
import cattrs
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from .._errors import KA1Error, WrongKindError
from .._messages import pgettext_noop
from .._validation import COUNT, DATE, Rule
from ..projects._outcome_set import OutcomeOrAspect, OutcomeSet, outcome_or_aspect, set_reader
from ..projects._project import Claim, ClaimStatus, Evidence, Participants, Project
from ..projects._project_number import ProjectNumber
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
from ..taxonomy._editions import CURRENT_GUIDE, concept_of
from ._formats import Format, preconf_converter
from ._limits import DEFAULT_LIMITS, Limits
from ._problems import Problem, key_path, refusal, refuse, unknown_key
from ._tree import in_document_order, problems_of

__all__ = ["configure_converter", "make_converter"]

Structure: TypeAlias = Callable[[Any, Any], Any]

_KINDS: Mapping[type[Concept], str] = {
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


def make_converter(
    format: Format = "json",  # noqa: A002 - the word for it
    *,
    guide: Guide = CURRENT_GUIDE,
    limits: Limits = DEFAULT_LIMITS,
) -> cattrs.Converter:
    """Return a converter that knows the types of this library and the limits of a format.

    Args:
        format: What its data is for, as for `dumps`: it is the converter that cattrs has for that
            format, with its ``dumps`` and ``loads``.
        guide: The guide to look codes up in.
        limits: How many claims a project and how many characters a text may have, and how many
            problems are listed.

    >>> make_converter().unstructure(OutcomeSet(["staff.motivation"]))
    ['staff.motivation']
    """
    converter = preconf_converter(format)
    configure_converter(converter, guide=guide, limits=limits)
    return converter


def configure_converter(
    converter: cattrs.Converter,
    *,
    guide: Guide = CURRENT_GUIDE,
    limits: Limits = DEFAULT_LIMITS,
) -> None:
    """Teach *converter* the types of this library; what it does with others stays as it is.

    Concepts become their codes, outcome sets lists of codes, projects dicts of their fields.

    Args:
        converter: Any cattrs converter.
        guide: The guide to look codes up in.
        limits: How many claims a project and how many characters a text may have, and how many
            problems are listed.

    >>> converter = cattrs.Converter()
    >>> configure_converter(converter)
    >>> converter.structure(["staff.motivation"], OutcomeSet)
    OutcomeSet(['staff.motivation'])
    """
    converter.register_structure_hook_func(_is_concept_class, partial(_concept, guide=guide))
    converter.register_unstructure_hook_func(_is_concept_class, str)
    either = partial(_outcome_or_aspect, guide=guide)
    converter.register_structure_hook_func(lambda wanted: wanted == OutcomeOrAspect, either)
    converter.register_unstructure_hook_func(lambda wanted: wanted == OutcomeOrAspect, str)
    maybe = partial(_maybe_outcome_or_aspect, guide=guide)
    converter.register_structure_hook_func(lambda wanted: wanted == (OutcomeOrAspect | None), maybe)
    converter.register_structure_hook(OutcomeSet, _outcome_sets(guide, limits))
    converter.register_unstructure_hook(OutcomeSet, _codes)
    participants = partial(_participants, guide=guide, limits=limits)
    converter.register_structure_hook(Participants, participants)
    converter.register_unstructure_hook(Participants, _counts_by_code)
    converter.register_structure_hook(ProjectNumber, _project_number)
    converter.register_unstructure_hook(ProjectNumber, str)
    register = partial(_register_class, converter, limits=limits)
    register(Evidence, {})
    register(Claim, {"status": _status, "evidence": _listed(converter, Evidence, limits)})
    claims = _listed(converter, Claim, limits, most=limits.claims)
    priorities = _listed(converter, Priority, limits, is_unique=True)
    register(Project, {"claims": claims, "priorities": priorities})


def _register_class(
    converter: cattrs.Converter, cls: type, readers: Mapping[str, Structure], *, limits: Limits
) -> None:
    """Register hooks for one of our classes: each field by its own reader, or by its rule.

    A class is read whole, or every problem in it is raised at once, whatever the converter does
    with the classes around it.
    """
    reading: dict[str, Any] = {
        name: override(struct_hook=reader) for name, reader in readers.items()
    }
    writing: dict[str, Any] = {}
    for field in attrs.fields(cls):
        if field.validator is DATE:
            reading[field.name] = override(struct_hook=_date)
            writing[field.name] = override(unstruct_hook=datetime.date.isoformat)
        elif isinstance(field.validator, Rule):
            rule = partial(_by_rule, rule=field.validator, longest=limits.text)
            reading[field.name] = override(struct_hook=rule)
    structure: Structure = make_dict_structure_fn(
        cls,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        _cattrs_prefer_attrib_converters=False,
        **reading,
    )
    unstructure: Callable[[Any], dict[str, Any]] = make_dict_unstructure_fn(
        cls, converter, _cattrs_omit_if_default=True, **writing
    )
    converter.register_structure_hook(cls, partial(_object, structure=structure, limits=limits))
    converter.register_unstructure_hook(cls, unstructure)


def _object(value: object, cls: type, *, structure: Structure, limits: Limits) -> object:
    if not isinstance(value, Mapping):
        refuse("wrong_type", value, pgettext_noop("expected", "an object"))
    named = {key: item for key, item in value.items() if isinstance(key, str)}
    problems = (unknown_key(key, []) for key in value if not isinstance(key, str))
    try:
        found = structure(named, cls)
    except BaseValidationError as error:
        first = islice(chain(problems_of(error), problems), limits.problems + 1)
        raise refusal(in_document_order(first, value), limits.problems) from error
    if len(named) < len(value):
        raise refusal(problems, limits.problems)
    return found


def _listed(
    converter: cattrs.Converter,
    item: type,
    limits: Limits,
    *,
    most: int | None = None,
    is_unique: bool = False,
) -> Structure:
    """Return a reader of a list of *item* that reports the problems of all its items."""

    def read(value: object, _: object) -> tuple[object, ...]:
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
            try:
                read_item: object = converter.structure(each, item)
            except KA1Error as error:
                problems += problems_of(error, f"$[{index}]")
                continue
            if is_unique and read_item in items:
                twice = pgettext_noop("expected", "each code once")
                problems.append(Problem(f"$[{index}]", "duplicate", each, twice))
            items.append(read_item)
        if problems:
            raise refusal(problems, limits.problems)
        return tuple(items)

    return read


def _by_rule(value: object, _: object, *, rule: Rule, longest: int) -> object:
    value = _plain_number(value)
    if isinstance(value, str) and len(value) > longest:
        expected = pgettext_noop("expected", "at most {number} characters")
        refuse("too_long", value, expected, number=str(longest))
    return value if rule.holds(value) else refuse("invalid_value", value, rule.expected)


def _plain_number(value: object) -> object:
    """Return a whole number as `int`: BSON, among others, has classes of its own for it."""
    is_own = isinstance(value, int) and type(value) not in (int, bool)
    return int(value) if is_own and isinstance(value, int) else value


def _date(value: object, _: object) -> datetime.date:
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    return refuse("invalid_value", value, pgettext_noop("expected", "a date as YYYY-MM-DD"))


def _status(value: object, _: object) -> ClaimStatus:
    if isinstance(value, str) and value in {*ClaimStatus}:
        return ClaimStatus(value)
    return refuse("invalid_value", value, pgettext_noop("expected", "'planned' or 'achieved'"))


def _project_number(value: object, _: object) -> ProjectNumber:
    return ProjectNumber.parse(value)


def _is_concept_class(wanted: object) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Concept)


def _concept(value: object, kind: type[Concept], *, guide: Guide) -> Concept:
    concept = concept_of(_code(value), guide)
    if not isinstance(concept, kind):
        raise WrongKindError(
            concept, _KINDS.get(kind, pgettext_noop("expected", "a code of the guide"))
        )
    return concept


def _outcome_or_aspect(value: object, _: object, *, guide: Guide) -> OutcomeOrAspect:
    return outcome_or_aspect(_code(value), guide)


def _maybe_outcome_or_aspect(value: object, _: object, *, guide: Guide) -> OutcomeOrAspect | None:
    return None if value is None else _outcome_or_aspect(value, None, guide=guide)


def _code(value: object) -> str:
    return (
        value
        if isinstance(value, str)
        else refuse("wrong_type", value, pgettext_noop("expected", "a code, as text"))
    )


def _outcome_sets(guide: Guide, limits: Limits) -> Structure:
    """Return the reader of outcome sets: a closure, for there can be millions."""
    from_codes = set_reader(guide)

    def read(value: object, _: object) -> OutcomeSet:
        if not isinstance(value, (list, tuple)):
            refuse("wrong_type", value, pgettext_noop("expected", "a list of codes"))
        try:
            return from_codes(value)
        except KA1Error as error:
            raise refusal(_problems_of_codes(value, guide), limits.problems) from error

    return read


def _problems_of_codes(codes: Iterable[object], guide: Guide) -> Iterator[Problem]:
    found: set[OutcomeOrAspect] = set()
    for index, code in enumerate(codes):
        path = f"$[{index}]"
        try:
            member = _outcome_or_aspect(code, None, guide=guide)
        except KA1Error as error:
            yield from problems_of(error, path)
            continue
        if member in found:
            yield Problem(path, "duplicate", code, pgettext_noop("expected", "each code once"))
        found.add(member)


def _codes(outcomes: OutcomeSet) -> list[str]:
    return [*outcomes.codes]


def _participants(value: object, _: object, *, guide: Guide, limits: Limits) -> Participants:
    if not isinstance(value, Mapping):
        expected = pgettext_noop("expected", "an object of target groups and numbers")
        refuse("wrong_type", value, expected)
    numbers: dict[Any, Any] = {code: _plain_number(each) for code, each in value.items()}
    problems = _problems_of_counts(numbers, guide)
    if first := next(problems, None):
        raise refusal(chain([first], problems), limits.problems)
    return Participants(numbers, guide=guide)


def _problems_of_counts(numbers: Mapping[Any, Any], guide: Guide) -> Iterator[Problem]:
    for code, number in numbers.items():
        path = key_path("$", code)
        try:
            _concept(code, TargetGroup, guide=guide)
        except KA1Error as error:
            yield from problems_of(error, path)
        if not COUNT.holds(number):
            yield Problem(path, "invalid_value", number, COUNT.expected)


def _counts_by_code(participants: Participants) -> dict[str, int]:
    return {group.code: number for group, number in participants.items()}
