"""What cattrs needs to know about the types of this library."""

from __future__ import annotations

import enum
import operator
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from types import NoneType
from typing import Any, Final, Literal, TypeAlias, get_args

import cattrs

from .._errors import KA1Error, WrongKindError
from .._extras import needs
from .._messages import pgettext_noop
from .._validation import chosen, date_class, of_kind
from ..projects._given import OutcomeOrAspect
from ..projects._outcome_set import OutcomeSet
from ..projects._own_words import ProjectSection, SectionTopic, Summary, Topic
from ..projects._project import Claim, Evidence, Participants, Project
from ..projects._project_number import ProjectNumber
from ..taxonomy import Concept, Priority
from ._converter_errors import reporting
from ._limits import DEFAULT_LIMITS, Limits
from ._objects import ObjectReader, object_writer
from ._readers import (
    list_reader,
    members_of,
    participants_reader,
    read_concept,
    read_date,
    read_topic,
    set_reader,
    summary_reader,
    title_reader,
)
from ._versions import VERSIONS, Keys, current_version

__all__ = [
    "ConverterFormat",
    "configure",
    "configure_converter",
    "format_exception",
    "make_converter",
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
    name = chosen("format", format, _PRECONF)
    module, extra, package = _PRECONF[name]
    with needs(f"the format {name!r}", extra, package):
        preconf: Any = import_module(f"cattrs.preconf.{module}")
    converter: Any = preconf.make_converter()
    if name == "toml":
        # tomlkit's own reader gives numbers of a class of its own
        converter.loads = lambda text, kind: converter.structure(tomllib.loads(text), kind)
    made: cattrs.Converter = converter
    configure_converter(made, limits=limits)
    return made


def configure_converter(converter: cattrs.Converter, *, limits: Limits = DEFAULT_LIMITS) -> None:
    """Teach *converter* the types of this library; what it does with others stays as it is.

    Concepts become their codes, outcome sets lists of codes, projects dicts with the keys of the
    current version of the documents. A hook of your own for one of the classes, registered before
    or after, holds inside the others too, and in unions of kinds of concepts; one with a predicate,
    or a factory of hooks, is to be registered after. A subclass needs a hook of its own.

    The objects of a union may have a tag, such as that of ``cattrs.strategies``, with the name of
    the class as its value. For other tags, make the converter with ``forbid_extra_keys=True``, with
    which cattrs takes the tag away.

    With detailed validation the hooks raise a `DocumentError` in which ``cattrs.transform_error``
    finds each problem and its place; give it our `format_exception`, or cattrs puts "unknown
    error" before our messages. Without, each error comes as it is.

    Args:
        converter: Any cattrs converter.
        limits: How many claims a project and how many characters a text may have, and how many
            problems are listed.

    >>> converter = cattrs.Converter()
    >>> configure_converter(converter)
    >>> converter.structure(["staff.motivation"], OutcomeSet)
    OutcomeSet(['staff.motivation'])
    """
    of_kind(converter, cattrs.BaseConverter, pgettext_noop("expected", "a converter of cattrs"))
    of_kind(limits, Limits, pgettext_noop("expected", "limits"))
    wrap = reporting if converter.detailed_validation else None
    # cattrs leaves its tag of a union in the object
    configure(converter, VERSIONS[current_version()], limits, is_tagged=True, wrap=wrap)


def configure(
    converter: cattrs.Converter,
    keys: Keys,
    limits: Limits,
    *,
    is_tagged: bool = False,
    wrap: Callable[[Structure], Structure] | None = None,
) -> None:
    """Teach *converter* the types of this library with the *keys* of one version of the format.

    Args:
        converter: Any cattrs converter.
        keys: The key of each attribute, by class.
        limits: As for `configure_converter`.
        is_tagged: Whether a key is passed over whose value is the name of the class.
        wrap: What is made of each hook that reads, if anything.
    """
    wrap = wrap or (lambda read: read)
    concept_hook = wrap(read_concept)
    converter.register_structure_hook_func(_is_concept_class, concept_hook)
    converter.register_unstructure_hook_func(_is_concept_class, operator.attrgetter("code"))

    def union_hook(kind: Any, converter: cattrs.Converter) -> Structure:  # noqa: ANN401 - a union
        members = members_of(kind)
        ours = wrap(read_topic if Topic in members else read_concept)
        others = [
            each
            for each in members
            if each is not Topic and converter.get_structure_hook(each) is not concept_hook
        ]

        def read(value: Any, kind: Any) -> Any:  # noqa: ANN401 - the form that cattrs asks for
            if value is None and NoneType in get_args(kind):
                return None
            for each in others:
                # whatever a hook of somebody else raises for a value of another class
                with suppress(Exception):
                    return converter.structure(value, each)
            return ours(value, kind)

        return read

    converter.register_structure_hook_factory(_is_union_of_ours, union_hook)

    def register(
        kind: type,
        reader: Callable[[cattrs.Converter], Structure],
        writer: Callable[[cattrs.Converter], Unstructure],
    ) -> None:
        # factories are given the converter that they serve, which may be a copy of this one
        converter.register_structure_hook_factory(
            lambda each: each is kind, lambda _, converter: wrap(reader(converter))
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
            return ObjectReader(kind, keys[kind], readers, limits, is_tagged)

        def writer(converter: cattrs.Converter) -> Unstructure:
            return object_writer(kind, keys[kind], lambda value: _plain_data(value, converter))

        register(kind, reader, writer)

    register(OutcomeSet, lambda _: set_reader(limits), lambda _: lambda value: [*value.codes])
    register(Participants, lambda _: participants_reader(limits), lambda _: _counts_by_code)
    register(Summary, lambda _: summary_reader(limits), lambda _: dict)
    register(ProjectNumber, lambda _: _project_number, lambda _: str)
    for kind in (Project, Claim, Evidence, ProjectSection):
        register_object(kind)


def format_exception(error: BaseException, kind: type | None) -> str:
    """Return our message for an error, for ``cattrs.transform_error``.

    Args:
        error: What cattrs collected.
        kind: The type that was being made.

    >>> from erasmus_ka1.taxonomy import Outcome
    >>> converter = make_converter()
    >>> try:
    ...     converter.structure(["staff.motivatoin"], list[Outcome])
    ... except Exception as error:
    ...     cattrs.transform_error(error, format_exception=format_exception)
    ["unknown code 'staff.motivatoin' (did you mean 'staff.motivation'?) @ $[0]"]
    """
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
            "start": read_date,
            "end": read_date,
            "summary": of(Summary),
            "participants": of(Participants),
            "claims": list_reader(of(Claim), limits, most=limits.claims),
            "priorities": list_reader(of(Priority), limits, is_unique=True),
            "sections": list_reader(of(ProjectSection), limits),
        },
        Claim: {
            "outcome": of(OutcomeOrAspect),
            "evidence": list_reader(of(Evidence), limits),
        },
        Evidence: {"date": read_date},
        ProjectSection: {"topic": of(SectionTopic), "title": title_reader(limits)},
    }
    return readers[kind]


def _plain_data(value: Any, converter: cattrs.Converter) -> Any:  # noqa: ANN401 - any field
    """Return the data of a field."""
    if type(value) is date_class():
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, tuple):
        return [converter.unstructure(each) for each in value]
    # texts and numbers stay what they are, as when they are read
    return value if isinstance(value, (str, int, NoneType)) else converter.unstructure(value)


def _project_number(value: object, _: object) -> ProjectNumber:
    return ProjectNumber.parse(value)


def _is_union_of_ours(kind: object) -> bool:
    members = members_of(kind)
    return len(members) > 1 and (
        all(map(_is_concept_class, members)) or {*members} == {*get_args(SectionTopic)}
    )


def _is_concept_class(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Concept)


def _counts_by_code(participants: Participants) -> dict[str, int]:
    return {group.code: number for group, number in participants.items()}
