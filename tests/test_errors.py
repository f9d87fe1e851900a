"""The errors: their family, their texts, their way through pickle."""

from __future__ import annotations

import inspect
import pickle
import re

import pytest

from erasmus_ka1 import errors
from erasmus_ka1.errors import (
    CatalogueError,
    DocumentError,
    InvalidValueError,
    KA1Error,
    LocaleError,
    MissingExtraError,
    MissingTranslationError,
    OtherEditionError,
    Problem,
    ProjectNumberError,
    TemplateError,
    UnknownCodeError,
    UnknownLocaleError,
    UnreadableFileError,
    UnsupportedLocaleError,
    WrongKindError,
)

PROBLEM = Problem("$.claims[2].status", "unknown_status", "doen", "'planned' or 'reached'")
EXAMPLES: tuple[tuple[KA1Error, str], ...] = (
    (
        UnknownCodeError("staff.diversty", ("staff.diversity", "staff.motivation")),
        "unknown code 'staff.diversty' (did you mean 'staff.diversity' or 'staff.motivation'?)",
    ),
    (UnknownCodeError(["x"]), "unknown code ['x']"),
    (
        OtherEditionError("staff.humour", 2024, (2030,)),
        "code 'staff.humour' is not in the edition of 2024, but of 2030",
    ),
    (WrongKindError(3, "an outcome"), "3 does not belong here, expected an outcome"),
    (
        InvalidValueError("Claim.status", "doen", "a status"),
        "Claim.status is 'doen', expected a status",
    ),
    (
        ProjectNumberError("2023-1-NL", "too_short", "an action", "2023-1-NL01"),
        "damaged project number '2023-1-NL', expected an action (did you mean '2023-1-NL01'?)",
    ),
    (
        ProjectNumberError("", "empty", "a project number"),
        "damaged project number '', expected a project number",
    ),
    (
        DocumentError([PROBLEM]),
        "$.claims[2].status: 'doen' [unknown_status], expected 'planned' or 'reached'",
    ),
    (
        DocumentError([PROBLEM, Problem("$.title", "missing", None, "a text")]),
        (
            "2 problems\n"
            "  $.claims[2].status: 'doen' [unknown_status], expected 'planned' or 'reached'\n"
            "  $.title: None [missing], expected a text"
        ),
    ),
    (
        LocaleError("nl", ("en", "nl")),
        "locale 'nl' cannot be served (available languages: en, nl)",
    ),
    (
        UnknownLocaleError("../evil", ("en", "nl")),
        "locale '../evil' is not known (available languages: en, nl)",
    ),
    (
        UnsupportedLocaleError("fr", ("en", "nl")),
        "locale 'fr' has no catalogue (available languages: en, nl)",
    ),
    (CatalogueError("fy", "offered twice"), "catalogue 'fy': offered twice"),
    (
        MissingTranslationError("learners", "Learners", ("fy", "nl")),
        "no translation of 'Learners' (learners) in fy, nl; give the localizer a fallback language",
    ),
    (UnreadableFileError("a.json", "it is not there"), "file 'a.json': it is not there"),
    (TemplateError("a.jinja", "line 2: oops"), "template 'a.jinja': line 2: oops"),
    (
        MissingExtraError("a report in PDF", "pdf"),
        "a report in PDF needs an extra: pip install 'erasmus-ka1[pdf]'",
    ),
    (
        MissingExtraError("a report in PDF", "pdf", "no libpango-1.0"),
        "a report in PDF lacks a library of the system: no libpango-1.0",
    ),
)
ERRORS = [
    pytest.param(error, id=f"{type(error).__name__}-{i}") for i, (error, _) in enumerate(EXAMPLES)
]


class Rude:
    """An object that no text can be made of."""

    def __repr__(self) -> str:
        raise RuntimeError


class Sly:
    """An object that shows as what would garble a terminal."""

    def __repr__(self) -> str:
        return "sly\n\x1b[31m\ud800"


def holding(value: str) -> list[object]:
    """Return each kind of error with *value* in the place of what was given."""
    made: list[KA1Error] = [
        UnknownCodeError(value),
        WrongKindError(value, "an outcome"),
        InvalidValueError("Claim.note", value, "a shorter text"),
        ProjectNumberError(value, "fault", "a number"),
        DocumentError([Problem("$.title", "too_long", value, "a shorter text")]),
        LocaleError(value, ("en",)),
        UnknownLocaleError(value, ("en",)),
        UnsupportedLocaleError(value, ("en",)),
        CatalogueError(value, "damaged"),
        MissingTranslationError("learners", value, ("nl",)),
        UnreadableFileError(value, "it is not there"),
    ]
    return [pytest.param(error, id=type(error).__name__) for error in made]


def public_definitions() -> set[str]:
    return {
        name
        for name, value in vars(errors).items()
        if not name.startswith("_")
        and (inspect.isclass(value) or inspect.isfunction(value))
        and value.__module__ == errors.__name__
    }


def defined_errors() -> set[str]:
    """Return the names of all errors but the root."""
    return {
        name
        for name in public_definitions()
        if inspect.isclass(vars(errors)[name])
        and issubclass(vars(errors)[name], KA1Error)
        and name != "KA1Error"
    }


def drawn_bases() -> list[tuple[str, tuple[str, ...]]]:
    """Return each error of the docstring's tree with the bases it is drawn with."""
    parents = ["KA1Error"]
    drawn: list[tuple[str, tuple[str, ...]]] = []
    for indent, name, builtin in re.findall(
        r"^ {4}([│ ]*)[├└]── (\w+)(?: \((\w+)\))?", errors.__doc__ or "", re.MULTILINE
    ):
        depth = len(indent) // 4
        parents[depth + 1 :] = [name]
        drawn.append((name, (parents[depth], builtin) if builtin else (parents[depth],)))
    return drawn


