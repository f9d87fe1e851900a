from __future__ import annotations

import re
import sys
import unicodedata

import attrs
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from strategies import is_showable, served_tags, showable_projects

from erasmus_ka1 import Project
from erasmus_ka1.reports import (
    Paragraph,
    Report,
    Section,
    Text,
    Theme,
    project_report,
)
from properties.any_reports import words_in
from properties.refusals import is_taken

_TURNS = {"R", "AL", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
TURNING = [
    letter
    for letter in map(chr, range(sys.maxunicode))
    if unicodedata.bidirectional(letter) in _TURNS
]
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
tags = st.sampled_from(served_tags)
two_locales = st.lists(tags, min_size=2, max_size=2, unique=True)


class TestText:
    @given(st.text() | st.text("a\x00\n\t\x7f\ufffe\ufdd0\u2028\ud800", max_size=4))
    def test_holds_any_character_but_controls_and_noncharacters(self, text: str) -> None:
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


class TestDirection:
    @examples(300)
    @given(st.sampled_from(TURNING), st.text("ab", max_size=3))
    def test_every_letter_that_turns_the_direction_is_isolated(
        self, letter: str, text: str
    ) -> None:
        assert f"\u2068{text}{letter}" in shown(f"{text}{letter}{text}")

    @given(st.text(st.sampled_from(f"ab א{OPENING}{CLOSING}\u202e\u202c"), min_size=1, max_size=20))
    def test_a_text_stays_inside_its_isolates_whatever_it_closes(self, text: str) -> None:
        depth, depths = 0, []
        for letter in shown(f"{text}א"):
            depth += (letter in OPENING) - (letter in CLOSING)
            depths.append(depth)

        assert (depth, min(depths[:-1]) >= 1) == (0, True)


def shown(text: str) -> str:
    """Return what stands for a paragraph in Markdown."""
    report = Report("t", "s", ("nl",), (Section("k", [Paragraph(text)]),))
    return report.to_markdown().partition("## k\n\n")[2][:-1]


class TestReport:
    @examples(30)
    @given(showable_projects, two_locales)
    def test_says_in_two_languages_what_it_says_in_each(
        self, project: Project, locales: list[str]
    ) -> None:
        # the sources are those of both languages, and only a reader of another language than the
        # writer's is told of that
        sections = [attrs.evolve(each, language="de") for each in project.sections]
        project = attrs.evolve(project, summary={}, sections=sections)
        both = words_in(project_report(project, locale=locales).sections[:-1])
        one, other = (
            words_in(project_report(project, locale=each).sections[:-1]) for each in locales
        )

        texts = [(str(each.version(0)), str(each.version(1))) for each in both]
        assert texts == [*zip(map(str, one), map(str, other), strict=True)]

    @examples(30)
    @given(showable_projects, tags)
    def test_without_findings_says_all_else_the_same(self, project: Project, tag: str) -> None:
        whole = project_report(project, locale=tag, findings=True).sections
        less = project_report(project, locale=tag).sections

        assert ([each for each in whole if each in less], len(whole)) == ([*less], len(less) + 1)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels
    ]
    return sum(weight * each for weight, each in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@given(colours)
def test_an_accent_is_taken_if_it_can_be_read_on_white(colour: str) -> None:
    held = is_taken(lambda: Theme(accent=colour))

    assert held == (1.05 / (luminance(colour) + 0.05) >= 4.5)
