from __future__ import annotations

import csv
import datetime
import io
import re
from typing import Any

import attrs
import openpyxl
import pytest
from generated_projects import generated_projects
from markupsafe import Markup
from report_samples import (
    facts_of,
    project_with,
    rows_of,
    said_in,
    section_of,
    sections_in,
    table_of,
)

from erasmus_ka1 import GUIDE_2024, GUIDES, Claim, Evidence, Project, learners, staff, ukraine
from erasmus_ka1.errors import InvalidValueError, KA1Error, WrongKindError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.projects import FindingCode, FindingCounts, ProjectCounts, Tally
from erasmus_ka1.reports import (
    Chart,
    Items,
    LocalizedText,
    Note,
    Report,
    Section,
    Table,
    Text,
    Tiles,
    portfolio_report,
    portfolio_table,
)

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


#: The day after the first two have ended.
DATE = datetime.date(2018, 10, 1)
#: The same projects, of which the last two run until then.
SPLIT = tuple(
    attrs.evolve(project, end=DATE) if index > 1 else project
    for index, project in enumerate(PORTFOLIO)
)


def report_on(*projects: Project, locale: Any = "en", **options: Any) -> Report:
    return portfolio_report(projects, locale=locale, **options)


def tiles_of(section: Section) -> dict[str, str]:
    tiles = (each for each in section.blocks if isinstance(each, Tiles))
    return {str(fact.term): str(fact.value) for each in tiles for fact in each.facts}


def headings_of(table: Table) -> list[str]:
    return [str(column.heading) for column in table.columns]


def chart_of(group: str, *projects: Project, **options: Any) -> Chart:
    """Return the outcomes of a target group, by code, in a Dutch report."""
    report = report_on(*projects, locale="nl", **options)
    sections = section_of(report, "Per resultaat").sections
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
            *(
                "Resultaten waaraan geen enkel project werkt",
                "Per land",
                "Per jaar van de oproep (call)",
            ),
            *("Per actie en sector", "Oekraïne-prioriteit 2024", "Bronnen"),
        ],
    )


def test_names_and_findings_are_shown_on_request() -> None:
    options = {"by_organisation": True, "findings": True, "list_projects": True}

    report = report_on(*PORTFOLIO, locale="nl", **options)

    headings = [str(section.heading) for section in report.sections]
    assert headings[-6:] == [
        *("Per actie en sector", "Per organisatie", "Oekraïne-prioriteit 2024"),
        *("Aandachtspunten", "Bronnen", "Bijlage: de projecten"),
    ]


def test_a_title_of_ones_own_leaves_the_subtitle() -> None:
    report = portfolio_report(PORTFOLIO, locale="nl", title=Markup("Mbo 2024"))

    assert (report.title, str(report.subtitle)) == (
        LocalizedText((Text("Mbo 2024"),)),
        "Verslag over een projectportefeuille (Erasmus+ kernactie 1)",
    )


def test_the_report_has_the_date_and_the_author_it_is_given() -> None:
    report = report_on(*PORTFOLIO, date=DATE, author="Nuffic")

    assert (report.date, report.author) == (DATE, "Nuffic")


def test_the_first_figures_are_those_that_sum_it_up() -> None:
    plain, split = (report_on(*SPLIT, **options) for options in ({}, {"date": DATE}))

    assert (tiles_of(plain.sections[0]), tiles_of(split.sections[0])) == (
        {
            "Projects": "4",
            "Participants: learners and staff": "1,242",
            "Planned outcomes achieved (%)": "50%",
            "Achieved outcomes with evidence (%)": "0%",
        },
        {
            "Projects": "4",
            "Ended": "2",
            "Not yet ended": "2",
            "Participants: learners and staff": "1,242",
            "Planned outcomes achieved (%)": "33%",
            "Achieved outcomes with evidence (%)": "0%",
        },
    )


