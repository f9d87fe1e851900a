"""Outcome sets and projects as plain data and as documents, through cattrs.

`configure_converter` teaches your own converter the types of this library; `loads` and `dumps`
read and write whole documents, in JSON, YAML or TOML; `load_all` and `dump_all` files of many.
Reading is strict: nothing is coerced, nothing is dropped, and every problem of a document is
reported at once. Writing gives equal documents for equal values.

The names load on first use, so that a fast reader need not wait for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import late_names

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

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch
    __getattr__, __dir__ = late_names(
        __name__,
        {
            "_converters": ("configure_converter", "format_exception", "make_converter"),
            "_documents": ("dump", "dumps", "load", "loads"),
            "_fast": ("fast_decoder", "fast_encoder"),
            "_limits": ("Limits",),
            "_lines": ("dump_all", "load_all"),
            "_schema": ("json_schema",),
            "_versions": ("VERSIONS",),
        },
    )
