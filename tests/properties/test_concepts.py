from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from strategies import OTHER_GUIDE, concepts, concepts_of_both, json_values

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import UnknownCodeError
from erasmus_ka1.taxonomy import Concept, Concepts

protocols = st.integers(0, pickle.HIGHEST_PROTOCOL)
some_concepts = st.lists(concepts, unique=True, max_size=12)
structures = st.recursive(
    concepts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(concepts, inner, max_size=3)
    ),
    max_leaves=8,
)


def concepts_in(value: Any) -> list[Concept]:
    if isinstance(value, Concept):
        return [value]
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    return [concept for part in parts for concept in concepts_in(part)]


@given(structures, protocols)
def test_concepts_come_out_of_a_pickle_as_themselves_wherever_they_stood_in_it(
    structure: Any, protocol: int
) -> None:
    again = pickle.loads(pickle.dumps(structure, protocol))

    assert [*map(id, concepts_in(again))] == [*map(id, concepts_in(structure))]


@given(structures)
def test_a_deep_copy_of_anything_holds_the_same_concepts(structure: Any) -> None:
    again = copy.deepcopy(structure)

    assert [*map(id, concepts_in(again))] == [*map(id, concepts_in(structure))]


@given(concepts_of_both, concepts_of_both)
def test_of_two_concepts_one_comes_first_unless_they_are_the_same(
    one: Concept, other: Concept
) -> None:
    assert [one < other, one is other, one > other].count(True) == 1


@given(concepts_of_both, concepts_of_both, concepts_of_both)
def test_what_comes_before_one_comes_before_all_after_it(
    one: Concept, two: Concept, three: Concept
) -> None:
    first, second, third = sorted([one, two, three])

    assert (first <= second, second <= third, first <= third) == (True, True, True)


@given(st.permutations([*GUIDE_2024, *OTHER_GUIDE]))
def test_sorting_gives_the_order_of_the_guides_from_any_other(shuffled: list[Concept]) -> None:
    assert sorted(shuffled) == [*GUIDE_2024, *OTHER_GUIDE]


@given(st.lists(st.tuples(concepts, st.integers())))
def test_sorting_leaves_the_order_of_what_has_the_same_concept(
    pairs: list[tuple[Concept, int]],
) -> None:
    in_order = sorted(pairs, key=lambda pair: pair[0])

    grouped = {concept: [pair for pair in pairs if pair[0] is concept] for concept, _ in pairs}
    assert in_order == [pair for concept in sorted(grouped) for pair in grouped[concept]]


@given(concepts, st.text(min_size=1) | st.sampled_from(["code", "guide", "index", "label", "a"]))
def test_no_attribute_of_a_concept_can_be_set(concept: Concept, name: str) -> None:
    with pytest.raises((FrozenInstanceError, UnicodeEncodeError)):
        setattr(concept, name, "else")

    assert repr(concept) == f"{type(concept).__name__}({concept.code!r})"


class TestConcepts:
    @given(some_concepts, concepts)
    def test_what_is_in_them_is_found_in_every_way_and_nothing_else(
        self, chosen: list[Concept], concept: Concept
    ) -> None:
        found = Concepts(chosen)

        ways = {concept in found, concept.code in found, found.get(concept.code) is concept}
        assert ways == {concept in chosen}

    @given(some_concepts)
    def test_they_keep_the_order_they_were_given_in(self, chosen: list[Concept]) -> None:
        found = Concepts(chosen)

        assert (len(found), [*found], found.codes) == (
            len(chosen),
            chosen,
            tuple(each.code for each in chosen),
        )

    @given(some_concepts, protocols)
    def test_they_survive_pickling(self, chosen: list[Concept], protocol: int) -> None:
        again = pickle.loads(pickle.dumps(Concepts(chosen), protocol))

        assert [*map(id, again)] == [*map(id, chosen)]

    @given(some_concepts, json_values)
    def test_whatever_else_is_looked_up_is_an_unknown_code(
        self, chosen: list[Concept], value: Any
    ) -> None:
        found = Concepts([each for each in chosen if each.code != value])

        with pytest.raises(UnknownCodeError) as caught:
            _ = found[value]

        suggested = {*caught.value.suggestions}
        assert (found.get(value, 5), value in found, suggested <= {*found.codes}) == (
            5,
            False,
            True,
        )
