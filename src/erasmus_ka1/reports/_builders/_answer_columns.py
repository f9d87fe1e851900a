"""What answers say by the columns they are grouped by: how many, and the share of each outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import attrs

from ...answers import AnswerGroup
from ...taxonomy import Outcome, TargetGroup
from .._content import Block, Cell, Column, Note, Section, Table
from .._text import LocalizedText
from ._answer_figures import NOBODY, Value
from ._answer_words import AnswerWords
from ._charts import chart_of

__all__ = ["AnswersByColumn"]

_MOST_COLUMNS, _MOST_BARS = 4, 15


@attrs.frozen
class AnswersByColumn:
    """The section on a column.

    Attributes:
        words: The words of the report.
        column: The column.
    """

    words: AnswerWords
    column: str

    def section(self, code: str) -> Section:
        """Return the section; *code* is the target of links to it."""
        figures = self.words.figures
        values, hidden = figures.values(self.column)
        heads = self.words.values(self.column, values)
        blocks = [*self._numbers(values, heads)]
        if hidden:
            rest = self.words.phrases.npgettext(
                "report",
                "{number} other value ({answers} answers) is not shown.",
                "{number} other values ({answers} answers together) are not shown.",
                len(hidden),
                answers=sum(each.answers for each in hidden),
            )
            blocks.append(Note(rest))
        if self.column != figures.group_column:
            parts = {
                group: figures.of_group_by_value(group, self.column)
                for group in figures.groups(self.words.phrases.guide.target_groups)
                if figures.named(group)
            }
            shown = (part[value] for part in parts.values() for value in heads if value in part)
            blocks += self.words.caution(shown)
            blocks += (t for each in parts.items() for t in self._shares(*each, heads))
        return Section(self.words.by(self.column), blocks, code=code)

    def _numbers(
        self, values: Mapping[Value, AnswerGroup], heads: Mapping[Value, Cell]
    ) -> Iterator[Block]:
        """Yield the number of answers by value, under a chart if there is something to compare."""
        pgettext, whole = self.words.phrases.pgettext, self.words.figures.whole
        caption = pgettext(
            "report",
            "{heading}: number of answers (n = {number})",
            heading=self.words.by(self.column),
            number=whole.answers,
        )
        rows = [(heads[value], *self._number_cells(each)) for value, each in values.items()]
        total = Cell(pgettext("report", "Total"))
        table = Table(caption, self._number_columns(), [*rows, (total, *self._number_cells(whole))])
        if len(values) == 1:
            yield table
            return
        bars = [(heads[value].text, [each.answers]) for value, each in values.items()]
        yield chart_of(
            self.words.phrases,
            table,
            bars[:_MOST_BARS],
            series=[pgettext("report", "Answers")],
            axis=pgettext("report", "Number of answers"),
            alt=pgettext(
                "report",
                "Bar chart: {caption}. The table below has the same figures.",
                caption=caption,
            ),
        )
        if len(bars) > _MOST_BARS:
            first = pgettext(
                "report", "The chart shows the first {number} values.", number=_MOST_BARS
            )
            yield Note(first)

    def _number_columns(self) -> Iterator[Column]:
        yield Column(self.words.column(self.column))
        yield Column(self.words.phrases.pgettext("report", "Answers"), is_numeric=True)
        if self.words.is_weighted:
            weighted = self.words.phrases.pgettext("report", "Answers, weighted")
            yield Column(weighted, is_numeric=True)
        yield Column(self.words.share_heading(), is_numeric=True)

    def _number_cells(self, answers: AnswerGroup) -> Iterator[Cell]:
        whole = self.words.figures.whole
        yield Cell(self.words.phrases.number(answers.answers))
        if self.words.is_weighted:
            yield Cell(self.words.weight(answers.weighted))
        share = answers.weighted / whole.weighted if whole.weighted else None
        yield Cell(self.words.phrases.percent(share))

    def _shares(
        self,
        group: TargetGroup,
        answers: Mapping[Value, AnswerGroup],
        heads: Mapping[Value, Cell],
    ) -> Iterator[Table]:
        """Yield tables of the share of each outcome by value, none wider than a page."""
        figures, pgettext = self.words.figures, self.words.phrases.pgettext
        parts = _in_parts(figures.named(group))
        for number, part in enumerate(parts, 1):
            rows = [
                (head, *self._share_cells(found, part))
                for value, head in heads.items()
                if (found := answers.get(value, NOBODY)).answers
            ]
            total = Cell(pgettext("report", "Total"))
            rows.append((total, *self._share_cells(figures.of_group(group), part)))
            columns = [
                Column(self.words.column(self.column)),
                Column(pgettext("report", "n"), is_numeric=True),
                *(Column(self.words.phrases.short_label(each), is_numeric=True) for each in part),
            ]
            yield Table(self._caption(group, number, len(parts)), columns, rows)

    def _share_cells(self, answers: AnswerGroup, part: Sequence[Outcome]) -> Iterator[Cell]:
        yield Cell(self.words.phrases.number(answers.answers))
        for outcome in part:
            yield Cell(self.words.share(answers, outcome))

    def _caption(self, group: TargetGroup, part: int, parts: int) -> LocalizedText:
        pgettext, name = self.words.phrases.pgettext, self.words.group(group)
        if parts == 1:
            return pgettext("report", "{group}: share of answers by outcome", group=name)
        return pgettext(
            "report",
            "{group}: share of answers by outcome ({part} of {parts})",
            group=name,
            part=part,
            parts=parts,
        )


def _in_parts(outcomes: Sequence[Outcome]) -> list[Sequence[Outcome]]:
    """Return the outcomes in parts of about equal size, few enough for the columns of a table."""
    number = -(-len(outcomes) // _MOST_COLUMNS)
    bounds = [place * len(outcomes) // number for place in range(number + 1)]
    return [outcomes[start:end] for start, end in pairwise(bounds)]
