"""The rules a project must meet: what each finds, where, and in which words."""

from __future__ import annotations

import datetime
import json
import pickle
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
from erasmus_ka1.errors import UnsupportedLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.projects import (
    ClaimStatus,
    Finding,
    FindingCode,
    Parameters,
    Severity,
    check,
)
from erasmus_ka1.serialization import dumps, load, loads
from erasmus_ka1.taxonomy import Concept, learners, organisations, staff, ukraine

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "example" / "project.json"
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

#: By why the project has it: the changes to `some_project`, and what is found then.
BROKEN: dict[str, tuple[dict[str, Any], Finding]] = {
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
        found(
            "priority_of_another_year",
            "$.priorities[0]",
            priority=ukraine.PRIORITY_2024,
            priority_year=2024,
            call_year=2023,
        ),
    ),
}

#: As many rules as one project can break.
WORST = some_project(
    number="2018-1-NL01-KA299-123456",
    end=DAY_BEFORE,
    participants={"learners": 3, "staff": 0, "organisations": 1},
    claims=[
        achieved(participants=1, respondents=0, evidence=[EARLY]),
        achieved(participants=2, respondents=1, evidence=[]),
        achieved(participants=2, respondents=1, evidence=[]),
        planned(organisations.FUNDING),
    ],
)

#: The parameter that is the value at the path, for the rules that have one.
VALUE_AT = {
    FindingCode.END_BEFORE_START: "end",
    FindingCode.GROUP_WITHOUT_OUTCOME: "number",
    FindingCode.EVIDENCE_BEFORE_START: "date",
    FindingCode.CONFLICTING_FIGURES: "number",
    FindingCode.MORE_CONCERNED_THAN_RESPONDENTS: "number",
    FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS: "number",
    FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS: "number",
    FindingCode.PRIORITY_OF_ANOTHER_YEAR: "priority",
}

SEVERITIES = {
    "no_claims": "warning",
    "other_key_action": "error",
    "unknown_action": "info",
    "end_before_start": "error",
    "group_outside_action": "warning",
    "group_without_outcome": "warning",
    "group_without_participants": "warning",
    "achieved_not_planned": "warning",
    "achieved_without_evidence": "warning",
    "duplicate_claim": "warning",
    "evidence_before_start": "warning",
    "conflicting_figures": "error",
    "more_concerned_than_respondents": "error",
    "more_concerned_than_participants": "error",
    "more_respondents_than_participants": "warning",
    "priority_of_another_year": "error",
}

