"""The concepts: shared objects with words, sources, relations and an order."""

from __future__ import annotations

import copy
import csv
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from babel import Locale

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import InvalidValueError, UnknownCodeError, UnsupportedLocaleError
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.taxonomy import (
    Aspect,
    Audience,
    Concept,
    Guide,
    Impact,
    KeyAction,
    Level,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
    TextKind,
    key_action,
    learners,
    organisations,
    staff,
    systems,
    ukraine,
)
from erasmus_ka1.taxonomy._sources import Status

Language = Literal["nl", "en"]

DATA = Path(__file__).parent.parent / "data"
CONCEPTS = [pytest.param(concept, id=concept.code) for concept in GUIDE_2024]
ONE_OF_EACH_KIND = [
    pytest.param(concept, id=type(concept).__name__)
    for concept in (
        key_action.KEY_ACTION,
        learners.GROUP,
        learners.PUPILS,
        learners.EMPLOYABILITY,
        organisations.COOPERATION,
        systems.SYSTEMS,
        systems.POLICY_REFORMS,
        ukraine.PRIORITY,
    )
]
# the English labels whose official wording was found; that of every other concept is ours
ATTESTED_LABELS = [
    "key_action_1",
    "learners.audience.pupils",
    "learners.audience.students",
    "learners.audience.trainees",
    "learners.audience.apprentices",
    "learners.audience.adult_learners",
    "learners.audience.young_people",
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
    "staff.audience.staff",
    "staff.audience.youth_workers",
    "staff.audience.professionals",
    "staff.competences",
    "staff.systems_understanding",
    "staff.capacity_for_change",
    "staff.interconnections",
    "staff.quality_of_work",
    "staff.support_for_mobility",
    "staff.career_development",
    "staff.languages_and_digital",
    "staff.motivation",
    "organisations.audience.participating_organisations",
]
EDITORIAL_LABELS = [
    "learners",
    "staff",
    "staff.diversity",
    "staff.fewer_opportunities",
    "organisations",
    "organisations.international_capacity",
    "organisations.international_capacity.management_and_strategies",
    "organisations.international_capacity.cooperation",
    "organisations.international_capacity.funding",
    "organisations.international_capacity.project_quality",
    "organisations.innovative_operation",
    "organisations.innovative_operation.attractive_programmes",
    "organisations.innovative_operation.staff_qualifications",
    "organisations.innovative_operation.recognition",
    "organisations.innovative_operation.local_communities",
    "organisations.innovative_operation.youth_work_methods",
    "organisations.professional_environment",
    "organisations.professional_environment.good_practices",
    "organisations.professional_environment.synergies",
    "organisations.professional_environment.staff_development",
    "organisations.professional_environment.attracting_talent",
    "systems",
    "systems.policy_reforms",
    "systems.new_resources",
    "priorities.ukraine_2024",
]


def read_table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = read_table("concepts.csv")
STATEMENTS = {row["code"]: row for row in read_table("statements.csv")}
EACH_ROW = pytest.mark.parametrize("row", [pytest.param(row, id=row["code"]) for row in ROWS])
EACH_LANGUAGE = pytest.mark.parametrize("language", ["nl", "en"])
EACH_CONCEPT = pytest.mark.parametrize("concept", CONCEPTS)
EACH_KIND = pytest.mark.parametrize("concept", ONE_OF_EACH_KIND)


def texts(code: str) -> dict[str, Any]:
    """Return the English texts that a concept made for a test needs."""
    return {
        "code": code,
        "english_label": f"label of {code}",
        "english_short_label": code,
        "english_source": "ours",
    }


def tiny_group(code: str, *outcomes: Outcome, audience: str | None = None) -> TargetGroup:
    return TargetGroup(
        **texts(code),
        english_statement=f"sentence of {code}",
        level=Level.PARTICIPANTS,
        audiences=(Audience(**texts(audience or f"{code}.audience")),),
        outcomes=outcomes,
    )


