from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from report_samples import (
    PROJECT,
    facts_of,
    project_with,
    rows_of,
    said_in,
    section_of,
    sections_in,
    table_of,
)

from erasmus_ka1 import GUIDES, Claim, Evidence, staff, systems, ukraine
from erasmus_ka1.errors import KA1Error, UnsupportedLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.projects import Project, ProjectSection
from erasmus_ka1.reports import (
    REPORT_SECTIONS,
    Chart,
    Items,
    LocalizedText,
    Paragraph,
    Quotation,
    ReportStatus,
    Section,
    Text,
    joined_report,
    project_report,
)

OUR_MARK = "\N{NO-BREAK SPACE}†"


def staff_row(*claims: Claim, locale: str = "en") -> list[str]:
    """Return the figures of the first outcome of staff in a project with these claims."""
    report = project_report(project_with(claims=claims), locale=locale)
    (section,) = (each for each in report.sections if each.code == "staff")
    return rows_of(section)[0][1:]


def achieved(participants: int | None, respondents: int | None) -> Claim:
    return Claim("staff.motivation", "achieved", (), participants, respondents)


def with_evidence(text: str, number: int) -> Project:
    """Return a project with this many pieces of evidence for one outcome of staff."""
    pieces = [Evidence(text, "nl", f"Enquête {each}", date(2025, 3, 1)) for each in range(number)]
    return project_with(claims=[Claim("staff.motivation", "achieved", pieces)])


@pytest.mark.parametrize(
    ("locale", "subtitle", "country", "period"),
    [
        (
            "nl-BE",
            "Verslag over een mobiliteitsproject (Erasmus+ kernactie 1)",
            ("Land", "Nederland"),
            ("Looptijd", "1 juni 2024 – 31 augustus 2025 (15 maanden)"),
        ),
        (
            "en",
            "Report on a mobility project (Erasmus+ Key Action 1)",
            ("Country", "Netherlands"),
            ("Project period", "1 June 2024 – 31 August 2025 (15 months)"),
        ),
    ],
)
def test_says_what_the_project_is_in_the_readers_language(
    locale: str, subtitle: str, country: tuple[str, str], period: tuple[str, str]
) -> None:
    report = project_report(PROJECT, locale=locale)

    facts = {*facts_of(report.sections[0]).items()}
    assert (str(report.subtitle), {country, period} <= facts) == (subtitle, True)


@pytest.mark.parametrize(
    ("start", "end", "period"),
    [
        ((2024, 9, 1), (2024, 9, 30), "1 September 2024 – 30 September 2024 (1 month)"),
        ((2024, 9, 1), (2024, 9, 1), "1 September 2024 – 1 September 2024 (1 day)"),
        ((2024, 9, 2), (2025, 9, 2), "2 September 2024 – 2 September 2025 (366 days)"),
        ((2024, 9, 2), (2024, 9, 1), "2 September 2024 – 1 September 2024"),
        ((9999, 12, 1), (9999, 12, 31), "1 December 9999 – 31 December 9999 (31 days)"),
    ],
    ids=[
        "a month",
        "a day",
        "a day more than months",
        "ends before it starts",
        "last day there is",
    ],
)
def test_a_period_has_a_length(
    start: tuple[int, int, int], end: tuple[int, int, int], period: str
) -> None:
    project = project_with(start=date(*start), end=date(*end))

    facts = facts_of(project_report(project, locale="en").sections[0])

    assert facts["Project period"] == period


@pytest.mark.parametrize(
    ("number", "action", "agency"),
    [
        (
            "2024-1-BE02-KA153-YOU-000000001",
            "KA153-YOU: Mobiliteit van jeugdwerkers",
            "BE02 (België)",
        ),
        ("2024-1-EL01-KA199-VET-000000001", "KA199-VET", "EL01 (Griekenland)"),
    ],
    ids=["known", "unknown action"],
)
def test_names_the_action_and_the_country_of_the_agency(
    number: str, action: str, agency: str
) -> None:
    facts = facts_of(project_report(project_with(number=number), locale="nl").sections[0])

    assert (facts["Actie"], facts["Nationaal agentschap"]) == (action, agency)


