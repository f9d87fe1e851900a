from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from collections.abc import Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import attrs
import pytest
from docx import Document
from report_samples import JPEG, PIXEL, PROJECT, Sum, both, png, report_of

from erasmus_ka1.errors import InvalidValueError, MissingExtraError
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
    Logo,
    Note,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
    Theme,
    Verbatim,
    project_report,
)

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ARABIC = "\u062a\u0639\u0644\u0645\u062a"
TABLE = Table("a", (Column("b"),), [[Cell("c")], [Cell("d")]])
LONG = "een tekst van vele woorden " * 3


CHART = Chart(
    alt="wie & wat",
    series=["x"],
    rows=[ChartRow("a", [Figure("1", 1)])],
    axis="n",
    ticks=[Figure("0", 0), Figure("2", 2)],
    table=Table("t", (Column("b"),), ()),
)


def nested(levels: int, level: int = 1) -> Section:
    inner = (nested(levels, level + 1),) if level < levels else ()
    return Section(f"Niveau {level}", (), inner, f"code.{level}")


def part(content: bytes, name: str) -> Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return ElementTree.fromstring(package.read(f"word/{name}"))


def body(report: Report, theme: Theme | None = None) -> Element:
    (found,) = part(report.to_docx(theme=theme), "document.xml")
    return found


def section(*blocks: Block, language: str = "nl") -> list[Element]:
    """Return what is shown of these blocks: all below title, subtitle and heading."""
    return [*body(report_of(*blocks, language=language))][3:-1]


def table_of(table: Table, language: str = "nl") -> Element:
    return next(each for each in section(table, language=language) if each.tag == f"{W}tbl")


def style_named(name: str, language: str = "nl") -> Element:
    styles = part(report_of(language=language).to_docx(), "styles.xml")
    return next(each for each in styles if each.get(f"{W}styleId") == name)


def has(element: Element, path: str) -> bool:
    return element.find("/".join(f"{W}{step}" for step in path.split("/"))) is not None


def value(element: Element, path: str, name: str = "val") -> str | None:
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else found.get(f"{W}{name}")


def style(paragraph: Element) -> str | None:
    return value(paragraph, "pPr/pStyle")


def text(element: Element) -> str:
    """Return the text of an element, with its breaks and tabs."""
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    within = (each for run in element.iter(f"{W}r") for each in run)
    return "".join(shown.get(each.tag, each.text or "") for each in within)


def styled(elements: Iterable[Element]) -> list[tuple[str | None, str]]:
    return [(style(each), text(each)) for each in elements]


def runs(element: Element, mark: str) -> list[tuple[str | None, str]]:
    """Return the value of a property in each run, and the run's text."""
    return [
        (value(run, f"rPr/{mark}"), "".join(each.text or "" for each in run.iter(f"{W}t")))
        for run in element.iter(f"{W}r")
    ]


def turned(element: Element) -> list[tuple[bool, str]]:
    """Return whether each run goes from right to left, and its text."""
    return [(has(run, "rPr/rtl"), run[-1].text or "") for run in element.iter(f"{W}r")]


def widths_of(table: Table) -> list[int]:
    return [int(each.get(f"{W}w", "")) for each in table_of(table).iter(f"{W}gridCol")]


