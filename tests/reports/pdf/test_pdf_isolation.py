"""What making a PDF leaves alone, once WeasyPrint has found the libraries it writes with."""

from __future__ import annotations

from pathlib import Path

from report_samples import EXAMPLE

from test_isolation import asked_by

MAKE = f"""
from erasmus_ka1 import Project
from erasmus_ka1.reports import project_report
from erasmus_ka1.serialization import load
report = project_report(load({str(EXAMPLE)!r}, Project), locale=("nl", "en"))
report.to_pdf()
asked.clear()
report.to_pdf()
"""


def test_a_pdf_is_made_without_writing_or_calling_anybody(tmp_path: Path) -> None:
    events = {event for event, _ in asked_by(MAKE, tmp_path)}

    assert events <= {"read"}
