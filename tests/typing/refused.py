"""Code that a type checker must refuse; checked, never run.

Each error is ignored by a comment, and both checkers report comments that ignore nothing.
"""

from __future__ import annotations

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import UnknownCodeError
from erasmus_ka1.localization import Localizer, localizer_for, negotiate
from erasmus_ka1.taxonomy import Aspect, Audience, Concepts, Outcome, learners, staff
from erasmus_ka1.taxonomy.codes import AspectCode, ConceptCode, OutcomeCode

_ = learners.EMPLOYABILTY  # type: ignore[attr-defined]
aspect: Aspect = staff.DIVERSITY  # type: ignore[assignment]
outcome: Outcome = GUIDE_2024["staff.diversity"]  # type: ignore[assignment]
certain: Outcome = GUIDE_2024.outcomes.get("staff.diversity")  # type: ignore[assignment]
aspects: Concepts[Aspect] = GUIDE_2024.outcomes  # type: ignore[assignment]

outcome_code: OutcomeCode = "staff.diversty"  # type: ignore[assignment]
aspect_code: AspectCode = "staff.diversity"  # type: ignore[assignment]
any_code: ConceptCode = "staff.unheard_of"  # type: ignore[assignment]

staff.DIVERSITY.code = "staff.variety"  # type: ignore[misc]
staff.DIVERSITY.is_illustrative = True  # type: ignore[misc]
Localizer("nl").locale = "en"  # type: ignore[assignment, misc]
GUIDE_2024.outcomes["staff.diversity"] = staff.DIVERSITY  # type: ignore[index]
GUIDE_2024.outcomes.codes = ()  # type: ignore[misc]

_ = GUIDE_2024[3]  # type: ignore[index]
_ = staff.DIVERSITY.outcomes  # type: ignore[attr-defined]
staff.DIVERSITY.label()  # type: ignore[call-arg]
staff.DIVERSITY.label(3)  # type: ignore[arg-type]
staff.DIVERSITY.source("nl", of="title")  # type: ignore[arg-type]
Audience(code="x", english_label="x")  # type: ignore[call-arg]

Localizer(3)  # type: ignore[arg-type]
Localizer("nl", ["en"])  # type: ignore[arg-type, call-arg, unused-ignore]
Localizer("nl").label("staff.diversity")  # type: ignore[arg-type]
Localizer("nl").number("3")  # type: ignore[arg-type]
localizer_for(None)  # type: ignore[arg-type]
negotiate(None)  # type: ignore[arg-type]
_ = UnknownCodeError("x").suggestion  # type: ignore[attr-defined]
