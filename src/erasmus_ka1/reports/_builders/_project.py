"""The report on one project: what it is, what it aims at, what it has reached, how one knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from ...projects._checks import check
from ...projects._findings import Finding, Severity
from ...projects._outcome_set import OutcomeOrAspect, OutcomeSet
from ...projects._project import Claim, ClaimStatus, Project
from ...taxonomy import Aspect, TargetGroup
from .._blocks import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Note,
    Paragraph,
    Quotation,
    Table,
)
from .._report import Report, Section
from .._text import Words
from .._writer import Locales, Writer

__all__ = ["project_report"]

_Claims = Mapping[OutcomeOrAspect, list[Claim]]


def project_report(project: Project, *, locale: Locales, findings: bool = True) -> Report:
    """Return the report on *project*.

    Args:
        project: The project.
        locale: The language, and the form of dates and numbers; several stand side by side. A
            localizer with a fallback chain marks each text with the language it really is in.
        findings: Whether it says what `erasmus_ka1.projects._checks` finds.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        InvalidValueError: A text holds what no form can show, such as a noncharacter.
    """
    writer = Writer(locale)
    claims = _by_outcome(project)
    groups = [
        _GroupChapter(writer, project, group, claims).section() for group in project.target_groups
    ]
    return Report(
        title=writer.verbatim(project.title),
        subtitle=writer.pgettext("report", "Report on a mobility project, Erasmus+ Key Action 1"),
        languages=writer.languages,
        sections=(
            _about(writer, project),
            _summary(writer, project),
            *groups,
            _priorities(writer, project),
            *([_findings(writer, project)] if findings else []),
            writer.sources(project.guide),
        ),
    )


def _by_outcome(project: Project) -> _Claims:
    claims: dict[OutcomeOrAspect, list[Claim]] = {}
    for claim in project.claims:
        claims.setdefault(claim.outcome, []).append(claim)
    return claims


def _about(writer: Writer, project: Project) -> Section:
    number = project.number
    call = writer.pgettext(
        "report", "{year}, round {round}", year=str(number.call_year), round=number.round
    )
    facts = [
        (writer.pgettext("report", "Project number"), writer.verbatim(str(number))),
        (writer.pgettext("report", "Organisation"), writer.verbatim(project.organisation)),
        (
            writer.pgettext("report", "Country"),
            writer.each(lambda localizer: localizer.country(project.country)),
        ),
        (
            writer.pgettext("report", "Duration"),
            writer.each(lambda localizer: localizer.date_range(project.start, project.end)),
        ),
        (writer.pgettext("report", "Call"), call),
        (writer.pgettext("report", "National Agency"), writer.verbatim(number.agency)),
        (writer.pgettext("report", "Action"), writer.verbatim(number.full_action)),
    ]
    heading = writer.pgettext("report", "The project")
    return Section(heading, [Facts(tuple(Fact(*fact) for fact in facts))])


def _summary(writer: Writer, project: Project) -> Section:
    planned, achieved = project.planned, project.achieved
    columns = (
        Column(writer.pgettext("report", "Target group")),
        Column(writer.pgettext("report", "Participants"), is_numeric=True),
        Column(writer.pgettext("report", "Outcomes in the guide"), is_numeric=True),
        Column(writer.pgettext("report", "Planned"), is_numeric=True),
        Column(writer.pgettext("report", "Achieved"), is_numeric=True),
    )
    rows = tuple(
        (
            Cell(writer.short_label(group)),
            Cell(writer.number(project.participants.get(group))),
            Cell(writer.number(len(group.outcomes))),
            Cell(writer.number(planned.coverage(group).covered)),
            Cell(writer.number(achieved.coverage(group).covered)),
        )
        for group in project.target_groups
    )
    blocks: list[Block] = [Paragraph(each) for each in _overview(writer, planned, achieved)]
    if rows:
        caption = writer.pgettext("report", "Outcomes planned and achieved by target group")
        blocks.append(Table(caption, columns, rows))
    return Section(writer.pgettext("report", "Summary"), blocks)


def _overview(writer: Writer, planned: OutcomeSet, achieved: OutcomeSet) -> Iterator[Words]:
    yield writer.npgettext(
        "report",
        "The project aims at {number} outcome of the Erasmus+ Programme Guide.",
        "The project aims at {number} outcomes of the Erasmus+ Programme Guide.",
        len(planned.outcomes),
    )
    yield writer.npgettext(
        "report",
        "It has achieved {number} outcome.",
        "It has achieved {number} outcomes.",
        len(achieved.outcomes),
    )


@attrs.frozen
class _GroupChapter:
    """What the project aims at and has reached for one target group."""

    writer: Writer
    project: Project
    group: TargetGroup
    claims: _Claims

    def section(self) -> Section:
        planned, achieved = self._own(self.project.planned), self._own(self.project.achieved)
        claimed = planned | achieved
        blocks: list[Block] = [Paragraph(self.writer.statement(self.group))]
        if claimed:
            blocks += [self._table(claimed), *map(Paragraph, self._coverage(planned, achieved))]
        else:
            blocks.append(
                Note(
                    self.writer.pgettext(
                        "report", "Nothing is planned or achieved for this target group."
                    )
                )
            )
        quotations = tuple(self._quotations(claimed))
        heading = self.writer.pgettext("report", "Evidence")
        evidence = (Section(heading, quotations),) if quotations else ()
        return Section(self.writer.short_label(self.group), blocks, evidence, self.group.code)

    def _own(self, outcomes: OutcomeSet) -> OutcomeSet:
        return outcomes.by_group().get(self.group, OutcomeSet(guide=outcomes.guide))

    def _table(self, claimed: OutcomeSet) -> Table:
        columns = (
            Column(self.writer.pgettext("report", "Outcome")),
            Column(self.writer.pgettext("report", "Planned for"), is_numeric=True),
            Column(self.writer.pgettext("report", "Achieved by"), is_numeric=True),
            Column(self.writer.pgettext("report", "Asked"), is_numeric=True),
            Column(self.writer.pgettext("report", "Share of those asked"), is_numeric=True),
        )
        caption = self.writer.pgettext(
            "report", "Outcomes by number of participants or organisations concerned"
        )
        return Table(caption, columns, tuple(self._row(each) for each in claimed))

    def _row(self, outcome: OutcomeOrAspect) -> tuple[Cell, ...]:
        claims = self.claims.get(outcome, [])
        planned = [claim for claim in claims if claim.status is ClaimStatus.PLANNED]
        achieved = [claim for claim in claims if claim.status is ClaimStatus.ACHIEVED]
        shares = [share for share in map(_share, achieved) if share is not None]
        return (
            Cell(self.writer.label(outcome), is_part=isinstance(outcome, Aspect)),
            self._cell(self._participants(claim) for claim in planned),
            self._cell(self._participants(claim) for claim in achieved),
            self._cell(
                self.writer.number(claim.respondents)
                for claim in achieved
                if claim.respondents is not None
            ),
            self._cell(map(self.writer.percent, shares), shares),
        )

    def _cell(self, figures: Iterable[Words], shares: Iterable[float] = ()) -> Cell:
        """Return a cell with every figure once, and a bar where there is but one share."""
        different = [*dict.fromkeys(figures)]
        lengths = {*shares}
        share = lengths.pop() if len(lengths) == 1 else None
        if len(different) > 1:
            return Cell(self.writer.joined(different))
        text = different[0] if different else self.writer.number(None)
        return Cell(text, share=share if share is None or share <= 1 else None)

    def _participants(self, claim: Claim) -> Words:
        if claim.participants is None:
            return self.writer.pgettext("report", "not counted")
        return self.writer.number(claim.participants)

    def _coverage(self, planned: OutcomeSet, achieved: OutcomeSet) -> Iterator[Words]:
        expected = len(self.group.outcomes)
        yield self.writer.npgettext(
            "report",
            "The project aims at {number} of the {expected} outcomes in the guide ({share}).",
            "The project aims at {number} of the {expected} outcomes in the guide ({share}).",
            planned.coverage(self.group).covered,
            expected=expected,
            share=self.writer.percent(planned.coverage(self.group).share),
        )
        yield self.writer.npgettext(
            "report",
            "It has achieved {number} of them ({share}).",
            "It has achieved {number} of them ({share}).",
            achieved.coverage(self.group).covered,
            share=self.writer.percent(achieved.coverage(self.group).share),
        )

    def _quotations(self, claimed: OutcomeSet) -> Iterator[Quotation]:
        for outcome in claimed:
            for claim in self.claims.get(outcome, []):
                for evidence in claim.evidence:
                    source = self.writer.pgettext(
                        "report",
                        "{source}, {date}, on: {outcome}",
                        source=evidence.source,
                        date=evidence.date,
                        outcome=self.writer.short_label(outcome),
                    )
                    yield Quotation(self.writer.verbatim(evidence.text, evidence.language), source)


def _share(claim: Claim) -> float | None:
    if claim.participants is None or not claim.respondents:
        return None
    return claim.participants / claim.respondents


def _priorities(writer: Writer, project: Project) -> Section:
    priorities = project.priorities
    heading = writer.npgettext("report", "Priority", "Priorities", len(priorities) or 1)
    if not priorities:
        nothing = writer.pgettext("report", "The project names no priority of the guide.")
        return Section(heading, [Paragraph(nothing)])
    return Section(heading, [Paragraph(writer.statement(each)) for each in priorities])


def _findings(writer: Writer, project: Project) -> Section:
    found = check(project)
    heading = writer.pgettext("report", "Points of attention")
    if not found:
        nothing = writer.pgettext("report", "The checks of the project have found nothing.")
        return Section(heading, [Paragraph(nothing)])
    columns = (
        Column(writer.pgettext("report", "What was found")),
        Column(writer.pgettext("report", "Weight")),
    )
    rows = tuple(
        (Cell(writer.finding(finding)), Cell(_severity(writer, finding))) for finding in found
    )
    caption = writer.pgettext("report", "What the checks of the project have found")
    return Section(heading, [Table(caption, columns, rows)])


def _severity(writer: Writer, finding: Finding) -> Words:
    if finding.severity is Severity.ERROR:
        return writer.pgettext("report", "error")
    if finding.severity is Severity.WARNING:
        return writer.pgettext("report", "warning")
    return writer.pgettext("report", "for information")
