"""Whole documents: their keys, their edition, the errors of bad ones, and files of them."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from samples import AIMS, FULL, MINIMAL

from erasmus_ka1 import GUIDE_2023, GUIDE_2024, GUIDES, OutcomeSet, Project, organisations
from erasmus_ka1.answers import AnswerTally
from erasmus_ka1.errors import (
    DocumentError,
    InvalidValueError,
    OtherEditionError,
    UnknownEditionError,
    WrongKindError,
)
from erasmus_ka1.serialization import Limits, dump, dumps, load, loads
from erasmus_ka1.taxonomy import Outcome

PAGE = Path(__file__).parent.parent.parent / "docs" / "format.md"
TEXT = dumps(FULL)
CYRILLIC = "staff.motivati\u043en"
EVIDENCE = {"text": "a", "language": "nl", "source": "b", "date": "2024-09-01"}


def document(**changes: Any) -> dict[str, Any]:
    """Return the data of a good project document, with *changes*."""
    data: dict[str, Any] = json.loads(TEXT)
    return data | changes


def set_document(**changes: Any) -> dict[str, Any]:
    """Return the data of a good document of an outcome set, with *changes*."""
    data: dict[str, Any] = json.loads(dumps(AIMS))
    return data | changes


def refusal(given: Any, kind: Any = Project) -> DocumentError:
    """Return the error that reading a document raises; data is written as JSON first."""
    with pytest.raises(DocumentError) as caught:
        loads(given if isinstance(given, (str, bytes)) else json.dumps(given), kind)
    return caught.value


def places(error: DocumentError) -> list[tuple[str, str, str]]:
    """Return where each problem is, its code, and the value there as text."""
    return [(problem.path, problem.code, str(problem.value)) for problem in error.problems]


def test_the_examples_of_the_page_are_documents() -> None:
    project, aims = re.findall(r"```json\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)

    assert dumps(loads(project, Project)) + "\n" == project
    assert dumps(loads(aims, OutcomeSet)) + "\n" == aims


@pytest.mark.parametrize("value", [None, {}, FULL.claims[0], Project, {AIMS}])
def test_only_a_project_or_an_outcome_set_is_written(value: Any) -> None:
    with pytest.raises(WrongKindError) as caught:
        dumps(value)

    assert caught.value.value is value


@pytest.mark.parametrize("kind", [int, None, "Project", AIMS, list[Project]])
def test_only_the_class_of_a_document_is_read(kind: Any) -> None:
    with pytest.raises(WrongKindError) as caught:
        loads(TEXT, kind)

    assert caught.value.value is kind


@pytest.mark.parametrize("value", [None, 3, bytearray(b"{}"), memoryview(b"{}")])
def test_a_document_is_text_or_bytes(value: Any) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(value, Project)

    assert places(caught.value) == [("$", "wrong_type", str(value))]


def test_the_order_of_keys_and_members_makes_no_difference() -> None:
    data = dict(reversed(document(claims=document()["claims"][::-1]).items()))
    # for one outcome the planned claim is before the achieved one
    codes = set_document(outcomes=set_document()["outcomes"][::-1])

    assert dumps(loads(json.dumps(data), Project)) == TEXT
    assert loads(json.dumps(codes), OutcomeSet) == AIMS


def test_an_aspect_brings_its_outcome() -> None:
    data = set_document(outcomes=["organisations.international_capacity.funding"])

    assert loads(json.dumps(data), OutcomeSet) == OutcomeSet([organisations.FUNDING])


@pytest.mark.parametrize("edition", GUIDES)
def test_a_project_keeps_its_edition(edition: int) -> None:
    project = attrs.evolve(FULL, edition=edition)

    text = dumps(project)

    assert json.loads(text)["edition"] == edition
    assert loads(text, Project) == project
    assert dumps(project, edition=edition) == text


def test_a_project_is_not_written_in_another_edition() -> None:
    with pytest.raises(InvalidValueError, match="the edition of the project"):
        dumps(FULL, edition=2025)


def test_a_project_may_have_a_priority_that_its_edition_lacks() -> None:
    text = json.dumps(document(priorities=["priorities.ukraine_2026"]))

    assert loads(text, Project).edition == 2024


@pytest.mark.parametrize("edition", GUIDES)
def test_an_outcome_set_names_the_edition_that_is_asked_for(tmp_path: Path, edition: int) -> None:
    text = dumps(AIMS, edition=edition)
    dump(AIMS, tmp_path / "a.json", edition=edition)

    assert json.loads(text)["edition"] == edition
    assert loads(text, OutcomeSet) == load(tmp_path / "a.json", OutcomeSet) == AIMS


@pytest.mark.parametrize("edition", [2022, "2024", True])
def test_an_edition_without_a_guide_is_not_written(edition: Any) -> None:
    with pytest.raises(UnknownEditionError):
        dumps(AIMS, edition=edition)


@pytest.fixture
def _without_aspects(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take the aspects out of the editions of 2023 and 2024."""
    for guide in (GUIDE_2023, GUIDE_2024):
        monkeypatch.setitem(vars(guide), "concepts", guide.of_kind(Outcome))
    object.__setattr__(organisations.FUNDING, "first_edition", 2025)
    yield
    object.__setattr__(organisations.FUNDING, "first_edition", 2023)


