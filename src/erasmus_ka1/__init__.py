"""What Erasmus+ Key Action 1 is expected to bring, as typed concepts in Dutch and English.

Importing this package loads the constants and nothing else; the other names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .taxonomy import key_action, learners, organisations, staff, systems, ukraine

if TYPE_CHECKING:
    # what is imported late and by name stands here too, for programs that bundle imports
    from . import errors, localization, reports, serialization  # noqa: F401
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

_HOMES = {
    "GUIDES": "taxonomy",
    "GUIDE_2023": "taxonomy",
    "GUIDE_2024": "taxonomy",
    "GUIDE_2025": "taxonomy",
    "GUIDE_2026": "taxonomy",
    "Claim": "projects",
    "Evidence": "projects",
    "OutcomeSet": "projects",
    "Project": "projects",
    "ProjectNumber": "projects",
    "errors": "errors",
}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from ._lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
