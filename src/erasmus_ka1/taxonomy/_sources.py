"""Where a text comes from, and what it may be shown as."""

import enum
from collections.abc import Mapping
from typing import NamedTuple

from .._messages import pgettext_noop

__all__ = ["STATUSES", "Source", "Status"]


class Status(enum.StrEnum):
    """How a text relates to the guide.

    ``official``: verbatim in this edition's page in this language. ``other_edition``: verbatim in
    the Commission's page of a neighbouring edition. ``editorial``: ours.
    """

    OFFICIAL = "official"
    OTHER_EDITION = "other_edition"
    EDITORIAL = "editorial"


class Source(NamedTuple):
    """Where a text comes from.

    Attributes:
        document: The document's title.
        edition: The year of the edition that has the text.
        language: The language of the text, as a BCP 47 tag.
        status: What the text may be shown as.
        version: The version printed in the document; None where it prints none.
        address: Where the document was found; None where it has no lasting address.
    """

    document: str
    edition: int
    language: str
    status: Status
    version: str | None = None
    address: str | None = None


#: What each status means; the messages have the context ``status``.
STATUSES: Mapping[Status, str] = {
    Status.OFFICIAL: pgettext_noop("status", "official: verbatim in this edition of the guide"),
    Status.OTHER_EDITION: pgettext_noop(
        "status", "other edition: verbatim in a neighbouring edition of the guide"
    ),
    Status.EDITORIAL: pgettext_noop("status", "editorial: wording by erasmus_ka1"),
}
