"""The portal view: plain texts for the fields of a form, each counted against its limit."""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import PROJECT, project_with, rows_of, said_in, sections_in
from strategies import showable_projects

from erasmus_ka1 import (
    GUIDE_2024,
    GUIDES,
    Claim,
    Evidence,
    Project,
    organisations,
    staff,
    ukraine,
)
from erasmus_ka1.errors import InvalidValueError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.projects import ClaimStatus, ProjectSection
from erasmus_ka1.reports import (
    Items,
    Note,
    Report,
    Verbatim,
    characters,
    portal_fields,
    portal_view,
)

EVERYTHING = project_with(
    edition=2024,
    claims=[
        Claim(member, status)
        for member in (*GUIDE_2024.outcomes, *GUIDE_2024.aspects)
        for status in ClaimStatus
    ],
    priorities=GUIDE_2024.priorities,
)


class Most(enum.IntEnum):
    TITLE = 200


def evidence(text: str, language: str = "nl", source: str = "Enquête") -> Evidence:
    return Evidence(text, language, source, datetime.date(2025, 7, 2))


def view_of(*claims: Claim, locale: Any = "nl", **options: Any) -> Report:
    return portal_view(project_with(claims=claims), locale=locale, **options)


def fields_of(report: Report, place: int = 0, kind: type[Any] = Verbatim) -> dict[str, str]:
    """Return the text of each field in the language with this place; "" where it has none."""
    names = {*portal_fields(GUIDE_2024)}
    return {
        section.code: "".join(
            cast("Any", block).text.version(place).text
            for block in section.blocks
            if isinstance(block, kind)
        )
        for section in sections_in(report)
        if section.code in names
    }


def notes_of(report: Report, place: int = 0) -> dict[str, str]:
    """Return the note under each field in the language with this place."""
    return fields_of(report, place, Note)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("één", 3),
        ("e\u0301", 2),
        ("☺", 1),
        ("𝕏", 2),
        ("👩‍🎓", 5),
        ("a\nb", 3),
        ("a\r\nb", 3),
        ("a\rb", 3),
        ("a\n\rb", 4),
        ("a\u2028b", 3),
        ("\ud83d", 1),
    ],
    ids=ascii,
)
def test_characters_are_counted_as_a_web_form_counts_them(text: str, count: int) -> None:
    assert characters(text) == count


