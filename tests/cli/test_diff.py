"""``diff``, and the editions of ``show``."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from erasmus_ka1.cli import command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            ["2023", "2025", "--locale", "nl"],
            ["priorities.ukraine_2023: vervallen", "priorities.ukraine_2025: toegevoegd"],
        ),
        (
            ["2023", "2025"],
            [
                "staff.competences: reworded",
                "staff.diversity: reworded",
                "organisations.international_capacity: reworded",
                "organisations.innovative_operation: reworded",
                "organisations.professional_environment: reworded",
                "systems: reworded",
                "priorities.ukraine_2023: removed",
                "priorities.ukraine_2025: added",
            ],
        ),
        (["2024", "2024"], []),
    ],
    ids=["nl", "en", "same"],
)
def test_each_change_is_named_in_the_readers_language(
    arguments: list[str], lines: list[str]
) -> None:
    shown = run("diff", *arguments).stdout.splitlines()

    assert [line for line in shown if not line.startswith("  ")] == lines


@pytest.mark.parametrize("edition", ["1999", "x", "9" * 5_000, "２０２４"])
def test_an_unknown_edition_is_bad_usage(edition: str) -> None:
    result = run("diff", "2023", edition)

    assert (result.exit_code, "unknown edition" in result.stderr) == (2, True)


def test_a_concept_is_shown_in_the_words_of_an_edition() -> None:
    labels = [
        run("show", "staff.competences", "--edition", edition).stdout.splitlines()[2]
        for edition in ("2023", "2025")
    ]

    assert [label.removeprefix("Label: improved ")[:18] for label in labels] == [
        "competences, linke",
        "competences linked",
    ]


def test_an_edition_is_shown_as_a_whole() -> None:
    shown = run("show", "--edition", "2026").stdout.splitlines()

    assert (len(shown), shown[-1].split()[0]) == (55, "priorities.ukraine_2026")


def test_a_concept_of_another_edition_is_shown_in_its_own() -> None:
    assert "Russia’s war of aggression" in run("show", "priorities.ukraine_2026").stdout


def test_a_concept_that_the_edition_lacks_is_bad_usage() -> None:
    result = run("show", "priorities.ukraine_2026", "--edition", "2024")

    assert (result.exit_code, "is not in the edition of 2024, but of 2026" in result.stderr) == (
        2,
        True,
    )
