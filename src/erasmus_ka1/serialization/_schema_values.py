"""Schemas of single values, in JSON Schema and without texts for people.

A pattern here means the same to ECMAScript (with the ``u`` flag), Python, Rust and RE2: it has no
escapes and no look-around. As ``$`` also matches before a last line break in Python, characters
that no value may have are refused by a pattern of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final, TypeAlias

from .._validation import COUNTRY_PATTERN, LANGUAGE_PATTERN, LARGEST_COUNT
from ._limits import DEFAULT_LIMITS

__all__ = [
    "CLAIMS",
    "COUNT",
    "COUNTRY",
    "DATE",
    "LANGUAGE",
    "LINE",
    "OPTIONAL_COUNT",
    "PROJECT_NUMBER",
    "SUMMARY",
    "TEXT",
    "Schema",
    "an_object",
    "reference",
]

Schema: TypeAlias = dict[str, Any]

# The characters themselves, because no escape is common to all engines. In Unicode 16: Cc, Cf, Zl,
# Zp and Zs, of which a text must not wholly consist; the Cc, Zl and Zp that no text, and no line,
# may have; and all but Cs, halves of a character that only some languages can hold.
_UNSEEN = (
    "\u0000-\u0020\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u1680\u180e"
    "\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2066-\u206f\u3000\ufeff\ufff9-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f"
)
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_NOT_IN_TEXTS = f"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029{_NONCHARACTERS}"
_NOT_IN_LINES = f"\u0000-\u001f\u007f-\u009f\u2028\u2029{_NONCHARACTERS}"
_WHOLE = "\u0000-\ud7ff\ue000-\U0010ffff"


def _readable(refused: str) -> Schema:
    return {
        "type": "string",
        "maxLength": DEFAULT_LIMITS.text,
        "pattern": f"[^{_UNSEEN}]",
        "not": {"type": "string", "pattern": f"[{refused}]"},
        # not as the opposite of its complement: Rust's finds U+D7FF and U+E000 in that
        "allOf": [{"type": "string", "pattern": f"^[{_WHOLE}]*$"}],
    }


def _written(pattern: str, characters: str, **annotations: Any) -> Schema:  # noqa: ANN401 - any JSON
    return {
        "type": "string",
        "pattern": f"^(?:{pattern})$",
        "not": {"type": "string", "pattern": f"[^{characters}]"},
        **annotations,
    }


_START = f"-[1-9]-{COUNTRY_PATTERN}[0-9]{{2}}-KA[1-9][0-9]{{2}}"
_NUMBER_TO_2020 = f"20(?:1[4-9]|20){_START}(?:-[A-Z]{{2,3}})?-[0-9]{{6}}(?:_[1-9][0-9]?)?"
_NUMBER_FROM_2021 = f"20(?:2[1-9]|[3-9][0-9]){_START}-(?:ADU|HED|SCH|SPO|VET|YOU)-[0-9]{{9}}"

_YEAR = "(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
_FOURTH = "(?:0[48]|[2468][048]|[13579][26])"
_LEAP_YEAR = f"(?:[0-9]{{2}}{_FOURTH}|{_FOURTH}00)"
_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)

#: One line of text.
LINE: Final[Schema] = _readable(_NOT_IN_LINES)
#: Text that may have line breaks and tabs.
TEXT: Final[Schema] = _readable(_NOT_IN_TEXTS)
#: A country, as the programme writes it.
COUNTRY: Final[Schema] = _written(COUNTRY_PATTERN, "A-Z", examples=["NL", "EL"])
#: A well-formed BCP 47 tag.
LANGUAGE: Final[Schema] = _written(LANGUAGE_PATTERN, "A-Za-z0-9-", examples=["nl", "nl-BE"])
#: A well-formed project number of either period.
PROJECT_NUMBER: Final[Schema] = _written(
    f"{_NUMBER_TO_2020}|{_NUMBER_FROM_2021}",
    "A-Z0-9_-",
    examples=["2023-1-NL01-KA121-VET-000123456", "2015-1-BE02-KA101-012345"],
)
#: A day that the calendar has, from 0001-01-01.
DATE: Final[Schema] = _written(
    f"{_YEAR}-{_DAY}|{_LEAP_YEAR}-02-29", "0-9-", format="date", examples=["2024-09-01"]
)
#: A whole number that fits 64 bits.
COUNT: Final[Schema] = {"type": "integer", "minimum": 0, "maximum": LARGEST_COUNT}
#: The same, or nothing. FastAPI before 0.115 takes one type, not a list of them.
OPTIONAL_COUNT: Final[Schema] = {"anyOf": [COUNT, {"type": "null"}]}
#: The claims of a project.
CLAIMS: Final[Schema] = {"type": "array", "maxItems": DEFAULT_LIMITS.claims}
#: Texts by language.
SUMMARY: Final[Schema] = {
    "type": "object",
    "propertyNames": {"$ref": "#/$defs/language"},
    "additionalProperties": {"$ref": "#/$defs/text"},
}


def an_object(properties: Schema, *, optional: Collection[str] = ()) -> Schema:
    """Return an object that has these properties and no others."""
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def reference(name: str, texts: Mapping[str, str] | None = None) -> Schema:
    """Return a reference to the schema of this *name*, with the *texts* of one place."""
    return {**(texts or {}), "$ref": f"#/$defs/{name}"}
