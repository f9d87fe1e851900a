from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from erasmus_ka1.reports._bidi import isolated
from erasmus_ka1.reports._renderers.pdf.page import fit_for_paper


def fitted(body: str, title: str = "") -> str:
    root = fromstring(f"<html><body>{body}</body></html>")
    fit_for_paper(root, title, "")
    return tostring(root, encoding="unicode").partition("<body>")[2].removesuffix("</body></html>")


class TestFitForPaper:
    @pytest.mark.parametrize(
        ("heading", "label"),
        [
            ("<h2>a\n  b</h2>", "a b"),
            ("<h2>a <b>b</b> c</h2>", "a b c"),
            ('<h2><i class="version">a</i> <i class="version">b</i></h2>', "a / b"),
            (f"<h2>{'a' * 101}</h2>", f"{'a' * 99}…"),
            ("<h2>\u202ea</h2>", isolated("\u202ea")),
        ],
        ids=["text", "elements", "versions", "long", "override"],
    )
    def test_a_heading_has_a_label_for_its_bookmark(self, heading: str, label: str) -> None:
        assert fitted(heading).startswith(f'<h2 data-label="{label}">')

    @pytest.mark.parametrize(
        ("text", "direction"),
        [
            ("abc", "ltr"),
            ("123", "ltr"),
            ("שלום", "rtl"),
            ("(1) مرحبا abc", "rtl"),
            ("abc שלום", "ltr"),
            (isolated("שלום"), "rtl"),
            (isolated(f"{isolated('שלום')}, abc"), "ltr"),
            (isolated("\u2069 שלום"), "rtl"),
        ],
        ids=[
            *("letters", "digits", "Hebrew", "Arabic after digits", "Hebrew after letters"),
            *("isolated", "isolated within", "isolate not opened"),
        ],
    )
    def test_a_text_with_a_direction_of_its_own_gets_it(self, text: str, direction: str) -> None:
        assert fitted(f"<bdi>{text}</bdi>") == f'<bdi dir="{direction}">{text}</bdi>'

    @pytest.mark.parametrize(
        ("element", "expected"),
        [
            ('<pre dir="auto">שלום</pre>', '<pre dir="rtl">שלום</pre>'),
            ('<bdi dir="ltr">שלום</bdi>', '<bdi dir="ltr">שלום</bdi>'),
            ("<p>שלום</p>", "<p>שלום</p>"),
        ],
        ids=["to be found out", "given", "none"],
    )
    def test_only_a_direction_to_be_found_out_is_found_out(
        self, element: str, expected: str
    ) -> None:
        assert fitted(element) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "a" * 40,
            "samenwerkingsovereenkomst " * 20,
            "https://erasmus-plus.ec.europa.eu/nl/programme-guide/part-b/key-action-1",
            "我们学到了很多东西谢谢大家" * 10,
            "สวัสดีครับ" * 20,
        ],
        ids=["40 letters", "words", "address", "Chinese", "Thai"],
    )
    def test_a_text_that_has_places_to_break_stays_as_it_is(self, text: str) -> None:
        assert fitted(f"<p>{text}</p>") == f"<p>{text}</p>"

    @pytest.mark.parametrize(
        ("word", "steps"),
        [
            ("a" * 45, [20, 20, 5]),
            ("a" * 60, [20, 20, 20]),
            ("a\u0301" * 21, [20, 20, 2]),
            ("a" * 19 + "\u0301" * 30, [49]),
            ("a" + "\u0301" * 300, [200, 101]),
            ("\U0001d400" * 41, [20, 20, 1]),
        ],
        ids=["45", "60", "accents", "accents at the place", "only accents", "beyond 16 bits"],
    )
    def test_a_word_without_end_gets_places_to_break(self, word: str, steps: list[int]) -> None:
        parts = fitted(f"<p>{word}</p>")[3:-4].split("\u200b")

        assert ([len(part) for part in parts], "".join(parts)) == (steps, word)

    def test_what_stands_after_an_element_is_fitted_too(self) -> None:
        broken = "\u200b".join(["a" * 20, "a" * 20, "a"])

        assert fitted(f"<p><b>b</b>{'a' * 41}</p>") == f"<p><b>b</b>{broken}</p>"

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            ("<p>{0}{0}b</p>", "<p>{0}<span>\u200b{0}</span><span>\u200bb</span></p>"),
            (
                "<p><b>{0}{0}</b>{0}b<i /></p>",
                "<p><b>{0}<span>\u200b{0}</span></b>{0}<span>\u200bb</span><i /></p>",
            ),
        ],
        ids=["in an element", "after an element"],
    )
    def test_a_long_text_is_cut_into_pieces(self, body: str, expected: str) -> None:
        text = "abc\n" * 250

        assert fitted(body.format(text)) == expected.format(text)

    @pytest.mark.parametrize(
        "body",
        [
            f"<style>{'a' * 5000}</style>",
            f'<svg xmlns="http://www.w3.org/2000/svg"><style>{"a" * 5000}</style></svg>',
        ],
        ids=["style", "style of a drawing"],
    )
    def test_what_is_no_text_stays_as_it_is(self, body: str) -> None:
        assert "a" * 5000 in fitted(body)

    def test_the_title_over_the_pages_is_short(self) -> None:
        root = fromstring("<html><body/></html>")

        fit_for_paper(root, "a" * 200, "b" * 100)

        assert root.attrib == {"data-title": f"{'a' * 99}…", "data-organisation": "b" * 100}
