"""Which outcomes a project claims, with their aspects under them."""

from __future__ import annotations

from collections.abc import Iterable

from ...projects import Claim, ClaimStatus, OutcomeOrAspect, OutcomeSet, Project
from ...taxonomy import Aspect, Outcome

__all__ = ["by_outcome", "not_reported"]


def not_reported(project: Project) -> list[Claim]:
    """Return the claims on what is planned and not reported as achieved."""
    return [
        claim
        for claim in project.claims
        if claim.status is ClaimStatus.PLANNED and claim.outcome not in project.achieved
    ]


def by_outcome(members: Iterable[OutcomeOrAspect]) -> dict[Outcome, list[Aspect]]:
    """Return the aspects among *members* under their outcomes, in guide order."""
    claimed = OutcomeSet(members)
    return {
        outcome: [aspect for aspect in outcome.aspects if aspect in claimed]
        for outcome in claimed.outcomes
    }
