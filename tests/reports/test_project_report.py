from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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

from erasmus_ka1 import GUIDES, Claim, staff, ukraine
from erasmus_ka1.errors import UnsupportedLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.projects import Project
from erasmus_ka1.reports import LocalizedText, Quotation, Text, project_report

OUR_MARK = "\N{NO-BREAK SPACE}†"


def staff_row(*claims: Claim, locale: str = "en") -> list[str]:
    """Return the figures of the first outcome of staff in a project with these claims."""
    report = project_report(project_with(claims=claims), locale=locale)
    (section,) = (each for each in report.sections if each.code == "staff")
    return rows_of(section)[0][1:]


def achieved(participants: int | None, respondents: int | None) -> Claim:
    return Claim("staff.motivation", "achieved", (), participants, respondents)


@pytest.mark.parametrize(
    ("locale", "subtitle", "country", "period"),
    [
        (
            "nl-BE",
            "Verslag over een mobiliteitsproject (Erasmus+ kernactie 1)",
            ("Land", "Nederland"),
            ("Looptijd", "1 jun 2024 – 31 aug 2025"),
        ),
        (
            "en",
            "Report on a mobility project (Erasmus+ Key Action 1)",
            ("Country", "Netherlands"),
            ("Project period", "1 Jun 2024 – 31 Aug 2025"),
        ),
    ],
)
def test_says_what_the_project_is_in_the_readers_language(
    locale: str, subtitle: str, country: tuple[str, str], period: tuple[str, str]
) -> None:
    report = project_report(PROJECT, locale=locale)

    facts = facts_of(report.sections[0])
    found = {term: value.replace("\u2009", " ") for term, value in facts.items()}
    assert (str(report.subtitle), {country, period} <= {*found.items()}) == (subtitle, True)


def test_counts_outcomes_by_target_group() -> None:
    report = project_report(PROJECT, locale="nl")

    assert rows_of(section_of(report, "Samenvatting")) == [
        ["Lerenden", "48", "10", "4", "3"],
        ["Personeel", "9", "11", "1", "2"],
        ["Organisaties", "5", "3", "2", "1"],
    ]


def test_shows_each_outcome_with_its_figures_and_aspects() -> None:
    report = project_report(PROJECT, locale="nl")

    section, organisations = (section_of(report, each) for each in ("Lerenden", "Organisaties"))
    assert [row[0].is_part for row in table_of(organisations).rows] == [False, True, False, True]
    assert (rows_of(section)[0], [row[4].share for row in table_of(section).rows]) == (
        [
            "betere inzetbaarheid op de arbeidsmarkt en verbeterde loopbaanperspectieven",
            *("48", "37", "44", "84%"),
        ],
        [37 / 44, 29 / 44, 41 / 44, None],
    )


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (
            [Claim("staff.motivation", "planned"), achieved(None, 3)],
            ["number unknown", "number unknown", "3", "–"],
        ),
        (
            [Claim("staff.motivation", "planned", (), each) for each in (20, 22, 20)],
            ["20 and 22", "–", "–", "–"],
        ),
        ([achieved(0, 0)], ["–", "0", "0", "–"]),
    ],
    ids=["not counted", "different figures", "no respondents"],
)
def test_a_figure_is_neither_invented_nor_dropped(claims: list[Claim], expected: list[str]) -> None:
    assert staff_row(*claims) == expected


@pytest.mark.parametrize(
    "claims",
    [[achieved(5, 4)], [achieved(1, 4), achieved(2, 4)]],
    ids=["more than all", "two shares"],
)
def test_only_a_single_share_of_at_most_1_has_a_bar(claims: list[Claim]) -> None:
    section = section_of(project_report(project_with(claims=claims), locale="nl"), "Personeel")

    assert [row[4].share for row in table_of(section).rows] == [None]


def test_coverage_says_how_much_of_what_was_achieved_was_planned() -> None:
    claims = [
        Claim("staff.motivation", "planned"),
        Claim("staff.motivation", "achieved"),
        Claim("staff.diversity", "achieved"),
    ]

    section = section_of(project_report(project_with(claims=claims), locale="en"), "Staff")

    assert said_in(section)[1:] == [
        "The project targets 1 of the 11 outcomes in the guide (9%).",
        "Achieved: 2 of the 11 (18%), of which 1 planned.",
    ]


@pytest.mark.parametrize(
    ("project", "sentence"),
    [
        (project_with(), "Het heeft 0 resultaten bereikt."),
        (project_with(claims=[achieved(1, 1)]), "Het heeft 1 resultaat bereikt."),
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
    ids=["plural", "singular", "group without outcomes", "no findings"],
)
def test_what_is_not_in_a_table_is_a_sentence(project: Project, sentence: str) -> None:
    report = project_report(project, locale="nl")

    assert sentence in [each for section in report.sections for each in said_in(section)]


def test_evidence_is_quoted_in_its_own_language() -> None:
    (evidence,) = section_of(project_report(PROJECT, locale="nl"), "Lerenden").sections

    last = evidence.blocks[-1]
    assert isinstance(last, Quotation)
    assert (last.text.versions[0].language, str(last.source)) == (
        "de",
        "Stagebegeleider in Münster (voorbeeld), 23 mei 2025, over: Vreemde talen en digitaal",
    )


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
    report = project_report(project_with(**changes), locale="en")

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
        ("nl", 2026, ["Erasmus+-programmagids 2024, de", "2024", "uit een andere editie"]),
    ],
)
def test_it_uses_and_cites_the_guide_of_its_edition(
    locale: str, edition: int, source: list[str]
) -> None:
    project = project_with(edition=edition, claims=[Claim("staff.competences", "planned")])

    report = project_report(project, locale=locale)

    (group,) = (each for each in report.sections if each.code == "staff")
    ((document, *others, _),) = rows_of(report.sections[-1])
    assert (rows_of(group)[0][0], said_in(group)[0], [document[:31], *others]) == (
        GUIDES[edition].label(staff.COMPETENCES, locale=locale),
        GUIDES[edition].statement(staff.GROUP, locale=locale),
        source,
    )


def test_only_a_text_of_ours_has_a_mark_and_the_sources_explain_it() -> None:
    english, dutch = (project_report(PROJECT, locale=each) for each in ("en", "nl"))

    marked = [text for each in sections_in(english) for text in said_in(each) if OUR_MARK in text]
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

    report = project_report(project_with(participants={"learners": 1}), locale=localizer)

    findings = table_of(report.sections[-2])
    assert (report.languages, report.subtitle, findings.rows[0][0].text.versions[0].language) == (
        ("fy",),
        LocalizedText((Text("Report on a mobility project (Erasmus+ Key Action 1)", "en"),)),
        "en",
    )
