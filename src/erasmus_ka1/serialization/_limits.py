"""How much a document may hold, and checks that cost less than reading it."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import Final, NoReturn

import attrs

from .._messages import is_text, pgettext_noop
from .._validation import COUNT, Rule, plain_int
from ._problems import refuse

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "check_length",
    "check_nesting",
    "check_size",
    "is_nested_deeper",
    "refuse_depth",
    "refuse_number",
]

_EXCERPT = 20
_LONGEST_IN_UTF_8 = 4
_TO_ONE_KIND = bytes.maketrans(b"{}", b"[]")
_NEITHER_BRACKET_NOR_QUOTE = bytes(each for each in range(256) if each not in b'{}[]"')
_NO_BRACKET = bytes(each for each in range(256) if each not in b"{}[]")
_STEPS = dict(zip(b"[]", (1, -1), strict=True))
_PIECE = 100_000
_QUOTED = re.compile(rb'"[^"]*"?')


def _is_one_or_more(value: object) -> bool:
    return COUNT.holds(value) and value != 0


_ONE_OR_MORE = Rule("a whole number, 1 or more", _is_one_or_more)


@attrs.frozen(kw_only=True)
class Limits:
    """How much a document may hold; a larger one is refused before it costs much.

    To switch a limit off, set it to `sys.maxsize`.

    Attributes:
        size: The most bytes of a document, or of one line of a JSON Lines file.
        depth: The most levels of nesting.
        values: The most values of a YAML or TOML document: texts, numbers, lists and objects.
        claims: The most claims of a project.
        text: The most characters of one text.
        problems: The most problems that are listed; reading stops after them.

    >>> Limits(size=1_000).depth
    32
    """

    size: int = attrs.field(default=5_000_000, converter=plain_int, validator=COUNT)
    depth: int = attrs.field(default=32, converter=plain_int, validator=COUNT)
    values: int = attrs.field(default=100_000, converter=plain_int, validator=COUNT)
    claims: int = attrs.field(default=10_000, converter=plain_int, validator=COUNT)
    text: int = attrs.field(default=20_000, converter=plain_int, validator=COUNT)
    problems: int = attrs.field(default=50, converter=plain_int, validator=_ONE_OR_MORE)


DEFAULT_LIMITS: Final = Limits()


def check_size(document: str | bytes, limits: Limits) -> None:
    """Refuse a document of more bytes than the limit; a text is measured in UTF-8.

    Raises:
        DocumentError: It is too large.
    """
    if _size(document, limits.size) > limits.size:
        expected = pgettext_noop("expected", "at most {number} bytes")
        refuse("too_large", document[:_EXCERPT], expected, number=str(limits.size))


def check_length(value: object, limits: Limits) -> None:
    """Refuse a text of more characters than the limit.

    Raises:
        DocumentError: It is too long.
    """
    if is_text(value) and len(value) > limits.text:
        expected = pgettext_noop("expected", "at most {number} characters")
        refuse("too_long", value, expected, number=str(limits.text))


def _size(document: str | bytes, most: int) -> int:
    """Return the bytes of a document, or any number on the same side of *most*."""
    length = len(document)
    if isinstance(document, bytes) or length > most or length * _LONGEST_IN_UTF_8 <= most:
        return length
    return length if document.isascii() else len(document.encode("utf-8", "surrogatepass"))


def check_nesting(json: str, limits: Limits) -> None:
    """Refuse JSON with more brackets open at once than the limit, before it is parsed.

    Raises:
        DocumentError: It is too deep.
    """
    if json.count("[") + json.count("{") <= limits.depth:
        return
    document = json.encode("utf-8", "surrogatepass")
    unescaped = document.replace(rb"\\", b"").replace(rb"\"", b"")
    marks = unescaped.translate(_TO_ONE_KIND, _NEITHER_BRACKET_NOR_QUOTE)
    # an empty text makes no difference
    if _is_nested_deeper(marks.replace(b'""', b""), limits.depth):
        refuse_depth(json, limits)


def is_nested_deeper(text: str, depth: int) -> bool:
    """Whether a text has more than *depth* brackets open at once, quoted or not."""
    document = text.encode("utf-8", "surrogatepass")
    return _is_nested_deeper(document.translate(_TO_ONE_KIND, _NO_BRACKET), depth)


def _is_nested_deeper(marks: bytes, depth: int) -> bool:
    """Whether more than *depth* brackets are open at once, outside quotes.

    Read piece by piece: a document that is too deep mostly is so from its beginning.
    """
    level, is_text = 0, False
    for start in range(0, len(marks), _PIECE):
        piece = marks[start : start + _PIECE]
        brackets = _QUOTED.sub(b"", b'"' + piece if is_text else piece)
        is_text = is_text != bool(piece.count(b'"') % 2)
        levels = [*accumulate(map(_STEPS.__getitem__, brackets), initial=level)]
        if max(levels) > depth:
            return True
        level = levels[-1]
    return False


def refuse_depth(text: str, limits: Limits) -> NoReturn:
    """Raise the problem of a document that is nested too deep."""
    expected = pgettext_noop("expected", "at most {number} levels of nesting")
    refuse("too_deep", text[:_EXCERPT], expected, number=str(limits.depth))


def refuse_number(text: str, limits: Limits) -> NoReturn:
    """Raise the problem of a document of too many values."""
    expected = pgettext_noop("expected", "at most {number} values")
    refuse("too_many", text[:_EXCERPT], expected, number=str(limits.values))
