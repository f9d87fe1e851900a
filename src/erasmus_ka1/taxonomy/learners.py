"""Learners: the people who go abroad to learn, and what mobility is to bring them."""

from __future__ import annotations

from ._concepts import Audience, Level, Outcome, TargetGroup

__all__ = [
    "ADULT_LEARNERS",
    "APPRENTICES",
    "EMPLOYABILITY",
    "EUROPEAN_AWARENESS",
    "FUTURE_LEARNING",
    "GROUP",
    "INITIATIVE",
    "INTERCULTURAL_AWARENESS",
    "LANGUAGES_AND_DIGITAL",
    "LEARNING_PERFORMANCE",
    "PARTICIPATION_IN_SOCIETY",
    "POSITIVE_INTERACTIONS",
    "PUPILS",
    "SELF_ESTEEM",
    "STUDENTS",
    "TRAINEES",
    "YOUNG_PEOPLE",
]

PUPILS = Audience(
    code="learners.audience.pupils",
    english_label="pupils",
    english_short_label="Pupils",
)

STUDENTS = Audience(
    code="learners.audience.students",
    english_label="students",
    english_short_label="Students",
)

TRAINEES = Audience(
    code="learners.audience.trainees",
    english_label="trainees",
    english_short_label="Trainees",
)

APPRENTICES = Audience(
    code="learners.audience.apprentices",
    english_label="apprentices",
    english_short_label="Apprentices",
)

ADULT_LEARNERS = Audience(
    code="learners.audience.adult_learners",
    english_label="adult learners",
    english_short_label="Adult learners",
)

YOUNG_PEOPLE = Audience(
    code="learners.audience.young_people",
    english_label="young people",
    english_short_label="Young people",
)

LEARNING_PERFORMANCE = Outcome(
    code="learners.learning_performance",
    english_label="improved learning performance",
    english_short_label="Learning performance",
)

EMPLOYABILITY = Outcome(
    code="learners.employability",
    english_label="enhanced employability and improved career prospects",
    english_short_label="Employability and career",
)

INITIATIVE = Outcome(
    code="learners.initiative",
    english_label="increased sense of initiative and entrepreneurship",
    english_short_label="Initiative and entrepreneurship",
)

SELF_ESTEEM = Outcome(
    code="learners.self_esteem",
    english_label="increased self-empowerment and self-esteem",
    english_short_label="Self-empowerment and self-esteem",
)

LANGUAGES_AND_DIGITAL = Outcome(
    code="learners.languages_and_digital",
    english_label="improved foreign language and digital competences",
    english_short_label="Foreign languages and digital",
)

INTERCULTURAL_AWARENESS = Outcome(
    code="learners.intercultural_awareness",
    english_label="enhanced intercultural awareness",
    english_short_label="Intercultural awareness",
)

PARTICIPATION_IN_SOCIETY = Outcome(
    code="learners.participation_in_society",
    english_label="more active participation in society",
    english_short_label="Participation in society",
)

POSITIVE_INTERACTIONS = Outcome(
    code="learners.positive_interactions",
    english_label="enhanced positive interactions with people from different backgrounds",
    english_short_label="Positive interactions",
)

EUROPEAN_AWARENESS = Outcome(
    code="learners.european_awareness",
    english_label="better awareness of the European project and the EU values",
    english_short_label="European project and EU values",
)

FUTURE_LEARNING = Outcome(
    code="learners.future_learning",
    english_label=(
        "increased motivation for taking part in future (formal/non-formal) education or "
        "training after the mobility period abroad"
    ),
    english_short_label="Motivation for further learning",
)

GROUP = TargetGroup(
    code="learners",
    english_short_label="Learners",
    english_statement=(
        "As regards pupils, students, trainees, apprentices, adult learners and young "
        "people, the mobility activities supported under this Key Action are meant to "
        "produce one or more of the following outcomes:"
    ),
    level=Level.PARTICIPANTS,
    audiences=(
        PUPILS,
        STUDENTS,
        TRAINEES,
        APPRENTICES,
        ADULT_LEARNERS,
        YOUNG_PEOPLE,
    ),
    outcomes=(
        LEARNING_PERFORMANCE,
        EMPLOYABILITY,
        INITIATIVE,
        SELF_ESTEEM,
        LANGUAGES_AND_DIGITAL,
        INTERCULTURAL_AWARENESS,
        PARTICIPATION_IN_SOCIETY,
        POSITIVE_INTERACTIONS,
        EUROPEAN_AWARENESS,
        FUTURE_LEARNING,
    ),
)
