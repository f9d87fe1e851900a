from __future__ import annotations

import re

import attrs
import pytest
from report_samples import EXAMPLE, HOSTILE, project_quoting

from erasmus_ka1 import Project
from erasmus_ka1.reports import (
    Bar,
    Bars,
    BarsRow,
    Block,
    Items,
    LocalizedText,
    Paragraph,
    Report,
    Section,
    Text,
    Verbatim,
    project_report,
)
from erasmus_ka1.serialization import load


@pytest.fixture
def example() -> Project:
    return load(EXAMPLE, Project)


def report_of(*blocks: Block) -> Report:
    return Report("Titel", "Soort", ("nl",), (Section("Kop", blocks),))


def body_of(*blocks: Block) -> str:
    return report_of(*blocks).to_markdown().partition("## Kop\n\n")[2]


class TestMarkdown:
    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_nothing_in_a_text_is_markup(self, text: str) -> None:
        markdown = project_report(project_quoting(text), locale="en").to_markdown()

        unescaped = re.search(r"(?<!\\)[<`\[~&]", markdown)
        assert (
            unescaped,
            re.search(r"^\s*(> )?(# not|1\. not|--- not)", markdown, re.MULTILINE),
        ) == (
            None,
            None,
        )

    def test_a_line_break_in_a_quotation_stays_one(self) -> None:
        markdown = project_report(project_quoting("een\n\ntwee"), locale="nl").to_markdown()

        assert "> een\\\n> twee\n" in markdown

    def test_a_line_of_a_quotation_that_looks_like_a_list_is_none(self) -> None:
        markdown = project_report(project_quoting("eerst\n- dan\n+ en\n2) dan"), locale="nl")

        assert "> eerst\\\n> \\- dan\\\n> \\+ en\\\n> 2\\) dan\n" in markdown.to_markdown()

    def test_it_ends_with_one_line_end(self, example: Project) -> None:
        markdown = project_report(example, locale="nl").to_markdown()

        assert markdown.endswith(".*\n")

    def test_an_indent_does_not_make_code_of_a_paragraph(self) -> None:
        assert body_of(Paragraph("    eerst\n\tdan")) == "eerst\ndan\n"

    def test_the_direction_of_a_text_ends_with_it(self) -> None:
        assert body_of(Paragraph("abc \u202e fed")) == "\u2068abc \u202e fed\u2069\n"

    def test_a_list_has_a_line_for_each_item(self) -> None:
        assert body_of(Items(["een", "*twee*"])) == "- een\n- \\*twee\\*\n"

    def test_plain_text_stands_between_fences_it_cannot_close(self) -> None:
        assert body_of(Verbatim("*a*\n```\n# b")) == "````text\n*a*\n```\n# b\n````\n"

    def test_a_bar_stands_beside_its_figure(self) -> None:
        row = BarsRow("a", (Bar("25%", 0.25), Bar("1", 1.0)))

        assert body_of(Bars("c", "h", ("x", "y"), (row,))).splitlines()[2:] == [
            "| h | x | y |",
            "| --- | ---: | ---: |",
            "| a | 25% ██░░░░░░░░ | 1 ██████████ |",
        ]

    def test_a_block_of_another_kind_shows_as_its_parts(self) -> None:
        @attrs.frozen
        class Sum(Block):
            first: int
            second: int

            def parts(self) -> tuple[Block, ...]:
                return (Paragraph(str(self.first)), Paragraph(str(self.second)))

        assert body_of(Sum(1, 2)) == "1\n\n2\n"

    def test_two_languages_stand_one_under_the_other(self) -> None:
        words = LocalizedText.of(Text("een", "nl"), Text("one", "en"))

        assert body_of(Paragraph(words), Items([words])) == "een\n\none\n\n- een / one\n"

    def test_the_table_of_contents_has_two_levels(self) -> None:
        low = Section("Laag", (), code="a.b.c")
        inner = Section("Onder", (), (low,), code="a.b")
        report = Report(
            "Titel",
            "Soort",
            ("nl",),
            (Section("Boven", (), (inner,), code="a"), Section("Zonder", ())),
            contents=LocalizedText((Text("Inhoud"),)),
        )

        assert "## Inhoud\n\n- Boven\n  - Onder\n\n## Boven" in report.to_markdown()
