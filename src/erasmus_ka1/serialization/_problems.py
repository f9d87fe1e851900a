"""What is wrong in a document: the problems, where they are, and how they are explained."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from itertools import islice
from typing import NoReturn

import attrs

from .._errors import (
    English,
    InvalidValueError,
    KA1Error,
    OtherEditionError,
    ProjectNumberError,
    Translated,
    UnknownCodeError,
    WrongKindError,
)
from .._messages import did_you_mean, is_text, pgettext_noop, short_repr

__all__ = [
    "ANYTHING",
    "DocumentError",
    "Problem",
    "item_path",
    "key_path",
    "message_of",
    "problems_of",
    "refusal",
    "refuse",
    "unknown_key",
]

#: What is expected of a key that must be there, whatever it holds.
ANYTHING = pgettext_noop("expected", "this key")

_FEWER = pgettext_noop("expected", "fewer problems: only the first {number} are listed")

# what is said of a problem of a code and with something expected, and of any other of a code
_OWN_WORDS = {
    ("missing_key", ANYTHING): pgettext_noop("problem", "required key is missing"),
    ("too_many", _FEWER): pgettext_noop(
        "problem", "more than {value} problems; only the first {value} are listed"
    ),
}
_WORDS = {
    "missing_key": pgettext_noop("problem", "missing, expected {expected}"),
    "unknown_key": pgettext_noop("problem", "unknown key {value}"),
}
_OTHERWISE = pgettext_noop("problem", "{value}, expected {expected}")
_NEAR_WORDS = {
    "unknown_key": pgettext_noop("problem", "unknown key {value} (did you mean {suggestions}?)"),
}
_NEAR_OTHERWISE = pgettext_noop(
    "problem", "{value}, expected {expected} (did you mean {suggestions}?)"
)

# no key of ours is a third as long, and no path of ours
_LONGEST_KEY = 80
_LONGEST_PATH = 200
_LONGEST_COMPARED = 40


def _pairs(given: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    if isinstance(given, Mapping):
        return tuple((str(name), str(value)) for name, value in given.items())
    return tuple(given)


def _texts(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@attrs.frozen(repr=False)
class Problem:
    """One thing wrong in a document.

    Attributes:
        path: Where, as a JSON path (``$.claims[2].status``).
        code: What kind of problem, a stable name (``unknown_code``).
        value: The value found there.
        template: What is expected there, in English, with placeholders.
        parameters: The placeholders with their values; a mapping is accepted.
        suggestions: What may have been meant, best first.
    """

    path: str
    code: str
    value: object = attrs.field(hash=False)  # it may be a list
    template: str
    parameters: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs)
    suggestions: tuple[str, ...] = attrs.field(default=(), converter=_texts)

    @property
    def expected(self) -> str:
        """What is expected there, in English."""
        return _expected(self, English()) + did_you_mean(self.suggestions)

    def explain(self, locale: object) -> str:
        """Return the problem in a reader's language, in English where it is not translated.

        Args:
            locale: A locale or a `Localizer`.

        Raises:
            LocaleError: The locale is not known, or no catalogue is in its language.
        """
        return _explained(self, Translated(locale))

    def message(self, locale: object) -> str:
        """Return what is wrong in a reader's language, without the place: for beside a field.

        >>> expected = "a whole number, 0 or more"
        >>> Problem("$.participants.staff", "invalid_value", -6, expected).message("nl")
        '-6, verwacht: een geheel getal, 0 of meer'
        """
        return message_of(self, Translated(locale))

    def __repr__(self) -> str:
        return f"Problem({self.path!r}, {self.code!r}, {short_repr(self.value)}, {self.expected!r})"

    def __str__(self) -> str:
        return f"{_explained(self, English())} [{self.code}]"


def _explained(problem: Problem, words: English) -> str:
    """Return where a problem is and what it is, in the language of *words*."""
    return f"{problem.path}: {message_of(problem, words)}"


def message_of(problem: Problem, words: English) -> str:
    """Return the value and what was expected, in the language of *words*."""
    values = {"value": short_repr(problem.value), "expected": _expected(problem, words)}
    if not problem.suggestions:
        own = _OWN_WORDS.get((problem.code, problem.template))
        said = own or _WORDS.get(problem.code, _OTHERWISE)
        return words.pgettext("problem", said, **values)
    values["suggestions"] = words.alternatives(map(repr, problem.suggestions))
    if problem.code == "unknown_code":
        return words.pgettext(
            "error",
            "unknown code {code} (did you mean {suggestions}?)",
            code=values["value"],
            suggestions=values["suggestions"],
        )
    said = _NEAR_WORDS.get(problem.code, _NEAR_OTHERWISE)
    return words.pgettext("problem", said, **values)


def _expected(problem: Problem, words: English) -> str:
    return words.pgettext("expected", problem.template, **dict(problem.parameters))


class DocumentError(KA1Error, ValueError):
    """A document has problems; nothing of it was taken.

    Attributes:
        problems: Every `Problem` found, in the document's order; at least one.
        line: The line of the document, from 1, in a file that has one on each line.
    """

    def __init__(self, problems: Iterable[Problem], *, line: int | None = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.line: int | None = line
        super().__init__(self.problems)

    def _message(self, words: English) -> str:
        lines = [_explained(problem, words) for problem in self.problems]
        if len(lines) > 1:
            count = words.npgettext("problem", "{number} problem", "{number} problems", len(lines))
            lines = [count, *(f"  {line}" for line in lines)]
        if self.line is not None:
            lines.insert(0, words.pgettext("problem", "On line {line}:", line=str(self.line)))
        return "\n".join(lines)

    def __str__(self) -> str:
        place = "" if self.line is None else f"line {self.line}: "
        if len(self.problems) == 1:
            return f"{place}{self.problems[0]}"
        return "\n  ".join([f"{place}{len(self.problems)} problems", *map(str, self.problems)])

    def __reduce__(self) -> tuple[object, ...]:
        return partial(DocumentError, line=self.line), (self.problems,)


def refuse(code: str, value: object, expected: str, path: str = "$", **parameters: str) -> NoReturn:
    """Raise one problem; what reads the surrounding document adds the path to it."""
    # what is being handled, an error of a parser perhaps, is the cause
    raise DocumentError([Problem(path, code, value, expected, parameters)]) from sys.exception()


def refusal(problems: Iterable[Problem], most: int) -> DocumentError:
    """Return the error of *problems*; of more than *most* the rest is not listed."""
    found = [*islice(problems, most + 1)]
    if len(found) > most:
        found[-1] = Problem("$", "too_many", most, _FEWER, {"number": str(most)})
    return DocumentError(found)


def problems_of(error: KA1Error, value: object, path: str = "$") -> Iterator[Problem]:
    """Yield the problems that *error* reports of the *value* at *path*."""
    if isinstance(error, DocumentError):
        for each in error.problems:
            yield attrs.evolve(each, path=path + each.path[1:])
    elif isinstance(error, UnknownCodeError):
        expected = pgettext_noop("expected", "a code of the guide")
        yield Problem(path, "unknown_code", value, expected, suggestions=error.suggestions)
    elif isinstance(error, OtherEditionError):
        expected = pgettext_noop(
            "expected", "a code of the edition of {edition}, not one of {editions}"
        )
        years = {"edition": str(error.edition), "editions": ", ".join(map(str, error.editions))}
        yield Problem(path, "other_edition", value, expected, years)
    elif isinstance(error, WrongKindError):
        yield Problem(path, "wrong_kind", value, error.expected)
    elif isinstance(error, ProjectNumberError):
        near = [error.suggestion] if error.suggestion else []
        code = f"project_number.{error.fault}"
        yield Problem(path, code, value, error.expected, suggestions=near)
    elif isinstance(error, InvalidValueError):
        given = error.template, error.parameters, error.suggestions
        yield Problem(path, "invalid_value", error.value, *given)
    else:
        raise error


def unknown_key(key: object, known: Iterable[str], path: str = "$") -> Problem:
    """Return the problem of a key that is not one of those *known*."""
    # comparing takes long for a long text, and none of ours is near it
    is_comparable = is_text(key) and len(key) <= _LONGEST_COMPARED
    near = get_close_matches(str(key), known, n=1) if is_comparable else []
    expected = pgettext_noop("expected", "no such key")
    return Problem(key_path(path, key), "unknown_key", key, expected, suggestions=near)


def key_path(path: str, key: object) -> str:
    """Return the JSON path of a key in the object at *path* (RFC 9535); a long one is cut."""
    name = short_repr(key) if isinstance(key, int) else str(key)
    start = name[:_LONGEST_KEY]
    if start == name and name.isascii() and name.isidentifier():
        return _step(path, f".{name}")
    quoted = json.dumps(start, ensure_ascii=not start.isprintable())
    if start != name or len(quoted) > _LONGEST_KEY + 2:
        quoted = f'{quoted[:_LONGEST_KEY]}…"'
    return _step(path, f"[{quoted}]")


def item_path(path: str, index: int) -> str:
    """Return the JSON path of an item of the list at *path*."""
    return _step(path, f"[{index}]")


def _step(path: str, step: str) -> str:
    if len(path) <= _LONGEST_PATH:
        return path + step
    return path if path.endswith("…") else f"{path}…"
