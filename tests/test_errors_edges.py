"""Errors made on the spot: each keeps its parts, as attributes, in its text and when pickled."""

from __future__ import annotations

import pickle

import pytest

from erasmus_ka1 import errors
from erasmus_ka1.errors import KA1Error, Problem

PARTS: dict[str, tuple[tuple[object, ...], tuple[str, ...]]] = {
    "UnknownCodeError": (("staff.x", ("staff", "staff.y")), ("code", "suggestions")),
    "OtherEditionError": (("staff.x", 2024, (2021, 2030)), ("code", "edition", "editions")),
    "WrongKindError": ((5, "an outcome"), ("value", "expected")),
    "InvalidValueError": (("Claim.respondents", -1, "a number"), ("field", "value", "expected")),
    "ProjectNumberError": (
        ("2024-1", "fault", "a number", "2024-2"),
        ("text", "fault", "expected", "suggestion"),
    ),
    "LocaleError": (("nl", ("en", "fy")), ("locale", "available")),
    "CatalogueError": (("fy", "damaged"), ("catalogue", "reason")),
    "MissingTranslationError": (
        ("learners", "Learners", ("fy", "nl")),
        ("context", "text", "languages"),
    ),
    "UnreadableFileError": (("a.json", "it is not there"), ("path", "reason")),
    "TemplateError": (("a.jinja", "line 2: oops"), ("template", "reason")),
    "MissingExtraError": (("PDF", "pdf", "no libpango"), ("feature", "extra", "reason")),
}


@pytest.mark.parametrize("name", PARTS)
def test_an_error_keeps_its_parts_through_pickling(name: str) -> None:
    given, names = PARTS[name]

    again: KA1Error = pickle.loads(pickle.dumps(getattr(errors, name)(*given)))

    assert tuple(getattr(again, each) for each in names) == given


@pytest.mark.parametrize("name", sorted(set(PARTS) - {"UnreadableFileError"}))
def test_the_arguments_of_an_error_are_its_parts(name: str) -> None:
    given, _ = PARTS[name]

    assert getattr(errors, name)(*given).args == given


def test_the_argument_of_a_document_error_is_its_problems() -> None:
    problems = (Problem("$", "unknown_code", "x", "a code"),)

    assert errors.DocumentError(iter(problems), line=3).args == (problems,)


def test_a_file_error_shows_as_one_where_only_the_system_s_errors_are_known() -> None:
    assert errors.UnreadableFileError("a.json", "gone").args == ("a.json: gone",)


def test_the_editions_that_have_a_code_are_listed() -> None:
    error = errors.OtherEditionError("staff.x", 2024, (2021, 2030))

    assert str(error) == "code 'staff.x' is not in the edition of 2024, but of 2021, 2030"


def test_problems_that_differ_are_told_apart_by_their_hash() -> None:
    problems = [Problem(f"$[{place}]", "unknown_code", "x", "a code") for place in range(9)]

    assert len({hash(each) for each in problems}) > 1


class Long:
    """An object that shows as a text of a given length, or as one that no terminal can show."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("x" * 80, f"'{'x' * 80}'"),
        ("x" * 81, f"'{'x' * 79}… (81 in all)"),
        (b"x" * 81, f"b'{'x' * 78}… (81 in all)"),
        ("\u202e", r"'\u202e'"),
        (Long("x" * 80), "x" * 80),
        (Long("x" * 81), f"{'x' * 80}…"),
        (Long("é\u202e"), r"\xe9\u202e"),
        (Long("é"), "é"),
    ],
    ids=["text", "long text", "bytes", "turning", "object", "long object", "sly object", "letters"],
)
def test_a_value_is_shown_as_far_as_it_can_be(value: object, text: str) -> None:
    assert errors.shown(value) == text
