"""What the guide says: the kinds of concept, the constants, the editions.

The guides of the editions load on first use, and all that is about them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import late_names
from . import key_action, learners, organisations, staff, systems, ukraine
from ._concepts import (
    KINDS,
    AnyConcept,
    AnyTextKind,
    Aspect,
    Audience,
    Concept,
    Impact,
    KeyAction,
    Level,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
    TextKind,
)
from ._order import IN_GUIDE_ORDER as _IN_GUIDE_ORDER  # noqa: F401 - numbers the concepts
from ._sources import STATUSES, Source, Status

if TYPE_CHECKING:
    from ._collection import Concepts
    from ._diff import Change, ChangeKind, diff
    from ._editions import (
        CONCEPTS,
        GUIDE_2023,
        GUIDE_2024,
        GUIDE_2025,
        GUIDE_2026,
        GUIDES,
        Guides,
        concept_of,
        home_guide,
    )
    from ._guide import Guide, Match, Suggestion
    from ._rows import Choices, GroupedChoices, Kind, Row
    from .editions import Edition

__all__ = [
    "CONCEPTS",
    "GUIDES",
    "GUIDE_2023",
    "GUIDE_2024",
    "GUIDE_2025",
    "GUIDE_2026",
    "KINDS",
    "STATUSES",
    "AnyConcept",
    "AnyTextKind",
    "Aspect",
    "Audience",
    "Change",
    "ChangeKind",
    "Choices",
    "Concept",
    "Concepts",
    "Edition",
    "GroupedChoices",
    "Guide",
    "Guides",
    "Impact",
    "KeyAction",
    "Kind",
    "Level",
    "Match",
    "Outcome",
    "Priority",
    "Row",
    "Source",
    "Status",
    "Suggestion",
    "SystemLevel",
    "TargetGroup",
    "TextKind",
    "concept_of",
    "diff",
    "home_guide",
    "key_action",
    "learners",
    "organisations",
    "staff",
    "systems",
    "ukraine",
]

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch
    __getattr__, __dir__ = late_names(
        __name__,
        {
            "_collection": ("Concepts",),
            "_diff": ("Change", "ChangeKind", "diff"),
            "_editions": (
                "CONCEPTS",
                "GUIDES",
                "GUIDE_2023",
                "GUIDE_2024",
                "GUIDE_2025",
                "GUIDE_2026",
                "Guides",
                "concept_of",
                "home_guide",
            ),
            "_guide": ("Guide", "Match", "Suggestion"),
            "_rows": ("Choices", "GroupedChoices", "Kind", "Row"),
            "editions": ("Edition",),
        },
    )