class TestDocument:
    def test_headings_have_the_styles_by_which_word_navigates(self) -> None:
        content = report_of(sections=(nested(7),)).to_docx()

        paragraphs = Document(io.BytesIO(content)).paragraphs
        assert [each.style.name for each in paragraphs if each.style] == [
            "Title",
            "Subtitle",
            *(f"Heading {level}" for level in (1, 2, 3, 4, 5, 6, 6)),
        ]

    def test_a_heading_has_all_its_versions_on_one_line(self) -> None:
        heading = body(report_of(sections=(Section(both("Doel", "Aim"), ()),)))[2]

        assert (runs(heading, "lang"), runs(heading, "rStyle")) == (
            [(None, "Doel"), (None, " / "), ("en", "Aim")],
            [(None, "Doel"), (None, " / "), ("OtherLanguage", "Aim")],
        )

    def test_does_not_tell_when_or_by_what_it_was_made(self) -> None:
        with zipfile.ZipFile(io.BytesIO(report_of().to_docx())) as package:
            entries = package.infolist()
            core = package.read("docProps/core.xml").decode()

        assert (
            {(each.date_time, each.create_system, each.external_attr) for each in entries},
            re.findall(r"\d{4}-\d\d-\d\dT[^<]*|python|lastModifiedBy|description", core),
        ) == ({((1980, 1, 1, 0, 0, 0), 3, 0o600 << 16)}, ["1980-01-01T00:00:00Z"] * 2)

    def test_has_the_properties_of_the_report(self) -> None:
        report = report_of(language="nl-BE", title=both("Titel\tA", "Title\u00a09\u20282"))

        content = report.to_docx(theme=Theme(organisation="Scalda"))

        found = Document(io.BytesIO(content)).core_properties
        assert (found.title, found.subject, found.author, found.language, found.created) == (
            *("Titel A / Title\u00a09 2", "Soort", "Scalda", "nl-BE"),
            datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC),
        )
        assert value(part(content, "styles.xml"), "docDefaults/rPrDefault/rPr/lang") == "nl-BE"

    def test_its_author_and_day_are_those_of_the_report(self) -> None:
        report = report_of(author="A. Jansen", date=datetime.date(2025, 11, 3))

        content = report.to_docx(theme=Theme(organisation="Scalda"))

        found = Document(io.BytesIO(content)).core_properties
        day = datetime.datetime(2025, 11, 3, tzinfo=datetime.UTC)
        assert (found.author, found.created, found.modified) == ("A. Jansen", day, day)

    @pytest.mark.parametrize(
        ("title", "property_", "foot"),
        [
            ("Een\ntitel", "Een titel", "Een titel"),
            ("a" * 70, "a" * 70, "a" * 70),
            ("a" * 68 + " bc", "a" * 68 + " bc", "a" * 68 + "…"),
            ("a" * 255, "a" * 255, "a" * 69 + "…"),
            ("a" * 256, "a" * 254 + "…", "a" * 69 + "…"),
        ],
        ids=["two lines", "at the foot", "too long there", "property", "too long there too"],
    )
    def test_a_title_is_cut_where_it_does_not_fit(
        self, title: str, property_: str, foot: str
    ) -> None:
        content = report_of(title=title).to_docx()

        shown = text(part(content, "footer.xml")).partition("\t")[0]
        assert (Document(io.BytesIO(content)).core_properties.title, shown) == (property_, foot)

    def test_the_page_is_a4_with_its_number_at_the_foot(self) -> None:
        content = report_of(title=both("Een titel", "A title")).to_docx()

        (page,) = part(content, "document.xml").iter(f"{W}sectPr")
        foot = part(content, "footer.xml")
        assert (
            (value(page, "pgSz", "w"), value(page, "pgSz", "h")),
            text(foot),
            [each.get(f"{W}instr") for each in foot.iter(f"{W}fldSimple")],
        ) == (("11906", "16838"), "Een titel\t1 / 1", ["PAGE", "NUMPAGES"])

    def test_every_style_in_use_is_defined(self) -> None:
        report = project_report(PROJECT, locale=("nl", "en"))
        blocks = (CHART, Verbatim("a"), Items((both("a", "b"),)))
        sections = (*report.sections, Section("a", blocks), nested(7))
        content = attrs.evolve(report, sections=sections, contents=both("a", "b")).to_docx(
            theme=Theme(organisation="Scalda")
        )

        used = {
            each.get(f"{W}val")
            for name in ("document.xml", "footer.xml")
            for each in part(content, name).iter()
            if each.tag in {f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"}
        }
        defined = {
            each.get(f"{W}styleId") for each in part(content, "styles.xml").iter(f"{W}style")
        }
        assert (len(used) > 30, used - defined) == (True, set())

    def test_without_python_docx_it_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)

        with pytest.raises(MissingExtraError, match=r"DOCX needs .*erasmus-ka1\[docx\]"):
            report_of().to_docx()