@pytest.mark.usefixtures("_without_aspects")
def test_an_outcome_set_names_an_edition_that_has_its_codes() -> None:
    assert json.loads(dumps(AIMS))["edition"] == 2026
    assert json.loads(dumps(OutcomeSet(["staff.motivation"])))["edition"] == 2024
    with pytest.raises(OtherEditionError) as caught:
        dumps(AIMS, edition=2024)
    assert str(caught.value) == (
        "code 'organisations.international_capacity.funding'"
        " is not in the edition of 2024, but of 2025, 2026"
    )


@pytest.mark.usefixtures("_without_aspects")
def test_a_code_that_the_edition_of_an_outcome_set_lacks_is_a_problem() -> None:
    error = refusal(set_document(edition=2024, outcomes=["x", *AIMS.codes]), OutcomeSet)

    assert [(path, code) for path, code, _ in places(error)] == [
        ("$.outcomes[0]", "unknown_code"),
        ("$.outcomes[4]", "other_edition"),
    ]
    assert loads(json.dumps(set_document(edition=2025)), OutcomeSet) == AIMS


def test_json_with_two_meanings_is_refused() -> None:
    text = '[0, {"b": 1, "c c": NaN, "b": {"d": 1, "d": 1}, "c c": [Infinity]}]'

    assert places(refusal(text)) == [
        ("$[1].b", "duplicate_key", "b"),
        ('$[1]["c c"]', "duplicate_key", "c c"),
        ("$[1].b.d", "duplicate_key", "d"),
        ('$[1]["c c"][0]', "not_a_number", "Infinity"),
    ]


@pytest.mark.parametrize("depth", [100, 400, 600, 800, 950])
def test_what_json_has_not_is_refused_at_any_depth(depth: int) -> None:
    with pytest.raises(DocumentError) as caught:
        loads("[" * depth + "NaN" + "]" * depth, Project, limits=Limits(depth=10_000))

    [problem] = caught.value.problems
    assert problem.code in {"not_a_number", "too_deep"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{\n 1}", "JSON (line 2, column 2)"),
        (dumps(AIMS) * 2, "JSON (line 11, column 2)"),
        (b'{"a\xff": 1}', "UTF-8 (byte 3 is not)"),
    ],
    ids=["no JSON", "two documents", "no UTF-8"],
)
def test_a_problem_of_the_format_says_where(text: str | bytes, expected: str) -> None:
    [problem] = refusal(text).problems

    assert problem.expected == expected


