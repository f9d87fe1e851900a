"""Finding concepts by what people call them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale
from editions import write_guide_catalogue

from erasmus_ka1 import GUIDE_2024, GUIDES, learners, organisations, staff, ukraine
from erasmus_ka1.errors import UnknownLocaleError, UnsupportedLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import Concept

WriteCatalogue = Callable[[Path, str, str], Path]

LABEL = "verbeterde managementvaardigheden en internationaliseringsstrategieën"
PERFORMANCE = "verbeterde leerprestaties"
ATTRACTIVE = "Aantrekkelijkere programma’s"
SAME = {
    "as-it-is": (PERFORMANCE, learners.LEARNING_PERFORMANCE),
    "case": (PERFORMANCE.upper(), learners.LEARNING_PERFORMANCE),
    "white-space": ("  verbeterde\u00a0\n leerprestaties", learners.LEARNING_PERFORMANCE),
    "soft-hyphen": ("verbeterde leer\u00adprestaties", learners.LEARNING_PERFORMANCE),
    "zero-width-space": ("verbeterde\u200b leerprestaties", learners.LEARNING_PERFORMANCE),
    "bullet": ("• verbeterde leerprestaties", learners.LEARNING_PERFORMANCE),
    "bullet-of-a-font": ("\uf0b7 verbeterde leerprestaties", learners.LEARNING_PERFORMANCE),
    "bullet-of-a-disc": ("● verbeterde leerprestaties", learners.LEARNING_PERFORMANCE),
    "quotation-marks": ("“verbeterde leerprestaties”,", learners.LEARNING_PERFORMANCE),
    "exclamation": ("Verbeterde leerprestaties!", learners.LEARNING_PERFORMANCE),
    "minus": ("Self\u2212empowerment and self\u2212esteem", learners.SELF_ESTEEM),
    "other-bullet": ("· verbeterde leerprestaties", learners.LEARNING_PERFORMANCE),
    "hyphen-as-bullet": ("- verbeterde leerprestaties", learners.LEARNING_PERFORMANCE),
    "semicolon": ("verbeterde leerprestaties;", learners.LEARNING_PERFORMANCE),
    "full-stop": ("verbeterde leerprestaties .", learners.LEARNING_PERFORMANCE),
    "non-breaking-hyphen": (
        "increased self\u2011empowerment and self\u2011esteem",
        learners.SELF_ESTEEM,
    ),
    "en-dash": ("increased self–empowerment and self–esteem", learners.SELF_ESTEEM),
    "decomposed": (unicodedata.normalize("NFD", LABEL), organisations.MANAGEMENT_AND_STRATEGIES),
    "typewriter-apostrophe": ("aantrekkelijkere programma's", organisations.ATTRACTIVE_PROGRAMMES),
    "acute-accent": ("aantrekkelijkere programma´s", organisations.ATTRACTIVE_PROGRAMMES),
    "full-width": (
        "ＡＡＮＴＲＥＫＫＥＬＩＪＫＥＲＥ programma’s",
        organisations.ATTRACTIVE_PROGRAMMES,
    ),
    "english": ("More attractive programmes", organisations.ATTRACTIVE_PROGRAMMES),
}
LONG_TEXTS = {
    "letter": "a" * 100_000,
    "label": "leerprestaties " * 7_000,
    "words": " ".join(f"motivatie{number}" for number in range(10_000)),
    "ligature-of-eighteen-letters": "ﷺ" * 100_000,
    "accents": "e\u0301" * 50_000,
    "surrogates": "\ud800" * 100_000,
}
FIRST = {
    "increased motivation for taking part in future": [learners.FUTURE_LEARNING],
    "motivatie": [staff.MOTIVATION, learners.FUTURE_LEARNING],
    "motivation": [staff.MOTIVATION, learners.FUTURE_LEARNING],
    "talen": [learners.LANGUAGES_AND_DIGITAL, staff.LANGUAGES_AND_DIGITAL],
    "digital": [learners.LANGUAGES_AND_DIGITAL, staff.LANGUAGES_AND_DIGITAL],
    "ondernemen": [learners.INITIATIVE],
    "diversity": [staff.DIVERSITY],
    "leerprestatie": [learners.LEARNING_PERFORMANCE],
    "Carreer developmant": [staff.CAREER_DEVELOPMENT],
    "synergy": [organisations.SYNERGIES],
    "more motivation of staff in daily work": [staff.MOTIVATION],
}


@pytest.mark.parametrize(("text", "concept"), SAME.values(), ids=SAME)
def test_a_label_is_found_however_it_is_typed(text: str, concept: Concept) -> None:
    assert GUIDE_2024.find(text) == (concept,)


@pytest.mark.parametrize(
    "text",
    ["leerprestatie", "verbeterdeleerprestaties", "", " ", "\ud800", "stäff", "ѕtaff", "•"],
)
def test_nothing_is_found_for_what_is_not_a_label(text: str) -> None:
    assert GUIDE_2024.find(text) == ()


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        pytest.param("jongeren", "nl", (learners.YOUNG_PEOPLE,), id="nl"),
        pytest.param("jongeren", Locale("nl", "BE"), (learners.YOUNG_PEOPLE,), id="babel-locale"),
        pytest.param("jongeren", Localizer("nl"), (learners.YOUNG_PEOPLE,), id="localizer"),
        pytest.param("jongeren", "en", (), id="dutch-in-english"),
        pytest.param("young people", "en", (learners.YOUNG_PEOPLE,), id="en"),
        pytest.param("staff", None, (staff.GROUP, staff.STAFF), id="two-in-guide-order"),
    ],
)
def test_a_label_is_found_in_the_language_asked_for(
    text: str, locale: str | Locale | Localizer | None, found: tuple[Concept, ...]
) -> None:
    assert GUIDE_2024.find(text, locale) == found


def test_an_edition_finds_its_own_words_and_concepts() -> None:
    assert GUIDES[2025].find("Increased capacity to operate at EU/international level")
    assert [GUIDES[2026].find(f"Ukraine priority 20{year}") for year in (24, 26)] == [
        (),
        (ukraine.PRIORITY_2026,),
    ]


@pytest.mark.parametrize(
    ("locale", "error"),
    [("fr", UnsupportedLocaleError), ("../evil", UnknownLocaleError), (5, UnknownLocaleError)],
)
def test_a_locale_that_cannot_be_served_is_refused(locale: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        GUIDE_2024.find("jongeren", locale)


def test_a_label_is_found_in_an_installed_pack_and_in_spite_of_what_it_lacks(
    install_pack: Callable[[str], Path], write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", partial_words)

    assert GUIDE_2024.find("Bettere learprestaasjes") == (learners.LEARNING_PERFORMANCE,)
    assert GUIDE_2024.find("jongeren") == (learners.YOUNG_PEOPLE,)


@pytest.mark.parametrize(("text", "concepts"), FIRST.items(), ids=FIRST)
def test_what_is_near_is_suggested_first(text: str, concepts: list[Concept]) -> None:
    found = [each.concept for each in GUIDE_2024.suggest(text)]

    assert found[: len(concepts)] == concepts


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("part", [1 / 2, 2 / 3, 3 / 4])
def test_the_beginning_of_a_label_finds_its_concept_first(part: float, locale: str) -> None:
    other = []
    for concept in GUIDE_2024:
        label = concept.label(locale)
        first = GUIDE_2024.suggest(label[: int(len(label) * part)])[0]
        # two concepts may have one label
        if first.concept is not concept and first.text.casefold() != label.casefold():
            other.append(concept)

    assert other == []


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("leerlingn", None, (learners.APPRENTICES, "leerlingen", "nl")),
        ("synergi", "en", (organisations.SYNERGIES, "Synergies", "en")),
        ("STUDENTEN", "nl-BE", (learners.STUDENTS, "studenten", "nl")),
    ],
)
def test_a_suggestion_names_the_text_and_its_language(
    text: str, locale: str | None, found: tuple[Concept, str, str]
) -> None:
    first = GUIDE_2024.suggest(text, locale)[0]

    assert (first.concept, first.text, first.language) == found


def test_a_suggestion_is_in_the_language_its_text_really_is_in(tmp_path: Path) -> None:
    folder = write_guide_catalogue(tmp_path, "fi", 2025)
    finnish = Localizer("fi", catalogues=[folder], fallbacks=["nl"])

    found = [GUIDE_2024.suggest(text, finnish)[0] for text in ("oppimistulosten", "jeugdwerker")]

    assert [(each.text, each.language) for each in found] == [
        ("oppimistulosten paraneminen", "fi"),
        ("jeugdwerkers", "nl"),
    ]


@pytest.mark.parametrize(("limit", "count"), [(-1, 0), (0, 0), (1, 1), (3, 3)])
def test_there_are_so_many_suggestions_at_most(limit: int, count: int) -> None:
    assert len(GUIDE_2024.suggest("staff", limit=limit)) == count
    assert len(GUIDE_2024.suggest("staff")) == 5


@pytest.mark.parametrize("text", ["", "xyzzy", "\ud800", "-"])
def test_nothing_is_suggested_for_what_is_like_no_label(text: str) -> None:
    assert GUIDE_2024.suggest(text) == ()


@pytest.mark.parametrize("text", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_long_text_is_not_a_label_and_is_compared_in_part(text: str) -> None:
    assert GUIDE_2024.find(text) == ()
    assert len(GUIDE_2024.suggest(text)) <= 5
