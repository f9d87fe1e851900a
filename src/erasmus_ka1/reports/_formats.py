"""The output formats of a report, by name and by the suffix of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from ._report import Report
from ._theme import Theme

__all__ = ["FORMATS", "OutputFormat", "format_of_name"]

Render = Callable[[Report, Theme | None, Path | None], bytes]


@attrs.frozen
class OutputFormat:
    """An output format.

    Attributes:
        name: Its name.
        suffixes: The suffixes of its files, the usual one first.
        render: Returns a report in this format, given a theme and a folder of templates.
        is_text: Whether a terminal can show it.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Render
    is_text: bool = True


#: Every output format, by name.
FORMATS: Mapping[str, OutputFormat] = {
    each.name: each
    for each in (
        OutputFormat(
            "html",
            (".html", ".htm"),
            lambda report, theme, templates: report.to_html(
                theme=theme, templates=templates
            ).encode(),
        ),
        OutputFormat(
            "pdf",
            (".pdf",),
            lambda report, theme, templates: report.to_pdf(theme=theme, templates=templates),
            is_text=False,
        ),
        OutputFormat(
            "docx", (".docx",), lambda report, theme, _: report.to_docx(theme=theme), is_text=False
        ),
        OutputFormat(
            "markdown", (".md", ".markdown"), lambda report, *_: report.to_markdown().encode()
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
