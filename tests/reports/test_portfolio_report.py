from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from report_samples import project_with, rows_of, section_of

from erasmus_ka1 import GUIDE_2024, Claim, Project
from erasmus_ka1.errors import InvalidValueError, UnsupportedLocaleError, WrongKindError
from erasmus_ka1.projects import Tally
from erasmus_ka1.reports import (
    Bars,
    Facts,
    Items,
    LocalizedText,
    Note,
    Paragraph,
    Report,
    Section,
    Table,
    Text,
    portfolio_report,
)
from erasmus_ka1.taxonomy import (
    learners,
    ukraine,
)

UNTOUCHED = "Resultaten waaraan geen enkel project werkt"
PLANNED_AND_ACHIEVED = [
    Claim("learners.employability", "planned"),
    Claim("learners.employability", "achieved"),
]
#: Four projects that differ in all that is counted.
PORTFOLIO = (
    project_with(
        number="2024-1-BE02-KA121-VET-000000001",
        participants={"learners": 1200, "staff": 34},
        claims=[
            *PLANNED_AND_ACHIEVED,
            Claim("organisations.international_capacity.funding", "planned"),
        ],
        priorities=["priorities.ukraine_2024"],
    ),
    project_with(
        number="2023-1-NL01-KA121-VET-000000002",
        country="NL",
        claims=[Claim("learners.employability", "planned")],
    ),
    project_with(
        number="2024-1-EL01-KA121-VET-000000003",
        country="EL",
        participants={"learners": 8},
        claims=PLANNED_AND_ACHIEVED,
    ),
    project_with(
        number="2024-1-BE02-KA121-VET-000000004",
        claims=[Claim("staff.motivation", "achieved")],
    ),
)


def report_on(*projects: Project, locale: Any = "en") -> Report:
    return portfolio_report(projects, locale=locale)


def facts_of(report: Report) -> list[tuple[str, str]]:
    blocks = report.sections[0].blocks
    return [
        (str(fact.term), str(fact.value))
        for block in blocks
        if isinstance(block, Facts)
        for fact in block.facts
    ]


def said_in(section: Section) -> list[str]:
    return [str(each.text) for each in section.blocks if isinstance(each, (Paragraph, Note))]


def bars_of(report: Report, heading: str, group: str) -> Bars:
    section = next(each for each in section_of(report, heading).sections if each.code == group)
    return next(block for block in section.blocks if isinstance(block, Bars))


class TestWhole:
    @pytest.mark.parametrize(
        ("locale", "facts"),
        [
            (
                "nl",
                [
                    ("Projecten", "4"),
                    ("Deelnemers: lerenden en personeel", "1.242"),
                    ("Landen", "3"),
                    ("Oproepjaren", "2023 en 2024"),
                ],
            ),
            (
                "en",
                [
                    ("Projects", "4"),
                    ("Participants: learners and staff", "1,242"),
                    ("Countries", "3"),
                    ("Call years", "2023 and 2024"),
                ],
            ),
            (
                ("nl", "en"),
                [
                    ("Projecten / Projects", "4"),
                    (
                        "Deelnemers: lerenden en personeel / Participants: learners and staff",
                        "1.242 / 1,242",
                    ),
                    ("Landen / Countries", "3"),
                    ("Oproepjaren / Call years", "2023 en 2024 / 2023 and 2024"),
                ],
            ),
        ],
        ids=["nl", "en", "side by side"],
    )
    def test_it_says_how_large_the_portfolio_is(
        self, locale: Any, facts: list[tuple[str, str]]
    ) -> None:
        assert facts_of(report_on(*PORTFOLIO, locale=locale)) == facts

    @pytest.mark.parametrize(
        ("locale", "sentences"),
        [
            (
                "nl",
                [
                    (
                        "3 van de 24 resultaten uit de gids komen in ten minste één project voor"
                        " (12%)."
                    ),
                    (
                        "Over alle projecten samen zijn 4 resultaten beoogd (elk resultaat telt per"
                        " project één keer)."
                    ),
                    "Daarvan zijn er 2 bereikt (50%).",
                    "1 resultaat is bereikt zonder vooraf beoogd te zijn.",
                ],
            ),
            (
                "en",
                [
                    (
                        "3 of the 24 outcomes in the guide are planned or achieved by at least one"
                        " project (12%)."
                    ),
                    "Across all projects, 4 outcomes were planned (each counted once per project).",
                    "Of these, 2 were achieved (50%).",
                    "1 outcome was achieved without having been planned.",
                ],
            ),
        ],
    )
    def test_it_says_what_the_projects_bring_together(
        self, locale: str, sentences: list[str]
    ) -> None:
        assert said_in(report_on(*PORTFOLIO, locale=locale).sections[0]) == sentences

    @pytest.mark.parametrize(
        ("locale", "facts", "sentences"),
        [
            (
                "nl",
                [("Projecten", "1"), ("Landen", "1"), ("Oproepjaar", "2018")],
                [
                    (
                        "1 van de 24 resultaten uit de gids komt in ten minste één project voor"
                        " (4%)."
                    ),
                    (
                        "Over alle projecten samen is 1 resultaat beoogd (elk resultaat telt per"
                        " project één keer)."
                    ),
                    "Daarvan is er 1 bereikt (100%).",
                ],
            ),
            (
                "en",
                [("Projects", "1"), ("Countries", "1"), ("Call year", "2018")],
                [
                    (
                        "1 of the 24 outcomes in the guide is planned or achieved by at least one"
                        " project (4%)."
                    ),
                    "Across all projects, 1 outcome was planned (each counted once per project).",
                    "Of these, 1 was achieved (100%).",
                ],
            ),
        ],
    )
    def test_one_project_is_spoken_of_in_the_singular(
        self, locale: str, facts: list[tuple[str, str]], sentences: list[str]
    ) -> None:
        report = report_on(project_with(claims=PLANNED_AND_ACHIEVED), locale=locale)

        found = facts_of(report)
        assert (found[:1] + found[2:], said_in(report.sections[0])) == (facts, sentences)

    def test_participants_nobody_counted_are_not_called_zero(self) -> None:
        facts = dict(facts_of(report_on(project_with(), project_with(participants={}))))

        assert facts["Participants: learners and staff"] == "–"

    def test_what_was_not_planned_has_no_share(self) -> None:
        report = report_on(project_with(claims=[Claim("staff.motivation", "achieved")]))

        assert said_in(report.sections[0])[1:] == [
            "Across all projects, 0 outcomes were planned (each counted once per project).",
            "1 outcome was achieved without having been planned.",
        ]


