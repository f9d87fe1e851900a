"""YAML and TOML: what is no such document, and what is more than a document."""

from __future__ import annotations

from typing import Any

from samples import MINIMAL

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.serialization import dumps

from .rows import BadInput, Made, Place, bad_document

__all__ = ["ROWS"]

YAML = dumps(MINIMAL, format="yaml")
TOML = dumps(MINIMAL, format="toml")
ENVELOPE = tuple((f"$.{key}", "missing_key") for key in ("format", "version", "edition"))


def _yaml(name: str, given: Any, why: str, *problems: Place) -> BadInput:
    return bad_document(name, given, why, *problems, format="yaml")


def _toml(name: str, given: Any, why: str, *problems: Place) -> BadInput:
    return bad_document(name, given, why, *problems, format="toml")


YAML_ROWS = (
    _yaml("nothing", "", "there is no document", ("$", "not_yaml")),
    _yaml("cut off", 'title: "Zorg', "half a file was received", ("$", "not_yaml")),
    _yaml("a tab", "participants:\n\tstaff: 1", "YAML indents with spaces", ("$", "not_yaml")),
    _yaml("a remark", "# nothing\n", "there is no document", ("$", "not_yaml")),
    _yaml("two mappings in a line", "a: b: c", "the second would be nested", ("$", "not_yaml")),
    _yaml("a reserved mark", "@a", "YAML keeps it for later", ("$", "not_yaml")),
    _yaml("no text", None, "nothing is no document", ("$", "wrong_type")),
    _yaml("a list", "- a", "a document is an object", ("$", "wrong_type")),
    _yaml("an anchor", "a: &b 1", "what for?", ("$.a", "not_plain")),
    _yaml("an anchor of a key", "? &b a\n: 1", "what for?", ("$", "not_plain")),
    _yaml("an alias for a key", "*b : 1", "nothing has that name", ("$", "not_plain")),
    _yaml("a tag of a key", "!!str a: 1", "one reading only", ("$", "not_plain")),
    _yaml("the empty tag", "a: ! 1", "one reading only", ("$.a", "not_plain")),
    _yaml("the prefix of a tag", "%TAG ! tag:a,2000:\n---\na: 1", "no tags", ("$", "not_plain")),
    _yaml("a number twice", "1: a\n'1': b", "the same key", ('$["1"]', "duplicate_key")),
    _yaml("a null byte", YAML + "\0", "YAML has none", ("$", "not_yaml")),
    _yaml("a mark", "\ufeff" + YAML, "no byte order mark", ("$", "not_yaml")),
    _yaml("half a pair", YAML + "# \udc00", "no character", ("$", "not_yaml")),
    _yaml("UTF-16", YAML.encode("utf-16"), "it is not UTF-8", ("$", "not_utf8")),
    _yaml("two documents", f"{YAML}---\n{YAML}", "one document", ("$", "not_plain")),
    _yaml("a version of YAML", f"%YAML 1.1\n---\n{YAML}", "one reading only", ("$", "not_plain")),
    _yaml(
        "an object of Python",
        "title: !!python/object/apply:os.system ['id']",
        "it would run a command",
        ("$.title", "not_plain"),
    ),
    _yaml("a binary text", "title: !!binary TmVl", "one reading only", ("$.title", "not_plain")),
    _yaml(
        "a billion laughs",
        "a: &a [ha, ha]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(30)),
        "thirty lines that are a billion words",
        ("$.a", "not_plain"),
    ),
    _yaml("an alias of nothing", "title: *a", "nothing has that name", ("$.title", "not_plain")),
    _yaml(
        "a merge key",
        "base: &base {title: a}\nproject: {<<: *base}",
        "what it says stands elsewhere",
        ("$.base", "not_plain"),
    ),
    _yaml("a list for a key", "? [a]\n: 1", "keys are text", ("$", "not_plain")),
    _yaml("a key twice", YAML + "title: b\n", "one or the other?", ("$.title", "duplicate_key")),
    _yaml(
        "Norway as false",
        YAML.replace("country: BE", "country: false"),
        "what other readers make of NO; here it is text, and no country",
        ("$.country", "invalid_value"),
    ),
    _yaml(
        "a thousand with a line",
        YAML + "participants:\n  staff: 1_000\n",
        "a number to YAML 1.1 only; here it is text",
        ("$.participants.staff", "invalid_value"),
    ),
    _yaml(
        "null for what may be left out",
        YAML + "claims: null\n",
        "text here, and no list",
        ("$.claims", "wrong_type"),
    ),
    _yaml(
        "a time",
        YAML.replace("'2024-09-01'", "2024-09-01T10:00:00Z"),
        "a date has none",
        ("$.start", "invalid_value"),
    ),
    _yaml(
        "a number of 5,000 digits",
        YAML + f"participants:\n  staff: {'9' * 5_000}\n",
        "more than 64 bits hold",
        ("$.participants.staff", "not_a_number"),
    ),
    _yaml(
        "brackets, 50 MB",
        Made(lambda: b"[" * 50_000_000),
        "larger than allowed",
        ("$", "too_large"),
    ),
    _yaml(
        "a key of 1 MB and a list",
        Made(lambda: f"? {'k' * 1_000_000}\n: [{'1,' * 20_000}1]"),
        "the path of each number would be 1 MB",
        *ENVELOPE,
    ),
    _yaml(
        "60 keys twice",
        "".join(f"k{i:02}: 1\nk{i:02}: 2\n" for i in range(60)),
        "more problems than are listed",
        *((f"$.k{number:02}", "duplicate_key") for number in range(50)),
        ("$", "too_many"),
    ),
)

