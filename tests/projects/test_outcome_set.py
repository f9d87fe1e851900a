"""Sets of outcomes: what they are made of, how they combine and compare, what they refuse."""

from __future__ import annotations

import copy
import enum
import operator
import weakref
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import pytest

from erasmus_ka1 import OutcomeSet, learners, organisations, staff, ukraine
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from erasmus_ka1.projects import Coverage

EMPLOYABILITY = learners.EMPLOYABILITY
MOTIVATION = staff.MOTIVATION
DIVERSITY = staff.DIVERSITY
CAPACITY = organisations.INTERNATIONAL_CAPACITY
COOPERATION = organisations.COOPERATION
FUNDING = organisations.FUNDING
AIMS = OutcomeSet([EMPLOYABILITY, MOTIVATION, COOPERATION])

OPERATORS = {
    "union": operator.or_,
    "intersection": operator.and_,
    "difference": operator.sub,
    "symmetric_difference": operator.xor,
}
COMPARISONS = (operator.lt, operator.le, operator.ge, operator.gt)
METHODS = (*OPERATORS, "issubset", "issuperset", "isdisjoint")
SETS: dict[str, Callable[[Iterable[Any]], Any]] = {
    "an OutcomeSet": OutcomeSet,
    "a set": set,
    "a frozenset": frozenset,
    "codes": lambda given: {each.code for each in given},
    "the keys of a dict": lambda given: dict.fromkeys(given).keys(),
}
ITERABLES = SETS | {
    "a list": list,
    "a tuple of codes": lambda given: tuple(each.code for each in given),
    "a generator": iter,
    "a dict": dict.fromkeys,
}


class Code(str, enum.Enum):  # noqa: UP042 - as people have them
    """Codes as a developer may keep them, with a hash of their own."""

    MOTIVATION = "staff.motivation"
    STAFF = "staff"

    def __hash__(self) -> int:
        return hash(self.name)


