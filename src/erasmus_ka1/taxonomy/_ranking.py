"""Concepts ranked by the words of a text, such as a participant's answer to an open question."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import attrs

from .._errors import MissingTranslationError
from .._locale import LocaleLike
from .._validation import text_in
from ..localization import Localizer, available_languages
from ._concepts import AnyConcept, AnyTextKind
from ._guide import Guide, Match
from ._search import fold, forms_of, inflections_of, whole, words_of

__all__ = ["search"]

#: The kinds of text that are searched; of equal matches, the first kind is named.
_KINDS: tuple[AnyTextKind, ...] = ("label", "short_label", "alt_labels", "description", "statement")
_LONGEST_TEXT = 2_000
_MOST_WORDS = 80


class _Text(NamedTuple):
    """A text of a concept, and its words with what each weighs."""

    concept: AnyConcept
    kind: AnyTextKind
    text: str
    language: str
    words: frozenset[str]
    length: float


@attrs.frozen(eq=False)
class _Index:
    """The texts of a guide in one language, and the weight of each word in them."""

    texts: tuple[_Text, ...]
    weights: Mapping[str, float]
    most: float


def search(
    guide: Guide, text: str, locale: LocaleLike | None = None, *, limit: int = 5
) -> tuple[Match, ...]:
    """Return the concepts that share words with *text*, best first, each once."""
    wanted = words_of(fold(text_in(text)[:_LONGEST_TEXT]))[:_MOST_WORDS]
    best: dict[AnyConcept, Match] = {}
    for tag in available_languages() if locale is None else [locale]:
        for found in _matches(_index_of(guide, guide.localizer(tag)), wanted):
            held = best.setdefault(found.concept, found)
            best[found.concept] = max(held, found, key=lambda each: each.score)
    ranked = sorted(best.values(), key=lambda each: (-each.score, each.concept))
    return tuple(ranked[: whole(limit)])


def _matches(index: _Index, wanted: list[str]) -> Iterator[Match]:
    """Yield the texts that share a word with those *wanted*; the score is the cosine of the two."""
    forms = {word: _forms(index, word) for word in wanted}
    weights = {
        word: index.weights.get(word)
        or max((index.weights[form] for form in found), default=index.most)
        for word, found in forms.items()
    }
    length = math.hypot(*weights.values())
    for text in index.texts:
        nearest = (
            (word, max((likeness, index.weights[form]) for form, likeness in common))
            for word, found in forms.items()
            if (common := [pair for pair in found.items() if pair[0] in text.words])
        )
        shared = sum(weights[word] * likeness * weight for word, (likeness, weight) in nearest)
        if shared:
            score = min(shared / (length * text.length), 1)
            yield Match(text.concept, score, text.kind, text.text, text.language)


@lru_cache(maxsize=10_000)
def _forms(index: _Index, word: str) -> Mapping[str, float]:
    """Return the words of the index that are forms of a word, or like it if there are none."""
    return inflections_of(word, index.weights) or forms_of(word, index.weights)


def _index_of(guide: Guide, localizer: Localizer) -> _Index:
    # equal localizers have other look-ups if a pack was installed meanwhile
    return _made_index(guide, localizer, localizer.label)


@lru_cache(maxsize=32)
def _made_index(guide: Guide, localizer: Localizer, _: object) -> _Index:
    """Return the texts of a guide in a language; a word weighs more, the fewer concepts have it."""
    texts = [*_texts_of(guide, localizer)]
    having = {(word, each.concept) for each in texts for word in each.words}
    times = Counter(word for word, _ in having)
    most = math.log(len(guide) + 1)
    weights = {word: most - math.log(number) for word, number in times.items()}
    weighed = (
        each._replace(length=math.hypot(*(weights[word] for word in each.words))) for each in texts
    )
    return _Index(tuple(weighed), weights, most)


def _texts_of(guide: Guide, localizer: Localizer) -> Iterator[_Text]:
    for concept in guide:
        for kind in _KINDS:
            try:
                found = getattr(localizer, kind)(concept)
            except MissingTranslationError:
                continue
            language, _ = localizer.origin_of(concept, kind)
            for text in found if kind == "alt_labels" else (found,):
                words = frozenset(words_of(fold(text)))
                yield _Text(concept, kind, text, language, words, 0)
