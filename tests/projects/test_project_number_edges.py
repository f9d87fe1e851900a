"""Damaged project numbers: what is said of those that are written in another way."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from erasmus_ka1 import ProjectNumber
from erasmus_ka1.errors import InvalidValueError, ProjectNumberError

NUMBER = "2023-1-NL01-KA121-VET-000123456"


@pytest.mark.parametrize(
    ("text", "expected", "suggestion"),
    [
        ("", f"a number such as {NUMBER}", None),
        (" ", f"a number such as {NUMBER}", None),
        (f"{NUMBER} ", "no white space around the number", NUMBER),
        (f"{NUMBER[:-1]}６", "only ASCII letters, digits and hyphens", NUMBER),
        (NUMBER.lower(), "capital letters", NUMBER),
        ("2023-1-NL01-KA121-VET-O00123456", "digits, not letters that look like them", NUMBER),
        (NUMBER.replace("-", " - "), "one hyphen between the parts", NUMBER),
        (NUMBER.replace("-", "\t-"), "one hyphen between the parts", NUMBER),
        (5, "a str", None),
        ("2" * 201, "at most 200 characters", None),
    ],
    ids=[
        *("empty", "blank", "space", "wide", "lower case", "look-alike", "spaced", "tabs"),
        *("no text", "too long"),
    ],
)
def test_a_number_written_in_another_way_is_told_how_to_write_it(
    text: object, expected: str, suggestion: str | None
) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(text)

    assert (caught.value.text, caught.value.expected, caught.value.suggestion) == (
        text,
        expected,
        suggestion,
    )


@pytest.mark.parametrize("part", ["call_year", "round"])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        (-1, InvalidValueError),
        (0, ProjectNumberError),
        (9999, ProjectNumberError),
        (10_000, InvalidValueError),
    ],
)
def test_a_part_of_up_to_four_digits_is_refused_with_the_whole_number(
    part: str, value: int, error: type[Exception]
) -> None:
    change: dict[str, Any] = {part: value}

    with pytest.raises(error):
        attrs.evolve(ProjectNumber.parse(NUMBER), **change)
