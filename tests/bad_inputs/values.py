"""Values that a key of a project, or a field of a class, cannot hold."""

from __future__ import annotations

import datetime
from typing import Any

from erasmus_ka1 import Claim, OutcomeSet
from erasmus_ka1.errors import (
    InvalidValueError,
    UnknownCodeError,
    WrongKindError,
)
from erasmus_ka1.serialization import Limits

from .rows import BadInput, Give, Place, bad_document, project_with

__all__ = ["ROWS"]

EVIDENCE = {"text": "a", "language": "nl", "source": "b", "date": "2024-09-01"}
CLAIM = {"outcome": "staff.motivation", "status": "planned"}
SECTION = {"text": "a", "language": "nl"}
DAY = datetime.date(2024, 9, 1)


def _project(name: str, change: dict[str, Any], why: str, *problems: Place) -> BadInput:
    """Return the row of a project with a bad value."""
    return bad_document(f"a project with {name}", project_with(**change), why, *problems)


def _claim(name: str, change: dict[str, Any], why: str, key: str, code: str) -> BadInput:
    """Return the row of a project whose second claim has a bad value."""
    claims = [CLAIM, {**CLAIM, **change}]
    return _project(f"a claim with {name}", {"claims": claims}, why, (f"$.claims[1]{key}", code))


def _evidence(name: str, change: dict[str, Any], why: str, *problems: Place) -> BadInput:
    """Return the row of a project whose evidence has a bad value."""
    evidence = [{**EVIDENCE, **change}]
    places = ((f"$.claims[0].evidence[0].{key}", code) for key, code in problems)
    claims = [{**CLAIM, "evidence": evidence}]
    return _project(f"evidence with {name}", {"claims": claims}, why, *places)


def _date(given: object, why: str) -> BadInput:
    return _project(f"the date {given!r}", {"start": given}, why, ("$.start", "invalid_value"))


def _call(name: str, give: Give, why: str, error: Any, says: str = "") -> BadInput:
    return BadInput(f"code: {name}", why, give, error, says=says)


def _any(given: Any) -> Any:
    """Return *given* as what no type checker objects to."""
    return given


