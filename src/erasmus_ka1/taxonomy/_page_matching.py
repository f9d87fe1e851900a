"""Find texts in a page: verbatim, out of order, or reworded.

The work is bounded: so many copies of a text, so many candidates for a reworded one.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import islice
from typing import NamedTuple

from ._page_reading import normalized

__all__ = ["MISSING", "PHRASE", "SENTENCE", "Match", "TextState", "find_texts", "pieces"]

_LEAST_LIKENESS = 0.5
_MOST_COPIES = 100
_MOST_CANDIDATES = 10_000
_MOST_COMPARED = 20

_WORDS = re.compile(r"[^\s;.,:!?·](?:.*[^\s;,·])?", re.DOTALL)
_Span = tuple[int, int]


class TextState(enum.StrEnum):
    """What became of a text, from the smallest change to the largest.

    ``verbatim``: it is in its place, word for word. ``moved``: it is elsewhere, word for word.
    ``changed``: a similar text is there instead. ``missing``: nothing similar is there.
    """

    VERBATIM = "verbatim"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"


class Match(NamedTuple):
    """What became of a text, and where in the page it is now."""

    state: TextState
    span: _Span


MISSING = Match(TextState.MISSING, (0, 0))


class _Unit(NamedTuple):
    """A kind of text: what comes before it and after it, and where to cut a page into such."""

    before: str
    after: str
    cuts: tuple[re.Pattern[str], ...]


SENTENCE = _Unit(
    r"(?:^|(?<=[.!?] ))",
    r"(?=[ ;.,:!?·]*$|[.!?] \w)",
    (re.compile("\n"), re.compile(r"\n|(?<=[.!?]) ")),
)
PHRASE = _Unit(r"(?<![\w'’‑-])", r"(?![\w'’‑-])", (re.compile("[;:·\n]"), re.compile("[;:·,\n]")))


def find_texts(wanted: Iterable[str], page: str, unit: _Unit) -> list[Match]:
    """Return what became of each of *wanted*, which are in the guide's order, in *page*."""
    keys = [" ".join(normalized(text).split()).rstrip(" ;.,:·") for text in wanted]
    matches = _verbatim(keys, page, unit)
    missing = {index: key for index, key in enumerate(keys) if index not in matches}
    taken = [match.span for match in matches.values()]
    found = (span for cut in unit.cuts for span in pieces(page, taken, cut))
    candidates = list(dict.fromkeys(islice(found, _MOST_CANDIDATES))) if missing else []
    for _, index, (start, end) in sorted(_alike(missing, page, candidates)):
        if index not in matches and all(end <= other[0] or other[1] <= start for other in taken):
            matches[index] = Match(TextState.CHANGED, (start, end))
            taken.append((start, end))
    return [matches.get(index, MISSING) for index in range(len(keys))]


def pieces(page: str, taken: Iterable[_Span], cut: re.Pattern[str]) -> Iterator[_Span]:
    """Yield the parts of *page* that are not *taken* and have a letter or digit, in page order."""
    start = 0
    for gap_end, next_start in (*sorted(taken), (len(page), len(page))):
        cuts = [found.span() for found in cut.finditer(page, start, gap_end)]
        for end, after in (*cuts, (gap_end, next_start)):
            words = _WORDS.search(page, start, end)
            if words and any(map(str.isalnum, words[0])):
                yield words.span()
            start = max(start, after)


def _verbatim(keys: Sequence[str], page: str, unit: _Unit) -> dict[int, Match]:
    """Return the matches of those *keys* that *page* has word for word, by their index."""
    copies = sorted(
        (found.span(), key)
        for key in dict.fromkeys(keys)
        for found in islice(re.finditer(_pattern(key, unit), page, re.MULTILINE), _MOST_COPIES)
    )
    order = SequenceMatcher(None, keys, [key for _, key in copies], autojunk=False)
    matches: dict[int, Match] = {}
    for first, place, size in order.get_matching_blocks():
        for offset in range(size):
            matches[first + offset] = Match(TextState.VERBATIM, copies[place + offset][0])
    taken = {match.span for match in matches.values()}
    left = [copy for copy in copies if copy[0] not in taken]
    for index, key in enumerate(keys):
        moved = next((copy for copy in left if copy[1] == key), None)
        if index not in matches and moved:
            matches[index] = Match(TextState.MOVED, moved[0])
            left.remove(moved)
    return matches


def _pattern(key: str, unit: _Unit) -> str:
    """Return the pattern of *key*, in its own case or in capitals, perhaps on two lines."""
    forms = "|".join(map(re.escape, dict.fromkeys((key, key.upper()))))
    words = forms.replace(r"\-", "-[ \n]?").replace(r"\ ", "[ \n]")
    return f"{unit.before}(?:{words}){unit.after}"


def _alike(
    missing: Mapping[int, str], page: str, spans: Sequence[_Span]
) -> Iterator[tuple[float, int, _Span]]:
    """Yield how alike a missing text and a part of the page are, negative, with index and part."""
    texts = [page[start:end] for start, end in spans]
    words = [frozenset(text.split()) for text in texts]
    for index, key in missing.items():
        own, trigrams = frozenset(key.split()), _trigrams(key)
        near = [at for at, text in enumerate(texts) if len(key) <= 3 * len(text) <= 9 * len(key)]
        for at in nlargest(_MOST_COMPARED, near, key=lambda at: len(own & words[at])):
            other = _trigrams(texts[at])
            ratio = 2 * (trigrams & other).total() / (trigrams.total() + other.total())
            if ratio >= _LEAST_LIKENESS:
                yield -ratio, index, spans[at]


def _trigrams(text: str) -> Counter[tuple[str, str, str]]:
    padded = f" {text.casefold()} "
    return Counter(zip(padded, padded[1:], padded[2:], strict=False))