def tiny_guide(edition: int = 2025, **parts: Any) -> Guide:
    """Return a guide of seven concepts, with *parts* in the place of some of its own."""
    own: dict[str, Any] = {
        "key_action": KeyAction(**texts("action"), levels=(Level.SYSTEMS,)),
        "learners": tiny_group("learners"),
        "staff": tiny_group("staff"),
        "organisations": tiny_group("organisations"),
        "systems": SystemLevel(**texts("systems"), impacts=()),
        "priorities": (),
    }
    return Guide(
        edition=edition,
        import_name="nowhere:GUIDE",
        sources_name="erasmus_ka1.taxonomy._sources_2024:SOURCES",
        **(own | parts),
    )


@EACH_CONCEPT
def test_a_concept_is_made_by_attrs(concept: Concept) -> None:
    assert attrs.has(type(concept))


@EACH_KIND
def test_a_concept_equals_itself_alone(concept: Concept) -> None:
    twin = Outcome(**texts(concept.code))

    assert (concept == concept, concept == twin) == (True, False)  # noqa: PLR0124


def test_no_two_concepts_of_the_guide_are_equal() -> None:
    assert len(set(GUIDE_2024)) == len(GUIDE_2024)


@EACH_KIND
def test_a_concept_does_not_equal_its_code(concept: Concept) -> None:
    code: object = concept.code

    assert concept != code


@EACH_KIND
def test_a_concept_hashes_by_identity(concept: Concept) -> None:
    assert hash(concept) == object.__hash__(concept)


