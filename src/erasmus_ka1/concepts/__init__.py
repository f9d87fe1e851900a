"""The kinds of concept the guide speaks of, and the guide that holds them.

A concept is a shared object: it compares by identity, hashes fast, pickles and copies to itself,
and cannot be changed. Its words live in the catalogues; the concept knows its code and its
English texts, which together are the key to every other language.
"""

from .base import Concept, TextKind
from .guide import Concepts, Guide
from .kinds import (
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
