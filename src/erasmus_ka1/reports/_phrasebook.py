"""The phrases of a report in its languages, the marks on them, and the sources they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

import attrs

from .._messages import is_text, pgettext_noop
from .._validation import plain_line
from ..localization import Localizer, Value
from ..localization._several import Locales, localizers_for
from ..projects import Finding, Severity
from ..taxonomy import Concept, Guide, Source, Status, TextKind
from ._bidi import isolated
from ._content import Block, Cell, Column, Fact, Facts, Note, Quotation, Section, Table
from ._text import LocalizedText, Text

__all__ = ["NOTHING", "Locales", "Phrasebook"]

#: The value of a placeholder in a message.
Filling: TypeAlias = Value | LocalizedText

#: The text of a cell without a figure.
NOTHING = "–"

# figures and names repeat within and between reports; these take at most 3 MB
_MOST_KEPT = 2**13
_HALF_A_PERCENT = 0.005

T = TypeVar("T")

# what follows a text of ours in the body of a report
_OURS = "\N{NO-BREAK SPACE}†"


def _number(localizer: Localizer, number: float | None) -> Text:
    return Text(NOTHING if number is None else localizer.number(number), localizer.tag)


def _percent(localizer: Localizer, ratio: float | None) -> Text:
    if ratio is None:
        return Text(NOTHING, localizer.tag)
    # a few are not none, and nearly all are not all
    if 0 < ratio < _HALF_A_PERCENT:
        return Text(f"<{localizer.percent(0.01)}", localizer.tag)
    if 1 - _HALF_A_PERCENT < ratio < 1:
        return Text(f">{localizer.percent(0.99)}", localizer.tag)
    return Text(localizer.percent(ratio), localizer.tag)


def _short_label(localizer: Localizer, concept: Concept) -> Text:
    return Text(localizer.short_label(concept), localizer.origin_of(concept, "short_label")[0])


@lru_cache(maxsize=64)
def _shared_formatter(localizers: tuple[Localizer, ...]) -> Callable[..., LocalizedText]:
    """Return what makes a phrase of a value once, for all reports in these languages."""

    @lru_cache(maxsize=_MOST_KEPT)
    def formatted(form: Callable[[Localizer, T], Text], value: T) -> LocalizedText:
        return LocalizedText.of(*(form(each, value) for each in localizers))

    return formatted


@attrs.frozen
class Phrasebook:
    """The phrases of a report in each of its languages; it remembers which sources it quotes.

    Attributes:
        localizers: The localizer of each language; the first is the report's main language.
        guide: The edition of the guide that the report cites.
    """

    localizers: tuple[Localizer, ...]
    guide: Guide
    _quoted: dict[Source, None] = attrs.field(factory=dict)
    _formatted: Callable[..., LocalizedText] = attrs.field(
        default=attrs.Factory(lambda self: _shared_formatter(self.localizers), takes_self=True),
        init=False,
        eq=False,
        repr=False,
    )

    @classmethod
    def of(cls, locale: Locales, guide: Guide) -> Phrasebook:
        """Return the phrases in one locale or more, in the words of an edition of the guide.

        Raises:
            LocaleError: A locale is unknown, or no catalogue is in its language.
        """
        return cls(localizers_for(locale, guide), guide)

    def of_edition(self, guide: Guide) -> Phrasebook:
        """Return the phrases in the words of another edition, whose sources are quoted here."""
        return Phrasebook(localizers_for(self.localizers, guide), guide, self._quoted)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the report, as BCP 47 tags."""
        return tuple(each.tag for each in self.localizers)

    def pgettext(self, context: str, message: str, /, **values: Filling) -> LocalizedText:
        """Return a message of the report, its placeholders filled in."""
        return LocalizedText.of(
            *(
                Text(*localizer.message(context, message, **_filled(values, place)))
                for place, localizer in enumerate(self.localizers)
            )
        )

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: Filling
    ) -> LocalizedText:
        """Return a message of the report, in the plural form for *number*."""
        return LocalizedText.of(
            *(
                Text(
                    *localizer.plural_message(
                        context, singular, plural, number, **_filled(values, place)
                    )
                )
                for place, localizer in enumerate(self.localizers)
            )
        )

    def each(self, form: Callable[[Localizer], str]) -> LocalizedText:
        """Return what *form* gives for each localizer, such as a date or a name."""
        return LocalizedText.of(*(Text(form(each), each.tag) for each in self.localizers))

    def verbatim(self, text: str, language: str | None = None) -> LocalizedText:
        """Return the user's own text: a title, a name, an address."""
        return LocalizedText((Text(text, language),))

    def number(self, number: float | None) -> LocalizedText:
        """Return a figure, or a dash for None."""
        return self._formatted(_number, number)

    def percent(self, ratio: float | None) -> LocalizedText:
        """Return a ratio (1.0 is all) as a whole percentage, or a dash for None.

        What is not none or all does not become 0% or 100%, but <1% or >99%.
        """
        # -0.0 becomes 0.0: they are equal, but -0.0 has a sign
        return self._formatted(_percent, None if ratio is None else ratio + 0.0)

    def joined(self, items: Iterable[LocalizedText]) -> LocalizedText:
        """Return a list as a phrase."""
        listed = [*items]
        return LocalizedText.of(
            *(
                Text(localizer.joined(item.version(place).text for item in listed), localizer.tag)
                for place, localizer in enumerate(self.localizers)
            )
        )

    def label(self, concept: Concept) -> LocalizedText:
        """Return a concept's label, with its mark."""
        return self._marked(concept, "label")

    def statement(self, concept: Concept) -> LocalizedText:
        """Return a concept's statement, with its mark."""
        return self._marked(concept, "statement")

    def quotation(self, concept: Concept, of: TextKind = "statement") -> Quotation:
        """Return a text of the guide as a quotation, with the guide as its source."""
        named = (self._guide_of(concept, of, each) for each in self.localizers)
        return Quotation(self._marked(concept, of), LocalizedText.of(*named))

    def short_label(self, concept: Concept) -> LocalizedText:
        """Return a concept's short label: a heading, so without a mark."""
        return self._formatted(_short_label, concept)

    def finding(self, finding: Finding) -> LocalizedText:
        """Return a finding as a sentence."""
        return LocalizedText.of(
            *(Text(finding.message(each), finding.language(each)) for each in self.localizers)
        )

    def quote(self, source: Source) -> None:
        """Remember that the report quotes this source too."""
        self._quoted[source] = None

    def severity(self, severity: Severity) -> LocalizedText:
        """Return the name of a severity."""
        return {
            Severity.ERROR: self.pgettext("report", "error"),
            Severity.WARNING: self.pgettext("report", "warning"),
            Severity.INFO: self.pgettext("report", "information"),
        }[severity]

    def sources(self) -> Section:
        """Return the section on the editions quoted so far, and what the mark means."""
        rights = self.pgettext("report", "© European Union, CC BY 4.0 (Decision 2011/833/EU)")
        title = self.guide.key_action
        cited = (self.guide.source(title, locale=each) for each in self.localizers)
        found = (source for source in self._quoted if source.status is not Status.EDITORIAL)
        # a page that is another edition's for one text and its own for another is listed once
        listed = {
            (source.document, source.version): source
            for source in sorted({*cited, *found}, key=_official_first, reverse=True)
        }
        quoted = sorted(listed.values(), key=_official_first)
        facts = Facts((Fact(self.pgettext("report", "Rights"), rights),))
        heading = self.pgettext("report", "Sources")
        return Section(heading, (self._documents(quoted), facts, *self._notes()), code="sources")

    def status(self, status: Status) -> LocalizedText:
        """Return the name of a status."""
        return {
            Status.OFFICIAL: self.pgettext("report", "official"),
            Status.OTHER_EDITION: self.pgettext("report", "from another edition"),
            Status.EDITORIAL: self.pgettext("report", "editorial"),
        }[status]

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
                Cell(self.verbatim(source.version or str(source.edition))),
                Cell(self.status(source.status)),
                Cell(self.verbatim(source.address or NOTHING), link=source.address),
            )
            for source in quoted
        )
        return Table(self.pgettext("report", "Sources of the guide's text"), columns, rows)

    def _notes(self) -> Iterator[Block]:
        yield Note(
            self.pgettext(
                "report",
                "Headings, target-group names and notes come from the erasmus_ka1 software "
                "and are not official EU text.",
            )
        )
        if any(source.status is Status.EDITORIAL for source in self._quoted):
            yield Note(
                self.pgettext(
                    "report",
                    "† Worded by the makers of erasmus_ka1: the guide's page with this text was not"
                    " at hand.",
                )
            )

    def _marked(self, concept: Concept, kind: TextKind) -> LocalizedText:
        return LocalizedText.of(*(self._version(concept, kind, each) for each in self.localizers))

    def _guide_of(self, concept: Concept, kind: TextKind, localizer: Localizer) -> Text:
        """Return the name of the guide that a text is from, or that our text is based on."""
        source = self.guide.source(concept, locale=localizer, of=kind)
        if source.status is Status.EDITORIAL:
            message = pgettext_noop("report", "Based on the Programme Guide {edition}")
            return Text(*localizer.message("report", message, edition=str(self.guide.edition)))
        message = pgettext_noop("report", "Programme Guide {edition}")
        return Text(*localizer.message("report", message, edition=str(source.edition)))

    def _version(self, concept: Concept, kind: TextKind, localizer: Localizer) -> Text:
        show = localizer.label if kind == "label" else localizer.statement
        source = self.guide.source(concept, locale=localizer, of=kind)
        self.quote(source)
        mark = _OURS if source.status is Status.EDITORIAL else ""
        return Text(show(concept) + mark, source.language)


def _filled(values: dict[str, Any], place: int) -> dict[str, Value]:
    """Return the values for the language at this place; a text cannot turn its surroundings."""
    return {name: _filling(value, place) for name, value in values.items()}


def _filling(value: Filling, place: int) -> Value:
    if isinstance(value, LocalizedText):
        value = value.version(place).text
    return isolated(plain_line(value)) if is_text(value) else value


def _official_first(source: Source) -> tuple[int, str]:
    return [*Status].index(source.status), source.document
