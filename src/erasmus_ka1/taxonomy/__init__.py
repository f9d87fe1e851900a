"""What the guide says: the kinds of concept, the constants, the editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import key_action, learners, organisations, staff, systems, ukraine
from ._collection import Concepts
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
from ._sources import STATUSES, Source, Status

if TYPE_CHECKING:
    from ._diff import Change, ChangeKind, diff
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

_HOMES = {"Change": "_diff", "ChangeKind": "_diff", "Edition": "editions", "diff": "_diff"}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from .._lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
