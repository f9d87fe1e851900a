"""The Erasmus+ Programme Guide 2026: worded as in 2025, apart from its priority."""

from __future__ import annotations

from .._sources import Source, Status
from . import Edition, _guide_2025

__all__ = ["EDITION"]

EDITION = Edition(
    year=2026,
    follows=_guide_2025.EDITION,
    pages=(
        Source(
            language="en",
            edition=2026,
            status=Status.OFFICIAL,
            document="Erasmus+ Programme Guide 2026, Part B, pp. 39-40",
            version="Version 1 (2026): 12/11/2025",
        ),
    ),
)