class TestByTargetGroup:
    def test_it_has_a_row_for_each_group_of_the_guide(self) -> None:
        section = section_of(report_on(*PORTFOLIO), "By target group")

        assert rows_of(section) == [
            ["Learners", "3", "1,208", "3", "2", "67%"],
            ["Staff", "2", "34", "0", "1", "–"],
            ["Organisations", "1", "–", "1", "0", "0%"],
        ]

    def test_a_bar_shows_the_share_of_all_projects(self) -> None:
        section = section_of(report_on(*PORTFOLIO), "By target group")

        table = next(block for block in section.blocks if isinstance(block, Table))
        assert [[cell.share for cell in row] for row in table.rows] == [
            [None, 0.75, None, None, None, None],
            [None, 0.5, None, None, None, None],
            [None, 0.25, None, None, None, None],
        ]

    @pytest.mark.parametrize(
        ("locale", "notes"),
        [
            (
                "nl",
                [
                    "Bij 1 project ontbreekt het aantal deelnemers (Lerenden).",
                    "Bij 2 projecten ontbreekt het aantal deelnemers (Personeel).",
                ],
            ),
            (
                "en",
                [
                    "1 project gives no number of participants (Learners).",
                    "2 projects give no number of participants (Staff).",
                ],
            ),
        ],
    )
    def test_it_says_where_participants_are_missing(self, locale: str, notes: list[str]) -> None:
        silent = project_with(
            claims=[
                Claim("learners.employability", "planned"),
                Claim("staff.motivation", "planned"),
            ]
        )
        heading = {"nl": "Per doelgroep", "en": "By target group"}[locale]

        report = report_on(
            silent, attrs.evolve(silent, participants={"learners": 1}), locale=locale
        )

        assert said_in(section_of(report, heading))[1:] == notes


class TestByOutcome:
    def test_there_is_a_section_for_each_group_which_links_find(self) -> None:
        section = section_of(report_on(*PORTFOLIO), "By outcome")

        assert [(str(each.heading), each.code) for each in section.sections] == [
            ("Learners", "learners"),
            ("Staff", "staff"),
            ("Organisations", "organisations"),
        ]

    def test_each_outcome_has_its_numbers_of_projects_and_their_shares(self) -> None:
        bars = bars_of(report_on(*PORTFOLIO, locale="nl"), "Per resultaat", "learners")

        row = bars.rows[1]
        assert (str(row.name), [(str(bar.text), bar.share) for bar in row.bars]) == (
            learners.EMPLOYABILITY.label("nl"),
            [("3", 0.75), ("2", 0.5), ("67%", 2 / 3)],
        )

    def test_all_outcomes_of_the_group_are_there_with_their_aspects_under_them(self) -> None:
        bars = bars_of(report_on(*PORTFOLIO, locale="nl"), "Per resultaat", "organisations")

        assert [(str(row.name), row.is_part) for row in bars.rows] == [
            (each.label("nl"), each is not outcome)
            for outcome in GUIDE_2024.organisations.outcomes
            for each in (outcome, *outcome.aspects)
        ]

    def test_an_aspect_counts_for_its_outcome_too(self) -> None:
        bars = bars_of(report_on(*PORTFOLIO), "By outcome", "organisations")

        assert [str(row.bars[0].text) for row in bars.rows[:5]] == ["1", "0", "0", "1", "0"]

    def test_a_group_that_nothing_is_planned_for_says_so(self) -> None:
        report = report_on(project_with(participants={"staff": 3}), locale="nl")

        staff = section_of(report, "Per resultaat").sections[1]
        assert said_in(staff)[1:] == ["Voor deze doelgroep zijn geen resultaten opgegeven."]


