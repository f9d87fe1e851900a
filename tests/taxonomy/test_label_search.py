"""Finding concepts by what people call them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import UnknownLocaleError, UnsupportedLocaleError
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.taxonomy import Concept, learners, organisations, staff
from erasmus_ka1.taxonomy._search import find, fold, nearest_codes, suggest

LABEL = "verbeterde managementvaardigheden en internationaliseringsstrategieën"
SHORT = "Aantrekkelijkere programma’s"
LONG_TEXTS = [
    pytest.param("a" * 100_000, id="letter"),
    pytest.param("leerprestaties " * 7_000, id="label"),
    pytest.param("ﷺ" * 100_000, id="ligature-of-eighteen-letters"),
    pytest.param("e\u0301" * 50_000, id="accents"),
    pytest.param("\ud800" * 100_000, id="surrogates"),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Leerprestaties", "leerprestaties", id="case"),
        pytest.param("STRASSE", "straße", id="sharp-s"),
        pytest.param(LABEL, unicodedata.normalize("NFD", LABEL), id="decomposed"),
        pytest.param("programma’s", "programma's", id="typographic-apostrophe"),
        pytest.param("programma‘s", "programma´s", id="other-apostrophes"),
        pytest.param("programma`s", "programmaʼs", id="backtick"),
        pytest.param("a\u00a0b", "  a \t\n b ", id="white-space"),
        pytest.param("ｓｔａｆｆ", "staff", id="full-width"),
        pytest.param("ﬁnance", "finance", id="ligature"),
    ],
)
def test_texts_that_look_alike_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("staff", "stäff", id="accent"),
        pytest.param("a b", "ab", id="space"),
        pytest.param("staff", "ѕtaff", id="cyrillic"),
    ],
)
def test_texts_that_differ_fold_differently(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", [LABEL, SHORT, "\u1e9b\u0323", "ΑΙΣ", ""])
def test_a_folded_text_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SHORT, id="as-it-stands"),
        pytest.param("aantrekkelijkere  programma's", id="typed"),
        pytest.param("More attractive programmes", id="english"),
        pytest.param("ＡＡＮＴＲＥＫＫＥＬＩＪＫＥＲＥ programma’s", id="full-width"),
    ],
)
def test_a_label_is_found_in_every_shipped_language(text: str) -> None:
    assert find(GUIDE_2024, text) == (organisations.ATTRACTIVE_PROGRAMMES,)


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        pytest.param("jongeren", "nl", (learners.YOUNG_PEOPLE,), id="nl"),
        pytest.param("jongeren", "nl-BE", (learners.YOUNG_PEOPLE,), id="nl-BE"),
        pytest.param("jongeren", Locale("nl"), (learners.YOUNG_PEOPLE,), id="babel-locale"),
        pytest.param("jongeren", Localizer("nl"), (learners.YOUNG_PEOPLE,), id="localizer"),
        pytest.param("jongeren", "en", (), id="dutch-in-english"),
        pytest.param("young people", "en", (learners.YOUNG_PEOPLE,), id="en"),
        pytest.param("young people", "nl", (), id="english-in-dutch"),
    ],
)
def test_a_label_is_found_in_the_language_asked_for(
    text: str, locale: str | Locale | Localizer, found: tuple[Concept, ...]
) -> None:
    assert find(GUIDE_2024, text, locale) == found


@pytest.mark.parametrize("text", ["leerprestatie", "", " ", "\ud800", "learners.employability"])
def test_nothing_is_found_for_what_is_no_label(text: str) -> None:
    assert find(GUIDE_2024, text) == ()


def test_what_is_found_stands_in_guide_order() -> None:
    assert find(GUIDE_2024, "vreemde talen en digitaal") == (
        learners.LANGUAGES_AND_DIGITAL,
        staff.LANGUAGES_AND_DIGITAL,
    )


@pytest.mark.parametrize(
    ("locale", "error"),
    [
        pytest.param("fr", UnsupportedLocaleError, id="without-catalogue"),
        pytest.param("../evil", UnknownLocaleError, id="path"),
        pytest.param("", UnknownLocaleError, id="empty"),
    ],
)
def test_a_locale_that_cannot_be_served_is_refused(locale: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        find(GUIDE_2024, "jongeren", locale)


def test_a_label_is_found_in_an_installed_pack(
    install_pack: Callable[[str], Path],
    write_catalogue: Callable[[Path, str, str], Path],
    complete_words: str,
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", complete_words)

    assert find(GUIDE_2024, "FY:young people") == (learners.YOUNG_PEOPLE,)


def test_a_label_is_found_although_an_installed_pack_lacks_texts(
    install_pack: Callable[[str], Path],
    write_catalogue: Callable[[Path, str, str], Path],
    partial_words: str,
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", partial_words)

    assert find(GUIDE_2024, "jongeren") == (learners.YOUNG_PEOPLE,)


@pytest.mark.parametrize(
    ("text", "concept", "matched", "language"),
    [
        pytest.param(
            "leerprestatie", learners.LEARNING_PERFORMANCE, "Leerprestaties", "nl", id="nl"
        ),
        pytest.param(
            "Carreer developmant", staff.CAREER_DEVELOPMENT, "Career development", "en", id="en"
        ),
        pytest.param(
            "leerlingn", learners.APPRENTICES, "leerlingen", "nl", id="label-before-short"
        ),
        pytest.param("synergy", organisations.SYNERGIES, "Synergie", "nl", id="nearest-language"),
    ],
)
def test_a_near_miss_suggests_the_concept_and_the_text_that_is_near(
    text: str, concept: Concept, matched: str, language: str
) -> None:
    first = suggest(GUIDE_2024, text)[0]

    assert (first.concept, first.text, first.language) == (concept, matched, language)


def test_a_label_itself_is_as_near_as_can_be() -> None:
    assert suggest(GUIDE_2024, "LEERPRESTATIES", "nl")[0].likeness == 1


def test_suggestions_stand_nearest_first() -> None:
    likenesses = [found.likeness for found in suggest(GUIDE_2024, "studenten")]

    assert likenesses == sorted(likenesses, reverse=True)


def test_suggestions_as_near_stand_in_guide_order() -> None:
    found = [found.concept for found in suggest(GUIDE_2024, "foreign languages", "en")]

    assert found == [learners.LANGUAGES_AND_DIGITAL, staff.LANGUAGES_AND_DIGITAL]


def test_a_concept_is_suggested_once() -> None:
    found = [found.concept for found in suggest(GUIDE_2024, "staff", limit=55)]

    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("limit", "count"),
    [(-1, 0), (0, 0), (1, 1), (2, 2), (5, 2)],
    ids=["negative", "none", "one", "two", "more-than-there-are"],
)
def test_there_are_so_many_suggestions_at_most(limit: int, count: int) -> None:
    assert len(suggest(GUIDE_2024, "foreign languages", limit=limit)) == count


@pytest.mark.parametrize("text", ["", "xyzzy", "\ud800"])
def test_nothing_is_suggested_for_what_is_like_no_label(text: str) -> None:
    assert suggest(GUIDE_2024, text) == ()


def test_a_suggestion_stays_in_the_language_asked_for() -> None:
    languages = {found.language for found in suggest(GUIDE_2024, "student", "nl-BE")}

    assert languages == {"nl"}


def test_a_suggestion_names_the_language_its_text_really_is_in(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str], Path], partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", partial_words)
    localizer = Localizer("fy", catalogues=[pack], fallbacks=["nl"])

    first = suggest(GUIDE_2024, "jeugdwerker", localizer)[0]

    assert (first.text, first.language) == ("jeugdwerkers", "nl")


@pytest.mark.parametrize("text", LONG_TEXTS)
def test_a_long_text_is_no_label_and_like_none(text: str) -> None:
    assert find(GUIDE_2024, text) == ()
    assert suggest(GUIDE_2024, text) == ()


@pytest.mark.parametrize(
    ("code", "limit", "nearest"),
    [
        pytest.param("staff.diversty", 3, ("staff.diversity",), id="misspelled"),
        pytest.param("Staff Diversity", 3, ("staff.diversity",), id="case-and-space"),
        pytest.param("diversity", 3, ("staff.diversity",), id="end"),
        pytest.param("pupil.first.d", 3, ("pupils.first.d", "x.y.d"), id="whole-before-end"),
        pytest.param("pupil.first.d", 1, ("pupils.first.d",), id="limit"),
        pytest.param("staf", 3, ("staff",), id="far-but-nearest"),
        pytest.param("zzz", 3, (), id="nothing-near"),
        pytest.param("", 3, (), id="empty"),
        pytest.param("x" * 121, 3, (), id="too-long"),
        pytest.param(None, 3, (), id="none"),
    ],
)
def test_the_nearest_codes_come_best_first(
    code: object, limit: int, nearest: tuple[str, ...]
) -> None:
    known = ["staff", "staff.diversity", "x.y.d", "pupils.first.d"]

    assert nearest_codes(code, known, limit=limit) == nearest
