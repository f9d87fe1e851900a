"""The values that reports are made of: texts, blocks, sections, reports and their languages."""

from __future__ import annotations

import enum
import pickle
import re
import typing
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import EXAMPLE, project_with

import erasmus_ka1.reports as public
from erasmus_ka1 import Project
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.reports import (
    Bar,
    Bars,
    BarsRow,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Items,
    LocalizedText,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
    project_report,
    to_localized_text,
)
from erasmus_ka1.serialization import load

FSI, PDI = "\u2068", "\u2069"


class Safe(str):
    """A text that claims to be markup, as those of Django and MarkupSafe do."""

    __slots__ = ()

    def __html__(self) -> str:
        return self

    def __str__(self) -> str:
        return "something else"


class Name(str, enum.Enum):  # noqa: UP042 - StrEnum does not have the fault
    SCALDA = "<Scalda>"


def shown(text: str) -> str:
    """Return how Markdown shows a paragraph."""
    report = Report("t", "s", ("nl",), (Section("k", [Paragraph(text)]),))
    return report.to_markdown().partition("## k\n\n")[2][:-1]


class TestText:
    @pytest.mark.parametrize(
        "text",
        ["\x00", "\x1b[31m", "\x7f", "\x85", "\ud800", "\ufdd0", "\ufffe", "\U0010ffff"],
        ids=ascii,
    )
    def test_refuses_characters_that_no_output_format_can_show(self, text: str) -> None:
        with pytest.raises(InvalidValueError, match="text without control characters"):
            Text(text)

    @pytest.mark.parametrize("text", ["", "a\n\tb", "\u202e", "👩‍🎓", "\ue000"], ids=ascii)
    def test_takes_any_other_character(self, text: str) -> None:
        assert str(Text(text, "nl")) == text

    @pytest.mark.parametrize("language", ["", "x y", '"><script>'])
    def test_refuses_a_language_that_is_not_a_tag(self, language: str) -> None:
        with pytest.raises(InvalidValueError, match="BCP 47"):
            Text("a", language)

    @pytest.mark.parametrize("given", [Safe("<b>"), Name.SCALDA], ids=["markup", "enum"])
    def test_keeps_the_characters_of_a_subclass_of_str(self, given: str) -> None:
        text = Text(given).text

        assert (type(text), text) == (str, "".join(given))

    def test_of_safe_markup_is_escaped(self) -> None:
        link = Safe("<a href='//x'>k</a>")
        report = Report(
            link, link, ("nl",), (Section(link, [Quotation(link, link), Items([link])]),), link
        )

        assert ("<a href='//x'" in report.to_html(), report.to_html().count("&lt;a")) == (False, 8)


class TestLocalizedText:
    def test_has_one_version_if_all_read_the_same(self) -> None:
        both = LocalizedText.of(Text("84%", "nl"), Text("84%", "en"))

        assert (both.versions, both.version(1)) == ((Text("84%", "nl"),), Text("84%", "nl"))

    def test_has_a_version_for_each_language(self) -> None:
        both = LocalizedText.of(Text("een", "nl"), Text("one", "en"))

        assert (str(both), both.version(0).text, both.version(1).text) == (
            "een / one",
            "een",
            "one",
        )

    @pytest.mark.parametrize("given", ["a", Text("a"), LocalizedText((Text("a"),))], ids=type)
    def test_is_made_of_any_text(self, given: str) -> None:
        assert to_localized_text(given) == Paragraph(given).text == LocalizedText((Text("a"),))

    @pytest.mark.parametrize("versions", [(), [Text("a")], ("a",), None], ids=repr)
    def test_holds_one_text_or_more(self, versions: tuple[Text, ...]) -> None:
        with pytest.raises(InvalidValueError, match="expected a tuple of one text or more"):
            LocalizedText(versions)


A_TEXT = "a str, a Text or a LocalizedText"


A_SHARE = "a number from 0 to 1, or None"
TAGS = "one or more BCP 47 language tags"


