"""The priority for people fleeing the war in Ukraine, which each edition words anew."""

from __future__ import annotations

from ._concepts import Priority

__all__ = ["PRIORITY_2023", "PRIORITY_2024", "PRIORITY_2025", "PRIORITY_2026"]

PRIORITY_2023 = Priority(
    code="priorities.ukraine_2023",
    english_label=(
        "supporting mobility projects that facilitate the integration of people fleeing the war "
        "in Ukraine"
    ),
    english_short_label="Ukraine priority 2023",
    english_statement=(
        "In this regard, in 2023 the Programme will also continue to be mobilised in order to "
        "mitigate the socio-economic and educational consequences of the Russian invasion of "
        "Ukraine by supporting mobility projects that facilitate the integration of people "
        "fleeing the war in Ukraine"
    ),
    first_edition=2023,
    last_edition=2023,
    year=2023,
    english_aims=(
        "the socio-economic and educational consequences of the Russian invasion of Ukraine"
    ),
    english_means="supporting mobility projects",
    english_beneficiaries="people fleeing the war in Ukraine",
)

PRIORITY_2024 = Priority(
    code="priorities.ukraine_2024",
    english_label=(
        "supporting mobility projects that facilitate the integration of people fleeing the war "
        "in Ukraine"
    ),
    english_short_label="Ukraine priority 2024",
    english_statement=(
        "In this regard, the Programme will continue in 2024 to be mobilised to mitigate the "
        "socio-economic and educational consequences of the Russian invasion of Ukraine by "
        "supporting mobility projects that facilitate the integration of people fleeing the war "
        "in Ukraine."
    ),
    first_edition=2024,
    last_edition=2024,
    year=2024,
    english_aims=(
        "the socio-economic and educational consequences of the Russian invasion of Ukraine"
    ),
    english_means="supporting mobility projects",
    english_beneficiaries="people fleeing the war in Ukraine",
)

PRIORITY_2025 = Priority(
    code="priorities.ukraine_2025",
    english_label=(
        "supporting mobility projects that facilitate the integration of people fleeing the war "
        "in Ukraine"
    ),
    english_short_label="Ukraine priority 2025",
    english_statement=(
        "In this regard, the Programme will continue in 2025 to be mobilised to mitigate the "
        "socio-economic and educational consequences of the Russian invasion of Ukraine by "
        "supporting mobility projects that facilitate the integration of people fleeing the war "
        "in Ukraine."
    ),
    first_edition=2025,
    last_edition=2025,
    year=2025,
    english_aims=(
        "the socio-economic and educational consequences of the Russian invasion of Ukraine"
    ),
    english_means="supporting mobility projects",
    english_beneficiaries="people fleeing the war in Ukraine",
)

PRIORITY_2026 = Priority(
    code="priorities.ukraine_2026",
    english_label=(
        "supporting mobility projects that facilitate the integration of people fleeing the war "
        "in Ukraine"
    ),
    english_short_label="Ukraine priority 2026",
    english_statement=(
        "In this regard, the Programme will continue in 2026 to be mobilised to mitigate the "
        "socio-economic and educational consequences of the Russia’s war of aggression against "
        "Ukraine by supporting mobility projects that facilitate the integration of people "
        "fleeing the war in Ukraine."
    ),
    first_edition=2026,
    last_edition=2026,
    year=2026,
    english_aims=(
        "the socio-economic and educational consequences of the Russia’s war of aggression "
        "against Ukraine"
    ),
    english_means="supporting mobility projects",
    english_beneficiaries="people fleeing the war in Ukraine",
)