TOML_ROWS = (
    _toml("nothing", "", "there is no document in it", *ENVELOPE),
    _toml("cut off", TOML[:-3], "half a file was received", ("$", "not_toml")),
    _toml("a mark", "\ufeff" + TOML, "no byte order mark", ("$", "not_toml")),
    _toml("UTF-16", TOML.encode("utf-16"), "it is not UTF-8", ("$", "not_utf8")),
    _toml("a null byte", TOML + "\0", "TOML has none", ("$", "not_toml")),
    _toml("a key twice", TOML + 'title = "b"\n', "one or the other?", ("$", "not_toml")),
    _toml("no text", 3, "a number is no document", ("$", "wrong_type")),
    _toml("half a line break", "a = 1\r", "a line ends in a line feed", ("$", "not_toml")),
    _toml("an escaped half of a pair", 'a = "\\ud800"', "no character", ("$", "not_toml")),
    _toml("a number of 1,000 digits", "a = " + "9" * 1_000, "it costs much", ("$", "not_toml")),
    _toml("null", TOML + "claims = null\n", "TOML has none", ("$", "not_toml")),
    _toml("a text without quotes", "title = Zorg", "no value", ("$", "not_toml")),
    _toml("the 30th of February", "start = 2024-02-30", "there is none", ("$", "not_toml")),
    _toml(
        "a date of TOML's",
        TOML.replace('"2024-09-01"', "2024-09-01"),
        "dates are texts, as in JSON",
        ("$.start", "invalid_value"),
    ),
    _toml(
        "a number with a fraction",
        f"{TOML}[participants]\nstaff = 6.0\n",
        "no whole number",
        ("$.participants.staff", "invalid_value"),
    ),
    _toml(
        "priorities after a table",
        f'{TOML}[participants]\nstaff = 1\npriorities = ["priorities.ukraine_2024"]\n',
        "they are in the table then",
        ("$.participants.priorities", "unknown_code"),
        ("$.participants.priorities", "invalid_value"),
    ),
    _toml(
        "one claim that is no list",
        f'{TOML}[claims]\noutcome = "staff.motivation"\n',
        "a claim has two brackets",
        ("$.claims", "wrong_type"),
    ),
    _toml(
        "brackets, 50 MB",
        Made(lambda: b"[" * 50_000_000),
        "larger than allowed",
        ("$", "too_large"),
    ),
    _toml(
        "a text of 2,000 zeros",
        TOML.replace('"NO"', f'"{"0" * 30_000}"'),
        "no number, but a text that is too long",
        ("$.title", "too_long"),
    ),
)


OTHER_KIND = tuple(
    bad_document(
        "a project for an outcome set",
        document,
        "another kind of document",
        ("$.format", "wrong_format"),
        format=name,
        kind=OutcomeSet,
    )
    for name, document in (("yaml", YAML), ("toml", TOML))
)

ROWS = (*YAML_ROWS, *TOML_ROWS, *OTHER_KIND)
