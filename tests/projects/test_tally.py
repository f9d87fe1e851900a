"""Tallies: what is counted, how tallies add up, and which figures they refuse."""

from __future__ import annotations

import copy
import datetime
import enum
import pickle
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import members, participants, priorities, projects

from erasmus_ka1 import (
    GUIDE_2024,
    GUIDES,
    Claim,
    Project,
    organisations,
    staff,
    ukraine,
)
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from erasmus_ka1.projects import (
    Achievement,
    Counts,
    FindingCode,
    FindingCounts,
    GroupCounts,
    OutcomeOrAspect,
    OutcomeSet,
    ProjectCounts,
    Tally,
    check,
)
from erasmus_ka1.taxonomy import Level, TargetGroup

FUNDING = organisations.FUNDING
CAPACITY = organisations.INTERNATIONAL_CAPACITY
MOTIVATION = staff.MOTIVATION
ONE = ProjectCounts(1)
#: A portfolio of one project, before more is said of it.
OF_ONE: dict[str, Any] = {"by_country": {"NL": ONE}, "by_call_year": {2024: ONE}}
ONE_GROUP: dict[str, Any] = {**OF_ONE, "by_target_group": {"staff": GroupCounts(1, 1)}}


#: The fields of a tally that hold figures by something.
MAPPINGS = [each.name for each in attrs.fields(Tally) if each.name.startswith("by_")]


class Words(str, enum.Enum):  # noqa: UP042 - as people have them
    """Keys of a subclass that hashes in its own way."""

    COUNTRY = "NL"
    OUTCOME = "staff.motivation"


def project_with(**changes: Any) -> Project:
    own: dict[str, Any] = {
        "number": "2024-1-BE02-KA121-VET-000046789",
        "title": "Titel",
        "organisation": "Organisatie",
        "country": "BE",
        "start": datetime.date(2024, 9, 1),
        "end": datetime.date(2024, 9, 30),
    }
    return Project(**(own | changes))


def project_of(call_year: int, **changes: Any) -> Project:
    return project_with(number=f"{call_year}-1-BE02-KA121-VET-000046789", **changes)


def project_claiming(*codes: str) -> Project:
    return project_with(claims=[Claim(code, "planned") for code in codes])


#: Projects that differ in what is counted only, and meet in the same countries and years.
counted_projects = st.builds(
    project_of,
    st.sampled_from([2021, *GUIDES]),
    country=st.sampled_from(["NL", "BE", "EL"]),
    participants=participants,
    claims=st.lists(st.builds(Claim, members, st.sampled_from(["planned", "achieved"]))),
    priorities=st.lists(priorities, max_size=1),
)
portfolios = st.lists(counted_projects, max_size=5)


def achievement(chosen: list[Project], member: OutcomeOrAspect) -> Achievement:
    return Achievement(
        planned=sum(member in each.planned for each in chosen),
        achieved=sum(member in each.achieved for each in chosen),
        planned_and_achieved=sum(member in each.planned & each.achieved for each in chosen),
        evidenced=sum(
            any(
                claim.status == "achieved"
                and claim.evidence
                and member in OutcomeSet([claim.outcome])
                for claim in each.claims
            )
            for each in chosen
        ),
    )


def known_sum(numbers: list[int]) -> int | None:
    return sum(numbers) if numbers else None


def group_counts(chosen: list[Project], group: TargetGroup) -> GroupCounts:
    working = [each for each in chosen if group in each.target_groups]
    return GroupCounts(
        projects=len(working),
        uncounted=sum(group not in each.participants for each in working),
        participants=known_sum(
            [each.participants[group] for each in chosen if group in each.participants]
        ),
    )


def project_counts(chosen: list[Project]) -> ProjectCounts:
    saying = [
        each
        for each in chosen
        if any(group.level is Level.PARTICIPANTS for group in each.participants)
    ]
    outcomes = [achievement(chosen, each) for each in GUIDE_2024.outcomes]
    people = known_sum([each.participants.total for each in saying])
    return ProjectCounts(len(chosen), people, sum(outcomes, Achievement()))


def counts_by(chosen: list[Project], key: Callable[[Project], Any]) -> dict[Any, ProjectCounts]:
    return {
        each: project_counts([one for one in chosen if key(one) == each])
        for each in {*map(key, chosen)}
    }


def finding_counts(chosen: list[Project], code: FindingCode) -> FindingCounts:
    found = [sum(finding.code is code for finding in check(each)) for each in chosen]
    return FindingCounts(sum(map(bool, found)), sum(found))


