"""What changed from one edition of the guide to another."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from itertools import chain

import attrs

from .._lazy import late_import
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import of_kind
from ._concepts import Concept
from ._guide import Guide

__all__ = ["Change", "ChangeKind", "diff"]


class ChangeKind(enum.StrEnum):
    """Whether an edition added a concept, removed it or reworded it."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"


@attrs.frozen
class Change:
    """One change from one edition to another.

    Attributes:
        concept: The concept.
        kind: What happened to it.
        language: The language of the wordings, as a BCP 47 tag.
        old: The old wording; None for a concept that was added.
        new: The new wording; None for a concept that was removed.
    """

    concept: Concept
    kind: ChangeKind
    language: str
    old: str | None
    new: str | None

    @property
    def code(self) -> str:
        """The code of the concept."""
        return self.concept.code

    @property
    def same_words(self) -> bool:
        """Whether only capitals or punctuation changed, so that both wordings have the same words.

        >>> from erasmus_ka1 import GUIDES
        >>> changes = {each.code: each for each in diff(GUIDES[2023], GUIDES[2025], locale="en")}
        >>> changes["staff.competences"].same_words, changes["systems"].same_words
        (True, False)
        """
        return _words(self.old) == _words(self.new)

    def describe(self, locale: LocaleLike) -> str:
        """Return the change in a reader's words, with both wordings on lines of their own.

        What was reworded names the language of the wordings, and says if the words are the same.

        >>> from erasmus_ka1 import GUIDES
        >>> change = diff(GUIDES[2023], GUIDES[2025], locale="en")[0]
        >>> print(change.describe("en"))
        staff.competences: only capitals or punctuation changed [en]
          - improved competences, linked to their occupational profiles (teaching, training, youth work, etc.)
          + improved competences linked to their occupational profiles (teaching, training, youth work, etc.)

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
        """  # noqa: E501 - the guide's words
        pgettext = late_import("localization:localizer_for")(locale).pgettext
        kind = {
            ChangeKind.ADDED: pgettext("diff", "added"),
            ChangeKind.REMOVED: pgettext("diff", "removed"),
            ChangeKind.REWORDED: pgettext("diff", "reworded"),
        }[self.kind]
        wordings = ((mark, text) for mark, text in (("-", self.old), ("+", self.new)) if text)
        if self.kind is ChangeKind.REWORDED:
            only = pgettext("diff", "only capitals or punctuation changed")
            kind = f"{only if self.same_words else kind} [{self.language}]"
        return "\n".join([f"{self.code}: {kind}", *(f"  {mark} {text}" for mark, text in wordings)])


def diff(old: Guide, new: Guide, *, locale: LocaleLike | None = None) -> tuple[Change, ...]:
    """Return what changed from one edition to another, in guide order.

    A reworded concept has both labels if its label changed, else both statements.

    Args:
        old: The guide of one edition.
        new: The guide of the other.
        locale: The language of the wordings; every shipped language if not given.

    >>> from erasmus_ka1 import GUIDES
    >>> [(change.code, str(change.kind)) for change in diff(GUIDES[2025], GUIDES[2026], locale="nl")]
    [('priorities.ukraine_2025', 'removed'), ('priorities.ukraine_2026', 'added')]

    Raises:
        LocaleError: The locale is unknown, or no catalogue is in its language.
    """  # noqa: E501 - an example
    for each in (old, new):
        of_kind(each, Guide, pgettext_noop("expected", "a guide"))
    if locale is None:
        languages = late_import("localization:available_languages")()
        return tuple(chain.from_iterable(diff(old, new, locale=each) for each in languages))
    return tuple(_changes(old, new, locale))


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())


def _changes(old: Guide, new: Guide, locale: LocaleLike) -> Iterator[Change]:
    before, after = old.localizer(locale), new.localizer(locale)
    for concept in sorted({*old, *new}):
        if concept not in new:
            text = before.statement(concept)
            yield Change(concept, ChangeKind.REMOVED, before.origin_of(concept)[0], text, None)
        elif concept not in old:
            text = after.statement(concept)
            yield Change(concept, ChangeKind.ADDED, after.origin_of(concept)[0], None, text)
        else:
            pairs = (
                (before.label(concept), after.label(concept)),
                (before.statement(concept), after.statement(concept)),
            )
            changed = next((pair for pair in pairs if pair[0] != pair[1]), None)
            if changed is not None:
                language = after.origin_of(concept)[0]
                yield Change(concept, ChangeKind.REWORDED, language, *changed)