class TestFields:
    def test_have_the_same_names_in_every_language(self) -> None:
        assert portal_fields(GUIDE_2024) == (
            *("title", "organisation", "summary", "context", "objectives"),
            *("learners.planned", "staff.planned", "organisations.planned", "priorities"),
            *("partnership", "participants", "preparation", "activities"),
            *("learners", "learners.achieved", "learners.not_reported", "learners.evidence"),
            *("staff", "staff.achieved", "staff.not_reported", "staff.evidence"),
            *("organisations", "organisations.achieved", "organisations.not_reported"),
            "organisations.evidence",
            *("recognition", "satisfaction", "impact", "systems"),
            *("inclusion", "digital", "environment", "participation"),
            *("dissemination", "sustainability", "lessons", "other"),
        )

    def test_stand_by_part_of_the_form_and_say_if_they_have_no_text(self) -> None:
        report = portal_view(project_with(participants={"staff": 3}), locale="nl")

        notes = notes_of(report)
        assert (
            {
                str(part.heading): [str(each.heading) for each in part.sections]
                for part in report.sections
                if part.sections
            },
            [notes[name] for name, text in fields_of(report).items() if not text],
        ) == (
            {
                "Gegevens van het project": ["Titel", "Begunstigde (coördinator)"],
                "Samenvatting": ["Samenvatting"],
                "Context en doelstellingen": ["Beoogde resultaten: Personeel", "Prioriteit"],
                "Resultaten en impact": [
                    *("Bereikte resultaten: Personeel", "Onderbouwing: Personeel"),
                ],
            },
            ["Geen tekst voor dit veld."] * 5,
        )

    def test_are_those_of_the_groups_that_take_part(self) -> None:
        assert fields_of(view_of()) == {
            "title": "Titel",
            "organisation": "Organisatie",
            "summary": "",
            "priorities": "",
        }

    def test_have_the_projects_own_words_by_topic(self) -> None:
        project = project_with(
            summary={"nl-BE": "Kort.", "en": "In short."},
            sections=[
                ProjectSection("Waarom.", "nl", topic="context"),
                ProjectSection("Why.", "en", topic="context"),
                ProjectSection("Was wir teilen.", "de", "Teilen", topic="dissemination"),
                ProjectSection("Voor personeel.", "nl", topic="staff"),
                ProjectSection("Stelsels.", "nl", topic="systems"),
                ProjectSection("Beleid.", "nl", topic="systems.policy_reforms"),
                ProjectSection("Vluchtelingen.", "nl", topic="priorities.ukraine_2024"),
                ProjectSection("En verder.", "nl"),
            ],
        )

        dutch, english = (fields_of(portal_view(project, locale=each)) for each in ("nl", "en"))

        del dutch["title"], dutch["organisation"]
        assert (dutch, english["summary"], english["context"]) == (
            {
                "summary": "Kort.",
                "context": "Waarom.",
                "priorities": "Vluchtelingen.",
                "staff": "Voor personeel.",
                "systems": "Stelsels.\n\nBeleid.",
                "dissemination": "Teilen\nWas wir teilen.",
                "other": "En verder.",
            },
            "In short.",
            "Why.",
        )

    def test_have_the_summary_in_the_language_only(self) -> None:
        project = project_with(summary={"nl": "Kort.", "nl-BE": "Bondig."})

        summaries = [
            fields_of(portal_view(project, locale=each))["summary"]
            for each in ("nl", "nl-BE", "en")
        ]

        assert summaries == ["Kort.", "Bondig.", ""]

    @pytest.mark.parametrize("edition", GUIDES)
    def test_are_in_the_words_of_the_projects_edition(self, edition: int) -> None:
        guide = GUIDES[edition]
        claims = [Claim("staff.competences", "planned")]
        project = project_with(edition=edition, claims=claims, priorities=guide.priorities)

        report = portal_view(project, locale="en")

        (priority,) = guide.priorities
        fields, documents = fields_of(report), rows_of(report.sections[-1])
        assert (fields["staff.planned"], fields["priorities"], [each[0] for each in documents]) == (
            f"- {guide.label(staff.COMPETENCES, locale='en')}",
            (
                f"- {guide.short_label(priority, locale='en')}: "
                f"{guide.statement(priority, locale='en')}"
            ),
            [guide.source(staff.COMPETENCES, locale="en").document],
        )


