"""Localized reports: a builder makes a `Report`, and its methods give the output formats."""

from ._builders._answers import answers_report
from ._builders._catalogue import catalogue
from ._builders._edition_changes import edition_changes
from ._builders._portal import portal_fields, portal_view
from ._builders._portal_fields import characters
from ._builders._portfolio import portfolio_report
from ._builders._portfolio_rows import portfolio_table
from ._builders._project import REPORT_SECTIONS, project_report
from ._builders._project_facts import ReportStatus
from ._content import (
    Block,
    Cell,
    Chart,
    ChartRow,
    Column,
    Fact,
    Facts,
    Figure,
    Items,
    Note,
    Paragraph,
    Quotation,
    Section,
    Table,
    Tiles,
    Verbatim,
)
from ._joined import joined_report
from ._report import Report
from ._text import LocalizedText, Text, to_localized_text
from ._theme import Logo, Theme, read_theme

__all__ = [
    "REPORT_SECTIONS",
    "Block",
    "Cell",
    "Chart",
    "ChartRow",
    "Column",
    "Fact",
    "Facts",
    "Figure",
    "Items",
    "LocalizedText",
    "Logo",
    "Note",
    "Paragraph",
    "Quotation",
    "Report",
    "ReportStatus",
    "Section",
    "Table",
    "Text",
    "Theme",
    "Tiles",
    "Verbatim",
    "answers_report",
    "catalogue",
    "characters",
    "edition_changes",
    "joined_report",
    "portal_fields",
    "portal_view",
    "portfolio_report",
    "portfolio_table",
    "project_report",
    "read_theme",
    "to_localized_text",
]
