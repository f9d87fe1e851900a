"""The Erasmus+ Programme Guide 2025: two commas, capitals, no "thus", other list marks."""

from __future__ import annotations

from .._sources import Source, Status
from . import Edition, _guide_2024

__all__ = ["EDITION"]

EDITION = Edition(
    year=2025,
    follows=_guide_2024.EDITION,
    pages=(
        Source(
            language="en",
            edition=2025,
            status=Status.OFFICIAL,
            document="Erasmus+ Programme Guide 2025, Part B, pp. 38-39",
            version="Version 2 (2025): 20/01/2025",
        ),
    ),
    list_marks={"en": {"learners": "", "staff": ""}},
    capital_titles=("en",),
    reworded={
        "staff.competences": {
            "label": (
                "improved competences linked to their occupational profiles (teaching, training, "
                "youth work, etc.)"
            ),
        },
        "staff.diversity": {
            "label": (
                "greater understanding and responsiveness to all kinds of diversity, e.g., "
                "social, ethnic, linguistic, gender and cultural diversity as well as diverse "
                "abilities"
            ),
        },
        "organisations.international_capacity": {
            "label": "Increased capacity to operate at EU/international level",
        },
        "organisations.innovative_operation": {
            "label": "Innovative and improved way of operating towards their target groups",
        },
        "organisations.professional_environment": {
            "label": (
                "More modern, dynamic, committed and professional environment inside the "
                "organisation"
            ),
        },
        "systems": {
            "statement": (
                "In the long run, the combined effect of the several thousands of projects "
                "supported under this Key Action is expected to have an impact on the systems of "
                "education, training and youth in the participating countries, stimulating policy "
                "reforms and attracting new resources for mobility opportunities in Europe and "
                "beyond."
            ),
        },
    },
)