def test_says_how_far_it_is_who_made_it_and_when() -> None:
    report = project_report(
        PROJECT, locale=("nl", "en"), status="interim", author="A. de Vries", date=date(2025, 3, 1)
    )

    assert ([*facts_of(report.sections[0], 1).items()][-3:], report.author, report.date) == (
        [
            ("Status of the report", "interim report"),
            ("Author or contact", "A. de Vries"),
            ("Date of the report", "1 March 2025"),
        ],
        "A. de Vries",
        date(2025, 3, 1),
    )


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ({"status": "klaar"}, "status is 'klaar', expected one of 'draft', 'interim', 'final'"),
        ({"status": ["final"]}, "expected one of 'draft', 'interim', 'final'"),
        ({"sections": ["samenvatting"]}, "sections is 'samenvatting', expected one of 'project', "),
        ({"sections": ["summary"] * 2}, "sections is 'summary', expected each section once"),
        ({"sections": "summary"}, "'summary' does not belong here, expected a list of names"),
        ({"findings": "yes"}, "'yes' does not belong here, expected True or False"),
        ({"author": "A\nB"}, "author is 'A\\nB', expected one line of text"),
        ({"date": datetime(2025, 3, 1, tzinfo=UTC)}, "expected a date"),
    ],
    ids=lambda given: next(iter(given)) if isinstance(given, dict) else "",
)
def test_an_option_that_does_not_exist_is_refused(option: Any, message: str) -> None:
    with pytest.raises(KA1Error, match=re.escape(message)):
        project_report(PROJECT, locale="nl", **option)


def test_shows_the_sections_asked_for_in_their_order() -> None:
    report = project_report(PROJECT, locale="en", sections=["sources", "staff", "annex"])

    assert [str(each.heading) for each in report.sections] == ["Sources", "Staff"]


@pytest.mark.parametrize(
    ("sections", "has_contents"),
    [(["satisfaction"], False), (["summary"], False), (["summary", "learners"], True)],
    ids=["none", "one", "more"],
)
def test_a_section_alone_needs_no_contents(sections: list[str], has_contents: bool) -> None:
    report = project_report(PROJECT, locale="en", sections=sections)

    assert (report.contents is not None) is has_contents


def test_all_its_sections_have_a_name_to_ask_for() -> None:
    whole, named = (
        project_report(
            with_evidence("x", 5), locale="nl", status="final", findings=True, sections=sections
        )
        for sections in (None, REPORT_SECTIONS)
    )

    assert named == whole


@pytest.mark.parametrize(
    ("status", "sections", "is_shown"),
    [
        ("final", None, True),
        ("interim", None, False),
        (None, None, False),
        (None, ["signature"], True),
        ("final", ["project"], False),
    ],
)
def test_a_final_report_is_signed_or_one_that_asks_for_it(
    status: ReportStatus | None, sections: list[str] | None, is_shown: bool
) -> None:
    report = project_report(PROJECT, locale="nl", status=status, sections=sections)

    assert ("signature" in [each.code for each in report.sections]) == is_shown


@pytest.mark.parametrize(
    ("locale", "heading", "sentence", "terms"),
    [
        (
            "nl",
            "Ondertekening",
            "Ondertekend namens Organisatie voor project 2018-1-BE02-KA102-046789:",
            ["Plaats", "Datum", "Naam", "Functie", "Handtekening"],
        ),
        (
            "en",
            "Signature",
            "Signed on behalf of Organisatie for project 2018-1-BE02-KA102-046789:",
            ["Place", "Date", "Name", "Position", "Signature"],
        ),
    ],
)
def test_a_signature_has_lines_to_write_on(
    locale: str, heading: str, sentence: str, terms: list[str]
) -> None:
    report = project_report(project_with(), locale=locale, sections=["signature"])

    (section,) = report.sections
    facts = facts_of(section)
    assert (str(section.heading), said_in(section), [*facts]) == (heading, [sentence], terms)
    assert {each.strip() for each in facts.values()} == {"_" * 40}


def test_each_of_several_reports_is_signed_for_its_own_project() -> None:
    numbers = ("2018-1-BE02-KA102-046789", "2018-1-BE02-KA102-046790")
    reports = [
        project_report(project_with(number=each), locale="nl", status="final") for each in numbers
    ]

    joined = joined_report(reports, title="Samen")

    codes = [[part.code for part in each.sections] for each in joined.sections[:2]]
    assert ["signature" in each for each in codes] == [True, True]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("nl", "Het budget maakt geen deel uit van dit verslag."),
        ("en", "The budget is not part of this report."),
    ],
)
def test_says_that_it_has_no_budget(locale: str, sentence: str) -> None:
    assert said_in(project_report(PROJECT, locale=locale).sections[0]) == [sentence]


