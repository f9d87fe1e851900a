from __future__ import annotations

import re

import pytest
from report_samples import HOSTILE, Sum, both, project_quoting, report_of

from erasmus_ka1.reports import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Items,
    Note,
    Paragraph,
    Quotation,
    Section,
    Table,
    Verbatim,
    project_report,
)


@pytest.mark.parametrize(
    ("blocks", "markdown"),
    [
        ([Quotation("een\n\ntwee", "wie")], "> een\\\n> twee\n>\n> — wie\n"),
        (
            [Quotation("eerst\n- dan\n+ en\n2) dan", "wie")],
            "> eerst\\\n> \\- dan\\\n> \\+ en\\\n> 2\\) dan\n>\n> — wie\n",
        ),
        ([Paragraph("    eerst\n\tdan")], "eerst\ndan\n"),
        (
            [Paragraph("#12, a/b#1 en gh-7, #a; @b")],
            "\\#<!-- -->12, a/b#<!-- -->1 en gh-<!-- -->7, #a; @<!-- -->b\n",
        ),
        ([Note("\ta "), Facts([Fact("\u00a0b ", "c")])], "*a*\n\n- **b**: c\n"),
        ([Paragraph("abc \u202e fed")], "\u2068abc \u202e fed\u2069\n"),
        ([Items(["een", "*twee*"])], "- een\n- \\*twee\\*\n"),
        ([Verbatim("*a*\n```\n# b")], "````text\n*a*\n```\n# b\n````\n"),
        (
            [Table("c", [Column("h")], [[Cell("a|b", link="https://e.nu/(a)|<b>\\")]])],
            "**c**\n\n| h |\n| --- |\n| [a\\|b](<https://e.nu/(a)%7C%3Cb%3E%5C>) |\n",
        ),
        ([Sum(1, 2)], "1\n\n*2*\n"),
        (
            [Paragraph(both("een", "one")), Items([both("een", "one")])],
            "een\n\none\n\n- een / one\n",
        ),
    ],
    ids=[
        "lines of a quotation",
        "list in a quotation",
        "indent",
        "numbers of issues",
        "blanks around",
        "direction",
        "items",
        "fence in verbatim",
        "link",
        "unknown kind",
        "two languages",
    ],
)
def test_a_block_is_what_it_says(blocks: list[Block], markdown: str) -> None:
    assert report_of(*blocks).to_markdown().partition("## Kop\n\n")[2] == markdown


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_a_text_is_markup(text: str) -> None:
    markdown = project_report(project_quoting(text), locale="en").to_markdown()

    unescaped = re.search(r"(?<!\\)[<`\[~&]", markdown)
    at_start = re.search(r"^\s*(> )?(# not|1\. not|--- not)", markdown, re.MULTILINE)
    assert (unescaped, at_start) == (None, None)


def test_the_table_of_contents_has_two_levels() -> None:
    inner = Section("Onder", (), (Section("Laag", (), code="a.b.c"),), code="a.b")
    sections = (Section("Boven", (), (inner,), code="a"), Section("Zonder", ()))

    markdown = report_of(sections=sections, contents="Inhoud").to_markdown()

    assert "## Inhoud\n\n- Boven\n  - Onder\n- Zonder\n\n## Boven" in markdown
