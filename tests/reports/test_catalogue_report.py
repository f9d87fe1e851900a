"""The catalogue: every concept of the guide once, with its texts and where they come from."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import attrs
import pytest

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.reports import Facts, Note, Report, Section, Table, catalogue

DATA = Path(__file__).parent.parent / "data"
LOCALES = [("nl",), ("en",), ("nl", "en"), ("en", "nl")]
NAMES = ["Dutch", "English", "Dutch-English", "English-Dutch"]
MARKS = {"official": "", "attested": "\N{NO-BREAK SPACE}†", "editorial": "\N{NO-BREAK SPACE}‡"}
TERMS = {
    "nl": ("Benaming", "Bron van de benaming", "Volledige tekst", "Bron van de volledige tekst"),
    "en": ("Label", "Source of the label", "Statement", "Source of the statement"),
}
CONCEPT = {"nl": ("Begrip", " met de code "), "en": ("Concept", " with the code ")}
AUDIENCES = {"nl": "Tot deze doelgroep behoren", "en": "Who this covers"}
KINDS = {
    "nl": {
        "key action": "kernactie",
        "target group": "doelgroep",
        "audience": "Tot deze doelgroep behoren",
        "outcome": "resultaat",
        "aspect": "deelaspect",
        "level": "niveau",
        "impact": "langetermijneffect",
        "priority": "prioriteit",
    },
    "en": {
        **{name: name for name in ("key action", "target group", "outcome", "aspect", "level")},
        "audience": "Who this covers",
        "impact": "long-term impact",
        "priority": "priority",
    },
}
PAGE = "Erasmus+-programmagids 2024, deel B, Kernactie 1: Individuele leermobiliteit"
STATUSES = {
    "nl": {"official": "{} (officieel)", "editorial": "{} (redactioneel)"},
    "en": {"attested": "{} (attested)", "editorial": "{} (editorial)"},
}


@attrs.frozen
class Entry:
    """What the catalogue says of a concept in one language."""

    code: str
    kind: str
    short_label: str
    label: str
    label_source: str
    statement: str | None = None
    statement_source: str | None = None


def sections_of(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from sections_of(section.sections)


def entries_of(report: Report, place: int) -> list[Entry]:
    """Return what a reader of the language with this place finds, in the order of the page."""
    language = report.languages[place]
    entries: list[Entry] = []
    for section in sections_of(report.sections):
        if section.heading.version(place).text == AUDIENCES[language]:
            entries += audiences_of(section, place, language)
        elif section.code not in {None, "sources"}:
            entries.append(entry_of(section, place, language))
    return entries


def facts_of(section: Section, place: int) -> dict[str, str]:
    return {
        fact.term.version(place).text: fact.value.version(place).text
        for block in section.blocks
        if isinstance(block, Facts)
        for fact in block.facts
    }


def entry_of(section: Section, place: int, language: str) -> Entry:
    facts = facts_of(section, place)
    label, label_source, statement, statement_source = map(facts.get, TERMS[language])
    concept, between = CONCEPT[language]
    kind, code = facts[concept].split(between)
    short_label = section.heading.version(place).text
    assert code == section.code
    assert label is not None
    assert label_source is not None
    return Entry(code, kind, short_label, label, label_source, statement, statement_source)


def audiences_of(section: Section, place: int, language: str) -> Iterator[Entry]:
    note = next(block for block in section.blocks if isinstance(block, Note))
    source = note.text.version(place).text.partition(": ")[2]
    for short_label, value in facts_of(section, place).items():
        label, code = value.split(f",{CONCEPT[language][1]}")
        yield Entry(code, section.heading.version(place).text, short_label, label, source)


def concepts() -> list[dict[str, str]]:
    with (DATA / "concepts.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def statements() -> dict[str, dict[str, str]]:
    with (DATA / "statements.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


def status_of(row: dict[str, str], language: str) -> str:
    if row.get("kind") == "target group":
        return "editorial"
    return "official" if language == "nl" else row["en_status"]


class Page(HTMLParser):
    """The names, the links and the words of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.links_in_contents: list[str] = []
        self._is_in_nav = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_in_nav = self._is_in_nav or tag == "nav"
        for name, value in attrs:
            if name == "id" and value is not None:
                self.ids.append(value)
            if name == "href" and value is not None:
                self.links.append(value)
                self.links_in_contents += [value] if self._is_in_nav else []

    def handle_endtag(self, tag: str) -> None:
        self._is_in_nav = self._is_in_nav and tag != "nav"


