from __future__ import annotations

import datetime

import pytest
from report_samples import report_of

from erasmus_ka1.errors import InvalidValueError, KA1Error, WrongKindError
from erasmus_ka1.reports import Paragraph, Report, Section, joined_report

SOURCES = Section("Bronnen", [Paragraph("gids")], code="sources")


def report(title: str, *sections: Section) -> Report:
    return report_of(title=title, sections=sections, date=datetime.date(2025, 11, 3))


def test_each_report_is_a_section_under_its_title() -> None:
    one, other = Section("Doel", []), Section("Doel", [Paragraph("b")])

    joined = joined_report([report("Een", one, SOURCES), report("Twee", other, SOURCES)], title="T")

    assert joined == report("T", Section("Een", (), [one]), Section("Twee", (), [other]), SOURCES)


def test_the_whole_may_have_a_subtitle_of_its_own() -> None:
    joined = joined_report([report("Een"), report("Twee")], title="T", subtitle="Verslagen")

    assert str(joined.subtitle) == "Verslagen"


def test_one_report_keeps_its_sections() -> None:
    assert joined_report([report("Een", SOURCES)], title="T").sections == (
        Section("Een", (), [SOURCES]),
    )


@pytest.mark.parametrize(
    ("reports", "error", "message"),
    [
        ([], InvalidValueError, "expected one report or more"),
        ("ab", WrongKindError, "'ab' does not belong here, expected a list of reports"),
        ([SOURCES], WrongKindError, "expected a list of reports"),
        (
            [report_of(), report_of(language="en")],
            InvalidValueError,
            r"is \('en',\), expected a report in nl",
        ),
    ],
    ids=["none", "text", "section", "languages"],
)
def test_what_cannot_be_joined_is_refused(
    reports: list[Report], error: type[KA1Error], message: str
) -> None:
    with pytest.raises(error, match=message):
        joined_report(reports, title="T")