def test_counts_outcomes_by_target_group() -> None:
    report = project_report(PROJECT, locale="nl")

    summary = section_of(report, "Samenvatting")
    assert rows_of(summary) == [
        ["Lerenden", "48", "4", "3", "0", "3", "44"],
        ["Personeel", "9", "1", "1", "1", "1", "9"],
        ["Organisaties", "5", "2", "1", "0", "1", "5"],
    ]
    assert facts_of(summary) == {
        "Deelnemers: lerenden en personeel": "57",
        "Beoogde resultaten": "7 van 24",
        "Beoogd en bereikt": "5 van 7",
        "Niet beoogd, wel bereikt": "1",
        "Aantal onderbouwingen": "5",
    }


@pytest.mark.parametrize(
    ("locale", "status", "lead_in"),
    [
        ("en", "final", "Planned, but not reported as achieved:"),
        ("en", "interim", "Planned, but not yet reported as achieved:"),
        ("en", None, "Planned, but not yet reported as achieved:"),
        ("nl", "final", "Beoogd, maar niet als bereikt opgegeven:"),
        ("nl", "draft", "Beoogd, maar nog niet als bereikt opgegeven:"),
    ],
)
def test_says_that_what_was_planned_is_not_reported_as_achieved(
    locale: str, status: ReportStatus | None, lead_in: str
) -> None:
    report = project_report(PROJECT, locale=locale, status=status, sections=["summary"])

    assert said_in(report.sections[0])[-1] == lead_in


@pytest.mark.parametrize(
    ("planned", "achieved", "named"),
    [
        (
            ["staff.motivation", "staff.diversity"],
            ["staff.diversity"],
            ["Motivatie en tevredenheid"],
        ),
        (
            [f"organisations.international_capacity.{each}" for each in ("cooperation", "funding")],
            ["organisations.international_capacity.cooperation"],
            ["Internationale slagkracht: Financiering buiten de EU-middelen"],
        ),
        (["staff.motivation"], ["staff.motivation"], []),
        (
            ["organisations.international_capacity"],
            ["organisations.international_capacity.funding"],
            [],
        ),
    ],
    ids=["outcome", "aspect of an achieved outcome", "none", "outcome achieved by an aspect"],
)
def test_names_the_aspects_that_were_planned_and_are_not_reported(
    planned: list[str], achieved: list[str], named: list[str]
) -> None:
    claims = [
        *(Claim(each, "planned") for each in planned),
        *(Claim(each, "achieved") for each in achieved),
    ]

    report = project_report(project_with(claims=claims), locale="nl", sections=["summary"])

    items = [
        each
        for block in report.sections[0].blocks
        if isinstance(block, Items)
        for each in block.items
    ]
    assert [*map(str, items)] == named


def test_shows_each_outcome_with_its_figures_and_aspects() -> None:
    report = project_report(PROJECT, locale="nl")

    section, organisations = (section_of(report, each) for each in ("Lerenden", "Organisaties"))
    outcome = table_of(section).rows[0][0]
    assert (rows_of(section)[0], str(outcome.detail)) == (
        ["Inzetbaarheid en loopbaan", "48", "37", "44", "84%"],
        "betere inzetbaarheid op de arbeidsmarkt en verbeterde loopbaanperspectieven",
    )
    assert [row[0].is_part for row in table_of(organisations).rows] == [False, True, False, True]


def test_an_outcome_that_its_aspects_brought_in_says_how_many_they_are() -> None:
    rows = rows_of(section_of(project_report(PROJECT, locale="nl"), "Organisaties"))

    assert [row[1:] for row in rows[::2]] == [
        ["1 van 4 deelaspecten", "1 van 4 deelaspecten", "–", "–"],
        ["1 van 5 deelaspecten", "0 van 5 deelaspecten", "–", "–"],
    ]


def test_an_outcome_that_aspects_alone_achieved_says_how_many_did() -> None:
    name = "organisations.international_capacity"
    claims = [
        Claim(name, "planned", (), 41),
        *(Claim(f"{name}.{each}", "achieved", (), 12) for each in ("cooperation", "funding")),
    ]

    section = section_of(project_report(project_with(claims=claims), locale="en"), "Organisations")

    figures = [(str(each.text), each.value) for each in chart_in(section).rows[0].figures]
    assert (rows_of(section)[0][1:3], figures) == (
        ["41", "2 of 4 aspects"],
        [("41", 41), ("2 of 4 aspects", None)],
    )


def chart_in(section: Section) -> Chart:
    (chart,) = (each for each in section.blocks if isinstance(each, Chart))
    return chart


def test_a_chart_shows_what_is_planned_and_achieved_above_its_table() -> None:
    chart = chart_in(section_of(project_report(PROJECT, locale="en"), "Learners"))

    values = [[figure.value for figure in row.figures] for row in chart.rows]
    assert ([*map(str, chart.series)], values, [each.value for each in chart.ticks]) == (
        ["Planned", "Achieved"],
        [[48, 37], [48, 29], [48, 41], [None, None]],
        [0, 10, 20, 30, 40, 50],
    )


