from __future__ import annotations

import re
import sys
import unicodedata

import attrs
import pytest
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from strategies import concepts, is_showable, served_tags, showable_projects

from erasmus_ka1 import Project
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.reports import (
    Cell,
    Column,
    Report,
    Table,
    Text,
    Theme,
    LocalizedText,
    Writer,
    project_report,
)
from erasmus_ka1.reports._bidi import has_direction, isolated
from erasmus_ka1.reports._theme import LIGHT_PAPER, contrast
from erasmus_ka1.taxonomy import Concept
from properties.any_reports import reports, shown_texts, words_in
from properties.refusals import is_taken

_TURNS = {"R", "AL", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TURNING = [
    letter
    for letter in map(chr, range(sys.maxunicode))
    if unicodedata.bidirectional(letter) in _TURNS
]
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
tags = st.sampled_from(served_tags)
two_locales = st.lists(tags, min_size=2, max_size=2, unique=True)
versions = st.lists(st.builds(Text, shown_texts), min_size=1, max_size=3)


def said_of(concept: Concept, writer: Writer) -> list[LocalizedText]:
    return [writer.label(concept), writer.short_label(concept), writer.statement(concept)]


class TestText:
    @given(st.text() | st.text("a\x00\n\t\x7f\ufffe\ufdd0\u2028\ud800", max_size=4))
    def test_holds_whatever_has_no_control_and_is_a_character(self, text: str) -> None:
        can_be_shown = is_showable(text) and not any(
            unicodedata.category(each) in {"Cc", "Cs"} and each not in "\n\t" for each in text
        )

        held = is_taken(lambda: Text(text))

        assert held == can_be_shown

    @given(st.none() | st.text(max_size=8) | st.text("abNL-1_", max_size=12))
    def test_has_a_language_tag_or_none(self, language: str | None) -> None:
        is_tag = language is None or re.fullmatch(
            r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,7}", language
        )

        held = is_taken(lambda: Text("a", language))

        assert held == bool(is_tag)


class TestWords:
    @given(versions)
    def test_each_version_is_at_its_place(self, texts: list[Text]) -> None:
        words = LocalizedText.of(*texts)

        assert [words.version(place).text for place in range(len(texts))] == [
            each.text for each in texts
        ]

    @given(versions)
    def test_what_reads_the_same_in_all_languages_stands_there_once(
        self, texts: list[Text]
    ) -> None:
        different = {each.text for each in texts}

        assert len(LocalizedText.of(*texts).versions) == (1 if len(different) == 1 else len(texts))


class TestIsolated:
    @examples(300)
    @given(st.sampled_from(TURNING), st.text("ab", max_size=3))
    def test_every_letter_that_turns_the_direction_is_known(self, letter: str, text: str) -> None:
        assert has_direction(f"{text}{letter}{text}")

    @given(shown_texts, shown_texts)
    def test_a_text_has_a_direction_where_a_part_of_it_has(self, one: str, other: str) -> None:
        assert has_direction(one + other) == (has_direction(one) or has_direction(other))

    @given(shown_texts)
    def test_a_text_is_kept_whole_and_nothing_but_isolates_is_added(self, text: str) -> None:
        shown, length = isolated(text), len(text)

        around = [
            {*shown[:place]} | {*shown[place + length :]}
            for place in range(len(shown) - length + 1)
            if shown[place : place + length] == text
        ]
        assert ({"\u2068", "\u2069"} if has_direction(text) else set()) in around


class TestWriter:
    @examples(50)
    @given(concepts, two_locales)
    def test_says_in_two_languages_what_it_says_in_each(
        self, concept: Concept, locales: list[str]
    ) -> None:
        both = said_of(concept, Writer(locales))

        for place, locale in enumerate(locales):
            alone = said_of(concept, Writer(locale))
            assert [str(each.version(place)) for each in both] == [*map(str, alone)]

    @given(st.lists(tags, min_size=1, max_size=4))
    def test_a_locale_that_is_asked_for_twice_stands_there_once(self, locales: list[str]) -> None:
        assert Writer(locales).languages == tuple(dict.fromkeys(locales))

    @given(tags, st.floats(0, 10) | st.integers(0, 10))
    def test_a_percentage_is_the_locales_own(self, tag: str, ratio: float) -> None:
        assert str(Writer(tag).percent(ratio)) == Localizer(tag).percent(ratio)

    @given(tags, shown_texts)
    def test_a_text_that_is_filled_in_cannot_turn_what_is_around_it(
        self, tag: str, text: str
    ) -> None:
        words = Writer(tag).pgettext("report", "{year}, round {round}", year=text, round=1)

        assert str(words).startswith(f"{isolated(text)},")


