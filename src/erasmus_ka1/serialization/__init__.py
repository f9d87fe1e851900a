"""Outcome sets and projects as plain data and as documents, through cattrs.

`configure_converter` teaches your own converter the types of this library; `loads` and `dumps`
read and write whole documents, in JSON, YAML or TOML; `load_all` and `dump_all` files of many.
Reading is strict: nothing is coerced, nothing is dropped, and every problem of a document is
reported at once. Writing gives equal documents for equal values.

The names load on first use, so that a fast reader need not wait for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._converters import configure_converter, format_exception, make_converter
    from ._documents import dump, dumps, load, loads
    from ._fast import fast_decoder, fast_encoder
    from ._limits import Limits
    from ._lines import dump_all, load_all
    from ._schema import json_schema
    from ._versions import VERSIONS

__all__ = [
    "VERSIONS",
    "Limits",
    "configure_converter",
    "dump",
    "dump_all",
    "dumps",
    "fast_decoder",
    "fast_encoder",
    "format_exception",
    "json_schema",
    "load",
    "load_all",
    "loads",
    "make_converter",
]

_HOMES = {
    "Limits": "_limits",
    "VERSIONS": "_versions",
    "configure_converter": "_converters",
    "dump": "_documents",
    "dump_all": "_lines",
    "dumps": "_documents",
    "fast_decoder": "_fast",
    "fast_encoder": "_fast",
    "format_exception": "_converters",
    "json_schema": "_schema",
    "load": "_documents",
    "load_all": "_lines",
    "loads": "_documents",
    "make_converter": "_converters",
}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from .._lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
