"""Whole documents: one outcome set or project, with the format, version and edition it has."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, overload

import cattrs

from .._errors import InvalidValueError, KA1Error, UnreadableFileError, WrongKindError
from .._files import path_of, read_start, write_whole
from .._messages import pgettext_noop
from ..projects._outcome_set import OutcomeSet
from ..projects._project import Project
from ..taxonomy import Guide
from ..taxonomy._editions import GUIDES
from ._converters import configure_converter
from ._formats import (
    FORMAT_OF_SUFFIX,
    BinaryFormat,
    DocumentFormat,
    Format,
    TextFormat,
    format_named,
)
from ._limits import DEFAULT_LIMITS, Limits
from ._measures import check_size
from ._problems import DocumentError, Problem, refusal, refuse, unknown_key
from ._tree import problems_of

__all__ = ["check_kind", "dump", "dumps", "load", "loads", "suffixed"]

T = TypeVar("T", bound=Project | OutcomeSet)

VERSION = 1
_KINDS: Mapping[type, str] = {
    Project: "erasmus-ka1/project",
    OutcomeSet: "erasmus-ka1/outcome-set",
}
_ENVELOPE = ("format", "version", "edition")

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def _as_it_is(data: dict[str, Any]) -> dict[str, Any]:
    return data


#: By version, what brings a document's data to the shape of the current one; none is ever removed.
_UPGRADES: dict[int, Upgrade] = {1: _as_it_is}


@overload
def dumps(
    value: Project | OutcomeSet, *, format: TextFormat = "json", indent: int | None = 2
) -> str: ...
@overload
def dumps(
    value: Project | OutcomeSet, *, format: BinaryFormat, indent: int | None = 2
) -> bytes: ...
@overload
def dumps(
    value: Project | OutcomeSet, *, format: Format, indent: int | None = 2
) -> str | bytes: ...
def dumps(
    value: Project | OutcomeSet,
    *,
    format: Format = "json",  # noqa: A002 - the word for it
    indent: int | None = 2,
) -> str | bytes:
    """Return *value* as a document: equal values, equal documents.

    Args:
        value: A project or an outcome set.
        format: ``json``, ``yaml`` or ``tomlkit`` (TOML), which give text; ``msgpack``, ``cbor2``
            or ``bson``, which give bytes. ``orjson`` and ``msgspec`` write the JSON that ``json``
            writes, sooner.
        indent: For JSON the spaces a level; None for one line without spaces.

    >>> dumps(OutcomeSet(), indent=None)
    '{"format":"erasmus-ka1/outcome-set","version":1,"edition":2024,"outcomes":[]}'
    >>> print(dumps(OutcomeSet(["staff.motivation"]), format="yaml"), end="")
    format: erasmus-ka1/outcome-set
    version: 1
    edition: 2024
    outcomes:
      - staff.motivation

    Raises:
        WrongKindError: It is neither.
        InvalidValueError: There is no such format, or *indent* is not a number of spaces.
        MissingExtraError: The package that the format needs is not installed.
    """
    written_as = format_named(format)
    if indent is not None and (type(indent) is not int or indent < 0):
        raise InvalidValueError("indent", indent, "a whole number, 0 or more, or None")
    kind = type(value)
    if kind not in _KINDS:
        raise WrongKindError(value, "a Project or an OutcomeSet")
    data = _converter(value.guide, DEFAULT_LIMITS).unstructure(value)
    body = {"outcomes": data} if kind is OutcomeSet else data
    envelope = {"format": _KINDS[kind], "version": VERSION, "edition": value.guide.edition}
    return written_as.write({**envelope, **body}, indent)


def loads(
    document: str | bytes,
    kind: type[T],
    *,
    format: Format = "json",  # noqa: A002 - the word for it
    limits: Limits = DEFAULT_LIMITS,
) -> T:
    """Return the project or outcome set that a document holds.

    Args:
        document: The document's text, or its bytes; a text format's are in UTF-8.
        kind: `Project` or `OutcomeSet`.
        format: As for `dumps`; ``orjson`` and ``msgspec`` are read by the same strict parser as
            ``json``, which is a small part of the work.
        limits: How much the document may hold.

    >>> text = dumps(OutcomeSet(["staff.motivation"]))
    >>> loads(text, OutcomeSet)
    OutcomeSet(['staff.motivation'])

    Raises:
        DocumentError: With every problem of the document.
        WrongKindError: *kind* is neither.
        InvalidValueError: There is no such format.
        MissingExtraError: The package that the format needs is not installed.
    """
    check_kind(kind)
    written_as = format_named(format)
    if isinstance(document, (str, bytes)):
        check_size(document, limits)
    data: Any = written_as.read(document, limits)
    if not isinstance(data, dict):
        refuse("wrong_type", data, pgettext_noop("expected", "an object"))
    problems = [*_envelope_problems(data, kind)]
    if problems:
        raise DocumentError(problems)
    data = _UPGRADES[data["version"]](data)
    body = {key: item for key, item in data.items() if key not in _ENVELOPE}
    converter = _converter(GUIDES[data["edition"]], limits)
    if kind is Project:
        return converter.structure(body, kind)
    return _outcome_set(body, kind, converter, limits)


def dump(
    value: Project | OutcomeSet, path: str | os.PathLike[str], *, indent: int | None = 2
) -> None:
    """Write *value* to a file; the file that was there stays whole until the new one is.

    Args:
        value: A project or an outcome set.
        path: The file. The end of its name says the format: ``.json``, ``.yaml``, ``.yml``,
            ``.toml``, ``.msgpack``, ``.cbor`` or ``.bson``.
        indent: For JSON the spaces a level; None for one line.

    Raises:
        UnreadableFileError: The file cannot be written, or its name ends in something else.
        WrongKindError: *value* is neither, or *path* is no path.
        MissingExtraError: The package that the format needs is not installed.
    """
    target, written_as = _target(path)
    document = dumps(value, format=written_as.name, indent=indent)
    if isinstance(document, str):
        document = document.removesuffix("\n") + "\n"
    write_whole(target, document)


def load(path: str | os.PathLike[str], kind: type[T], *, limits: Limits = DEFAULT_LIMITS) -> T:
    """Return the project or outcome set in a file.

    Args:
        path: The file; the end of its name says the format, as for `dump`.
        kind: `Project` or `OutcomeSet`.
        limits: How much the file may hold; of a larger one the rest is not read.

    Raises:
        UnreadableFileError: The file cannot be read, or its name ends in something else.
        DocumentError: With every problem of the document.
        WrongKindError: *kind* is neither, or *path* is no path.
        MissingExtraError: The package that the format needs is not installed.
    """
    check_kind(kind)
    source, written_as = _target(path)
    document = read_start(source, limits.size + 1)
    return loads(document, kind, format=written_as.name, limits=limits)


def _target(path: str | os.PathLike[str]) -> tuple[Path, DocumentFormat]:
    found = suffixed(path, [*FORMAT_OF_SUFFIX])
    return found, FORMAT_OF_SUFFIX[found.suffix.lower()]


def suffixed(path: str | os.PathLike[str], suffixes: list[str]) -> Path:
    """Return *path*, whose name has to end in one of the *suffixes*.

    Raises:
        UnreadableFileError: It ends in something else.
        WrongKindError: It is no path.
    """
    found = path_of(path)
    suffix = found.suffix.lower()
    if suffix not in suffixes or "\0" in str(found):
        reason = f"the name of a document ends in {' or '.join(suffixes)}"
        if suffix == ".jsonl":
            reason = "a file of many documents is for dump_all and load_all"
        raise UnreadableFileError(str(found), reason)
    return found


def check_kind(kind: object) -> None:
    """Refuse what is not the class of a document.

    Raises:
        WrongKindError: It is neither `Project` nor `OutcomeSet`.
    """
    if kind not in (Project, OutcomeSet):
        raise WrongKindError(kind, "the class Project or OutcomeSet")


@lru_cache(maxsize=8)
def _converter(guide: Guide, limits: Limits) -> cattrs.Converter:
    """Return a converter to and from plain data, which every format can hold."""
    converter = cattrs.Converter()
    configure_converter(converter, guide=guide, limits=limits)
    return converter


def _envelope_problems(data: dict[str, Any], kind: type) -> Iterator[Problem]:
    expected: Mapping[str, tuple[object, ...]] = {
        "format": (_KINDS[kind],),
        "version": (*_UPGRADES,),
        "edition": (*GUIDES,),
    }
    for key, values in expected.items():
        allowed = " or ".join(map(repr, values))
        if key not in data:
            yield Problem(f"$.{key}", "missing_key", None, allowed)
        elif type(data[key]) is not type(values[0]) or data[key] not in values:
            yield Problem(f"$.{key}", f"wrong_{key}", data[key], allowed)


def _outcome_set(
    body: dict[str, Any], kind: type[T], converter: cattrs.Converter, limits: Limits
) -> T:
    problems: list[Problem] = []
    outcomes: list[T] = []
    for key, content in body.items():
        if len(problems) > limits.problems:
            break
        if key != "outcomes":
            problems.append(unknown_key(key, ["outcomes"]))
            continue
        try:
            outcomes.append(converter.structure(content, kind))
        except KA1Error as error:
            problems += problems_of(error, "$.outcomes")
    if "outcomes" not in body:
        expected = pgettext_noop("expected", "a list of codes")
        problems.append(Problem("$.outcomes", "missing_key", None, expected))
    if problems:
        raise refusal(problems, limits.problems)
    return outcomes[0]
