"""The types of this library in other people's classes, through other people's converters."""

from __future__ import annotations

import dataclasses
import datetime
import json
import pickle
import sys
from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Any, Union

import attrs
import cattrs
import pytest
from cattrs.errors import ClassValidationError
from cattrs.preconf.json import make_converter as make_json_converter
from cattrs.strategies import configure_tagged_union
from hypothesis import given
from hypothesis import strategies as st
from strategies import projects

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, OutcomeSet, Project, ProjectNumber
from erasmus_ka1.errors import (
    DocumentError,
    InvalidValueError,
    MissingExtraError,
    OtherEditionError,
    UnknownCodeError,
    UnreadableFileError,
    WrongKindError,
)
from erasmus_ka1.projects import Participants, ProjectSection, SectionTopic, Topic
from erasmus_ka1.serialization import Limits, configure_converter, format_exception, make_converter
from erasmus_ka1.taxonomy import (
    AnyConcept,
    Aspect,
    Concept,
    Outcome,
    Priority,
    TargetGroup,
    learners,
    organisations,
    staff,
    systems,
    ukraine,
)

DAY = datetime.date(2024, 9, 1)
AIMS = OutcomeSet([staff.MOTIVATION, organisations.FUNDING])
EVIDENCE = Evidence("Ik durf meer.", "nl", "Enquête", DAY)
CLAIM = Claim("staff.motivation", "achieved", [EVIDENCE], participants=5, respondents=6)
PROJECT = Project(
    number="2023-1-NL01-KA121-VET-000123456",
    title="Zorg over de grens",
    organisation="Scalda",
    country="NL",
    start=DAY,
    end=DAY,
    participants={"staff": 6, "learners": 24},
    claims=[CLAIM],
    priorities=["priorities.ukraine_2024"],
)

CONVERTERS: dict[str, Callable[[], cattrs.Converter]] = {
    "plain": cattrs.Converter,
    "without detailed validation": partial(cattrs.Converter, detailed_validation=False),
    "omits defaults": partial(cattrs.Converter, omit_if_default=True),
    "json": make_json_converter,
    "json without detailed validation": partial(make_json_converter, detailed_validation=False),
}
QUICK = [name for name in CONVERTERS if "without" in name]


def converter_of(name: str) -> cattrs.Converter:
    """Return a new converter of this name that knows our types."""
    converter = CONVERTERS[name]()
    configure_converter(converter)
    return converter


@attrs.frozen
class Course:
    title: str
    outcomes: OutcomeSet
    main: Outcome
    part: Aspect
    either: Outcome | Aspect
    other: Aspect | Outcome
    group: TargetGroup | None
    nobody: TargetGroup | None
    priority: Priority
    number: ProjectNumber
    project: Project
    claim: Claim
    evidence: Evidence
    participants: Participants
    anything: Concept
    several: tuple[Outcome, ...]
    mixed: list[Outcome | Aspect]
    projects: list[Project]
    counts: dict[TargetGroup, int]
    sets: dict[str, OutcomeSet]
    maybe: OutcomeSet | None = None
    optional: Outcome | Aspect | None = None
    none_first: Aspect | Outcome | None = None


@dataclasses.dataclass
class DataCourse:
    title: str
    outcomes: OutcomeSet
    main: Outcome | Aspect
    counts: dict[TargetGroup, int]
    aims: OutcomeSet = dataclasses.field(default_factory=OutcomeSet)


COURSE = Course(
    title="Zorg",
    outcomes=AIMS,
    main=learners.INITIATIVE,
    part=organisations.FUNDING,
    either=staff.MOTIVATION,
    other=organisations.COOPERATION,
    group=staff.GROUP,
    nobody=None,
    priority=ukraine.PRIORITY_2024,
    number=PROJECT.number,
    project=PROJECT,
    claim=CLAIM,
    evidence=EVIDENCE,
    participants=PROJECT.participants,
    anything=systems.POLICY_REFORMS,
    several=(staff.MOTIVATION, learners.INITIATIVE),
    mixed=[organisations.FUNDING, staff.MOTIVATION],
    projects=[PROJECT],
    counts={staff.GROUP: 3},
    sets={"a": AIMS, "b": OutcomeSet()},
    optional=staff.MOTIVATION,
    none_first=organisations.FUNDING,
)


