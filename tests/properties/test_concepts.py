from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmus_ka1.errors import UnknownCodeError
from erasmus_ka1.taxonomy import CONCEPTS, Concept, Concepts

protocols = st.integers(0, pickle.HIGHEST_PROTOCOL)
concepts = st.sampled_from([*CONCEPTS])
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
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def concepts_in(value: Any) -> list[Concept]:
    if isinstance(value, Concept):
        return [value]
    parts = [*value.keys(), *value.values()] if isinstance(value, dict) else value
    return [concept for part in parts for concept in concepts_in(part)]


@given(structures, protocols)
def test_a_pickle_or_deep_copy_of_anything_holds_the_same_concepts(
    structure: Any, protocol: int
) -> None:
    expected = [*map(id, concepts_in(structure))]

    for again in (pickle.loads(pickle.dumps(structure, protocol)), copy.deepcopy(structure)):
        assert [*map(id, concepts_in(again))] == expected


@given(concepts, concepts)
def test_of_two_concepts_one_comes_first_unless_they_are_the_same(
    one: Concept, other: Concept
) -> None:
    assert [one < other, one is other, one > other].count(True) == 1


@given(st.permutations([*CONCEPTS]))
def test_sorting_gives_the_order_of_the_guide_from_any_other(shuffled: list[Concept]) -> None:
    assert sorted(shuffled) == [*CONCEPTS]


@given(concepts, st.text(min_size=1) | st.sampled_from(["code", "index", "label", "a"]))
def test_no_attribute_of_a_concept_can_be_set(concept: Concept, name: str) -> None:
    with pytest.raises((AttributeError, UnicodeEncodeError)):
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

    @given(some_concepts, protocols)
    def test_they_keep_the_order_they_were_given_in(
        self, chosen: list[Concept], protocol: int
    ) -> None:
        for found in (Concepts(chosen), pickle.loads(pickle.dumps(Concepts(chosen), protocol))):
            assert (len(found), [*found]) == (len(chosen), chosen)
            assert found.codes == tuple(each.code for each in chosen)

    @given(some_concepts, json_values)
    def test_whatever_else_is_looked_up_is_an_unknown_code(
        self, chosen: list[Concept], value: Any
    ) -> None:
        found = Concepts([each for each in chosen if each.code != value])

        with pytest.raises(UnknownCodeError) as caught:
            _ = found[value]

        assert {*caught.value.suggestions} <= {*found.codes}
        assert (found.get(value, 5), value in found) == (5, False)