in_each_language = pytest.mark.parametrize(
    ("locales", "place"),
    [(locales, place) for locales in LOCALES for place in range(len(locales))],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else str(value),
)
in_all_locales = pytest.mark.parametrize("locales", LOCALES, ids=NAMES)


class TestConcepts:
    @in_each_language
    def test_each_stands_there_once_in_guide_order(
        self, locales: tuple[str, ...], place: int
    ) -> None:
        report = catalogue(GUIDE_2024, locale=locales)

        codes = [entry.code for entry in entries_of(report, place)]

        assert codes == [row["code"] for row in concepts()]

    @in_each_language
    def test_each_has_its_kind_and_names(self, locales: tuple[str, ...], place: int) -> None:
        language = locales[place]

        entries = entries_of(catalogue(GUIDE_2024, locale=locales), place)

        assert [(each.kind, each.short_label, each.label) for each in entries] == [
            (
                KINDS[language][row["kind"]],
                row[f"short_{language}"],
                (row[f"label_{language}"] or row[f"short_{language}"])
                + MARKS[status_of(row, language)],
            )
            for row in concepts()
        ]

    @in_each_language
    def test_statement_stands_there_where_it_is_more_than_the_label(
        self, locales: tuple[str, ...], place: int
    ) -> None:
        language = locales[place]
        entries = entries_of(catalogue(GUIDE_2024, locale=locales), place)

        found = {each.code: each.statement for each in entries if each.statement}

        assert found == {
            code: row[f"statement_{language}"] + MARKS[status_of(row, language)]
            for code, row in statements().items()
        }

    @in_each_language
    def test_the_source_of_a_label_has_its_document_and_status(
        self, locales: tuple[str, ...], place: int
    ) -> None:
        language = locales[place]
        entries = entries_of(catalogue(GUIDE_2024, locale=locales), place)

        found = {each.code: each.label_source for each in entries}

        assert found == {
            row["code"]: source_of(row["code"], status_of(row, language), language)
            for row in concepts()
        }

    @in_each_language
    def test_the_source_of_a_statement_has_its_document_and_status(
        self, locales: tuple[str, ...], place: int
    ) -> None:
        language = locales[place]
        entries = entries_of(catalogue(GUIDE_2024, locale=locales), place)

        found = {each.code: each.statement_source for each in entries if each.statement_source}

        assert found == {
            code: source_of(code, status_of(row, language), language)
            for code, row in statements().items()
        }


def source_of(code: str, status: str, language: str) -> str:
    documents = {
        "official": PAGE,
        "editorial": "erasmus_ka1",
        "attested": GUIDE_2024[code].source("en", of="statement").document,
    }
    return STATUSES[language][status].format(documents[status])


