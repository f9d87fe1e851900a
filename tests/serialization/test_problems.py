from __future__ import annotations

import json
import pickle

import pytest

from erasmus_ka1 import OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, Problem
from erasmus_ka1.serialization import loads


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
            "$.outcomes[0]: 'staff.motivatoin', verwacht: een code van de gids "
            "(bedoelde u 'staff.motivation'?)",
        ),
        pytest.param(
            "en",
            "$.outcomes[0]: 'staff.motivatoin', expected a code of the guide"
            " (did you mean 'staff.motivation'?)",
        ),
    ],
)
def test_a_problem_is_explained_in_the_readers_language(locale: str, words: str) -> None:
    error = refusal(aims(outcomes=["staff.motivatoin"]), OutcomeSet)

    assert error.explain(locale) == words


def test_several_problems_stand_under_their_number() -> None:
    error = refusal(aims(outcomes=[5], x=1), OutcomeSet)

    assert error.explain("nl").splitlines() == [
        "2 problemen",
        "  $.outcomes[0]: 5, verwacht: een code, als tekst",
        "  $.x: 'x', verwacht: een andere sleutel",
    ]


def test_what_is_missing_is_said_to_be() -> None:
    document = json.dumps({"format": "erasmus-ka1/project", "version": 1, "edition": 2024})

    assert "  $.title ontbreekt, verwacht: deze sleutel" in refusal(document).explain("nl")


def test_the_place_in_a_document_that_is_no_json_is_told() -> None:
    assert refusal("{\n 1}").explain("nl") == "$: '1}', verwacht: JSON (regel 2, kolom 2)"


def test_the_line_of_a_file_stands_first() -> None:
    error = DocumentError([Problem("$", "wrong_type", 5, "an object")], line=1234)

    assert (error.explain("nl"), str(error)) == (
        "Op regel 1.234:\n$: 5, verwacht: een object",
        "line 1234: $: 5 [wrong_type], expected an object",
    )


def test_words_that_no_catalogue_has_stay_as_they_are() -> None:
    problem = Problem("$.a", "own", 5, "more than {number}", {"number": "7"})

    assert problem.explain("nl") == "$.a: 5, verwacht: more than 7"


def test_a_problem_without_a_locale_of_ours_is_refused() -> None:
    problem = Problem("$", "wrong_type", 5, "an object")

    with pytest.raises(LookupError):
        problem.explain("fr")


def test_the_line_survives_pickling() -> None:
    error = DocumentError([Problem("$", "wrong_type", 5, "an object", {"a": "b"}, ["c"])], line=3)

    again = pickle.loads(pickle.dumps(error))

    assert (again.line, again.problems) == (3, error.problems)
