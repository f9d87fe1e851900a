"""The guide's page, changed in every way that a page is changed."""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import concepts, outcomes, served_tags

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.taxonomy import Concept, Outcome
from erasmus_ka1.taxonomy.provenance import State, compare, locate, page_text, regenerate
from erasmus_ka1.taxonomy.provenance._fragments import cut, key_of, normalized

PAGE = page_text()
CONTENT = PAGE[PAGE.index(GUIDE_2024.key_action.label("nl")) :]
WORDS = re.findall(r"\S+|\s+", CONTENT)
INVISIBLE = ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff"]
STRANGE = "Dit is een zin over heel iets anders, zoals het weer van morgen."
places = st.integers(0, 10**6)
tags = st.sampled_from(served_tags)
#: Sentences of their own; two of them stand in the page twice, word for word.
single_outcomes = outcomes.filter(
    lambda outcome: CONTENT.count(outcome.statement("nl").removesuffix(".")) == 1
)


def states(page: str | Path, locale: str = "nl") -> dict[Concept, State]:
    return {each.concept: each.state for each in compare(page, locale).findings}


def own(outcome: Outcome) -> set[Concept]:
    """Return an outcome and its aspects, which stand in the same sentence."""
    return {outcome, *outcome.aspects}


def sentence_of(outcome: Outcome) -> str:
    return outcome.statement("nl").removesuffix(".")


@examples(25)
@given(st.lists(st.tuples(places, st.sampled_from(INVISIBLE)), max_size=20))
def test_characters_that_nobody_sees_change_nothing(added: list[tuple[int, str]]) -> None:
    page = CONTENT
    for number, character in added:
        place = number % len(page)
        page = page[:place] + character + page[place:]

    assert compare(page).is_unchanged


@examples(25)
@given(st.lists(st.tuples(places, st.sampled_from(["  ", "\t", "\u00a0", " \u2003"])), max_size=20))
def test_white_space_between_words_changes_nothing(changed: list[tuple[int, str]]) -> None:
    pieces = [*WORDS]
    spaces = [place for place, piece in enumerate(pieces) if piece == " "]
    for place, space in changed:
        pieces[spaces[place % len(spaces)]] = space

    assert compare("".join(pieces)).is_unchanged


@examples(10)
@given(
    st.booleans(),
    st.sampled_from(["\n", "\r\n", "\r", "\u2028"]),
    st.sampled_from(["•", "-", "*", "–", "◦"]),
)
def test_the_form_of_letters_lines_and_bullets_changes_nothing(
    is_composed: bool, line_end: str, bullet: str
) -> None:
    page = unicodedata.normalize("NFC" if is_composed else "NFD", CONTENT.replace("•", bullet))

    assert compare(page.replace("\n", line_end)).is_unchanged


@examples(15)
@given(st.sampled_from(["p", "div", "li", "h2", "td"]), st.booleans(), st.booleans())
def test_a_web_page_of_the_same_words_is_the_page(tag: str, has_main: bool, has_nav: bool) -> None:
    # letters that are not ASCII as their numbers
    escaped = html.escape(CONTENT).encode("ascii", "xmlcharrefreplace").decode()
    blocks = [each for each in re.split(r"\n\s*\n|\n(?= &#8226;)", escaped) if each.strip()]
    body = "".join(f"<{tag}>{each}</{tag}>" for each in blocks)
    body = f"<main>{body}</main>" if has_main else body
    nav = "<nav><a>Menu</a></nav>" if has_nav else ""

    assert compare(f"<!doctype html><html><body>{nav}{body}</body></html>").is_unchanged


@examples(25)
@given(single_outcomes)
def test_a_sentence_that_is_taken_out_is_the_only_one_missing(outcome: Outcome) -> None:
    found = states(CONTENT.replace(sentence_of(outcome), ""))

    assert {each for each, state in found.items() if state is State.MISSING} == own(outcome)


@examples(25)
@given(single_outcomes)
def test_a_sentence_that_another_stands_in_for_is_missing_and_the_other_is_new(
    outcome: Outcome,
) -> None:
    comparison = compare(CONTENT.replace(sentence_of(outcome), STRANGE.removesuffix(".")))

    missing = {each.concept for each in comparison.of_state(State.MISSING)}
    new = [each.removesuffix(".") for each in comparison.uncovered]
    assert (missing, new) == (own(outcome), [STRANGE.removesuffix(".")])