#: By why nothing is found: the changes to `some_project`.
SOUND: dict[str, dict[str, Any]] = {
    "no learners": {"participants": {"staff": 9, "learners": 0}},
    "as many participants as the group has": {"claims": [planned(participants=9)]},
    "nobody": {"claims": [planned(participants=0, respondents=0)]},
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
    "fewer achieved than planned": {"claims": [planned(participants=9), achieved(participants=4)]},
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
    "an action that may move anyone": {"number": "2018-1-NL01-KA106-123456", "priorities": []},
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


by_rule = pytest.mark.parametrize(("changes", "finding"), BROKEN.values(), ids=BROKEN)


@by_rule
def test_a_project_that_breaks_one_rule_has_one_finding(
    changes: dict[str, Any], finding: Finding
) -> None:
    assert check(some_project(**changes)) == (finding,)


def test_each_rule_is_broken_by_a_project_here() -> None:
    assert {finding.code for _, finding in BROKEN.values()} == {*FindingCode}


def test_the_codes_and_their_severities_are_stable() -> None:
    severities = {code.value: Finding(code, "$").severity.value for code in FindingCode}

    assert severities == SEVERITIES


@pytest.mark.parametrize("changes", SOUND.values(), ids=SOUND)
def test_nothing_is_found_in_a_sound_project(changes: dict[str, Any]) -> None:
    assert check(some_project(**changes)) == ()


def test_nothing_is_found_in_a_sound_project_of_every_group() -> None:
    project = some_project(
        participants={"learners": 48, "staff": 9, "organisations": 5},
        claims=[
            planned(learners.EMPLOYABILITY, participants=48),
            achieved(learners.EMPLOYABILITY, participants=37, respondents=44),
            planned(participants=9, respondents=9),
            achieved(participants=9, respondents=9),
            planned(organisations.FUNDING),
            achieved(organisations.FUNDING),
        ],
    )

    assert check(project) == ()


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


def test_findings_come_in_the_order_of_the_document() -> None:
    assert [(each.path, each.code.value) for each in check(WORST)] == [
        ("$.number", "other_key_action"),
        ("$.number", "unknown_action"),
        ("$.end", "end_before_start"),
        ("$.participants.learners", "group_without_outcome"),
        ("$.participants.staff", "group_without_participants"),
        ("$.claims[0]", "achieved_not_planned"),
        ("$.claims[0].evidence[0].date", "evidence_before_start"),
        ("$.claims[0].participants", "more_concerned_than_participants"),
        ("$.claims[0].participants", "more_concerned_than_respondents"),
        ("$.claims[1]", "achieved_not_planned"),
        ("$.claims[1]", "achieved_without_evidence"),
        ("$.claims[1].participants", "conflicting_figures"),
        ("$.claims[1].participants", "more_concerned_than_participants"),
        ("$.claims[1].participants", "more_concerned_than_respondents"),
        ("$.claims[1].respondents", "conflicting_figures"),
        ("$.claims[1].respondents", "more_respondents_than_participants"),
        ("$.claims[2]", "achieved_not_planned"),
        ("$.claims[2]", "achieved_without_evidence"),
        ("$.claims[2]", "duplicate_claim"),
        ("$.claims[2].participants", "more_concerned_than_participants"),
        ("$.claims[2].participants", "more_concerned_than_respondents"),
        ("$.claims[2].respondents", "more_respondents_than_participants"),
        ("$.priorities[0]", "priority_of_another_year"),
    ]


def test_the_example_of_the_documentation_has_only_warnings() -> None:
    findings = check(load(EXAMPLE, Project))

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
    for finding in findings:
        assert "{" not in finding.message("nl") + finding.message("en")


@pytest.mark.parametrize(
    "finding", [each for each in check(WORST) if each.code in VALUE_AT], ids=lambda each: each.path
)
def test_a_path_leads_to_the_value_that_is_found(finding: Finding) -> None:
    value = finding.parameters[VALUE_AT[finding.code]]

    document = dict(places_in(json.loads(dumps(WORST))))

    assert document[finding.path] == (value if isinstance(value, int) else str(value))


@pytest.mark.parametrize("locale", ["nl", "en"])
@by_rule
def test_every_finding_names_its_concepts_in_a_sentence(
    changes: dict[str, Any], finding: Finding, locale: str
) -> None:
    [found] = check(some_project(**changes))

    message = found.message(locale)

    concepts = [each for each in finding.parameters.values() if isinstance(each, Concept)]
    assert message.endswith(".")
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
            found("more_concerned_than_respondents", "$", **MOTIVATED, number=46, respondents=44),
            "(46) is higher than its number of respondents (44).",
            "(46) is hoger dan het aantal respondenten (44).",
        ),
        (
            found(
                "priority_of_another_year",
                "$",
                priority=ukraine.PRIORITY_2024,
                priority_year=2024,
                call_year=2023,
            ),
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
    ids=["number", "respondents", "years", "dates", "status"],
)
def test_a_message_has_the_numbers_and_dates_of_its_language(
    finding: Finding, english: str, dutch: str
) -> None:
    assert english in finding.message("en-US")
    assert dutch in finding.message("nl")


def test_a_message_takes_a_localizer_and_a_region() -> None:
    finding = Finding(FindingCode.NO_CLAIMS, "$")

    assert finding.message(Localizer("nl")) == finding.message("nl-BE") == finding.message("nl")


def test_a_message_in_an_unsupported_language_is_refused() -> None:
    with pytest.raises(UnsupportedLocaleError):
        Finding(FindingCode.NO_CLAIMS, "$").message("fr")


def test_a_check_with_a_locale_gives_the_messages_too() -> None:
    project = some_project(claims=[])

    findings = check(project, "nl")

    assert findings == check(project)
    assert [each.text for each in findings] == [each.message("nl") for each in findings]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_findings_survive_pickling(protocol: int) -> None:
    findings = check(WORST)

    assert pickle.loads(pickle.dumps(findings, protocol)) == findings
    assert hash(pickle.loads(pickle.dumps(findings, protocol))) == hash(findings)


def test_parameters_are_a_mapping_in_alphabetical_order() -> None:
    parameters = Parameters(respondents=4, number=5)

    assert [*parameters.items()] == [("number", 5), ("respondents", 4)]
    assert parameters == {"respondents": 4, "number": 5}
    assert len(parameters) == 2
    assert repr(parameters) == "Parameters(number=5, respondents=4)"
    with pytest.raises(KeyError):
        parameters["total"]


def test_findings_and_parameters_cannot_be_changed() -> None:
    finding: Any = Finding(FindingCode.NO_CLAIMS, "$")

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        finding.path = "$.claims"
    with pytest.raises(TypeError):
        finding.parameters["number"] = 3


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
