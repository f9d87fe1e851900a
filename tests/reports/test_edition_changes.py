"""The report on what changed between two editions of the guide."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from report_samples import facts_of, rows_of, said_in, section_of, table_of

from erasmus_ka1 import GUIDE_2023, GUIDE_2024, GUIDE_2025, GUIDE_2026, GUIDES, ukraine
from erasmus_ka1.errors import WrongKindError
from erasmus_ka1.reports import Text, edition_changes
from erasmus_ka1.taxonomy import Guide, Guides, diff

#: What the overview counts, in its order.
COUNTED = (
    *("Added", "Removed", "Replaced", "Reworded", "Only capitals or punctuation"),
    *("Unchanged", "Not compared"),
)


@pytest.mark.parametrize(
    ("old", "new", "figures", "headings"),
    [
        (
            GUIDE_2024,
            GUIDE_2025,
            [0, 0, 1, 1, 5, 48, 0],
            ["Replaced", "Reworded", "Only capitals or punctuation"],
        ),
        (
            GUIDE_2026,
            GUIDE_2023,
            [0, 0, 1, 1, 5, 48, 0],
            ["Replaced", "Reworded", "Only capitals or punctuation"],
        ),
        (GUIDE_2025, GUIDE_2026, [0, 0, 1, 0, 0, 54, 0], ["Replaced"]),
        # no page of 2024 is at hand in English, and none of 2023 in Dutch
        (GUIDE_2023, GUIDE_2024, [0, 0, 1, 0, 0, 0, 54], ["Replaced"]),
        (GUIDE_2024, GUIDE_2024, [0, 0, 0, 0, 0, 55, 0], []),
    ],
    ids=["2024-2025", "2026-2023", "2025-2026", "2023-2024", "the same"],
)
def test_counts_each_kind_of_change(
    old: Guide, new: Guide, figures: list[int], headings: list[str]
) -> None:
    report = edition_changes(old, new, locale="en")

    overview, *sections = report.sections
    assert (facts_of(overview), [str(each.heading) for each in sections]) == (
        dict(zip(COUNTED, map(str, figures), strict=True)),
        [*headings, "Sources"],
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (GUIDE_2024, GUIDE_2024, ["Nothing changed.", "A concept counts as reworded if"]),
        (GUIDE_2024, GUIDE_2025, ["A concept counts as reworded if"]),
        (GUIDE_2023, GUIDE_2024, ["A concept counts as reworded if", "Not compared: concepts of"]),
    ],
    ids=["nothing changed", "all compared", "not compared"],
)
def test_says_how_to_read_the_counts(old: Guide, new: Guide, said: list[str]) -> None:
    found = said_in(edition_changes(old, new, locale="en").sections[0])

    assert [text[: len(start)] for text, start in zip(found, said, strict=True)] == said


@pytest.mark.parametrize(
    ("old", "new"), [(2024, 2025), (2023, 2026), (2026, 2023)], ids=["next", "later", "earlier"]
)
def test_a_priority_is_replaced_by_that_of_the_other_year(old: int, new: int) -> None:
    report = edition_changes(GUIDES[old], GUIDES[new], locale="nl")

    table = table_of(section_of(report, "Vervangen"))
    ((name, *texts),) = table.rows
    statements = [
        priority.statement("nl") for year in (old, new) for priority in GUIDES[year].priorities
    ]
    assert (
        [str(each.heading) for each in table.columns],
        str(name.text),
        str(name.detail),
        [str(cell.text).removesuffix("\u00a0†") for cell in texts],
    ) == (
        ["Begrip", f"Tekst van {old}", f"Tekst van {new}"],
        f"Oekraïne-prioriteit {old}",
        f"priorities.ukraine_{old}, vervangen door priorities.ukraine_{new}",
        statements,
    )


@pytest.mark.parametrize(("heading", "edition"), [("Vervallen", 2023), ("Toegevoegd", 2025)])
def test_what_was_added_or_removed_has_its_text(heading: str, edition: int) -> None:
    # without a priority in 2024, that of 2025 succeeds none
    concepts = (GUIDE_2024.key_action, ukraine.PRIORITY_2023, ukraine.PRIORITY_2025)
    guides = Guides(map(attrs.evolve, concepts), GUIDES, GUIDES.load)

    report = edition_changes(guides[2023], guides[2025], locale="nl")

    ((name, text),) = table_of(section_of(report, heading)).rows
    (priority,) = GUIDES[edition].priorities
    assert (str(name.text), str(name.detail), str(text.text).removesuffix("\u00a0†")) == (
        f"Oekraïne-prioriteit {edition}",
        priority.code,
        GUIDES[edition].statement(priority, locale="nl"),
    )


@pytest.mark.parametrize(
    ("heading", "same_words"),
    [("Anders verwoord", False), ("Alleen hoofdletters of leestekens", True)],
    ids=["words", "capitals and punctuation"],
)
def test_what_was_reworded_has_both_wordings_in_their_language(
    heading: str, same_words: bool
) -> None:
    report = edition_changes(GUIDE_2024, GUIDE_2025, locale="nl")

    rows = table_of(section_of(report, heading)).rows
    reworded = [
        each
        for each in diff(GUIDE_2024, GUIDE_2025)
        if each.kind == "reworded" and each.same_words == same_words
    ]
    assert (
        [str(row[0].detail) for row in rows],
        [[cell.text.versions for cell in row[1:]] for row in rows],
    ) == (
        [each.code for each in reworded],
        [[(Text(text or "", "en"),) for text in (each.old, each.new)] for each in reworded],
    )


@pytest.mark.parametrize(
    ("locale", "edition", "heading", "columns"),
    [
        (
            "nl",
            2024,
            "Anders verwoord",
            [
                "Tekst van 2024 in het Engels, uit de uitgave van 2023",
                "Tekst van 2025 in het Engels",
            ],
        ),
        (
            "en",
            2024,
            "Reworded",
            [
                "Wording of 2024 in English, from the edition of 2023",
                "Wording of 2025 in English",
            ],
        ),
        (
            "en",
            2023,
            "Only capitals or punctuation",
            ["Wording of 2023 in English", "Wording of 2025 in English"],
        ),
    ],
    ids=["Dutch", "English", "both pages"],
)
def test_a_column_names_the_language_and_the_edition_of_its_texts(
    locale: str, edition: int, heading: str, columns: list[str]
) -> None:
    report = edition_changes(GUIDES[edition], GUIDE_2025, locale=locale)

    table = table_of(section_of(report, heading))
    assert [str(each.heading) for each in table.columns][1:] == columns


def test_the_sources_of_both_wordings_are_named_once() -> None:
    report = edition_changes(GUIDE_2024, GUIDE_2025, locale="nl")

    assert [row[0] for row in rows_of(report.sections[-1])] == [
        "Erasmus+ Programme Guide 2025, Part B, pp. 38-39",
        "Erasmus+-programmagids 2024, deel B, Kernactie 1: Individuele leermobiliteit",
        "Erasmus+ Programme Guide 2023, Part B, pp. 39-40",
    ]


def test_the_title_names_both_editions_in_both_languages() -> None:
    report = edition_changes(GUIDE_2023, GUIDE_2026, locale=("nl", "en"))

    assert (str(report.title), report.languages) == (
        ("Programmagids 2026 vergeleken met 2023 / Programme Guide 2026 compared with 2023"),
        ("nl", "en"),
    )


@pytest.mark.parametrize("pair", [(2024, GUIDE_2025), (GUIDE_2024, "2025")], ids=repr)
def test_anything_but_guides_is_refused(pair: Any) -> None:
    with pytest.raises(WrongKindError, match="expected a guide"):
        edition_changes(*pair, locale="nl")
