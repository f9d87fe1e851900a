"""The triples of an edition's concept scheme; needs rdflib."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable
from operator import itemgetter
from typing import Any

import attrs
from rdflib import RDF, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, OWL, RDFS, SKOS, XSD

from .._messages import pgettext_noop
from ..localization import Localizer
from ..taxonomy import Row, concept_of
from ._entries import RIGHTS, Entry, Source
from ._iris import iri_of

__all__ = ["graph_of", "written"]

_SCHEMA = Namespace("https://schema.org/")
_PREFIXES = {
    "dcterms": DCTERMS,
    "owl": OWL,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": _SCHEMA,
    "skos": SKOS,
    "xsd": XSD,
}
_LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")
_HOME = "https://pypi.org/project/erasmus-ka1/"
# when the scheme was first made, and when its words or its shape last changed
_CREATED = _MODIFIED = "2026-11-27"
#: What is narrower than its parent: a part of it. What is expected of a group is only related.
_PARTS = ("aspect", "audience")
_TITLE = pgettext_noop("report", "Erasmus+ Key Action 1: expected outcomes")
_ABOUT = pgettext_noop(
    "exports", "The concepts of the Erasmus+ Programme Guide {edition} on Key Action 1."
)
_ABOUT_LIST = pgettext_noop("exports", "{list}, in the order of the Programme Guide {edition}.")
_EDITORIAL = {
    "label": pgettext_noop("exports", "The preferred label is editorial: wording by erasmus_ka1."),
    "short_label": pgettext_noop(
        "exports", "The short label is editorial: wording by erasmus_ka1."
    ),
    "statement": pgettext_noop("exports", "The definition is editorial: wording by erasmus_ka1."),
}
_LISTS = {
    "audience": pgettext_noop("exports", "Audiences: {parent}"),
    "outcome": pgettext_noop("exports", "Outcomes: {parent}"),
    "aspect": pgettext_noop("exports", "Aspects: {parent}"),
    "impact": pgettext_noop("exports", "Long-term impacts: {parent}"),
}


def graph_of(source: Source, base: str | None) -> Graph:
    """Return the triples of a concept scheme."""
    return _Scheme(source, base).graph()


class _SortedGraph(Graph):
    """A graph that gives its triples in the same order every time, so that files are stable."""

    def triples(self, triple: Any) -> Generator[Any, None, None]:  # noqa: ANN401 - of rdflib
        found: Iterable[Any] = super().triples(triple)
        yield from sorted(found, key=lambda nodes: [each.n3() for each in nodes])


def written(graph: Graph, format: str) -> str:  # noqa: A002 - what rdflib calls it
    """Return the triples in a format."""
    if format != "json-ld":
        return graph.serialize(format=format, encoding="utf-8").decode()
    # rdflib writes the subjects in the order of a set
    data = json.loads(graph.serialize(format=format, auto_compact=True))
    data["@graph"].sort(key=itemgetter("@id"))
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


@attrs.frozen
class _Scheme:
    """A concept scheme while its triples are put together.

    Attributes:
        source: The edition, and the languages.
        base: The base of the IRIs, or None.
        triples: The graph.
    """

    source: Source
    base: str | None
    triples: Graph = attrs.field(factory=lambda: _SortedGraph(bind_namespaces="none"))

    @property
    def iri(self) -> URIRef:
        return self.iri_of(f"edition-{self.source.guide.edition}")

    def iri_of(self, name: str) -> URIRef:
        return URIRef(iri_of(name, self.base))

    def add(self, subject: URIRef, predicate: URIRef, *objects: URIRef | BNode | Literal) -> None:
        for each in objects:
            self.triples.add((subject, predicate, each))

    def graph(self) -> Graph:
        for prefix, namespace in _PREFIXES.items():
            self.triples.bind(prefix, namespace)
        entries = self.source.entries()
        self._describe(entries)
        for entry in entries:
            self._concept(entry)
        for entry in self.source.past_entries():
            self._concept(entry)
            self._deprecate(entry)
        self._lists(entries)
        return self.triples

    def _describe(self, entries: list[Entry]) -> None:
        """Add the scheme itself, and who publishes it."""
        edition = str(self.source.guide.edition)
        publisher = self.iri_of("publisher")
        self.add(self.iri, RDF.type, SKOS.ConceptScheme)
        self.add(self.iri, OWL.versionInfo, Literal(edition))
        for each in self.source.localizers:
            title = each.message("report", _TITLE)
            about = each.message("exports", _ABOUT, edition=edition)
            self.add(self.iri, SKOS.prefLabel, Literal(f"{title.text} ({edition})", title.language))
            self.add(self.iri, SKOS.definition, Literal(*about))
        self.add(self.iri, DCTERMS.created, Literal(_CREATED, datatype=XSD.date))
        self.add(self.iri, DCTERMS.modified, Literal(_MODIFIED, datatype=XSD.date))
        self.add(self.iri, DCTERMS.creator, publisher)
        self.add(self.iri, DCTERMS.publisher, publisher)
        self.add(self.iri, DCTERMS.license, _LICENCE)
        self.add(self.iri, DCTERMS.rights, Literal(RIGHTS))
        self.add(self.iri, DCTERMS.source, *_sources(row for each in entries for row in each.rows))
        self.add(publisher, RDF.type, _SCHEMA.Organization)
        self.add(publisher, _SCHEMA.name, Literal("The erasmus_ka1 developers"))
        self.add(publisher, _SCHEMA.url, Literal(_HOME, datatype=XSD.anyURI))

    def _concept(self, entry: Entry) -> None:
        concept = self.iri_of(entry.code)
        kind, parent = entry.facts["kind"], entry.facts["parent"]
        self.add(concept, RDF.type, SKOS.Concept)
        self.add(concept, SKOS.inScheme, self.iri)
        self.add(concept, SKOS.notation, Literal(entry.code))
        if kind in _PARTS:
            self.add(concept, SKOS.broader, self.iri_of(parent))
            self.add(self.iri_of(parent), SKOS.narrower, concept)
        else:
            self.add(concept, SKOS.topConceptOf, self.iri)
            self.add(self.iri, SKOS.hasTopConcept, concept)
            if parent:
                self.add(concept, SKOS.related, self.iri_of(parent))
                self.add(self.iri_of(parent), SKOS.related, concept)
        for row, localizer in zip(entry.rows, self.source.localizers, strict=True):
            self._texts(concept, row, localizer)
        self.add(concept, DCTERMS.source, *_sources(entry.rows))

    def _texts(self, concept: URIRef, row: Row, localizer: Localizer) -> None:
        """Add the texts of a concept in one language, and say which of them are ours."""
        label = Literal(row["label"], row["label_language"])
        short_label = Literal(row["short_label"], row["short_label_language"])
        self.add(concept, SKOS.prefLabel, label)
        ours = {"label": row["label_status"], "statement": row["statement_status"]}
        # a label is not preferred and alternative at once
        if short_label != label:
            self.add(concept, SKOS.altLabel, short_label)
            ours["short_label"] = row["short_label_status"]
        self.add(concept, SKOS.definition, Literal(row["statement"], row["statement_language"]))
        for kind, status in ours.items():
            if status == "editorial":
                note = localizer.message("exports", _EDITORIAL[kind])
                self.add(concept, SKOS.editorialNote, Literal(*note))

    def _deprecate(self, entry: Entry) -> None:
        """Say that a concept has gone, and which of the next edition took its place."""
        concept = self.iri_of(entry.code)
        self.add(concept, OWL.deprecated, Literal(True))  # noqa: FBT003 - a value
        following = self.source.guide.guides[entry.facts["last_edition"] + 1]
        new = (self.iri_of(each.code) for each in following.successors(concept_of(entry.code)))
        self.add(concept, DCTERMS.isReplacedBy, *new)

    def _lists(self, entries: list[Entry]) -> None:
        """Add an ordered collection of the children of each kind that a concept has."""
        by_code = {entry.code: entry for entry in entries}
        children: dict[tuple[str, str], list[URIRef]] = {}
        for entry in entries:
            if entry.facts["parent"]:
                key = entry.facts["parent"], entry.facts["kind"]
                children.setdefault(key, []).append(self.iri_of(entry.code))
        for (parent, kind), members in children.items():
            name = f"edition-{self.source.guide.edition}.{parent}.{kind}"
            collection = self.iri_of(name)
            self.add(collection, RDF.type, SKOS.OrderedCollection)
            self.add(collection, RDF.type, SKOS.Collection)
            self.add(collection, SKOS.inScheme, self.iri)
            self.add(collection, RDFS.isDefinedBy, self.iri)
            self.add(collection, SKOS.member, *members)
            self.add(collection, SKOS.memberList, self._list(name, members))
            self._name_list(collection, kind, by_code[parent])

    def _list(self, name: str, members: list[URIRef]) -> BNode:
        """Add an RDF list, whose nodes have the same names every time."""
        nodes = [BNode(f"{name}.{place}") for place, _ in enumerate(members)]
        for node, member, rest in zip(nodes, members, [*nodes[1:], RDF.nil], strict=True):
            self.triples.add((node, RDF.first, member))
            self.triples.add((node, RDF.rest, rest))
        return nodes[0]

    def _name_list(self, collection: URIRef, kind: str, parent: Entry) -> None:
        edition = str(self.source.guide.edition)
        for row, localizer in zip(parent.rows, self.source.localizers, strict=True):
            name = localizer.message("exports", _LISTS[kind], parent=row["short_label"])
            about = localizer.message("exports", _ABOUT_LIST, list=name.text, edition=edition)
            self.add(collection, SKOS.prefLabel, Literal(*name))
            self.add(collection, SKOS.definition, Literal(*about))
        self.add(collection, DCTERMS.source, *_sources(parent.rows))


def _sources(rows: Iterable[Row]) -> list[Literal]:
    """Return the documents that official texts are in."""
    texts = (
        text
        for row in rows
        for text in (
            (row["label_status"], row["label_source"]),
            (row["statement_status"], row["statement_source"]),
        )
    )
    return [Literal(source) for status, source in texts if status != "editorial"]
