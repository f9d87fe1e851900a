"""The problems of a document: values, their paths, and their explanations."""

from __future__ import annotations

import json
import pickle

import attrs
import pytest

from erasmus_ka1 import OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, Problem
from erasmus_ka1.serialization import Limits, loads


def refusal(document: str, kind: type[Project | OutcomeSet] = Project) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        loads(document, kind)
    return caught.value


def aims(**changes: object) -> str:
    envelope = {"format": "erasmus-ka1/outcome-set", "version": 1, "edition": 2024}
    return json.dumps({**envelope, "outcomes": [], **changes})


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        pytest.param(
            "nl",
            "$.outcomes[0]: onbekende code 'staff.motivatoin' (bedoelde u 'staff.motivation'?)",
        ),
        pytest.param(
            "en",
            "$.outcomes[0]: unknown code 'staff.motivatoin' (did you mean 'staff.motivation'?)",
        ),
    ],
)
def test_a_problem_is_explained_in_the_readers_language(locale: str, words: str) -> None:
    error = refusal(aims(outcomes=["staff.motivatoin"]), OutcomeSet)

    assert error.explain(locale) == words


def test_problems_are_listed_after_their_number() -> None:
    error = refusal(aims(outcomes=[5], x=1), OutcomeSet)

    assert error.explain("nl").splitlines() == [
        "2 problemen",
        "  $.outcomes[0]: 5, verwacht: een code, als tekst",
        "  $.x: onbekende sleutel 'x'",
    ]


def test_what_is_missing_is_said_to_be() -> None:
    document = json.dumps({"format": "erasmus-ka1/project", "version": 1, "edition": 2024})

    assert "  $.title: verplichte sleutel ontbreekt" in refusal(document).explain("nl")


def test_the_line_of_a_file_stands_first() -> None:
    error = DocumentError([Problem("$", "wrong_type", 5, "an object")], line=1234)

    assert (error.explain("nl"), str(error)) == (
        "Op regel 1234:\n$: 5, verwacht: een object",
        "line 1234: $: 5, expected an object [wrong_type]",
    )


def test_problems_are_values_though_what_they_hold_may_have_no_hash() -> None:
    others = {attrs.evolve(PROBLEM, path=f"$[{place}]") for place in range(9)}

    assert len({PROBLEM, attrs.evolve(PROBLEM), *others}) == 10
    assert pickle.loads(pickle.dumps(PROBLEM)) == PROBLEM != attrs.evolve(PROBLEM, value=[2])


def test_words_that_no_catalogue_has_stay_as_they_are() -> None:
    problem = Problem("$.a", "own", 5, "more than {number}", {"number": "7"})

    assert problem.explain("nl") == "$.a: 5, verwacht: more than 7"


PROBLEM = Problem("$.claims[2].status", "unknown_status", [1], "'planned' or 'achieved'")


def test_a_problem_says_where_what_and_what_instead() -> None:
    assert str(PROBLEM) == (
        "$.claims[2].status: [1], expected 'planned' or 'achieved' [unknown_status]"
    )
    assert repr(PROBLEM) == (
        "Problem('$.claims[2].status', 'unknown_status', [1], \"'planned' or 'achieved'\")"
    )


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("a" * 80, f"$.{'a' * 80}"),
        ("a" * 81, f'$["{"a" * 79}…"]'),
        ("é" * 80, f'$["{"é" * 80}"]'),
        ("é" * 81, f'$["{"é" * 79}…"]'),
        ('"' + "a" * 78, f'$["{chr(92)}"{"a" * 78}"]'),
        ('"' + "a" * 79, f'$["{chr(92)}"{"a" * 77}…"]'),
    ],
    ids=["name", "long name", "letters", "long letters", "quote", "long quote"],
)
def test_a_long_key_is_cut_in_a_path(key: str, path: str) -> None:
    document = {"format": "erasmus-ka1/project", "version": 1, "edition": 2024, key: 1}

    assert path in [problem.path for problem in refusal(json.dumps(document)).problems]


def test_a_long_path_is_cut_once() -> None:
    document = '{"' + "k" * 80 + '": {"' * 1 + "k" * 80 + '": {"' + "k" * 80 + '": {"a": NaN}}}}'

    [problem] = refusal(document).problems

    assert problem.path == "$" + f".{'k' * 80}" * 3 + "…"


def test_reading_stops_where_there_are_more_problems_than_are_listed() -> None:
    document = {"format": "erasmus-ka1/project", "version": 1, "edition": 2024}

    problems = refusal(json.dumps(document | {f"k{place}": 1 for place in range(200)})).problems

    assert [problem.path for problem in problems] == [*(f"$.k{place}" for place in range(50)), "$"]
    assert problems[-1].expected == "fewer problems: only the first 50 are listed"


MORE_THAN_ONE = "$: meer dan 1 problemen; alleen de eerste 1 staan hier"


@pytest.mark.parametrize(
    ("limits", "keys", "said"),
    [
        (Limits(values=6), "", "$: 'format: erasmus-ka1/', verwacht: hoogstens 6 waarden"),
        (Limits(claims=2), "", "$.claims: 3, verwacht: hoogstens 2 in de lijst"),
        (Limits(problems=1), "", MORE_THAN_ONE),
        (Limits(problems=1), "version: 2\n", MORE_THAN_ONE),
    ],
    ids=["values", "claims", "problems", "problems of its first keys"],
)
def test_what_there_is_too_much_of_is_said(limits: Limits, keys: str, said: str) -> None:
    keys = keys or "version: 1\nedition: 2024\n"
    text = f"format: erasmus-ka1/project\n{keys}claims: [1, 2, 3]\n"

    with pytest.raises(DocumentError) as caught:
        loads(text, Project, format="yaml", limits=limits)

    assert said in caught.value.explain("nl")


def test_yaml_is_read_no_further_than_the_listed_problems() -> None:
    text = "".join(f"k{place}: 1\nk{place}: 1\n" for place in range(60)) + "@"

    with pytest.raises(DocumentError) as caught:
        loads(text, Project, format="yaml")

    assert [problem.code for problem in caught.value.problems] == ["duplicate_key"] * 50 + [
        "too_many"
    ]
