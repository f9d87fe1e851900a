"""What an installed wheel must do on its own: no extras, no checkout, no development tool."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import erasmus_ka1
from erasmus_ka1 import GUIDE_2024, Claim, Project
from erasmus_ka1.errors import MissingExtraError
from erasmus_ka1.reports import project_report
from erasmus_ka1.taxonomy.provenance import compare, page_text


def expect(found: object, expected: object) -> None:
    """Stop with both values where they differ."""
    if found != expected:
        sys.exit(f"found {found!r}, expected {expected!r}")


package = Path(erasmus_ka1.__file__).parent
expect(package.parent.name, "site-packages")
expect({path.name for path in package.glob("py.typed")}, {"py.typed"})
expect(GUIDE_2024["learners.learning_performance"].label("nl"), "verbeterde leerprestaties")
expect(f"{GUIDE_2024['staff.motivation']:en}"[:20], "increased motivation")
expect(compare(page_text()).additions, ())

project = Project(
    number="2023-1-NL01-KA121-VET-000123456",
    title="Test",
    organisation="Test",
    country="NL",
    start=datetime.date(2023, 9, 1),
    end=datetime.date(2024, 8, 31),
    claims=[Claim("learners.employability", "planned")],
)
report = project_report(project, locale="nl-BE")
expect(report.to_markdown().count("Nederland"), 2)
try:
    report.to_html()
except MissingExtraError as error:
    expect(error.extra, "html")
else:
    sys.exit("a report in HTML without Jinja2")
command = subprocess.run(
    [sys.executable, "-I", "-m", "erasmus_ka1"], capture_output=True, text=True, check=False
)
expect(command.returncode, 1)
expect(command.stderr.strip(), "Error: the command needs an extra: pip install 'erasmus-ka1[cli]'")
