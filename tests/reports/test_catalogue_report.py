"""The catalogue: every concept of the guide once, with its texts and where they come from."""

from __future__ import annotations

from collections.abc import Iterator

import attrs
import pytest
from report_samples import Page, facts_of, rows_of, said_in, sections_in

from erasmus_ka1 import GUIDE_2024, GUIDES
from erasmus_ka1.reports import Note, Report, Section, catalogue
from erasmus_ka1.taxonomy import Concept, Guide

OUR_MARK = "\N{NO-BREAK SPACE}†"
TERMS = {
    "nl": ("Benaming", "Bron van de benaming", "Volledige tekst", "Bron van de volledige tekst"),
    "en": ("Label", "Source of the label", "Statement", "Source of the statement"),
}
CONCEPT = {"nl": ("Begrip", " met de code "), "en": ("Concept", " with the code ")}
AUDIENCES = {"nl": "Tot deze doelgroep behoren", "en": "Who this covers"}
STATUSES = {
    "nl": {"official": "officieel", "other_edition": "uit een andere editie"},
    "en": {"official": "official", "other_edition": "from another edition"},
}
OURS = {"nl": "erasmus_ka1 (redactioneel)", "en": "erasmus_ka1 (editorial)"}
EACH = [(edition, locale) for edition in GUIDES for locale in ("nl", "en")]


@attrs.frozen
class Entry:
    """What the catalogue says of a concept in one language."""

    code: str
    short_label: str
    label: str | None
    label_source: str | None
    statement: str | None = None
    statement_source: str | None = None


def entries_of(report: Report, place: int = 0) -> list[Entry]:
    """Return what a reader of the language with this place finds, in the order of the page."""
    language = report.languages[place]
    entries: list[Entry] = []
    for section in sections_in(report):
        if section.heading.version(place).text == AUDIENCES[language]:
            entries += audiences_of(section, place, language)
        elif section.code not in {None, "sources"}:
            facts = facts_of(section, place)
            term, between = CONCEPT[language]
            short_label, code = section.heading.version(place).text, facts[term].split(between)[1]
            entries.append(Entry(code, short_label, *map(facts.get, TERMS[language])))
    return entries


def audiences_of(section: Section, place: int, language: str) -> Iterator[Entry]:
    note = next(block for block in section.blocks if isinstance(block, Note))
    source = note.text.version(place).text.partition(": ")[2]
    for short_label, value in facts_of(section, place).items():
        label, code = value.split(f",{CONCEPT[language][1]}")
        yield Entry(code, short_label, label, source)


def entry_for(concept: Concept, guide: Guide, locale: str) -> Entry:
    """Return what the catalogue must say of a concept."""
    localizer = guide.localizer(locale)
    texts = []
    for kind, text in (
        ("label", localizer.label(concept)),
        ("statement", localizer.statement(concept)),
    ):
        source = guide.source(concept, locale=locale, of=kind)  # type: ignore[arg-type]
        status = STATUSES[locale].get(source.status)
        mark = "" if status or (kind == "label" and concept.is_label_ours) else OUR_MARK
        texts += [text + mark, f"{source.document} ({status})" if status else OURS[locale]]
    if localizer.label(concept) == localizer.statement(concept):
        del texts[2:]
    return Entry(concept.code, localizer.short_label(concept), *texts)


@pytest.mark.parametrize(("edition", "locale"), EACH)
def test_it_has_each_concept_once_in_guide_order_with_its_texts_and_sources(
    edition: int, locale: str
) -> None:
    guide = GUIDES[edition]

    report = catalogue(guide, locale=locale)

    assert entries_of(report) == [entry_for(each, guide, locale) for each in guide]


@pytest.mark.parametrize("locales", [("nl", "en"), ("en", "nl")], ids="-".join)
def test_side_by_side_each_language_is_as_on_its_own(locales: tuple[str, str]) -> None:
    both = catalogue(GUIDE_2024, locale=locales)

    assert [entries_of(both, place) for place in (0, 1)] == [
        entries_of(catalogue(GUIDE_2024, locale=each)) for each in locales
    ]


@pytest.mark.parametrize(("edition", "locale"), EACH)
def test_the_sources_are_those_of_the_entries_and_explain_the_mark_if_there_is_one(
    edition: int, locale: str
) -> None:
    report = catalogue(GUIDES[edition], locale=locale)

    entries = entries_of(report)
    quoted = {source for each in entries for source in (each.label_source, each.statement_source)}
    listed = {f"{row[0]} ({row[2]})" for row in rows_of(report.sections[-1])}
    is_marked = any(OUR_MARK in (each.statement or "") for each in entries)
    assert (listed, len(said_in(report.sections[-1]))) == (
        quoted - {OURS[locale], None},
        1 + is_marked,
    )


def test_aspects_are_under_their_outcome_and_impacts_under_their_level() -> None:
    report = catalogue(GUIDE_2024, locale="nl")

    under = {
        section.code: [inner.code for inner in section.sections]
        for section in sections_in(report)
        if section.sections and section.code not in GUIDE_2024.target_groups
    }

    assert under == {
        **{
            outcome.code: [each.code for each in outcome.aspects]
            for outcome in GUIDE_2024.organisations.outcomes
        },
        "systems": ["systems.policy_reforms", "systems.new_resources"],
    }


def test_only_what_the_guide_gives_as_examples_is_called_examples() -> None:
    with_examples = [
        section.code
        for section in sections_in(catalogue(GUIDE_2024, locale="en"))
        if any("as examples" in each for each in said_in(section))
    ]

    assert with_examples == ["organisations.innovative_operation"]


def test_a_priority_has_its_year_aim_means_and_beneficiaries() -> None:
    sections = catalogue(GUIDE_2024, locale="en").sections

    section = next(each for each in sections if each.code == "priorities.ukraine_2024")

    expected = {
        "Year": "2024",
        "Aim": "the socio-economic and educational consequences of the Russian invasion of Ukraine",
        "Means": "supporting mobility projects",
        "Beneficiaries": "people fleeing the war in Ukraine",
    }
    assert expected.items() <= facts_of(section).items()


def test_the_title_is_in_the_language_and_names_the_edition() -> None:
    report = catalogue(GUIDES[2025], locale="nl-BE")

    assert (str(report.title), str(report.subtitle)) == (
        "Erasmus+ kernactie 1: beoogde resultaten",
        "Catalogus van de programmagids, uitgave 2025",
    )


def test_in_html_the_contents_and_other_links_lead_to_the_concepts() -> None:
    expected = ["key_action_1"]
    for group in GUIDE_2024.target_groups:
        expected += [group.code, *(outcome.code for outcome in group.outcomes)]
    expected += ["systems", *GUIDE_2024.impacts.codes, *GUIDE_2024.priorities.codes, "sources"]

    page = Page(catalogue(GUIDE_2024, locale=("nl", "en")).to_html())

    links = [
        value
        for _, name, value in page.attributes
        if name == "href" and not value.startswith("#section")
    ]
    names = [value for _, name, value in page.attributes if name == "id"]
    without = [code for code in GUIDE_2024.concepts.codes if code not in names]
    assert (links, without) == (
        [f"#{code}" for code in expected],
        [*GUIDE_2024.audiences.codes],
    )
