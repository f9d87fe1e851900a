"""What Erasmus+ Key Action 1 is expected to bring, as typed concepts in Dutch and English.

Importing this package loads the taxonomy and nothing else; the other names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .taxonomy import GUIDE_2024

if TYPE_CHECKING:
    from . import errors
    from .projects._outcome_set import OutcomeSet
    from .projects._project import Claim, Evidence, Project
    from .projects._project_number import ProjectNumber

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
    "Claim": "projects._project",
    "Evidence": "projects._project",
    "OutcomeSet": "projects._outcome_set",
    "Project": "projects._project",
    "ProjectNumber": "projects._project_number",
    "errors": "errors",
}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from ._lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
