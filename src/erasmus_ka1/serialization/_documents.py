"""Whole documents: one value, with the format, version and edition it has."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, Protocol, Self, TypeVar

import attrs
import cattrs

from .._errors import InvalidValueError, UnreadableFileError, WrongKindError
from .._files import path_of, read_start, write_whole
from .._messages import is_text, pgettext_noop
from .._validation import of_kind, plain_int, plain_line
from ..projects._outcome_set import OutcomeSet
from ..projects._project import Project
from ..taxonomy import GUIDE_2024, GUIDES, Guide
from ._converters import configure
from ._formats import FORMAT_OF_SUFFIX, DocumentFormat, Format, format_named
from ._limits import DEFAULT_LIMITS, Limits, check_size
from ._objects import ObjectReader
from ._problems import Problem, refusal, refuse
from ._readers import set_reader
from ._versions import DOCUMENT_FORMATS, VERSIONS, current_version

__all__ = ["OwnDocument", "check_kind", "dump", "dumps", "load", "loads", "structured", "suffixed"]


class OwnDocument(Protocol):
    """A value of a room above this one, such as an `AnswerTally`: it knows its own data.

    Attributes:
        document_format: The key ``format`` of its documents.
    """

    document_format: ClassVar[str]

    def to_data(self) -> dict[str, Any]:
        """Return its data, without format and version."""
        ...

    @classmethod
    def from_data(cls, data: Mapping[str, Any], limits: Limits) -> Self:
        """Return the value that the data stands for, or raise `DocumentError`."""
        ...


T = TypeVar("T", bound=Project | OutcomeSet | OwnDocument)

_WIDEST_INDENT = 100
_ENVELOPE = ("format", "version", "edition")


def dumps(
    value: Project | OutcomeSet | OwnDocument,
    *,
    format: Format = "json",  # noqa: A002 - the word for it
    indent: int | None = 2,
    edition: int | None = None,
) -> str:
    """Return *value* as a document: equal values, equal documents.

    Args:
        value: A project, an outcome set or an `AnswerTally`.
        format: ``json``, ``yaml`` or ``toml``.
        indent: For JSON the spaces per level; None for one line without spaces.
        edition: The edition that the document of an outcome set names. By default 2024, or the
            newest that has all its codes if 2024 lacks one. A project has its own.

    >>> dumps(OutcomeSet(), indent=None)
    '{"format":"erasmus-ka1/outcome-set","version":1,"edition":2024,"outcomes":[]}'
    >>> print(dumps(OutcomeSet(["staff.motivation"]), format="yaml"), end="")
    format: erasmus-ka1/outcome-set
    version: 1
    edition: 2024
    outcomes:
    - staff.motivation

    Raises:
        WrongKindError: It is none of these.
        InvalidValueError: There is no such format, *indent* is not a number of spaces, or
            *edition* is not that of the project.
        UnknownEditionError: There is no guide of the edition.
        OtherEditionError: The edition lacks a code of the outcome set.
        MissingExtraError: The package that the format needs is not installed.
    """
    chosen = format_named(format)
    indent = None if indent is None else plain_int(indent)
    if indent is not None and (type(indent) is not int or not 0 <= indent <= _WIDEST_INDENT):
        raise InvalidValueError(
            "indent", indent, f"a whole number from 0 to {_WIDEST_INDENT}, or None"
        )
    kind, version = type(value), current_version()
    own = _own(value)
    if own is not None:
        if edition is not None:
            raise InvalidValueError("edition", edition, "None, as its document has no edition")
        _check_is_json(chosen)
        envelope = {"format": own.document_format, "version": version}
        return chosen.write({**envelope, **own.to_data()}, indent)
    if not isinstance(value, (Project, OutcomeSet)) or kind not in DOCUMENT_FORMATS:
        raise WrongKindError(value, "a Project, an OutcomeSet or an AnswerTally")
    data = _converter(version, DEFAULT_LIMITS).unstructure(value)
    if isinstance(value, OutcomeSet):
        data = {"edition": _edition_of(value, edition), VERSIONS[version][kind]["codes"]: data}
    elif edition is not None and GUIDES.get(edition) is not value.guide:
        raise InvalidValueError("edition", edition, "the edition of the project")
    return chosen.write({"format": DOCUMENT_FORMATS[kind], "version": version, **data}, indent)


def loads(
    document: str | bytes,
    kind: type[T],
    *,
    format: Format = "json",  # noqa: A002 - the word for it
    limits: Limits = DEFAULT_LIMITS,
) -> T:
    """Return the project, outcome set or tally that a document holds.

    Args:
        document: The document's text, or its bytes in UTF-8.
        kind: `Project`, `OutcomeSet` or `AnswerTally`.
        format: As for `dumps`.
        limits: How much the document may hold.

    >>> text = dumps(OutcomeSet(["staff.motivation"]))
    >>> loads(text, OutcomeSet)
    OutcomeSet(['staff.motivation'])

    Raises:
        DocumentError: With every problem of the document.
        WrongKindError: *kind* is none of these.
        InvalidValueError: There is no such format.
        MissingExtraError: The package that the format needs is not installed.
    """
    check_kind(kind)
    of_kind(limits, Limits, pgettext_noop("expected", "limits"))
    chosen = format_named(format)
    own = _own(kind)
    if own is not None:
        _check_is_json(chosen)
    document = plain_line(document) if is_text(document) else document
    if issubclass(type(document), (str, bytes)):
        check_size(document, limits)
    data: Any = chosen.read(document, limits)
    if not isinstance(data, dict):
        refuse("wrong_type", data, pgettext_noop("expected", "an object"))
    return structured(data, kind, limits)


def structured(data: dict[str, Any], kind: type[T], limits: Limits) -> T:
    """Return the value of a document from its data, read from whatever format.

    Raises:
        DocumentError: With every problem of the document.
    """
    problems = [*_envelope_problems(data, kind)]
    if problems:
        raise refusal(problems, limits.problems)
    version: int = data["version"]
    own = _own(kind)
    if own is not None:
        found: T = own.from_data(_without(data, "format", "version"), limits)
        return found
    if kind is Project:
        return _converter(version, limits).structure(_without(data, "format", "version"), kind)
    readers = {"codes": set_reader(limits, GUIDES[data["edition"]])}
    read = ObjectReader(_SetDocument, VERSIONS[version][kind], readers, limits)
    made: T = read(_without(data, *_ENVELOPE)).codes
    return made


def dump(
    value: Project | OutcomeSet | OwnDocument,
    path: str | os.PathLike[str],
    *,
    indent: int | None = 2,
    edition: int | None = None,
) -> None:
    """Write *value* to a file; an existing file is replaced when the new one is complete.

    Args:
        value: A project, an outcome set or an `AnswerTally`.
        path: The file. Its name ends in ``.json``, ``.yaml``, ``.yml`` or ``.toml``.
        indent: For JSON the spaces per level; None for one line.
        edition: As for `dumps`.

    Raises:
        UnreadableFileError: The file cannot be written, or it has another suffix.
        WrongKindError: *value* is none of these, or *path* is not a path.
        KA1Error: Whatever `dumps` raises.
    """
    target, chosen = _target(path)
    document = dumps(value, format=chosen.name, indent=indent, edition=edition)
    write_whole(target, document.removesuffix("\n") + "\n")


def load(path: str | os.PathLike[str], kind: type[T], *, limits: Limits = DEFAULT_LIMITS) -> T:
    """Return the project, outcome set or tally in a file.

    Args:
        path: The file; its suffix says the format, as for `dump`.
        kind: `Project`, `OutcomeSet` or `AnswerTally`.
        limits: How much the file may hold; the rest of a larger file is not read.

    Raises:
        UnreadableFileError: The file cannot be read, or it has another suffix.
        DocumentError: With every problem of the document.
        WrongKindError: *kind* is none of these, or *path* is not a path.
        MissingExtraError: The package that the format needs is not installed.
    """
    check_kind(kind)
    source, chosen = _target(path)
    document = read_start(source, limits.size + 1)
    return loads(document, kind, format=chosen.name, limits=limits)


def _target(path: str | os.PathLike[str]) -> tuple[Path, DocumentFormat]:
    found = suffixed(path, [*FORMAT_OF_SUFFIX])
    return found, FORMAT_OF_SUFFIX[found.suffix.lower()]


def suffixed(path: str | os.PathLike[str], suffixes: list[str]) -> Path:
    """Return *path*, whose suffix has to be one of the *suffixes*.

    Raises:
        UnreadableFileError: It has another suffix.
        WrongKindError: It is not a path.
    """
    found = path_of(path)
    suffix = found.suffix.lower()
    if suffix not in suffixes:
        reason = f"the name of a document ends in {' or '.join(suffixes)}"
        if suffix == ".jsonl":
            reason = "a file of many documents is for dump_all and load_all"
        raise UnreadableFileError(str(found), reason)
    return found


def check_kind(kind: object) -> None:
    """Refuse anything but the class of a document.

    Raises:
        WrongKindError: It is none of `Project`, `OutcomeSet` and `AnswerTally`.
    """
    if not isinstance(kind, type) or not (kind in (Project, OutcomeSet) or _own(kind)):
        raise WrongKindError(kind, "the class Project, OutcomeSet or AnswerTally")


def _check_is_json(chosen: DocumentFormat) -> None:
    if chosen.name != "json":
        expected = "'json', as the other formats are read without fractions and booleans"
        raise InvalidValueError("format", chosen.name, expected)


def _own(given: object) -> Any:  # noqa: ANN401 - an `OwnDocument`, or the class of one
    """Return *given* if it is, or is the class of, a value that knows its own data; else None."""
    return given if isinstance(getattr(given, "document_format", None), str) else None


@lru_cache(maxsize=8)
def _converter(version: int, limits: Limits) -> cattrs.Converter:
    """Return a converter to and from plain data, which every format can hold."""
    converter = cattrs.Converter()
    configure(converter, VERSIONS[version], limits)
    return converter


def _edition_of(outcomes: OutcomeSet, asked: int | None) -> int:
    """Return the edition that the document of an outcome set names.

    Raises:
        UnknownEditionError: There is no guide of the edition *asked* for.
        OtherEditionError: It, or every edition, lacks a code.
    """
    guide = GUIDE_2024 if asked is None else GUIDES[asked]
    if asked is None and not _has_all(guide, outcomes):
        newest_first = sorted(GUIDES.values(), key=lambda each: -each.edition)
        guide = next((each for each in newest_first if _has_all(each, outcomes)), guide)
    for code in outcomes.codes:
        guide[code]
    return guide.edition


def _has_all(guide: Guide, outcomes: OutcomeSet) -> bool:
    return all(code in guide.concepts for code in outcomes.codes)


def _envelope_problems(data: dict[str, Any], kind: type[T]) -> Iterator[Problem]:
    own = _own(kind)
    expected: dict[str, tuple[object, ...]] = {
        "format": (DOCUMENT_FORMATS[kind] if own is None else own.document_format,),
        "version": (*VERSIONS,),
    }
    if own is None:
        expected["edition"] = (*GUIDES,)
    for key, values in expected.items():
        allowed = ", ".join(map(repr, values))
        if key not in data:
            yield Problem(f"$.{key}", "missing_key", None, allowed)
        elif type(data[key]) is not type(values[0]) or data[key] not in values:
            yield Problem(f"$.{key}", f"wrong_{key}", data[key], allowed)


def _without(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: item for key, item in data.items() if key not in keys}


@attrs.frozen
class _SetDocument:
    """What the document of an outcome set holds."""

    codes: OutcomeSet