class TestWhatNoProjectWorksOn:
    def test_it_lists_the_outcomes_of_each_group(self) -> None:
        section = section_of(
            report_on(*PORTFOLIO, locale="nl"), "Resultaten waaraan geen enkel project werkt"
        )

        listed = [
            [str(each) for each in block.items]
            for block in section.blocks
            if isinstance(block, Items)
        ]
        untouched = Tally.of(PORTFOLIO).covered.missing
        assert (said_in(section), listed) == (
            [
                "Lerenden: 9 resultaten zijn door geen enkel project beoogd of bereikt:",
                "Personeel: 10 resultaten zijn door geen enkel project beoogd of bereikt:",
                "Organisaties: 2 resultaten zijn door geen enkel project beoogd of bereikt:",
            ],
            [[each.label("nl") for each in untouched(group)] for group in GUIDE_2024.target_groups],
        )

    def test_where_every_outcome_is_worked_on_it_says_so(self) -> None:
        codes = GUIDE_2024.outcomes.codes
        every = project_with(claims=[Claim(code, "achieved") for code in codes])

        section = section_of(report_on(every), "Outcomes no project addresses")

        assert [*map(str, (block.text for block in section.blocks))] == [  # type: ignore[attr-defined]
            "Every outcome in the guide is planned or achieved by at least one project."
        ]


class TestByCountryAndYear:
    @pytest.mark.parametrize(
        ("locale", "heading", "names"),
        [
            ("nl", "Per land", ["België", "Griekenland", "Nederland"]),
            ("en", "By country", ["Belgium", "Greece", "Netherlands"]),
        ],
    )
    def test_countries_have_their_name_in_the_language_of_the_report(
        self, locale: str, heading: str, names: list[str]
    ) -> None:
        section = section_of(report_on(*PORTFOLIO, locale=locale), heading)

        assert [row[0] for row in rows_of(section)] == names

    def test_the_order_is_that_of_the_number_and_then_of_the_code_in_every_language(self) -> None:
        codes = ["AT", "DE", "EL", "EL", "ES", "HU"]
        projects = [project_with(country=code) for code in codes]

        orders = [
            rows_of(section_of(report_on(*projects, locale=locale), heading))
            for locale, heading in (("nl", "Per land"), ("en", "By country"))
        ]

        # by name it would be Duitsland, Hongarije, Oostenrijk, Spanje
        assert [[row[0] for row in rows] for rows in orders] == [
            ["Griekenland", "Oostenrijk", "Duitsland", "Spanje", "Hongarije"],
            ["Greece", "Austria", "Germany", "Spain", "Hungary"],
        ]

    def test_a_country_has_its_projects_people_and_outcomes(self) -> None:
        section = section_of(report_on(*PORTFOLIO), "By country")

        assert rows_of(section) == [
            ["Belgium", "2", "1,234", "2", "2", "50%"],
            ["Greece", "1", "8", "1", "1", "100%"],
            ["Netherlands", "1", "–", "1", "0", "0%"],
        ]

    def test_years_stand_from_the_first_to_the_last_and_have_no_separator(self) -> None:
        section = section_of(report_on(*PORTFOLIO, locale="nl"), "Per oproepjaar")

        assert rows_of(section) == [
            ["2023", "1", "–", "1", "0", "0%"],
            ["2024", "3", "1.242", "3", "3", "67%"],
        ]


class TestPriorities:
    @pytest.mark.parametrize(
        ("locale", "heading", "sentence"),
        [
            ("nl", "Prioriteit", "1 van de 4 projecten noemen deze prioriteit (25%)."),
            ("en", "Priority", "1 of 4 projects address this priority (25%)."),
        ],
    )
    def test_each_has_its_statement_and_its_share(
        self, locale: str, heading: str, sentence: str
    ) -> None:
        section = section_of(report_on(*PORTFOLIO, locale=locale), heading)

        statement, named = said_in(section)
        assert (statement.startswith(ukraine.PRIORITY_2024.statement(locale)), named) == (
            True,
            sentence,
        )


