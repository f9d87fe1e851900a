"""Counting projects one by one: the figures of a tally while they grow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Any, TypeVar

import attrs

from ..taxonomy import Level, Outcome, Priority, TargetGroup
from ._checks import check
from ._counts import Achievement, FindingCounts, GroupCounts, ProjectCounts, added
from ._finding_codes import FindingCode
from ._given import OutcomeOrAspect, outcome_of
from ._project import ClaimStatus, Project

__all__ = ["Counting"]

K = TypeVar("K", bound=Hashable)

#: The figures of a `ProjectCounts`, flat: projects, people, then those of its outcomes.
_Figures = list[Any]


@attrs.define(kw_only=True)
class Counting:
    """The figures so far; mutable.

    Attributes:
        findings: Whether to check each project.
    """

    findings: bool = False
    _checked: int = 0
    _planned: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    _achieved: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    _both: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    _evidenced: Counter[OutcomeOrAspect] = attrs.field(factory=Counter)
    _groups: dict[TargetGroup, GroupCounts] = attrs.field(factory=dict)
    _countries: dict[str, _Figures] = attrs.field(factory=dict)
    _call_years: dict[int, _Figures] = attrs.field(factory=dict)
    _actions: dict[str, _Figures] = attrs.field(factory=dict)
    _organisations: dict[tuple[str, str], _Figures] = attrs.field(factory=dict)
    _priorities: Counter[Priority] = attrs.field(factory=Counter)
    _editions: Counter[int] = attrs.field(factory=Counter)
    _projects_with: Counter[FindingCode] = attrs.field(factory=Counter)
    _found: Counter[FindingCode] = attrs.field(factory=Counter)

    def add(self, project: Project) -> None:
        """Count one project more."""
        planned, achieved = {*project.planned}, {*project.achieved}
        both, evidenced = planned & achieved, _evidenced(project)
        self._planned.update(planned)
        self._achieved.update(achieved)
        self._both.update(both)
        self._evidenced.update(evidenced)
        self._priorities.update(project.priorities)
        self._editions[project.edition] += 1
        outcomes = map(_number_of_outcomes, (planned, achieved, both, evidenced))
        figures = [1, _people(project), *outcomes]
        number, country = project.number, project.country
        _add(self._countries, country, figures)
        _add(self._call_years, number.call_year, figures)
        _add(self._actions, number.full_action, figures)
        _add(self._organisations, (country, project.organisation), figures)
        for group, counts in _groups(project):
            self._groups[group] = added(self._groups.get(group), counts)
        if self.findings:
            found = Counter(finding.code for finding in check(project))
            self._checked += 1
            self._found.update(found)
            self._projects_with.update(found.keys())

    def figures(self) -> dict[str, Any]:
        """Return the figures so far, as the fields of a tally."""
        return {
            "by_outcome": {
                each: Achievement(
                    self._planned[each],
                    self._achieved[each],
                    self._both[each],
                    self._evidenced[each],
                )
                for each in self._planned | self._achieved
            },
            "by_target_group": self._groups,
            "by_country": _counts(self._countries),
            "by_call_year": _counts(self._call_years),
            "by_action": _counts(self._actions),
            "by_organisation": _counts(self._organisations),
            "by_priority": self._priorities,
            "by_edition": self._editions,
            "by_finding": {
                code: FindingCounts(self._projects_with[code], number)
                for code, number in self._found.items()
            },
            "checked": self._checked,
        }


def _add(totals: dict[K, _Figures], key: K, figures: _Figures) -> None:
    found = totals.get(key)
    totals[key] = [*map(added, found, figures)] if found else figures


def _counts(totals: Mapping[K, _Figures]) -> dict[K, ProjectCounts]:
    return {
        key: ProjectCounts(projects, people, Achievement(*outcomes))
        for key, (projects, people, *outcomes) in totals.items()
    }


def _evidenced(project: Project) -> set[OutcomeOrAspect]:
    """Return what was achieved with evidence; an outcome also by that of its aspects."""
    claimed = {
        claim.outcome
        for claim in project.claims
        if claim.evidence and claim.status is ClaimStatus.ACHIEVED
    }
    return claimed | {*map(outcome_of, claimed)}


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
