"""The catalogue of a guide: every concept with the guide's words and its code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import attrs

from ..._messages import pgettext_noop
from ..._validation import of_kind
from ...localization import Localizer
from ...taxonomy import Aspect, Concept, Guide, Outcome, Priority, TargetGroup
from .._content import Block, Cell, Column, Fact, Facts, Note, Paragraph, Section, Table
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText, Text

__all__ = ["catalogue"]


def catalogue(guide: Guide, *, locale: Locales) -> Report:
    """Return the catalogue of *guide*: each of its concepts once, in guide order.

    The section about a target group, the key action, the systems or a priority has its code.

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
        entries.systems(),
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
        sections=(*sections, phrases.sources()),
        contents=phrases.pgettext("report", "Contents"),
    )


def _introduction(phrases: Phrasebook, guide: Guide) -> Section:
    number = phrases.npgettext(
        "report",
        "The {number} concept of the guide, with its text and code.",
        "The {number} concepts of the guide, each with its text and code.",
        len(guide.concepts),
    )
    reading = phrases.pgettext(
        "report",
        "In bold is the short label, which is not official; under it are the guide's own words. "
        "Codes are the same in every edition and language. An outcome is not a learning outcome in"
        " the sense of a curriculum.",
    )
    heading = phrases.pgettext("report", "About this catalogue")
    return Section(heading, [Paragraph(number), Note(reading)])


@attrs.frozen
class _Entries:
    """The concepts: sections of their own, or rows in the table of their group."""

    phrases: Phrasebook

    def section(
        self, concept: Concept, facts: Iterable[Fact] = (), blocks: Iterable[Block] = ()
    ) -> Section:
        """Return the section on a concept: its statement, label and code, then what is given."""
        pgettext = self.phrases.pgettext
        known = [Fact(pgettext("report", "Code"), self.phrases.verbatim(concept.code)), *facts]
        if not concept.is_label_ours:
            known.insert(0, Fact(pgettext("report", "Label"), self.phrases.label(concept)))
        statement = Paragraph(self.phrases.statement(concept))
        heading = self.phrases.short_label(concept)
        return Section(heading, [statement, Facts(known), *blocks], code=concept.code)

    def group(self, group: TargetGroup) -> Section:
        pgettext = self.phrases.pgettext
        outcomes = self.phrases.guide.outcomes_for(group)
        blocks: list[Block] = [
            self._table(
                pgettext("report", "Who this covers"),
                pgettext("report", "Audience"),
                group.audiences,
            ),
            self._table(
                pgettext("report", "Expected outcomes"),
                pgettext("report", "Outcome"),
                (each for outcome in outcomes for each in (outcome, *outcome.aspects)),
            ),
            *self._examples(outcomes),
        ]
        return self.section(group, blocks=blocks)

    def systems(self) -> Section:
        guide, pgettext = self.phrases.guide, self.phrases.pgettext
        heading = pgettext("report", "Long-term impact")
        caption = pgettext("report", "Long-term impacts")
        return self.section(guide.systems, blocks=[self._table(caption, heading, guide.impacts)])

    def priority(self, priority: Priority) -> Section:
        pgettext = self.phrases.pgettext
        facts = (
            Fact(pgettext("report", "Year"), self.phrases.verbatim(str(priority.year))),
            Fact(pgettext("report", "Aim"), self._of_statement(priority, priority.aims)),
            Fact(pgettext("report", "Means"), self._of_statement(priority, priority.means)),
            Fact(
                pgettext("report", "Beneficiaries"),
                self._of_statement(priority, priority.beneficiaries),
            ),
        )
        note = pgettext("report", "These three rows quote the statement.")
        return self.section(priority, facts, [Note(note)])

    def _table(
        self, caption: LocalizedText, heading: LocalizedText, concepts: Iterable[Concept]
    ) -> Table:
        columns = (Column(heading), Column(self.phrases.pgettext("report", "Code")))
        return Table(caption, columns, map(self._row, concepts))

    def _row(self, concept: Concept) -> tuple[Cell, ...]:
        short_label, words = self.phrases.short_label(concept), self.phrases.label(concept)
        # many an audience has the guide's own word as its short label
        is_same = str(short_label).casefold() == str(words).casefold()
        name = Cell(
            short_label,
            is_part=isinstance(concept, Aspect),
            detail=None if is_same else words,
        )
        return name, Cell(self.phrases.verbatim(concept.code))

    def _examples(self, outcomes: Iterable[Outcome]) -> Iterator[Note]:
        for outcome in outcomes:
            if outcome.is_illustrative:
                yield Note(
                    self.phrases.pgettext(
                        "report",
                        "{outcome}: the guide gives the aspects as examples.",
                        outcome=self.phrases.short_label(outcome),
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
