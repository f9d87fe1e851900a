"""The words of a report on answers: what columns and their values are called, and figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from ..._messages import pgettext_noop, printable
from ...answers import AnswerGroup, KeyValue
from ...answers._columns import HEADINGS, holds_countries
from ...taxonomy import CONCEPTS, Aspect, Outcome, TargetGroup
from .._content import Cell, Note
from .._phrasebook import Phrasebook
from .._text import LocalizedText
from ._answer_figures import AnswerFigures, Value, in_order, share_of
from ._names import Names

__all__ = ["AnswerWords"]

_BY: Final = {
    "country": pgettext_noop("report", "By country"),
    "year": pgettext_noop("report", "By year"),
    "action": pgettext_noop("report", "By action"),
    "group": pgettext_noop("report", "By target group"),
}
_LONGEST_SHOWN = 100
_IS_COUNTRY = re.compile("[A-Z]{2}").fullmatch
# from so many answers on, weights are shown without decimals
_MANY = 1000
# shares of fewer answers say little
_FEW = 100


@attrs.frozen
class AnswerWords:
    """The words, in the languages of the report."""

    phrases: Phrasebook
    figures: AnswerFigures

    @property
    def is_weighted(self) -> bool:
        return self.figures.tally.weight is not None

    def column(self, column: str) -> LocalizedText:
        """Return what a column is called."""
        if column in HEADINGS:
            return self.phrases.pgettext("answers", HEADINGS[column])
        return self.own(column)

    def own(self, text: str) -> LocalizedText:
        """Return a text of the answers, as far as it can be shown: control characters escaped."""
        return self.phrases.verbatim(printable(text, _LONGEST_SHOWN))

    def by(self, column: str) -> LocalizedText:
        """Return the heading over figures by a column."""
        if column in _BY:
            return self.phrases.pgettext("report", _BY[column])
        return self.phrases.pgettext("report", "By {column}", column=self.column(column))

    def reach(self, column: str) -> LocalizedText:
        """Return the first and last value of a column with an order, or how many there are."""
        values, hidden = self.figures.values(column)
        given = [value for value in values if value[1] is not None]
        if hidden or not given or (len(given) > 1 and not in_order(given)):
            number = len(given) + len(hidden)
            return self.phrases.npgettext("report", "{number} value", "{number} values", number)
        first, last = (self.value(column, value).text for _, value in (given[0], given[-1]))
        if len(given) == 1:
            return first
        return self.phrases.pgettext("report", "{start} – {end}", start=first, end=last)

    def value(self, column: str, value: KeyValue) -> Cell:
        """Return the name of a country, a concept or an action; other values as they are."""
        pgettext = self.phrases.pgettext
        if value is None:
            return Cell(pgettext("answers", "not given"))
        if isinstance(value, bool):
            return Cell(pgettext("report", "yes") if value else pgettext("report", "no"))
        return self._text(column, value) if isinstance(value, str) else Cell(self.own(str(value)))

    def _text(self, column: str, value: str) -> Cell:
        names = Names(self.phrases)
        if not value.strip():
            return Cell(self.phrases.pgettext("answers", "empty"))
        if holds_countries(column) and _IS_COUNTRY(value):
            return Cell(names.country(value))
        if column == "action":
            return Cell(self.own(value), detail=names.action(value))
        concept = CONCEPTS.get(value)
        return Cell(self.own(value) if concept is None else names.concept(concept))

    def values(self, column: str, values: Iterable[Value]) -> dict[Value, Cell]:
        """Return the names of values; of those with the same name, their codes too."""
        found = {value: self.value(column, value[1]) for value in values}
        times = Counter(str(cell.text) for cell in found.values())
        return {
            value: Cell(cell.text, detail=self.own(str(value[1])))
            if times[str(cell.text)] > 1 and cell.detail is None
            else cell
            for value, cell in found.items()
        }

    def group(self, group: TargetGroup) -> LocalizedText:
        return self.phrases.short_label(group)

    def share(self, answers: AnswerGroup, member: Outcome | Aspect) -> LocalizedText:
        return self.phrases.percent(share_of(answers, member))

    def caution(self, shown: Iterable[AnswerGroup]) -> Iterator[Note]:
        """Yield a note if shares of few answers are shown."""
        if any(0 < each.answers < _FEW for each in shown):
            yield Note(
                self.phrases.pgettext(
                    "report",
                    "Shares of fewer than {number} answers are no more than an indication.",
                    number=_FEW,
                )
            )

    def share_heading(self) -> LocalizedText:
        if self.is_weighted:
            return self.phrases.pgettext("answers", "Weighted share")
        return self.phrases.pgettext("report", "Share of answers")

    def weight(self, weight: float) -> LocalizedText:
        """Return a sum of weights; with a decimal, if there are few answers."""
        many = self.figures.whole.weighted >= _MANY
        return self.phrases.number(round(weight) if many else round(weight, 1))
