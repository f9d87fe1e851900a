"""A YAML that has one reading: texts and whole numbers in mappings and lists.

A scalar without quotes is text, unless it is a whole number: ``NO``, ``1.0`` and ``2024-09-01``
stay what they look like. What is written is quoted wherever another reader could take it for
something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from .._extras import needs
from .._messages import pgettext_noop
from ._json import MOST_DIGITS, as_text
from ._limits import Limits, is_nested_deeper, refuse_depth, refuse_number
from ._problems import Problem, item_path, key_path, refusal, refuse

if TYPE_CHECKING:
    import yaml

__all__ = ["read", "write"]

_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_UNREADABLE = re.compile(
    "\\A\ufeff|[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_EXCERPT = 20
# every version of libyaml reads as many levels
_LEAST_DEPTH = 500
# what YAML 1.2, or a reader of 1.1 other than PyYAML, takes for a number, a boolean or nothing
_QUOTED = re.compile(r"[-+.0-9~].*|(?:[yn]|null|true|false)\Z", re.IGNORECASE | re.DOTALL)
_FIRST_OF_QUOTED = [*"-+.0123456789~yYnNtTfF"]


def write(data: Mapping[str, Any], _: int | None) -> str:
    """Return *data* as YAML in block style.

    Raises:
        MissingExtraError: PyYAML is not installed.
    """
    with needs("writing YAML", "yaml"):
        import yaml
    text: str = yaml.dump(
        data, Dumper=_dumper(), sort_keys=False, allow_unicode=True, width=float("inf")
    )
    return text


@lru_cache(maxsize=1)
def _dumper() -> type[yaml.SafeDumper]:
    """Return PyYAML's writer in Python, which writes the same whether libyaml is there or not."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML passes it
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        # YAML 1.2 takes two of the line breaks of YAML 1.1 for other characters
        has_rare_break = not {"\x85", "\u2028", "\u2029"}.isdisjoint(value)
        style = '"' if has_rare_break else "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style)

    Dumper.add_representer(str, text)
    Dumper.add_implicit_resolver("!quoted", _QUOTED, _FIRST_OF_QUOTED)
    return Dumper


def read(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return the data of a YAML document.

    Raises:
        DocumentError: It is not UTF-8, not YAML, too deep, has too many values, a key twice, or
            more than plain data.
        MissingExtraError: PyYAML is not installed.
    """
    with needs("reading YAML", "yaml"):
        import yaml
    text = as_text(document)
    if unreadable := _UNREADABLE.search(text):
        _refuse_text(text, unreadable.start())
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Composer(text, yaml.parse(text, Loader=loader), limits).data()
    except yaml.YAMLError as error:
        index = getattr(getattr(error, "problem_mark", None), "index", 0)
        # some versions of libyaml refuse deep nesting themselves
        if is_nested_deeper(text[:index], min(limits.depth, _LEAST_DEPTH)):
            refuse_depth(text, limits)
        _refuse_text(text, index)
    except RecursionError:
        refuse_depth(text, limits)


class _Composer:
    """Makes data of the events of PyYAML's parser, and stops at the limits.

    PyYAML's own composer would read the document to its end first, whatever it holds.
    """

    def __init__(self, text: str, events: Iterator[yaml.Event], limits: Limits) -> None:
        self._text = text
        self._events = events
        self._limits = limits
        self._values = 0
        self._duplicates: dict[str, Problem] = {}

    def data(self) -> Any:  # noqa: ANN401 - whatever YAML holds
        import yaml

        next(self._events)  # the start of the stream
        start = next(self._events)
        if not isinstance(start, yaml.DocumentStartEvent):
            _refuse_text(self._text, 0)
        if start.version or start.tags:
            expected = pgettext_noop("expected", "YAML without directives")
            refuse("not_plain", self._text[:_EXCERPT], expected)
        data = self._value(next(self._events), "$", 1)
        next(self._events)  # the end of the document
        if isinstance(second := next(self._events), yaml.DocumentStartEvent):
            rest = self._text[getattr(second.start_mark, "index", 0) :]
            refuse("not_plain", rest[:_EXCERPT], pgettext_noop("expected", "one document"))
        self._raise_duplicates()
        return data

    def _raise_duplicates(self) -> None:
        if self._duplicates:
            raise refusal(self._duplicates.values(), self._limits.problems)

    def _value(self, event: yaml.Event, path: str, depth: int) -> Any:  # noqa: ANN401
        from yaml import ScalarEvent, SequenceStartEvent

        _check_plain(event, path)
        self._values += 1
        if self._values > self._limits.values:
            refuse_number(self._text, self._limits)
        if isinstance(event, ScalarEvent):
            return _scalar(event.value, path) if event.implicit[0] else event.value
        if depth > self._limits.depth:
            refuse_depth(self._text, self._limits)
        read = self._list if isinstance(event, SequenceStartEvent) else self._mapping
        return read(path, depth)

    def _list(self, path: str, depth: int) -> list[Any]:
        from yaml import SequenceEndEvent

        found: list[Any] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            found.append(self._value(event, item_path(path, len(found)), depth + 1))
        return found

    def _mapping(self, path: str, depth: int) -> dict[str, Any]:
        from yaml import MappingEndEvent, ScalarEvent

        found: dict[str, Any] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            _check_plain(event, path)
            if not isinstance(event, ScalarEvent):
                refuse("not_plain", None, pgettext_noop("expected", "keys that are text"), path)
            key = event.value
            place = key_path(path, key)
            if key in found:
                expected = pgettext_noop("expected", "each key once")
                self._duplicates[place] = Problem(place, "duplicate_key", key, expected)
                if len(self._duplicates) > self._limits.problems:
                    self._raise_duplicates()
            found[key] = self._value(next(self._events), place, depth + 1)
        return found


def _scalar(text: str, path: str) -> str | int:
    """Return what a scalar without quotes stands for."""
    if not _INTEGER.fullmatch(text):
        return text
    if len(text) > MOST_DIGITS:
        expected = pgettext_noop("expected", "a number within 64-bit range")
        refuse("not_a_number", text, expected, path)
    return int(text)


def _check_plain(event: yaml.Event, path: str) -> None:
    """Refuse what YAML has and a document has not."""
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    if anchor is not None:
        expected = pgettext_noop("expected", "YAML without anchors and aliases")
        refuse("not_plain", anchor, expected, path)
    if tag is not None:
        refuse("not_plain", tag, pgettext_noop("expected", "YAML without tags"), path)


def _refuse_text(text: str, index: int) -> NoReturn:
    before = text[:index]
    refuse(
        "not_yaml",
        text[index : index + _EXCERPT],
        pgettext_noop("expected", "{format} (line {line}, column {column})"),
        format="YAML",
        line=str(before.count("\n") + 1),
        column=str(index - before.rfind("\n")),
    )
