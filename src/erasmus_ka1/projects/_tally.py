"""Figures over many projects: counted as the projects come by, and added up from parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Self, TypeVar

import attrs

from .._errors import InvalidValueError, WrongKindError
from .._messages import pgettext_noop
from .._validation import COUNTRY, Rule
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
from ._outcome_set import OutcomeOrAspect, OutcomeSet, outcome_or_aspect, target_group
from ._project import Project, priority

__all__ = ["Achievement", "Counts", "GroupCounts", "ProjectCounts", "Tally"]

K = TypeVar("K")
V = TypeVar("V")

_FIRST_CALL, _LAST_CALL = 2014, 9999


def _call_year(given: object) -> int:
    if type(given) is int and _FIRST_CALL <= given <= _LAST_CALL:
        return given
    raise InvalidValueError("Tally.by_call_year", given, f"a year from {_FIRST_CALL}, as an int")


def _country(given: object) -> str:
    if isinstance(given, str) and COUNTRY.holds(given):
        return given
    raise InvalidValueError("Tally.by_country", given, COUNTRY.expected)


def _edition(given: object) -> int:
    if type(given) is int and given in GUIDES:
        return given
    raise InvalidValueError("Tally.by_edition", given, " or ".join(map(str, GUIDES)))


def _by_outcome(
    given: Mapping[OutcomeOrAspect, Achievement]
    | Mapping[Outcome, Achievement]
    | Mapping[str, Achievement],
) -> Counts[OutcomeOrAspect, Achievement]:
    return _held("by_outcome", given, outcome_or_aspect, exactly(Achievement))


def _by_target_group(
    given: Mapping[TargetGroup, GroupCounts] | Mapping[str, GroupCounts],
) -> Counts[TargetGroup, GroupCounts]:
    return _held("by_target_group", given, target_group, exactly(GroupCounts))


def _by_country(given: Mapping[str, ProjectCounts]) -> Counts[str, ProjectCounts]:
    return _held("by_country", given, _country, exactly(ProjectCounts))


def _by_call_year(given: Mapping[int, ProjectCounts]) -> Counts[int, ProjectCounts]:
    return _held("by_call_year", given, _call_year, exactly(ProjectCounts))


def _by_priority(given: Mapping[Priority, int] | Mapping[str, int]) -> Counts[Priority, int]:
    return _held("by_priority", given, priority, SUM)


def _by_edition(given: Mapping[int, int]) -> Counts[int, int]:
    return _held("by_edition", given, _edition, SUM)


def _held(
    name: str, given: Mapping[Any, V], key: Callable[[object], K], figures: Rule
) -> Counts[K, V]:
    """Return *given* by its concepts, whose codes will do, if its keys and figures hold."""
    if not isinstance(given, Mapping):
        raise InvalidValueError(f"Tally.{name}", given, "a mapping to figures")
    held = {key(each): value for each, value in given.items()}
    if len(held) < len(given):
        raise InvalidValueError(f"Tally.{name}", [*given], "each concept once")
    for value in held.values():
        if not figures.holds(value):
            raise InvalidValueError(f"Tally.{name}", value, figures.expected)
    return Counts(held)


@attrs.frozen(kw_only=True)
class Tally(Addable):
    """Figures over many projects; those of two portfolios add up.

    What no project names is left out, so that tallies with equal figures are equal; figures that
    contradict each other are refused.

    Attributes:
        by_outcome: In how many projects each outcome and each aspect was planned and achieved.
        by_target_group: The projects that work with each target group, and their participants.
        by_country: The projects by the country of the organisation that coordinates them.
        by_call_year: The projects by the year of their call.
        by_priority: How many projects name each priority.
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
            raise InvalidValueError(
                "Tally.by_call_year", in_all, f"{total!r} in all, as by country"
            )
        check_most("Tally.by_edition", sum(self.by_edition.values()), total.projects)
        for name, number in self._numbers_of_projects():
            check_most(f"Tally.{name}", number, total.projects)

    @classmethod
    def of(cls, projects: Iterable[Project]) -> Self:
        """Return the figures over *projects*: each is looked at once, and none is kept.

        Projects of different editions add up.

        >>> Tally.of([]) == Tally()
        True

        Raises:
            WrongKindError: They are not a list of projects.
        """
        if isinstance(projects, (str, bytes, Mapping)) or not isinstance(projects, Iterable):
            raise WrongKindError(projects, pgettext_noop("expected", "a list of projects"))
        count = _Count()
        for project in projects:
            count.add(project)
        return cls(**count.figures())

    @property
    def guide(self) -> Guide:
        """The guide of the newest edition among the projects; that of 2024 if none is named."""
        return GUIDES[max(self.by_edition, default=GUIDE_2024.edition)]

    @property
    def total(self) -> ProjectCounts:
        """The figures over all projects."""
        return sum(self.by_country.values(), ProjectCounts())

    @property
    def projects(self) -> int:
        """How many projects there are."""
        return self.total.projects

    @property
    def covered(self) -> OutcomeSet:
        """The outcomes and aspects that at least one project planned or achieved."""
        return OutcomeSet(self.by_outcome)

    def _numbers_of_projects(self) -> Iterator[tuple[str, int]]:
        yield from (("by_outcome", each.either) for each in self.by_outcome.values())
        yield from (("by_target_group", each.projects) for each in self.by_target_group.values())
        yield from (("by_priority", number) for number in self.by_priority.values())


@attrs.define
class _Count:
    """A tally while the projects come by: the one thing here that changes."""

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
        if not isinstance(project, Project):
            raise WrongKindError(project, pgettext_noop("expected", "a project"))
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
        """Return what was counted so far, as the fields of a tally."""
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
