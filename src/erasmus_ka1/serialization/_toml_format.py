"""TOML: texts, whole numbers, lists and tables; dates are texts, as in JSON."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from .._messages import pgettext_noop
from ._extras import needs
from ._limits import Limits
from ._measures import check_depth, is_nested_deeper, refuse_depth
from ._problems import refuse
from ._strict_json import as_text

__all__ = ["read", "write"]

_EXCERPT = 20
_DIGITS = b"0123456789abcdefABCDEF_"
_TO_ZEROS = bytes.maketrans(_DIGITS, b"0" * len(_DIGITS))
_TOO_MANY_ZEROS = b"0" * 1_000
_PLACE = re.compile(r"at line ([0-9]+), column ([0-9]+)")
_TEXTS_AND_REMARKS = re.compile(
    r"""
    "{3} (?: [^"\\] | \\. | "{1,2}(?!") )*+ (?:"{3,5})?
    | '{3} (?: [^'] | '{1,2}(?!') )*+ (?:'{3,5})?
    | " (?: [^"\\\n] | \\. )*+ "?
    | ' [^'\n]*+ '?
    | \# [^\n]*+
    """,
    re.VERBOSE | re.DOTALL,
)


def write(data: Mapping[str, Any], _: int | None) -> str:
    """Return *data* as TOML: what stands on one line first, then the tables.

    Raises:
        MissingExtraError: tomlkit is not installed.
    """
    with needs("writing TOML", "toml"):
        import tomlkit
    return tomlkit.dumps(_tables_last(data))


def _tables_last(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return *data* in an order in which no key lands in the table above it."""
    ordered = sorted(data.items(), key=lambda entry: _has_tables(entry[1]))
    return {key: _ordered(value) for key, value in ordered}


def _ordered(value: Any) -> Any:  # noqa: ANN401 - a part of a document
    if isinstance(value, Mapping):
        return _tables_last(value)
    return [*map(_ordered, value)] if isinstance(value, list) else value


def _has_tables(value: object) -> bool:
    if isinstance(value, list):
        return any(map(_has_tables, value))
    return isinstance(value, Mapping)


def read(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the data of a TOML document.

    Raises:
        DocumentError: It is not UTF-8, not TOML, or too deep.
    """
    text = as_text(document)
    _check_nesting(text, limits)
    _check_numbers(text)
    try:
        data = tomllib.loads(text)
    except RecursionError:
        refuse_depth(text, limits)
    except ValueError as error:  # tomllib's own, and int()'s for texts of some thousands of digits
        place = _PLACE.search(str(error))
        if place is None:
            refuse("not_toml", text[-_EXCERPT:], pgettext_noop("expected", "valid TOML"))
        line, column = place.groups()
        excerpt = text.split("\n")[int(line) - 1][int(column) - 1 :][:_EXCERPT]
        expected = pgettext_noop("expected", "{format} (line {line}, column {column})")
        refuse("not_toml", excerpt, expected, format="TOML", line=line, column=column)
    check_depth(data, limits)
    return data


def _check_nesting(text: str, limits: Limits) -> None:
    """Refuse what would cost the parser much: brackets in brackets, keys of very many parts."""
    if text.count("[") + text.count("{") <= limits.depth and text.count(".") <= limits.depth:
        return
    bare = _bare(text)
    parts = max(line.count(".") for line in bare.split("\n"))
    if parts > limits.depth or is_nested_deeper(bare.encode("utf-8", "surrogatepass"), limits):
        refuse_depth(text, limits)


def _bare(text: str) -> str:
    """Return *text* with a space for each text and each remark in it."""
    has_any = any(mark in text for mark in "\"'#")
    return _TEXTS_AND_REMARKS.sub(" ", text) if has_any else text


def _check_numbers(text: str) -> None:
    """Refuse a number of very many digits, which would cost the parser a hundred bytes each."""
    if _has_many_digits(text) and _has_many_digits(_bare(text)):
        refuse("not_toml", text[:_EXCERPT], pgettext_noop("expected", "valid TOML"))


def _has_many_digits(text: str) -> bool:
    return _TOO_MANY_ZEROS in text.encode("utf-8", "surrogatepass").translate(_TO_ZEROS)
