"""The 2024 edition: what it holds, and each way to reach it."""

from __future__ import annotations

import copy
import re
from types import ModuleType
from typing import get_args

import pytest

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1 import taxonomy as guide_2024
from erasmus_ka1.errors import UnknownCodeError
from erasmus_ka1.taxonomy import (
    Aspect,
    Audience,
    Concept,
    Concepts,
    Impact,
    KeyAction,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
    codes,
    key_action,
    learners,
    organisations,
    staff,
    systems,
    ukraine,
)
from erasmus_ka1.taxonomy._sources import Source

MODULES = [key_action, learners, organisations, staff, systems, ukraine]
CONCEPTS = [pytest.param(concept, id=concept.code) for concept in GUIDE_2024]
EACH_MODULE = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
EACH_CONCEPT = pytest.mark.parametrize("concept", CONCEPTS)
EACH_LANGUAGE = pytest.mark.parametrize("language", ["nl", "en"])
SHARED_LABELS = {
    "Personeel": ("staff", "staff.audience.staff"),
    "staff": ("staff", "staff.audience.staff"),
    "verbeterde kennis van vreemde talen en digitale competenties": (
        "learners.languages_and_digital",
        "staff.languages_and_digital",
    ),
    "improved foreign language and digital competences": (
        "learners.languages_and_digital",
        "staff.languages_and_digital",
    ),
    "Foreign languages and digital": (
        "learners.languages_and_digital",
        "staff.languages_and_digital",
    ),
}
# the modules of the page give these a shorter name than their code
CONSTANTS_OF_THEIR_OWN = {
    "key_action_1": "KEY_ACTION",
    "learners": "GROUP",
    "staff": "GROUP",
    "organisations": "GROUP",
    "priorities.ukraine_2024": "PRIORITY",
}
NEAR_MISSES = [
    ("staff.diversty", "staff.diversity"),
    ("staff diversity", "staff.diversity"),
    ("STAFF.DIVERSITY", "staff.diversity"),
    ("ｓtaff.diversity", "staff.diversity"),
    ("staff-motivation", "staff.motivation"),
    ("employability", "learners.employability"),
    ("learners.diversity", "staff.diversity"),
    ("organisations.cooperation", "organisations.international_capacity.cooperation"),
    ("priorities.ukraine_2023", "priorities.ukraine_2024"),
    ("learner", "learners"),
]


def constants(module: ModuleType) -> dict[str, Concept]:
    return {name: value for name, value in vars(module).items() if isinstance(value, Concept)}


def literals(alias: object) -> list[str]:
    """Return the members of a literal type, those of nested unions too."""
    return [
        member
        for argument in get_args(alias)
        for member in ([argument] if isinstance(argument, str) else literals(argument))
    ]


@pytest.mark.parametrize(
    ("concepts", "count"),
    [
        pytest.param(GUIDE_2024.concepts, 55, id="concepts"),
        pytest.param(GUIDE_2024.target_groups, 3, id="target-groups"),
        pytest.param(GUIDE_2024.audiences, 10, id="audiences"),
        pytest.param(GUIDE_2024.outcomes, 24, id="outcomes"),
        pytest.param(GUIDE_2024.aspects, 13, id="aspects"),
        pytest.param(GUIDE_2024.impacts, 2, id="impacts"),
        pytest.param(GUIDE_2024.priorities, 1, id="priorities"),
        pytest.param(GUIDE_2024, 55, id="guide"),
    ],
)
def test_the_guide_holds_so_many(concepts: Concepts[Concept], count: int) -> None:
    assert len(concepts) == count


@pytest.mark.parametrize(
    ("kind", "gathered"),
    [
        pytest.param(KeyAction, [GUIDE_2024.key_action], id="key-action"),
        pytest.param(TargetGroup, GUIDE_2024.target_groups, id="target-groups"),
        pytest.param(Audience, GUIDE_2024.audiences, id="audiences"),
        pytest.param(Outcome, GUIDE_2024.outcomes, id="outcomes"),
        pytest.param(Aspect, GUIDE_2024.aspects, id="aspects"),
        pytest.param(SystemLevel, [GUIDE_2024.systems], id="systems"),
        pytest.param(Impact, GUIDE_2024.impacts, id="impacts"),
        pytest.param(Priority, GUIDE_2024.priorities, id="priorities"),
    ],
)
def test_a_collection_has_every_concept_of_its_kind_in_guide_order(
    kind: type[Concept], gathered: Concepts[Concept] | list[Concept]
) -> None:
    of_kind = [concept for concept in GUIDE_2024 if isinstance(concept, kind)]

    assert [*gathered] == of_kind


def test_the_guide_is_the_page_of_2024() -> None:
    assert (GUIDE_2024.edition, GUIDE_2024.learners) == (2024, learners.GROUP)


