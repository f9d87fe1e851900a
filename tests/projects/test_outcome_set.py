"""Sets of outcomes: what goes in, the guide's order, and the algebra of sets."""

from __future__ import annotations

import copy
import operator
import pickle
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from itertools import product
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import OTHER_GUIDE, aspects, members, outcome_sets, outcomes

from erasmus_ka1 import GUIDE_2024, OutcomeSet
from erasmus_ka1.errors import InvalidValueError, UnknownCodeError, WrongKindError
from erasmus_ka1.projects._outcome_set import (
    Coverage,
    OutcomeOrAspect,
    outcome_or_aspect,
    set_reader,
    target_group,
)
from erasmus_ka1.taxonomy import Aspect, Outcome, learners, organisations, staff, systems, ukraine

EMPLOYABILITY = learners.EMPLOYABILITY
MOTIVATION = staff.MOTIVATION
DIVERSITY = staff.DIVERSITY
CAPACITY = organisations.INTERNATIONAL_CAPACITY
COOPERATION = organisations.COOPERATION
FUNDING = organisations.FUNDING
AIMS = OutcomeSet([EMPLOYABILITY, MOTIVATION, COOPERATION])
OTHER_EMPLOYABILITY = OTHER_GUIDE.outcomes["learners.employability"]

OPERATORS = {
    "or": operator.or_,
    "and": operator.and_,
    "sub": operator.sub,
    "xor": operator.xor,
}
COMPARISONS = {
    "lt": operator.lt,
    "le": operator.le,
    "ge": operator.ge,
    "gt": operator.gt,
    "eq": operator.eq,
    "ne": operator.ne,
}


def codes_of(given: Iterable[OutcomeOrAspect]) -> list[str]:
    return [member.code for member in given]


FORMS: dict[str, Callable[[Iterable[OutcomeOrAspect]], Any]] = {
    "an OutcomeSet": OutcomeSet,
    "a set": set,
    "a frozenset": frozenset,
    "a set of codes": lambda given: set(codes_of(given)),
    "a frozenset of codes": lambda given: frozenset(codes_of(given)),
    "the keys of a dict": dict.fromkeys,
}
SETS = {
    name: form if name != "the keys of a dict" else lambda given: dict.fromkeys(given).keys()
    for name, form in FORMS.items()
}
ITERABLES: dict[str, Callable[[Iterable[OutcomeOrAspect]], Any]] = SETS | {
    "a list": list,
    "a tuple of codes": lambda given: tuple(codes_of(given)),
    "a generator": iter,
    "a dict": dict.fromkeys,
}


def each_of(name: str, table: dict[str, Any]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        name, [pytest.param(item, id=key) for key, item in table.items()]
    )


def plain(*concepts: OutcomeOrAspect) -> AbstractSet[OutcomeOrAspect]:
    """Return a plain set of *concepts*."""
    return set(concepts)


def closed(given: Iterable[OutcomeOrAspect]) -> frozenset[OutcomeOrAspect]:
    """Return *given* with the outcome of each aspect in it."""
    given = frozenset(given)
    return given | {member.outcome for member in given if isinstance(member, Aspect)}


def without(
    given: Iterable[OutcomeOrAspect], gone: AbstractSet[OutcomeOrAspect]
) -> set[OutcomeOrAspect]:
    """Return *given* without what is *gone* and without the aspects of what is gone."""
    return {
        member
        for member in given
        if member not in gone and not (isinstance(member, Aspect) and member.outcome in gone)
    }


@each_of("form", ITERABLES)
def test_a_set_is_made_of_any_iterable(form: Callable[[Iterable[OutcomeOrAspect]], Any]) -> None:
    given = form([MOTIVATION, EMPLOYABILITY, MOTIVATION])

    assert [*OutcomeSet(given)] == [EMPLOYABILITY, MOTIVATION]


def test_concepts_and_codes_may_be_mixed() -> None:
    assert [*OutcomeSet([MOTIVATION, "learners.employability"])] == [EMPLOYABILITY, MOTIVATION]