@pytest.mark.parametrize(
    ("claims", "figures"),
    [
        (
            [Claim("staff.motivation", "planned", (), 5), achieved(None, 3)],
            ["5", "aantal onbekend"],
        ),
        ([Claim("staff.motivation", "planned", (), each) for each in (5, 6)], ["5 en 6", "–"]),
        ([Claim("staff.motivation", "planned"), achieved(0, 0)], ["aantal onbekend", "0"]),
    ],
    ids=["not counted", "different figures", "plan not counted"],
)
def test_the_figures_of_a_chart_read_as_those_of_its_table(
    claims: list[Claim], figures: list[str]
) -> None:
    # another outcome has a number, so there is a chart
    project = project_with(claims=[*claims, Claim("staff.diversity", "planned", (), 9)])

    section = section_of(project_report(project, locale="nl"), "Personeel")

    shown = [str(each.text) for each in chart_in(section).rows[-1].figures]
    assert (shown, rows_of(section)[-1][1:3]) == (figures, figures)


def test_a_chart_leaves_out_what_only_its_aspects_brought_in() -> None:
    section = section_of(project_report(PROJECT, locale="en"), "Organisations")

    chart = chart_in(section)
    assert ([str(row.name) for row in chart.rows], len(chart.table.rows)) == (
        ["Cooperation with partners", "Recognition and validation"],
        4,
    )


@pytest.mark.parametrize(
    ("group", "locale", "axis", "caption", "counted"),
    [
        ("staff", "nl", "Deelnemers", "Aantal deelnemers per resultaat", "bij hoeveel deelnemers"),
        ("learners", "en", "Participants", "Participants per outcome", "how many participants"),
        (
            *("organisations", "nl", "Organisaties", "Aantal organisaties per resultaat"),
            "bij hoeveel organisaties",
        ),
        (
            *("organisations", "en", "Organisations", "Organisations per outcome"),
            "how many organisations",
        ),
    ],
)
def test_a_chapter_counts_participants_or_organisations(
    group: str, locale: str, axis: str, caption: str, counted: str
) -> None:
    report = project_report(PROJECT, locale=locale, sections=[group])

    chart = chart_in(report.sections[0])
    assert (str(chart.axis), str(chart.table.caption), counted in str(chart.alt)) == (
        axis,
        caption,
        True,
    )


def test_a_dash_is_explained_where_there_is_one() -> None:
    with_dash, without = (
        project_report(project_with(claims=claims, participants={"staff": 2}), locale="en").sections
        for claims in (
            [Claim("staff.motivation", "planned")],
            [Claim("staff.motivation", "planned", (), 2), achieved(1, 2)],
        )
    )

    told = [
        [text for part in sections for text in said_in(part) if text.startswith("– means")]
        for sections in (with_dash, without)
    ]
    assert told == [
        [
            "– means: no number given or, for respondents, not asked.",
            "– means: not planned, not reported as achieved, or, for respondents, not asked.",
        ],
        [],
    ]


def test_says_that_the_number_of_participants_is_unknown() -> None:
    (summary,) = project_report(project_with(), locale="nl", sections=["summary"]).sections

    assert (facts_of(summary)["Deelnemers: lerenden en personeel"], said_in(summary)[0][:25]) == (
        "–",
        "– betekent: aantal onbeke",
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            [Claim("staff.motivation", "planned"), achieved(None, 3)],
            ["no number given", "no number given", "3", "–"],
        ),
        (
            [Claim("staff.motivation", "planned", (), each) for each in (20, 22, 20)],
            ["20 and 22", "–", "–", "–"],
        ),
        ([achieved(0, 0)], ["–", "0", "0", "–"]),
        ([achieved(5, 4)], ["–", "5", "4", "125%"]),
        ([achieved(1, 4), achieved(2, 4)], ["–", "1 and 2", "4", "25% and 50%"]),
    ],
    ids=["not counted", "different figures", "no respondents", "more than all", "two shares"],
)
def test_a_figure_is_neither_invented_nor_dropped(claims: list[Claim], expected: list[str]) -> None:
    assert staff_row(*claims) == expected


