"""Whole documents: one outcome set or project, with the format, version and edition it has."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import cattrs

from ..concepts import Guide
from ..editions import GUIDES
from ..errors import DocumentError, KA1Error, Problem, UnreadableFileError, WrongKindError
from ..files import read_whole, write_whole
from ..outcome_set import OutcomeSet
from ..project import Project
from .converters import make_converter
from .problems import problems_of, unknown_key
from .strict_json import parse, refuse

__all__ = ["dump", "dumps", "load", "loads"]

T = TypeVar("T", Project, OutcomeSet)

VERSION = 1
_FORMATS: Mapping[type, str] = {
    Project: "erasmus-ka1/project",
    OutcomeSet: "erasmus-ka1/outcome-set",
}
_ENVELOPE = ("format", "version", "edition")


def dumps(value: Project | OutcomeSet, *, indent: int | None = 2) -> str:
    """Return *value* as a JSON document.

    Args:
        value: A project or an outcome set.
        indent: Spaces a level; None for one line.

    >>> dumps(OutcomeSet(), indent=None)
    '{"format": "erasmus-ka1/outcome-set", "version": 1, "edition": 2024, "outcomes": []}'

    Raises:
        WrongKindError: It is neither.
    """
    kind = type(value)
    if kind not in _FORMATS:
        raise WrongKindError(value, "a Project or an OutcomeSet")
    data = _converter(value.guide).unstructure(value)
    body = {"outcomes": data} if kind is OutcomeSet else data
    envelope = {"format": _FORMATS[kind], "version": VERSION, "edition": value.guide.edition}
    return json.dumps({**envelope, **body}, ensure_ascii=False, allow_nan=False, indent=indent)


def loads(document: str | bytes, kind: type[T]) -> T:
    """Return the project or outcome set that a JSON document holds.

    Args:
        document: The document's text, or its bytes in UTF-8.
        kind: `Project` or `OutcomeSet`.

    >>> text = dumps(OutcomeSet(["staff.motivation"]))
    >>> loads(text, OutcomeSet)
    OutcomeSet(['staff.motivation'])

    Raises:
        DocumentError: With every problem of the document.
        WrongKindError: *kind* is neither.
    """
    if kind not in _FORMATS:
        raise WrongKindError(kind, "the class Project or OutcomeSet")
    data: Any = parse(document)
    if not isinstance(data, dict):
        refuse("wrong_type", data, "an object")
    problems = [*_envelope_problems(data, kind)]
    if problems:
        raise DocumentError(problems)
    body = {key: item for key, item in data.items() if key not in _ENVELOPE}
    converter = _converter(GUIDES[data["edition"]])
    if kind is Project:
        return converter.structure(body, kind)
    return _outcome_set(body, kind, converter)


def dump(value: Project | OutcomeSet, path: str | os.PathLike[str]) -> None:
    """Write *value* to a JSON file; the file that was there stays whole until the new one is.

    Raises:
        UnreadableFileError: The file cannot be written, or its name does not end in ``.json``.
    """
    write_whole(_json_path(path), dumps(value) + "\n")


def load(path: str | os.PathLike[str], kind: type[T]) -> T:
    """Return the project or outcome set in a JSON file.

    Raises:
        UnreadableFileError: The file cannot be read, or its name does not end in ``.json``.
        DocumentError: With every problem of the document.
    """
    return loads(read_whole(_json_path(path)), kind)


def _json_path(path: str | os.PathLike[str]) -> Path:
    try:
        found = Path(path)
    except TypeError as error:
        raise WrongKindError(path, "a path") from error
    if found.suffix.lower() != ".json" or "\0" in str(found):
        raise UnreadableFileError(str(found), "the name of a document ends in .json")
    return found


@lru_cache(maxsize=8)
def _converter(guide: Guide) -> cattrs.Converter:
    return make_converter(guide=guide)


def _envelope_problems(data: dict[str, Any], kind: type) -> Iterator[Problem]:
    expected = {"format": _FORMATS[kind], "version": VERSION}
    for key, value in expected.items():
        if key not in data:
            yield Problem(f"$.{key}", "missing_key", None, repr(value))
        elif data[key] != value or type(data[key]) is not type(value):
            yield Problem(f"$.{key}", f"wrong_{key}", data[key], repr(value))
    editions = " or ".join(map(str, GUIDES))
    if "edition" not in data:
        yield Problem("$.edition", "missing_key", None, editions)
    elif type(data["edition"]) is not int or data["edition"] not in GUIDES:
        yield Problem("$.edition", "wrong_edition", data["edition"], editions)


def _outcome_set(body: dict[str, Any], kind: type[T], converter: cattrs.Converter) -> T:
    problems: list[Problem] = []
    outcomes: list[T] = []
    for key, content in body.items():
        if key != "outcomes":
            problems.append(unknown_key(key, ["outcomes"]))
            continue
        try:
            outcomes.append(converter.structure(content, kind))
        except KA1Error as error:
            problems += problems_of(error, "$.outcomes")
    if "outcomes" not in body:
        problems.append(Problem("$.outcomes", "missing_key", None, "a list of codes"))
    if problems:
        raise DocumentError(problems)
    return outcomes[0]
