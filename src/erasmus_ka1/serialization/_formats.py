"""The formats a document can have, each a record of how it is written and read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final, Literal, TypeAlias

import attrs
import cattrs

from .._errors import InvalidValueError
from . import _binary_formats as binary_formats
from . import _json_format as json_format
from . import _toml_format as toml_format
from . import _yaml_format as yaml_format
from ._extras import needs
from ._limits import Limits

__all__ = [
    "FORMATS",
    "FORMAT_OF_SUFFIX",
    "BinaryFormat",
    "DocumentFormat",
    "Format",
    "TextFormat",
    "format_named",
    "preconf_converter",
]

TextFormat: TypeAlias = Literal["json", "orjson", "msgspec", "yaml", "tomlkit"]
BinaryFormat: TypeAlias = Literal["msgpack", "cbor2", "bson"]
Format: TypeAlias = TextFormat | BinaryFormat


@attrs.frozen(kw_only=True)
class DocumentFormat:
    """One format.

    Attributes:
        name: The name it is asked for by.
        extra: The extra of this package that brings what it needs.
        preconf: The module of `cattrs.preconf` that knows it.
        write: From data, and for JSON the spaces a level, to a document.
        read: From a document to data.
    """

    name: Format
    extra: str
    preconf: str
    write: Callable[[Mapping[str, Any], int | None], str | bytes]
    read: Callable[[str | bytes, Limits], Any]


FORMATS: Final[Mapping[str, DocumentFormat]] = {
    each.name: each
    for each in (
        DocumentFormat(
            name="json",
            extra="",
            preconf="json",
            write=json_format.write,
            read=json_format.read,
        ),
        DocumentFormat(
            name="orjson",
            extra="fast",
            preconf="orjson",
            write=json_format.write_with_orjson,
            read=json_format.read,
        ),
        DocumentFormat(
            name="msgspec",
            extra="fast",
            preconf="msgspec",
            write=json_format.write_with_msgspec,
            read=json_format.read,
        ),
        DocumentFormat(
            name="yaml",
            extra="yaml",
            preconf="pyyaml",
            write=yaml_format.write,
            read=yaml_format.read,
        ),
        DocumentFormat(
            name="tomlkit",
            extra="toml",
            preconf="tomlkit",
            write=toml_format.write,
            read=toml_format.read,
        ),
        DocumentFormat(
            name="msgpack",
            extra="msgpack",
            preconf="msgpack",
            write=binary_formats.write_msgpack,
            read=binary_formats.read_msgpack,
        ),
        DocumentFormat(
            name="cbor2",
            extra="cbor2",
            preconf="cbor2",
            write=binary_formats.write_cbor,
            read=binary_formats.read_cbor,
        ),
        DocumentFormat(
            name="bson",
            extra="bson",
            preconf="bson",
            write=binary_formats.write_bson,
            read=binary_formats.read_bson,
        ),
    )
}

#: What the suffix of a file's name stands for.
FORMAT_OF_SUFFIX: Final[Mapping[str, DocumentFormat]] = {
    ".json": FORMATS["json"],
    ".yaml": FORMATS["yaml"],
    ".yml": FORMATS["yaml"],
    ".toml": FORMATS["tomlkit"],
    ".msgpack": FORMATS["msgpack"],
    ".cbor": FORMATS["cbor2"],
    ".bson": FORMATS["bson"],
}


def format_named(name: object) -> DocumentFormat:
    """Return the format of a name.

    Raises:
        InvalidValueError: There is no such format.
    """
    found = FORMATS.get(name) if isinstance(name, str) else None
    if found is None:
        raise InvalidValueError("format", name, " or ".join(map(repr, FORMATS)))
    return found


def preconf_converter(name: Format) -> cattrs.Converter:
    """Return a new converter of cattrs' own for a format, with ``dumps`` and ``loads``.

    Raises:
        InvalidValueError: There is no such format.
        MissingExtraError: The package that the format needs is not installed.
    """
    wanted = format_named(name)
    with needs(f"the format {wanted.name!r}", wanted.extra):
        module = import_module(f"cattrs.preconf.{wanted.preconf}")
    converter: Any = module.make_converter()
    if wanted.name == "tomlkit":
        # whose own reader gives numbers of a class that is not int
        converter.loads = lambda text, kind: converter.structure(tomllib.loads(text), kind)
    made: cattrs.Converter = converter
    return made
