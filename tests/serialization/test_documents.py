"""Whole documents: written the same every time, read strictly, refused with every reason."""

from __future__ import annotations

import datetime
import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from erasmus_ka1 import GUIDES, Claim, Evidence, OutcomeSet, Project
from erasmus_ka1.errors import (
    DocumentError,
    Problem,
    UnreadableFileError,
    WrongKindError,
)
from erasmus_ka1.projects import Participants
from erasmus_ka1.serialization import Limits, dump, dumps, load, loads

AIMS = OutcomeSet(["staff.motivation", "organisations.international_capacity.funding"])
AIMS_TEXT = """\
{
  "format": "erasmus-ka1/outcome-set",
  "version": 1,
  "edition": 2024,
  "outcomes": [
    "staff.motivation",
    "organisations.international_capacity",
    "organisations.international_capacity.funding"
  ]
}"""
PROJECT = Project(
    number="2023-1-NL01-KA121-VET-000123456",
    title='Zorg over de "grens" 👩‍🎓',
    organisation="Scalda",
    country="NL",
    start=datetime.date(2024, 6, 1),
    end=datetime.date(2025, 8, 31),
    participants={"staff": 6, "learners": 24},
    claims=[
        Claim(
            "staff.motivation",
            "achieved",
            [Evidence("Ik durf méér.\nEcht.", "nl-BE", "Enquête", datetime.date(2025, 7, 2))],
            participants=5,
            respondents=6,
        ),
        Claim("learners.employability", "planned"),
    ],
    priorities=["priorities.ukraine_2024"],
    edition=2024,
)
PROJECT_TEXT = """\
{
  "format": "erasmus-ka1/project",
  "version": 1,
  "edition": 2024,
  "number": "2023-1-NL01-KA121-VET-000123456",
  "title": "Zorg over de \\"grens\\" 👩‍🎓",
  "organisation": "Scalda",
  "country": "NL",
  "start": "2024-06-01",
  "end": "2025-08-31",
  "participants": {
    "learners": 24,
    "staff": 6
  },
  "claims": [
    {
      "outcome": "learners.employability",
      "status": "planned"
    },
    {
      "outcome": "staff.motivation",
      "status": "achieved",
      "evidence": [
        {
          "text": "Ik durf méér.\\nEcht.",
          "language": "nl-BE",
          "source": "Enquête",
          "date": "2025-07-02"
        }
      ],
      "participants": 5,
      "respondents": 6
    }
  ],
  "priorities": [
    "priorities.ukraine_2024"
  ]
}"""
HEAD = '"format": "erasmus-ka1/project", "version": 1, "edition": 2024'
EVIDENCE = {"text": "a", "language": "nl", "source": "b", "date": "2024-09-01"}
SUFFIXES = [".json", ".yaml", ".yml", ".toml"]
EDITIONS = " or ".join(map(str, GUIDES))
CYRILLIC = "staff.motivati\u043en"


def document(**changes: Any) -> dict[str, Any]:
    """Return the data of a good project document, with *changes*."""
    data: dict[str, Any] = json.loads(PROJECT_TEXT)
    return data | changes


def set_document(**changes: Any) -> dict[str, Any]:
    """Return the data of a good document of an outcome set, with *changes*."""
    data: dict[str, Any] = json.loads(AIMS_TEXT)
    return data | changes


def without(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}


def refusal(given_document: Any, kind: Any = Project) -> tuple[Problem, ...]:
    """Return the problems that reading a document raises; data is written as JSON first."""
    if not isinstance(given_document, (str, bytes)):
        given_document = json.dumps(given_document)
    with pytest.raises(DocumentError) as caught:
        loads(given_document, kind)
    return caught.value.problems


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str, str]]:
    """Return where each problem is, its code, and the value there as text."""
    return [(problem.path, problem.code, str(problem.value)) for problem in problems]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(AIMS, AIMS_TEXT, id="an outcome set"),
        pytest.param(PROJECT, PROJECT_TEXT, id="a project"),
    ],
)
def test_the_text_of_a_document_is(value: Project | OutcomeSet, text: str) -> None:
    assert dumps(value) == text


@pytest.mark.parametrize("value", [AIMS, PROJECT], ids=["an outcome set", "a project"])
def test_a_document_may_stand_on_one_line(value: Project | OutcomeSet) -> None:
    text = dumps(value, indent=None)

    assert "\n" not in text
    assert json.loads(text) == json.loads(dumps(value))