def test_every_concept_is_a_constant_of_a_module() -> None:
    named = {concept for module in MODULES for concept in constants(module).values()}

    assert named == {*GUIDE_2024}


@EACH_MODULE
def test_a_constant_is_named_after_the_end_of_its_code(module: ModuleType) -> None:
    expected = {
        CONSTANTS_OF_THEIR_OWN.get(concept.code, concept.code.rpartition(".")[2].upper()): concept
        for concept in constants(module).values()
    }

    assert constants(module) == expected


@EACH_MODULE
def test_all_names_every_constant_of_a_module(module: ModuleType) -> None:
    assert module.__all__ == sorted(constants(module))


@EACH_MODULE
def test_a_module_holds_its_own_part_of_the_page(module: ModuleType) -> None:
    part = {concept.code.split(".")[0] for concept in constants(module).values()}

    assert len(part) == 1


def test_all_names_every_part_of_the_edition() -> None:
    parts = [module.__name__.rpartition(".")[2] for module in MODULES]

    assert guide_2024.__all__ == ["GUIDE_2024", *sorted(parts)]


@EACH_CONCEPT
def test_a_concept_is_reached_by_its_code(concept: Concept) -> None:
    assert GUIDE_2024[concept.code] is concept


@EACH_CONCEPT
def test_a_concept_is_got_by_its_code(concept: Concept) -> None:
    assert GUIDE_2024.get(concept.code) is concept


@EACH_CONCEPT
def test_a_code_is_in_the_guide(concept: Concept) -> None:
    assert concept.code in GUIDE_2024


@EACH_CONCEPT
def test_a_concept_is_in_the_guide(concept: Concept) -> None:
    assert concept in GUIDE_2024


@EACH_LANGUAGE
@EACH_CONCEPT
def test_a_concept_is_found_by_its_label(concept: Concept, language: str) -> None:
    assert concept in GUIDE_2024.find(concept.label(language), language)


@EACH_LANGUAGE
@EACH_CONCEPT
def test_a_concept_is_found_by_its_short_label(concept: Concept, language: str) -> None:
    assert concept in GUIDE_2024.find(concept.short_label(language))


@pytest.mark.parametrize(
    ("label", "found"), [pytest.param(*row, id=row[0]) for row in SHARED_LABELS.items()]
)
def test_a_label_that_two_concepts_share_finds_both(label: str, found: tuple[str, ...]) -> None:
    assert tuple(concept.code for concept in GUIDE_2024.find(label)) == found


@EACH_CONCEPT
def test_a_code_is_made_of_small_letters_digits_and_underscores(concept: Concept) -> None:
    assert re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", concept.code)


@EACH_LANGUAGE
@EACH_CONCEPT
def test_a_short_label_has_forty_characters_at_most(concept: Concept, language: str) -> None:
    assert len(concept.short_label(language)) <= 40


@pytest.mark.parametrize(
    "concept",
    [
        pytest.param(concept, id=concept.code)
        for concept in GUIDE_2024
        # the label of the key action is the title above its sentence
        if not (concept.is_label_ours or isinstance(concept, KeyAction))
    ],
)
def test_a_dutch_label_is_part_of_its_statement(concept: Concept) -> None:
    assert concept.label("nl") in concept.statement("nl")


@pytest.mark.parametrize("audience", GUIDE_2024.audiences, ids=str)
def test_a_dutch_audience_stands_in_the_sentence_of_its_group(audience: Audience) -> None:
    assert audience.statement("nl") in audience.group.statement("nl")


@pytest.mark.parametrize("aspect", GUIDE_2024.aspects, ids=str)
def test_a_dutch_aspect_stands_in_the_sentence_of_its_outcome(aspect: Aspect) -> None:
    assert aspect.statement("nl") in aspect.outcome.statement("nl")


@pytest.mark.parametrize("impact", GUIDE_2024.impacts, ids=str)
def test_a_dutch_impact_stands_in_the_sentence_on_systems(impact: Impact) -> None:
    assert impact.statement("nl") in impact.system_level.statement("nl")


def test_only_the_labels_of_groups_are_ours() -> None:
    ours = [concept for concept in GUIDE_2024 if concept.is_label_ours]

    assert ours == [*GUIDE_2024.target_groups]


@EACH_CONCEPT
def test_the_english_source_of_a_concept_is_known(concept: Concept) -> None:
    assert concept.english_source in GUIDE_2024.sources.english


@EACH_LANGUAGE
def test_the_source_of_a_text_of_ours_is_in_its_language(language: str) -> None:
    assert GUIDE_2024.sources.of_text(language, None).language == language


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(source, id=key)
        for key, source in GUIDE_2024.sources.english.items()
        if key != "ours"
    ],
)
def test_an_english_source_is_a_page_of_the_web(source: Source) -> None:
    assert (source.address or "").startswith("https://")


