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
from strategies import OTHER_GUIDE, projects

from erasmus_ka1 import Claim, Evidence, OutcomeSet, Project
from erasmus_ka1.errors import UnsupportedLocaleError
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.projects._checks import Finding, FindingCode, Parameters, Severity, check
from erasmus_ka1.projects._outcome_set import outcome_or_aspect
from erasmus_ka1.projects._project import ClaimStatus, Participants
from erasmus_ka1.serialization import dumps, load, loads
from erasmus_ka1.taxonomy import Concept, learners, organisations, staff, ukraine

EXAMPLE = Path(__file__).parent.parent.parent / "docs" / "example" / "project.json"
START, END = datetime.date(2024, 6, 1), datetime.date(2025, 8, 31)
DAY_BEFORE = datetime.date(2024, 5, 31)
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


def codes_of(project: Project) -> list[str]:
    return [finding.code.value for finding in check(project)]


CLEAN = some_project(
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

BROKEN: dict[str, tuple[Project, Finding]] = {
    "no claims": (
        some_project(participants={}, claims=[]),
        Finding(FindingCode.NO_CLAIMS, "$"),
    ),
    "a number of Key Action 2": (
        some_project(number="2024-1-NL01-KA210-VET-000123456"),
        Finding(
            FindingCode.OTHER_KEY_ACTION,
            "$.number",
            Parameters(action="KA210-VET", key_action=2),
        ),
    ),
    "an unknown action": (
        some_project(number="2024-1-NL01-KA199-VET-000123456"),
        Finding(FindingCode.UNKNOWN_ACTION, "$.number", Parameters(action="KA199-VET")),
    ),
    "an unknown action without a field": (
        some_project(number="2018-1-NL01-KA199-123456", priorities=[]),
        Finding(FindingCode.UNKNOWN_ACTION, "$.number", Parameters(action="KA199")),
    ),
    "an end before the start": (
        some_project(end=DAY_BEFORE),
        Finding(FindingCode.END_BEFORE_START, "$.end", Parameters(start=START, end=DAY_BEFORE)),
    ),
    "learners in an action for staff": (
        some_project(
            number="2024-1-NL01-KA153-YOU-000123456",
            participants={"learners": 3},
            claims=[planned(learners.INITIATIVE)],
        ),
        Finding(
            FindingCode.GROUP_OUTSIDE_ACTION,
            "$.participants.learners",
            Parameters(action="KA153-YOU", group=learners.GROUP),
        ),
    ),
    "staff in an action for learners": (
        some_project(number="2024-1-NL01-KA155-YOU-000123456"),
        Finding(
            FindingCode.GROUP_OUTSIDE_ACTION,
            "$.participants.staff",
            Parameters(action="KA155-YOU", group=staff.GROUP),
        ),
    ),
    "one participant and no outcome": (
        some_project(participants={"learners": 1, "staff": 9}),
        Finding(
            FindingCode.GROUP_WITHOUT_OUTCOME,
            "$.participants.learners",
            Parameters(group=learners.GROUP, number=1),
        ),
    ),
    "organisations and no outcome": (
        some_project(participants={"staff": 9, "organisations": 5}),
        Finding(
            FindingCode.GROUP_WITHOUT_OUTCOME,
            "$.participants.organisations",
            Parameters(group=organisations.GROUP, number=5),
        ),
    ),
    "an outcome for a group that is not named": (
        some_project(
            claims=[planned(learners.INITIATIVE), planned(learners.SELF_ESTEEM), planned()]
        ),
        Finding(
            FindingCode.GROUP_WITHOUT_PARTICIPANTS,
            "$.claims[0]",
            Parameters(group=learners.GROUP),
        ),
    ),
    "an outcome for a group of nobody": (
        some_project(participants={"staff": 0}),
        Finding(
            FindingCode.GROUP_WITHOUT_PARTICIPANTS,
            "$.participants.staff",
            Parameters(group=staff.GROUP),
        ),
    ),
    "an outcome that was not planned": (
        some_project(claims=[planned(), achieved(staff.DIVERSITY)]),
        Finding(
            FindingCode.ACHIEVED_NOT_PLANNED, "$.claims[0]", Parameters(outcome=staff.DIVERSITY)
        ),
    ),
    "an aspect beside the one that was planned": (
        some_project(
            participants={"organisations": 5},
            claims=[planned(organisations.COOPERATION), achieved(organisations.FUNDING)],
        ),
        Finding(
            FindingCode.ACHIEVED_NOT_PLANNED,
            "$.claims[1]",
            Parameters(outcome=organisations.FUNDING),
        ),
    ),
    "no evidence": (
        some_project(claims=[planned(), achieved(evidence=[])]),
        Finding(
            FindingCode.ACHIEVED_WITHOUT_EVIDENCE,
            "$.claims[1]",
            Parameters(outcome=staff.MOTIVATION),
        ),
    ),
    "evidence from before the start": (
        some_project(
            claims=[planned(), achieved(evidence=[TOLD, attrs.evolve(TOLD, date=DAY_BEFORE)])]
        ),
        Finding(
            FindingCode.EVIDENCE_BEFORE_START,
            "$.claims[1].evidence[1].date",
            Parameters(outcome=staff.MOTIVATION, date=DAY_BEFORE, start=START),
        ),
    ),
    "the same claim twice": (
        some_project(claims=[planned(participants=4), planned(participants=4)]),
        Finding(
            FindingCode.DUPLICATE_CLAIM,
            "$.claims[1]",
            Parameters(outcome=staff.MOTIVATION, status=ClaimStatus.PLANNED),
        ),
    ),
    "another number of participants": (
        some_project(claims=[planned(participants=4), planned(), planned(participants=1)]),
        Finding(
            FindingCode.CONFLICTING_FIGURES,
            "$.claims[2].participants",
            Parameters(outcome=staff.MOTIVATION, status=ClaimStatus.PLANNED, first=4, number=1),
        ),
    ),
    "another number asked": (
        some_project(claims=[planned(), achieved(respondents=8), achieved(respondents=7)]),
        Finding(
            FindingCode.CONFLICTING_FIGURES,
            "$.claims[2].respondents",
            Parameters(outcome=staff.MOTIVATION, status=ClaimStatus.ACHIEVED, first=8, number=7),
        ),
    ),
    "more concerned than asked": (
        some_project(claims=[planned(participants=1, respondents=0)]),
        Finding(
            FindingCode.MORE_CONCERNED_THAN_RESPONDENTS,
            "$.claims[0].participants",
            Parameters(outcome=staff.MOTIVATION, number=1, respondents=0),
        ),
    ),
    "more concerned than take part": (
        some_project(claims=[planned(participants=10)]),
        Finding(
            FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
            "$.claims[0].participants",
            Parameters(outcome=staff.MOTIVATION, group=staff.GROUP, number=10, total=9),
        ),
    ),
    "more asked than take part": (
        some_project(claims=[planned(respondents=10)]),
        Finding(
            FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS,
            "$.claims[0].respondents",
            Parameters(outcome=staff.MOTIVATION, group=staff.GROUP, number=10, total=9),
        ),
    ),
    "a priority of another year": (
        some_project(number="2023-1-NL01-KA121-VET-000123456"),
        Finding(
            FindingCode.PRIORITY_OF_ANOTHER_YEAR,
            "$.priorities[0]",
            Parameters(priority=ukraine.PRIORITY, priority_year=2024, call_year=2023),
        ),
    ),
}

#: As many rules as one project can break.
WORST = some_project(
    number="2018-1-NL01-KA299-123456",
    end=DAY_BEFORE,
    participants={"learners": 3, "staff": 0, "organisations": 1},
    claims=[
        achieved(participants=1, respondents=0, evidence=[attrs.evolve(TOLD, date=DAY_BEFORE)]),
        achieved(participants=2, respondents=1, evidence=[]),
        achieved(participants=2, respondents=1, evidence=[]),
        planned(organisations.FUNDING),
    ],
)

FOUND = [*BROKEN.values(), *((WORST, finding) for finding in check(WORST))]

#: Which parameter stands where the finding points.
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

by_fault = pytest.mark.parametrize(
    ("project", "finding"), BROKEN.values(), ids=[name.replace(" ", "-") for name in BROKEN]
)


def places_in(value: object, path: str = "$") -> Iterator[tuple[str, object]]:
    """Yield the path of everything in a document, and what stands there, in order."""
    yield path, value
    inside: list[tuple[str, object]] = []
    if isinstance(value, dict):
        inside = [(f"{path}.{key}", each) for key, each in value.items()]
    if isinstance(value, list):
        inside = [(f"{path}[{index}]", each) for index, each in enumerate(value)]
    for place, each in inside:
        yield from places_in(each, place)


def place_of(finding: Finding, project: Project) -> Any:
    """Return what stands in the document of *project* where *finding* points."""
    return dict(places_in(json.loads(dumps(project))))[finding.path]


@by_fault
def test_a_project_with_one_fault_has_one_finding(project: Project, finding: Finding) -> None:
    assert check(project) == (finding,)


def test_a_clean_project_has_no_findings() -> None:
    assert check(CLEAN) == ()


def test_each_rule_is_broken_by_a_project_here() -> None:
    assert {finding.code for _, finding in BROKEN.values()} == {*FindingCode}


def test_the_codes_and_their_severities_are_stable() -> None:
    severities = {code.value: Finding(code, "$").severity.value for code in FindingCode}

    assert severities == SEVERITIES


@pytest.mark.parametrize(
    "project",
    [
        pytest.param(some_project(participants={"staff": 9, "learners": 0}), id="no learners"),
        pytest.param(some_project(claims=[planned(participants=9)]), id="all of them concerned"),
        pytest.param(some_project(claims=[planned(participants=0, respondents=0)]), id="nobody"),
        pytest.param(
            some_project(claims=[planned(), achieved(participants=5, respondents=5)]),
            id="all of those asked",
        ),
        pytest.param(
            some_project(claims=[planned(), achieved(respondents=9)]), id="all of them asked"
        ),
        pytest.param(
            some_project(
                claims=[planned(), achieved(participants=3), achieved(respondents=4), achieved()]
            ),
            id="figures that do not contradict each other",
        ),
        pytest.param(
            some_project(
                claims=[planned(), achieved(evidence=[attrs.evolve(TOLD, text="Ja.")]), achieved()]
            ),
            id="the same with other evidence",
        ),
        pytest.param(
            some_project(claims=[planned(participants=9), achieved(participants=4)]),
            id="fewer achieved than planned",
        ),
        pytest.param(some_project(end=START), id="a project of one day"),
        pytest.param(
            some_project(claims=[planned(), achieved(evidence=[attrs.evolve(TOLD, date=START)])]),
            id="evidence from the first day",
        ),
        pytest.param(
            some_project(
                claims=[
                    planned(),
                    achieved(evidence=[attrs.evolve(TOLD, date=datetime.date(2027, 1, 1))]),
                ]
            ),
            id="evidence from after the end",
        ),
        pytest.param(
            some_project(
                claims=[Claim(staff.MOTIVATION, "planned", [attrs.evolve(TOLD, date=DAY_BEFORE)])]
            ),
            id="early evidence for what is planned",
        ),
        pytest.param(
            some_project(
                participants={"organisations": 5},
                claims=[
                    planned(organisations.FUNDING),
                    achieved("organisations.international_capacity"),
                ],
            ),
            id="an outcome planned by one of its aspects",
        ),
        pytest.param(
            some_project(
                participants={"organisations": 5},
                claims=[
                    planned("organisations.international_capacity"),
                    achieved(organisations.FUNDING),
                ],
            ),
            id="an aspect planned with its whole outcome",
        ),
        pytest.param(
            some_project(
                number="2024-1-NL01-KA182-SPO-000123456",
                participants={"learners": 0, "staff": 9, "organisations": 5},
                claims=[planned(), planned(organisations.FUNDING)],
            ),
            id="an action for staff",
        ),
        pytest.param(
            some_project(number="2018-1-NL01-KA106-123456", priorities=[]),
            id="an action of which it is not known whom it moves",
        ),
    ],
)
def test_what_is_as_it_should_be_is_not_found(project: Project) -> None:
    assert check(project) == ()


def test_a_group_that_is_not_named_is_placed_at_its_first_claim() -> None:
    project = some_project(
        number="2024-1-NL01-KA155-YOU-000123456",
        participants={"learners": 3},
        claims=[planned(learners.INITIATIVE), planned(), achieved()],
    )

    assert [(each.path, each.code.value) for each in check(project)] == [
        ("$.claims[1]", "group_outside_action"),
        ("$.claims[1]", "group_without_participants"),
    ]


def test_a_project_of_another_edition_is_checked_with_its_own_groups() -> None:
    project = some_project(
        number="2030-1-NL01-KA153-YOU-000123456",
        participants=Participants({"learners": 3, "staff": 9}, guide=OTHER_GUIDE),
        claims=[planned(OTHER_GUIDE.aspects["learners.patience.a"])],
        priorities=OTHER_GUIDE.priorities,
    )

    assert [(each.code.value, each.parameters["group"]) for each in check(project)] == [
        ("group_outside_action", OTHER_GUIDE.learners),
        ("group_without_outcome", OTHER_GUIDE.staff),
    ]


def test_a_third_equal_claim_is_only_a_duplicate() -> None:
    project = some_project(
        claims=[planned(participants=4), planned(participants=5), planned(participants=5)]
    )

    assert codes_of(project) == ["conflicting_figures", "duplicate_claim"]


def test_findings_come_in_the_order_of_the_document() -> None:
    assert [(each.path, each.code.value) for each in check(WORST)] == [
        ("$.number", "other_key_action"),
        ("$.number", "unknown_action"),
        ("$.end", "end_before_start"),
        ("$.participants.learners", "group_without_outcome"),
        ("$.participants.staff", "group_without_participants"),
        ("$.claims[0]", "achieved_not_planned"),
        ("$.claims[0].evidence[0].date", "evidence_before_start"),
        ("$.claims[0].participants", "more_concerned_than_respondents"),
        ("$.claims[0].participants", "more_concerned_than_participants"),
        ("$.claims[1]", "achieved_not_planned"),
        ("$.claims[1]", "achieved_without_evidence"),
        ("$.claims[1].participants", "conflicting_figures"),
        ("$.claims[1].participants", "more_concerned_than_respondents"),
        ("$.claims[1].participants", "more_concerned_than_participants"),
        ("$.claims[1].respondents", "conflicting_figures"),
        ("$.claims[1].respondents", "more_respondents_than_participants"),
        ("$.claims[2]", "achieved_not_planned"),
        ("$.claims[2]", "achieved_without_evidence"),
        ("$.claims[2]", "duplicate_claim"),
        ("$.claims[2].participants", "more_concerned_than_respondents"),
        ("$.claims[2].participants", "more_concerned_than_participants"),
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
    ("project", "finding"),
    [(project, finding) for project, finding in FOUND if finding.code in VALUE_AT],
    ids=lambda value: f"{value.code}-{value.path}" if isinstance(value, Finding) else "",
)
def test_a_path_leads_to_the_value_that_is_found(project: Project, finding: Finding) -> None:
    value = finding.parameters[VALUE_AT[finding.code]]

    assert place_of(finding, project) == (value if isinstance(value, int) else str(value))


@pytest.mark.parametrize(
    ("project", "finding"),
    [
        (project, finding)
        for project, finding in FOUND
        if re.search(r"claims\[\d+\]$", finding.path)
    ],
    ids=lambda value: f"{value.code}-{value.path}" if isinstance(value, Finding) else "",
)
def test_a_path_leads_to_the_claim_that_is_found(project: Project, finding: Finding) -> None:
    outcome = outcome_or_aspect(place_of(finding, project)["outcome"])

    [group] = OutcomeSet([outcome]).by_group()
    assert finding.parameters.get("outcome", outcome) is outcome
    assert finding.parameters.get("group", group) is group


@pytest.mark.parametrize(
    ("project", "finding"),
    [(project, finding) for project, finding in FOUND if finding.path == "$.number"],
    ids=lambda value: f"{value.code}" if isinstance(value, Finding) else "",
)
def test_a_path_leads_to_the_number_of_the_action(project: Project, finding: Finding) -> None:
    action = finding.parameters["action"]

    assert f"-{action}-" in place_of(finding, project)


@pytest.mark.parametrize(
    ("project", "finding"),
    [(project, finding) for project, finding in FOUND if "$.participants" in finding.path],
    ids=lambda value: f"{value.code}-{value.path}" if isinstance(value, Finding) else "",
)
def test_a_path_leads_to_the_group_that_is_found(project: Project, finding: Finding) -> None:
    group = finding.parameters["group"]

    assert finding.path == f"$.participants.{group}"
    assert place_of(finding, project) == project.participants[str(group)]


@pytest.mark.parametrize("locale", ["nl", "en"])
@by_fault
def test_every_finding_has_words_without_placeholders(
    project: Project, finding: Finding, locale: str
) -> None:
    [found] = check(project)

    message = found.message(locale)

    assert re.search(r"[{}]", message) is None
    assert message.endswith(".")
    assert [
        name
        for name, value in finding.parameters.items()
        if isinstance(value, Concept) and value.short_label(locale) not in message
    ] == []


@pytest.mark.parametrize(
    ("finding", "english", "dutch"),
    [
        (
            Finding(
                FindingCode.GROUP_WITHOUT_OUTCOME,
                "$.participants.staff",
                Parameters(group=staff.GROUP, number=1),
            ),
            "has 1 participant, but no outcome",
            "telt 1 deelnemer, maar",
        ),
        (
            Finding(
                FindingCode.GROUP_WITHOUT_OUTCOME,
                "$.participants.staff",
                Parameters(group=staff.GROUP, number=1234),
            ),
            "has 1,234 participants, but no outcome",
            "telt 1.234 deelnemers, maar",
        ),
        (
            Finding(
                FindingCode.MORE_CONCERNED_THAN_RESPONDENTS,
                "$",
                Parameters(outcome=staff.MOTIVATION, number=1, respondents=0),
            ),
            "concerns 1 participant, but the number of those asked is 0.",
            "betreft 1 deelnemer, maar het aantal bevraagden is 0.",
        ),
        (
            Finding(
                FindingCode.MORE_CONCERNED_THAN_RESPONDENTS,
                "$",
                Parameters(outcome=staff.MOTIVATION, number=46, respondents=44),
            ),
            "concerns 46 participants, but the number of those asked is 44.",
            "betreft 46 deelnemers, maar het aantal bevraagden is 44.",
        ),
        (
            Finding(
                FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
                "$",
                Parameters(outcome=staff.MOTIVATION, group=staff.GROUP, number=1, total=0),
            ),
            "concerns 1 participant, but the number given for the target group “Staff” is 0.",
            "betreft 1 deelnemer, maar het opgegeven aantal voor de doelgroep “Personeel” is 0.",
        ),
        (
            Finding(
                FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
                "$",
                Parameters(outcome=staff.MOTIVATION, group=staff.GROUP, number=10, total=9),
            ),
            "concerns 10 participants, but the number given for the target group “Staff” is 9.",
            "betreft 10 deelnemers, maar het opgegeven aantal voor de doelgroep “Personeel” is 9.",
        ),
        (
            Finding(
                FindingCode.PRIORITY_OF_ANOTHER_YEAR,
                "$.priorities[0]",
                Parameters(priority=ukraine.PRIORITY, priority_year=2024, call_year=2023),
            ),
            "is for 2024, but the project belongs to the call of 2023.",
            "geldt voor 2024, maar het project valt onder de oproep van 2023.",
        ),
        (
            Finding(FindingCode.END_BEFORE_START, "$.end", Parameters(start=START, end=DAY_BEFORE)),
            "The end of the project (May 31, 2024) is earlier than its start (June 1, 2024).",
            "Het einde van de looptijd (31 mei 2024) ligt vóór het begin ervan (1 juni 2024).",
        ),
        (
            Finding(
                FindingCode.DUPLICATE_CLAIM,
                "$.claims[1]",
                Parameters(outcome=staff.MOTIVATION, status=ClaimStatus.ACHIEVED),
            ),
            "(status: achieved) is listed more than once",
            "(status: bereikt) is meer dan eens opgegeven",
        ),
    ],
)
def test_a_message_takes_the_form_of_its_language_and_numbers(
    finding: Finding, english: str, dutch: str
) -> None:
    assert english in finding.message("en")
    assert dutch in finding.message("nl")


def test_a_message_takes_a_localizer_and_a_region() -> None:
    finding = Finding(FindingCode.NO_CLAIMS, "$")

    assert finding.message(Localizer("nl")) == finding.message("nl-BE") == finding.message("nl")


def test_a_message_in_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnsupportedLocaleError):
        Finding(FindingCode.NO_CLAIMS, "$").message("fr")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_findings_survive_pickling(protocol: int) -> None:
    findings = check(WORST)

    assert pickle.loads(pickle.dumps(findings, protocol)) == findings


def test_the_findings_of_equal_projects_are_equal_and_hash_alike() -> None:
    one, other = check(WORST), check(loads(dumps(WORST), Project))

    assert one == other
    assert hash(one) == hash(other)


def test_parameters_are_a_mapping_in_alphabetical_order() -> None:
    parameters = Parameters(number=5, respondents=4)

    assert [*parameters.items()] == [("respondents", 4), ("number", 5)]
    assert parameters == {"number": 5, "respondents": 4}
    assert len(parameters) == 2
    assert repr(parameters) == "Parameters(respondents=4, number=5)"
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
        from erasmus_ka1.projects._checks import check
        check(Project(number="2024-1-NL01-KA121-VET-000123456", title="t", organisation="o",
                      country="NL", start=date(2024, 6, 1), end=date(2025, 8, 31)))
        print(*sys.modules)
    """

    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    assert {"babel", "cattrs", "erasmus_ka1.localization._localizer"} & {
        *loaded.stdout.decode().split()
    } == set()


def test_a_check_with_a_locale_gives_the_sentences_too() -> None:
    project = some_project(claims=[])

    findings = check(project, "nl")

    assert (findings == check(project), [each.text for each in findings]) == (
        True,
        [each.message("nl") for each in findings],
    )