def data_of(value: object) -> Any:
    return make_converter().unstructure(value)


def problems_of(error: DocumentError) -> list[tuple[str, str, Any]]:
    return [(problem.path, problem.code, problem.value) for problem in error.problems]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(COURSE, id="frozen attrs"),
        pytest.param(
            DataCourse("Zorg", AIMS, staff.MOTIVATION, {staff.GROUP: 1}, AIMS), id="dataclass"
        ),
    ],
)
@pytest.mark.parametrize("name", CONVERTERS)
def test_a_class_of_others_is_read_back(value: Any, name: str) -> None:
    converter = converter_of(name)

    data = json.loads(json.dumps(converter.unstructure(value)))

    assert converter.structure(data, type(value)) == value


def test_our_types_become_plain_data() -> None:
    data = data_of(COURSE)

    assert data["outcomes"] == [
        "staff.motivation",
        "organisations.international_capacity",
        "organisations.international_capacity.funding",
    ]
    assert data["either"] == "staff.motivation"
    assert data["nobody"] is None
    assert data["number"] == "2023-1-NL01-KA121-VET-000123456"
    assert data["participants"] == {"learners": 24, "staff": 6}
    assert data["counts"] == {"staff": 3}
    assert [*data["several"]] == ["staff.motivation", "learners.initiative"]
    assert data["project"]["start"] == "2024-09-01"
    assert data["claim"]["status"] == "achieved"


def test_what_a_converter_does_with_other_types_stays() -> None:
    converter = cattrs.Converter()
    converter.register_unstructure_hook(datetime.date, lambda day: day.toordinal())
    converter.register_unstructure_hook(str, str.upper)
    configure_converter(converter)

    assert converter.unstructure([DAY, {1}, "a"]) == [DAY.toordinal(), {1}, "A"]
    assert converter.structure("3", int) == 3
    assert converter.unstructure(EVIDENCE) == data_of(EVIDENCE)


@pytest.mark.parametrize("name", QUICK)
def test_our_errors_come_as_they_are_without_detailed_validation(name: str) -> None:
    converter = converter_of(name)

    with pytest.raises(UnknownCodeError):
        converter.structure(data_of(COURSE) | {"main": "staff.motivaton"}, Course)
    with pytest.raises(DocumentError) as caught:
        converter.structure(data_of(COURSE) | {"outcomes": ["staff.motivaton", 3]}, Course)

    assert [path for path, *_ in problems_of(caught.value)] == ["$[0]", "$[1]"]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        pytest.param({"a"}, OutcomeSet, id="a set for a list"),
        pytest.param("abc", OutcomeSet, id="text for a list"),
        pytest.param(None, Participants, id="nothing for counts"),
        pytest.param(PROJECT, Project, id="a project as it is"),
        pytest.param(staff.MOTIVATION, Outcome, id="a concept as it is"),
        pytest.param("staff.motivation", Aspect, id="an outcome for an aspect"),
        pytest.param("staff", Outcome | Aspect, id="a group for either"),
        pytest.param("staff.motivaton", Outcome, id="no code"),
    ],
)
def test_data_of_something_else_is_refused(value: object, wanted: Any) -> None:
    with pytest.raises(DocumentError):
        make_converter().structure(value, wanted)


