"""The laws of sets, for sets in which an aspect brings its outcome along."""

from __future__ import annotations

import ast
import operator
import pickle
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import concepts, guides, json_values, members, outcome_sets, target_groups

from erasmus_ka1 import GUIDE_2024, OutcomeSet
from erasmus_ka1.errors import UnknownCodeError, WrongKindError
from erasmus_ka1.projects import OutcomeOrAspect
from erasmus_ka1.taxonomy import CONCEPTS, Aspect, Concept
from properties.refusals import result_of

EVERYTHING = OutcomeSet([*GUIDE_2024.outcomes, *GUIDE_2024.aspects])
#: Each method that takes any list, with its operator.
OPERATORS: dict[str, Callable[..., Any]] = {
    "union": operator.or_,
    "intersection": operator.and_,
    "difference": operator.sub,
    "symmetric_difference": operator.xor,
}
COMPARISONS = (operator.lt, operator.le, operator.eq, operator.ne, operator.ge, operator.gt)


def with_outcomes(chosen: frozenset[OutcomeOrAspect]) -> frozenset[OutcomeOrAspect]:
    """Return *chosen* with the outcome of each aspect."""
    return chosen | {each.outcome for each in chosen if isinstance(each, Aspect)}


@given(outcome_sets, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_what_a_set_pickles_and_shows_makes_it_again(aims: OutcomeSet, protocol: int) -> None:
    shown = repr(aims).removeprefix("OutcomeSet(").removesuffix(")")

    again = (OutcomeSet(ast.literal_eval(shown)), pickle.loads(pickle.dumps(aims, protocol)))

    assert ([each.codes for each in again], {*map(hash, again)}) == ([aims.codes] * 2, {hash(aims)})


@given(st.frozensets(members), st.frozensets(members))
def test_sets_compare_as_frozensets_of_concepts_and_of_codes(
    a: frozenset[OutcomeOrAspect], b: frozenset[OutcomeOrAspect]
) -> None:
    whole, codes = with_outcomes(b), {each.code for each in with_outcomes(b)}

    for compare in COMPARISONS:
        expected = compare(with_outcomes(a), whole)
        found = [compare(OutcomeSet(a), each) for each in (OutcomeSet(b), whole, codes)]
        reverse = [compare(each, OutcomeSet(b)) for each in (with_outcomes(a), OutcomeSet(a))]
        assert [*found, *reverse] == [expected] * 5
    assert hash(OutcomeSet(a)) == hash(with_outcomes(a))


@given(outcome_sets)
def test_members_are_in_guide_order_each_once(aims: OutcomeSet) -> None:
    places = [member.index for member in aims]

    assert [one < other for one, other in pairwise(places)] == [True] * max(len(aims) - 1, 0)


@given(outcome_sets)
def test_an_aspect_is_never_without_its_outcome(aims: OutcomeSet) -> None:
    assert sorted([*aims.outcomes, *aims.aspects]) == [*aims]
    assert [each for each in aims.aspects if each.outcome not in aims] == []


@given(st.permutations([*GUIDE_2024.outcomes, *GUIDE_2024.aspects]), st.integers(0, 37))
def test_codes_are_read_in_any_order(shuffled: list[OutcomeOrAspect], most: int) -> None:
    codes = [each.code for each in shuffled[:most]]

    assert OutcomeSet.from_codes(codes) == OutcomeSet(codes)


@given(outcome_sets, outcome_sets)
def test_what_is_left_of_everything_follows_de_morgan(a: OutcomeSet, b: OutcomeSet) -> None:
    left = (EVERYTHING - a, EVERYTHING - b)

    assert (EVERYTHING - (a | b), EVERYTHING - (a & b)) == (left[0] & left[1], left[0] | left[1])


@given(outcome_sets, concepts)
def test_a_code_is_in_a_set_where_its_concept_is(aims: OutcomeSet, concept: Concept) -> None:
    either: list[Any] = [concept, concept.code]

    assert [each in aims for each in either] == [concept.code in aims.codes] * 2


@given(outcome_sets, json_values | members.map(lambda member: member.code.upper()))
def test_anything_else_is_in_no_set(aims: OutcomeSet, value: Any) -> None:
    assert (value in aims) == (isinstance(value, str) and value in aims.codes)


@given(outcome_sets)
def test_groups_part_the_set_in_guide_order(aims: OutcomeSet) -> None:
    parts = aims.by_group()

    assert (
        [*parts],
        [{each.group for each in part} for part in parts.values()],
        sum(map(len, parts.values())),
    ) == (sorted({each.group for each in aims}), [{group} for group in parts], len(aims))


@given(outcome_sets, members)
def test_removing_an_outcome_removes_its_aspects(aims: OutcomeSet, member: OutcomeOrAspect) -> None:
    gone = {*aims} - {*(aims - {member})}

    assert gone == {each for each in aims if member in (each, getattr(each, "outcome", each))}


@given(outcome_sets, json_values)
def test_anything_else_is_refused_and_never_skipped(aims: OutcomeSet, value: Any) -> None:
    given_members: list[Any] = [*aims, value]
    is_unknown = isinstance(value, str) and value not in CONCEPTS

    made = result_of(lambda: OutcomeSet(given_members))

    if isinstance(made, OutcomeSet):
        assert value in made.codes
    else:
        assert type(made) is (UnknownCodeError if is_unknown else WrongKindError)


@given(outcome_sets, target_groups, guides)
def test_what_is_covered_and_what_is_missing_make_the_group(
    aims: OutcomeSet, group: Any, guide: Any
) -> None:
    missing = aims.missing(group, guide=guide)

    assert missing.isdisjoint(aims)
    assert aims.coverage(group, guide=guide).covered + len(missing) == len(group.outcomes)
