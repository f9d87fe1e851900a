"""What a row of the tables holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from samples import AIMS, FULL, MINIMAL

from erasmus_ka1 import Project
from erasmus_ka1.errors import DocumentError, KA1Error
from erasmus_ka1.serialization import Limits, dumps, loads

__all__ = [
    "AIMS_DATA",
    "FULL_DATA",
    "HEAD",
    "MINIMAL_DATA",
    "BadInput",
    "Give",
    "Made",
    "Place",
    "bad_document",
    "project_with",
]

#: What hands the bad input over; it gets a folder of its own.
Give = Callable[[Path], object]
#: Where a problem is, as a JSON path, and its code.
Place = tuple[str, str]

AIMS_DATA: dict[str, Any] = json.loads(dumps(AIMS))
FULL_DATA: dict[str, Any] = json.loads(dumps(FULL))
MINIMAL_DATA: dict[str, Any] = json.loads(dumps(MINIMAL))
HEAD = '"format": "erasmus-ka1/project", "version": 1, "edition": 2024'


def _nothing(_: Path) -> None:
    """Leave the folder empty."""


@attrs.frozen
class BadInput:
    """One bad input.

    Attributes:
        name: What it is.
        why: Why it is bad.
        give: What hands it over.
        error: The class of the error that comes, and no other.
        problems: Of a `DocumentError`, the place and the code of each problem, in order.
        fault: Of a `ProjectNumberError`, its fault.
        says: A part of the error's text.
        prepare: What fills the folder first.
    """

    name: str
    why: str
    give: Give
    error: type[KA1Error]
    problems: tuple[Place, ...] = ()
    fault: str | None = None
    says: str = ""
    prepare: Callable[[Path], object] = _nothing


@attrs.frozen
class Made:
    """A document too large to stand in a table: made when it is given."""

    make: Callable[[], str | bytes]


def bad_document(  # noqa: PLR0913 - the columns of a row
    name: str,
    given: Any,
    why: str,
    *problems: Place,
    format: Any = "json",  # noqa: A002 - the word for it
    kind: Any = Project,
    limits: Limits | None = None,
) -> BadInput:
    """Return the row of a document that cannot be read."""

    def give(_: Path) -> object:
        document = given.make() if isinstance(given, Made) else given
        return loads(document, kind, format=format, limits=limits or Limits())

    return BadInput(f"{format}: {name}", why, give, DocumentError, problems)


def project_with(**changes: Any) -> str:
    """Return the JSON of a good project with *changes*."""
    return json.dumps({**MINIMAL_DATA, **changes})
