"""SKOS; other programs read and validate it in ``.ci/check_exports``."""

from __future__ import annotations

import enum
import sys
from typing import Any
from uuid import UUID

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, OWL, SKOS

from erasmus_ka1 import GUIDE_2023, GUIDE_2024, GUIDE_2026, GUIDES, learners, organisations, staff
from erasmus_ka1.errors import InvalidValueError, MissingExtraError
from erasmus_ka1.exports import to_skos
from erasmus_ka1.taxonomy import Concept, Guide

INNOVATION = organisations.INNOVATIVE_OPERATION
BASE = "https://example.org/ka1/"
FORMATS: Any = ("turtle", "json-ld", "xml", "nt")

by_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=repr)


class Bases(str, enum.Enum):  # noqa: UP042 - as people have them
    EXAMPLE = BASE


def graph(guide: Guide, base: str | None = BASE, **options: Any) -> Graph:
    return Graph().parse(data=to_skos(guide, base, **options), format="turtle")


def iri(concept: Concept | str) -> URIRef:
    return URIRef(f"{BASE}{concept}")


def scheme(guide: Guide) -> URIRef:
    return iri(f"edition-{guide.edition}")


def texts(triples: Graph, concept: Concept, predicate: URIRef) -> set[tuple[str, str | None]]:
    found = triples.objects(iri(concept), predicate)
    return {(str(each), each.language) for each in found if isinstance(each, Literal)}


@by_guide
def test_a_concept_has_the_texts_of_its_edition_in_each_language(guide: Guide) -> None:
    triples = graph(guide)

    for concept in guide:
        for predicate, text_of in (
            (SKOS.prefLabel, guide.label),
            (SKOS.definition, guide.statement),
        ):
            expected = {(text_of(concept, locale=each), each) for each in ("nl", "en")}
            assert texts(triples, concept, predicate) == expected


def test_the_short_label_is_alternative_unless_it_is_the_label() -> None:
    triples = graph(GUIDE_2024)

    assert texts(triples, staff.DIVERSITY, SKOS.altLabel) == {
        (staff.DIVERSITY.short_label(each), each) for each in ("nl", "en")
    }
    assert texts(triples, staff.GROUP, SKOS.altLabel) == set()


@by_guide
def test_every_concept_of_the_edition_is_in_its_scheme_by_its_code(guide: Guide) -> None:
    triples = graph(guide)

    live = {
        each
        for each in triples.subjects(SKOS.inScheme, scheme(guide))
        if (each, RDF.type, SKOS.Concept) in triples and (each, OWL.deprecated, None) not in triples
    }
    assert live == {iri(each) for each in guide}
    for concept in guide:
        assert [*triples.objects(iri(concept), SKOS.notation)] == [Literal(concept.code)]


@by_guide
def test_a_concept_says_which_documents_it_is_from(guide: Guide) -> None:
    triples = graph(guide)

    for concept in guide:
        sources = {
            guide.source(concept, locale=locale, of=of)
            for locale in ("nl", "en")
            for of in ("label", "statement")
        }
        found = {str(each) for each in triples.objects(iri(concept), DCTERMS.source)}
        assert found == {
            f"{each.document}, {each.version}" if each.version else each.document
            for each in sources
            if each.status != "editorial"
        }


def test_editorial_notes_say_which_texts_are_ours() -> None:
    triples = graph(GUIDES[2025], locale="en")
    nl = graph(GUIDES[2025], locale="nl")

    assert texts(triples, staff.DIVERSITY, SKOS.editorialNote) == {
        ("The short label is editorial: wording by erasmus_ka1.", "en")
    }
    assert texts(triples, staff.GROUP, SKOS.editorialNote) == {
        ("The preferred label is editorial: wording by erasmus_ka1.", "en")
    }
    [priority] = GUIDES[2025].priorities
    assert texts(nl, priority, SKOS.editorialNote) == {
        ("De definitie is redactioneel: bewoording van erasmus_ka1.", "nl"),
        ("Het korte label is redactioneel: bewoording van erasmus_ka1.", "nl"),
    }


