from __future__ import annotations

import io
import sys
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from erasmus_ka1 import GUIDE_2024, Project
from erasmus_ka1.errors import InvalidValueError, MissingExtraError
from erasmus_ka1.reports import (
    Bar,
    Bars,
    BarsRow,
    Block,
    Cell,
    Column,
    Items,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
    Theme,
    Verbatim,
    Words,
    catalogue,
    project_report,
)
from erasmus_ka1.serialization import load
from report_samples import EXAMPLE, HOSTILE, PIXEL, project_quoting

WORDS = Words.of(Text("een", "nl"), Text("one", "en"))


@pytest.fixture
def example() -> Project:
    return load(EXAMPLE, Project)


def report_of(*blocks: Block, language: str = "nl") -> Report:
    return Report("Titel", "Soort", (language,), (Section("Kop", blocks),))


def paragraphs_of(docx: bytes) -> list[tuple[str, str]]:
    document = Document(io.BytesIO(docx))
    return [(str(each.style and each.style.name), each.text) for each in document.paragraphs]


def xml_of(docx: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(io.BytesIO(docx)) as file:
        return file.read(name).decode()


class TestDocx:
    def test_headings_are_headings(self, example: Project) -> None:
        found = paragraphs_of(project_report(example, locale="nl").to_docx())

        headings = [pair for pair in found if pair[0].startswith(("Title", "heading", "Heading"))]
        assert headings[:4] == [
            ("Title", "Zorg over de grens (voorbeeld)"),
            ("Heading 1", "Het project"),
            ("Heading 1", "Samenvatting"),
            ("Heading 1", "Lerenden"),
        ]

    def test_the_head_of_each_table_is_repeated(self, example: Project) -> None:
        docx = project_report(example, locale="nl").to_docx()

        tables = Document(io.BytesIO(docx)).tables
        heads = [bool([*table.rows[0]._tr.iter(qn("w:tblHeader"))]) for table in tables]
        assert (len(heads) >= 5, all(heads)) == (True, True)

    def test_each_language_says_which_it_is(self, example: Project) -> None:
        docx = project_report(example, locale=("nl", "en")).to_docx()

        assert (
            '<w:lang w:val="nl"' in xml_of(docx, "word/styles.xml"),
            '<w:lang w:val="en"' in xml_of(docx),
            '<w:lang w:val="de"' in xml_of(docx),
        ) == (True, True, True)

    def test_the_properties_name_the_report_and_no_machine(self, example: Project) -> None:
        docx = project_report(example, locale="nl").to_docx(theme=Theme(organisation="Scalda"))

        properties = Document(io.BytesIO(docx)).core_properties
        assert (
            properties.title,
            properties.author,
            properties.language,
            properties.created and properties.created.year,
        ) == ("Zorg over de grens (voorbeeld)", "Scalda", "nl", 1980)

    def test_equal_reports_are_equal_to_the_byte(self, example: Project) -> None:
        first, second = (project_report(example, locale="nl").to_docx() for _ in range(2))

        assert first == second

    @pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
    def test_a_text_shows_as_itself(self, text: str) -> None:
        docx = project_report(project_quoting(text), locale="en").to_docx()

        shown = "".join(pair[1] for pair in paragraphs_of(docx))
        assert text.replace("\u2069", "") in shown.replace("\u2069", "").replace("\u2068", "")

    @pytest.mark.parametrize("language", ["ar", "nl"])
    def test_text_from_right_to_left_runs_so(self, language: str) -> None:
        docx = report_of(Paragraph(Text("مرحبا", "ar")), language=language).to_docx()

        assert ("<w:rtl/>" in xml_of(docx), "<w:bidi/>" in xml_of(docx)) == (True, True)

    def test_what_runs_the_other_way_keeps_its_side_of_the_page(self) -> None:
        table = Table("c", (Column("a"), Column("b", is_numeric=True)), ((Cell("مرحبا"),) * 2,))

        xml = xml_of(report_of(Quotation("مرحبا", "x"), table).to_docx())
        assert ('w:jc w:val="right"' in xml, 'w:jc w:val="left"' in xml) == (True, True)

    def test_a_language_that_nobody_knows_runs_from_left_to_right(self) -> None:
        assert "<w:bidi/>" not in xml_of(report_of(Paragraph("a"), language="qqx").to_docx())

    def test_a_logo_without_a_name_only_decorates(self) -> None:
        assert "decorative" in xml_of(report_of().to_docx(theme=Theme(logo=PIXEL)))

    def test_lists_quotations_and_plain_text_have_their_styles(self) -> None:
        docx = report_of(
            Items(["twee"]), Quotation("drie", "vier"), Verbatim("vijf\n zes"), Paragraph(WORDS)
        ).to_docx()

        styles = {text: style for style, text in paragraphs_of(docx)}
        assert [styles[text] for text in ("twee", "drie")] == ["List Bullet", "Quote"]

    def test_a_bar_stands_beside_its_figure(self) -> None:
        row = BarsRow("a", (Bar("25%", 0.25), Bar("niets", None)))

        (table,) = Document(
            io.BytesIO(report_of(Bars("c", "h", ("x", "y"), (row,))).to_docx())
        ).tables
        assert (table.cell(1, 1).text.startswith("25%"), table.cell(1, 2).text) == (True, "niets")

    def test_the_contents_lead_to_bookmarks(self) -> None:
        xml = xml_of(catalogue(GUIDE_2024, locale="nl").to_docx())

        anchors = {part.partition('"')[0] for part in xml.split('w:anchor="')[1:]}
        names = {
            part.partition('w:name="')[2].partition('"')[0]
            for part in xml.split("<w:bookmarkStart")[1:]
        }
        assert (len(anchors) > 20, anchors <= names) == (True, True)

    def test_bookmarks_are_names_that_word_takes(self) -> None:
        inner = Section("b", (), code="Learners")
        sections = (
            Section("a", (), (inner,), code="learners"),
            Section("c", (Paragraph("x"),), code="1." + "x" * 60),
        )
        report = Report("T", "S", ("nl",), sections, contents=Words((Text("Inhoud"),)))

        xml = xml_of(report.to_docx())
        assert [f'w:name="{name}"' in xml for name in ("learners", "Learners_2")] == [True, True]

    @pytest.mark.parametrize(
        "logo",
        [PIXEL, b"\xff\xd8\xff\xe0\x00\x02\xff\xc0\x00\x11\x08\x00\x02\x00\x03", None],
        ids=["png", "jpeg", "none"],
    )
    def test_a_theme_puts_its_organisation_on_top(self, logo: bytes | None) -> None:
        docx = report_of().to_docx(theme=Theme(organisation="Scalda", logo=logo))

        shown = xml_of(docx)
        assert ("Scalda" in shown, "<w:drawing" in shown) == (True, logo is not None)

    @pytest.mark.parametrize("logo", [b"\xff\xd8\xff", PIXEL[:16] + bytes(20)], ids=["jpeg", "png"])
    def test_a_logo_without_a_size_is_refused(self, logo: bytes) -> None:
        with pytest.raises(InvalidValueError, match=r"Theme\.logo"):
            report_of().to_docx(theme=Theme(logo=logo))

    def test_a_table_that_word_cannot_show_is_refused(self) -> None:
        table = Table("c", tuple(Column(str(each)) for each in range(64)), ())

        with pytest.raises(InvalidValueError, match="columns in a document for Word"):
            report_of(table).to_docx()

    def test_a_table_without_columns_is_its_caption(self) -> None:
        assert "alleen dit" in xml_of(report_of(Table("alleen dit", (), ())).to_docx())

    def test_columns_that_need_more_than_there_is_share_it(self) -> None:
        columns = tuple(Column("een-heel-lang-woord" * 3) for _ in range(12))
        row = tuple(Cell("nog-een-heel-lang-woord" * 3) for _ in columns)

        xml = xml_of(report_of(Table("c", columns, (row,)), Paragraph("na")).to_docx())
        assert xml.count("<w:gridCol ") == 12

    def test_a_long_title_is_cut_where_a_property_ends(self) -> None:
        docx = Report("lang " * 100, "S", ("nl",), ()).to_docx()

        assert Document(io.BytesIO(docx)).core_properties.title.endswith("…")

    def test_without_python_docx_it_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "docx", None)

        with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[docx\]"):
            report_of().to_docx()
