"""Finding the guide's sentences among a page's fragments: exactly, and by likeness.

Everything here is bounded: a page of any size and content costs time in proportion to its length.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import islice
from typing import NamedTuple

from ._fragments import Fragment, key_of

__all__ = ["Likeness", "Span", "exact_spans", "in_place", "leftover_spans", "pair_by_likeness"]

LEAST_LIKENESS = 0.6
# a sentence that a page repeats more often than this is looked for in its first copies only
_MOST_COPIES = 1_000
# of a page with more left-over sentences than this, the rest is not compared by likeness
_MOST_COMPARED = 10_000
# how many sentences, those with the most words in common, are compared letter by letter
_MOST_MEASURED = 40
_MOST_JOINED = 12


class Span(NamedTuple):
    """Fragments that follow each other: from `start` up to, not including, `end`."""

    start: int
    end: int


class Likeness(NamedTuple):
    """How alike a sentence and a text are, from 0 to 1, by their places in what was compared."""

    ratio: float
    wanted: int
    found: int


def exact_spans(keys: Sequence[str], fragments: Sequence[Fragment]) -> dict[int, Span]:
    """Return where each of *keys* stands, by its index; a sentence that stands nowhere is left out.

    Of several copies each goes to the sentence that keeps most of the page in order.
    """
    copies = _copies(keys, fragments)
    chain = _longest_chain([[span.start for span in copies[key]] for key in keys])
    by_start = {(key, span.start): span for key in copies for span in copies[key]}
    spans = {index: by_start[keys[index], start] for index, start in chain.items()}
    taken = {place for span in spans.values() for place in range(*span)}
    for index, key in enumerate(keys):
        if index not in spans:
            for span in copies[key]:
                if taken.isdisjoint(range(*span)):
                    spans[index] = span
                    taken.update(range(*span))
                    break
    return dict(sorted(spans.items()))


def in_place(places: Sequence[int]) -> list[bool]:
    """Return whether each of *places* is in every longest rising subsequence of them.

    >>> in_place([0, 2, 1, 3]), in_place([1, 2, 3, 0])
    ([True, False, False, True], [True, True, True, False])
    """
    before = _rising_lengths(places)
    after = _rising_lengths([-place for place in reversed(places)])[::-1]
    longest = max(before, default=0)
    on_one = [b + a - 1 == longest for b, a in zip(before, after, strict=True)]
    rivals = Counter(length for length, is_on in zip(before, on_one, strict=True) if is_on)
    return [is_on and rivals[length] == 1 for length, is_on in zip(before, on_one, strict=True)]


def leftover_spans(fragments: Sequence[Fragment], taken: set[int]) -> list[Span]:
    """Return each fragment not *taken*, and the runs of them within a block, in page order."""
    spans: list[Span] = []
    run: list[int] = []
    for place, fragment in enumerate(fragments):
        if run and (fragment.opens or place in taken):
            spans += _run_spans(run)
            run = []
        if place not in taken:
            run.append(place)
    return spans + _run_spans(run)


def pair_by_likeness(
    wanted: Sequence[str], texts: Iterable[str], spans: Sequence[Span] | None = None
) -> list[Likeness]:
    """Return the pairs of a sentence and the text most like it, the most alike first.

    Each sentence and each text is in one pair at most, and a pair is alike to 0.6 at least.

    Args:
        wanted: The sentences looked for, as keys.
        texts: The texts, as keys.
        spans: Where each text stands; of two that overlap only one is paired.
    """
    considered = list(islice(texts, _MOST_COMPARED))
    pairs = sorted(_alike(wanted, considered), key=lambda pair: (-pair[0], *pair[1:]))
    chosen: list[Likeness] = []
    paired: set[int] = set()
    taken: set[int] = set()
    for pair in pairs:
        places = range(*spans[pair.found]) if spans else (pair.found,)
        if pair.wanted not in paired and taken.isdisjoint(places):
            chosen.append(pair)
            paired.add(pair.wanted)
            taken.update(places)
    return chosen


def _copies(keys: Sequence[str], fragments: Sequence[Fragment]) -> dict[str, list[Span]]:
    copies: dict[str, list[Span]] = {key: [] for key in keys}
    by_beginning: defaultdict[str, list[str]] = defaultdict(list)
    for key in copies:
        for beginning in _beginnings(key):
            by_beginning[beginning].append(key)
    for place, fragment in enumerate(fragments):
        for key in by_beginning.get(key_of(fragment.text), ()):
            if len(copies[key]) < _MOST_COPIES:
                copies[key] += _span_from(place, key, fragments)
    return copies


def _beginnings(key: str) -> set[str]:
    """Return the keys of all texts that *key* can begin with: those that end with a word."""
    ends = [place for place, char in enumerate(key) if char == " " or key[place - 1] == "-"]
    return {key_of(key[:end]) for end in (*ends, len(key))} - {""}


def _span_from(place: int, key: str, fragments: Sequence[Fragment]) -> Iterator[Span]:
    """Return the fragments from *place* on that together are *key*, if there are such."""
    text = fragments[place].text
    end = place + 1
    while (so_far := key_of(text)) != key:
        is_over = end == len(fragments) or fragments[end].opens
        if is_over or not key.startswith(so_far):
            return
        text += " " + fragments[end].text
        end += 1
    yield Span(place, end)


class _Link(NamedTuple):
    wanted: int
    place: int
    before: _Link | None


def _longest_chain(options: Sequence[Sequence[int]]) -> dict[int, int]:
    """Return one of the longest choices of a place for some indexes so that both rise together."""
    tails: list[int] = []
    links: list[_Link] = []
    for index, places in enumerate(options):
        # the last place first: an index is then in a chain once only
        for place in reversed(places):
            length = bisect_left(tails, place)
            link = _Link(index, place, links[length - 1] if length else None)
            tails[length : length + 1] = [place]
            links[length : length + 1] = [link]
    chain: dict[int, int] = {}
    last = links[-1] if links else None
    while last:
        chain[last.wanted] = last.place
        last = last.before
    return chain


def _rising_lengths(places: Iterable[int]) -> list[int]:
    """Return how long the longest rising subsequence is that ends with each of *places*."""
    tails: list[int] = []
    lengths: list[int] = []
    for place in places:
        length = bisect_left(tails, place)
        tails[length : length + 1] = [place]
        lengths.append(length + 1)
    return lengths


def _run_spans(run: Sequence[int]) -> list[Span]:
    singles = [Span(place, place + 1) for place in run]
    if 1 < len(run) <= _MOST_JOINED:
        return [*singles, Span(run[0], run[-1] + 1)]
    return singles


def _alike(wanted: Sequence[str], texts: Sequence[str]) -> Iterator[Likeness]:
    matcher = SequenceMatcher(autojunk=False)
    for index, key in enumerate(wanted):
        matcher.set_seq2(key)
        for found in _measured(key, texts):
            matcher.set_seq1(texts[found])
            if matcher.quick_ratio() >= LEAST_LIKENESS:
                ratio = matcher.ratio()
                if ratio >= LEAST_LIKENESS:
                    yield Likeness(ratio, index, found)


def _measured(key: str, texts: Sequence[str]) -> list[int]:
    """Return the texts worth measuring against *key*: of like length, with most words in common."""
    # 2 * shorter / (shorter + longer) is the most that two texts can be alike
    shortest = len(key) * LEAST_LIKENESS / (2 - LEAST_LIKENESS)
    longest = len(key) * (2 - LEAST_LIKENESS) / LEAST_LIKENESS
    places = [place for place, text in enumerate(texts) if shortest <= len(text) <= longest]
    if len(places) <= _MOST_MEASURED:
        return places
    words = frozenset(key.split())
    common: Mapping[int, int] = {
        place: len(words.intersection(texts[place].split())) for place in places
    }
    return sorted(nlargest(_MOST_MEASURED, places, key=lambda place: (common[place], -place)))
