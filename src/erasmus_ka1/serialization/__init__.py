"""Outcome sets and projects as plain data and as documents, through cattrs.

`configure_converter` teaches your own converter the types of this library; `loads` and `dumps`
read and write whole documents, in JSON and in six other formats; `load_all` and `dump_all` files
of many. Reading is strict: nothing is coerced, nothing is dropped, and every problem of a document
is reported at once. Writing gives equal documents for equal values.

The names load on first use, so that a fast reader need not wait for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .converters import configure_converter, make_converter
    from .documents import dump, dumps, load, loads
    from .fast import fast_decoder, fast_encoder
    from .limits import Limits
    from .lines import dump_all, load_all

__all__ = [
    "Limits",
    "configure_converter",
    "dump",
    "dump_all",
    "dumps",
    "fast_decoder",
    "fast_encoder",
    "load",
    "load_all",
    "loads",
    "make_converter",
]

_HOMES = {
    "Limits": "limits",
    "configure_converter": "converters",
    "dump": "documents",
    "dump_all": "lines",
    "dumps": "documents",
    "fast_decoder": "fast",
    "fast_encoder": "fast",
    "load": "documents",
    "load_all": "lines",
    "loads": "documents",
    "make_converter": "converters",
}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from ..lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
