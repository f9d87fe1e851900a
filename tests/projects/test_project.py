"""Projects, claims, evidence and participants: what their fields hold and refuse."""

from __future__ import annotations

import copy
import datetime
import pickle
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import pytest
from hypothesis import given
from strategies import OTHER_GUIDE, participants, projects

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, OutcomeSet, Project, ProjectNumber
from erasmus_ka1._validation import COUNT, COUNTRY, DATE, LANGUAGE, LINE, OPTIONAL_COUNT, TEXT
from erasmus_ka1.errors import (
    InvalidValueError,
    ProjectNumberError,
    UnknownCodeError,
    WrongKindError,
)
from erasmus_ka1.projects._project import ClaimStatus, Participants
from erasmus_ka1.taxonomy import TargetGroup, learners, organisations, staff, ukraine

NUMBER = "2023-1-NL01-KA121-VET-000123456"
DAY = datetime.date(2024, 9, 1)
MOMENT = datetime.datetime(2024, 9, 1, 12, tzinfo=datetime.UTC)
OTHER_OUTCOME = OTHER_GUIDE.outcomes["learners.employability"]
OTHER_PRIORITY = OTHER_GUIDE.priorities["priorities.climate_2030"]


def some_evidence(**changes: Any) -> Evidence:
    own: dict[str, Any] = {
        "text": "Ik durf meer.",
        "language": "nl",
        "source": "Enquête",
        "date": DAY,
    }
    return Evidence(**(own | changes))


def some_claim(**changes: Any) -> Claim:
    own: dict[str, Any] = {"outcome": "staff.motivation", "status": "achieved"}
    return Claim(**(own | changes))


def some_project(**changes: Any) -> Project:
    own: dict[str, Any] = {
        "number": NUMBER,
        "title": "Zorg over de grens",
        "organisation": "Scalda",
        "country": "NL",
        "start": DAY,
        "end": datetime.date(2025, 8, 31),
    }
    return Project(**(own | changes))


WHOLE = some_project(
    participants={"staff": 6, "learners": 24},
    claims=[some_claim(evidence=[some_evidence()], participants=5, respondents=6)],
    priorities=["priorities.ukraine_2024"],
)


def test_evidence_has_its_fields() -> None:
    evidence = Evidence("Ik durf meer.\nEcht.", "nl-BE", "Enquête", DAY)

    assert attrs.astuple(evidence) == ("Ik durf meer.\nEcht.", "nl-BE", "Enquête", DAY)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param({"text": " "}, TEXT.expected, id="a blank text"),
        pytest.param({"language": "nl_NL"}, LANGUAGE.expected, id="an underscore"),
        pytest.param({"source": "two\nlines"}, LINE.expected, id="a source of two lines"),
        pytest.param({"date": MOMENT}, DATE.expected, id="a date with a time"),
    ],
)
def test_evidence_refuses(change: dict[str, object], expected: str) -> None:
    [(field, value)] = change.items()

    with pytest.raises(InvalidValueError) as caught:
        some_evidence(**change)

    assert caught.value.args == (f"Evidence.{field}", value, expected)


@pytest.mark.parametrize("outcome", [staff.MOTIVATION, "staff.motivation"])
@pytest.mark.parametrize("status", [ClaimStatus.ACHIEVED, "achieved"])
def test_a_claim_takes_concepts_and_codes(outcome: Any, status: Any) -> None:
    claim = Claim(outcome, status)

    assert attrs.astuple(claim, recurse=False) == (
        staff.MOTIVATION,
        ClaimStatus.ACHIEVED,
        (),
        None,
        None,
    )
    assert isinstance(claim.status, ClaimStatus)


def test_a_claim_may_be_about_an_aspect() -> None:
    assert some_claim(outcome=organisations.FUNDING).outcome is organisations.FUNDING


def test_the_evidence_of_a_claim_may_come_in_any_iterable() -> None:
    first, second = some_evidence(), some_evidence(text="Ik kan meer.")

    assert some_claim(evidence=iter([second, first])).evidence == (second, first)


