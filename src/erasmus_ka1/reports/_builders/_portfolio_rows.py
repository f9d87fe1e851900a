"""The figures over many projects as a table: one figure a row, for spreadsheets and dataframes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, TypeAlias

import attrs

from ..._messages import pgettext_noop
from ..._validation import of_kind
from ...answers import FigureTable
from ...projects import (
    Achievement,
    FindingCounts,
    GroupCounts,
    Project,
    ProjectCounts,
    Tally,
)
from ...taxonomy import Concept
from .._phrasebook import Locales, Phrasebook
from .._text import LocalizedText
from ._names import Names, by_field
from ._portfolio_figures import PortfolioFigures

__all__ = ["portfolio_table"]

#: A figure's name and its value.
_Figures: TypeAlias = Iterator[tuple[str, int]]

_COLUMNS = ("by", "code", "name", "projects", "figure", "value")


def portfolio_table(  # noqa: PLR0913 - it has so many options
    projects: Iterable[Project] | Tally,
    *,
    locale: Locales,
    date: datetime.date | None = None,
    running: Tally | None = None,
    by_organisation: bool = False,
    findings: bool = False,
) -> FigureTable:
    """Return the figures of `portfolio_report` as a table: one figure a row.

    The columns are ``by`` (what the figures are by: ``outcome``, ``country``, …), ``code``,
    ``name`` (in the language), ``projects`` (``all``; with a date also ``ended`` and
    ``running``), ``figure`` and ``value``, a whole number. Shares are left to the reader: they
    do not add up.

    Args:
        projects: The projects, which are read once; or a tally of them.
        locale: The language of the names; more are put side by side.
        date: The day the figures speak of, as in `portfolio_report`.
        running: The tally of the projects that had not ended, as in `portfolio_report`.
        by_organisation: Whether to have the figures of each organisation.
        findings: Whether to have the findings.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        WrongKindError: *projects* is neither a tally nor a list of projects, or an option is of
            another kind.
        InvalidValueError: The date is not a date, or an option needs another tally.

    >>> portfolio_table([], locale="nl").to_dicts()[0]
    {'by': 'all', 'code': '', 'name': '', 'projects': 'all', 'figure': 'projects', 'value': 0}
    """
    of_kind(by_organisation, bool, pgettext_noop("expected", "True or False"))
    figures = PortfolioFigures.of(
        projects, date=date, running=running, findings=findings, list_projects=False
    )
    names = Names(Phrasebook.of(locale, figures.whole.guide))
    scopes = {"all": figures.whole}
    if figures.running is not None:
        scopes |= {"ended": figures.ended, "running": figures.running}
    found = (
        (by, code, name, scope, figure, value)
        for scope, tally in scopes.items()
        for by, code, name, figure, value in _Rows(
            names, tally, by_organisation=by_organisation
        ).all()
    )
    return FigureTable(_COLUMNS, tuple(found))


@attrs.frozen
class _Rows:
    """The rows of one tally."""

    names: Names
    tally: Tally
    by_organisation: bool = attrs.field(kw_only=True)

    def all(self) -> Iterator[tuple[str, str, str, str, int]]:
        for figure, value in _counted(self.tally.total):
            yield "all", "", "", figure, value
        for by, code, name, counts in self._groups():
            for figure, value in _counted(counts):
                yield by, code, str(name), figure, value

    def _groups(self) -> Iterator[tuple[str, str, LocalizedText, Any]]:
        """Yield what figures are by: its kind, code and name, and the figures."""
        tally, names = self.tally, self.names
        for concept, counts in chain[tuple[Concept, Any]](
            tally.by_target_group.items(), tally.by_outcome.items(), tally.by_priority.items()
        ):
            yield concept.kind, concept.code, names.concept(concept), counts
        for code, counts in tally.by_country.items():
            yield "country", code, names.country(code), counts
        for year, counts in tally.by_call_year.items():
            yield "call_year", str(year), names.year(year), counts
        for code, counts in tally.by_action.items():
            yield "action", code, names.action(code) or names.own(code), counts
        for code, counts in by_field(tally).items():
            yield "field", code, names.field(code), counts
        if self.by_organisation:
            for (code, name), counts in tally.by_organisation.items():
                yield "organisation", code, names.own(name), counts
        for year, number in tally.by_edition.items():
            yield "edition", str(year), names.year(year), number
        for found, counts in tally.by_finding.items():
            yield "finding", found.value, names.finding(found), counts


def _counted(counts: ProjectCounts | GroupCounts | Achievement | FindingCounts | int) -> _Figures:
    """Yield the figures of a value, each with its name; what is not known is left out."""
    if isinstance(counts, int):
        yield "projects", counts
        return
    for field in attrs.fields(type(counts)):
        value = getattr(counts, field.name)
        if isinstance(value, Achievement):
            yield from _counted(value)
        elif value is not None:
            yield field.name, value