class TestBlocks:
    @given(st.floats() | st.integers(-2, 2))
    def test_a_bar_has_a_length_from_0_to_1(self, share: float) -> None:
        held = is_taken(lambda: Cell("a", share=share))

        assert held == (0 <= share <= 1)

    @given(st.integers(0, 3), st.lists(st.integers(0, 3), max_size=4))
    def test_a_table_is_as_wide_in_every_row(self, width: int, widths: list[int]) -> None:
        columns = (Column("a"),) * width
        rows = tuple((Cell("b"),) * each for each in widths)

        held = is_taken(lambda: Table("c", columns, rows))

        assert held == all(each == width for each in widths)


class TestReport:
    @examples(30)
    @given(showable_projects, two_locales)
    def test_says_in_two_languages_what_it_says_in_each(
        self, project: Project, locales: list[str]
    ) -> None:
        # the sources are those of both languages
        both = words_in(project_report(project, locale=locales).sections[:-1])
        one, other = (
            words_in(project_report(project, locale=each).sections[:-1]) for each in locales
        )

        texts = [(str(each.version(0)), str(each.version(1))) for each in both]
        assert texts == [*zip(map(str, one), map(str, other), strict=True)]

    @examples(30)
    @given(showable_projects, tags)
    def test_of_equal_projects_is_equal(self, project: Project, tag: str) -> None:
        again = attrs.evolve(project, number=str(project.number), claims=[*project.claims])

        assert project_report(again, locale=tag) == project_report(project, locale=tag)

    @examples(30)
    @given(showable_projects, tags)
    def test_has_a_section_for_each_target_group(self, project: Project, tag: str) -> None:
        codes = [each.code for each in project_report(project, locale=tag).sections if each.code]

        assert codes == [group.code for group in project.target_groups]

    @examples(30)
    @given(showable_projects, tags)
    def test_without_findings_says_all_else_the_same(self, project: Project, tag: str) -> None:
        whole = project_report(project, locale=tag).sections
        less = project_report(project, locale=tag, findings=False).sections

        assert ([each for each in whole if each in less], len(whole)) == ([*less], len(less) + 1)

    @examples(50)
    @given(reports(), reports())
    def test_is_equal_to_another_where_all_its_parts_are(self, one: Report, other: Report) -> None:
        again = attrs.evolve(one, sections=tuple(attrs.evolve(each) for each in one.sections))

        assert ({one, again}, one == other) == ({one}, repr(one) == repr(other))


class TestTheme:
    @given(colours, colours)
    def test_contrast_is_that_of_two_colours_in_any_order_and_case(
        self, one: str, other: str
    ) -> None:
        ways = {contrast(one, other), contrast(other, one), contrast(one.upper(), other.upper())}

        assert (len(ways), 1 <= min(ways) <= max(ways) <= 21) == (1, True)

    @given(colours, colours)
    def test_only_the_same_colour_has_no_contrast(self, one: str, other: str) -> None:
        assert (contrast(one, one), contrast(one, other) > 1) == (1, one != other)

    @given(colours)
    def test_no_colour_stands_out_more_than_white_does_from_black(self, colour: str) -> None:
        product = contrast(colour, "#000000") * contrast(colour, "#ffffff")

        assert product == pytest.approx(21)

    @given(colours)
    def test_an_accent_is_taken_where_it_can_be_read(self, colour: str) -> None:
        held = is_taken(lambda: Theme(accent=colour))

        assert held == (contrast(colour, LIGHT_PAPER) >= 4.5)