class TestPortfolioReport:
    @pytest.mark.parametrize(
        ("locale", "title", "headings"),
        [
            (
                "nl",
                "Overzicht van mobiliteitsprojecten",
                [
                    "Overzicht",
                    "Per doelgroep",
                    "Per resultaat",
                    "Resultaten waaraan geen enkel project werkt",
                    "Per land",
                    "Per oproepjaar",
                    "Prioriteit",
                    "Bronnen",
                ],
            ),
            (
                "en",
                "Mobility project portfolio",
                [
                    "Overview",
                    "By target group",
                    "By outcome",
                    "Outcomes no project addresses",
                    "By country",
                    "By call year",
                    "Priority",
                    "Sources",
                ],
            ),
        ],
    )
    def test_it_goes_from_the_whole_to_its_parts(
        self, locale: str, title: str, headings: list[str]
    ) -> None:
        report = report_on(*PORTFOLIO, locale=locale)

        found = [str(section.heading) for section in report.sections]
        assert (str(report.title), found, report.languages) == (title, headings, (locale,))

    @pytest.mark.parametrize(
        ("locale", "subtitle"),
        [
            ("nl", "Verslag over een projectportefeuille (Erasmus+ kernactie 1)"),
            ("en", "Portfolio report (Erasmus+ Key Action 1)"),
        ],
    )
    def test_a_title_of_ones_own_leaves_the_subtitle(self, locale: str, subtitle: str) -> None:
        report = portfolio_report(PORTFOLIO, locale=locale, title="Mbo 2024")

        assert (report.title, str(report.subtitle)) == (
            LocalizedText((Text("Mbo 2024"),)),
            subtitle,
        )

    def test_figures_counted_before_give_the_same_report(self) -> None:
        tally = Tally.of(PORTFOLIO[:1]) + Tally.of(PORTFOLIO[1:])

        assert portfolio_report(tally, locale="nl") == report_on(*PORTFOLIO, locale="nl")

    def test_english_that_is_not_the_guides_is_marked_and_explained(self) -> None:
        markdown = report_on(*PORTFOLIO).to_markdown()

        assert (
            "improved learning performance\N{NO-BREAK SPACE}†" in markdown,
            "*† The official" in markdown,
        ) == (
            True,
            True,
        )


class TestEmptyPortfolio:
    @pytest.mark.parametrize(
        ("locale", "fact", "sentence"),
        [
            ("nl", ("Projecten", "0"), "Er zijn geen projecten in deze portefeuille."),
            ("en", ("Projects", "0"), "There are no projects in this portfolio."),
        ],
    )
    def test_it_says_that_there_is_nothing_and_where_the_words_are_from(
        self, locale: str, fact: tuple[str, str], sentence: str
    ) -> None:
        report = report_on(locale=locale)

        assert (facts_of(report), said_in(report.sections[0]), len(report.sections)) == (
            [fact],
            [sentence],
            2,
        )


@pytest.mark.parametrize("title", ["", " ", "one\ntwo", "\x00", "\ufdd0", 3, b"x"], ids=ascii)
def test_a_title_that_is_not_a_line_is_refused(title: str) -> None:
    with pytest.raises(InvalidValueError, match=r"(portfolio_report\.title|Text\.text) is "):
        portfolio_report(PORTFOLIO, locale="nl", title=title)


@pytest.mark.parametrize("projects", ["projects.jsonl", None, 3, [1]], ids=repr)
def test_what_is_not_projects_is_refused(projects: list[Project]) -> None:
    with pytest.raises(WrongKindError, match="project"):
        portfolio_report(projects, locale="nl")


def test_a_locale_without_a_catalogue_is_refused_before_projects_are_read() -> None:
    def unread() -> Iterator[Project]:
        pytest.fail("a project was read")
        yield from PORTFOLIO

    with pytest.raises(UnsupportedLocaleError):
        portfolio_report(unread(), locale="fr")


CODE = """
import sys
sys.path[:0] = sys.argv[1:]
from erasmus_ka1.reports import portfolio_report
from test_portfolio_report import PORTFOLIO
report = portfolio_report(PORTFOLIO, locale=("nl", "en"))
sys.stdout.buffer.write((report.to_markdown() + report.to_html()).encode())
"""


def test_it_is_equal_to_the_byte_whatever_the_hash_seed() -> None:
    def output(seed: str) -> bytes:
        folders = (Path(__file__).parent, Path(__file__).parent.parent / "support")
        command = [sys.executable, "-c", CODE, *map(str, folders)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, check=True, capture_output=True, env=environment).stdout

    assert output("1") == output("4294967295")