def test_parts_are_narrower_and_outcomes_are_related_to_their_group() -> None:
    triples = graph(GUIDE_2024)

    assert (iri(organisations.FUNDING), SKOS.broader, iri(organisations.FUNDING.outcome)) in triples
    assert (iri(learners.GROUP), SKOS.narrower, iri(learners.PUPILS)) in triples
    assert (iri(staff.DIVERSITY), SKOS.related, iri(staff.GROUP)) in triples
    assert (iri(staff.GROUP), SKOS.related, iri(staff.DIVERSITY)) in triples
    top = {*triples.subjects(SKOS.topConceptOf, scheme(GUIDE_2024))}
    assert top == {*triples.objects(scheme(GUIDE_2024), SKOS.hasTopConcept)}
    assert top == {*triples.subjects(RDF.type, SKOS.Concept)} - {*triples.subjects(SKOS.broader)}


@by_guide
@pytest.mark.parametrize(
    ("name", "members"),
    [
        ("learners.outcome", learners.GROUP.outcomes),
        ("learners.audience", learners.GROUP.audiences),
        ("staff.outcome", staff.GROUP.outcomes),
        (
            f"{organisations.INNOVATIVE_OPERATION}.aspect",
            organisations.INNOVATIVE_OPERATION.aspects,
        ),
    ],
    ids=["outcomes", "audiences", "of staff", "aspects"],
)
def test_a_collection_lists_its_members_in_guide_order(
    guide: Guide, name: str, members: tuple[Concept, ...]
) -> None:
    triples = graph(guide)

    collection = iri(f"edition-{guide.edition}.{name}")
    listed = triples.value(collection, SKOS.memberList)
    assert listed is not None
    assert [*Collection(triples, listed)] == [iri(each) for each in members]
    assert {*triples.objects(collection, SKOS.member)} == {iri(each) for each in members}
    assert (collection, RDF.type, SKOS.OrderedCollection) in triples


def test_a_collection_has_a_name_in_each_language() -> None:
    name = graph(GUIDE_2024).objects(iri("edition-2024.staff.outcome"), SKOS.prefLabel)

    assert {*name} == {Literal("Outcomes: Staff", "en"), Literal("Resultaten: Personeel", "nl")}


def test_priorities_of_past_years_are_deprecated_and_replaced_by_the_next() -> None:
    triples = graph(GUIDE_2026)
    of_year = [iri(f"priorities.ukraine_{year}") for year in GUIDES]

    assert {*triples.subjects(OWL.deprecated, Literal(True))} == {*of_year[:-1]}
    assert [triples.value(each, DCTERMS.isReplacedBy) for each in of_year] == [*of_year[1:], None]
    for old in of_year:
        assert (old, RDF.type, SKOS.Concept) in triples


def test_the_first_edition_has_nothing_that_is_deprecated() -> None:
    assert [*graph(GUIDE_2023).subjects(OWL.deprecated)] == []


def test_the_scheme_names_its_edition_and_licence() -> None:
    triples, subject = graph(GUIDE_2026), scheme(GUIDE_2026)

    assert [*triples.objects(subject, OWL.versionInfo)] == [Literal("2026")]
    assert [*triples.objects(subject, DCTERMS.rights)] == [
        Literal("© European Union, CC BY 4.0 (Decision 2011/833/EU)")
    ]
    assert [*triples.objects(subject, DCTERMS.license)] == [
        URIRef("https://creativecommons.org/licenses/by/4.0/")
    ]


def test_iris_without_a_base_never_change() -> None:
    triples = Graph().parse(data=to_skos(GUIDE_2024), format="turtle")

    found = triples.value(None, SKOS.notation, Literal("staff.diversity"))
    assert str(found) == "urn:uuid:6d9cf4e2-e27b-564d-8a9e-79a06f5c735a"