@pytest.mark.parametrize(
    ("change", "value", "expected"),
    [
        pytest.param({"status": "done"}, "done", "'planned' or 'achieved'", id="another status"),
        pytest.param({"status": "Planned"}, "Planned", "'planned' or 'achieved'", id="a capital"),
        pytest.param({"status": None}, None, "'planned' or 'achieved'", id="no status"),
        pytest.param({"status": ["planned"]}, ["planned"], "'planned' or 'achieved'", id="a list"),
        pytest.param({"evidence": None}, None, "several of Evidence", id="no evidence"),
        pytest.param({"evidence": "seen"}, "seen", "several of Evidence", id="evidence as text"),
        pytest.param({"evidence": b"seen"}, b"seen", "several of Evidence", id="as bytes"),
        pytest.param({"evidence": {}}, {}, "several of Evidence", id="evidence as a dict"),
        pytest.param({"evidence": ["seen"]}, "seen", "only Evidence in it", id="text in it"),
        pytest.param({"participants": -1}, -1, OPTIONAL_COUNT.expected, id="negative"),
        pytest.param({"participants": True}, True, OPTIONAL_COUNT.expected, id="a truth value"),
        pytest.param({"respondents": 24.0}, 24.0, OPTIONAL_COUNT.expected, id="a float"),
        pytest.param({"respondents": "24"}, "24", OPTIONAL_COUNT.expected, id="a number as text"),
    ],
)
def test_a_claim_refuses(change: dict[str, object], value: object, expected: str) -> None:
    [field] = change

    with pytest.raises(InvalidValueError) as caught:
        some_claim(**change)

    assert caught.value.args == (f"Claim.{field}", value, expected)


def test_one_piece_of_evidence_is_not_several() -> None:
    with pytest.raises(InvalidValueError, match=r"Claim\.evidence"):
        some_claim(evidence=some_evidence())


def test_a_claim_refuses_what_is_no_outcome() -> None:
    with pytest.raises(UnknownCodeError, match=r"did you mean 'staff\.motivation'"):
        some_claim(outcome="staff.motivaton")
    with pytest.raises(WrongKindError):
        some_claim(outcome="staff")
    with pytest.raises(WrongKindError):
        some_claim(outcome=None)


def test_participants_are_a_mapping_in_guide_order() -> None:
    mixed: dict[Any, int] = {"organisations": 3, staff.GROUP: 6, "learners": 24}

    counts = Participants(mixed)

    assert isinstance(counts, Mapping)
    assert [*counts.items()] == [
        (learners.GROUP, 24),
        (staff.GROUP, 6),
        (organisations.GROUP, 3),
    ]


@pytest.mark.parametrize("given_counts", [None, {}])
def test_participants_may_be_nobody(given_counts: Any) -> None:
    counts = Participants(given_counts)

    assert (len(counts), bool(counts), counts.total) == (0, False, 0)


@pytest.mark.parametrize("key", [staff.GROUP, "staff"])
def test_participants_are_found_by_concept_and_by_code(key: Any) -> None:
    counts = Participants({"staff": 6})

    assert (counts[key], counts.get(key), key in counts) == (6, 6, True)


@pytest.mark.parametrize("key", [learners.GROUP, "learners", "nobody", None, 3])
def test_who_takes_no_part_is_not_found(key: Any) -> None:
    counts = Participants({"staff": 6})

    assert (counts.get(key), counts.get(key, 0), key in counts) == (None, 0, False)
    with pytest.raises(LookupError):
        counts[key]


def test_a_misspelt_group_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCodeError, match="did you mean 'staff'"):
        Participants({"staff": 6})["staf"]


def test_the_total_is_of_people() -> None:
    assert Participants({"learners": 24, "staff": 6, "organisations": 3}).total == 30


def test_participants_show_as_numbers_by_code() -> None:
    counts = Participants({"staff": 6, "learners": 24})

    assert repr(counts) == "Participants({'learners': 24, 'staff': 6})"


