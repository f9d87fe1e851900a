"""The catalogue of a guide: every concept with its texts, and where each of them comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import attrs

from ...localization import Localizer
from ...taxonomy import Audience, Concept, Guide, Outcome, Priority, TargetGroup, TextKind
from ...taxonomy._terms import KINDS, STATUSES
from .._blocks import Block, Fact, Facts, Items, Note, Paragraph
from .._report import Report, Section
from .._text import Text, Words
from .._writer import Locales, Writer

__all__ = ["catalogue"]


def catalogue(guide: Guide, *, locale: Locales) -> Report:
    """Return the catalogue of *guide*: each of its concepts once, in guide order.

    The section about a concept has its code; audiences stand together in that of their group.

    Args:
        guide: The guide.
        locale: The language; several stand side by side.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> for language in ("nl", "en"):
    ...     print(catalogue(GUIDE_2024, locale=language).title)
    Erasmus+ Kernactie 1: beoogde resultaten
    Erasmus+ Key Action 1: expected outcomes
    """
    writer = Writer(locale)
    entries = _Entries(writer)
    sections = (
        _introduction(writer, guide),
        entries.section(guide.key_action),
        *map(entries.group, guide.target_groups),
        entries.section(guide.systems, sections=map(entries.section, guide.impacts)),
        *map(entries.priority, guide.priorities),
    )
    edition = str(guide.edition)
    return Report(
        title=writer.pgettext("report", "Erasmus+ Key Action 1: expected outcomes"),
        subtitle=writer.pgettext(
            "report", "Catalogue of the Programme Guide, edition {edition}", edition=edition
        ),
        languages=writer.languages,
        # the entries come first: the writer knows only then which sources they quote
        sections=(*sections, attrs.evolve(writer.sources(guide), code="sources")),
        contents=writer.pgettext("report", "Contents"),
    )


def _introduction(writer: Writer, guide: Guide) -> Section:
    number = writer.npgettext(
        "report",
        "This is the {number} concept of the guide, with its texts and their sources.",
        "These are the {number} concepts of the guide, with their texts and sources.",
        len(guide.concepts),
    )
    texts = writer.pgettext(
        "report",
        "The heading is a concept's short label, and ours. The label names it in the guide's own"
        " words wherever the guide has any; the statement is the guide's whole sentence, and is"
        " shown where it differs from the label.",
    )
    statuses = writer.pgettext("report", "A source says what the text may be shown as:")
    return Section(
        writer.pgettext("report", "About this catalogue"),
        [
            Paragraph(number),
            Paragraph(texts),
            Paragraph(statuses),
            Items(writer.pgettext("status", each) for each in STATUSES.values()),
        ],
    )


@attrs.frozen
class _Entries:
    """The concepts as sections: the short label, and under it what there is to know of each."""

    writer: Writer

    def section(
        self,
        concept: Concept,
        *,
        facts: Iterable[Fact] = (),
        blocks: Iterable[Block] = (),
        sections: Iterable[Section] = (),
    ) -> Section:
        known = Facts((*self._texts(concept), *facts, self._identity(concept)))
        heading = self.writer.short_label(concept)
        return Section(heading, [known, *blocks], tuple(sections), concept.code)

    def group(self, group: TargetGroup) -> Section:
        outcomes = map(self._outcome, group.outcomes)
        return self.section(group, sections=(self._audiences(group.audiences), *outcomes))

    def priority(self, priority: Priority) -> Section:
        pgettext = self.writer.pgettext
        facts = (
            Fact(pgettext("report", "Year"), self.writer.verbatim(str(priority.year))),
            Fact(
                pgettext("report", "What it alleviates"),
                self._of_statement(priority, priority.alleviates),
            ),
            Fact(pgettext("report", "By what means"), self._of_statement(priority, priority.means)),
            Fact(
                pgettext("report", "For whom"),
                self._of_statement(priority, priority.beneficiaries),
            ),
        )
        note = pgettext(
            "report", "What it alleviates, by what means and for whom are words of the statement."
        )
        return self.section(priority, facts=facts, blocks=[Note(note)])

    def _outcome(self, outcome: Outcome) -> Section:
        blocks = []
        if outcome.is_illustrative:
            examples = self.writer.pgettext(
                "report", "The guide gives the aspects of this outcome as examples."
            )
            blocks.append(Note(examples))
        return self.section(outcome, blocks=blocks, sections=map(self.section, outcome.aspects))

    def _texts(self, concept: Concept) -> Iterator[Fact]:
        pgettext = self.writer.pgettext
        yield Fact(pgettext("report", "Label"), self.writer.label(concept))
        yield Fact(pgettext("report", "Source of the label"), self._source(concept, "label"))
        if any(each.statement(concept) != each.label(concept) for each in self.writer.localizers):
            yield Fact(pgettext("report", "Statement"), self.writer.statement(concept))
            yield Fact(
                pgettext("report", "Source of the statement"), self._source(concept, "statement")
            )

    def _identity(self, concept: Concept) -> Fact:
        pgettext = self.writer.pgettext
        kind = pgettext("kind", KINDS[concept.kind])
        value = pgettext("report", "{kind} with the code {code}", kind=kind, code=concept.code)
        return Fact(pgettext("report", "Concept"), value)

    def _audiences(self, audiences: Iterable[Audience]) -> Section:
        """Return who belongs to a group; those whose labels have one source stand together."""
        blocks: list[Block] = []
        for source, labelled in groupby(audiences, lambda each: self._source(each, "label")):
            blocks.append(Facts(tuple(map(self._audience, labelled))))
            note = self.writer.pgettext("report", "Source of the labels: {source}", source=source)
            blocks.append(Note(note))
        return Section(self.writer.pgettext("report", "Audiences"), blocks)

    def _audience(self, audience: Audience) -> Fact:
        label = self.writer.label(audience)
        named = self.writer.pgettext(
            "report", "{label}, with the code {code}", label=label, code=audience.code
        )
        return Fact(self.writer.short_label(audience), named)

    def _source(self, concept: Concept, kind: TextKind) -> Words:
        """Return which document a text is from, and its status, in each language."""
        sources = [concept.source(each, of=kind) for each in self.writer.localizers]
        return self.writer.pgettext(
            "report",
            "{status}, from {document}",
            document=Words(tuple(Text(each.document, each.language) for each in sources)),
            status=Words(
                tuple(
                    self.writer.status(source.status).version(place)
                    for place, source in enumerate(sources)
                )
            ),
        )

    def _of_statement(self, priority: Priority, text_of: Callable[[Localizer], str]) -> Words:
        """Return a part of a priority's statement, which has the statement's source."""
        return Words.of(
            *(
                Text(text_of(each), priority.source(each, of="statement").language)
                for each in self.writer.localizers
            )
        )