def test_a_set_of_nothing_is_empty() -> None:
    assert (len(OutcomeSet()), bool(OutcomeSet()), OutcomeSet().guide) == (0, False, GUIDE_2024)


def test_an_aspect_brings_its_outcome() -> None:
    assert [*OutcomeSet([FUNDING])] == [CAPACITY, FUNDING]


def test_the_whole_guide_comes_in_its_order() -> None:
    everything = [*GUIDE_2024.outcomes, *GUIDE_2024.aspects]

    assert [*OutcomeSet(reversed(everything))] == sorted(everything)


def test_outcomes_and_aspects_are_told_apart() -> None:
    assert AIMS.outcomes == (EMPLOYABILITY, MOTIVATION, CAPACITY)
    assert AIMS.aspects == (COOPERATION,)


def test_codes_are_looked_up_in_the_guide_of_the_concepts() -> None:
    made = OutcomeSet(["learners.employability", OTHER_GUIDE.outcomes["staff.humour"]])

    assert made.guide is OTHER_GUIDE
    assert OTHER_EMPLOYABILITY in made


def test_codes_are_looked_up_in_the_guide_that_is_given() -> None:
    assert [*OutcomeSet(["learners.employability"], guide=OTHER_GUIDE)] == [OTHER_EMPLOYABILITY]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: OutcomeSet([EMPLOYABILITY, OTHER_EMPLOYABILITY]), id="two guides"),
        pytest.param(lambda: OutcomeSet([EMPLOYABILITY], guide=OTHER_GUIDE), id="not the given"),
        pytest.param(lambda: AIMS | {OTHER_EMPLOYABILITY}, id="by operator"),
        pytest.param(lambda: AIMS.union(OutcomeSet([OTHER_EMPLOYABILITY])), id="by union"),
    ],
)
def test_a_member_of_another_guide_is_refused(make: Callable[[], OutcomeSet]) -> None:
    with pytest.raises(InvalidValueError) as caught:
        make()

    assert caught.value.field == "OutcomeSet.members"
    assert caught.value.value in {EMPLOYABILITY, OTHER_EMPLOYABILITY}


@pytest.mark.parametrize(
    ("given", "value"),
    [
        pytest.param("staff.motivation", "staff.motivation", id="a code"),
        pytest.param("", "", id="an empty text"),
        pytest.param(None, None, id="nothing"),
        pytest.param(MOTIVATION, MOTIVATION, id="an outcome"),
        pytest.param([staff.GROUP], staff.GROUP, id="a target group"),
        pytest.param(["staff"], staff.GROUP, id="the code of a target group"),
        pytest.param([ukraine.PRIORITY], ukraine.PRIORITY, id="a priority"),
        pytest.param(["systems.policy_reforms"], systems.POLICY_REFORMS, id="an impact"),
        pytest.param([3], 3, id="a number"),
        pytest.param([None], None, id="nothing in it"),
        pytest.param(b"staff", ord("s"), id="bytes"),
        pytest.param([["staff.motivation"]], ["staff.motivation"], id="a list in it"),
    ],
)
def test_what_is_no_outcome_is_refused(given: Any, value: object) -> None:
    with pytest.raises(WrongKindError) as caught:
        OutcomeSet(given)

    assert caught.value.value == value


def test_a_wrong_code_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        OutcomeSet(["staff.diversty"])

    assert (caught.value.code, caught.value.suggestions[0]) == ("staff.diversty", "staff.diversity")


@pytest.mark.parametrize("item", [MOTIVATION, "staff.motivation", COOPERATION, COOPERATION.code])
def test_a_member_is_in_the_set_as_concept_and_as_code(item: object) -> None:
    assert item in AIMS


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(DIVERSITY, id="another outcome"),
        pytest.param(DIVERSITY.code, id="another code"),
        pytest.param("no.such.code", id="no code"),
        pytest.param("staff", id="the code of another kind"),
        pytest.param(staff.GROUP, id="another kind"),
        pytest.param(OTHER_EMPLOYABILITY, id="the same code in another guide"),
        pytest.param(None, id="nothing"),
        pytest.param([], id="a list"),
        pytest.param(3, id="a number"),
    ],
)
def test_anything_else_is_not_in_the_set(item: object) -> None:
    assert item not in AIMS


