"""The report on what changed between two editions of the guide."""

from __future__ import annotations

from typing import Any

import pytest
from report_samples import facts_of, rows_of, said_in, section_of, table_of

from erasmus_ka1 import GUIDE_2023, GUIDE_2024, GUIDE_2025, GUIDE_2026, GUIDES
from erasmus_ka1.errors import WrongKindError
from erasmus_ka1.reports import edition_changes
from erasmus_ka1.taxonomy import Guide, diff


@pytest.mark.parametrize(
    ("old", "new", "figures", "headings"),
    [
        (GUIDE_2024, GUIDE_2025, ["1", "1", "6", "48"], ["Added", "Removed", "Reworded"]),
        (GUIDE_2026, GUIDE_2023, ["1", "1", "6", "48"], ["Added", "Removed", "Reworded"]),
        (GUIDE_2023, GUIDE_2024, ["1", "1", "0", "54"], ["Added", "Removed"]),
        (GUIDE_2024, GUIDE_2024, ["0", "0", "0", "55"], []),
    ],
    ids=["2024-2025", "2026-2023", "2023-2024", "the same"],
)
def test_counts_what_was_added_removed_and_reworded(
    old: Guide, new: Guide, figures: list[str], headings: list[str]
) -> None:
    report = edition_changes(old, new, locale="en")

    overview, *sections = report.sections
    assert (
        [*facts_of(overview).values()],
        [str(each.heading) for each in sections],
        said_in(overview)[:-1],
    ) == (figures, [*headings, "Sources"], [] if headings else ["Nothing changed."])


@pytest.mark.parametrize(("heading", "edition"), [("Vervallen", 2024), ("Toegevoegd", 2025)])
def test_what_was_added_or_removed_has_its_text(heading: str, edition: int) -> None:
    report = edition_changes(GUIDE_2024, GUIDE_2025, locale="nl")

    ((name, text),) = table_of(section_of(report, heading)).rows
    (priority,) = GUIDES[edition].priorities
    statement = GUIDES[edition].statement(priority, locale="nl")
    assert (str(name.text), str(name.detail), str(text.text).startswith(statement)) == (
        f"Oekraïne-prioriteit {edition}",
        priority.code,
        True,
    )


def test_what_was_reworded_has_both_wordings_in_their_language() -> None:
    report = edition_changes(GUIDE_2024, GUIDE_2025, locale="nl")

    rows = table_of(section_of(report, "Anders verwoord")).rows
    reworded = [each for each in diff(GUIDE_2024, GUIDE_2025) if each.kind == "reworded"]
    assert (
        [str(row[0].detail) for row in rows],
        [[cell.text.versions[0] for cell in row[1:]] for row in rows],
    ) == (
        [f"{each.code}, in het Engels" for each in reworded],
        [
            [
                type(rows[0][1].text.versions[0])(text or "", each.language)
                for text in (each.old, each.new)
            ]
            for each in reworded
        ],
    )


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
