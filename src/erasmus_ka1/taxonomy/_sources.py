"""Where a text comes from, and what it may be shown as."""

from __future__ import annotations

import enum
from collections.abc import Mapping

import attrs

__all__ = ["GuideSources", "Source", "Status"]


class Status(enum.StrEnum):
    """How a text relates to the guide.

    ``official``: verbatim in the guide's page. ``attested``: the official wording as found in
    copies or other editions, not checked against this edition's page. ``editorial``: ours.
    """

    OFFICIAL = "official"
    ATTESTED = "attested"
    EDITORIAL = "editorial"


@attrs.frozen(kw_only=True)
class Source:
    """Where a text comes from.

    Attributes:
        document: The document's title.
        edition: The edition, as the document gives it (``2024``, ``2014-2020``).
        language: The language of the text, as a BCP 47 tag.
        status: What the text may be shown as.
        address: Where the document was found; ``None`` for a text of ours.
    """

    document: str
    edition: str
    language: str
    status: Status
    address: str | None = None


@attrs.frozen(kw_only=True)
class GuideSources:
    """The sources of one edition's texts.

    Attributes:
        page: The page the official texts are in.
        english: Where English wording was found, by the key that the concepts hold.
        ours: The source of a text of ours, in any language.
    """

    page: Source
    english: Mapping[str, Source]
    ours: Source

    def of_text(self, language: str, english_key: str | None) -> Source:
        """Return the source of a text in *language*; *english_key* is None for a text of ours."""
        if english_key is not None and language == self.page.language:
            return self.page
        if english_key is not None and language == "en":
            return self.english[english_key]
        return attrs.evolve(self.ours, language=language)
