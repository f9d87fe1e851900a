"""A report as a value, with a method for each output format."""

from __future__ import annotations

import datetime  # noqa: F401 - as TextLike
from collections.abc import Iterable  # noqa: F401 - as TextLike
from pathlib import Path
from typing import Any  # noqa: F401 - as TextLike

import attrs

from .._messages import pgettext_noop
from .._validation import of_kind
from ._content import Content
from ._text import TextLike  # noqa: F401 - attrs takes it over into the hints of __init__
from ._theme import Theme

__all__ = ["Report"]


@attrs.frozen
class Report(Content):
    """A report; equal reports give equal files, to the byte.

    Attributes:
        title: The title.
        subtitle: What kind of report it is.
        languages: Its languages, as BCP 47 tags (``nl-BE``); side by side if more than one.
        sections: The sections, in order.
        contents: The heading of a table of contents; None for a report without one.
        contents_from: How many pages a PDF or a Word document needs for a table of contents; 1 for
            any. Other formats have no pages and show it always.
        author: Who made the report; None if it does not say.
        date: The date of the report; None if it does not say. The clock is never read.
    """

    def to_markdown(self) -> str:
        """Return the report as GitHub-flavoured Markdown: CommonMark with tables."""
        from ._renderers._markdown import render

        return render(self)

    def to_html(self, *, theme: Theme | None = None, templates: str | Path | None = None) -> str:
        """Return the report as one self-contained HTML page: no script, no request.

        Args:
            theme: The organisation's name, logo and colours.
            templates: A folder of Jinja2 templates that replace ours of the same name. Templates
                are code: use only a folder you trust.

        Raises:
            MissingExtraError: The extra ``html`` is not installed.
            TemplateError: A template of the folder cannot be used.
        """
        from ._renderers._html import render

        return render(self, theme=_theme(theme), templates=templates)

    def to_pdf(self, *, theme: Theme | None = None, templates: str | Path | None = None) -> bytes:
        """Return the report as PDF/UA-1: tagged, with title, language and bookmarks.

        Args:
            theme: The organisation's name, logo and colours.
            templates: A folder whose ``report.typ``, a Typst template, replaces ours. It is
                code: give only a folder you trust.

        Raises:
            MissingExtraError: The extra ``pdf`` is not installed.
            UnreadableFileError: The folder has no ``report.typ``.
            TemplateError: That template fails, or its PDF would break PDF/UA-1.
            InvalidValueError: Typst cannot read the logo, or the texts have more than 100,000 line
                breaks.

        Warns:
            MissingGlyphsWarning: No font on this machine has some character. The PDF shows a box
                for it, and does not claim PDF/UA-1.
        """
        from ._renderers._pdf import render

        return render(self, theme=_theme(theme), templates=templates)

    def to_docx(self, *, theme: Theme | None = None) -> bytes:
        """Return the report as a Word document that can be edited further.

        Args:
            theme: The organisation's name, logo and accent colour.

        Raises:
            MissingExtraError: The extra ``docx`` is not installed.
            InvalidValueError: The texts have more than 100,000 line breaks.
        """
        from ._renderers.docx import render

        return render(self, theme=_theme(theme))


def _theme(given: Theme | None) -> Theme | None:
    return None if given is None else of_kind(given, Theme, pgettext_noop("expected", "a theme"))