def test_what_is_not_there_is_not_written() -> None:
    project = Project(
        number="2023-1-NL01-KA121-VET-000123456",
        title="a",
        organisation="b",
        country="NL",
        start=datetime.date(1, 1, 1),
        end=datetime.date(9999, 12, 31),
        claims=[Claim("staff.motivation", "planned", participants=0)],
    )

    assert json.loads(dumps(project))["claims"] == [
        {"outcome": "staff.motivation", "status": "planned", "participants": 0}
    ]
    assert not json.loads(dumps(project)).keys() & {"participants", "priorities"}
    assert loads(dumps(project), Project) == project


@pytest.mark.parametrize("value", [None, 3, {}, "text", PROJECT.claims[0], Project, {AIMS}])
def test_nothing_else_is_a_document(value: Any) -> None:
    with pytest.raises(WrongKindError) as caught:
        dumps(value)

    assert caught.value.value is value


@pytest.mark.parametrize("kind", [int, None, "Project", AIMS, PROJECT, Claim, list[Project]])
def test_nothing_else_is_read(kind: Any) -> None:
    with pytest.raises(WrongKindError) as caught:
        loads(AIMS_TEXT, kind)

    assert caught.value.value is kind


@pytest.mark.parametrize("text", [PROJECT_TEXT, PROJECT_TEXT.encode(), " \n" + PROJECT_TEXT + "\n"])
def test_a_project_is_read_from_text_and_bytes(text: str | bytes) -> None:
    assert loads(text, Project) == PROJECT


def test_the_order_of_keys_and_members_makes_no_difference() -> None:
    data = dict(reversed(document(claims=document()["claims"][::-1]).items()))

    assert loads(json.dumps(data), Project) == PROJECT
    assert loads(
        json.dumps(set_document(outcomes=set_document()["outcomes"][::-1])), OutcomeSet
    ) == (AIMS)


def test_an_aspect_brings_its_outcome() -> None:
    data = set_document(outcomes=["organisations.international_capacity.funding"])

    assert loads(json.dumps(data), OutcomeSet).outcomes == (AIMS.outcomes[1],)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        pytest.param("", "not_json", "JSON (line 1, column 1", id="empty"),
        pytest.param(b"", "not_json", "JSON (line 1, column 1", id="no bytes"),
        pytest.param(" \n", "not_json", "JSON (line 2, column 1", id="blank"),
        pytest.param("{", "not_json", "JSON (line 1, column 2", id="cut off"),
        pytest.param(PROJECT_TEXT[:-1], "not_json", "JSON (line ", id="without its end"),
        pytest.param(PROJECT_TEXT + "x", "not_json", "JSON (line ", id="more after it"),
        pytest.param(AIMS_TEXT * 2, "not_json", "JSON (line 10, column 2", id="two documents"),
        pytest.param("\ufeff" + AIMS_TEXT, "not_json", "JSON (line 1", id="a byte order mark"),
        pytest.param(
            AIMS_TEXT.encode("utf-8-sig"), "not_json", "JSON (line 1", id="the mark in bytes"
        ),
        pytest.param(AIMS_TEXT.encode("utf-16"), "not_utf8", "UTF-8 (byte 0 is not)", id="UTF-16"),
        pytest.param(AIMS_TEXT.encode("utf-16-le"), "not_json", "JSON (line 1", id="no mark"),
        pytest.param(b'{"a\xff": 1}', "not_utf8", "UTF-8 (byte 3 is not)", id="no UTF-8"),
        pytest.param(b'"\xed\xa0\x80"', "not_utf8", "UTF-8 (byte 1", id="a surrogate in UTF-8"),
        pytest.param("{'a': 1}", "not_json", "JSON (line 1, column 2", id="single quotes"),
        pytest.param('{"a": 1,}', "not_json", "JSON (line 1", id="a trailing comma"),
        pytest.param('{"a": 01}', "not_json", "JSON (line 1", id="a leading zero"),
        pytest.param('{"a": .5}', "not_json", "JSON (line 1", id="no digit before the point"),
        pytest.param('{"a": \u0663}', "not_json", "JSON (line 1", id="Arabic digits"),
        pytest.param('{"a": "\n"}', "not_json", "JSON (line 1", id="a line break in text"),
        pytest.param('{"a": 1} // x', "not_json", "JSON (line 1", id="a remark"),
        pytest.param("null", "wrong_type", "an object", id="null"),
        pytest.param("[]", "wrong_type", "an object", id="a list"),
        pytest.param('"a"', "wrong_type", "an object", id="text"),
        pytest.param("1", "wrong_type", "an object", id="a number"),
        pytest.param("true", "wrong_type", "an object", id="a truth value"),
        pytest.param('"\\ud800"', "wrong_type", "an object", id="a lone surrogate"),
        pytest.param("1e999", "wrong_type", "an object", id="a float too large"),
        pytest.param("NaN", "not_a_number", "a number that JSON", id="not a number"),
        pytest.param("1" * 100_000, "not_a_number", "a number that JSON", id="too many digits"),
        pytest.param("[" * 100_000, "too_deep", "at most 32 levels", id="too deep"),
        pytest.param(b"[" * 100_000, "too_deep", "at most 32 levels", id="too deep in bytes"),
        pytest.param('{"a":' * 100_000, "too_deep", "at most 32 levels", id="objects too deep"),
        pytest.param(
            "[" * 100_000 + "]" * 100_000, "too_deep", "at most 32 levels", id="too deep and whole"
        ),
    ],
)
@pytest.mark.parametrize("kind", [Project, OutcomeSet])
def test_what_is_no_object_in_json_is_refused(
    text: str | bytes, code: str, expected: str, kind: Any
) -> None:
    [problem] = refusal(text, kind)

    assert (problem.path, problem.code) == ("$", code)
    assert problem.expected.startswith(expected)


