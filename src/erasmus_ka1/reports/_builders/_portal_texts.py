"""What a project says as plain text: no markup, and no marks that would end up in a form.

Each function says it in one language, and returns "" where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...localization import Localizer
from ...projects._outcome_set import OutcomeOrAspect, OutcomeSet
from ...projects._project import Claim, ClaimStatus, Evidence, Project
from ...taxonomy import TargetGroup

__all__ = ["evidence_of", "outcomes_of", "priorities_of"]


def outcomes_of(
    project: Project, group: TargetGroup, status: ClaimStatus, localizer: Localizer
) -> str:
    """Return what is planned or achieved for *group*: each outcome, and for how many."""
    claims: dict[OutcomeOrAspect, list[Claim]] = {}
    for claim in project.claims:
        if claim.status is status and claim.outcome.group is group:
            claims.setdefault(claim.outcome, []).append(claim)
    # an aspect brings its outcome along, with or without a claim of its own
    members = OutcomeSet(claims, guide=project.guide)
    return _listed(
        line
        for member in members
        for line in _outcome_lines(localizer.label(member), claims.get(member, []), localizer)
    )


def evidence_of(project: Project, group: TargetGroup, localizer: Localizer) -> str:
    """Return what was said of the outcomes for *group*: by whom, when and in what language."""
    return _listed(
        _quotation(evidence, localizer.short_label(claim.outcome), localizer)
        for claim in project.claims
        if claim.outcome.group is group
        for evidence in claim.evidence
    )


def priorities_of(project: Project, localizer: Localizer) -> str:
    """Return the priorities that the project works on."""
    return _listed(map(localizer.label, project.priorities))


def _listed(lines: Iterable[str]) -> str:
    """Return each line once, as a list in plain text."""
    return "\n".join(f"- {line}" for line in dict.fromkeys(lines))


def _outcome_lines(label: str, claims: Iterable[Claim], localizer: Localizer) -> Iterator[str]:
    yield from [_claim_line(label, claim, localizer) for claim in claims] or [label]


def _claim_line(label: str, claim: Claim, localizer: Localizer) -> str:
    number = claim.participants
    if claim.respondents is not None:
        return _line_with_asked(label, number, claim.respondents, localizer)
    if number is None:
        return label
    if claim.outcome.group.level == "participants":
        return localizer.npgettext(
            "report",
            "{label} ({number} participant)",
            "{label} ({number} participants)",
            number,
            label=label,
        )
    return localizer.npgettext(
        "report",
        "{label} ({number} organisation)",
        "{label} ({number} organisations)",
        number,
        label=label,
    )


def _line_with_asked(label: str, number: int | None, asked: int, localizer: Localizer) -> str:
    if number is None:
        return localizer.npgettext(
            "report",
            "{label} (not counted; {number} asked)",
            "{label} (not counted; {number} asked)",
            asked,
            label=label,
        )
    return localizer.npgettext(
        "report",
        "{label} ({part} of {number} asked)",
        "{label} ({part} of {number} asked)",
        asked,
        label=label,
        part=number,
    )


def _quotation(evidence: Evidence, outcome: str, localizer: Localizer) -> str:
    quotation, source, date = evidence.text.strip(), evidence.source, evidence.date
    if _primary(evidence.language) == localizer.locale.language:
        return localizer.pgettext(
            "report",
            "On {outcome}: “{quotation}” ({source}, {date})",
            outcome=outcome,
            quotation=quotation,
            source=source,
            date=date,
        )
    return localizer.pgettext(
        "report",
        "On {outcome}: “{quotation}” ({source}, {date}; in {language})",
        outcome=outcome,
        quotation=quotation,
        source=source,
        date=date,
        language=localizer.language(evidence.language),
    )


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
