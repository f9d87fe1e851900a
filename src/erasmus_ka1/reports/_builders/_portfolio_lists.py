"""What a report on many projects lists: priorities, what the checks found, and the projects."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from ...projects import Finding, Severity
from .._content import Cell, Column, Note, Paragraph, Section, Table
from .._phrasebook import Phrasebook
from .._text import LocalizedText
from ._names import Names
from ._portfolio_figures import Listed, PortfolioFigures

__all__ = ["Lists"]

_GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
# those that are not beside the dash of a period
_SPACES_IN_DATES = re.compile("(?<!–) (?!–)")


@attrs.frozen
class Lists:
    """The sections with a list."""

    phrases: Phrasebook
    figures: PortfolioFigures

    def priorities(self) -> Iterator[Section]:
        """Yield a section for each priority that a project addresses."""
        total = self.figures.whole.projects
        for priority, number in self.figures.whole.by_priority.items():
            named = self.phrases.npgettext(
                "report",
                "{number} of the {total} projects addresses this priority ({share}).",
                "{number} of the {total} projects address this priority ({share}).",
                number,
                total=total,
                share=self.phrases.percent(number / total),
            )
            texts = (named, self.phrases.statement(priority))
            yield Section(
                self.phrases.short_label(priority), map(Paragraph, texts), code=priority.code
            )

    def findings(self) -> Section:
        """Return the section on what the checks found, the gravest first."""
        pgettext, number, whole = self.phrases.pgettext, self.phrases.number, self.figures.whole
        heading = pgettext("report", "Points to check")
        if not whole.by_finding:
            nothing = pgettext("report", "The checks found no issues.")
            return Section(heading, [Paragraph(nothing)], code="findings")
        names = Names(self.phrases)
        columns = (
            Column(pgettext("report", "Finding")),
            Column(pgettext("report", "Severity")),
            Column(pgettext("report", "Projects"), is_numeric=True),
            Column(pgettext("report", "Number of times"), is_numeric=True),
        )
        severities = {code: Finding(code, "$").severity for code in whole.by_finding}
        rows = [
            (
                Cell(names.finding(code)),
                Cell(self.phrases.severity(severities[code])),
                Cell(number(counts.projects)),
                Cell(number(counts.findings)),
            )
            for code, counts in sorted(
                whole.by_finding.items(),
                key=lambda item: (_GRAVEST_FIRST.index(severities[item[0]]), -item[1].projects),
            )
        ]
        caption = pgettext("report", "Results of the checks")
        reading = pgettext(
            "report",
            "Aspects count here too; the totals elsewhere in this report count outcomes only.",
        )
        return Section(heading, [Note(reading), Table(caption, columns, rows)], code="findings")

    def projects(self) -> Section:
        """Return the list of the projects, by end and number."""
        pgettext = self.phrases.pgettext
        columns = [
            Column(pgettext("report", "Project")),
            Column(pgettext("report", "Beneficiary (coordinator)")),
            Column(pgettext("report", "Project period")),
            Column(pgettext("report", "Outcomes planned"), is_numeric=True),
            Column(pgettext("report", "Planned and achieved"), is_numeric=True),
        ]
        caption = pgettext("report", "Projects, by end date")
        blocks = [Table(caption, columns, map(self._project, self.figures.listed))]
        notes = [Note(self._after_which())] if self.figures.split else []
        heading = pgettext("report", "Annex: the projects")
        return Section(heading, [*notes, *blocks], code="projects")

    def _after_which(self) -> LocalizedText:
        date = self.figures.date
        return self.phrases.pgettext(
            "report", "Projects with an end date before {date} have ended.", date=date or ""
        )

    def _project(self, project: Listed) -> tuple[Cell, ...]:
        period = self.phrases.each(
            lambda localizer: _whole_dates(localizer.date_range(project.start, project.end))
        )
        verbatim = self.phrases.verbatim
        return (
            Cell(verbatim(project.number), detail=verbatim(project.title)),
            Cell(verbatim(project.organisation)),
            Cell(period),
            Cell(self.phrases.number(project.planned)),
            Cell(self.phrases.number(project.planned_and_achieved)),
        )


def _whole_dates(period: str) -> str:
    """Return a period that a line can break at its dash only, not within a date."""
    return _SPACES_IN_DATES.sub("\N{NO-BREAK SPACE}", period)
