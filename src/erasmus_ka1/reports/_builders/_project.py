"""The report on one project: its facts, its planned and achieved outcomes, the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from ..._messages import pgettext_noop
from ..._validation import of_kind
from ...projects import (
    Claim,
    ClaimStatus,
    Finding,
    OutcomeOrAspect,
    OutcomeSet,
    Project,
    Severity,
    check,
)
from ...taxonomy import Aspect, TargetGroup
from .._content import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Note,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText

__all__ = ["project_report"]

_Claims = Mapping[OutcomeOrAspect, list[Claim]]


def project_report(project: Project, *, locale: Locales, findings: bool = True) -> Report:
    """Return the report on *project*.

    Args:
        project: The project.
        locale: The language, which also formats dates and numbers; give more for languages side
            by side. With a localizer that has fallbacks, each text says its actual language.
        findings: Whether to list what `erasmus_ka1.projects.check` finds.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        InvalidValueError: A text holds a character that no output format can show.
    """
    project = of_kind(project, Project, pgettext_noop("expected", "a project"))
    of_kind(findings, bool, pgettext_noop("expected", "True or False"))
    phrases = Phrasebook.of(locale, project.guide)
    claims = _by_outcome(project)
    groups = [
        _GroupChapter(phrases, project, group, claims).section() for group in project.target_groups
    ]
    return Report(
        title=phrases.verbatim(project.title),
        subtitle=phrases.pgettext("report", "Report on a mobility project (Erasmus+ Key Action 1)"),
        languages=phrases.languages,
        sections=(
            _about(phrases, project),
            _summary(phrases, project),
            *groups,
            _priorities(phrases, project),
            *([_findings(phrases, project)] if findings else []),
            phrases.sources(),
        ),
    )


def _by_outcome(project: Project) -> _Claims:
    claims: dict[OutcomeOrAspect, list[Claim]] = {}
    for claim in project.claims:
        claims.setdefault(claim.outcome, []).append(claim)
    return claims


def _about(phrases: Phrasebook, project: Project) -> Section:
    number = project.number
    call = phrases.pgettext(
        "report", "{year}, round {round}", year=str(number.call_year), round=number.round
    )
    facts = [
        (phrases.pgettext("report", "Project number"), phrases.verbatim(str(number))),
        (
            phrases.pgettext("report", "Beneficiary (coordinator)"),
            phrases.verbatim(project.organisation),
        ),
        (
            phrases.pgettext("report", "Country"),
            phrases.each(lambda localizer: localizer.country_name(project.country)),
        ),
        (
            phrases.pgettext("report", "Project period"),
            phrases.each(lambda localizer: localizer.date_range(project.start, project.end)),
        ),
        (phrases.pgettext("report", "Call"), call),
        (phrases.pgettext("report", "National Agency"), phrases.verbatim(number.agency)),
        (phrases.pgettext("report", "Action"), phrases.verbatim(number.full_action)),
    ]
    heading = phrases.pgettext("report", "The project")
    return Section(heading, [Facts(tuple(Fact(*fact) for fact in facts))])


def _summary(phrases: Phrasebook, project: Project) -> Section:
    planned, achieved, guide = project.planned, project.achieved, project.guide
    columns = (
        Column(phrases.pgettext("report", "Target group")),
        Column(phrases.pgettext("report", "Participants or organisations"), is_numeric=True),
        Column(phrases.pgettext("report", "In the guide"), is_numeric=True),
        Column(phrases.pgettext("report", "Planned"), is_numeric=True),
        Column(phrases.pgettext("report", "Achieved"), is_numeric=True),
    )
    rows = tuple(
        (
            Cell(phrases.short_label(group)),
            Cell(phrases.number(project.participants.get(group))),
            Cell(phrases.number(len(guide.outcomes_for(group)))),
            Cell(phrases.number(planned.coverage(group, guide=guide).covered)),
            Cell(phrases.number(achieved.coverage(group, guide=guide).covered)),
        )
        for group in project.target_groups
    )
    blocks: list[Block] = [Paragraph(each) for each in _overview(phrases, project)]
    if rows:
        caption = phrases.pgettext("report", "Outcomes planned and achieved by target group")
        blocks.append(Table(caption, columns, rows))
    return Section(phrases.pgettext("report", "Summary"), blocks)


def _overview(phrases: Phrasebook, project: Project) -> Iterator[LocalizedText]:
    yield phrases.npgettext(
        "report",
        "The project targets {number} of the {expected} outcomes in the Erasmus+ Programme Guide.",
        "The project targets {number} of the {expected} outcomes in the Erasmus+ Programme Guide.",
        len(project.planned.outcomes),
        expected=len(project.guide.outcomes),
    )
    yield phrases.npgettext(
        "report",
        "It has achieved {number} outcome.",
        "It has achieved {number} outcomes.",
        len(project.achieved.outcomes),
    )


@attrs.frozen
class _GroupChapter:
    """What the project plans and has achieved for one target group."""

    phrases: Phrasebook
    project: Project
    group: TargetGroup
    claims: _Claims

    def section(self) -> Section:
        planned, achieved = self._own(self.project.planned), self._own(self.project.achieved)
        claimed = planned | achieved
        blocks: list[Block] = [Paragraph(self.phrases.statement(self.group))]
        if claimed:
            blocks += [self._table(claimed), *map(Paragraph, self._coverage(planned, achieved))]
        else:
            blocks.append(
                Note(
                    self.phrases.pgettext(
                        "report", "No outcomes have been entered for this target group."
                    )
                )
            )
        quotations = tuple(self._quotations(claimed))
        heading = self.phrases.pgettext("report", "Evidence")
        evidence = (Section(heading, quotations),) if quotations else ()
        return Section(self.phrases.short_label(self.group), blocks, evidence, self.group.code)

    def _own(self, outcomes: OutcomeSet) -> OutcomeSet:
        return outcomes.by_group().get(self.group, OutcomeSet())

    def _table(self, claimed: OutcomeSet) -> Table:
        columns = (
            Column(self.phrases.pgettext("report", "Outcome")),
            Column(self.phrases.pgettext("report", "Planned for"), is_numeric=True),
            Column(self.phrases.pgettext("report", "Achieved by"), is_numeric=True),
            Column(self.phrases.pgettext("report", "Respondents"), is_numeric=True),
            Column(self.phrases.pgettext("report", "Share of respondents"), is_numeric=True),
        )
        caption = self.phrases.pgettext("report", "Participants or organisations per outcome")
        return Table(caption, columns, tuple(self._row(each) for each in claimed))

    def _row(self, outcome: OutcomeOrAspect) -> tuple[Cell, ...]:
        claims = self.claims.get(outcome, [])
        planned = [claim for claim in claims if claim.status is ClaimStatus.PLANNED]
        achieved = [claim for claim in claims if claim.status is ClaimStatus.ACHIEVED]
        shares = [share for share in map(_share, achieved) if share is not None]
        return (
            Cell(self.phrases.label(outcome), is_part=isinstance(outcome, Aspect)),
            self._cell(self._participants(claim) for claim in planned),
            self._cell(self._participants(claim) for claim in achieved),
            self._cell(
                self.phrases.number(claim.respondents)
                for claim in achieved
                if claim.respondents is not None
            ),
            self._cell(map(self.phrases.percent, shares), shares),
        )

    def _cell(self, figures: Iterable[LocalizedText], shares: Iterable[float] = ()) -> Cell:
        """Return a cell with each different figure, and a bar if there is a single share."""
        different = [*dict.fromkeys(figures)]
        lengths = {*shares}
        share = lengths.pop() if len(lengths) == 1 else None
        if len(different) > 1:
            return Cell(self.phrases.joined(different))
        text = different[0] if different else self.phrases.number(None)
        return Cell(text, share=share if share is None or share <= 1 else None)

    def _participants(self, claim: Claim) -> LocalizedText:
        if claim.participants is None:
            return self.phrases.pgettext("report", "number unknown")
        return self.phrases.number(claim.participants)

    def _coverage(self, planned: OutcomeSet, achieved: OutcomeSet) -> Iterator[LocalizedText]:
        guide = self.project.guide
        of_planned, of_achieved, of_both = (
            each.coverage(self.group, guide=guide)
            for each in (planned, achieved, planned & achieved)
        )
        yield self.phrases.npgettext(
            "report",
            "The project targets {number} of the {expected} outcomes in the guide ({share}).",
            "The project targets {number} of the {expected} outcomes in the guide ({share}).",
            of_planned.covered,
            expected=of_planned.expected,
            share=self.phrases.percent(of_planned.share),
        )
        yield self.phrases.npgettext(
            "report",
            "Achieved: {number} of the {expected} ({share}), of which {planned} planned.",
            "Achieved: {number} of the {expected} ({share}), of which {planned} planned.",
            of_achieved.covered,
            expected=of_achieved.expected,
            planned=of_both.covered,
            share=self.phrases.percent(of_achieved.share),
        )

    def _quotations(self, claimed: OutcomeSet) -> Iterator[Quotation]:
        for outcome in claimed:
            for claim in self.claims.get(outcome, []):
                for evidence in claim.evidence:
                    source = self.phrases.pgettext(
                        "report",
                        "{source}, {date}, on: {outcome}",
                        source=evidence.source,
                        date=evidence.date,
                        outcome=self.phrases.short_label(outcome),
                    )
                    yield Quotation(self.phrases.verbatim(evidence.text, evidence.language), source)


def _share(claim: Claim) -> float | None:
    if claim.participants is None or not claim.respondents:
        return None
    return claim.participants / claim.respondents


def _priorities(phrases: Phrasebook, project: Project) -> Section:
    priorities = project.priorities
    heading = phrases.npgettext("report", "Priority", "Priorities", len(priorities) or 1)
    if not priorities:
        nothing = phrases.pgettext(
            "report", "This project does not address a priority of the guide."
        )
        return Section(heading, [Paragraph(nothing)])
    return Section(heading, [Paragraph(phrases.statement(each)) for each in priorities])


def _findings(phrases: Phrasebook, project: Project) -> Section:
    found = check(project)
    heading = phrases.pgettext("report", "Points to check")
    if not found:
        nothing = phrases.pgettext("report", "The checks found no issues.")
        return Section(heading, [Paragraph(nothing)])
    columns = (
        Column(phrases.pgettext("report", "Finding")),
        Column(phrases.pgettext("report", "Severity")),
    )
    rows = tuple(
        (Cell(phrases.finding(finding)), Cell(_severity(phrases, finding))) for finding in found
    )
    caption = phrases.pgettext("report", "Results of the checks")
    return Section(heading, [Table(caption, columns, rows)])


def _severity(phrases: Phrasebook, finding: Finding) -> LocalizedText:
    if finding.severity is Severity.ERROR:
        return phrases.pgettext("report", "error")
    if finding.severity is Severity.WARNING:
        return phrases.pgettext("report", "warning")
    return phrases.pgettext("report", "information")
