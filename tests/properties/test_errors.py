from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from strategies import json_values, served_tags

from erasmus_ka1.errors import (
    DocumentError,
    Problem,
    UnknownCodeError,
)

anything = json_values | st.text() | st.binary() | st.text(min_size=90)
texts = st.text(max_size=12)
problems = st.builds(
    Problem,
    st.text("$.a[0]", max_size=9),
    st.sampled_from(["invalid_value", "missing_key", "unknown_code"]),
    anything,
    st.sampled_from(["a date", "at most {number} bytes", "eine Zahl {x}"]),
    st.dictionaries(st.sampled_from(["number", "x"]), texts),
    st.lists(texts, max_size=2),
)


def shown(value: Any) -> str:
    """Return how a value is shown in the text of an error."""
    return str(UnknownCodeError(value)).removeprefix("unknown code ")


class Stranger:
    """Something that cannot be shown."""

    def __repr__(self) -> str:
        raise RuntimeError


@given(anything | st.builds(Stranger) | st.complex_numbers())
def test_any_value_is_shown_on_one_line_of_bounded_length(value: Any) -> None:
    text = shown(value)

    # ten characters for one that cannot be printed
    assert (text.isprintable(), 0 < len(text) < 880) == (True, True)


@given(st.text(max_size=30), st.text(max_size=30))
def test_two_short_texts_never_show_the_same(one: str, other: str) -> None:
    assert (shown(one) == shown(other)) == (one == other)


@given(problems, st.sampled_from(served_tags))
def test_any_problem_is_explained_with_its_place_and_value(problem: Problem, tag: str) -> None:
    text = problem.explain(tag)

    value = "" if problem.code == "missing_key" else shown(problem.value)
    assert (text.startswith(problem.path), value in text) == (True, True)


@given(st.lists(problems, min_size=1, max_size=4), st.none() | st.integers(1, 9))
def test_a_document_error_names_every_problem_once(some: list[Problem], line: int | None) -> None:
    text = str(DocumentError(some, line=line))

    place = 0
    for problem in some:
        place = text.index(str(problem), place) + len(str(problem))
    assert (text[place:], line is None or text.startswith(f"line {line}: ")) == ("", True)
