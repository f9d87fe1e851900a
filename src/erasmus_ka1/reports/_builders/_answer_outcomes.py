"""What answers say by outcome: a chart and a table for each target group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from ...answers import AnswerGroup
from ...taxonomy import Aspect, Outcome, TargetGroup
from .._content import Block, Cell, Chart, Column, Note, Paragraph, Section, Table
from .._text import LocalizedText
from ._answer_figures import found_in, number_of, share_of
from ._answer_words import AnswerWords
from ._charts import chart_of

__all__ = ["AnswersByOutcome"]


@attrs.frozen
class AnswersByOutcome:
    """The section on outcomes."""

    words: AnswerWords

    def section(self) -> Section:
        phrases = self.words.phrases
        groups = map(self._group, phrases.guide.target_groups)
        heading = phrases.pgettext("report", "By outcome")
        return Section(heading, [], tuple(groups), code="by_outcome")

    def _group(self, group: TargetGroup) -> Section:
        phrases, figures = self.words.phrases, self.words.figures
        answers, named = figures.of_group(group), figures.named(group)
        blocks: list[Block] = [Paragraph(phrases.statement(group))]
        if not answers.answers:
            nobody = phrases.pgettext("report", "There are no answers from this target group.")
            blocks.append(Note(nobody))
        elif named:
            blocks += [self._chart(group, answers, named), *self.words.caution([answers])]
        else:
            nothing = phrases.pgettext(
                "report", "No answer names an outcome for this target group."
            )
            blocks.append(Note(nothing))
        elsewhere = (number_of(figures.whole, each) - number_of(answers, each) for each in named)
        if others := sum(elsewhere):
            told = phrases.npgettext(
                "report",
                "Answers of others name these outcomes {number} time; that is not counted here.",
                "Answers of others name these outcomes {number} times; that is not counted here.",
                others,
            )
            blocks.append(Note(told))
        return Section(self.words.group(group), blocks, code=group.code)

    def _chart(self, group: TargetGroup, answers: AnswerGroup, named: Sequence[Outcome]) -> Chart:
        phrases = self.words.phrases
        ranked = sorted(named, key=lambda each: -(share_of(answers, each) or 0))
        shown: list[Outcome | Aspect] = []
        for outcome in ranked:
            shown.append(outcome)
            shown += [aspect for aspect in outcome.aspects if found_in(answers, aspect)]
        columns = (
            Column(phrases.pgettext("report", "Outcome")),
            *(Column(each, is_numeric=True) for each in self._headings()),
        )
        caption = self._caption(group, answers)
        rows = ((self._head(each), *map(Cell, self._cells(answers, each))) for each in shown)
        return chart_of(
            phrases,
            Table(caption, columns, rows),
            (
                (phrases.short_label(each), [max(0.0, share_of(answers, each) or 0.0)])
                for each in ranked
            ),
            series=[self.words.share_heading()],
            axis=self.words.share_heading(),
            alt=phrases.pgettext(
                "report",
                "Bar chart: {caption}, those with the most first. The table below has the same "
                "figures.",
                caption=caption,
            ),
            in_percent=True,
        )

    def _caption(self, group: TargetGroup, answers: AnswerGroup) -> LocalizedText:
        pgettext, name = self.words.phrases.pgettext, self.words.group(group)
        if self.words.is_weighted:
            return pgettext(
                "report",
                "{group}: answers by outcome (n = {number}; weighted {weight})",
                group=name,
                number=answers.answers,
                weight=self.words.weight(answers.weighted),
            )
        return pgettext(
            "report",
            "{group}: answers by outcome (n = {number})",
            group=name,
            number=answers.answers,
        )

    def _head(self, member: Outcome | Aspect) -> Cell:
        phrases = self.words.phrases
        if isinstance(member, Aspect):
            return Cell(phrases.short_label(member), is_part=True)
        return Cell(phrases.short_label(member), detail=phrases.label(member))

    def _headings(self) -> Iterator[LocalizedText]:
        yield self.words.phrases.pgettext("answers", "Times named")
        if self.words.is_weighted:
            yield self.words.phrases.pgettext("answers", "Times named, weighted")
        yield self.words.share_heading()

    def _cells(self, answers: AnswerGroup, member: Outcome | Aspect) -> Iterator[LocalizedText]:
        yield self.words.phrases.number(number_of(answers, member))
        if self.words.is_weighted:
            found = found_in(answers, member)
            yield self.words.weight(found.weighted if found else 0.0)
        yield self.words.share(answers, member)
