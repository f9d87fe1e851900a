"""The 2024 priority for people fleeing the war in Ukraine."""

from __future__ import annotations

from ._kinds import Priority

__all__ = [
    "PRIORITY",
]

PRIORITY = Priority(
    code="priorities.ukraine_2024",
    english_label=(
        "supporting mobility projects that facilitate the integration of people fleeing "
        "the war in Ukraine"
    ),
    english_short_label="Ukraine priority 2024",
    english_statement=(
        "In this context, the programme will continue its efforts in 2024 to alleviate "
        "the socio-economic and educational consequences of the Russian invasion of "
        "Ukraine by supporting mobility projects that facilitate the integration of "
        "people fleeing the war in Ukraine."
    ),
    english_source="ours",
    year=2024,
    english_alleviates=(
        "the socio-economic and educational consequences of the Russian invasion of Ukraine"
    ),
    english_means="supporting mobility projects",
    english_beneficiaries="people fleeing the war in Ukraine",
)
