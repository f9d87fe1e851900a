"""Participating organisations: what mobility is to bring them, with the aspects of each outcome."""

from __future__ import annotations

from ._concepts import Aspect, Audience, Level, Outcome, TargetGroup

__all__ = [
    "ATTRACTING_TALENT",
    "ATTRACTIVE_PROGRAMMES",
    "COOPERATION",
    "FUNDING",
    "GOOD_PRACTICES",
    "GROUP",
    "INNOVATIVE_OPERATION",
    "INTERNATIONAL_CAPACITY",
    "LOCAL_COMMUNITIES",
    "MANAGEMENT_AND_STRATEGIES",
    "PARTICIPATING_ORGANISATIONS",
    "PROFESSIONAL_ENVIRONMENT",
    "PROJECT_QUALITY",
    "RECOGNITION",
    "STAFF_DEVELOPMENT",
    "STAFF_QUALIFICATIONS",
    "SYNERGIES",
    "YOUTH_WORK_METHODS",
]

PARTICIPATING_ORGANISATIONS = Audience(
    code="organisations.audience.participating_organisations",
    english_label="participating organisations",
    english_short_label="Participating organisations",
)

MANAGEMENT_AND_STRATEGIES = Aspect(
    code="organisations.international_capacity.management_and_strategies",
    english_label="improved management skills and internationalisation strategies",
    english_short_label="Management and strategies",
)

COOPERATION = Aspect(
    code="organisations.international_capacity.cooperation",
    english_label="reinforced cooperation with partners from other countries",
    english_short_label="Cooperation with partners",
)

FUNDING = Aspect(
    code="organisations.international_capacity.funding",
    english_label=(
        "increased allocation of financial resources (other than EU funds) to organise "
        "EU/international projects"
    ),
    english_short_label="Funding other than EU funds",
)

PROJECT_QUALITY = Aspect(
    code="organisations.international_capacity.project_quality",
    english_label=(
        "increased quality in the preparation, implementation, monitoring and follow up "
        "of EU/international projects"
    ),
    english_short_label="Quality of projects",
)

INTERNATIONAL_CAPACITY = Outcome(
    code="organisations.international_capacity",
    english_label="increased capacity to operate at EU/international level",
    english_short_label="International capacity",
    english_statement=(
        "increased capacity to operate at EU/international level: improved management "
        "skills and internationalisation strategies; reinforced cooperation with partners "
        "from other countries; increased allocation of financial resources (other than EU "
        "funds) to organise EU/international projects; increased quality in the "
        "preparation, implementation, monitoring and follow up of EU/international "
        "projects"
    ),
    aspects=(
        MANAGEMENT_AND_STRATEGIES,
        COOPERATION,
        FUNDING,
        PROJECT_QUALITY,
    ),
)

ATTRACTIVE_PROGRAMMES = Aspect(
    code="organisations.innovative_operation.attractive_programmes",
    english_label=(
        "more attractive programmes for students, trainees, apprentices and young people "
        "in line with their needs and expectations"
    ),
    english_short_label="More attractive programmes",
)

STAFF_QUALIFICATIONS = Aspect(
    code="organisations.innovative_operation.staff_qualifications",
    english_label="improved qualifications of teaching and training staff",
    english_short_label="Staff qualifications",
)

RECOGNITION = Aspect(
    code="organisations.innovative_operation.recognition",
    english_label=(
        "improved processes of recognition and validation of competences gained during "
        "learning periods abroad"
    ),
    english_short_label="Recognition and validation",
)

LOCAL_COMMUNITIES = Aspect(
    code="organisations.innovative_operation.local_communities",
    english_label="more effective activities for the benefit of local communities",
    english_short_label="Local communities",
)

YOUTH_WORK_METHODS = Aspect(
    code="organisations.innovative_operation.youth_work_methods",
    english_label=(
        "improved youth work methods and practices to actively involve young people "
        "and/or to address disadvantaged groups, etc."
    ),
    english_short_label="Youth work methods",
)

INNOVATIVE_OPERATION = Outcome(
    code="organisations.innovative_operation",
    english_label="innovative and improved way of operating towards their target groups",
    english_short_label="Innovative way of operating",
    english_statement=(
        "innovative and improved way of operating towards their target groups, by "
        "providing for example: more attractive programmes for students, trainees, "
        "apprentices and young people in line with their needs and expectations; improved "
        "qualifications of teaching and training staff; improved processes of recognition "
        "and validation of competences gained during learning periods abroad; more "
        "effective activities for the benefit of local communities, improved youth work "
        "methods and practices to actively involve young people and/or to address "
        "disadvantaged groups, etc."
    ),
    aspects=(
        ATTRACTIVE_PROGRAMMES,
        STAFF_QUALIFICATIONS,
        RECOGNITION,
        LOCAL_COMMUNITIES,
        YOUTH_WORK_METHODS,
    ),
    is_illustrative=True,
)

GOOD_PRACTICES = Aspect(
    code="organisations.professional_environment.good_practices",
    english_label="ready to integrate good practices and new methods into daily activities",
    english_short_label="Good practices",
)

SYNERGIES = Aspect(
    code="organisations.professional_environment.synergies",
    english_label=(
        "open to synergies with organisations active in different social, educational and "
        "employment fields"
    ),
    english_short_label="Synergies",
)

STAFF_DEVELOPMENT = Aspect(
    code="organisations.professional_environment.staff_development",
    english_label=(
        "planning strategically the professional development of their staff in relation "
        "to individual needs and organisational objectives"
    ),
    english_short_label="Staff development",
)

ATTRACTING_TALENT = Aspect(
    code="organisations.professional_environment.attracting_talent",
    english_label=(
        "maintaining communication, knowledge transfer and outreach of improvements if "
        "relevant, capable of attracting excellent students and academic staff from all "
        "over the world"
    ),
    english_short_label="Attracting talent",
)

PROFESSIONAL_ENVIRONMENT = Outcome(
    code="organisations.professional_environment",
    english_label=(
        "more modern, dynamic, committed and professional environment inside the organisation"
    ),
    english_short_label="Professional environment",
    english_statement=(
        "more modern, dynamic, committed and professional environment inside the "
        "organisation: ready to integrate good practices and new methods into daily "
        "activities; open to synergies with organisations active in different social, "
        "educational and employment fields; planning strategically the professional "
        "development of their staff in relation to individual needs and organisational "
        "objectives; maintaining communication, knowledge transfer and outreach of "
        "improvements if relevant, capable of attracting excellent students and academic "
        "staff from all over the world"
    ),
    aspects=(
        GOOD_PRACTICES,
        SYNERGIES,
        STAFF_DEVELOPMENT,
        ATTRACTING_TALENT,
    ),
)

GROUP = TargetGroup(
    code="organisations",
    english_short_label="Organisations",
    english_statement=(
        "Activities supported under this Action are also expected to produce one or more "
        "of the following outcomes on participating organisations:"
    ),
    level=Level.ORGANISATIONS,
    audiences=(PARTICIPATING_ORGANISATIONS,),
    outcomes=(
        INTERNATIONAL_CAPACITY,
        INNOVATIVE_OPERATION,
        PROFESSIONAL_ENVIRONMENT,
    ),
)
