"""What became of the guide's texts in another page."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from ...localization import LocaleLike, Localizer, localizer_for
from .. import GUIDE_2024, Concept, Guide
from ._fragments import Fragment, cut, key_of, normalized
from ._matching import Span, exact_spans, in_place, leftover_spans, pair_by_likeness
from ._page import page_text
from ._reading import Page, read_page
from ._sentences import GuideSentence, find_phrase, sentences_of

__all__ = ["Finding", "PageComparison", "State", "compare"]

_LIST_PUNCTUATION = " ;,"


class State(enum.StrEnum):
    """What became of a text, the least change first.

    ``verbatim``: it is there, in place. ``moved``: it is there word for word, out of the guide's
    order. ``changed``: a text much like it is there. ``missing``: nothing like it is there.
    """

    VERBATIM = "verbatim"
    MOVED = "moved"
    CHANGED = "changed"
    MISSING = "missing"


_BY_SEVERITY = tuple(State)


@attrs.frozen
class Finding:
    """What became of one concept.

    Attributes:
        concept: The concept.
        state: What became of its text.
        text: The guide's text that was looked for.
        nearest: The page's text where that changed, white space and list marks aside.
        likeness: How alike the two are: 1 if it is there word for word, 0 if it is missing.
    """

    concept: Concept
    state: State
    text: str
    nearest: str | None = None
    likeness: float = 1.0


@attrs.frozen
class PageComparison:
    """What became of every concept in a page, and what the page says besides.

    Attributes:
        findings: One for each concept of the guide, in guide order.
        uncovered: The sentences of the page that are no concept's, in page order.
    """

    findings: tuple[Finding, ...]
    uncovered: tuple[str, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether every text is there in place, and nothing else is."""
        return not self.uncovered and len(self.of_state(State.VERBATIM)) == len(self.findings)

    def of_state(self, state: State) -> tuple[Finding, ...]:
        """Return the findings of this state, in guide order."""
        return tuple(finding for finding in self.findings if finding.state is state)


def compare(page: Page, locale: LocaleLike = "nl", *, guide: Guide = GUIDE_2024) -> PageComparison:
    """Return what became of the guide's texts in another page.

    White space, line breaks, bullet marks, the punctuation that closes a list item, Unicode form
    and invisible characters make no difference. A phrase (an audience, an aspect, an impact) is
    looked for in its own sentence only, wherever that stands; it has moved if its order there
    changed. A key action has two texts, its title and its sentence: the finding is about the one
    that fared worse.

    The shipped page's furniture is not reported as uncovered; a second copy of a sentence is.

    Args:
        page: A text, or the path of a file: text or a saved web page, in UTF-8, 1 MB at most.
        locale: The language of the page.
        guide: The guide to compare with.

    >>> from erasmus_ka1.taxonomy.provenance import page_text
    >>> compare(page_text()).is_unchanged
    True
    >>> later = page_text().replace("verbeterde leerprestaties", "betere leerprestaties")
    >>> [(f.concept.code, f.state, f.nearest) for f in compare(later).findings if f.nearest]
    [('learners.learning_performance', <State.CHANGED: 'changed'>, 'betere leerprestaties')]

    Raises:
        UnreadableFileError: The file cannot be read, is not UTF-8, or too large.
        WrongKindError: The page is neither a text nor a path.
        LocaleError: The locale is not known, or no catalogue is in its language.
    """
    fragments = cut(normalized(read_page(page)))
    localizer = localizer_for(locale)
    sentences = tuple(sentences_of(guide, localizer))
    outcome, covered = _find_sentences(sentences, fragments)
    findings: dict[Concept, Finding] = {}
    for sentence, found in zip(sentences, outcome, strict=True):
        known = findings.get(sentence.concept)
        findings[sentence.concept] = _worse(known, found) if known else found
        for part in _find_parts(sentence, found, localizer):
            findings[part.concept] = part
    return PageComparison(
        findings=tuple(findings[concept] for concept in guide),
        uncovered=tuple(_uncovered(fragments, covered, _furniture(guide))),
    )


def _uncovered(fragments: Sequence[Fragment], covered: set[int], furniture: str) -> Iterator[str]:
    """Return the texts of fragments that are neither *covered* nor *furniture*."""
    is_new: dict[str, bool] = {}
    for place, fragment in enumerate(fragments):
        if place in covered:
            continue
        text = fragment.text.rstrip(_LIST_PUNCTUATION)
        if text not in is_new:
            has_words = any(map(str.isalnum, text))
            is_new[text] = has_words and find_phrase(key_of(text), furniture) < 0
        if is_new[text]:
            yield text


