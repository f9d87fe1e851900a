"""What each concept is in plain language, and what people call it; all of it is ours.

The words are those of a questionnaire or a conversation, not the guide's. Each language has as
many phrases for a concept as its speakers use: a translation need not follow the English ones.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["EVERYDAY", "Everyday"]


class Everyday(NamedTuple):
    """The plain words for a concept, in English.

    Attributes:
        code: The concept's code.
        description: What it is, in one sentence.
        alt_labels: Synonyms and everyday words for it.
    """

    code: str
    description: str
    alt_labels: tuple[str, ...]


_ALL: Final = (
    Everyday(
        code="key_action_1",
        description="The part of Erasmus+ that pays for people to learn or work abroad.",
        alt_labels=("KA1", "learning mobility", "going abroad to learn", "studying abroad"),
    ),
    Everyday(
        code="learners",
        description="Everyone who goes abroad to learn, at whatever age or level.",
        alt_labels=("participants who learn", "people in education or training", "learner group"),
    ),
    Everyday(
        code="learners.audience.pupils",
        description="Children and young people at primary or secondary school.",
        alt_labels=("schoolchildren", "school pupils", "secondary school students"),
    ),
    Everyday(
        code="learners.audience.students",
        description="People who study at a college or university.",
        alt_labels=("university students", "higher education students", "undergraduates"),
    ),
    Everyday(
        code="learners.audience.trainees",
        description="People who do a work placement as part of their training.",
        alt_labels=("interns", "people on a work placement", "placement students"),
    ),
    Everyday(
        code="learners.audience.apprentices",
        description="People who learn a trade at work and at school.",
        alt_labels=("people learning a trade", "vocational learners", "VET learners"),
    ),
    Everyday(
        code="learners.audience.adult_learners",
        description="Adults who take up learning again after they left school.",
        alt_labels=("adults in education", "people in adult education", "mature students"),
    ),
    Everyday(
        code="learners.audience.young_people",
        description="Young people who take part in a youth exchange or another youth activity.",
        alt_labels=("youth", "teenagers", "young adults"),
    ),
    Everyday(
        code="learners.learning_performance",
        description="Learners get better results in their education and learn more easily.",
        alt_labels=(
            "better marks",
            "better grades at school",
            "doing better in my studies",
            "better results in exams",
            "understanding my subject better",
            "learning faster",
            "being better at my trade",
        ),
    ),
    Everyday(
        code="learners.employability",
        description="Learners find work more easily and have better chances in their career.",
        alt_labels=(
            "better chances on the job market",
            "finding a job more easily",
            "better job prospects",
            "work experience for my CV",
            "knowing which career I want",
            "being offered work by an employer",
        ),
    ),
    Everyday(
        code="learners.initiative",
        description="Learners act on their own ideas more often and think like an entrepreneur.",
        alt_labels=(
            "taking the initiative",
            "coming up with ideas of my own",
            "organising something myself",
            "starting my own business",
            "being more enterprising",
            "taking responsibility",
        ),
    ),
    Everyday(
        code="learners.self_esteem",
        description="Learners look after themselves better and believe in themselves more.",
        alt_labels=(
            "more self-confidence",
            "believing in myself",
            "being more independent",
            "standing on my own two feet",
            "daring to do more",
            "being less shy",
            "feeling proud of myself",
        ),
    ),
    Everyday(
        code="learners.languages_and_digital",
        description="Learners speak and understand foreign languages better, and are better with "
        "computers and other digital tools.",
        alt_labels=(
            "speaking English better",
            "learning a new language",
            "daring to speak a foreign language",
            "understanding German, French or Spanish",
            "better computer skills",
            "working with apps and software",
        ),
    ),
    Everyday(
        code="learners.intercultural_awareness",
        description="Learners know other cultures better and see their own with new eyes.",
        alt_labels=(
            "getting to know another culture",
            "understanding other customs and habits",
            "fewer prejudices",
            "being more open to other cultures",
            "seeing how people live elsewhere",
            "looking at my own country differently",
        ),
    ),
    Everyday(
        code="learners.participation_in_society",
        description="Learners do more for others and have their say in their town or country.",
        alt_labels=(
            "being more active in society",
            "volunteering",
            "doing something for my neighbourhood",
            "active citizenship",
            "voting and having my say",
            "joining a club, council or association",
        ),
    ),
    Everyday(
        code="learners.positive_interactions",
        description="Learners get along well with people who differ from them.",
        alt_labels=(
            "meeting people from other backgrounds",
            "making friends from other countries",
            "getting along with all kinds of people",
            "working together with people who are different",
            "having contact with people I would never have met",
        ),
    ),
    Everyday(
        code="learners.european_awareness",
        description="Learners know better what the European Union does and what it stands for.",
        alt_labels=(
            "feeling more European",
            "knowing what the EU does",
            "European citizenship",
            "understanding European values",
            "seeing why European cooperation matters",
            "being part of Europe",
        ),
    ),
    Everyday(
        code="learners.future_learning",
        description="Learners want to go on learning after their time abroad.",
        alt_labels=(
            "wanting to continue my studies",
            "going on to further education",
            "feeling like learning again",
            "taking another course",
            "lifelong learning",
            "wanting to go abroad again to learn",
        ),
    ),
    Everyday(
        code="staff",
        description="Everyone who goes abroad for their work in education, training or youth work.",
        alt_labels=("teachers and other staff", "employees", "colleagues who take part"),
    ),
    Everyday(
        code="staff.audience.staff",
        description="People employed in education or training, such as teachers.",
        alt_labels=("teachers", "trainers", "school staff", "lecturers"),
    ),
    Everyday(
        code="staff.audience.youth_workers",
        description="People who work with young people outside school, paid or as volunteers.",
        alt_labels=("youth leaders", "people who work with young people", "youth coaches"),
    ),
    Everyday(
        code="staff.audience.professionals",
        description="Others whose work has to do with education, training or youth.",
        alt_labels=("experts", "school leaders and advisers", "people who work in education"),
    ),
    Everyday(
        code="staff.competences",
        description="Staff have become better at their job.",
        alt_labels=(
            "being better at my job",
            "new teaching methods",
            "new skills for my work",
            "professional skills",
            "learning from colleagues abroad",
            "knowing my subject better",
        ),
    ),
    Everyday(
        code="staff.systems_understanding",
        description="Staff know better how education, training or youth work is run in other "
        "countries.",
        alt_labels=(
            "seeing how schools work in other countries",
            "knowing other education systems",
            "comparing our system with theirs",
            "understanding education policy abroad",
            "looking behind the scenes of a school abroad",
        ),
    ),
    Everyday(
        code="staff.capacity_for_change",
        description="Staff get something new going in their own organisation.",
        alt_labels=(
            "bringing about change at school",
            "introducing something new",
            "modernising our organisation",
            "getting colleagues to join in",
            "putting new ideas into practice",
            "making our school more international",
        ),
    ),
    Everyday(
        code="staff.interconnections",
        description="Staff see better how schools, learning outside school, vocational training "
        "and work are connected.",
        alt_labels=(
            "the link between school and work",
            "knowing what employers need",
            "cooperation between schools and companies",
            "preparing students for the labour market",
            "seeing how learning outside school counts",
        ),
    ),
    Everyday(
        code="staff.quality_of_work",
        description="Staff do more for the people they teach, train or work with, and do it "
        "better.",
        alt_labels=(
            "giving better lessons",
            "better teaching",
            "students benefit from what I learned",
            "helping my pupils better",
            "better guidance of students",
            "more variety in my lessons",
        ),
    ),
    Everyday(
        code="staff.diversity",
        description="Staff understand differences between people better and take them into "
        "account.",
        alt_labels=(
            "dealing with differences in the classroom",
            "understanding students from other cultures",
            "respect for every kind of student",
            "teaching a mixed group",
            "an eye for gender, language and background",
        ),
    ),
    Everyday(
        code="staff.fewer_opportunities",
        description="Staff are better able to help people for whom taking part is harder.",
        alt_labels=(
            "helping students who have a harder time",
            "supporting disadvantaged people",
            "students with special needs",
            "inclusion of people with a disability",
            "supporting refugees and newcomers",
            "giving everyone a chance",
        ),
    ),
    Everyday(
        code="staff.support_for_mobility",
        description="Staff encourage learners to go abroad and help them to do so.",
        alt_labels=(
            "encouraging students to go abroad",
            "organising exchanges for students",
            "helping students find a placement abroad",
            "promoting Erasmus+ at school",
            "telling others about going abroad",
        ),
    ),
    Everyday(
        code="staff.career_development",
        description="Staff have more opportunities to grow in their profession.",
        alt_labels=(
            "growing in my job",
            "a new role or promotion",
            "more opportunities in my career",
            "professional development",
            "being given more responsibility",
        ),
    ),
    Everyday(
        code="staff.languages_and_digital",
        description="Staff speak and understand foreign languages better, and are better with "
        "computers and other digital tools.",
        alt_labels=(
            "speaking better English",
            "daring to teach in another language",
            "refreshing my French or German",
            "better computer skills",
            "teaching with digital tools",
            "working together online",
        ),
    ),
    Everyday(
        code="staff.motivation",
        description="Staff go to work with more pleasure and are happier with what they do.",
        alt_labels=(
            "enjoying my work more",
            "job satisfaction",
            "new energy for my work",
            "feeling inspired",
            "feeling valued",
            "liking my job again",
        ),
    ),
    Everyday(
        code="organisations",
        description="The schools, companies and other bodies that send or receive people.",
        alt_labels=("schools and institutions", "partner organisations", "institutions"),
    ),
    Everyday(
        code="organisations.audience.participating_organisations",
        description="All organisations that take part in the project.",
        alt_labels=("partner schools", "host organisations", "sending organisations"),
    ),
    Everyday(
        code="organisations.international_capacity",
        description="The organisation is better able to work with other countries.",
        alt_labels=(
            "working internationally",
            "internationalisation of our school",
            "running projects with other countries",
            "a network of partners abroad",
            "an international strategy",
            "experience with European projects",
        ),
    ),
    Everyday(
        code="organisations.international_capacity.management_and_strategies",
        description="The organisation is managed better and has a plan for its international work.",
        alt_labels=(
            "an internationalisation plan",
            "an international policy",
            "better project management",
            "management skills",
        ),
    ),
    Everyday(
        code="organisations.international_capacity.cooperation",
        description="The organisation works more closely with partners in other countries.",
        alt_labels=(
            "closer ties with partners abroad",
            "new partner schools",
            "a lasting partnership",
            "an agreement with a partner",
            "working together across borders",
        ),
    ),
    Everyday(
        code="organisations.international_capacity.funding",
        description="The organisation sets aside money of its own, or from others than the EU, "
        "for international projects.",
        alt_labels=(
            "a budget for exchanges",
            "our own money for internationalisation",
            "co-funding",
            "sponsors and grants other than Erasmus+",
        ),
    ),
    Everyday(
        code="organisations.international_capacity.project_quality",
        description="The organisation prepares, runs and follows up its projects better.",
        alt_labels=(
            "better organised projects",
            "good preparation and follow-up",
            "monitoring and evaluation",
            "clear procedures for exchanges",
        ),
    ),
    Everyday(
        code="organisations.innovative_operation",
        description="The organisation serves the people it works for in new and better ways.",
        alt_labels=(
            "new ways of working",
            "innovation in our teaching",
            "better courses for our students",
            "renewing our programme",
            "reaching new groups",
            "serving our target groups better",
        ),
    ),
    Everyday(
        code="organisations.innovative_operation.attractive_programmes",
        description="The organisation offers programmes that suit learners better and attract "
        "more of them.",
        alt_labels=(
            "more attractive courses",
            "a new course or module",
            "a programme that suits students",
            "more students who choose us",
        ),
    ),
    Everyday(
        code="organisations.innovative_operation.staff_qualifications",
        description="The organisation has better qualified teachers and trainers.",
        alt_labels=(
            "better trained teachers",
            "further training of teachers",
            "in-service training",
            "certificates for staff",
        ),
    ),
    Everyday(
        code="organisations.innovative_operation.recognition",
        description="What people learn abroad counts at home, by better procedures.",
        alt_labels=(
            "credits for what was learned abroad",
            "a placement abroad counts towards the diploma",
            "Europass Mobility",
            "ECTS credits",
            "validation of prior learning",
        ),
    ),
    Everyday(
        code="organisations.innovative_operation.local_communities",
        description="The organisation does more for the town or region around it.",
        alt_labels=(
            "doing more for the neighbourhood",
            "working with the municipality",
            "activities for local people",
            "ties with the region",
        ),
    ),
    Everyday(
        code="organisations.innovative_operation.youth_work_methods",
        description="The organisation has better ways to involve young people and to reach those "
        "who are left out.",
        alt_labels=(
            "new methods in youth work",
            "reaching young people who stay away",
            "young people who join in and decide",
            "outreach youth work",
        ),
    ),
    Everyday(
        code="organisations.professional_environment",
        description="The organisation has become a more modern and more committed place to work.",
        alt_labels=(
            "a more professional organisation",
            "a better working atmosphere",
            "more enthusiasm among colleagues",
            "an open and modern culture at work",
            "working better as a team",
            "more commitment",
        ),
    ),
    Everyday(
        code="organisations.professional_environment.good_practices",
        description="The organisation makes what works elsewhere part of its daily work.",
        alt_labels=(
            "using good examples from abroad",
            "best practices",
            "trying out new methods",
            "doing things as our partners do",
        ),
    ),
    Everyday(
        code="organisations.professional_environment.synergies",
        description="The organisation joins forces with others in education, work and society.",
        alt_labels=(
            "joining forces with others",
            "working with companies and care providers",
            "cooperation with other sectors",
            "a local network",
        ),
    ),
    Everyday(
        code="organisations.professional_environment.staff_development",
        description="The organisation plans how its staff develop, by what they and it need.",
        alt_labels=(
            "a training plan for staff",
            "planning courses for staff",
            "development talks with staff",
            "human resources policy",
        ),
    ),
    Everyday(
        code="organisations.professional_environment.attracting_talent",
        description="The organisation attracts excellent students and academic staff.",
        alt_labels=(
            "attracting good students",
            "attracting researchers and lecturers",
            "students from abroad who want to come here",
            "brain gain",
        ),
    ),
    Everyday(
        code="systems",
        description="Education, training and youth work in a whole country.",
        alt_labels=("education systems", "national policy", "the long term", "system level"),
    ),
    Everyday(
        code="systems.policy_reforms",
        description="In the long run, countries improve their laws and policies.",
        alt_labels=(
            "changes in policy",
            "new laws and rules for education",
            "reform of education",
            "influence on national policy",
        ),
    ),
    Everyday(
        code="systems.new_resources",
        description="In the long run, more money becomes available for learning abroad.",
        alt_labels=(
            "more money for exchanges",
            "new funds for mobility",
            "scholarships from other sources",
            "more means to go abroad",
        ),
    ),
    Everyday(
        code="priorities.ukraine_2023",
        description="In 2023, projects that help people who fled the war in Ukraine to settle in "
        "have priority.",
        alt_labels=("refugees from Ukraine", "displaced Ukrainians", "the war in Ukraine"),
    ),
    Everyday(
        code="priorities.ukraine_2024",
        description="In 2024, projects that help people who fled the war in Ukraine to settle in "
        "have priority.",
        alt_labels=("refugees from Ukraine", "displaced Ukrainians", "the war in Ukraine"),
    ),
    Everyday(
        code="priorities.ukraine_2025",
        description="In 2025, projects that help people who fled the war in Ukraine to settle in "
        "have priority.",
        alt_labels=("refugees from Ukraine", "displaced Ukrainians", "the war in Ukraine"),
    ),
    Everyday(
        code="priorities.ukraine_2026",
        description="In 2026, projects that help people who fled the war in Ukraine to settle in "
        "have priority.",
        alt_labels=("refugees from Ukraine", "displaced Ukrainians", "the war in Ukraine"),
    ),
)

#: By the concept's code.
EVERYDAY: Final[Mapping[str, Everyday]] = {each.code: each for each in _ALL}
