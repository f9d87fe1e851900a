"""The values that reports are made of: texts, blocks, sections, reports and their languages."""

from __future__ import annotations

import enum
import math
import pickle
import re
from collections.abc import Callable
from typing import Any

import pytest
from report_samples import PROJECT, project_with, report_of

from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.reports import (
    Block,
    Cell,
    Chart,
    ChartRow,
    Column,
    Fact,
    Facts,
    Figure,
    Items,
    LocalizedText,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
    Tiles,
    project_report,
    to_localized_text,
)

FSI, PDI = "\u2068", "\u2069"
A_TEXT = "a str, a Text or a LocalizedText"
TAGS = "one or more BCP 47 language tags"
TABLE = Table("Resultaten", [Column("Resultaat"), Column("beoogd")], [[Cell("Taal"), Cell("3")]])
TICKS = (Figure("0", 0), Figure("5", 5))


class Safe(str):
    """A text that claims to be markup, as those of Django and MarkupSafe do."""

    __slots__ = ()

    def __html__(self) -> str:
        return self

    def __str__(self) -> str:
        return "something else"


class Name(str, enum.Enum):  # noqa: UP042 - StrEnum does not have the fault
    SCALDA = "<Scalda>"


class Index:
    """A whole number of another library, such as ``numpy.int64``."""

    def __index__(self) -> int:
        return 5


class TestText:
    @pytest.mark.parametrize("given", [Safe("<b>"), Name.SCALDA], ids=["markup", "enum"])
    def test_keeps_the_characters_of_a_subclass_of_str(self, given: str) -> None:
        text = Text(given).text

        assert (type(text), text) == (str, "".join(given))

    def test_of_safe_markup_is_escaped(self) -> None:
        link = Safe("<a href='//x'>k</a>")
        section = Section(link, [Quotation(link, link), Items([link])])
        report = Report(link, link, ("nl",), (section,), link)

        assert ("<a href='//x'" in report.to_html(), report.to_html().count("&lt;a")) == (False, 9)


@pytest.mark.parametrize("given", ["a", Text("a"), LocalizedText((Text("a"),))], ids=type)
def test_a_localized_text_is_made_of_any_text(given: str) -> None:
    assert to_localized_text(given) == Paragraph(given).text == LocalizedText((Text("a"),))


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (Text, (5,), "5 does not belong here, expected text"),
        (Text, ("\ufdd0",), r"Text.text is '\ufdd0', expected text without control characters"),
        (Text, ("a", "x y"), "Text.language is 'x y', expected a BCP 47 language tag"),
        (LocalizedText, ((),), "versions is (), expected a tuple of one text or more"),
        (Paragraph, (b"a",), f"b'a' does not belong here, expected {A_TEXT}"),
        (Items, ("abc",), "'abc' does not belong here, expected a list of texts"),
        (Items, ([1],), f"1 does not belong here, expected {A_TEXT}"),
        (Facts, ((1,),), "1 does not belong here, expected facts"),
        (Table, ("a", ["b"], ()), "'b' does not belong here, expected columns"),
        (Table, ("a", (), (1,)), "1 does not belong here, expected rows of cells"),
        (Table, ("a", [Column("b")], [["c"]]), "'c' does not belong here, expected cells"),
        (Table, ("a", [Column("b")], [[]]), "Table.rows is (), expected 1 cells in each row"),
        (Tiles, ((1,),), "1 does not belong here, expected facts"),
        (Figure, ("a", -1), "expected a number from 0, or None"),
        (Figure, ("a", float("nan")), "expected a number from 0, or None"),
        (ChartRow, ("a", (1,)), "1 does not belong here, expected figures"),
        (Chart, ("a", ["b"], (1,), "c", TICKS, TABLE), "1 does not belong here, expected rows of"),
        (Chart, ("a", ["b"], [ChartRow("c", ())], "d", TICKS, TABLE), "expected 1 figures in each"),
        (Chart, ("a", ["b"], (), "c", TICKS[:1], TABLE), "expected two rising values or more"),
        (Chart, ("a", ["b"], (), "c", TICKS[::-1], TABLE), "expected two rising values or more"),
        (Chart, ("a", ["b"], (), "c", TICKS, None), "None does not belong here, expected a table"),
        (Section, ("a", "bc"), "'bc' does not belong here, expected a list of blocks"),
        (Section, ("a", (), (), 5), "5 does not belong here, expected text"),
        (Report, ("a", "b", "nl", ()), "'nl' does not belong here, expected a list of BCP 47"),
        (Report, ("a", "b", (), ()), f"Report.languages is (), expected {TAGS}"),
        (Report, ("a", "b", ("nl",), (1,)), "1 does not belong here, expected sections"),
        (Report, ("a", "b", ("nl",), (), 5), f"5 does not belong here, expected {A_TEXT}"),
    ],
)
def test_a_part_is_checked_when_it_is_made(
    kind: Callable[..., object], given: tuple[object, ...], message: str
) -> None:
    with pytest.raises(KA1Error, match=re.escape(message)):
        kind(*given)