def test_a_set_shows_as_its_codes() -> None:
    assert repr(OutcomeSet([MOTIVATION, FUNDING])) == (
        "OutcomeSet(['staff.motivation', 'organisations.international_capacity', "
        "'organisations.international_capacity.funding'])"
    )


@pytest.mark.parametrize("name", ["guide", "_members", "other"])
def test_a_set_cannot_be_changed(name: str) -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(AIMS, name, ())


def test_augmented_assignment_makes_another_set() -> None:
    aims = AIMS

    aims |= {DIVERSITY}

    assert (DIVERSITY in aims, DIVERSITY in AIMS) == (True, False)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("aims", [AIMS, OutcomeSet(), OutcomeSet([OTHER_EMPLOYABILITY])], ids=repr)
def test_a_set_survives_pickling(aims: OutcomeSet, protocol: int) -> None:
    back = pickle.loads(pickle.dumps(aims, protocol))

    assert (back, back.guide) == (aims, aims.guide)


def test_a_set_survives_copying() -> None:
    assert copy.copy(AIMS) == copy.deepcopy(AIMS) == AIMS


@each_of("form", {name: SETS[name] for name in SETS if "codes" not in name})
def test_a_set_equals_any_set_with_its_members(form: Callable[..., object]) -> None:
    assert operator.eq(AIMS, form(AIMS))
    assert operator.eq(form(AIMS), AIMS)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OutcomeSet([EMPLOYABILITY]), id="fewer"),
        pytest.param({EMPLOYABILITY, MOTIVATION, COOPERATION}, id="without the outcome"),
        pytest.param([EMPLOYABILITY, MOTIVATION, CAPACITY, COOPERATION], id="a list"),
        pytest.param(set(codes_of(AIMS)), id="the codes"),
        pytest.param(None, id="nothing"),
    ],
)
def test_a_set_equals_nothing_else(other: object) -> None:
    assert operator.ne(AIMS, other)
    assert not operator.eq(AIMS, other)


def test_a_set_is_found_in_a_dict_by_an_equal_frozenset() -> None:
    assert {AIMS: 1}[frozenset(AIMS)] == 1  # type: ignore[index]


@each_of("form", SETS)
@each_of("operation", OPERATORS)
def test_an_operator_takes_any_set_on_either_side(
    operation: Callable[[Any, Any], Any], form: Callable[..., Any]
) -> None:
    left, right = OutcomeSet([EMPLOYABILITY, MOTIVATION]), OutcomeSet([MOTIVATION, DIVERSITY])
    if form is SETS["the keys of a dict"]:
        right, left = left, right

    from_left, from_right = operation(left, form(right)), operation(form(left), right)

    expected = operation(frozenset(left), frozenset(right))
    assert from_left == expected
    assert from_right == expected
    assert isinstance(from_left, OutcomeSet)


@pytest.mark.parametrize("other", [[MOTIVATION], (MOTIVATION,), "staff.motivation", None, 3])
@each_of("operation", OPERATORS | {name: COMPARISONS[name] for name in ("lt", "le", "ge", "gt")})
def test_an_operator_takes_nothing_but_sets(
    operation: Callable[[Any, Any], Any], other: object
) -> None:
    with pytest.raises(TypeError, match=r"not supported|unsupported operand"):
        operation(AIMS, other)
    with pytest.raises(TypeError, match=r"not supported|unsupported operand"):
        operation(other, AIMS)


@each_of("operation", OPERATORS)
def test_an_operator_refuses_a_set_of_other_things(operation: Callable[[Any, Any], Any]) -> None:
    with pytest.raises(WrongKindError):
        operation(AIMS, {3})
    with pytest.raises(WrongKindError):
        operation({3}, AIMS)
    with pytest.raises(UnknownCodeError):
        operation(AIMS, {"staff.motivaton"})


