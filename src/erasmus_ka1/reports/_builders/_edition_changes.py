"""The report on what changed from one edition of the guide to another."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ..._messages import pgettext_noop
from ..._validation import of_kind
from ...taxonomy import Change, ChangeKind, Concept, Guide, diff
from .._content import Block, Cell, Column, Fact, Note, Paragraph, Section, Table, Tiles
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText

__all__ = ["edition_changes"]


def edition_changes(old: Guide, new: Guide, *, locale: Locales) -> Report:
    """Return the report on what changed from one edition of the guide to another.

    What was reworded is shown in every language in which both pages are at hand, with both
    wordings; what was added or removed in the languages of the report.

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
        reworded = [each for each in self.changes if each.kind is ChangeKind.REWORDED]
        yield self._summary(len(added), len(removed), len({each.concept for each in reworded}))
        if added:
            heading = pgettext("report", "Added")
            yield Section(heading, [_texts(self.after, added)])
        if removed:
            heading = pgettext("report", "Removed")
            yield Section(heading, [_texts(self.before, removed)])
        if reworded:
            yield Section(pgettext("report", "Reworded"), [self._wordings(reworded)])

    def _concepts(self, kind: ChangeKind) -> list[Concept]:
        return sorted({each.concept for each in self.changes if each.kind is kind})

    def _summary(self, added: int, removed: int, reworded: int) -> Section:
        pgettext, number = self.after.pgettext, self.after.number
        old, new = self.before.guide, self.after.guide
        same = len({*old} & {*new}) - reworded
        tiles = Tiles(
            [
                Fact(pgettext("report", "Added"), number(added)),
                Fact(pgettext("report", "Removed"), number(removed)),
                Fact(pgettext("report", "Reworded"), number(reworded)),
                Fact(pgettext("report", "Unchanged"), number(same)),
            ]
        )
        blocks: list[Block] = [tiles]
        if not added + removed + reworded:
            blocks.append(Paragraph(pgettext("report", "Nothing changed.")))
        note = pgettext(
            "report",
            "A concept counts as reworded if its label or its statement changed. A change of "
            "wording can be seen only in a language in which the pages of both editions are at "
            "hand.",
        )
        return Section(pgettext("report", "Overview"), [*blocks, Note(note)])

    def _wordings(self, changes: list[Change]) -> Table:
        pgettext, after = self.after.pgettext, self.after
        old, new = str(self.before.guide.edition), str(after.guide.edition)
        for change in changes:
            for phrases in (self.before, after):
                source = phrases.guide.source(change.concept, locale=change.language)
                phrases.quote(source)
        columns = (
            Column(pgettext("report", "Concept")),
            Column(pgettext("report", "Wording of {edition}", edition=old)),
            Column(pgettext("report", "Wording of {edition}", edition=new)),
        )
        rows = [
            (
                Cell(after.short_label(each.concept), detail=self._place(each)),
                Cell(after.verbatim(each.old or "", each.language)),
                Cell(after.verbatim(each.new or "", each.language)),
            )
            for each in sorted(changes, key=lambda each: each.concept)
        ]
        return Table(pgettext("report", "Concepts with another wording"), columns, rows)

    def _place(self, change: Change) -> LocalizedText:
        return self.after.each(
            lambda localizer: localizer.pgettext(
                "report",
                "{code}, in {language}",
                code=change.code,
                language=localizer.language_name(change.language),
            )
        )


def _texts(phrases: Phrasebook, concepts: list[Concept]) -> Table:
    columns = (
        Column(phrases.pgettext("report", "Concept")),
        Column(phrases.pgettext("report", "Text in the guide")),
    )
    rows = [
        (
            Cell(phrases.short_label(each), detail=phrases.verbatim(each.code)),
            Cell(phrases.statement(each)),
        )
        for each in concepts
    ]
    edition = str(phrases.guide.edition)
    caption = phrases.pgettext("report", "Concepts in the edition of {edition}", edition=edition)
    return Table(caption, columns, rows)
