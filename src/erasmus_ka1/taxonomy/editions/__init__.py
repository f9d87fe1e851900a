"""The editions of the guide, one module a year: its pages, and its changes of wording."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Self, final

import attrs

from .._concepts import Concept, TextKind
from .._sources import Source

__all__ = ["Edition"]


@final
@attrs.frozen(kw_only=True)
class Edition:
    """One edition of the guide, as it differs from another.

    Attributes:
        year: The year.
        follows: The edition whose wording it shares; None for the reference, whose wording the
            concepts themselves hold.
        pages: Its pages on Key Action 1 that are at hand, one a language.
        reworded: Its English texts that differ, by code: ``label`` or ``statement``. A statement
            that is not named takes over the new labels in it. A text whose translation alone
            differs is named too, with its English.
        list_marks: What ends each item but the last of a target group's list, by the language of
            the page and the group's code; a semicolon for a group that is not named. The last
            item ends in a full stop.
        capital_titles: The languages of the pages whose title is in capitals.
    """

    year: int
    follows: Self | None = None
    pages: tuple[Source, ...] = ()
    reworded: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    list_marks: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    capital_titles: tuple[str, ...] = ()

    def list_mark(self, group: str, language: str) -> str:
        """Return what ends each item but the last of a group's list in the page of a language."""
        marks = self.list_marks.get(language)
        if marks is None and self.follows is not None:
            return self.follows.list_mark(group, language)
        return (marks or {}).get(group, ";")

    def has_capital_title(self, language: str) -> bool:
        """Return whether the title of the page in a language is in capitals."""
        inherits = self.follows is not None and self.follows.has_capital_title(language)
        return language in self.capital_titles or inherits

    def english(self, concept: Concept, kind: TextKind) -> str:
        """Return this edition's English text of *concept*."""
        own = self.reworded.get(concept.code, {}).get(kind)
        if own is not None:
            return own
        if self.follows is None:
            return str(getattr(concept, f"english_{kind}"))
        inherited = self.follows.english(concept, kind)
        if kind == "statement":
            for part in (concept, *concept.children):
                label = self.reworded.get(part.code, {}).get("label")
                if label is not None:
                    inherited = inherited.replace(self.follows.english(part, "label"), label, 1)
        return inherited

    def wordings(self, concept: Concept, kind: TextKind) -> Iterator[tuple[int | None, str, str]]:
        """Yield the catalogue entries for a text, this edition's first.

        Each is a year (None for the wording that the concept itself holds), a message context and
        the English text. An edition that does not reword the text has no entry of its own.
        """
        english = self.english(concept, kind)
        if self.follows is None:
            yield None, concept.code, english
            return
        is_listed = kind in self.reworded.get(concept.code, {})
        if is_listed or english != self.follows.english(concept, kind):
            yield self.year, f"{concept.code}@{self.year}", english
        yield from self.follows.wordings(concept, kind)
