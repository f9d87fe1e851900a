from __future__ import annotations

from typing import Any

import pytest
from report_samples import EXAMPLE, PIXEL

from erasmus_ka1 import Project
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
from erasmus_ka1.serialization import load

from .reading import Pdf, Tag

BOTH = LocalizedText.of(Text("een", "nl"), Text("one", "en"))
BLOCKS: dict[str, Block] = {
    "paragraph": Paragraph("a"),
    "note": Note("a"),
    "verbatim": Verbatim("a\nb"),
    "two languages": Paragraph(BOTH),
    "quotation": Quotation("a", "b"),
    "items": Items(["a"]),
    "facts": Facts((Fact("a", "b"),)),
    "table": Table("a", (Column("b"), Column("c")), ((Cell("d"), Cell("e")),)),
}
SHAPES: dict[str, tuple[Any, ...]] = {
    "paragraph": ("P",),
    "note": ("P",),
    "verbatim": ("P",),
    "two languages": (("P", "Span"),),
    "quotation": (("BlockQuote", "P"), "P"),
    "items": (("L", ("LI", "Lbl", "LBody")),),
    "facts": (("L", ("LI", "Lbl", "LBody")),),
    "table": (("Table", "Caption", ("THead", ("TR", "TH", "TH")), ("TBody", ("TR", "TH", "TD"))),),
}


def report_of(*blocks: Block, **changes: Any) -> Report:
    return Report("Titel", "Soort", ("nl",), (Section("Kop", blocks),), **changes)


def section_of(*blocks: Block) -> Tag:
    (section,) = Pdf(report_of(*blocks).to_pdf()).tags.all("Sect")
    return section


@pytest.fixture(scope="module")
def example() -> Pdf:
    project = load(EXAMPLE, Project)
    theme = Theme(organisation="Scalda", logo=PIXEL)
    return Pdf(project_report(project, locale=("nl", "en")).to_pdf(theme=theme))


class TestTags:
    @pytest.mark.parametrize(("name", "shape"), SHAPES.items(), ids=SHAPES)
    def test_a_block_is_what_it_is(self, name: str, shape: tuple[Any, ...]) -> None:
        assert section_of(BLOCKS[name]).shape() == ("Sect", "H2", *shape)

    def test_headings_have_their_levels(self) -> None:
        inner = Section("c", (), (Section("d", (Paragraph("e"),)),))
        report = Report("a", "b", ("nl",), (Section("b", (), (inner,)), Section("f", ())))

        tags = Pdf(report.to_pdf()).tags

        headings = [(tag.kind, tag.text) for tag in tags.all() if tag.kind.startswith("H")]
        assert headings == [("H1", "a"), ("H2", "b"), ("H3", "c"), ("H4", "d"), ("H2", "f")]

    def test_a_list_over_two_pages_is_one(self) -> None:
        section = section_of(Items([f"ding {number}" for number in range(80)]))

        assert [len(tag.children) for tag in section.all("L")] == [80]

    def test_each_heading_of_a_table_says_what_it_is_over(self) -> None:
        rows = ((Cell("c"), Cell("d")), (Cell("e"), Cell("f")))

        headings = section_of(Table("t", (Column("a"), Column("b")), rows)).all("TH")

        assert [(tag.text, str(tag.attributes["Scope"])) for tag in headings] == [
            ("a", "/Column"),
            ("b", "/Column"),
            ("c", "/Row"),
            ("e", "/Row"),
        ]

    def test_a_cell_with_nothing_in_it_is_a_cell(self) -> None:
        rows = ((Cell("c"), Cell(""), Cell("d")),)

        section = section_of(Table("t", (Column(""), Column("a"), Column("b")), rows))

        assert [[cell.text for cell in row.children] for row in section.all("TR")] == [
            ["", "a", "b"],
            ["c", "", "d"],
        ]

    def test_words_in_another_language_say_so(self, example: Pdf) -> None:
        languages = {tag.text: tag.language for tag in example.tags.all("Span", "P", "H2")}

        assert (
            languages["The project"],
            languages["Nach drei Wochen hat sie die Übergabe auf Deutsch gemacht."],
            languages["Het project The project"],
        ) == ("en", "de", None)

    def test_all_that_is_painted_has_a_tag_or_is_an_artifact(self) -> None:
        blocks = (*BLOCKS.values(), Bars("a", "b", ("c",), (BarsRow("d", (Bar("e", 0.5),)),)))
        theme = Theme(organisation="Scalda", logo=PIXEL)

        read = Pdf(report_of(*blocks, contents=BOTH).to_pdf(theme=theme))

        assert not [fault for page in read.pages for fault in page.faults]

    def test_each_piece_is_found_by_its_number(self, example: Pdf) -> None:
        numbers = example.root.StructTreeRoot.ParentTree.Nums
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

        found = {
            (int(page.StructParents), int(piece.MCID))
            for page in example.file.pages
            for owner in owners[int(page.StructParents)]
            for piece in owner.K
            if piece.get("/Type") == "/MCR" and piece.Pg.objgen == page.objgen
        }

        assert found == {
            (place, number) for place, page in enumerate(example.pages) for number in page.pieces
        }