@pytest.mark.parametrize(
    ("projects", "locale", "date", "facts", "sentences"),
    [
        (
            PORTFOLIO,
            "nl",
            None,
            {"Landen": "3", "Jaren van de oproep (call)": "2023 en 2024"},
            [
                "3 van de 24 resultaten uit de gids komen in ten minste één project voor (13%).",
                "Over alle projecten samen zijn 4 resultaten beoogd.",
                "Daarvan zijn er 2 bereikt (50%).",
                (
                    "1 resultaat is bereikt zonder vooraf beoogd te zijn; in totaal bereikt in deze"
                    " projecten: 3."
                ),
                "Voor 0 van de 3 bereikte resultaten is er onderbouwing (0%).",
            ],
        ),
        (
            SPLIT,
            "nl",
            DATE,
            {
                "Peildatum": "1 oktober 2018",
                "Landen": "3",
                "Jaren van de oproep (call)": "2023 en 2024",
            },
            [
                "3 van de 24 resultaten uit de gids komen in ten minste één project voor (13%).",
                "In de afgelopen projecten waren 3 resultaten beoogd.",
                "Daarvan is 1 bereikt (33%) en 2 niet.",
                "In de projecten die nog niet zijn afgelopen, is 1 resultaat beoogd.",
                "Daarvan is er tot nu toe 1 bereikt (100%).",
                (
                    "1 resultaat is tot nu toe bereikt zonder vooraf beoogd te zijn; in totaal tot "
                    "nu toe bereikt in deze projecten: 2."
                ),
                "Voor 0 van de 3 bereikte resultaten is er onderbouwing (0%).",
            ],
        ),
        (
            (project_with(claims=PLANNED_AND_ACHIEVED),),
            "en",
            datetime.date(2018, 9, 30),
            {"Reference date": "30 September 2018", "Countries": "1", "Call year": "2018"},
            [
                (
                    "1 of the 24 outcomes in the guide is planned or achieved by at least one"
                    " project (4%)."
                ),
                "No project had ended on the reference date.",
                "Across all projects, 1 outcome was planned.",
                "Of these, 1 has been achieved so far (100%).",
                "There is evidence for 0 of the 1 achieved outcomes (0%).",
            ],
        ),
        (
            (project_with(claims=[Claim("staff.motivation", "achieved")]),),
            "en",
            DATE,
            {"Reference date": "1 October 2018", "Countries": "1", "Call year": "2018"},
            [
                (
                    "1 of the 24 outcomes in the guide is planned or achieved by at least one"
                    " project (4%)."
                ),
                "The project had ended on the reference date.",
                "Across all projects, 0 outcomes were planned.",
                (
                    "1 outcome was achieved without having been planned; all outcomes achieved in"
                    " these projects: 1."
                ),
                "There is evidence for 0 of the 1 achieved outcomes (0%).",
            ],
        ),
        (
            (project_with(participants={"staff": 3}),),
            "en",
            None,
            {"Countries": "1", "Call year": "2018"},
            [
                (
                    "0 of the 24 outcomes in the guide are planned or achieved by at least one"
                    " project (0%)."
                ),
                "Across all projects, 0 outcomes were planned.",
            ],
        ),
        (
            PORTFOLIO,
            "nl",
            DATE,
            {
                "Peildatum": "1 oktober 2018",
                "Landen": "3",
                "Jaren van de oproep (call)": "2023 en 2024",
            },
            [
                "3 van de 24 resultaten uit de gids komen in ten minste één project voor (13%).",
                "Alle projecten (4) waren op de peildatum afgelopen.",
                "Over alle projecten samen zijn 4 resultaten beoogd.",
                "Daarvan zijn er 2 bereikt (50%) en 2 niet.",
                (
                    "1 resultaat is bereikt zonder vooraf beoogd te zijn; in totaal bereikt in deze"
                    " projecten: 3."
                ),
                "Voor 0 van de 3 bereikte resultaten is er onderbouwing (0%).",
            ],
        ),
        (
            (project_with(claims=[Claim("staff.motivation", "achieved")]),),
            "nl",
            datetime.date(2018, 9, 30),
            {
                "Peildatum": "30 september 2018",
                "Landen": "1",
                "Jaar van de oproep (call)": "2018",
            },
            [
                "1 van de 24 resultaten uit de gids komt in ten minste één project voor (4%).",
                "Op de peildatum was nog geen project afgelopen.",
                "Over alle projecten samen zijn 0 resultaten beoogd.",
                (
                    "1 resultaat is tot nu toe bereikt zonder vooraf beoogd te zijn; in totaal tot "
                    "nu toe bereikt in deze projecten: 1."
                ),
                "Voor 0 van de 1 bereikte resultaten is er onderbouwing (0%).",
            ],
        ),
        ((), "nl", DATE, {}, ["Er zijn geen projecten in deze portefeuille."]),
    ],
    ids=[
        *("many", "ended and running", "running", "unplanned", "without outcomes", "ended"),
        *("running and unplanned", "none"),
    ],
)
def test_says_how_large_the_portfolio_is_and_what_it_brings(
    projects: tuple[Project, ...],
    locale: str,
    date: datetime.date | None,
    facts: dict[str, str],
    sentences: list[str],
) -> None:
    overview = report_on(*projects, locale=locale, date=date).sections[0]

    # the last are how to read the figures
    said = said_in(overview)[: len(sentences)]
    assert (facts_of(overview), said) == (tiles_of(overview) | facts, sentences)


