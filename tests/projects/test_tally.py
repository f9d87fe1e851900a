from __future__ import annotations

import copy
import pickle
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import project_with
from strategies import OTHER_GUIDE, members, participants, priorities, projects

from erasmus_ka1 import GUIDE_2024, Claim, Project
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from erasmus_ka1.projects._outcome_set import OutcomeOrAspect
from erasmus_ka1.projects._tally import Achievement, Counts, GroupCounts, ProjectCounts, Tally
from erasmus_ka1.serialization import dump_all, load_all
from erasmus_ka1.taxonomy import (
    Level,
    Outcome,
    TargetGroup,
    learners,
    organisations,
    staff,
    ukraine,
)

FUNDING = organisations.FUNDING
CAPACITY = organisations.INTERNATIONAL_CAPACITY
MOTIVATION = staff.MOTIVATION


def project_claiming(*codes: str, status: str = "planned", **changes: object) -> Project:
    return project_with(claims=[Claim(code, status) for code in codes], **changes)


OF_ANOTHER_GUIDE = project_with(
    number="2018-1-BE02-KA102-030303",
    claims=[Claim(cast("Outcome", OTHER_GUIDE["learners.employability"]), "planned")],
)


OF_ANOTHER_GUIDE = project_with(
    number="2018-1-BE02-KA102-030303",
    claims=[Claim(cast("Outcome", OTHER_GUIDE["learners.employability"]), "planned")],
)


def tally_of(counts: ProjectCounts, **figures: object) -> Tally:
    """Return a tally of one country and one year, whatever else it says."""
    return Tally(by_country={"NL": counts}, by_call_year={2024: counts}, **figures)  # type: ignore[arg-type]


#: Projects that differ in what is counted only, and meet in the same countries and years.
counted_projects = st.builds(
    project_with,
    number=st.sampled_from(["2018-1-BE02-KA102-046789", "2024-1-NL01-KA121-VET-000123456"]),
    country=st.sampled_from(["NL", "BE", "EL"]),
    participants=participants,
    claims=st.lists(st.builds(Claim, members, st.sampled_from(["planned", "achieved"]))),
    priorities=st.lists(priorities, max_size=1),
)
portfolios = st.lists(counted_projects, max_size=5)


def achievement(chosen: list[Project], member: OutcomeOrAspect) -> Achievement:
    return Achievement(
        planned=len([each for each in chosen if member in each.planned]),
        achieved=len([each for each in chosen if member in each.achieved]),
        planned_and_achieved=len(
            [each for each in chosen if member in each.planned and member in each.achieved]
        ),
    )


def outcomes_of(chosen: list[Project]) -> Achievement:
    each_outcome = [achievement(chosen, each) for each in GUIDE_2024.outcomes]
    return Achievement(
        sum(each.planned for each in each_outcome),
        sum(each.achieved for each in each_outcome),
        sum(each.planned_and_achieved for each in each_outcome),
    )


def known_sum(numbers: list[int]) -> int | None:
    return sum(numbers) if numbers else None


def group_counts(chosen: list[Project], group: TargetGroup) -> GroupCounts:
    working = [each for each in chosen if group in each.target_groups]
    return GroupCounts(
        projects=len(working),
        uncounted=len([each for each in working if group not in [*each.participants]]),
        participants=known_sum(
            [each.participants[group] for each in chosen if group in [*each.participants]]
        ),
    )


def project_counts(chosen: list[Project]) -> ProjectCounts:
    saying = [
        each
        for each in chosen
        if {Level.PARTICIPANTS} & {group.level for group in each.participants}
    ]
    people = known_sum([each.participants.total for each in saying])
    return ProjectCounts(len(chosen), people, outcomes_of(chosen))


def plain_count(chosen: list[Project]) -> Tally:
    """Return the tally counted figure by figure, each over all projects anew."""
    members = [*GUIDE_2024.outcomes, *GUIDE_2024.aspects]
    countries = {each.country for each in chosen}
    years = {each.number.call_year for each in chosen}
    return Tally(
        by_outcome={each: achievement(chosen, each) for each in members},
        by_target_group={each: group_counts(chosen, each) for each in GUIDE_2024.target_groups},
        by_country={
            country: project_counts([each for each in chosen if each.country == country])
            for country in countries
        },
        by_call_year={
            year: project_counts([each for each in chosen if each.number.call_year == year])
            for year in years
        },
        by_priority={
            priority: len([each for each in chosen if priority in each.priorities])
            for priority in GUIDE_2024.priorities
        },
    )


