"""The catalogue: every concept of the guide once, with the guide's words and its code."""

from __future__ import annotations

import io
from collections.abc import Iterator

import attrs
import pikepdf
import pytest
from report_samples import Page, facts_of, rows_of, said_in, section_of

from erasmus_ka1 import GUIDE_2024, GUIDES, organisations
from erasmus_ka1.reports import Cell, Report, Section, Table, catalogue
from erasmus_ka1.taxonomy import Aspect, Concept, Guide, TextKind

OUR_MARK = "\N{NO-BREAK SPACE}†"
EACH = [(edition, locale) for edition in GUIDES for locale in ("nl", "en")]
CONCEPT_SECTIONS = [
    *("key_action_1", "learners", "staff", "organisations", "systems", "priorities.ukraine_2024"),
]


@attrs.frozen
class Entry:
    """What the catalogue says of a concept in one language."""

    code: str
    short_label: str
    words: str
    is_part: bool = False


def entries_of(report: Report, place: int = 0) -> list[Entry]:
    """Return what a reader of the language with this place finds, in the order of the page."""
    return [entry for section in report.sections for entry in section_entries(section, place)]


def section_entries(section: Section, place: int) -> Iterator[Entry]:
    if section.code in {None, "sources"}:
        return
    facts = facts_of(section, place)
    assert facts["Code"] == section.code
    yield Entry(
        facts["Code"],
        section.heading.version(place).text,
        section.blocks[0].text.version(place).text,  # type: ignore[attr-defined]
    )
    for block in section.blocks:
        if isinstance(block, Table):
            yield from (row_entry(row, place) for row in block.rows)


def row_entry(row: tuple[Cell, ...], place: int) -> Entry:
    name, code = row
    short_label = name.text.version(place).text
    words = name.detail.version(place).text if name.detail else short_label.casefold()
    return Entry(str(code.text), short_label, words, name.is_part)


def entry_for(concept: Concept, guide: Guide, locale: str) -> Entry:
    """Return what the catalogue must say of a concept."""
    localizer = guide.localizer(locale)
    short_label = localizer.short_label(concept)
    is_section = not hasattr(concept, "group") and concept.kind != "impact"
    words = localizer.statement(concept) if is_section else localizer.label(concept)
    kind: TextKind = "statement" if is_section else "label"
    if guide.source(concept, locale=locale, of=kind).status == "editorial":
        words += OUR_MARK
    if words.casefold() == short_label.casefold():
        words = short_label.casefold()
    return Entry(concept.code, short_label, words, isinstance(concept, Aspect))


@pytest.mark.parametrize(("edition", "locale"), EACH)
def test_it_has_each_concept_once_in_guide_order_with_its_words(edition: int, locale: str) -> None:
    guide = GUIDES[edition]

    assert entries_of(catalogue(guide, locale=locale)) == [
        entry_for(each, guide, locale) for each in guide
    ]


@pytest.mark.parametrize("locales", [("nl", "en"), ("en", "nl")], ids="-".join)
def test_side_by_side_each_language_is_as_on_its_own(locales: tuple[str, str]) -> None:
    both = catalogue(GUIDE_2024, locale=locales)

    codes = [[(each.code, each.short_label) for each in entries_of(both, n)] for n in (0, 1)]
    assert codes == [
        [(each.code, each.short_label) for each in entries_of(catalogue(GUIDE_2024, locale=locale))]
        for locale in locales
    ]


@pytest.mark.parametrize(("edition", "locale"), EACH)
def test_a_source_is_said_once_and_the_mark_explained_if_there_is_one(
    edition: int, locale: str
) -> None:
    guide = GUIDES[edition]
    report = catalogue(guide, locale=locale)

    sources = {
        guide.source(each, locale=locale, of=kind)
        for each in guide
        for kind in ("label", "statement")
    }
    documents = sorted(each.document for each in sources if each.status != "editorial")
    is_marked = any(OUR_MARK in each.words for each in entries_of(report))
    last = report.sections[-1]
    assert ([row[0] for row in rows_of(last)], len(said_in(last))) == (documents, 1 + is_marked)


def test_the_address_of_a_source_is_a_link() -> None:
    (row,) = (
        block.rows[0]
        for block in catalogue(GUIDE_2024, locale="nl").sections[-1].blocks
        if isinstance(block, Table)
    )

    assert (row[3].link, str(row[3].text)) == (str(row[3].text), row[3].link)


def test_only_what_the_guide_gives_as_examples_is_called_examples() -> None:
    report = catalogue(GUIDE_2024, locale="en")

    notes = {
        str(section.heading): [each for each in said_in(section) if "as examples" in each]
        for section in report.sections
    }
    outcome = organisations.INNOVATIVE_OPERATION.short_label("en")
    assert {heading: found for heading, found in notes.items() if found} == {
        "Organisations": [f"{outcome}: the guide gives the aspects as examples."]
    }


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


def test_the_key_action_has_the_title_of_its_page() -> None:
    section = section_of(catalogue(GUIDE_2024, locale="nl"), "Kernactie 1")

    assert facts_of(section)["Benaming"] == "Kernactie 1: Individuele leermobiliteit"


def test_the_title_is_in_the_language_and_names_the_edition() -> None:
    report = catalogue(GUIDES[2025], locale="nl-BE")

    assert (str(report.title), str(report.subtitle)) == (
        "Erasmus+ kernactie 1: beoogde resultaten",
        "Catalogus van de programmagids, uitgave 2025",
    )


def test_in_html_the_contents_lead_to_the_sections() -> None:
    page = Page(catalogue(GUIDE_2024, locale=("nl", "en")).to_html())

    links = [value for _, name, value in page.attributes if name == "href"]
    ids = {value for _, name, value in page.attributes if name == "id"}
    expected = [*CONCEPT_SECTIONS, "sources"]
    assert ([each for each in links if each[1:] in expected], {*expected} - ids) == (
        [f"#{code}" for code in expected],
        set(),
    )


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_it_takes_at_most_five_pages(locale: str) -> None:
    content = catalogue(GUIDE_2024, locale=locale).to_pdf()

    with pikepdf.open(io.BytesIO(content)) as file:
        assert len(file.pages) <= 5
