"""What a report on a project begins with: what the project is, and what it comes to."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from ...projects import ClaimStatus, Project
from ...taxonomy import Aspect, Outcome, TargetGroup
from .._content import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Items,
    Note,
    Paragraph,
    Section,
    Table,
    Tiles,
)
from .._phrasebook import NOTHING, Phrasebook
from .._text import LocalizedText
from ._authorship import authorship
from ._claimed import by_outcome, not_reported
from ._names import Names
from ._own_words import OwnWords

__all__ = ["STATUSES", "ReportStatus", "about", "summary"]

#: How far a report is.
ReportStatus: TypeAlias = Literal["draft", "interim", "final"]
STATUSES: tuple[ReportStatus, ...] = ("draft", "interim", "final")


def about(
    phrases: Phrasebook,
    project: Project,
    status: ReportStatus | None,
    author: str | None,
    date: datetime.date | None,
) -> Section:
    """Return who carries out which project, when; and which report this is."""
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
            Names(phrases).country(project.country),
        ),
        (phrases.pgettext("report", "Project period"), _period(phrases, project)),
        (phrases.pgettext("report", "Call"), call),
        (phrases.pgettext("report", "Action"), _action(phrases, project)),
        (phrases.pgettext("report", "National Agency"), _agency(phrases, number.agency)),
    ]
    if status is not None:
        facts.append((phrases.pgettext("report", "Status of the report"), _status(phrases, status)))
    shown = [*(Fact(*fact) for fact in facts), *authorship(phrases, author, date)]
    heading = phrases.pgettext("report", "The project")
    budget = Note(phrases.pgettext("report", "The budget is not part of this report."))
    return Section(heading, [Facts(shown), budget], code="project")


def _period(phrases: Phrasebook, project: Project) -> LocalizedText:
    """Return the first and the last day, and how long that is."""
    start, end = project.start, project.end
    if end < start:
        return phrases.pgettext("report", "{start} – {end}", start=start, end=end)
    after = datetime.date.fromordinal(end.toordinal() + 1) if end < datetime.date.max else end
    if after.day == start.day:
        months = 12 * (after.year - start.year) + after.month - start.month
        length = phrases.npgettext("report", "{number} month", "{number} months", months)
    else:
        days = (end - start).days + 1
        length = phrases.npgettext("report", "{number} day", "{number} days", days)
    return phrases.pgettext(
        "report", "{start} – {end} ({length})", start=start, end=end, length=length
    )


def _action(phrases: Phrasebook, project: Project) -> LocalizedText:
    code = project.number.full_action
    name = Names(phrases).action(code)
    if name is None:
        return phrases.verbatim(code)
    return phrases.pgettext("report", "{code}: {name}", code=code, name=name)


def _agency(phrases: Phrasebook, code: str) -> LocalizedText:
    country = Names(phrases).country(code[:2])
    return phrases.pgettext("report", "{code} ({country})", code=code, country=country)


def _status(phrases: Phrasebook, status: ReportStatus) -> LocalizedText:
    return {
        "draft": phrases.pgettext("report", "draft"),
        "interim": phrases.pgettext("report", "interim report"),
        "final": phrases.pgettext("report", "final report"),
    }[status]


def summary(phrases: Phrasebook, project: Project, *, is_final: bool) -> Section:
    """Return the project's own summary, and its figures in all and by target group.

    Args:
        phrases: The phrases of the report.
        project: The project.
        is_final: Whether what is not reported as achieved by now will not be.
    """
    tiles = _tiles(phrases, project)
    blocks: list[Block] = [*OwnWords(phrases, project).summary(), tiles]
    figures = [fact.value for fact in tiles.facts]
    if project.target_groups:
        table = _by_group(phrases, project)
        blocks.append(table)
        figures += [cell.text for row in table.rows for cell in row[1:]]
    if NOTHING in map(str, figures):
        legend = phrases.pgettext(
            "report", "– means: no number given or, for respondents, not asked."
        )
        blocks.append(Note(legend))
    missed = by_outcome(claim.outcome for claim in not_reported(project))
    if missed:
        if is_final:
            lead_in = phrases.pgettext("report", "Planned, but not reported as achieved:")
        else:
            lead_in = phrases.pgettext("report", "Planned, but not yet reported as achieved:")
        items = [_with_aspects(phrases, *each) for each in missed.items()]
        blocks += [Paragraph(lead_in), Items(items)]
    return Section(phrases.pgettext("report", "Summary"), blocks, code="summary")


def _with_aspects(
    phrases: Phrasebook, outcome: Outcome, aspects: Sequence[Aspect]
) -> LocalizedText:
    name = phrases.short_label(outcome)
    if not aspects:
        return name
    named = phrases.joined(map(phrases.short_label, aspects))
    return phrases.pgettext("report", "{name}: {text}", name=name, text=named)


def _tiles(phrases: Phrasebook, project: Project) -> Tiles:
    planned, achieved = ({*each.outcomes} for each in (project.planned, project.achieved))
    people = project.participants.total if project.participants else None
    facts = [
        (phrases.pgettext("report", "Participants: learners and staff"), phrases.number(people)),
        (
            phrases.pgettext("report", "Outcomes planned"),
            _of(phrases, len(planned), len(project.guide.outcomes)),
        ),
        (
            phrases.pgettext("report", "Planned and achieved"),
            _of(phrases, len(planned & achieved), len(planned)),
        ),
        (
            phrases.pgettext("report", "Achieved, not planned"),
            phrases.number(len(achieved - planned)),
        ),
        (
            phrases.pgettext("report", "Pieces of evidence"),
            phrases.number(sum(len(claim.evidence) for claim in project.claims)),
        ),
    ]
    return Tiles([Fact(*fact) for fact in facts])


def _of(phrases: Phrasebook, number: int, total: int) -> LocalizedText:
    return phrases.pgettext("report", "{number} of {total}", number=number, total=total)


def _by_group(phrases: Phrasebook, project: Project) -> Table:
    columns = (
        Column(phrases.pgettext("report", "Target group")),
        *(
            Column(heading, is_numeric=True)
            for heading in (
                phrases.pgettext("report", "Participants or organisations"),
                phrases.pgettext("report", "Planned"),
                phrases.pgettext("report", "Planned and achieved"),
                phrases.pgettext("report", "Achieved, not planned"),
                phrases.pgettext("report", "Pieces of evidence"),
                phrases.pgettext("report", "Respondents (most to a question)"),
            )
        ),
    )
    rows = [
        (
            Cell(phrases.short_label(group)),
            *(Cell(phrases.number(number)) for number in _figures(project, group)),
        )
        for group in project.target_groups
    ]
    caption = phrases.pgettext("report", "Outcomes planned and achieved by target group")
    return Table(caption, columns, rows)


def _figures(project: Project, group: TargetGroup) -> Iterator[int | None]:
    claims = [claim for claim in project.claims if claim.outcome.group is group]
    planned, achieved = (
        {each for each in claimed.outcomes if each.group is group}
        for claimed in (project.planned, project.achieved)
    )
    yield project.participants.get(group)
    yield len(planned)
    yield len(planned & achieved)
    yield len(achieved - planned)
    yield sum(len(claim.evidence) for claim in claims)
    yield max(
        (
            claim.respondents
            for claim in claims
            if claim.status is ClaimStatus.ACHIEVED and claim.respondents is not None
        ),
        default=None,
    )