class TestBlocks:
    @pytest.mark.parametrize(
        ("block", "shown"),
        [
            (Paragraph(both("a", "b")), [("Normal", "a"), ("NormalContinued", "b")]),
            (Note(both("a", "b")), [("Note", "a"), ("NoteContinued", "b")]),
            (
                Quotation(both("a\nb", "c"), both("d", "e")),
                [
                    ("Quote", "a\nb"),
                    ("QuoteContinued", "c"),
                    ("QuoteSource", "d"),
                    ("QuoteSource", "e"),
                ],
            ),
            (Quotation("a\nb", both("d", "e")), [("ShortQuote", "a\nb\nd\ne")]),
            (Quotation("a" * 601, "d"), [("Quote", "a" * 601), ("QuoteSource", "d")]),
            (Verbatim("a\n\tb"), [("PlainText", "a\n\tb")]),
            (
                Items(("a", both("b", "c"))),
                [("ListBullet", "a"), ("ListBullet", "b"), ("ListContinue", "c")],
            ),
            (Facts((Fact("a", "b"),)), [("Fact", "a\tb")]),
            (
                Facts((Fact(both("Land", "Country"), both("Nederland", "Netherlands")),)),
                [("Fact", "Land\tNederland"), ("FactContinued", "Country\tNetherlands")],
            ),
            (
                Facts((Fact(both("Nummer", "Number"), "1"),)),
                [("Fact", "Nummer\t1"), ("FactContinued", "Number")],
            ),
            (
                Facts((Fact("VET", both("beroepsonderwijs", "vocational")),)),
                [("Fact", "VET\tberoepsonderwijs"), ("FactContinued", "\tvocational")],
            ),
            (Sum(1, 2), [("Normal", "1"), ("Note", "2")]),
        ],
        ids=[
            *("paragraph", "note", "quotation", "short quotation", "long quotation"),
            *("verbatim", "items", "fact", "fact in both"),
            *("term in both", "value in both", "unknown kind"),
        ],
    )
    def test_each_has_styles_of_its_own(
        self, block: Block, shown: list[tuple[str | None, str]]
    ) -> None:
        assert styled(section(block)) == shown

    def test_a_term_stands_out_and_its_translation_is_soft(self) -> None:
        facts = Facts((Fact(both("Land", "Country"), both("Nederland", "Netherlands")),))

        assert [(has(each, "pPr/keepNext"), runs(each, "rStyle")) for each in section(facts)] == [
            (True, [("Strong", "Land"), (None, ""), (None, "Nederland")]),
            (False, [("OtherLanguage", "Country"), (None, ""), ("OtherLanguage", "Netherlands")]),
        ]

    @pytest.mark.parametrize(
        ("lengths", "width"),
        [((22,), None), ((23, 5), "2926"), ((5, 36), "4512"), ((37, 5), None)],
        ids=["short", "long", "longest", "too long"],
    )
    def test_values_are_clear_of_the_longest_term(
        self, lengths: tuple[int, ...], width: str | None
    ) -> None:
        shown = section(Facts(tuple(Fact("a" * length, ARABIC) for length in lengths)))

        places = {
            (value(each, "pPr/ind", "left"), value(each, "pPr/ind", "hanging")) for each in shown
        }
        stops = {
            tuple(stop.get(f"{W}pos") for stop in each.findall(f"{W}pPr/{W}tabs/{W}tab"))
            for each in shown
        }
        assert (places, stops) == ({(width, width)}, {() if width is None else ("2835", width)})

    def test_neither_the_last_fact_nor_a_note_on_facts_is_alone_on_a_page(self) -> None:
        shown = section(Facts([Fact("a", each) for each in "bcd"]), Note("e"))

        assert [has(each, "pPr/keepNext") for each in shown] == [False, True, True, False]

    def test_breaks_tabs_and_spaces_at_the_ends_are_kept(self) -> None:
        (shown,) = section(Verbatim("  a \n\n\tb\u2028c "))

        spaces = {each.get(SPACE) for each in shown.iter(f"{W}t")}
        assert (text(shown), spaces) == ("  a \n\n\tb\nc ", {"preserve"})

    @pytest.mark.parametrize(
        ("block", "properties"),
        [
            (Paragraph("a"), ["pStyle", "spacing"]),
            (Quotation(ARABIC, "bron"), ["pStyle", "bidi", "spacing", "ind"]),
            (Facts((Fact(ARABIC * 6, "a"),)), ["pStyle", "tabs", "bidi", "spacing", "ind"]),
        ],
        ids=["paragraph", "quotation", "facts"],
    )
    def test_what_follows_a_table_has_space_above(
        self, block: Block, properties: list[str]
    ) -> None:
        _, _, first, *others = section(Table("a", (Column("b"),), ()), block, Paragraph("c"))

        # in the schema's order, which Word insists on
        assert (
            [each.tag.removeprefix(W) for each in first[0]],
            [has(each, "pPr/spacing") for each in others],
        ) == (properties, [False] * len(others))

    def test_a_table_at_the_end_is_followed_by_a_paragraph(self) -> None:
        assert styled(section(Table("a", (Column("b"),), ())))[-1] == (None, "")


