"""The rules a project must meet: what each finds, where, and in which words."""

from __future__ import annotations

import datetime
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from strategies import projects

from erasmus_ka1 import Claim, Evidence, Project
from erasmus_ka1.errors import UnknownCodeError, WrongKindError
from erasmus_ka1.projects import (
    ClaimStatus,
    Finding,
    FindingCode,
    Parameters,
    ProjectSection,
    Severity,
    check,
)
from erasmus_ka1.serialization import dumps, load, loads
from erasmus_ka1.taxonomy import Concept, learners, organisations, staff, ukraine

DOCS = Path(__file__).parent.parent.parent / "docs"
START, END = datetime.date(2024, 6, 1), datetime.date(2025, 8, 31)
DAY_BEFORE, AFTER_END = datetime.date(2024, 5, 31), datetime.date(2027, 1, 1)
TOLD = Evidence("Ik durf meer.", "nl", "Enquête", datetime.date(2025, 3, 14))


def some_project(**changes: Any) -> Project:
    own: dict[str, Any] = {
        "number": "2024-1-NL01-KA121-VET-000123456",
        "title": "Zorg over de grens",
        "organisation": "Scalda",
        "country": "NL",
        "start": START,
        "end": END,
        "participants": {"staff": 9},
        "claims": [planned()],
        "priorities": ["priorities.ukraine_2024"],
    }
    return Project(**(own | changes))


def planned(outcome: Any = staff.MOTIVATION, **figures: Any) -> Claim:
    return Claim(outcome, "planned", **figures)


def achieved(outcome: Any = staff.MOTIVATION, **changes: Any) -> Claim:
    own: dict[str, Any] = {"evidence": [TOLD]}
    return Claim(outcome, "achieved", **(own | changes))


def found(code: str, path: str, **parameters: Any) -> Finding:
    return Finding(FindingCode(code), path, Parameters(**parameters))


EARLY = attrs.evolve(TOLD, date=DAY_BEFORE)
MOTIVATED = {"outcome": staff.MOTIVATION}
UKRAINE_2024: dict[str, Any] = {"path": "$.priorities[0]", "priority": ukraine.PRIORITY_2024}

