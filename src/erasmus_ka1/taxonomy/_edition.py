"""What an edition of the guide adds to the one it follows: its pages, its changes of wording."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

__all__ = ["Edition", "Page"]


@attrs.frozen(kw_only=True)
class Page:
    """An edition's page on Key Action 1 in one language.

    Attributes:
        language: The language, as a BCP 47 tag.
        document: The document's title.
        version: The version and date printed in it; None where it prints none.
        address: Where it was found; None where it has no lasting address.
        list_marks: What ends each item but the last of a target group's list, by the group's code;
            a semicolon for a group that is not named. The last item ends in a full stop.
        has_capital_title: Whether the title is in capitals.
    """

    language: str
    document: str
    version: str | None = None
    address: str | None = None
    list_marks: Mapping[str, str] = attrs.field(factory=dict)
    has_capital_title: bool = False


@attrs.frozen(kw_only=True)
class Edition:
    """One edition of the guide, as it differs from another.

    Attributes:
        year: The year.
        follows: The edition whose wording it shares; None for the reference, whose wording the
            concepts themselves hold.
        pages: Its pages that are at hand.
        reworded: Its English texts that differ, by code: ``label`` or ``statement``. A statement
            that is not named takes over the new labels in it.
    """

    year: int
    follows: int | None = None
    pages: tuple[Page, ...] = ()
    reworded: Mapping[str, Mapping[str, str]] = attrs.field(factory=dict)

    def page(self, language: str) -> Page | None:
        """Return the page in a language, or None if it is not at hand."""
        return next((page for page in self.pages if page.language == language), None)