class TestCharts:
    def test_is_drawn_with_a_picture_for_old_readers(self) -> None:
        content = report_of(CHART).to_docx()

        drawing = next(part(content, "document.xml").iter(f"{WP}inline"))
        relations = part(content, "_rels/document.xml.rels")
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            kinds = {
                each.get("Id"): package.read(f"word/{each.get('Target')}")[:4] for each in relations
            }
        (properties,) = drawing.iter(f"{WP}docPr")
        (old,) = (each.get(f"{R}embed", "") for each in drawing.iter(f"{A}blip"))
        (new,) = (each.get(f"{R}embed", "") for each in drawing.iter(SVG_BLIP))
        assert (properties.get("descr"), kinds[old], kinds[new]) == (
            *("wie & wat", b"\x89PNG", b"<svg"),
        )

    def test_is_followed_by_its_table(self) -> None:
        chart, *others = section(CHART)

        assert (style(chart), [each.tag.removeprefix(W) for each in others]) == (
            "Chart",
            ["p", "tbl", "p"],
        )


class TestKeeping:
    @pytest.mark.parametrize(
        ("blocks", "kept"),
        [
            ((Paragraph("a"), TABLE), [True]),
            ((Paragraph("a"), Note("b"), TABLE), [True, True]),
            ((Paragraph("a"), Paragraph("b")), [False, False]),
            ((Note("a"), Paragraph("b")), [True, False]),
            ((Note("a"),), [False]),
        ],
        ids=["lead-in", "lead-ins", "text", "remark", "last"],
    )
    def test_a_text_stays_with_what_it_leads_to(
        self, blocks: tuple[Block, ...], kept: list[bool]
    ) -> None:
        texts = [each for each in section(*blocks) if style(each) in {"Normal", "Note"}]

        assert [has(each, "pPr/keepNext") for each in texts] == kept

    @pytest.mark.parametrize(("block", "is_kept"), [(Note("b"), True), (Paragraph("b"), False)])
    def test_the_last_row_of_a_table_stays_with_the_note_on_it(
        self, block: Block, is_kept: bool
    ) -> None:
        (row,) = next(each for each in section(TABLE, block) if each.tag == f"{W}tbl")[-1:]

        assert [has(each, "pPr/keepNext") for each in row.iter(f"{W}p")] == [is_kept]


class TestLanguages:
    @pytest.mark.parametrize(
        ("document", "language", "marked"),
        [
            ("nl", None, None),
            ("nl-BE", "nl", None),
            ("nl-BE", "NL-be", None),
            ("nl", "nl-BE", "nl-BE"),
            ("nl-BE", "nl-NL", "nl-NL"),
            ("fil", "fi", "fi"),
        ],
        ids=str,
    )
    def test_a_text_says_its_language_if_it_is_another(
        self, document: str, language: str | None, marked: str | None
    ) -> None:
        (shown,) = section(Paragraph(Text("woord", language)), language=document)

        assert runs(shown, "lang") == [(marked, "woord")]

    def test_a_mark_holds_for_letters_of_every_script(self) -> None:
        (shown,) = section(Paragraph(Text("\u8a9e", "ja")))

        (language,) = shown.iter(f"{W}lang")
        assert language.attrib == dict.fromkeys((f"{W}val", f"{W}eastAsia", f"{W}bidi"), "ja")


