"""Whatever a report says, its PDF says it; there are few examples, for each takes a second."""

from __future__ import annotations

import re

from examples import examples
from hypothesis import Phase, given
from strategies import showable_projects

from erasmus_ka1 import Project
from erasmus_ka1.reports import Report, Theme, project_report
from properties.any_reports import reports, texts_in, themes

from .reading import Pdf

# nothing smaller is looked for where it fails: that would take minutes
few = examples(6, phases=[Phase.explicit, Phase.generate])


def seen(text: str) -> str:
    """Return the text without white space, and without what is never seen."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff]", "", text)


@few
@given(reports(), themes)
def test_any_report_is_the_same_to_the_byte_each_time(report: Report, theme: Theme) -> None:
    assert report.to_pdf(theme=theme) == report.to_pdf(theme=theme)


@few
@given(reports())
def test_any_report_says_every_text(report: Report) -> None:
    said = seen(Pdf(report.to_pdf()).tags.text)

    assert [each for each in texts_in(report) if seen(each) not in said] == []


@few
@given(showable_projects)
def test_the_report_on_any_project_says_every_text_in_its_languages(project: Project) -> None:
    report = project_report(project, locale=("nl", "en"))

    printed = Pdf(report.to_pdf())

    said = seen(printed.tags.text)
    assert (
        [each for each in texts_in(report) if seen(each) not in said],
        printed.file.open_metadata()["dc:language"],
    ) == ([], {"nl", "en"})


@few
@given(reports())
def test_all_that_is_painted_is_content_or_an_artifact(report: Report) -> None:
    assert [page.faults for page in Pdf(report.to_pdf()).pages if page.faults] == []