@pytest.mark.parametrize(
    ("key", "path"),
    [
        pytest.param(3, '$["3"]', id="an int"),
        pytest.param(1.5, '$["1.5"]', id="a float"),
        pytest.param(None, "$.None", id="nothing"),
        pytest.param(b"a", """$["b'a'"]""", id="bytes"),
        pytest.param(staff.GROUP, "$.staff", id="a concept"),
    ],
)
@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        pytest.param(data_of(PROJECT), Project, id="a project"),
        pytest.param(data_of(CLAIM), Claim, id="a claim"),
        pytest.param({}, Participants, id="participants"),
    ],
)
def test_a_key_that_is_no_text_is_refused(
    data: dict[Any, Any], wanted: Any, key: object, path: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter().structure({**data, key: 1}, wanted)

    assert [problem.path for problem in caught.value.problems] == [path]


def test_any_mapping_and_a_tuple_are_read() -> None:
    data = MappingProxyType(data_of(PROJECT) | {"claims": (MappingProxyType(data_of(CLAIM)),)})

    assert make_converter().structure(data, Project) == PROJECT


@given(st.sampled_from([*CONVERTERS]), projects)
def test_any_project_is_read_back_by_any_converter(name: str, project: Project) -> None:
    converter = converter_of(name)

    assert converter.structure(converter.unstructure(project), Project) == project


@attrs.frozen
class Linked(Evidence):
    """Evidence of somebody else's, with a field more."""

    url: str = "https://example.org"


LINKED = Linked("a", "nl", "b", DAY)
WITH_LINK = Claim("staff.motivation", "achieved", [LINKED])


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(LINKED, id="at the top"),
        pytest.param([LINKED], id="in a list"),
        pytest.param(WITH_LINK, id="in a claim"),
        pytest.param(attrs.evolve(PROJECT, claims=[WITH_LINK]), id="in a project"),
    ],
)
def test_a_subclass_is_refused_unless_it_has_a_hook_of_its_own(value: object) -> None:
    converter = make_converter()
    with pytest.raises(WrongKindError, match="or a hook for the class Linked"):
        converter.unstructure(value)

    converter.register_unstructure_hook(Linked, lambda linked: {"url": linked.url})

    assert "{'url': 'https://example.org'}" in repr(converter.unstructure(value))


@pytest.mark.parametrize("is_registered_first", [True, False], ids=["before", "after"])
def test_a_hook_of_others_holds_inside_our_classes(is_registered_first: bool) -> None:
    converter = cattrs.Converter()
    if not is_registered_first:
        configure_converter(converter)
    converter.register_unstructure_hook(ProjectNumber, lambda number: number.serial)
    converter.register_structure_hook(ProjectNumber, lambda *_: PROJECT.number)
    if is_registered_first:
        configure_converter(converter)

    data = converter.unstructure(PROJECT)

    assert data["number"] == "000123456"
    assert converter.structure(data, Project) == PROJECT


def test_a_hook_of_others_for_a_kind_of_concept_holds_in_unions() -> None:
    converter = make_converter()
    for kind in (Outcome, TargetGroup):
        converter.register_unstructure_hook(kind, lambda concept: {"id": concept.code})
        converter.register_structure_hook(kind, lambda data, _: GUIDE_2024[data["id"]])
    section = ProjectSection("Ja.", "nl", topic="staff")

    data = converter.unstructure([CLAIM, section])

    assert (data[0]["outcome"], data[1]["topic"]) == ({"id": CLAIM.outcome.code}, {"id": "staff"})
    assert converter.structure(data[0], Claim) == CLAIM
    assert converter.structure(data[1], ProjectSection) == section
    with pytest.raises(DocumentError, match=r"outcome: 'staff', expected an outcome or an"):
        converter.structure(data[0] | {"outcome": "staff"}, Claim)


@pytest.mark.parametrize("name", CONVERTERS)
@pytest.mark.parametrize(
    ("value", "union"),
    [
        pytest.param(staff.GROUP, AnyConcept, id="any kind of concept"),
        pytest.param(staff.GROUP, Union[TargetGroup, Outcome], id="two kinds"),  # noqa: UP007 - as older code has it
        pytest.param(None, Outcome | TargetGroup | None, id="two kinds or nothing"),
        pytest.param(staff.GROUP, SectionTopic, id="a topic that is a concept"),
        pytest.param(Topic.IMPACT, SectionTopic | None, id="a topic"),
    ],
)
def test_a_union_of_kinds_is_read_back(value: object, union: Any, name: str) -> None:
    converter = converter_of(name)

    assert converter.structure(converter.unstructure(value, unstructure_as=union), union) == value


