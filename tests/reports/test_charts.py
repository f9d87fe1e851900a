"""The pictures of charts, as each output format shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from pdf_reading import Pdf
from report_samples import HOSTILE, both, report_of

from erasmus_ka1.reports import Chart, ChartRow, Column, Figure, LocalizedText, Table, Theme

SVG = "{http://www.w3.org/2000/svg}"


def chart(
    *rows: tuple[LocalizedText | str, Sequence[float | None]],
    series: Sequence[LocalizedText | str] = ("beoogd", "bereikt"),
    end: float = 50,
) -> Chart:
    return Chart(
        alt="Resultaten & deelnemers",
        series=series,
        rows=[ChartRow(name, [Figure(f"{n}", n) for n in numbers]) for name, numbers in rows],
        axis="deelnemers",
        ticks=[Figure("0", 0), Figure(f"{end}", end)],
        table=Table("tabel", (Column("naam"),), ()),
    )


def drawn(given: Chart) -> Element:
    """Return the picture of a chart in a page."""
    (svg,) = re.findall(r"<svg.*?</svg>", report_of(given).to_html(), re.DOTALL)
    return ElementTree.fromstring(svg)


def texts(picture: Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


def place(element: Element, name: str) -> float:
    return float(element.get(name, "0"))


def test_it_says_series_ticks_axis_names_and_figures() -> None:
    picture = drawn(chart(("<a>", (40, None)), (both("één", "one"), (0, 20.5))))

    assert texts(picture) == [
        *("beoogd", "bereikt", "0", "50", "deelnemers"),
        *("<a>", "40", "None", "één", "one", "0", "20.5"),
    ]


def test_a_reader_who_cannot_see_it_hears_what_it_shows() -> None:
    picture = drawn(chart(("a", (1, 2))))

    assert (picture.get("role"), picture.get("aria-label")) == ("img", "Resultaten & deelnemers")


def test_the_length_of_a_bar_is_its_value_on_the_axis() -> None:
    picture = drawn(chart(("a", (25, 50)), ("b", (None, 0)), ("c", (100, 50))))

    legend = 2
    bars = [place(each, "width") for each in picture.iter(f"{SVG}rect")][legend:]
    start, end = (place(each, "x1") for each in [*picture.iter(f"{SVG}line")][:2])
    assert bars == pytest.approx([(end - start) / 2, *[end - start] * 3], abs=0.2)


def test_series_differ_without_colour() -> None:
    picture = drawn(chart(("a", (1, 2, 3)), series=("x", "y", "z")))

    kinds = [(each.tag.removeprefix(SVG), each.get("class")) for each in picture]
    shapes = [each for each in kinds if each[0] in {"rect", "path"}]
    one = [("rect", "edge"), ("rect", "edge"), ("path", "edge"), ("rect", "fill")]
    assert shapes == one * 2


def test_its_colours_are_those_of_the_theme() -> None:
    page = report_of(chart(("a", (1, 2)))).to_html(theme=Theme(accent="#7a1f5c"))

    assert 'fill="#7a1f5c"' in page


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("zelfredzaamheid en een groter gevoel van eigenwaarde bij allen", 2),
        ("verantwoordelijkheid " * 9, 3),
        ("a" * 200_000, 3),
        ("e\u0301" * 100, 3),
        ("語" * 18, 2),
        ("", 1),
    ],
    ids=["words", "many words", "a word", "letters with marks", "ideographs", "nothing"],
)
def test_a_name_stays_in_its_column(name: str, lines: int) -> None:
    shown = texts(drawn(chart((name, (1, 2)))))[5:-2]

    assert (len(shown), "".join(shown).removesuffix("…").replace(" ", "")) == (
        lines,
        name.replace(" ", "")[: len("".join(shown).removesuffix("…").replace(" ", ""))],
    )
    assert max(map(len, shown)) < 50


def test_a_legend_takes_more_than_one_line_if_it_has_to() -> None:
    picture = drawn(chart(("a", (1, 2)), series=("b" * 60, "c" * 60)))

    first, second = [*picture.iter(f"{SVG}text")][:2]
    assert (first.get("x"), place(first, "y") < place(second, "y")) == (second.get("x"), True)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_a_text_is_markup(text: str) -> None:
    picture = drawn(chart((text, (1, 2)), series=(text, text)))

    assert {each.tag.removeprefix(SVG) for each in picture.iter()} == {
        *("svg", "text", "rect", "path", "line"),
    }


def test_without_rows_there_is_an_axis() -> None:
    assert texts(drawn(chart())) == ["beoogd", "bereikt", "0", "50", "deelnemers"]


def test_a_pdf_has_the_picture_with_its_alternative_and_the_table() -> None:
    pdf = Pdf(report_of(chart(("a", (1, 2)))).to_pdf())

    assert [(each.kind, each.alternative) for each in pdf.tags.all("Figure", "Table")] == [
        ("Figure", "Resultaten & deelnemers"),
        ("Table", None),
    ]


def test_one_that_is_higher_than_a_page_of_a_pdf_becomes_more() -> None:
    rows = [(f"rij {number}", (number, 50 - number)) for number in range(20)]

    pdf = Pdf(report_of(chart(*rows)).to_pdf())

    figures = [*pdf.tags.all("Figure")]
    assert [each.alternative for each in figures] == [
        "Resultaten & deelnemers (1/2)",
        "Resultaten & deelnemers (2/2)",
    ]
    assert [name in figures[0].text for name in ("rij 0", "rij 9", "rij 10")] == [
        *(True, True, False),
    ]


def test_markdown_has_the_table_only() -> None:
    markdown = report_of(chart(("a", (1, 2)))).to_markdown()

    assert markdown.endswith("**tabel**\n\n| naam |\n| --- |\n")
