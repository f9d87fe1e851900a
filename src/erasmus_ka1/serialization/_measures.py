"""Whether a document is too large or too deep, told as cheaply as can be."""

from __future__ import annotations

import re
from typing import Any, NoReturn

from .._messages import pgettext_noop
from ._limits import Limits
from ._problems import DocumentError, Problem, refuse

__all__ = ["check_depth", "check_nesting", "check_size", "is_nested_deeper", "refuse_depth"]

_EXCERPT = 20
_LONGEST_IN_UTF_8 = 4
_TO_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_NEITHER_BRACKET_NOR_QUOTE = bytes(each for each in range(256) if each not in b'{}[]"')
_NO_BRACKET = bytes(each for each in range(256) if each not in b"{}[]")
_PIECE = 100_000
_QUOTED = re.compile(rb'"[^"]*"?')


def check_size(document: str | bytes, limits: Limits) -> None:
    """Refuse a document with more bytes than the limit; a text has those of its UTF-8.

    Raises:
        DocumentError: It is too large.
    """
    if _size(document, limits.size) > limits.size:
        expected = pgettext_noop("expected", "at most {number} bytes")
        refuse("too_large", document[:_EXCERPT], expected, number=str(limits.size))


def _size(document: str | bytes, most: int) -> int:
    """Return the bytes of a document, or any number on the same side of *most*."""
    length = len(document)
    if isinstance(document, bytes) or length > most or length * _LONGEST_IN_UTF_8 <= most:
        return length
    return length if document.isascii() else len(document.encode("utf-8", "surrogatepass"))


def check_nesting(json: str | bytes, limits: Limits) -> None:
    """Refuse JSON with more brackets open at once than the limit, before anything parses it.

    Raises:
        DocumentError: It is too deep.
    """
    document = json.encode("utf-8", "surrogatepass") if isinstance(json, str) else json
    if document.count(b"[") + document.count(b"{") <= limits.depth:
        return
    unescaped = document.replace(rb"\\", b"").replace(rb"\"", b"")
    marks = unescaped.translate(_TO_ONE_KIND, _NEITHER_BRACKET_NOR_QUOTE)
    # two quotes side by side change nothing of what is inside a text and what is not
    if _is_nested_deeper(marks.replace(b'""', b""), limits):
        refuse_depth(json, limits)


def is_nested_deeper(document: bytes, limits: Limits) -> bool:
    """Whether a document without texts has more brackets open at once than the limit."""
    return _is_nested_deeper(document.translate(_TO_ONE_KIND, _NO_BRACKET), limits)


def _is_nested_deeper(marks: bytes, limits: Limits) -> bool:
    """Whether of brackets and quotes more brackets are open at once, outside texts, than allowed.

    A piece at a time: what is too deep mostly is so from its beginning.
    """
    opened, is_text = b"", False
    for start in range(0, len(marks), _PIECE):
        piece = marks[start : start + _PIECE]
        opened += _QUOTED.sub(b"", b'"' + piece if is_text else piece)
        is_text = is_text != bool(piece.count(b'"') % 2)
        # with as many closed as may be open, each round takes the innermost level away
        if b"[" in _without_pairs(opened + b"]" * limits.depth, limits.depth):
            return True
        opened = _without_pairs(opened, limits.depth).lstrip(b"]")
    return False


def _without_pairs(brackets: bytes, rounds: int) -> bytes:
    for _ in range(rounds):
        if b"[]" not in brackets:
            break
        brackets = brackets.replace(b"[]", b"")
    return brackets


def check_depth(data: Any, limits: Limits) -> None:  # noqa: ANN401 - whatever was read
    """Refuse data with more levels than the limit.

    Raises:
        DocumentError: It is too deep.
    """
    level = [data]
    for _ in range(limits.depth + 1):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return
    refuse_depth(data, limits)


def _inside(data: Any) -> list[Any]:  # noqa: ANN401 - whatever was read
    if isinstance(data, dict):
        return [*data.values()]
    return data if isinstance(data, list) else []


def refuse_depth(document: object, limits: Limits, path: str = "$") -> NoReturn:
    """Raise the problem of a value nested too deep."""
    value = document[:_EXCERPT] if isinstance(document, (str, bytes)) else document
    expected = pgettext_noop("expected", "at most {number} levels of nesting")
    raise DocumentError([Problem(path, "too_deep", value, expected, {"number": str(limits.depth)})])