def plain_count(chosen: list[Project]) -> Tally:
    """Return the tally counted figure by figure, each over all projects anew."""
    named = [priority for guide in GUIDES.values() for priority in guide.priorities]
    return Tally(
        by_outcome={
            each: achievement(chosen, each) for each in (*GUIDE_2024.outcomes, *GUIDE_2024.aspects)
        },
        by_target_group={each: group_counts(chosen, each) for each in GUIDE_2024.target_groups},
        by_country=counts_by(chosen, lambda each: each.country),
        by_call_year=counts_by(chosen, lambda each: each.number.call_year),
        by_action=counts_by(chosen, lambda each: each.number.full_action),
        by_organisation=counts_by(chosen, lambda each: (each.country, each.organisation)),
        by_priority={
            priority: sum(priority in each.priorities for each in chosen) for priority in named
        },
        by_edition={year: sum(each.edition == year for each in chosen) for year in GUIDES},
        by_finding={code: finding_counts(chosen, code) for code in FindingCode},
        checked=len(chosen),
    )


class TestCounting:
    @given(st.lists(projects, max_size=2) | portfolios)
    def test_a_tally_is_what_a_plain_count_gives(self, chosen: list[Project]) -> None:
        checked = Tally.of(chosen, findings=True)

        assert checked == plain_count(chosen) == Tally.of(reversed(chosen), findings=True)
        assert Tally.of(chosen) == attrs.evolve(checked, by_finding={}, checked=0)

    def test_a_finding_is_found_by_its_code_or_its_text(self) -> None:
        found = FindingCounts(1, 1)
        tally = Tally(**{**OF_ONE, "checked": 1, "by_finding": {"no_claims": found}})

        assert [*tally.by_finding] == [FindingCode.NO_CLAIMS]
        assert type(next(iter(tally.by_finding))) is FindingCode
        assert tally.by_finding["no_claims"] is tally.by_finding[FindingCode.NO_CLAIMS] is found

    def test_a_project_has_ended_the_day_after_its_last(self) -> None:
        chosen = [project_with(end=datetime.date(2024, 9, day)) for day in (28, 29, 30)]

        ended, running = Tally.by_end(chosen, datetime.date(2024, 9, 29))

        assert (ended, running) == (Tally.of(chosen[:1]), Tally.of(chosen[1:]))

    @pytest.mark.parametrize("date", ["2024-09-29", None, 2024], ids=repr)
    def test_a_day_that_is_no_date_is_refused(self, date: Any) -> None:
        with pytest.raises(InvalidValueError, match=r"Tally\.by_end\.date is .*, expected a date"):
            Tally.by_end([], date)

    @pytest.mark.parametrize(
        ("participants", "people"),
        [
            ({"learners": 20, "staff": 3, "organisations": 5}, 23),
            ({"learners": 0}, 0),
            ({"organisations": 5}, None),
            ({}, None),
        ],
        ids=["all", "no learner", "organisations only", "not counted"],
    )
    def test_people_are_learners_and_staff(
        self, participants: dict[str, int], people: int | None
    ) -> None:
        assert Tally.of([project_with(participants=participants)]).total.people == people

    def test_figures_are_in_order(self) -> None:
        codes = ("staff.motivation", "staff.diversity", "learners.initiative")
        claims = [Claim(code, "planned") for code in codes]
        named = [ukraine.PRIORITY_2026, ukraine.PRIORITY_2023]

        tally = Tally.of(
            [project_of(2026, claims=claims, country="NL"), project_of(2023, priorities=named)],
            findings=True,
        )

        assert [[*map(str, getattr(tally, name))] for name in MAPPINGS] == [
            ["learners.initiative", "staff.diversity", "staff.motivation"],
            ["learners", "staff"],
            ["BE", "NL"],
            ["2023", "2026"],
            ["KA121-VET"],
            ["('BE', 'Organisatie')", "('NL', 'Organisatie')"],
            ["priorities.ukraine_2023", "priorities.ukraine_2026"],
            ["2023", "2026"],
            [
                *("group_without_participants", "no_claims"),
                *("priority_of_another_year", "priority_outside_edition"),
            ],
        ]

    def test_what_is_covered_is_an_outcome_set(self) -> None:
        chosen = [project_claiming(FUNDING.code), project_claiming(MOTIVATION.code)]

        assert [*Tally.of(chosen).covered] == [MOTIVATION, CAPACITY, FUNDING]

    def test_no_project_is_kept(self) -> None:
        alive: list[int] = []

        def made_one_by_one() -> Iterator[Project]:
            made: list[weakref.ref[Project]] = []
            for _ in range(5):
                project = project_claiming(MOTIVATION.code)
                made.append(weakref.ref(project))
                yield project
                del project
                alive.append(sum(each() is not None for each in made))

        Tally.of(made_one_by_one())

        # the one that the loop over them still holds
        assert max(alive) == 1

    @pytest.mark.parametrize(
        "given",
        [
            *("projects.jsonl", b"projects", 1, None, {"a": project_with()}, project_with()),
            *([1], ["2018-1-BE02-KA102-046789"], [None], [project_with(), Tally()]),
        ],
        ids=[
            *("str", "bytes", "int", "None", "mapping", "one project"),
            *("numbers", "texts", "nothing", "a tally among projects"),
        ],
    )
    def test_what_is_not_a_list_of_projects_is_refused(self, given: Any) -> None:
        with pytest.raises(WrongKindError, match=r"expected (a list of projects|a project)$"):
            Tally.of(given)

    @pytest.mark.parametrize(
        ("years", "edition"), [([], 2024), ([2023], 2023), ([2026, 2023, 2025], 2026)]
    )
    def test_the_guide_is_the_newest(self, years: list[int], edition: int) -> None:
        assert Tally.of(map(project_of, years)).guide is GUIDES[edition]


