"""Localized reports: a builder makes a `Report`, a value; a renderer gives it a form."""

from .project import project_report
from .report import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Note,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
)

__all__ = [
    "Block",
    "Cell",
    "Column",
    "Fact",
    "Facts",
    "Note",
    "Paragraph",
    "Quotation",
    "Report",
    "Section",
    "Table",
    "Text",
    "project_report",
]
