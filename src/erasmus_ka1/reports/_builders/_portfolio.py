"""The report on many projects: how many, who takes part, which outcomes they plan and achieve."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import attrs

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import LINE, of_kind, plain_line
from ...projects import Project, Tally
from .._content import Block, Chart, Fact, Facts, Note, Paragraph, Section, Table, Tiles
from .._phrasebook import NOTHING, Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText
from ._authorship import authorship
from ._portfolio_figures import PortfolioFigures, Progress
from ._portfolio_lists import Lists
from ._portfolio_outcomes import Outcomes
from ._portfolio_sentences import Sentences
from ._portfolio_tables import Tables

__all__ = ["portfolio_report"]


def portfolio_report(  # noqa: PLR0913 - a report has so many options
    projects: Iterable[Project] | Tally,
    *,
    locale: Locales,
    title: str | None = None,
    author: str | None = None,
    date: datetime.date | None = None,
    running: Tally | None = None,
    by_organisation: bool = False,
    findings: bool = False,
    list_projects: bool = False,
) -> Report:
    """Return the report on *projects*: figures, and names on request only.

    With a date, planned outcomes count as not achieved in ended projects only: the others may
    still achieve them. Where all projects have ended, or none has, they are counted together.
    Projects may be of different editions of the guide; the wording is the newest's.

    The sections on a target group have its code. Countries and organisations are in order of
    their number of projects, then of their name in the report's first language, without regard
    to case and accents.

    Args:
        projects: The projects, which are read once; or a tally of them.
        locale: The language, which also formats numbers; give more for languages side by side.
        title: The title; default: a general one.
        author: Who made the report.
        date: The day the report speaks of: a project whose end is before it has ended. Without a
            date, ended and running projects are not told apart.
        running: With a date, and a tally of the ended projects: the tally of the others, as
            `Tally.by_end` gives them.
        by_organisation: Whether to show the figures of each organisation.
        findings: Whether to count what `erasmus_ka1.projects.check` finds. A tally must have
            been made with ``findings=True``.
        list_projects: Whether to list the projects in an annex; not with a tally.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        WrongKindError: *projects* is neither a tally nor a list of projects, or an option is of
            another kind.
        InvalidValueError: The title or the author is not one line, the date is not a date, or
            an option needs the projects instead of a tally.

    >>> for language in ("nl", "en"):
    ...     print(portfolio_report([], locale=language).title)
    Overzicht van mobiliteitsprojecten
    Mobility project portfolio
    """
    title = None if title is None else plain_line(title)
    if title is not None and not LINE.holds(title):
        raise InvalidValueError("portfolio_report.title", title, LINE.expected)
    of_kind(by_organisation, bool, pgettext_noop("expected", "True or False"))
    figures = PortfolioFigures.of(
        projects, date=date, running=running, findings=findings, list_projects=list_projects
    )
    phrases = Phrasebook.of(locale, figures.whole.guide)
    portfolio = _Portfolio(
        phrases,
        figures,
        tuple(authorship(phrases, author)),
        by_organisation=by_organisation,
        findings=findings,
    )
    general = phrases.pgettext("report", "Mobility project portfolio")
    return Report(
        title=general if title is None else phrases.verbatim(title),
        subtitle=phrases.pgettext("report", "Portfolio report (Erasmus+ Key Action 1)"),
        languages=phrases.languages,
        sections=(*portfolio.sections(), phrases.sources(), *portfolio.annex()),
        contents=phrases.pgettext("report", "Contents"),
        author=author,
        date=figures.date,
    )


@attrs.frozen
class _Portfolio:
    """The sections of the report."""

    phrases: Phrasebook
    figures: PortfolioFigures
    made: tuple[Fact, ...]
    by_organisation: bool = attrs.field(kw_only=True)
    findings: bool = attrs.field(kw_only=True)

    def sections(self) -> list[Section]:
        overview, others = self._overview(), [*self._figures()]
        if any(map(_has_dash, (overview, *others))):
            legend = self.phrases.pgettext(
                "report",
                "– means: no number given or, for a percentage, nothing to calculate it from.",
            )
            overview = attrs.evolve(overview, blocks=[*overview.blocks, Note(legend)])
        return [overview, *others]

    def _figures(self) -> Iterator[Section]:
        if not self.figures.whole.projects:
            return
        tables, outcomes = Tables(self.phrases, self.figures), Outcomes(self.phrases, self.figures)
        yield tables.by_target_group()
        yield outcomes.by_outcome()
        yield outcomes.untouched()
        yield tables.by_country()
        yield tables.by_call_year()
        yield tables.by_action()
        if self.by_organisation:
            yield tables.by_organisation()
        lists = Lists(self.phrases, self.figures)
        yield from lists.priorities()
        if self.findings:
            yield lists.findings()

    def annex(self) -> Iterator[Section]:
        if self.figures.listed:
            yield Lists(self.phrases, self.figures).projects()

    def _overview(self) -> Section:
        heading = self.phrases.pgettext("report", "Overview")
        if not self.figures.whole.projects:
            nothing = self.phrases.pgettext("report", "There are no projects in this portfolio.")
            return Section(heading, [Paragraph(nothing)], code="overview")
        tiles = Tiles([Fact(*pair) for pair in self._tiles()])
        facts = Facts([*(Fact(*pair) for pair in self._facts()), *self.made])
        blocks: list[Block] = [
            tiles,
            *map(Paragraph, Sentences(self.phrases, self.figures).all()),
            facts,
        ]
        return Section(heading, [*blocks, *self._reading()], code="overview")

    def _tiles(self) -> Iterator[tuple[LocalizedText, LocalizedText]]:
        pgettext, number = self.phrases.pgettext, self.phrases.number
        total, counted = self.figures.whole.total, self.figures.counted.total
        yield pgettext("report", "Projects"), number(total.projects)
        if self.figures.split:
            yield pgettext("report", "Ended"), number(counted.projects)
            running = total.projects - counted.projects
            yield pgettext("report", "Not yet ended"), number(running)
        yield pgettext("report", "Participants: learners and staff"), number(total.people)
        achieved = self.phrases.percent(counted.outcomes.share)
        if self.figures.progress is Progress.NONE_ENDED:
            yield pgettext("report", "Planned outcomes achieved so far (%)"), achieved
        else:
            yield pgettext("report", "Planned outcomes achieved (%)"), achieved
        evidenced = self.phrases.percent(total.outcomes.evidenced_share)
        yield pgettext("report", "Achieved outcomes with evidence (%)"), evidenced

    def _facts(self) -> Iterator[tuple[LocalizedText, LocalizedText]]:
        pgettext, whole, date = self.phrases.pgettext, self.figures.whole, self.figures.date
        if date is not None:
            day = self.phrases.each(lambda localizer: localizer.date(date))
            yield pgettext("report", "Reference date"), day
        yield pgettext("report", "Countries"), self.phrases.number(len(whole.by_country))
        years = [self.phrases.verbatim(str(year)) for year in whole.by_call_year]
        heading = self.phrases.npgettext("report", "Call year", "Call years", len(years))
        yield heading, self.phrases.joined(years)

    def _reading(self) -> Iterator[Note]:
        pgettext = self.phrases.pgettext
        yield Note(
            pgettext(
                "report", "Each outcome is counted once per project; its aspects are not counted."
            )
        )
        if self.figures.progress is Progress.UNKNOWN:
            yield Note(
                pgettext(
                    "report",
                    "This report has no reference date, so it does not tell ended projects from "
                    "running ones.",
                )
            )
        elif self.figures.progress is not Progress.ALL_ENDED:
            yield Note(
                pgettext(
                    "report",
                    "Planned outcomes count as not achieved in ended projects only: other projects,"
                    " which run or still have to start, may still achieve them.",
                )
            )


def _has_dash(section: Section) -> bool:
    """Return whether a figure of a section is a dash."""
    tables = [each.table if isinstance(each, Chart) else each for each in section.blocks]
    texts = [
        *(fact.value for each in tables if isinstance(each, Tiles) for fact in each.facts),
        *(
            cell.text
            for each in tables
            if isinstance(each, Table)
            for row in each.rows
            for cell in row[1:]
        ),
    ]
    return NOTHING in map(str, texts) or any(map(_has_dash, section.sections))