class TestDirection:
    @pytest.mark.parametrize(
        ("words", "is_turned", "pieces"),
        [
            (
                f"{ARABIC} Erasmus+ 3 {ARABIC}!",
                True,
                [(True, f"{ARABIC} "), (False, "Erasmus"), (True, f"+ 3 {ARABIC}!")],
            ),
            (f"over {ARABIC}, en", False, [(False, "over "), (True, ARABIC), (False, ", en")]),
            (
                f"\u2067{ARABIC}\u2069 (en)",
                False,
                [(False, "\u2067"), (True, ARABIC), (False, "\u2069 (en)")],
            ),
        ],
        ids=["paragraph", "word", "isolated word"],
    )
    def test_what_runs_from_right_to_left_says_so(
        self, words: str, is_turned: bool, pieces: list[tuple[bool, str]]
    ) -> None:
        (shown,) = section(Paragraph(words))

        assert (has(shown, "pPr/bidi"), turned(shown)) == (is_turned, pieces)

    @pytest.mark.parametrize(
        ("given", "shown"),
        [
            ("abc \u202e fed", "\u2068abc \u202e fed\u2069"),
            ("abc \u2069 fed", "\u2068\u2068abc \u2069 fed\u2069"),
            ("abc \u2068fed\u2069", "abc \u2068fed\u2069"),
            (ARABIC, ARABIC),
        ],
        ids=["override", "unopened", "closed", "letters"],
    )
    def test_a_text_that_turns_its_surroundings_is_isolated(self, given: str, shown: str) -> None:
        (paragraph,) = section(Paragraph(given))

        assert text(paragraph) == shown

    def test_a_document_from_right_to_left_is_so_throughout(self) -> None:
        table = Table("1", (Column("2"),), ((Cell("3"),),))

        shown = body(report_of(table, Paragraph("4"), language="ar"))

        (page,) = shown.iter(f"{W}sectPr")
        assert (
            [has(each, "pPr/bidi") for each in [*shown.iter(f"{W}p")][3:]],
            has(page, "bidi"),
            len([*shown.iter(f"{W}bidiVisual")]),
        ) == ([True] * 4, True, 1)

    @pytest.mark.parametrize(
        ("language", "lines"), [("nl", ("single", "nil")), ("ar", ("nil", "single"))]
    )
    def test_the_line_beside_a_quotation_is_where_its_document_begins(
        self, language: str, lines: tuple[str, str]
    ) -> None:
        quote = style_named("Quote", language)

        assert (value(quote, "pPr/pBdr/left"), value(quote, "pPr/pBdr/right")) == lines

    @pytest.mark.parametrize(("words", "indent"), [("abc", None), (ARABIC, "284")], ids=ascii)
    def test_the_space_beside_a_quotation_stays_at_its_line(
        self, words: str, indent: str | None
    ) -> None:
        shown, *_ = section(Quotation(words, "bron"))

        assert value(shown, "pPr/ind", "right") == indent

    @pytest.mark.parametrize(
        ("language", "words", "is_numeric", "side"),
        [
            ("nl", "abc", False, None),
            ("nl", ARABIC, False, "right"),
            ("nl", ARABIC, True, "left"),
            ("ar", "abc", False, "right"),
            ("ar", ARABIC, True, None),
        ],
        ids=ascii,
    )
    def test_all_cells_of_a_column_are_aligned_alike(
        self, language: str, words: str, is_numeric: bool, side: str | None
    ) -> None:
        table = Table("a", (Column("1", is_numeric=is_numeric),), ((Cell(words),),))

        *_, shown = table_of(table, language).iter(f"{W}p")

        assert value(shown, "pPr/jc") == side


