"""What cattrs needs to know about the types of this library."""

from __future__ import annotations

import datetime
import operator
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any, Final, Literal, TypeAlias

import cattrs

from .._errors import InvalidValueError, KA1Error, WrongKindError
from .._extras import needs
from .._messages import pgettext_noop
from ..projects._given import OutcomeOrAspect, outcome_or_aspect
from ..projects._outcome_set import OutcomeSet, read_codes
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
    concept_of,
)
from ._limits import DEFAULT_LIMITS, Limits
from ._objects import ObjectReader, object_writer
from ._problems import DocumentError, Problem, key_path, problems_of, refusal, refuse
from ._versions import VERSIONS, Keys, current_version

__all__ = [
    "ConverterFormat",
    "configure",
    "configure_converter",
    "format_exception",
    "make_converter",
    "set_reader",
]

Structure: TypeAlias = Callable[[Any, Any], Any]
Unstructure: TypeAlias = Callable[[Any], Any]
ConverterFormat: TypeAlias = Literal[
    "json", "orjson", "msgspec", "yaml", "toml", "msgpack", "cbor2", "bson"
]

#: By format, cattrs' module for it, the extra of ours that it needs, and the package otherwise.
_PRECONF: Final[Mapping[str, tuple[str, str, str | None]]] = {
    "json": ("json", "", None),
    "orjson": ("orjson", "", "orjson"),
    "msgspec": ("msgspec", "fast", None),
    "yaml": ("pyyaml", "yaml", None),
    "toml": ("tomlkit", "toml", None),
    "msgpack": ("msgpack", "", "msgpack"),
    "cbor2": ("cbor2", "", "cbor2"),
    "bson": ("bson", "", "pymongo"),
}
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