@each_of("form", ITERABLES)
def test_a_method_takes_any_iterable(form: Callable[..., Any]) -> None:
    aims = OutcomeSet([EMPLOYABILITY, MOTIVATION])
    other = [MOTIVATION, DIVERSITY]

    assert aims.union(form(other)) == plain(EMPLOYABILITY, MOTIVATION, DIVERSITY)
    assert aims.intersection(form(other)) == plain(MOTIVATION)
    assert aims.difference(form(other)) == plain(EMPLOYABILITY)
    assert aims.symmetric_difference(form(other)) == plain(EMPLOYABILITY, DIVERSITY)
    assert aims.issubset(form([*aims, DIVERSITY]))
    assert not aims.issubset(form(other))
    assert aims.issuperset(form([MOTIVATION]))
    assert not aims.issuperset(form(other))
    assert aims.isdisjoint(form([DIVERSITY]))
    assert not aims.isdisjoint(form(other))


@pytest.mark.parametrize("other", ["staff.motivation", 3, staff.GROUP])
@pytest.mark.parametrize(
    "method",
    [
        "union",
        "intersection",
        "difference",
        "symmetric_difference",
        "issubset",
        "issuperset",
        "isdisjoint",
    ],
)
def test_a_method_says_that_one_thing_is_not_several(method: str, other: object) -> None:
    with pytest.raises(WrongKindError) as caught:
        getattr(AIMS, method)(other)

    assert caught.value.args == (other, "several outcomes, aspects or codes")


def test_methods_take_any_number_of_sets() -> None:
    assert AIMS.union() == AIMS.intersection() == AIMS.difference() == AIMS
    assert AIMS.union([DIVERSITY], ["staff.competences"]) - AIMS == plain(
        DIVERSITY, staff.COMPETENCES
    )
    assert AIMS.intersection([MOTIVATION, DIVERSITY], [MOTIVATION]) == plain(MOTIVATION)
    assert AIMS.difference([MOTIVATION], [CAPACITY]) == plain(EMPLOYABILITY)


def test_without_an_outcome_its_aspects_go_too() -> None:
    assert AIMS - {CAPACITY} == plain(EMPLOYABILITY, MOTIVATION)


def test_without_an_aspect_its_outcome_stays() -> None:
    assert AIMS - {COOPERATION} == plain(EMPLOYABILITY, MOTIVATION, CAPACITY)


def test_two_guides_have_nothing_in_common() -> None:
    others = OutcomeSet([OTHER_EMPLOYABILITY])

    assert AIMS & others == plain()
    assert AIMS.isdisjoint(others)
    assert AIMS - others == AIMS


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({EMPLOYABILITY, MOTIVATION}, id="concepts"),
        pytest.param({"learners.employability", "staff.motivation"}, id="codes"),
    ],
)
def test_a_set_is_compared_with_a_set_of_concepts_or_codes(other: set[Any]) -> None:
    aims = OutcomeSet([MOTIVATION])

    assert other >= aims
    assert other > aims
    assert aims <= other
    assert aims < other
    assert OutcomeSet(other) >= other


def test_members_are_given_by_group() -> None:
    assert AIMS.by_group() == {
        learners.GROUP: {EMPLOYABILITY},
        staff.GROUP: {MOTIVATION},
        organisations.GROUP: {CAPACITY, COOPERATION},
    }
    assert [*AIMS.by_group()] == [learners.GROUP, staff.GROUP, organisations.GROUP]


def test_a_group_without_members_is_not_given() -> None:
    assert OutcomeSet([MOTIVATION]).by_group().keys() == {staff.GROUP}


@pytest.mark.parametrize("group", [organisations.GROUP, "organisations"])
def test_coverage_counts_outcomes_without_aspects(group: Any) -> None:
    coverage = AIMS.coverage(group)

    assert coverage == Coverage(organisations.GROUP, covered=1, expected=3)
    assert coverage.share == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("given", "share"), [pytest.param([], 0, id="none"), pytest.param(learners.GROUP.outcomes, 1)]
)
def test_the_share_is_from_0_to_1(given: Iterable[Outcome], share: float) -> None:
    assert OutcomeSet(given).coverage("learners").share == share


