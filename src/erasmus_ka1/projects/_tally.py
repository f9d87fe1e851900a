"""Figures over many projects: counted one project at a time, or added up from parts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Self

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import (
    COUNTRY,
    DATE,
    LINE,
    Rule,
    listed,
    of_kind,
    plain_date,
    plain_int,
    plain_line,
)
from ..taxonomy import GUIDE_2024, GUIDES, Guide, Outcome, Priority, TargetGroup
from ._counting import Counting
from ._counts import (
    NO_COUNTS,
    SUM,
    Achievement,
    Addable,
    Counts,
    FindingCounts,
    GroupCounts,
    ProjectCounts,
    check_most,
    exactly,
)
from ._finding_codes import FindingCode
from ._given import OutcomeOrAspect, dict_of, outcome_or_aspect, priority, target_group
from ._outcome_set import OutcomeSet
from ._project import Project, edition_of

__all__ = ["Tally"]

_FIRST_CALL, _LAST_CALL = 2014, 9999
_ACTION = re.compile("[A-Z0-9]{1,40}(?:-[A-Z0-9]{1,40})?")
_COUNTRY_AND_NAME = 2


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


def _action(given: Any) -> str:  # noqa: ANN401 - whatever a caller passes
    action = plain_line(given)
    if type(action) is str and _ACTION.fullmatch(action):
        return action
    expected = pgettext_noop("expected", "an action as in project numbers, such as KA121-VET")
    raise InvalidValueError("Tally.by_action", given, expected)


def _organisation(given: Any) -> tuple[str, str]:  # noqa: ANN401 - whatever a caller passes
    if isinstance(given, tuple) and len(given) == _COUNTRY_AND_NAME:
        country, name = map(plain_line, given)
        if COUNTRY.holds(country) and LINE.holds(name):
            return country, name
    expected = pgettext_noop("expected", "a country and a name, such as ('NL', 'Scalda')")
    raise InvalidValueError("Tally.by_organisation", given, expected)


def _finding_code(given: Any) -> FindingCode:  # noqa: ANN401 - whatever a caller passes
    try:
        return FindingCode(plain_line(given))
    except ValueError:
        expected = pgettext_noop("expected", "the code of a finding")
        raise InvalidValueError("Tally.by_finding", given, expected) from None


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


def _by_action(given: Mapping[str, ProjectCounts]) -> Counts[str, ProjectCounts]:
    return _counts("by_action", given, _action, exactly(ProjectCounts))


def _by_organisation(
    given: Mapping[tuple[str, str], ProjectCounts],
) -> Counts[tuple[str, str], ProjectCounts]:
    return _counts("by_organisation", given, _organisation, exactly(ProjectCounts))


def _by_finding(
    given: Mapping[FindingCode, FindingCounts] | Mapping[str, FindingCounts],
) -> Counts[FindingCode, FindingCounts]:
    return _counts("by_finding", given, _finding_code, exactly(FindingCounts))


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
        by_action: The projects by action and field, as in project numbers (``KA121-VET``).
        by_organisation: The projects by the country and name of the coordinating organisation.
        by_priority: How many projects work on each priority.
        by_edition: How many projects were written against each edition of the guide.
        by_finding: What the checks found, if they ran.
        checked: How many projects were checked.

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
    by_action: Counts[str, ProjectCounts] = attrs.field(default=NO_COUNTS, converter=_by_action)
    by_organisation: Counts[tuple[str, str], ProjectCounts] = attrs.field(
        default=NO_COUNTS, converter=_by_organisation
    )
    by_priority: Counts[Priority, int] = attrs.field(default=NO_COUNTS, converter=_by_priority)
    by_edition: Counts[int, int] = attrs.field(default=NO_COUNTS, converter=_by_edition)
    by_finding: Counts[FindingCode, FindingCounts] = attrs.field(
        default=NO_COUNTS, converter=_by_finding
    )
    checked: int = attrs.field(default=0, converter=plain_int, validator=SUM)

    def __attrs_post_init__(self) -> None:
        total = self.total
        in_all = sum(self.by_call_year.values(), ProjectCounts())
        if in_all != total:
            expected = pgettext_noop("expected", "the same figures in all as by country")
            raise InvalidValueError("Tally.by_call_year", in_all, expected)
        for name in ("by_action", "by_organisation"):
            counted = sum(each.projects for each in getattr(self, name).values())
            check_most(f"Tally.{name}", counted, total.projects)
        check_most("Tally.by_edition", sum(self.by_edition.values()), total.projects)
        check_most("Tally.checked", self.checked, total.projects)
        for found in self.by_finding.values():
            check_most("Tally.by_finding", found.projects, self.checked)
        for group in self.by_target_group.values():
            check_most("Tally.by_target_group", group.projects, total.projects)
        for number in self.by_priority.values():
            check_most("Tally.by_priority", number, total.projects)
        for member, achievement in self.by_outcome.items():
            working = self.by_target_group.get(member.group, GroupCounts()).projects
            check_most(f"Tally.by_outcome[{member.code!r}]", achievement.either, working)

    @classmethod
    def of(cls, projects: Iterable[Project], *, findings: bool = False) -> Self:
        """Return the figures over *projects*, of any editions: read one by one, and not kept.

        Args:
            projects: The projects.
            findings: Whether to check each project, and count what is found.

        >>> Tally.of([]) == Tally()
        True

        Raises:
            WrongKindError: They are not a list of projects, or *findings* is not a bool.
        """
        of_kind(findings, bool, pgettext_noop("expected", "True or False"))
        counting = Counting(findings=findings)
        for project in _each(projects):
            counting.add(project)
        return cls(**counting.figures())

    @classmethod
    def by_end(
        cls, projects: Iterable[Project], date: datetime.date, *, findings: bool = False
    ) -> tuple[Self, Self]:
        """Return the figures over the projects that ended before *date*, and over the others.

        Args:
            projects: The projects, which are read one by one, and not kept.
            date: The day; a project is still running on its last day.
            findings: Whether to check each project, and count what is found.

        >>> import datetime
        >>> ended, running = Tally.by_end([], datetime.date(2025, 12, 31))

        Raises:
            WrongKindError: They are not a list of projects, or *findings* is not a bool.
            InvalidValueError: *date* is not a date.
        """
        of_kind(findings, bool, pgettext_noop("expected", "True or False"))
        date = plain_date(date)
        if not DATE.holds(date):
            raise InvalidValueError("Tally.by_end.date", date, DATE.expected)
        ended, running = Counting(findings=findings), Counting(findings=findings)
        for project in _each(projects):
            (ended if project.end < date else running).add(project)
        return cls(**ended.figures()), cls(**running.figures())

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


def _each(projects: Iterable[Project]) -> Iterator[Project]:
    for project in listed(projects, pgettext_noop("expected", "a list of projects")):
        yield of_kind(project, Project, pgettext_noop("expected", "a project"))