class TestOutcomes:
    @pytest.mark.parametrize(
        ("outcome", "figures", "locale", "expected"),
        [
            ("staff.motivation", (None, None), "en", ""),
            ("staff.motivation", (1, None), "en", " (1 participant)"),
            ("staff.motivation", (1200, None), "nl", " (1.200 deelnemers)"),
            ("staff.motivation", (7, 9), "en", " (7 of 9 respondents)"),
            ("staff.motivation", (1, 1), "nl", " (1 van 1 respondent)"),
            ("staff.motivation", (None, 9), "en", " (number unknown; 9 respondents)"),
            ("organisations.professional_environment", (1, None), "en", " (1 organisation)"),
            ("organisations.professional_environment", (2, None), "nl", " (2 organisaties)"),
        ],
    )
    def test_each_is_a_line_with_its_figures(
        self, outcome: str, figures: tuple[int | None, int | None], locale: str, expected: str
    ) -> None:
        claim = Claim(outcome, "achieved", (), *figures)

        fields = fields_of(view_of(claim, locale=locale))

        field = f"{outcome.partition('.')[0]}.achieved"
        assert fields[field] == f"- {claim.outcome.label(locale)}{expected}"

    def test_an_aspect_is_in_the_line_of_its_outcome_even_if_that_is_not_claimed(self) -> None:
        cooperation = "organisations.international_capacity.cooperation"
        claims = [
            Claim(cooperation, "planned", participants=5),
            Claim(cooperation, "planned", participants=6),
            Claim("organisations.international_capacity.funding", "planned"),
        ]

        assert fields_of(view_of(*claims))["organisations.planned"] == (
            "- verbeterd vermogen om te functioneren op EU-/internationaal niveau: "
            "versterkte samenwerking met partners uit andere landen (5 organisaties); "
            "versterkte samenwerking met partners uit andere landen (6 organisaties); "
            + organisations.FUNDING.label("nl")
        )

    def test_an_outcome_with_figures_of_its_own_keeps_them_before_its_aspects(self) -> None:
        outcome = "organisations.international_capacity"
        claims = [
            *(Claim(outcome, "achieved", participants=each) for each in (4, 5)),
            Claim(f"{outcome}.cooperation", "achieved", participants=3),
        ]

        label = organisations.INTERNATIONAL_CAPACITY.label("en")
        assert fields_of(view_of(*claims, locale="en"))["organisations.achieved"].split("\n") == [
            f"- {label} (4 organisations)",
            (
                f"- {label} (5 organisations): "
                "reinforced cooperation with partners from other countries (3 organisations)"
            ),
        ]

    def test_have_as_many_lines_as_the_report_counts_outcomes(self) -> None:
        fields = fields_of(portal_view(PROJECT, locale="nl"))

        lines = [
            sum(len(text.split("\n")) for name, text in fields.items() if name.endswith(part))
            for part in ("planned", "achieved", "not_reported")
        ]
        assert lines == [len(PROJECT.planned.outcomes), len(PROJECT.achieved.outcomes), 2]

    @pytest.mark.parametrize(
        ("locale", "heading", "text"),
        [
            (
                "nl",
                "Beoogd, maar niet als bereikt opgegeven: Personeel",
                ("- sterkere motivatie en meer tevredenheid in hun dagelijks werk (3 deelnemers)"),
            ),
            (
                "en",
                "Planned, but not reported as achieved: Staff",
                f"- {staff.MOTIVATION.label('en')} (3 participants)",
            ),
        ],
    )
    def test_that_are_planned_and_not_reported_have_a_field(
        self, locale: str, heading: str, text: str
    ) -> None:
        claims = [
            Claim("staff.motivation", "planned", participants=3),
            Claim("staff.diversity", "planned"),
            Claim("staff.diversity", "achieved"),
        ]

        report = view_of(*claims, locale=locale)

        (section,) = (each for each in sections_in(report) if each.code == "staff.not_reported")
        assert (str(section.heading), fields_of(report)["staff.not_reported"]) == (heading, text)

    def test_claims_of_one_outcome_that_say_the_same_are_one_line(self) -> None:
        claims = [Claim("staff.motivation", "planned", participants=number) for number in (3, 4, 3)]

        assert fields_of(view_of(*claims))["staff.planned"].split("\n") == [
            "- sterkere motivatie en meer tevredenheid in hun dagelijks werk (3 deelnemers)",
            "- sterkere motivatie en meer tevredenheid in hun dagelijks werk (4 deelnemers)",
        ]

    @pytest.mark.parametrize("locale", ["nl", "en"])
    def test_each_outcome_and_aspect_is_in_the_fields_of_its_group_without_a_mark(
        self, locale: str
    ) -> None:
        fields = fields_of(portal_view(EVERYTHING, locale=locale))

        labels = {
            group.code: "\n".join(
                f"- {outcome.label(locale)}"
                + (": " if outcome.aspects else "")
                + "; ".join(aspect.label(locale) for aspect in outcome.aspects)
                for outcome in group.outcomes
            )
            for group in GUIDE_2024.target_groups
        }
        assert {
            name: fields[name] for name in fields if name.endswith(("planned", "achieved"))
        } == {f"{code}.{status}": text for code, text in labels.items() for status in ClaimStatus}


