"""Write every report there is, in every form and language, for outside programs: ``FOLDER``.

Each form has a folder (``html``, ``md``, ``pdf``, ``docx``), with a file for each report in each
language: ``example.nl``, ``example.both``. The folder ``json`` has for each of them, as JSON, what
every form has to say, in order, and of what there has to be how many.
"""

from __future__ import annotations

import datetime
import json
import os
import struct
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial, singledispatch
from itertools import zip_longest
from pathlib import Path
from types import NoneType
from typing import TypeAlias

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from generated_answers import generated_answers
from generated_projects import generated_projects

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, Project
from erasmus_ka1.reports import (
    Block,
    Facts,
    Items,
    LocalizedText,
    Note,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Theme,
    Verbatim,
    answers_report,
    catalogue,
    portal_view,
    portfolio_report,
    project_report,
)
from erasmus_ka1.serialization import load

_Build: TypeAlias = Callable[..., Report]

_EXAMPLE = Path(__file__).parent.parent / "docs" / "example" / "project.json"
_LANGUAGES: dict[str, str | tuple[str, str]] = {
    "nl": "nl",
    "en": "en",
    "nl-BE": "nl-BE",
    "both": ("nl", "en"),
}
# what would be markup, a template, a link, a formula or a turn of direction, were it not text
_HOSTILE = (
    "<script>alert(1)</script> & <img src=x onerror=alert(2)> <b onclick=alert(3)>b</b>",
    "</td></tr></table></p></section></body></html> after the end",
    "{{ 7*7 }} {% raw %} ${7*7} {x.__class__} {0} %s %(x)s #{7*7}",
    "[link](https://example.org) ![image](x.png) [ref] <https://example.org>\n\n[ref]: x.html",
    "# heading\n\n> quotation\n\n- item\n\n1. item\n\n```\nfence\n```\n\n    code\n\n***\n\nend",
    "| a | b |\n|---|---|\n| c \\| d | e |",
    "**bold** _emphasis_ ~~struck~~ `code` $x^2$ \\textbf{x} [^1] &amp; &#60;b&#62; end\\",
    "abc \u202edesrever\u202c def \u2066left open, שלום and مرحبا",
    '=HYPERLINK("https://example.org") +1 -1 @SUM(1) javascript:alert(4) data:text/html,x',
    "]]> <!-- comment --> <?php echo 1 ?> ' \" `'\"` %3Cb%3E \\x3c",
    "two  spaces,\ta tab,\n    an indent,\n\n\nand empty lines",
    "é ﬁ \ufeff\u200b soft\u00adhyphen 👩‍🎓 𝕏 ż ő ș Ω Ж",
    "letters " + "abcdefghij" * 200,
)


def _line(text: str) -> str:
    return " ".join(text.split())


def _hostile() -> Project:
    """Return a project whose every text is out for something."""
    claims = [
        Claim(
            outcome,
            "achieved",
            [Evidence(text, language, _line(text), datetime.date(2024, 9, 1))],
            participants=2**63 - 1,
            respondents=1 + index,
        )
        for index, (outcome, text) in enumerate(zip(GUIDE_2024.outcomes, _HOSTILE, strict=False))
        for language in ("en", "ar")
    ]
    return Project(
        number="2024-1-XX99-KA999-VET-000000001",
        title=_line(" ".join(_HOSTILE[:4])),
        organisation=_line(" ".join(_HOSTILE[4:])),
        country="XX",
        start=datetime.date(1, 1, 1),
        end=datetime.date(9999, 12, 31),
        participants={"learners": 2**63 - 1, "staff": 0},
        claims=claims,
        priorities=["priorities.ukraine_2024"],
    )