def test_a_concept_of_no_kind_of_a_union_is_refused() -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter().structure("staff", Outcome | Priority)  # type: ignore[arg-type]

    assert caught.value.explain("nl") == (
        "$: 'staff', verwacht: de code van een ander soort concept"
    )


def test_a_hook_on_a_copy_of_a_converter_holds_on_the_copy_alone() -> None:
    converter = make_converter()
    copy = converter.copy()
    copy.register_unstructure_hook(ProjectNumber, lambda number: number.serial)

    assert copy.unstructure(PROJECT)["number"] == "000123456"
    assert converter.unstructure(PROJECT)["number"] == str(PROJECT.number)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param({}, id="as cattrs has it"),
        pytest.param({"tag_name": "kind"}, id="another key"),
        pytest.param(
            {"tag_generator": lambda kind: f"{kind.__module__}.{kind.__name__}"}, id="path"
        ),
        pytest.param({"tag_generator": lambda kind: f"{kind.__name__.lower()}_"}, id="lower case"),
    ],
)
def test_a_tagged_union_of_our_classes_is_read_back(options: dict[str, Any]) -> None:
    converter = make_converter()
    configure_tagged_union(Claim | Evidence, converter, **options)

    union: Any = Claim | Evidence
    for value in (CLAIM, EVIDENCE):
        data = converter.unstructure(value, unstructure_as=Claim | Evidence)
        assert converter.structure(data, union) == value


def test_a_tag_of_another_class_is_an_unknown_key() -> None:
    with pytest.raises(DocumentError, match="unknown key '_type'"):
        make_converter().structure(data_of(CLAIM) | {"_type": "Evidence"}, Claim)


def test_transform_error_gives_our_messages_and_their_places() -> None:
    @attrs.define
    class Plan:
        main: Outcome
        aims: OutcomeSet
        size: int

    data = {"main": "staff.motivatoin", "aims": ["staff", "staff.diversty"], "size": "x"}
    with pytest.raises(ClassValidationError) as caught:
        make_converter().structure(data, Plan)

    assert cattrs.transform_error(caught.value, format_exception=format_exception) == [
        "unknown code 'staff.motivatoin' (did you mean 'staff.motivation'?) @ $.main",
        "'staff', expected an outcome or an aspect, or the code of one @ $.aims[0]",
        "unknown code 'staff.diversty' (did you mean 'staff.diversity'?) @ $.aims[1]",
        "invalid value for type, expected int @ $.size",
    ]
    # without it cattrs puts its own words around ours
    assert cattrs.transform_error(caught.value)[2] == (
        "unknown error (unknown code 'staff.diversty' (did you mean 'staff.diversity'?))"
        " @ $.aims[1]"
    )


def test_transform_error_finds_its_way_through_our_classes() -> None:
    claim = {"outcome": "staff.motivation", "status": "done"}
    data = {"title": "", "claims": [claim], "participants": {"staff": -1}}
    with pytest.raises(DocumentError) as caught:
        make_converter().structure(data, Project)

    found = cattrs.transform_error(caught.value, format_exception=format_exception)

    places = [each.partition(" @ ")[2] for each in found]
    assert places[:3] == ["$.title", "$.claims[0].status", "$.participants.staff"]
    assert found[3] == "required key is missing @ $.number"


def test_an_error_of_a_converter_pickles_and_splits() -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter().structure(["staff.a", "staff.b"], OutcomeSet)
    group: Any = caught.value

    first, rest = group.split(lambda each: each is group.exceptions[0])

    assert str(pickle.loads(pickle.dumps(group))) == str(group)
    assert str(pickle.loads(pickle.dumps(group.exceptions[0]))) == str(group.exceptions[0])
    assert [len(each.problems) for each in (first, rest)] == [1, 1]
    assert repr(first).startswith("DocumentError(")


