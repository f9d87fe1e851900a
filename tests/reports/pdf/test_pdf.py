from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from report_samples import EXAMPLE, HOSTILE, PIXEL, project_quoting

from erasmus_ka1 import Project
from erasmus_ka1.errors import MissingExtraError
from erasmus_ka1.reports import (
    Cell,
    Column,
    Paragraph,
    Quotation,
    Report,
    Section,
    Table,
    Text,
    Theme,
    project_report,
)
from erasmus_ka1.reports._renderers import pdf
from erasmus_ka1.serialization import load

from .reading import Pdf

THEME = Theme(organisation="“Scalda” <b>&'x'", logo=PIXEL, accent="#7a1f5c")
CODE = """
import hashlib, sys
from erasmus_ka1 import Project
from erasmus_ka1.reports import Theme, project_report
from erasmus_ka1.serialization import load
report = project_report(load(sys.argv[1], Project), locale=("nl", "en"))
print(hashlib.sha256(report.to_pdf(theme=Theme(organisation="x"))).hexdigest())
"""


@pytest.fixture(scope="module")
def example() -> Report:
    return project_report(load(EXAMPLE, Project), locale=("nl", "en"))


@pytest.fixture(scope="module")
def printed(example: Report) -> Pdf:
    return Pdf(example.to_pdf(theme=THEME))


def report_of(*blocks: Any) -> Report:
    return Report("Titel", "Soort", ("nl",), (Section("Kop", blocks),))


