"""What a form says beside each field, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import attrs

from ..localization import Localizer
from ..projects._project import ClaimStatus

__all__ = ["Words"]

Said: TypeAlias = dict[str, str]


def _said(title: str, description: str) -> Said:
    return {"title": title, "description": description}


@attrs.frozen
class Words:
    """Titles and descriptions, as the keywords of JSON Schema.

    Attributes:
        localizer: The language.
    """

    localizer: Localizer

    @property
    def rights(self) -> str:
        """Whose the words of a schema are."""
        return self.localizer.pgettext(
            "schema",
            "Words of the guide: © European Union, CC BY 4.0 (Decision 2011/833/EU)."
            " The other words are ours.",
        )

    @property
    def outcome_set(self) -> Said:
        """An outcome set, as a document."""
        pgettext = self.localizer.pgettext
        return _said(
            pgettext("schema", "Outcome set"),
            pgettext("schema", "Outcomes and aspects from the guide."),
        )

    @property
    def outcomes(self) -> Said:
        """The outcomes in it."""
        pgettext = self.localizer.pgettext
        return _said(
            pgettext("schema", "Outcomes"),
            pgettext("schema", "The outcomes and aspects, each of them once."),
        )

    @property
    def claim(self) -> Said:
        """A claim."""
        pgettext = self.localizer.pgettext
        return _said(
            pgettext("schema", "Claim"),
            pgettext("schema", "One outcome that a project aims at, or has reached."),
        )

    @property
    def project(self) -> Said:
        """A project, as a document."""
        pgettext = self.localizer.pgettext
        return _said(
            pgettext("schema", "Mobility project"),
            pgettext(
                "schema",
                "What a project plans, what it has reached, and how one knows.",
            ),
        )

    @property
    def evidence(self) -> Said:
        """A piece of evidence."""
        pgettext = self.localizer.pgettext
        return _said(
            pgettext("schema", "Piece of evidence"),
            pgettext("schema", "Why somebody says that an outcome was reached."),
        )

    @property
    def of_the_envelope(self) -> Mapping[str, Said]:
        """The keys that every document has."""
        pgettext = self.localizer.pgettext
        return {
            "format": _said(
                pgettext("schema", "Format"),
                pgettext("schema", "What kind of document this is."),
            ),
            "version": _said(
                pgettext("schema", "Version"),
                pgettext("schema", "The version of the format."),
            ),
            "edition": _said(
                pgettext("schema", "Edition"),
                pgettext("schema", "The year of the guide whose codes are used."),
            ),
        }

    @property
    def of_a_project(self) -> Mapping[str, Said]:
        """The other keys of a project."""
        pgettext = self.localizer.pgettext
        return {
            "number": _said(
                pgettext("schema", "Project number"),
                pgettext("schema", "The number of the project, as the programme writes it."),
            ),
            "title": _said(
                pgettext("schema", "Title"),
                pgettext("schema", "The title of the project, on one line."),
            ),
            "organisation": _said(
                pgettext("schema", "Organisation"),
                pgettext("schema", "The organisation that coordinates the project, on one line."),
            ),
            "country": _said(
                pgettext("schema", "Country"),
                pgettext(
                    "schema",
                    "The country of that organisation, in two capital letters;"
                    " EL for Greece, UK for the United Kingdom.",
                ),
            ),
            "start": _said(
                pgettext("schema", "First day"),
                pgettext("schema", "The first day of the project."),
            ),
            "end": _said(
                pgettext("schema", "Last day"),
                pgettext("schema", "The last day of the project."),
            ),
            "participants": _said(
                pgettext("schema", "Participants"),
                pgettext(
                    "schema",
                    "How many of each target group take part;"
                    " for organisations the number of organisations.",
                ),
            ),
            "claims": _said(
                pgettext("schema", "Claims"),
                pgettext("schema", "What is planned, and what was achieved."),
            ),
            "priorities": _said(
                pgettext("schema", "Priorities"),
                pgettext("schema", "The priorities that the project works on."),
            ),
        }

    @property
    def of_a_claim(self) -> Mapping[str, Said]:
        """The keys of a claim."""
        pgettext = self.localizer.pgettext
        return {
            "outcome": _said(
                pgettext("schema", "Outcome"),
                pgettext("schema", "The outcome or aspect that the claim is about."),
            ),
            "status": _said(
                pgettext("schema", "Planned or achieved"),
                pgettext("schema", "Whether the outcome is planned or achieved."),
            ),
            "evidence": _said(
                pgettext("schema", "Evidence"),
                pgettext("schema", "How one knows; it may be empty."),
            ),
            "participants": _said(
                pgettext("schema", "Number concerned"),
                pgettext(
                    "schema",
                    "How many people or organisations it concerns; empty where not counted.",
                ),
            ),
            "respondents": _said(
                pgettext("schema", "Number asked"),
                pgettext("schema", "How many were asked about it; empty where nobody was."),
            ),
        }

    @property
    def statuses(self) -> Mapping[ClaimStatus, str]:
        """What a claim can be."""
        pgettext = self.localizer.pgettext
        return {
            ClaimStatus.PLANNED: pgettext("schema", "Planned"),
            ClaimStatus.ACHIEVED: pgettext("schema", "Achieved"),
        }

    @property
    def of_evidence(self) -> Mapping[str, Said]:
        """The keys of a piece of evidence."""
        pgettext = self.localizer.pgettext
        return {
            "text": _said(
                pgettext("schema", "Text"),
                pgettext("schema", "What was said, measured or seen, in its own language."),
            ),
            "language": _said(
                pgettext("schema", "Language"),
                pgettext("schema", "The language of the text, as a language tag."),
            ),
            "source": _said(
                pgettext("schema", "Source"),
                pgettext(
                    "schema",
                    "Who said it, or where it stands: a survey, an interview, an address.",
                ),
            ),
            "date": _said(
                pgettext("schema", "Date"),
                pgettext("schema", "When it was said or measured."),
            ),
        }

    def in_group(self, outcome: str, group: str) -> str:
        """Return an outcome's name with that of the target group it is expected for."""
        return self.localizer.pgettext(
            "schema", "{outcome} (target group: {group})", outcome=outcome, group=group
        )
