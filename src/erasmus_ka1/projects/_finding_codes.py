"""The codes of findings, which figures are kept by."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["FindingCode"]


class FindingCode(StrEnum):
    """Which rule a project breaks; the values are stable."""

    NO_CLAIMS = "no_claims"

    OTHER_KEY_ACTION = "other_key_action"
    UNKNOWN_ACTION = "unknown_action"
    END_BEFORE_START = "end_before_start"

    GROUP_OUTSIDE_ACTION = "group_outside_action"
    GROUP_WITHOUT_OUTCOME = "group_without_outcome"
    GROUP_WITHOUT_PARTICIPANTS = "group_without_participants"

    ACHIEVED_NOT_PLANNED = "achieved_not_planned"
    ACHIEVED_WITHOUT_EVIDENCE = "achieved_without_evidence"
    DUPLICATE_CLAIM = "duplicate_claim"
    EVIDENCE_BEFORE_START = "evidence_before_start"
    CONFLICTING_FIGURES = "conflicting_figures"
    MORE_CONCERNED_THAN_RESPONDENTS = "more_concerned_than_respondents"
    MORE_CONCERNED_THAN_PARTICIPANTS = "more_concerned_than_participants"
    MORE_RESPONDENTS_THAN_PARTICIPANTS = "more_respondents_than_participants"

    PRIORITY_OF_ANOTHER_YEAR = "priority_of_another_year"

    EDITION_OF_ANOTHER_YEAR = "edition_of_another_year"
    OUTCOME_OUTSIDE_EDITION = "outcome_outside_edition"
    PRIORITY_OUTSIDE_EDITION = "priority_outside_edition"
    TOPIC_OUTSIDE_EDITION = "topic_outside_edition"

    # found by its text too
    __hash__ = str.__hash__
