"""JSON text to plain data, strictly: one meaning for each document, or a problem named."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any, NoReturn

from ..errors import DocumentError, Problem, words

__all__ = ["MOST_DIGITS", "as_text", "key_path", "parse", "refuse"]

# more digits cannot be a 64-bit integer, and int() itself refuses texts of some thousands
MOST_DIGITS = 20


def refuse(code: str, value: object, expected: str, **parameters: str) -> NoReturn:
    """Raise one problem at the place being read; the reader around it knows the path."""
    raise DocumentError([Problem("$", code, value, expected, parameters)])


def _too_deep(document: str | bytes) -> DocumentError:
    return DocumentError(
        [Problem("$", "too_deep", document[:20], words("expected", "fewer levels of nesting"))]
    )


class _Duplicated(dict[str, Any]):
    """An object in which a key stands twice."""

    keys_given_twice: tuple[str, ...]


class _NotANumber:
    """What JSON does not have, though many parsers let it pass; ``repr`` as in the document."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __repr__(self) -> str:
        return self._text


def parse(document: str | bytes) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the data of a JSON document.

    Raises:
        DocumentError: It is not UTF-8, not JSON, or has a key twice, NaN or Infinity.
    """
    parser = _Parser()
    data = parser.data_of(as_text(document))
    if parser.problems_seen:
        try:
            problems = _strays("$", data)
        except RecursionError as error:
            raise _too_deep(document) from error
        raise DocumentError(problems)
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
                        words("expected", "UTF-8 (byte {byte} is not)"),
                        {"byte": str(error.start)},
                    )
                ]
            ) from error
    elif not isinstance(document, str):
        refuse("wrong_type", document, words("expected", "text, or bytes in UTF-8"))
    return document


class _Parser:
    def __init__(self) -> None:
        self.problems_seen = False

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
                        words("expected", "JSON (line {line}, column {column})"),
                        {"line": str(error.lineno), "column": str(error.colno)},
                    )
                ]
            ) from error
        except RecursionError as error:
            raise _too_deep(text) from error

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
        return _NotANumber(text)

    def _integer(self, text: str) -> int | _NotANumber:
        return int(text) if len(text) <= MOST_DIGITS else self._stray(text)


def _strays(path: str, data: object) -> list[Problem]:
    """Return the problems that the parser marked, in the document's order."""
    if isinstance(data, _NotANumber):
        return [
            Problem(
                path,
                "not_a_number",
                data,
                words("expected", "a number that JSON and 64 bits can hold"),
            )
        ]
    if isinstance(data, list):
        return [each for i, item in enumerate(data) for each in _strays(f"{path}[{i}]", item)]
    if not isinstance(data, dict):
        return []
    twice = data.keys_given_twice if isinstance(data, _Duplicated) else ()
    found = [
        Problem(key_path(path, key), "duplicate_key", key, words("expected", "each key once"))
        for key in twice
    ]
    return found + [
        each for key, item in data.items() for each in _strays(key_path(path, key), item)
    ]


def key_path(path: str, key: object) -> str:
    """Return the JSON path of a key below *path* (RFC 9535)."""
    name = str(key)
    if name.isascii() and name.isidentifier():
        return f"{path}.{name}"
    return f"{path}[{json.dumps(name, ensure_ascii=not name.isprintable())}]"
