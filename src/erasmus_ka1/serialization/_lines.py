"""JSON Lines: many documents in one file, one on each line, written and read one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from .._errors import WrongKindError
from .._files import lines_of, writing
from .._validation import listed
from ..projects._outcome_set import OutcomeSet
from ..projects._project import Project
from ._documents import check_kind, dumps, loads, suffixed
from ._limits import DEFAULT_LIMITS, Limits
from ._problems import DocumentError

__all__ = ["dump_all", "load_all"]

T = TypeVar("T", bound=Project | OutcomeSet)

_SUFFIXES = [".jsonl"]


def dump_all(
    values: Iterable[Project] | Iterable[OutcomeSet], path: str | os.PathLike[str]
) -> None:
    """Write *values* to a JSON Lines file, one by one; the old file stays until the end.

    Args:
        values: Projects, or outcome sets, but not both.
        path: The file; its suffix is ``.jsonl``.

    Raises:
        UnreadableFileError: The file cannot be written, or its name ends in something else.
        WrongKindError: One of the values is of another kind than the first.
    """
    target = suffixed(path, _SUFFIXES)
    expected = "a list of projects, or of outcome sets"
    given: Iterable[Project | OutcomeSet] = listed(values, expected, refused=(str, bytes))
    first: object = None
    with writing(target) as write:
        for value in given:
            line = dumps(value, indent=None)
            first = first or type(value)
            if type(value) is not first:
                raise WrongKindError(value, "a value of the same kind as the first")
            write(f"{line}\n".encode())


def load_all(
    path: str | os.PathLike[str], kind: type[T], *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[T]:
    """Return the projects or outcome sets of a JSON Lines file, each read when it is asked for.

    The file stays open until the last is read, or until the iterator is closed or deleted.

    Args:
        path: The file; its suffix is ``.jsonl``.
        kind: `Project` or `OutcomeSet`.
        limits: How much each line may hold; the rest of a longer line is not read.

    Raises:
        UnreadableFileError: The file cannot be read, or its name ends in something else.
        DocumentError: With every problem of the first line that has any, and its number.
        WrongKindError: *kind* is neither, or *path* is no path.
    """
    check_kind(kind)
    return _documents(suffixed(path, _SUFFIXES), kind, limits)


def _documents(path: Path, kind: type[T], limits: Limits) -> Iterator[T]:
    for number, line in enumerate(lines_of(path, limits.size), start=1):
        try:
            document = loads(line, kind, limits=limits)
        except DocumentError as error:
            raise DocumentError(error.problems, line=number) from error
        yield document
