"""Words for a report: each text with its language, and marked where it is not the guide's."""

from __future__ import annotations

import attrs

from ..concepts import Concept, Guide, TextKind
from ..localization import Localizer, Value
from ..sources import Status
from .report import Block, Fact, Facts, Note, Section, Text

__all__ = ["NOTHING", "Writer"]

#: What stands in a cell where there is no figure.
NOTHING = "–"

_MARKS = {Status.OFFICIAL: "", Status.ATTESTED: " †", Status.EDITORIAL: " ‡"}


@attrs.frozen
class Writer:
    """A localizer whose words are `Text`, and that remembers which marks it has set.

    Attributes:
        localizer: The words and forms of the report's language.
    """

    localizer: Localizer
    _marked: set[Status] = attrs.field(factory=set, init=False)

    def pgettext(self, context: str, message: str, /, **values: Value) -> Text:
        """Return a message of the report, its placeholders filled in."""
        text = self.localizer.pgettext(context, message, **values)
        return Text(text, self.localizer.language_of(context, message))

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: Value
    ) -> Text:
        """Return a message of the report in the form that *number* asks for."""
        text = self.localizer.npgettext(context, singular, plural, number, **values)
        return Text(text, self.localizer.language_of(context, singular))

    def plain(self, text: str) -> Text:
        """Return what the locale itself made: a number, a date, a name."""
        return Text(text, self.localizer.tag)

    def number(self, number: int | None) -> Text:
        """Return a figure, or a dash where there is none."""
        return self.plain(NOTHING if number is None else self.localizer.number(number))

    def label(self, concept: Concept) -> Text:
        """Return a concept's label, with a mark where it is not verbatim in the guide's page."""
        return self._marked_text(concept, concept.label(self.localizer), "label")

    def statement(self, concept: Concept) -> Text:
        """Return a concept's statement, with a mark where it is not verbatim in the page."""
        return self._marked_text(concept, concept.statement(self.localizer), "statement")

    def short_label(self, concept: Concept) -> Text:
        """Return our short name for a concept: used as a heading, where no mark is needed."""
        language = self.localizer.language_of(concept.code, concept.english_short_label)
        return Text(concept.short_label(self.localizer), language)

    def sources(self, guide: Guide) -> Section:
        """Return where the words of the report come from, and what its marks mean."""
        page = guide.sources.page
        facts = [
            Fact(self.pgettext("report", "Source document"), Text(page.document, page.language)),
            Fact(self.pgettext("report", "Edition"), self.plain(page.edition)),
            Fact(self.pgettext("report", "Address"), Text(page.address or "", None)),
            Fact(
                self.pgettext("report", "Rights"),
                self.pgettext("report", "© European Union, CC BY 4.0 (Decision 2011/833/EU)"),
            ),
        ]
        heading = self.pgettext("report", "Sources and wording")
        return Section(heading, (Facts(tuple(facts)), *self._explained_marks()))

    def _explained_marks(self) -> list[Block]:
        notes = [
            self.pgettext(
                "report",
                "Names of target groups, headings and other words of this report are ours.",
            )
        ]
        if Status.ATTESTED in self._marked:
            notes.append(
                self.pgettext(
                    "report",
                    "† The official wording as found in a copy or another edition of the guide;"
                    " not checked against the page of this edition.",
                )
            )
        if Status.EDITORIAL in self._marked:
            notes.append(
                self.pgettext(
                    "report",
                    "‡ Our own wording; no official text was found.",
                )
            )
        return [Note(note) for note in notes]

    def _marked_text(self, concept: Concept, text: str, kind: TextKind) -> Text:
        source = concept.source(self.localizer, of=kind)
        self._marked.add(source.status)
        return Text(text + _MARKS[source.status], source.language)
