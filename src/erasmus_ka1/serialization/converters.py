"""What cattrs needs to know about the types of this library."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeAlias

import attrs
import cattrs
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from ..concepts import Concept, Guide, Priority, TargetGroup
from ..editions import CURRENT_GUIDE
from ..errors import DocumentError, KA1Error, Problem, WrongKindError
from ..outcome_set import OutcomeOrAspect, OutcomeSet, outcome_or_aspect
from ..project import Claim, ClaimStatus, Evidence, Participants, Project
from ..project_number import ProjectNumber
from ..validation import COUNT, DATE, Rule
from .problems import in_document_order, problems_of, unknown_key
from .strict_json import key_path, refuse

__all__ = ["configure_converter", "make_converter"]

Structure: TypeAlias = Callable[[Any, Any], Any]

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def make_converter(*, guide: Guide = CURRENT_GUIDE) -> cattrs.Converter:
    """Return a converter that knows the types of this library.

    Args:
        guide: The guide to look codes up in.

    >>> make_converter().unstructure(OutcomeSet(["staff.motivation"]))
    ['staff.motivation']
    """
    converter = cattrs.Converter()
    configure_converter(converter, guide=guide)
    return converter


def configure_converter(converter: cattrs.Converter, *, guide: Guide = CURRENT_GUIDE) -> None:
    """Teach *converter* the types of this library; what it does with others stays as it is.

    Concepts become their codes, outcome sets lists of codes, projects dicts of their fields.

    Args:
        converter: Any cattrs converter.
        guide: The guide to look codes up in.

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
    converter.register_structure_hook(OutcomeSet, partial(_outcome_set, guide=guide))
    converter.register_unstructure_hook(OutcomeSet, _codes)
    converter.register_structure_hook(Participants, partial(_participants, guide=guide))
    converter.register_unstructure_hook(Participants, _counts_by_code)
    converter.register_structure_hook(ProjectNumber, _project_number)
    converter.register_unstructure_hook(ProjectNumber, str)
    _register_class(converter, Evidence, {})
    _register_class(converter, Claim, {"status": _status, "evidence": _listed(converter, Evidence)})
    lists = {
        "claims": _listed(converter, Claim),
        "priorities": _listed(converter, Priority),
    }
    _register_class(converter, Project, lists)


def _register_class(
    converter: cattrs.Converter, cls: type, readers: Mapping[str, Structure]
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
            rule = partial(_by_rule, rule=field.validator)
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
    converter.register_structure_hook(cls, partial(_object, structure=structure))
    converter.register_unstructure_hook(cls, unstructure)


def _object(value: object, cls: type, *, structure: Structure) -> object:
    if not isinstance(value, Mapping):
        refuse("wrong_type", value, "an object")
    named = {key: item for key, item in value.items() if isinstance(key, str)}
    problems = [unknown_key(key, []) for key in value if not isinstance(key, str)]
    try:
        found = structure(named, cls)
    except BaseValidationError as error:
        problems += problems_of(error)
        raise DocumentError(in_document_order(problems, value)) from error
    if problems:
        raise DocumentError(problems)
    return found


def _listed(converter: cattrs.Converter, item: type) -> Structure:
    """Return a reader of a list of *item* that reports the problems of all its items."""

    def read(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, (list, tuple)):
            refuse("wrong_type", value, "a list")
        items: list[object] = []
        problems: list[Problem] = []
        for index, each in enumerate(value):
            try:
                items.append(converter.structure(each, item))
            except KA1Error as error:
                problems += problems_of(error, f"$[{index}]")
        if problems:
            raise DocumentError(problems)
        return tuple(items)

    return read


def _by_rule(value: object, _: object, *, rule: Rule) -> object:
    return value if rule.holds(value) else refuse("invalid_value", value, rule.expected)


def _date(value: object, _: object) -> datetime.date:
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    return refuse("invalid_value", value, "a date as YYYY-MM-DD")


def _status(value: object, _: object) -> ClaimStatus:
    if isinstance(value, str) and value in {*ClaimStatus}:
        return ClaimStatus(value)
    return refuse("invalid_value", value, " or ".join(repr(str(status)) for status in ClaimStatus))


def _project_number(value: object, _: object) -> ProjectNumber:
    return ProjectNumber.parse(value)


def _is_concept_class(wanted: object) -> bool:
    return isinstance(wanted, type) and issubclass(wanted, Concept)


def _concept(value: object, kind: type[Concept], *, guide: Guide) -> Concept:
    concept = guide[_code(value)]
    if not isinstance(concept, kind):
        raise WrongKindError(concept, f"the code of {kind.__name__}")
    return concept


def _outcome_or_aspect(value: object, _: object, *, guide: Guide) -> OutcomeOrAspect:
    return outcome_or_aspect(_code(value), guide)


def _maybe_outcome_or_aspect(value: object, _: object, *, guide: Guide) -> OutcomeOrAspect | None:
    return None if value is None else _outcome_or_aspect(value, None, guide=guide)


def _code(value: object) -> str:
    return value if isinstance(value, str) else refuse("wrong_type", value, "a code, as text")


def _outcome_set(value: object, _: object, *, guide: Guide) -> OutcomeSet:
    if not isinstance(value, (list, tuple)):
        refuse("wrong_type", value, "a list of codes")
    found: set[OutcomeOrAspect] = set()
    problems: list[Problem] = []
    for index, each in enumerate(value):
        try:
            member = _outcome_or_aspect(each, None, guide=guide)
        except KA1Error as error:
            problems += problems_of(error, f"$[{index}]")
            continue
        if member in found:
            problems.append(Problem(f"$[{index}]", "duplicate", each, "each code once"))
        found.add(member)
    if problems:
        raise DocumentError(problems)
    return OutcomeSet(found, guide=guide)


def _codes(outcomes: OutcomeSet) -> list[str]:
    return [member.code for member in outcomes]


def _participants(value: object, _: object, *, guide: Guide) -> Participants:
    if not isinstance(value, Mapping):
        refuse("wrong_type", value, "an object of target groups and numbers")
    problems: list[Problem] = []
    for code, number in value.items():
        path = key_path("$", code)
        try:
            _concept(code, TargetGroup, guide=guide)
        except KA1Error as error:
            problems += problems_of(error, path)
        if not COUNT.holds(number):
            problems.append(Problem(path, "invalid_value", number, COUNT.expected))
    if problems:
        raise DocumentError(problems)
    return Participants(value, guide=guide)


def _counts_by_code(participants: Participants) -> dict[str, int]:
    return {group.code: number for group, number in participants.items()}
