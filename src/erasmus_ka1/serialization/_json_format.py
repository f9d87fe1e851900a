"""JSON written by any of three packages, the same to the byte; read by the strict parser."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ._extras import needs
from ._limits import Limits
from ._measures import check_nesting
from ._strict_json import as_text, parse

__all__ = ["read", "write", "write_with_msgspec", "write_with_orjson"]

_INDENT_OF_ORJSON = 2


def write(data: Mapping[str, Any], indent: int | None) -> str:
    """Return *data* as JSON, indented, or on one line without spaces."""
    separators = (",", ":") if indent is None else None
    return json.dumps(
        data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators
    )


def write_with_orjson(data: Mapping[str, Any], indent: int | None) -> str:
    """Return what `write` returns, sooner where *indent* is 2 or None."""
    with needs("the format 'orjson'", "fast"):
        import orjson
    if indent not in {None, _INDENT_OF_ORJSON}:
        return write(data, indent)
    return orjson.dumps(data, option=0 if indent is None else orjson.OPT_INDENT_2).decode()


def write_with_msgspec(data: Mapping[str, Any], indent: int | None) -> str:
    """Return what `write` returns, sooner."""
    with needs("the format 'msgspec'", "fast"):
        import msgspec
    if indent == 0:  # a line each, which msgspec does not have
        return write(data, indent)
    compact = msgspec.json.encode(data)
    return (compact if indent is None else msgspec.json.format(compact, indent=indent)).decode()


def read(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the data of a JSON document, whichever package wrote it.

    There is one parser, the strict one: the faster packages take a key that stands twice, and to
    check what they have read costs most of what they save.
    """
    text = as_text(document)
    check_nesting(document, limits)
    return parse(text, limits)
