"""A report as a Word document with real styles, to be edited further."""

from __future__ import annotations

from importlib import import_module

from ...._extras import needs
from ..._content import Content, check_line_breaks
from ..._theme import Theme

__all__ = ["render"]


def render(report: Content, *, theme: Theme | None = None) -> bytes:
    """Return *report* as a DOCX file; equal reports give equal bytes.

    Args:
        report: The report.
        theme: The organisation's name, logo and accent colour.

    Raises:
        MissingExtraError: The extra ``docx`` is not installed.
        InvalidValueError: A table has more columns than Word can show, or the texts have too many
            line breaks.
    """
    with needs("a report in DOCX", "docx"):
        import_module("docx")
        import_module("typst")
    from .package import packed

    check_line_breaks(report)
    return packed(report, theme or Theme())
