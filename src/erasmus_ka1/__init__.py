"""What Erasmus+ Key Action 1 is expected to bring, as typed concepts in Dutch and English.

Importing this package loads the taxonomy and nothing else; the other names load on first use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .guide_2024 import GUIDE_2024
from .lazy import lazy_names

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

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch
    __getattr__ = lazy_names(
        __name__,
        {
            "Claim": "project",
            "Evidence": "project",
            "OutcomeSet": "outcome_set",
            "Project": "project",
            "ProjectNumber": "project_number",
            "errors": "errors",
        },
    )


def __dir__() -> list[str]:
    return [*globals(), *__all__]