def test_the_same_participants_are_equal_and_hash_alike() -> None:
    one = Participants({"staff": 6, "learners": 24})
    other = Participants({learners.GROUP: 24, staff.GROUP: 6})

    assert one == other
    assert len({one, other}) == 1
    assert one != Participants({"staff": 6})


def test_participants_equal_any_mapping_of_the_same() -> None:
    counts: object = Participants({"staff": 6})

    assert counts == {staff.GROUP: 6}


def test_participants_can_be_made_of_participants() -> None:
    counts = Participants({"staff": 6})

    assert Participants(counts) == counts


def test_participants_of_another_guide_are_looked_up_there() -> None:
    assert [*Participants({"staff": 6}, guide=OTHER_GUIDE)] == [OTHER_GUIDE.staff]


@pytest.mark.parametrize("number", [-1, True, 6.0, 2**63, "6", None])
def test_participants_refuse_what_is_no_number(number: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Participants({"staff": number})

    assert caught.value.args == ("Participants['staff']", number, COUNT.expected)


@pytest.mark.parametrize("value", [[("staff", 6)], "staff", 6, {"staff"}])
def test_participants_refuse_what_is_no_mapping(value: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Participants(value)

    assert caught.value.args == ("Participants", value, "a mapping of target groups to numbers")


@pytest.mark.parametrize(
    ("key", "error"),
    [
        pytest.param("staf", UnknownCodeError, id="no code"),
        pytest.param("staff.motivation", WrongKindError, id="an outcome"),
        pytest.param(staff.MOTIVATION, WrongKindError, id="an outcome as concept"),
        pytest.param(3, WrongKindError, id="a number"),
        pytest.param(None, WrongKindError, id="nothing"),
    ],
)
def test_participants_refuse_what_is_no_group(key: Any, error: type[Exception]) -> None:
    with pytest.raises(error):
        Participants({key: 6})


def test_participants_cannot_be_changed() -> None:
    counts: Any = Participants({"staff": 6})

    with pytest.raises(TypeError):
        counts["staff"] = 7
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        counts.total = 7


def test_a_project_has_its_fields() -> None:
    assert attrs.asdict(WHOLE, recurse=False) == {
        "number": ProjectNumber.parse(NUMBER),
        "title": "Zorg over de grens",
        "organisation": "Scalda",
        "country": "NL",
        "start": DAY,
        "end": datetime.date(2025, 8, 31),
        "participants": Participants({"learners": 24, "staff": 6}),
        "claims": (
            Claim(
                "staff.motivation", "achieved", (some_evidence(),), participants=5, respondents=6
            ),
        ),
        "priorities": (ukraine.PRIORITY,),
    }


def test_a_project_may_have_nobody_and_claim_nothing() -> None:
    project = some_project()

    assert (project.participants, project.claims, project.priorities) == (Participants(), (), ())


def test_a_project_takes_ready_parts() -> None:
    number, counts = ProjectNumber.parse(NUMBER), Participants({"staff": 6})

    project = some_project(number=number, participants=counts, priorities=[ukraine.PRIORITY])

    assert project.number is number
    assert project.participants is counts
    assert project.priorities == (ukraine.PRIORITY,)


def test_claims_are_in_guide_order_planned_before_achieved() -> None:
    pairs = [
        ("staff.motivation", "planned"),
        ("organisations.international_capacity.funding", "planned"),
        ("learners.employability", "achieved"),
        ("organisations.international_capacity", "achieved"),
        ("learners.employability", "planned"),
    ]

    project = some_project(claims=(Claim(*pair) for pair in pairs))

    assert [(claim.outcome.code, claim.status) for claim in project.claims] == [
        ("learners.employability", "planned"),
        ("learners.employability", "achieved"),
        ("staff.motivation", "planned"),
        ("organisations.international_capacity", "achieved"),
        ("organisations.international_capacity.funding", "planned"),
    ]


def test_two_claims_alike_stay_as_given() -> None:
    many, few = some_claim(participants=9), some_claim(participants=1)

    assert some_project(claims=[many, few]).claims == (many, few)


def test_a_priority_given_twice_is_there_once() -> None:
    project = some_project(priorities=[ukraine.PRIORITY, "priorities.ukraine_2024"])

    assert project.priorities == (ukraine.PRIORITY,)


def test_a_project_may_end_before_it_starts() -> None:
    assert some_project(end=datetime.date(2023, 1, 1)).end < DAY


def test_a_project_is_made_by_keyword() -> None:
    make: Any = Project

    with pytest.raises(TypeError, match="positional"):
        make(NUMBER)


@pytest.mark.parametrize(
    ("change", "field", "value", "expected"),
    [
        pytest.param({"title": "a\nb"}, ".title", "a\nb", LINE.expected, id="two lines"),
        pytest.param({"title": None}, ".title", None, LINE.expected, id="no title"),
        pytest.param({"organisation": ""}, ".organisation", "", LINE.expected, id="no name"),
        pytest.param({"country": "GR"}, ".country", "GR", COUNTRY.expected, id="Greece as GR"),
        pytest.param({"start": MOMENT}, ".start", MOMENT, DATE.expected, id="a time"),
        pytest.param({"end": "2025"}, ".end", "2025", DATE.expected, id="a date as text"),
        pytest.param({"claims": None}, ".claims", None, "several of Claim", id="no claims"),
        pytest.param({"claims": [3]}, ".claims", 3, "only Claim in it", id="a number in it"),
        pytest.param(
            {"claims": ["staff.motivation"]},
            ".claims",
            "staff.motivation",
            "only Claim in it",
            id="a code for a claim",
        ),
        pytest.param(
            {"priorities": "priorities.ukraine_2024"},
            ".priorities",
            "priorities.ukraine_2024",
            "several priorities or codes",
            id="one priority",
        ),
        pytest.param(
            {"priorities": None},
            ".priorities",
            None,
            "several priorities or codes",
            id="no priorities",
        ),
        pytest.param(
            {"priorities": {}}, ".priorities", {}, "several priorities or codes", id="a dict"
        ),
        pytest.param(
            {"participants": {"staff": True}},
            None,
            True,
            COUNT.expected,
            id="a truth value for a number",
        ),
        pytest.param(
            {"participants": 6}, None, 6, "a mapping of target groups to numbers", id="a number"
        ),
    ],
)
def test_a_project_refuses(
    change: dict[str, object], field: str | None, value: object, expected: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        some_project(**change)

    assert (caught.value.value, caught.value.expected) == (value, expected)
    assert field is None or caught.value.field == f"Project{field}"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        pytest.param({"number": NUMBER.lower()}, ProjectNumberError, id="a damaged number"),
        pytest.param({"number": None}, ProjectNumberError, id="no number"),
        pytest.param({"participants": {"staf": 1}}, UnknownCodeError, id="no such group"),
        pytest.param({"participants": {"staff.motivation": 1}}, WrongKindError, id="no group"),
        pytest.param({"priorities": ["ukraine"]}, UnknownCodeError, id="no such priority"),
        pytest.param({"priorities": ["staff"]}, WrongKindError, id="no priority"),
        pytest.param({"priorities": [None]}, WrongKindError, id="nothing for a priority"),
        pytest.param({"priorities": b"x"}, WrongKindError, id="bytes"),
        pytest.param({"priorities": [[]]}, WrongKindError, id="a list for a priority"),
    ],
)
def test_a_project_passes_on_what_its_parts_refuse(
    change: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        some_project(**change)


@pytest.mark.parametrize(
    ("change", "value"),
    [
        pytest.param(
            {"claims": [some_claim(outcome=OTHER_OUTCOME), some_claim()]},
            staff.MOTIVATION,
            id="claims",
        ),
        pytest.param(
            {"claims": [some_claim()], "priorities": [OTHER_PRIORITY]},
            OTHER_PRIORITY,
            id="a priority",
        ),
        pytest.param(
            {"participants": {OTHER_GUIDE.staff: 1}, "priorities": [ukraine.PRIORITY]},
            ukraine.PRIORITY,
            id="participants",
        ),
    ],
)
def test_a_project_is_of_one_guide(change: dict[str, object], value: object) -> None:
    with pytest.raises(InvalidValueError) as caught:
        some_project(**change)

    assert (caught.value.field, caught.value.value) == ("Project", value)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"claims": [some_claim(outcome=OTHER_OUTCOME)]}, id="by its claims"),
        pytest.param({"participants": {OTHER_GUIDE.staff: 0}}, id="by its participants"),
        pytest.param({"priorities": [OTHER_PRIORITY]}, id="by its priorities"),
    ],
)
def test_the_guide_is_that_of_what_a_project_uses(change: dict[str, object]) -> None:
    project = some_project(**change)

    assert project.guide is OTHER_GUIDE
    assert project.planned.guide is OTHER_GUIDE


