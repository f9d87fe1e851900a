from __future__ import annotations

import datetime
import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, Project
from erasmus_ka1.errors import MissingExtraError, UnsupportedLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.reports import Report, Table, project_report
from erasmus_ka1.reports import html as html_form
from erasmus_ka1.reports.report import Block, Quotation, Section, Text
from erasmus_ka1.serialization import load

EXAMPLE = Path(__file__).parent.parent / "docs" / "example" / "project.json"
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "cell-end": "</td></tr></table>",
    "template": "{{ 7 * 7 }} {% raw %} {x.__class__} %s",
    "link": "[here](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "emphasis": "*a* _b_ `c` ~d~ | e | # f",
    "entity": "&lt;b&gt; &amp; &#x27;",
    "heading": "# not a heading",
    "list": "1. not a list",
    "rule": "--- not a rule",
    "override": "abc \u202e fed",
}


@pytest.fixture
def example() -> Project:
    return load(EXAMPLE, Project)


def project_with(**changes: object) -> Project:
    fields: dict[str, object] = {
        "number": "2018-1-BE02-KA102-046789",
        "title": "Titel",
        "organisation": "Organisatie",
        "country": "BE",
        "start": datetime.date(2018, 9, 1),
        "end": datetime.date(2018, 9, 30),
    }
    return Project(**{**fields, **changes})  # type: ignore[arg-type]


def project_quoting(text: str) -> Project:
    evidence = Evidence(text, "en", text.replace("\n", " "), datetime.date(2019, 1, 2))
    return project_with(
        title=text.replace("\n", " "),
        claims=[Claim("staff.motivation", "achieved", evidence=[evidence])],
    )


def section_of(report: Report, heading: str) -> Section:
    return next(each for each in report.sections if each.heading.text == heading)


def rows_of(section: Section) -> list[list[str]]:
    table = next(block for block in section.blocks if isinstance(block, Table))
    return [[cell.text.text for cell in row] for row in table.rows]


