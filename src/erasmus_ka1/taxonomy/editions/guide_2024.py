"""The Erasmus+ Programme Guide 2024, the reference: the concepts hold its wording."""

from __future__ import annotations

from .._edition import Edition, Page

__all__ = ["EDITION"]

EDITION = Edition(
    year=2024,
    pages=(
        Page(
            language="nl",
            document="Erasmus+-programmagids 2024, deel B, Kernactie 1: Individuele leermobiliteit",
            address=(
                "https://erasmus-plus.ec.europa.eu/nl/programme-guide/part-b/key-action-1/"
                "key-action-1-learning-mobility-of-individuals"
            ),
        ),
    ),
)
