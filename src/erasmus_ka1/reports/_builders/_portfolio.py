"""The report on many projects: planned and achieved outcomes, by country and by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import methodcaller

import attrs

from ..._errors import InvalidValueError
from ..._validation import LINE
from ...projects import (
    Achievement,
    GroupCounts,
    OutcomeOrAspect,
    Project,
    ProjectCounts,
    Tally,
)
from ...taxonomy import Aspect, Outcome, Priority, TargetGroup
from .._content import (
    Block,
    Cell,
    Chart,
    Column,
    Fact,
    Facts,
    Items,
    Note,
    Paragraph,
    Section,
    Table,
)
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText
from ._charts import chart_of

__all__ = ["portfolio_report"]


def portfolio_report(
    projects: Iterable[Project] | Tally, *, locale: Locales, title: str | None = None
) -> Report:
    """Return the report on *projects*: figures only, no names.

    Projects may be of different editions of the guide; the wording is the newest's.

    The sections on a target group have its code. Countries are in order of their number of
    projects, then of their code: the same in every language.

    Args:
        projects: The projects, which are read once and not kept; or a tally of them.
        locale: The language, which also formats numbers; give more for languages side by side.
        title: The title; default: a general one.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        WrongKindError: *projects* is neither a tally nor a list of projects.
        InvalidValueError: The title is not one line.

    >>> for language in ("nl", "en"):
    ...     print(portfolio_report([], locale=language).title)
    Overzicht van mobiliteitsprojecten
    Mobility project portfolio
    """
    if title is not None and not LINE.holds(title):
        raise InvalidValueError("portfolio_report.title", title, LINE.expected)
    tally = projects if isinstance(projects, Tally) else Tally.of(projects)
    phrases = Phrasebook.of(locale, tally.guide)
    portfolio = _Portfolio(phrases, tally)
    general = phrases.pgettext("report", "Mobility project portfolio")
    return Report(
        title=general if title is None else phrases.verbatim(title),
        subtitle=phrases.pgettext("report", "Portfolio report (Erasmus+ Key Action 1)"),
        languages=phrases.languages,
        sections=(*portfolio.sections(), phrases.sources()),
    )


@attrs.frozen
class _Portfolio:
    """The sections on the figures."""

    phrases: Phrasebook
    tally: Tally

    def sections(self) -> Iterator[Section]:
        yield self._whole()
        if self.tally.projects:
            yield self._by_target_group()
            yield self._by_outcome()
            yield self._untouched()
            yield self._by_country()
            yield self._by_call_year()
            yield from self._priorities()

    def _whole(self) -> Section:
        heading = self.phrases.pgettext("report", "Overview")
        facts = Facts(tuple(Fact(term, value) for term, value in self._facts()))
        return Section(heading, [facts, *map(Paragraph, self._overview())])

    def _facts(self) -> Iterator[tuple[LocalizedText, LocalizedText]]:
        phrases, total = self.phrases, self.tally.total
        yield phrases.pgettext("report", "Projects"), phrases.number(total.projects)
        if total.projects:
            people = phrases.pgettext("report", "Participants: learners and staff")
            yield people, phrases.number(total.people)
            countries = len(self.tally.by_country)
            yield phrases.pgettext("report", "Countries"), phrases.number(countries)
            years = [phrases.verbatim(str(year)) for year in self.tally.by_call_year]
            heading = phrases.npgettext("report", "Call year", "Call years", len(years))
            yield heading, phrases.joined(years)

    def _overview(self) -> Iterator[LocalizedText]:
        if not self.tally.projects:
            yield self.phrases.pgettext("report", "There are no projects in this portfolio.")
            return
        covered, expected = len(self.tally.covered.outcomes), len(self.tally.guide.outcomes)
        yield self.phrases.npgettext(
            "report",
            "{number} of the {expected} outcomes in the guide is planned or achieved by"
            " at least one project ({share}).",
            "{number} of the {expected} outcomes in the guide are planned or achieved "
            "by at least one project ({share}).",
            covered,
            expected=expected,
            share=self.phrases.percent(covered / expected),
        )
        yield from self._outcomes(self.tally.total.outcomes)

    def _outcomes(self, outcomes: Achievement) -> Iterator[LocalizedText]:
        npgettext = self.phrases.npgettext
        yield npgettext(
            "report",
            "Across all projects, {number} outcome was planned (each counted once per project).",
            "Across all projects, {number} outcomes were planned (each counted once per project).",
            outcomes.planned,
        )
        if outcomes.planned:
            yield npgettext(
                "report",
                "Of these, {number} was achieved ({share}).",
                "Of these, {number} were achieved ({share}).",
                outcomes.planned_and_achieved,
                share=self.phrases.percent(outcomes.share),
            )
        if outcomes.achieved > outcomes.planned_and_achieved:
            yield npgettext(
                "report",
                "{number} outcome was achieved without having been planned.",
                "{number} outcomes were achieved without having been planned.",
                outcomes.achieved - outcomes.planned_and_achieved,
            )

    def _by_target_group(self) -> Section:
        pgettext, groups = self.phrases.pgettext, self.tally.guide.target_groups
        counts = {group: self.tally.by_target_group.get(group, GroupCounts()) for group in groups}
        rows = (
            self._row(
                self.phrases.short_label(group),
                ProjectCounts(each.projects, each.participants, self._sum(group)),
            )
            for group, each in counts.items()
        )
        caption = pgettext("report", "Projects by target group")
        taking_part = pgettext("report", "Participants or organisations")
        table = self._table(caption, pgettext("report", "Target group"), taking_part, rows)
        heading = pgettext("report", "By target group")
        return Section(heading, [table, *map(Note, self._reading(counts))])

    def _reading(self, counts: Mapping[TargetGroup, GroupCounts]) -> Iterator[LocalizedText]:
        yield self.phrases.pgettext(
            "report",
            "Each outcome is counted once per project; its aspects are not counted. “{column}” is "
            "the share of planned outcomes that were also achieved.",
            column=self._achieved_where_planned(),
        )
        for group, each in counts.items():
            if each.uncounted:
                yield self.phrases.npgettext(
                    "report",
                    "{number} project gives no number of participants ({group}).",
                    "{number} projects give no number of participants ({group}).",
                    each.uncounted,
                    group=self.phrases.short_label(group),
                )

    def _by_outcome(self) -> Section:
        reading = self.phrases.pgettext(
            "report",
            "The figures are numbers of projects. “{column}” is the share of the projects planning "
            "an outcome that also achieved it.",
            column=self._achieved_where_planned(),
        )
        sections = tuple(map(self._group, self.tally.guide.target_groups))
        return Section(self.phrases.pgettext("report", "By outcome"), [Note(reading)], sections)

    def _group(self, group: TargetGroup) -> Section:
        pgettext = self.phrases.pgettext
        nothing = pgettext("report", "No outcomes have been entered for this target group.")
        is_covered = self.tally.covered.coverage(group, guide=self.tally.guide).covered
        figures = self._chart(group) if is_covered else Note(nothing)
        statement = Paragraph(self.phrases.statement(group))
        return Section(self.phrases.short_label(group), [statement, figures], code=group.code)

    def _chart(self, group: TargetGroup) -> Chart:
        pgettext, name = self.phrases.pgettext, self.phrases.short_label(group)
        series = (pgettext("report", "Planned"), pgettext("report", "Achieved"))
        figures = (*series, self._achieved_where_planned())
        columns = (
            Column(pgettext("report", "Outcome")),
            *(Column(each, is_numeric=True) for each in figures),
        )
        caption = pgettext("report", "{group}: number of projects per outcome", group=name)
        ranked = self._ranked(group)
        rows = (
            self._outcome_row(each) for outcome in ranked for each in (outcome, *outcome.aspects)
        )
        return chart_of(
            self.phrases,
            Table(caption, columns, rows),
            ((self.phrases.short_label(each), self._numbers(each)) for each in ranked),
            series=series,
            axis=pgettext("report", "Number of projects"),
            alt=caption,
        )

    def _ranked(self, group: TargetGroup) -> list[Outcome]:
        """Return the outcomes for *group*, those with the most projects first."""
        return sorted(
            self.tally.guide.outcomes_for(group),
            key=lambda each: (-self._achievement(each).either, each),
        )

    def _numbers(self, member: OutcomeOrAspect) -> tuple[int, int]:
        counts = self._achievement(member)
        return counts.planned, counts.achieved

    def _outcome_row(self, member: OutcomeOrAspect) -> tuple[Cell, ...]:
        counts = self._achievement(member)
        return (
            Cell(self.phrases.label(member), is_part=isinstance(member, Aspect)),
            *map(Cell, map(self.phrases.number, self._numbers(member))),
            Cell(self.phrases.percent(counts.share)),
        )

    def _untouched(self) -> Section:
        blocks: list[Block] = []
        for group in self.tally.guide.target_groups:
            missing = self.tally.covered.missing(group, guide=self.tally.guide)
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
        return Section(heading, blocks or [Paragraph(nothing)])

    def _by_country(self) -> Section:
        pgettext, counts = self.phrases.pgettext, self.tally.by_country
        # not by name: the order is the same in every language
        codes = sorted(counts, key=lambda code: (-counts[code].projects, code))
        rows = (
            self._row(self.phrases.each(methodcaller("country_name", code)), counts[code])
            for code in codes
        )
        caption = pgettext("report", "Projects by country of the coordinating organisation")
        participants = pgettext("report", "Participants")
        table = self._table(caption, pgettext("report", "Country"), participants, rows)
        return Section(pgettext("report", "By country"), [table])

    def _by_call_year(self) -> Section:
        pgettext, counts = self.phrases.pgettext, self.tally.by_call_year
        rows = (self._row(self.phrases.verbatim(str(year)), counts[year]) for year in counts)
        caption = pgettext("report", "Projects by year of the call")
        first = self.phrases.npgettext("report", "Call year", "Call years", 1)
        table = self._table(caption, first, pgettext("report", "Participants"), rows)
        return Section(pgettext("report", "By call year"), [table])

    def _priorities(self) -> Iterator[Section]:
        for priority in sorted({*self.tally.guide.priorities, *self.tally.by_priority}):
            heading = self.phrases.npgettext("report", "Priority", "Priorities", 1)
            yield Section(heading, self._priority(priority))

    def _priority(self, priority: Priority) -> Iterator[Paragraph]:
        number = self.tally.by_priority.get(priority, 0)
        named = self.phrases.pgettext(
            "report",
            "{number} of {total} projects address this priority ({share}).",
            number=number,
            total=self.tally.projects,
            share=self.phrases.percent(number / self.tally.projects),
        )
        yield from map(Paragraph, (self.phrases.statement(priority), named))

    def _table(
        self,
        caption: LocalizedText,
        first: LocalizedText,
        taking_part: LocalizedText,
        rows: Iterable[tuple[Cell, ...]],
    ) -> Table:
        figures = (
            self.phrases.pgettext("report", "Projects"),
            taking_part,
            self.phrases.pgettext("report", "Outcomes planned"),
            self.phrases.pgettext("report", "Outcomes achieved"),
            self._achieved_where_planned(),
        )
        columns = (Column(first), *(Column(each, is_numeric=True) for each in figures))
        return Table(caption, columns, tuple(rows))

    def _row(self, name: LocalizedText, counts: ProjectCounts) -> tuple[Cell, ...]:
        number = self.phrases.number
        return (
            Cell(name),
            Cell(number(counts.projects)),
            Cell(number(counts.people)),
            Cell(number(counts.outcomes.planned)),
            Cell(number(counts.outcomes.achieved)),
            Cell(self.phrases.percent(counts.outcomes.share)),
        )

    def _achievement(self, member: OutcomeOrAspect) -> Achievement:
        return self.tally.by_outcome.get(member, Achievement())

    def _sum(self, group: TargetGroup) -> Achievement:
        return sum(map(self._achievement, self.tally.guide.outcomes_for(group)), Achievement())

    def _achieved_where_planned(self) -> LocalizedText:
        return self.phrases.pgettext("report", "Planned outcomes achieved (%)")
