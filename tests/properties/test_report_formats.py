"""Every output format shows all texts of a report, and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import attrs
from examples import examples
from hypothesis import Phase, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from report_samples import Page, sections_in
from strategies import projects, served_tags, showable_projects

from erasmus_ka1 import Project
from erasmus_ka1.reports import (
    Cell,
    Column,
    Fact,
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
    portal_view,
    portfolio_report,
)
from properties.any_reports import page_texts, reports, texts_in, themes

html_parser = import_module("tinyhtml5.parser")  # not typed

locales = (
    st.sampled_from([*served_tags, ("nl", "en"), ("en", "nl-BE")])
    | st.just("nl")
    | st.just(("nl", "en"))
)
_parts = ["www.", "http://", "https://", "ftp://", "mailto:", "a@b.nl", "voorbeeld.nl", "localhost"]
addresses = st.lists(st.sampled_from([*_parts, *"/.:@_-+é1\\(<* \n"]), max_size=8).map("".join)
portfolios = st.lists(projects, max_size=4)
_FENCED = re.compile(r"^(`{3,})text\n(.*?)\n\1$", re.DOTALL | re.MULTILINE)
#: For what takes seconds: nothing smaller is looked for where it fails.
_ONCE = (Phase.explicit, Phase.generate)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def unescaped(markdown: str) -> str:
    """Return the text that a reader of Markdown sees: between fences as it stands."""
    # where a quotation breaks its line the next one begins with its mark
    parts = _FENCED.split(re.sub(r"(?<!\\)((?:\\\\)*)\\\n> ", r"\1 ", markdown))
    parts[::3] = [
        re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", each.replace("@<!-- -->", "@")) for each in parts[::3]
    ]
    return "".join(part for place, part in enumerate(parts) if place % 3 != 1)


def errors_in(page: str) -> list[Any]:
    """Return what a browser would have to repair."""
    parser = html_parser.HTMLParser()
    parser.parse(page)
    return [*parser.errors]


def values_of(page: Page, name: str) -> list[str]:
    return [value for _, attribute, value in page.attributes if attribute == name]


class TestMarkdown:
    @examples(200)
    @given(addresses)
    def test_makes_no_link_of_an_address(self, text: str) -> None:
        blocks = (
            Paragraph(text),
            Note(text),
            Items([text]),
            Quotation(text, text),
            Facts([Fact(text, text)]),
            Table(text, [Column(text)], [[Cell(text)]]),
            Verbatim(text),
        )
        report = Report(text, text, ("nl",), (Section(text, blocks, (), "a"),), text)

        html = MarkdownIt("gfm-like").render(report.to_markdown())

        assert "<a" not in html

    @examples(40)
    @given(reports())
    def test_says_every_text_of_any_report(self, report: Report) -> None:
        shown = page_texts(unescaped(report.to_markdown()))

        assert [each for each in texts_in(report) if is_lost(each, shown)] == []


@examples(60)
@given(reports(), themes)
def test_a_page_says_every_text_and_none_of_them_is_markup(report: Report, theme: Theme) -> None:
    html = report.to_html(theme=theme)

    page = Page(html)
    shown = page_texts(page.text)
    scripted = [name for _, name, _ in page.attributes if name.startswith("on")]
    addresses = [*values_of(page, "href"), *values_of(page, "src")]
    assert ([each for each in texts_in(report) if is_lost(each, shown)], errors_in(html)) == (
        [],
        [],
    )
    assert (
        {"script", "link", "iframe", "object", "form"} & {*page.tags},
        scripted,
        [each for each in addresses if not each.startswith(("#", "data:image/png;"))],
    ) == (set(), [], [])


@examples(30)
@given(reports())
def test_a_page_has_every_name_once_and_headings_that_go_down_one_level_at_a_time(
    report: Report,
) -> None:
    page = Page(report.to_html())

    names = values_of(page, "id")
    links = {each.removeprefix("#") for each in values_of(page, "href")}
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    steps = [after - before for before, after in pairwise(levels)]
    sections = [*sections_in(report)]
    assert (len({*names}), links <= {*names}) == (len(names), True)
    assert (levels[0], len(levels), max(steps, default=0) <= 1) == (
        1,
        1 + len(sections) + bool(report.contents),
        True,
    )


class TestWord:
    @examples(8, phases=_ONCE)
    @given(reports(), themes)
    def test_says_every_text_of_any_report(self, report: Report, theme: Theme) -> None:
        shown = page_texts(word_text(report.to_docx(theme=theme)))

        assert [each for each in texts_in(report) if is_lost(each, shown)] == []


class TestPortfolio:
    @examples(25)
    @given(portfolios, st.randoms(use_true_random=False), locales)
    def test_is_the_same_whatever_the_order_of_its_projects(
        self, chosen: list[Project], random: Any, locale: Any
    ) -> None:
        shuffled = random.sample(chosen, len(chosen))

        one, other = (portfolio_report(each, locale=locale) for each in (chosen, shuffled))

        assert one == other

    @examples(25)
    @given(portfolios)
    def test_names_no_project(self, chosen: list[Project]) -> None:
        secret = [
            attrs.evolve(each, title="A secret title", organisation="A secret school")
            for each in chosen
        ]

        report = portfolio_report(secret, locale="en")

        names = ["secret", *(str(each.number) for each in chosen)]
        assert [each for each in texts_in(report) if any(name in each for name in names)] == []


class TestPortalView:
    @examples(25)
    @given(showable_projects, locales, st.integers(1, 500))
    def test_cuts_nothing_whatever_the_limit(
        self, project: Project, locale: Any, limit: int
    ) -> None:
        def fields(most: int) -> list[LocalizedText]:
            report = portal_view(project, locale=locale, limit=most)
            blocks = [block for each in sections_in(report) for block in each.blocks]
            return [each.text for each in blocks if isinstance(each, Verbatim)]

        assert fields(limit) == fields(10**6)


def word_text(content: bytes) -> str:
    """Return the text of a Word document: its paragraphs in order, breaks as spaces."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    texts = []
    for element in body.iter():
        if element.tag == f"{_WORD}t":
            texts.append(element.text or "")
        elif element.tag in {f"{_WORD}{name}" for name in ("p", "br", "tab")}:
            texts.append(" ")
    return "".join(texts)


def is_lost(text: str, *shown: str) -> bool:
    """Whether a text is missing from what is shown."""
    wanted = page_texts(text)
    return any(wanted not in each for each in shown)
