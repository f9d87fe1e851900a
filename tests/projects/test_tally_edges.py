"""Projects, findings and tallies at their edges: the first and last that hold, and refusals."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import attrs
import pytest
from report_samples import project_with
from strategies import OTHER_GUIDE

from erasmus_ka1 import Claim, Project
from erasmus_ka1._validation import LINE, TEXT
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.projects._findings import Parameters
from erasmus_ka1.projects._project import Participants
from erasmus_ka1.projects._tally import Achievement, GroupCounts, ProjectCounts, Tally
from erasmus_ka1.taxonomy import learners

PATIENCE: Any = OTHER_GUIDE["learners.patience"]
OTHER_PRIORITY: Any = OTHER_GUIDE["priorities.climate_2030"]
ONE = ProjectCounts(1)
OF_OTHER_GUIDE = project_with(claims=[Claim(PATIENCE, "planned")])


def refusal(make: Callable[..., object], *given: Any, **fields: Any) -> str:
    with pytest.raises(KA1Error) as caught:
        make(*given, **fields)
    return str(caught.value)


@pytest.mark.parametrize("year", [2014, 9999])
def test_the_first_and_the_last_call_year_are_counted(year: int) -> None:
    tally = Tally(by_country={"NL": ONE}, by_call_year={year: ONE})

    assert [*tally.by_call_year] == [year]


@pytest.mark.parametrize("field", [each.name for each in attrs.fields(Tally)])
def test_figures_without_keys_are_refused_by_the_name_of_their_field(field: str) -> None:
    assert refusal(Tally, **{field: [5]}) == f"Tally.{field} is [5], expected a mapping to figures"


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (
            {"by_outcome": {"staff.motivation": 5}},
            "Tally.by_outcome is 5, expected one of the class Achievement",
        ),
        (
            {"by_target_group": {"staff": 5}},
            "Tally.by_target_group is 5, expected one of the class GroupCounts",
        ),
        (
            {"by_country": {"NL": 1}},
            "Tally.by_country is 1, expected one of the class ProjectCounts",
        ),
        (
            {"by_call_year": {2024: 1}},
            "Tally.by_call_year is 1, expected one of the class ProjectCounts",
        ),
        (
            {"by_priority": {"priorities.ukraine_2024": -1}},
            "Tally.by_priority is -1, expected a whole number, 0 or more",
        ),
        (
            {
                "by_outcome": {
                    learners.EMPLOYABILITY: Achievement(),
                    "learners.employability": Achievement(),
                }
            },
            (
                "Tally.by_outcome is [Outcome('learners.employability'),"
                " 'learners.employability'], expected each concept once"
            ),
        ),
        (
            {"by_target_group": {5: GroupCounts()}},
            "5 does not belong here, expected a target group, or the code of one",
        ),
        (
            {"by_priority": {5: 1}},
            "5 does not belong here, expected a priority, or the code of one",
        ),
    ],
    ids=["outcome", "group", "country", "year", "priority", "twice", "no group", "no priority"],
)
def test_figures_of_the_wrong_kind_are_refused_by_what_was_expected(
    figures: Mapping[str, Any], words: str
) -> None:
    assert refusal(Tally, **figures) == words


@pytest.mark.parametrize(
    ("projects", "words"),
    [
        (5, "5 does not belong here, expected several projects"),
        ([5], "5 does not belong here, expected a project"),
        (
            [project_with(participants={"staff": 1}), OF_OTHER_GUIDE],
            (
                "Tally.of is ProjectNumber('2018-1-BE02-KA102-046789'),"
                " expected only projects of Guide(2024)"
            ),
        ),
    ],
    ids=["no projects", "no project", "two guides"],
)
def test_what_cannot_be_counted_together_is_named(projects: object, words: str) -> None:
    assert refusal(Tally.of, projects) == words


def test_what_another_guide_s_projects_cover_is_of_that_guide() -> None:
    tally = Tally.of([project_with(priorities=[OTHER_PRIORITY])])

    assert (tally.covered.guide, tally.covered.codes) == (OTHER_GUIDE, ())


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (
            lambda: Participants()["staf"],
            "unknown code 'staf'",
        ),
        (
            lambda: project_with(priorities=[5]),
            "5 does not belong here, expected a priority, or the code of one",
        ),
        (
            lambda: project_with(participants={"staff": 1}, claims=OF_OTHER_GUIDE.claims),
            "Project is TargetGroup('staff'), expected only concepts of Guide(2030)",
        ),
    ],
    ids=["group", "priority", "two guides"],
)
def test_a_project_says_what_does_not_belong_in_it(make: Callable[[], Project], words: str) -> None:
    assert refusal(make) == words


@pytest.mark.parametrize(
    "values",
    [
        [Participants({"staff": number}) for number in range(9)],
        [Parameters(number=number) for number in range(9)],
    ],
    ids=["participants", "parameters"],
)
def test_values_that_differ_are_told_apart_by_their_hash(values: list[object]) -> None:
    assert len({hash(each) for each in values}) > 1


@pytest.mark.parametrize(
    ("text", "is_text", "is_line"),
    [
        ("XX", True, True),
        ("é\n\tX", True, False),
        ("\n\té", True, False),
        ("\u200b\u2003", False, False),
        ("\u200b", False, False),
        ("\u2003", False, False),
        ("\u200bé", True, True),
        ("\u200bX", True, True),
    ],
    ids=[
        "letters",
        "lines",
        "break first",
        "unseen and blank",
        "unseen",
        "blank",
        "seen",
        "seen too",
    ],
)
def test_text_has_something_to_read_in_it(text: str, *, is_text: bool, is_line: bool) -> None:
    assert (TEXT.holds(text), LINE.holds(text)) == (is_text, is_line)


def test_an_end_on_the_day_of_the_start_is_no_contradiction() -> None:
    day = datetime.date(2024, 6, 1)

    assert project_with(start=day, end=day).end == day
