"""Words, forms and names at their edges: who is refused, and in what words; what is nearest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from erasmus_ka1.errors import (
    CatalogueError,
    KA1Error,
    MissingTranslationError,
    UnknownLocaleError,
    UnsupportedLocaleError,
)
from erasmus_ka1.localization._localizer import Localizer, localizer_for, negotiate
from erasmus_ka1.taxonomy._search import LONGEST_CODE, nearest_codes

FRISIAN = """\
msgid ""
msgstr ""
"Language: fy\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
WriteCatalogue = Callable[[Path, str, str], Path]


@pytest.fixture
def frisian(tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str) -> Path:
    return write_catalogue(tmp_path / "pack", "fy", partial_words)


def refusal(make: Callable[..., object], *given: Any) -> KA1Error:
    with pytest.raises(KA1Error) as caught:
        make(*given)
    return caught.value


@pytest.mark.parametrize(("locale", "shown"), [("nl", ["62%"]), ("en-DE", ["62", "%"])])
def test_a_percentage_takes_the_form_of_the_locale(locale: str, shown: list[str]) -> None:
    assert Localizer(locale).percent(0.62).split() == shown


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("nl", ["1", "sep", "2024", "31", "aug", "2025"]),
        ("en", ["Sep", "1,", "2024", "Aug", "31,", "2025"]),
    ],
)
def test_a_period_goes_from_its_start_to_its_end(locale: str, words: list[str]) -> None:
    shown = Localizer(locale).date_range(date(2024, 9, 1), date(2025, 8, 31))

    assert shown.replace("–", " ").split() == words


def test_a_period_in_one_month_says_the_month_once() -> None:
    shown = Localizer("nl").date_range(date(2024, 9, 1), date(2024, 9, 5))

    assert shown.replace("–", " ").split() == ["1", "5", "sep", "2024"]


@pytest.mark.parametrize(("locale", "shown"), [("nl", "a, b of c"), ("en", "a, b, or c")])
def test_a_choice_is_put_into_words(locale: str, shown: str) -> None:
    assert Localizer(locale).alternatives(iter("abc")) == shown


def test_a_plural_that_is_missing_names_what_was_looked_for() -> None:
    error = refusal(Localizer("nl").npgettext, "report", "{number} hen", "{number} hens", 2)

    assert vars(error) == {"context": "report", "text": "{number} hen", "languages": ("nl",)}
    assert isinstance(error, MissingTranslationError)


def test_a_reader_whom_nobody_serves_is_told_what_was_asked() -> None:
    error = refusal(negotiate, ["fr", "de"])

    assert isinstance(error, UnsupportedLocaleError)
    assert (error.locale, error.available) == ("fr,de", ("en", "nl"))


def test_a_preference_that_is_no_text_is_named() -> None:
    error = refusal(negotiate, 5)

    assert isinstance(error, UnknownLocaleError)
    assert (error.locale, error.available) == (5, ("en", "nl"))


@pytest.mark.parametrize(
    ("preferred", "tag"),
    [
        pytest.param("fr, nl_XX", "nl", id="underscore before a region nobody knows"),
        pytest.param("en;q=0.9, nl", "nl", id="no quality is the highest"),
        pytest.param("nl;q=1, en", "nl", id="no quality is no higher than 1"),
        pytest.param(f"nl;q=0.1, {'fr,' * 200}", "nl", id="the first of very many"),
    ],
)
def test_a_header_is_read_from_its_start(preferred: str, tag: str) -> None:
    assert negotiate(preferred).tag == tag


@pytest.mark.parametrize("preferred", ["nl;q=0, en;q=0, *", "fy", "fr, *;q=0.1, en;q=0, nl;q=0"])
def test_a_folder_s_language_serves_who_takes_any(preferred: str, frisian: Path) -> None:
    assert negotiate(preferred, catalogues=[frisian]).languages == ("fy",)


def test_the_default_may_be_a_folder_s_language(frisian: Path) -> None:
    assert negotiate("fr", default="fy", catalogues=[frisian]).languages == ("fy",)


def test_placeholders_that_are_none_of_ours_are_named_with_their_file(
    tmp_path: Path, write_catalogue: WriteCatalogue
) -> None:
    words = f'{FRISIAN}msgctxt "report"\nmsgid "a"\nmsgstr "{{b}} {{a}}"\n'
    folder = write_catalogue(tmp_path, "fy", words)
    path = folder / "fy" / "LC_MESSAGES" / "erasmus_ka1.mo"

    error = refusal(lambda: Localizer("fy", catalogues=[folder]))

    assert isinstance(error, CatalogueError)
    assert (error.catalogue, error.reason) == (
        str(path),
        "{a}, {b} is no placeholder of 'a' (report)",
    )


