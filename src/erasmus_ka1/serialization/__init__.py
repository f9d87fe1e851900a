"""Outcome sets and projects as plain data and JSON, through cattrs.

`configure_converter` teaches your own converter the types of this library; `loads` and `dumps`
read and write whole documents. Reading is strict: nothing is coerced, nothing is dropped, and
every problem of a document is reported at once. Writing gives equal text for equal values.
"""

from .converters import configure_converter, make_converter
from .documents import dump, dumps, load, loads

__all__ = ["configure_converter", "dump", "dumps", "load", "loads", "make_converter"]
