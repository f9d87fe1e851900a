"""The guide's own words: the pages, the rows and the tables that the concepts give back."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from editions import COLUMNS, LAST_MARK, page_text, rows, write_guide_catalogue

from erasmus_ka1 import GUIDE_2024, GUIDES, learners, organisations, staff, systems, ukraine
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import CONCEPTS, Concept, Guide, Priority, TextKind
from erasmus_ka1.taxonomy.provenance import regenerate

DATA = Path(__file__).parent.parent / "data"
PAGES = [(page.language, year) for year, guide in GUIDES.items() for page in guide.pages]

each_language = pytest.mark.parametrize("language", ["nl", "en"])
each_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=str)


def table(name: str) -> dict[str, dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


CONCEPT_TABLE = table("concepts.csv")
STATEMENT_TABLE = table("statements.csv")
each_row = pytest.mark.parametrize("row", CONCEPT_TABLE.values(), ids=CONCEPT_TABLE)


@pytest.fixture
def finnish(tmp_path: Path) -> Localizer:
    """Return a localizer with the guide's words of 2025 in Finnish, and ours in English."""
    folder = write_guide_catalogue(tmp_path, "fi", 2025, edition="2025", version="Version 2")
    return Localizer("fi", edition=2025, fallbacks=["en"], catalogues=[folder])


@pytest.mark.parametrize(("language", "year"), PAGES, ids=[f"{lang}-{y}" for lang, y in PAGES])
def test_a_page_comes_back_from_the_concepts(language: str, year: int) -> None:
    words = regenerate(GUIDES[year], locale=language).replace("•", "")

    assert words.split() == page_text(language, year).replace("•", "").split()


@pytest.mark.parametrize("year", [year for language, year in PAGES if language == "en"])
def test_every_row_is_what_the_guide_says(year: int) -> None:
    guide = GUIDES[year]

    said = {
        (concept.code, kind): getattr(guide, kind)(concept, locale="en")
        for concept, kind, _ in rows("en", year)
    }

    expected = {(concept.code, kind): text for concept, kind, text in rows("en", year)}
    said["key_action_1", "label"] = said["key_action_1", "label"].upper()
    assert said == expected


@pytest.mark.parametrize("language", ["el", "fi"])
def test_a_language_pack_gives_back_the_rows_it_was_made_of(language: str, tmp_path: Path) -> None:
    folder = write_guide_catalogue(tmp_path, language, 2025)
    words = Localizer(language, edition=2025, catalogues=[folder])

    said = [getattr(words, kind)(concept) for concept, kind, _ in rows(language, 2025)]

    assert said == [text for _, _, text in rows(language, 2025)]


def test_every_english_page_of_the_rows_is_tested() -> None:
    assert {key for key in COLUMNS if key[0] == "en"} == {key for key in PAGES if key[0] == "en"}


def test_the_table_has_every_concept_of_2024_in_order() -> None:
    assert tuple(CONCEPT_TABLE) == GUIDE_2024.concepts.codes


@each_language
@each_row
def test_the_texts_are_those_of_the_tables(row: dict[str, str], language: str) -> None:
    concept = GUIDE_2024[row["code"]]
    label = row[f"label_{language}"] or row[f"short_{language}"]
    sentence = STATEMENT_TABLE.get(row["code"], {}).get(f"statement_{language}")
    if sentence and row["kind"] == "outcome":
        sentence = LAST_MARK.sub("", sentence)

    texts = [getattr(concept, kind)(language) for kind in ("label", "short_label", "statement")]

    assert (concept.kind.replace("_", " "), texts) == (
        row["kind"],
        [label, row[f"short_{language}"], sentence or label],
    )


@each_row
def test_the_statuses_of_english_are_those_of_the_tables(row: dict[str, str]) -> None:
    concept = GUIDE_2024[row["code"]]
    statement = STATEMENT_TABLE.get(row["code"], row)["en_status"]

    statuses = [concept.source("en").status, concept.source("en", of="statement").status]

    assert statuses == [row["en_status"], statement]


@each_language
@pytest.mark.parametrize("concept", CONCEPTS, ids=str)
def test_a_short_label_is_ours_and_has_40_characters_at_most(
    concept: Concept, language: str
) -> None:
    status = concept.source(language, of="short_label").status

    assert (status, len(concept.short_label(language)) <= 40) == ("editorial", True)