#: The day that no project has ended before, and one that all have.
EARLY, LATE = datetime.date(2018, 9, 30), datetime.date(2018, 10, 2)


@pytest.mark.parametrize(
    ("date", "reading"),
    [
        (None, ["This report has no reference date, so it does not tell ended projects from"]),
        (EARLY, ["Planned outcomes count as not achieved in ended projects only: "]),
        (DATE, ["Planned outcomes count as not achieved in ended projects only: "]),
        (LATE, []),
    ],
    ids=["no date", "none ended", "some ended", "all ended"],
)
def test_says_which_projects_can_have_missed_something(
    date: datetime.date | None, reading: list[str]
) -> None:
    notes = [
        str(block.text)
        for block in report_on(*SPLIT, date=date).sections[0].blocks
        if isinstance(block, Note)
    ]

    told = [note for note in notes[1:] if not note.startswith("– means")]
    assert [note[: len(start)] for note, start in zip(told, reading, strict=True)] == reading


@pytest.mark.parametrize(
    ("claims", "is_explained"),
    [
        ([Claim(each, "planned") for each in GUIDE_2024.outcomes.codes], True),
        (
            [
                Claim(each.code, status)
                for each in (*GUIDE_2024.outcomes, *GUIDE_2024.aspects)
                for status in ("planned", "achieved")
            ],
            False,
        ),
    ],
    ids=["an aspect that none plans", "all planned and achieved"],
)
def test_a_dash_is_explained_where_there_is_one(claims: list[Claim], is_explained: bool) -> None:
    people = {"learners": 3, "staff": 2, "organisations": 1}

    overview = report_on(project_with(claims=claims, participants=people)).sections[0]

    notes = [str(block.text) for block in overview.blocks if isinstance(block, Note)]
    assert any(note.startswith("– means: ") for note in notes) is is_explained


@pytest.mark.parametrize(
    ("date", "share", "headings", "row"),
    [
        (
            EARLY,
            "Planned outcomes achieved so far (%)",
            ["Planned", "Planned and achieved so far", "Achieved so far (%)"],
            ["3", "2", "67%", "0"],
        ),
        (
            LATE,
            "Planned outcomes achieved (%)",
            ["Planned", "Planned and achieved", "Not achieved", "Achieved (%)"],
            ["3", "2", "1", "67%", "0"],
        ),
    ],
    ids=["none ended", "all ended"],
)
def test_projects_that_all_ended_or_all_run_are_counted_together(
    date: datetime.date, share: str, headings: list[str], row: list[str]
) -> None:
    report = report_on(*SPLIT, date=date, list_projects=True)

    by_outcome, by_country = (
        section_of(report, heading) for heading in ("By outcome", "By country")
    )
    (outcomes,), (countries,) = (
        [block for block in section.blocks if isinstance(block, Chart)]
        for section in (by_outcome.sections[0], by_country)
    )
    assert (
        tiles_of(report.sections[0]),
        said_in(by_outcome),
        [*map(str, outcomes.series)],
        [each.value for each in outcomes.rows[0].figures],
        headings_of(outcomes.table)[1:],
        [str(cell.text) for cell in outcomes.table.rows[0]][1:],
        [*map(str, countries.series)],
        headings_of(countries.table)[1:],
        said_in(report.sections[-1]),
    ) == (
        {
            "Projects": "4",
            "Participants: learners and staff": "1,242",
            share: "50%",
            "Achieved outcomes with evidence (%)": "0%",
        },
        ["The figures are numbers of projects."],
        headings[:2],
        [3, 2],
        [*headings, "Achieved, not planned"],
        row,
        ["Projects"],
        ["Projects", "Participants", "Outcomes planned", headings[1], headings[-1]],
        [],
    )