@pytest.mark.parametrize(
    "name",
    [
        "code",
        "kind",
        "english_label",
        "guide",
        "index",
        "level",
        "group",
        "position",
        "outcome",
        "outcomes",
        "aspects",
        "audiences",
        "impacts",
        "system_level",
        "year",
        "unheard_of",
    ],
)
@EACH_KIND
def test_an_attribute_cannot_be_set(concept: Concept, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(concept, name, "x")


@pytest.mark.parametrize("name", ["code", "guide", "index"])
@EACH_KIND
def test_an_attribute_cannot_be_deleted(concept: Concept, name: str) -> None:
    with pytest.raises(AttributeError):
        delattr(concept, name)


@pytest.mark.parametrize("name", ["edition", "learners", "concepts", "outcomes", "unheard_of"])
def test_an_attribute_of_the_guide_cannot_be_set(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(GUIDE_2024, name, "x")


@pytest.mark.parametrize(
    "thing",
    [*ONE_OF_EACH_KIND, pytest.param(GUIDE_2024, id="Guide")],
)
def test_nothing_has_a_dict(thing: object) -> None:
    assert not hasattr(thing, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("thing", [*CONCEPTS, pytest.param(GUIDE_2024, id="guide")])
def test_a_pickle_gives_the_same_object(thing: object, protocol: int) -> None:
    assert pickle.loads(pickle.dumps(thing, protocol)) is thing


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
@pytest.mark.parametrize("thing", [*ONE_OF_EACH_KIND, pytest.param(GUIDE_2024, id="guide")])
def test_a_copy_is_the_same_object(thing: object, duplicate: Callable[[object], object]) -> None:
    assert duplicate(thing) is thing


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickled_collection_holds_the_same_concepts(protocol: int) -> None:
    again = pickle.loads(pickle.dumps(GUIDE_2024.outcomes, protocol))

    assert again["staff.motivation"] is staff.MOTIVATION


def test_a_pickle_of_a_concept_is_small() -> None:
    assert len(pickle.dumps(staff.MOTIVATION)) < 200


@pytest.mark.parametrize(
    ("concept", "text"),
    [
        pytest.param(key_action.KEY_ACTION, "KeyAction('key_action_1')", id="key-action"),
        pytest.param(learners.GROUP, "TargetGroup('learners')", id="target-group"),
        pytest.param(learners.PUPILS, "Audience('learners.audience.pupils')", id="audience"),
        pytest.param(staff.DIVERSITY, "Outcome('staff.diversity')", id="outcome"),
        pytest.param(systems.SYSTEMS, "SystemLevel('systems')", id="level"),
        pytest.param(systems.NEW_RESOURCES, "Impact('systems.new_resources')", id="impact"),
        pytest.param(ukraine.PRIORITY, "Priority('priorities.ukraine_2024')", id="priority"),
        pytest.param(GUIDE_2024, "Guide(2024)", id="guide"),
    ],
)
def test_a_thing_shows_its_kind_and_code(concept: object, text: str) -> None:
    assert repr(concept) == text


@EACH_KIND
def test_a_concept_reads_as_its_code(concept: Concept) -> None:
    assert str(concept) == concept.code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{staff.CAREER_DEVELOPMENT}", "staff.career_development", id="code"),
        pytest.param(
            f"{staff.CAREER_DEVELOPMENT:nl-BE}",
            "ruimere mogelijkheden voor beroeps- en loopbaanontwikkeling",
            id="nl-BE",
        ),
        pytest.param(
            f"{staff.CAREER_DEVELOPMENT:en}",
            "increased opportunities for professional and career development",
            id="en",
        ),
    ],
)
def test_a_concept_formats_as_its_label_in_the_locale_after_the_colon(
    text: str, expected: str
) -> None:
    assert text == expected


def test_a_format_without_a_catalogue_is_refused() -> None:
    with pytest.raises(UnsupportedLocaleError):
        format(staff.DIVERSITY, "fr")


def test_concepts_sort_in_guide_order() -> None:
    assert sorted({*GUIDE_2024}) == [*GUIDE_2024]


def test_concepts_of_an_earlier_edition_come_first() -> None:
    later = tiny_guide(edition=2025)

    assert later.key_action > ukraine.PRIORITY


@pytest.mark.parametrize(
    "holds",
    [
        pytest.param(learners.EMPLOYABILITY < learners.INITIATIVE, id="less"),
        pytest.param(learners.INITIATIVE > learners.EMPLOYABILITY, id="greater"),
        pytest.param(learners.INITIATIVE >= learners.INITIATIVE, id="greater-or-same"),
        pytest.param(learners.GROUP.outcomes[2] >= learners.INITIATIVE, id="less-or-same"),
        pytest.param(not learners.GROUP.outcomes[2] > learners.INITIATIVE, id="not-less"),
    ],
)
def test_concepts_compare_by_their_place(*, holds: bool) -> None:
    assert holds


@pytest.mark.parametrize(
    "compare",
    [
        pytest.param(lambda one, other: one < other, id="less"),
        pytest.param(lambda one, other: one <= other, id="less-or-same"),
        pytest.param(lambda one, other: one > other, id="greater"),
        pytest.param(lambda one, other: one >= other, id="greater-or-same"),
    ],
)
@pytest.mark.parametrize("other", ["staff.diversity", 3, None])
def test_a_concept_has_no_order_with_anything_else(
    compare: Callable[[object, object], bool], other: object
) -> None:
    with pytest.raises(TypeError):
        compare(staff.DIVERSITY, other)


@pytest.mark.parametrize("group", GUIDE_2024.target_groups, ids=str)
def test_an_outcome_knows_its_group(group: TargetGroup) -> None:
    assert {outcome.group for outcome in group.outcomes} == {group}


@pytest.mark.parametrize("group", GUIDE_2024.target_groups, ids=str)
def test_an_outcome_knows_its_position(group: TargetGroup) -> None:
    positions = [outcome.position for outcome in group.outcomes]

    assert positions == [*range(1, len(group.outcomes) + 1)]


@pytest.mark.parametrize(
    ("group", "audiences", "outcomes", "level"),
    [
        pytest.param(learners.GROUP, 6, 10, Level.PARTICIPANTS, id="learners"),
        pytest.param(staff.GROUP, 3, 11, Level.PARTICIPANTS, id="staff"),
        pytest.param(organisations.GROUP, 1, 3, Level.ORGANISATIONS, id="organisations"),
    ],
)
def test_a_group_has_audiences_outcomes_and_a_level(
    group: TargetGroup, audiences: int, outcomes: int, level: Level
) -> None:
    assert (len(group.audiences), len(group.outcomes), group.level) == (audiences, outcomes, level)


@pytest.mark.parametrize("audience", GUIDE_2024.audiences, ids=str)
def test_an_audience_knows_its_group(audience: Audience) -> None:
    assert audience in audience.group.audiences


@pytest.mark.parametrize("outcome", organisations.GROUP.outcomes, ids=str)
def test_an_aspect_knows_its_outcome(outcome: Outcome) -> None:
    assert {aspect.outcome for aspect in outcome.aspects} == {outcome}


@pytest.mark.parametrize("outcome", organisations.GROUP.outcomes, ids=str)
def test_an_aspect_knows_its_position(outcome: Outcome) -> None:
    positions = [aspect.position for aspect in outcome.aspects]

    assert positions == [*range(1, len(outcome.aspects) + 1)]


def test_only_the_outcomes_of_organisations_have_aspects() -> None:
    with_aspects = {outcome.group for outcome in GUIDE_2024.outcomes if outcome.aspects}

    assert with_aspects == {organisations.GROUP}


def test_the_aspects_of_one_outcome_are_only_examples() -> None:
    illustrative = [outcome for outcome in GUIDE_2024.outcomes if outcome.is_illustrative]

    assert illustrative == [organisations.INNOVATIVE_OPERATION]


def test_the_key_action_names_its_levels() -> None:
    assert GUIDE_2024.key_action.levels == (
        Level.PARTICIPANTS,
        Level.ORGANISATIONS,
        Level.SYSTEMS,
    )


def test_the_systems_have_their_impacts() -> None:
    assert GUIDE_2024.systems.impacts == (systems.POLICY_REFORMS, systems.NEW_RESOURCES)


@pytest.mark.parametrize("impact", GUIDE_2024.impacts, ids=str)
def test_an_impact_knows_the_sentence_it_stands_in(impact: Impact) -> None:
    assert impact.system_level is systems.SYSTEMS


def test_the_systems_are_a_level_of_their_own() -> None:
    assert systems.SYSTEMS.level is Level.SYSTEMS


def test_the_priority_is_for_one_year() -> None:
    assert ukraine.PRIORITY.year == 2024


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            ukraine.PRIORITY.alleviates("nl"),
            "de gevolgen op sociaal-economisch en op onderwijsgebied van de Russische invasie "
            "van Oekraïne",
            id="alleviates-nl",
        ),
        pytest.param(
            ukraine.PRIORITY.alleviates("en"),
            "the socio-economic and educational consequences of the Russian invasion of Ukraine",
            id="alleviates-en",
        ),
        pytest.param(
            ukraine.PRIORITY.means("nl"), "mobiliteitsprojecten te ondersteunen", id="means-nl"
        ),
        pytest.param(ukraine.PRIORITY.means("en"), "supporting mobility projects", id="means-en"),
        pytest.param(
            ukraine.PRIORITY.beneficiaries("nl"),
            "mensen die de oorlog in Oekraïne ontvluchten",
            id="beneficiaries-nl",
        ),
        pytest.param(
            ukraine.PRIORITY.beneficiaries("en"),
            "people fleeing the war in Ukraine",
            id="beneficiaries-en",
        ),
    ],
)
def test_a_priority_says_what_how_and_for_whom(text: str, expected: str) -> None:
    assert text == expected