def test_a_chapter_says_how_many_of_the_guides_outcomes_it_has() -> None:
    claims = [
        Claim("staff.motivation", "planned"),
        Claim("staff.motivation", "achieved"),
        Claim("staff.diversity", "achieved"),
    ]

    section = section_of(project_report(project_with(claims=claims), locale="en"), "Staff")

    assert said_in(section)[0] == (
        "The guide names 11 outcomes for this target group. Planned: 1; planned and achieved: 1; "
        "achieved, not planned: 1."
    )


@pytest.mark.parametrize(
    ("project", "sentence"),
    [
        (
            project_with(participants={"staff": 3}),
            "Voor deze doelgroep zijn geen resultaten opgegeven.",
        ),
        (
            project_with(
                number="2024-1-BE02-KA121-VET-000000001",
                claims=[Claim("staff.motivation", "planned", participants=3)],
                participants={"staff": 3},
            ),
            "De controle heeft geen aandachtspunten opgeleverd.",
        ),
    ],
    ids=["group without outcomes", "no findings"],
)
def test_what_is_not_in_a_table_is_a_sentence(project: Project, sentence: str) -> None:
    report = project_report(project, locale="nl", findings=True)

    assert sentence in [each for section in report.sections for each in said_in(section)]


def test_evidence_is_under_its_outcome_in_its_own_language() -> None:
    (evidence,) = section_of(
        project_report(PROJECT, locale=("en", "nl")), "Learners / Lerenden"
    ).sections

    employability, languages = evidence.sections
    (quotation,) = languages.blocks
    assert isinstance(quotation, Quotation)
    assert (len(employability.blocks), quotation.text.versions[0].language) == (2, "de")
    assert [each.text for each in quotation.source.versions] == [
        "Stagebegeleider in Münster (voorbeeld), 23 May 2025 (German)",
        "Stagebegeleider in Münster (voorbeeld), 23 mei 2025 (Duits)",
    ]


def test_a_language_is_named_to_readers_of_another() -> None:
    report = project_report(PROJECT, locale=("en", "nl"), sections=["staff"])

    (quotation,) = report.sections[0].sections[0].sections[0].blocks
    assert isinstance(quotation, Quotation)
    assert [each.text for each in quotation.source.versions] == [
        "Verslag van een docent (voorbeeld), 11 April 2025 (Dutch)",
        "Verslag van een docent (voorbeeld), 11 april 2025",
    ]


@pytest.mark.parametrize(
    ("text", "number", "shown", "note", "annexed"),
    [
        ("kort", 3, 3, [], 0),
        ("kort", 5, 3, ["The annex has 2 more pieces of evidence."], 2),
        ("lang " * 200, 1, 0, ["The annex has 1 more piece of evidence."], 1),
    ],
    ids=["few", "many", "long"],
)
def test_evidence_that_is_long_or_many_goes_to_an_annex(
    text: str, number: int, shown: int, note: list[str], annexed: int
) -> None:
    report = project_report(with_evidence(text, number), locale="en")

    (outcome,) = section_of(report, "Staff").sections[0].sections
    quoted = [each for each in outcome.blocks if isinstance(each, Quotation)]
    rest = [
        block
        for section in report.sections
        if section.code == "annex"
        for group in section.sections
        for inner in group.sections
        for block in inner.blocks
    ]
    assert (len(quoted), said_in(outcome), len(rest)) == (shown, note, annexed)


def test_a_priority_has_a_section_only_if_the_project_has_it() -> None:
    report, without = (
        project_report(project, locale="nl") for project in (PROJECT, project_with())
    )

    codes = [[each.code for each in made.sections] for made in (report, without)]
    assert ["priorities.ukraine_2024" in each for each in codes] == [True, False]


def test_says_who_funded_the_project() -> None:
    report = project_report(PROJECT, locale="nl")

    (said,) = said_in(section_of(report, "Gefinancierd door de Europese Unie"))
    assert said.startswith("Gefinancierd door de Europese Unie. De hier geuite ideeën")


@pytest.mark.parametrize(
    ("changes", "finding"),
    [
        (
            {"claims": [achieved(5, 5)], "participants": {"staff": 5}},
            [
                "The outcome “Motivation and satisfaction” was achieved, but was not planned.",
                "warning",
            ],
        ),
        (
            {"priorities": ["priorities.ukraine_2026"]},
            [
                "The priority “Ukraine priority 2026” is not in the 2023 edition of the guide.",
                "error",
            ],
        ),
        (
            {},
            [
                "The project uses the 2023 edition of the guide, but it belongs to the 2018 call.",
                "information",
            ],
        ),
    ],
    ids=["warning", "error", "information"],
)
def test_a_finding_is_a_sentence_with_its_severity(
    changes: dict[str, object], finding: list[str]
) -> None:
    report = project_report(project_with(**changes), locale="en", findings=True)

    assert finding in rows_of(section_of(report, "Points to check"))