@pytest.mark.parametrize(
    ("year", "sides"), [(2024, 1), (2025, 2), (2026, 1)], ids=["none", "some", "all"]
)
def test_the_sentences_add_up_to_all_that_was_achieved(year: int, sides: int) -> None:
    date = datetime.date(year, 12, 31)

    said = " ".join(said_in(report_on(*generated_projects(), date=date).sections[0]))

    (achieved,) = re.findall(r"of the (\d+) achieved outcomes", said)
    totals = re.findall(r"in these projects: (\d+)", said)
    planned = re.findall(r"Of these, (\d+)", said)
    unplanned = re.findall(r"(\d+) outcomes (?:were|have been) achieved", said)
    assert (
        sum(map(int, totals)),
        sum(map(int, [*planned, *unplanned])),
        len(totals),
    ) == (int(achieved), int(achieved), sides)


def test_has_a_row_for_each_target_group() -> None:
    plain, split = (
        section_of(report_on(*SPLIT, **options), "By target group")
        for options in ({}, {"date": DATE})
    )

    assert (
        rows_of(plain),
        headings_of(table_of(split)),
        rows_of(split),
    ) == (
        [
            ["Learners", "3", "1,208", "3", "2", "67%"],
            ["Staff", "2", "34", "0", "0", "–"],
            ["Organisations", "1", "–", "1", "0", "0%"],
        ],
        [
            *("Target group", "Projects", "Ended", "Participants or organisations"),
            *("Planned in ended projects", "Planned and achieved", "Achieved (%)"),
        ],
        [
            ["Learners", "3", "2", "1,208", "2", "1", "50%"],
            ["Staff", "2", "1", "34", "0", "0", "–"],
            ["Organisations", "1", "1", "–", "1", "0", "0%"],
        ],
    )


def test_an_achieved_outcome_has_evidence_if_one_of_its_aspects_has() -> None:
    evidence = [Evidence("Zelf gezien", "nl", "Bezoek", DATE)]
    claims = [
        Claim("organisations.international_capacity.funding", "achieved", evidence),
        Claim("staff.motivation", "achieved"),
        Claim("staff.diversity", "planned", evidence),
    ]

    section = section_of(report_on(project_with(claims=claims)), "By target group")

    tables = [block for block in section.blocks if isinstance(block, Table)]
    assert [[str(cell.text) for cell in row] for row in tables[1].rows] == [
        ["Learners", "0", "0", "–"],
        ["Staff", "1", "0", "0%"],
        ["Organisations", "1", "1", "100%"],
    ]


