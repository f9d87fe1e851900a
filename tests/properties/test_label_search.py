"""Labels as people type them: what makes no difference, and what is near."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import concepts, served_tags

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import UnknownCodeError
from erasmus_ka1.taxonomy import Concept
from erasmus_ka1.taxonomy._search import fold, nearest_codes

languages = st.sampled_from(["nl", "en"])
locales = st.sampled_from(served_tags)
#: A label of a concept, with the language it is in.
labels = st.builds(
    lambda concept, tag, is_short: (
        concept.short_label(tag) if is_short else concept.label(tag),
        tag.split("-")[0],
    ),
    concepts,
    locales,
    st.booleans(),
)
typed = (
    st.text(max_size=30)
    | labels.map(lambda label: label[0])
    | labels.map(lambda label: label[0][: len(label[0]) * 3 // 4])
)

#: Ways of typing a label that make no difference.
WAYS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "no capitals": str.lower,
    "initials": str.title,
    "spaces around": lambda text: f"  {text}\t",
    "spaces between": lambda text: text.replace(" ", "   "),
    "no-break spaces": lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    "lines": lambda text: text.replace(" ", "\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "straight apostrophes": lambda text: text.replace("’", "'"),
    "accents for apostrophes": lambda text: text.replace("’", "\N{ACUTE ACCENT}"),
    "full-width": lambda text: "".join(
        chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text
    ),
}


def names_of(concept: Concept, language: str) -> set[str]:
    return {concept.label(language), concept.short_label(language)}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@examples(15)
@given(labels)
def test_a_label_is_found_however_it_is_typed(
    way: Callable[[str], str], label: tuple[str, str]
) -> None:
    text, language = label

    found = GUIDE_2024.find(way(text), language)

    wanted = text.casefold()
    assert [*found] == [
        each
        for each in GUIDE_2024
        if wanted in {name.casefold() for name in names_of(each, language)}
    ]


@examples(50)
@given(typed)
def test_what_is_found_has_the_very_text_for_a_name(text: str) -> None:
    found = GUIDE_2024.find(text)

    expected = [
        concept
        for concept in GUIDE_2024
        if fold(text) in {fold(name) for tag in ("nl", "en") for name in names_of(concept, tag)}
    ]
    assert [*found] == expected


@examples(50)
@given(typed)
def test_without_a_language_it_is_found_in_each(text: str) -> None:
    in_each = {*GUIDE_2024.find(text, "nl"), *GUIDE_2024.find(text, "en")}

    assert GUIDE_2024.find(text) == tuple(sorted(in_each))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["upper", "lower", "casefold", "strip"]))
def test_folding_makes_forms_of_a_text_one(text: str, form: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assume(form != "upper" or composed.upper().lower() == composed.lower())

    assert fold(getattr(composed, form)()) == fold(text)


@given(typed, st.none() | locales, st.sampled_from([-1, 0, 1, 3, 50]))
def test_suggestions_are_the_nearest_each_once_with_a_name_of_theirs(
    text: str, tag: str | None, limit: int
) -> None:
    found = GUIDE_2024.suggest(text, tag, limit=limit)

    assert (
        [each.likeness for each in found],
        len({each.concept for each in found}),
        all(each.text in names_of(each.concept, each.language) for each in found),
        all(0.6 < each.likeness <= 1 for each in found),
    ) == (
        sorted((each.likeness for each in found), reverse=True),
        min(len(found), max(limit, 0)),
        True,
        True,
    )


@examples(40)
@given(typed, st.integers(0, 10))
def test_fewer_suggestions_are_the_first_of_more(text: str, limit: int) -> None:
    assert GUIDE_2024.suggest(text, limit=limit) == GUIDE_2024.suggest(text, limit=50)[:limit]


@examples(40)
@given(labels)
def test_a_label_is_its_own_best_suggestion(label: tuple[str, str]) -> None:
    text, language = label

    likely = [each for each in GUIDE_2024.suggest(text, language, limit=99) if each.likeness == 1]

    assert [each.concept for each in likely] == [*GUIDE_2024.find(text, language)]


@examples(40)
@given(concepts, locales, st.integers(0, 500))
def test_a_label_that_lacks_a_letter_suggests_its_concept(
    concept: Concept, tag: str, place: int
) -> None:
    text = concept.label(tag)
    place %= len(text)
    damaged = text[:place] + text[place + 1 :]

    found = [each.concept for each in GUIDE_2024.suggest(damaged, tag, limit=99)]

    assert concept in found


@given(concepts, st.data())
def test_a_code_with_one_slip_of_the_hand_suggests_it(
    concept: Concept, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(concept.code) - 1))
    slip = data.draw(st.sampled_from(["", "x", concept.code[place] * 2]))
    code = concept.code[:place] + slip + concept.code[place + 1 :]
    assume(code not in GUIDE_2024)

    with pytest.raises(UnknownCodeError) as caught:
        _ = GUIDE_2024[code]

    assert concept.code in caught.value.suggestions


@given(concepts, st.sampled_from([str.upper, str.title, lambda code: code.replace("_", "-")]))
def test_a_code_in_other_letters_is_not_taken_for_it_but_suggests_it(
    concept: Concept, way: Callable[[str], str]
) -> None:
    code = way(concept.code)
    assume(code != concept.code)

    with pytest.raises(UnknownCodeError) as caught:
        _ = GUIDE_2024[code]

    assert caught.value.suggestions[0] == concept.code


@given(st.text(max_size=200), st.lists(st.text("abc.", max_size=4)), st.integers(1, 5))
def test_the_nearest_codes_are_some_of_those_there_are_each_once(
    code: str, known: list[str], limit: int
) -> None:
    found = nearest_codes(code, known, limit=limit)

    assert (len(found) <= limit, {*found} <= {*known}, len({*found})) == (True, True, len(found))
