"""Malformed web pages, read as browsers read them."""

from __future__ import annotations

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