def test_says_where_participants_are_missing() -> None:
    codes = ("learners.employability", "staff.motivation", "organisations.innovative_operation")
    silent = project_with(claims=[Claim(code, "planned") for code in codes])

    report = report_on(
        silent, attrs.evolve(silent, participants={"learners": 1}), locale=("nl", "en")
    )

    said = said_in(next(each for each in report.sections if each.code == "by_target_group"))
    assert said == [
        (
            "Bij 1 project ontbreekt het aantal deelnemers (Lerenden). / "
            "1 project gives no number of participants (Learners)."
        ),
        (
            "Bij 2 projecten ontbreekt het aantal deelnemers (Personeel). / "
            "2 projects give no number of participants (Staff)."
        ),
        (
            "Bij 2 projecten ontbreekt het aantal organisaties. / "
            "2 projects give no number of organisations."
        ),
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
            ["Beoogd", "Beoogd en bereikt"],
            [
                (learners.EMPLOYABILITY.short_label("nl"), [3, 2]),
                (learners.LEARNING_PERFORMANCE.short_label("nl"), [0, 0]),
            ],
            [learners.EMPLOYABILITY.short_label("nl"), "3", "2", "67%", "0"],
        )

    def test_with_a_date_only_ended_projects_have_missed_something(self) -> None:
        table = chart_of("learners", *SPLIT, date=DATE).table

        assert (headings_of(table)[1:], [str(cell.text) for cell in table.rows[0]][1:]) == (
            [
                *("Beoogd in afgelopen projecten", "Beoogd en bereikt", "Niet bereikt"),
                *("Bereikt (%)", "Niet beoogd, wel bereikt", "Beoogd in overige projecten"),
            ],
            ["2", "1", "1", "50%", "0", "1"],
        )

    def test_an_outcome_is_followed_by_its_aspects_and_counts_them_too(self) -> None:
        rows = chart_of("organisations", *PORTFOLIO).table.rows

        assert (
            [(str(row[0].text), row[0].is_part) for row in rows],
            [str(row[1].text) for row in rows[:5]],
        ) == (
            [
                (each.short_label("nl"), each is not outcome)
                for outcome in GUIDE_2024.organisations.outcomes
                for each in (outcome, *outcome.aspects)
            ],
            ["1", "0", "0", "1", "0"],
        )

    def test_a_group_without_planned_outcomes_has_no_chart(self) -> None:
        report = report_on(project_with(claims=[Claim("staff.motivation", "achieved")]))

        (block,) = section_of(report, "By outcome").sections[1].blocks[1:]
        assert isinstance(block, Table)
        assert [str(cell.text) for cell in block.rows[0]][1:] == ["0", "0", "–", "1"]

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
    ("heading", "options", "rows"),
    [
        (
            "By country",
            {},
            [
                ["Belgium", "2", "1,234", "2", "1", "50%"],
                ["Greece", "1", "8", "1", "1", "100%"],
                ["Netherlands", "1", "–", "1", "0", "0%"],
            ],
        ),
        (
            "By call year",
            {},
            [["2023", "1", "–", "1", "0", "0%"], ["2024", "3", "1,242", "3", "2", "67%"]],
        ),
        (
            "By call year",
            {"date": DATE},
            [["2023", "1", "1", "–", "1", "0", "0%"], ["2024", "3", "1", "1,242", "2", "1", "50%"]],
        ),
        ("By action and field", {}, [["KA121-VET", "4", "1,242", "4", "2", "50%"]]),
        (
            "By organisation",
            {"by_organisation": True},
            [
                ["Organisatie", "2", "1,234", "2", "1", "50%"],
                ["Organisatie", "1", "8", "1", "1", "100%"],
                ["Organisatie", "1", "–", "1", "0", "0%"],
            ],
        ),
    ],
    ids=["countries", "years", "years with a date", "actions", "organisations"],
)
def test_each_country_year_action_and_organisation_has_its_figures(
    heading: str, options: dict[str, Any], rows: list[list[str]]
) -> None:
    section = section_of(report_on(*SPLIT, **options), heading)

    (block,) = section.blocks
    table = block.table if isinstance(block, Chart) else block
    assert isinstance(table, Table)
    assert [[str(cell.text) for cell in row] for row in table.rows] == rows


@pytest.mark.parametrize(
    ("options", "series", "figures"),
    [({}, ["Projects"], [[2], [1], [1]]), ({"date": DATE}, ["Ended", "Not yet ended"], None)],
    ids=["no date", "a date"],
)
def test_countries_are_charted_by_their_projects(
    options: dict[str, Any], series: list[str], figures: list[list[int]] | None
) -> None:
    (chart,) = section_of(report_on(*SPLIT, **options), "By country").blocks

    assert isinstance(chart, Chart)
    assert (
        [*map(str, chart.series)],
        [[each.value for each in row.figures] for row in chart.rows],
    ) == (
        series,
        figures or [[1, 1], [0, 1], [1, 0]],
    )


