from __future__ import annotations

import re
import sys
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from report_samples import PIXEL, PROJECT, Page, Sum, both, report_of

from erasmus_ka1.errors import (
    InvalidValueError,
    MissingExtraError,
    TemplateError,
    UnreadableFileError,
)
from erasmus_ka1.reports import (
    Block,
    Cell,
    Column,
    Fact,
    Items,
    Logo,
    Paragraph,
    Section,
    Table,
    Theme,
    Tiles,
    Verbatim,
    project_report,
)


def shown(*blocks: Block, templates: str | Path | None = None) -> str:
    """Return the markup of these blocks."""
    html = report_of(*blocks).to_html(templates=templates)
    return re.split("<h2[^>]*>Kop</h2>", html)[1].partition("</section>")[0].strip()


class TestPage:
    @pytest.mark.parametrize(
        ("theme", "images"), [(Theme(), ""), (Theme(logo=PIXEL), " img-src data:;")]
    )
    def test_its_policy_allows_only_its_own_style_and_logo(self, theme: Theme, images: str) -> None:
        html = report_of().to_html(theme=theme)

        style = html.partition("<style>")[2].partition("</style>")[0]
        digest = b64encode(sha256(style.encode()).digest()).decode()
        (policy,) = (each[2] for each in Page(html).attributes if "default-src" in each[2])
        assert policy == (
            f"default-src 'none'; style-src 'sha256-{digest}';{images} base-uri 'none';"
            " form-action 'none'"
        )

    def test_a_text_in_another_language_says_so(self) -> None:
        page = Page(project_report(PROJECT, locale="nl-BE").to_html())

        assert [each for each in page.attributes if each[1] == "lang"] == [
            ("html", "lang", "nl-BE"),
            ("span", "lang", "de"),
        ]

    def test_every_row_and_column_has_a_header_cell(self) -> None:
        page = Page(project_report(PROJECT, locale="nl").to_html())

        rows, tables = page.tags.count("tr"), page.tags.count("table")
        headers = [value for tag, name, value in page.attributes if (tag, name) == ("th", "scope")]
        assert (headers.count("row"), headers.count("col")) == (rows - tables, 26)

    def test_headings_stop_at_the_sixth_level(self) -> None:
        section = Section("laagste", ())
        for _ in range(6):
            section = Section("hoger", (), (section,))

        tags = Page(report_of(sections=(section,)).to_html()).tags
        assert [each for each in tags if re.fullmatch("h[1-9]", each)] == [
            *("h1", "h2", "h3", "h4", "h5", "h6", "h6", "h6"),
        ]

    def test_the_contents_lead_to_their_sections(self) -> None:
        sections = [
            Section(f"Kop {code}", (), (Section("Onder", (), code=f"{code} onder"),), code=code)
            for code in ("a", "a", "b")
        ]
        page = Page(report_of(sections=(*sections, Section("Z", ())), contents="Inhoud").to_html())

        links = [each[2] for each in page.attributes if each[1] == "href"]
        names = [f"#{each[2]}" for each in page.attributes if each[:2] == ("section", "id")]
        assert (links, len({*links})) == (names, 7)

    def test_without_jinja2_it_says_what_to_install(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "jinja2", None)

        # a folder of templates that no other test has used
        with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[html\]"):
            report_of().to_html(templates=tmp_path)


@pytest.mark.parametrize(
    ("block", "markup"),
    [
        (Items(["een"]), "<ul>\n<li>een</li>\n</ul>"),
        (Verbatim("<b>\n drie"), '<pre dir="auto">\n&lt;b&gt;\n drie</pre>'),
        (
            Verbatim(both("\u202een", "one")),
            (
                '<div class="versions">\n<pre class="version" dir="auto">\n\u202een</pre>\n'
                '<pre class="version" lang="en" dir="auto">\none</pre>\n</div>'
            ),
        ),
        (
            Tiles([Fact("deelnemers", "57")]),
            '<dl class="tiles">\n<div><dt>deelnemers</dt><dd>57</dd></div>\n</dl>',
        ),
        (Sum(1, 2), '<p>1</p><p class="note">2</p>'),
    ],
    ids=["items", "verbatim", "two languages", "tiles", "unknown kind"],
)
def test_a_block_is_what_it_says(block: Block, markup: str) -> None:
    assert shown(block) == markup


