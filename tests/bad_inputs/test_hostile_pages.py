"""Pages made to trap a reader of HTML: read like any other."""

from __future__ import annotations

import pytest

from erasmus_ka1.taxonomy.provenance import compare


@pytest.mark.parametrize(
    ("html", "uncovered"),
    [
        pytest.param("<p>a<![x[ b ]]>c", ("ac",), id="a marked section of no kind"),
        pytest.param("<p>a<![\nb>c", ("ac",), id="a marked section without a name"),
        pytest.param("<p>a<!x b>c", ("ac",), id="a declaration of no kind"),
        pytest.param("<p>a</ b>c</>d", ("acd",), id="an end of nothing"),
        pytest.param("<p>a<!-->b--><!--->c<!-- d --!>e", ("ab-->ce",), id="remarks cut short"),
        pytest.param("<p>zo<!-- b", ("zo",), id="a remark that does not end"),
        pytest.param("<p>zo<b c='d", ("zo",), id="a tag that does not end"),
        pytest.param("<p it's>zo</p it's>b", ("zo", "b"), id="an apostrophe in a tag"),
        pytest.param("<p a=>b", ("b",), id="no value"),
        pytest.param("<p a = '>' b>c", ("c",), id="a value after a space"),
        pytest.param("<p>a<script/>b", ("ab",), id="a script that is only a tag"),
        pytest.param("<p>a<script></scripts><p>b</SCRIPT\n>c", ("ac",), id="a tag in a script"),
        pytest.param("<p>a < b <3 c <", ("a < b <3 c <",), id="less than"),
        pytest.param(f"<p>a &#{'9' * 5_000}; b", ("a \ufffd b",), id="a character of 5,000 digits"),
        pytest.param("<p>a &#x110000; &#xd800; b", ("a \ufffd \ufffd b",), id="no characters"),
        pytest.param("<p>\ud800 a", ("\ud800 a",), id="half a character"),
    ],
)
def test_html_in_any_state_is_read_as_browsers_do(html: str, uncovered: tuple[str, ...]) -> None:
    assert compare(f"<!doctype html>{html}").uncovered == uncovered