class TestCounting:
    @given(st.lists(projects, max_size=2) | portfolios)
    def test_a_tally_is_what_a_plain_count_gives(self, chosen: list[Project]) -> None:
        assert Tally.of(chosen) == plain_count(chosen)

    @given(portfolios)
    def test_the_order_of_the_projects_is_of_no_account(self, chosen: list[Project]) -> None:
        assert Tally.of(reversed(chosen)) == Tally.of(chosen)

    def test_an_aspect_brings_its_outcome(self) -> None:
        tally = Tally.of([project_claiming(FUNDING.code)])

        assert {**tally.by_outcome} == {CAPACITY: Achievement(1), FUNDING: Achievement(1)}

    def test_an_outcome_claimed_twice_counts_once(self) -> None:
        tally = Tally.of([project_claiming(MOTIVATION.code, MOTIVATION.code, FUNDING.code)])

        assert tally.total.outcomes == Achievement(planned=2)

    def test_planned_and_achieved_in_one_project_is_told_from_in_two(self) -> None:
        planned = project_claiming(MOTIVATION.code)
        achieved = project_claiming(MOTIVATION.code, status="achieved")
        both = project_with(claims=[*planned.claims, *achieved.claims])

        tally = Tally.of([planned, achieved, both])

        assert tally.by_outcome[MOTIVATION] == Achievement(2, 2, 1)

    def test_a_group_nobody_counted_has_no_number_of_participants(self) -> None:
        tally = Tally.of([project_claiming(MOTIVATION.code)])

        assert tally.by_target_group[staff.GROUP] == GroupCounts(1, uncounted=1, participants=None)

    def test_a_group_counted_as_none_has_zero_participants(self) -> None:
        tally = Tally.of([project_with(participants={"staff": 0})])

        assert tally.by_target_group[staff.GROUP] == GroupCounts(0, uncounted=0, participants=0)

    def test_what_is_known_adds_up_beside_what_is_not(self) -> None:
        counted = project_with(participants={"staff": 4})

        tally = Tally.of([counted, project_claiming(MOTIVATION.code), counted])

        assert tally.by_target_group[staff.GROUP] == GroupCounts(3, uncounted=1, participants=8)

    @pytest.mark.parametrize(
        ("participants", "people"),
        [
            ({"learners": 20, "staff": 3, "organisations": 5}, 23),
            ({"learners": 0}, 0),
            ({"organisations": 5}, None),
            ({}, None),
        ],
        ids=["all", "no learner", "organisations only", "nobody counted"],
    )
    def test_people_are_learners_and_staff(
        self, participants: dict[str, int], people: int | None
    ) -> None:
        assert Tally.of([project_with(participants=participants)]).total.people == people

    def test_the_country_is_the_organisations_and_the_year_is_the_calls(self) -> None:
        tally = Tally.of([project_with(country="LU")])

        assert ([*tally.by_country], [*tally.by_call_year]) == (["LU"], [2018])

    def test_priorities_are_counted(self) -> None:
        named = project_with(priorities=["priorities.ukraine_2024"])

        tally = Tally.of([named, project_with(), named])

        assert {**tally.by_priority} == {ukraine.PRIORITY: 2}

    def test_figures_stand_in_order(self) -> None:
        chosen = [
            project_claiming("staff.motivation", "staff.diversity", country="NL"),
            project_claiming("learners.employability", number="2016-1-BE02-KA102-046789"),
        ]

        tally = Tally.of(chosen)

        assert (
            [each.code for each in tally.by_outcome],
            [*tally.by_target_group],
            [*tally.by_country],
            [*tally.by_call_year],
        ) == (
            ["learners.employability", "staff.diversity", "staff.motivation"],
            [learners.GROUP, staff.GROUP],
            ["BE", "NL"],
            [2016, 2018],
        )

    def test_what_is_covered_is_an_outcome_set(self) -> None:
        chosen = [project_claiming(FUNDING.code), project_claiming(MOTIVATION.code)]

        assert [*Tally.of(chosen).covered] == [MOTIVATION, CAPACITY, FUNDING]

    def test_a_file_of_many_projects_is_read_as_it_goes(self, tmp_path: Path) -> None:
        path = tmp_path / "projects.jsonl"
        dump_all([project_claiming(MOTIVATION.code)] * 3, path)

        assert Tally.of(load_all(path, Project)).projects == 3

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