class TestAddition:
    @given(portfolios, portfolios)
    def test_tallies_of_parts_add_up_to_that_of_the_whole(
        self, one: list[Project], other: list[Project]
    ) -> None:
        a, b = Tally.of(one), Tally.of(other)

        assert a + b == b + a == Tally.of(one + other) == sum([a, b], Tally())
        assert a + Tally() == a == Tally.of(one)

    @pytest.mark.parametrize("figures", [Tally(), Counts(), Achievement()], ids=repr)
    @pytest.mark.parametrize("other", [1, None, GroupCounts(), "x"], ids=repr)
    def test_nothing_else_can_be_added(self, figures: Any, other: object) -> None:
        with pytest.raises(TypeError, match="unsupported operand"):
            _ = figures + other


class TestValue:
    def test_concepts_may_be_given_by_code(self) -> None:
        tally = Tally(
            **ONE_GROUP,
            by_outcome={"staff.motivation": Achievement(1)},
            by_priority={"priorities.ukraine_2024": 1},
        )

        found = [*tally.by_outcome, *tally.by_target_group, *tally.by_priority]
        assert found == [MOTIVATION, staff.GROUP, ukraine.PRIORITY_2024]

    def test_a_subclass_of_str_is_a_key_by_its_characters(self) -> None:
        tally = Tally(by_country={Words.COUNTRY: ONE}, by_call_year={2024: ONE})

        assert ([*map(type, tally.by_country)], tally.by_country[Words.COUNTRY]) == ([str], ONE)

    @pytest.mark.parametrize("year", [2014, 9999])
    def test_the_first_and_the_last_call_year_are_counted(self, year: int) -> None:
        assert [*Tally(by_country={"NL": ONE}, by_call_year={year: ONE}).by_call_year] == [year]

    @given(portfolios)
    def test_equal_figures_are_equal_tallies_whether_copied_or_counted(
        self, chosen: list[Project]
    ) -> None:
        tally = Tally.of(chosen)

        same = [copy.deepcopy(tally), pickle.loads(pickle.dumps(tally)), Tally.of(chosen)]

        assert (same, {*map(hash, same)}, {*map(repr, same)}) == (
            [tally] * 3,
            {hash(tally)},
            {repr(tally)},
        )

    def test_zeros_make_no_difference(self) -> None:
        tally = Tally(
            by_outcome={MOTIVATION: Achievement()},
            by_target_group={staff.GROUP: GroupCounts()},
            by_country={"NL": ProjectCounts()},
            by_call_year={2024: ProjectCounts()},
            by_priority={ukraine.PRIORITY_2024: 0},
            by_edition={2026: 0},
        )

        assert tally == Tally() == Tally.of([])
        assert (tally.projects, tally.total) == (0, ProjectCounts())