def test_a_concept_has_the_same_iri_in_every_edition() -> None:
    by_edition = [
        {
            str(code): concept
            for concept, code in Graph()
            .parse(data=to_skos(guide), format="turtle")
            .subject_objects(SKOS.notation)
        }
        for guide in GUIDES.values()
    ]

    last = by_edition[-1]
    for each in by_edition:
        assert each.items() <= last.items()
    assert all(UUID(str(each)).version == 5 for each in last.values())
    assert len({*last.values()}) == len(last)


@by_guide
@pytest.mark.parametrize("format_", FORMATS[1:])
def test_every_format_has_the_same_triples(guide: Guide, format_: Any) -> None:
    found = Graph().parse(data=to_skos(guide, BASE, format_), format=format_)

    assert found.isomorphic(graph(guide))


@pytest.mark.parametrize(
    "base",
    [
        "http://example.org/",
        "https://example.org/id#",
        "https://example.org:8080/ka1/#",
        "https://w3id.org/ka1/~a(b)/%C3%A9/é/",
        "urn:example:ka1:",
        "urn:nbn:nl:ka1/",
        Bases.EXAMPLE,
    ],
    ids=str,
)
@pytest.mark.parametrize("format_", FORMATS)
def test_a_base_begins_the_iri_of_each_concept(base: str, format_: Any) -> None:
    text = to_skos(GUIDE_2024, base, format_, locale="en")

    concepts = Graph().parse(data=text, format=format_).subjects(RDF.type, SKOS.Concept)
    plain = str.__str__(base)
    assert {str(each).removeprefix(plain) for each in concepts} >= {*GUIDE_2024.concepts.codes}


@pytest.mark.parametrize(
    "base",
    [
        "",
        "ka1",
        "/ka1/",
        "//example.org/",
        "example.org/",
        "https://example.org",
        "https://example.org/ka1",
        "https:///ka1/",
        "https://example.org/ka1?id=",
        "https://example.org/a#b#",
        "https://example.org/#/",
        "https://user@example.org/",
        "https://exa mple.org/",
        "https://example.org/a b/",
        "https://example.org/<b>/",
        'https://example.org/"/',
        "https://example.org/{code}/",
        "https://example.org/a\\b/",
        "https://example.org/a|b/",
        "https://example.org/^/",
        "https://example.org/`/",
        "https://example.org/%zz/",
        "https://example.org/\n",
        "https://example.org/\u202e/",
        "https://example.org/\ud800/",
        "https://example.org/" + "a" * 2_000 + "/",
        "ftp://example.org/",
        "file:///tmp/",
        "javascript:alert(1)//",
        "data:text/plain,/",
        "urn:",
        "urn:uuid:",
        "urn:example",
        "urn:example:ka1",
        "mailto:a@example.org#",
        b"https://example.org/",
        5,
        ["https://example.org/"],
    ],
    ids=lambda base: ascii(base)[:40],
)
def test_a_base_to_which_no_code_can_be_added_is_refused(base: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^base is .*, expected an http, https or urn IRI"):
        to_skos(GUIDE_2024, base)


@pytest.mark.parametrize("given", ["ttl", "", None, 5, ["turtle"], "TURTLE"], ids=repr)
def test_an_unknown_format_is_refused(given: Any) -> None:
    with pytest.raises(InvalidValueError, match=r"^format is .*, expected one of 'turtle'"):
        to_skos(GUIDE_2024, format=given)


def test_without_rdflib_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "erasmus_ka1.exports._graph", raising=False)
    monkeypatch.setitem(sys.modules, "rdflib", None)

    with pytest.raises(
        MissingExtraError, match=r"SKOS needs an extra: pip install 'erasmus-ka1\[rdf\]'"
    ):
        to_skos(GUIDE_2024)