@pytest.mark.parametrize("group", [organisations.GROUP, "organisations"])
def test_the_outcomes_that_are_missing_are_given(group: Any) -> None:
    assert [*AIMS.missing(group)] == [
        organisations.INNOVATIVE_OPERATION,
        organisations.PROFESSIONAL_ENVIRONMENT,
    ]


@pytest.mark.parametrize("method", ["coverage", "missing"])
def test_a_wrong_group_is_refused(method: str) -> None:
    with pytest.raises(UnknownCodeError):
        getattr(AIMS, method)("staf")
    with pytest.raises(WrongKindError):
        getattr(AIMS, method)("staff.motivation")
    with pytest.raises(WrongKindError):
        getattr(AIMS, method)(None)


def test_a_group_is_looked_up_in_the_set_s_own_guide() -> None:
    aims = OutcomeSet([OTHER_EMPLOYABILITY])

    assert aims.coverage("learners") == Coverage(OTHER_GUIDE.learners, covered=1, expected=2)


@pytest.mark.parametrize("given", [MOTIVATION, "staff.motivation"])
def test_an_outcome_is_itself_or_its_code(given: object) -> None:
    assert outcome_or_aspect(given) is MOTIVATION


@pytest.mark.parametrize("given", [staff.GROUP, "staff"])
def test_a_target_group_is_itself_or_its_code(given: object) -> None:
    assert target_group(given) is staff.GROUP


some_outcomes = st.frozensets(outcomes)
some_members = st.frozensets(members)


@given(st.lists(members), st.randoms(use_true_random=False))
def test_any_members_make_the_same_set_in_any_order(given: list[Any], random: Any) -> None:
    shuffled = [random.choice([member, member.code]) for member in random.sample(given, len(given))]

    assert [*OutcomeSet(shuffled)] == sorted(closed(given))


@given(some_members)
def test_any_set_equals_and_hashes_as_its_frozenset(given: frozenset[OutcomeOrAspect]) -> None:
    made = OutcomeSet(given)

    assert made == plain(*closed(given))
    assert hash(made) == hash(closed(given))


@given(some_outcomes, some_outcomes)
def test_any_outcomes_have_the_algebra_of_frozensets(
    a: frozenset[OutcomeOrAspect], b: frozenset[OutcomeOrAspect]
) -> None:
    for operation, form in product(OPERATORS.values(), (OutcomeSet, set, frozenset)):
        assert operation(OutcomeSet(a), form(b)) == operation(a, b)
        assert operation(form(a), OutcomeSet(b)) == operation(a, b)
    assert OutcomeSet(a).isdisjoint(b) == a.isdisjoint(b)


@given(some_members, some_members)
def test_any_sets_compare_as_frozensets(
    a: frozenset[OutcomeOrAspect], b: frozenset[OutcomeOrAspect]
) -> None:
    for compare, form in product(COMPARISONS.values(), (OutcomeSet, closed)):
        assert compare(OutcomeSet(a), form(b)) == compare(closed(a), closed(b))
        assert compare(form(a), OutcomeSet(b)) == compare(closed(a), closed(b))


@given(outcome_sets, some_members)
def test_any_result_holds_the_outcomes_of_its_aspects(
    a: OutcomeSet, b: frozenset[OutcomeOrAspect]
) -> None:
    for operation in OPERATORS.values():
        for result in (operation(a, b), operation(b, a), operation(a, OutcomeSet(b))):
            assert [*result] == sorted(closed(result))


@given(outcome_sets, outcome_sets, outcome_sets)
def test_union_and_intersection_are_those_of_sets(
    a: OutcomeSet, b: OutcomeSet, c: OutcomeSet
) -> None:
    assert a | b == b | a == plain(*a, *b)
    assert a & b == b & a == plain(*(member for member in a if member in b))
    assert (a | b) | c == a | (b | c) == a.union(b, c)
    assert (a & b) & c == a & (b & c) == a.intersection(b, c)
    assert a & (b | c) == (a & b) | (a & c)


@given(outcome_sets, some_members)
def test_any_difference_is_what_can_stay(a: OutcomeSet, b: frozenset[OutcomeOrAspect]) -> None:
    assert a - b == plain(*without(a, b))
    assert b.isdisjoint(a - b)
    assert a - b <= a