def test_all_names_what_the_module_defines_in_public() -> None:
    assert set(errors.__all__) == public_definitions()


def test_all_is_sorted() -> None:
    assert errors.__all__ == sorted(errors.__all__)


def test_every_error_is_drawn_in_the_docstring() -> None:
    drawn = {name for name, _ in drawn_bases()}

    assert drawn == defined_errors()


@pytest.mark.parametrize(
    ("name", "bases"), [pytest.param(*row, id=row[0]) for row in drawn_bases()]
)
def test_an_error_has_the_bases_it_is_drawn_with(name: str, bases: tuple[str, ...]) -> None:
    actual = tuple(base.__name__ for base in getattr(errors, name).__bases__)

    assert actual == bases


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_is_caught_by_the_root(error: KA1Error) -> None:
    assert isinstance(error, KA1Error)


def test_every_error_has_an_example() -> None:
    shown = {type(error).__name__ for error, _ in EXAMPLES}

    assert shown == defined_errors()


@pytest.mark.parametrize(
    ("error", "text"),
    [pytest.param(*row, id=f"{type(row[0]).__name__}-{i}") for i, row in enumerate(EXAMPLES)],
)
def test_an_error_says_what_was_given_and_what_belongs_there(error: KA1Error, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize("error", ERRORS)
def test_a_text_ends_without_a_full_stop(error: KA1Error) -> None:
    assert not str(error).endswith(".")


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(error, id=type(error).__name__)
        for error, _ in EXAMPLES
        if not isinstance(error, InvalidValueError)  # its text begins with a class's name
    ],
)
def test_a_text_begins_in_lower_case(error: KA1Error) -> None:
    assert not str(error)[0].isupper()


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("error", ERRORS)
def test_an_error_keeps_its_parts_through_pickle(error: KA1Error, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))

    assert (type(again), vars(again)) == (type(error), vars(error))


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_keeps_its_text_through_pickle(error: KA1Error) -> None:
    again = pickle.loads(pickle.dumps(error))

    assert str(again) == str(error)


@pytest.mark.parametrize("error", holding("x" * 100_000))
def test_a_long_value_is_shortened(error: KA1Error) -> None:
    assert len(str(error)) < 250


@pytest.mark.parametrize("error", holding("x" * 100_000))
def test_a_shortened_value_says_how_long_it_was(error: KA1Error) -> None:
    assert "… (100000 in all)" in str(error)


@pytest.mark.parametrize("error", holding("a\x00\n\x1b[31m\u202e\ud800"))
def test_a_value_with_unprintable_characters_is_escaped(error: KA1Error) -> None:
    assert str(error).isprintable()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("café", "unknown code 'café'", id="letters"),
        pytest.param("nl\x00", r"unknown code 'nl\x00'", id="control"),
        pytest.param("é\ud800", r"unknown code '\xe9\ud800'", id="surrogate"),
        pytest.param(b"staff", "unknown code b'staff'", id="bytes"),
        pytest.param(b"\xff", r"unknown code b'\xff'", id="binary"),
        pytest.param("x" * 80, f"unknown code '{'x' * 80}'", id="longest-shown-whole"),
        pytest.param(b"x" * 81, f"unknown code b'{'x' * 78}… (81 in all)", id="long-bytes"),
        pytest.param(None, "unknown code None", id="none"),
        pytest.param([1] * 1000, f"unknown code {repr([1] * 1000)[:80]}…", id="long-list"),
        pytest.param(Rude(), "unknown code <Rude>", id="repr-raises"),
    ],
)
def test_a_value_is_shown_by_its_repr(value: object, text: str) -> None:
    assert str(UnknownCodeError(value)) == text


def test_an_object_that_shows_as_unprintable_text_is_escaped() -> None:
    assert str(UnknownCodeError(Sly())).isprintable()


def test_a_missing_code_is_a_key_error() -> None:
    with pytest.raises(KeyError, match=r"^unknown code 'x'$"):
        raise UnknownCodeError("x")


def test_problems_with_equal_parts_are_equal() -> None:
    assert Problem("$.a", "missing", [1], "a text") == Problem("$.a", "missing", [1], "a text")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Problem("$.b", "missing", [1], "a text"), id="path"),
        pytest.param(Problem("$.a", "unknown", [1], "a text"), id="code"),
        pytest.param(Problem("$.a", "missing", [2], "a text"), id="value"),
        pytest.param(Problem("$.a", "missing", [1], "a list"), id="expected"),
        pytest.param("$.a", id="foreign"),
    ],
)
def test_problems_that_differ_in_a_part_are_not_equal(other: object) -> None:
    assert Problem("$.a", "missing", [1], "a text") != other


def test_equal_problems_hash_alike_though_a_value_cannot() -> None:
    first, second = (Problem("$.a", "missing", [1], "a text") for _ in range(2))

    assert hash(first) == hash(second)


def test_a_problem_says_where_what_and_what_instead() -> None:
    assert str(PROBLEM) == (
        "$.claims[2].status: 'doen' [unknown_status], expected 'planned' or 'reached'"
    )


def test_a_problem_of_a_missing_key_has_no_value_to_show() -> None:
    problem = Problem("$.title", "missing_key", None, "a text")

    assert str(problem) == "$.title: [missing_key], expected a text"


def test_a_problem_shows_its_parts() -> None:
    assert repr(PROBLEM) == (
        "Problem('$.claims[2].status', 'unknown_status', 'doen', \"'planned' or 'reached'\")"
    )


def test_a_document_error_keeps_every_problem_in_order() -> None:
    second = Problem("$.title", "missing", None, "a text")

    assert DocumentError(iter([PROBLEM, second])).problems == (PROBLEM, second)