class TestEvidence:
    @pytest.mark.parametrize(
        ("language", "locale", "expected"),
        [
            ("NL-be", "nl", "Over Motivatie en tevredenheid: “Zo.” (Enquête, 2 juli 2025)"),
            (
                "de",
                "nl-BE",
                "Over Motivatie en tevredenheid: “Zo.” (Enquête, 2 juli 2025; in het Duits)",
            ),
            ("nl", "en", "On Motivation and satisfaction: “Zo.” (Enquête, 2 July 2025; in Dutch)"),
            ("qtz", "en", "On Motivation and satisfaction: “Zo.” (Enquête, 2 July 2025; in qtz)"),
        ],
    )
    def test_has_its_source_and_its_language_if_it_is_another(
        self, language: str, locale: str, expected: str
    ) -> None:
        claim = Claim("staff.motivation", "achieved", [evidence("Zo.", language)])

        assert fields_of(view_of(claim, locale=locale))["staff.evidence"] == f"- {expected}"

    def test_is_exactly_what_was_said_whatever_its_lines_and_direction(self) -> None:
        quotation = evidence("\n abc \u202e\n\n  - שלום {source}\n", "he", "مرحبا")
        claim = Claim("staff.motivation", "achieved", [quotation])

        assert fields_of(view_of(claim, locale="en"))["staff.evidence"] == (
            "- On Motivation and satisfaction: “abc \u202e\n\n  - שלום {source}” (مرحبا,"
            " 2 July 2025; in Hebrew)"
        )

    def test_is_in_the_field_of_its_group_once(self) -> None:
        quotations = [evidence(text) for text in ("Een.", "Twee.", "Een.")]

        fields = fields_of(
            view_of(
                Claim("staff.motivation", "planned", quotations),
                Claim("learners.initiative", "achieved", quotations[1:2]),
            )
        )

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
            ("abc", "nl", 3000, "3 van 3.000 tekens"),
            ("👩‍🎓𝕏é", "en", 8, "8 of 8 characters"),
            ("a", "en", 1, "1 of 1 character"),
            (
                "👩‍🎓𝕏é",
                "en",
                7,
                "1 character over the limit (8 of 7); the text has not been shortened.",
            ),
            (
                "a" * 4123,
                "nl",
                3000,
                "1.123 tekens te veel (4.123 van 3.000); de tekst is niet ingekort.",
            ),
            ("abc", ("nl", "en"), 3000, "3 van 3.000 tekens / 3 of 3,000 characters"),
            ("a" * 4123, "nl", None, "4.123 tekens"),
        ],
        ids=["within", "full", "one", "one too many", "many too many", "two languages", "no limit"],
    )
    def test_say_how_much_of_the_limit_a_text_takes(
        self, title: str, locale: Any, limit: int | None, expected: str
    ) -> None:
        limits = {} if limit is None else {"title": limit}

        report = portal_view(project_with(title=title), locale=locale, limit=limits)

        (section,) = (each for each in sections_in(report) if each.code == "title")
        assert [
            str(block.text) for block in section.blocks if isinstance(block, Verbatim | Note)
        ] == [
            title,
            expected,
        ]

    @given(showable_projects, st.integers(1, 400))
    def test_are_those_of_the_text_that_is_shown(self, project: Project, limit: int) -> None:
        number = Localizer("en").number
        report = portal_view(project, locale="en", limit=limit)
        expected = {}
        for name, text in fields_of(report).items():
            count = len(text.encode("utf-16-le")) // 2
            excess = [count - limit] if count > limit else []
            numbers = [count] if name in {"title", "organisation"} else [*excess, count, limit]
            expected[name] = [*map(number, numbers)] if text else []

        found = {name: re.findall(r"[0-9,]+", note) for name, note in notes_of(report).items()}

        assert found == expected


class TestLimits:
    def test_may_be_given_for_each_field(self) -> None:
        assert notes_of(view_of(locale="en", limit={"title": Most.TITLE})) == {
            "title": "5 of 200 characters",
            "organisation": "11 characters",
            "summary": "No text for this field.",
            "priorities": "No text for this field.",
        }

    @pytest.mark.parametrize(
        ("limit", "message"),
        [
            *(
                (each, "limit is .*, expected a whole number, 1 or more, or a mapping of fields to")
                for each in (0, True, 3.0, "3000", None, [3000])
            ),
            ({"title": 0}, r"limit\['title'\] is 0, expected a whole number, 1 or more$"),
            ({"titel": 200}, "limit is 'titel', expected only title, organisation, summary, c"),
            ({1: 200}, "limit is 1, expected only title, organisation, summary, c"),
        ],
        ids=repr,
    )
    def test_other_than_numbers_of_characters_are_refused(self, limit: Any, message: str) -> None:
        with pytest.raises(InvalidValueError, match=message):
            view_of(limit=limit)

    @pytest.mark.parametrize(
        ("limit", "expected"),
        [
            ({}, "Alle teksten passen in het veld. / All texts fit."),
            (
                {"learners.planned": 40},
                (
                    "1 tekst is te lang voor het bijbehorende veld: Beoogde resultaten:"
                    " Lerenden. / All texts fit."
                ),
            ),
            (
                {"title": 2, "learners.planned": 4},
                (
                    "2 teksten zijn te lang voor het bijbehorende veld: Titel en Beoogde"
                    " resultaten: Lerenden."
                    " / 2 texts are too long for their fields: Title and Expected outcomes:"
                    " Learners."
                ),
            ),
        ],
        ids=["none", "one language", "both"],
    )
    def test_that_are_exceeded_are_named_first(self, limit: dict[str, int], expected: str) -> None:
        claim = Claim("learners.participation_in_society", "planned")

        report = view_of(claim, locale=("nl", "en"), limit=limit)

        assert said_in(report.sections[0])[1] == expected