@pytest.mark.parametrize("value", [None, 3, bytearray(b"{}"), memoryview(b"{}"), document()])
def test_a_document_is_text_or_bytes(value: Any) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(value, Project)

    assert places(caught.value.problems) == [("$", "wrong_type", str(value))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param('{"a": 1, "a": 1}', [("$.a", "duplicate_key", "a")], id="a key twice"),
        pytest.param(
            f'{{{HEAD}, "participants": {{"staff": 1, "staff": 2}}}}',
            [("$.participants.staff", "duplicate_key", "staff")],
            id="in an object in it",
        ),
        pytest.param(
            '{"a": [{"b": 1, "c c": 2, "b": 3, "c c": 4}], "\\u0061": 1}',
            [
                ("$.a", "duplicate_key", "a"),
            ],
            id="once escaped, and what it hid is gone",
        ),
        pytest.param(
            '[0, {"b": 1, "c c": 2, "b": {"d": 1, "d": 1}, "c c": 4}]',
            [
                ("$[1].b", "duplicate_key", "b"),
                ('$[1]["c c"]', "duplicate_key", "c c"),
                ("$[1].b.d", "duplicate_key", "d"),
            ],
            id="several",
        ),
        pytest.param(
            '{"a": NaN, "b": [Infinity, {"c": -Infinity}], "a b": 1}',
            [
                ("$.a", "not_a_number", "NaN"),
                ("$.b[0]", "not_a_number", "Infinity"),
                ("$.b[1].c", "not_a_number", "-Infinity"),
            ],
            id="no numbers",
        ),
        pytest.param(
            f'{{{HEAD}, "participants": {{"staff": {"9" * 21}, "learners": -{"9" * 5000}}}}}',
            [
                ("$.participants.staff", "not_a_number", "9" * 21),
                ("$.participants.learners", "not_a_number", "-" + "9" * 5000),
            ],
            id="huge integers",
        ),
    ],
)
def test_json_with_two_meanings_is_refused(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert places(refusal(text)) == expected


@pytest.mark.parametrize("depth", [100, 400, 600, 800, 950])
def test_a_number_that_is_none_is_refused_at_any_depth(depth: int) -> None:
    with pytest.raises(DocumentError) as caught:
        loads("[" * depth + "NaN" + "]" * depth, Project, limits=Limits(depth=10_000))

    [problem] = caught.value.problems
    assert problem.code in {"not_a_number", "too_deep"}


def test_of_many_keys_the_one_that_stands_twice_is_told() -> None:
    text = "{" + ", ".join(f'"{number}": 1' for number in range(20_000)) + ', "1": 2}'

    [problem] = refusal(text)

    assert (problem.path, problem.code) == ('$["1"]', "duplicate_key")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"format": "erasmus-ka1/outcome-set"}, ("format", "'erasmus-ka1/project'")),
        pytest.param({"format": "Erasmus-KA1/project"}, ("format", "'erasmus-ka1/project'")),
        pytest.param({"format": ["erasmus-ka1/project"]}, ("format", "'erasmus-ka1/project'")),
        pytest.param({"format": None}, ("format", "'erasmus-ka1/project'")),
        pytest.param({"version": 2}, ("version", "1")),
        pytest.param({"version": 0}, ("version", "1")),
        pytest.param({"version": 1.0}, ("version", "1")),
        pytest.param({"version": True}, ("version", "1")),
        pytest.param({"version": "1"}, ("version", "1")),
        pytest.param({"version": None}, ("version", "1")),
        pytest.param({"version": [1]}, ("version", "1")),
        pytest.param({"edition": 2022}, ("edition", EDITIONS)),
        pytest.param({"edition": 2024.0}, ("edition", EDITIONS)),
        pytest.param({"edition": "2024"}, ("edition", EDITIONS)),
        pytest.param({"edition": True}, ("edition", EDITIONS)),
        pytest.param({"edition": None}, ("edition", EDITIONS)),
        pytest.param({"edition": {}}, ("edition", EDITIONS)),
        pytest.param({"edition": [2024]}, ("edition", EDITIONS)),
    ],
    ids=str,
)
def test_another_envelope_is_refused(change: dict[str, object], expected: tuple[str, str]) -> None:
    key, allowed = expected

    assert refusal(document(**change)) == (
        Problem(f"$.{key}", f"wrong_{key}", change[key], allowed),
    )


