"""The figures of a report on many projects: of those that ended, of the others, and of all."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator

import attrs

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import DATE, listed, of_kind, plain_date
from ...projects import OutcomeSet, Project, Tally
from .._phrasebook import Phrasebook
from .._text import LocalizedText

__all__ = ["Listed", "PortfolioFigures", "Progress", "achieved_headings"]


class Progress(enum.Enum):
    """How many of the projects had ended on the date of a report."""

    UNKNOWN = enum.auto()
    NONE_ENDED = enum.auto()
    SOME_ENDED = enum.auto()
    ALL_ENDED = enum.auto()


@attrs.frozen
class Listed:
    """What the list of projects says about one.

    Attributes:
        number: Its project number.
        title: Its title.
        organisation: Its coordinating organisation.
        start: Its first day.
        end: Its last day.
        planned: How many outcomes it plans.
        planned_and_achieved: How many of these it has achieved.
    """

    number: str
    title: str
    organisation: str
    start: datetime.date
    end: datetime.date
    planned: int
    planned_and_achieved: int

    @classmethod
    def of(cls, project: Project) -> Listed:
        planned = OutcomeSet(project.planned.outcomes)
        return cls(
            str(project.number),
            project.title,
            project.organisation,
            project.start,
            project.end,
            len(planned),
            len(planned & project.achieved),
        )


@attrs.frozen
class PortfolioFigures:
    """The figures, with the day they speak of.

    Attributes:
        whole: The figures over all projects.
        ended: Those over the projects that ended before the date; over all without a date.
        running: Those over the others; None without a date.
        date: The day the figures speak of, if any.
        listed: The projects, if they are to be listed, by end and number.
    """

    whole: Tally
    ended: Tally
    running: Tally | None = None
    date: datetime.date | None = None
    listed: tuple[Listed, ...] = ()

    @classmethod
    def of(
        cls,
        projects: Iterable[Project] | Tally,
        *,
        date: datetime.date | None,
        running: Tally | None,
        findings: bool,
        list_projects: bool,
    ) -> PortfolioFigures:
        """Return the figures over *projects*, or over those of two tallies.

        Raises:
            WrongKindError: *projects* is neither a tally nor a list of projects.
            InvalidValueError: The arguments do not go together.
        """
        for each in (findings, list_projects):
            of_kind(each, bool, pgettext_noop("expected", "True or False"))
        date = None if date is None else plain_date(date)
        if date is not None and not DATE.holds(date):
            raise InvalidValueError("portfolio_report.date", date, DATE.expected)
        if isinstance(projects, Tally):
            return _of_tallies(projects, running, date, findings=findings, names=list_projects)
        if running is not None:
            expected = pgettext_noop("expected", "nothing, as the projects are given themselves")
            raise InvalidValueError("portfolio_report.running", running, expected)
        kept: list[Listed] = []
        read = _noting(projects, kept) if list_projects else projects
        if date is None:
            tally = Tally.of(read, findings=findings)
            return cls(tally, tally, listed=_sorted(kept))
        ended, others = Tally.by_end(read, date, findings=findings)
        return cls(ended + others, ended, others, date, _sorted(kept))

    @property
    def progress(self) -> Progress:
        """How many had ended; unknown without a date."""
        if self.running is None:
            return Progress.UNKNOWN
        if not self.ended.projects:
            return Progress.NONE_ENDED
        return Progress.SOME_ENDED if self.running.projects else Progress.ALL_ENDED

    @property
    def split(self) -> bool:
        """Whether ended projects are counted apart: there are also others."""
        return self.progress is Progress.SOME_ENDED

    @property
    def counted(self) -> Tally:
        """The figures to compare what was planned with what was achieved."""
        return self.ended if self.split else self.whole

    @property
    def counts_missed(self) -> bool:
        """Whether what is planned and not achieved counts as not achieved."""
        return self.progress in (Progress.SOME_ENDED, Progress.ALL_ENDED)


def achieved_headings(
    phrases: Phrasebook, figures: PortfolioFigures
) -> tuple[LocalizedText, LocalizedText]:
    """Return what the number and the share are called of planned outcomes that were achieved."""
    if figures.progress is Progress.NONE_ENDED:
        return (
            phrases.pgettext("report", "Planned and achieved so far"),
            phrases.pgettext("report", "Achieved so far (%)"),
        )
    return (
        phrases.pgettext("report", "Planned and achieved"),
        phrases.pgettext("report", "Achieved (%)"),
    )


def _of_tallies(
    ended: Tally,
    running: Tally | None,
    date: datetime.date | None,
    *,
    findings: bool,
    names: bool,
) -> PortfolioFigures:
    if names:
        expected = pgettext_noop("expected", "False for a tally, which names no projects")
        raise InvalidValueError("portfolio_report.list_projects", names, expected)
    if (running is None) is not (date is None):
        expected = pgettext_noop("expected", "a tally of the projects that had not ended on a date")
        raise InvalidValueError("portfolio_report.running", running, expected)
    if running is None:
        figures = PortfolioFigures(ended, ended)
    else:
        of_kind(running, Tally, pgettext_noop("expected", "a tally"))
        figures = PortfolioFigures(ended + running, ended, running, date)
    if findings and figures.whole.checked < figures.whole.projects:
        expected = pgettext_noop("expected", "a tally with findings: Tally.of(…, findings=True)")
        raise InvalidValueError("portfolio_report.findings", findings, expected)
    return figures


def _noting(projects: Iterable[Project], kept: list[Listed]) -> Iterator[Project]:
    """Yield the projects, and keep what a list says about each."""
    for project in listed(projects, pgettext_noop("expected", "a list of projects")):
        of_kind(project, Project, pgettext_noop("expected", "a project"))
        kept.append(Listed.of(project))
        yield project


def _sorted(kept: list[Listed]) -> tuple[Listed, ...]:
    return tuple(sorted(kept, key=lambda each: (each.end, each.number)))