def test_parts_take_any_iterable() -> None:
    rows = ([Cell(name)] for name in "ab")
    section = Section("k", [Table("c", [Column("h")], rows), Facts([Fact("a", "b")])], [])

    report = Report("t", "s", ["nl"], [section], contents="Inhoud")

    assert (hash(report), str(report.contents)) == (hash(report), "Inhoud")


@pytest.mark.parametrize(
    "link", ["http://a.example", "javascript:alert(1)", "https://", "https://a b", "https://é"]
)
def test_a_link_that_is_no_web_address_is_refused(link: str) -> None:
    with pytest.raises(InvalidValueError, match=r"Cell\.link is .*, expected a web address"):
        Cell("adres", link=link)


@pytest.mark.parametrize("output", ["markdown", "html", "pdf", "docx"])
def test_a_block_without_parts_is_named(output: str) -> None:
    with pytest.raises((NotImplementedError, KA1Error), match=r"\bBlock$"):
        getattr(report_of(Block()), f"to_{output}")()


def test_a_report_is_a_value() -> None:
    first, second = (project_report(PROJECT, locale=("nl", "en")) for _ in range(2))

    assert (first, hash(first), pickle.loads(pickle.dumps(first))) == (second, hash(second), second)


class TestLanguages:
    @pytest.mark.parametrize(
        ("locale", "languages"),
        [
            ("nl", ("nl",)),
            (Localizer("nl-BE"), ("nl-BE",)),
            (["en", Localizer("nl")], ("en", "nl")),
            (("nl", "en", "nl"), ("nl", "en")),
        ],
        ids=["one", "localizer", "list", "twice"],
    )
    def test_are_those_asked_for(self, locale: str, languages: tuple[str, ...]) -> None:
        assert project_report(project_with(), locale=locale).languages == languages

    @pytest.mark.parametrize(
        ("locale", "error"), [((), InvalidValueError), (5, UnknownLocaleError)], ids=repr
    )
    def test_must_be_locales(self, locale: str, error: type[KA1Error]) -> None:
        with pytest.raises(error):
            project_report(project_with(), locale=locale)


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Münster", 0, 0),
        ("\u05d0", 1, 1),
        ("\u202eabc", 1, 1),
        (FSI, 1, 2),
        (PDI * 3, 4, 1),
        (FSI + PDI, 1, 1),
        (f"{PDI}{PDI}{FSI}{FSI}{PDI}", 3, 2),
        ("\u2066\u2067", 1, 3),
    ],
    ids=ascii,
)
def test_a_text_that_could_turn_others_is_isolated(text: str, before: int, after: int) -> None:
    shown = report_of(Paragraph(text)).to_markdown().partition("## Kop\n\n")[2][:-1]

    assert shown == FSI * before + text + PDI * after


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", ["rtl"]), ("az-Arab", ["rtl"]), ("az-Latn", []), ("nl", []), ("qqx", [])],
)
def test_a_page_runs_as_its_language_does(language: str, direction: list[str]) -> None:
    page = report_of(language=language).to_html()

    assert re.findall(r'<html [^>]*dir="(\w+)"', page) == direction


@pytest.mark.parametrize("value", [0, 2.5, Index(), 10**300])
@pytest.mark.parametrize("form", ["to_html", "to_pdf", "to_docx"])
def test_a_chart_has_bars_of_any_finite_length(value: Any, form: str) -> None:
    ticks = Figure("0", 0), Figure("n", max(value, 1) if isinstance(value, (int, float)) else 9)
    chart = Chart("Taal", ["beoogd"], [ChartRow("Taal", [Figure("n", value)])], "n", ticks, TABLE)

    assert getattr(report_of(chart), form)()


@pytest.mark.parametrize("value", [-1, True, math.nan, math.inf, 10**309, "5"])
def test_a_bar_of_another_length_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^Figure\.value is .*, expected a number from 0"):
        Figure("n", value)


@pytest.mark.parametrize("form", ["to_pdf", "to_docx"])
def test_more_line_breaks_than_pages_can_hold_are_refused(form: str) -> None:
    report = report_of(Facts([Fact("a\n" * 50_000, "b")]), Items(["c\n" * 50_001]))

    with pytest.raises(InvalidValueError, match="is 100001, expected at most 100000 line breaks"):
        getattr(report, form)()
    assert report.to_html()


def test_a_renderer_that_knows_no_charts_or_tiles_shows_their_figures() -> None:
    chart = Chart("Taal: 3", ["beoogd"], [ChartRow("Taal", [Figure("3", 3)])], "n", TICKS, TABLE)

    assert (*chart.parts(), *Tiles([Fact("n", "3")]).parts()) == (TABLE, Facts([Fact("n", "3")]))
