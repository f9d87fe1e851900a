"""From the tree of errors that cattrs collects to a list of problems with JSON paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop
from typing import Any

import attrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from .._errors import KA1Error, WrongKindError
from .._messages import pgettext_noop
from ..taxonomy import Concept
from ._problems import Problem, key_path, unknown_key
from ._problems import problems_of as problems_of_ours

__all__ = ["in_document_order", "problems_of"]

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
    elif isinstance(error, KA1Error):
        value = getattr(error, "value", getattr(error, "code", getattr(error, "text", None)))
        if isinstance(error, WrongKindError) and isinstance(value, Concept):
            value = value.code
        yield from problems_of_ours(error, value, path)
    else:
        raise error


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