def make_converter(
    format: ConverterFormat = "json",  # noqa: A002 - the word for it
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> cattrs.Converter:
    """Return cattrs' converter for a format, with its ``dumps`` and ``loads``, and our types.

    Args:
        format: ``json``, ``orjson``, ``msgspec``, ``yaml``, ``toml``, ``msgpack``, ``cbor2`` or
            ``bson``.
        limits: How many claims a project and how many characters a text may have, and how many
            problems are listed.

    >>> make_converter().unstructure(OutcomeSet(["staff.motivation"]))
    ['staff.motivation']

    Raises:
        InvalidValueError: There is no such format.
        MissingExtraError: The package that the format needs is not installed.
    """
    if not isinstance(format, str) or format not in _PRECONF:
        raise InvalidValueError("format", format, " or ".join(map(repr, _PRECONF)))
    module, extra, package = _PRECONF[format]
    with needs(f"the format {format!r}", extra, package):
        preconf: Any = import_module(f"cattrs.preconf.{module}")
    converter: Any = preconf.make_converter()
    if format == "toml":
        # tomlkit's own reader gives numbers of a class of its own
        converter.loads = lambda text, kind: converter.structure(tomllib.loads(text), kind)
    made: cattrs.Converter = converter
    configure_converter(made, limits=limits)
    return made


def configure_converter(converter: cattrs.Converter, *, limits: Limits = DEFAULT_LIMITS) -> None:
    """Teach *converter* the types of this library; what it does with others stays as it is.

    Concepts become their codes, outcome sets lists of codes, projects dicts with the keys of the
    current version of the documents. A hook of your own for one of the classes, registered before
    or after, holds inside the others too. A subclass needs a hook of its own.

    Args:
        converter: Any cattrs converter.
        limits: How many claims a project and how many characters a text may have, and how many
            problems are listed.

    >>> converter = cattrs.Converter()
    >>> configure_converter(converter)
    >>> converter.structure(["staff.motivation"], OutcomeSet)
    OutcomeSet(['staff.motivation'])
    """
    # cattrs leaves its tag of a union in the object
    configure(converter, VERSIONS[current_version()], limits, tag="_type")


def configure(
    converter: cattrs.Converter, keys: Keys, limits: Limits, *, tag: str | None = None
) -> None:
    """Teach *converter* the types of this library with the *keys* of one version of the format.

    Args:
        converter: Any cattrs converter.
        keys: The key of each attribute, by class.
        limits: As for `configure_converter`.
        tag: A key that is passed over where its value is the name of the class.
    """
    converter.register_structure_hook_func(_is_concept_class, _concept)
    converter.register_unstructure_hook_func(_is_concept_class, operator.attrgetter("code"))
    converter.register_structure_hook_func(lambda kind: kind == OutcomeOrAspect, _member)
    converter.register_structure_hook_func(
        lambda kind: kind == (OutcomeOrAspect | None),
        lambda value, kind: None if value is None else _member(value, kind),
    )

    def register(
        kind: type,
        reader: Callable[[cattrs.Converter], Structure],
        writer: Callable[[cattrs.Converter], Unstructure],
    ) -> None:
        # factories are given the converter that they serve, which may be a copy of this one
        converter.register_structure_hook_factory(
            lambda each: each is kind, lambda _, converter: reader(converter)
        )
        converter.register_unstructure_hook_factory(
            lambda each: isinstance(each, type) and issubclass(each, kind),
            lambda each, converter: (
                _by_class(kind, writer(converter), converter) if each is kind else _refused(kind)
            ),
        )

    def register_object(kind: type) -> None:
        def reader(converter: cattrs.Converter) -> Structure:
            readers = _field_readers(kind, converter, limits)
            return ObjectReader(kind, keys[kind], readers, limits, tag)

        def writer(converter: cattrs.Converter) -> Unstructure:
            return object_writer(kind, keys[kind], lambda value: _plain_data(value, converter))

        register(kind, reader, writer)

    register(OutcomeSet, lambda _: set_reader(limits), lambda _: _codes)
    register(Participants, lambda _: _participants_reader(limits), lambda _: _counts_by_code)
    register(ProjectNumber, lambda _: _project_number, lambda _: str)
    for kind in (Project, Claim, Evidence):
        register_object(kind)


def format_exception(error: BaseException, kind: type | None) -> str:
    """Return our message for an error, for ``cattrs.transform_error``.

    Args:
        error: What cattrs collected.
        kind: The type that was being made.

    >>> converter = make_converter()
    >>> try:
    ...     converter.structure(["staff.motivatoin"], list[Outcome])
    ... except Exception as error:
    ...     cattrs.transform_error(error, format_exception=format_exception)
    ["unknown code 'staff.motivatoin' (did you mean 'staff.motivation'?) @ $[0]"]
    """
    if isinstance(error, DocumentError):
        return "; ".join(map(str, error.problems))
    return str(error) if isinstance(error, KA1Error) else cattrs.v.format_exception(error, kind)


def _by_class(kind: type, write: Unstructure, converter: cattrs.Converter) -> Unstructure:
    """Return a writer for fields of type *kind*, which can hold an instance of a subclass."""
    return lambda value: write(value) if type(value) is kind else converter.unstructure(value)


def _refused(kind: type) -> Unstructure:
    """Return a writer that refuses subclasses, whose further fields would be lost."""

    def refused(value: object) -> object:
        raise WrongKindError(
            value, f"{kind.__name__} itself, or a hook for the class {type(value).__name__}"
        )

    return refused


def _field_readers(
    kind: type, converter: cattrs.Converter, limits: Limits
) -> Mapping[str, Callable[[Any], Any]]:
    """Return what reads the fields of *kind* that are more than a text, a number or a choice."""

    def of(wanted: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a type, or a union of them
        return lambda value: converter.structure(value, wanted)

    readers: dict[type, Mapping[str, Callable[[Any], Any]]] = {
        Project: {
            "number": of(ProjectNumber),
            "start": _date,
            "end": _date,
            "participants": of(Participants),
            "claims": _list_reader(of(Claim), limits, most=limits.claims),
            "priorities": _list_reader(of(Priority), limits, is_unique=True),
        },
        Claim: {
            "outcome": of(OutcomeOrAspect),
            "evidence": _list_reader(of(Evidence), limits),
        },
        Evidence: {"date": _date},
    }
    return readers[kind]


def _list_reader(
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
            path = f"$[{index}]"
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


def _duplicate(value: object, path: str) -> Problem:
    return Problem(path, "duplicate", value, pgettext_noop("expected", "each code once"))


def _plain_data(value: Any, converter: cattrs.Converter) -> Any:  # noqa: ANN401 - any field
    """Return the data of a field."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, ClaimStatus):
        return value.value
    if isinstance(value, tuple):
        return [converter.unstructure(each) for each in value]
    return converter.unstructure(value)


def _date(value: object) -> datetime.date:
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        with suppress(ValueError):
            return datetime.date.fromisoformat(value)
    return refuse("invalid_value", value, pgettext_noop("expected", "a date as YYYY-MM-DD"))


def _project_number(value: object, _: object) -> ProjectNumber:
    return ProjectNumber.parse(value)


def _is_concept_class(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Concept)


def _concept(value: object, kind: type[Concept]) -> Concept:
    concept = concept_of(_code(value))
    if isinstance(concept, kind):
        return concept
    expected = _KINDS.get(kind, pgettext_noop("expected", "a code of the guide"))
    raise WrongKindError(concept, expected)


def _member(value: object, _: object) -> OutcomeOrAspect:
    return outcome_or_aspect(_code(value))


def _code(value: object) -> str:
    if isinstance(value, str):
        return value
    return refuse("wrong_type", value, pgettext_noop("expected", "a code, as text"))


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
        path = f"$[{index}]"
        try:
            member = _member(code, None)
            if guide is not None:
                guide[member.code]
        except KA1Error as error:
            yield from problems_of(error, code, path)
            continue
        if member in found:
            yield _duplicate(code, path)
        found.add(member)


def _codes(outcomes: OutcomeSet) -> list[str]:
    return [*outcomes.codes]


def _participants_reader(limits: Limits) -> Structure:
    def read(value: object, _: object) -> Participants:
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
            _concept(code, TargetGroup)
        except KA1Error as error:
            yield from problems_of(error, code, path)
        try:
            Participants({"staff": number})
        except InvalidValueError as error:
            yield from problems_of(error, number, path)


def _counts_by_code(participants: Participants) -> dict[str, int]:
    return {group.code: number for group, number in participants.items()}
