"""The codes of all editions as literal types, so that a type checker finds a mistyped code.

A type checker rejects a mistyped literal passed to a parameter ``code: OutcomeCode``.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

__all__ = [
    "AspectCode",
    "AudienceCode",
    "ConceptCode",
    "ImpactCode",
    "OutcomeCode",
    "PriorityCode",
    "TargetGroupCode",
]

TargetGroupCode: TypeAlias = Literal[
    "learners",
    "staff",
    "organisations",
]
AudienceCode: TypeAlias = Literal[
    "learners.audience.pupils",
    "learners.audience.students",
    "learners.audience.trainees",
    "learners.audience.apprentices",
    "learners.audience.adult_learners",
    "learners.audience.young_people",
    "staff.audience.staff",
    "staff.audience.youth_workers",
    "staff.audience.professionals",
    "organisations.audience.participating_organisations",
]
OutcomeCode: TypeAlias = Literal[
    "learners.learning_performance",
    "learners.employability",
    "learners.initiative",
    "learners.self_esteem",
    "learners.languages_and_digital",
    "learners.intercultural_awareness",
    "learners.participation_in_society",
    "learners.positive_interactions",
    "learners.european_awareness",
    "learners.future_learning",
    "staff.competences",
    "staff.systems_understanding",
    "staff.capacity_for_change",
    "staff.interconnections",
    "staff.quality_of_work",
    "staff.diversity",
    "staff.fewer_opportunities",
    "staff.support_for_mobility",
    "staff.career_development",
    "staff.languages_and_digital",
    "staff.motivation",
    "organisations.international_capacity",
    "organisations.innovative_operation",
    "organisations.professional_environment",
]
AspectCode: TypeAlias = Literal[
    "organisations.international_capacity.management_and_strategies",
    "organisations.international_capacity.cooperation",
    "organisations.international_capacity.funding",
    "organisations.international_capacity.project_quality",
    "organisations.innovative_operation.attractive_programmes",
    "organisations.innovative_operation.staff_qualifications",
    "organisations.innovative_operation.recognition",
    "organisations.innovative_operation.local_communities",
    "organisations.innovative_operation.youth_work_methods",
    "organisations.professional_environment.good_practices",
    "organisations.professional_environment.synergies",
    "organisations.professional_environment.staff_development",
    "organisations.professional_environment.attracting_talent",
]
ImpactCode: TypeAlias = Literal[
    "systems.policy_reforms",
    "systems.new_resources",
]
PriorityCode: TypeAlias = Literal[
    "priorities.ukraine_2023",
    "priorities.ukraine_2024",
    "priorities.ukraine_2025",
    "priorities.ukraine_2026",
]
ConceptCode: TypeAlias = (
    Literal["key_action_1", "systems"]
    | TargetGroupCode
    | AudienceCode
    | OutcomeCode
    | AspectCode
    | ImpactCode
    | PriorityCode
)
