"""The laws of sets, for sets in which an aspect brings its outcome along."""

from __future__ import annotations

import ast
import copy
import operator
import pickle
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st
from strategies import OTHER_GUIDE, concepts, json_values, members, outcome_sets

from erasmus_ka1 import GUIDE_2024, OutcomeSet
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from erasmus_ka1.projects._outcome_set import OutcomeOrAspect, group_of, outcome_of
from erasmus_ka1.taxonomy import Aspect, Concept
from properties.refusals import result_of

EVERYTHING = OutcomeSet([*GUIDE_2024.outcomes, *GUIDE_2024.aspects])
#: Each operator with its way of changing a name, and the method that takes anything.
OPERATORS: dict[str, tuple[Callable[..., Any], Callable[..., Any], str]] = {
    "|": (operator.or_, operator.ior, "union"),
    "&": (operator.and_, operator.iand, "intersection"),
    "-": (operator.sub, operator.isub, "difference"),
    "^": (operator.xor, operator.ixor, "symmetric_difference"),
}
operators = st.sampled_from([*OPERATORS])
other_members = st.sampled_from([*OTHER_GUIDE.outcomes, *OTHER_GUIDE.aspects])
sets_of_both = outcome_sets | st.lists(other_members).map(OutcomeSet)


def codes_of(text: str) -> Any:
    """Return the codes in the `repr` of a set."""
    return ast.literal_eval(text.removeprefix("OutcomeSet(").removesuffix(")"))


@given(outcome_sets)
def test_a_set_made_of_a_set_is_the_same_set(aims: OutcomeSet) -> None:
    again = OutcomeSet(aims)

    assert (again, again.codes, hash(again)) == (aims, aims.codes, hash(aims))


@given(outcome_sets)
def test_what_a_set_shows_of_itself_makes_it_again(aims: OutcomeSet) -> None:
    assert OutcomeSet(codes_of(repr(aims))).codes == aims.codes


@given(sets_of_both, st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_a_set_survives_pickling_with_its_guide(aims: OutcomeSet, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(aims, protocol))

    assert (again, again.codes, again.guide is aims.guide) == (aims, aims.codes, True)


@given(sets_of_both)
def test_a_copy_is_the_set_itself(aims: OutcomeSet) -> None:
    assert (copy.copy(aims) is aims, copy.deepcopy([aims])[0] is aims) == (True, True)


@given(sets_of_both)
def test_members_stand_in_guide_order_each_once(aims: OutcomeSet) -> None:
    places = [member.index for member in aims]

    assert [one < other for one, other in pairwise(places)] == [True] * max(len(aims) - 1, 0)


@given(sets_of_both)
def test_an_aspect_is_never_without_its_outcome(aims: OutcomeSet) -> None:
    assert [each for each in aims.aspects if each.outcome not in aims] == []


@given(sets_of_both)
def test_outcomes_and_aspects_are_the_whole_set(aims: OutcomeSet) -> None:
    assert sorted([*aims.outcomes, *aims.aspects]) == [*aims]


@given(st.permutations([*GUIDE_2024.outcomes, *GUIDE_2024.aspects]), st.integers(0, 37))
def test_codes_are_read_in_any_order(shuffled: list[OutcomeOrAspect], most: int) -> None:
    codes = [each.code for each in shuffled[:most]]

    assert OutcomeSet.from_codes(codes) == OutcomeSet(codes)


@given(st.lists(members, unique=True, min_size=1), st.data())
def test_a_code_given_twice_to_a_reader_is_refused_wherever_it_stands(
    chosen: list[OutcomeOrAspect], data: st.DataObject
) -> None:
    codes = [each.code for each in chosen]
    twice = data.draw(st.sampled_from(codes))
    codes.insert(data.draw(st.integers(0, len(codes))), twice)

    with pytest.raises(InvalidValueError) as caught:
        OutcomeSet.from_codes(codes)

    assert caught.value.value == twice


@given(outcome_sets, operators, outcome_sets)
def test_an_operator_that_assigns_makes_a_new_set_and_leaves_the_old_one(
    a: OutcomeSet, name: str, b: OutcomeSet
) -> None:
    operation, in_place, _ = OPERATORS[name]
    before = a.codes

    result = in_place(a, b)

    assert (result, a.codes) == (operation(a, b), before)


@given(outcome_sets, operators, st.lists(members))
def test_a_method_takes_codes_in_any_form_as_its_operator_takes_a_set(
    a: OutcomeSet, name: str, given_members: list[OutcomeOrAspect]
) -> None:
    operation, _, method = OPERATORS[name]
    codes = [each.code for each in given_members]

    results = [getattr(a, method)(form(codes)) for form in (list, tuple, iter, frozenset)]

    assert results == [operation(a, frozenset(given_members))] * 4


@given(outcome_sets, outcome_sets)
def test_what_is_left_of_everything_follows_de_morgan(a: OutcomeSet, b: OutcomeSet) -> None:
    left = (EVERYTHING - a, EVERYTHING - b)

    assert (EVERYTHING - (a | b), EVERYTHING - (a & b)) == (left[0] & left[1], left[0] | left[1])


@given(outcome_sets, outcome_sets)
def test_union_and_intersection_absorb_each_other(a: OutcomeSet, b: OutcomeSet) -> None:
    assert (a | (a & b), a & (a | b)) == (a, a)


@given(outcome_sets, outcome_sets, outcome_sets)
def test_union_distributes_over_intersection(a: OutcomeSet, b: OutcomeSet, c: OutcomeSet) -> None:
    assert a | (b & c) == (a | b) & (a | c)


@given(outcome_sets, outcome_sets)
def test_being_part_of_is_adding_nothing_to(a: OutcomeSet, b: OutcomeSet) -> None:
    ways = {a <= b, b >= a, a.issubset(b), b.issuperset(a), a | b == b, a & b == a, not {*a} - {*b}}

    assert len(ways) == 1


@given(outcome_sets, outcome_sets)
def test_two_sets_that_are_part_of_each_other_are_equal_with_equal_hashes(
    a: OutcomeSet, b: OutcomeSet
) -> None:
    assert (a <= b <= a, not a < b and not b < a and a <= b) == (a == b, a == b)


@given(sets_of_both, sets_of_both)
def test_equal_sets_have_equal_hashes_and_codes_whatever_their_guide(
    a: OutcomeSet, b: OutcomeSet
) -> None:
    assert (a == b) == ((hash(a), a.codes) == (hash(b), b.codes) and ({*a} == {*b}))


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
        [{group_of(each) for each in part} for part in parts.values()],
        sum(map(len, parts.values())),
    ) == (sorted({group_of(each) for each in aims}), [{group} for group in parts], len(aims))