@pytest.mark.parametrize("key", ["format", "version", "edition"])
@pytest.mark.parametrize("value", [None, 0, "1", [2024], {}, 1.0, True, 2024.0], ids=repr)
def test_an_envelope_of_another_kind_or_type_is_refused(key: str, value: Any) -> None:
    for data, kind in ((document(), Project), (set_document(), OutcomeSet)):
        assert places(refusal(data | {key: value}, kind)) == [
            (f"$.{key}", f"wrong_{key}", str(value))
        ]


@pytest.mark.parametrize("key", [*json.loads(TEXT)])
def test_a_key_is_missed_unless_it_may_be_left_out(key: str) -> None:
    data = document()
    del data[key]

    if key in {"participants", "claims", "priorities"}:
        assert not getattr(loads(json.dumps(data), Project), key)
    else:
        assert places(refusal(data)) == [(f"$.{key}", "missing_key", "None")]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"outcomes": None}, [("$.outcomes", "wrong_type", "None")], id="null"),
        pytest.param({"outcomes": {}}, [("$.outcomes", "wrong_type", "{}")], id="an object"),
        pytest.param({"outcomes": "ab"}, [("$.outcomes", "wrong_type", "ab")], id="text"),
        pytest.param(
            {"outcomes": [CYRILLIC, "staff", None, ["x"], *["staff.motivation"] * 2], "a": 1},
            [
                ("$.outcomes[0]", "unknown_code", CYRILLIC),
                ("$.outcomes[1]", "wrong_kind", "staff"),
                ("$.outcomes[2]", "wrong_type", "None"),
                ("$.outcomes[3]", "wrong_type", "['x']"),
                ("$.outcomes[5]", "duplicate", "staff.motivation"),
                ("$.a", "unknown_key", "a"),
            ],
            id="everything that is no code",
        ),
    ],
)
def test_an_outcome_set_is_read_strictly(
    change: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert places(refusal(set_document(**change), OutcomeSet)) == expected


MANY_PROBLEMS = document(
    number="2023-1-nl01-ka121-vet-000123456",
    title=3,
    start="2024-02-30",
    participants={"leaners": -1, "staff.motivation": 1, "staff": True, "organisations": 3},
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


def test_all_problems_are_named_at_once_in_the_order_of_the_document() -> None:
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
        ('$.participants["staff.motivation"]', "wrong_kind", "staff.motivation"),
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


def test_the_error_names_all_problems_in_words() -> None:
    assert str(refusal(document(title="", organization="a"))) == (
        "2 problems\n"
        "  $.title: '', expected one line of text in Unicode form NFC, without control "
        "characters, not blank [invalid_value]\n"
        "  $.organization: unknown key 'organization' (did you mean 'organisation'?) [unknown_key]"
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
    assert str(refusal(text(key))).isprintable()


@pytest.mark.parametrize("text", ["{", b"\xff", json.dumps(document(title=""))])
def test_the_error_keeps_its_cause_but_pickles_without_it(text: str | bytes) -> None:
    error = refusal(text)

    assert error.__cause__ is not None
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("as_path", [str, Path])
def test_a_document_is_written_to_a_file_and_read_from_it(
    tmp_path: Path, as_path: Callable[[Path], str | Path]
) -> None:
    path = tmp_path / "project.JSON"

    dump(MINIMAL, as_path(path))

    assert load(as_path(path), Project) == MINIMAL
    assert path.read_bytes() == dumps(MINIMAL).encode() + b"\n"


def test_a_tally_of_answers_is_a_document_in_json_without_an_edition() -> None:
    tally = AnswerTally()
    text = dumps(tally, indent=None)

    assert (loads(text, AnswerTally), text) == (
        tally,
        (
            '{"format":"erasmus-ka1/answer-tally","version":1,'
            '"by":[],"distinct":true,"groups":[],"unknown":[]}'
        ),
    )
    for refused in (
        lambda: dumps(tally, edition=2024),
        lambda: dumps(tally, format="toml"),
        lambda: loads(text, AnswerTally, format="yaml"),
    ):
        with pytest.raises(InvalidValueError):
            refused()