@EACH_LANGUAGE
@pytest.mark.parametrize("part", [Priority.alleviates, Priority.means, Priority.beneficiaries])
def test_a_part_of_the_priority_stands_in_its_statement(
    part: Callable[[Priority, str], str], language: Language
) -> None:
    assert part(ukraine.PRIORITY, language) in ukraine.PRIORITY.statement(language)


@EACH_CONCEPT
def test_a_concept_knows_its_guide_and_its_place(concept: Concept) -> None:
    assert [*concept.guide][concept.index] is concept


@pytest.mark.parametrize(
    ("bind_again", "message"),
    [
        pytest.param(
            lambda: Outcome(**texts("x"), aspects=(organisations.COOPERATION,)),
            "already has its outcome",
            id="aspect",
        ),
        pytest.param(
            lambda: tiny_group("x", learners.EMPLOYABILITY),
            "already has its group",
            id="outcome",
        ),
        pytest.param(
            lambda: SystemLevel(**texts("x"), impacts=(systems.NEW_RESOURCES,)),
            "already has its system_level",
            id="impact",
        ),
        pytest.param(
            lambda: TargetGroup(
                **texts("x"),
                english_statement="sentence of x",
                level=Level.SYSTEMS,
                audiences=(learners.PUPILS,),
                outcomes=(),
            ),
            "already has its group",
            id="audience",
        ),
        pytest.param(
            lambda: tiny_guide(learners=learners.GROUP), "already has its guide", id="group"
        ),
    ],
)
def test_a_child_cannot_be_bound_twice(bind_again: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        bind_again()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"learners": tiny_group("learners", audience="action")}, id="audience"),
        pytest.param(
            {"learners": tiny_group("learners", Outcome(**texts("action")))}, id="outcome"
        ),
        pytest.param({"systems": SystemLevel(**texts("action"), impacts=())}, id="systems"),
    ],
)
def test_two_concepts_cannot_have_one_code(parts: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"^a code stands for two concepts: action$"):
        tiny_guide(**parts)


