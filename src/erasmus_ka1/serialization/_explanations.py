"""The problems of a document in a reader's language."""

from __future__ import annotations

from .._messages import short_repr
from ..errors import DocumentError, MissingTranslationError, Problem
from ..localization import LocaleLike, Localizer, localizer_for

__all__ = ["explain_document", "explain_problem"]


def explain_document(error: DocumentError, locale: LocaleLike) -> str:
    """Return the problems of a document, a line each, under their number if there are several."""
    localizer = localizer_for(locale)
    lines = [explain_problem(problem, localizer) for problem in error.problems]
    if len(lines) > 1:
        number = localizer.npgettext("problem", "{number} problem", "{number} problems", len(lines))
        lines = [number, *(f"  {line}" for line in lines)]
    if error.line is not None:
        lines.insert(0, localizer.pgettext("problem", "On line {line}:", line=error.line))
    return "\n".join(lines)


def explain_problem(problem: Problem, locale: LocaleLike) -> str:
    """Return where a problem is, what stands there, and what was expected."""
    localizer = localizer_for(locale)
    values = {
        "path": problem.path,
        "value": short_repr(problem.value),
        "expected": _expected(problem, localizer),
    }
    if problem.code == "missing_key":
        return localizer.pgettext("problem", "{path} is missing, expected {expected}", **values)
    if not problem.suggestions:
        return localizer.pgettext("problem", "{path}: {value}, expected {expected}", **values)
    near = localizer.alternatives(map(repr, problem.suggestions))
    return localizer.pgettext(
        "problem",
        "{path}: {value}, expected {expected} (did you mean {suggestions}?)",
        suggestions=near,
        **values,
    )


def _expected(problem: Problem, localizer: Localizer) -> str:
    try:
        return localizer.pgettext("expected", problem.template, **problem.parameters)
    except MissingTranslationError:
        # a reader's own hook may have found it, in words of its own
        return Problem("", "", None, problem.template, problem.parameters).expected
