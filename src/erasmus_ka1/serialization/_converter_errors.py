"""What converters raise: a `DocumentError` that `cattrs.transform_error` finds its way through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ClassValidationError,
    IterableValidationError,
    IterableValidationNote,
)

from .._errors import English, KA1Error
from ._problems import DocumentError, Problem, message_of, problems_of

__all__ = ["reporting"]

_IN_A_LIST = re.compile(r"\$\[(\d+)\]")


def reporting(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return a hook for cattrs that reads as *read* does, and reports problems as cattrs does."""

    def hook(value: Any, kind: Any) -> Any:  # noqa: ANN401 - the form that cattrs asks for
        try:
            return read(value, kind)
        except KA1Error as error:
            problems = [*problems_of(error, value)]
            is_list = any(_IN_A_LIST.match(each.path) for each in problems)
            raise (_ListError if is_list else _ObjectError)(problems, kind) from error

    return hook


class _ProblemError(KA1Error):
    """One problem; not a `ValueError`, of which `cattrs.transform_error` would show no word."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem

    def _message(self, words: English) -> str:
        return message_of(self.problem, words)


class _GroupedError(DocumentError, BaseValidationError):
    """All problems of a value, each once more as an exception that knows its place."""

    def __new__(cls, problems: Iterable[Problem], kind: type) -> Self:
        found = [*problems]
        each = [_noted(problem, kind) for problem in found]
        # not by super(), which is that of ValueError; pytest matches the message of a group
        return BaseValidationError.__new__(cls, str(DocumentError(found)), each, kind)

    def __init__(self, problems: Iterable[Problem], kind: type) -> None:
        del kind
        super().__init__(problems)

    def derive(self, excs: Sequence[Any]) -> Any:  # noqa: ANN401 - a group of what it is given
        """Return an error with some of the exceptions, for ``except*``."""
        return type(self)([each.problem for each in excs], self.cl)


class _ObjectError(_GroupedError, ClassValidationError):
    """The problems of an object, or of a single value."""


class _ListError(_GroupedError, IterableValidationError):
    """The problems of a list."""


# it is no public name of `errors`, and is pickled by its own
_ProblemError.__module__ = __name__
# a group is pickled as a `DocumentError`, and to its reader it is one
_ObjectError.__name__ = _ListError.__name__ = "DocumentError"
_ObjectError.__qualname__ = _ListError.__qualname__ = "DocumentError"


def _noted(problem: Problem, kind: type) -> _ProblemError:
    """Return the problem with a note that says its place in the way of cattrs."""
    made = _ProblemError(problem)
    note = f"at {problem.path}"
    if found := _IN_A_LIST.match(problem.path):
        made.add_note(IterableValidationNote(note, int(found[1]), kind))
    elif problem.path != "$":
        made.add_note(AttributeValidationNote(note, problem.path[1:].removeprefix("."), kind))
    return made