def test_actions_have_their_names_and_fields_a_table_of_their_own() -> None:
    numbers = [
        *("2024-1-BE02-KA121-VET-000000001", "2024-1-BE02-KA121-SCH-000000002"),
        *("2024-1-BE02-KA999-SPO-000000003", "2018-1-BE02-KA102-046789"),
    ]

    section = section_of(
        report_on(*(project_with(number=number) for number in numbers)), "By action and field"
    )

    actions, fields = (block for block in section.blocks if isinstance(block, Table))
    named = {str(row[0].text): str(row[0].detail or "") for row in actions.rows}
    assert (named, [str(row[0].text) for row in fields.rows]) == (
        {
            "KA102": "VET learner and staff mobility",
            "KA121-SCH": (
                "Accredited projects for mobility of learners and staff in school education"
            ),
            "KA121-VET": (
                "Accredited projects for mobility of learners and staff in vocational education"
                " and training"
            ),
            "KA999-SPO": "",
        },
        [
            *("Not in the project number", "School education", "Sport"),
            "Vocational education and training",
        ],
    )


@pytest.mark.parametrize(
    ("locale", "heading", "names"),
    [
        ("nl", "Per land", ["Griekenland", "Duitsland", "Hongarije", "Oostenrijk", "Spanje"]),
        ("en", "By country", ["Greece", "Austria", "Germany", "Hungary", "Spain"]),
    ],
)
def test_countries_with_as_many_projects_are_in_order_of_their_names(
    locale: str, heading: str, names: list[str]
) -> None:
    projects = [project_with(country=code) for code in ("AT", "DE", "EL", "EL", "ES", "HU")]

    (chart,) = section_of(report_on(*projects, locale=locale), heading).blocks

    assert isinstance(chart, Chart)
    assert [str(row.name) for row in chart.rows] == names


def test_organisations_are_in_the_order_of_a_register() -> None:
    named = [
        *(("BE", "GO! Technisch"), ("AT", "Zentrum"), ("BE", "GO! atheneum"), ("AT", "HTL")),
        *(("AT", "H\u00f6here Schule"), ("BE", "HTL"), ("NL", "Zuid"), ("NL", "Zuid")),
    ]
    projects = [project_with(country=code, organisation=name) for code, name in named]

    section = section_of(report_on(*projects, by_organisation=True), "By organisation")

    assert [(str(row[0].text), str(row[0].detail)) for row in table_of(section).rows] == [
        ("Zuid", "Netherlands"),
        ("GO! atheneum", "Belgium"),
        ("GO! Technisch", "Belgium"),
        ("H\u00f6here Schule", "Austria"),
        ("HTL", "Austria"),
        ("HTL", "Belgium"),
        ("Zentrum", "Austria"),
    ]


def test_a_priority_that_a_project_addresses_has_its_statement_and_its_share() -> None:
    report = report_on(*PORTFOLIO, locale="nl")

    assert said_in(section_of(report, "Oekraïne-prioriteit 2024")) == [
        "1 van de 4 projecten noemt deze prioriteit (25%).",
        ukraine.PRIORITY_2024.statement("nl"),
    ]


def test_a_priority_that_no_project_addresses_is_not_mentioned() -> None:
    report = report_on(*PORTFOLIO[1:])

    assert not [each for each in report.sections if (each.code or "").startswith("priorities")]


def test_findings_are_counted_by_kind_the_gravest_first() -> None:
    late = project_with(start=DATE, claims=[Claim("staff.motivation", "achieved")])
    twice = [Claim("staff.motivation", "achieved"), Claim("staff.diversity", "achieved")]

    section = section_of(
        report_on(late, project_with(claims=twice), findings=True), "Points to check"
    )

    assert said_in(section) == [
        "Aspects count here too; the totals elsewhere in this report count outcomes only."
    ]
    assert rows_of(section) == [
        ["End date before start date", "error", "1", "1"],
        ["Outcome achieved but not planned", "warning", "2", "3"],
        ["Outcome achieved without evidence", "warning", "2", "3"],
        ["Target group without participants", "warning", "2", "2"],
        ["Programme Guide of another year than the call", "information", "2", "2"],
    ]


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_every_kind_of_finding_has_a_name(locale: str) -> None:
    tally = attrs.evolve(
        Tally.of([project_with()], findings=True),
        by_finding={code: FindingCounts(1, 1) for code in FindingCode},
    )

    rows = portfolio_table(tally, locale=locale, findings=True).to_dicts()

    names = {row["code"]: row["name"] for row in rows if row["by"] == "finding"}
    assert ({*names}, len({*names.values()})) == ({*map(str, FindingCode)}, len(FindingCode))