class TestCounts:
    @pytest.mark.parametrize("key", [MOTIVATION, "staff.motivation", Words.OUTCOME])
    def test_a_concept_is_found_by_its_code_too(self, key: Any) -> None:
        counts = Counts({MOTIVATION: 1})

        assert (counts[key], counts.get(key), key in counts) == (1, 1, True)

    @pytest.mark.parametrize("key", ["staff.diversity", "BE", 2024, staff.GROUP, None, []])
    def test_a_key_that_is_not_there_is_an_unknown_code(self, key: Any) -> None:
        counts = Counts({MOTIVATION: 1})

        assert (key in counts, counts.get(key), counts.get(key, 0)) == (False, None, 0)
        with pytest.raises(UnknownCodeError, match="unknown code"):
            counts[key]

    @pytest.mark.parametrize(
        ("figures", "message"),
        [
            ("", "'' does not belong here, expected a mapping to figures"),
            ([("NL", 1)], "expected a mapping to figures"),
            ({"NL": 1, 2024: 1}, "'NL', 2024.*, expected keys of one kind"),
            ({MOTIVATION: 1, "NL": 2}, "expected keys of one kind"),
            ({"NL": -1}, "-1 does not belong here, expected a figure of a tally"),
            ({"NL": "2"}, "'2' does not belong here, expected a figure of a tally"),
        ],
        ids=["text", "pairs", "keys of two kinds", "a concept and a text", "negative", "a text"],
    )
    def test_other_figures_are_refused(self, figures: Any, message: str) -> None:
        with pytest.raises(WrongKindError, match=message):
            Counts(figures)


@pytest.mark.parametrize(
    ("achievement", "either", "share", "evidenced_share"),
    [
        (Achievement(), 0, None, None),
        (Achievement(0, 4, 0, 3), 4, None, 0.75),
        (Achievement(4, 3, 1), 6, 0.25, 0.0),
        (Achievement(4, 4, 4, 4), 4, 1.0, 1.0),
    ],
    ids=["nothing", "unplanned", "some", "all"],
)
def test_an_achievement_says_how_often_either_and_which_shares(
    achievement: Achievement, either: int, share: float | None, evidenced_share: float | None
) -> None:
    assert (achievement.either, achievement.share, achievement.evidenced_share) == (
        either,
        share,
        evidenced_share,
    )


@pytest.mark.parametrize(
    ("kind", "figures", "message"),
    [
        (Achievement, (-1,), "Achievement.planned is -1, expected a whole number, 0"),
        (GroupCounts, (1.0,), "GroupCounts.projects is 1.0, expected a whole"),
        (ProjectCounts, (True,), "ProjectCounts.projects is True"),
        (GroupCounts, (0, 0, -2), "GroupCounts.participants is -2, expected a whole"),
        (ProjectCounts, (1, 1, 3), "outcomes is 3, expected one of the class Achievement"),
        (Achievement, (3, 2, 3), "Achievement.planned_and_achieved is 3, expected at most 2"),
        (Achievement, (3, 2, 2, 3), "Achievement.evidenced is 3, expected at most 2"),
        (FindingCounts, (2, 1), "FindingCounts.projects is 2, expected at most 1"),
        (GroupCounts, (1, 2, 1), "GroupCounts.uncounted is 2, expected at most 1"),
        (GroupCounts, (3, 1), "GroupCounts.participants is None, expected a number, as 2"),
    ],
    ids=[
        *("negative", "a float", "a truth value", "negative participants", "no achievement"),
        *("more of both than of one", "more with evidence than achieved"),
        *("more projects than findings", "more uncounted than there are", "counted, and no number"),
    ],
)
def test_figures_that_contradict_themselves_are_refused(
    kind: Any, figures: tuple[object, ...], message: str
) -> None:
    with pytest.raises(InvalidValueError) as caught:
        kind(*figures)

    assert message in str(caught.value)


