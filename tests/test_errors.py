"""The errors: their family, their texts, their way through pickle."""

from __future__ import annotations

import inspect
import pickle
import re
import traceback
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from erasmus_ka1 import errors
from erasmus_ka1.errors import (
    CatalogueError,
    DocumentError,
    EngineError,
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
    UnknownEditionError,
    UnknownLocaleError,
    UnreadableFileError,
    UnsupportedLocaleError,
    WrongKindError,
)
from erasmus_ka1.localization import Localizer

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
    (UnknownEditionError(2022, (2023, 2024)), "unknown edition 2022, expected 2023 or 2024"),
    (WrongKindError(3, "an outcome"), "3 does not belong here, expected an outcome"),
    (
        InvalidValueError("Claim.status", "doen", "a status"),
        "Claim.status is 'doen', expected a status",
    ),
    (
        InvalidValueError("to", "dox", "one of {choices}", suggestions=["docx"], choices="'docx'"),
        "to is 'dox', expected one of 'docx' (did you mean 'docx'?)",
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
        "$.claims[2].status: 'doen', expected 'planned' or 'reached' [unknown_status]",
    ),
    (
        DocumentError([PROBLEM, Problem("$.title", "missing", None, "a text")]),
        (
            "2 problems\n"
            "  $.claims[2].status: 'doen', expected 'planned' or 'reached' [unknown_status]\n"
            "  $.title: None, expected a text [missing]"
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
    (EngineError("polars", "no such file"), "engine polars: no such file"),
    (TemplateError("a.jinja", "line 2: oops"), "template 'a.jinja': line 2: oops"),
    (
        MissingExtraError("a report in PDF", "pdf"),
        "a report in PDF needs an extra: pip install 'erasmus-ka1[pdf]'",
    ),
    (
        MissingExtraError("the format 'bson'", "", package="pymongo"),
        "the format 'bson' needs a package: pip install pymongo",
    ),
)
ERRORS = [
    pytest.param(error, id=f"{type(error).__name__}-{i}") for i, (error, _) in enumerate(EXAMPLES)
]


class Rude:
    """An object that no text can be made of."""

    def __repr__(self) -> str:
        raise RuntimeError


def defined_errors() -> set[str]:
    """Return the names of all errors but the root."""
    return {
        name
        for name in errors.__all__
        if inspect.isclass(vars(errors)[name])
        and issubclass(vars(errors)[name], KA1Error)
        and name != "KA1Error"
    }


def drawn_bases() -> list[tuple[str, tuple[str, ...]]]:
    """Return each error of the docstring's tree with the bases it is drawn with."""
    parents = ["KA1Error"]
    drawn: list[tuple[str, tuple[str, ...]]] = []
    for indent, name, builtins in re.findall(
        r"^ {4}([│ ]*)[├└]── (\w+)(?: \(([\w, ]+)\))?", errors.__doc__ or "", re.MULTILINE
    ):
        depth = len(indent) // 4
        parents[depth + 1 :] = [name]
        drawn.append((name, (parents[depth], *filter(None, builtins.split(", ")))))
    return drawn


def test_every_error_is_drawn_in_the_docstring() -> None:
    drawn = {name for name, _ in drawn_bases()}

    assert drawn == defined_errors()


@pytest.mark.parametrize(
    ("name", "bases"), [pytest.param(*row, id=row[0]) for row in drawn_bases()]
)
def test_an_error_has_the_bases_it_is_drawn_with(name: str, bases: tuple[str, ...]) -> None:
    actual = tuple(base.__name__ for base in getattr(errors, name).__bases__)

    assert actual == bases


def test_every_error_has_an_example() -> None:
    shown = {type(error).__name__ for error, _ in EXAMPLES}

    assert shown == defined_errors()


@pytest.mark.parametrize(
    ("error", "text"),
    [pytest.param(*row, id=f"{type(row[0]).__name__}-{i}") for i, row in enumerate(EXAMPLES)],
)
def test_an_error_says_what_was_given_and_what_belongs_there(error: KA1Error, text: str) -> None:
    assert str(error) == text


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("error", ERRORS)
def test_an_error_keeps_its_parts_through_pickle(error: KA1Error, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(error, protocol))

    assert (type(again), vars(again)) == (type(error), vars(error))


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
        pytest.param(
            type("Table", (), {"__repr__": lambda _: "a\nb"})(),
            "unknown code <Table>",
            id="repr-of-lines",
        ),
    ],
)
def test_a_value_is_shown_by_its_repr(value: object, text: str) -> None:
    assert str(UnknownCodeError(value)) == text


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_shows_the_public_module(error: KA1Error) -> None:
    shown = "".join(traceback.format_exception_only(error))

    assert shown.startswith(f"erasmus_ka1.errors.{type(error).__name__}: ")


def test_a_subclass_of_somebody_else_keeps_its_module_and_its_text() -> None:
    class OwnError(KA1Error):
        """An error of a user's."""

    error = OwnError("too late")

    assert (OwnError.__module__, str(error), error.explain("nl")) == (
        __name__,
        "too late",
        "too late",
    )


def test_an_unreadable_file_has_the_arguments_of_an_os_error() -> None:
    assert UnreadableFileError("a.json", "gone").args == ("a.json: gone",)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            UnknownCodeError("staff.diversty", ("staff.diversity", "staff.motivation")),
            "onbekende code 'staff.diversty' (bedoelde u 'staff.diversity' of 'staff.motivation'?)",
        ),
        (InvalidValueError("Claim.participants", -1, "a date"), "verwacht: een datum"),
        (
            InvalidValueError("to", "x", "one of {choices}", suggestions="y", choices="'y', 'z'"),
            "to is 'x', verwacht: een van 'y', 'z' (bedoelde u 'y'?)",
        ),
        (UnreadableFileError("a.json", "gone"), "bestand 'a.json': gone"),
        (UnsupportedLocaleError("fr", ("en", "nl")), "heeft geen catalogus"),
    ],
    ids=lambda case: type(case).__name__,
)
def test_an_error_is_explained_in_the_readers_language(error: KA1Error, words: str) -> None:
    assert words in error.explain("nl")


@pytest.mark.parametrize("error", ERRORS)
def test_explaining_falls_back_to_english_in_a_catalogue_that_lacks_it(
    error: KA1Error, tmp_path: Path
) -> None:
    folder = tmp_path / "fy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog(locale="fy")
    catalogue.add("staff", "staff.x", context="staff")
    with (folder / "erasmus_ka1.mo").open("wb") as file:
        write_mo(file, catalogue)
    frisian = Localizer("fy", catalogues=[tmp_path])

    # Babel knows Frisian's word for "or", which is "of"
    said, english = error.explain(frisian), error.explain("en")
    assert said.replace(" of ", " or ") == english.replace(" of ", " or ")


@pytest.mark.parametrize("locale", ["xx", "fr", None, 3])
def test_explaining_refuses_a_locale_that_is_not_served(locale: Any) -> None:
    with pytest.raises(LocaleError):
        UnknownCodeError("x").explain(locale)
