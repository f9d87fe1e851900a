"""TOML: texts, whole numbers, lists and tables; dates are texts, as in JSON."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, NoReturn

from .._extras import needs
from .._messages import pgettext_noop
from ._json import as_text
from ._limits import Limits, is_nested_deeper, refuse_depth, refuse_number
from ._problems import refuse

__all__ = ["read", "write"]

_EXCERPT = 20
_DIGITS = b"0123456789abcdefABCDEF_"
_TO_ZEROS = bytes.maketrans(_DIGITS, b"0" * len(_DIGITS))
_TOO_MANY_ZEROS = b"0" * 1_000
# a table costs as much as two values
_PARTS = "=", ",", ".", "[", "\n["
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
    """Return *data* as TOML: single values first, then the tables.

    Raises:
        MissingExtraError: tomlkit is not installed.
    """
    with needs("writing TOML", "toml"):
        import tomlkit
    return tomlkit.dumps(_tables_last(data))


def _tables_last(data: Any) -> Any:  # noqa: ANN401 - a part of a document
    """Return *data* in an order in which no key lands in the table before it."""
    if isinstance(data, list):
        return [*map(_tables_last, data)]
    if not isinstance(data, Mapping):
        return data
    ordered = sorted(data.items(), key=lambda entry: _has_tables(entry[1]))
    return {key: _tables_last(value) for key, value in ordered}


def _has_tables(value: object) -> bool:
    if isinstance(value, list):
        return any(map(_has_tables, value))
    return isinstance(value, Mapping)


def read(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever TOML holds
    """Return the data of a TOML document.

    Raises:
        DocumentError: It is not UTF-8, not TOML, too deep, or has too many values.
    """
    text = as_text(document)
    _check_cost(text, limits)
    try:
        return tomllib.loads(text)
    except RecursionError:
        refuse_depth(text, limits)
    except ValueError as error:
        _refuse_text(text, error)


def _check_cost(text: str, limits: Limits) -> None:
    """Refuse a document that would cost the parser much.

    That is brackets in brackets, keys of many parts, very many values or lines, and numbers of
    very many digits.
    """
    bare = _TEXTS_AND_REMARKS.sub(" ", text) if any(mark in text for mark in "\"'#") else text
    parts = [line.count(".") for line in bare.split("\n")] if "." in bare else [0]
    if max(parts) > limits.depth or is_nested_deeper(bare, limits.depth):
        refuse_depth(text, limits)
    if max(sum(map(bare.count, _PARTS)), bare.count("\n")) > limits.values:
        refuse_number(text, limits)
    if _TOO_MANY_ZEROS in bare.encode("utf-8", "surrogatepass").translate(_TO_ZEROS):
        refuse("not_toml", text[:_EXCERPT], pgettext_noop("expected", "valid TOML"))


def _refuse_text(text: str, error: ValueError) -> NoReturn:
    """Raise the problem of a text that is not TOML, with its place where the parser gives one."""
    place = _PLACE.search(str(error))
    if place is None:
        refuse("not_toml", text[-_EXCERPT:], pgettext_noop("expected", "valid TOML"))
    line, column = place.groups()
    excerpt = text.split("\n")[int(line) - 1][int(column) - 1 :][:_EXCERPT]
    expected = pgettext_noop("expected", "{format} (line {line}, column {column})")
    refuse("not_toml", excerpt, expected, format="TOML", line=line, column=column)
