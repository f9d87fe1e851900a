"""Finding a concept by what people call it, and what they may have meant by a wrong code."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

import attrs

from .._errors import MissingTranslationError
from .._locale import LocaleLike
from ._concepts import Concept
from ._guide import Guide

__all__ = ["Suggestion", "find", "fold", "nearest_codes", "suggest"]

# nothing longer can be a label or a code; comparing costs the product of the lengths
LONGEST_TEXT = 500
LONGEST_CODE = 120
_LEAST_LIKENESS = 0.6
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"})


@attrs.frozen
class Suggestion:
    """A concept that may have been meant.

    Attributes:
        concept: The concept.
        text: The label or short label that is near.
        language: The language of that text, as a BCP 47 tag.
        likeness: How near, from 0 to 1.
    """

    concept: Concept
    text: str
    language: str
    likeness: float


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return *text* as it is compared: NFKC, case folded, one apostrophe, single spaces."""
    # NFKC takes the acute accent that stands for an apostrophe apart
    folded = unicodedata.normalize("NFKC", text.translate(_APOSTROPHES)).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).translate(_APOSTROPHES).split())


def find(guide: Guide, text: str, locale: LocaleLike | None = None) -> tuple[Concept, ...]:
    """Return the concepts that *text* is a label or short label of, in guide order."""
    if len(text) > LONGEST_TEXT:
        return ()
    wanted = fold(text)
    return tuple(
        concept
        for concept in guide
        if any(wanted == fold(name) for name, _ in _names(guide, concept, locale))
    )


def suggest(
    guide: Guide,
    text: str,
    locale: LocaleLike | None = None,
    *,
    limit: int = 5,
) -> tuple[Suggestion, ...]:
    """Return the concepts with a label near to *text*, nearest first, each once."""
    matcher = SequenceMatcher(autojunk=False, b=fold(text[:LONGEST_TEXT]))
    found = [
        max(candidates, key=lambda candidate: candidate.likeness)
        for concept in guide
        if (candidates := _candidates(matcher, concept, _names(guide, concept, locale)))
    ]
    found.sort(key=lambda suggestion: -suggestion.likeness)
    return tuple(found[: max(limit, 0)])


def _candidates(
    matcher: SequenceMatcher[str], concept: Concept, names: Iterable[tuple[str, str]]
) -> list[Suggestion]:
    """Return the names of a concept that are near to the text in *matcher*."""
    near = []
    for name, language in names:
        matcher.set_seq1(fold(name))
        if matcher.real_quick_ratio() > _LEAST_LIKENESS < matcher.quick_ratio():
            likeness = matcher.ratio()
            if likeness > _LEAST_LIKENESS:
                near.append(Suggestion(concept, name, language, likeness))
    return near


def nearest_codes(code: object, known: Iterable[str], *, limit: int = 3) -> tuple[str, ...]:
    """Return the codes of *known* nearest to *code*, best first: by the whole, then by its end."""
    if not isinstance(code, str) or len(code) > LONGEST_CODE:
        return ()
    wanted = fold(code).replace(" ", "_").replace("-", "_")
    codes = [*known]
    by_end: dict[str, list[str]] = {}
    for candidate in codes:
        by_end.setdefault(candidate.rpartition(".")[2], []).append(candidate)
    ends = get_close_matches(wanted.rpartition(".")[2], by_end, n=limit, cutoff=0.8)
    near = [
        *get_close_matches(wanted, codes, n=limit, cutoff=0.85),
        *(candidate for end in ends for candidate in by_end[end]),
    ]
    near = near or get_close_matches(wanted, codes, n=limit, cutoff=0.6)
    return tuple(dict.fromkeys(near))[:limit]


def _names(guide: Guide, concept: Concept, locale: LocaleLike | None) -> Iterator[tuple[str, str]]:
    """Yield the labels and short labels of *concept*, each with its language."""
    from ..localization import available_languages

    for tag in available_languages() if locale is None else [locale]:
        localizer = guide.localizer(tag)
        for kind in ("label", "short_label"):
            try:
                yield getattr(localizer, kind)(concept), localizer.origin_of(concept, kind)[0]
            except MissingTranslationError:
                continue