@pytest.mark.parametrize(
    ("kind", "given", "message"),
    [
        (Text, (5,), "5 does not belong here, expected a str"),
        (Text, ("a", 5), "5 does not belong here, expected a str"),
        (Paragraph, (b"a",), f"b'a' does not belong here, expected {A_TEXT}"),
        (Fact, ("a", None), f"None does not belong here, expected {A_TEXT}"),
        (Items, ("abc",), "'abc' does not belong here, expected a list of texts"),
        (Items, (None,), "None does not belong here, expected a list of texts"),
        (Items, ([1],), f"1 does not belong here, expected {A_TEXT}"),
        (Facts, ((1,),), "1 does not belong here, expected facts"),
        (Facts, (None,), "None does not belong here, expected a list of facts"),
        (Cell, ("a", False, "x"), f"share is 'x', expected {A_SHARE}"),
        (Cell, ("a", False, -0.1), f"share is -0.1, expected {A_SHARE}"),
        (Bar, ("a", 1.1), f"share is 1.1, expected {A_SHARE}"),
        (Table, ("a", ["b"], ()), "'b' does not belong here, expected columns"),
        (Table, ("a", (), (1,)), "1 does not belong here, expected rows of cells"),
        (Table, ("a", [Column("b")], [["c"]]), "'c' does not belong here, expected cells"),
        (Table, ("a", [Column("b")], [[]]), "Table.rows is (), expected 1 cells in each row"),
        (BarsRow, ("a", (1,)), "1 does not belong here, expected bars"),
        (Bars, ("a", "b", (), (1,)), "1 does not belong here, expected rows of bars"),
        (Bars, ("a", "b", "c", ()), "'c' does not belong here, expected a list of texts"),
        (Bars, ("a", "b", ["c"], [BarsRow("d", ())]), "expected 1 bars in each row"),
        (Section, ("a", "bc"), "'bc' does not belong here, expected a list of blocks"),
        (Section, ("a", ["b"]), "'b' does not belong here, expected blocks"),
        (Section, ("a", (), None), "None does not belong here, expected a list of sections"),
        (Section, ("a", (), (), 5), "5 does not belong here, expected a str"),
        (Report, (1, "b", ("nl",), ()), f"1 does not belong here, expected {A_TEXT}"),
        (Report, ("a", "b", None, ()), "None does not belong here, expected a list of BCP 47"),
        (Report, ("a", "b", "nl", ()), "'nl' does not belong here, expected a list of BCP 47"),
        (Report, ("a", "b", (), ()), f"Report.languages is (), expected {TAGS}"),
        (Report, ("a", "b", ("nl", "x y"), ()), f"expected {TAGS}"),
        (Report, ("a", "b", ("nl",), (1,)), "1 does not belong here, expected sections"),
        (Report, ("a", "b", ("nl",), (), 5), f"5 does not belong here, expected {A_TEXT}"),
    ],
)
def test_a_part_is_checked_when_it_is_made(
    kind: Callable[..., object], given: tuple[object, ...], message: str
) -> None:
    with pytest.raises(KA1Error, match=re.escape(message)):
        kind(*given)


@given(st.none() | st.floats() | st.integers(-2, 2))
def test_a_bar_has_a_length_from_0_to_1(share: float | None) -> None:
    if share is None or 0 <= share <= 1:
        assert Cell("a", share=share).share == share
    else:
        with pytest.raises(InvalidValueError):
            Cell("a", share=share)


def test_parts_take_any_iterable() -> None:
    rows = (BarsRow(name, [Bar("1", 1)]) for name in "ab")
    section = Section("k", [Bars("c", "h", ["x"], rows), Facts([Fact("a", "b")])], [])

    report = Report("t", "s", ["nl"], [section], contents="Inhoud")

    assert (hash(report), str(report.contents)) == (hash(report), "Inhoud")


def test_a_bar_chart_is_a_table_of_its_figures() -> None:
    row = BarsRow("Taal", (Bar("3", 0.5), Bar("–", None)), is_part=True)

    (table,) = Bars("Resultaten", "Groep", ("beoogd", "bereikt"), (row,)).parts()

    assert table == Table(
        "Resultaten",
        (
            Column("Groep"),
            Column("beoogd", is_numeric=True),
            Column("bereikt", is_numeric=True),
        ),
        ((Cell("Taal", is_part=True), Cell("3", share=0.5), Cell("–")),),
    )


@pytest.mark.parametrize("output", ["markdown", "docx"])
def test_a_block_without_parts_is_named(output: str) -> None:
    report = Report("t", "s", ("nl",), (Section("k", [Block()]),))

    with pytest.raises(NotImplementedError, match=r"^Block$"):
        getattr(report, f"to_{output}")()


def test_a_report_is_a_value() -> None:
    first, second = (project_report(load(EXAMPLE, Project), locale=("nl", "en")) for _ in range(2))

    assert (first, hash(first), pickle.loads(pickle.dumps(first))) == (second, hash(second), second)


@pytest.mark.parametrize("name", sorted(set(public.__all__) - {"Theme"}))
def test_type_hints_of_the_values_resolve(name: str) -> None:
    value = getattr(public, name)

    if isinstance(value, type):
        assert typing.get_type_hints(value) is not None


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


class TestDirection:
    @pytest.mark.parametrize("text", ["Scalda", "Münster", "Ωμέγα"], ids=ascii)
    def test_text_from_left_to_right_is_left_alone(self, text: str) -> None:
        assert shown(text) == text

    @pytest.mark.parametrize(
        ("text", "before", "after"),
        [
            ("\u05d0", 1, 1),
            ("\u0645\u0631", 1, 1),
            ("\u202eabc", 1, 1),
            ("\u200f", 1, 1),
            (FSI, 1, 2),
            (PDI * 3, 4, 1),
            (FSI + PDI, 1, 1),
            (f"{PDI}{PDI}{FSI}{FSI}{PDI}", 3, 2),
            ("\u2066\u2067", 1, 3),
        ],
        ids=ascii,
    )
    def test_text_that_could_turn_others_is_isolated(
        self, text: str, before: int, after: int
    ) -> None:
        assert shown(text) == FSI * before + text + PDI * after

    @pytest.mark.parametrize(
        ("language", "direction"),
        [("ar", "rtl"), ("az-Arab", "rtl"), ("az-Latn", ""), ("nl", ""), ("qqx", "")],
    )
    def test_a_page_runs_as_its_language_does(self, language: str, direction: str) -> None:
        page = Report("t", "s", (language,), ()).to_html()

        assert re.findall(r'<html [^>]*dir="(\w+)"', page) == ([direction] if direction else [])
