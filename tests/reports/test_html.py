from __future__ import annotations

import re
import sys
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

import attrs
import pytest
from report_samples import EXAMPLE, HOSTILE, PIXEL, Page, project_quoting

from erasmus_ka1 import Project
from erasmus_ka1.errors import (
    InvalidValueError,
    MissingExtraError,
    TemplateError,
    UnreadableFileError,
)
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
    Theme,
    Verbatim,
    project_report,
)
from erasmus_ka1.serialization import load


@pytest.fixture
def example() -> Project:
    return load(EXAMPLE, Project)


@attrs.frozen
class Sum(Block):
    """A block of a kind that this library does not know."""

    first: int | str
    second: int

    def parts(self) -> tuple[Block, ...]:
        return (Paragraph(str(self.first)), Paragraph(str(self.second)))


def report_of(*blocks: Block, language: str = "nl") -> Report:
    return Report("Titel", "Soort", (language,), (Section("Kop", blocks),))


def section_of(html: str) -> str:
    return re.split("<h2[^>]*>Kop</h2>", html)[1].partition("</section>")[0].strip()


class TestHtml:
    def test_it_asks_for_nothing_and_runs_nothing(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        addresses = [each for each in page.attributes if each[1] in {"src", "href", "action"}]
        assert (addresses, {"script", "link", "img", "iframe"} & {*page.tags}) == ([], set())

    def test_its_policy_forbids_what_it_does_not_need(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        policy = next(each[2] for each in page.attributes if "default-src" in each[2])
        assert re.fullmatch(
            r"default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none';"
            r" form-action 'none'",
            policy,
        )

    def test_its_policy_lets_through_its_own_style(self, example: Project) -> None:
        html = project_report(example, locale="nl").to_html()

        style = html.partition("<style>")[2].partition("</style>")[0]
        assert f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}" in html

    def test_a_text_in_another_language_says_so(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl-BE").to_html())

        assert [each for each in page.attributes if each[1] == "lang"] == [
            ("html", "lang", "nl-BE"),
            ("span", "lang", "de"),
        ]

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_a_text_shows_as_itself(self, text: str) -> None:
        page = Page(project_report(project_quoting(text), locale="en").to_html())

        shown = sum(text in each for each in page.words)
        assert (shown >= 2, "script" in page.tags) == (True, False)

    def test_every_row_and_column_has_a_header_cell(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        rows = page.tags.count("tr")
        headers = [value for tag, name, value in page.attributes if (tag, name) == ("th", "scope")]
        tables = page.tags.count("table")
        assert (headers.count("row"), headers.count("col")) == (rows - tables, 26)

    def test_without_jinja2_it_says_what_to_install(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "jinja2", None)

        # a folder of templates that no other test has used
        with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[html\]"):
            report_of().to_html(templates=tmp_path)

    def test_a_bar_is_drawn_beside_its_figure(self) -> None:
        row = BarsRow("a", (Bar("25%", 0.25),))

        html = report_of(Bars("c", "h", ("x",), (row,))).to_html()

        assert re.search(
            r'<td class="figure">25%<svg [^>]*aria-hidden="true".*<rect class="share" width="25.0"',
            html,
        )

    def test_lists_and_plain_text_are_what_they_are(self) -> None:
        html = report_of(Items(["een"]), Verbatim("twee\n drie")).to_html()

        assert section_of(html).split("\n") == [
            "<ul>",
            "<li>een</li>",
            "</ul>",
            '<pre dir="auto">',
            "twee",
            " drie</pre>",
        ]

    def test_plain_text_is_itself_in_each_language(self) -> None:
        words = LocalizedText.of(Text("\u202een", "nl"), Text("one", "en"))

        assert section_of(report_of(Verbatim(words)).to_html()).split("\n") == [
            '<div class="versions">',
            '<pre class="version" dir="auto">',
            "\u202een</pre>",
            '<pre class="version" lang="en" dir="auto">',
            "one</pre>",
            "</div>",
        ]

    def test_a_block_of_another_kind_shows_as_its_parts(self) -> None:
        assert section_of(report_of(Sum(1, 2)).to_html()) == "<p>1</p><p>2</p>"

    def test_headings_stop_at_the_sixth_level(self) -> None:
        section = Section("laagste", ())
        for _ in range(6):
            section = Section("hoger", (), (section,))

        tags = Page(Report("T", "S", ("nl",), (section,)).to_html()).tags
        assert [each for each in tags if re.fullmatch("h[1-9]", each)] == [
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "h6",
            "h6",
        ]

    def test_the_contents_lead_to_their_sections(self) -> None:
        sections = tuple(
            Section(f"Kop {code}", (), (Section("Onder", (), code=f"{code} onder"),), code=code)
            for code in ("a", "a", "b")
        )
        report = Report(
            "T",
            "S",
            ("nl",),
            (*sections, Section("Z", ())),
            contents=LocalizedText((Text("Inhoud"),)),
        )

        page = Page(report.to_html())

        links = [each[2] for each in page.attributes if each[1] == "href"]
        names = [f"#{each[2]}" for each in page.attributes if each[:2] == ("section", "id")]
        assert (links, len({*links})) == (names, 6)


class TestTheme:
    def test_its_colours_are_those_of_the_page(self) -> None:
        theme = Theme(accent="#7a1f5c", accent_dark="#f0b8dc")

        page = report_of().to_html(theme=theme)

        assert [page.count("--accent: #7a1f5c"), page.count("--accent: #f0b8dc")] == [2, 1]

    def test_the_organisation_stands_above_the_title(self) -> None:
        page = report_of().to_html(theme=Theme(organisation="Scalda & Co"))

        assert '<p class="organisation">Scalda &amp; Co</p>\n<h1>' in page

    @pytest.mark.parametrize("organisation", ["Scalda", None])
    def test_the_logo_is_in_the_page_itself(self, organisation: str | None) -> None:
        page = Page(report_of().to_html(theme=Theme(organisation=organisation, logo=PIXEL)))

        (source,) = [each[2] for each in page.attributes if each[1] == "src"]
        head, _, data = source.partition(",")
        assert (head, b64decode(data), ("img", "alt", organisation or "") in page.attributes) == (
            "data:image/png;base64",
            PIXEL,
            True,
        )

    def test_the_policy_lets_images_through_only_with_a_logo(self) -> None:
        plain, themed = report_of().to_html(), report_of().to_html(theme=Theme(logo=PIXEL))

        assert ("img-src data:" in plain, "img-src data:" in themed) == (False, True)


class TestTemplates:
    def test_a_template_of_the_folder_goes_before_ours(self, tmp_path: Path) -> None:
        (tmp_path / "blocks").mkdir()
        template = tmp_path / "blocks" / "paragraph.html.jinja"
        template.write_text("<p class=mine>{{ text(block.text) }}</p>", encoding="utf-8")

        page = report_of(Paragraph("<a>")).to_html(templates=tmp_path)

        assert section_of(page) == "<p class=mine>&lt;a&gt;</p>"

    def test_a_block_of_another_kind_can_have_its_own(self, tmp_path: Path) -> None:
        (tmp_path / "blocks").mkdir()
        template = tmp_path / "blocks" / "sum.html.jinja"
        template.write_text("{{ block.first + block.second }}", encoding="utf-8")

        assert section_of(report_of(Sum(1, 2)).to_html(templates=str(tmp_path))) == "3"

    def test_the_style_can_be_replaced_and_the_policy_follows(self, tmp_path: Path) -> None:
        (tmp_path / "report.css").write_text("p { color: {{ theme.accent }} }", encoding="utf-8")

        page = report_of().to_html(templates=tmp_path)

        digest = b64encode(sha256(b"p { color: #003399 }").digest()).decode()
        assert ("<style>p { color: #003399 }</style>" in page, digest in page) == (True, True)

    def test_a_changed_template_is_read_again(self, tmp_path: Path) -> None:
        template = tmp_path / "header.html.jinja"
        template.write_text("een", encoding="utf-8")
        report_of().to_html(templates=tmp_path)
        template.unlink()
        template.write_text("een, twee", encoding="utf-8")

        assert "een, twee" in report_of().to_html(templates=tmp_path)

    @pytest.mark.parametrize(
        ("name", "source", "reason"),
        [
            ("header.html.jinja", "a\n{% if %}", "template 'header.html.jinja': line 2: Expected"),
            ("header.html.jinja", "{{ nothing }}", "'nothing' is undefined"),
            ("blocks/paragraph.html.jinja", "{% include 'gone' %}", "template 'gone'"),
            ("blocks/paragraph.html.jinja", "{% extends '../../x' %}", "template '../../x'"),
        ],
        ids=["syntax", "undefined", "missing", "outside"],
    )
    def test_a_template_that_fails_is_one_clear_error(
        self, tmp_path: Path, name: str, source: str, reason: str
    ) -> None:
        (tmp_path / "blocks").mkdir()
        (tmp_path / name).write_text(source, encoding="utf-8")

        with pytest.raises(TemplateError, match=re.escape(reason)):
            report_of(Paragraph("a")).to_html(templates=tmp_path)

    def test_an_error_of_a_block_is_no_error_of_a_template(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Text\.text is '\\x00'"):
            report_of(Sum("\0", 1)).to_html()

    @pytest.mark.parametrize(
        ("name", "reason"), [("nowhere", "not a folder"), ("a" * 5000, "file name too long")]
    )
    def test_a_folder_that_is_none_is_refused(self, tmp_path: Path, name: str, reason: str) -> None:
        with pytest.raises(UnreadableFileError, match=reason):
            report_of().to_html(templates=tmp_path / name)