def test_says_if_there_are_no_findings() -> None:
    claims = [Claim("staff.motivation", "planned")]
    number = "2024-1-BE02-KA121-VET-000000001"
    clean = project_with(number=number, participants={"staff": 3}, claims=claims)

    section = section_of(report_on(clean, findings=True), "Points to check")

    assert said_in(section) == ["The checks found no issues."]


def test_lists_the_projects_by_end() -> None:
    projects = reversed(SPLIT)

    def period(end: datetime.date) -> str:
        return Localizer("en").date_range(datetime.date(2018, 9, 1), end)

    annex = report_on(*projects, date=DATE, list_projects=True).sections[-1]

    rows = [[text.replace("\u00a0", " ") for text in row] for row in rows_of(annex)]
    assert (said_in(annex), rows[1:3], str(table_of(annex).rows[0][0].detail)) == (
        ["Projects with an end date before 1 October 2018 have ended."],
        [
            [
                *("2024-1-BE02-KA121-VET-000000001", "Organisatie"),
                *(period(datetime.date(2018, 9, 30)), "2", "1"),
            ],
            [
                *("2024-1-BE02-KA121-VET-000000004", "Organisatie"),
                *(period(datetime.date(2018, 10, 1)), "0", "0"),
            ],
        ],
        "Titel",
    )


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_period_in_the_list_breaks_at_its_dash_only(locale: str) -> None:
    year = project_with(end=datetime.date(2019, 7, 4))

    annex = report_on(year, locale=locale, list_projects=True).sections[-1]

    dates = [date.strip() for date in rows_of(annex)[0][2].split("\u2013")]
    localizer = Localizer(locale)
    assert (len(dates), [date.replace("\u00a0", " ") for date in dates], " " in "".join(dates)) == (
        2,
        [localizer.date(day, "medium") for day in (year.start, year.end)],
        False,
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
        str(item)
        for section in sections_in(report)
        for block in section.blocks
        if isinstance(block, Items)
        for item in block.items
    ]
    assert (
        newest.label(staff.DIVERSITY, locale="en") in texts,
        rows_of(section_of(report, "Sources"))[0][0],
        tiles_of(report.sections[0])["Projects"],
    ) == (True, newest.source(staff.COMPETENCES, locale="en").document, str(len(editions)))


def test_a_tally_of_the_projects_gives_the_same_report() -> None:
    tally = Tally.of(PORTFOLIO[:1]) + Tally.of(PORTFOLIO[1:])

    assert portfolio_report(tally, locale="nl") == report_on(*PORTFOLIO, locale="nl")


def test_tallies_of_the_ended_and_the_others_give_the_same_report() -> None:
    ended, running = Tally.by_end(SPLIT, DATE, findings=True)
    options: dict[str, Any] = {"locale": "nl", "date": DATE, "findings": True}

    assert portfolio_report(ended, running=running, **options) == portfolio_report(SPLIT, **options)


