"""The forms a report can have, by name and by the suffix of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs

from ._report import Report
from ._theme import Theme

__all__ = ["FORMS", "Form", "form_of_name"]

Render = Callable[[Report, "Theme | None", "Path | None"], bytes]


@attrs.frozen
class Form:
    """One form.

    Attributes:
        name: Its name.
        suffixes: How the names of its files end, the usual one first.
        render: Returns a report in this form, given a theme and a folder of templates.
        is_text: Whether a terminal can show it.
    """

    name: str
    suffixes: tuple[str, ...]
    render: Render
    is_text: bool = True


def _markdown(report: Report, _theme: Theme | None, _templates: Path | None) -> bytes:
    return report.to_markdown().encode()


def _html(report: Report, theme: Theme | None, templates: Path | None) -> bytes:
    return report.to_html(theme=theme, templates=templates).encode()


def _pdf(report: Report, theme: Theme | None, templates: Path | None) -> bytes:
    return report.to_pdf(theme=theme, templates=templates)


def _docx(report: Report, theme: Theme | None, _templates: Path | None) -> bytes:
    return report.to_docx(theme=theme)


#: Every form, by name.
FORMS: Mapping[str, Form] = {
    form.name: form
    for form in (
        Form("html", (".html", ".htm"), _html),
        Form("pdf", (".pdf",), _pdf, is_text=False),
        Form("docx", (".docx",), _docx, is_text=False),
        Form("markdown", (".md", ".markdown"), _markdown),
    )
}


def form_of_name(path: Path) -> Form | None:
    """Return the form of a file by the end of its name, or None.

    >>> form_of_name(Path("report.PDF")).name
    'pdf'
    """
    suffix = path.suffix.lower()
    return next((form for form in FORMS.values() if suffix in form.suffixes), None)
