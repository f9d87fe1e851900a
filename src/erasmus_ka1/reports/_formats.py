"""The output formats of a report, by name and by the suffix of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from ._report import Report

__all__ = ["FORMATS", "OutputFormat", "format_of_name"]


@attrs.frozen
class OutputFormat:
    """An output format.

    Attributes:
        name: Its name.
        suffixes: The suffixes of its files, the usual one first.
        render: Returns a report in this format, given the options that it takes.
        takes: The options it uses: ``theme``, ``templates``.
        is_text: Whether a terminal can show it.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Callable[..., bytes]
    takes: tuple[str, ...] = ()
    is_text: bool = True


#: Every output format, by name.
FORMATS: Mapping[str, OutputFormat] = {
    each.name: each
    for each in (
        OutputFormat(
            "html",
            (".html", ".htm"),
            lambda report, **options: report.to_html(**options).encode(),
            takes=("theme", "templates"),
        ),
        OutputFormat("pdf", (".pdf",), Report.to_pdf, takes=("theme", "templates"), is_text=False),
        OutputFormat("docx", (".docx",), Report.to_docx, takes=("theme",), is_text=False),
        OutputFormat(
            "markdown", (".md", ".markdown"), lambda report: report.to_markdown().encode()
        ),
    )
}


def format_of_name(path: Path) -> OutputFormat | None:
    """Return the output format of a file by its suffix, or None.

    >>> format_of_name(Path("report.PDF")).name
    'pdf'
    """
    suffix = path.suffix.lower()
    return next((each for each in FORMATS.values() if suffix in each.suffixes), None)
