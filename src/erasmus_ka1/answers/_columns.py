"""What the columns that answers are grouped by are called, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .._messages import pgettext_noop

__all__ = ["HEADINGS", "holds_countries"]

#: The headings of columns with a usual name, in English; another column has its own name.
HEADINGS: Final[Mapping[str, str]] = {
    "country": pgettext_noop("answers", "Country"),
    "year": pgettext_noop("answers", "Year"),
    "action": pgettext_noop("answers", "Action"),
    "group": pgettext_noop("answers", "Target group"),
}


_WORDS = re.compile(r"[^\W_]+")


def holds_countries(column: str) -> bool:
    """Return whether a column holds codes of countries.

    >>> [*map(holds_countries, ["sending_country", "sendingCountry", "Land van herkomst", "year"])]
    [True, True, True, False]
    """
    words = _WORDS.findall(column.lower())
    return "land" in words or any(word.endswith("country") for word in words)