@pytest.mark.parametrize(
    ("locale", "edition", "source"),
    [
        (
            "en",
            2023,
            ["Erasmus+ Programme Guide 2023, ", "Version 3 (2023): 04-04-2023", "official"],
        ),
        (
            "en",
            2024,
            [
                "Erasmus+ Programme Guide 2023, ",
                "Version 3 (2023): 04-04-2023",
                "from another edition",
            ],
        ),
        ("nl", 2024, ["Erasmus+-programmagids 2024, de", "2024", "officieel"]),
        (
            "en",
            2025,
            ["Erasmus+ Programme Guide 2025, ", "Version 2 (2025): 20/01/2025", "official"],
        ),
        (
            "en",
            2026,
            ["Erasmus+ Programme Guide 2026, ", "Version 1 (2026): 12/11/2025", "official"],
        ),
        ("nl", 2026, ["Erasmus+-programmagids 2024, de", "2024", "uit een andere uitgave"]),
    ],
)
def test_it_uses_and_cites_the_guide_of_its_edition(
    locale: str, edition: int, source: list[str]
) -> None:
    project = project_with(edition=edition, claims=[Claim("staff.competences", "planned")])

    report = project_report(project, locale=locale)

    (group,) = (each for each in report.sections if each.code == "staff")
    ((document, *others, _),) = rows_of(report.sections[-1])
    label = table_of(group).rows[0][0].detail
    (words,) = (each for each in group.blocks if isinstance(each, Quotation))
    assert (str(label), str(words.text), [document[:31], *others]) == (
        GUIDES[edition].label(staff.COMPETENCES, locale=locale),
        GUIDES[edition].statement(staff.GROUP, locale=locale),
        source,
    )


def test_only_a_text_of_ours_has_a_mark_and_the_sources_explain_it() -> None:
    english, dutch = (project_report(PROJECT, locale=each) for each in ("en", "nl"))

    marked = [
        str(block.text)
        for section in sections_in(english)
        for block in section.blocks
        if isinstance(block, (Paragraph, Quotation)) and OUR_MARK in str(block.text)
    ]
    assert (marked, [each[0] for each in said_in(english.sections[-1])]) == (
        [ukraine.PRIORITY_2024.statement("en") + OUR_MARK],
        ["H", "†"],
    )
    assert facts_of(english.sections[-1]) == {
        "Rights": "© European Union, CC BY 4.0 (Decision 2011/833/EU)"
    }
    assert (english.to_markdown().count("†"), dutch.to_markdown().count("†")) == (2, 0)


def test_a_locale_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UnsupportedLocaleError):
        project_report(PROJECT, locale="fr")


def test_a_text_in_a_fallback_language_says_its_language(
    tmp_path: Path, partial_words: str, write_catalogue: Callable[[Path, str, str | bytes], Path]
) -> None:
    write_catalogue(tmp_path, "fy", partial_words)
    localizer = Localizer("fy", fallbacks=["en"], catalogues=[tmp_path])

    report = project_report(
        project_with(participants={"learners": 1}), locale=localizer, findings=True
    )

    findings = table_of(report.sections[1])
    assert (report.languages, report.subtitle, findings.rows[0][0].text.versions[0].language) == (
        ("fy",),
        LocalizedText((Text("Report on a mobility project (Erasmus+ Key Action 1)", "en"),)),
        "en",
    )


def headed(section: Section) -> tuple[str, list[str]]:
    """Return the heading of a section and what is said under it."""
    return str(section.heading), said_in(section)


def own_words(*sections: ProjectSection, **changes: Any) -> Project:
    return project_with(sections=sections, **changes)


