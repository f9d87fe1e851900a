"""Localized reports: a builder makes a `Report`, a value; a renderer gives it a form."""

from .bars import Bar, Bars, BarsRow
from .blocks import (
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
from .builders.catalogue import catalogue
from .builders.portal import characters, portal_fields, portal_view
from .builders.portfolio import portfolio_report
from .builders.project import project_report
from .report import Report, Section
from .text import Text, Words
from .theme import Theme, read_theme
from .writer import Writer

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
