"""What the guide says: the kinds of concept, the constants, the editions."""

from __future__ import annotations

from ._base import Concept, TextKind
from ._guide import Concepts, Guide
from ._guide_2024 import GUIDE_2024
from ._kinds import (
    Aspect,
    Audience,
    Impact,
    KeyAction,
    Level,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
)

__all__ = [
    "GUIDE_2024",
    "Aspect",
    "Audience",
    "Concept",
    "Concepts",
    "Guide",
    "Impact",
    "KeyAction",
    "Level",
    "Outcome",
    "Priority",
    "SystemLevel",
    "TargetGroup",
    "TextKind",
]
