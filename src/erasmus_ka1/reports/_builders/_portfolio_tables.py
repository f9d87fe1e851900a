"""The tables of a report on many projects: by target group, country, year, action, organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from ..._ordering import by_name
from ...projects import Achievement, GroupCounts, ProjectCounts, Tally
from ...taxonomy import Level, TargetGroup
from .._content import Block, Cell, Column, Note, Section, Table
from .._phrasebook import Phrasebook
from .._text import LocalizedText
from ._charts import chart_of
from ._names import Names, by_field
from ._portfolio_figures import PortfolioFigures, achieved_headings

__all__ = ["Tables"]

K = TypeVar("K")
_NONE = ProjectCounts()


@attrs.frozen
class _Row:
    """What a row counts: over all projects, and over those whose outcomes are counted."""

    name: LocalizedText
    whole: ProjectCounts
    counted: ProjectCounts
    detail: LocalizedText | None = None


@attrs.frozen
class Tables:
    """The sections with a table, most of them with a chart."""

    phrases: Phrasebook
    figures: PortfolioFigures

    def by_target_group(self) -> Section:
        pgettext, groups = self.phrases.pgettext, self.figures.whole.guide.target_groups
        rows = (
            _Row(
                self.phrases.short_label(group),
                _of_group(self.figures.whole, group),
                _of_group(self.figures.counted, group),
            )
            for group in groups
        )
        table = self._table(
            pgettext("report", "Projects by target group"),
            pgettext("report", "Target group"),
            rows,
            taking_part=pgettext("report", "Participants or organisations"),
        )
        blocks = [table, *map(Note, self._uncounted(groups)), self._evidence(groups)]
        return Section(pgettext("report", "By target group"), blocks, code="by_target_group")

    def by_country(self) -> Section:
        pgettext, names = self.phrases.pgettext, Names(self.phrases)
        rows = self._rows(lambda tally: tally.by_country, names.country)
        caption = pgettext("report", "Projects by country of the coordinating organisation")
        blocks = self._with_chart(caption, pgettext("report", "Country"), rows)
        return Section(pgettext("report", "By country"), blocks, code="by_country")

    def by_call_year(self) -> Section:
        pgettext = self.phrases.pgettext
        rows = self._rows(lambda tally: tally.by_call_year, Names(self.phrases).year, ranked=False)
        caption = pgettext("report", "Projects by year of the call")
        first = self.phrases.npgettext("report", "Call year", "Call years", 1)
        blocks = self._with_chart(caption, first, rows)
        return Section(pgettext("report", "By call year"), blocks, code="by_call_year")

    def by_action(self) -> Section:
        pgettext, names = self.phrases.pgettext, Names(self.phrases)
        rows = self._rows(lambda tally: tally.by_action, names.own, names.action, ranked=False)
        caption = pgettext("report", "Projects by action")
        blocks = [self._table(caption, pgettext("report", "Action"), rows)]
        if len(by_field(self.figures.whole)) > 1:
            fields = self._rows(by_field, names.field)
            caption = pgettext("report", "Projects by field")
            blocks.append(self._table(caption, pgettext("report", "Field"), fields))
        return Section(pgettext("report", "By action and field"), blocks, code="by_action")

    def by_organisation(self) -> Section:
        pgettext, names = self.phrases.pgettext, Names(self.phrases)
        rows = self._rows(
            lambda tally: tally.by_organisation,
            lambda key: names.own(key[1]),
            lambda key: names.country(key[0]),
        )
        caption = pgettext("report", "Projects by coordinating organisation")
        table = self._table(caption, pgettext("report", "Beneficiary (coordinator)"), rows)
        return Section(pgettext("report", "By organisation"), [table], code="by_organisation")

    def _rows(
        self,
        counts: Callable[[Tally], Mapping[K, ProjectCounts]],
        name: Callable[[K], LocalizedText],
        detail: Callable[[K], LocalizedText | None] = lambda _: None,
        *,
        ranked: bool = True,
    ) -> list[_Row]:
        """Return a row for each key: by number of projects and name if *ranked*, else by key."""
        whole, counted = counts(self.figures.whole), counts(self.figures.counted)
        rows = [_Row(name(key), whole[key], counted.get(key, _NONE), detail(key)) for key in whole]
        return sorted(rows, key=_rank) if ranked else rows

    def _with_chart(
        self, caption: LocalizedText, first: LocalizedText, rows: list[_Row]
    ) -> list[Block]:
        """Return the table, under a chart if there is something to compare."""
        pgettext, table = self.phrases.pgettext, self._table(caption, first, rows)
        if len(rows) == 1:
            return [table]
        if self.figures.split:
            series = [pgettext("report", "Ended"), pgettext("report", "Not yet ended")]
        else:
            series = [pgettext("report", "Projects")]
        return [
            chart_of(
                self.phrases,
                table,
                ((row.name, self._bars(row)) for row in rows),
                series=series,
                axis=pgettext("report", "Number of projects"),
                alt=pgettext(
                    "report",
                    "Bar chart: {caption}. The table below has the same figures.",
                    caption=caption,
                ),
            )
        ]

    def _bars(self, row: _Row) -> tuple[int, ...]:
        ended = row.counted.projects
        return (ended, row.whole.projects - ended) if self.figures.split else (ended,)

    def _table(
        self,
        caption: LocalizedText,
        first: LocalizedText,
        rows: Iterable[_Row],
        *,
        taking_part: LocalizedText | None = None,
    ) -> Table:
        headings = self._headings(taking_part or self.phrases.pgettext("report", "Participants"))
        columns = (Column(first), *(Column(each, is_numeric=True) for each in headings))
        cells = (
            (Cell(row.name, detail=row.detail), *map(Cell, self._figures_of(row))) for row in rows
        )
        return Table(caption, columns, cells)

    def _headings(self, taking_part: LocalizedText) -> Iterator[LocalizedText]:
        pgettext = self.phrases.pgettext
        yield pgettext("report", "Projects")
        if self.figures.split:
            yield pgettext("report", "Ended")
        yield taking_part
        if self.figures.split:
            yield pgettext("report", "Planned in ended projects")
        else:
            yield pgettext("report", "Outcomes planned")
        yield from achieved_headings(self.phrases, self.figures)

    def _figures_of(self, row: _Row) -> Iterator[LocalizedText]:
        number, outcomes = self.phrases.number, row.counted.outcomes
        yield number(row.whole.projects)
        if self.figures.split:
            yield number(row.counted.projects)
        yield number(row.whole.people)
        yield number(outcomes.planned)
        yield number(outcomes.planned_and_achieved)
        yield self.phrases.percent(outcomes.share)

    def _uncounted(self, groups: Iterable[TargetGroup]) -> Iterator[LocalizedText]:
        for group in groups:
            uncounted = self.figures.whole.by_target_group.get(group, GroupCounts()).uncounted
            if uncounted:
                yield self._without_number(group, uncounted)

    def _without_number(self, group: TargetGroup, uncounted: int) -> LocalizedText:
        if group.level is Level.ORGANISATIONS:
            return self.phrases.npgettext(
                "report",
                "{number} project gives no number of organisations.",
                "{number} projects give no number of organisations.",
                uncounted,
            )
        return self.phrases.npgettext(
            "report",
            "{number} project gives no number of participants ({group}).",
            "{number} projects give no number of participants ({group}).",
            uncounted,
            group=self.phrases.short_label(group),
        )

    def _evidence(self, groups: Iterable[TargetGroup]) -> Table:
        pgettext, number = self.phrases.pgettext, self.phrases.number
        headings = (
            pgettext("report", "Outcomes achieved"),
            pgettext("report", "With evidence"),
            pgettext("report", "With evidence (%)"),
        )
        columns = (
            Column(pgettext("report", "Target group")),
            *(Column(each, is_numeric=True) for each in headings),
        )
        rows = []
        for group in groups:
            outcomes = _of_group(self.figures.whole, group).outcomes
            share = self.phrases.percent(outcomes.evidenced_share)
            texts = (number(outcomes.achieved), number(outcomes.evidenced), share)
            rows.append((Cell(self.phrases.short_label(group)), *map(Cell, texts)))
        return Table(pgettext("report", "Evidence by target group"), columns, rows)


def _rank(row: _Row) -> tuple[object, ...]:
    """Sort the most projects first, then by what is shown, in the report's first language."""
    shown = (row.name, row.detail) if row.detail else (row.name,)
    return (-row.whole.projects, *(by_name(each.version(0).text) for each in shown))


def _of_group(tally: Tally, group: TargetGroup) -> ProjectCounts:
    counts = tally.by_target_group.get(group, GroupCounts())
    outcomes = (
        found
        for outcome in tally.guide.outcomes_for(group)
        if (found := tally.by_outcome.get(outcome))
    )
    return ProjectCounts(counts.projects, counts.participants, sum(outcomes, Achievement()))