class TestGuides:
    def test_the_guide_is_that_of_the_projects(self) -> None:
        tally = Tally.of([project_with(), OF_ANOTHER_GUIDE])

        assert (tally.guide, tally.projects) == (OTHER_GUIDE, 2)

    def test_without_projects_it_is_the_current_one(self) -> None:
        assert Tally().guide is GUIDE_2024

    @pytest.mark.parametrize(
        "first",
        [
            project_claiming("staff.motivation"),
            project_with(participants={"staff": 1}),
            project_with(priorities=["priorities.ukraine_2024"]),
        ],
        ids=["by a claim", "by its participants", "by a priority"],
    )
    def test_a_project_of_another_guide_is_refused_by_its_number(self, first: Project) -> None:
        with pytest.raises(
            InvalidValueError, match=r"030303'\), expected only projects of Guide\(2024\)"
        ):
            Tally.of([first, project_with(), OF_ANOTHER_GUIDE])

    def test_tallies_of_two_guides_do_not_add_up(self) -> None:
        with pytest.raises(InvalidValueError, match=r"expected only concepts of Guide\(2024\)"):
            _ = Tally.of([project_claiming("staff.motivation")]) + Tally.of([OF_ANOTHER_GUIDE])


class TestAddition:
    @given(portfolios, portfolios)
    def test_tallies_of_parts_add_up_to_that_of_the_whole(
        self, one: list[Project], other: list[Project]
    ) -> None:
        assert Tally.of(one) + Tally.of(other) == Tally.of(one + other)

    @given(portfolios, portfolios, portfolios)
    def test_it_is_associative(
        self, one: list[Project], two: list[Project], three: list[Project]
    ) -> None:
        a, b, c = map(Tally.of, (one, two, three))

        assert (a + b) + c == a + (b + c)

    @given(portfolios, portfolios)
    def test_it_is_commutative(self, one: list[Project], other: list[Project]) -> None:
        a, b = Tally.of(one), Tally.of(other)

        assert a + b == b + a

    @given(portfolios)
    def test_an_empty_tally_adds_nothing(self, chosen: list[Project]) -> None:
        tally = Tally.of(chosen)

        assert (tally + Tally(), Tally() + tally) == (tally, tally)

    def test_an_empty_tally_adds_nothing_to_that_of_another_guide(self) -> None:
        tally = Tally.of([OF_ANOTHER_GUIDE])

        assert (tally + Tally(), Tally() + tally) == (tally, tally)

    def test_many_add_up_with_sum(self) -> None:
        tallies = [Tally.of([project_claiming("staff.motivation")])] * 3

        assert sum(tallies, Tally()).by_outcome[MOTIVATION].planned == 3

    def test_the_terms_stay_as_they_were(self) -> None:
        tally = Tally.of([project_claiming("staff.motivation")])

        _ = tally + tally

        assert tally == Tally.of([project_claiming("staff.motivation")])

    @pytest.mark.parametrize("figures", [Tally(), Counts(), Achievement()], ids=repr)
    @pytest.mark.parametrize("other", [1, None, GroupCounts(), "x"], ids=repr)
    def test_nothing_else_can_be_added(self, figures: Any, other: object) -> None:
        with pytest.raises(TypeError, match="unsupported operand"):
            _ = figures + other


