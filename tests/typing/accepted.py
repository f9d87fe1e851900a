"""Code that a type checker must accept; checked, never run."""

from __future__ import annotations

from typing import assert_never, assert_type

from babel import Locale

from erasmus_ka1 import GUIDE_2024, GUIDES
from erasmus_ka1.errors import DocumentError, Problem, UnknownCodeError
from erasmus_ka1.localization import LocaleLike, Localizer, localizer_for, negotiate
from erasmus_ka1.taxonomy import (
    AnyConcept,
    Aspect,
    Audience,
    Concept,
    Concepts,
    Impact,
    KeyAction,
    Level,
    Match,
    Outcome,
    Priority,
    Source,
    Status,
    Suggestion,
    SystemLevel,
    TargetGroup,
    learners,
    organisations,
    staff,
    ukraine,
)
from erasmus_ka1.taxonomy.codes import ConceptCode, OutcomeCode

assert_type(learners.EMPLOYABILITY, Outcome)
assert_type(organisations.COOPERATION, Aspect)
assert_type(organisations.COOPERATION.outcome, Outcome)
assert_type(staff.DIVERSITY.group, TargetGroup)
assert_type(staff.DIVERSITY.position, int)
assert_type(staff.GROUP.level, Level)

assert_type(GUIDE_2024["staff.diversity"], AnyConcept)
assert_type(GUIDE_2024.outcomes["staff.diversity"], Outcome)
assert_type(GUIDE_2024.outcomes.get("staff.diversity"), Outcome | None)
assert_type(GUIDE_2024.outcomes.get("staff.diversity", 3), Outcome | int)
assert_type(GUIDE_2024.get("staff.diversity"), AnyConcept | None)
assert_type(GUIDE_2024.get("staff.diversity", "x"), AnyConcept | str)
assert_type(list(GUIDE_2024.aspects), list[Aspect])
assert_type(GUIDE_2024.find("Personeel"), tuple[AnyConcept, ...])
assert_type(GUIDE_2024.suggest("persneel", "nl", limit=1), tuple[Suggestion, ...])
assert_type(GUIDE_2024.search("beter Engels", locale="nl"), tuple[Match, ...])
assert_type(staff.DIVERSITY.alt_labels("nl"), tuple[str, ...])
assert_type(staff.DIVERSITY.description("nl"), str)
assert_type(GUIDES[2026].label(staff.DIVERSITY, locale="nl"), str)
assert_type(staff.DIVERSITY.source("nl", of="statement"), Source)
assert_type(staff.DIVERSITY.source("nl").status, Status)
assert_type(sorted([staff.GROUP, staff.GROUP]), list[TargetGroup])

assert_type(Localizer("nl", fallbacks=["en", Locale("fr")]).label(staff.DIVERSITY), str)
assert_type(localizer_for(Locale("nl", "BE")).short_label(ukraine.PRIORITY_2024), str)
assert_type(negotiate(["nl", "en;q=0.5"], default="nl"), Localizer)

assert_type(UnknownCodeError("x").suggestions, tuple[str, ...])
assert_type(DocumentError([]).problems, tuple[Problem, ...])

any_concepts: Concepts[Concept] = GUIDE_2024.outcomes
outcome_code: OutcomeCode = "staff.diversity"
any_code: ConceptCode = outcome_code
locales: list[LocaleLike] = ["nl", Locale("nl"), Localizer("nl")]


def label_of(concept: Concept, locale: LocaleLike = "nl") -> str:
    """Return the label of any kind of concept."""
    return concept.label(locale)


label_of(learners.GROUP)
label_of(organisations.COOPERATION, Localizer("en"))


def kind_of(concept: AnyConcept) -> str:
    """Tell the kinds of concept apart, without one left over."""
    match concept:
        case Outcome() | Aspect():
            return "expected"
        case KeyAction() | TargetGroup() | Audience() | SystemLevel() | Impact() | Priority():
            return "other"
        case _:
            assert_never(concept)