def _worse(one: Finding, other: Finding) -> Finding:
    return max(one, other, key=lambda finding: _BY_SEVERITY.index(finding.state))


def _find_sentences(
    sentences: Sequence[GuideSentence], fragments: Sequence[Fragment]
) -> tuple[list[Finding], set[int]]:
    """Return what became of each sentence, and the fragments that they cover."""
    keys = [key_of(normalized(sentence.text)) for sentence in sentences]
    exact = exact_spans(keys, fragments)
    covered = {place for span in exact.values() for place in range(*span)}
    still = dict(zip(exact, in_place([span.start for span in exact.values()]), strict=True))
    left = [index for index in range(len(keys)) if index not in exact]
    spans = leftover_spans(fragments, covered) if left else []
    texts = [_text_of(span, fragments) for span in spans]
    changed: dict[int, tuple[str, float]] = {}
    for pair in pair_by_likeness([keys[index] for index in left], map(key_of, texts), spans):
        changed[left[pair.wanted]] = texts[pair.found], pair.ratio
        covered.update(range(*spans[pair.found]))
    return [
        _finding(sentence.concept, sentence.text, changed.get(index), is_in_place=still.get(index))
        for index, sentence in enumerate(sentences)
    ], covered


def _finding(
    concept: Concept, text: str, change: tuple[str, float] | None, *, is_in_place: bool | None
) -> Finding:
    """Return the finding on a text that stands there, in place or not; or changed; or neither."""
    if is_in_place is not None:
        return Finding(concept, State.VERBATIM if is_in_place else State.MOVED, text)
    if change is not None:
        return Finding(concept, State.CHANGED, text, *change)
    return Finding(concept, State.MISSING, text, likeness=0.0)


def _text_of(span: Span, fragments: Sequence[Fragment]) -> str:
    text = " ".join(fragment.text for fragment in fragments[span.start : span.end])
    return text.rstrip(_LIST_PUNCTUATION)


def _find_parts(sentence: GuideSentence, found: Finding, localizer: Localizer) -> Iterator[Finding]:
    """Return what became of the phrases of a sentence."""
    phrases = {part: normalized(localizer.label(part)) for part in sentence.parts}
    own = [part for part in phrases if find_phrase(phrases[part], sentence.text) >= 0]
    if found.nearest is not None:
        yield from _find_phrases({part: phrases[part] for part in own}, found.nearest)
    for part, phrase in phrases.items():
        # words of ours that the sentence does not have: they stand and fall with the sentence
        if found.nearest is None or part not in own:
            is_there = found.state in (State.VERBATIM, State.MOVED)
            state = State.VERBATIM if is_there else found.state
            yield Finding(part, state, phrase, found.nearest, found.likeness)


def _find_phrases(phrases: Mapping[Concept, str], text: str) -> Iterator[Finding]:
    """Return what became of phrases in *text*, the sentence they stood in as it is now."""
    # as keys are made: a line may have been broken after a hyphen
    text = text.replace("- ", "-")
    keys = {part: key_of(phrase) for part, phrase in phrases.items()}
    places = {part: find_phrase(key, text) for part, key in keys.items()}
    there = {part: place for part, place in places.items() if place >= 0}
    still = dict(zip(there, in_place([*there.values()]), strict=True))
    lost = [part for part in phrases if part not in there]
    rests = [*_rests(text, [(place, len(keys[part])) for part, place in there.items()])]
    changed: dict[Concept, tuple[str, float]] = {}
    for pair in pair_by_likeness([keys[part] for part in lost], map(key_of, rests)):
        changed[lost[pair.wanted]] = rests[pair.found], pair.ratio
    for part, phrase in phrases.items():
        yield _finding(part, phrase, changed.get(part), is_in_place=still.get(part))


def _rests(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Return what is left of *text* without *spans* (place and length): by clause, by phrase."""
    for place, length in spans:
        text = text[:place] + ";" * length + text[place + length :]
    for clause in re.split("[;:]", text):
        yield from dict.fromkeys(rest.strip() for rest in (clause, *clause.split(",")))


@lru_cache(maxsize=8)
def _furniture(guide: Guide) -> str:
    """Return what the shipped page says before its title, as one key: lines may be cut anew."""
    language = guide.sources.page.language
    before = page_text(guide).partition(localizer_for(language).label(guide.key_action))[0]
    return key_of(" ".join(normalized(before).split()))
