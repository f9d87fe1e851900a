"""SKOS: an edition of the guide as a concept scheme."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

from .._extras import needs
from .._validation import chosen
from ..localization._several import Locales
from ..taxonomy import Guide
from ._entries import Source
from ._iris import check_base

__all__ = ["RdfFormat", "to_skos"]

RdfFormat: TypeAlias = Literal["turtle", "json-ld", "xml", "nt"]


def to_skos(
    guide: Guide,
    base: str | None = None,
    format: RdfFormat = "turtle",  # noqa: A002 - what rdflib calls it
    *,
    locale: Locales | None = None,
) -> str:
    """Return the concepts as SKOS: a concept scheme for the edition; needs the extra ``rdf``.

    A concept has the same IRI in every edition: a ``urn:uuid:`` made from its code, or *base*
    followed by its code. Its code is the notation, its label the preferred label, its short label
    an alternative one, its statement the definition. An aspect is narrower than its outcome, an
    audience than its target group; ordered collections hold what the guide lists, in its order.
    The priorities of earlier years are deprecated, and name the one that replaced them. Labels
    differ between editions: load each edition into a graph of its own.

    Args:
        guide: The edition to export.
        base: The IRI that codes are added to; it ends in ``/`` or ``#``.
        format: ``turtle``, ``json-ld``, ``xml`` (RDF/XML) or ``nt`` (N-Triples).
        locale: The language, or several; Dutch and English if not given.

    Raises:
        InvalidValueError: The base is no IRI to which a code can be added, or there is no such
            format.
        LocaleError: A locale is unknown, or no catalogue is in its language.
        MissingExtraError: rdflib is not installed.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> turtle = to_skos(GUIDE_2024, "https://example.org/ka1/")
    >>> "<https://example.org/ka1/staff.motivation> a skos:Concept ;" in turtle.splitlines()
    True
    """
    source = Source.of(guide, locale)
    base = check_base(base)
    name = chosen("format", format, get_args(RdfFormat))
    with needs("SKOS", "rdf"):
        from ._graph import graph_of, written
    return written(graph_of(source, base), name)
