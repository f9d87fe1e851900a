"""The outcomes in a report on many projects: ranked by target group, and those nobody addresses."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ...projects import Achievement, OutcomeOrAspect, Tally
from ...taxonomy import Aspect, Outcome, TargetGroup
from .._content import Block, Cell, Chart, Column, Items, Note, Paragraph, Section, Table
from .._phrasebook import Phrasebook
from .._text import LocalizedText
from ._charts import chart_of
from ._portfolio_figures import PortfolioFigures, achieved_headings

__all__ = ["Outcomes"]


@attrs.frozen
class Outcomes:
    """The sections on outcomes."""

    phrases: Phrasebook
    figures: PortfolioFigures

    def by_outcome(self) -> Section:
        pgettext = self.phrases.pgettext
        if self.figures.split:
            reading = pgettext(
                "report",
                "The figures are numbers of projects. The last column counts projects that have "
                "not ended yet; the others, and the charts, count ended projects only.",
            )
        else:
            reading = pgettext("report", "The figures are numbers of projects.")
        sections = tuple(map(self._group, self.figures.whole.guide.target_groups))
        return Section(
            pgettext("report", "By outcome"), [Note(reading)], sections, code="by_outcome"
        )

    def untouched(self) -> Section:
        """Return the section on what no project plans or has achieved."""
        whole, blocks = self.figures.whole, list[Block]()
        for group in whole.guide.target_groups:
            missing = whole.covered.missing(group, guide=whole.guide)
            lead = self.phrases.npgettext(
                "report",
                "{group}: {number} outcome is neither planned nor achieved by any project:",
                "{group}: {number} outcomes are neither planned nor achieved by any project:",
                len(missing),
                group=self.phrases.short_label(group),
            )
            blocks += [Paragraph(lead), Items(map(self.phrases.label, missing))] if missing else []
        nothing = self.phrases.pgettext(
            "report", "Every outcome in the guide is planned or achieved by at least one project."
        )
        heading = self.phrases.pgettext("report", "Outcomes no project addresses")
        return Section(heading, blocks or [Paragraph(nothing)], code="untouched")

    def _group(self, group: TargetGroup) -> Section:
        whole = self.figures.whole
        nothing = self.phrases.pgettext(
            "report", "No outcomes have been entered for this target group."
        )
        is_covered = whole.covered.coverage(group, guide=whole.guide).covered
        block = self._chart(group) if is_covered else Note(nothing)
        statement = Paragraph(self.phrases.statement(group))
        return Section(self.phrases.short_label(group), [statement, block], code=group.code)

    def _chart(self, group: TargetGroup) -> Chart | Table:
        """Return the table, under a chart if a bar is longer than nothing."""
        pgettext, name = self.phrases.pgettext, self.phrases.short_label(group)
        ranked = self._ranked(group)
        columns = (
            Column(pgettext("report", "Outcome")),
            *(Column(each, is_numeric=True) for each in self._headings()),
        )
        shown: list[OutcomeOrAspect] = []
        for outcome in ranked:
            shown += [outcome, *outcome.aspects]
        rows = map(self._row, shown)
        caption = pgettext("report", "{group}: number of projects per outcome", group=name)
        table = Table(caption, columns, rows)
        bars = [(self.phrases.short_label(each), self._bars(each)) for each in ranked]
        if not any(planned for _, (planned, _) in bars):
            return table
        achieved, _ = achieved_headings(self.phrases, self.figures)
        return chart_of(
            self.phrases,
            table,
            bars,
            series=[pgettext("report", "Planned"), achieved],
            axis=pgettext("report", "Number of projects"),
            alt=pgettext(
                "report",
                "Bar chart: {caption}, those with the most first. The table below has the same "
                "figures.",
                caption=caption,
            ),
        )

    def _ranked(self, group: TargetGroup) -> list[Outcome]:
        """Return the outcomes for *group*, those with the most projects first."""
        return sorted(
            self.figures.whole.guide.outcomes_for(group),
            key=lambda each: (
                -_achievement(self.figures.counted, each).planned,
                -_achievement(self.figures.whole, each).either,
                each,
            ),
        )

    def _bars(self, outcome: Outcome) -> tuple[int, int]:
        counts = _achievement(self.figures.counted, outcome)
        return counts.planned, counts.planned_and_achieved

    def _headings(self) -> Iterator[LocalizedText]:
        pgettext = self.phrases.pgettext
        achieved, share = achieved_headings(self.phrases, self.figures)
        if self.figures.split:
            yield pgettext("report", "Planned in ended projects")
        else:
            yield pgettext("report", "Planned")
        yield achieved
        if self.figures.counts_missed:
            yield pgettext("report", "Not achieved")
        yield share
        yield pgettext("report", "Achieved, not planned")
        if self.figures.split:
            yield pgettext("report", "Planned in other projects")

    def _row(self, member: OutcomeOrAspect) -> tuple[Cell, ...]:
        head = Cell(self.phrases.short_label(member), is_part=isinstance(member, Aspect))
        return (head, *map(Cell, self._cells(member)))

    def _cells(self, member: OutcomeOrAspect) -> Iterator[LocalizedText]:
        number, counts = self.phrases.number, _achievement(self.figures.counted, member)
        yield number(counts.planned)
        yield number(counts.planned_and_achieved)
        if self.figures.counts_missed:
            yield number(counts.planned - counts.planned_and_achieved)
        yield self.phrases.percent(counts.share)
        yield number(counts.achieved - counts.planned_and_achieved)
        if self.figures.split:
            whole = _achievement(self.figures.whole, member)
            yield number(whole.planned - counts.planned)


def _achievement(tally: Tally, member: OutcomeOrAspect) -> Achievement:
    return tally.by_outcome.get(member, _NONE)


_NONE = Achievement()
