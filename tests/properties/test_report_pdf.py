"""Whatever a report says, its PDF says it."""

from __future__ import annotations

import re
import warnings

from examples import examples
from hypothesis import Phase, given
from pdf_reading import Pdf

from erasmus_ka1.errors import MissingGlyphsWarning
from erasmus_ka1.reports import Report, Theme
from properties.any_reports import reports, texts_in

#: For what takes seconds: nothing smaller is looked for where it fails.
_ONCE = (Phase.explicit, Phase.generate)
# pieces of a line read from the right change places, and a letter without a font is a box
_UNCOMPARED = re.compile(r"[^!-~]|[\[\](){}<>]")


def pdf_of(report: Report, theme: Theme | None = None) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MissingGlyphsWarning)
        return report.to_pdf(theme=theme)


def lost_in(report: Report) -> list[str]:
    said = sorted(_UNCOMPARED.sub("", Pdf(pdf_of(report)).tags.text))
    return [
        text
        for text in texts_in(report)
        if any(said.count(each) < text.count(each) for each in {*_UNCOMPARED.sub("", text)})
    ]


@examples(25, phases=_ONCE)
@given(reports())
def test_any_report_says_every_text(report: Report) -> None:
    assert lost_in(report) == []