def each_of(name: str, table: dict[str, Any]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(name, table.values(), ids=table)


class TestMaking:
    @each_of("form", ITERABLES)
    def test_takes_any_iterable_of_concepts_or_codes(self, form: Callable[..., Any]) -> None:
        assert [*OutcomeSet(form([MOTIVATION, EMPLOYABILITY]))] == [EMPLOYABILITY, MOTIVATION]

    def test_takes_concepts_and_codes_mixed_and_repeated(self) -> None:
        given: list[Any] = [MOTIVATION, "learners.employability", "staff.motivation"]

        assert [*OutcomeSet(given)] == [EMPLOYABILITY, MOTIVATION]

    def test_takes_a_code_of_a_subclass_of_str_by_its_characters(self) -> None:
        assert OutcomeSet([Code.MOTIVATION]) == OutcomeSet.from_codes([Code.MOTIVATION])
        assert OutcomeSet([Code.MOTIVATION]) == OutcomeSet([MOTIVATION])
        assert AIMS.__contains__(Code.MOTIVATION)

    @pytest.mark.parametrize("make", [OutcomeSet, OutcomeSet.from_codes])
    def test_an_aspect_brings_its_outcome(self, make: Any) -> None:
        assert [*make([FUNDING.code])] == [CAPACITY, FUNDING]

    @pytest.mark.parametrize(
        ("given", "value"),
        [
            pytest.param("staff.motivation", "staff.motivation", id="one code"),
            pytest.param("", "", id="an empty text"),
            pytest.param(b"staff", b"staff", id="bytes"),
            pytest.param(None, None, id="None"),
            pytest.param(MOTIVATION, MOTIVATION, id="one outcome"),
            pytest.param([staff.GROUP], staff.GROUP, id="a target group"),
            pytest.param(["staff"], staff.GROUP, id="the code of a target group"),
            pytest.param([Code.STAFF], staff.GROUP, id="its code as an enum"),
            pytest.param([ukraine.PRIORITY_2025], ukraine.PRIORITY_2025, id="a priority"),
            pytest.param([3], 3, id="a number in it"),
            pytest.param([None], None, id="None in it"),
            pytest.param([["staff.motivation"]], ["staff.motivation"], id="a list in it"),
        ],
    )
    def test_refuses_other_kinds(self, given: Any, value: object) -> None:
        with pytest.raises(WrongKindError) as caught:
            OutcomeSet(given)

        assert caught.value.value == value
        assert "outcome" in caught.value.expected

    def test_refuses_an_unknown_code_with_the_nearest(self) -> None:
        with pytest.raises(UnknownCodeError, match=r"did you mean 'staff\.diversity'"):
            OutcomeSet(["staff.diversty"])


class TestFromCodes:
    def test_shares_the_set_of_codes_read_before(self) -> None:
        codes = ["staff.motivation", "learners.initiative"]

        first, second = OutcomeSet.from_codes(codes), OutcomeSet.from_codes((*codes,))
        reverse = OutcomeSet.from_codes([*reversed(codes)])

        assert (first is second, first == reverse, first.codes is reverse.codes) == (True,) * 3

    def test_a_subclass_that_equals_anything_is_not_found_for_other_codes(self) -> None:
        other_code = "organisations.professional_environment"

        class Chameleon(str):
            __slots__ = ()

            def __hash__(self) -> int:
                return hash(other_code)

            def __eq__(self, other: object) -> bool:
                return True

        OutcomeSet.from_codes([Chameleon("staff.diversity")])

        assert OutcomeSet.from_codes([other_code]).codes == (other_code,)

    @pytest.mark.parametrize(
        ("codes", "words"),
        [
            ("staff.motivation", "'staff.motivation' does not belong here, expected a list of cod"),
            (b"", "expected a list of codes"),
            (5, "5 does not belong here, expected a list of codes"),
            ({}, "expected a list of codes"),
            (iter([]), "expected a list of codes"),
            (["staff.motivation", 5], "5 does not belong here, expected a code, as text"),
            ([["staff.motivation"]], "expected a code, as text"),
            (["staff"], "expected an outcome or an aspect"),
            (["staff.motivation"] * 2, "OutcomeSet.codes is 'staff.motivation', expected each cod"),
            ([Code.MOTIVATION, "staff.motivation"], "expected each code once"),
            (["staff.x", "staff.x"], "unknown code 'staff.x'"),
        ],
        ids=[
            *("one text", "bytes", "a number", "a mapping", "an iterator", "a number in it"),
            *("a list in it", "a group", "twice", "twice, once as an enum", "unknown and twice"),
        ],
    )
    def test_names_the_first_fault(self, codes: Any, words: str) -> None:
        with pytest.raises(KA1Error) as caught:
            OutcomeSet.from_codes(codes)

        assert words in str(caught.value)


class TestValue:
    @pytest.mark.parametrize("change", [setattr, lambda each, name, _: delattr(each, name)])
    @pytest.mark.parametrize("name", ["codes", "other"])
    def test_is_frozen(self, change: Any, name: str) -> None:
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            change(AIMS, name, ())

    def test_is_its_own_copy(self) -> None:
        assert copy.copy(AIMS) is copy.deepcopy(AIMS) is AIMS

    def test_can_be_referred_to_weakly(self) -> None:
        aims = OutcomeSet()

        assert weakref.ref(aims)() is aims


class TestComparison:
    @each_of("form", SETS)
    def test_equals_any_set_of_its_concepts_or_codes(self, form: Callable[..., Any]) -> None:
        aims, same = AIMS, form(AIMS)

        assert (aims == same, same == aims, aims <= same, same <= aims) == (True,) * 4
        assert (aims != same, aims < same, same < aims) == (False,) * 3
        assert aims & same == aims | same == aims

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param({EMPLOYABILITY, MOTIVATION, COOPERATION}, id="without the outcome"),
            pytest.param([EMPLOYABILITY, MOTIVATION, CAPACITY, COOPERATION], id="a list"),
            pytest.param({3, *AIMS}, id="a number besides"),
            pytest.param(None, id="None"),
        ],
    )
    def test_equals_nothing_else(self, other: object) -> None:
        assert (other == AIMS, other != AIMS) == (False, True)


