from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner
from report_samples import EXAMPLE

from erasmus_ka1 import cli


def test_the_name_of_the_output_says_that_it_is_a_pdf(tmp_path: Path) -> None:
    output = tmp_path / "report.PDF"

    arguments = ["report", str(EXAMPLE), "--locale", "nl", "--locale", "en", "-o", str(output)]
    result = CliRunner().invoke(cli.command, arguments)

    assert (result.exit_code, output.read_bytes()[:5]) == (0, b"%PDF-")
