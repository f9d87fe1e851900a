"""Localized reports: a builder makes a `Report`, a value; a renderer gives it a form."""

from ._bars import Bar, Bars, BarsRow
from ._blocks import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Items,
    Note,
    Paragraph,
    Quotation,
    Table,
    Verbatim,
)
from ._builders._catalogue import catalogue
from ._builders._portal import characters, portal_fields, portal_view
from ._builders._portfolio import portfolio_report
from ._builders._project import project_report
from ._report import Report, Section
from ._text import Text, Words
from ._theme import Theme, read_theme
from ._writer import Writer

__all__ = [
    "Bar",
    "Bars",
    "BarsRow",
    "Block",
    "Cell",
    "Column",
    "Fact",
    "Facts",
    "Items",
    "Note",
    "Paragraph",
    "Quotation",
    "Report",
    "Section",
    "Table",
    "Text",
    "Theme",
    "Verbatim",
    "Words",
    "Writer",
    "catalogue",
    "characters",
    "portal_fields",
    "portal_view",
    "portfolio_report",
    "project_report",
    "read_theme",
]