@pytest.mark.parametrize(
    ("projects", "options", "message"),
    [
        (SPLIT, {"date": "2018-10-01"}, "portfolio_report.date is '2018-10-01', expected a date"),
        (SPLIT, {"running": Tally()}, "expected nothing, as the projects are given themselves"),
        (Tally(), {"date": DATE}, "portfolio_report.running is None, expected a tally of the proj"),
        (Tally(), {"running": Tally()}, "expected a tally of the projects that had not ended on a"),
        (Tally(), {"list_projects": True}, "expected False for a tally, which names no projects"),
        (Tally.of(SPLIT), {"findings": True}, "expected a tally with findings"),
        (SPLIT, {"author": "a\nb"}, "expected one line"),
        (Tally(), {"date": DATE, "running": 1}, "1 does not belong here, expected a tally"),
    ],
    ids=[
        *("a date as text", "projects and a tally", "a date and one tally", "two and no date"),
        *("a list of a tally", "findings not counted", "an author of two lines", "a number"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    projects: Any, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(KA1Error) as caught:
        portfolio_report(projects, locale="nl", **options)

    assert message in str(caught.value)


@pytest.mark.parametrize("title", ["", "one\ntwo", "\ufdd0", 3], ids=ascii)
def test_a_title_that_is_not_a_line_is_refused(title: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"(portfolio_report\.title|Text\.text) is "):
        portfolio_report(PORTFOLIO, locale="nl", title=title)


@pytest.mark.parametrize("list_projects", [False, True], ids=["figures", "list"])
@pytest.mark.parametrize("projects", ["projects.jsonl", None, [1]], ids=repr)
def test_anything_but_projects_is_refused(projects: Any, list_projects: bool) -> None:
    with pytest.raises(WrongKindError, match="project"):
        portfolio_report(projects, locale="nl", list_projects=list_projects)


class TestTable:
    def rows(self, *projects: Project, **options: Any) -> list[dict[str, Any]]:
        return portfolio_table(projects, locale="nl", **options).to_dicts()

    def test_has_one_figure_a_row(self) -> None:
        rows = self.rows(*SPLIT)

        found = {(each["by"], each["code"], each["figure"]): each["value"] for each in rows}
        wanted = {
            ("all", "", "people"): 1242,
            ("target_group", "staff", "participants"): 34,
            ("outcome", "learners.employability", "planned_and_achieved"): 2,
            ("aspect", "organisations.international_capacity.funding", "planned"): 1,
            ("country", "BE", "projects"): 2,
            ("call_year", "2024", "projects"): 3,
            ("action", "KA121-VET", "achieved"): 3,
            ("field", "VET", "evidenced"): 0,
            ("edition", "2023", "projects"): 1,
            ("priority", "priorities.ukraine_2024", "projects"): 1,
        }
        assert (
            found | wanted,
            len(found),
            {each["projects"] for each in rows},
            {each["by"] for each in rows} & {"finding", "organisation"},
        ) == (found, len(rows), {"all"}, set())

    def test_names_are_in_the_language(self) -> None:
        names = {each["code"]: each["name"] for each in self.rows(*SPLIT, findings=True)}

        assert [names[code] for code in ("staff", "BE", "2024", "VET", "achieved_not_planned")] == [
            *("Personeel", "België", "2024", "Beroepsonderwijs en -opleiding"),
            "Resultaat bereikt zonder beoogd te zijn",
        ]

    def test_with_a_date_ended_and_running_projects_have_rows_of_their_own(self) -> None:
        rows = self.rows(*SPLIT, date=DATE)

        planned = {
            each["projects"]: each["value"]
            for each in rows
            if each["code"] == "learners.employability" and each["figure"] == "planned"
        }
        assert planned == {"all": 3, "ended": 2, "running": 1}

    @pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(1)", "\N{FULLWIDTH EQUALS SIGN}1"])
    def test_a_name_is_never_a_formula(self, name: str) -> None:
        table = portfolio_table(
            [project_with(organisation=name)], locale="nl", by_organisation=True
        )

        rows = [*csv.DictReader(io.StringIO(table.to_csv()))]
        assert {each["name"] for each in rows if each["by"] == "organisation"} == {f"'{name}"}
        (sheet,) = openpyxl.load_workbook(io.BytesIO(table.to_xlsx())).worksheets
        cells = [row[2] for row in sheet.iter_rows() if row[0].value == "organisation"]
        assert {(each.value, each.data_type) for each in cells} == {(name, "s")}

    def test_a_field_without_a_name_has_its_code(self) -> None:
        one = ProjectCounts(1)
        tally = Tally(
            by_country={"BE": one}, by_call_year={2024: one}, by_action={"KA999-XYZ": one}
        )

        assert ("field", "XYZ", "XYZ", "all", "projects", 1) in portfolio_table(
            tally, locale="nl"
        ).rows

    def test_a_tally_gives_the_same(self) -> None:
        assert portfolio_table(Tally.of(SPLIT), locale="en") == portfolio_table(SPLIT, locale="en")