def test_a_guide_of_ones_own_holds_its_concepts_in_page_order() -> None:
    aspect = Aspect(**texts("learners.outcome.aspect"))
    outcome = Outcome(**texts("learners.outcome"), aspects=(aspect,))

    guide = tiny_guide(learners=tiny_group("learners", outcome))

    assert guide.concepts.codes == (
        "action",
        "learners",
        "learners.audience",
        "learners.outcome",
        "learners.outcome.aspect",
        "staff",
        "staff.audience",
        "organisations",
        "organisations.audience",
        "systems",
    )


def test_a_statement_is_the_label_where_nothing_else_is_given() -> None:
    assert Impact(**texts("x")).english_statement == "label of x"


def test_the_statement_of_a_group_is_its_label_where_nothing_else_is_given() -> None:
    group = TargetGroup(**texts("x"), level=Level.SYSTEMS, audiences=(), outcomes=())

    assert group.english_statement == "label of x"


def test_a_group_is_named_by_its_short_label() -> None:
    assert learners.GROUP.english_label == "Learners"


def test_the_table_holds_every_concept_in_order() -> None:
    assert [row["code"] for row in ROWS] == [concept.code for concept in GUIDE_2024]


@EACH_ROW
def test_a_concept_is_of_the_kind_in_the_table(row: dict[str, str]) -> None:
    assert GUIDE_2024[row["code"]].kind == row["kind"].replace(" ", "_")


@EACH_LANGUAGE
@EACH_ROW
def test_a_label_is_as_in_the_table(row: dict[str, str], language: Language) -> None:
    expected = row[f"label_{language}"] or row[f"short_{language}"]

    assert GUIDE_2024[row["code"]].label(language) == expected


@EACH_LANGUAGE
@EACH_ROW
def test_a_short_label_is_as_in_the_table(row: dict[str, str], language: Language) -> None:
    assert GUIDE_2024[row["code"]].short_label(language) == row[f"short_{language}"]


@EACH_LANGUAGE
@EACH_ROW
def test_a_statement_is_as_in_the_table(row: dict[str, str], language: Language) -> None:
    sentence = STATEMENTS.get(row["code"], {}).get(f"statement_{language}")
    expected = sentence or row[f"label_{language}"]

    assert GUIDE_2024[row["code"]].statement(language) == expected


@pytest.mark.parametrize("of", ["label", "short_label", "statement"])
@EACH_CONCEPT
def test_a_belgian_reads_the_dutch_words(concept: Concept, of: TextKind) -> None:
    assert getattr(concept, of)("nl-BE") == getattr(concept, of)("nl")


@pytest.mark.parametrize(
    "locale",
    [Locale("nl", "BE"), Localizer("nl"), "nl_BE", "NL"],
    ids=["babel-locale", "localizer", "underscore", "upper-case"],
)
def test_a_label_takes_any_form_of_locale(locale: str | Locale | Localizer) -> None:
    assert learners.LEARNING_PERFORMANCE.label(locale) == "verbeterde leerprestaties"


def test_the_statuses_of_all_english_labels_are_listed() -> None:
    assert {*ATTESTED_LABELS, *EDITORIAL_LABELS} == {*GUIDE_2024.concepts.codes}


