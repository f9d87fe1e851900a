from __future__ import annotations

import re
from pathlib import Path

import pytest
from report_samples import PIXEL

from erasmus_ka1.errors import InvalidValueError, UnreadableFileError
from erasmus_ka1.reports._theme import DARK_PAPER, LIGHT_PAPER, Theme, contrast, read_theme


class TestTheme:
    @pytest.mark.parametrize(
        ("field", "value", "expected"),
        [
            ("accent", "#ffcc00", "a contrast of 4.5 or more on #ffffff"),
            ("accent_dark", "#003399", "a contrast of 4.5 or more on #14181d"),
            ("accent", "red", "a colour, as #rrggbb"),
            ("accent", "#000000; } body { display: none", "a colour, as #rrggbb"),
            ("accent_dark", 5, "a colour, as #rrggbb"),
            ("logo", b"<svg/>", "the bytes of a PNG or JPEG image"),
            ("logo", "logo.png", "the bytes of a PNG or JPEG image"),
            ("organisation", "a\nb", "one line of text"),
        ],
    )
    def test_what_cannot_be_shown_is_refused(
        self, field: str, value: object, expected: str
    ) -> None:
        with pytest.raises(InvalidValueError, match=f"Theme.{field} is .*{re.escape(expected)}"):
            Theme(**{field: value})  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("logo", "kind"), [(PIXEL, "image/png"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (None, None)]
    )
    def test_a_logo_knows_its_type(self, logo: bytes | None, kind: str | None) -> None:
        assert Theme(logo=logo).logo_type == kind

    def test_our_own_colours_can_be_read_on_their_paper(self) -> None:
        theme = Theme()

        ratios = (contrast(theme.accent, LIGHT_PAPER), contrast(theme.accent_dark, DARK_PAPER))
        assert min(ratios) > 7


@pytest.mark.parametrize(
    ("colour", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#0000ff", 2.15)],
)
def test_contrast_is_that_of_wcag(colour: str, other: str, ratio: float) -> None:
    found = {round(contrast(colour, other), 2), round(contrast(other, colour), 2)}

    assert found == {ratio}


class TestReadTheme:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        return tmp_path / "theme.toml"

    def test_a_theme_is_read_with_its_logo(self, path: Path) -> None:
        (path.parent / "logo.png").write_bytes(PIXEL)
        path.write_text(
            'organisation = "Scalda"\nlogo = "logo.png"\naccent = "#7a1f5c"\n', encoding="utf-8"
        )

        assert read_theme(path) == Theme(organisation="Scalda", logo=PIXEL, accent="#7a1f5c")

    @pytest.mark.parametrize(
        ("text", "error", "message"),
        [
            ("organisation", UnreadableFileError, "no TOML"),
            ("\x80", UnreadableFileError, "no TOML"),
            ('colour = "#000000"', InvalidValueError, "only organisation, logo, accent"),
            ("logo = 5", InvalidValueError, "the path of an image"),
            ('logo = "gone.png"', UnreadableFileError, "no such file"),
            ('accent = "#ffffff"', InvalidValueError, "contrast"),
            ("organisation = 5", InvalidValueError, "one line of text"),
        ],
        ids=["no-toml", "no-utf-8", "key", "logo", "no-logo", "contrast", "type"],
    )
    def test_a_bad_theme_is_one_clear_error(
        self, path: Path, text: str, error: type[Exception], message: str
    ) -> None:
        path.write_text(text, encoding="latin-1")

        with pytest.raises(error, match=message):
            read_theme(str(path))

    def test_a_theme_that_is_not_there_is_one_clear_error(self, path: Path) -> None:
        with pytest.raises(UnreadableFileError, match="no such file"):
            read_theme(path)
