"""The report on one project: what it is, what it aims at, what it has reached, how one knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from ..concepts import Aspect, TargetGroup
from ..localization import LocaleLike, localizer_for
from ..outcome_set import OutcomeOrAspect, OutcomeSet
from ..project import Claim, ClaimStatus, Project
from .report import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Note,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
)
from .writer import NOTHING, Writer

__all__ = ["project_report"]


def project_report(project: Project, *, locale: LocaleLike) -> Report:
    """Return the report on *project*.

    Args:
        project: The project.
        locale: The language, and the form of dates and numbers. A localizer with a fallback
            chain marks each text with the language it really is in.

    Raises:
        LocaleError: The locale is not known, or no catalogue is in its language.
    """
    writer = Writer(localizer_for(locale))
    groups = [_GroupChapter(writer, project, group).section() for group in project.target_groups]
    return Report(
        title=Text(project.title, None),
        subtitle=writer.pgettext("report", "Report on a mobility project, Erasmus+ Key Action 1"),
        language=writer.localizer.tag,
        sections=(
            _about(writer, project),
            _summary(writer, project),
            *groups,
            *_priorities(writer, project),
            writer.sources(project.guide),
        ),
    )


def _about(writer: Writer, project: Project) -> Section:
    number, localizer = project.number, writer.localizer
    action = f"{number.action}-{number.field}" if number.field else number.action
    facts = [
        (writer.pgettext("report", "Project number"), Text(str(number), None)),
        (writer.pgettext("report", "Organisation"), Text(project.organisation, None)),
        (writer.pgettext("report", "Country"), writer.plain(localizer.country(project.country))),
        (
            writer.pgettext("report", "Duration"),
            writer.plain(localizer.date_range(project.start, project.end)),
        ),
        (
            writer.pgettext("report", "Call"),
            writer.pgettext(
                "report", "{year}, round {round}", year=str(number.call_year), round=number.round
            ),
        ),
        (writer.pgettext("report", "National Agency"), Text(number.agency, None)),
        (writer.pgettext("report", "Action"), Text(action, None)),
    ]
    heading = writer.pgettext("report", "The project")
    return Section(heading, (Facts(tuple(Fact(*fact) for fact in facts)),))


def _summary(writer: Writer, project: Project) -> Section:
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
            Cell(writer.number(project.planned.coverage(group).covered)),
            Cell(writer.number(project.achieved.coverage(group).covered)),
        )
        for group in project.target_groups
    )
    blocks: list[Block] = [Paragraph(each) for each in _overview(writer, project)]
    if rows:
        caption = writer.pgettext("report", "Outcomes planned and achieved by target group")
        blocks.append(Table(caption, columns, rows))
    return Section(writer.pgettext("report", "Summary"), tuple(blocks))


def _overview(writer: Writer, project: Project) -> Iterator[Text]:
    planned, achieved = project.planned.outcomes, project.achieved.outcomes
    yield writer.npgettext(
        "report",
        "The project aims at {number} outcome of the Erasmus+ Programme Guide.",
        "The project aims at {number} outcomes of the Erasmus+ Programme Guide.",
        len(planned),
    )
    yield writer.npgettext(
        "report",
        "It has achieved {number} outcome.",
        "It has achieved {number} outcomes.",
        len(achieved),
    )


@attrs.frozen
class _GroupChapter:
    """What the project aims at and has reached for one target group."""

    writer: Writer
    project: Project
    group: TargetGroup

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
        return Section(self.writer.short_label(self.group), tuple(blocks), evidence)

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
        claims = self._claims_on(outcome)
        planned = [claim for claim in claims if claim.status is ClaimStatus.PLANNED]
        achieved = [claim for claim in claims if claim.status is ClaimStatus.ACHIEVED]
        return (
            Cell(self.writer.label(outcome), is_part=isinstance(outcome, Aspect)),
            self._cell(self._participants(claim) for claim in planned),
            self._cell(self._participants(claim) for claim in achieved),
            self._cell(self._number(claim.asked) for claim in achieved if claim.asked is not None),
            self._cell(self._share(claim) for claim in achieved if claim.asked),
        )

    def _cell(self, figures: Iterable[str]) -> Cell:
        localizer = self.writer.localizer
        return Cell(self.writer.plain(localizer.joined(dict.fromkeys(figures)) or NOTHING))

    def _participants(self, claim: Claim) -> str:
        if claim.participants is None:
            return str(self.writer.pgettext("report", "not counted"))
        return self._number(claim.participants)

    def _number(self, number: int) -> str:
        return self.writer.localizer.number(number)

    def _share(self, claim: Claim) -> str:
        if claim.participants is None or not claim.asked:
            return NOTHING
        return self.writer.localizer.percent(claim.participants / claim.asked)

    def _coverage(self, planned: OutcomeSet, achieved: OutcomeSet) -> Iterator[Text]:
        expected = len(self.group.outcomes)
        yield self.writer.npgettext(
            "report",
            "The project aims at {number} of the {expected} outcomes in the guide ({share}).",
            "The project aims at {number} of the {expected} outcomes in the guide ({share}).",
            planned.coverage(self.group).covered,
            expected=expected,
            share=self.writer.localizer.percent(planned.coverage(self.group).share),
        )
        yield self.writer.npgettext(
            "report",
            "It has achieved {number} of them ({share}).",
            "It has achieved {number} of them ({share}).",
            achieved.coverage(self.group).covered,
            share=self.writer.localizer.percent(achieved.coverage(self.group).share),
        )

    def _quotations(self, claimed: OutcomeSet) -> Iterator[Quotation]:
        for outcome in claimed:
            for claim in self._claims_on(outcome):
                for evidence in claim.evidence:
                    source = self.writer.pgettext(
                        "report",
                        "{source}, {date}, on: {outcome}",
                        source=evidence.source,
                        date=evidence.date,
                        outcome=str(self.writer.short_label(outcome)),
                    )
                    yield Quotation(Text(evidence.text, evidence.language), source)

    def _claims_on(self, outcome: OutcomeOrAspect) -> list[Claim]:
        return [claim for claim in self.project.claims if claim.outcome is outcome]


def _priorities(writer: Writer, project: Project) -> Iterator[Section]:
    if project.priorities:
        heading = writer.npgettext("report", "Priority", "Priorities", len(project.priorities))
        statements = tuple(Paragraph(writer.statement(each)) for each in project.priorities)
        yield Section(heading, statements)
