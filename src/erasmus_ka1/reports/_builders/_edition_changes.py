"""The report on what changed from one edition of the guide to another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

import attrs

from ..._messages import pgettext_noop
from ..._validation import of_kind
from ...localization import available_languages
from ...taxonomy import Change, ChangeKind, Concept, Guide, Source, Status, TextKind, diff
from .._content import Block, Cell, Column, Fact, Note, Paragraph, Section, Table, Tiles
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText

__all__ = ["edition_changes"]


def edition_changes(old: Guide, new: Guide, *, locale: Locales) -> Report:
    """Return the report on what changed from one edition of the guide to another.

    What was reworded is shown with both wordings in every language in which both editions are
    available, apart from where only capitals or punctuation changed; what was added, removed or
    replaced (a priority of the year) in the languages of the report. A text that both editions
    have from the same page was not compared, and does not count as unchanged.

    Args:
        old: The guide of one edition.
        new: The guide of the other.
        locale: The language; give more for languages side by side.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        WrongKindError: *old* or *new* is not a guide.

    >>> from erasmus_ka1 import GUIDES
    >>> for language in ("nl", "en"):
    ...     print(edition_changes(GUIDES[2024], GUIDES[2025], locale=language).title)
    Programmagids 2025 vergeleken met 2024
    Programme Guide 2025 compared with 2024
    """
    for each in (old, new):
        of_kind(each, Guide, pgettext_noop("expected", "a guide"))
    after = Phrasebook.of(locale, new)
    changes = _Changes(after.of_edition(old), after, diff(old, new))
    sections = tuple(changes.sections())
    return Report(
        title=after.pgettext(
            "report",
            "Programme Guide {new} compared with {old}",
            new=str(new.edition),
            old=str(old.edition),
        ),
        subtitle=after.pgettext("report", "Changes in the expected outcomes of Key Action 1"),
        languages=after.languages,
        # sources come last: the changes quote them first
        sections=(*sections, after.sources()),
    )


@attrs.frozen
class _Changes:
    """The changes, with the phrases of both editions."""

    before: Phrasebook
    after: Phrasebook
    changes: tuple[Change, ...]

    def sections(self) -> Iterator[Section]:
        pgettext = self.after.pgettext
        added, removed = self._concepts(ChangeKind.ADDED), self._concepts(ChangeKind.REMOVED)
        replaced = self._replaced(removed, added)
        for old, new in replaced:
            removed, added = removed - {old}, added - {new}
        changed = [each for each in self.changes if each.kind is ChangeKind.REWORDED]
        reworded = [each for each in changed if not each.same_words]
        alike = [each for each in changed if each.same_words]
        yield self._summary(
            [
                (pgettext("report", "Added"), len(added)),
                (pgettext("report", "Removed"), len(removed)),
                (pgettext("report", "Replaced"), len(replaced)),
            ],
            {each.concept for each in reworded},
            {each.concept for each in alike},
        )
        if added:
            yield Section(pgettext("report", "Added"), [_texts(self.after, added)])
        if removed:
            yield Section(pgettext("report", "Removed"), [_texts(self.before, removed)])
        if replaced:
            yield Section(pgettext("report", "Replaced"), [self._replacements(replaced)])
        if reworded:
            caption = pgettext("report", "Concepts with another wording")
            yield Section(pgettext("report", "Reworded"), self._wordings(caption, reworded))
        if alike:
            caption = pgettext("report", "Concepts with other capitals or punctuation")
            heading = pgettext("report", "Only capitals or punctuation")
            yield Section(heading, self._wordings(caption, alike))

    def _concepts(self, kind: ChangeKind) -> set[Concept]:
        return {each.concept for each in self.changes if each.kind is kind}

    def _replaced(
        self, removed: Iterable[Concept], added: Iterable[Concept]
    ) -> list[tuple[Concept, Concept]]:
        """Return each concept that went, with the one in its place; also from new to old."""
        old, new = self.before.guide, self.after.guide
        pairs: list[tuple[Concept, Concept]] = []
        for each in removed:
            pairs += [(each, other) for other in new.successors(each)]
        for each in added:
            pairs += [(other, each) for other in old.successors(each)]
        return sorted(pairs)

    def _summary(
        self,
        counts: Iterable[tuple[LocalizedText, int]],
        reworded: set[Concept],
        alike: set[Concept],
    ) -> Section:
        pgettext, number = self.after.pgettext, self.after.number
        same = {*self.before.guide} & {*self.after.guide} - reworded - alike
        compared = {each for each in same if self._is_compared(each)}
        shown = [
            *counts,
            (pgettext("report", "Reworded"), len(reworded)),
            (pgettext("report", "Only capitals or punctuation"), len(alike - reworded)),
            (pgettext("report", "Unchanged"), len(compared)),
            (pgettext("report", "Not compared"), len(same - compared)),
        ]
        blocks: list[Block] = [Tiles([Fact(name, number(count)) for name, count in shown])]
        if not self.changes:
            blocks.append(Paragraph(pgettext("report", "Nothing changed.")))
        note = pgettext(
            "report",
            "A concept counts as reworded if the words of its label or its statement changed. A "
            "change of wording can be seen only in a language in which both editions are "
            "available. Where the page of an edition is missing, the text is that of another "
            "edition, which the heading of the column names.",
        )
        blocks.append(Note(note))
        if same - compared:
            not_compared = pgettext(
                "report",
                "Not compared: concepts of which both texts come from the same page, because that "
                "of one edition is not available.",
            )
            blocks.append(Note(not_compared))
        return Section(pgettext("report", "Overview"), blocks)

    def _is_compared(self, concept: Concept) -> bool:
        """Return whether a text of both editions is from a page of its own in some language."""
        kinds: tuple[TextKind, ...] = ("label", "statement")
        for language, of in product(available_languages(), kinds):
            old, new = (
                each.guide.source(concept, locale=language, of=of)
                for each in (self.before, self.after)
            )
            both = {old.status, new.status}
            if both == {Status.OFFICIAL}:
                return True
            if Status.EDITORIAL not in both and old.edition != new.edition:
                return True
        return False

    def _replacements(self, pairs: Iterable[tuple[Concept, Concept]]) -> Table:
        pgettext, before, after = self.after.pgettext, self.before, self.after
        columns = (
            Column(pgettext("report", "Concept")),
            *(
                Column(pgettext("report", "Wording of {edition}", edition=str(each.guide.edition)))
                for each in (before, after)
            ),
        )
        rows = [
            (
                Cell(
                    before.short_label(old),
                    detail=pgettext(
                        "report", "{code}, replaced by {other}", code=old.code, other=new.code
                    ),
                ),
                Cell(before.statement(old)),
                Cell(after.statement(new)),
            )
            for old, new in pairs
        ]
        return Table(pgettext("report", "Concepts replaced by others"), columns, rows)

    def _wordings(self, caption: LocalizedText, changes: Iterable[Change]) -> Iterator[Table]:
        """Yield a table of both wordings for each language."""
        pgettext, after = self.after.pgettext, self.after
        by_language: dict[str, list[Change]] = {}
        for change in sorted(changes, key=lambda each: each.concept):
            by_language.setdefault(change.language, []).append(change)
        for language, reworded in by_language.items():
            rows = [
                (
                    Cell(after.short_label(each.concept), detail=after.verbatim(each.code)),
                    Cell(after.verbatim(each.old or "", language)),
                    Cell(after.verbatim(each.new or "", language)),
                )
                for each in reworded
            ]
            columns = (
                Column(pgettext("report", "Concept")),
                Column(self._wording_of(self.before, reworded, language)),
                Column(self._wording_of(after, reworded, language)),
            )
            yield Table(caption, columns, rows)

    def _wording_of(
        self, phrases: Phrasebook, changes: Iterable[Change], language: str
    ) -> LocalizedText:
        """Return which texts a column has, and of which other edition, if they are; quote them."""
        edition = phrases.guide.edition
        sources = {_source(phrases.guide, each) for each in changes}
        for source in sorted(sources):
            phrases.quote(source)
        years = sorted({source.edition for source in sources} - {edition})
        name = phrases.each(lambda localizer: localizer.language_name(language))
        if not years:
            return phrases.pgettext(
                "report",
                "Wording of {edition} in {language}",
                edition=str(edition),
                language=name,
            )
        return phrases.pgettext(
            "report",
            "Wording of {edition} in {language}, from the edition of {source}",
            edition=str(edition),
            language=name,
            source=phrases.joined(phrases.verbatim(str(year)) for year in years),
        )


def _source(guide: Guide, change: Change) -> Source:
    """Return where the wording of a change comes from in one of the two editions."""
    label = guide.label(change.concept, locale=change.language)
    of: TextKind = "label" if label in (change.old, change.new) else "statement"
    return guide.source(change.concept, locale=change.language, of=of)


def _texts(phrases: Phrasebook, concepts: Iterable[Concept]) -> Table:
    columns = (
        Column(phrases.pgettext("report", "Concept")),
        Column(phrases.pgettext("report", "Text in the guide")),
    )
    rows = [
        (
            Cell(phrases.short_label(each), detail=phrases.verbatim(each.code)),
            Cell(phrases.statement(each)),
        )
        for each in sorted(concepts)
    ]
    edition = str(phrases.guide.edition)
    caption = phrases.pgettext("report", "Concepts in the edition of {edition}", edition=edition)
    return Table(caption, columns, rows)
