"""The editions of the guide, one module a year: its pages, and its changes of wording."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from .._sources import Source

__all__ = ["Edition"]


@attrs.frozen(kw_only=True)
class Edition:
    """One edition of the guide, as it differs from another.

    Attributes:
        year: The year.
        follows: The edition whose wording it shares; None for the reference, whose wording the
            concepts themselves hold.
        pages: Its pages on Key Action 1 that are at hand, one a language.
        reworded: Its English texts that differ, by code: ``label`` or ``statement``. A statement
            that is not named takes over the new labels in it. A text whose translation alone
            differs is named too, with its English.
        list_marks: What ends each item but the last of a target group's list, by the language of
            the page and the group's code; a semicolon for a group that is not named. The last
            item ends in a full stop.
        capital_titles: The languages of the pages whose title is in capitals.
    """

    year: int
    follows: int | None = None
    pages: tuple[Source, ...] = ()
    reworded: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    list_marks: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)
    capital_titles: tuple[str, ...] = ()
