"""Users' data: outcome sets, projects and their numbers, checks, tallies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._actions import ACTIONS, AGENCIES, Action, find_action
    from ._checks import check
    from ._counts import Achievement, Counts, FindingCounts, GroupCounts, ProjectCounts
    from ._findings import Finding, FindingCode, Parameters, Severity
    from ._given import OutcomeOrAspect
    from ._outcome_set import Coverage, OutcomeSet
    from ._own_words import ProjectSection, SectionTopic, Summary, Topic
    from ._project import Claim, ClaimStatus, Evidence, Participants, Project
    from ._project_number import Fault, ProjectNumber
    from ._tally import Tally

_HOMES = {
    "ACTIONS": "_actions",
    "AGENCIES": "_actions",
    "Achievement": "_counts",
    "Action": "_actions",
    "Claim": "_project",
    "ClaimStatus": "_project",
    "Counts": "_counts",
    "Coverage": "_outcome_set",
    "Evidence": "_project",
    "Fault": "_project_number",
    "Finding": "_findings",
    "FindingCode": "_findings",
    "FindingCounts": "_counts",
    "GroupCounts": "_counts",
    "OutcomeOrAspect": "_given",
    "OutcomeSet": "_outcome_set",
    "Parameters": "_findings",
    "Participants": "_project",
    "Project": "_project",
    "ProjectCounts": "_counts",
    "ProjectNumber": "_project_number",
    "ProjectSection": "_own_words",
    "SectionTopic": "_own_words",
    "Severity": "_findings",
    "Summary": "_own_words",
    "Tally": "_tally",
    "Topic": "_own_words",
    "check": "_checks",
    "find_action": "_actions",
}

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

if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from .._lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
