"""The report on one project: its facts, its planned and achieved outcomes, the evidence."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import chosen, listed, of_kind
from ...projects import Project, Topic, check
from ...taxonomy import Priority
from .._content import Cell, Column, Fact, Facts, Note, Paragraph, Section, Table
from .._phrasebook import Locales, Phrasebook
from .._report import Report
from ._own_words import OwnWords
from ._project_facts import STATUSES, ReportStatus, about, summary
from ._target_group import GroupChapter

__all__ = ["REPORT_SECTIONS", "project_report"]

#: The sections of a report on a project, in their usual order.
REPORT_SECTIONS: tuple[str, ...] = (
    "project",
    "findings",
    "summary",
    "context",
    "objectives",
    "partnership",
    "participants",
    "preparation",
    "activities",
    "learners",
    "staff",
    "organisations",
    "recognition",
    "satisfaction",
    "impact",
    "systems",
    "inclusion",
    "digital",
    "environment",
    "participation",
    "priorities",
    "dissemination",
    "sustainability",
    "lessons",
    "other",
    "annex",
    "signature",
    "funding",
    "sources",
)

# a line to write on
_LINE = "_" * 40


def project_report(  # noqa: PLR0913 - each option is one thing a report may say
    project: Project,
    *,
    locale: Locales,
    status: ReportStatus | None = None,
    author: str | None = None,
    date: datetime.date | None = None,
    sections: Sequence[str] | None = None,
    findings: bool = False,
) -> Report:
    """Return the report on *project*.

    Args:
        project: The project.
        locale: The language, which also formats dates and numbers; give more for languages side
            by side. With a localizer that has fallbacks, each text says its actual language.
        status: How far the report is: ``draft``, ``interim`` or ``final``.
        author: Who made the report, or whom to ask about it.
        date: The date of the report; the clock is never read.
        sections: The names of the sections to show, in order, from `REPORT_SECTIONS`; default: all
            of them, ``signature`` in a final report only. A section that the project has nothing
            for is left out.
        findings: Whether to list what `erasmus_ka1.projects.check` finds: a working copy, for the
            writer.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        InvalidValueError: A text holds a character that no output format can show; or the status
            or a section does not exist.
        WrongKindError: An argument is of another kind.

    >>> import datetime
    >>> year = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
    >>> project = Project(number="2024-1-NL01-KA121-VET-000123456", title="Zorg over de grens",
    ...     organisation="Scalda", country="NL", start=year[0], end=year[1])
    >>> for language in ("nl", "en"):
    ...     report = project_report(project, locale=language, status="final")
    ...     print(report.sections[0].blocks[0].facts[-1].value)
    eindrapportage
    final report
    """
    project = of_kind(project, Project, pgettext_noop("expected", "a project"))
    of_kind(findings, bool, pgettext_noop("expected", "True or False"))
    if status is not None:
        status = chosen("project_report.status", status, STATUSES)
    shown = {"findings": findings, "signature": status == "final"}
    wanted = [each for each in REPORT_SECTIONS if shown.get(each, True)]
    if sections is not None:
        wanted = _names(sections)
    phrases = Phrasebook.of(locale, project.guide)
    words = OwnWords(phrases, project)
    chapters = {
        group.code: GroupChapter(phrases, project, group) for group in project.guide.target_groups
    }
    parts: dict[str, Callable[[], Iterable[Section]]] = {
        "project": lambda: [about(phrases, project, status, author, date)],
        "findings": lambda: [_findings(phrases, project)],
        "summary": lambda: [summary(phrases, project, is_final=status == "final")],
        **{topic.value: partial(words.about, topic) for topic in Topic},
        **{code: chapter.sections for code, chapter in chapters.items()},
        "systems": words.systems,
        "priorities": lambda: _priorities(phrases, words, project),
        "other": partial(words.about, None),
        "annex": lambda: _annex(phrases, chapters.values()),
        "signature": lambda: [_signature(phrases, project)],
        "funding": lambda: [_funding(phrases)],
        "sources": lambda: [phrases.sources()],
    }
    shown_sections = [section for name in wanted for section in parts[name]()]
    return Report(
        title=phrases.verbatim(project.title),
        subtitle=phrases.pgettext("report", "Report on a mobility project (Erasmus+ Key Action 1)"),
        languages=phrases.languages,
        sections=shown_sections,
        contents=phrases.pgettext("report", "Contents") if len(shown_sections) > 1 else None,
        author=author,
        date=date,
    )


def _names(given: Sequence[str]) -> list[str]:
    """Return the names of sections, each once.

    Raises:
        InvalidValueError: There is no section of a name, or a name is given twice.
        WrongKindError: It is not a list.
    """
    expected = pgettext_noop("expected", "a list of names of sections")
    names = [
        chosen("project_report.sections", each, REPORT_SECTIONS) for each in listed(given, expected)
    ]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise InvalidValueError("project_report.sections", name, "each section once")
    return names


def _annex(phrases: Phrasebook, chapters: Iterable[GroupChapter]) -> list[Section]:
    sections = [section for chapter in chapters for section in chapter.annex()]
    heading = phrases.pgettext("report", "Annex: further evidence")
    return [Section(heading, (), sections, "annex")] if sections else []


def _priorities(phrases: Phrasebook, words: OwnWords, project: Project) -> list[Section]:
    told = {each.topic for each in project.sections if isinstance(each.topic, Priority)}
    sections = []
    for priority in sorted({*project.priorities} | told):
        blocks, inner = words.under(priority)
        blocks.insert(0, phrases.quotation(priority))
        sections.append(Section(phrases.short_label(priority), blocks, inner, priority.code))
    return sections


def _funding(phrases: Phrasebook) -> Section:
    """Return the words that the grant agreement asks of whoever publishes a result."""
    return Section(
        phrases.pgettext("report", "Funded by the European Union"),
        [
            Paragraph(
                phrases.pgettext(
                    "report",
                    "Funded by the European Union. Views and opinions expressed are however those "
                    "of the author(s) only and do not necessarily reflect those of the European "
                    "Union or the National Agency. Neither the European Union nor the National "
                    "Agency can be held responsible for them.",
                )
            )
        ],
    )


def _signature(phrases: Phrasebook, project: Project) -> Section:
    """Return lines on which the beneficiary signs, with a sentence that says for which project."""
    sentence = phrases.pgettext(
        "report",
        "Signed on behalf of {organisation} for project {number}:",
        organisation=project.organisation,
        number=str(project.number),
    )
    lines = [
        Fact(phrases.pgettext("signature", "Place"), _LINE),
        Fact(phrases.pgettext("signature", "Date"), _LINE),
        Fact(phrases.pgettext("signature", "Name"), _LINE),
        Fact(phrases.pgettext("signature", "Position"), _LINE),
        # with room to sign above the line
        Fact(phrases.pgettext("signature", "Signature"), f"\n{_LINE}"),
    ]
    heading = phrases.pgettext("report", "Signature")
    return Section(heading, [Paragraph(sentence), Facts(lines)], code="signature")


def _findings(phrases: Phrasebook, project: Project) -> Section:
    note = Note(
        phrases.pgettext("report", "Working copy: this section is for the writer of the report.")
    )
    found = check(project)
    heading = phrases.pgettext("report", "Points to check")
    if not found:
        nothing = phrases.pgettext("report", "The checks found no issues.")
        return Section(heading, [note, Paragraph(nothing)])
    columns = (
        Column(phrases.pgettext("report", "Finding")),
        Column(phrases.pgettext("report", "Severity")),
    )
    rows = [
        (Cell(phrases.finding(finding)), Cell(phrases.severity(finding.severity)))
        for finding in found
    ]
    caption = phrases.pgettext("report", "Results of the checks")
    return Section(heading, [note, Table(caption, columns, rows)])
