from __future__ import annotations

from typing import Any

import attrs
import pytest
from report_samples import (
    facts_of,
    project_with,
    rows_of,
    said_in,
    section_of,
    sections_in,
)

from erasmus_ka1 import GUIDE_2024, GUIDES, Claim, Project, learners, staff, ukraine
from erasmus_ka1.errors import InvalidValueError, WrongKindError
from erasmus_ka1.projects import Tally
from erasmus_ka1.reports import Chart, Items, LocalizedText, Report, Text, portfolio_report

PLANNED_AND_ACHIEVED = [
    Claim("learners.employability", "planned"),
    Claim("learners.employability", "achieved"),
]
#: Four projects that differ in everything that is counted.
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


def chart_of(group: str, *projects: Project) -> Chart:
    """Return the outcomes of a target group, by code, in a Dutch report."""
    sections = section_of(report_on(*projects, locale="nl"), "Per resultaat").sections
    section = next(each for each in sections if each.code == group)
    return next(block for block in section.blocks if isinstance(block, Chart))


def test_goes_from_the_whole_to_its_parts() -> None:
    report = report_on(*PORTFOLIO, locale="nl")

    headings = [str(section.heading) for section in report.sections]
    assert (str(report.title), report.languages, headings) == (
        "Overzicht van mobiliteitsprojecten",
        ("nl",),
        [
            *("Overzicht", "Per doelgroep", "Per resultaat"),
            *("Resultaten waaraan geen enkel project werkt", "Per land", "Per oproepjaar"),
            *("Prioriteit", "Bronnen"),
        ],
    )


def test_a_title_of_ones_own_leaves_the_subtitle() -> None:
    report = portfolio_report(PORTFOLIO, locale="nl", title="Mbo 2024")

    assert (report.title, str(report.subtitle)) == (
        LocalizedText((Text("Mbo 2024"),)),
        "Verslag over een projectportefeuille (Erasmus+ kernactie 1)",
    )


@pytest.mark.parametrize(
    ("projects", "locale", "facts", "sentences"),
    [
        (
            PORTFOLIO,
            "nl",
            {
                "Projecten": "4",
                "Deelnemers: lerenden en personeel": "1.242",
                "Landen": "3",
                "Oproepjaren": "2023 en 2024",
            },
            [
                "3 van de 24 resultaten uit de gids komen in ten minste één project voor (12%).",
                (
                    "Over alle projecten samen zijn 4 resultaten beoogd (elk resultaat telt per"
                    " project één keer)."
                ),
                "Daarvan zijn er 2 bereikt (50%).",
                "1 resultaat is bereikt zonder vooraf beoogd te zijn.",
            ],
        ),
        (
            (project_with(claims=PLANNED_AND_ACHIEVED),),
            "en",
            {
                "Projects": "1",
                "Participants: learners and staff": "–",
                "Countries": "1",
                "Call year": "2018",
            },
            [
                (
                    "1 of the 24 outcomes in the guide is planned or achieved by at least one"
                    " project (4%)."
                ),
                "Across all projects, 1 outcome was planned (each counted once per project).",
                "Of these, 1 was achieved (100%).",
            ],
        ),
        (
            (project_with(claims=[Claim("staff.motivation", "achieved")], participants={}),),
            "en",
            {
                "Projects": "1",
                "Participants: learners and staff": "–",
                "Countries": "1",
                "Call year": "2018",
            },
            [
                (
                    "1 of the 24 outcomes in the guide is planned or achieved by at least one"
                    " project (4%)."
                ),
                "Across all projects, 0 outcomes were planned (each counted once per project).",
                "1 outcome was achieved without having been planned.",
            ],
        ),
        ((), "nl", {"Projecten": "0"}, ["Er zijn geen projecten in deze portefeuille."]),
    ],
    ids=["many", "one", "nothing planned", "none"],
)
def test_says_how_large_the_portfolio_is_and_what_it_brings(
    projects: tuple[Project, ...], locale: str, facts: dict[str, str], sentences: list[str]
) -> None:
    overview = report_on(*projects, locale=locale).sections[0]

    assert (facts_of(overview), said_in(overview)) == (facts, sentences)


def test_has_a_row_for_each_target_group() -> None:
    assert rows_of(section_of(report_on(*PORTFOLIO), "By target group")) == [
        ["Learners", "3", "1,208", "3", "2", "67%"],
        ["Staff", "2", "34", "0", "1", "–"],
        ["Organisations", "1", "–", "1", "0", "0%"],
    ]


def test_says_where_participants_are_missing() -> None:
    claims = [Claim("learners.employability", "planned"), Claim("staff.motivation", "planned")]
    silent = project_with(claims=claims)

    report = report_on(silent, attrs.evolve(silent, participants={"learners": 1}))

    assert said_in(section_of(report, "By target group"))[1:] == [
        "1 project gives no number of participants (Learners).",
        "2 projects give no number of participants (Staff).",
    ]