@pytest.mark.parametrize(
    ("context", "shown"),
    [
        ("c" * 200, "c" * 200),
        ("c" * 201, f"{'c' * 200}…"),
        ("a\u202eb", r"a\u202eb"),
    ],
    ids=["long", "too long", "turning"],
)
def test_what_a_catalogue_says_of_a_place_is_shown_as_far_as_it_can_be(
    context: str, shown: str, tmp_path: Path, write_catalogue: WriteCatalogue
) -> None:
    words = f'{FRISIAN}msgctxt "{context}"\nmsgid "a"\nmsgstr "{{b}}"\n'
    folder = write_catalogue(tmp_path, "fy", words)

    error = refusal(lambda: Localizer("fy", catalogues=[folder]))

    assert str(error).endswith(f"{{b}} is no placeholder of 'a' ({shown})")


@pytest.mark.parametrize("make", [Localizer, negotiate])
@pytest.mark.parametrize("folders", [5, "folder"])
def test_one_folder_is_not_several(make: Callable[..., object], folders: object) -> None:
    error = refusal(lambda: make("nl", catalogues=folders))

    assert str(error) == f"{folders!r} does not belong here, expected several folders"


@pytest.mark.parametrize("locales", [5, "nl"])
def test_one_fallback_is_not_several(locales: Any) -> None:
    error = refusal(lambda: Localizer("fy", fallbacks=locales))

    assert str(error) == f"{locales!r} does not belong here, expected several locales"


@pytest.mark.parametrize("kind", ["label", "short_label", "statement"])
@pytest.mark.parametrize("given", [5, "learners", None])
def test_what_is_no_concept_has_no_texts(kind: str, given: object) -> None:
    error = refusal(getattr(Localizer("nl"), kind), given)

    assert str(error) == f"{given!r} does not belong here, expected a concept of a guide"


def test_a_locale_without_a_catalogue_is_named() -> None:
    error = refusal(Localizer, Locale("de", "AT"))

    assert isinstance(error, UnsupportedLocaleError)
    assert (error.locale, error.available) == ("de_AT", ("en", "nl"))


def test_a_locale_that_is_no_text_is_named() -> None:
    error = refusal(localizer_for, 5)

    assert isinstance(error, UnknownLocaleError)
    assert (error.locale, error.available) == (5, ("en", "nl"))


def test_a_folder_that_is_no_path_is_named() -> None:
    error = refusal(lambda: Localizer("fy", catalogues=[5]))  # type: ignore[list-item]

    assert str(error) == "5 does not belong here, expected the path of a folder"


@pytest.mark.parametrize(
    ("code", "near"),
    [
        ("Staff Motivation", ("staff.motivation",)),
        ("staff-motivation", ("staff.motivation",)),
        ("quality of work", ("staff.quality_of_work",)),
        ("quality-of-work", ("staff.quality_of_work",)),
        ("MOTIVATION", ("staff.motivation",)),
        ("x" * (LONGEST_CODE + 1), ()),
        (5, ()),
    ],
)
def test_the_nearest_code_is_found_however_it_is_spelt(code: object, near: tuple[str, ...]) -> None:
    known = ["staff.motivation", "staff.quality_of_work", "learners.initiative"]

    assert nearest_codes(code, known) == near


def test_a_code_of_the_greatest_length_is_compared() -> None:
    longest = "x" * LONGEST_CODE

    assert nearest_codes(longest, [longest]) == (longest,)


@pytest.mark.parametrize("limit", [1, 5])
@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("staff.humours", [f"staff.humour{each}" for each in "abcdefg"]),
        ("humour", [f"group_{each}.humour" for each in "abcdefg"]),
        ("aabbcc", [f"aabb{each}" for each in ("xyz", "xzy", "yxz", "yzx", "zxy", "zyx")]),
    ],
    ids=["whole", "end", "far"],
)
def test_as_many_codes_are_given_as_are_asked_for(code: str, known: list[str], limit: int) -> None:
    assert len(nearest_codes(code, known, limit=limit)) == limit


def test_three_codes_are_given_where_no_number_is_asked_for() -> None:
    assert len(nearest_codes("humour", [f"group_{each}.humour" for each in "abcd"])) == 3