@pytest.mark.parametrize(
    ("locale", "paragraphs"),
    [
        ("nl", [[("Wij gingen.", "nl")]]),
        ("nl-BE", [[("Wij gingen.", "nl")]]),
        (("en", "nl"), [[("We went.", "en"), ("Wij gingen.", "nl")]]),
    ],
)
def test_the_summary_is_in_the_languages_of_the_report(
    locale: str, paragraphs: list[list[tuple[str, str]]]
) -> None:
    project = project_with(summary={"nl": "Wij gingen.", "en": "We went."})

    summary = project_report(project, locale=locale, sections=["summary"]).sections[0]

    shown = [each.text.versions for each in summary.blocks if isinstance(each, Paragraph)]
    assert [[(text.text, text.language) for text in each] for each in shown] == paragraphs


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            {"de": "Wir gingen.", "fi": "Menimme."},
            ["(in het Duits) / (in German)", "Wir gingen."],
        ),
        ({"nl": "Een.\n\nTwee.", "en": "One."}, ["Een.", "Twee.", "One."]),
        ({"nl": "Een.\n\nTwee.", "en": "One.\n\nTwo."}, ["Een. / One.", "Twee. / Two."]),
        ({"nl-BE": "Wij gingen.", "fi": "Menimme."}, ["Wij gingen."]),
        ({"nl": "Wij.", "nl-BE": "Wijlie.", "nl-NL": "Ons."}, ["Wij."]),
    ],
    ids=[
        "no language of the report",
        "more paragraphs",
        "paragraphs",
        "a regional one",
        "the exact one first",
    ],
)
def test_a_summary_is_shown_whatever_its_language(texts: dict[str, str], said: list[str]) -> None:
    report = project_report(project_with(summary=texts), locale=("nl", "en"))

    told = said_in(section_of(report, "Samenvatting / Summary"))
    assert [each for each in told if not each.startswith("–")] == said


def test_a_section_in_the_writers_words_has_the_name_of_its_topic_or_its_title() -> None:
    words = [
        ProjectSection("Een.\n\nTwee.", "nl", topic="context"),
        ProjectSection("Drie.", "nl", "Wat wij leerden", "lessons"),
        ProjectSection("Vier.", "nl"),
    ]

    report = project_report(own_words(*words), locale="nl-BE")

    said = {str(each.heading): said_in(each) for each in report.sections}
    assert (said["Context"], said["Wat wij leerden"], said["Overige opmerkingen"]) == (
        ["Een.", "Twee."],
        ["Drie."],
        ["Vier."],
    )


@pytest.mark.parametrize(
    ("section", "locale", "heading", "said"),
    [
        (ProjectSection("Een.", "nl", topic="context"), "en", "Context", ["(in Dutch)", "Een."]),
        (
            ProjectSection("One.", "en", topic="context"),
            "nl",
            "Context",
            ["(in het Engels)", "One."],
        ),
        (
            ProjectSection("Een.", "nl", "Wat wij leerden", "lessons"),
            "en",
            "Lessons learnt: Wat wij leerden",
            ["(in Dutch)", "Een."],
        ),
        (ProjectSection("Een.", "nl", "Verder"), "en", "Verder", ["(in Dutch)", "Een."]),
        (ProjectSection("Een.", "nl", "Titel", "lessons"), ("en", "nl-BE"), "Titel", ["Een."]),
        (
            ProjectSection("Eins.", "de", "Titel", "lessons"),
            ("nl", "en"),
            "Geleerde lessen: Titel / Lessons learnt: Titel",
            ["(in het Duits) / (in German)", "Eins."],
        ),
    ],
    ids=["topic", "in Dutch", "topic and title", "title", "a language of two", "a third language"],
)
def test_says_in_which_language_a_section_is_if_the_report_is_in_another(
    section: ProjectSection, locale: Any, heading: str, said: list[str]
) -> None:
    report = project_report(own_words(section), locale=locale)

    (shown,) = (each for each in report.sections if str(each.heading) == heading)
    assert said_in(shown) == said


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        (("en", "nl"), ["One. / Een.", "Two. / Twee."]),
        ("nl", ["Een.", "Twee.", "(in het Engels)", "One.", "Two."]),
        ("en", ["One.", "Two.", "(in Dutch)", "Een.", "Twee."]),
    ],
    ids=["both", "the first of them", "the second"],
)
@pytest.mark.parametrize("topic", ["context", "learners", "systems", "systems.new_resources"])
def test_what_is_said_of_a_topic_in_each_language_is_under_one_heading(
    topic: str, locale: Any, said: list[str]
) -> None:
    texts = {"nl": "Een.\n\nTwee.", "en": "One.\n\nTwo."}
    words = own_words(*(ProjectSection(text, each, topic=topic) for each, text in texts.items()))

    shown = [
        said_in(section)
        for section in sections_in(project_report(words, locale=locale))
        if said[0] in said_in(section)
    ]

    assert [[each for each in texts if each in said] for texts in shown] == [said]


def test_words_in_another_language_within_a_chapter_say_so() -> None:
    words = [
        ProjectSection("Over hen.", "nl", topic="learners"),
        ProjectSection("Meer.", "nl", "Meer over hen", "learners"),
        ProjectSection("Over beleid.", "nl", "Ons beleid", "systems.policy_reforms"),
    ]

    report = project_report(own_words(*words), locale="en", sections=["learners", "systems"])

    learners, systems_ = report.sections
    assert (said_in(learners)[:2], *map(headed, (*learners.sections, *systems_.sections))) == (
        ["(in Dutch)", "Over hen."],
        ("Meer over hen", ["(in Dutch)", "Meer."]),
        ("Policy reforms: Ons beleid", ["(in Dutch)", "Over beleid."]),
    )


