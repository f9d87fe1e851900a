"""The catalogue of a guide: every concept with its texts and their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import attrs

from ..._messages import pgettext_noop
from ..._validation import of_kind
from ...localization import Localizer
from ...taxonomy import (
    KINDS,
    STATUSES,
    Audience,
    Concept,
    Guide,
    Outcome,
    Priority,
    TargetGroup,
    TextKind,
)
from .._content import Block, Fact, Facts, Items, Note, Paragraph, Section
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText, Text

__all__ = ["catalogue"]


def catalogue(guide: Guide, *, locale: Locales) -> Report:
    """Return the catalogue of *guide*: each of its concepts once, in guide order.

    The section about a concept has its code; audiences are in the section of their group.

    Args:
        guide: The guide.
        locale: The language; give more for languages side by side.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> for language in ("nl", "en"):
    ...     print(catalogue(GUIDE_2024, locale=language).title)
    Erasmus+ kernactie 1: beoogde resultaten
    Erasmus+ Key Action 1: expected outcomes
    """
    guide = of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    phrases = Phrasebook.of(locale, guide)
    entries = _Entries(phrases)
    sections = (
        _introduction(phrases, guide),
        entries.section(guide.key_action),
        *map(entries.group, guide.target_groups),
        entries.section(guide.systems, sections=map(entries.section, guide.impacts)),
        *map(entries.priority, guide.priorities),
    )
    edition = str(guide.edition)
    return Report(
        title=phrases.pgettext("report", "Erasmus+ Key Action 1: expected outcomes"),
        subtitle=phrases.pgettext(
            "report", "Catalogue of the Programme Guide, edition {edition}", edition=edition
        ),
        languages=phrases.languages,
        # sources come last: the entries quote them first
        sections=(*sections, attrs.evolve(phrases.sources(), code="sources")),
        contents=phrases.pgettext("report", "Contents"),
    )


def _introduction(phrases: Phrasebook, guide: Guide) -> Section:
    number = phrases.npgettext(
        "report",
        "The {number} concept of the guide, with its text and source.",
        "The {number} concepts of the guide, each with its text and source.",
        len(guide.concepts),
    )
    texts = phrases.pgettext(
        "report",
        "Headings are short labels; they are not official. The label names a "
        "concept in the guide's own words, if the guide has any. The statement is "
        "the guide's whole sentence; it is shown if it differs from the label.",
    )
    statuses = phrases.pgettext("report", "Each text has one of these statuses:")
    return Section(
        phrases.pgettext("report", "About this catalogue"),
        [
            Paragraph(number),
            Paragraph(texts),
            Paragraph(statuses),
            Items(phrases.pgettext("status", each) for each in STATUSES.values()),
        ],
    )


@attrs.frozen
class _Entries:
    """The concepts as sections, each under its short label."""

    phrases: Phrasebook

    def section(
        self,
        concept: Concept,
        *,
        facts: Iterable[Fact] = (),
        blocks: Iterable[Block] = (),
        sections: Iterable[Section] = (),
    ) -> Section:
        known = Facts((*self._texts(concept), *facts, self._identity(concept)))
        heading = self.phrases.short_label(concept)
        return Section(heading, [known, *blocks], tuple(sections), concept.code)

    def group(self, group: TargetGroup) -> Section:
        outcomes = map(self._outcome, self.phrases.guide.outcomes_for(group))
        return self.section(group, sections=(self._audiences(group.audiences), *outcomes))

    def priority(self, priority: Priority) -> Section:
        pgettext = self.phrases.pgettext
        facts = (
            Fact(pgettext("report", "Year"), self.phrases.verbatim(str(priority.year))),
            Fact(
                pgettext("report", "Aim"),
                self._of_statement(priority, priority.aims),
            ),
            Fact(pgettext("report", "Means"), self._of_statement(priority, priority.means)),
            Fact(
                pgettext("report", "Beneficiaries"),
                self._of_statement(priority, priority.beneficiaries),
            ),
        )
        note = pgettext("report", "These three rows quote the statement.")
        return self.section(priority, facts=facts, blocks=[Note(note)])

    def _outcome(self, outcome: Outcome) -> Section:
        blocks = []
        if outcome.is_illustrative:
            examples = self.phrases.pgettext(
                "report", "The guide gives the aspects of this outcome as examples."
            )
            blocks.append(Note(examples))
        return self.section(outcome, blocks=blocks, sections=map(self.section, outcome.aspects))

    def _texts(self, concept: Concept) -> Iterator[Fact]:
        pgettext = self.phrases.pgettext
        yield Fact(pgettext("report", "Label"), self.phrases.label(concept))
        yield Fact(pgettext("report", "Source of the label"), self._source(concept, "label"))
        if any(each.statement(concept) != each.label(concept) for each in self.phrases.localizers):
            yield Fact(pgettext("report", "Statement"), self.phrases.statement(concept))
            yield Fact(
                pgettext("report", "Source of the statement"), self._source(concept, "statement")
            )

    def _identity(self, concept: Concept) -> Fact:
        pgettext = self.phrases.pgettext
        kind = pgettext("kind", KINDS[concept.kind])
        value = pgettext("report", "{kind} with the code {code}", kind=kind, code=concept.code)
        return Fact(pgettext("report", "Concept"), value)

    def _audiences(self, audiences: Iterable[Audience]) -> Section:
        """Return the audiences of a group, those whose labels share a source together."""
        blocks: list[Block] = []
        for source, labelled in groupby(audiences, lambda each: self._source(each, "label")):
            blocks.append(Facts(tuple(map(self._audience, labelled))))
            note = self.phrases.pgettext("report", "Source of the labels: {source}", source=source)
            blocks.append(Note(note))
        return Section(self.phrases.pgettext("report", "Who this covers"), blocks)

    def _audience(self, audience: Audience) -> Fact:
        label = self.phrases.label(audience)
        named = self.phrases.pgettext(
            "report", "{label}, with the code {code}", label=label, code=audience.code
        )
        return Fact(self.phrases.short_label(audience), named)

    def _source(self, concept: Concept, kind: TextKind) -> LocalizedText:
        """Return the document of a text and its status, in each language."""
        sources = [
            self.phrases.guide.source(concept, locale=each, of=kind)
            for each in self.phrases.localizers
        ]
        statuses = [self.phrases.status(source.status) for source in sources]
        return LocalizedText.of(
            *(
                Text(f"{source.document} ({status.version(place)})", source.language)
                for place, (source, status) in enumerate(zip(sources, statuses, strict=True))
            )
        )

    def _of_statement(
        self, priority: Priority, text_of: Callable[[Localizer], str]
    ) -> LocalizedText:
        """Return a part of a priority's statement."""
        return LocalizedText.of(
            *(
                Text(
                    text_of(each),
                    self.phrases.guide.source(priority, locale=each, of="statement").language,
                )
                for each in self.phrases.localizers
            )
        )
