"""A report as PDF/UA-1: tagged, with title, language and bookmarks; nothing is fetched for it."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from ...._errors import MissingExtraError
from ..._content import Content
from ..._theme import Theme
from .._html import render as render_html

__all__ = ["render"]

_FEATURE, _EXTRA = "a report in PDF", "pdf"


def render(
    report: Content, *, theme: Theme | None = None, templates: str | Path | None = None
) -> bytes:
    """Return *report* as PDF; equal reports give equal bytes on a machine.

    Args:
        report: The report.
        theme: The organisation's name, logo and colours.
        templates: A folder of templates that go before ours of the same name.

    Raises:
        MissingExtraError: The extra ``pdf`` is not installed, or Pango is not.
        TemplateError: A template of the folder cannot be used, or asks for a file or an address.
        UnreadableFileError: The folder is none.
    """
    try:
        import_module("weasyprint")
    except ImportError as error:
        raise MissingExtraError(_FEATURE, _EXTRA) from error
    except OSError as error:
        # it looks for Pango, a library of the system, as soon as it is imported
        reason = f"WeasyPrint misses a library of the system: {error}"
        raise MissingExtraError(_FEATURE, _EXTRA, reason) from error
    from .printing import printed

    styles = ("report.css", "pdf.css")
    page = render_html(report, theme=theme, templates=templates, styles=styles)
    return printed(page, report, theme or Theme())
