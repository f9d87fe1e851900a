"""Themes: colours with enough contrast, and one check of logos for every output format."""

from __future__ import annotations

import enum
import re
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from report_samples import ANIMATION, JPEG, PIXEL, chunk, png, report_of

from erasmus_ka1.errors import (
    InvalidValueError,
    MissingExtraError,
    UnreadableFileError,
    WrongKindError,
)
from erasmus_ka1.reports import Logo, Theme, read_theme

AN_IMAGE = "expected the bytes of a whole PNG or JPEG image of at most 1 MB and 4 million pixels"


SIGNATURE = PIXEL[:8]
HEADER, DATA, END = PIXEL[8:33], PIXEL[33:57], PIXEL[57:]
SCAN = JPEG[JPEG.rindex(b"\xff\xda") : -2]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("accent", "#ffcc00", "a colour with a contrast of 4.5 or more on #ffffff"),
        ("accent_dark", "#003399", "a colour with a contrast of 4.5 or more on #14181d"),
        ("accent", "red", "a colour, as #rrggbb"),
        ("accent_dark", 5, "a colour, as #rrggbb"),
        ("organisation", "a\nb", "one line of text"),
        ("organisation", 5, "one line of text"),
        ("logo", "logo.png", "the bytes of a whole PNG or JPEG image"),
        ("paper", "A5", "A4 or Letter"),
        ("landscape", 1, "True or False"),
        ("css", "p {}</STYLE>", "CSS without </style"),
        ("css", 5, "CSS without </style"),
    ],
)
def test_a_value_that_cannot_be_shown_is_refused(field: str, value: object, expected: str) -> None:
    with pytest.raises(InvalidValueError, match=f"Theme.{field} is .*{re.escape(expected)}"):
        Theme(**{field: value})  # type: ignore[arg-type]


class Paper(str, enum.Enum):  # noqa: UP042 - as people have them
    A4 = "A4"


def test_the_size_of_a_page_counts_by_its_characters() -> None:
    page = report_of().to_html(theme=Theme(paper=Paper.A4))  # type: ignore[arg-type]

    assert "size: A4;" in page


class TestLogo:
    @pytest.mark.parametrize(
        ("logo", "kind"),
        [
            (None, None),
            (PIXEL, "image/png"),
            (JPEG, "image/jpeg"),
            (JPEG[:-2] + SCAN * 94 + JPEG[-2:], "image/jpeg"),
            (png(2000, 2000, depth=1, colour=0), "image/png"),
            (png(7, 9, depth=2, colour=3), "image/png"),
            (png(5, 3, depth=16, colour=6, interlaced=True), "image/png"),
        ],
        ids=["none", "png", "jpeg", "scans", "largest", "palette", "interlaced"],
    )
    def test_that_is_a_whole_small_image_is_taken(
        self, logo: bytes | None, kind: str | None
    ) -> None:
        page = report_of().to_html(theme=Theme(logo=logo))

        assert re.findall("data:(image/[a-z]+)", page) == ([kind] if kind else [])

    @pytest.mark.parametrize(
        "logo",
        [
            pytest.param(b"", id="nothing"),
            pytest.param(b"GIF89a", id="another type"),
            pytest.param(SIGNATURE + b"<svg onload='x()'/>", id="an SVG behind a signature"),
            pytest.param(PIXEL[:-1], id="a truncated PNG"),
            pytest.param(PIXEL + b"\n", id="bytes behind the end"),
            pytest.param(PIXEL + END, id="two ends"),
            pytest.param(SIGNATURE + HEADER + END, id="a PNG without data"),
            pytest.param(SIGNATURE + DATA + END, id="a PNG without a header"),
            pytest.param(PIXEL[:53] + bytes(4) + PIXEL[57:], id="a wrong checksum"),
            pytest.param(
                SIGNATURE + HEADER + chunk(b"IDAT", zlib.compress(b"\0")) + END,
                id="less data than it says",
            ),
            pytest.param(SIGNATURE + HEADER + chunk(b"IDAT", b"no zlib") + END, id="damaged data"),
            pytest.param(png(2001, 2000, depth=1, colour=0), id="too many pixels"),
            pytest.param(png(0, 5), id="no pixels"),
            pytest.param(png(1, 1, depth=3), id="a depth that PNG does not have"),
            pytest.param(png(1, 1, colour=5), id="a colour that PNG does not have"),
            pytest.param(png(7, 9, depth=2, colour=3, palette=b""), id="no palette"),
            pytest.param(png(7, 9, depth=2, colour=3, palette=bytes(4)), id="part of a colour"),
            pytest.param(png(16_385, 1), id="too wide"),
            pytest.param(ANIMATION, id="an animation"),
            pytest.param(JPEG[:-1], id="a truncated JPEG"),
            pytest.param(JPEG[:-2] + SCAN * 95 + JPEG[-2:], id="101 scans"),
            pytest.param(JPEG + b"<svg/>", id="an SVG behind the end of a JPEG"),
            pytest.param(b"\xff\xd8\xff\xda\x00\x02\xff\xd9", id="a scan without a frame"),
            pytest.param(b"\xff\xd8\xff<svg/>\xff\xd9", id="an SVG behind the start of a JPEG"),
            pytest.param(JPEG.replace(b"\x00\x64\x01\x2c", b"\x00\x00\x01\x2c"), id="no height"),
            pytest.param(JPEG.replace(b"\x00\x64\x01\x2c", b"\xff\xff\xff\xff"), id="a huge JPEG"),
            pytest.param(PIXEL[:-12] + chunk(b"tEXt", bytes(1_000_000)) + END, id="too many bytes"),
        ],
    )
    def test_that_is_not_a_whole_small_image_is_refused(self, logo: bytes) -> None:
        with pytest.raises(InvalidValueError, match=AN_IMAGE):
            Theme(logo=logo)

    def test_without_pillow_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "PIL", None)

        with pytest.raises(MissingExtraError, match=r"a logo needs .*erasmus-ka1\[html\]"):
            Theme(logo=png(3, 1))

    @pytest.mark.parametrize(
        ("make", "error", "message"),
        [
            (lambda: Logo(b"", "a"), InvalidValueError, rf"Logo\.image .*{AN_IMAGE}"),
            (lambda: Logo(PIXEL, " "), InvalidValueError, r"Logo\.alt is ' ', expected one line"),
            (
                lambda: Theme(emblem=cast("Logo", PIXEL)),
                WrongKindError,
                "expected a logo",
            ),
            (
                lambda: Theme(partners=PIXEL),  # type: ignore[arg-type]
                WrongKindError,
                "expected a list of logos",
            ),
            (
                lambda: Theme(partners=[PIXEL]),  # type: ignore[list-item]
                WrongKindError,
                "expected logos",
            ),
        ],
        ids=["image", "alt", "emblem", "partners", "partner"],
    )
    def test_of_others_is_an_image_with_an_alternative_text(
        self, make: Callable[[], object], error: type[Exception], message: str
    ) -> None:
        with pytest.raises(error, match=message):
            make()


