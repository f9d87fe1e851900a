"""Words for a report: each text with its language, and marked where it is not the guide's."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

import attrs
from babel import Locale

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from ..localization import LocaleLike, Localizer, Value, localizer_for
from ..projects._findings import Finding
from ..taxonomy import Concept, Guide, TextKind
from ..taxonomy._sources import Source, Status
from ._bidi import isolated
from ._blocks import Block, Cell, Column, Fact, Facts, Note, Table
from ._report import Section
from ._text import Text, Words

__all__ = ["NOTHING", "Locales", "Writer"]

#: One locale, or several whose words stand side by side.
Locales: TypeAlias = "LocaleLike | Sequence[LocaleLike]"
#: What a placeholder of a message is filled with.
Filling: TypeAlias = "Value | Words"

#: What stands in a cell where there is no figure.
NOTHING = "–"

# figures and names repeat, in a report and from one to the next; some 3 MB at the very most
MOST_KEPT = 2**13

_MARKS = {
    Status.OFFICIAL: "",
    Status.ATTESTED: "\N{NO-BREAK SPACE}†",
    Status.EDITORIAL: "\N{NO-BREAK SPACE}‡",
}


def _localizers(locale: Locales) -> tuple[Localizer, ...]:
    if isinstance(locale, (str, Locale, Localizer)) or not isinstance(locale, Iterable):
        return (localizer_for(locale),)
    by_tag: dict[str, Localizer] = {}
    for localizer in map(localizer_for, locale):
        by_tag.setdefault(localizer.tag, localizer)
    if not by_tag:
        raise InvalidValueError("locale", locale, pgettext_noop("expected", "one locale or more"))
    return tuple(by_tag.values())


@lru_cache(maxsize=64)
def _words_in(_localizers: tuple[Localizer, ...]) -> dict[object, Words]:
    """Return the words that all reports in the same languages share."""
    return {}


@attrs.frozen
class Writer:
    """The words of a report, in each of its languages; remembers what sources it has quoted.

    Attributes:
        localizers: The words and forms of each language; the first is the report's main one.
    """

    localizers: tuple[Localizer, ...] = attrs.field(converter=_localizers)
    _quoted: dict[Source, None] = attrs.field(factory=dict, init=False)
    _kept_words: dict[object, Words] = attrs.field(
        default=attrs.Factory(lambda self: _words_in(self.localizers), takes_self=True),
        init=False,
        eq=False,
        repr=False,
    )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the report, as BCP 47 tags."""
        return tuple(each.tag for each in self.localizers)

    def pgettext(self, context: str, message: str, /, **values: Filling) -> Words:
        """Return a message of the report, its placeholders filled in."""
        return Words.of(
            *(
                Text(
                    localizer.pgettext(context, message, **_filled(values, place)),
                    localizer.language_of(context, message),
                )
                for place, localizer in enumerate(self.localizers)
            )
        )

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: Filling
    ) -> Words:
        """Return a message of the report in the form that *number* asks for."""
        return Words.of(
            *(
                Text(
                    localizer.npgettext(
                        context, singular, plural, number, **_filled(values, place)
                    ),
                    localizer.language_of(context, singular),
                )
                for place, localizer in enumerate(self.localizers)
            )
        )

    def each(self, form: Callable[[Localizer], str]) -> Words:
        """Return what each locale itself makes of something: a date, a name."""
        return Words.of(*(Text(form(each), each.tag) for each in self.localizers))

    def verbatim(self, text: str, language: str | None = None) -> Words:
        """Return what somebody else wrote: a title, a name, an address."""
        return Words((Text(text, language),))

    def number(self, number: int | None) -> Words:
        """Return a figure, or a dash where there is none."""
        if number is None:
            return self._kept(None, lambda _: NOTHING)
        return self._kept(number, lambda localizer: localizer.number(number))

    def percent(self, ratio: float | None) -> Words:
        """Return a ratio (1.0 is all) as a percentage, or a dash where there is none."""
        if ratio is None:
            return self._kept(None, lambda _: NOTHING)
        # 0.0 where it is -0.0, which is equal but reads otherwise
        return self._kept(("%", ratio + 0.0), lambda localizer: localizer.percent(ratio + 0.0))

    def date(self, date: datetime.date) -> Words:
        """Return a date in each locale's form."""
        return self._kept(date, lambda localizer: localizer.date(date))

    def joined(self, items: Iterable[Words]) -> Words:
        """Return a list in words."""
        listed = [*items]
        return Words.of(
            *(
                Text(localizer.joined(item.version(place).text for item in listed), localizer.tag)
                for place, localizer in enumerate(self.localizers)
            )
        )

    def label(self, concept: Concept) -> Words:
        """Return a concept's label, with a mark where it is not verbatim in the guide's page."""
        return self._marked(concept, "label")

    def statement(self, concept: Concept) -> Words:
        """Return a concept's statement, with a mark where it is not verbatim in the page."""
        return self._marked(concept, "statement")

    def short_label(self, concept: Concept) -> Words:
        """Return our short name for a concept: used as a heading, where no mark is needed."""
        found = self._kept_words.get(concept)
        if found is None:
            english = concept.english_short_label
            found = self._kept_words[concept] = Words.of(
                *(
                    Text(each.short_label(concept), each.language_of(concept.code, english))
                    for each in self.localizers
                )
            )
        return found

    def finding(self, finding: Finding) -> Words:
        """Return what a check has found, as a sentence."""
        return Words.of(
            *(Text(finding.message(each), finding.language(each)) for each in self.localizers)
        )

    def sources(self, guide: Guide) -> Section:
        """Return where the words of the report come from, and what its marks mean."""
        rights = self.pgettext("report", "© European Union, CC BY 4.0 (Decision 2011/833/EU)")
        found = (source for source in self._quoted if source.status is not Status.EDITORIAL)
        quoted = sorted({guide.sources.page, *found}, key=_official_first)
        facts = Facts((Fact(self.pgettext("report", "Rights"), rights),))
        heading = self.pgettext("report", "Sources and wording")
        return Section(heading, (self._documents(quoted), facts, *self._explained_marks()))

    def status(self, status: Status) -> Words:
        """Return what a text with this status may be shown as, in a word."""
        if status is Status.OFFICIAL:
            return self.pgettext("report", "official")
        if status is Status.ATTESTED:
            return self.pgettext("report", "attested")
        return self.pgettext("report", "editorial")

    def _documents(self, quoted: Iterable[Source]) -> Table:
        columns = (
            Column(self.pgettext("report", "Source document")),
            Column(self.pgettext("report", "Edition")),
            Column(self.pgettext("report", "Wording")),
            Column(self.pgettext("report", "Address")),
        )
        rows = tuple(
            (
                Cell(self.verbatim(source.document, source.language)),
                Cell(self.verbatim(source.edition)),
                Cell(self.status(source.status)),
                Cell(self.verbatim(source.address or NOTHING)),
            )
            for source in quoted
        )
        return Table(
            self.pgettext("report", "Where the words of the guide were found"), columns, rows
        )

    def _explained_marks(self) -> list[Block]:
        statuses = {source.status for source in self._quoted}
        notes = [
            self.pgettext(
                "report",
                "Names of target groups, headings and other words of this report are ours.",
            )
        ]
        if Status.ATTESTED in statuses:
            notes.append(
                self.pgettext(
                    "report",
                    "† The official wording as found in a copy or another edition of the guide;"
                    " not checked against the page of this edition.",
                )
            )
        if Status.EDITORIAL in statuses:
            notes.append(self.pgettext("report", "‡ Our own wording; no official text was found."))
        return [Note(note) for note in notes]

    def _marked(self, concept: Concept, kind: TextKind) -> Words:
        return Words.of(*(self._version(concept, kind, each) for each in self.localizers))

    def _version(self, concept: Concept, kind: TextKind, localizer: Localizer) -> Text:
        show = localizer.label if kind == "label" else localizer.statement
        source = concept.source(localizer, of=kind)
        self._quoted[source] = None
        return Text(show(concept) + _MARKS[source.status], source.language)

    def _kept(self, key: object, form: Callable[[Localizer], str]) -> Words:
        """Return what *form* makes, once for each *key*."""
        found = self._kept_words.get(key)
        if found is None:
            if len(self._kept_words) >= MOST_KEPT:
                self._kept_words.clear()
            found = self._kept_words[key] = self.each(form)
        return found


def _filled(values: dict[str, Any], place: int) -> dict[str, Value]:
    """Return the values for the language with this place; no text can turn what is around it."""
    return {name: _filling(value, place) for name, value in values.items()}


def _filling(value: Filling, place: int) -> Value:
    if isinstance(value, Words):
        value = value.version(place).text
    return isolated(value) if isinstance(value, str) else value


def _official_first(source: Source) -> tuple[int, str]:
    return [*Status].index(source.status), source.document
