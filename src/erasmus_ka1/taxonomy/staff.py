"""Staff: those who teach, train and work with the young, and what mobility is to bring them."""

from __future__ import annotations

from ._concepts import Audience, Level, Outcome, TargetGroup

__all__ = [
    "CAPACITY_FOR_CHANGE",
    "CAREER_DEVELOPMENT",
    "COMPETENCES",
    "DIVERSITY",
    "FEWER_OPPORTUNITIES",
    "GROUP",
    "INTERCONNECTIONS",
    "LANGUAGES_AND_DIGITAL",
    "MOTIVATION",
    "PROFESSIONALS",
    "QUALITY_OF_WORK",
    "STAFF",
    "SUPPORT_FOR_MOBILITY",
    "SYSTEMS_UNDERSTANDING",
    "YOUTH_WORKERS",
]

STAFF = Audience(
    code="staff.audience.staff",
    english_label="staff",
    english_short_label="Staff",
)

YOUTH_WORKERS = Audience(
    code="staff.audience.youth_workers",
    english_label="youth workers",
    english_short_label="Youth workers",
)

PROFESSIONALS = Audience(
    code="staff.audience.professionals",
    english_label="professionals involved in education, training and youth",
    english_short_label="Professionals",
)

COMPETENCES = Outcome(
    code="staff.competences",
    english_label=(
        "improved competences, linked to their occupational profiles (teaching, training, "
        "youth work, etc.)"
    ),
    english_short_label="Occupational competences",
)

SYSTEMS_UNDERSTANDING = Outcome(
    code="staff.systems_understanding",
    english_label=(
        "broader understanding of practices, policies and systems in education, training "
        "or youth work across countries"
    ),
    english_short_label="Understanding of systems",
)

CAPACITY_FOR_CHANGE = Outcome(
    code="staff.capacity_for_change",
    english_label=(
        "increased capacity to trigger changes in terms of modernisation and "
        "international opening within their educational organisations"
    ),
    english_short_label="Capacity for change",
)

INTERCONNECTIONS = Outcome(
    code="staff.interconnections",
    english_label=(
        "greater understanding of interconnections between formal and non-formal "
        "education, vocational training and the labour market respectively"
    ),
    english_short_label="Education and labour market links",
)

QUALITY_OF_WORK = Outcome(
    code="staff.quality_of_work",
    english_label=(
        "better quality of their work and activities in favour of students, trainees, "
        "apprentices, pupils, adult learners and young people"
    ),
    english_short_label="Quality of work",
)

DIVERSITY = Outcome(
    code="staff.diversity",
    english_label=(
        "greater understanding and responsiveness to all kinds of diversity, e.g. social, "
        "ethnic, linguistic, gender and cultural diversity as well as diverse abilities"
    ),
    english_short_label="Responsiveness to diversity",
)

FEWER_OPPORTUNITIES = Outcome(
    code="staff.fewer_opportunities",
    english_label="increased ability to address the needs of people with fewer opportunities",
    english_short_label="People with fewer opportunities",
)

SUPPORT_FOR_MOBILITY = Outcome(
    code="staff.support_for_mobility",
    english_label="increased support for and promotion of mobility activities for learners",
    english_short_label="Support for mobility",
)

CAREER_DEVELOPMENT = Outcome(
    code="staff.career_development",
    english_label="increased opportunities for professional and career development",
    english_short_label="Career development",
)

LANGUAGES_AND_DIGITAL = Outcome(
    code="staff.languages_and_digital",
    english_label="improved foreign language and digital competences",
    english_short_label="Foreign languages and digital",
)

MOTIVATION = Outcome(
    code="staff.motivation",
    english_label="increased motivation and satisfaction in their daily work",
    english_short_label="Motivation and satisfaction",
)

GROUP = TargetGroup(
    code="staff",
    english_short_label="Staff",
    english_statement=(
        "As regards staff, youth workers and professionals involved in education, "
        "training and youth, the mobility activities are expected to produce one or more "
        "of the following outcomes:"
    ),
    level=Level.PARTICIPANTS,
    audiences=(
        STAFF,
        YOUTH_WORKERS,
        PROFESSIONALS,
    ),
    outcomes=(
        COMPETENCES,
        SYSTEMS_UNDERSTANDING,
        CAPACITY_FOR_CHANGE,
        INTERCONNECTIONS,
        QUALITY_OF_WORK,
        DIVERSITY,
        FEWER_OPPORTUNITIES,
        SUPPORT_FOR_MOBILITY,
        CAREER_DEVELOPMENT,
        LANGUAGES_AND_DIGITAL,
        MOTIVATION,
    ),
)