def _logo() -> bytes:
    """Return a blue PNG image, 120 by 40."""
    width, height = 120, 40
    rows = (b"\0" + b"\x00\x33\x99" * width) * height
    chunks = (
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@cache
def _reports() -> dict[str, tuple[_Build, Theme | None]]:
    """Return what makes each report, by name, and its theme."""
    example = load(_EXAMPLE, Project)
    hostile, generated = _hostile(), generated_projects()
    scalda = Theme(organisation="Scalda", logo=_logo(), accent="#7a1f5c", accent_dark="#f0a8d8")
    builds: dict[str, tuple[_Build, Theme | None]] = {
        "portfolio": (partial(portfolio_report, generated), None),
        "answers": (partial(answers_report, generated_answers()), None),
        "catalogue": (partial(catalogue, GUIDE_2024), None),
        "hostile": (partial(project_report, hostile), Theme(organisation=hostile.organisation)),
        "hostile-portal": (partial(portal_view, hostile), None),
        "hostile-portfolio": (partial(portfolio_report, [example, hostile]), None),
        "example": (partial(project_report, example), None),
        "portal": (partial(portal_view, example), None),
        "themed": (partial(project_report, example), scalda),
    }
    for project in generated:
        builds[f"project-{project.number.serial}"] = (partial(project_report, project), None)
    return builds


def _expected(report: Report, theme: Theme | None) -> dict[str, object]:
    sections = [*_sections(report.sections)]
    blocks = [type(block) for section in sections for block in _basic(section.blocks)]
    return {
        "title": str(report.title),
        "languages": report.languages,
        # a logo stands in for the name, and Markdown has no theme
        "header": [theme.organisation] if theme and not theme.logo else [],
        "texts": [*_texts(report)],
        "word_texts": [*_texts(report, facts=_by_language)],
        "title_and_subtitle": len([*_said(report.title, report.subtitle)]),
        "contents": [*_contents(report)],
        "lead_ins": sorted(_lead_ins(sections)),
        "headings": 1 + len(sections),
        "links": sum(
            cell.link is not None
            for section in sections
            for block in _basic(section.blocks)
            if isinstance(block, Table)
            for row in block.rows
            for cell in row
        ),
        "tables": blocks.count(Table),
        "quotations": blocks.count(Quotation),
    }


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def _basic(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks of the kinds that every form knows."""
    for block in blocks:
        if _of_block.dispatch(type(block)) is _of_block.dispatch(Block):
            yield from _basic(block.parts())
        else:
            yield block


def _texts(report: Report, facts: Callable[[Facts], Iterator[str]] | None = None) -> Iterator[str]:
    """Yield each text of a report, in the order in which every form says it."""
    yield from _said(report.title, report.subtitle)
    for section in _sections(report.sections):
        yield from _said(section.heading)
        for block in _basic(section.blocks):
            yield from facts(block) if facts and isinstance(block, Facts) else _of_block(block)


def _by_language(block: Facts) -> Iterator[str]:
    """Yield facts as Word shows them: term and value in one language, then in the next."""
    for fact in block.facts:
        for pair in zip_longest(fact.term.versions, fact.value.versions):
            yield from (version.text for version in pair if version)


def _contents(report: Report) -> Iterator[str]:
    """Yield the texts of the table of contents, between the subtitle and the first section."""
    if report.contents:
        yield from _said(report.contents)
        for section in report.sections:
            yield from _said(section.heading, *(inner.heading for inner in section.sections))


def _lead_ins(sections: Iterable[Section]) -> set[str]:
    """Return the texts that are always followed by something else than text: a table, a list."""
    lead_ins, others = set[str](), set[str]()
    for section in sections:
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            if isinstance(block, Paragraph):
                is_last = isinstance(following, (Paragraph, Note, NoneType))
                (others if is_last else lead_ins).add(block.text.versions[-1].text)
    return lead_ins - others


def _said(*words: LocalizedText) -> Iterator[str]:
    return (version.text for each in words for version in each.versions)


@singledispatch
def _of_block(block: Block) -> Iterator[str]:
    raise NotImplementedError(type(block).__name__)


@_of_block.register
def _(block: Paragraph | Note | Verbatim) -> Iterator[str]:
    return _said(block.text)


@_of_block.register
def _(block: Quotation) -> Iterator[str]:
    return _said(block.text, block.source)


@_of_block.register
def _(block: Items) -> Iterator[str]:
    return _said(*block.items)


@_of_block.register
def _(block: Facts) -> Iterator[str]:
    return _said(*(words for fact in block.facts for words in (fact.term, fact.value)))


@_of_block.register
def _(block: Table) -> Iterator[str]:
    cells = (words for row in block.rows for cell in row for words in (cell.text, cell.detail))
    headings = (column.heading for column in block.columns)
    return _said(block.caption, *headings, *(words for words in cells if words is not None))


def write(folder: Path) -> None:
    """Write all files into *folder*, on all processors."""
    for form in ("html", "md", "pdf", "docx", "json"):
        (folder / form).mkdir(parents=True)
    # the largest first, so that no processor waits for another at the end
    tasks = [(folder, name, language) for name in _reports() for language in reversed(_LANGUAGES)]
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        for _ in processes.map(_write, tasks):
            pass


def _write(task: tuple[Path, str, str]) -> None:
    folder, name, language = task
    build, theme = _reports()[name]
    report = build(locale=_LANGUAGES[language])
    forms: dict[str, str | bytes] = {
        "html": report.to_html(theme=theme),
        "md": report.to_markdown(),
        "pdf": report.to_pdf(theme=theme),
        "docx": report.to_docx(theme=theme),
        "json": json.dumps(_expected(report, theme)),
    }
    for form, content in forms.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / form / f"{name}.{language}.{form}").write_bytes(data)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the folder
        sys.exit(__doc__)
    write(Path(sys.argv[1]))
