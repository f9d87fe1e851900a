"""A report as CommonMark with tables: for a ticket, a wiki, a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch

from .report import Block, Cell, Facts, Note, Paragraph, Quotation, Report, Section, Table, Text

__all__ = ["render"]

_BREAKS = re.compile(r"[\t\n]+")
# what starts something anywhere in a line, and what does so only where a line begins
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]")
_AT_THE_START = re.compile(r"^(\s*)([#+=-]|[0-9]{1,9}[.)])", re.MULTILINE)


def render(report: Report) -> str:
    """Return *report* in Markdown; whatever the texts hold shows as itself."""
    parts = [f"# {_line(report.title)}", _line(report.subtitle)]
    for section in report.sections:
        parts += _section(section, level=2)
    return "\n\n".join(parts) + "\n"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {_line(section.heading)}"
    for block in section.blocks:
        yield _block(block)
    for inner in section.sections:
        yield from _section(inner, level + 1)


@singledispatch
def _block(block: Block) -> str:
    raise NotImplementedError(type(block))


@_block.register
def _(block: Paragraph) -> str:
    return _escaped(block.text)


@_block.register
def _(block: Note) -> str:
    return f"*{_line(block.text)}*"


@_block.register
def _(block: Facts) -> str:
    return "\n".join(f"- **{_line(fact.term)}**: {_line(fact.value)}" for fact in block.facts)


@_block.register
def _(block: Quotation) -> str:
    lines = _escaped(block.text).split("\n")
    # a backslash at the end of a line is CommonMark's line break
    quoted = "\\\n".join(f"> {line}" for line in lines if line.strip())
    return f"{quoted}\n>\n> — {_line(block.source)}"


@_block.register
def _(block: Table) -> str:
    headings = [_line(column.heading) for column in block.columns]
    rules = ["---:" if column.is_numeric else "---" for column in block.columns]
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (headings, rules, *rows)]
    return "\n".join([f"**{_line(block.caption)}**", "", *lines])


def _cell(cell: Cell) -> str:
    return f"– {_line(cell.text)}" if cell.is_part else _line(cell.text)


def _line(text: Text) -> str:
    """Return a text on one line, for where a line break would end what it stands in."""
    return _escaped(Text(_BREAKS.sub(" ", text.text), text.language))


def _escaped(text: Text) -> str:
    anywhere = _ANYWHERE.sub(r"\\\g<0>", text.text)
    return _AT_THE_START.sub(_escaped_start, anywhere)


def _escaped_start(match: re.Match[str]) -> str:
    mark = match[2]
    return f"{mark[:-1]}\\{mark[-1]}"
