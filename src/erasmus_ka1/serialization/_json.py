"""JSON, read strictly: each document has one meaning, or its problems are named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from .._messages import is_text, pgettext_noop
from ._limits import Limits, check_nesting, refuse_depth
from ._problems import Problem, item_path, key_path, refusal, refuse

__all__ = ["MOST_DIGITS", "as_text", "read", "write"]

# more digits cannot be a 64-bit integer, and int() itself refuses texts of some thousands
MOST_DIGITS = 20
_EXCERPT = 20


def write(data: Mapping[str, Any], indent: int | None) -> str:
    """Return *data* as JSON, indented, or on one line without spaces."""
    separators = (",", ":") if indent is None else None
    return json.dumps(
        data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )


def read(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the data of a JSON document.

    Raises:
        DocumentError: It is not UTF-8, not JSON, too deep, or has a key twice, NaN or Infinity.
    """
    text = as_text(document)
    check_nesting(text, limits)
    parser = _Parser()
    try:
        data = parser.data_of(text)
        problems = refusal(_marked("$", data), limits.problems) if parser.has_marked else None
    except RecursionError:
        refuse_depth(text, limits)
    if problems is not None:
        raise problems
    return data


def as_text(document: str | bytes) -> str:
    """Return the text of a document; bytes are UTF-8."""
    if is_text(document):
        return document
    if not isinstance(document, bytes):
        refuse("wrong_type", document, pgettext_noop("expected", "text, or bytes in UTF-8"))
    try:
        return document.decode("utf-8")
    except UnicodeDecodeError as error:
        refuse(
            "not_utf8",
            document[max(error.start - 10, 0) : error.start + 10],
            pgettext_noop("expected", "UTF-8 (byte {byte} is not)"),
            byte=str(error.start),
        )


class _Duplicated(dict[str, Any]):
    """An object that has a key twice."""

    __slots__ = ("pairs",)
    pairs: list[tuple[str, Any]]

    def keys_given_twice(self) -> Iterator[str]:
        # counted only for the problems that are listed
        times = Counter(key for key, _ in self.pairs)
        return (key for key in self if times[key] > 1)


class _NotANumber:
    """What JSON does not have, though many parsers take it; its ``repr`` is as in the document."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


class _Parser:
    """Reads past what JSON must not have, and marks it, so that all of it can be reported."""

    def __init__(self) -> None:
        self.has_marked = False
        self._marks: dict[str, _NotANumber] = {}

    def data_of(self, text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        try:
            return json.loads(
                text,
                object_pairs_hook=self._object,
                parse_constant=self._mark,
                parse_int=self._integer,
            )
        except json.JSONDecodeError as error:
            refuse(
                "not_json",
                text[error.pos : error.pos + _EXCERPT],
                pgettext_noop("expected", "JSON (line {line}, column {column})"),
                line=str(error.lineno),
                column=str(error.colno),
            )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            self.has_marked = True
            found = _Duplicated(found)
            found.pairs = pairs
        return found

    def _mark(self, text: str) -> _NotANumber:
        self.has_marked = True
        return self._marks.get(text) or self._marks.setdefault(text, _NotANumber(text))

    def _integer(self, text: str) -> int | _NotANumber:
        return int(text) if len(text) <= MOST_DIGITS else self._mark(text)


def _marked(path: str, data: object) -> Iterator[Problem]:
    """Yield the problems that the parser marked, in the document's order."""
    if isinstance(data, _NotANumber):
        expected = pgettext_noop("expected", "a number within 64-bit range")
        yield Problem(path, "not_a_number", data, expected)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _marked(item_path(path, index), item)
    elif isinstance(data, dict):
        expected = pgettext_noop("expected", "each key once")
        for key in data.keys_given_twice() if isinstance(data, _Duplicated) else ():
            yield Problem(key_path(path, key), "duplicate_key", key, expected)
        for key, item in data.items():
            yield from _marked(key_path(path, key), item)