@pytest.mark.parametrize("field", MAPPINGS)
@pytest.mark.parametrize("value", [[5], None, "NL", 5], ids=repr)
def test_a_field_of_a_tally_is_a_mapping(field: str, value: object) -> None:
    with pytest.raises(InvalidValueError, match="expected a mapping to figures") as caught:
        Tally(**{field: value})  # type: ignore[arg-type]

    assert (caught.value.field, caught.value.value) == (f"Tally.{field}", value)


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "a country in small letters": (
        {"by_country": {"nl": ONE}},
        "Tally.by_country is 'nl', expected two capital letters",
    ),
    "a country that is not text": ({"by_country": {1: ONE}}, "Tally.by_country is 1"),
    "a year as text": (
        {"by_call_year": {"2024": ONE}},
        "Tally.by_call_year is '2024', expected a year from 2014, as an int",
    ),
    "a year before the programme": ({"by_call_year": {2013: ONE}}, "Tally.by_call_year is 2013"),
    "an edition there is not": ({"by_edition": {2022: 1}}, "unknown edition 2022"),
    "a number for an outcome": (
        {"by_outcome": {"staff.motivation": 5}},
        "Tally.by_outcome is 5, expected one of the class Achievement",
    ),
    "a number for a group": (
        {"by_target_group": {"staff": 5}},
        "Tally.by_target_group is 5, expected one of the class GroupCounts",
    ),
    "a number for a country": (
        {"by_country": {"NL": 1}},
        "Tally.by_country is 1, expected one of the class ProjectCounts",
    ),
    "a negative number of a priority": (
        {"by_priority": {ukraine.PRIORITY_2024: -1}},
        "Tally.by_priority is -1, expected a whole number, 0 or more",
    ),
    "a group for an outcome": (
        {"by_outcome": {staff.GROUP: Achievement(1)}},
        "TargetGroup('staff') does not belong here, expected an outcome or an aspect",
    ),
    "an outcome for a group": (
        {"by_target_group": {MOTIVATION: GroupCounts(1, 1)}},
        "Outcome('staff.motivation') does not belong here, expected a target group",
    ),
    "a number for a priority": ({"by_priority": {5: 1}}, "expected a priority, or the code of one"),
    "an unknown code": ({"by_outcome": {"staff.x": Achievement(1)}}, "unknown code"),
    "a concept twice": (
        {"by_priority": {ukraine.PRIORITY_2024: 1, ukraine.PRIORITY_2024.code: 1}},
        "expected each concept once",
    ),
    "a country without a year": (
        {"by_country": {"NL": ONE}},
        "Tally.by_call_year is ProjectCounts(projects=0",
    ),
    "more groups than projects": (
        {**OF_ONE, "by_target_group": {staff.GROUP: GroupCounts(2, 2)}},
        "Tally.by_target_group is 2, expected at most 1",
    ),
    "more priorities than projects": (
        {**OF_ONE, "by_priority": {ukraine.PRIORITY_2024: 2}},
        "Tally.by_priority is 2, expected at most 1",
    ),
    "an action in small letters": (
        {**OF_ONE, "by_action": {"ka121-vet": ONE}},
        "Tally.by_action is 'ka121-vet', expected an action as in project numbers, such as KA121",
    ),
    "an action that is not text": ({"by_action": {121: ONE}}, "Tally.by_action is 121, expected"),
    "more by action than projects": (
        {**OF_ONE, "by_action": {"KA121-VET": ONE, "KA122-VET": ONE}},
        "Tally.by_action is 2, expected at most 1",
    ),
    "an organisation without its country": (
        {"by_organisation": {"Scalda": ONE}},
        "Tally.by_organisation is 'Scalda', expected a country and a name, such as ('NL', 'Scalda'",
    ),
    "an organisation in a country in small letters": (
        {"by_organisation": {("nl", "Scalda"): ONE}},
        "expected a country and a name",
    ),
    "an organisation of two lines": (
        {"by_organisation": {("NL", "a\nb"): ONE}},
        "expected a country and a name",
    ),
    "an unknown finding": (
        {"by_finding": {"no_claim": FindingCounts(1, 1)}},
        "Tally.by_finding is 'no_claim', expected the code of a finding",
    ),
    "findings of projects that were not checked": (
        {**OF_ONE, "by_finding": {"no_claims": FindingCounts(1, 1)}},
        "Tally.by_finding is 1, expected at most 0",
    ),
    "more checked than there are": ({**OF_ONE, "checked": 2}, "Tally.checked is 2, expected at m"),
    "more editions than projects": (
        {**OF_ONE, "by_edition": {2024: 1, 2025: 1}},
        "Tally.by_edition is 2, expected at most 1",
    ),
    "an outcome without its group": (
        {**OF_ONE, "by_outcome": {MOTIVATION: Achievement(1, 1, 1)}},
        "Tally.by_outcome['staff.motivation'] is 1, expected at most 0",
    ),
    "an outcome in more projects than work with its group": (
        {**ONE_GROUP, "by_outcome": {MOTIVATION: Achievement(1, 1)}},
        "Tally.by_outcome['staff.motivation'] is 2, expected at most 1",
    ),
}


@pytest.mark.parametrize(("figures", "message"), REFUSED.values(), ids=REFUSED)
def test_figures_that_contradict_each_other_are_refused(
    figures: dict[str, Any], message: str
) -> None:
    with pytest.raises(KA1Error) as caught:
        Tally(**figures)

    assert message in str(caught.value)