def test_the_guide_is_the_current_one_while_a_project_uses_nothing() -> None:
    assert some_project().guide is GUIDE_2024


def test_planned_and_achieved_are_sets_of_outcomes() -> None:
    project = some_project(
        claims=[
            Claim("organisations.international_capacity.funding", "planned"),
            Claim("staff.motivation", "planned"),
            Claim("staff.motivation", "achieved"),
            Claim("staff.motivation", "achieved", participants=3),
        ]
    )

    assert project.planned == OutcomeSet([organisations.FUNDING, staff.MOTIVATION])
    assert project.achieved == OutcomeSet([staff.MOTIVATION])


@pytest.mark.parametrize(
    ("change", "groups"),
    [
        pytest.param({}, (), id="nobody"),
        pytest.param({"participants": {"staff": 6}}, (staff.GROUP,), id="who takes part"),
        pytest.param({"participants": {"staff": 0}}, (), id="none of them"),
        pytest.param({"claims": [some_claim()]}, (staff.GROUP,), id="for whom is claimed"),
        pytest.param(
            {
                "participants": {"organisations": 1, "staff": 1},
                "claims": [Claim("learners.initiative", "planned")],
            },
            (learners.GROUP, staff.GROUP, organisations.GROUP),
            id="both, in guide order",
        ),
    ],
)
def test_the_target_groups_are_those_of_the_project(
    change: dict[str, object], groups: tuple[TargetGroup, ...]
) -> None:
    assert some_project(**change).target_groups == groups