class TestTables:
    table = Table(
        both("Wat", "What"),
        (Column(both("Naam", "Name")), Column("Aantal", is_numeric=True)),
        (
            (Cell("een"), Cell("1")),
            (Cell("waarvan", is_part=True), Cell("2")),
            (Cell("twee"), Cell("3")),
        ),
    )

    def test_the_caption_is_above_and_stays_with_it(self) -> None:
        first, second, table, *_ = section(self.table)

        kept = has(style_named("Caption"), "pPr/keepNext")
        assert (styled([first, second]), table.tag, kept) == (
            [("Caption", "Wat"), ("Caption", "What")],
            f"{W}tbl",
            True,
        )

    def test_its_first_row_and_column_are_heads(self) -> None:
        table = table_of(self.table)

        names = ("val", "firstRow", "firstColumn", "lastRow", "lastColumn", "noHBand", "noVBand")
        look = [value(table, "tblPr/tblLook", name) for name in names]
        assert (value(table, "tblPr/tblStyle"), look) == (
            "ReportTable",
            ["06A0", "1", "1", "0", "0", "1", "1"],
        )

    def test_its_rows_have_styles_and_are_neither_split_nor_parted(self) -> None:
        rows = [*table_of(self.table).iter(f"{W}tr")]

        assert [styled(row.iter(f"{W}p")) for row in rows] == [
            [("TableText", "Naam"), ("TableText", "Name"), ("TableFigure", "Aantal")],
            [("TableText", "een"), ("TableFigure", "1")],
            [("TablePart", "waarvan"), ("TableFigure", "2")],
            [("TableText", "twee"), ("TableFigure", "3")],
        ]
        # the head is repeated; it, what has parts and all of a short table stay with the next row
        assert [
            (
                has(row, "trPr/tblHeader"),
                has(row, "trPr/cantSplit"),
                {has(each, "pPr/keepNext") for each in row.iter(f"{W}p")},
            )
            for row in rows
        ] == [
            (True, True, {True}),
            (False, True, {True}),
            (False, True, {True}),
            (False, True, {False}),
        ]

    def test_no_row_of_a_long_table_is_alone_on_a_page(self) -> None:
        rows = [(Cell(str(number)),) for number in range(20)]

        _, *found = table_of(Table("a", (Column("b"),), rows)).iter(f"{W}tr")

        keeps = [has(row, "tc/p/pPr/keepNext") for row in found]
        assert keeps == [True, *[False] * 17, True, False]

    @pytest.mark.parametrize(("length", "is_whole"), [(1000, True), (1001, False)])
    def test_a_row_longer_than_a_page_may_be_split(self, length: int, is_whole: bool) -> None:
        words = "a" * length
        table = Table("a", (Column(words),), ((Cell(words),), (Cell("a", is_part=True),)))

        head, row, _ = table_of(table).iter(f"{W}tr")

        marks = [has(row, "trPr/cantSplit"), has(row, "tc/p/pPr/keepNext")]
        marks += [has(head, "trPr/tblHeader"), has(head, "tc/p/pPr/keepNext")]
        assert marks == [is_whole] * 4

    @pytest.mark.parametrize(
        ("texts", "is_wider"),
        [(("een woord", LONG), True), ((LONG, LONG), False)],
        ids=["one long", "both long"],
    )
    def test_long_texts_have_the_wider_columns(
        self, texts: tuple[str, str], is_wider: bool
    ) -> None:
        columns = (Column("a"), Column("a"), Column("a", is_numeric=True))

        first, second, figure = widths_of(Table("a", columns, ((*map(Cell, texts), Cell("1")),)))

        assert (second > 2 * first, figure < first, 9340 <= first + second + figure <= 9354) == (
            is_wider,
            True,
            True,
        )

    def test_a_short_figure_in_words_is_on_one_line(self) -> None:
        columns = (Column("Resultaat"), Column("Bereikt", is_numeric=True))

        figure, words = (
            widths_of(Table("a", columns, ((Cell(LONG), Cell(each)),)))[1]
            for each in ("9", "niet bekend")
        )

        assert (figure < 1300, words >= 11 * 117 + 170) == (True, True)

    @pytest.mark.parametrize(
        ("word", "thousandths"),
        [("Ernst", 2900), ("Bewoording", 5999), ("Participants", 6069), ("waarschuwing", 7294)],
    )
    def test_a_head_of_one_word_is_not_broken(self, word: str, thousandths: int) -> None:
        _, width = widths_of(Table("a", (Column(LONG), Column(word)), ()))

        # as wide as Noto Sans Bold sets it in 9.5 points, of 20 twips each
        assert width - 170 >= thousandths / 1000 * 9.5 * 20

    def test_heads_of_many_columns_are_not_broken(self) -> None:
        heads = {
            both("Doelgroep", "Target group"): 4975,
            both("Deelnemers of organisaties", "Participants or organisations"): 6200,
            both("Beoogd", "Planned"): 3770,
            both("Beoogd en bereikt", "Planned and achieved"): 3770,
            both("Niet beoogd, wel bereikt", "Achieved, not planned"): 4130,
            both("Aantal onderbouwingen", "Pieces of evidence"): 8560,
            both("Respondenten (hoogste aantal)", "Respondents (most)"): 7220,
        }
        columns = [Column(head, is_numeric=place > 0) for place, head in enumerate(heads)]
        rows = [[Cell(both("Organisaties", "Organisations")), *[Cell("1.840")] * 6]]

        widths = widths_of(Table("a", columns, rows))

        # each as wide as Noto Sans Bold sets the longest word of its Dutch head
        room = [width - 170 for width in widths]
        assert all(
            has >= each / 1000 * 9.5 * 20 for has, each in zip(room, heads.values(), strict=True)
        )

    def test_a_part_has_room_for_its_longest_word_after_its_indent(self) -> None:
        word = Cell("Strategie", is_part=True, detail="internationaliseringsstrategieën")
        columns = [Column("Resultaat"), *[Column("respondenten", is_numeric=True)] * 4]

        width, *_ = widths_of(Table("a", columns, [[word, *[Cell("1")] * 4]]))

        # as wide as Noto Sans sets it in 9.5 points
        assert width - 170 - 340 >= 14.9 * 9.5 * 20

    def test_the_translation_of_a_head_is_not_bold(self) -> None:
        head = table_of(Table("a", (Column(both("Beoogd", "Planned")),), ()))[2]

        assert [each for each in head.iter(f"{W}r") if value(each, "rPr/b") == "0"] == [
            *[*head.iter(f"{W}p")][1].iter(f"{W}r")
        ]

    def test_the_head_of_figures_takes_two_lines_before_a_text_does(self) -> None:
        columns = (Column("Resultaat"), Column("Beoogd bij", is_numeric=True))

        assert widths_of(Table("a", columns, ((Cell(LONG), Cell("24")),)))[1] < 1100

    @pytest.mark.parametrize("count", [1, 12, 63])
    def test_many_columns_share_the_page(self, count: int) -> None:
        widths = widths_of(Table("a", (Column("onderwijsinstelling"),) * count, ()))

        assert (len(widths), max(widths) - min(widths) <= 1, 9290 <= sum(widths) <= 9354) == (
            count,
            True,
            True,
        )

    def test_more_columns_than_word_can_show_are_refused(self) -> None:
        with pytest.raises(InvalidValueError, match=r"Table\.columns is 64, expected no more"):
            report_of(Table("a", (Column("a"),) * 64, ())).to_docx()

    def test_a_table_without_columns_is_its_caption(self) -> None:
        assert styled(section(Table("a", (), ()))) == [("Caption", "a")]

    def test_a_cell_with_a_link_leads_to_its_address(self) -> None:
        table = Table("a", (Column("b"),), [[Cell("gids", link="https://example.org/a?b&c")]])

        content = report_of(table).to_docx()

        (link,) = part(content, "document.xml").iter(f"{W}hyperlink")
        (target,) = [
            each.get("Target")
            for each in part(content, "_rels/document.xml.rels")
            if each.get("Id") == link.get(f"{R}id")
        ]
        assert (text(link), target) == ("gids", "https://example.org/a?b&c")


