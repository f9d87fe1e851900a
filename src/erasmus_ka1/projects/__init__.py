"""Users' data: outcome sets, projects and their numbers, checks, tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import late_names

if TYPE_CHECKING:
    from ._actions import ACTIONS, AGENCIES, Action, find_action
    from ._checks import check
    from ._counts import Achievement, Counts, FindingCounts, GroupCounts, ProjectCounts
    from ._finding_codes import FindingCode
    from ._findings import Finding, Parameters, Severity
    from ._given import OutcomeOrAspect
    from ._outcome_set import Coverage, OutcomeSet
    from ._own_words import ProjectSection, SectionTopic, Summary, Topic
    from ._project import Claim, ClaimStatus, Evidence, Participants, Project
    from ._project_number import Fault, ProjectNumber
    from ._tally import Tally

__all__ = [
    "ACTIONS",
    "AGENCIES",
    "Achievement",
    "Action",
    "Claim",
    "ClaimStatus",
    "Counts",
    "Coverage",
    "Evidence",
    "Fault",
    "Finding",
    "FindingCode",
    "FindingCounts",
    "GroupCounts",
    "OutcomeOrAspect",
    "OutcomeSet",
    "Parameters",
    "Participants",
    "Project",
    "ProjectCounts",
    "ProjectNumber",
    "ProjectSection",
    "SectionTopic",
    "Severity",
    "Summary",
    "Tally",
    "Topic",
    "check",
    "find_action",
]

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch
    __getattr__, __dir__ = late_names(
        __name__,
        {
            "_actions": ("ACTIONS", "AGENCIES", "Action", "find_action"),
            "_checks": ("check",),
            "_counts": ("Achievement", "Counts", "FindingCounts", "GroupCounts", "ProjectCounts"),
            "_finding_codes": ("FindingCode",),
            "_findings": ("Finding", "Parameters", "Severity"),
            "_given": ("OutcomeOrAspect",),
            "_outcome_set": ("Coverage", "OutcomeSet"),
            "_own_words": ("ProjectSection", "SectionTopic", "Summary", "Topic"),
            "_project": ("Claim", "ClaimStatus", "Evidence", "Participants", "Project"),
            "_project_number": ("Fault", "ProjectNumber"),
            "_tally": ("Tally",),
        },
    )
