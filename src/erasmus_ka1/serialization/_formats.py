"""The formats a document can have: how each is written and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal, TypeAlias

import attrs

from .._validation import chosen
from . import _json, _toml, _yaml
from ._limits import Limits

__all__ = ["FORMATS", "FORMAT_OF_SUFFIX", "DocumentFormat", "Format", "format_named"]

Format: TypeAlias = Literal["json", "yaml", "toml"]


@attrs.frozen
class DocumentFormat:
    """One format.

    Attributes:
        name: The name it is asked for by.
        suffixes: What the name of a file in it ends in.
        write: From data, and for JSON the spaces a level, to a document.
        read: From a document to data.
    """

    name: Format
    suffixes: tuple[str, ...]
    write: Callable[[Mapping[str, Any], int | None], str]
    read: Callable[[str | bytes, Limits], Any]


FORMATS: Final[Mapping[str, DocumentFormat]] = {
    each.name: each
    for each in (
        DocumentFormat("json", (".json",), _json.write, _json.read),
        DocumentFormat("yaml", (".yaml", ".yml"), _yaml.write, _yaml.read),
        DocumentFormat("toml", (".toml",), _toml.write, _toml.read),
    )
}
FORMAT_OF_SUFFIX: Final[Mapping[str, DocumentFormat]] = {
    suffix: each for each in FORMATS.values() for suffix in each.suffixes
}


def format_named(name: object) -> DocumentFormat:
    """Return the format of a name.

    Raises:
        InvalidValueError: There is no such format.
    """
    return FORMATS[chosen("format", name, FORMATS)]