@pytest.mark.parametrize(
    ("code", "status"),
    [
        *(pytest.param(code, Status.ATTESTED, id=code) for code in ATTESTED_LABELS),
        *(pytest.param(code, Status.EDITORIAL, id=code) for code in EDITORIAL_LABELS),
    ],
)
def test_an_english_label_has_its_status(code: str, status: Status) -> None:
    assert GUIDE_2024[code].source("en").status is status


@EACH_ROW
def test_the_status_of_an_english_label_is_as_in_the_table(row: dict[str, str]) -> None:
    assert GUIDE_2024[row["code"]].source("en").status == row["en_status"]


@EACH_ROW
def test_the_status_of_an_english_statement_is_as_in_the_table(row: dict[str, str]) -> None:
    expected = STATEMENTS.get(row["code"], row)["en_status"]

    assert GUIDE_2024[row["code"]].source("en", of="statement").status == expected


@EACH_CONCEPT
def test_a_dutch_label_is_the_guides_except_that_of_a_group(concept: Concept) -> None:
    expected = Status.EDITORIAL if isinstance(concept, TargetGroup) else Status.OFFICIAL

    assert concept.source("nl").status is expected


@EACH_CONCEPT
def test_a_dutch_statement_is_the_guides(concept: Concept) -> None:
    assert concept.source("nl", of="statement").status is Status.OFFICIAL


@EACH_LANGUAGE
@EACH_CONCEPT
def test_a_short_label_is_ours(concept: Concept, language: Language) -> None:
    assert concept.source(language, of="short_label").status is Status.EDITORIAL


@pytest.mark.parametrize("of", ["label", "short_label", "statement"])
@EACH_LANGUAGE
@EACH_CONCEPT
def test_a_text_has_an_address_unless_it_is_ours(
    concept: Concept, language: Language, of: TextKind
) -> None:
    source = concept.source(language, of=of)

    assert (source.address is None) == (source.status is Status.EDITORIAL)


@pytest.mark.parametrize("of", ["label", "short_label", "statement"])
@pytest.mark.parametrize(
    ("locale", "language"),
    [pytest.param("nl-BE", "nl", id="nl-BE"), pytest.param("en-GB", "en", id="en-GB")],
)
@EACH_KIND
def test_a_source_names_the_language_of_the_words(
    concept: Concept, locale: str, language: str, of: TextKind
) -> None:
    assert concept.source(locale, of=of).language == language


def test_the_source_of_an_official_text_names_the_page() -> None:
    source = staff.DIVERSITY.source("nl")

    assert (source.document.split(",")[0], source.edition) == (
        "Erasmus+-programmagids 2024",
        "2024",
    )


def test_the_source_of_an_attested_text_names_the_edition_it_was_found_in() -> None:
    assert staff.MOTIVATION.source("en").edition == "2014-2020"


def test_the_words_of_a_language_pack_are_never_official(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str], Path], partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", partial_words)

    source = learners.LEARNING_PERFORMANCE.source(Localizer("fy", catalogues=[pack]))

    assert (source.language, source.status, source.address) == ("fy", Status.EDITORIAL, None)


def test_a_word_from_the_fallback_keeps_its_own_source(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str], Path], partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", partial_words)

    source = staff.MOTIVATION.source(Localizer("fy", catalogues=[pack], fallbacks=["nl"]))

    assert (source.language, source.status) == ("nl", Status.OFFICIAL)


def test_a_regional_pack_does_not_pass_for_the_guide(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str], Path], partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "nl_BE", partial_words)

    source = learners.LEARNING_PERFORMANCE.source(Localizer("nl-BE", catalogues=[pack]))

    assert source.status is Status.EDITORIAL


def test_a_concept_of_another_guide_is_not_found_here() -> None:
    with pytest.raises(UnknownCodeError):
        tiny_guide()["staff.diversity"]


def test_the_source_of_a_text_that_there_is_not_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="one of label, short_label, statement"):
        GUIDE_2024["learners"].source("nl", of="title")  # type: ignore[arg-type]