#: By why the project has it: the changes to `some_project`, and what is found then.
BROKEN: dict[str, tuple[dict[str, Any], *tuple[Finding, ...]]] = {
    "no claims": ({"participants": {}, "claims": []}, found("no_claims", "$")),
    "a number of Key Action 2": (
        {"number": "2024-1-NL01-KA210-VET-000123456"},
        found("other_key_action", "$.number", action="KA210-VET", key_action=2),
    ),
    "an unknown action": (
        {"number": "2024-1-NL01-KA199-VET-000123456"},
        found("unknown_action", "$.number", action="KA199-VET"),
    ),
    "an unknown action without a field": (
        {"number": "2018-1-NL01-KA199-123456", "priorities": []},
        found("edition_of_another_year", "$.edition", edition_year=2023, call_year=2018),
        found("unknown_action", "$.number", action="KA199"),
    ),
    "an end before the start": (
        {"end": DAY_BEFORE},
        found("end_before_start", "$.end", start=START, end=DAY_BEFORE),
    ),
    "learners in an action for staff": (
        {
            "number": "2024-1-NL01-KA153-YOU-000123456",
            "participants": {"learners": 3},
            "claims": [planned(learners.INITIATIVE)],
        },
        found(
            "group_outside_action",
            "$.participants.learners",
            action="KA153-YOU",
            group=learners.GROUP,
        ),
    ),
    "staff in an action for learners": (
        {"number": "2024-1-NL01-KA155-YOU-000123456"},
        found(
            "group_outside_action", "$.participants.staff", action="KA155-YOU", group=staff.GROUP
        ),
    ),
    "one participant and no outcome": (
        {"participants": {"learners": 1, "staff": 9}},
        found("group_without_outcome", "$.participants.learners", group=learners.GROUP, number=1),
    ),
    "an outcome for a group that is not listed": (
        {"claims": [planned(learners.INITIATIVE), planned(learners.SELF_ESTEEM), planned()]},
        found("group_without_participants", "$.claims[0]", group=learners.GROUP),
    ),
    "an outcome for a group of 0": (
        {"participants": {"staff": 0}},
        found("group_without_participants", "$.participants.staff", group=staff.GROUP),
    ),
    "an outcome that was not planned": (
        {"claims": [planned(), achieved(staff.DIVERSITY)]},
        found("achieved_not_planned", "$.claims[0]", outcome=staff.DIVERSITY),
    ),
    "an aspect beside the one that was planned": (
        {
            "participants": {"organisations": 5},
            "claims": [planned(organisations.COOPERATION), achieved(organisations.FUNDING)],
        },
        found("achieved_not_planned", "$.claims[1]", outcome=organisations.FUNDING),
    ),
    "no evidence": (
        {"claims": [planned(), achieved(evidence=[])]},
        found("achieved_without_evidence", "$.claims[1]", **MOTIVATED),
    ),
    "evidence from before the start": (
        {"claims": [planned(), achieved(evidence=[TOLD, EARLY])]},
        found(
            "evidence_before_start",
            "$.claims[1].evidence[1].date",
            **MOTIVATED,
            date=DAY_BEFORE,
            start=START,
        ),
    ),
    "the same claim twice": (
        {"claims": [planned(participants=4), planned(participants=4)]},
        found("duplicate_claim", "$.claims[1]", **MOTIVATED, status=ClaimStatus.PLANNED),
    ),
    "another number of participants": (
        {"claims": [planned(participants=4), planned(), planned(participants=1)]},
        found(
            "conflicting_figures",
            "$.claims[2].participants",
            **MOTIVATED,
            status=ClaimStatus.PLANNED,
            first=4,
            number=1,
        ),
    ),
    "another number of respondents": (
        {"claims": [planned(), achieved(respondents=8), achieved(respondents=7)]},
        found(
            "conflicting_figures",
            "$.claims[2].respondents",
            **MOTIVATED,
            status=ClaimStatus.ACHIEVED,
            first=8,
            number=7,
        ),
    ),
    "more participants than respondents": (
        {"claims": [planned(participants=1, respondents=0)]},
        found(
            "more_concerned_than_respondents",
            "$.claims[0].participants",
            **MOTIVATED,
            number=1,
            respondents=0,
        ),
    ),
    "more participants than the group has": (
        {"claims": [planned(participants=10)]},
        found(
            "more_concerned_than_participants",
            "$.claims[0].participants",
            **MOTIVATED,
            group=staff.GROUP,
            number=10,
            total=9,
        ),
    ),
    "more respondents than the group has": (
        {"claims": [planned(respondents=10)]},
        found(
            "more_respondents_than_participants",
            "$.claims[0].respondents",
            **MOTIVATED,
            group=staff.GROUP,
            number=10,
            total=9,
        ),
    ),
    "a priority of another year": (
        {"number": "2023-1-NL01-KA121-VET-000123456"},
        found("priority_of_another_year", **UKRAINE_2024, priority_year=2024, call_year=2023),
        found("priority_outside_edition", **UKRAINE_2024, edition_year=2023),
    ),
    "a section on a priority of another edition": (
        {
            "sections": [
                ProjectSection("Zo deden wij het.", "nl", topic=each)
                for each in (None, "context", "systems", "priorities.ukraine_2026")
            ]
        },
        found(
            "topic_outside_edition",
            "$.sections[3].topic",
            topic=ukraine.PRIORITY_2026,
            edition_year=2024,
        ),
    ),
    "a call before the first guide, for an action that may move anyone": (
        {"number": "2018-1-NL01-KA106-123456", "priorities": []},
        found("edition_of_another_year", "$.edition", edition_year=2023, call_year=2018),
    ),
}