class Page(HTMLParser):
    """What a reader and a browser get from a page: words, tags, languages, addresses."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(html)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


class TestProjectReport:
    @pytest.mark.parametrize(
        ("locale", "subtitle", "country", "period"),
        [
            (
                "nl",
                "Verslag van een mobiliteitsproject, Erasmus+ Kernactie 1",
                "Nederland",
                "1 jun 2024 – 31 aug 2025",
            ),
            (
                "en",
                "Report on a mobility project, Erasmus+ Key Action 1",
                "Netherlands",
                "Jun 1, 2024 – Aug 31, 2025",
            ),
            (
                "nl-BE",
                "Verslag van een mobiliteitsproject, Erasmus+ Kernactie 1",
                "Nederland",
                "1 jun 2024 – 31 aug 2025",
            ),
        ],
    )
    def test_says_what_the_project_is_in_the_readers_language(
        self, example: Project, locale: str, subtitle: str, country: str, period: str
    ) -> None:
        markdown = project_report(example, locale=locale).to_markdown().replace("\u2009", " ")

        assert [text for text in (subtitle, country, period) if text not in markdown] == []

    def test_counts_outcomes_by_target_group(self, example: Project) -> None:
        report = project_report(example, locale="nl")

        assert rows_of(section_of(report, "Samenvatting")) == [
            ["Lerenden", "48", "10", "4", "3"],
            ["Personeel", "9", "11", "1", "2"],
            ["Organisaties", "5", "3", "2", "1"],
        ]

    def test_shows_each_outcome_with_its_figures(self, example: Project) -> None:
        report = project_report(example, locale="nl")

        assert rows_of(section_of(report, "Lerenden"))[0] == [
            "betere inzetbaarheid op de arbeidsmarkt en verbeterde loopbaanperspectieven",
            "48",
            "37",
            "44",
            "84%",
        ]

    def test_an_aspect_stands_under_its_outcome(self, example: Project) -> None:
        section = section_of(project_report(example, locale="nl"), "Organisaties")

        table = next(block for block in section.blocks if isinstance(block, Table))
        assert [row[0].is_part for row in table.rows] == [False, True, False, True]

    def test_what_was_not_counted_is_not_called_zero(self) -> None:
        claims = [
            Claim("staff.motivation", "planned"),
            Claim("staff.motivation", "achieved", asked=3),
        ]

        report = project_report(project_with(claims=claims), locale="en")

        assert rows_of(section_of(report, "Staff"))[0][1:] == [
            "not counted",
            "not counted",
            "3",
            "–",
        ]

    def test_two_claims_with_different_figures_both_show(self) -> None:
        claims = [Claim("staff.motivation", "planned", participants=each) for each in (20, 22, 20)]

        report = project_report(project_with(claims=claims), locale="nl")

        assert rows_of(section_of(report, "Personeel"))[0][1] == "20 en 22"

    def test_nobody_asked_is_no_share(self) -> None:
        claims = [Claim("staff.motivation", "achieved", participants=0, asked=0)]

        report = project_report(project_with(claims=claims), locale="nl")

        assert rows_of(section_of(report, "Personeel"))[0][1:] == ["–", "0", "0", "–"]

    @pytest.mark.parametrize(
        ("claims", "sentence"),
        [
            ([], "Het project beoogt 0 resultaten"),
            ([Claim("staff.motivation", "planned")], "Het project beoogt 1 resultaat uit"),
        ],
        ids=["none", "one"],
    )
    def test_numbers_take_their_plural(self, claims: list[Claim], sentence: str) -> None:
        assert sentence in project_report(project_with(claims=claims), locale="nl").to_markdown()

    def test_a_group_that_takes_part_without_an_outcome_says_so(self) -> None:
        report = project_report(project_with(participants={"staff": 3}), locale="en")

        assert "Nothing is planned or achieved" in report.to_markdown()

    def test_a_project_of_nothing_has_a_report(self) -> None:
        report = project_report(project_with(), locale="nl")

        assert [section.heading.text for section in report.sections] == [
            "Het project",
            "Samenvatting",
            "Bronnen en bewoordingen",
        ]

    def test_the_action_has_its_field_where_the_number_has_one(self, example: Project) -> None:
        new, old = project_report(example, locale="nl"), project_report(project_with(), locale="nl")

        assert ("KA121-VET" in new.to_markdown(), "**: KA102\n" in old.to_markdown()) == (
            True,
            True,
        )

    def test_the_priority_is_in_the_guides_words(self, example: Project) -> None:
        statement = GUIDE_2024["priorities.ukraine_2024"].statement("nl")

        assert statement in project_report(example, locale="nl").to_markdown()

    def test_evidence_is_quoted_in_its_own_language(self, example: Project) -> None:
        (evidence,) = section_of(project_report(example, locale="nl"), "Lerenden").sections

        last = evidence.blocks[-1]
        assert isinstance(last, Quotation)
        assert (last.text.language, last.source.text) == (
            "de",
            "Stagebegeleider in Münster (voorbeeld), 23 mei 2025, over: Vreemde talen en digitaal",
        )

    def test_the_guide_is_attributed(self, example: Project) -> None:
        markdown = project_report(example, locale="en").to_markdown()

        assert "© European Union, CC BY 4.0 (Decision 2011/833/EU)" in markdown

    def test_english_that_is_not_the_guides_is_marked(self, example: Project) -> None:
        markdown = project_report(example, locale="en").to_markdown()

        marked = {
            line.partition("|")[2].partition("|")[0].strip()[-1]
            for line in markdown.split("\n")
            if line.startswith("| ") and ("†" in line or "‡" in line)
        }
        assert (marked, "*† The official" in markdown, "*‡ Our own" in markdown) == (
            {"†", "‡"},
            True,
            True,
        )

    def test_dutch_is_the_guides_and_needs_no_mark(self, example: Project) -> None:
        markdown = project_report(example, locale="nl").to_markdown()

        assert ("†" in markdown, "‡" in markdown) == (False, False)

    def test_a_locale_without_a_catalogue_is_refused(self, example: Project) -> None:
        with pytest.raises(UnsupportedLocaleError):
            project_report(example, locale="fr")

    def test_equal_projects_have_equal_reports(self, example: Project) -> None:
        again = load(EXAMPLE, Project)

        assert project_report(example, locale="nl") == project_report(again, locale="nl")


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

    def test_a_block_that_no_form_knows_is_refused(self) -> None:
        block = cast("Block", object())
        report = Report(Text("", None), Text("", None), "nl", (Section(Text("", None), (block,)),))

        with pytest.raises(NotImplementedError):
            report.to_markdown()

    def test_it_ends_with_one_line_end(self, example: Project) -> None:
        markdown = project_report(example, locale="nl").to_markdown()

        assert markdown.endswith(".*\n")


class TestHtml:
    @pytest.mark.parametrize("locale", ["nl", "en", "nl-BE"])
    def test_the_page_says_its_language_and_title(self, example: Project, locale: str) -> None:
        page = Page(project_report(example, locale=locale).to_html())

        assert (("html", "lang", locale) in page.attributes, page.tags[:2]) == (
            True,
            ["html", "head"],
        )

    def test_all_words_of_the_markdown_are_in_the_page(self, example: Project) -> None:
        report = project_report(example, locale="nl")
        words = re.findall(r"\w{4,}", report.to_markdown())

        page = Page(report.to_html())

        assert [word for word in words if word not in page.text] == []

    def test_it_asks_for_nothing_and_runs_nothing(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        addresses = [each for each in page.attributes if each[1] in {"src", "href", "action"}]
        assert (addresses, {"script", "link", "img", "iframe"} & {*page.tags}) == ([], set())

    def test_its_policy_forbids_what_it_does_not_need(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        policy = ("meta", "content", "default-src 'none'; style-src 'unsafe-inline'")
        assert policy in page.attributes

    def test_a_text_in_another_language_says_so(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl-BE").to_html())

        assert [each for each in page.attributes if each[1] == "lang"] == [
            ("html", "lang", "nl-BE"),
            ("bdi", "lang", "de"),
        ]

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_a_text_shows_as_itself(self, text: str) -> None:
        page = Page(project_report(project_quoting(text), locale="en").to_html())

        assert (page.words.count(text) >= 2, "script" in page.tags) == (True, False)

    def test_headings_do_not_skip_a_level(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
        steps = [after - before for before, after in pairwise(levels)]
        assert (levels[0], max(steps)) == (1, 1)

    def test_every_row_and_column_has_a_header_cell(self, example: Project) -> None:
        page = Page(project_report(example, locale="nl").to_html())

        rows = page.tags.count("tr")
        headers = [value for tag, name, value in page.attributes if (tag, name) == ("th", "scope")]
        assert (headers.count("row"), headers.count("col")) == (rows - 4, 20)

    def test_without_jinja2_it_says_what_to_install(
        self, example: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "jinja2", None)
        html_form._environment.cache_clear()

        with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[html\]"):
            project_report(example, locale="nl").to_html()


def test_a_fallback_language_is_marked_as_such(
    tmp_path: Path, partial_words: str, write_catalogue: Callable[[Path, str, str | bytes], Path]
) -> None:
    write_catalogue(tmp_path, "fy", partial_words)
    localizer = Localizer("fy", fallbacks=["en"], catalogues=[tmp_path])

    report = project_report(project_with(participants={"learners": 1}), locale=localizer)

    assert (report.language, report.subtitle) == (
        "fy",
        Text("Report on a mobility project, Erasmus+ Key Action 1", "en"),
    )