class TestContents:
    def test_it_links_to_the_sections_of_the_first_two_levels(self) -> None:
        sections = (
            Section("A", (), (nested(2), Section("zonder", ())), "a"),
            Section("B", (), (Section("in B", (), (), "b.in"),)),
        )

        report = report_of(sections=sections, contents=both("Inhoud", "Contents"))
        shown = [*body(attrs.evolve(report, contents_from=1))]

        links = [
            (style(each), text(each), value(each, "hyperlink", "anchor")) for each in shown[3:8]
        ]
        targets = {
            value(each, "bookmarkStart", "name"): text(each)
            for each in shown
            if has(each, "bookmarkStart")
        }
        assert (styled(shown[2:3]), links, style(shown[8]), targets) == (
            [("TOCHeading", "Inhoud / Contents")],
            [
                ("TOC1", "A\t", "a"),
                ("TOC2", "Niveau 1\t", "code_1"),
                ("TOC2", "zonder\t", "section"),
                ("TOC1", "B\t", "section_2"),
                ("TOC2", "in B\t", "b_in"),
            ],
            "Heading1",
            {
                "a": "A",
                "code_1": "Niveau 1",
                "code_2": "Niveau 2",
                "section": "zonder",
                "section_2": "B",
                "b_in": "in B",
            },
        )

    def test_its_page_numbers_are_filled_in_by_who_prints_it(self) -> None:
        report = report_of(sections=(Section("A", (), (), "a.b"),), contents="Inhoud")
        entry = body(attrs.evolve(report, contents_from=1))[3]

        fields = [(value(entry, "fldSimple", "instr"), text(entry))]
        assert fields == [("PAGEREF a_b", "A\t")]

    @pytest.mark.parametrize(
        ("block", "is_shown"),
        [
            (Items(["punt"] * 90), False),
            (Items(["punt"] * 170), True),
            (Table("a", (Column("b"), Column("c")), [(Cell(LONG), Cell("1"))] * 110), True),
            (CHART, False),
        ],
        ids=["three pages", "four pages", "table", "chart"],
    )
    def test_it_is_there_from_four_pages(self, block: Block, is_shown: bool) -> None:
        shown = body(report_of(block, contents="Inhoud"))

        assert ("TOCHeading" in map(style, shown)) is is_shown

    @pytest.mark.parametrize(
        ("codes", "names"),
        [
            (["a.b", "a_b", "A.b"], ["a_b", "a_b_2", "A_b_3"]),
            (["1.a", "é"], ["s1_a", "s_"]),
            (["a" * 41, "a" * 42, "a" * 40], ["a" * 40, "a" * 38 + "_2", "a" * 38 + "_3"]),
        ],
        ids=["alike", "no letter first", "long"],
    )
    def test_each_section_has_a_bookmark_that_word_takes(
        self, codes: list[str], names: list[str]
    ) -> None:
        shown = body(report_of(sections=tuple(Section("a", (), (), code) for code in codes)))

        starts = [*shown.iter(f"{W}bookmarkStart")]
        ends = [each.get(f"{W}id") for each in shown.iter(f"{W}bookmarkEnd")]
        assert (
            [each.get(f"{W}name") for each in starts],
            [each.get(f"{W}id") for each in starts],
            len({*ends}),
        ) == (names, ends, len(codes))


