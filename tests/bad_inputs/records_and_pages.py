"""Records of an importing project, and pages, that are none."""

from __future__ import annotations

import enum
from typing import Any

import attrs

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.errors import DocumentError, InvalidValueError, WrongKindError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.serialization import fast_decoder
from erasmus_ka1.taxonomy.provenance import compare

from .rows import BadInput, Place

__all__ = ["ROWS"]


class Colour(enum.StrEnum):
    """A closed choice of somebody else's."""

    RED = "red"


@attrs.frozen
class Course:
    """A class of somebody else's."""

    title: str
    aims: OutcomeSet
    places: int = 0
    colour: Colour = Colour.RED


READ_FAST = fast_decoder(list[Course])


def _fast(name: str, given: Any, why: str, place: Place, says: str = "") -> BadInput:
    return BadInput(
        f"fast: {name}", why, lambda _: READ_FAST(given), DocumentError, (place,), says=says
    )


ROWS = (
    _fast("nothing", b"", "there is no document", ("$", "not_json")),
    _fast("no text", None, "nothing is no document", ("$", "wrong_type")),
    _fast("a number", 3, "no document", ("$", "wrong_type")),
    _fast("a list", [], "it was parsed by somebody else", ("$", "wrong_type")),
    _fast("a mark", b"\xef\xbb\xbf[]", "no byte order mark", ("$", "not_json")),
    _fast("UTF-16", "[]".encode("utf-16"), "it is not UTF-8", ("$", "not_utf8")),
    _fast("not UTF-8", b'[{"title": "\xff", "aims": []}]', "Latin-1", ("$", "not_utf8")),
    _fast("half a pair", '[{"title": "\ud800", "aims": []}]', "no UTF-8", ("$", "invalid_value")),
    _fast("more after it", b"[] []", "one document", ("$", "not_json")),
    _fast("not a number", b"[NaN]", "no JSON", ("$[0]", "not_a_number")),
    _fast("brackets", b'[{"x": ' + b"[" * 1_000_000, "too deep", ("$", "too_deep")),
    _fast(
        "a number for a code",
        b'[{"title": "a", "aims": [3]}]',
        "a code is text",
        ("$[0].aims[0]", "wrong_type"),
        "expected a code, as text",
    ),
    _fast(
        "a code twice",
        b'[{"title": "a", "aims": ["staff.motivation", "staff.motivation"]}]',
        "once is enough",
        ("$[0].aims[1]", "duplicate"),
        "each code once",
    ),
    _fast(
        "a look-alike code",
        '[{"title": "a", "aims": ["staff.motivati\u043en"]}]',
        "a Cyrillic o",
        ("$[0].aims[0]", "unknown_code"),
        "did you mean 'staff.motivation'?",
    ),
    _fast(
        "an object for codes",
        b'[{"title": "a", "aims": {}}]',
        "a list",
        ("$[0].aims", "wrong_type"),
    ),
    _fast(
        "a number with a fraction",
        b'[{"title": "a", "aims": [], "places": 6.5}]',
        "no whole number",
        ("$[0].places", "invalid_value"),
    ),
    _fast(
        "a number of 5,000 digits",
        b'[{"title": "a", "aims": [], "places": ' + b"9" * 5_000 + b"}]",
        "int() takes the square of that",
        ("$[0].places", "not_a_number"),
    ),
    _fast(
        "a colour of 1 MB",
        b'[{"title": "a", "aims": [], "colour": "' + b" - at `$" * 130_000 + b'"}]',
        "nothing of it is taken for a path",
        ("$[0].colour", "invalid_value"),
        "' - at `$",
    ),
    _fast(
        "a colour that is a screen's",
        b'[{"title": "a", "aims": [], "colour": "\\u001b[31m"}]',
        "nothing of it reaches the terminal",
        ("$[0].colour", "invalid_value"),
        r"'\x1b[31m'",
    ),
    BadInput(
        "fast: a class of ours",
        "it would be read past its rules",
        lambda _: fast_decoder(Localizer),
        InvalidValueError,
        says="a class of your own",
    ),
    BadInput(
        "compare: bytes",
        "in which encoding?",
        lambda _: compare(_any(b"Kernactie 1")),
        WrongKindError,
        says="expected a text (str) or a path",
    ),
)


def _any(given: Any) -> Any:
    """Return *given* as what no type checker objects to."""
    return given
