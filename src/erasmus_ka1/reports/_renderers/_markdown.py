"""A report as GitHub-flavoured Markdown: for a ticket, a wiki, a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch

from .._bidi import isolated
from .._content import (
    Block,
    Cell,
    Content,
    Facts,
    Items,
    Note,
    Paragraph,
    Quotation,
    Section,
    Table,
    Verbatim,
)
from .._text import LocalizedText

__all__ = ["render"]

_LOWEST_HEADING = 6
# what would end an address or a cell
_IN_AN_ADDRESS = re.compile(r"[<>|\\]")
_BREAKS = re.compile(r"[\t\n]+")
_INDENTS = re.compile(r"^[ \t]+", re.MULTILINE)
_TICKS = re.compile(r"`+")
# markup anywhere in a line, and markup only at its start
_ANYWHERE = re.compile(r"[\\`*_\[\]<>|~&$]")
_AT_THE_START = re.compile(r"^([#+=-]|[0-9]{1,9}[.)])", re.MULTILINE)
# what makes an address of the web, of mail or of a person, or the number of an issue
_IN_A_LINK = re.compile(
    r"(?<=/)/|\.(?=[^\W\d_])|(?<=www)\.|@(?=\S)|#(?=\d)|(?<=GH)-(?=\d)", re.IGNORECASE
)


def render(report: Content) -> str:
    """Return *report* in Markdown; each text shows as itself and is never markup or a link."""
    parts = [f"# {_line(report.title)}", _line(report.subtitle)]
    if report.contents:
        parts += [f"## {_line(report.contents)}", "\n".join(_contents(report.sections, 0))]
    for section in report.sections:
        parts += _section(section, level=2)
    return "\n\n".join(parts) + "\n"


def _contents(sections: tuple[Section, ...], depth: int) -> Iterator[str]:
    for section in sections:
        yield f"{'  ' * depth}- {_line(section.heading)}"
        if not depth:
            yield from _contents(section.sections, depth + 1)


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * min(level, _LOWEST_HEADING)} {_line(section.heading)}"
    for block in section.blocks:
        yield _block(block)
    for inner in section.sections:
        yield from _section(inner, level + 1)


@singledispatch
def _block(block: Block) -> str:
    return "\n\n".join(map(_block, block.parts()))


@_block.register
def _(block: Paragraph) -> str:
    return "\n\n".join(_escaped(each.text) for each in block.text.versions)


@_block.register
def _(block: Note) -> str:
    return "\n\n".join(f"*{_on_one_line(each.text)}*" for each in block.text.versions)


@_block.register
def _(block: Facts) -> str:
    return "\n".join(f"- **{_line(fact.term)}**: {_line(fact.value)}" for fact in block.facts)


@_block.register
def _(block: Items) -> str:
    return "\n".join(f"- {_line(item)}" for item in block.items)


@_block.register
def _(block: Quotation) -> str:
    quoted = (_quoted(each.text) for each in block.text.versions)
    return "\n>\n".join([*quoted, f"> — {_line(block.source)}"])


@_block.register
def _(block: Verbatim) -> str:
    return "\n\n".join(_fenced(each.text) for each in block.text.versions)


@_block.register
def _(block: Table) -> str:
    headings = [_line(column.heading) for column in block.columns]
    rules = ["---:" if column.is_numeric else "---" for column in block.columns]
    rows = [[_cell(cell) for cell in row] for row in block.rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (headings, rules, *rows)]
    return "\n".join([f"**{_line(block.caption)}**", "", *lines])


def _cell(cell: Cell) -> str:
    text = _line(cell.text)
    if cell.link is not None:
        address = _IN_AN_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}", cell.link)
        text = f"[{text}](<{address}>)"
    if cell.detail is not None:
        text = f"**{text}** {_line(cell.detail)}"
    if cell.is_part:
        text = f"– {text}"
    return text


def _line(text: LocalizedText) -> str:
    """Return a text on one line, for places that a line break would end."""
    return " / ".join(_on_one_line(each.text) for each in text.versions)


def _on_one_line(text: str) -> str:
    return _escaped(_BREAKS.sub(" ", text).strip())


def _quoted(text: str) -> str:
    lines = (line for line in _escaped(text).split("\n") if line.strip())
    # a backslash at the end of a line is a line break
    return "\\\n".join(f"> {line}" for line in lines)


def _fenced(text: str) -> str:
    """Return text between fences longer than any it holds: nothing in it is markup."""
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def _escaped(text: str) -> str:
    anywhere = _ANYWHERE.sub(r"\\\g<0>", _INDENTS.sub("", isolated(text)))
    plain = _IN_A_LINK.sub(_unlinked, anywhere)
    return _AT_THE_START.sub(_escaped_start, plain)


def _unlinked(match: re.Match[str]) -> str:
    # GitHub links these even if they are escaped: only markup inside them helps
    return f"{match[0]}<!-- -->" if match[0] in "@#-" else f"\\{match[0]}"


def _escaped_start(match: re.Match[str]) -> str:
    mark = match[1]
    return f"{mark[:-1]}\\{mark[-1]}"