def test_one_kind_is_not_read_as_the_other() -> None:
    assert places(refusal(AIMS_TEXT, Project)) == [
        ("$.format", "wrong_format", "erasmus-ka1/outcome-set")
    ]
    assert places(refusal(PROJECT_TEXT, OutcomeSet)) == [
        ("$.format", "wrong_format", "erasmus-ka1/project")
    ]


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        pytest.param({"number": 3}, "$.number", "project_number.not_text", id="number"),
        pytest.param(
            {"number": "2023-1-nl01-ka121-vet-000123456"},
            "$.number",
            "project_number.notation",
            id="number in lower case",
        ),
        pytest.param({"title": ""}, "$.title", "invalid_value", id="an empty title"),
        pytest.param({"title": "a\nb"}, "$.title", "invalid_value", id="a title of two lines"),
        pytest.param({"title": None}, "$.title", "invalid_value", id="null for a title"),
        pytest.param({"title": "\ud800"}, "$.title", "invalid_value", id="a lone surrogate"),
        pytest.param({"organisation": ["a"]}, "$.organisation", "invalid_value", id="a list"),
        pytest.param({"country": "GR"}, "$.country", "invalid_value", id="Greece as GR"),
        pytest.param({"country": "nl"}, "$.country", "invalid_value", id="a country in lower case"),
        *(
            pytest.param({"start": date}, "$.start", "invalid_value", id=f"date {why}")
            for date, why in (
                ("2024-02-30", "that is none"),
                ("20240901", "without hyphens"),
                ("2024-9-1", "without zeros"),
                ("2024-09-01T00:00:00", "with a time"),
                ("2024-09-01Z", "with a zone"),
                ("2024-W36-1", "by week"),
                ("2024-245", "by day of the year"),
                ("٢٠٢٤-٠٩-٠١", "in Arabic digits"),
                ("２０２４-０９-０１", "in full-width digits"),
                ("2024-09-01\n", "with a newline"),
                ("0000-01-01", "in the year 0"),
                ("+2024-09-01", "with a sign"),
                ("01-09-2024", "the other way round"),
                (20240901, "as a number"),
                (None, "as null"),
            )
        ),
        pytest.param({"participants": []}, "$.participants", "wrong_type", id="a list for counts"),
        pytest.param({"participants": None}, "$.participants", "wrong_type", id="null for counts"),
        *(
            pytest.param({"participants": {"staff": number}}, "$.participants.staff", code, id=why)
            for number, code, why in (
                (3.0, "invalid_value", "a float"),
                (True, "invalid_value", "true"),
                ("3", "invalid_value", "a number as text"),
                (-1, "invalid_value", "negative"),
                (2**63, "invalid_value", "more than 64 bits"),
                (None, "invalid_value", "null"),
                ([3], "invalid_value", "a number in a list"),
            )
        ),
        pytest.param(
            {"participants": {"staf": 1}}, "$.participants.staf", "unknown_code", id="no group"
        ),
        pytest.param(
            {"participants": {"staff.motivation": 1}},
            '$.participants["staff.motivation"]',
            "wrong_kind",
            id="an outcome for a group",
        ),
        pytest.param({"claims": {}}, "$.claims", "wrong_type", id="an object for a list"),
        pytest.param({"claims": "ab"}, "$.claims", "wrong_type", id="text for a list"),
        pytest.param({"claims": None}, "$.claims", "wrong_type", id="null for a list"),
        pytest.param({"claims": [None]}, "$.claims[0]", "wrong_type", id="null for a claim"),
        pytest.param({"claims": [[]]}, "$.claims[0]", "wrong_type", id="a list for a claim"),
        pytest.param({"claims": ["a"]}, "$.claims[0]", "wrong_type", id="text for a claim"),
        *(
            pytest.param(
                {"claims": [{"outcome": "staff.motivation", "status": "planned"} | change]},
                f"$.claims[0].{path}",
                code,
                id=why,
            )
            for change, path, code, why in (
                ({"outcome": 3}, "outcome", "wrong_type", "a number for a code"),
                ({"outcome": None}, "outcome", "wrong_type", "null for a code"),
                ({"outcome": "staff"}, "outcome", "wrong_kind", "a group for an outcome"),
                ({"outcome": CYRILLIC}, "outcome", "unknown_code", "a look-alike"),
                ({"outcome": "Staff.Motivation"}, "outcome", "unknown_code", "capitals"),
                ({"outcome": "staff.motivation "}, "outcome", "unknown_code", "a space"),
                ({"outcome": "\ud800"}, "outcome", "unknown_code", "a lone surrogate for a code"),
                ({"status": "done"}, "status", "invalid_value", "no status"),
                ({"status": "PLANNED"}, "status", "invalid_value", "a status in capitals"),
                ({"status": []}, "status", "invalid_value", "a list for a status"),
                ({"participants": True}, "participants", "invalid_value", "true for a count"),
                ({"respondents": 1e999}, "respondents", "not_a_number", "infinity for a count"),
                ({"respondents": 1.5}, "respondents", "invalid_value", "a fraction for a count"),
                ({"evidence": {}}, "evidence", "wrong_type", "an object for evidence"),
                ({"evidence": [3]}, "evidence[0]", "wrong_type", "a number for evidence"),
                (
                    {"evidence": [EVIDENCE, EVIDENCE | {"language": "nl_NL"}]},
                    "evidence[1].language",
                    "invalid_value",
                    "an underscore in a language",
                ),
                (
                    {"evidence": [EVIDENCE | {"date": "2025"}]},
                    "evidence[0].date",
                    "invalid_value",
                    "a year for a date",
                ),
                (
                    {"evidence": [without(EVIDENCE, "source")]},
                    "evidence[0].source",
                    "missing_key",
                    "no source",
                ),
                (
                    {"evidence": [EVIDENCE | {"sauce": "x"}]},
                    "evidence[0].sauce",
                    "unknown_key",
                    "a misspelt key",
                ),
            )
        ),
        pytest.param({"priorities": None}, "$.priorities", "wrong_type", id="null for priorities"),
        pytest.param(
            {"priorities": ["staff"]}, "$.priorities[0]", "wrong_kind", id="a group for a priority"
        ),
        pytest.param(
            {"priorities": ["priorities.ukraine_2024", 3]},
            "$.priorities[1]",
            "wrong_type",
            id="a number for a priority",
        ),
        pytest.param({"a b": 1}, '$["a b"]', "unknown_key", id="an unknown key"),
        pytest.param({"é": 1}, '$["é"]', "unknown_key", id="an unknown key, not ASCII"),
        pytest.param({"": 1}, '$[""]', "unknown_key", id="an empty key"),
    ],
)
def test_a_project_is_read_strictly(change: dict[str, Any], path: str, code: str) -> None:
    [problem] = refusal(document(**change))

    assert (problem.path, problem.code) == (path, code)


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1E400"])
def test_a_float_too_large_is_refused(number: str) -> None:
    text = json.dumps(document(participants={"staff": 0})).replace(
        '"staff": 0', f'"staff": {number}'
    )

    assert [each.path for each in refusal(text)] == ["$.participants.staff"]


