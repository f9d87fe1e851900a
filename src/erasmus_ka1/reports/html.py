"""A report as one HTML page: no script, no request, readable on paper and in the dark."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from ..errors import MissingExtraError
from .report import Report, Text

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render"]


def render(report: Report) -> str:
    """Return *report* as a self-contained HTML page.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
    """
    page = _environment().get_template("report.html.jinja")
    return page.render(report=report, language=report.language)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtraError("a report in HTML", "html") from error
    environment = Environment(
        loader=PackageLoader("erasmus_ka1.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["kind"] = lambda block: type(block).__name__
    environment.filters["foreign"] = _language_if_foreign
    return environment


def _language_if_foreign(text: Text, language: str) -> str:
    """Return the language of *text* where it is not the page's, else nothing."""
    if text.language is None or _primary(text.language) == _primary(language):
        return ""
    return text.language


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