def test_a_cell_with_a_link_leads_to_its_address() -> None:
    markup = shown(
        Table(
            "a",
            [Column("b"), Column("c")],
            [[Cell("d", link="https://d"), Cell("<e>", link="https://f/?&")]],
        )
    )

    assert '<th scope="row"><a href="https://d">d</a></th>' in markup
    assert '<td><a href="https://f/?&amp;">&lt;e&gt;</a></td>' in markup


def test_only_a_word_without_room_may_break_anywhere() -> None:
    assert shown(Paragraph(f"kort {'a' * 41}, <{'b' * 38}> {'c' * 30}.{'d' * 30}")) == (
        f'<p>kort <span class="endless">{"a" * 41},</span> &lt;{"b" * 38}&gt; '
        f"{'c' * 30}.<wbr>{'d' * 30}</p>"
    )


class TestTheme:
    def test_its_colours_and_organisation_are_those_of_the_page(self) -> None:
        theme = Theme(organisation="Scalda & Co", accent="#7a1f5c", accent_dark="#f0b8dc")

        page = report_of().to_html(theme=theme)

        assert (
            [page.count("--accent: #7a1f5c"), page.count("--accent: #f0b8dc")],
            '<p class="organisation">Scalda &amp; Co</p>\n<h1>' in page,
        ) == ([2, 1], True)

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

    def test_its_own_style_comes_after_ours_and_the_policy_allows_it(self) -> None:
        page = report_of().to_html(theme=Theme(css="p { color: #7a1f5c }"))

        (style,) = re.findall("<style>(.*)</style>", page, re.DOTALL)
        digest = b64encode(sha256(style.encode()).digest()).decode()
        assert (style.endswith("}\np { color: #7a1f5c }"), digest in page) == (True, True)

    def test_the_emblem_is_the_last_of_the_logos(self) -> None:
        theme = Theme(logo=PIXEL, partners=[Logo(PIXEL, "ROC")], emblem=Logo(PIXEL, "EU"))

        page = Page(report_of().to_html(theme=theme))

        assert [each[2] for each in page.attributes if each[:2] == ("img", "alt")] == [
            *("", "ROC", "EU"),
        ]

    def test_the_paper_is_that_of_the_theme(self) -> None:
        page = report_of().to_html(theme=Theme(paper="Letter", landscape=True))

        assert "size: Letter landscape;" in page


class TestTemplates:
    @pytest.mark.parametrize(
        ("name", "source", "block", "markup"),
        [
            ("paragraph", "<b>{{ text(block.text) }}</b>", Paragraph("<"), "<b>&lt;</b>"),
            ("sum", "{{ block.first + block.second }}", Sum(1, 2), "3"),
        ],
        ids=["ours", "new kind"],
    )
    def test_a_block_has_the_template_of_its_kind_in_the_folder(
        self, tmp_path: Path, name: str, source: str, block: Block, markup: str
    ) -> None:
        (tmp_path / "blocks").mkdir()
        (tmp_path / "blocks" / f"{name}.html.jinja").write_text(source, encoding="utf-8")

        assert shown(block, templates=str(tmp_path)) == markup

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
        ("source", "template", "reason"),
        [
            ("a\n{% if %}", "header.html.jinja", "line 2: "),
            ("{{ nothing }}", "report.html.jinja", "nothing"),
            ("{% include '../../x' %}", "../../x", "../../x"),
            (f"{{{{ {'a' * 500} }}}}", "report.html.jinja", "a…"),
        ],
        ids=["syntax", "undefined", "outside", "long"],
    )
    def test_one_that_fails_is_named_with_the_reason(
        self, tmp_path: Path, source: str, template: str, reason: str
    ) -> None:
        (tmp_path / "header.html.jinja").write_text(source, encoding="utf-8")

        with pytest.raises(TemplateError, match=re.escape(reason)) as raised:
            report_of().to_html(templates=tmp_path)

        assert raised.value.template == template

    def test_an_error_of_a_block_is_not_an_error_of_a_template(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Text\.text is '\\x00'"):
            report_of(Sum("\0", 1)).to_html()

    @pytest.mark.parametrize(
        ("name", "reason"), [("nowhere", "not a folder"), ("a" * 5000, "file name too long")]
    )
    def test_without_such_a_folder_it_says_so(self, tmp_path: Path, name: str, reason: str) -> None:
        with pytest.raises(UnreadableFileError, match=reason):
            report_of().to_html(templates=tmp_path / name)
