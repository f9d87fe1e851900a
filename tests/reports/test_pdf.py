from __future__ import annotations

import datetime
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from pdf_reading import Pdf, Tag
from report_samples import PIXEL, PROJECT, both, chunk, report_of

from erasmus_ka1 import GUIDE_2024, Claim, Evidence
from erasmus_ka1.errors import (
    InvalidValueError,
    MissingExtraError,
    MissingGlyphsWarning,
    TemplateError,
    UnreadableFileError,
)
from erasmus_ka1.reports import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
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
    Tiles,
    Verbatim,
    project_report,
)

THEME = Theme(organisation="“Scalda” <b>&'x'", logo=PIXEL, accent="#7a1f5c")
TITLE = "Zorg over de grens (voorbeeld)"
BOTH = both("Hallo", "Hello")
#: A character for private use, which no font has.
GLYPHLESS = "\U0010fff0"


@attrs.frozen
class Agenda(Block):
    intro: Text
    points: tuple[str, ...]
    day: datetime.date = datetime.date(2025, 3, 14)

    def parts(self) -> tuple[Block, ...]:
        return (Paragraph(self.intro), Items(self.points))


@attrs.frozen
class Lead(Paragraph):
    """A paragraph of a kind of its own."""


def table(rows: int = 1) -> Table:
    cells = tuple((Cell(f"rij {number}"), Cell("1")) for number in range(rows))
    return Table("bijschrift", (Column("kolom"), Column("getal", is_numeric=True)), cells)


_TABLE = "Table Caption THead TR TH TH TBody TR TD TD"
#: Blocks, and the tags that they have in a PDF.
BLOCKS: dict[str, tuple[Block, str]] = {
    "paragraph": (Paragraph("a"), "P"),
    "note": (Note("a"), "P"),
    "verbatim": (Verbatim("a\nb"), "P"),
    "two languages": (Paragraph(BOTH), "P P"),
    "quotation": (Quotation("a", "b"), "BlockQuote P P"),
    "items": (Items(["a", "b"]), "L LI Lbl LBody LI Lbl LBody"),
    "facts": (Facts((Fact("a", "b"),)), "L LI Lbl LBody"),
    "table": (table(), _TABLE),
    "table with a link": (
        Table("a", (Column("b"),), ((Cell("c", link="https://example.org"),),)),
        "Table Caption THead TR TH TBody TR TD Link",
    ),
    "tiles": (Tiles((Fact("a", "b"),)), "P P"),
    "kind of its own": (Agenda(Text("a"), ("b",)), "P L LI Lbl LBody"),
    "kind of a known one": (Lead("a"), "P"),
}


def read(report: Report, **options: Any) -> Pdf:
    return Pdf(report.to_pdf(**options))


def kinds(tag: Tag) -> Iterator[str]:
    """Yield what a tag and those in it are, without those that only group."""
    for child in tag.children:
        yield child.kind
        yield from kinds(child)


def shape(tags: tuple[Tag, ...]) -> str:
    """Return the kinds of tags, without those that mean nothing to a reader."""
    found = [kind for tag in tags for kind in (tag.kind, *kinds(tag))]
    text = " ".join(kind for kind in found if kind not in {"Div", "Span"})
    return re.sub(r"(TH|TD|LBody) P", r"\1", text)