class TestThemes:
    def test_its_colour_is_that_of_headings_and_lines(self) -> None:
        content = report_of().to_docx(theme=Theme(accent="#7a1f5c"))

        coloured = {
            each.get(f"{W}styleId")
            for each in part(content, "styles.xml").iter(f"{W}style")
            if "7a1f5c" in ElementTree.tostring(each, encoding="unicode")
        }
        assert coloured == {*("Heading1", "Hyperlink", "Quote", "ReportTable", "Subtitle")}

    def test_the_organisation_is_above_the_title(self) -> None:
        shown = body(report_of(), Theme(organisation="Scalda <vzw>"))

        assert styled(shown[:2]) == [("Organisation", "Scalda <vzw>"), ("Title", "Titel")]

    @pytest.mark.parametrize(
        ("logo", "name", "size"),
        [
            (PIXEL, "image1.png", ("576000", "576000")),
            (JPEG, "image1.jpeg", ("1728000", "576000")),
            (png(1000, 1), "image1.png", ("2880000", "2880")),
            (png(1, 16_384), "image1.png", ("35", "576000")),
        ],
        ids=["png", "jpeg", "wide", "high"],
    )
    def test_a_logo_replaces_the_organisation_and_says_its_name(
        self, logo: bytes, name: str, size: tuple[str, str]
    ) -> None:
        content = report_of().to_docx(theme=Theme(organisation='A "B"', logo=logo))

        (shown,) = part(content, "document.xml")
        (extent,), (properties,) = shown[0].iter(f"{WP}extent"), shown[0].iter(f"{WP}docPr")
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            stored = package.read(f"word/media/{name}")
        assert (
            (stored, (extent.get("cx"), extent.get("cy")), properties.get("descr")),
            styled(shown[:2]),
        ) == ((logo, size, 'A "B"'), [("Logos", ""), ("Title", "Titel")])

    def test_the_emblem_is_at_the_far_end_of_the_row_of_logos(self) -> None:
        partner, emblem = Logo(JPEG, "ROC"), Logo(PIXEL, "EU")
        theme = Theme(organisation="Scalda", partners=[partner], emblem=emblem)

        shown = body(report_of(), theme)

        names = [each.get("descr") for each in shown[0].iter(f"{WP}docPr")]
        assert (names, styled(shown[:2])) == (
            ["ROC", "EU"],
            [("Logos", "\t"), ("Organisation", "Scalda")],
        )

    def test_logos_are_apart(self) -> None:
        theme = Theme(logo=PIXEL, partners=[Logo(JPEG, "ROC"), Logo(PIXEL, "VO")])

        assert text(body(report_of(), theme)[0]) == "\u2003\u2003" * 2

    @pytest.mark.parametrize(
        ("theme", "size"),
        [
            (Theme(paper="Letter"), ("12240", "15840", None)),
            (Theme(landscape=True), ("16838", "11906", "landscape")),
        ],
        ids=["letter", "landscape"],
    )
    def test_the_page_is_that_of_the_theme(
        self, theme: Theme, size: tuple[str | None, ...]
    ) -> None:
        table = Table("a", (Column("b"),), ())

        shown = body(report_of(table), theme)

        (page,), (width,) = shown.iter(f"{W}pgSz"), shown.iter(f"{W}tblW")
        assert tuple(page.get(f"{W}{name}") for name in ("w", "h", "orient")) == size
        assert int(width.get(f"{W}w", "")) == int(size[0] or "") - 2 * 1276

    def test_a_logo_without_a_name_is_decoration(self) -> None:
        shown = body(report_of(), Theme(logo=PIXEL))

        (mark,), (properties,) = shown.iter(DECORATIVE), shown.iter(f"{WP}docPr")
        assert (mark.get("val"), properties.get("descr")) == ("1", None)
