"""The rules a project must meet: what contradicts itself, and what is left out.

A `Project` may be incomplete while it is being written; `check` says where it is. A finding holds
codes and values only, the same in every language; `Finding.message` puts it into words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Self

import attrs

from ..taxonomy import Aspect, Outcome, TargetGroup
from ._findings import Finding, FindingCode, Parameters, ParameterValue, Severity
from ._outcome_set import OutcomeOrAspect, outcome_of
from ._project import Claim, ClaimStatus, Project

if TYPE_CHECKING:
    from ..localization import LocaleLike

__all__ = ["Finding", "FindingCode", "ParameterValue", "Parameters", "Severity", "check"]

_KEY_ACTION = 1


def check(project: Project, locale: LocaleLike | None = None) -> tuple[Finding, ...]:
    """Return every rule that *project* does not meet, in the order of its document.

    Findings about the same place are in alphabetical order of their codes.

    Args:
        project: The project.
        locale: The language for the findings' ``text``; without it they have none, and
            `Finding.message` gives one later.

    >>> import datetime
    >>> project = Project(
    ...     number="2024-1-NL01-KA121-VET-000123456",
    ...     title="Zorg over de grens",
    ...     organisation="Scalda",
    ...     country="NL",
    ...     start=datetime.date(2024, 6, 1),
    ...     end=datetime.date(2025, 8, 31),
    ...     participants={"staff": 9},
    ...     claims=[Claim("staff.motivation", "planned", participants=12)],
    ... )
    >>> [finding] = check(project)
    >>> finding.severity, finding.path, finding.code
    (<Severity.ERROR: 'error'>, '$.claims[0].participants', \
<FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS: 'more_concerned_than_participants'>)
    """
    findings = tuple(_Walk.through(project).findings())
    if locale is None:
        return findings
    return tuple(attrs.evolve(each, text=each.message(locale)) for each in findings)


@attrs.frozen
class _Walk:
    """A walk through a project in the order of its document, and what it looks up on the way.

    Attributes:
        project: The project.
        claimed: The target groups that something is planned or achieved for.
        planned: What is planned, as claimed.
        parts_planned: The outcomes that are planned by one of their aspects.
        repeated: Which claims are equal to an earlier one.
        figures: The first figure for each outcome, status and field.
    """

    project: Project
    claimed: frozenset[TargetGroup]
    planned: frozenset[OutcomeOrAspect]
    parts_planned: frozenset[Outcome]
    repeated: frozenset[int]
    figures: Mapping[tuple[OutcomeOrAspect, ClaimStatus, str], int]

    @classmethod
    def through(cls, project: Project) -> Self:
        """Return the walk through *project*."""
        planned = {each.outcome for each in project.claims if each.status is ClaimStatus.PLANNED}
        seen: set[Claim] = set()
        repeated: set[int] = set()
        figures: dict[tuple[OutcomeOrAspect, ClaimStatus, str], int] = {}
        for index, claim in enumerate(project.claims):
            if claim in seen:
                repeated.add(index)
            seen.add(claim)
            for field, figure in _figures(claim):
                figures.setdefault((claim.outcome, claim.status, field), figure)
        return cls(
            project,
            claimed=frozenset(claim.outcome.group for claim in project.claims),
            planned=frozenset(planned),
            parts_planned=frozenset(each.outcome for each in planned if isinstance(each, Aspect)),
            repeated=frozenset(repeated),
            figures=figures,
        )

    def findings(self) -> Iterator[Finding]:
        """Yield what is found, in order."""
        project = self.project
        if not project.claims:
            yield _finding(FindingCode.NO_CLAIMS, "$")
        yield from self._number()
        if project.end < project.start:
            yield _finding(
                FindingCode.END_BEFORE_START, "$.end", start=project.start, end=project.end
            )
        for group in project.participants:
            yield from self._group(group, f"$.participants.{group.code}")
        yield from self._claims()
        yield from self._priorities()

    def _number(self) -> Iterator[Finding]:
        number = self.project.number
        found = partial(_finding, path="$.number", action=number.full_action)
        if number.key_action != _KEY_ACTION:
            yield found(FindingCode.OTHER_KEY_ACTION, key_action=number.key_action)
        if number.known_action is None:
            yield found(FindingCode.UNKNOWN_ACTION)

    def _group(self, group: TargetGroup, path: str) -> Iterator[Finding]:
        project, is_claimed = self.project, group in self.claimed
        number = project.participants.get(group, 0)
        found = partial(_finding, path=path, group=group)
        action = project.number.known_action
        if action is not None and (number or is_claimed):
            guide = project.guide
            moves = {guide.learners: action.moves_learners, guide.staff: action.moves_staff}
            if moves.get(group) is False:
                yield found(FindingCode.GROUP_OUTSIDE_ACTION, action=project.number.full_action)
        if number and not is_claimed:
            yield found(FindingCode.GROUP_WITHOUT_OUTCOME, number=number)
        if is_claimed and not number:
            yield found(FindingCode.GROUP_WITHOUT_PARTICIPANTS)

    def _claims(self) -> Iterator[Finding]:
        placed = {*self.project.participants}
        for index, claim in enumerate(self.project.claims):
            path, group = f"$.claims[{index}]", claim.outcome.group
            is_repeated = index in self.repeated
            if claim.status is ClaimStatus.ACHIEVED:
                yield from self._achievement(claim, path)
            if is_repeated:
                yield _finding(
                    FindingCode.DUPLICATE_CLAIM, path, outcome=claim.outcome, status=claim.status
                )
            if group not in placed:
                yield from self._group(group, path)
                placed.add(group)
            yield from self._evidence(claim, path)
            yield from self._figures(claim, path, is_repeated=is_repeated)

    def _achievement(self, claim: Claim, path: str) -> Iterator[Finding]:
        outcome = claim.outcome
        if not (
            outcome in self.planned
            or outcome in self.parts_planned
            or outcome_of(outcome) in self.planned
        ):
            yield _finding(FindingCode.ACHIEVED_NOT_PLANNED, path, outcome=outcome)
        if not claim.evidence:
            yield _finding(FindingCode.ACHIEVED_WITHOUT_EVIDENCE, path, outcome=outcome)

    def _evidence(self, claim: Claim, path: str) -> Iterator[Finding]:
        start = self.project.start
        for index, evidence in enumerate(claim.evidence):
            if claim.status is ClaimStatus.ACHIEVED and evidence.date < start:
                yield _finding(
                    FindingCode.EVIDENCE_BEFORE_START,
                    f"{path}.evidence[{index}].date",
                    outcome=claim.outcome,
                    date=evidence.date,
                    start=start,
                )

    def _figures(self, claim: Claim, path: str, *, is_repeated: bool) -> Iterator[Finding]:
        outcome, status, group = claim.outcome, claim.status, claim.outcome.group
        total = self.project.participants.get(group)
        for field, number in _figures(claim):
            found = partial(_finding, path=f"{path}.{field}", outcome=outcome, number=number)
            first = self.figures[outcome, status, field]
            if number != first and not is_repeated:
                yield found(FindingCode.CONFLICTING_FIGURES, status=status, first=first)
            if (
                field == "participants"
                and claim.respondents is not None
                and number > claim.respondents
            ):
                yield found(
                    FindingCode.MORE_CONCERNED_THAN_RESPONDENTS, respondents=claim.respondents
                )
            if total is not None and number > total:
                yield found(_MORE_THAN_PARTICIPANTS[field], group=group, total=total)

    def _priorities(self) -> Iterator[Finding]:
        call_year = self.project.number.call_year
        for index, priority in enumerate(self.project.priorities):
            if priority.year != call_year:
                yield _finding(
                    FindingCode.PRIORITY_OF_ANOTHER_YEAR,
                    f"$.priorities[{index}]",
                    priority=priority,
                    priority_year=priority.year,
                    call_year=call_year,
                )


_MORE_THAN_PARTICIPANTS = {
    "participants": FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
    "respondents": FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS,
}


def _finding(code: FindingCode, path: str, **parameters: ParameterValue) -> Finding:
    return Finding(code, path, Parameters(**parameters))


def _figures(claim: Claim) -> Iterator[tuple[str, int]]:
    """Yield the figures of a claim that are known, by field, in the document's order."""
    for field, figure in (("participants", claim.participants), ("respondents", claim.respondents)):
        if figure is not None:
            yield field, figure