@examples(25)
@given(single_outcomes, places)
def test_a_sentence_without_one_of_its_words_is_changed_and_no_other_is(
    outcome: Outcome, place: int
) -> None:
    sentence = sentence_of(outcome)
    words = sentence.split(" ")
    del words[place % len(words)]
    # of a sentence of two words too little is left to be like it
    assume(len(words) >= 4)

    comparison = compare(CONTENT.replace(sentence, " ".join(words)))

    changed = {each.concept for each in comparison.findings if each.state is not State.VERBATIM}
    assert (outcome in changed, changed <= own(outcome)) == (True, True)


@examples(25)
@given(st.sampled_from(["\n\n", "\n • "]), st.booleans())
def test_a_sentence_more_is_new_and_changes_nothing(between: str, is_first: bool) -> None:
    page = f"{STRANGE}{between}{CONTENT}" if is_first else f"{CONTENT}{between}{STRANGE}"

    comparison = compare(page)

    assert (comparison.uncovered, len(comparison.of_state(State.VERBATIM))) == (
        (STRANGE,),
        len(GUIDE_2024),
    )


@examples(40)
@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map("".join), tags)
def test_any_text_has_a_finding_for_every_concept_in_guide_order(text: str, tag: str) -> None:
    findings = compare(text, tag).findings

    assert [each.concept for each in findings] == [*GUIDE_2024]


@examples(40)
@given(st.permutations([each for each in re.split(r"\n\s*\n|\n(?= •)", CONTENT) if each.strip()]))
def test_blocks_in_another_order_have_moved_or_stand_where_they_were(blocks: list[str]) -> None:
    comparison = compare("\n\n".join(blocks))

    found = {each.state for each in comparison.findings}
    assert (found <= {State.VERBATIM, State.MOVED}, comparison.uncovered) == (True, ())


@examples(40)
@given(st.lists(st.sampled_from(WORDS), max_size=80).map("".join) | st.just(CONTENT), places)
def test_a_likeness_says_what_the_state_says(text: str, place: int) -> None:
    place %= len(CONTENT)
    findings = compare(f"{text}\n\n{CONTENT[:place]}").findings

    for each in findings:
        has_nearest = each.state is State.CHANGED
        assert (0 <= each.likeness <= 1, each.nearest is not None) == (True, has_nearest)
        if not has_nearest:
            assert each.likeness == (each.state is not State.MISSING)


@given(tags)
def test_the_page_made_anew_in_any_locale_is_the_page(tag: str) -> None:
    assert compare(regenerate(GUIDE_2024, tag), tag).is_unchanged


@given(tags)
def test_the_page_made_anew_is_that_of_the_language(tag: str) -> None:
    language = tag.partition("-")[0]

    assert regenerate(GUIDE_2024, Localizer(tag)) == regenerate(GUIDE_2024, language)


@given(concepts.filter(lambda concept: not concept.is_label_ours))
def test_a_text_stands_at_the_line_and_column_it_is_said_to(concept: Concept) -> None:
    passage = locate(concept)

    lines = PAGE[: passage.start].split("\n")
    assert (len(lines), len(lines[-1]) + 1, PAGE[passage.start : passage.end]) == (
        passage.line,
        passage.column,
        passage.text,
    )


@given(st.text() | st.text("ae\u0301\u0300\u00ad\u200b\r\n\x0b\u2028 •", max_size=40))
def test_a_text_that_is_normalized_stays_as_it_is(text: str) -> None:
    once = normalized(text)

    assert normalized(once) == once


@given(st.text("ab .;:,-", max_size=20))
def test_what_texts_are_compared_by_stays_as_it_is(text: str) -> None:
    once = key_of(" ".join(text.split()))

    assert key_of(once) == once


@given(st.text("abA .!?\n•-", max_size=60) | st.lists(st.sampled_from(WORDS)).map("".join))
def test_cutting_a_page_loses_no_word(text: str) -> None:
    fragments = cut(normalized(text))

    found = " ".join(each.text for each in fragments)
    assert [*filter(str.isalnum, found)] == [*filter(str.isalnum, normalized(text))]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@examples(25)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join), st.booleans())
def test_a_file_is_compared_as_its_text_is(folder: Path, text: str, has_mark: bool) -> None:
    path = folder / "page.txt"
    path.write_bytes(b"\xef\xbb\xbf" * has_mark + text.encode())

    assert compare(path) == compare(text)