ROWS = (
    # dates
    _date("2024-02-30", "February has no 30th"),
    _date("2024-1-1", "no zeros before the digits"),
    _date("0000-01-01", "there is no year 0"),
    _date("2024-09-01T00:00:00Z", "a time and a zone as well"),
    _date("20240901", "no hyphens"),
    _date("01-09-2024", "the other way round"),
    _date("2024-W36-1", "a week, not a day"),
    _date("2024‐09‐01", "hyphens of Unicode, not of ASCII"),
    _date("2024-09-01\n", "a line break after it"),
    _date("", "empty"),
    _date(20240901, "a number"),
    _date(None, "a project has a start"),
    # a value of each kind that the class refuses
    _project(
        "true for a count",
        {"participants": {"staff": True}},
        "True == 1, but is no count",
        ("$.participants.staff", "invalid_value"),
    ),
    _project(
        "a float for a count",
        {"participants": {"staff": 6.0}},
        "a float, though whole",
        ("$.participants.staff", "invalid_value"),
    ),
    _project(
        "a count in quotes",
        {"participants": {"staff": "6"}},
        "text",
        ("$.participants.staff", "invalid_value"),
    ),
    _project("half an emoji", {"title": "\ud83d"}, "no text", ("$.title", "invalid_value")),
    _project("a title of two lines", {"title": "a\nb"}, "one line", ("$.title", "invalid_value")),
    _project("no title", {"title": None}, "a project has a title", ("$.title", "invalid_value")),
    # other fields of a project
    _project(
        "Greece as GR", {"country": "GR"}, "the programme writes EL", ("$.country", "invalid_value")
    ),
    _project(
        "a list for counts", {"participants": []}, "an object", ("$.participants", "wrong_type")
    ),
    _project(
        "null for counts", {"participants": None}, "leave it out", ("$.participants", "wrong_type")
    ),
    _project("an object for claims", {"claims": {}}, "a list", ("$.claims", "wrong_type")),
    _project("a text for claims", {"claims": "none"}, "a list", ("$.claims", "wrong_type")),
    _project("null for a claim", {"claims": [None]}, "an object", ("$.claims[0]", "wrong_type")),
    _project(
        "a code for a claim",
        {"claims": ["staff.motivation"]},
        "an object",
        ("$.claims[0]", "wrong_type"),
    ),
    _project("true for priorities", {"priorities": True}, "a list", ("$.priorities", "wrong_type")),
    _project(
        "a priority twice",
        {"priorities": ["priorities.ukraine_2024"] * 2},
        "once is enough",
        ("$.priorities[1]", "duplicate"),
    ),
    _project("a key misspelt", {"titel": "a"}, "nothing is dropped", ("$.titel", "unknown_key")),
    _project("a key in capitals", {"Title": "a"}, "letter for letter", ("$.Title", "unknown_key")),
    _project("a remark", {"_comment": "a"}, "nothing is dropped", ("$._comment", "unknown_key")),
    _project("an empty key", {"": 1}, "nothing is dropped", ('$[""]', "unknown_key")),
    _project(
        "a look-alike key", {"titl\u0435": 1}, "a Cyrillic e", ('$["titl\u0435"]', "unknown_key")
    ),
    _project("a prototype", {"__proto__": {}}, "JavaScript's trap", ("$.__proto__", "unknown_key")),
    _project("a path in a key", {"$.title": 1}, "not a path", ('$["$.title"]', "unknown_key")),
    # claims
    _claim("a number for a code", {"outcome": 3}, "a code is text", ".outcome", "wrong_type"),
    _claim("a target group", {"outcome": "staff"}, "not an outcome", ".outcome", "wrong_kind"),
    _claim("a status in Dutch", {"status": "gepland"}, "planned", ".status", "invalid_value"),
    _claim("a status in capitals", {"status": "Planned"}, "planned", ".status", "invalid_value"),
    _claim(
        "true for a status", {"status": True}, "planned or achieved", ".status", "invalid_value"
    ),
    _claim("an object for evidence", {"evidence": {}}, "a list", ".evidence", "wrong_type"),
    _claim("a text for evidence", {"evidence": ["a"]}, "objects", ".evidence[0]", "wrong_type"),
    _claim("an unknown key", {"note": "a"}, "nothing is dropped", ".note", "unknown_key"),
    _project(
        "a claim without a status",
        {"claims": [{"outcome": "staff.motivation"}]},
        "planned, or achieved?",
        ("$.claims[0].status", "missing_key"),
    ),
    # evidence
    _evidence(
        "a locale of an operating system",
        {"language": "nl_NL.UTF-8"},
        "nl-NL",
        ("language", "invalid_value"),
    ),
    _evidence(
        "four bad values",
        {"text": "", "language": "", "source": "", "date": ""},
        "all are reported at once",
        *((key, "invalid_value") for key in EVIDENCE),
    ),
    # the project's own words
    _project("a text for a summary", {"summary": "a"}, "by language", ("$.summary", "wrong_type")),
    _project(
        "a summary in a locale, and in nothing",
        {"summary": {"nl_NL": "a", "en": None, "fr": "a" * 20_001}},
        "a language tag, and a text",
        ("$.summary.nl_NL", "invalid_value"),
        ("$.summary.en", "invalid_value"),
        ("$.summary.fr", "too_long"),
    ),
    _project("an object for sections", {"sections": {}}, "a list", ("$.sections", "wrong_type")),
    _project(
        "null for what a section may leave out",
        {"sections": [{**SECTION, "title": None, "topic": None}]},
        "leave it out",
        ("$.sections[0].title", "invalid_value"),
        ("$.sections[0].topic", "wrong_type"),
    ),
    _project(
        "sections on what is no topic",
        {"sections": [{**SECTION, "topic": "lesson"}, {**SECTION, "topic": "staff.motivation"}]},
        "a topic, or a part of the guide",
        ("$.sections[0].topic", "unknown_code"),
        ("$.sections[1].topic", "wrong_kind"),
    ),
    _project(
        "a section with a long title and no text",
        {"sections": [{"title": "a" * 20_001, "language": "nl"}]},
        "a title is a line, a section a text",
        ("$.sections[0].title", "too_long"),
        ("$.sections[0].text", "missing_key"),
    ),
    # the same values in code, where they are refused by the same rules
    _call(
        "a million characters for a claim",
        lambda _: Claim(_any("staff.motivation" * 62_500), _any("planned")),
        "longer than any code",
        UnknownCodeError,
        "(1000000 in all)",
    ),
    _call(
        "what shows itself badly",
        lambda _: OutcomeSet([_any(_Nameless())]),
        "an object whose repr raises",
        WrongKindError,
        "<_Nameless> does not belong here",
    ),
    _call(
        "a limit that is none",
        lambda _: Limits(size=_any("5 MB")),
        "a number of bytes",
        InvalidValueError,
        "Limits.size is '5 MB', expected a whole number, 0 or more",
    ),
    _call(
        "no problems to be listed",
        lambda _: Limits(problems=0),
        "a refusal has at least one problem",
        InvalidValueError,
        "Limits.problems is 0, expected a whole number, 1 or more",
    ),
)


class _Nameless:
    """What raises where it is shown."""

    def __repr__(self) -> str:
        raise RuntimeError
