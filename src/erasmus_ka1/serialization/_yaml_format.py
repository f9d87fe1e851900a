"""A YAML that has one reading: texts and whole numbers in mappings and lists.

A plain scalar is text, unless it is a whole number: ``NO``, ``1.0`` and ``2024-09-01`` stay what
they look like. What is written is quoted wherever another reader could take it for something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from .._messages import pgettext_noop
from ._extras import needs
from ._limits import Limits
from ._measures import refuse_depth
from ._problems import DocumentError, Problem, item_path, key_path, refusal
from ._strict_json import MOST_DIGITS, as_text

if TYPE_CHECKING:
    from yaml.events import Event

__all__ = ["read", "write"]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_UNREADABLE = re.compile(
    "\\A\ufeff|[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_EXCERPT = 20

# a letter first, then nothing that is a mark of YAML's anywhere
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,;/()+-]*[\w.,;/()+-])?")
_WORDS_OF_OTHERS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
# line breaks of YAML's besides \n, and what its readers may refuse
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LITERAL = re.compile(r"[^ \t\n].*(?:\n+[ \t]*[^ \t\n].*)*\n?")


def write(data: Mapping[str, Any], _: int | None) -> str:
    """Return *data* as YAML in block style."""
    return "\n".join(_block(data, "")) + "\n"


def _block(value: Mapping[str, Any] | list[Any], indent: str) -> Iterator[str]:
    """Yield the lines of a mapping or list that is not empty."""
    deeper = f"{indent}  "
    if isinstance(value, Mapping):
        for key, item in value.items():
            head = f"{indent}{_quoted(key)}:"
            if item and isinstance(item, (Mapping, list)):
                yield head
                yield from _block(item, deeper)
            else:
                yield f"{head} {_scalar(item, deeper)}"
        return
    for item in value:
        if item and isinstance(item, (Mapping, list)):
            first, *rest = _block(item, deeper)
            yield f"{indent}- {first.removeprefix(deeper)}"
            yield from rest
        else:
            yield f"{indent}- {_scalar(item, deeper)}"


def _scalar(value: object, indent: str) -> str:
    if not isinstance(value, str):
        return json.dumps(value)
    if "\n" in value and _LITERAL.fullmatch(value) and not _ESCAPED.search(value):
        mark = "|" if value.endswith("\n") else "|-"
        lines = value.removesuffix("\n").split("\n")
        return "\n".join([mark, *(line and indent + line for line in lines)])
    return _quoted(value)


def _quoted(text: str) -> str:
    if _PLAIN.fullmatch(text) and text.lower() not in _WORDS_OF_OTHERS:
        return text
    return _ESCAPED.sub(
        lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False)
    )


def read(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return the data of a YAML document.

    Raises:
        DocumentError: It is not UTF-8, not YAML, has a key twice, or more than plain data.
        MissingExtraError: PyYAML is not installed.
    """
    with needs("reading YAML", "yaml"):
        import yaml
    text = as_text(document)
    if unreadable := _UNREADABLE.search(text):
        _refuse_text(text, unreadable.start())
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Composer(yaml.parse(text, Loader=loader), limits).data_of(text)
    except yaml.MarkedYAMLError as error:
        _refuse_text(text, getattr(error.problem_mark, "index", 0), error)
    except RecursionError:
        refuse_depth(text, limits)


class _Composer:
    """Puts the events of PyYAML's parser together; the problems it can read past wait."""

    def __init__(self, events: Iterator[Event], limits: Limits) -> None:
        self._events = events
        self._limits = limits
        self._duplicates: dict[str, Problem] = {}

    def data_of(self, text: str) -> Any:  # noqa: ANN401 - whatever YAML holds
        from yaml.events import DocumentStartEvent

        next(self._events)  # the start of the stream
        start = next(self._events)
        if not isinstance(start, DocumentStartEvent):
            _refuse_text(text, 0)
        if start.version or start.tags:
            _refuse_extra(
                "$", text[:_EXCERPT], pgettext_noop("expected", "YAML without directives")
            )
        data = self._value(next(self._events), "$", 1)
        next(self._events)  # the end of the document
        if isinstance(second := next(self._events), DocumentStartEvent):
            rest = text[getattr(second.start_mark, "index", 0) :]
            _refuse_extra("$", rest[:_EXCERPT], pgettext_noop("expected", "one document"))
        self._raise_duplicates()
        return data

    def _raise_duplicates(self) -> None:
        if self._duplicates:
            raise refusal(self._duplicates.values(), self._limits.problems)

    def _value(self, event: Event, path: str, depth: int) -> Any:  # noqa: ANN401
        from yaml.events import ScalarEvent, SequenceStartEvent

        _check_node(event, path)
        if isinstance(event, ScalarEvent):
            return self._scalar(event.value, path) if event.implicit[0] else event.value
        if depth > self._limits.depth:
            refuse_depth(None, self._limits, path)
        if isinstance(event, SequenceStartEvent):
            return self._list(path, depth)
        return self._mapping(path, depth)

    def _list(self, path: str, depth: int) -> list[Any]:
        from yaml.events import SequenceEndEvent

        found: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            found.append(self._value(event, item_path(path, len(found)), depth + 1))
        return found

    def _mapping(self, path: str, depth: int) -> dict[str, Any]:
        from yaml.events import MappingEndEvent

        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            key = self._key(event, path)
            place = key_path(path, key)
            if key in found:
                expected = pgettext_noop("expected", "each key once")
                self._duplicates[place] = Problem(place, "duplicate_key", key, expected)
                if len(self._duplicates) > self._limits.problems:
                    self._raise_duplicates()
            found[key] = self._value(next(self._events), place, depth + 1)
        return found

    def _key(self, event: Event, path: str) -> str:
        from yaml.events import ScalarEvent

        _check_node(event, path)
        if not isinstance(event, ScalarEvent):
            _refuse_extra(path, None, pgettext_noop("expected", "keys that are text"))
        return event.value

    def _scalar(self, text: str, path: str) -> str | int:
        if not _INTEGER.fullmatch(text):
            return text
        if len(text) > MOST_DIGITS:
            expected = pgettext_noop("expected", "a number that JSON and 64 bits can hold")
            raise DocumentError([Problem(path, "not_a_number", text, expected)])
        return int(text)


def _check_node(event: Event, path: str) -> None:
    from yaml.events import CollectionStartEvent, NodeEvent, ScalarEvent

    if isinstance(event, NodeEvent) and event.anchor is not None:
        expected = pgettext_noop("expected", "YAML without anchors and aliases")
        _refuse_extra(path, event.anchor, expected)
    if isinstance(event, (ScalarEvent, CollectionStartEvent)) and event.tag is not None:
        _refuse_extra(path, event.tag, pgettext_noop("expected", "YAML without tags"))


def _refuse_extra(path: str, value: object, expected: str) -> NoReturn:
    """Raise the problem of what YAML has and a document has not."""
    raise DocumentError([Problem(path, "not_plain", value, expected)])


def _refuse_text(text: str, index: int, cause: Exception | None = None) -> NoReturn:
    before = text[:index]
    place = {
        "format": "YAML",
        "line": str(before.count("\n") + 1),
        "column": str(index - before.rfind("\n")),
    }
    expected = pgettext_noop("expected", "{format} (line {line}, column {column})")
    problem = Problem("$", "not_yaml", text[index : index + _EXCERPT], expected, place)
    raise DocumentError([problem]) from cause