@pytest.mark.parametrize("aspect", GUIDE_2024.aspects, ids=str)
@each_language
@each_guide
def test_an_aspect_is_part_of_its_outcomes_sentence_in_every_edition(
    guide: Guide, language: str, aspect: Concept
) -> None:
    words = guide.localizer(language)

    assert words.label(aspect) in words.statement(aspect.parent)


@pytest.mark.parametrize(
    ("locale", "year", "status"),
    [
        ("en", 2023, "official"),
        ("en", 2024, "other_edition"),
        ("en", 2025, "official"),
        ("en", 2026, "official"),
        ("nl", 2023, "other_edition"),
        ("nl-BE", 2024, "official"),
        ("nl", 2025, "other_edition"),
        ("nl", 2026, "other_edition"),
    ],
)
@pytest.mark.parametrize("of", ["label", "statement"])
@pytest.mark.parametrize("concept", [staff.MOTIVATION, organisations.FUNDING, systems.SYSTEMS])
def test_a_text_of_every_edition_has_its_status_in_each(
    concept: Concept, of: TextKind, locale: str, year: int, status: str
) -> None:
    assert GUIDES[year].source(concept, locale=locale, of=of).status == status


@pytest.mark.parametrize(
    ("guide", "priority", "statuses"),
    [
        (GUIDES[2023], ukraine.PRIORITY_2023, ["official", "other_edition", "editorial"]),
        (GUIDES[2024], ukraine.PRIORITY_2024, ["editorial", "official", "official"]),
        (GUIDES[2025], ukraine.PRIORITY_2025, ["official", "other_edition", "editorial"]),
        (GUIDES[2026], ukraine.PRIORITY_2026, ["official", "other_edition", "editorial"]),
    ],
    ids=str,
)
def test_a_priority_is_official_where_its_own_page_is_at_hand(
    guide: Guide, priority: Priority, statuses: list[str]
) -> None:
    found = [
        guide.source(priority, locale="en", of="statement"),
        guide.source(priority, locale="nl", of="label"),
        guide.source(priority, locale="nl", of="statement"),
    ]

    assert [source.status for source in found] == statuses


@pytest.mark.parametrize(
    ("guide", "locale", "edition", "document"),
    [
        pytest.param(2024, "nl", 2024, "Erasmus+-programmagids 2024", id="own-page"),
        pytest.param(2024, "en", 2023, "Erasmus+ Programme Guide 2023", id="neighbour-before"),
        pytest.param(2025, "en", 2025, "Erasmus+ Programme Guide 2025", id="english"),
        pytest.param(2026, "nl", 2024, "Erasmus+-programmagids 2024", id="neighbour-further"),
    ],
)
def test_a_source_names_the_page_that_has_the_text(
    guide: int, locale: str, edition: int, document: str
) -> None:
    source = GUIDES[guide].source(staff.MOTIVATION, locale=locale)

    assert (source.edition, source.document.split(",")[0]) == (edition, document)


@pytest.mark.parametrize(
    ("edition", "status"),
    [(2023, "other_edition"), (2024, "other_edition"), (2025, "official"), (2026, "other_edition")],
)
def test_a_pack_may_name_the_page_of_its_words(
    finnish: Localizer, edition: int, status: str
) -> None:
    source = GUIDES[edition].source(learners.INITIATIVE, locale=finnish)

    assert (source.status, source.language, source.document, source.version) == (
        status,
        "fi",
        "Erasmus+ Programme Guide 2025",
        "Version 2",
    )


def test_what_a_pack_lacks_keeps_the_source_of_the_fallback(finnish: Localizer) -> None:
    source = GUIDES[2025].source(learners.PUPILS, locale=finnish)

    assert (source.status, source.language, source.edition) == ("official", "en", 2025)


@pytest.mark.parametrize("edition", ["", "2021", "two"], ids=["none", "unknown", "not-a-year"])
def test_a_pack_that_names_no_page_at_hand_is_editorial(tmp_path: Path, edition: str) -> None:
    folder = write_guide_catalogue(tmp_path, "el", 2025, edition=edition)

    source = GUIDES[2025].source(staff.DIVERSITY, locale=Localizer("el", catalogues=[folder]))

    assert (source.document, source.status, source.language) == ("erasmus_ka1", "editorial", "el")
