"""Compare a page with an edition of the guide.

The Commission publishes a new guide every year. `compare` tells what became of each text of one
edition in another page: a later edition, or a copy on a website. `page_text` is the page that
ships with an edition; `regenerate` puts the page together from the concepts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import NamedTuple

import attrs

from .._errors import UnreadableFileError
from .._locale import LocaleLike
from ._concepts import Aspect, Audience, Concept, Impact
from ._editions import GUIDE_2024
from ._guide import Guide
from ._page_matching import MISSING, PHRASE, SENTENCE, Match, TextState, find_texts, pieces
from ._page_reading import LARGEST_PAGE, Page, read_page

__all__ = [
    "LARGEST_PAGE",
    "PageComparison",
    "TextComparison",
    "TextState",
    "compare",
    "page_text",
    "regenerate",
]


@attrs.frozen
class TextComparison:
    """What became of one text of the guide.

    Attributes:
        concept: The concept whose text it is.
        state: What became of it.
        text: The guide's text.
        nearest: The page's text, if it changed.
    """

    concept: Concept
    state: TextState
    text: str
    nearest: str | None = None


@attrs.frozen
class PageComparison:
    """What became of the guide's texts in a page, and what the page adds.

    Attributes:
        texts: The guide's texts, in page order. The key action has two: its title and its
            sentence. A concept whose label is not in the guide's own words has none.
        additions: The page's other texts, in page order. What precedes the title is left out.
    """

    texts: tuple[TextComparison, ...]
    additions: tuple[str, ...]

    @property
    def is_unchanged(self) -> bool:
        """Whether every text is verbatim and the page adds nothing."""
        return not self.additions and {text.state for text in self.texts} == {TextState.VERBATIM}


def compare(page: Page, guide: Guide = GUIDE_2024, *, locale: LocaleLike = "nl") -> PageComparison:
    """Return what became of the guide's texts in a page.

    White space, line breaks, bullets, the punctuation at the end of a list item, Unicode form and
    invisible characters make no difference, nor do capitals throughout a text. Audiences, aspects
    and impacts are looked for in their own sentence.

    Args:
        page: The text of a page, or the path of a file in UTF-8, 1 MB at most. Both may be HTML:
            its words are read, without menus and scripts.
        guide: The edition to compare with.
        locale: The language of the page.

    >>> compare(page_text()).is_unchanged
    True
    >>> later = page_text().replace("verbeterde leerprestaties", "betere leerprestaties")
    >>> [(text.concept.code, text.nearest) for text in compare(later).texts if text.nearest]
    [('learners.learning_performance', 'betere leerprestaties')]

    Raises:
        UnreadableFileError: The file cannot be read, is not UTF-8, or is too large.
        WrongKindError: The page is neither a text nor a path.
        LocaleError: The locale is unknown, or no catalogue is in its language.
    """
    lines = read_page(page)
    wanted = list(_guide_texts(guide, locale))
    matches = find_texts((each.text for each in wanted), lines, SENTENCE)
    start = matches[0].span[0] if matches[0].state is TextState.VERBATIM else 0
    rest = pieces(lines, [match.span for match in matches], SENTENCE.cuts[0])
    return PageComparison(
        texts=tuple(_compared(wanted, matches, lines)),
        additions=tuple(lines[slice(*span)] for span in rest if span[0] >= start),
    )


def page_text(guide: Guide = GUIDE_2024, *, language: str = "nl") -> str:
    """Return the guide's page as it was saved, with the website's menu.

    >>> page_text().splitlines()[12]
    'Kernactie 1: Individuele leermobiliteit'

    Raises:
        UnreadableFileError: The page of this edition and language does not ship.
    """
    name = f"page_{guide.edition}.{language}.txt"
    try:
        return files("erasmus_ka1.taxonomy").joinpath(name).read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise UnreadableFileError(name, "not a page of the guide") from error


def regenerate(guide: Guide = GUIDE_2024, *, locale: LocaleLike) -> str:
    """Return the page's text, put together from the concepts.

    >>> regenerate(locale="en").splitlines()[0]
    'Key Action 1: Learning mobility of individuals'
    """
    localizer = guide.localizer(locale)
    title, statement = localizer.label(guide.key_action), localizer.statement
    if guide.details.has_capital_title(localizer.language):
        title = title.upper()
    blocks = [title, statement(guide.key_action)]
    for group in guide.target_groups:
        items = [*map(statement, guide.outcomes_for(group))]
        mark = guide.details.list_mark(group.code, localizer.language)
        blocks += [statement(group), " • " + f"{mark}\n • ".join(items) + "."]
    blocks += map(statement, (guide.systems, *guide.priorities))
    return "\n\n".join(blocks)


class _GuideText(NamedTuple):
    """A text of the guide, with the texts that are part of it."""

    concept: Concept
    text: str
    parts: Sequence[_GuideText] = ()


def _guide_texts(guide: Guide, locale: LocaleLike) -> Iterator[_GuideText]:
    """Yield the guide's title and sentences, in page order."""
    localizer = guide.localizer(locale)
    label, statement = localizer.label, localizer.statement

    def sentence(concept: Concept, *kinds: type[Concept]) -> _GuideText:
        text = statement(concept)
        parts = (part for part in guide.children(concept) if isinstance(part, kinds))
        found = [_GuideText(part, label(part)) for part in parts if label(part) in text]
        return _GuideText(concept, text, found)

    yield _GuideText(guide.key_action, label(guide.key_action))
    yield sentence(guide.key_action)
    for group in guide.target_groups:
        yield sentence(group, Audience)
        for outcome in guide.outcomes_for(group):
            yield sentence(outcome, Aspect)
    yield sentence(guide.systems, Impact)
    yield from map(sentence, guide.priorities)


def _compared(
    wanted: Sequence[_GuideText], matches: Sequence[Match], page: str
) -> Iterator[TextComparison]:
    """Yield what became of each text, followed by what became of its parts."""
    for (concept, text, parts), match in zip(wanted, matches, strict=True):
        nearest = page[slice(*match.span)] if match.state is TextState.CHANGED else None
        yield TextComparison(concept, match.state, text, nearest)
        found = [match if match == MISSING else Match(TextState.VERBATIM, match.span)] * len(parts)
        if nearest:
            found = find_texts((part.text for part in parts), nearest, PHRASE)
        yield from _compared(parts, found, nearest or page)
