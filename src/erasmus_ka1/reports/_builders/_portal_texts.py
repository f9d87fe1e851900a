"""Plain texts about a project in one language, without marks; "" if there is nothing to say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ...localization import Localizer
from ...projects import Claim, Evidence, OutcomeOrAspect, Project, SectionTopic
from ...taxonomy import Priority, TargetGroup
from .._text import primary_subtag
from ._claimed import by_outcome

__all__ = ["evidence_of", "outcomes_of", "own_words_of", "priorities_of", "summary_of"]


def outcomes_of(claims: Iterable[Claim], localizer: Localizer) -> str:
    """Return the outcomes of these claims, each with its numbers, and its aspects behind it."""
    texts: dict[OutcomeOrAspect, dict[str, None]] = {}
    for claim in claims:
        line = _claim_line(localizer.label(claim.outcome), claim, localizer)
        texts.setdefault(claim.outcome, {})[line] = None
    return _listed(
        line
        for outcome, aspects in by_outcome(texts).items()
        for line in _outcome_lines(
            # an outcome that only its aspects bring in has no figures
            [*texts.get(outcome, [localizer.label(outcome)])],
            [text for aspect in aspects for text in texts[aspect]],
            localizer,
        )
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
    """Return the priorities of the project in the guide's words, and what it says on them."""
    topics = [each.topic for each in project.sections if isinstance(each.topic, Priority)]
    priorities = _listed(
        localizer.pgettext(
            "report",
            "{name}: {text}",
            name=localizer.short_label(each),
            text=localizer.statement(each),
        )
        for each in project.priorities
    )
    return "\n\n".join(filter(None, (priorities, own_words_of(project, topics, localizer))))


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


def _outcome_lines(
    outcome: Sequence[str], aspects: Sequence[str], localizer: Localizer
) -> Iterator[str]:
    """Yield a line for each different claim on an outcome, the last of them with its aspects."""
    *others, last = outcome
    yield from others
    if aspects:
        # labels have commas
        text = "; ".join(aspects)
        last = localizer.pgettext("report", "{name}: {text}", name=last, text=text)
    yield last


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