class TestAlgebra:
    @each_of("form", SETS)
    @each_of("operation", OPERATORS)
    def test_an_operator_takes_any_set_on_either_side(
        self, operation: Callable[[Any, Any], Any], form: Callable[..., Any]
    ) -> None:
        one, other = OutcomeSet([EMPLOYABILITY, MOTIVATION]), OutcomeSet([MOTIVATION, DIVERSITY])
        expected = operation(frozenset(one), frozenset(other))

        assert operation(one, form(other)) == expected
        assert operation(form(one), other) == expected
        assert isinstance(operation(one, form(other)), OutcomeSet)

    @pytest.mark.parametrize("other", [[MOTIVATION], "staff.motivation", None, 3], ids=repr)
    @pytest.mark.parametrize("operation", [*OPERATORS.values(), *COMPARISONS])
    def test_an_operator_takes_nothing_but_sets(
        self, operation: Callable[[Any, Any], Any], other: object
    ) -> None:
        with pytest.raises(TypeError, match=r"not supported|unsupported operand"):
            operation(AIMS, other)
        with pytest.raises(TypeError, match=r"not supported|unsupported operand"):
            operation(other, AIMS)

    @each_of("operation", OPERATORS)
    def test_an_operator_refuses_a_set_of_other_things(
        self, operation: Callable[[Any, Any], Any]
    ) -> None:
        with pytest.raises(WrongKindError):
            operation(AIMS, {3})
        with pytest.raises(WrongKindError):
            operation({3}, AIMS)
        with pytest.raises(UnknownCodeError):
            operation(AIMS, {"staff.motivaton"})

    @each_of("form", ITERABLES)
    def test_a_method_takes_any_iterable(self, form: Callable[..., Any]) -> None:
        aims, other = OutcomeSet([EMPLOYABILITY, MOTIVATION]), [MOTIVATION, DIVERSITY]

        for name, operation in OPERATORS.items():
            assert getattr(aims, name)(form(other)) == operation(aims, frozenset(other))
        for name, given in (
            ("issubset", [*aims, DIVERSITY]),
            ("issuperset", [MOTIVATION]),
            ("isdisjoint", [DIVERSITY]),
        ):
            assert [getattr(aims, name)(form(each)) for each in (given, other)] == [True, False]

    @pytest.mark.parametrize("other", ["staff.motivation", b"", 3, staff.GROUP], ids=repr)
    @pytest.mark.parametrize("method", METHODS)
    def test_a_method_refuses_what_is_not_a_list(self, method: str, other: object) -> None:
        with pytest.raises(WrongKindError) as caught:
            getattr(AIMS, method)(other)

        assert caught.value.args == (other, "a list of outcomes, aspects or codes")

    def test_methods_take_any_number_of_sets(self) -> None:
        assert AIMS.union() == AIMS.intersection() == AIMS.difference() == AIMS
        assert AIMS.union([DIVERSITY], ["staff.languages_and_digital"]) - AIMS == {
            "staff.diversity",
            "staff.languages_and_digital",
        }
        assert AIMS.intersection([MOTIVATION, DIVERSITY], [MOTIVATION]) == {MOTIVATION}
        assert AIMS.difference([MOTIVATION], [CAPACITY]) == {EMPLOYABILITY}


class TestTargetGroups:
    @pytest.mark.parametrize("group", [organisations.GROUP, "organisations"])
    def test_coverage_counts_outcomes_without_aspects(self, group: Any) -> None:
        coverage = AIMS.coverage(group)

        assert coverage == Coverage(organisations.GROUP, covered=1, expected=3)
        assert coverage.share == pytest.approx(1 / 3)

    @pytest.mark.parametrize(
        ("coverage", "share"),
        [
            (OutcomeSet().coverage("staff"), 0),
            (OutcomeSet(learners.GROUP.outcomes).coverage("learners"), 1),
            (Coverage(staff.GROUP, 0, 0), 0),
        ],
        ids=["none", "all", "nothing expected"],
    )
    def test_the_share_is_from_0_to_1(self, coverage: Coverage, share: float) -> None:
        assert coverage.share == share

    @pytest.mark.parametrize("method", ["coverage", "missing"])
    def test_another_group_or_guide_is_refused(self, method: str) -> None:
        with pytest.raises(UnknownCodeError):
            getattr(AIMS, method)("staf")
        with pytest.raises(WrongKindError, match="expected a target group"):
            getattr(AIMS, method)("staff.motivation")
        with pytest.raises(WrongKindError, match="expected a target group"):
            getattr(AIMS, method)(None)
        with pytest.raises(WrongKindError, match="2025 does not belong here, expected a guide"):
            getattr(AIMS, method)("staff", guide=2025)

    @pytest.mark.parametrize("covered", [-1, 1.5, None])
    def test_coverage_holds_numbers(self, covered: Any) -> None:
        with pytest.raises(InvalidValueError, match=r"Coverage\.covered is"):
            Coverage(staff.GROUP, covered, 2)
