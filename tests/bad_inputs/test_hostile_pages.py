"""Malformed web pages: read as browsers read them, in time that grows with their length only."""

from __future__ import annotations

import time
from random import Random

import pytest

from erasmus_ka1.taxonomy.provenance import compare


@pytest.mark.parametrize(
    ("html", "additions"),
    [
        pytest.param("<p>a<![x[ b ]]>c", ("ac",), id="a marked section of no kind"),
        pytest.param("<p>a<!-->b--><!--->c<!-- d --!>e", ("ab-->ce",), id="remarks cut short"),
        pytest.param("<p>zo<!-- b", ("zo",), id="a remark that does not end"),
        pytest.param("<p>a<script/>b", ("a",), id="a script is not closed by a slash"),
        pytest.param("<p>a<script></scripts><p>b</SCRIPT\n>c", ("ac",), id="a tag in a script"),
        pytest.param(f"<p>a &#{'9' * 5_000}; b", ("a \ufffd b",), id="a character of 5,000 digits"),
        pytest.param("<p>a &#x110000; &#xd800; b", ("a \ufffd \ufffd b",), id="no characters"),
        pytest.param("<p>one</nav> two<?php x ?> three", ("one", "two three"), id="a menu's end"),
        pytest.param("<p>a<<!-- -->script>b", ("a<script>b",), id="a tag around a remark"),
        pytest.param("<p>\ud800 a", ("\ud800 a",), id="half a character"),
    ],
)
def test_malformed_html_is_read_as_browsers_read_it(html: str, additions: tuple[str, ...]) -> None:
    assert compare(f"<!doctype html>{html}").additions == additions


MIXTURES = {
    "menus and ends of titles": ("<nav>", "</title>"),
    "scripts and remarks": ("<script>", "<!--", "</script ", "-->"),
    "quotes": ("<a b='", '<a b="', "'", '"', ">"),
    "declarations": ("<![cdata[", "<!x", "<?", "]]>", "</"),
    "references": ("&#", "99999999", "&amp", "<", "; "),
    "accents and bullets": ("\u0327", "\u0301", "•", "a-\n", " "),
    "texts of the guide": ("verbeterde leerprestaties", ";", "\n", ". ", "verbeterde "),
}


@pytest.mark.parametrize("parts", MIXTURES.values(), ids=MIXTURES)
@pytest.mark.parametrize("is_mixed", [True, False], ids=["mixed", "one after the other"])
def test_ten_times_the_page_takes_at_most_forty_times_as_long(
    parts: tuple[str, ...], is_mixed: bool
) -> None:
    def seconds(length: int) -> float:
        random = Random(length)
        count = length // 4
        if is_mixed:
            page = "".join(random.choices(parts, k=count))
        else:
            page = "".join(part * (count // len(parts)) for part in parts)
        start = time.process_time()
        compare(f"<html>{page}")
        return time.process_time() - start

    seconds(1_000)

    assert seconds(100_000) <= 40 * max(min(seconds(10_000) for _ in range(3)), 0.005)
