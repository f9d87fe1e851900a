"""From the tree of errors that cattrs collects to a list of problems with JSON paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from heapq import heapify, heappop
from typing import Any

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from .._messages import pgettext_noop
from ..errors import (
    DocumentError,
    InvalidValueError,
    OtherEditionError,
    Problem,
    ProjectNumberError,
    UnknownCodeError,
    WrongKindError,
)
from ..taxonomy import Concept
from ._strict_json import key_path

__all__ = ["in_document_order", "problems_of", "unknown_key"]

_LONGEST_COMPARED = 40
_MOST_KEYS = 1_000
_FIRST_KEY = re.compile(r'\$(\.\w+|\["(?:[^"\\]|\\.)*"\])')


def problems_of(error: BaseException, path: str = "$") -> Iterator[Problem]:
    """Yield the problems in *error*, those of a document's parts in the document's order."""
    if isinstance(error, ClassValidationError):
        for inner, note in error.group_exceptions()[0]:
            if isinstance(inner, KeyError) and inner.args == (note.name,):
                expected = pgettext_noop("expected", "this key")
                yield Problem(key_path(path, note.name), "missing_key", None, expected)
            else:
                yield from problems_of(inner, key_path(path, note.name))
        for inner in error.group_exceptions()[1]:
            yield from problems_of(inner, path)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from _unknown_keys(error, path)
    elif isinstance(error, DocumentError):
        for problem in error.problems:
            yield problem.below(path)
    else:
        yield _of_value(error, path)


def in_document_order(problems: Iterable[Problem], document: Mapping[Any, object]) -> list[Problem]:
    """Return the *problems* of an object in the order of its keys; those of no key come last.

    In an object of very many keys, which none of ours is, they stay in the order they have.
    """
    if len(document) > _MOST_KEYS:
        return [*problems]
    order = {key_path("$", key): place for place, key in enumerate(document)}

    def place(problem: Problem) -> int:
        key = _FIRST_KEY.match(problem.path)
        return order.get(key[0], len(order)) if key else len(order)

    return sorted(problems, key=place)


def _unknown_keys(error: ForbiddenExtraKeysError, path: str) -> Iterator[Problem]:
    known = [field.name for field in attrs.fields(error.cl)]
    # sorted as far as they are asked for: there can be very many
    keys = [*map(str, error.extra_fields)]
    heapify(keys)
    while keys:
        yield unknown_key(heappop(keys), known, path)


def unknown_key(key: object, known: list[str], path: str = "$") -> Problem:
    """Return the problem of a key that is none of those *known*."""
    # comparing takes much of what is very long, and nothing of it is near
    is_comparable = isinstance(key, str) and len(key) <= _LONGEST_COMPARED
    near = get_close_matches(str(key), known, n=1) if is_comparable else []
    expected = pgettext_noop("expected", "no such key")
    return Problem(key_path(path, key), "unknown_key", key, expected, suggestions=near)


def _of_value(error: BaseException, path: str) -> Problem:
    """Return the problem of one value that one of our classes refused."""
    if isinstance(error, UnknownCodeError):
        expected = pgettext_noop("expected", "a code of the guide")
        return Problem(path, "unknown_code", error.code, expected, suggestions=error.suggestions)
    if isinstance(error, OtherEditionError):
        expected = pgettext_noop(
            "expected", "a code of the edition of {edition}, not one of {editions}"
        )
        years = {"edition": str(error.edition), "editions": ", ".join(map(str, error.editions))}
        return Problem(path, "other_edition", error.code, expected, years)
    if isinstance(error, WrongKindError):
        value = error.value.code if isinstance(error.value, Concept) else error.value
        return Problem(path, "wrong_kind", value, error.expected)
    if isinstance(error, ProjectNumberError):
        near = [error.suggestion] if error.suggestion else []
        code = f"project_number.{error.fault}"
        return Problem(path, code, error.text, error.expected, suggestions=near)
    if not isinstance(error, InvalidValueError):
        raise error
    return Problem(path, "invalid_value", error.value, error.expected)
