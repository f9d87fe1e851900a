"""Concepts ranked by the words of a text."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from erasmus_ka1 import GUIDE_2024, GUIDES, learners, organisations, staff, ukraine
from erasmus_ka1.errors import UnsupportedLocaleError, WrongKindError
from erasmus_ka1.localization import Localizer, forget_packs
from erasmus_ka1.taxonomy import Concept, Match

WriteCatalogue = Callable[[Path, str, str], Path]

COMMENTS = Path(__file__).parent.parent / "data" / "comments.csv"
FIRST = {
    "Ik ben minder verlegen geworden": ("nl", learners.SELF_ESTEEM),
    "na een jaar zelfstandigheid": ("nl", learners.SELF_ESTEEM),
    "MIJN ZELFVERTROUEN IS GEGROEID": ("nl", learners.SELF_ESTEEM),
    "nu snap ik de lesstof": ("nl", learners.LEARNING_PERFORMANCE),
    "vrijwilliger bij de brandweer": ("nl", learners.PARTICIPATION_IN_SOCIETY),
    "wij kregen extra budget": ("nl", organisations.FUNDING),
    "we got co\u2010funding": ("en", organisations.FUNDING),
    "more confidense": ("en", learners.SELF_ESTEEM),
    "inspired by what I saw": ("en", staff.MOTIVATION),
    "It helped Ukrainians": ("en", ukraine.PRIORITY_2024),
}
KINDS = ["label", "short_label", "description", "statement"]


@pytest.mark.parametrize(("text", "expected"), FIRST.items(), ids=FIRST)
def test_the_concept_with_the_words_of_a_text_is_first(
    text: str, expected: tuple[str, Concept]
) -> None:
    locale, concept = expected

    assert GUIDE_2024.search(text, locale)[0].concept is concept


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_each_text_of_a_concept_is_searched(locale: str, kind: str) -> None:
    for concept in GUIDE_2024:
        text = getattr(concept, kind)(locale)

        best = GUIDE_2024.search(text, locale, limit=99)

        assert best[0].score == pytest.approx(1)
        assert concept in {each.concept for each in best if each.score == pytest.approx(1)}


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_match_names_the_text_its_kind_and_its_language(locale: str) -> None:
    for outcome in GUIDE_2024.outcomes:
        for text in outcome.alt_labels(locale):
            matches = GUIDE_2024.search(text, locale, limit=99)

            [match] = [each for each in matches if each.concept is outcome]
            assert match == Match(outcome, match.score, "alt_labels", text, locale)
            assert match.score == pytest.approx(1)


@pytest.mark.parametrize("locale", ["nl-BE", Locale("nl"), Localizer("nl"), None])
def test_a_locale_is_taken_in_any_form_and_left_out(locale: Any) -> None:
    [match] = GUIDE_2024.search("trots op mezelf", locale, limit=1)

    assert (match.concept, match.text, match.language) == (
        learners.SELF_ESTEEM,
        "trots zijn op mezelf",
        "nl",
    )


def test_an_edition_searches_its_own_concepts() -> None:
    found = [GUIDES[year].search("Oekraïne", "nl", limit=1)[0].concept for year in GUIDES]

    assert [each.code for each in found] == [f"priorities.ukraine_{year}" for year in GUIDES]


@pytest.mark.parametrize("text", ["", " ", "xyzzy", "\ud800", "-", "42"])
def test_nothing_is_found_for_words_that_no_concept_has(text: str) -> None:
    assert GUIDE_2024.search(text) == ()


@pytest.mark.parametrize(("limit", "count"), [(-1, 0), (0, 0), (1, 1), (3, 3)])
def test_there_are_so_many_matches_at_most(limit: int, count: int) -> None:
    assert len(GUIDE_2024.search("learning abroad", "en", limit=limit)) == count
    assert len(GUIDE_2024.search("learning abroad", "en")) == 5


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"text": 3}, WrongKindError),
        ({"text": None}, WrongKindError),
        ({"text": "a", "limit": "3"}, WrongKindError),
        ({"text": "a", "locale": "fr"}, UnsupportedLocaleError),
    ],
    ids=repr,
)
def test_what_cannot_be_searched_for_is_refused(
    arguments: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        GUIDE_2024.search(**arguments)


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "school " * 20_000, " ".join(f"werk{number}" for number in range(9_999))],
    ids=["letter", "word", "words"],
)
def test_a_long_text_is_read_in_part(text: str) -> None:
    assert len(GUIDE_2024.search(text)) <= 5


def test_a_pack_is_searched_once_it_is_installed_in_spite_of_what_it_lacks(
    install_pack: Callable[[str], Path], write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    nothing = GUIDE_2024.search("learprestaasjes")
    write_catalogue(install_pack("frisian_words") / "locales", "fy", partial_words)
    forget_packs()

    [match] = GUIDE_2024.search("learprestaasjes")

    assert nothing == ()
    assert (match.concept, match.language) == (learners.LEARNING_PERFORMANCE, "fy")


def test_a_match_is_in_the_language_its_text_really_is_in(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    folder = write_catalogue(tmp_path, "fy", partial_words)
    frisian = Localizer("fy", catalogues=[folder], fallbacks=["nl"])

    found = [GUIDE_2024.search(text, frisian)[0] for text in ("learprestaasjes", "jeugdwerkers")]

    assert [(each.text, each.language) for each in found] == [
        ("Learprestaasjes", "fy"),
        ("jeugdwerkers", "nl"),
    ]


def test_most_comments_have_a_right_outcome_among_the_first_three() -> None:
    with COMMENTS.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]

    ranks = []
    for row in rows:
        found = GUIDE_2024.search(row["comment"], row["language"], limit=99)
        codes = [each.concept.code for each in found if each.concept.kind == "outcome"]
        of_group = [code for code in codes if code.startswith(f"{row['group']}.")]
        right = row["outcomes"].split()
        ranks.append(next((rank for rank, code in enumerate(of_group) if code in right), 99))

    assert len(rows) == 60
    assert sum(rank == 0 for rank in ranks) >= 35
    assert sum(rank < 3 for rank in ranks) >= 48
