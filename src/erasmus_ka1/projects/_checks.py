"""The rules a project must meet: no contradictions, and nothing left out.

A `Project` may be incomplete while it is being written; `check` says where.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import attrs

from .._locale import LocaleLike
from ..taxonomy import TargetGroup
from ._findings import Finding, FindingCode, Parameters, ParameterValue
from ._given import OutcomeOrAspect, outcome_of
from ._project import Claim, ClaimStatus, Project

__all__ = ["check"]

_KEY_ACTION = 1


def check(project: Project, locale: LocaleLike | None = None) -> tuple[Finding, ...]:
    """Return every rule that *project* breaks, in the order of its document.

    Findings about the same place are in alphabetical order of their codes.

    Args:
        project: The project.
        locale: The language of the findings' ``text``, which is ``None`` by default;
            `Finding.message` gives it later.

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
    findings = tuple(_project(project))
    if locale is None:
        return findings
    return tuple(attrs.evolve(each, text=each.message(locale)) for each in findings)


def _finding(code: FindingCode, path: str, **parameters: ParameterValue) -> Finding:
    return Finding(code, path, Parameters(**parameters))


def _project(project: Project) -> Iterator[Finding]:
    number, claimed = project.number, {claim.outcome.group for claim in project.claims}
    if not project.claims:
        yield _finding(FindingCode.NO_CLAIMS, "$")
    found = partial(_finding, path="$.number", action=number.full_action)
    if number.key_action != _KEY_ACTION:
        yield found(FindingCode.OTHER_KEY_ACTION, key_action=number.key_action)
    if not number.is_known_action:
        yield found(FindingCode.UNKNOWN_ACTION)
    if project.end < project.start:
        yield _finding(FindingCode.END_BEFORE_START, "$.end", start=project.start, end=project.end)
    for group in project.participants:
        path = f"$.participants.{group.code}"
        yield from _group(project, group, path, is_claimed=group in claimed)
    yield from _claims(project)
    yield from _priorities(project)
    if project.edition != number.call_year:
        yield _finding(
            FindingCode.EDITION_OF_ANOTHER_YEAR,
            "$.edition",
            edition_year=project.edition,
            call_year=number.call_year,
        )


def _group(
    project: Project, group: TargetGroup, path: str, *, is_claimed: bool
) -> Iterator[Finding]:
    number, action = project.participants.get(group, 0), project.number.known_action
    found = partial(_finding, path=path, group=group)
    if action is not None and (number or is_claimed):
        moves = {"learners": action.moves_learners, "staff": action.moves_staff}
        if moves.get(group.code) is False:
            yield found(FindingCode.GROUP_OUTSIDE_ACTION, action=project.number.full_action)
    if number and not is_claimed:
        yield found(FindingCode.GROUP_WITHOUT_OUTCOME, number=number)
    if is_claimed and not number:
        yield found(FindingCode.GROUP_WITHOUT_PARTICIPANTS)


def _claims(project: Project) -> Iterator[Finding]:
    planned = {each.outcome for each in project.claims if each.status is ClaimStatus.PLANNED}
    groups = {*project.participants}
    claims: set[Claim] = set()
    figures: dict[tuple[OutcomeOrAspect, ClaimStatus, str], int] = {}
    for index, claim in enumerate(project.claims):
        path, outcome, status = f"$.claims[{index}]", claim.outcome, claim.status
        is_duplicate, group = claim in claims, outcome.group
        if status is ClaimStatus.ACHIEVED:
            yield from _achievement(claim, path, planned)
        if outcome not in project.guide:
            yield _finding(
                FindingCode.OUTCOME_OUTSIDE_EDITION,
                f"{path}.outcome",
                outcome=outcome,
                edition_year=project.edition,
            )
        if is_duplicate:
            yield _finding(FindingCode.DUPLICATE_CLAIM, path, outcome=outcome, status=status)
        if group not in groups:
            yield from _group(project, group, path, is_claimed=True)
        if status is ClaimStatus.ACHIEVED:
            yield from _evidence(project, claim, path)
        for field, number in _figures(claim):
            first = figures.setdefault((outcome, status, field), number)
            found = partial(_finding, path=f"{path}.{field}", outcome=outcome, number=number)
            if number != first and not is_duplicate:
                yield found(FindingCode.CONFLICTING_FIGURES, status=status, first=first)
            total = project.participants.get(group, number)
            if number > total:
                yield found(_MORE_THAN_PARTICIPANTS[field], group=group, total=total)
            respondents = number if claim.respondents is None else claim.respondents
            if number > respondents:
                yield found(FindingCode.MORE_CONCERNED_THAN_RESPONDENTS, respondents=respondents)
        claims.add(claim)
        groups.add(group)


_MORE_THAN_PARTICIPANTS = {
    "participants": FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
    "respondents": FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS,
}


def _figures(claim: Claim) -> Iterator[tuple[str, int]]:
    for field, figure in (("participants", claim.participants), ("respondents", claim.respondents)):
        if figure is not None:
            yield field, figure


def _achievement(claim: Claim, path: str, planned: set[OutcomeOrAspect]) -> Iterator[Finding]:
    outcome = claim.outcome
    is_planned_by_aspect = any(outcome_of(each) is outcome for each in planned)
    if not (is_planned_by_aspect or {outcome, outcome_of(outcome)} & planned):
        yield _finding(FindingCode.ACHIEVED_NOT_PLANNED, path, outcome=outcome)
    if not claim.evidence:
        yield _finding(FindingCode.ACHIEVED_WITHOUT_EVIDENCE, path, outcome=outcome)


def _evidence(project: Project, claim: Claim, path: str) -> Iterator[Finding]:
    for index, evidence in enumerate(claim.evidence):
        if evidence.date < project.start:
            yield _finding(
                FindingCode.EVIDENCE_BEFORE_START,
                f"{path}.evidence[{index}].date",
                outcome=claim.outcome,
                date=evidence.date,
                start=project.start,
            )


def _priorities(project: Project) -> Iterator[Finding]:
    call_year = project.number.call_year
    for index, priority in enumerate(project.priorities):
        if priority not in project.guide:
            yield _finding(
                FindingCode.PRIORITY_OUTSIDE_EDITION,
                f"$.priorities[{index}]",
                priority=priority,
                edition_year=project.edition,
            )
        if priority.year != call_year:
            yield _finding(
                FindingCode.PRIORITY_OF_ANOTHER_YEAR,
                f"$.priorities[{index}]",
                priority=priority,
                priority_year=priority.year,
                call_year=call_year,
            )