def test_the_largest_count_is_read() -> None:
    text = json.dumps(document(participants={"staff": 2**63 - 1}))

    assert loads(text, Project).participants == Participants({"staff": 2**63 - 1})


def test_a_problem_holds_what_stands_in_the_document() -> None:
    problems = refusal(document(claims=[{"outcome": "staff", "status": "planned"}]))

    assert [problem.value for problem in problems] == ["staff"]


@pytest.mark.parametrize("key", ["number", "title", "organisation", "country", "start", "end"])
def test_a_key_that_must_be_there_is_missed(key: str) -> None:
    assert places(refusal(without(document(), key))) == [(f"$.{key}", "missing_key", "None")]


@pytest.mark.parametrize("key", ["participants", "claims", "priorities"])
def test_a_key_with_a_default_may_be_left_out(key: str) -> None:
    assert not getattr(loads(json.dumps(without(document(), key)), Project), key)


def test_an_unknown_key_is_refused_with_the_nearest() -> None:
    [problem] = refusal(document(organization="Scalda"))

    assert (problem.path, problem.value) == ("$.organization", "organization")
    assert problem.expected == "no such key (did you mean 'organisation'?)"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            {"outcomes": None}, [("$.outcomes", "wrong_type", "None")], id="null for a list"
        ),
        pytest.param({"outcomes": {}}, [("$.outcomes", "wrong_type", "{}")], id="an object"),
        pytest.param({"outcomes": "ab"}, [("$.outcomes", "wrong_type", "ab")], id="text"),
        pytest.param(
            {"outcomes": ["staff.motivation", "staff.diversity", "staff.motivation"]},
            [("$.outcomes[2]", "duplicate", "staff.motivation")],
            id="a code twice",
        ),
        pytest.param(
            {"outcomes": [CYRILLIC, "staff", None, 3, ["staff.motivation"], "", "\ud800"]},
            [
                ("$.outcomes[0]", "unknown_code", CYRILLIC),
                ("$.outcomes[1]", "wrong_kind", "staff"),
                ("$.outcomes[2]", "wrong_type", "None"),
                ("$.outcomes[3]", "wrong_type", "3"),
                ("$.outcomes[4]", "wrong_type", "['staff.motivation']"),
                ("$.outcomes[5]", "unknown_code", ""),
                ("$.outcomes[6]", "unknown_code", "\ud800"),
            ],
            id="everything that is no code",
        ),
        pytest.param({"outcome": 1}, [("$.outcome", "unknown_key", "outcome")], id="another key"),
        pytest.param(
            {"a": 1, "z": 1},
            [("$.a", "unknown_key", "a"), ("$.z", "unknown_key", "z")],
            id="several other keys",
        ),
    ],
)
def test_an_outcome_set_is_read_strictly(
    change: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert places(refusal(set_document(**change), OutcomeSet)) == expected


def test_a_wrong_code_is_refused_with_the_nearest() -> None:
    [problem] = refusal(set_document(outcomes=[CYRILLIC]), OutcomeSet)

    assert problem.expected == "a code of the guide (did you mean 'staff.motivation'?)"


MANY_PROBLEMS = document(
    number="2023-1-nl01-ka121-vet-000123456",
    title=3,
    start="2024-02-30",
    participants={"leaners": -1, "staff": True, "organisations": 3},
    claims=[
        {"outcome": CYRILLIC, "status": "done", "respondents": "3"},
        {"outcome": "staff.motivation", "status": "planned"},
        {
            "status": "achieved",
            "evidence": [EVIDENCE, {"text": "", "language": "nl", "date": "x", "sauce": 1}, 3],
            "evidnce": [],
        },
        None,
    ],
    priorities=["staff", "priorities.ukraine_2024", 3],
    titel="a",
)


def test_all_problems_are_named_at_once_in_the_document_s_order() -> None:
    found = places(refusal(MANY_PROBLEMS))

    missing = [place for place in found if place[1] == "missing_key"]
    assert sorted(missing, reverse=True) == [
        ("$.claims[2].outcome", "missing_key", "None"),
        ("$.claims[2].evidence[1].source", "missing_key", "None"),
    ]
    assert [place for place in found if place not in missing] == [
        ("$.number", "project_number.notation", "2023-1-nl01-ka121-vet-000123456"),
        ("$.title", "invalid_value", "3"),
        ("$.start", "invalid_value", "2024-02-30"),
        ("$.participants.leaners", "unknown_code", "leaners"),
        ("$.participants.leaners", "invalid_value", "-1"),
        ("$.participants.staff", "invalid_value", "True"),
        ("$.claims[0].outcome", "unknown_code", CYRILLIC),
        ("$.claims[0].status", "invalid_value", "done"),
        ("$.claims[0].respondents", "invalid_value", "3"),
        ("$.claims[2].evidence[1].text", "invalid_value", ""),
        ("$.claims[2].evidence[1].date", "invalid_value", "x"),
        ("$.claims[2].evidence[1].sauce", "unknown_key", "sauce"),
        ("$.claims[2].evidence[2]", "wrong_type", "3"),
        ("$.claims[2].evidnce", "unknown_key", "evidnce"),
        ("$.claims[3]", "wrong_type", "None"),
        ("$.priorities[0]", "wrong_kind", "staff"),
        ("$.priorities[2]", "wrong_type", "3"),
        ("$.titel", "unknown_key", "titel"),
    ]


def test_problems_follow_the_document_where_its_keys_stand_otherwise() -> None:
    data = dict(reversed(document(title="", country="nl", priorities=None).items()))

    assert [each.path for each in refusal(data)] == ["$.priorities", "$.country", "$.title"]


def test_the_error_names_all_problems_in_words() -> None:
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(document(title="", organization="a")), Project)

    assert str(caught.value) == (
        "2 problems\n"
        "  $.title: '' [invalid_value], "
        "expected one line of text in Unicode form NFC, without control characters, not blank\n"
        "  $.organization: 'organization' [unknown_key], "
        "expected no such key (did you mean 'organisation'?)"
    )