class TestSections:
    def test_aspects_stand_under_their_outcome_and_impacts_under_their_level(self) -> None:
        report = catalogue(GUIDE_2024, locale="nl")

        under = {
            section.code: [inner.code for inner in section.sections]
            for section in sections_of(report.sections)
            if section.sections and section.code not in GUIDE_2024.target_groups
        }

        assert under == {
            "organisations.international_capacity": [
                "organisations.international_capacity.management_and_strategies",
                "organisations.international_capacity.cooperation",
                "organisations.international_capacity.funding",
                "organisations.international_capacity.project_quality",
            ],
            "organisations.innovative_operation": [
                "organisations.innovative_operation.attractive_programmes",
                "organisations.innovative_operation.staff_qualifications",
                "organisations.innovative_operation.recognition",
                "organisations.innovative_operation.local_communities",
                "organisations.innovative_operation.youth_work_methods",
            ],
            "organisations.professional_environment": [
                "organisations.professional_environment.good_practices",
                "organisations.professional_environment.synergies",
                "organisations.professional_environment.staff_development",
                "organisations.professional_environment.attracting_talent",
            ],
            "systems": ["systems.policy_reforms", "systems.new_resources"],
        }

    def test_only_what_the_guide_gives_as_examples_is_called_examples(self) -> None:
        report = catalogue(GUIDE_2024, locale="en")

        with_examples = [
            section.code
            for section in sections_of(report.sections)
            for block in section.blocks
            if isinstance(block, Note) and "as examples" in str(block.text)
        ]

        assert with_examples == ["organisations.innovative_operation"]

    @pytest.mark.parametrize(
        ("locale", "expected"),
        [
            (
                "nl",
                {
                    "Jaar": "2024",
                    "Aangepakte gevolgen": "de gevolgen op sociaal-economisch en op"
                    " onderwijsgebied van de Russische invasie van Oekraïne",
                    "Middel": "mobiliteitsprojecten te ondersteunen",
                    "Doelgroep": "mensen die de oorlog in Oekraïne ontvluchten",
                },
            ),
            (
                "en",
                {
                    "Year": "2024",
                    "Aim": "the socio-economic and educational consequences of"
                    " the Russian invasion of Ukraine",
                    "Means": "supporting mobility projects",
                    "Beneficiaries": "people fleeing the war in Ukraine",
                },
            ),
        ],
    )
    def test_a_priority_says_when_what_how_and_for_whom(
        self, locale: str, expected: dict[str, str]
    ) -> None:
        report = catalogue(GUIDE_2024, locale=locale)

        section = next(each for each in report.sections if each.code == "priorities.ukraine_2024")

        assert expected.items() <= facts_of(section, 0).items()

    @pytest.mark.parametrize(
        ("locale", "title", "subtitle"),
        [
            (
                "nl-BE",
                "Erasmus+ kernactie 1: beoogde resultaten",
                "Catalogus van de programmagids, uitgave 2024",
            ),
            (
                "en",
                "Erasmus+ Key Action 1: expected outcomes",
                "Catalogue of the Programme Guide, edition 2024",
            ),
        ],
    )
    def test_the_title_is_in_the_language_and_names_the_edition(
        self, locale: str, title: str, subtitle: str
    ) -> None:
        report = catalogue(GUIDE_2024, locale=locale)

        assert (str(report.title), str(report.subtitle)) == (title, subtitle)

    def test_the_sources_are_those_that_the_entries_name(self) -> None:
        report = catalogue(GUIDE_2024, locale="en")
        table = next(each for each in report.sections[-1].blocks if isinstance(each, Table))
        named = {
            source.rpartition(" (")[0]
            for entry in entries_of(report, 0)
            for source in (entry.label_source, entry.statement_source or entry.label_source)
        }

        listed = [str(row[0].text) for row in table.rows]

        assert (sorted(listed), len(listed)) == (sorted((named | {PAGE}) - {"erasmus_ka1"}), 4)


class TestHtml:
    @in_all_locales
    def test_every_name_is_there_once_and_every_link_leads_to_one(
        self, locales: tuple[str, ...]
    ) -> None:
        page = Page(catalogue(GUIDE_2024, locale=locales).to_html())

        twice = [name for name, number in Counter(page.ids).items() if number > 1]
        astray = [link for link in page.links if link.removeprefix("#") not in page.ids]

        assert (twice, astray) == ([], [])

    @in_all_locales
    def test_the_contents_lead_to_sections_and_those_in_them(
        self, locales: tuple[str, ...]
    ) -> None:
        guide = GUIDE_2024
        expected = ["key_action_1"]
        for group in guide.target_groups:
            expected += [group.code, *(outcome.code for outcome in group.outcomes)]
        expected += ["systems", *guide.impacts.codes, *guide.priorities.codes, "sources"]

        page = Page(catalogue(guide, locale=locales).to_html())

        assert page.links_in_contents == [f"#{code}" for code in expected]

    def test_a_link_finds_each_concept_but_the_audiences(self) -> None:
        page = Page(catalogue(GUIDE_2024, locale="nl").to_html())

        without = [code for code in GUIDE_2024.concepts.codes if code not in page.ids]

        assert without == [*GUIDE_2024.audiences.codes]
