"""Policy systems: what thousands of projects together bring in the long run."""

from __future__ import annotations

from ._kinds import Impact, SystemLevel

__all__ = [
    "NEW_RESOURCES",
    "POLICY_REFORMS",
    "SYSTEMS",
]

POLICY_REFORMS = Impact(
    code="systems.policy_reforms",
    english_label="policy reforms are stimulated",
    english_short_label="Policy reforms",
    english_source="ours",
)

NEW_RESOURCES = Impact(
    code="systems.new_resources",
    english_label="new resources for mobility opportunities are attracted in Europe and beyond",
    english_short_label="New resources",
    english_source="ours",
)

SYSTEMS = SystemLevel(
    code="systems",
    english_label="systems of education, training and youth work in the participating countries",
    english_short_label="Systems",
    english_statement=(
        "In the long run, the combination of the several thousands of projects supported "
        "under this key action is expected to have an impact on the systems of education, "
        "training and youth in the participating countries, thus stimulating policy "
        "reforms and attracting new resources for mobility opportunities in Europe and "
        "beyond."
    ),
    english_source="ours",
    impacts=(
        POLICY_REFORMS,
        NEW_RESOURCES,
    ),
)
