"""The rules a project must meet: no contradictions, and nothing left out.

A `Project` may be incomplete while it is being written; `check` says where.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

import attrs

from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import of_kind
from ..taxonomy import Concept, TargetGroup
from ._finding_codes import FindingCode
from ._findings import Finding, Parameters, ParameterValue
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

    Raises:
        WrongKindError: It is not a project.
        LocaleError: The locale is unknown, or has no catalogue.

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
    of_kind(project, Project, pgettext_noop("expected", "a project"))
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
    if project.edition != number.call_year:
        yield _finding(
            FindingCode.EDITION_OF_ANOTHER_YEAR,
            "$.edition",
            edition_year=project.edition,
            call_year=number.call_year,
        )
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
    yield from _sections(project)


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
    earlier: set[Claim] = set()
    first: _Figures = {}
    for index, claim in enumerate(project.claims):
        path, outcome, is_duplicate = f"$.claims[{index}]", claim.outcome, claim in earlier
        is_achieved = claim.status is ClaimStatus.ACHIEVED
        if is_achieved:
            yield from _achievement(claim, path, planned)
        if is_duplicate:
            yield _finding(FindingCode.DUPLICATE_CLAIM, path, outcome=outcome, status=claim.status)
        if outcome.group not in groups:
            yield from _group(project, outcome.group, path, is_claimed=True)
        if outcome not in project.guide:
            yield _finding(
                FindingCode.OUTCOME_OUTSIDE_EDITION,
                f"{path}.outcome",
                outcome=outcome,
                edition_year=project.edition,
            )
        if is_achieved:
            yield from _evidence(project, claim, path)
        yield from _figures(project, claim, path, {} if is_duplicate else first)
        earlier.add(claim)
        groups.add(outcome.group)


#: The first figure given for an outcome with a status, by the claim's field.
_Figures: TypeAlias = dict[tuple[OutcomeOrAspect, ClaimStatus, str], int]
_MORE_THAN_PARTICIPANTS = {
    "participants": FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,
    "respondents": FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS,
}


def _figures(project: Project, claim: Claim, path: str, first: _Figures) -> Iterator[Finding]:
    outcome, status, group = claim.outcome, claim.status, claim.outcome.group
    for field, more_than_participants in _MORE_THAN_PARTICIPANTS.items():
        number = getattr(claim, field)
        if number is None:
            continue
        found = partial(_finding, path=f"{path}.{field}", outcome=outcome, number=number)
        other = first.setdefault((outcome, status, field), number)
        if number != other:
            yield found(FindingCode.CONFLICTING_FIGURES, status=status, first=other)
        total = project.participants.get(group, number)
        if number > total:
            yield found(more_than_participants, group=group, total=total)
        respondents = number if claim.respondents is None else claim.respondents
        if number > respondents:
            yield found(FindingCode.MORE_CONCERNED_THAN_RESPONDENTS, respondents=respondents)


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
        found = partial(_finding, path=f"$.priorities[{index}]", priority=priority)
        if priority.year != call_year:
            yield found(
                FindingCode.PRIORITY_OF_ANOTHER_YEAR,
                priority_year=priority.year,
                call_year=call_year,
            )
        if priority not in project.guide:
            yield found(FindingCode.PRIORITY_OUTSIDE_EDITION, edition_year=project.edition)


def _sections(project: Project) -> Iterator[Finding]:
    for index, section in enumerate(project.sections):
        topic = section.topic
        if isinstance(topic, Concept) and topic not in project.guide:
            yield _finding(
                FindingCode.TOPIC_OUTSIDE_EDITION,
                f"$.sections[{index}].topic",
                topic=topic,
                edition_year=project.edition,
            )
