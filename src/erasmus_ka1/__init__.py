"""What Erasmus+ Key Action 1 is expected to bring, as typed concepts in Dutch and English.

Importing this package loads the constants and nothing else; the other names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._lazy import late_names
from .taxonomy import key_action, learners, organisations, staff, systems, ukraine

if TYPE_CHECKING:
    # what is imported late and by name stands here too, for programs that bundle imports
    from . import errors, localization, reports, serialization  # noqa: F401
    from .integrations import _pydantic  # noqa: F401
    from .projects import Claim, Evidence, OutcomeSet, Project, ProjectNumber
    from .taxonomy import GUIDE_2023, GUIDE_2024, GUIDE_2025, GUIDE_2026, GUIDES

__all__ = [
    "GUIDES",
    "GUIDE_2023",
    "GUIDE_2024",
    "GUIDE_2025",
    "GUIDE_2026",
    "Claim",
    "Evidence",
    "OutcomeSet",
    "Project",
    "ProjectNumber",
    "errors",
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
            "errors": ("errors",),
            "projects": ("Claim", "Evidence", "OutcomeSet", "Project", "ProjectNumber"),
            "taxonomy": ("GUIDES", "GUIDE_2023", "GUIDE_2024", "GUIDE_2025", "GUIDE_2026"),
        },
    )
