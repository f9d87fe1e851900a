"""The portal view: plain texts for the fields of a form, each counted against its limit."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import showable_projects

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, Project
from erasmus_ka1.errors import InvalidValueError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.projects import ClaimStatus
from erasmus_ka1.reports import (
    Items,
    Note,
    Paragraph,
    Report,
    Section,
    Verbatim,
    characters,
    portal_fields,
    portal_view,
)

DAY = datetime.date(2025, 7, 2)
NOTHING = {"nl": "Geen tekst voor dit veld.", "en": "No text for this field."}


def project_with(**changes: object) -> Project:
    fields: dict[str, object] = {
        "number": "2024-1-NL01-KA121-VET-000123456",
        "title": "Zorg over de grens",
        "organisation": "Scalda",
        "country": "NL",
        "start": datetime.date(2024, 9, 1),
        "end": datetime.date(2025, 8, 31),
    }
    return Project(**{**fields, **changes})  # type: ignore[arg-type]


def project_quoting(*quotations: Evidence, outcome: str = "staff.motivation") -> Project:
    return project_with(claims=[Claim(outcome, "achieved", quotations)])


def project_claiming_everything() -> Project:
    members = [*GUIDE_2024.outcomes, *GUIDE_2024.aspects]
    return project_with(
        claims=[Claim(member, status) for member in members for status in ClaimStatus],
        priorities=GUIDE_2024.priorities,
    )


def sections_of(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from sections_of(section.sections)


def fields_of(report: Report, place: int = 0) -> dict[str, str]:
    """Return the text of each field in the language with this place; "" where it has none."""
    names = {*portal_fields(GUIDE_2024)}
    return {
        section.code: "".join(
            block.text.version(place).text
            for block in section.blocks
            if isinstance(block, Verbatim)
        )
        for section in sections_of(report.sections)
        if section.code in names
    }


def notes_of(report: Report, place: int = 0) -> dict[str, str]:
    """Return what is said under the text of each field in the language with this place."""
    names = {*portal_fields(GUIDE_2024)}
    return {
        section.code: block.text.version(place).text
        for section in sections_of(report.sections)
        for block in section.blocks
        if section.code in names and isinstance(block, Note)
    }


class TestCharacters:
    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("", 0),
            ("één", 3),
            ("e\u0301", 2),
            ("☺", 1),
            ("𝕏", 2),
            ("👩‍🎓", 5),
            ("🇳🇱", 4),
            ("a\nb", 3),
            ("a\r\nb", 3),
            ("a\rb", 3),
            ("a\n\rb", 4),
            ("\r\n\r\n", 2),
            ("a\u2028b", 3),
            ("a\u0085b", 3),
            ("\ud83d", 1),
        ],
        ids=ascii,
    )
    def test_counts_as_a_form_field_does(self, text: str, count: int) -> None:
        assert characters(text) == count


class TestFields:
    def test_names_are_the_same_in_every_language(self) -> None:
        assert portal_fields(GUIDE_2024) == (
            "title",
            "organisation",
            "learners.planned",
            "learners.achieved",
            "learners.evidence",
            "staff.planned",
            "staff.achieved",
            "staff.evidence",
            "organisations.planned",
            "organisations.achieved",
            "organisations.evidence",
            "priorities",
        )

    @pytest.mark.parametrize("locale", ["nl", "en"])
    def test_an_empty_project_has_a_title_an_organisation_and_nothing_else(
        self, locale: str
    ) -> None:
        report = portal_view(project_with(), locale=locale)

        assert (fields_of(report), notes_of(report)["priorities"]) == (
            {"title": "Zorg over de grens", "organisation": "Scalda", "priorities": ""},
            NOTHING[locale],
        )

    def test_a_group_that_takes_part_has_its_fields_with_nothing_in_them(self) -> None:
        report = portal_view(project_with(participants={"staff": 3}), locale="nl")

        assert [
            (name, fields_of(report)[name], note)
            for name, note in notes_of(report).items()
            if name.startswith("staff")
        ] == [
            ("staff.planned", "", NOTHING["nl"]),
            ("staff.achieved", "", NOTHING["nl"]),
            ("staff.evidence", "", NOTHING["nl"]),
        ]

    @pytest.mark.parametrize(
        ("locale", "expected"),
        [
            (
                "nl",
                [
                    "Titel",
                    "Begunstigde (coördinator)",
                    "Personeel",
                    "Beoogde resultaten",
                    "Bereikte resultaten",
                    "Onderbouwing",
                    "Prioriteit",
                ],
            ),
            (
                "en",
                [
                    "Title",
                    "Beneficiary (coordinator)",
                    "Staff",
                    "Expected outcomes",
                    "Achieved outcomes",
                    "Evidence",
                    "Priority",
                ],
            ),
        ],
    )
    def test_have_headings_in_the_readers_language(self, locale: str, expected: list[str]) -> None:
        report = portal_view(project_with(participants={"staff": 3}), locale=locale)

        headings = [str(each.heading) for each in sections_of(report.sections) if each.code]

        assert headings == expected

    def test_the_priority_has_a_line(self) -> None:
        report = portal_view(project_with(priorities=GUIDE_2024.priorities), locale="en")

        assert fields_of(report)["priorities"] == (
            "- supporting mobility projects that facilitate the integration of people fleeing"
            " the war in Ukraine"
        )


class TestOutcomes:
    @pytest.mark.parametrize(
        ("claim", "locale", "expected"),
        [
            pytest.param(
                Claim("staff.motivation", "achieved"), "en", "", id="neither counted nor asked"
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", participants=1),
                "en",
                " (1 participant)",
                id="one participant",
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", participants=1200),
                "nl",
                " (1.200 deelnemers)",
                id="many participants",
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", participants=0),
                "nl",
                " (0 deelnemers)",
                id="no participants",
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", participants=7, respondents=9),
                "en",
                " (7 of 9 respondents)",
                id="some of those asked",
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", participants=1, respondents=1),
                "nl",
                " (1 van 1 respondent)",
                id="the one asked",
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", participants=7, respondents=9),
                "nl",
                " (7 van 9 respondenten)",
                id="some of those asked, in Dutch",
            ),
            pytest.param(
                Claim("staff.motivation", "achieved", respondents=9),
                "en",
                " (number unknown; 9 respondents)",
                id="asked but not counted",
            ),
            pytest.param(
                Claim("organisations.professional_environment", "achieved", participants=1),
                "en",
                " (1 organisation)",
                id="one organisation",
            ),
            pytest.param(
                Claim("organisations.professional_environment", "achieved", participants=2),
                "nl",
                " (2 organisaties)",
                id="organisations",
            ),
        ],
    )
    def test_each_is_a_line_with_its_figures(
        self, claim: Claim, locale: str, expected: str
    ) -> None:
        field = f"{claim.outcome.code.partition('.')[0]}.achieved"

        report = portal_view(project_with(claims=[claim]), locale=locale)

        assert fields_of(report)[field] == f"- {claim.outcome.label(locale)}{expected}"

    def test_planned_and_achieved_are_told_apart_and_stand_in_guide_order(self) -> None:
        project = project_with(
            claims=[
                Claim("learners.employability", "achieved", participants=37, respondents=44),
                Claim("learners.intercultural_awareness", "planned", participants=48),
                Claim("learners.employability", "planned"),
            ]
        )

        fields = fields_of(portal_view(project, locale="en"))

        assert (fields["learners.planned"], fields["learners.achieved"]) == (
            (
                "- enhanced employability and improved career prospects\n"
                "- enhanced intercultural awareness (48 participants)"
            ),
            "- enhanced employability and improved career prospects (37 of 44 respondents)",
        )

    def test_an_aspect_follows_its_outcome_even_where_that_is_not_claimed(self) -> None:
        claim = Claim("organisations.international_capacity.cooperation", "planned", participants=5)

        fields = fields_of(portal_view(project_with(claims=[claim]), locale="nl"))

        assert fields["organisations.planned"] == (
            "- verbeterd vermogen om te functioneren op EU-/internationaal niveau\n"
            "- versterkte samenwerking met partners uit andere landen (5 organisaties)"
        )

    def test_claims_of_one_outcome_that_say_the_same_are_one_line(self) -> None:
        claims = [Claim("staff.motivation", "planned", participants=number) for number in (3, 4, 3)]

        fields = fields_of(portal_view(project_with(claims=claims), locale="nl"))

        assert fields["staff.planned"].split("\n") == [
            "- sterkere motivatie en meer tevredenheid in hun dagelijks werk (3 deelnemers)",
            "- sterkere motivatie en meer tevredenheid in hun dagelijks werk (4 deelnemers)",
        ]

    @pytest.mark.parametrize("locale", ["nl", "en"])
    def test_each_outcome_and_aspect_is_in_the_fields_of_its_group(self, locale: str) -> None:
        fields = fields_of(portal_view(project_claiming_everything(), locale=locale))

        found = {
            f"{group.code}.{part}": fields[f"{group.code}.{part}"].split("\n")
            for group in GUIDE_2024.target_groups
            for part in ("planned", "achieved")
        }

        assert found == {
            f"{group.code}.{part}": [
                f"- {member.label(locale)}"
                for outcome in group.outcomes
                for member in (outcome, *outcome.aspects)
            ]
            for group in GUIDE_2024.target_groups
            for part in ("planned", "achieved")
        }


class TestEvidence:
    @pytest.mark.parametrize(
        ("language", "locale", "expected"),
        [
            ("nl", "nl", "Over Motivatie en tevredenheid: “Zo.” (Enquête, 2 juli 2025)"),
            ("NL-be", "nl", "Over Motivatie en tevredenheid: “Zo.” (Enquête, 2 juli 2025)"),
            ("nl", "nl-BE", "Over Motivatie en tevredenheid: “Zo.” (Enquête, 2 juli 2025)"),
            (
                "de",
                "nl",
                "Over Motivatie en tevredenheid: “Zo.” (Enquête, 2 juli 2025; in het Duits)",
            ),
            ("nl", "en", "On Motivation and satisfaction: “Zo.” (Enquête, 2 July 2025; in Dutch)"),
            ("qtz", "en", "On Motivation and satisfaction: “Zo.” (Enquête, 2 July 2025; in qtz)"),
        ],
    )
    def test_has_its_source_and_its_language_where_it_is_another(
        self, language: str, locale: str, expected: str
    ) -> None:
        project = project_quoting(Evidence("Zo.", language, "Enquête", DAY))

        fields = fields_of(portal_view(project, locale=locale))

        assert fields["staff.evidence"] == f"- {expected}"

    def test_keeps_the_lines_within_a_quotation(self) -> None:
        project = project_quoting(Evidence("\n Eén.\n\n  - Twee.\n", "nl", "Enquête", DAY))

        fields = fields_of(portal_view(project, locale="nl"))

        assert "“Eén.\n\n  - Twee.”" in fields["staff.evidence"]

    def test_is_exactly_what_was_said_whatever_its_direction(self) -> None:
        project = project_quoting(Evidence("abc \u202e שלום {source}", "he", "مرحبا", DAY))

        fields = fields_of(portal_view(project, locale="en"))

        assert fields["staff.evidence"] == (
            "- On Motivation and satisfaction: “abc \u202e שלום {source}” (مرحبا, 2 July 2025;"
            " in Hebrew)"
        )

    def test_stands_with_the_group_that_it_is_about(self) -> None:
        quotations = [Evidence(text, "nl", "Enquête", DAY) for text in ("Een.", "Twee.", "Een.")]
        project = project_with(
            claims=[
                Claim("staff.motivation", "planned", quotations),
                Claim("learners.initiative", "achieved", quotations[1:2]),
            ]
        )

        fields = fields_of(portal_view(project, locale="nl"))

        assert (fields["learners.evidence"], fields["staff.evidence"]) == (
            "- Over Initiatief en ondernemerschap: “Twee.” (Enquête, 2 juli 2025)",
            (
                "- Over Motivatie en tevredenheid: “Een.” (Enquête, 2 juli 2025)\n"
                "- Over Motivatie en tevredenheid: “Twee.” (Enquête, 2 juli 2025)"
            ),
        )


class TestCounts:
    @pytest.mark.parametrize(
        ("title", "locale", "limit", "expected"),
        [
            pytest.param("abc", "nl", 3000, "3 van 3.000 tekens", id="within"),
            pytest.param("abc", "en", 3, "3 of 3 characters", id="full"),
            pytest.param("a", "en", 1, "1 of 1 character", id="one"),
            pytest.param(
                "abcd",
                "en",
                3,
                "1 character over the limit (4 of 3); the text has not been shortened.",
                id="one too many",
            ),
            pytest.param(
                "a" * 4123,
                "nl",
                3000,
                "1.123 tekens te veel (4.123 van 3.000); de tekst is niet ingekort.",
                id="many too many",
            ),
            pytest.param("👩‍🎓𝕏é", "en", 8, "8 of 8 characters", id="astral, full"),
            pytest.param(
                "👩‍🎓𝕏é",
                "en",
                7,
                "1 character over the limit (8 of 7); the text has not been shortened.",
                id="astral, one too many",
            ),
        ],
    )
    def test_of_a_text_is_held_against_its_limit(
        self, title: str, locale: str, limit: int, expected: str
    ) -> None:
        report = portal_view(project_with(title=title), locale=locale, limit=limit)

        assert (fields_of(report)["title"], notes_of(report)["title"]) == (title, expected)

    def test_is_that_of_each_language_on_its_own(self) -> None:
        project = project_with(claims=[Claim("learners.intercultural_awareness", "planned")])

        report = portal_view(project, locale=("nl", "en"), limit={"learners.planned": 33})

        assert [
            (fields_of(report, place), notes_of(report, place)["learners.planned"])
            for place in (0, 1)
        ] == [
            (
                fields_of(portal_view(project, locale="nl")),
                "1 teken te veel (34 van 33); de tekst is niet ingekort.",
            ),
            (
                fields_of(portal_view(project, locale="en")),
                "1 character over the limit (34 of 33); the text has not been shortened.",
            ),
        ]

    def test_stands_in_each_language_under_a_text_that_is_the_same_in_both(self) -> None:
        report = portal_view(project_with(title="abc"), locale=("nl", "en"))

        title = next(each for each in report.sections if each.code == "title")

        assert [
            str(block.text) for block in title.blocks if isinstance(block, Verbatim | Note)
        ] == [
            "abc",
            "3 van 3.000 tekens / 3 of 3,000 characters",
        ]

    @given(showable_projects, st.integers(1, 400))
    def test_of_any_project_is_that_of_the_very_text_that_is_shown(
        self, project: Project, limit: int
    ) -> None:
        number = Localizer("en").number
        report = portal_view(project, locale="en", limit=limit)
        expected = {}
        for name, text in fields_of(report).items():
            count = len(text.encode("utf-16-le")) // 2
            excess = [count - limit] if count > limit else []
            expected[name] = [number(each) for each in (*excess, count, limit)] if text else []

        found = {name: re.findall(r"[0-9,]+", note) for name, note in notes_of(report).items()}

        assert found == expected


class TestLimits:
    def test_may_be_given_for_each_field(self) -> None:
        report = portal_view(project_with(), locale="en", limit={"title": 200})

        assert notes_of(report) == {
            "title": "18 of 200 characters",
            "organisation": "6 of 3,000 characters",
            "priorities": NOTHING["en"],
        }

    @pytest.mark.parametrize(
        ("limit", "message"),
        [
            *(
                (
                    limit,
                    "limit is .*, expected a whole number, 1 or more, or a mapping of fields to",
                )
                for limit in (0, -1, True, 3.0, "3000", None, [3000])
            ),
            *(
                ({"title": limit}, r"limit\['title'\] is .*, expected a whole number, 1 or more$")
                for limit in (0, True, "200", None)
            ),
            *(
                ({name: 200}, f"limit is {name!r}, expected only title, organisation, learners.pl")
                for name in ("titel", "learners", 1, None)
            ),
        ],
        ids=repr,
    )
    def test_that_are_no_limits_of_fields_are_refused(self, limit: object, message: str) -> None:
        with pytest.raises(InvalidValueError, match=message):
            portal_view(project_with(), locale="nl", limit=limit)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("limit", "expected"),
        [
            pytest.param(
                {},
                "Alle teksten passen in het veld. / All texts fit.",
                id="none",
            ),
            pytest.param(
                {"learners.planned": 40},
                "1 tekst is te lang voor het bijbehorende veld: Beoogde resultaten bij Lerenden."
                " / All texts fit.",
                id="in one language",
            ),
            pytest.param(
                {"title": 2, "learners.planned": 4},
                "2 teksten zijn te lang voor het bijbehorende veld: Titel en Beoogde resultaten"
                " bij Lerenden."
                " / 2 texts are too long for their fields: Title and Expected outcomes under"
                " Learners.",
                id="two in both",
            ),
        ],
    )
    def test_that_are_passed_are_named_at_the_beginning(
        self, limit: dict[str, int], expected: str
    ) -> None:
        project = project_with(claims=[Claim("learners.participation_in_society", "planned")])

        report = portal_view(project, locale=("nl", "en"), limit=limit)

        block = report.sections[0].blocks[0]
        assert (type(block), str(getattr(block, "text", ""))) == (Paragraph, expected)


class TestWording:
    @pytest.mark.parametrize("locale", ["nl", "en", ("nl", "en")], ids=str)
    def test_no_mark_goes_into_a_form(self, locale: str | tuple[str, ...]) -> None:
        report = portal_view(project_claiming_everything(), locale=locale)

        texts = [*fields_of(report, 0).values(), *fields_of(report, -1).values()]

        assert [text for text in texts if re.search("[†‡]", text)] == []

    @pytest.mark.parametrize(
        ("locale", "statuses"),
        [("en", {"attested": "†", "editorial": "‡"}), ("nl", {"attested": "", "editorial": ""})],
    )
    def test_a_list_marks_the_names_that_are_not_verbatim_in_the_page(
        self, locale: str, statuses: dict[str, str]
    ) -> None:
        project = project_claiming_everything()
        concepts = [*project.planned, *project.priorities]

        report = portal_view(project, locale=locale)

        listed = [
            str(item)
            for section in report.sections
            for block in section.blocks
            if isinstance(block, Items)
            for item in block.items
        ]
        assert listed == [
            f"{concept.label(locale)}\N{NO-BREAK SPACE}{statuses[concept.source(locale).status]}"
            for concept in concepts
            if concept.source(locale).status != "official"
        ]

    @pytest.mark.parametrize(
        ("project", "locale", "expected"),
        [
            pytest.param(project_with(), "en", [], id="no names"),
            pytest.param(
                project_with(priorities=GUIDE_2024.priorities),
                "nl",
                [
                    (
                        "De benamingen van resultaten en prioriteiten staan letterlijk op de"
                        " pagina van de gids."
                    )
                ],
                id="verbatim",
            ),
            pytest.param(
                project_with(claims=[Claim("staff.motivation", "achieved")]),
                "en",
                [
                    (
                        "Fields show names without † or ‡; names that are not verbatim are listed"
                        " at the end."
                    )
                ],
                id="not verbatim",
            ),
        ],
    )
    def test_a_note_says_whether_the_names_are_the_guides(
        self, project: Project, locale: str, expected: list[str]
    ) -> None:
        report = portal_view(project, locale=locale)

        notes = [str(each.text) for each in report.sections[0].blocks if isinstance(each, Note)]

        assert notes[1:] == expected

    @pytest.mark.parametrize(
        ("locale", "expected"),
        [
            (
                "nl",
                (
                    "Geteld zoals een webformulier telt: een regeleinde is één teken, de meeste"
                    " emoji zijn er twee of meer."
                ),
            ),
            (
                "en",
                (
                    "Characters are counted as web forms count them: a line break is one character,"
                    " most emoji are two or more."
                ),
            ),
        ],
    )
    def test_a_note_says_how_characters_are_counted(self, locale: str, expected: str) -> None:
        report = portal_view(project_with(), locale=locale)

        notes = [str(each.text) for each in report.sections[0].blocks if isinstance(each, Note)]

        assert notes == [expected]


class TestReport:
    def test_html_names_each_field_for_links(self) -> None:
        project = project_with(claims=[Claim("staff.motivation", "achieved")])

        html = portal_view(project, locale="nl").to_html()

        assert re.findall(r'<section id="([a-z.]+)">', html) == [
            "title",
            "organisation",
            "staff",
            "staff.planned",
            "staff.achieved",
            "staff.evidence",
            "priorities",
        ]

    @pytest.mark.parametrize(
        ("locale", "subtitle"),
        [
            ("nl", "Teksten voor een formulier (Erasmus+ kernactie 1)"),
            ("en", "Texts to copy into a form (Erasmus+ Key Action 1)"),
        ],
    )
    def test_the_report_is_called_after_the_project(self, locale: str, subtitle: str) -> None:
        report = portal_view(project_with(), locale=locale)

        assert (str(report.title), str(report.subtitle), report.languages) == (
            "Zorg over de grens",
            subtitle,
            (locale,),
        )
