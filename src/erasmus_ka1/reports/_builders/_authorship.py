"""Who made a report, and when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from .._content import Fact
from .._phrasebook import Phrasebook

__all__ = ["authorship"]


def authorship(
    phrases: Phrasebook, author: str | None, date: datetime.date | None = None
) -> Iterator[Fact]:
    """Yield the author and the date of a report, where they are given."""
    if author is not None:
        yield Fact(phrases.pgettext("report", "Author or contact"), phrases.verbatim(author))
    if date is not None:
        day = phrases.each(lambda localizer: localizer.date(date))
        yield Fact(phrases.pgettext("report", "Date of the report"), day)
