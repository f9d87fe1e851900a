"""The concepts: shared objects with words, relations and an order."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, assert_never, cast, get_type_hints

import attrs
import msgspec
import pytest
from babel import Locale

import erasmus_ka1.localization
import erasmus_ka1.taxonomy
from erasmus_ka1 import (
    GUIDE_2024,
    GUIDES,
    OutcomeSet,
    key_action,
    learners,
    organisations,
    staff,
    systems,
    ukraine,
)
from erasmus_ka1.errors import InvalidValueError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import (
    CONCEPTS,
    KINDS,
    AnyConcept,
    Aspect,
    Audience,
    Concept,
    Guide,
    Impact,
    KeyAction,
    Level,
    Outcome,
    Priority,
    Suggestion,
    SystemLevel,
    TargetGroup,
    home_guide,
)

MODULES = [key_action, learners, organisations, staff, systems, ukraine]
ONE_OF_EACH_KIND = [
    key_action.KEY_ACTION,
    learners.GROUP,
    learners.PUPILS,
    learners.EMPLOYABILITY,
    organisations.COOPERATION,
    systems.SYSTEMS,
    systems.POLICY_REFORMS,
    ukraine.PRIORITY_2024,
]
#: The module of the page gives these a shorter name than their code.
OWN_NAMES = {
    "key_action_1": "KEY_ACTION",
    "learners": "GROUP",
    "staff": "GROUP",
    "organisations": "GROUP",
    **{f"priorities.ukraine_{year}": f"PRIORITY_{year}" for year in GUIDES},
}
#: What a property, a cached property, a static or class method have their function as.
WRAPPED = ("fget", "func", "__func__")

each_kind = pytest.mark.parametrize("concept", ONE_OF_EACH_KIND, ids=lambda each: each.kind)
each_concept = pytest.mark.parametrize("concept", CONCEPTS, ids=str)
each_module = pytest.mark.parametrize("module", MODULES, ids=lambda each: each.__name__)


def constants(module: ModuleType) -> dict[str, Concept]:
    return {name: value for name, value in vars(module).items() if isinstance(value, Concept)}


def texts(code: str) -> dict[str, Any]:
    return {"code": code, "english_label": f"label of {code}", "english_short_label": code}


@each_kind
def test_a_concept_equals_and_hashes_as_itself_alone(concept: Concept) -> None:
    code: object = concept.code
    twin = Outcome(**texts(concept.code))

    assert [concept == other for other in (concept, code, twin)] == [True, False, False]
    assert hash(concept) == object.__hash__(concept)


@pytest.mark.parametrize("name", ["code", "kind", "index", "parent", "position", "unheard_of"])
@each_kind
def test_a_concept_cannot_be_changed(concept: Concept, name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(concept, name, "x")
    with pytest.raises(AttributeError):
        delattr(concept, name)

    assert not hasattr(concept, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_is_the_concept_itself_and_small(protocol: int) -> None:
    pickles = {concept: pickle.dumps(concept, protocol) for concept in CONCEPTS}

    assert all(pickle.loads(content) is concept for concept, content in pickles.items())
    assert max(map(len, pickles.values())) < 200


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
@each_kind
def test_a_copy_is_the_concept_itself(
    concept: Concept, duplicate: Callable[[object], object]
) -> None:
    assert duplicate(concept) is concept


@attrs.frozen
class Holder:
    outcome: Outcome
    group: TargetGroup


def test_as_dict_ends_with_each_concept_once() -> None:
    holder = Holder(organisations.PROFESSIONAL_ENVIRONMENT, learners.GROUP)

    as_dict, as_tuple = attrs.asdict(holder), attrs.astuple(holder)

    codes = re.findall(r"'code': '([^']*)'", repr(as_dict))
    assert len(codes) == len(set(codes)) == 22
    assert [repr(as_tuple).count(repr(code)) for code in set(codes)] == [1] * 22


@each_kind
def test_a_concept_is_taken_apart_by_msgspec_and_that_ends(concept: Concept) -> None:
    def codes(part: object) -> object:
        return part.code if isinstance(part, Concept) else cast("OutcomeSet", part).codes

    held = [concept, OutcomeSet(["staff.motivation"])]

    written = msgspec.json.encode(held, enc_hook=codes)

    found = re.findall(b'"code":"([^"]*)"', written)
    assert len(found) == len({*found})
    assert written.endswith(b',["staff.motivation"]]')


@each_kind
def test_a_concept_matches_by_its_code(concept: AnyConcept) -> None:
    match concept:
        case Outcome("learners.employability"):
            found: Concept = learners.EMPLOYABILITY
        case KeyAction(code) | TargetGroup(code) | Audience(code) | Outcome(code) | Aspect(code):
            found = CONCEPTS[code]
        case SystemLevel(code) | Impact(code) | Priority(code):
            found = CONCEPTS[code]
        case _:
            assert_never(concept)

    assert found is concept


@each_concept
def test_a_concept_shows_as_its_code(concept: Concept) -> None:
    shown = (str(concept), f"{concept}", repr(concept))

    assert shown == (concept.code, concept.code, f"{type(concept).__name__}({concept.code!r})")


@pytest.mark.parametrize(
    "locale",
    [Locale("nl", "BE"), Localizer("nl"), "nl_BE", "NL"],
    ids=["babel-locale", "localizer", "underscore", "upper-case"],
)
def test_a_label_takes_any_form_of_locale(locale: Any) -> None:
    assert learners.LEARNING_PERFORMANCE.label(locale) == "verbeterde leerprestaties"


def test_a_concept_formats_as_its_label_in_a_locale() -> None:
    assert f"{learners.LEARNING_PERFORMANCE:nl-BE}" == "verbeterde leerprestaties"


@pytest.mark.parametrize("kind", ["label", "short_label", "statement"])
@each_concept
def test_the_wording_is_that_of_2024_or_of_its_own_edition(concept: Concept, kind: str) -> None:
    guide = GUIDE_2024 if concept in GUIDE_2024 else GUIDES[concept.first_edition]

    assert home_guide(concept) is guide
    for locale in ("nl", "en"):
        assert getattr(concept, kind)(locale) == getattr(guide, kind)(concept, locale=locale)


def test_the_order_is_that_of_the_page() -> None:
    assert sorted({*CONCEPTS}) == [*CONCEPTS]
    assert [concept.index for concept in CONCEPTS] == [*range(len(CONCEPTS))]


def test_concepts_compare_with_concepts_alone() -> None:
    one, other = learners.EMPLOYABILITY, staff.MOTIVATION

    assert [one < other, one > other, one <= one, one < one] == [True, False, True, False]  # noqa: PLR0124
    with pytest.raises(TypeError):
        _ = one < "staff.motivation"


@pytest.mark.parametrize("parent", [each for each in CONCEPTS if each.children], ids=str)
def test_children_know_their_parent_and_their_place_from_1(parent: Concept) -> None:
    kinds = {type(child) for child in parent.children}

    assert {child.parent for child in parent.children} == {parent}
    for kind in kinds:
        places = [child.position for child in parent.children if type(child) is kind]
        assert places == [*range(1, len(places) + 1)]


def test_a_child_names_its_parent_by_what_it_is() -> None:
    cooperation = organisations.COOPERATION

    assert cooperation.outcome is cooperation.parent is organisations.INTERNATIONAL_CAPACITY
    assert cooperation.group is cooperation.outcome.group is organisations.GROUP
    assert learners.PUPILS.group is learners.GROUP
    assert systems.NEW_RESOURCES.system_level is systems.SYSTEMS


@pytest.mark.parametrize(
    "make",
    [
        lambda: Outcome(**texts("x"), aspects=(organisations.COOPERATION,)),
        lambda: SystemLevel(**texts("x"), impacts=(systems.NEW_RESOURCES,)),
    ],
    ids=["aspect", "impact"],
)
def test_a_child_has_one_parent(make: Callable[[], object]) -> None:
    with pytest.raises(InvalidValueError, match="already has its parent"):
        make()


def test_a_concept_stays_that_of_its_kind() -> None:
    assert key_action.KEY_ACTION.levels == tuple(Level)
    assert [group.level for group in GUIDE_2024.target_groups] == [
        Level.PARTICIPANTS,
        Level.PARTICIPANTS,
        Level.ORGANISATIONS,
    ]
    assert systems.SYSTEMS.level is Level.SYSTEMS
    illustrative = [outcome for outcome in GUIDE_2024.outcomes if outcome.is_illustrative]
    assert illustrative == [organisations.INNOVATIVE_OPERATION]
    assert {concept.kind for concept in CONCEPTS} == {*KINDS}
    assert [each for each in GUIDE_2024 if each.is_label_ours] == [*GUIDE_2024.target_groups]


@pytest.mark.parametrize("locale", ["nl", "en"])
@pytest.mark.parametrize("part", ["aims", "means", "beneficiaries"])
@pytest.mark.parametrize("priority", [each for each in CONCEPTS if isinstance(each, Priority)])
def test_a_part_of_a_priority_is_in_its_statement(
    priority: Priority, part: str, locale: str
) -> None:
    text = getattr(priority, part)(locale)

    assert text in priority.statement(locale)
    assert priority.code.endswith(str(priority.year))


@each_module
def test_a_constant_is_named_after_its_code_and_listed(module: ModuleType) -> None:
    expected = {
        OWN_NAMES.get(concept.code, concept.code.rpartition(".")[2].upper()): concept
        for concept in constants(module).values()
    }

    assert constants(module) == expected
    assert module.__all__ == sorted(expected)
    assert len({concept.code.split(".")[0] for concept in expected.values()}) == 1


@each_concept
def test_a_code_is_lower_case_ascii_with_dots(concept: Concept) -> None:
    assert re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)*", concept.code)


def public_callables() -> Iterator[Any]:
    """Yield every public class, function and method of the two rooms."""
    for module in (erasmus_ka1.taxonomy, erasmus_ka1.localization):
        for name in module.__all__:
            thing = getattr(module, name)
            if not (inspect.isclass(thing) or inspect.isfunction(thing)):
                continue
            yield pytest.param(thing, id=name)
            if not inspect.isclass(thing):
                continue
            for attribute, value in vars(thing).items():
                function = next(
                    (getattr(value, each) for each in WRAPPED if hasattr(value, each)), value
                )
                if inspect.isfunction(function):
                    yield pytest.param(function, id=f"{name}.{attribute}")


@pytest.mark.parametrize("thing", [*public_callables()])
def test_type_hints_resolve(thing: Any) -> None:
    assert isinstance(get_type_hints(thing), dict)


def test_suggestions_are_typed() -> None:
    assert get_type_hints(Guide.suggest)["return"] == tuple[Suggestion, ...]
