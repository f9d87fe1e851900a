"""The report on many projects: what they aim at together, what they have reached, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import methodcaller

import attrs

from ..._errors import InvalidValueError
from ..._validation import LINE
from ...projects._outcome_set import OutcomeOrAspect
from ...projects._project import Project
from ...projects._tally import Achievement, GroupCounts, ProjectCounts, Tally
from ...taxonomy import Aspect, Priority, TargetGroup
from .._bars import Bar, Bars, BarsRow
from .._blocks import Block, Cell, Column, Fact, Facts, Items, Note, Paragraph, Table
from .._report import Report, Section
from .._text import Words
from .._writer import Locales, Writer

__all__ = ["portfolio_report"]


def portfolio_report(
    projects: Iterable[Project] | Tally, *, locale: Locales, title: str | None = None
) -> Report:
    """Return the report on *projects*: figures only, none of them by name.

    The sections on a target group have its code. Countries stand in the order of their number of
    projects, then of their code: the same in every language.

    Args:
        projects: The projects, which are read once and not kept; or the figures over them.
        locale: The language, and the form of numbers; several stand side by side.
        title: The title; a general one if not given.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        WrongKindError: *projects* are not several projects.
        InvalidValueError: The projects belong to different guides, or the title is not one line.

    >>> for language in ("nl", "en"):
    ...     print(portfolio_report([], locale=language).title)
    Portefeuille van mobiliteitsprojecten
    Portfolio of mobility projects
    """
    if title is not None and not LINE.holds(title):
        raise InvalidValueError("portfolio_report.title", title, LINE.expected)
    writer = Writer(locale)
    tally = projects if isinstance(projects, Tally) else Tally.of(projects)
    portfolio = _Portfolio(writer, tally)
    general = writer.pgettext("report", "Portfolio of mobility projects")
    return Report(
        title=general if title is None else writer.verbatim(title),
        subtitle=writer.pgettext(
            "report", "Report on a portfolio of projects, Erasmus+ Key Action 1"
        ),
        languages=writer.languages,
        sections=(*portfolio.sections(), writer.sources(tally.guide)),
    )


@attrs.frozen
class _Portfolio:
    """The sections on the figures."""

    writer: Writer
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
        heading = self.writer.pgettext("report", "The portfolio")
        facts = Facts(tuple(Fact(term, value) for term, value in self._facts()))
        return Section(heading, [facts, *map(Paragraph, self._overview())])

    def _facts(self) -> Iterator[tuple[Words, Words]]:
        writer, total = self.writer, self.tally.total
        yield writer.pgettext("report", "Projects"), writer.number(total.projects)
        if total.projects:
            people = writer.pgettext("report", "Participants (learners and staff)")
            yield people, writer.number(total.people)
            countries = len(self.tally.by_country)
            yield writer.pgettext("report", "Countries"), writer.number(countries)
            years = [writer.verbatim(str(year)) for year in self.tally.by_call_year]
            heading = writer.npgettext("report", "Call year", "Call years", len(years))
            yield heading, writer.joined(years)

    def _overview(self) -> Iterator[Words]:
        if not self.tally.projects:
            yield self.writer.pgettext("report", "There are no projects in this portfolio.")
            return
        covered, expected = len(self.tally.covered.outcomes), len(self.tally.guide.outcomes)
        yield self.writer.npgettext(
            "report",
            "Of the {expected} outcomes in the guide, {number} is planned or achieved by at least"
            " one project ({share}).",
            "Of the {expected} outcomes in the guide, {number} are planned or achieved by at least"
            " one project ({share}).",
            covered,
            expected=expected,
            share=self.writer.percent(covered / expected),
        )
        yield from self._outcomes(self.tally.total.outcomes)

    def _outcomes(self, outcomes: Achievement) -> Iterator[Words]:
        npgettext = self.writer.npgettext
        yield npgettext(
            "report",
            "Counted project by project, {number} outcome was planned.",
            "Counted project by project, {number} outcomes were planned.",
            outcomes.planned,
        )
        if outcomes.planned:
            yield npgettext(
                "report",
                "Of these, {number} was achieved ({share}).",
                "Of these, {number} were achieved ({share}).",
                outcomes.planned_and_achieved,
                share=self.writer.percent(outcomes.share),
            )
        if outcomes.achieved > outcomes.planned_and_achieved:
            yield npgettext(
                "report",
                "{number} outcome was achieved without having been planned.",
                "{number} outcomes were achieved without having been planned.",
                outcomes.achieved - outcomes.planned_and_achieved,
            )

    def _by_target_group(self) -> Section:
        pgettext, groups = self.writer.pgettext, self.tally.guide.target_groups
        counts = {group: self.tally.by_target_group.get(group, GroupCounts()) for group in groups}
        rows = (
            self._row(
                self.writer.short_label(group),
                ProjectCounts(each.projects, each.participants, self._sum(group)),
            )
            for group, each in counts.items()
        )
        caption = pgettext("report", "Projects by target group")
        taking_part = pgettext("report", "Participants or organisations")
        table = self._table(caption, pgettext("report", "Target group"), taking_part, rows)
        heading = pgettext("report", "By target group")
        return Section(heading, [table, *map(Note, self._reading(counts))])

    def _reading(self, counts: Mapping[TargetGroup, GroupCounts]) -> Iterator[Words]:
        yield self.writer.pgettext(
            "report",
            "A bar beside a number of projects shows its share of all projects. An outcome counts"
            " once for each project, and its aspects do not count. Of the planned outcomes,"
            " “{column}” is the share that was achieved.",
            column=self._achieved_where_planned(),
        )
        for group, each in counts.items():
            if each.uncounted:
                yield self.writer.npgettext(
                    "report",
                    "{group}: {number} project does not say how many take part.",
                    "{group}: {number} projects do not say how many take part.",
                    each.uncounted,
                    group=self.writer.short_label(group),
                )

    def _by_outcome(self) -> Section:
        reading = self.writer.pgettext(
            "report",
            "The figures are numbers of projects, and their bars show the share of all projects."
            " Of the projects that planned an outcome, “{column}” is the share that achieved it.",
            column=self._achieved_where_planned(),
        )
        sections = tuple(map(self._group, self.tally.guide.target_groups))
        return Section(self.writer.pgettext("report", "By outcome"), [Note(reading)], sections)

    def _group(self, group: TargetGroup) -> Section:
        pgettext = self.writer.pgettext
        nothing = pgettext("report", "Nothing is planned or achieved for this target group.")
        is_covered = self.tally.covered.coverage(group).covered
        figures = self._bars(group) if is_covered else Note(nothing)
        statement = Paragraph(self.writer.statement(group))
        return Section(self.writer.short_label(group), [statement, figures], code=group.code)

    def _bars(self, group: TargetGroup) -> Bars:
        pgettext = self.writer.pgettext
        planned, achieved = pgettext("report", "Planned"), pgettext("report", "Achieved")
        series = (planned, achieved, self._achieved_where_planned())
        name = self.writer.short_label(group)
        caption = pgettext("report", "{group}: outcomes by number of projects", group=name)
        rows: list[BarsRow] = []
        for outcome in group.outcomes:
            rows += [self._bars_row(outcome), *map(self._bars_row, outcome.aspects)]
        return Bars(caption, pgettext("report", "Outcome"), series, tuple(rows))

    def _bars_row(self, member: OutcomeOrAspect) -> BarsRow:
        counts = self._achievement(member)
        bars = [
            Bar(self.writer.number(number), number / self.tally.projects)
            for number in (counts.planned, counts.achieved)
        ]
        share = Bar(self.writer.percent(counts.share), counts.share)
        return BarsRow(self.writer.label(member), (*bars, share), isinstance(member, Aspect))

    def _untouched(self) -> Section:
        blocks: list[Block] = []
        for group in self.tally.guide.target_groups:
            missing = self.tally.covered.missing(group)
            lead = self.writer.npgettext(
                "report",
                "{group}: {number} outcome is neither planned nor achieved by any project:",
                "{group}: {number} outcomes are neither planned nor achieved by any project:",
                len(missing),
                group=self.writer.short_label(group),
            )
            blocks += [Paragraph(lead), Items(map(self.writer.label, missing))] if missing else []
        nothing = self.writer.pgettext(
            "report", "Every outcome in the guide is planned or achieved by at least one project."
        )
        heading = self.writer.pgettext("report", "What no project works on")
        return Section(heading, blocks or [Paragraph(nothing)])

    def _by_country(self) -> Section:
        pgettext, counts = self.writer.pgettext, self.tally.by_country
        # not by name: the order is the same in every language
        codes = sorted(counts, key=lambda code: (-counts[code].projects, code))
        rows = (
            self._row(self.writer.each(methodcaller("country", code)), counts[code])
            for code in codes
        )
        caption = pgettext("report", "Projects by country of the coordinating organisation")
        participants = pgettext("report", "Participants")
        table = self._table(caption, pgettext("report", "Country"), participants, rows)
        return Section(pgettext("report", "By country"), [table])

    def _by_call_year(self) -> Section:
        pgettext, counts = self.writer.pgettext, self.tally.by_call_year
        rows = (self._row(self.writer.verbatim(str(year)), counts[year]) for year in counts)
        caption = pgettext("report", "Projects by year of the call")
        first = self.writer.npgettext("report", "Call year", "Call years", 1)
        table = self._table(caption, first, pgettext("report", "Participants"), rows)
        return Section(pgettext("report", "By call year"), [table])

    def _priorities(self) -> Iterator[Section]:
        priorities = [*self.tally.guide.priorities]
        if priorities:
            heading = self.writer.npgettext("report", "Priority", "Priorities", len(priorities))
            yield Section(heading, [block for each in priorities for block in self._priority(each)])

    def _priority(self, priority: Priority) -> Iterator[Paragraph]:
        number = self.tally.by_priority.get(priority, 0)
        named = self.writer.pgettext(
            "report",
            "Projects that name this priority: {number} of {total} ({share}).",
            number=number,
            total=self.tally.projects,
            share=self.writer.percent(number / self.tally.projects),
        )
        yield from map(Paragraph, (self.writer.statement(priority), named))

    def _table(
        self, caption: Words, first: Words, taking_part: Words, rows: Iterable[tuple[Cell, ...]]
    ) -> Table:
        figures = (
            self.writer.pgettext("report", "Projects"),
            taking_part,
            self.writer.pgettext("report", "Outcomes planned"),
            self.writer.pgettext("report", "Outcomes achieved"),
            self._achieved_where_planned(),
        )
        columns = (Column(first), *(Column(each, is_numeric=True) for each in figures))
        return Table(caption, columns, tuple(rows))

    def _row(self, name: Words, counts: ProjectCounts) -> tuple[Cell, ...]:
        number = self.writer.number
        return (
            Cell(name),
            Cell(number(counts.projects), share=counts.projects / self.tally.projects),
            Cell(number(counts.people)),
            Cell(number(counts.outcomes.planned)),
            Cell(number(counts.outcomes.achieved)),
            Cell(self.writer.percent(counts.outcomes.share)),
        )

    def _achievement(self, member: OutcomeOrAspect) -> Achievement:
        return self.tally.by_outcome.get(member, Achievement())

    def _sum(self, group: TargetGroup) -> Achievement:
        return sum(map(self._achievement, group.outcomes), Achievement())

    def _achieved_where_planned(self) -> Words:
        return self.writer.pgettext("report", "Achieved where planned")
