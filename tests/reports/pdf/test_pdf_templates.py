from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from report_samples import PIXEL

from erasmus_ka1.errors import TemplateError, UnreadableFileError
from erasmus_ka1.reports import Paragraph, Report, Section

from .reading import Pdf, Tag

DRAWING = '<svg width="9" height="9"><rect width="9" height="9"/>'
REPORT = Report("Titel", "Soort", ("nl",), (Section("Kop", (Paragraph("a"),)),))


class TestTemplates:
    @pytest.fixture
    def secret(self, tmp_path: Path) -> Path:
        path = tmp_path / "secret.txt"
        path.write_text("do not tell")
        return path

    @pytest.fixture
    def printed_with(self, tmp_path: Path, secret: Path) -> Callable[[str, str], bytes]:
        def printed_with(template: str, text: str) -> bytes:
            folder = tmp_path / "templates"
            folder.mkdir()
            (folder / template).write_text(text.replace("SECRET", secret.as_uri()))
            return REPORT.to_pdf(templates=folder)

        return printed_with

    @pytest.mark.parametrize(
        ("template", "text"),
        [
            ("header.html.jinja", '<img src="SECRET" alt="x">'),
            ("header.html.jinja", '<img src="http://127.0.0.1:9/x.png" alt="x">'),
            ("header.html.jinja", '<img src="secret.txt" alt="x">'),
            ("header.html.jinja", '<img src="/etc/passwd" alt="x">'),
            ("header.html.jinja", '<link rel="attachment" href="SECRET">'),
            ("header.html.jinja", '<a rel="attachment" href="SECRET">x</a>'),
            ("header.html.jinja", '<link rel="stylesheet" href="SECRET">'),
            ("header.html.jinja", '<object data="SECRET"></object>'),
            ("report.css", '@import "SECRET";'),
            ("report.css", "body { background: url(SECRET) }"),
            ("report.css", "@font-face { font-family: x; src: url(SECRET) }"),
            ("pdf.css", "@page { background: url(SECRET) }"),
        ],
        ids=[
            *("image", "address", "relative", "path", "attachment", "attached link"),
            *("stylesheet", "object", "import", "background", "font", "page"),
        ],
    )
    def test_one_that_asks_for_what_is_elsewhere_is_refused(
        self, printed_with: Callable[[str, str], bytes], template: str, text: str
    ) -> None:
        with pytest.raises(TemplateError, match="takes nothing in but data: addresses"):
            printed_with(template, text)

    @pytest.mark.parametrize(
        "text",
        [
            '<a href="SECRET">x</a>',
            '<svg width="9" height="9"><image href="SECRET" width="9" height="9"/></svg>',
            '<svg width="9" height="9"><use href="SECRET#x"/></svg>',
        ],
        ids=["link", "image in a drawing", "use in a drawing"],
    )
    def test_what_only_names_a_file_does_not_take_it_in(
        self, printed_with: Callable[[str, str], bytes], text: str
    ) -> None:
        read = Pdf(printed_with("header.html.jinja", text))

        streams = [each for each in read.file.objects if isinstance(each, pikepdf.Stream)]
        assert not [each for each in streams if b"do not tell" in each.read_bytes()]

    def test_an_image_that_is_data_is_taken_in(
        self, printed_with: Callable[[str, str], bytes]
    ) -> None:
        address = f"data:image/png;base64,{b64encode(PIXEL).decode()}"

        read = Pdf(printed_with("header.html.jinja", f'<img src="{address}" alt="Stip">'))

        assert [tag.alternative for tag in read.tags.all("Figure")] == ["Stip"]

    def test_the_style_for_paper_can_be_replaced(
        self, printed_with: Callable[[str, str], bytes]
    ) -> None:
        read = Pdf(printed_with("pdf.css", "@page { size: 200pt 100pt; margin: 0 }"))

        assert [float(each) for each in read.file.pages[0].MediaBox] == [0, 0, 200, 100]

    def test_a_folder_that_is_none_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError):
            REPORT.to_pdf(templates=tmp_path / "none")


class TestTags:
    @pytest.fixture
    def tags_of(self, tmp_path: Path) -> Callable[[str], tuple[Tag, ...]]:
        def tags_of(header: str) -> tuple[Tag, ...]:
            (tmp_path / "header.html.jinja").write_text(header)
            return Pdf(REPORT.to_pdf(templates=tmp_path)).tags.children[:-1]

        return tags_of

    @pytest.mark.parametrize(
        ("header", "shape"),
        [
            ("<header>a <b>b</b></header>", "P"),
            ("<header><div>a</div><div><b>b</b> c</div></header>", "P"),
            ("<article><p>a</p></article>", ("Art", "P")),
            ('<div lang="en"><p>a</p></div>', ("Div", "P")),
            ('<p>a <i lang="en">b</i></p>', ("P", "Span")),
            ("<dl><dt>a</dt><dd>b</dd></dl>", ("L", ("LI", "Lbl"), ("LI", "LBody"))),
            ("<ol><li>a</li></ol>", ("L", ("LI", "Lbl", "LBody"))),
            ("<!-- a --><p>b</p>", "P"),
            (f"<p>a{DRAWING}</svg></p>", "P"),
            (f"<p>a{DRAWING}<title>b</title></svg></p>", ("P", "Figure")),
            (f"<p>a{DRAWING.replace('<svg', '<svg aria-label=b')}</svg></p>", ("P", "Figure")),
        ],
        ids=[
            *("text in a header", "text in a div", "article", "language of a block"),
            *("language of words", "list without groups", "numbered list", "comment"),
            *("drawing", "drawing with a title", "drawing with a label"),
        ],
    )
    def test_elements_of_other_kinds_have_their_tags(
        self, tags_of: Callable[[str], tuple[Tag, ...]], header: str, shape: Any
    ) -> None:
        first, *_ = tags_of(header)

        assert first.shape() == shape

    def test_a_cell_says_how_many_it_takes_the_place_of(
        self, tags_of: Callable[[str], tuple[Tag, ...]]
    ) -> None:
        (table,) = tags_of(
            "<table><tr><th colspan=2>a<tr><td rowspan=2>b<td>c<tr><td colspan=x>d</table>"
        )

        found = [{**tag.attributes, "O": None} for tag in table.all("TH", "TD")]
        assert found == [
            {"O": None, "Scope": "/Column", "ColSpan": 2},
            {"O": None, "RowSpan": 2},
            {"O": None},
            {"O": None},
        ]

    def test_a_link_to_a_place_that_is_not_there_is_text(
        self, tags_of: Callable[[str], tuple[Tag, ...]]
    ) -> None:
        (paragraph,) = tags_of('<p><a href="#nowhere">a</a></p>')

        assert (paragraph.shape(), paragraph.text) == (("P", "Link"), "a")

    def test_the_line_under_a_link_is_a_part_of_it(self, tmp_path: Path) -> None:
        header = '<p><a href="https://example.org">a</a></p>'
        (tmp_path / "header.html.jinja").write_text(header)

        read = Pdf(REPORT.to_pdf(templates=tmp_path))

        assert (read.pages[0].faults, "[S]" in read.pages[0].artifacts) == ([], False)
