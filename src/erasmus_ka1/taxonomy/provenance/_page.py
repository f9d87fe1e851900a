"""The guide's page as it was saved: its text, its text put together anew, and places in it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs

from ..._errors import InvalidValueError, UnreadableFileError, WrongKindError
from ...localization import LocaleLike, localizer_for
from .. import GUIDE_2024, Concept, Guide, TextKind
from ._sentences import find_phrase, sentences_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Passage", "locate", "page_text", "regenerate"]


@attrs.frozen
class Passage:
    """A place in the shipped page.

    Attributes:
        line: The line, from 1.
        column: The first character's place in the line, from 1.
        start: The offset of the first character in `page_text`, from 0.
        end: The offset after the last character: ``page_text(guide)[start:end] == text``.
        text: What stands there.
    """

    line: int
    column: int
    start: int
    end: int
    text: str


@lru_cache(maxsize=8)
def page_text(guide: Guide = GUIDE_2024) -> str:
    """Return the guide's page as it was saved, the web page's furniture and all.

    >>> page_text().splitlines()[12]
    'Kernactie 1: Individuele leermobiliteit'

    Raises:
        UnreadableFileError: The page of this guide does not ship, or is damaged.
    """
    package = guide.sources_name.partition(":")[0].rpartition(".")[0]
    name = f"page_{guide.edition}.{guide.sources.page.language}.txt"
    try:
        return files(package).joinpath(name).read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"{package}/{name}", "not a page of the guide") from error


def regenerate(guide: Guide, locale: LocaleLike) -> str:
    """Return the page's text put together from the concepts, in guide order.

    In the page's own language this is the page, white space and furniture aside.

    >>> regenerate(GUIDE_2024, "en").splitlines()[0]
    'Key Action 1: Learning mobility of individuals'
    """
    localizer = localizer_for(locale)
    blocks = [localizer.label(guide.key_action), localizer.statement(guide.key_action)]
    for group in guide.target_groups:
        items = [localizer.statement(outcome).removesuffix(".") for outcome in group.outcomes]
        blocks += [localizer.statement(group), " • " + ";\n • ".join(items) + "."]
    blocks += map(localizer.statement, (guide.systems, *guide.priorities))
    return "\n\n".join(blocks)


def locate(concept: Concept, *, of: TextKind = "label") -> Passage:
    """Return where in its guide's shipped page a text of *concept* stands.

    An audience, an aspect or an impact is looked for inside its parent's sentence only.

    Args:
        concept: The concept.
        of: Which of its texts: ``label`` or ``statement``.

    >>> from erasmus_ka1.taxonomy import learners, staff
    >>> learners.LANGUAGES_AND_DIGITAL.label("nl") == staff.LANGUAGES_AND_DIGITAL.label("nl")
    True
    >>> locate(learners.LANGUAGES_AND_DIGITAL).line, locate(staff.LANGUAGES_AND_DIGITAL).line
    (23, 41)

    Raises:
        WrongKindError: It is not a concept.
        InvalidValueError: The text is ours, not the guide's: a short label, a target group's label.
    """
    if not isinstance(concept, Concept):
        raise WrongKindError(concept, "a concept of a guide")
    if of not in ("label", "statement"):
        raise InvalidValueError("locate.of", of, "'label' or 'statement': other texts are ours")
    if of == "label" and concept.is_label_ours:
        expected = f"'statement': the guide has no name for {concept.code}"
        raise InvalidValueError("locate.of", of, expected)
    page = page_text(concept.guide)
    start, text = _passages(concept.guide)[concept, of]
    line_start = page.rfind("\n", 0, start) + 1
    return Passage(
        line=page.count("\n", 0, start) + 1,
        column=start - line_start + 1,
        start=start,
        end=start + len(text),
        text=text,
    )


@lru_cache(maxsize=8)
def _passages(guide: Guide) -> Mapping[tuple[Concept, TextKind], tuple[int, str]]:
    """Return the offset and the words of each text of the guide, by concept and kind of text."""
    page = page_text(guide)
    localizer = localizer_for(guide.sources.page.language)
    found: dict[tuple[Concept, TextKind], tuple[int, str]] = {}
    offset = 0
    for sentence in sentences_of(guide, localizer):
        start = page.index(sentence.text, offset)
        offset = start + len(sentence.text)
        if sentence.is_title:
            found[sentence.concept, "label"] = start, sentence.text
            continue
        found[sentence.concept, "statement"] = start, sentence.text
        label = localizer.label(sentence.concept)
        if (at := find_phrase(label, sentence.text)) >= 0:
            found[sentence.concept, "label"] = start + at, label
        after = 0
        for part in sentence.parts:
            phrase = localizer.label(part)
            at = find_phrase(phrase, sentence.text, after)
            after = at + len(phrase)
            found[part, "label"] = found[part, "statement"] = start + at, phrase
    return found
