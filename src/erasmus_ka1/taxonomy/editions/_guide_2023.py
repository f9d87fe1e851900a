"""The Erasmus+ Programme Guide 2023: worded as in 2024, apart from its priority."""

from __future__ import annotations

from .._sources import Source, Status
from . import Edition, _guide_2024

__all__ = ["EDITION"]

EDITION = Edition(
    year=2023,
    follows=_guide_2024.EDITION,
    pages=(
        Source(
            language="en",
            edition=2023,
            status=Status.OFFICIAL,
            document="Erasmus+ Programme Guide 2023, Part B, pp. 39-40",
            version="Version 3 (2023): 04-04-2023",
        ),
    ),
    capital_titles=("en",),
)