@given(outcome_sets, members)
def test_taking_one_away_takes_what_cannot_stand_without_it(
    aims: OutcomeSet, member: OutcomeOrAspect
) -> None:
    gone = {*aims} - {*(aims - {member})}

    assert gone == {each for each in aims if member in (each, outcome_of(each))}


@given(outcome_sets, members)
def test_adding_one_adds_it_and_the_outcome_it_is_part_of(
    aims: OutcomeSet, member: OutcomeOrAspect
) -> None:
    added = {*(aims | {member})} - {*aims}

    assert added == {member, outcome_of(member)} - {*aims}


@given(st.lists(members), other_members, st.data())
def test_a_member_of_another_guide_is_refused_wherever_it_stands(
    chosen: list[OutcomeOrAspect], stranger: OutcomeOrAspect, data: st.DataObject
) -> None:
    mixed: list[OutcomeOrAspect] = [*chosen]
    mixed.insert(data.draw(st.integers(0, len(chosen))), stranger)

    with pytest.raises(InvalidValueError) as caught:
        OutcomeSet(mixed, guide=GUIDE_2024)

    assert caught.value.value is stranger


@given(outcome_sets, json_values)
def test_what_is_no_member_is_refused_and_never_passed_over(aims: OutcomeSet, value: Any) -> None:
    given_members: list[Any] = [*aims, value]
    is_unknown = isinstance(value, str) and value not in GUIDE_2024

    made = result_of(lambda: OutcomeSet(given_members))

    if isinstance(made, OutcomeSet):
        assert value in made.codes
    else:
        assert type(made) is (UnknownCodeError if is_unknown else WrongKindError)


@given(outcome_sets, st.text(min_size=1) | st.sampled_from(["codes", "guide", "aspects"]))
def test_no_attribute_of_a_set_can_be_set_or_deleted(aims: OutcomeSet, name: str) -> None:
    before = aims.codes

    # a name with half a character is none
    with pytest.raises((FrozenInstanceError, UnicodeEncodeError)):
        setattr(aims, name, ())
    with pytest.raises((FrozenInstanceError, UnicodeEncodeError)):
        delattr(aims, name)

    assert aims.codes == before


@given(outcome_sets, st.sampled_from([*GUIDE_2024.target_groups]))
def test_missing_is_what_a_set_of_the_whole_group_has_more(aims: OutcomeSet, group: Any) -> None:
    assert aims.missing(group) == OutcomeSet(group.outcomes) - frozenset(aims.outcomes)


@given(outcome_sets, outcome_sets, st.sampled_from([*GUIDE_2024.target_groups.codes]))
def test_more_outcomes_never_cover_less(a: OutcomeSet, b: OutcomeSet, group: str) -> None:
    whole = (a | b).coverage(group).covered

    assert max(a.coverage(group).covered, b.coverage(group).covered) <= whole


@given(st.lists(members), st.lists(st.just(0) | st.none(), min_size=1, max_size=2))
def test_an_error_in_the_middle_leaves_no_half_made_set(
    chosen: list[OutcomeOrAspect], wrong: list[Any]
) -> None:
    aims = OutcomeSet(chosen)

    with pytest.raises(KA1Error):
        aims.union(wrong, chosen)

    assert {*aims} == {*chosen} | {each.outcome for each in chosen if isinstance(each, Aspect)}