class TestValue:
    def test_it_can_be_made_of_figures_counted_elsewhere(self) -> None:
        counts = ProjectCounts(2, 8, Achievement(2, 1, 1))

        tally = Tally(
            by_outcome={"staff.motivation": Achievement(2, 1, 1)},
            by_target_group={"staff": GroupCounts(2, 0, 8)},
            by_country={"BE": counts},
            by_call_year={2018: counts},
            by_priority={"priorities.ukraine_2024": 1},
        )

        achieved = Claim("staff.motivation", "achieved")
        planning = project_claiming("staff.motivation", participants={"staff": 4})
        assert tally == Tally.of(
            [
                attrs.evolve(planning, claims=[*planning.claims, achieved]),
                attrs.evolve(planning, priorities=["priorities.ukraine_2024"]),
            ]
        )

    @given(portfolios)
    def test_equal_figures_are_equal_tallies_with_equal_hashes(self, chosen: list[Project]) -> None:
        one, other = Tally.of(chosen), Tally.of(chosen)

        assert (one, hash(one), repr(one)) == (other, hash(other), repr(other))

    def test_other_figures_are_another_tally(self) -> None:
        one, other = Tally.of([project_with()]), Tally.of([project_with(country="NL")])

        assert (one == other, hash(one) == hash(other)) == (False, False)

    @given(portfolios)
    def test_copies_and_pickles_are_equal(self, chosen: list[Project]) -> None:
        tally = Tally.of(chosen)

        copies = [copy.copy(tally), copy.deepcopy(tally), pickle.loads(pickle.dumps(tally))]

        assert copies == [tally] * 3

    def test_it_cannot_be_changed(self) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            Tally().by_country = Counts()  # type: ignore[misc]

    def test_zeros_make_no_difference(self) -> None:
        tally = Tally(
            by_outcome={MOTIVATION: Achievement()},
            by_target_group={staff.GROUP: GroupCounts()},
            by_country={"NL": ProjectCounts()},
            by_call_year={2024: ProjectCounts()},
            by_priority={ukraine.PRIORITY: 0},
        )

        assert tally == Tally()

    def test_no_project_is_all_zero(self) -> None:
        assert (Tally.of([]), Tally().projects, Tally().total) == (Tally(), 0, ProjectCounts())


class TestCounts:
    def test_a_concept_is_found_by_its_code_too(self) -> None:
        counts = Tally.of([project_claiming("staff.motivation")]).by_outcome

        assert counts["staff.motivation"] == counts[MOTIVATION] == Achievement(1)

    def test_a_key_that_is_not_there_raises_an_error_of_ours(self) -> None:
        with pytest.raises(UnknownCodeError, match=r"unknown code 'staff\.diversity'"):
            Counts({MOTIVATION: 1})["staff.diversity"]

    @pytest.mark.parametrize(
        ("key", "is_there"),
        [("NL", True), ("BE", False), (MOTIVATION, False), (None, False), ([], False)],
        ids=["a key", "another", "a concept", "none", "a list"],
    )
    def test_it_says_what_is_in_it(self, key: object, is_there: bool) -> None:
        assert (key in Counts({"NL": 1})) is is_there

    @pytest.mark.parametrize(
        ("figures", "message"),
        [
            ("", "'' does not belong here, expected a mapping to figures"),
            ([], "a mapping to figures"),
            ([("NL", 1)], "a mapping to figures"),
            ({"NL": 1, 2024: 1}, "'NL', 2024.*, expected keys of one kind"),
            ({MOTIVATION: 1, "NL": 2}, "expected keys of one kind"),
        ],
        ids=["no text", "no list", "pairs", "keys of two kinds", "a concept and a text"],
    )
    def test_other_figures_are_refused(self, figures: Any, message: str) -> None:
        with pytest.raises(WrongKindError, match=message):
            Counts(figures)

    def test_it_shows_its_figures_in_order(self) -> None:
        assert repr(Counts({2024: 1, 2016: 2})) == "Counts({2016: 2, 2024: 1})"


class TestAchievement:
    @pytest.mark.parametrize(
        ("achievement", "either", "share"),
        [
            (Achievement(), 0, None),
            (Achievement(0, 3, 0), 3, None),
            (Achievement(4, 3, 1), 6, 0.25),
            (Achievement(4, 4, 4), 4, 1.0),
        ],
        ids=["nothing", "unplanned", "some", "all"],
    )
    def test_it_says_how_much_was_either_and_what_share_was_achieved(
        self, achievement: Achievement, either: int, share: float | None
    ) -> None:
        assert (achievement.either, achievement.share) == (either, share)


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
def test_what_is_not_several_projects_is_refused(given: object) -> None:
    with pytest.raises(WrongKindError, match=r"expected (several projects|a project)$"):
        Tally.of(given)  # type: ignore[arg-type]


