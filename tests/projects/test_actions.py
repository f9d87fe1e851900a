"""The tables of actions and agencies, and the look-up."""

from __future__ import annotations

import re

import attrs
import pytest

from erasmus_ka1.projects import ACTIONS, AGENCIES, Action, find_action

EVERY_ACTION = [pytest.param(action, id=f"{action.code}{action.fields}") for action in ACTIONS]


def test_every_row_of_the_list_is_there() -> None:
    assert len(ACTIONS) == 40


def test_no_action_is_listed_twice() -> None:
    keys = [(action.code, field) for action in ACTIONS for field in action.fields or (None,)]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("action", EVERY_ACTION)
def test_an_action_is_well_formed(action: Action) -> None:
    assert re.fullmatch("KA[123][0-9]{2}", action.code)
    assert re.fullmatch(r"[A-Z][A-Za-z \-]+( \(youth exchanges\))?", action.name)
    assert 2014 <= action.first_year <= (action.last_year or 9999)
    assert all(re.fullmatch("[A-Z]{2,3}", field) for field in action.fields)
    assert action.last_year is not None or action.fields


@pytest.mark.parametrize("action", EVERY_ACTION)
def test_an_action_is_found_by_code_and_field(action: Action) -> None:
    found = {find_action(action.code, field) for field in action.fields or (None,)}

    assert found == {action}


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
    ("code", "field", "key_action"),
    [("KA121", "VET", 1), ("KA220", "HED", 2), ("KA347", None, 3)],
)
def test_the_key_action_is_the_first_digit(code: str, field: str | None, key_action: int) -> None:
    action = find_action(code, field)

    assert action is not None
    assert action.key_action == key_action


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


def test_an_action_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ACTIONS[0].code = "KA999"  # type: ignore[misc]


def test_agencies_are_written_as_in_project_numbers() -> None:
    assert len(AGENCIES) == 59
    assert all(re.fullmatch("[A-Z]{2}[0-9]{2}", agency) for agency in AGENCIES)


def test_countries_are_written_as_the_programme_does() -> None:
    countries = {agency[:2] for agency in AGENCIES}

    assert {"EL", "UK", "NL", "BE"} <= countries
    assert not {"GR", "GB"} & countries
