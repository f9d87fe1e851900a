"""Plain texts about a project in one language, without marks; "" if there is nothing to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from ...localization import Localizer
from ...projects import (
    Claim,
    ClaimStatus,
    Evidence,
    OutcomeOrAspect,
    OutcomeSet,
    Project,
    SectionTopic,
)
from ...taxonomy import Priority, TargetGroup
from .._text import primary_subtag

__all__ = ["evidence_of", "outcomes_of", "own_words_of", "priorities_of", "summary_of"]


def outcomes_of(
    project: Project, group: TargetGroup, status: ClaimStatus, localizer: Localizer
) -> str:
    """Return the outcomes planned or achieved for *group*, each with its numbers."""
    claims: dict[OutcomeOrAspect, list[Claim]] = {}
    for claim in project.claims:
        if claim.status is status and claim.outcome.group is group:
            claims.setdefault(claim.outcome, []).append(claim)
    # a set adds the outcome of each aspect, even without a claim of its own
    members = OutcomeSet(claims)
    return _listed(
        line
        for member in members
        for line in _outcome_lines(localizer.label(member), claims.get(member, []), localizer)
    )


def evidence_of(project: Project, group: TargetGroup, localizer: Localizer) -> str:
    """Return the evidence for *group*: by whom, when and in what language."""
    return _listed(
        _quotation(evidence, localizer.short_label(claim.outcome), localizer)
        for claim in project.claims
        if claim.outcome.group is group
        for evidence in claim.evidence
    )


def priorities_of(project: Project, localizer: Localizer) -> str:
    """Return the priorities of the project, and what it says on them."""
    topics = [each.topic for each in project.sections if isinstance(each.topic, Priority)]
    names = _listed(map(localizer.label, project.priorities))
    return "\n\n".join(filter(None, (names, own_words_of(project, topics, localizer))))


def summary_of(project: Project, localizer: Localizer) -> str:
    """Return the project's own summary in the language; "" if it has none in it."""
    found = {primary_subtag(tag): text for tag, text in reversed([*project.summary.items()])}
    return project.summary.get(localizer.tag) or found.get(localizer.language, "")


def own_words_of(
    project: Project, topics: Collection[SectionTopic | None], localizer: Localizer
) -> str:
    """Return what the project says on *topics* in its own words.

    What it says in another language is left out if it says something in this one.
    """
    sections = [each for each in project.sections if each.topic in topics]
    own = [each for each in sections if primary_subtag(each.language) == localizer.language]
    return "\n\n".join(
        each.text if each.title is None else f"{each.title}\n{each.text}"
        for each in own or sections
    )


def _listed(lines: Iterable[str]) -> str:
    """Return each line once, as a list in plain text."""
    return "\n".join(f"- {line}" for line in dict.fromkeys(lines))


def _outcome_lines(label: str, claims: Iterable[Claim], localizer: Localizer) -> Iterator[str]:
    yield from [_claim_line(label, claim, localizer) for claim in claims] or [label]


def _claim_line(label: str, claim: Claim, localizer: Localizer) -> str:
    number = claim.participants
    if claim.respondents is not None:
        return _line_with_respondents(label, number, claim.respondents, localizer)
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


def _line_with_respondents(
    label: str, number: int | None, respondents: int, localizer: Localizer
) -> str:
    if number is None:
        return localizer.npgettext(
            "report",
            "{label} (number unknown; {number} respondent)",
            "{label} (number unknown; {number} respondents)",
            respondents,
            label=label,
        )
    return localizer.npgettext(
        "report",
        "{label} ({part} of {number} respondent)",
        "{label} ({part} of {number} respondents)",
        respondents,
        label=label,
        part=number,
    )


def _quotation(evidence: Evidence, outcome: str, localizer: Localizer) -> str:
    quotation, source, date = evidence.text.strip(), evidence.source, evidence.date
    if primary_subtag(evidence.language) == localizer.locale.language:
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
        language=localizer.language_name(evidence.language),
    )