def seen(text: str) -> str:
    """Return what can be seen of a text, without white space and without bullets."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", "", text)


@pytest.fixture(scope="module")
def example() -> Report:
    return project_report(PROJECT, locale=("nl", "en"))


@pytest.fixture(scope="module")
def printed(example: Report) -> Pdf:
    return read(example, theme=THEME)


class TestDocument:
    def test_claims_pdf_ua_1_and_shows_its_title_in_its_language(self, printed: Pdf) -> None:
        root = printed.file.Root

        assert (
            printed.metadata["pdfuaid:part"],
            printed.metadata["dc:title"],
            str(root.Lang),
            bool(root.MarkInfo.Marked),
            bool(root.ViewerPreferences.DisplayDocTitle),
        ) == ("1", TITLE, "nl", True, True)

    def test_tells_no_time(self, printed: Pdf) -> None:
        names = {*map(str, printed.file.docinfo), *printed.metadata}

        assert not [name for name in names if "Date" in name]

    def test_has_a_bookmark_for_each_heading(self, printed: Pdf) -> None:
        headings = {each[0]: each[1] for each in printed.outline if isinstance(each, tuple)}

        assert "Het project / The project" in printed.outline
        assert [each[0] for each in headings["Lerenden / Learners"]] == [
            "Onderbouwing: Lerenden / Evidence: Learners"
        ]

    def test_has_the_title_above_and_organisation_and_number_below(self, printed: Pdf) -> None:
        last = len(printed.pages)

        assert [
            page.artifacts.startswith(TITLE)
            and page.artifacts.endswith(f"{THEME.organisation}{number} / {last}")
            for number, page in enumerate(printed.pages, start=1)
        ] == [False, *[True] * (last - 1)]

    def test_headings_have_their_levels_and_are_a_dash_if_empty(self) -> None:
        inner = Section("c", (), (Section(" ", ()),))
        report = report_of(sections=(Section("b", (), (inner,)), Section("f", ())))

        tags = read(report).tags.all("Title", "H1", "H2", "H3")
        assert [(tag.kind, tag.text) for tag in tags] == [
            *(("Title", "Titel"), ("H1", "b"), ("H2", "c"), ("H3", "–"), ("H1", "f")),
        ]

    def test_the_contents_are_links_to_sections_of_the_first_two_levels(self) -> None:
        inner = (Section("Deel", (), code="b"), Section("Rest", ()))
        sections = (Section("Kop", (), inner, "a"),)
        pdf = read(report_of(sections=sections, contents=BOTH, contents_from=1))

        contents = next(iter(pdf.tags.all("TOC")))
        assert (seen(contents.text), len(pdf.file.pages[0].Annots)) == ("Kop1Deel1Rest1", 3)

    @pytest.mark.parametrize(("lines", "is_shown"), [(130, False), (200, True)])
    def test_the_contents_are_shown_from_four_pages(self, lines: int, is_shown: bool) -> None:
        report = report_of(Items(["punt"] * lines), contents="Inhoud")

        assert any(read(report).tags.all("TOC")) is is_shown

    def test_has_author_and_date_and_no_others(self) -> None:
        report = report_of(author="A. Jansen", date=datetime.date(2025, 11, 3))

        made, bare = read(report), read(report_of())

        info = made.file.docinfo
        assert (str(info.Author), str(info.CreationDate)[:10]) == ("A. Jansen", "D:20251103")
        assert not {"/Author", "/CreationDate"} & bare.file.docinfo.keys()

    def test_the_page_is_that_of_the_theme(self) -> None:
        theme = Theme(paper="Letter", landscape=True, emblem=Logo(PIXEL, "EU"))

        pdf = read(report_of(), theme=theme)

        box = [round(float(each)) for each in pdf.file.pages[0].MediaBox]
        assert (box, [each.alternative for each in pdf.tags.all("Figure")]) == (
            [0, 0, 792, 612],
            ["EU"],
        )

    def test_the_last_page_has_more_than_a_few_lines(self) -> None:
        # the last lines of such reports would be alone on a page
        counts = [len(read(report_of(Items(["punt"] * n))).pages[-1].text) for n in range(46, 56)]

        assert min(counts) > 40


class TestBlocks:
    @pytest.mark.parametrize(("block", "expected"), BLOCKS.values(), ids=BLOCKS)
    def test_a_block_is_tagged_as_what_it_is(self, block: Block, expected: str) -> None:
        _, _, _, *tags = read(report_of(block)).tags.children

        assert shape(tuple(tags)) == expected

    def test_words_in_another_language_say_so(self, printed: Pdf) -> None:
        languages = {tag.text: tag.language for tag in printed.tags.all("BlockQuote", "P")}

        assert (
            languages["Projectnummer"],
            languages["Project number"],
            [tag.language for tag in printed.tags.all("BlockQuote")].count("de"),
            ("en", "The project") in printed.pages[0].languages,
        ) == (None, "en", 1, True)

    @pytest.mark.parametrize("language", ["zh-Hant-TW", "en-001", "abc"])
    def test_any_language_will_do(self, language: str) -> None:
        assert "hallo" in read(report_of(Paragraph(Text("hallo", language)))).tags.text

    def test_the_head_of_a_table_is_shown_on_each_page_and_told_once(self) -> None:
        pdf = read(report_of(table(rows=60)))

        assert (
            [tag.text for tag in pdf.tags.all("THead")],
            ["kolom" in page.artifacts for page in pdf.pages],
        ) == (["kolom getal"], [False, True])

    def test_a_row_longer_than_a_page_is_whole(self) -> None:
        rows = ((Cell("woord " * 2000), Cell("1")),)
        pdf = read(report_of(Table("b", (Column("a"), Column("c")), rows)))

        assert (pdf.tags.text.count("woord"), len(pdf.pages) > 1) == (2000, True)

    def test_a_table_too_wide_for_its_figures_keeps_them_all(self) -> None:
        columns = [Column(f"Kolomkop{number}", is_numeric=True) for number in range(20)]
        rows = (tuple(Cell(str(number)) for number in range(20)),)

        cells = read(report_of(Table("b", tuple(columns), rows))).tags.all("TD")

        assert [cell.text for cell in cells] == [*map(str, range(20))]

    def test_a_logo_has_the_name_of_the_organisation(self, printed: Pdf) -> None:
        logo, *_ = printed.tags.all("Figure")

        assert logo.alternative == THEME.organisation

    def test_a_logo_without_a_name_is_no_content(self) -> None:
        pdf = read(report_of(), theme=Theme(logo=PIXEL))

        assert [*pdf.tags.all("Figure")] == []


class TestTexts:
    @pytest.mark.parametrize(
        "text",
        ["a" * 50_000, "'" * 5_000, "e" + "\u0301" * 500, " " * 5_000 + "a", "a\tb\n\n  c\ufeffd"],
        ids=["word", "apostrophes", "accents", "spaces", "white space"],
    )
    def test_a_text_is_whole_within_the_page(self, text: str) -> None:
        pdf = read(report_of(Quotation(text, "bron")))

        (quotation,) = pdf.tags.all("BlockQuote")
        assert seen(text) in seen(quotation.text)

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("שלום (2024), Gent", "he"),
            ("שלום (2024), Gent", "en"),
            ("Καλημέρα, (κόσμε)", "el"),
        ],
        ids=["Hebrew", "Hebrew in English", "Greek"],
    )
    def test_other_scripts_have_all_their_letters(self, text: str, language: str) -> None:
        (quotation,) = read(report_of(Quotation(Text(text, language), ""))).tags.all("BlockQuote")

        assert sorted(seen(quotation.text)) == sorted(seen(text + "—"))

    def test_a_text_from_right_to_left_begins_at_the_right(self) -> None:
        left, right = (
            float(
                re.findall(rb"q 1 0 0 -1 ([\d.]+)", read(report_of(Paragraph(text))).content(0))[3]
            )
            for text in ("abc", "שלום")
        )

        assert (left < 100, right > 400) == (True, True)


class TestPages:
    @pytest.mark.parametrize("name", ["table", "quotation", "long quotation", "items", "facts"])
    def test_no_page_ends_in_a_heading_or_a_lead_in(self, name: str) -> None:
        longer = {
            "table": table(rows=6),
            "quotation": Quotation("woord " * 20, "bron"),
            "long quotation": Quotation("woord " * 2000, "bron"),
        }
        block = longer.get(name) or BLOCKS[name][0]
        inner = Section("tussenkop", (Paragraph("inleiding"), block))
        end = Section("Slot", (Paragraph("eind"),))
        shapes = set[str]()

        for lines in range(24, 38):
            filled = Section("Kop", [Paragraph("vul")] * lines, (inner,))
            pdf = read(report_of(sections=(filled, end)))
            shapes.add(shape(pdf.tags.children[3 + lines :]))
            ends = {page.text.split()[-1] for page in pdf.pages}
            assert not ends & {"tussenkop", "inleiding", "bijschrift", "getal", "Slot"}

        # wherever a page ends, the tags are the same
        assert len(shapes) == 1

    @pytest.mark.parametrize(
        "block",
        [
            Facts([Fact("a", "woord " * 3000)]),
            Tiles([Fact("a", "woord " * 3000)]),
            Table("a", [Column("b")], [[Cell("woord " * 400)]] * 8),
        ],
        ids=["facts", "tiles", "table"],
    )
    def test_what_is_longer_than_a_page_goes_on_to_the_next(self, block: Block) -> None:
        pages = read(report_of(block)).pages

        words = [page.text.count("woord") for page in pages]
        assert (len(words) > 1, max(words) < 1000, sum(words) >= 3000) == (True, True, True)

    @pytest.mark.parametrize("lines", range(8, 20))
    def test_no_row_and_no_note_on_a_table_is_alone_on_a_page(self, lines: int) -> None:
        blocks = [*[Paragraph("vul")] * lines, table(rows=20), Note("legenda")]

        pages = [page.text for page in read(report_of(*blocks)).pages]

        (last,) = (text for text in pages if "rij 19" in text)
        assert ("rij 18" in last, "legenda" in last) == (True, True)

    @pytest.mark.parametrize(
        ("block", "first"),
        [
            (Verbatim("\n".join(["eerste", *["meer"] * 9])), "eerste"),
            (Facts([Fact(str(place), f"nr {place}") for place in range(10)]), "nr 0"),
            (Quotation("eerste " + "woord " * 80, "bron"), "eerste"),
        ],
        ids=["verbatim", "facts", "quotation"],
    )
    def test_what_is_short_stays_whole_and_with_a_note_on_it(
        self, block: Block, first: str
    ) -> None:
        for lines in range(28, 46, 2):
            blocks = [*[Paragraph("vul")] * lines, block, Note("noot")]

            pages = [page.text for page in read(report_of(*blocks)).pages]

            (page,) = (text for text in pages if "noot" in text)
            assert first in page


class TestFonts:
    def test_what_the_fonts_of_typst_have_needs_no_other(self, printed: Pdf) -> None:
        names = {re.split("[+-]", str(font.BaseFont))[1] for font in printed.fonts}

        assert names == {"LibertinusSerif"}

    def test_a_character_that_only_another_font_has_keeps_the_claim(self) -> None:
        pdf = read(report_of(Paragraph("┼ ▓")))

        assert (pdf.metadata["pdfuaid:part"], "┼ ▓" in pdf.tags.text) == ("1", True)

    def test_a_character_that_no_font_has_is_named_and_nothing_is_claimed(self) -> None:
        others = "".join(map(chr, range(0x10FF00, 0x10FF20)))
        report = report_of(Paragraph(f"é {GLYPHLESS}"), Paragraph(others))

        with pytest.warns(MissingGlyphsWarning, match="no font has U.10FF00, ") as caught:
            pdf = read(report)

        warning = caught[0]
        assert (
            getattr(warning.message, "characters", None),
            warning.filename,
            "pdfuaid:part" in pdf.metadata,
            bool(pdf.file.Root.MarkInfo.Marked),
        ) == (tuple(others[:10]), __file__, False, True)


class TestTemplate:
    @pytest.fixture
    def to_pdf(self, tmp_path: Path) -> Callable[[str], bytes]:
        def to_pdf(template: str) -> bytes:
            (tmp_path / "report.typ").write_text(template, encoding="utf-8")
            return report_of(Agenda(Text("a"), ("b",))).to_pdf(templates=tmp_path, theme=THEME)

        return to_pdf

    def test_is_given_the_report_and_the_theme_as_data(
        self, to_pdf: Callable[[str], bytes], tmp_path: Path
    ) -> None:
        (tmp_path / "own.typ").write_text("#let name = [Eigen]")
        template = """
            #import "own.typ": name
            #let data = json(bytes(sys.inputs.data))
            #set document(title: data.report.title.first().text, date: none)
            #let block = data.report.sections.first().blocks.first()
            #name #data.theme.accent #block.kinds.first() #block.points.first() #block.day
        """

        assert Pdf(to_pdf(template)).tags.text == "Eigen #7a1f5c agenda b 2025-03-14"

    @pytest.mark.parametrize(
        ("template", "reason"),
        [
            ("#unknown", r"report\.typ:1: "),
            ("\n#panic()", r"report\.typ:2: "),
            ("#panic(range(1000).map(str).join())", "…$"),
            ('#panic("\u202e")', r"\\u202e"),
            ('#read("/../secret.txt")', r"report\.typ:1: "),
            ("text without a title", "."),
        ],
        ids=["error", "line", "long", "unprintable", "outside", "not PDF/UA"],
    )
    def test_one_that_fails_is_refused_with_the_reason(
        self, to_pdf: Callable[[str], bytes], template: str, reason: str
    ) -> None:
        with pytest.raises(TemplateError, match=reason) as raised:
            to_pdf(template)

        assert raised.value.template == "report.typ"

    def test_a_folder_without_one_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError) as raised:
            report_of().to_pdf(templates=tmp_path)

        assert raised.value.path == str(tmp_path / "report.typ")


def test_a_logo_that_typst_cannot_read_is_refused() -> None:
    with pytest.raises(InvalidValueError, match=r"Theme\.logo"):
        report_of().to_pdf(theme=Theme(logo=PIXEL[:33] + chunk(b"ABCD", b"") + PIXEL[33:]))


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[pdf\]"):
        report_of().to_pdf()


@pytest.mark.slow
def test_10_000_claims_and_2_000_long_pieces_of_evidence_take_a_minute_at_most() -> None:
    text = "Ik heb veel geleerd over de zorg. " * 52
    evidence = [
        Evidence(f"{place} {text}", "nl", "Enquête", datetime.date(2024, 5, 1))
        for place in range(2_000)
    ]
    codes = GUIDE_2024.outcomes.codes
    planned = [Claim(codes[place % len(codes)], "planned") for place in range(8_000)]
    achieved = [Claim(codes[i % len(codes)], "achieved", [each]) for i, each in enumerate(evidence)]
    project = attrs.evolve(PROJECT, claims=[*planned, *achieved])

    started = time.monotonic()
    content = project_report(project, locale="nl").to_pdf()

    assert (time.monotonic() - started < 60, content[:5]) == (True, b"%PDF-")
