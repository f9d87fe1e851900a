"""Policy systems: what thousands of projects together bring in the long run."""

from __future__ import annotations

from ._concepts import Impact, SystemLevel

__all__ = [
    "NEW_RESOURCES",
    "POLICY_REFORMS",
    "SYSTEMS",
]

POLICY_REFORMS = Impact(
    code="systems.policy_reforms",
    english_label="stimulating policy reforms",
    english_short_label="Policy reforms",
)

NEW_RESOURCES = Impact(
    code="systems.new_resources",
    english_label="attracting new resources for mobility opportunities in Europe and beyond",
    english_short_label="New resources",
)

SYSTEMS = SystemLevel(
    code="systems",
    english_label="the systems of education, training and youth in the participating countries",
    english_short_label="Systems",
    english_statement=(
        "In the long run, the combined effect of the several thousands of projects "
        "supported under this Key Action is expected to have an impact on the systems of "
        "education, training and youth in the participating countries, thus stimulating "
        "policy reforms and attracting new resources for mobility opportunities in Europe "
        "and beyond."
    ),
    impacts=(
        POLICY_REFORMS,
        NEW_RESOURCES,
    ),
)