#: By why nothing is found: the changes to `some_project`.
SOUND: dict[str, dict[str, Any]] = {
    "as many participants as the group has": {"claims": [planned(participants=9)]},
    "figures of 0": {"claims": [planned(participants=0, respondents=0)]},
    "as many participants as respondents": {
        "claims": [planned(), achieved(participants=5, respondents=5)]
    },
    "as many respondents as the group has": {"claims": [planned(), achieved(respondents=9)]},
    "figures that do not contradict each other": {
        "claims": [planned(), achieved(participants=3), achieved(respondents=4), achieved()]
    },
    "the same with other evidence": {
        "claims": [planned(), achieved(evidence=[attrs.evolve(TOLD, text="Ja.")]), achieved()]
    },
    "a project of one day": {"end": START},
    "evidence from the first day": {
        "claims": [planned(), achieved(evidence=[attrs.evolve(TOLD, date=START)])]
    },
    "evidence from after the end": {
        "claims": [planned(), achieved(evidence=[attrs.evolve(TOLD, date=AFTER_END)])]
    },
    "early evidence for what is planned": {"claims": [Claim(staff.MOTIVATION, "planned", [EARLY])]},
    "an outcome planned by one of its aspects": {
        "participants": {"organisations": 5},
        "claims": [
            planned(organisations.FUNDING),
            achieved("organisations.international_capacity"),
        ],
    },
    "an aspect planned with its whole outcome": {
        "participants": {"organisations": 5},
        "claims": [
            planned("organisations.international_capacity"),
            achieved(organisations.FUNDING),
        ],
    },
    "an action for staff": {
        "number": "2024-1-NL01-KA182-SPO-000123456",
        "participants": {"learners": 0, "staff": 9, "organisations": 5},
        "claims": [planned(), planned(organisations.FUNDING)],
    },
}


def places_in(value: object, path: str = "$") -> Iterator[tuple[str, object]]:
    """Yield the path and value of everything in a document, in order."""
    yield path, value
    inside: list[tuple[str, object]] = []
    if isinstance(value, dict):
        inside = [(f"{path}.{key}", each) for key, each in value.items()]
    if isinstance(value, list):
        inside = [(f"{path}[{index}]", each) for index, each in enumerate(value)]
    for place, each in inside:
        yield from places_in(each, place)


@pytest.mark.parametrize(
    ("changes", "findings"), [(changes, found) for changes, *found in BROKEN.values()], ids=BROKEN
)
def test_what_is_wrong_is_found_and_nothing_else(
    changes: dict[str, Any], findings: list[Finding]
) -> None:
    assert [*check(some_project(**changes))] == findings


OUTSIDE = found("outcome_outside_edition", "$.claims[0].outcome", **MOTIVATED, edition_year=2024)


def test_an_outcome_that_the_edition_lacks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    # every edition known here has every outcome
    monkeypatch.setattr(Project, "guide", {ukraine.PRIORITY_2024})

    assert check(some_project()) == (OUTSIDE,)


def test_the_reference_lists_each_code_with_its_severity() -> None:
    reference = (DOCS / "reference.md").read_text(encoding="utf-8")

    rows = re.findall(r"^\| `(\w+)` \| (error|warning|info) \|", reference, re.MULTILINE)

    assert dict(rows) == {str(code): str(Finding(code, "$").severity) for code in FindingCode}


@pytest.mark.parametrize("changes", SOUND.values(), ids=SOUND)
def test_nothing_is_found_in_a_sound_project(changes: dict[str, Any]) -> None:
    assert check(some_project(**changes)) == ()


def test_a_group_that_is_not_listed_is_found_at_its_first_claim() -> None:
    project = some_project(
        number="2024-1-NL01-KA155-YOU-000123456",
        participants={"learners": 3},
        claims=[planned(learners.INITIATIVE), planned(), achieved()],
    )

    assert [(each.path, each.code.value) for each in check(project)] == [
        ("$.claims[1]", "group_outside_action"),
        ("$.claims[1]", "group_without_participants"),
    ]


