"""JSON text to plain data, strictly: one meaning for each document, or a problem named."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .._messages import pgettext_noop
from ._limits import DEFAULT_LIMITS, Limits
from ._problems import DocumentError, Problem, item_path, key_path, refusal, refuse

__all__ = ["MOST_DIGITS", "as_text", "item_path", "key_path", "parse", "refusal", "refuse"]

# more digits cannot be a 64-bit integer, and int() itself refuses texts of some thousands
MOST_DIGITS = 20


def _too_deep(document: str | bytes) -> DocumentError:
    return DocumentError(
        [
            Problem(
                "$", "too_deep", document[:20], pgettext_noop("expected", "fewer levels of nesting")
            )
        ]
    )


class _Duplicated(dict[str, Any]):
    """An object in which a key stands twice."""

    keys_given_twice: tuple[str, ...]


class _NotANumber:
    """What JSON does not have, though many parsers let it pass; ``repr`` as in the document."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def parse(document: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Any:  # noqa: ANN401
    """Return the data of a JSON document.

    Raises:
        DocumentError: It is not UTF-8, not JSON, or has a key twice, NaN or Infinity.
    """
    text = as_text(document)
    parser = _Parser()
    try:
        data = parser.data_of(text)
        problems = refusal(_strays("$", data), limits.problems) if parser.problems_seen else None
    except RecursionError as error:
        raise _too_deep(document) from error
    if problems is not None:
        raise problems
    return data


def as_text(document: str | bytes) -> str:
    """Return the text of a document, which is in UTF-8 where it is bytes."""
    if isinstance(document, bytes):
        try:
            document = document.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DocumentError(
                [
                    Problem(
                        "$",
                        "not_utf8",
                        document[max(error.start - 10, 0) : error.start + 10],
                        pgettext_noop("expected", "UTF-8 (byte {byte} is not)"),
                        {"byte": str(error.start)},
                    )
                ]
            ) from error
    elif not isinstance(document, str):
        refuse("wrong_type", document, pgettext_noop("expected", "text, or bytes in UTF-8"))
    return document


class _Parser:
    def __init__(self) -> None:
        self.problems_seen = False
        self._seen: dict[str, _NotANumber] = {}

    def data_of(self, text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        try:
            return json.loads(
                text,
                object_pairs_hook=self._object,
                parse_constant=self._stray,
                parse_int=self._integer,
            )
        except json.JSONDecodeError as error:
            raise DocumentError(
                [
                    Problem(
                        "$",
                        "not_json",
                        text[error.pos : error.pos + 20],
                        pgettext_noop("expected", "JSON (line {line}, column {column})"),
                        {"line": str(error.lineno), "column": str(error.colno)},
                    )
                ]
            ) from error

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            self.problems_seen = True
            times = Counter(key for key, _ in pairs)
            found = _Duplicated(found)
            found.keys_given_twice = tuple(key for key in found if times[key] > 1)
        return found

    def _stray(self, text: str) -> _NotANumber:
        self.problems_seen = True
        return self._seen.get(text) or self._seen.setdefault(text, _NotANumber(text))

    def _integer(self, text: str) -> int | _NotANumber:
        return int(text) if len(text) <= MOST_DIGITS else self._stray(text)


def _strays(path: str, data: object) -> Iterator[Problem]:
    """Yield the problems that the parser marked, in the document's order."""
    if isinstance(data, _NotANumber):
        expected = pgettext_noop("expected", "a number that JSON and 64 bits can hold")
        yield Problem(path, "not_a_number", data, expected)
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _strays(item_path(path, index), item)
    elif isinstance(data, dict):
        expected = pgettext_noop("expected", "each key once")
        for key in data.keys_given_twice if isinstance(data, _Duplicated) else ():
            yield Problem(key_path(path, key), "duplicate_key", key, expected)
        for key, item in data.items():
            yield from _strays(key_path(path, key), item)