def seen(text: str) -> str:
    """Return the text without white space, and without what is never seen."""
    return re.sub(r"[\s\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def shown_by_html(report: Report) -> str:
    body = report.to_html().partition("<body>")[2]
    return seen(unescape(re.sub(r"<[^>]*>", " ", body)))


class TestIdentity:
    def test_it_says_that_it_is_pdf_ua_1(self, printed: Pdf) -> None:
        metadata = printed.file.open_metadata()

        assert (metadata["pdfuaid:part"], bool(printed.root.MarkInfo.Marked)) == ("1", True)

    def test_its_title_is_shown_instead_of_its_file_name(self, printed: Pdf) -> None:
        titles = (printed.file.open_metadata()["dc:title"], str(printed.file.docinfo.Title))

        assert (*titles, bool(printed.root.ViewerPreferences.DisplayDocTitle)) == (
            "Zorg over de grens (voorbeeld)",
            "Zorg over de grens (voorbeeld)",
            True,
        )

    def test_it_says_what_languages_it_is_in(self, printed: Pdf) -> None:
        languages = printed.file.open_metadata()["dc:language"]

        assert (str(printed.root.Lang), languages) == ("nl", {"nl", "en"})

    def test_a_title_with_markup_is_only_text(self) -> None:
        title = "<a> & ]]> {title} \\ (b)"

        file = Pdf(Report(title, "Soort", ("nl",), ()).to_pdf()).file

        assert (file.open_metadata()["dc:title"], str(file.docinfo.Title)) == (title, title)

    def test_it_tells_no_time(self, printed: Pdf) -> None:
        names = {*map(str, printed.file.docinfo), *printed.file.open_metadata()}

        assert not [name for name in names if "Date" in name]

    def test_equal_reports_have_one_identifier_and_others_another(self, example: Report) -> None:
        reports = (example, example, report_of())

        first, second, other = (Pdf(each.to_pdf()).file.trailer.ID[0] for each in reports)

        assert (first == second, first == other) == (True, False)

    def test_each_heading_is_a_bookmark(self, printed: Pdf) -> None:
        ((title, *sections),) = printed.outline

        assert (title, sections[0], sections[2], len(sections)) == (
            "Zorg over de grens (voorbeeld)",
            "Het project / The project",
            ("Lerenden / Learners", "Onderbouwing / Evidence"),
            8,
        )


class TestText:
    def test_it_says_what_the_page_says_in_its_order(self, example: Report) -> None:
        assert seen(Pdf(example.to_pdf()).tags.text) == shown_by_html(example)

    @pytest.mark.parametrize("name", [name for name in HOSTILE if name != "long"])
    def test_whatever_a_text_holds_shows_as_itself(self, name: str) -> None:
        report = project_report(project_quoting(HOSTILE[name]), locale="nl")

        assert seen(Pdf(report.to_pdf()).tags.text) == shown_by_html(report)

    @pytest.mark.parametrize(
        "text",
        ["a" * 200_000, "'" * 50_000, "e" + "\u0301" * 20_000, " " * 50_000 + "a", "漢" * 50_000],
        ids=["word", "apostrophes", "accents", "spaces", "ideographs"],
    )
    def test_a_text_without_end_is_there_to_its_end(self, text: str) -> None:
        read = Pdf(report_of(Quotation(text, "bron")).to_pdf())

        assert [seen(tag.text) for tag in read.tags.all("BlockQuote")] == [seen(text)]

    @pytest.mark.parametrize(
        ("text", "language"),
        [
            ("مرحبا (2024) بكم في Gent", "ar"),
            ("שלום (2024), Gent", "he"),
            ("Καλημέρα, (κόσμε)", "el"),
            ("Здравствуйте", "ru"),
        ],
        ids=["Arabic", "Hebrew", "Greek", "Cyrillic"],
    )
    def test_other_scripts_are_in_the_order_in_which_they_are_read(
        self, text: str, language: str
    ) -> None:
        quotation = Quotation(Text(text, language), "bron")

        tags = Pdf(report_of(quotation).to_pdf()).tags

        assert [tag.text.strip() for tag in tags.all("BlockQuote")] == [text]

    def test_a_bracket_from_right_to_left_leaves_the_others_as_they_are(self) -> None:
        report = report_of(Paragraph("אב (ג)"), Paragraph("a (b)"))

        assert [tag.text for tag in Pdf(report.to_pdf()).tags.all("P")] == [
            "Soort",
            "אב (ג)",
            "a (b)",
        ]


class TestPages:
    def test_each_page_has_its_number_and_those_after_the_first_the_title(
        self, printed: Pdf
    ) -> None:
        added = [[text for text in page.artifacts if text[0] != "["] for page in printed.pages]
        title, last = "Zorg over de grens (voorbeeld)", len(added)

        assert [page[-3:] for page in added[1:]] == [
            [title, THEME.organisation, f"{number} / {last}"] for number in range(2, last + 1)
        ]

    def test_the_head_of_a_table_is_shown_again_on_the_next_page_and_told_once(self) -> None:
        rows = tuple((Cell(f"rij {number}"), Cell("1")) for number in range(60))
        table = Table("bijschrift", (Column("kolom"), Column("getal")), rows)

        read = Pdf(report_of(table).to_pdf())

        told = [tag.text for tag in read.tags.all("Table", "THead")]
        assert (len(told), told[1], [page.artifacts.count("kolom") for page in read.pages]) == (
            2,
            "kolom getal",
            [0, 1, 1],
        )

    @pytest.mark.parametrize("lines", range(25, 31))
    def test_no_heading_caption_or_table_head_is_left_alone_at_the_foot(self, lines: int) -> None:
        rows = tuple((Cell(f"rij {number}"), Cell("1")) for number in range(6))
        table = Table("bijschrift", (Column("kolom"), Column("getal")), rows)
        filling = [Paragraph("vul") for _ in range(lines)]
        inner = Section("tussenkop", (table,))
        report = Report("Titel", "Soort", ("nl",), (Section("Kop", filling, (inner,)),))

        pages = [page.text for page in Pdf(report.to_pdf()).pages]

        (page,) = (page for page in pages if "bijschrift" in page)
        assert ("tussenkop" in page, "kolom" in page, "rij 0" in page) == (True, True, True)


class TestSurroundings:
    @pytest.mark.parametrize(
        "environment",
        [
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
            {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"},
        ],
        ids=["one", "another"],
    )
    def test_equal_reports_give_equal_bytes(
        self, example: Report, environment: dict[str, str], tmp_path: Path
    ) -> None:
        expected = sha256(example.to_pdf(theme=Theme(organisation="x"))).hexdigest()
        inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}

        process = subprocess.run(
            [sys.executable, "-c", CODE, str(EXAMPLE)],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={**inherited, **environment},
            text=True,
        )

        assert (process.stdout.strip(), process.stderr) == (expected, "")

    def test_nothing_in_the_style_is_unknown(
        self, example: Report, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.WARNING):
            example.to_pdf(theme=THEME)

        assert not caplog.messages

    def test_without_weasyprint_it_says_what_to_install(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "weasyprint", None)

        with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[pdf\]"):
            report_of().to_pdf()

    def test_without_pango_it_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def import_module(_name: str) -> None:
            raise OSError("cannot load library 'pango'")

        monkeypatch.setattr(pdf, "import_module", import_module)

        with pytest.raises(MissingExtraError, match=r"a library of the system.* 'pango'"):
            report_of().to_pdf()