def test_a_third_equal_claim_is_only_a_duplicate() -> None:
    project = some_project(
        claims=[planned(participants=4), planned(participants=5), planned(participants=5)]
    )

    assert [each.code.value for each in check(project)] == [
        "conflicting_figures",
        "duplicate_claim",
    ]


def test_the_example_of_the_documentation_has_only_warnings() -> None:
    findings = check(load(DOCS / "example" / "project.json", Project))

    assert {finding.severity for finding in findings} == {Severity.WARNING}


@given(projects)
def test_any_project_can_be_checked(project: Project) -> None:
    findings = check(project)
    document = [*places_in(json.loads(dumps(project)))]
    order = {path: place for place, (path, _) in enumerate(document)}

    keys = [(order[each.path], each.code.value) for each in findings]
    assert keys == sorted(keys)
    assert len({*findings}) == len(findings)
    assert check(loads(dumps(project), Project)) == findings
    assert pickle.loads(pickle.dumps(findings)) == findings


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize(
    "finding", [OUTSIDE, *(each for _, *found in BROKEN.values() for each in found)]
)
def test_a_message_is_a_sentence_that_names_its_concepts(finding: Finding, locale: str) -> None:
    message = finding.message(locale)

    concepts = [each for each in finding.parameters.values() if isinstance(each, Concept)]
    assert (message[-1], "{" in message) == (".", False)
    assert [each for each in concepts if each.short_label(locale) not in message] == []


@pytest.mark.parametrize(
    ("finding", "english", "dutch"),
    [
        (
            found("group_without_outcome", "$", group=staff.GROUP, number=1234),
            "The project lists the target group “Staff” (1,234), but no outcome for it;",
            "Het project vermeldt de doelgroep “Personeel” (1.234), maar geen resultaat",
        ),
        (
            found("priority_of_another_year", **UKRAINE_2024, priority_year=2024, call_year=2023),
            "is for 2024, but the project belongs to the 2023 call.",
            "geldt voor 2024, maar het project hoort bij de oproep van 2023.",
        ),
        (
            found("end_before_start", "$.end", start=START, end=DAY_BEFORE),
            "The end date (May 31, 2024) is before the start date (June 1, 2024).",
            "De einddatum (31 mei 2024) ligt vóór de begindatum (1 juni 2024).",
        ),
        (
            found("duplicate_claim", "$", **MOTIVATED, status=ClaimStatus.ACHIEVED),
            "(status: achieved) is listed more than once",
            "(status: bereikt) is meer dan eens opgegeven",
        ),
    ],
    ids=["number", "years", "dates", "status"],
)
def test_a_message_has_the_numbers_and_dates_of_its_language(
    finding: Finding, english: str, dutch: str
) -> None:
    assert english in finding.message("en-US")
    assert dutch in finding.message("nl")


def test_parameters_are_an_immutable_mapping_in_alphabetical_order() -> None:
    parameters: Any = Parameters(respondents=4, number=5)

    assert [*parameters.items()] == [("number", 5), ("respondents", 4)]
    assert parameters == {"respondents": 4, "number": 5}
    assert repr(parameters) == "Parameters(number=5, respondents=4)"
    with pytest.raises(UnknownCodeError):
        parameters["total"]
    with pytest.raises(TypeError):
        parameters["number"] = 3


@pytest.mark.parametrize("project", [None, "$", Parameters()], ids=repr)
def test_only_a_project_can_be_checked(project: Any) -> None:
    with pytest.raises(WrongKindError, match="expected a project"):
        check(project)


def test_checking_loads_neither_babel_nor_cattrs() -> None:
    code = """if True:
        import sys
        from datetime import date
        from erasmus_ka1 import Project
        from erasmus_ka1.projects import check
        check(Project(number="2024-1-NL01-KA121-VET-000123456", title="t", organisation="o",
                      country="NL", start=date(2024, 6, 1), end=date(2025, 8, 31)))
        print(*sys.modules)
    """

    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    assert {"babel", "cattrs"} & {*loaded.stdout.decode().split()} == set()
