"""The problems of a project's document: each named in its place, word for word."""

from __future__ import annotations

import json
from typing import Any

import attrs
import pytest

from erasmus_ka1 import Project, ProjectNumber
from erasmus_ka1.errors import DocumentError, InvalidValueError, OtherEditionError
from erasmus_ka1.serialization import Limits, dumps, loads
from erasmus_ka1.serialization.problems import problems_of
from erasmus_ka1.serialization.strict_json import item_path, key_path
from samples import MINIMAL

DATA: dict[str, Any] = json.loads(dumps(MINIMAL))
NUMBER = DATA["number"]
VET = "2023-1-NL01-KA121-VET-000123456"


def problems(changes: dict[str, Any], limits: Limits) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({**DATA, **changes}), Project, limits=limits)
    return [str(each) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": "2024"}, "$.start: '2024' [invalid_value], expected a date as YYYY-MM-DD"),
        ({"claims": [5]}, "$.claims[0]: 5 [wrong_type], expected an object"),
        ({"claims": 5}, "$.claims: 5 [wrong_type], expected a list"),
        (
            {"participants": 5},
            "$.participants: 5 [wrong_type], expected an object of target groups and numbers",
        ),
        (
            {"priorities": ["staff.motivation"]},
            "$.priorities[0]: 'staff.motivation' [wrong_kind], expected the code of a priority",
        ),
        (
            {"number": f"{NUMBER[:-1]}l"},
            (
                f"$.number: '{NUMBER[:-1]}l' [project_number.characters], expected digits, not"
                f" letters that look like them (did you mean '{NUMBER}'?)"
            ),
        ),
        (
            {"number": "x"},
            (
                "$.number: 'x' [project_number.unrecognized],"
                " expected a number such as 2023-1-NL01-KA121-VET-000123456"
            ),
        ),
        (
            {"titel": "x"},
            "$.titel: 'titel' [unknown_key], expected no such key (did you mean 'title'?)",
        ),
        (
            {"title": "x" * 1001},
            f"$.title: '{'x' * 79}… (1001 in all) [too_long], expected at most 1000 characters",
        ),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_a_problem_is_named_in_its_place(changes: dict[str, Any], words: str) -> None:
    assert problems(changes, Limits(text=1000)) == [words]


def test_the_problems_of_keys_come_in_the_document_s_order_up_to_the_limit() -> None:
    found = problems({"x": 1, "y": 1, "title": 5, "z": 1}, Limits(problems=2))

    assert [each.partition(":")[0] for each in found] == ["$.title", "$.x", "$"]


def test_the_editions_that_have_a_code_are_listed() -> None:
    (problem,) = problems_of(OtherEditionError("staff.x", 2024, (2021, 2030)), "$.a")

    assert str(problem) == (
        "$.a: 'staff.x' [other_edition],"
        " expected a code of the edition of 2024, not one of 2021, 2030"
    )


def test_an_invalid_value_is_a_problem_in_its_own_words() -> None:
    (problem,) = problems_of(InvalidValueError("A.b", 5, "a text"))

    assert str(problem) == "$: 5 [invalid_value], expected a text"


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("a", "$.a"),
        ("a" * 80, f"$.{'a' * 80}"),
        ("a" * 81, f'$["{"a" * 79}…"]'),
        ("é" * 80, f'$["{"é" * 80}"]'),
        ('"' * 40, f'$["{chr(92) + chr(34)}' + rf"{chr(92) + chr(34)}" * 39 + '"]'),
        ("é" * 81, f'$["{"é" * 79}…"]'),
        (5, '$["5"]'),
        (10**90, f'$["1{"0" * 78}…"]'),
    ],
    ids=["name", "longest", "too long", "letters", "quotes", "long letters", "number", "huge"],
)
def test_a_key_has_a_path_that_is_not_too_long(key: object, path: str) -> None:
    assert key_path("$", key) == path


@pytest.mark.parametrize(
    ("length", "end"), [(199, "a[5]"), (200, "a[5]"), (201, "aaa…")], ids=["short", "long", "cut"]
)
def test_a_path_is_cut_where_it_is_too_long(length: int, end: str) -> None:
    assert item_path("a" * length, 5)[-4:] == end


def test_a_path_is_cut_once() -> None:
    path = item_path("a" * 201, 5)

    assert item_path(path, 5) == path


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"call_year": 10_000}, "an int of up to four digits"),
        ({"round": "1"}, "an int of up to four digits"),
        ({"serial": 5}, "a str as in the number"),
        ({"serial": "1" * 41}, "a str as in the number"),
        ({"action": "KA121-VET", "field": None}, f"'KA121', as in {VET}"),
    ],
    ids=["year", "round", "serial", "long serial", "two in one"],
)
def test_a_part_of_a_number_is_named_with_what_it_takes(
    parts: dict[str, Any], expected: str
) -> None:
    whole = attrs.asdict(ProjectNumber.parse(VET))
    name = next(iter(parts))

    with pytest.raises(InvalidValueError) as caught:
        ProjectNumber(**{**whole, **parts})

    assert (caught.value.field, caught.value.value, caught.value.expected) == (
        f"ProjectNumber.{name}",
        parts[name],
        expected,
    )