@given(outcome_sets, outcome_sets)
def test_any_symmetric_difference_is_that_of_both_sides(a: OutcomeSet, b: OutcomeSet) -> None:
    assert a ^ b == b ^ a == (a - b) | (b - a)
    assert a ^ a == OutcomeSet()


@given(outcome_sets, st.sampled_from([*GUIDE_2024.target_groups]))
def test_what_is_covered_and_what_is_missing_make_the_group(aims: OutcomeSet, group: Any) -> None:
    assert aims.coverage(group).covered + len(aims.missing(group)) == len(group.outcomes)
    assert (aims | aims.missing(group)).coverage(group).share == 1


@given(outcome_sets)
def test_the_groups_together_make_the_set(aims: OutcomeSet) -> None:
    assert OutcomeSet().union(*aims.by_group().values()) == aims


@given(aspects)
def test_any_aspect_brings_its_outcome(aspect: Aspect) -> None:
    assert [*OutcomeSet([aspect.code])] == [aspect.outcome, aspect]


class TestFromCodes:
    """The reader of codes."""

    @pytest.mark.parametrize(
        "codes",
        [
            [],
            ["staff.motivation", "learners.initiative"],
            ["organisations.international_capacity.funding", "staff.motivation"],
        ],
        ids=["none", "any order", "an aspect"],
    )
    def test_gives_the_set_of_the_codes(self, codes: list[str]) -> None:
        assert OutcomeSet.from_codes(codes) == OutcomeSet(codes)

    def test_shares_the_codes_of_a_combination_seen_before(self) -> None:
        first, second = (OutcomeSet.from_codes(["staff.motivation"]) for _ in range(2))

        assert first.codes is second.codes

    def test_shares_the_set_of_codes_seen_before(self) -> None:
        codes = ["staff.motivation", "learners.initiative"]

        first, second = OutcomeSet.from_codes(codes), OutcomeSet.from_codes((*codes,))
        other = OutcomeSet.from_codes([*reversed(codes)])

        assert (first is second, first == other, first.codes is other.codes) == (True, True, True)

    @pytest.mark.parametrize("name", ["_MOST_SEEN", "_MOST_SETS"])
    def test_a_combination_too_many_is_read_all_the_same(
        self, monkeypatch: pytest.MonkeyPatch, name: str
    ) -> None:
        monkeypatch.setattr(f"erasmus_ka1.projects._outcome_set.{name}", 0)
        codes = list(GUIDE_2024.outcomes.codes)
        # one who has read nothing yet
        read = set_reader.__wrapped__(GUIDE_2024)

        assert (read(codes).codes, read(codes) is read(codes)) == (
            tuple(codes),
            name != "_MOST_SETS",
        )

    @pytest.mark.parametrize(
        ("codes", "error", "words"),
        [
            (["staff.x"], UnknownCodeError, "unknown code 'staff.x'"),
            (["staff"], WrongKindError, "an outcome or an aspect"),
            (["staff.motivation"] * 2, InvalidValueError, "each code once"),
            (["staff.motivation", 5], WrongKindError, "a code, as text"),
            ("staff.motivation", WrongKindError, "a list of codes"),
            ("", WrongKindError, "a list of codes"),
            (b"", WrongKindError, "a list of codes"),
            (5, WrongKindError, "a list of codes"),
            ({}, WrongKindError, "a list of codes"),
            (iter([]), WrongKindError, "a list of codes"),
            ([["staff.motivation"]], WrongKindError, "a code, as text"),
        ],
        ids=[
            *("unknown", "a group", "twice", "no text", "one text", "empty text", "bytes"),
            *("no list", "a mapping", "an iterator", "a list in a list"),
        ],
    )
    def test_says_what_is_wrong(self, codes: Any, error: type[Exception], words: str) -> None:
        with pytest.raises(error, match=words):
            OutcomeSet.from_codes(codes)

    @pytest.mark.parametrize("change", [setattr, lambda each, name, _: delattr(each, name)])
    def test_nothing_of_a_set_can_be_changed(self, change: Any) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            change(OutcomeSet(), "guide", None)