class TestByOutcome:
    def test_outcomes_are_ranked_by_their_number_of_projects(self) -> None:
        chart = chart_of("learners", *PORTFOLIO)

        first, second, *_ = chart.rows
        assert (
            [str(each) for each in chart.series],
            [(str(row.name), [each.value for each in row.figures]) for row in (first, second)],
            [str(cell.text) for cell in chart.table.rows[0]],
        ) == (
            ["Beoogd", "Bereikt"],
            [
                (learners.EMPLOYABILITY.short_label("nl"), [3, 2]),
                (learners.LEARNING_PERFORMANCE.short_label("nl"), [0, 0]),
            ],
            [learners.EMPLOYABILITY.label("nl"), "3", "2", "67%"],
        )

    def test_an_outcome_is_followed_by_its_aspects_and_counts_them_too(self) -> None:
        rows = chart_of("organisations", *PORTFOLIO).table.rows

        assert (
            [(str(row[0].text), row[0].is_part) for row in rows],
            [str(row[1].text) for row in rows[:5]],
        ) == (
            [
                (each.label("nl"), each is not outcome)
                for outcome in GUIDE_2024.organisations.outcomes
                for each in (outcome, *outcome.aspects)
            ],
            ["1", "0", "0", "1", "0"],
        )

    def test_a_group_without_outcomes_says_so(self) -> None:
        report = report_on(project_with(participants={"staff": 3}), locale="nl")

        group = section_of(report, "Per resultaat").sections[1]
        assert said_in(group)[1:] == ["Voor deze doelgroep zijn geen resultaten opgegeven."]


def test_lists_the_outcomes_that_no_project_addresses() -> None:
    heading = "Resultaten waaraan geen enkel project werkt"

    section = section_of(report_on(*PORTFOLIO, locale="nl"), heading)

    missing = Tally.of(PORTFOLIO).covered.missing
    listed = [[*map(str, block.items)] for block in section.blocks if isinstance(block, Items)]
    assert (said_in(section), listed) == (
        [
            "Lerenden: 9 resultaten zijn door geen enkel project beoogd of bereikt:",
            "Personeel: 10 resultaten zijn door geen enkel project beoogd of bereikt:",
            "Organisaties: 2 resultaten zijn door geen enkel project beoogd of bereikt:",
        ],
        [[each.label("nl") for each in missing(group)] for group in GUIDE_2024.target_groups],
    )


def test_says_if_every_outcome_is_addressed() -> None:
    claims = [Claim(code, "achieved") for code in GUIDE_2024.outcomes.codes]

    section = section_of(report_on(project_with(claims=claims)), "Outcomes no project addresses")

    assert said_in(section) == [
        "Every outcome in the guide is planned or achieved by at least one project."
    ]


@pytest.mark.parametrize(
    ("locale", "heading", "rows"),
    [
        (
            "nl",
            "Per land",
            [
                ["België", "2", "1.234", "2", "2", "50%"],
                ["Griekenland", "1", "8", "1", "1", "100%"],
                ["Nederland", "1", "–", "1", "0", "0%"],
            ],
        ),
        (
            "en",
            "By call year",
            [["2023", "1", "–", "1", "0", "0%"], ["2024", "3", "1,242", "3", "3", "67%"]],
        ),
    ],
    ids=["countries", "years"],
)
def test_each_country_and_call_year_has_its_figures(
    locale: str, heading: str, rows: list[list[str]]
) -> None:
    assert rows_of(section_of(report_on(*PORTFOLIO, locale=locale), heading)) == rows


@pytest.mark.parametrize(
    ("locale", "heading", "names"),
    [
        # by name it would be Duitsland, Hongarije, Oostenrijk, Spanje
        ("nl", "Per land", ["Griekenland", "Oostenrijk", "Duitsland", "Spanje", "Hongarije"]),
        ("en", "By country", ["Greece", "Austria", "Germany", "Spain", "Hungary"]),
    ],
)
def test_countries_are_in_the_same_order_in_every_language(
    locale: str, heading: str, names: list[str]
) -> None:
    projects = [project_with(country=code) for code in ("AT", "DE", "EL", "EL", "ES", "HU")]

    section = section_of(report_on(*projects, locale=locale), heading)

    assert [row[0] for row in rows_of(section)] == names


def test_a_priority_has_its_statement_and_its_share() -> None:
    statement, share = said_in(section_of(report_on(*PORTFOLIO, locale="nl"), "Prioriteit"))

    assert (statement, share) == (
        ukraine.PRIORITY_2024.statement("nl"),
        "1 van de 4 projecten noemen deze prioriteit (25%).",
    )


@pytest.mark.parametrize("editions", [*((each,) for each in GUIDES), (*GUIDES,)], ids=str)
def test_it_uses_and_cites_the_newest_guide_of_its_projects(editions: tuple[int, ...]) -> None:
    claims = [Claim("staff.competences", "planned")]
    newest = GUIDES[max(editions)]

    report = report_on(
        *(
            project_with(edition=each, claims=claims, priorities=GUIDES[each].priorities)
            for each in editions
        )
    )

    texts = [
        str(row[0].text)
        for section in sections_in(report)
        for block in section.blocks
        if isinstance(block, Chart)
        for row in block.table.rows
    ]
    assert (
        newest.label(staff.COMPETENCES, locale="en") in texts,
        rows_of(report.sections[-1])[0][0],
        facts_of(report.sections[0])["Projects"],
    ) == (True, newest.source(staff.COMPETENCES, locale="en").document, str(len(editions)))


def test_a_tally_of_the_projects_gives_the_same_report() -> None:
    tally = Tally.of(PORTFOLIO[:1]) + Tally.of(PORTFOLIO[1:])

    assert portfolio_report(tally, locale="nl") == report_on(*PORTFOLIO, locale="nl")


@pytest.mark.parametrize("title", ["", "one\ntwo", "\ufdd0", 3], ids=ascii)
def test_a_title_that_is_not_a_line_is_refused(title: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"(portfolio_report\.title|Text\.text) is "):
        portfolio_report(PORTFOLIO, locale="nl", title=title)


@pytest.mark.parametrize("projects", ["projects.jsonl", None, [1]], ids=repr)
def test_anything_but_projects_is_refused(projects: Any) -> None:
    with pytest.raises(WrongKindError, match="project"):
        portfolio_report(projects, locale="nl")