ONE = ProjectCounts(1)
#: A portfolio of one project, before more is said of it.
OF_ONE = {"by_country": {"NL": ONE}, "by_call_year": {2024: ONE}}
REFUSED: dict[str, tuple[type, dict[str, Any], str]] = {
    "a negative number": (
        Achievement,
        {"planned": -1},
        "Achievement.planned is -1, expected a whole number, 0 or more",
    ),
    "a float": (GroupCounts, {"projects": 1.0}, "GroupCounts.projects is 1.0, expected a whole"),
    "a truth value": (ProjectCounts, {"projects": True}, "ProjectCounts.projects is True"),
    "negative participants": (
        GroupCounts,
        {"participants": -2},
        "participants is -2, expected a whole number, 0 or more, or nothing",
    ),
    "no achievement": (
        ProjectCounts,
        {"outcomes": 3},
        "ProjectCounts.outcomes is 3, expected one of the class Achievement",
    ),
    "more of both than of one": (
        Achievement,
        {"planned": 3, "achieved": 2, "planned_and_achieved": 3},
        "Achievement.planned_and_achieved is 3, expected at most 2",
    ),
    "more uncounted than there are": (
        GroupCounts,
        {"projects": 1, "uncounted": 2, "participants": 1},
        "GroupCounts.uncounted is 2, expected at most 1",
    ),
    "counted, and no number": (
        GroupCounts,
        {"projects": 3, "uncounted": 1},
        "GroupCounts.participants is None, expected a number, as 2 of the projects say it",
    ),
    "a country in small letters": (
        Tally,
        {"by_country": {"nl": ONE}},
        "Tally.by_country is 'nl', expected two capital letters",
    ),
    "a country that is no text": (Tally, {"by_country": {1: ONE}}, "Tally.by_country is 1"),
    "a year as text": (
        Tally,
        {"by_call_year": {"2024": ONE}},
        "Tally.by_call_year is '2024', expected a year from 2014, as an int",
    ),
    "a year before the programme": (
        Tally,
        {"by_call_year": {2013: ONE}},
        "Tally.by_call_year is 2013, expected a year from 2014, as an int",
    ),
    "a number for a country": (
        Tally,
        {"by_country": {"NL": 1}},
        "Tally.by_country is 1, expected one of the class ProjectCounts",
    ),
    "a group for an outcome": (
        Tally,
        {"by_outcome": {staff.GROUP: Achievement(1)}},
        r"TargetGroup\('staff'\) does not belong here, expected an outcome or an aspect",
    ),
    "an outcome for a group": (
        Tally,
        {"by_target_group": {MOTIVATION: GroupCounts(1, 1)}},
        r"Outcome\('staff.motivation'\) does not belong here, expected a target group",
    ),
    "an outcome for a priority": (
        Tally,
        {"by_priority": {MOTIVATION: 1}},
        r"Outcome\('staff.motivation'\) does not belong here, expected a priority",
    ),
    "an unknown code": (Tally, {"by_outcome": {"staff.x": Achievement(1)}}, "unknown code"),
    "a concept twice": (
        Tally,
        {"by_priority": {ukraine.PRIORITY: 1, ukraine.PRIORITY.code: 1}},
        "Tally.by_priority is .*, expected each concept once",
    ),
    "a negative number of a priority": (
        Tally,
        {"by_priority": {ukraine.PRIORITY: -1}},
        "Tally.by_priority is -1, expected a whole number, 0 or more",
    ),
    "no mapping": (Tally, {"by_country": []}, "by_country is .*, expected a mapping to figures"),
    "a country without a year": (
        Tally,
        {"by_country": {"NL": ONE}},
        r"Tally.by_call_year is ProjectCounts\(projects=0, .* in all, as by country",
    ),
    "an outcome in more projects than there are": (
        Tally,
        {**OF_ONE, "by_outcome": {MOTIVATION: Achievement(1, 1)}},
        "Tally.by_outcome is 2, expected at most 1",
    ),
    "a group in more projects than there are": (
        Tally,
        {**OF_ONE, "by_target_group": {staff.GROUP: GroupCounts(2, 2)}},
        "Tally.by_target_group is 2, expected at most 1",
    ),
    "a priority in more projects than there are": (
        Tally,
        {**OF_ONE, "by_priority": {ukraine.PRIORITY: 2}},
        "Tally.by_priority is 2, expected at most 1",
    ),
    "concepts of two guides": (
        Tally,
        {
            **OF_ONE,
            "by_target_group": {learners.GROUP: GroupCounts(1, 1)},
            "by_priority": {OTHER_GUIDE["priorities.climate_2030"]: 1},
        },
        r"Tally is Priority\('priorities.climate_2030'\), expected only concepts of Guide\(2024\)",
    ),
}


@pytest.mark.parametrize(("kind", "figures", "message"), REFUSED.values(), ids=REFUSED)
def test_figures_that_cannot_be_are_refused(
    kind: type, figures: dict[str, Any], message: str
) -> None:
    with pytest.raises(KA1Error, match=message):
        kind(**figures)