class TestReadTheme:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "theme.toml"

    def test_reads_a_theme_with_its_logo(self, path: Path) -> None:
        (path.parent / "logo.png").write_bytes(PIXEL)
        path.write_text(
            'organisation = "Scalda"\nlogo = "logo.png"\naccent = "#7a1f5c"\n', encoding="utf-8"
        )

        assert read_theme(path) == Theme(organisation="Scalda", logo=PIXEL, accent="#7a1f5c")

    def test_reads_all_that_a_theme_has(self, path: Path) -> None:
        (path.parent / "logo.png").write_bytes(PIXEL)
        (path.parent / "own.css").write_text("p { color: red }", encoding="utf-8")
        path.write_text(
            'paper = "Letter"\nlandscape = true\ncss = "own.css"\n'
            '[emblem]\nimage = "logo.png"\nalt = "EU"\n'
            '[[partners]]\nimage = "logo.png"\nalt = "ROC"\n',
            encoding="utf-8",
        )

        assert read_theme(path) == Theme(
            paper="Letter",
            landscape=True,
            css="p { color: red }",
            emblem=Logo(PIXEL, "EU"),
            partners=[Logo(PIXEL, "ROC")],
        )

    @pytest.mark.parametrize(
        ("text", "error", "message"),
        [
            ("organisation", UnreadableFileError, "not TOML"),
            ("\x80", UnreadableFileError, "not TOML"),
            ('colour = "#000000"', InvalidValueError, "only organisation, logo, partners, emblem"),
            ("logo = 5", InvalidValueError, "the path of an image"),
            ('logo = "gone.png"', UnreadableFileError, "no such file"),
            ('logo = "theme.toml"', InvalidValueError, f"'theme.toml', {AN_IMAGE}"),
            ("css = 5", InvalidValueError, r"Theme\.css is 5, expected the path of a style"),
            ('css = "theme.toml" # </style', InvalidValueError, "'theme.toml', expected CSS with"),
            ('css = "latin.css"', InvalidValueError, "'latin.css', expected a file in UTF-8"),
            ('emblem = "eu.png"', InvalidValueError, r"Theme\.emblem is 'eu.png', .* a table"),
            ("partners = [5]", InvalidValueError, r"Theme\.partners is 5, expected a table"),
            ("partners = 5", InvalidValueError, r"Theme\.partners is 5, expected a table"),
            ("[emblem]\nsrc = 5", InvalidValueError, r"Theme\.emblem is {'src': 5}, .* a table"),
            ('[emblem]\nalt = "a"', InvalidValueError, r"Theme\.emblem\.image is None, .* path"),
        ],
        ids=[
            *("toml", "utf-8", "key", "logo", "no-logo", "no-image", "css", "end-of-style"),
            *("css-encoding", "emblem", "partner", "partners", "emblem-key", "emblem-image"),
        ],
    )
    def test_a_bad_theme_is_one_clear_error(
        self, path: Path, text: str, error: type[Exception], message: str
    ) -> None:
        (path.parent / "latin.css").write_bytes(b"\xe9")
        path.write_text(text, encoding="latin-1")

        with pytest.raises(error, match=message):
            read_theme(str(path))

    @pytest.mark.parametrize(("name", "most"), [("theme.toml", 10_000), ("logo.png", 1_000_000)])
    def test_a_file_that_is_too_large_is_not_read(self, path: Path, name: str, most: int) -> None:
        path.write_text('logo = "logo.png"', encoding="utf-8")
        with (path.parent / name).open("ab") as file:
            file.write(b"\n" * (most + 1))

        with pytest.raises(UnreadableFileError, match=f"larger than {most} bytes"):
            read_theme(path)
