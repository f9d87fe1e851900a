"""Sets of outcomes at their edges: another guide's sets, equal sets, and the words of a refusal."""

from __future__ import annotations

from typing import Any

import pytest
from strategies import OTHER_GUIDE

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.projects._outcome_set import outcome_or_aspect
from erasmus_ka1.taxonomy import learners

PATIENCE = "learners.patience"
OTHERS = OutcomeSet([PATIENCE, "staff.humour"], guide=OTHER_GUIDE)


def refusal(make: Any, *given: object, **options: object) -> str:
    with pytest.raises(KA1Error) as caught:
        make(*given, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ("staff.motivation", "'staff.motivation' does not belong here, expected a list of codes"),
        (5, "5 does not belong here, expected a list of codes"),
        (["staff.motivation", 5], "5 does not belong here, expected a code, as text"),
        (
            ["staff.motivation"] * 2,
            "OutcomeSet.codes is 'staff.motivation', expected each code once",
        ),
        (["staff.x", "staff.x"], "unknown code 'staff.x' (did you mean 'staff'?)"),
    ],
    ids=["one text", "no list", "no text", "twice", "unknown and twice"],
)
def test_reading_codes_names_the_first_fault(codes: object, words: str) -> None:
    assert refusal(OutcomeSet.from_codes, codes) == words


def test_a_code_that_stands_twice_is_one_of_the_guide_it_is_read_in() -> None:
    words = f"OutcomeSet.codes is {PATIENCE!r}, expected each code once"

    assert refusal(OutcomeSet.from_codes, [PATIENCE] * 2, guide=OTHER_GUIDE) == words


def test_a_member_of_another_guide_is_refused_by_the_name_of_the_guide() -> None:
    assert refusal(OutcomeSet, [learners.EMPLOYABILITY], guide=OTHER_GUIDE) == (
        "OutcomeSet.members is Outcome('learners.employability'),"
        f" expected members of {OTHER_GUIDE!r}"
    )


def test_what_is_no_outcome_is_refused_by_what_was_expected() -> None:
    words = "5 does not belong here, expected an outcome or an aspect, or the code of one"

    assert refusal(outcome_or_aspect, 5) == words


@pytest.mark.parametrize("method", ["issubset", "issuperset"])
def test_a_set_holds_itself(method: str) -> None:
    assert getattr(OTHERS, method)(OTHERS)


@pytest.mark.parametrize(
    ("method", "codes"),
    [
        ("union", (PATIENCE, "staff.humour")),
        ("intersection", (PATIENCE,)),
        ("difference", ("staff.humour",)),
    ],
)
def test_codes_given_to_a_method_are_those_of_the_sets_own_guide(
    method: str, codes: tuple[str, ...]
) -> None:
    assert getattr(OTHERS, method)([PATIENCE]).codes == codes


def test_what_is_missing_for_a_group_is_looked_up_in_the_sets_own_guide() -> None:
    assert OTHERS.missing("learners").codes == ("learners.employability",)


def test_a_set_with_nothing_left_in_it_keeps_its_guide() -> None:
    assert (OTHERS - OTHERS).guide is OTHER_GUIDE


def test_an_aspect_that_is_read_brings_its_outcome() -> None:
    aims = OutcomeSet.from_codes(["organisations.international_capacity.funding"])

    assert aims.codes == (
        "organisations.international_capacity",
        "organisations.international_capacity.funding",
    )
