"""The sentences of the guide, in the page's order, with the concepts that stand inside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from .. import Concept, Guide

if TYPE_CHECKING:
    from ...localization import Localizer

__all__ = ["GuideSentence", "find_phrase", "sentences_of"]

# a phrase that goes on with one of these is part of a longer word
_JOINERS = "-‐‑'’"


@attrs.frozen
class GuideSentence:
    """One text of the guide that stands in the page by itself.

    Attributes:
        concept: The concept it belongs to.
        text: The text.
        is_title: Whether it is the key action's title, the only label with a line of its own.
        parts: The concepts whose text is a phrase of this one, in its order.
    """

    concept: Concept
    text: str
    is_title: bool = False
    parts: Sequence[Concept] = ()


def sentences_of(guide: Guide, localizer: Localizer) -> Iterator[GuideSentence]:
    """Return the guide's sentences in a language, in the page's order."""

    def sentence(concept: Concept, parts: Sequence[Concept] = ()) -> GuideSentence:
        return GuideSentence(concept, localizer.statement(concept), parts=parts)

    title = localizer.label(guide.key_action)
    yield GuideSentence(guide.key_action, title, is_title=True)
    yield sentence(guide.key_action)
    for group in guide.target_groups:
        yield sentence(group, group.audiences)
        for outcome in group.outcomes:
            yield sentence(outcome, outcome.aspects)
    yield sentence(guide.systems, guide.systems.impacts)
    for priority in guide.priorities:
        yield sentence(priority)


def find_phrase(phrase: str, text: str, start: int = 0) -> int:
    """Return where *phrase* stands in *text* as whole words, from *start* on; -1 if nowhere."""
    found = text.find(phrase, start)
    while found >= 0:
        before, after = text[max(found - 1, 0) : found], text[found + len(phrase) :][:1]
        if not any(char.isalnum() or char in _JOINERS for char in before + after):
            return found
        found = text.find(phrase, found + 1)
    return -1
