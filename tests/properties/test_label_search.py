"""Labels as people type them: what makes no difference, and what is near."""

from __future__ import annotations

from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from erasmus_ka1 import GUIDES
from erasmus_ka1.taxonomy import Concept, Guide

guides = st.sampled_from([*GUIDES.values()])
languages = st.sampled_from(["nl", "en"])
#: A concept, and a label of it in an edition and language.
labels = st.builds(
    lambda guide, language, place, is_short: (
        guide,
        language,
        (guide.short_label if is_short else guide.label)(
            [*guide][place % len(guide)], locale=language
        ),
    ),
    guides,
    languages,
    st.integers(0, 99),
    st.booleans(),
)


def names_of(guide: Guide, concept: Concept, language: str) -> set[str]:
    texts = guide.label, guide.short_label
    return {text(concept, locale=language).casefold() for text in texts}


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
@given(st.text(max_size=30) | labels.map(lambda label: label[2]), languages, st.integers(-1, 60))
def test_matches_are_the_best_each_once_with_a_text_of_theirs(
    text: str, language: str, limit: int
) -> None:
    guide = GUIDES[2024]
    found = guide.search(text, language, limit=limit)

    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({each.concept for each in found}) == len(found) <= max(limit, 0)
    assert found == guide.search(text, language, limit=99)[: len(found)]
    for each in found:
        words = getattr(guide.localizer(language), each.kind)(each.concept)
        assert each.text == words or each.text in words


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
