"""The tables of actions and agencies, and the look-up."""

from __future__ import annotations

import re
from typing import Any

import pytest

from erasmus_ka1.errors import WrongKindError
from erasmus_ka1.projects import ACTIONS, AGENCIES, Action, find_action

EVERY_ACTION = [pytest.param(action, id=f"{action.code}{action.fields}") for action in ACTIONS]


@pytest.mark.parametrize("action", EVERY_ACTION)
def test_an_action_is_well_formed(action: Action) -> None:
    assert re.fullmatch("KA[123][0-9]{2}", action.code)
    assert re.fullmatch(r"[A-Z][A-Za-z \-]+( \(youth exchanges\))?", action.name)
    assert 2014 <= action.first_year <= (action.last_year or 9999)
    assert all(re.fullmatch("[A-Z]{2,3}", field) for field in action.fields)
    assert action.last_year is not None or action.fields
    assert {find_action(action.code, field) for field in action.fields or (None,)} == {action}


def test_every_row_of_the_lists_is_there() -> None:
    assert (len(ACTIONS), len(AGENCIES)) == (40, 59)


@pytest.mark.parametrize(("code", "field"), [(None, "VET"), ("KA121", 5), ([], None)], ids=repr)
def test_only_text_can_be_looked_up(code: Any, field: Any) -> None:
    with pytest.raises(WrongKindError, match="expected an action code and a field, as text"):
        find_action(code, field)


@pytest.mark.parametrize(
    ("code", "field"),
    [
        pytest.param("KA199", "VET", id="no such code"),
        pytest.param("KA121", "YOU", id="not in this field"),
        pytest.param("KA121", None, id="needs a field"),
        pytest.param("KA102", "VET", id="has no field"),
        pytest.param("ka121", "VET", id="lower case"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_what_is_not_listed_is_not_found(code: str, field: str | None) -> None:
    assert find_action(code, field) is None


@pytest.mark.parametrize(
    ("code", "field", "learners", "staff"),
    [
        pytest.param("KA131", "HED", True, True, id="both, as listed"),
        pytest.param("KA120", "VET", False, False, id="none, as listed"),
        pytest.param("KA101", None, False, True, id="staff, as the name says"),
        pytest.param("KA104", None, False, True, id="staff, as the name says"),
        pytest.param("KA153", "YOU", False, True, id="youth workers, as the name says"),
        pytest.param("KA182", "SPO", False, True, id="staff, as the name says"),
        pytest.param("KA125", None, True, False, id="volunteers, as the name says"),
        pytest.param("KA135", None, True, False, id="volunteers, as the name says"),
        pytest.param("KA152", "YOU", True, False, id="young people, as the name says"),
        pytest.param("KA154", "YOU", True, False, id="young people, as the name says"),
        pytest.param("KA155", "YOU", True, False, id="young people, as the name says"),
        pytest.param("KA347", None, True, None, id="the list says nothing about staff"),
        pytest.param("KA106", None, None, None, id="the list says nothing"),
        pytest.param("KA220", "VET", None, None, id="the list says nothing"),
    ],
)
def test_who_goes_abroad(
    code: str, field: str | None, learners: bool | None, staff: bool | None
) -> None:
    action = find_action(code, field)

    assert action is not None
    assert (action.moves_learners, action.moves_staff) == (learners, staff)
    assert str(action.key_action) == code[2]


def test_agencies_are_written_as_in_project_numbers() -> None:
    assert all(re.fullmatch("[A-Z]{2}[0-9]{2}", agency) for agency in AGENCIES)
    countries = {agency[:2] for agency in AGENCIES}

    assert {"EL", "UK", "NL", "BE"} <= countries
    assert not {"GR", "GB"} & countries