@pytest.mark.parametrize(
    "value",
    [WHOLE, WHOLE.claims[0], WHOLE.claims[0].evidence[0], WHOLE.participants],
    ids=lambda value: type(value).__name__,
)
class TestEachValue:
    def test_is_frozen(self, value: Any) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            value.title = "another"

    def test_is_equal_to_its_copies_and_hashes_alike(self, value: object) -> None:
        assert len({value, copy.copy(value), copy.deepcopy(value)}) == 1

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_survives_pickling(self, value: object, protocol: int) -> None:
        assert pickle.loads(pickle.dumps(value, protocol)) == value


@pytest.mark.parametrize(
    "change",
    [
        lambda: attrs.evolve(WHOLE, title="Another"),
        lambda: attrs.evolve(WHOLE, claims=()),
        lambda: attrs.evolve(WHOLE, participants={"staff": 7}),
    ],
    ids=["title", "claims", "participants"],
)
def test_a_changed_project_is_another(change: Callable[[], Project]) -> None:
    assert change() != WHOLE


@given(projects)
def test_any_project_is_the_same_made_of_its_parts(project: Project) -> None:
    parts: dict[str, Any] = attrs.asdict(project, recurse=False)
    parts["number"] = str(project.number)
    parts["participants"] = {
        group.code: n for group, n in reversed([*project.participants.items()])
    }
    parts["priorities"] = [priority.code for priority in project.priorities] * 2

    again = Project(**parts)

    assert again == project
    assert hash(again) == hash(project)


@given(participants)
def test_any_participants_are_in_guide_order(counts: Participants) -> None:
    assert [*counts] == sorted(counts)
    assert Participants(dict(reversed([*counts.items()]))) == counts
