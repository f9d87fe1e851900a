"""The fields of the beneficiary's final report, by part of the form, and their texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial

import attrs

from ..._messages import pgettext_noop
from ..._validation import text_in
from ...localization import Localizer
from ...projects import Claim, ClaimStatus, Project, SectionTopic, Topic
from ...taxonomy import Concept, Guide, TargetGroup
from .._content import Note, Section, Verbatim
from .._phrasebook import Phrasebook
from .._text import LocalizedText, Text
from ._claimed import not_reported
from ._portal_texts import evidence_of, outcomes_of, own_words_of, priorities_of, summary_of

__all__ = ["Field", "FieldTexts", "characters", "parts_of"]


def characters(text: str) -> int:
    r"""Return how many characters a field of a web form counts in *text*.

    HTML's ``maxlength`` counts UTF-16 code units: most emoji are two or more. A line break is one,
    whether it is CR, LF or both.

    >>> characters("één"), characters("👩‍🎓"), characters("a\r\nb")
    (3, 5, 3)
    """
    return len(text_in(text).replace("\r\n", "\n").encode("utf-16-le", "surrogatepass")) // 2


def parts_of(guide: Guide) -> Mapping[str, tuple[str, ...]]:
    """Return the names of the fields by the English heading of their part of the form."""
    groups = [group.code for group in guide.target_groups]
    planned = (f"{code}.planned" for code in groups)
    parts = ("", ".achieved", ".not_reported", ".evidence")
    reached = (f"{code}{part}" for code in groups for part in parts)
    return {
        pgettext_noop("portal", "Identification"): ("title", "organisation"),
        pgettext_noop("portal", "Summary"): ("summary",),
        pgettext_noop("portal", "Context and objectives"): (
            *(Topic.CONTEXT, Topic.OBJECTIVES),
            *planned,
            "priorities",
        ),
        pgettext_noop("portal", "Activities and participants"): (
            *(Topic.PARTNERSHIP, Topic.PARTICIPANTS, Topic.PREPARATION, Topic.ACTIVITIES),
        ),
        pgettext_noop("portal", "Outcomes and impact"): (
            *reached,
            *(Topic.RECOGNITION, Topic.SATISFACTION, Topic.IMPACT, "systems"),
        ),
        pgettext_noop("portal", "Priorities of the programme"): (
            *(Topic.INCLUSION, Topic.DIGITAL, Topic.ENVIRONMENT, Topic.PARTICIPATION),
        ),
        pgettext_noop("portal", "Dissemination, follow-up and lessons"): (
            *(Topic.DISSEMINATION, Topic.SUSTAINABILITY, Topic.LESSONS),
            "other",
        ),
    }


@attrs.frozen
class Field:
    """A field of the form and its text.

    Attributes:
        name: Its name.
        heading: Its heading, of itself clear in a list of fields.
        text: Its text; "" if there is nothing to fill in.
        limit: How many characters it takes; None for any number.
    """

    name: str
    heading: LocalizedText
    text: LocalizedText
    limit: int | None

    def section(self, phrases: Phrasebook) -> Section:
        if not any(each.text for each in self.text.versions):
            nothing = Note(phrases.pgettext("report", "No text for this field."))
            return Section(self.heading, [nothing], code=self.name)
        counts = (
            Text(self._count(localizer, characters(self.text.version(place).text)), localizer.tag)
            for place, localizer in enumerate(phrases.localizers)
        )
        return Section(
            self.heading, [Verbatim(self.text), Note(LocalizedText.of(*counts))], code=self.name
        )

    def is_too_long(self, place: int) -> bool:
        """Whether the text in the language with this place has more characters than it takes."""
        return self.limit is not None and characters(self.text.version(place).text) > self.limit

    def _count(self, localizer: Localizer, count: int) -> str:
        if self.limit is None:
            return localizer.npgettext("report", "{number} character", "{number} characters", count)
        if count > self.limit:
            return localizer.npgettext(
                "report",
                "{number} character over the limit ({count} of {limit}); the text has not "
                "been shortened.",
                "{number} characters over the limit ({count} of {limit}); the text has not "
                "been shortened.",
                count - self.limit,
                count=count,
                limit=self.limit,
            )
        return localizer.npgettext(
            "report",
            "{count} of {number} character",
            "{count} of {number} characters",
            self.limit,
            count=count,
        )


@attrs.frozen
class FieldTexts:
    """The heading and the text of each field that a project has something for."""

    phrases: Phrasebook
    project: Project

    def all(self) -> dict[str, tuple[LocalizedText, LocalizedText]]:
        """Return them by the name of the field: those the programme asks always, and others."""
        pgettext, project = self.phrases.pgettext, self.project
        asked = {
            "title": (pgettext("report", "Title"), self.phrases.verbatim(project.title)),
            "organisation": (
                pgettext("report", "Beneficiary (coordinator)"),
                self.phrases.verbatim(project.organisation),
            ),
            "summary": (pgettext("report", "Summary"), self._each(summary_of)),
            "priorities": (self._priorities(), self._each(priorities_of)),
        }
        for group in project.target_groups:
            asked |= self._of_group(group)
        return asked | {
            name: texts for name, texts in self._own_words() if str(texts[1]).strip(" /")
        }

    def _priorities(self) -> LocalizedText:
        number = len(self.project.priorities) or 1
        return self.phrases.npgettext("report", "Priority", "Priorities", number)

    def _of_group(self, group: TargetGroup) -> dict[str, tuple[LocalizedText, LocalizedText]]:
        name = self.phrases.short_label(group)
        pgettext, claims = self.phrases.pgettext, self.project.claims
        planned, achieved, missing = (
            [claim for claim in found if claim.outcome.group is group]
            for found in (
                [claim for claim in claims if claim.status is ClaimStatus.PLANNED],
                [claim for claim in claims if claim.status is ClaimStatus.ACHIEVED],
                not_reported(self.project),
            )
        )
        asked = {
            f"{group.code}.planned": (
                pgettext("report", "Expected outcomes: {group}", group=name),
                self._outcomes(planned),
            ),
            f"{group.code}.achieved": (
                pgettext("report", "Achieved outcomes: {group}", group=name),
                self._outcomes(achieved),
            ),
            f"{group.code}.evidence": (
                pgettext("report", "Evidence: {group}", group=name),
                self._each(partial(evidence_of, group=group)),
            ),
        }
        if missing:
            heading = pgettext(
                "report", "Planned, but not reported as achieved: {group}", group=name
            )
            asked[f"{group.code}.not_reported"] = (heading, self._outcomes(missing))
        return asked

    def _outcomes(self, claims: Sequence[Claim]) -> LocalizedText:
        return self.phrases.each(partial(outcomes_of, claims))

    def _own_words(self) -> Iterator[tuple[str, tuple[LocalizedText, LocalizedText]]]:
        """Yield what the project says in its own words, on each topic that the form asks about."""
        pgettext, guide = self.phrases.pgettext, self.project.guide
        topics: list[tuple[str, LocalizedText, Collection[SectionTopic | None]]] = [
            *((each.value, self.phrases.each(each.short_label), (each,)) for each in Topic),
            *((each.code, self._impact(each), (each,)) for each in guide.target_groups),
            (guide.systems.code, self._impact(guide.systems), (guide.systems, *guide.impacts)),
            ("other", pgettext("report", "Further remarks"), (None,)),
        ]
        for name, heading, about in topics:
            yield name, (heading, self._each(partial(own_words_of, topics=about)))

    def _impact(self, concept: Concept) -> LocalizedText:
        name = self.phrases.short_label(concept)
        return self.phrases.pgettext("report", "Impact: {group}", group=name)

    def _each(self, text_of: Callable[..., str]) -> LocalizedText:
        return self.phrases.each(lambda localizer: text_of(self.project, localizer=localizer))
