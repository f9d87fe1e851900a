"""What Erasmus+ Key Action 1 is expected to bring, as typed concepts in Dutch and English.

Importing this package loads the taxonomy and nothing else; the other names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .guide_2024 import GUIDE_2024

if TYPE_CHECKING:
    from . import errors
    from .outcome_set import OutcomeSet
    from .project import Claim, Evidence, Project
    from .project_number import ProjectNumber

__all__ = [
    "GUIDE_2024",
    "Claim",
    "Evidence",
    "OutcomeSet",
    "Project",
    "ProjectNumber",
    "errors",
]

_HOMES = {
    "Claim": "project",
    "Evidence": "project",
    "OutcomeSet": "outcome_set",
    "Project": "project",
    "ProjectNumber": "project_number",
    "errors": "errors",
}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from .lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
