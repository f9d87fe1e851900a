"""The Erasmus+ Programme Guide 2024, the reference: the concepts hold its wording."""

from __future__ import annotations

from .._sources import Source, Status
from . import Edition

__all__ = ["EDITION"]

EDITION = Edition(
    year=2024,
    pages=(
        Source(
            language="nl",
            edition=2024,
            status=Status.OFFICIAL,
            document="Erasmus+-programmagids 2024, deel B, Kernactie 1: Individuele leermobiliteit",
            address=(
                "https://erasmus-plus.ec.europa.eu/nl/programme-guide/part-b/key-action-1/"
                "key-action-1-learning-mobility-of-individuals"
            ),
        ),
    ),
)