@pytest.mark.parametrize(
    ("project", "note"),
    [
        (project_with(), []),
        (
            attrs.evolve(EVERYTHING, priorities=[]),
            [
                (
                    "Outcomes and priorities are in the guide's own words, except for their short "
                    "names."
                ),
            ],
        ),
        (
            EVERYTHING,
            [
                (
                    "Outcomes and priorities are in the guide's own words, except for their short "
                    "names and for the texts listed at the end, which the fields show without †."
                ),
            ],
        ),
    ],
    ids=["no outcomes", "words of the guide", "a text of ours"],
)
def test_notes_say_how_characters_are_counted_and_whose_words_the_texts_are(
    project: Project, note: list[str]
) -> None:
    assert said_in(portal_view(project, locale="en").sections[0])[2:] == [
        (
            "Characters are counted as web forms count them: a line break is one character,"
            " most emoji are two or more."
        ),
        *note,
    ]


def test_a_priority_has_its_short_name_and_what_the_guide_says_in_full() -> None:
    project = project_with(
        edition=2024,
        priorities=["priorities.ukraine_2024"],
        sections=[ProjectSection("Wij hielpen.", "nl", topic="priorities.ukraine_2024")],
    )

    report = portal_view(project, locale="nl")

    statement = ukraine.PRIORITY_2024.statement("nl")
    assert (fields_of(report)["priorities"], said_in(report.sections[0])[-1]) == (
        f"- Oekraïne-prioriteit 2024: {statement}\n\nWij hielpen.",
        (
            "Resultaten en prioriteiten staan in de velden in de woorden van de gids zelf, op hun"
            " korte namen na."
        ),
    )


def test_a_statement_of_ours_is_listed_with_its_mark() -> None:
    report = portal_view(EVERYTHING, locale="en")

    (words,) = (each for each in report.sections[-2].blocks if isinstance(each, Items))
    assert (str(report.sections[-2].heading), [*map(str, words.items)]) == (
        "Texts that are not the guide's own words",
        [f"{ukraine.PRIORITY_2024.statement('en')}\N{NO-BREAK SPACE}†"],
    )


def test_names_that_are_not_the_guides_are_listed_with_their_mark(
    tmp_path: Path, partial_words: str, write_catalogue: Callable[[Path, str, str | bytes], Path]
) -> None:
    write_catalogue(tmp_path, "fy", partial_words)
    claims = [
        Claim("learners.learning_performance", "planned"),
        Claim("staff.diversity", "planned"),
    ]

    report = view_of(*claims, locale=Localizer("fy", fallbacks=["en"], catalogues=[tmp_path]))

    (names,) = (each for each in report.sections[-2].blocks if isinstance(each, Items))
    assert (fields_of(report)["learners.planned"], [*map(str, names.items)]) == (
        "- bettere learprestaasjes",
        ["bettere learprestaasjes\N{NO-BREAK SPACE}†"],
    )
    assert said_in(report.sections[0])[-1].endswith("the fields show without †.")


@pytest.mark.parametrize(
    ("locale", "form"),
    [
        ("nl", "het formulier van de eindrapportage: "),
        ("nl-BE", "het formulier van het eindverslag: "),
    ],
)
def test_says_that_it_is_a_set_of_texts_to_copy(locale: str, form: str) -> None:
    assert said_in(view_of(locale=locale).sections[0])[0].startswith(
        f"Dit is geen verslag, maar een verzameling teksten om over te nemen in {form}"
    )


def test_the_report_has_the_title_of_the_project() -> None:
    report = view_of()

    assert (str(report.title), str(report.subtitle), report.languages) == (
        "Titel",
        "Teksten voor een formulier (Erasmus+ kernactie 1)",
        ("nl",),
    )
