"""Finding a concept by what people call it, and what they may have meant by a wrong code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import NamedTuple

from .._errors import MissingTranslationError, UnknownCodeError, WrongKindError
from .._locale import LocaleLike
from .._messages import is_text, pgettext_noop
from .._validation import plain_int, text_in
from ._concepts import AnyConcept
from ._guide import Guide, Suggestion

__all__ = [
    "find",
    "fold",
    "forms_of",
    "inflections_of",
    "suggest",
    "unknown_code",
    "whole",
    "words_of",
]

# nothing longer can be a label or a code; comparing costs the product of the lengths
_LONGEST_TEXT = 500
_LONGEST_CODE = 120
_LEAST_LIKENESS = 0.75
_LEAST_SHARE = 0.6
_LEAST_STEM = 4
_MOST_WORDS = 40
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ´`′‛", "'"))
# hyphens that Unicode does not count as dashes: the minus sign, its modifier letter, a bullet
_HYPHENS = str.maketrans(dict.fromkeys("\u2212\u02d7\u2043", "-"))
# around a label that was copied from a list: bullets of any font, quotation marks, a semicolon
_AROUND = re.compile(r"\A[\W_]+|[\W_]+\Z")
_WORD = re.compile(r"\w+")


class _Name(NamedTuple):
    """A label or short label, as it is and as it is compared."""

    concept: AnyConcept
    text: str
    language: str
    folded: str

    @property
    def words(self) -> frozenset[str]:
        return frozenset(words_of(self.folded))


def find(guide: Guide, text: str, locale: LocaleLike | None = None) -> tuple[AnyConcept, ...]:
    """Return the concepts that *text* is a label or short label of, in guide order."""
    wanted = text_in(text)
    if len(wanted) > _LONGEST_TEXT:
        return ()
    wanted = fold(wanted)
    found = {name.concept for name in _names(guide, locale) if name.folded == wanted}
    return tuple(sorted(found))


def suggest(
    guide: Guide, text: str, locale: LocaleLike | None = None, *, limit: int = 5
) -> tuple[Suggestion, ...]:
    """Return the concepts with a label near to *text*, nearest first, each once."""
    wanted = fold(text_in(text)[:_LONGEST_TEXT])
    names = [*_names(guide, locale)]
    alike = _words_alike(wanted, frozenset().union(*(name.words for name in names)))
    matcher = SequenceMatcher(autojunk=False, b=wanted)
    best: dict[AnyConcept, Suggestion] = {}
    for name in names:
        likeness = max(_likeness(wanted, name, matcher), _share(alike, name.words))
        found = Suggestion(name.concept, name.text, name.language, likeness)
        if likeness:
            best[name.concept] = min(best.get(name.concept, found), found, key=_nearest_first)
    suggestions = sorted(best.values(), key=_nearest_first)
    return tuple(suggestions[: whole(limit)])


def unknown_code(code: object, known: Iterable[str]) -> UnknownCodeError:
    """Return the error for a *code* that is not among *known*, with the nearest of them."""
    return UnknownCodeError(code, _nearest_codes(code, [*known]))


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """Return *text* as it is compared.

    That is NFKC, case folded, with one kind of apostrophe and of hyphen, single spaces, without
    what is not seen, and without the marks around an item of a list.
    """
    seen = "".join(each for each in text if unicodedata.category(each) != "Cf")
    # NFKC takes the acute accent that serves as an apostrophe apart
    folded = unicodedata.normalize("NFKC", seen.translate(_APOSTROPHES)).casefold()
    folded = unicodedata.normalize("NFKC", folded).translate(_APOSTROPHES)
    dashed = "".join("-" if unicodedata.category(each) == "Pd" else each for each in folded)
    return _AROUND.sub("", " ".join(dashed.translate(_HYPHENS).split()))


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, each once."""
    return list(dict.fromkeys(_WORD.findall(folded)))


def _nearest_first(suggestion: Suggestion) -> tuple[float, int, AnyConcept]:
    return -suggestion.likeness, len(suggestion.text), suggestion.concept


def whole(limit: object) -> int:
    """Return the most results that were asked for, 0 or more."""
    most = plain_int(limit)  # type: ignore[arg-type]
    if type(most) is not int:
        raise WrongKindError(limit, pgettext_noop("expected", "a whole number"))
    return max(most, 0)


def _likeness(wanted: str, name: _Name, matcher: SequenceMatcher[str]) -> float:
    """Return how near a name is as a whole, from 0 to 1; 1 means the same."""
    if wanted == name.folded:
        return 1
    if wanted and name.folded.startswith(wanted):
        # a word that is cut off comes after that word itself
        is_cut = name.folded[len(wanted)].isalnum()
        part = len(wanted) / len(name.folded)
        return 0.85 + 0.14 * part if is_cut else 0.9 + 0.09 * part
    matcher.set_seq1(name.folded)
    if matcher.real_quick_ratio() > _LEAST_LIKENESS < matcher.quick_ratio():
        likeness = matcher.ratio()
        return likeness if likeness > _LEAST_LIKENESS else 0
    return 0


def _words_alike(wanted: str, vocabulary: frozenset[str]) -> list[tuple[int, Mapping[str, float]]]:
    """Return the weight of each word of a text, with the words like it and how like they are."""
    words = words_of(wanted)[:_MOST_WORDS]
    return [(len(word), forms_of(word, vocabulary)) for word in words]


def forms_of(word: str, vocabulary: Collection[str]) -> dict[str, float]:
    """Return the words that are *word*, other forms of it, or it with a slip of the hand."""
    near = dict.fromkeys(get_close_matches(word, vocabulary, n=9, cutoff=0.8), 0.8)
    return near | inflections_of(word, vocabulary)


def inflections_of(word: str, vocabulary: Collection[str]) -> dict[str, float]:
    """Return the words that are *word*, or begin as it does."""
    forms: dict[str, float] = {}
    stem = word[: max(_LEAST_STEM, len(word) * 2 // 3)]
    if len(stem) >= _LEAST_STEM:
        forms |= {each: 0.8 for each in vocabulary if each.startswith(stem)}
    return forms | ({word: 1.0} if word in vocabulary else {})


def _share(alike: list[tuple[int, Mapping[str, float]]], words: frozenset[str]) -> float:
    """Return how much of a text is in the words of a name, from 0 to 0.9."""
    total = sum(weight for weight, _ in alike)
    shared = sum(
        weight * max((likeness for form, likeness in forms.items() if form in words), default=0)
        for weight, forms in alike
    )
    share = shared / total if total else 0
    return 0.9 * share if share > _LEAST_SHARE else 0


def _nearest_codes(code: object, codes: list[str], limit: int = 3) -> tuple[str, ...]:
    """Return the codes nearest to *code*, best first: by the whole, then by its end."""
    if not is_text(code) or len(code) > _LONGEST_CODE:
        return ()
    wanted = fold(str.__str__(code)).replace(" ", "_").replace("-", "_")
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


def _names(guide: Guide, locale: LocaleLike | None) -> Iterator[_Name]:
    """Yield the labels and short labels of all concepts, each with its language."""
    from ..localization import available_languages

    for tag in available_languages() if locale is None else [locale]:
        localizer = guide.localizer(tag)
        for concept in guide:
            for kind in ("label", "short_label"):
                try:
                    text = getattr(localizer, kind)(concept)
                except MissingTranslationError:
                    continue
                yield _Name(concept, text, localizer.origin_of(concept, kind)[0], fold(text))
