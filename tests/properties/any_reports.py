"""Arbitrary reports, and the texts in them, for tests of the output formats."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs
from hypothesis import strategies as st
from report_samples import HOSTILE, PIXEL
from strategies import is_showable, lines

from erasmus_ka1.reports import (
    Block,
    Cell,
    Chart,
    ChartRow,
    Column,
    Fact,
    Facts,
    Figure,
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
)

__all__ = ["page_texts", "reports", "shown_texts", "texts_in", "themes", "words_in"]

_backslashes = [
    "\\! \\(a\\)",
    "\\*a\\*",
    "a\\|b",
    "\\",
    "a\\\nb",
    "``` a ```",
    "a\n\n    b",
    "[^1]: a",
]
_hostile = st.sampled_from(
    [*_backslashes, *(each for each in HOSTILE.values() if len(each) < 1000)]
)
_characters = st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t")
#: Text that a report can hold, line breaks, bare marks and markup included.
shown_texts = _hostile | st.text(_characters, max_size=10).filter(is_showable)
_languages = st.sampled_from(["nl", "en", "nl-BE", "fy", "he", "ar-EG"])
_texts = st.builds(Text, shown_texts, st.none() | _languages)
_amounts = st.none() | st.floats(0, 50)

themes = st.builds(
    Theme,
    organisation=st.none() | lines,
    logo=st.none() | st.just(PIXEL),
    accent=st.sampled_from(["#003399", "#7a1f5c", "#000000"]),
)


def _blocks(words: st.SearchStrategy[LocalizedText]) -> st.SearchStrategy[Block]:
    facts = st.lists(st.builds(Fact, words, words), min_size=1, max_size=3).map(tuple)
    return (
        st.sampled_from([Paragraph, Note, Verbatim]).flatmap(lambda kind: st.builds(kind, words))
        | st.builds(Quotation, words, words)
        | st.builds(Items, st.lists(words, min_size=1, max_size=3))
        | st.builds(Facts, facts)
        | _tables(words)
        | _charts(words)
    )


@st.composite
def _tables(draw: st.DrawFn, words: st.SearchStrategy[LocalizedText]) -> Table:
    columns = draw(st.lists(st.builds(Column, words, st.booleans()), min_size=1, max_size=3))
    cell = st.builds(Cell, words, st.booleans())
    row = st.tuples(*[cell] * len(columns))
    return Table(draw(words), tuple(columns), tuple(draw(st.lists(row, max_size=3))))


@st.composite
def _charts(draw: st.DrawFn, words: st.SearchStrategy[LocalizedText]) -> Chart:
    series = draw(st.lists(words, min_size=1, max_size=2))
    figures = st.tuples(*[st.builds(Figure, words, _amounts)] * len(series))
    return Chart(
        alt=draw(words),
        series=series,
        rows=draw(st.lists(st.builds(ChartRow, words, figures), max_size=3)),
        axis=draw(words),
        ticks=[Figure(draw(words), 0), Figure(draw(words), 50)],
        table=draw(_tables(words)),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Return a report of anything, in one language or in two side by side."""
    languages = draw(st.lists(_languages, min_size=1, max_size=2, unique=True))
    each = st.tuples(*[_texts] * len(languages)).map(lambda texts: LocalizedText.of(*texts))
    words = each | _texts.map(LocalizedText.of)
    codes = st.none() | st.sampled_from(["staff", "staff.motivation", 'a "b" & <c>', "é"])
    section = st.builds(Section, words, st.lists(_blocks(words), max_size=2), st.just(()), codes)
    inner = st.lists(section, max_size=2).map(tuple)
    sections = st.builds(Section, words, st.lists(_blocks(words), max_size=2), inner, codes)
    drawn = draw(st.lists(sections, max_size=3))
    return Report(
        title=draw(words),
        subtitle=draw(words),
        languages=tuple(languages),
        sections=tuple(drawn),
        contents=draw(st.none() | words) if drawn else None,
        contents_from=1,
    )


def words_in(value: Any) -> Iterator[LocalizedText]:
    """Yield all words of a report or a part of it, in the order a reader meets them."""
    if isinstance(value, LocalizedText):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from words_in(each)
    elif isinstance(value, Chart):
        yield from words_in(value.parts())
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from words_in(getattr(value, field.name))


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of a report or a part of it."""
    for words in words_in(value):
        for version in words.versions:
            yield version.text


def page_texts(text: str) -> str:
    """Return a text as it is compared: without the isolates around it, in single spaces."""
    return " ".join(text.replace("\u2068", "").replace("\u2069", "").split())
