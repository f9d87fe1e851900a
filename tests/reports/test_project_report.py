from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from report_samples import EXAMPLE, project_with, rows_of, section_of

from erasmus_ka1 import GUIDE_2024, Claim, Project
from erasmus_ka1.errors import UnsupportedLocaleError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.reports import (
    LocalizedText,
    Paragraph,
    Quotation,
    Table,
    Text,
    project_report,
)
from erasmus_ka1.serialization import load


@pytest.fixture
def example() -> Project:
    return load(EXAMPLE, Project)


class TestProjectReport:
    @pytest.mark.parametrize(
        ("locale", "subtitle", "country", "period"),
        [
            (
                "nl",
                "Verslag over een mobiliteitsproject (Erasmus+ kernactie 1)",
                "Nederland",
                "1 jun 2024 – 31 aug 2025",
            ),
            (
                "en",
                "Report on a mobility project (Erasmus+ Key Action 1)",
                "Netherlands",
                "Jun 1, 2024 – Aug 31, 2025",
            ),
            (
                "nl-BE",
                "Verslag over een mobiliteitsproject (Erasmus+ kernactie 1)",
                "Nederland",
                "1 jun 2024 – 31 aug 2025",
            ),
        ],
    )
    def test_says_what_the_project_is_in_the_readers_language(
        self, example: Project, locale: str, subtitle: str, country: str, period: str
    ) -> None:
        markdown = project_report(example, locale=locale).to_markdown().replace("\u2009", " ")

        assert [text for text in (subtitle, country, period) if text not in markdown] == []

    def test_counts_outcomes_by_target_group(self, example: Project) -> None:
        report = project_report(example, locale="nl")

        assert rows_of(section_of(report, "Samenvatting")) == [
            ["Lerenden", "48", "10", "4", "3"],
            ["Personeel", "9", "11", "1", "2"],
            ["Organisaties", "5", "3", "2", "1"],
        ]

    def test_shows_each_outcome_with_its_figures(self, example: Project) -> None:
        report = project_report(example, locale="nl")

        assert rows_of(section_of(report, "Lerenden"))[0] == [
            "betere inzetbaarheid op de arbeidsmarkt en verbeterde loopbaanperspectieven",
            "48",
            "37",
            "44",
            "84%",
        ]

    def test_an_aspect_stands_under_its_outcome(self, example: Project) -> None:
        section = section_of(project_report(example, locale="nl"), "Organisaties")

        table = next(block for block in section.blocks if isinstance(block, Table))
        assert [row[0].is_part for row in table.rows] == [False, True, False, True]

    def test_what_was_not_counted_is_not_called_zero(self) -> None:
        claims = [
            Claim("staff.motivation", "planned"),
            Claim("staff.motivation", "achieved", respondents=3),
        ]

        report = project_report(project_with(claims=claims), locale="en")

        assert rows_of(section_of(report, "Staff"))[0][1:] == [
            "number unknown",
            "number unknown",
            "3",
            "–",
        ]

    def test_two_claims_with_different_figures_both_show(self) -> None:
        claims = [Claim("staff.motivation", "planned", participants=each) for each in (20, 22, 20)]

        report = project_report(project_with(claims=claims), locale="nl")

        assert rows_of(section_of(report, "Personeel"))[0][1] == "20 en 22"

    def test_nobody_asked_is_no_share(self) -> None:
        claims = [Claim("staff.motivation", "achieved", participants=0, respondents=0)]

        report = project_report(project_with(claims=claims), locale="nl")

        assert rows_of(section_of(report, "Personeel"))[0][1:] == ["–", "0", "0", "–"]

    @pytest.mark.parametrize(
        ("claims", "sentence"),
        [
            ([], "Het heeft 0 resultaten bereikt."),
            ([Claim("staff.motivation", "achieved")], "Het heeft 1 resultaat bereikt."),
        ],
        ids=["none", "one"],
    )
    def test_numbers_take_their_plural(self, claims: list[Claim], sentence: str) -> None:
        assert sentence in project_report(project_with(claims=claims), locale="nl").to_markdown()

    def test_a_group_that_takes_part_without_an_outcome_says_so(self) -> None:
        report = project_report(project_with(participants={"staff": 3}), locale="en")

        assert "No outcomes have been entered" in report.to_markdown()

    def test_a_project_of_nothing_has_a_report(self) -> None:
        report = project_report(project_with(), locale="nl")

        assert [str(section.heading) for section in report.sections] == [
            "Het project",
            "Samenvatting",
            "Prioriteit",
            "Aandachtspunten",
            "Bronnen",
        ]

    def test_the_action_has_its_field_where_the_number_has_one(self, example: Project) -> None:
        new, old = project_report(example, locale="nl"), project_report(project_with(), locale="nl")

        assert ("KA121-VET" in new.to_markdown(), "**: KA102\n" in old.to_markdown()) == (
            True,
            True,
        )

    def test_the_priority_is_in_the_guides_words(self, example: Project) -> None:
        statement = GUIDE_2024["priorities.ukraine_2024"].statement("nl")

        assert statement in project_report(example, locale="nl").to_markdown()

    def test_evidence_is_quoted_in_its_own_language(self, example: Project) -> None:
        (evidence,) = section_of(project_report(example, locale="nl"), "Lerenden").sections

        last = evidence.blocks[-1]
        assert isinstance(last, Quotation)
        assert (last.text.versions[0].language, str(last.source)) == (
            "de",
            "Stagebegeleider in Münster (voorbeeld), 23 mei 2025, over: Vreemde talen en digitaal",
        )

    def test_a_coverage_tells_what_was_planned_of_what_was_achieved(self) -> None:
        claims = [
            Claim("staff.motivation", "planned"),
            Claim("staff.motivation", "achieved"),
            Claim("staff.diversity", "achieved"),
        ]

        section = section_of(project_report(project_with(claims=claims), locale="en"), "Staff")

        assert [str(each.text) for each in section.blocks[2:] if isinstance(each, Paragraph)] == [
            "The project targets 1 of the 11 outcomes in the guide (9%).",
            "Achieved: 2 of the 11 (18%), of which 1 planned.",
        ]

    def test_the_guide_is_attributed(self, example: Project) -> None:
        markdown = project_report(example, locale="en").to_markdown()

        assert "© European Union, CC BY 4.0 (Decision 2011/833/EU)" in markdown

    def test_english_that_is_not_the_guides_is_marked(self, example: Project) -> None:
        markdown = project_report(example, locale="en").to_markdown()

        marked = {
            line.partition("|")[2].partition("|")[0].strip()[-1]
            for line in markdown.split("\n")
            if line.startswith("| ") and ("†" in line or "‡" in line)
        }
        assert (marked, "*† The official" in markdown, "*‡ Worded by" in markdown) == (
            {"†", "‡"},
            True,
            True,
        )

    def test_dutch_is_the_guides_and_needs_no_mark(self, example: Project) -> None:
        markdown = project_report(example, locale="nl").to_markdown()

        assert ("†" in markdown, "‡" in markdown) == (False, False)

    def test_a_locale_without_a_catalogue_is_refused(self, example: Project) -> None:
        with pytest.raises(UnsupportedLocaleError):
            project_report(example, locale="fr")

    def test_the_findings_of_the_checks_are_sentences_with_a_weight(self, example: Project) -> None:
        section = section_of(project_report(example, locale="nl"), "Aandachtspunten")

        assert rows_of(section)[0] == [
            "Het resultaat “Intercultureel bewustzijn” is bereikt, maar de onderbouwing ontbreekt.",
            "waarschuwing",
        ]

    @pytest.mark.parametrize(
        ("changes", "weight"),
        [
            ({"claims": [Claim("staff.motivation", "achieved", (), 5, 4)]}, "error"),
            ({"number": "2018-1-BE02-KA199-046789"}, "information"),
        ],
        ids=["error", "info"],
    )
    def test_a_finding_says_how_much_it_matters(
        self, changes: dict[str, object], weight: str
    ) -> None:
        report = project_report(project_with(**changes), locale="en")

        assert weight in [row[1] for row in rows_of(section_of(report, "Points to check"))]

    def test_a_project_without_findings_says_so(self) -> None:
        claims = [Claim("staff.motivation", "planned", participants=3)]
        report = project_report(project_with(claims=claims, participants={"staff": 3}), locale="en")

        assert "The checks found no issues." in report.to_markdown()

    def test_a_share_has_a_bar_as_long_as_itself(self, example: Project) -> None:
        section = section_of(project_report(example, locale="nl"), "Lerenden")

        table = next(block for block in section.blocks if isinstance(block, Table))
        assert [row[4].share for row in table.rows] == [37 / 44, 29 / 44, 41 / 44, None]

    @pytest.mark.parametrize(
        "claims",
        [
            [Claim("staff.motivation", "achieved", (), 5, 4)],
            [Claim("staff.motivation", "achieved", (), each, 4) for each in (1, 2)],
        ],
        ids=["more-than-all", "two-shares"],
    )
    def test_a_share_that_is_no_single_part_has_no_bar(self, claims: list[Claim]) -> None:
        section = section_of(project_report(project_with(claims=claims), locale="nl"), "Personeel")

        table = next(block for block in section.blocks if isinstance(block, Table))
        assert [row[4].share for row in table.rows] == [None]

    def test_the_documents_of_the_words_are_named_with_their_status(self, example: Project) -> None:
        rows = rows_of(section_of(project_report(example, locale="en"), "Sources"))

        assert [(row[1], row[2]) for row in rows] == [
            ("2024", "official"),
            ("2021-2027", "attested"),
            ("2021-2027", "attested"),
        ]


def test_a_fallback_language_is_marked_as_such(
    tmp_path: Path, partial_words: str, write_catalogue: Callable[[Path, str, str | bytes], Path]
) -> None:
    write_catalogue(tmp_path, "fy", partial_words)
    localizer = Localizer("fy", fallbacks=["en"], catalogues=[tmp_path])

    report = project_report(project_with(participants={"learners": 1}), locale=localizer)

    assert (report.languages, report.subtitle, str(report.sections[-2].heading)) == (
        ("fy",),
        LocalizedText((Text("Report on a mobility project (Erasmus+ Key Action 1)", "en"),)),
        "Points to check",
    )


def test_a_finding_in_a_fallback_language_is_marked_as_such(
    tmp_path: Path, partial_words: str, write_catalogue: Callable[[Path, str, str | bytes], Path]
) -> None:
    write_catalogue(tmp_path, "fy", partial_words)
    localizer = Localizer("fy", fallbacks=["en"], catalogues=[tmp_path])

    report = project_report(project_with(), locale=localizer)

    table = report.sections[-2].blocks[0]
    assert isinstance(table, Table)
    assert table.rows[0][0].text.versions[0].language == "en"