def test_words_on_a_target_group_or_a_priority_are_in_its_chapter() -> None:
    words = [
        ProjectSection("Over hen.", "nl", topic="learners"),
        ProjectSection("Meer.", "nl", "Meer over hen", "learners"),
        ProjectSection("Over hulp.", "nl", topic="priorities.ukraine_2024"),
    ]

    report = project_report(own_words(*words), locale="nl")

    learners, priority = (
        section_of(report, each) for each in ("Lerenden", "Oekraïne-prioriteit 2024")
    )
    assert (said_in(learners)[0], [said_in(each) for each in learners.sections]) == (
        "Over hen.",
        [["Meer."]],
    )
    assert said_in(priority)[-1] == "Over hulp."


def test_words_on_the_systems_have_a_chapter_with_the_guides_words() -> None:
    words = [
        ProjectSection("Over stelsels.", "nl", topic="systems"),
        ProjectSection("Over beleid.", "nl", topic="systems.policy_reforms"),
    ]

    report = project_report(own_words(*words), locale="nl")

    (chapter,) = (each for each in report.sections if each.code == "systems")
    (impact,) = chapter.sections
    assert (told_in(chapter), told_in(impact)) == (
        [(systems.SYSTEMS.statement("nl"), "Programmagids 2024"), ("Over stelsels.", "")],
        [(systems.POLICY_REFORMS.label("nl"), "Programmagids 2024"), ("Over beleid.", "")],
    )


def told_in(section: Section) -> list[tuple[str, str]]:
    """Return the texts of a section with the source of each, "" for the project itself."""
    return [
        (str(each.text), str(each.source) if isinstance(each, Quotation) else "")
        for each in section.blocks
        if isinstance(each, (Paragraph, Quotation))
    ]


@pytest.mark.parametrize(
    ("locale", "edition", "source"),
    [
        ("nl", 2024, "Programmagids 2024"),
        ("en", 2024, "Based on the Programme Guide 2024"),
        ("nl", 2025, "Naar de Programmagids 2025"),
        ("en", 2025, "Programme Guide 2025"),
        (("en", "nl"), 2024, "Based on the Programme Guide 2024 / Programmagids 2024"),
    ],
)
def test_a_priority_begins_with_the_words_of_the_guide(
    locale: Any, edition: int, source: str
) -> None:
    (priority,) = GUIDES[edition].priorities
    section = ProjectSection("Over hulp.", "de", topic=priority)

    report = project_report(
        own_words(section, edition=edition), locale=locale, sections=["priorities"]
    )

    words, own = told_in(report.sections[0])
    assert (words[1], own) == (source, ("Over hulp.", ""))


def test_the_words_of_another_edition_name_that_edition() -> None:
    project = project_with(edition=2024, participants={"staff": 1}, claims=[achieved(1, 1)])

    english, dutch = (
        project_report(project, locale=each, sections=["staff"]).sections[0]
        for each in ("en", "nl")
    )

    sources = [[source for _, source in told_in(each) if source] for each in (english, dutch)]
    assert sources == [["Programme Guide 2023"], ["Programmagids 2024"]]


@pytest.mark.parametrize(
    ("locale", "final", "interim"),
    [
        ("nl", "eindrapportage", "tussentijdse rapportage"),
        ("nl-BE", "eindverslag", "tussentijds verslag"),
    ],
)
def test_a_status_has_the_word_of_the_country(locale: str, final: str, interim: str) -> None:
    shown = [
        facts_of(project_report(PROJECT, locale=locale, status=each).sections[0])[
            "Status van het verslag"
        ]
        for each in ("final", "interim")
    ]

    assert shown == [final, interim]


@pytest.mark.parametrize(
    ("locale", "headings"),
    [
        ("nl", ["Onderbouwing: Lerenden", "Onderbouwing: Personeel", "Onderbouwing: Organisaties"]),
        ("en", ["Evidence: Learners", "Evidence: Staff", "Evidence: Organisations"]),
    ],
)
def test_the_evidence_of_each_group_has_a_heading_of_its_own(
    locale: str, headings: list[str]
) -> None:
    groups = ["learners", "staff", "organisations"]

    report = project_report(PROJECT, locale=locale, sections=groups)

    assert [str(each.sections[0].heading) for each in report.sections] == headings