class TestImages:
    def test_a_bar_is_no_content(self) -> None:
        row = BarsRow("a", (Bar("25%", 0.25),))

        read = Pdf(report_of(Bars("c", "h", ("x",), (row,))).to_pdf())

        (cell,) = read.tags.all("TD")
        assert (cell.shape(), cell.text, "[f]" in read.pages[0].artifacts) == ("TD", "25%", True)

    def test_a_logo_comes_first_and_is_called_as_the_organisation(self, example: Pdf) -> None:
        first = example.tags.children[0]

        assert (first.kind, first.alternative) == ("Figure", "Scalda")

    def test_a_logo_stands_where_its_tag_says(self, example: Pdf) -> None:
        left, bottom, right, top = map(float, example.tags.children[0].attributes["BBox"])

        assert (round(left), left < right, 700 < bottom < top < 842) == (57, True, True)

    def test_a_logo_without_a_name_is_no_content(self) -> None:
        read = Pdf(report_of(Paragraph("a")).to_pdf(theme=Theme(logo=PIXEL)))

        assert not read.tags.all("Figure")


class TestContents:
    @pytest.fixture
    def read(self) -> Pdf:
        inner = Section("Deel", (Paragraph("a"),), code="b")
        section = Section("Kop", (), (inner,), code="a")
        report = Report("T", "S", ("nl",), (section,), LocalizedText((Text("Inhoud", "nl"),)))
        return Pdf(report.to_pdf())

    def test_the_contents_are_a_list_of_links(self, read: Pdf) -> None:
        contents = read.tags.all("Sect")[0]

        assert contents.shape() == (
            "Sect",
            "H2",
            ("L", ("LI", ("LBody", "Link", ("L", ("LI", ("LBody", "Link")))))),
        )

    def test_each_link_says_where_it_goes(self, read: Pdf) -> None:
        links = read.file.pages[0].Annots

        assert [(str(link.Dest), str(link.Contents)) for link in links] == [
            ("a", "Kop"),
            ("b", "Deel"),
        ]

    def test_each_link_belongs_to_its_tag(self, read: Pdf) -> None:
        numbers = read.root.StructTreeRoot.ParentTree.Nums
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))

        found = [
            [str(each.Obj.Contents) for each in owner.K if each.Type == "/OBJR"]
            for link in read.file.pages[0].Annots
            for owner in [owners[int(link.StructParent)]]
        ]

        assert found == [["Kop"], ["Deel"]]

    def test_the_number_of_the_page_is_shown_and_not_told(self, read: Pdf) -> None:
        shown = [text for text in read.pages[0].artifacts if text == "1"]

        assert (shown, [tag.text for tag in read.tags.all("Link")]) == (
            ["1", "1"],
            ["Kop", "Deel"],
        )
