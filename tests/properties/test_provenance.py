"""The guide's page, changed in every way that a page is changed."""

from __future__ import annotations

import re

from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import outcomes

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.taxonomy import Concept, Outcome
from erasmus_ka1.taxonomy.provenance import TextState, compare, page_text

PAGE = page_text()
CONTENT = PAGE[PAGE.index(GUIDE_2024.key_action.label("nl")) :]
WORDS = re.findall(r"\S+|\s+", CONTENT)
places = st.integers(0, 10**6)
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