@pytest.mark.parametrize("key", ["\ud800", "a\x1b[31m", "\u202eabc", "\u2028"])
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda key: json.dumps(document(**{key: 1})), id="unknown"),
        pytest.param(lambda key: f"{{{json.dumps(key)}: 1, {json.dumps(key)}: 2}}", id="twice"),
        pytest.param(lambda key: json.dumps(document(participants={key: 1})), id="a code"),
    ],
)
def test_the_error_can_be_printed_whatever_the_key(text: Callable[[str], str], key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(text(key), Project)

    assert str(caught.value).isprintable()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(json.dumps(MANY_PROBLEMS), id="many problems"),
        pytest.param('{"a": {"b": 1, "b": 2}, "c": 1}', id="a key twice"),
        pytest.param("{", id="no JSON"),
    ],
)
def test_the_error_survives_pickling(text: str, protocol: int) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(text, Project)

    back = pickle.loads(pickle.dumps(caught.value, protocol))

    assert back.problems == caught.value.problems
    assert str(back) == str(caught.value)


@pytest.mark.parametrize("text", ["{", b"\xff", json.dumps(document(title=""))])
def test_the_error_keeps_its_cause(text: str | bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(text, Project)

    assert caught.value.__cause__ is not None


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_document_is_written_to_a_file_and_read_from_it(
    tmp_path: Path, as_path: Callable[[Path], str | Path]
) -> None:
    project, aims = tmp_path / "project.json", tmp_path / "aims.JSON"

    dump(PROJECT, as_path(project))
    dump(AIMS, as_path(aims))

    assert (load(as_path(project), Project), load(as_path(aims), OutcomeSet)) == (PROJECT, AIMS)
    assert project.read_bytes() == PROJECT_TEXT.encode() + b"\n"


@pytest.mark.parametrize(
    "name", ["a", "a.txt", "a.json.gz", ".json", "json", "a.json\0", "\0.json"]
)
def test_a_file_of_another_name_is_refused(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)

    with pytest.raises(UnreadableFileError) as caught:
        dump(PROJECT, path)
    with pytest.raises(UnreadableFileError):
        load(path, Project)

    assert (caught.value.path, caught.value.reason) == (
        path,
        f"the name of a document ends in {' or '.join(SUFFIXES)}",
    )
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("path", [None, 3, b"a.json", ["a.json"]])
def test_what_is_no_path_is_refused(path: Any) -> None:
    with pytest.raises(WrongKindError):
        dump(PROJECT, path)
    with pytest.raises(WrongKindError):
        load(path, Project)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="no such file or directory"):
        load(tmp_path / "a.json", Project)


def test_a_value_that_is_no_document_leaves_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    value: Any = PROJECT.claims

    with pytest.raises(WrongKindError):
        dump(value, path)

    assert os.listdir(tmp_path) == ["a.json"]  # noqa: PTH208 - with what hides
    assert path.read_text() == "old"
