"""Labels as people type them: what makes no difference, and what is near."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st

from erasmus_ka1 import GUIDES
from erasmus_ka1.errors import UnknownCodeError
from erasmus_ka1.taxonomy import Concept, Guide

guides = st.sampled_from([*GUIDES.values()])
languages = st.sampled_from(["nl", "en"])
#: A concept, and a label of it in an edition and language.
labels = st.builds(
    lambda guide, language, place, is_short: (
        guide,
        language,
        (guide.short_label if is_short else guide.label)([*guide][place], locale=language),
    ),
    guides,
    languages,
    st.integers(0, 54),
    st.booleans(),
)

#: Ways of typing a label that make no difference.
WAYS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "no capitals": str.lower,
    "spaces around": lambda text: f"  {text}\t",
    "spaces between": lambda text: text.replace(" ", "   "),
    "no-break spaces": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "lines": lambda text: text.replace(" ", "\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "accents for apostrophes": lambda text: text.replace("’", "\N{ACUTE ACCENT}"),
    "soft hyphens": "\N{SOFT HYPHEN}".join,
    "no-break hyphens": lambda text: text.replace("-", "\N{NON-BREAKING HYPHEN}"),
    "an item of a list": lambda text: f"• {text};",
    "full-width": lambda text: "".join(
        chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text
    ),
}


def names_of(guide: Guide, concept: Concept, language: str) -> set[str]:
    texts = guide.label, guide.short_label
    return {text(concept, locale=language).casefold() for text in texts}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@examples(15)
@given(labels)
def test_a_label_is_found_however_it_is_typed(
    way: Callable[[str], str], label: tuple[Guide, str, str]
) -> None:
    guide, language, text = label

    found = guide.find(way(text), language)

    assert [*found] == [
        each for each in guide if text.casefold() in names_of(guide, each, language)
    ]


@examples(40)
@given(labels, st.integers(1, 400))
def test_a_beginning_suggests_a_label_that_begins_so(
    label: tuple[Guide, str, str], length: int
) -> None:
    guide, language, text = label
    start = text[: min(length, len(text))].strip()

    found = guide.suggest(start, language, limit=99)

    assert any(each.text.casefold().startswith(start.casefold()) for each in found)


@examples(40)
@given(st.text(max_size=30) | labels.map(lambda label: label[2]), languages, st.integers(-1, 60))
def test_suggestions_are_the_nearest_each_once_with_a_name_of_theirs(
    text: str, language: str, limit: int
) -> None:
    guide = GUIDES[2024]
    found = guide.suggest(text, language, limit=limit)

    likenesses = [each.likeness for each in found]
    assert likenesses == sorted(likenesses, reverse=True)
    assert all(0 < likeness <= 1 for likeness in likenesses)
    assert len({each.concept for each in found}) == len(found) <= max(limit, 0)
    assert found == guide.suggest(text, language, limit=99)[: len(found)]
    assert all(
        each.text.casefold() in names_of(guide, each.concept, each.language) for each in found
    )


@examples(40)
@given(labels)
def test_a_label_is_its_own_best_suggestion(label: tuple[Guide, str, str]) -> None:
    guide, language, text = label

    likely = [each for each in guide.suggest(text, language, limit=99) if each.likeness == 1]

    assert {each.concept for each in likely} == {*guide.find(text, language)}


@examples(40)
@given(labels, st.integers(0, 500))
def test_a_label_that_lacks_a_letter_suggests_its_concept(
    label: tuple[Guide, str, str], place: int
) -> None:
    guide, language, text = label
    place %= len(text)

    found = guide.suggest(text[:place] + text[place + 1 :], language, limit=99)

    assert text.casefold() in {each.text.casefold() for each in found}


@given(st.sampled_from([*GUIDES[2024]]), st.data())
def test_a_code_with_one_slip_of_the_hand_suggests_it(
    concept: Concept, data: st.DataObject
) -> None:
    guide = GUIDES[2024]
    place = data.draw(st.integers(0, len(concept.code) - 1))
    slip = data.draw(st.sampled_from(["", "x", concept.code[place] * 2]))
    code = concept.code[:place] + slip + concept.code[place + 1 :]
    assume(code not in guide)

    with pytest.raises(UnknownCodeError) as caught:
        _ = guide[code]

    assert concept.code in caught.value.suggestions