FORMATS: dict[Any, str] = {
    "json": "json",
    "orjson": "orjson",
    "msgspec": "msgspec",
    "yaml": "yaml",
    "toml": "tomlkit",
    "msgpack": "msgpack",
    "cbor2": "cbor2",
    "bson": "bson",
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_converter_for_a_format_reads_and_writes_it(name: Any) -> None:
    converter: Any = make_converter(name)
    course = {"day": DAY, "project": PROJECT} if name == "json" else PROJECT
    kind = Project if course is PROJECT else dict[str, Any]

    data = converter.loads(converter.dumps(course), kind)

    assert data == PROJECT or data["project"] == data_of(PROJECT)


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("orjson", "pip install orjson"),
        ("msgspec", "pip install 'erasmus-ka1[fast]'"),
        ("yaml", "pip install 'erasmus-ka1[yaml]'"),
        ("toml", "pip install 'erasmus-ka1[toml]'"),
        ("msgpack", "pip install msgpack"),
        ("cbor2", "pip install cbor2"),
        ("bson", "pip install pymongo"),
    ],
)
def test_a_missing_package_is_named(
    monkeypatch: pytest.MonkeyPatch, name: Any, command: str
) -> None:
    preconf = {"yaml": "pyyaml", "toml": "tomlkit"}.get(name, name)
    monkeypatch.setitem(sys.modules, FORMATS[name], None)
    monkeypatch.delitem(sys.modules, f"cattrs.preconf.{preconf}", raising=False)

    with pytest.raises(MissingExtraError) as caught:
        make_converter(name)

    assert str(caught.value).endswith(command)


@pytest.mark.parametrize("name", [None, "xml", "pyyaml", ["json"]])
def test_a_converter_for_another_format_is_refused(name: Any) -> None:
    with pytest.raises(InvalidValueError, match="one of 'json', 'orjson'"):
        make_converter(name)


@pytest.mark.parametrize(
    ("claims", "paths"),
    [
        (1, ["$.claims[0]"]),
        (2, ["$.claims[0]", "$.claims[1]"]),
        (4, ["$.claims[0]", "$.claims[1]", "$"]),
    ],
)
def test_no_more_problems_are_listed_than_asked_for(claims: int, paths: list[str]) -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter(limits=Limits(problems=2)).structure(
            data_of(PROJECT) | {"claims": [5] * claims}, Project
        )

    assert [problem.path for problem in caught.value.problems] == paths


@pytest.mark.parametrize(
    ("error", "place"),
    [
        pytest.param(
            OtherEditionError("x", 2024, (2023,)), ("$.number", "other_edition", "y"), id="edition"
        ),
        pytest.param(WrongKindError(5, "a text"), ("$.number", "wrong_kind", "y"), id="kind"),
        pytest.param(
            InvalidValueError("a", 5, "a text"), ("$.number", "invalid_value", 5), id="value"
        ),
    ],
)
def test_an_error_of_ours_in_a_hook_of_others_is_a_problem(
    error: Exception, place: tuple[str, str, object]
) -> None:
    def refuse(*_: object) -> ProjectNumber:
        raise error

    converter = make_converter()
    converter.register_structure_hook(ProjectNumber, refuse)

    with pytest.raises(DocumentError) as caught:
        converter.structure(data_of(PROJECT) | {"number": "y"}, Project)

    assert problems_of(caught.value) == [place]


@pytest.mark.parametrize("error", [UnreadableFileError("a", "gone"), ZeroDivisionError()], ids=repr)
def test_another_error_in_a_hook_of_others_is_passed_on(error: Exception) -> None:
    def fail(*_: object) -> ProjectNumber:
        raise error

    converter = make_converter()
    converter.register_structure_hook(ProjectNumber, fail)

    with pytest.raises(type(error)):
        converter.structure(data_of(PROJECT), Project)
