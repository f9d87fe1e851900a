"""The tables of a report on answers: by outcome, and by each column they are grouped by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from ..._messages import pgettext_noop
from ...answers import AnswerGroup, KeyValue
from ...answers._columns import HEADINGS, holds_countries
from ...taxonomy import CONCEPTS, Aspect, Outcome, TargetGroup
from .._content import Block, Cell, Column, Note, Paragraph, Section, Table
from .._phrasebook import Phrasebook
from .._text import LocalizedText
from ._answer_figures import NOBODY, AnswerFigures, found_in, share_of
from ._charts import chart_of
from ._names import Names

__all__ = ["AnswerTables"]

_MOST_COLUMNS = 4
_BY = {
    "country": pgettext_noop("report", "By country"),
    "year": pgettext_noop("report", "By year"),
    "action": pgettext_noop("report", "By action"),
    "group": pgettext_noop("report", "By target group"),
}


@attrs.frozen
class AnswerTables:
    """The sections with tables, most of them with a chart."""

    phrases: Phrasebook
    figures: AnswerFigures

    def headings(self) -> Iterator[LocalizedText]:
        """Yield what the columns are called that answers are grouped by."""
        for column in self.figures.tally.by:
            is_usual = column in HEADINGS
            yield (
                self.phrases.pgettext("answers", HEADINGS[column])
                if is_usual
                else self.phrases.verbatim(column)
            )

    def by_outcome(self) -> Section:
        heading = self.phrases.pgettext("report", "By outcome")
        groups = map(self._group, self.phrases.guide.target_groups)
        return Section(heading, [], tuple(groups), code="by_outcome")

    def by_column(self, place: int) -> Section:
        """Return the section on a column that the answers are grouped by."""
        column, pgettext = self.figures.tally.by[place], self.phrases.pgettext
        name = [*self.headings()][place]
        by = (
            pgettext("report", _BY[column])
            if column in _BY
            else pgettext("report", "By {column}", column=name)
        )
        values, hidden = self.figures.values(column)
        blocks = [self._answers_by_value(column, name, values)]
        if hidden:
            blocks.append(
                Note(
                    self.phrases.npgettext(
                        "report",
                        "{number} other value, with {answers} answers, is not shown.",
                        "{number} other values, with {answers} answers together, are not shown.",
                        len(hidden),
                        answers=sum(each.answers for each in hidden),
                    )
                )
            )
        if column != self.figures.group_column:
            for group in self.phrases.guide.target_groups:
                blocks += self._shares_by_value(group, column, name, values)
        return Section(by, blocks, code=f"by_{place + 1}")

    # --- by outcome

    def _group(self, group: TargetGroup) -> Section:
        pgettext, answers = self.phrases.pgettext, self.figures.of_group(group)
        blocks: list[Block] = [Paragraph(self.phrases.statement(group))]
        named = self.figures.named(group)
        if not named:
            blocks.append(
                Note(pgettext("report", "No answer names an outcome for this target group."))
            )
        elif answers.answers:
            blocks.append(self._by_outcome(group, answers, named))
        if others := sum(self._elsewhere(answers, each) for each in named):
            blocks.append(
                Note(
                    self.phrases.npgettext(
                        "report",
                        "Answers of others name these outcomes {number} time; that is not "
                        "counted here.",
                        "Answers of others name these outcomes {number} times; that is not "
                        "counted here.",
                        others,
                    )
                )
            )
        return Section(self.phrases.short_label(group), blocks, code=group.code)

    def _elsewhere(self, answers: AnswerGroup, outcome: Outcome) -> int:
        return _count(self.figures.whole, outcome) - _count(answers, outcome)

    def _by_outcome(
        self, group: TargetGroup, answers: AnswerGroup, named: Sequence[Outcome]
    ) -> Block:
        pgettext = self.phrases.pgettext
        ranked = sorted(named, key=lambda each: -(share_of(answers, each) or 0))
        caption = self.phrases.npgettext(
            "report",
            "{group}: answers that name each outcome (of {number} answer)",
            "{group}: answers that name each outcome (of {number} answers)",
            answers.answers,
            group=self.phrases.short_label(group),
        )
        columns = (
            Column(pgettext("report", "Outcome")),
            *(Column(each, is_numeric=True) for each in self._headings()),
        )
        shown: list[Outcome | Aspect] = []
        for outcome in ranked:
            shown.append(outcome)
            shown += [aspect for aspect in outcome.aspects if found_in(answers, aspect)]
        rows = ((self._head(member), *map(Cell, self._cells(answers, member))) for member in shown)
        return chart_of(
            self.phrases,
            Table(caption, columns, rows),
            (
                (self.phrases.short_label(each), [max(0.0, share_of(answers, each) or 0.0)])
                for each in ranked
            ),
            series=[self._share_heading()],
            axis=self._share_heading(),
            alt=pgettext(
                "report",
                "Bar chart: {caption}, those with the most first. The table below has the same "
                "figures.",
                caption=caption,
            ),
            in_percent=True,
        )

    def _head(self, member: Outcome | Aspect) -> Cell:
        return Cell(
            self.phrases.short_label(member),
            is_part=isinstance(member, Aspect),
            detail=self.phrases.label(member) if isinstance(member, Outcome) else None,
        )

    def _headings(self) -> Iterator[LocalizedText]:
        yield self.phrases.pgettext("answers", "Answers that name it")
        if self.figures.tally.weight is not None:
            yield self.phrases.pgettext("answers", "Answers that name it, weighted")
        yield self._share_heading()

    def _cells(self, answers: AnswerGroup, member: Outcome | Aspect) -> Iterator[LocalizedText]:
        yield self.phrases.number(_count(answers, member))
        if self.figures.tally.weight is not None:
            found = found_in(answers, member)
            yield self._weight(found.weighted if found else 0.0)
        yield self.phrases.percent(share_of(answers, member))

    def _share_heading(self) -> LocalizedText:
        if self.figures.tally.weight is not None:
            return self.phrases.pgettext("answers", "Weighted share")
        return self.phrases.pgettext("report", "Share of answers")

    def _weight(self, weight: float) -> LocalizedText:
        # -0.0 becomes 0.0, which has no sign
        return self.phrases.number(round(weight, 1) + 0.0)

    # --- by column

    def _answers_by_value(
        self, column: str, name: LocalizedText, values: dict[KeyValue, AnswerGroup]
    ) -> Block:
        pgettext, whole = self.phrases.pgettext, self.figures.whole
        is_weighted = self.figures.tally.weight is not None
        headings = [pgettext("report", "Answers"), pgettext("report", "Share of answers")]
        if is_weighted:
            headings.append(pgettext("report", "Answers, weighted"))
        rows = [
            (
                self._value(column, value),
                Cell(self.phrases.number(answers.answers)),
                Cell(self.phrases.percent(answers.answers / whole.answers)),
                *([Cell(self._weight(answers.weighted))] if is_weighted else []),
            )
            for value, answers in values.items()
        ]
        caption = self.phrases.npgettext(
            "report",
            "{column}: number of answers (of {number})",
            "{column}: number of answers (of {number})",
            whole.answers,
            column=name,
        )
        columns = (Column(name), *(Column(each, is_numeric=True) for each in headings))
        table = Table(caption, columns, rows)
        if len(rows) == 1:
            return table
        return chart_of(
            self.phrases,
            table,
            (
                (row[0].text, [each.answers])
                for row, each in zip(rows, values.values(), strict=True)
            ),
            series=[pgettext("report", "Answers")],
            axis=pgettext("report", "Number of answers"),
            alt=pgettext(
                "report",
                "Bar chart: {caption}. The table below has the same figures.",
                caption=caption,
            ),
        )

    def _shares_by_value(
        self,
        group: TargetGroup,
        column: str,
        name: LocalizedText,
        values: dict[KeyValue, AnswerGroup],
    ) -> Iterator[Table]:
        """Yield tables of the share of each outcome by value, as wide as a page."""
        answers, outcomes = self.figures.of_group_by_value(group, column), self.figures.named(group)
        if not any(answers[value].answers for value in values if value in answers):
            return
        parts = _in_parts(outcomes)
        is_weighted = self.figures.tally.weight is not None
        for number, part in enumerate(parts, 1):
            columns = [Column(name), Column(self._denominator(), is_numeric=True)]
            columns += [Column(self.phrases.short_label(each), is_numeric=True) for each in part]
            rows = []
            for value in values:
                found = answers.get(value, NOBODY)
                shares = (Cell(self.phrases.percent(share_of(found, each))) for each in part)
                size = (
                    self._weight(found.weighted)
                    if is_weighted
                    else self.phrases.number(found.answers)
                )
                rows.append((self._value(column, value), Cell(size), *shares))
            yield Table(self._caption(group, number, len(parts)), columns, rows)

    def _caption(self, group: TargetGroup, part: int, parts: int) -> LocalizedText:
        pgettext, name = self.phrases.pgettext, self.phrases.short_label(group)
        if parts == 1:
            return pgettext(
                "report", "{group}: share of the answers that name each outcome", group=name
            )
        return pgettext(
            "report",
            "{group}: share of the answers that name each outcome ({part} of {parts})",
            group=name,
            part=part,
            parts=parts,
        )

    def _denominator(self) -> LocalizedText:
        if self.figures.tally.weight is not None:
            return self.phrases.pgettext("report", "Answers, weighted")
        return self.phrases.pgettext("report", "Answers")

    def _value(self, column: str, value: KeyValue) -> Cell:
        names, verbatim = Names(self.phrases), self.phrases.verbatim
        if value is None:
            return Cell(self.phrases.pgettext("answers", "not given"))
        if isinstance(value, bool):
            yes, no = self.phrases.pgettext("report", "yes"), self.phrases.pgettext("report", "no")
            return Cell(yes if value else no)
        if not isinstance(value, str):
            return Cell(verbatim(str(value)))
        if holds_countries(column):
            return Cell(names.country(value))
        if column == "action":
            return Cell(verbatim(value), detail=names.action(value))
        concept = CONCEPTS.get(value)
        return Cell(verbatim(value) if concept is None else names.concept(concept))


def _count(answers: AnswerGroup, member: Outcome | Aspect) -> int:
    found = found_in(answers, member)
    return found.count if found else 0


def _in_parts(outcomes: Sequence[Outcome]) -> list[Sequence[Outcome]]:
    """Return the outcomes in parts of about equal size, few enough for the columns of a table."""
    number = -(-len(outcomes) // _MOST_COLUMNS)
    bounds = [place * len(outcomes) // number for place in range(number + 1)] if number else [0]
    return [outcomes[start:end] for start, end in pairwise(bounds)]