@pytest.mark.parametrize(
    ("alias", "concepts"),
    [
        pytest.param(codes.TargetGroupCode, GUIDE_2024.target_groups, id="target-groups"),
        pytest.param(codes.AudienceCode, GUIDE_2024.audiences, id="audiences"),
        pytest.param(codes.OutcomeCode, GUIDE_2024.outcomes, id="outcomes"),
        pytest.param(codes.AspectCode, GUIDE_2024.aspects, id="aspects"),
        pytest.param(codes.ImpactCode, GUIDE_2024.impacts, id="impacts"),
        pytest.param(codes.PriorityCode, GUIDE_2024.priorities, id="priorities"),
    ],
)
def test_the_codes_as_types_are_those_of_the_guide_in_order(
    alias: object, concepts: Concepts[Concept]
) -> None:
    assert tuple(literals(alias)) == concepts.codes


def test_the_type_of_any_code_has_every_code_once() -> None:
    assert sorted(literals(codes.ConceptCode)) == sorted(GUIDE_2024.concepts.codes)


def test_all_names_every_type_of_code() -> None:
    aliases = {name for name in vars(codes) if name.endswith("Code")}

    assert {*codes.__all__} == aliases


@pytest.mark.parametrize(("wrong", "right"), [pytest.param(*row, id=row[0]) for row in NEAR_MISSES])
def test_a_wrong_code_names_the_nearest(wrong: str, right: str) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        GUIDE_2024[wrong]

    assert caught.value.suggestions[0] == right


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param("zorg", id="nothing-near"),
        pytest.param("", id="empty"),
        pytest.param("learners." * 20_000, id="long"),
        pytest.param(None, id="none"),
        pytest.param(3, id="number"),
        pytest.param(["staff.diversity"], id="unhashable"),
        pytest.param(staff.DIVERSITY, id="concept"),
        pytest.param(b"staff.diversity", id="bytes"),
    ],
)
def test_a_code_that_is_like_none_names_none(wrong: object) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        GUIDE_2024[wrong]  # type: ignore[index]

    assert caught.value.suggestions == ()


def test_a_wrong_code_is_refused_by_its_text() -> None:
    with pytest.raises(
        UnknownCodeError,
        match=r"^unknown code 'staff.diversty' \(did you mean 'staff.diversity'\?\)$",
    ):
        GUIDE_2024["staff.diversty"]


def test_a_collection_suggests_its_own_codes_only() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        GUIDE_2024.aspects["staff.diversity"]

    assert {*caught.value.suggestions} <= {*GUIDE_2024.aspects.codes}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("x", id="unknown"),
        pytest.param(["x"], id="list"),
        pytest.param(None, id="none"),
    ],
)
@pytest.mark.parametrize("default", [None, "nothing"])
def test_get_falls_back_to_the_default(code: str, default: str | None) -> None:
    assert GUIDE_2024.get(code, default) == default


def test_get_gives_none_by_default() -> None:
    assert GUIDE_2024.outcomes.get("staff") is None


@pytest.mark.parametrize(
    ("item", "within"),
    [
        pytest.param("staff.diversity", True, id="code"),
        pytest.param(staff.DIVERSITY, True, id="concept"),
        pytest.param(Outcome, False, id="class"),
        pytest.param("staff", False, id="code-of-another-kind"),
        pytest.param(staff.GROUP, False, id="concept-of-another-kind"),
        pytest.param(
            Outcome(
                code="staff.diversity",
                english_label="x",
                english_short_label="x",
                english_source="ours",
            ),
            False,
            id="namesake",
        ),
        pytest.param(None, False, id="none"),
        pytest.param(["staff.diversity"], False, id="unhashable"),
    ],
)
def test_a_collection_contains_its_own_concepts_and_their_codes(
    item: object, *, within: bool
) -> None:
    assert (item in GUIDE_2024.outcomes) is within


def test_a_collection_iterates_over_its_concepts_in_order() -> None:
    assert [concept.code for concept in GUIDE_2024.outcomes] == [*GUIDE_2024.outcomes.codes]


def test_a_collection_shows_its_codes() -> None:
    assert (
        repr(GUIDE_2024.impacts) == "Concepts(['systems.policy_reforms', 'systems.new_resources'])"
    )


def test_a_collection_takes_no_attribute() -> None:
    with pytest.raises(AttributeError):
        GUIDE_2024.outcomes.codes = ()  # type: ignore[misc]


def test_a_copied_collection_holds_the_same_concepts() -> None:
    assert [*copy.deepcopy(GUIDE_2024.outcomes)] == [*GUIDE_2024.outcomes]


@pytest.mark.parametrize("text", ["leerprestatie", "learning performanc"])
def test_the_guide_suggests_a_concept_for_a_misspelled_label(text: str) -> None:
    assert GUIDE_2024.suggest(text)[0].concept is learners.LEARNING_PERFORMANCE
