"""JSON that has no meaning, or two; and JSON made to cost much."""

from __future__ import annotations

import json

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.serialization import Limits

from .rows import AIMS_DATA, MINIMAL_DATA, Made, bad_document, project_with

__all__ = ["ROWS"]

GOOD = project_with()
OPEN = GOOD[:-1]
AIMS_OPEN = json.dumps({**AIMS_DATA, "outcomes": None})[:-5]
HALF = "\\ud800"
CLAIM_OPEN = f'{OPEN}, "claims": [{{"outcome": "staff.motivation", "status": "planned"'


def first_fifty(path: str, code: str, *, start: int = 0) -> tuple[tuple[str, str], ...]:
    """Return the places that are listed of very many: fifty, and that there are more."""
    listed = ((path.format(number), code) for number in range(start, start + 50))
    return (*listed, ("$", "too_many"))


MISSING = [(f"$.{key}", "missing_key") for key in ("format", "version", "edition")]
EVIDENCE = ("text", "language", "source", "date")

ROWS = (
    # not JSON
    bad_document("nothing", "", "there is no document", ("$", "not_json")),
    bad_document("a null byte", b"\0", "a broken copy, not a document", ("$", "not_json")),
    bad_document("cut off", GOOD[:-20], "half a file was received", ("$", "not_json")),
    bad_document("two documents", GOOD * 2, "that is JSON Lines without lines", ("$", "not_json")),
    bad_document("a mark", "\ufeff" + GOOD, "RFC 8259 has no byte order mark", ("$", "not_json")),
    bad_document("UTF-16", GOOD.encode("utf-16"), "it is not UTF-8", ("$", "not_utf8")),
    bad_document(
        "an overlong slash",
        b'{"a": "\xc0\xaf"}',
        "hides a character from filters",
        ("$", "not_utf8"),
    ),
    bad_document(
        "half a pair in UTF-8", b'{"a": "\xed\xa0\x80"}', "no character", ("$", "not_utf8")
    ),
    bad_document(
        "a tab in a text", '{"a": "\t"}', "control characters are \\u…", ("$", "not_json")
    ),
    bad_document("single quotes", str(MINIMAL_DATA), "Python's repr is no JSON", ("$", "not_json")),
    bad_document("a comma too many", OPEN + ",}", "JavaScript, not JSON", ("$", "not_json")),
    bad_document("a remark", GOOD + "// ready", "JSON has none", ("$", "not_json")),
    bad_document("no escape", '{"a": "\\x41"}', "JSON knows \\u only", ("$", "not_json")),
    bad_document(
        "a no-break space",
        GOOD.replace(" ", "\xa0", 1),
        "no white space of JSON",
        ("$", "not_json"),
    ),
    # two meanings
    bad_document(
        "a key twice",
        f'{OPEN}, "title": "other"}}',
        "each reader takes another one",
        ("$.title", "duplicate_key"),
    ),
    bad_document(
        "a key twice, once escaped",
        f'{OPEN}, "t\\u0069tle": "other"}}',
        "the same key all the same",
        ("$.title", "duplicate_key"),
    ),
    bad_document(
        "not a number",
        f'{OPEN}, "participants": {{"staff": NaN}}}}',
        "Python's own, not JSON",
        ("$.participants.staff", "not_a_number"),
    ),
    # made to cost much
    bad_document(
        "brackets, 50 MB",
        Made(lambda: "[" * 50_000_000),
        "larger than a document may be",
        ("$", "too_large"),
    ),
    bad_document(
        "brackets, 50 MB, for somebody who allows as much",
        Made(lambda: b"[" * 50_000_000),
        "too deep all the same",
        ("$", "too_deep"),
        limits=Limits(size=10**8),
    ),
    bad_document(
        "33 levels", f'{{"a": {"[" * 32}{"]" * 32}}}', "one more than 32", ("$", "too_deep")
    ),
    bad_document(
        "a number of 100,000 digits",
        Made(lambda: f'{OPEN}, "participants": {{"staff": {"9" * 100_000}}}}}'),
        "int() takes the square of that",
        ("$.participants.staff", "not_a_number"),
    ),
    bad_document(
        "a huge exponent",
        f'{OPEN}, "participants": {{"staff": 1e{"9" * 5_000}}}}}',
        "infinite, so no count",
        ("$.participants.staff", "invalid_value"),
    ),
    bad_document(
        "100,000 codes nearly right",
        Made(lambda: AIMS_OPEN + json.dumps([f"staff.motivatie{i}" for i in range(100_000)]) + "}"),
        "to look for the nearest takes time each",
        *first_fifty("$.outcomes[{}]", "unknown_code"),
        kind=OutcomeSet,
    ),
    bad_document(
        "a million pieces of evidence, all empty",
        Made(lambda: CLAIM_OPEN + ', "evidence": [' + "{}," * 1_000_000 + "{}]}]}"),
        "four problems each",
        *(
            (f"$.claims[0].evidence[{number // 4}].{EVIDENCE[number % 4]}", "missing_key")
            for number in range(50)
        ),
        ("$", "too_many"),
    ),
    bad_document(
        "100,000 unknown keys of an outcome set",
        Made(
            lambda: json.dumps({**AIMS_DATA, **{f"outcome{i:06}": 1 for i in range(100_000)}}),
        ),
        "to look for the nearest takes time each",
        *first_fifty("$.outcome{:06}", "unknown_key"),
        kind=OutcomeSet,
    ),
    bad_document(
        "not a number under a key of 1 MB",
        Made(lambda: f'{{"{"k" * 1_000_000}": [{"NaN," * 1_000}1]}}'),
        "the path of each would be 1 MB",
        *first_fifty(f'$["{"k" * 79}…"][{{}}]', "not_a_number"),
    ),
    bad_document(
        "an unknown key of 4 MB",
        Made(lambda: f'{OPEN}, "{"title" * 800_000}": 1}}'),
        "compared with ours it would take much memory",
        (f'$["{"title" * 15}titl…"]', "unknown_key"),
    ),
    bad_document(
        "an unknown key that cannot be shown",
        f'{OPEN}, "{HALF * 70}": 1}}',
        "halves of characters, escaped in the path",
        ('$["' + HALF * 13 + '\\…"]', "unknown_key"),
    ),
    bad_document(
        "accents piled up",
        project_with(title="a" + "\u0301\u0323" * 9_000),
        "to sort them takes the square of that",
        ("$.title", "invalid_value"),
    ),
    # not a document of ours
    bad_document("an empty object", "{}", "it says not what it is", *MISSING),
    bad_document("null", "null", "nothing is no project", ("$", "wrong_type")),
    bad_document("a lone surrogate", '"\\ud800"', "a text is no project", ("$", "wrong_type")),
    bad_document(
        "a version to come",
        project_with(version=2),
        "nobody knows yet what it means",
        ("$.version", "wrong_version"),
    ),
    bad_document(
        "the edition of 2022",
        project_with(edition=2022),
        "its page is not at hand",
        ("$.edition", "wrong_edition"),
    ),
)
