"""Figures over many projects: counted one project at a time, or added up from parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Self

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import COUNTRY, Rule, listed, of_kind, plain_int, plain_line
from ..taxonomy import GUIDE_2024, GUIDES, Guide, Level, Outcome, Priority, TargetGroup
from ._counts import (
    NO_COUNTS,
    SUM,
    Achievement,
    Addable,
    Counts,
    GroupCounts,
    ProjectCounts,
    added,
    check_most,
    exactly,
)
from ._given import OutcomeOrAspect, dict_of, outcome_or_aspect, priority, target_group
from ._outcome_set import OutcomeSet
from ._project import Project, edition_of

__all__ = ["Tally"]

_FIRST_CALL, _LAST_CALL = 2014, 9999


def _call_year(given: Any) -> int:  # noqa: ANN401 - whatever a caller passes
    year = plain_int(given)
    if type(year) is int and _FIRST_CALL <= year <= _LAST_CALL:
        return year
    expected = pgettext_noop("expected", "a year from 2014, as an int")
    raise InvalidValueError("Tally.by_call_year", given, expected)


def _country(given: Any) -> str:  # noqa: ANN401 - whatever a caller passes
    country = plain_line(given)
    if COUNTRY.holds(country):
        return country
    raise InvalidValueError("Tally.by_country", given, COUNTRY.expected)


def _by_outcome(
    given: Mapping[OutcomeOrAspect, Achievement]
    | Mapping[Outcome, Achievement]
    | Mapping[str, Achievement],
) -> Counts[OutcomeOrAspect, Achievement]:
    return _counts("by_outcome", given, outcome_or_aspect, exactly(Achievement))


def _by_target_group(
    given: Mapping[TargetGroup, GroupCounts] | Mapping[str, GroupCounts],
) -> Counts[TargetGroup, GroupCounts]:
    return _counts("by_target_group", given, target_group, exactly(GroupCounts))


def _by_country(given: Mapping[str, ProjectCounts]) -> Counts[str, ProjectCounts]:
    return _counts("by_country", given, _country, exactly(ProjectCounts))


def _by_call_year(given: Mapping[int, ProjectCounts]) -> Counts[int, ProjectCounts]:
    return _counts("by_call_year", given, _call_year, exactly(ProjectCounts))


def _by_priority(given: Mapping[Priority, int] | Mapping[str, int]) -> Counts[Priority, int]:
    return _counts("by_priority", given, priority, SUM)


def _by_edition(given: Mapping[int, int]) -> Counts[int, int]:
    return _counts("by_edition", given, edition_of, SUM)


def _counts(
    name: str, given: Mapping[Any, Any], key: Callable[[Any], object], rule: Rule
) -> Counts[Any, Any]:
    """Return *given* by its converted keys, if each figure meets the rule."""
    field = f"Tally.{name}"
    found = dict_of(given, key, field, pgettext_noop("expected", "a mapping to figures"))
    figures = {each: plain_int(figure) for each, figure in found.items()}
    for figure in figures.values():
        if not rule.holds(figure):
            raise InvalidValueError(field, figure, rule.expected)
    return Counts(figures)


@attrs.frozen(kw_only=True)
class Tally(Addable):
    """Figures over many projects, of any editions; the figures of two portfolios add up.

    Empty figures are left out, so tallies with equal figures are equal. Figures that contradict
    each other are refused.

    Attributes:
        by_outcome: In how many projects each outcome and each aspect was planned and achieved.
        by_target_group: The projects that work with each target group, and their participants.
        by_country: The projects by the country of the coordinating organisation.
        by_call_year: The projects by the year of their call.
        by_priority: How many projects work on each priority.
        by_edition: How many projects were written against each edition of the guide.

    >>> dutch = Tally(by_country={"NL": ProjectCounts(2)}, by_call_year={2024: ProjectCounts(2)})
    >>> greek = Tally(by_country={"EL": ProjectCounts(1)}, by_call_year={2024: ProjectCounts(1)})
    >>> (dutch + greek).projects
    3
    """

    by_outcome: Counts[OutcomeOrAspect, Achievement] = attrs.field(
        default=NO_COUNTS, converter=_by_outcome
    )
    by_target_group: Counts[TargetGroup, GroupCounts] = attrs.field(
        default=NO_COUNTS, converter=_by_target_group
    )
    by_country: Counts[str, ProjectCounts] = attrs.field(default=NO_COUNTS, converter=_by_country)
    by_call_year: Counts[int, ProjectCounts] = attrs.field(
        default=NO_COUNTS, converter=_by_call_year
    )
    by_priority: Counts[Priority, int] = attrs.field(default=NO_COUNTS, converter=_by_priority)
    by_edition: Counts[int, int] = attrs.field(default=NO_COUNTS, converter=_by_edition)

    def __attrs_post_init__(self) -> None:
        total = self.total
        in_all = sum(self.by_call_year.values(), ProjectCounts())
        if in_all != total:
            expected = pgettext_noop("expected", "the same figures in all as by country")
            raise InvalidValueError("Tally.by_call_year", in_all, expected)
        check_most("Tally.by_edition", sum(self.by_edition.values()), total.projects)
        for group in self.by_target_group.values():
            check_most("Tally.by_target_group", group.projects, total.projects)
        for number in self.by_priority.values():
            check_most("Tally.by_priority", number, total.projects)
        for member, achievement in self.by_outcome.items():
            working = self.by_target_group.get(member.group, GroupCounts()).projects
            check_most(f"Tally.by_outcome[{member.code!r}]", achievement.either, working)

    @classmethod
    def of(cls, projects: Iterable[Project]) -> Self:
        """Return the figures over *projects*, of any editions: read one by one, and not kept.

        >>> Tally.of([]) == Tally()
        True

        Raises:
            WrongKindError: They are not a list of projects.
        """
        count = _Count()
        for project in listed(projects, pgettext_noop("expected", "a list of projects")):
            count.add(of_kind(project, Project, pgettext_noop("expected", "a project")))
        return cls(**count.figures())

    @property
    def guide(self) -> Guide:
        """The guide of the newest edition among the projects; that of 2024 if none is named."""
        return GUIDES[max(self.by_edition, default=GUIDE_2024.edition)]

    @cached_property
    def total(self) -> ProjectCounts:
        """The figures over all projects."""
        return sum(self.by_country.values(), ProjectCounts())

    @property
    def projects(self) -> int:
        """How many projects there are."""
        return self.total.projects

    @cached_property
    def covered(self) -> OutcomeSet:
        """The outcomes and aspects that at least one project planned or achieved."""
        return OutcomeSet(self.by_outcome)


@attrs.define
class _Count:
    """The figures so far, while projects are being counted; mutable."""

    planned: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    achieved: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    both: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    groups: dict[TargetGroup, GroupCounts] = attrs.field(factory=dict)
    countries: dict[str, ProjectCounts] = attrs.field(factory=dict)
    call_years: dict[int, ProjectCounts] = attrs.field(factory=dict)
    priorities: Counter[Priority] = attrs.field(factory=Counter)
    editions: Counter[int] = attrs.field(factory=Counter)

    def add(self, project: Project) -> None:
        """Count one project more."""
        planned, achieved = {*project.planned}, {*project.achieved}
        both = planned & achieved
        self.planned.update(planned)
        self.achieved.update(achieved)
        self.both.update(both)
        self.priorities.update(project.priorities)
        self.editions[project.edition] += 1
        outcomes = Achievement(*map(_number_of_outcomes, (planned, achieved, both)))
        counts = ProjectCounts(1, _people(project), outcomes)
        self.countries[project.country] = added(self.countries.get(project.country), counts)
        year = project.number.call_year
        self.call_years[year] = added(self.call_years.get(year), counts)
        for group, group_counts in _groups(project):
            self.groups[group] = added(self.groups.get(group), group_counts)

    def figures(self) -> dict[str, Mapping[Any, Any]]:
        """Return the figures so far, as the fields of a tally."""
        members = self.planned | self.achieved
        return {
            "by_outcome": {
                each: Achievement(self.planned[each], self.achieved[each], self.both[each])
                for each in members
            },
            "by_target_group": self.groups,
            "by_country": self.countries,
            "by_call_year": self.call_years,
            "by_priority": self.priorities,
            "by_edition": self.editions,
        }


def _number_of_outcomes(members: Collection[OutcomeOrAspect]) -> int:
    return sum(isinstance(member, Outcome) for member in members)


def _people(project: Project) -> int | None:
    says = any(group.level is Level.PARTICIPANTS for group in project.participants)
    return project.participants.total if says else None


def _groups(project: Project) -> Iterator[tuple[TargetGroup, GroupCounts]]:
    counted = dict(project.participants)
    working = project.target_groups
    for group in {*working, *counted}:
        works, says = group in working, group in counted
        yield group, GroupCounts(int(works), int(works and not says), counted.get(group))
