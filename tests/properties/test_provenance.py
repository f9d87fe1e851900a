"""The guide's page, changed in every way that a page is changed."""

from __future__ import annotations

import html
import re
import unicodedata

from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import outcomes, served_tags

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.taxonomy import Concept, Outcome
from erasmus_ka1.taxonomy.provenance import TextState, compare, page_text, regenerate

PAGE = page_text()
CONTENT = PAGE[PAGE.index(GUIDE_2024.key_action.label("nl")) :]
WORDS = re.findall(r"\S+|\s+", CONTENT)
BLOCKS = [each for each in re.split(r"\n\s*\n|\n(?= •)", CONTENT) if each.strip()]
INVISIBLE = ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff"]
STRANGE = "Dit is een zin over heel iets anders, zoals het weer van morgen."
places = st.integers(0, 10**6)
tags = st.sampled_from(served_tags)
#: Sentences that the page has once.
single_outcomes = outcomes.filter(
    lambda outcome: CONTENT.count(outcome.statement("nl").removesuffix(".")) == 1
)


def altered(page: str) -> dict[Concept, TextState]:
    """Return the texts that are not verbatim in *page*."""
    texts = compare(page).texts
    return {each.concept: each.state for each in texts if each.state is not TextState.VERBATIM}


def sentence_of(outcome: Outcome) -> str:
    return outcome.statement("nl").removesuffix(".")


@examples(25)
@given(st.lists(st.tuples(places, st.sampled_from(INVISIBLE)), max_size=20))
def test_invisible_characters_change_nothing(added: list[tuple[int, str]]) -> None:
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
    st.sampled_from(["NFC", "NFD"]),
    st.sampled_from(["\n", "\r\n", "\r", "\u2028"]),
    st.sampled_from(["•", "-", "*", "–", "◦"]),
)
def test_the_form_of_letters_lines_and_bullets_changes_nothing(
    form: str, line_end: str, bullet: str
) -> None:
    page = unicodedata.normalize(form, CONTENT.replace("•", bullet))  # type: ignore[arg-type]

    assert compare(page.replace("\n", line_end)).is_unchanged


@examples(15)
@given(st.sampled_from(["p", "div", "li", "h2", "td"]), st.booleans(), st.booleans())
def test_a_web_page_of_the_same_words_is_the_page(tag: str, has_main: bool, has_nav: bool) -> None:
    # letters that are not ASCII as their numbers
    escaped = [html.escape(each).encode("ascii", "xmlcharrefreplace").decode() for each in BLOCKS]
    body = "".join(f"<{tag}>{each}</{tag}>" for each in escaped)
    body = f"<main>{body}</main>" if has_main else body
    nav = "<nav><a>Menu</a></nav>" if has_nav else ""

    assert compare(f"<!doctype html><html><body>{nav}{body}{nav}</body></html>").is_unchanged


@examples(25)
@given(single_outcomes)
def test_a_sentence_replaced_by_another_is_missing_and_the_other_is_added(outcome: Outcome) -> None:
    page = CONTENT.replace(sentence_of(outcome), STRANGE.removesuffix("."))

    missing = dict.fromkeys((outcome, *outcome.aspects), TextState.MISSING)
    additions = [each.removesuffix(".") for each in compare(page).additions]
    assert (altered(page), additions) == (missing, [STRANGE.removesuffix(".")])


@examples(25)
@given(single_outcomes, places)
def test_a_sentence_that_lost_a_word_is_changed(outcome: Outcome, place: int) -> None:
    sentence = sentence_of(outcome)
    words = sentence.split(" ")
    del words[place % len(words)]
    # too little is left of a sentence of three words
    assume(len(words) >= 3)

    found = altered(CONTENT.replace(sentence, " ".join(words)))

    assert found[outcome] is TextState.CHANGED
    assert found.keys() <= {outcome, *outcome.aspects}


@examples(40)
@given(st.permutations(BLOCKS))
def test_paragraphs_in_another_order_are_verbatim_or_moved(blocks: list[str]) -> None:
    assert {*altered("\n\n".join(blocks)).values()} <= {TextState.MOVED}


@examples(40)
@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map("".join), places)
def test_any_text_is_compared(text: str, place: int) -> None:
    texts = compare(f"{text}\n\n{CONTENT[: place % len(CONTENT)]}").texts

    assert [each.concept for each in texts] == [GUIDE_2024.key_action, *GUIDE_2024]
    assert all((each.nearest is None) == (each.state is not TextState.CHANGED) for each in texts)


@examples(40)
@given(st.text("abA .!?\n•-&;", max_size=60))
def test_a_foreign_text_is_added_letter_for_letter(text: str) -> None:
    additions = "".join(compare(text).additions)

    assert [*filter(str.isalnum, additions)] == [*filter(str.isalnum, text)]


@given(tags)
def test_the_page_put_together_in_any_locale_is_the_page(tag: str) -> None:
    assert compare(regenerate(locale=tag), locale=tag).is_unchanged
