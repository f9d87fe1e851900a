"""What the schemas say to people, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from .._messages import pgettext_noop
from ..projects._project import ClaimStatus

__all__ = ["RIGHTS", "STATUSES", "TEXTS"]

RIGHTS = pgettext_noop(
    "schema",
    "Text from the guide: © European Union, CC BY 4.0 (Decision 2011/833/EU)."
    " The other text comes from the erasmus_ka1 software and is not official.",
)


#: The title and the description of each class, and of each attribute.
TEXTS: Final[Mapping[str, tuple[str, str]]] = {
    "format": (
        pgettext_noop("schema", "Format"),
        pgettext_noop("schema", "What kind of document this is."),
    ),
    "version": (
        pgettext_noop("schema", "Version"),
        pgettext_noop("schema", "The version of the format."),
    ),
    "edition": (
        pgettext_noop("schema", "Edition"),
        pgettext_noop("schema", "The year of the guide whose codes are used."),
    ),
    "Concept": (
        pgettext_noop("schema", "Concept"),
        pgettext_noop("schema", "Something that the guide names, by its code."),
    ),
    "OutcomeSet": (
        pgettext_noop("schema", "Outcome set"),
        pgettext_noop("schema", "Outcomes and aspects from the guide."),
    ),
    "OutcomeSet.codes": (
        pgettext_noop("schema", "Outcomes"),
        pgettext_noop("schema", "The outcomes and aspects, each of them once."),
    ),
    "Claim": (
        pgettext_noop("schema", "Claim"),
        pgettext_noop("schema", "One outcome that a project plans or has achieved."),
    ),
    "Project": (
        pgettext_noop("schema", "Mobility project"),
        pgettext_noop("schema", "What a project plans and has achieved, and the evidence for it."),
    ),
    "Evidence": (
        pgettext_noop("schema", "Piece of evidence"),
        pgettext_noop("schema", "Evidence that an outcome was achieved."),
    ),
    "Project.number": (
        pgettext_noop("schema", "Project number"),
        pgettext_noop("schema", "The number of the project, as the programme writes it."),
    ),
    "Project.title": (
        pgettext_noop("schema", "Title"),
        pgettext_noop("schema", "The title of the project, on one line."),
    ),
    "Project.organisation": (
        pgettext_noop("schema", "Organisation"),
        pgettext_noop("schema", "The organisation that coordinates the project, on one line."),
    ),
    "Project.country": (
        pgettext_noop("schema", "Country"),
        pgettext_noop(
            "schema",
            "The country of that organisation, in two capital letters;"
            " EL for Greece, UK for the United Kingdom.",
        ),
    ),
    "Project.start": (
        pgettext_noop("schema", "First day"),
        pgettext_noop("schema", "The first day of the project."),
    ),
    "Project.end": (
        pgettext_noop("schema", "Last day"),
        pgettext_noop("schema", "The last day of the project."),
    ),
    "Project.participants": (
        pgettext_noop("schema", "Participants"),
        pgettext_noop(
            "schema",
            "How many of each target group take part;"
            " for organisations the number of organisations.",
        ),
    ),
    "Project.claims": (
        pgettext_noop("schema", "Claims"),
        pgettext_noop("schema", "What is planned, and what was achieved."),
    ),
    "Project.priorities": (
        pgettext_noop("schema", "Priorities"),
        pgettext_noop("schema", "The priorities that the project works on."),
    ),
    "Project.summary": (
        pgettext_noop("schema", "Summary"),
        pgettext_noop("schema", "What the project says of itself in short, by language."),
    ),
    "Project.sections": (
        pgettext_noop("schema", "Sections"),
        pgettext_noop("schema", "What the project says in its own words, in this order."),
    ),
    "ProjectSection": (
        pgettext_noop("schema", "Section"),
        pgettext_noop("schema", "A part of what the project says in its own words."),
    ),
    "ProjectSection.topic": (
        pgettext_noop("schema", "Topic"),
        pgettext_noop("schema", "What the section is about."),
    ),
    "ProjectSection.title": (
        pgettext_noop("schema", "Heading"),
        pgettext_noop("schema", "The heading of the section, on one line; empty for the topic."),
    ),
    "ProjectSection.text": (
        pgettext_noop("schema", "Text"),
        pgettext_noop("schema", "What the section says, in its own language."),
    ),
    "ProjectSection.language": (
        pgettext_noop("schema", "Language"),
        pgettext_noop("schema", "The language of the section, as a language tag."),
    ),
    "Claim.outcome": (
        pgettext_noop("schema", "Outcome"),
        pgettext_noop("schema", "The outcome or aspect that the claim is about."),
    ),
    "Claim.status": (
        pgettext_noop("schema", "Planned or achieved"),
        pgettext_noop("schema", "Whether the outcome is planned or achieved."),
    ),
    "Claim.evidence": (
        pgettext_noop("schema", "Evidence"),
        pgettext_noop("schema", "Supporting evidence; optional."),
    ),
    "Claim.participants": (
        pgettext_noop("schema", "Number concerned"),
        pgettext_noop(
            "schema", "How many people or organisations it concerns; empty if not counted."
        ),
    ),
    "Claim.respondents": (
        pgettext_noop("schema", "Respondents"),
        pgettext_noop(
            "schema", "How many people or organisations were asked about it; empty if none were."
        ),
    ),
    "Evidence.text": (
        pgettext_noop("schema", "Text"),
        pgettext_noop("schema", "What was said, measured or seen, in its own language."),
    ),
    "Evidence.language": (
        pgettext_noop("schema", "Language"),
        pgettext_noop("schema", "The language of the text, as a language tag."),
    ),
    "Evidence.source": (
        pgettext_noop("schema", "Source"),
        pgettext_noop(
            "schema", "Who said it, or where it stands: a survey, an interview, an address."
        ),
    ),
    "Evidence.date": (
        pgettext_noop("schema", "Date"),
        pgettext_noop("schema", "When it was said or measured."),
    ),
}


STATUSES: Final[Mapping[ClaimStatus, str]] = {
    ClaimStatus.PLANNED: pgettext_noop("schema", "Planned"),
    ClaimStatus.ACHIEVED: pgettext_noop("schema", "Achieved"),
}
