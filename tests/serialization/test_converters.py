"""The types of this library in other people's classes, through other people's converters."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import attrs
import cattrs
import pytest
from cattrs.errors import ClassValidationError, IterableValidationError
from cattrs.preconf.json import make_converter as make_json_converter
from cattrs.strategies import configure_tagged_union
from hypothesis import given
from hypothesis import strategies as st
from strategies import concepts, outcome_sets, participants, projects

from erasmus_ka1 import Claim, Evidence, OutcomeSet, Project, ProjectNumber
from erasmus_ka1.errors import (
    DocumentError,
    InvalidValueError,
    KA1Error,
    MissingExtraError,
    OtherEditionError,
    UnknownCodeError,
    UnreadableFileError,
    WrongKindError,
)
from erasmus_ka1.projects import Participants
from erasmus_ka1.serialization import Limits, configure_converter, format_exception, make_converter
from erasmus_ka1.taxonomy import (
    Aspect,
    Concept,
    Impact,
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
    "forbids extra keys": partial(cattrs.Converter, forbid_extra_keys=True),
    "prefers attrs converters": partial(cattrs.Converter, prefer_attrib_converters=True),
    "omits defaults": partial(cattrs.Converter, omit_if_default=True),
    "json": make_json_converter,
    "json without detailed validation": partial(make_json_converter, detailed_validation=False),
}
DETAILED = [name for name in CONVERTERS if "without" not in name]
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


@attrs.define
class DefinedCourse:
    title: str
    outcomes: OutcomeSet
    day: datetime.date | None = None
    main: Outcome | None = None


@dataclasses.dataclass
class DataCourse:
    title: str
    outcomes: OutcomeSet
    main: Outcome | Aspect
    counts: dict[TargetGroup, int]
    aims: OutcomeSet = dataclasses.field(default_factory=OutcomeSet)


@attrs.frozen
class Calendar:
    days: list[datetime.date]
    number: int
    name: str


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
)


def data_of(value: object) -> Any:
    return make_converter().unstructure(value)


def problems_of(error: DocumentError) -> list[tuple[str, str, Any]]:
    return [(problem.path, problem.code, problem.value) for problem in error.problems]


def leaves_of(error: BaseException) -> Iterator[BaseException]:
    """Yield the errors in a tree of cattrs' errors that are no trees themselves."""
    if isinstance(error, BaseExceptionGroup):
        for each in error.exceptions:
            yield from leaves_of(each)
    else:
        yield error


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(COURSE, id="frozen attrs"),
        pytest.param(DefinedCourse("Zorg", AIMS), id="attrs"),
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


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(Outcome | Aspect | None, id="at the end"),
        pytest.param(None | Aspect | Outcome, id="at the start"),
    ],
)
@pytest.mark.parametrize("value", [staff.MOTIVATION, organisations.FUNDING, None])
def test_an_outcome_or_an_aspect_may_be_nothing(wanted: Any, value: object) -> None:
    converter = make_converter()

    assert converter.structure(converter.unstructure(value), wanted) is value


@pytest.mark.parametrize("name", CONVERTERS)
def test_what_a_converter_does_with_other_types_stays(name: str) -> None:
    plain, ours = CONVERTERS[name](), converter_of(name)
    calendar = Calendar([DAY], 3, "a")

    assert ours.unstructure(calendar) == plain.unstructure(calendar)
    assert ours.structure("3", int) == plain.structure("3", int)
    assert ours.structure(3, str) == plain.structure(3, str)
    assert ours.structure([3], tuple[str, ...]) == plain.structure([3], tuple[str, ...])
    assert ours.unstructure({DAY: {1}}) == plain.unstructure({DAY: {1}})


def test_hooks_of_others_stay() -> None:
    converter = cattrs.Converter()
    converter.register_unstructure_hook(datetime.date, lambda day: day.toordinal())
    converter.register_structure_hook(
        datetime.date, lambda value, _: datetime.date.fromordinal(value)
    )
    configure_converter(converter)
    course = DefinedCourse("Zorg", AIMS, day=DAY)

    data = converter.unstructure(course)

    assert data["day"] == DAY.toordinal()
    assert converter.structure(data, DefinedCourse) == course
    assert converter.unstructure(EVIDENCE)["date"] == "2024-09-01"


@pytest.mark.parametrize("name", DETAILED)
def test_our_errors_are_in_the_tree_of_errors(name: str) -> None:
    data = data_of(COURSE) | {
        "outcomes": ["staff.motivaton"],
        "main": "staff.motivaton",
        "part": "staff.motivation",
        "several": ["staff.motivation", 3],
        "projects": [data_of(PROJECT) | {"title": ""}],
        "counts": {"staf": 1},
    }

    with pytest.raises(ClassValidationError) as caught:
        converter_of(name).structure(data, Course)

    leaves = [*leaves_of(caught.value)]
    assert all(isinstance(leaf, KA1Error) for leaf in leaves)
    assert [type(leaf) for leaf in leaves] == [
        DocumentError,
        UnknownCodeError,
        WrongKindError,
        DocumentError,
        DocumentError,
        UnknownCodeError,
    ]


@pytest.mark.parametrize("name", QUICK)
def test_our_errors_come_as_they_are_without_detailed_validation(name: str) -> None:
    converter = converter_of(name)

    with pytest.raises(UnknownCodeError):
        converter.structure(data_of(COURSE) | {"main": "staff.motivaton"}, Course)
    with pytest.raises(DocumentError) as caught:
        converter.structure(data_of(COURSE) | {"outcomes": ["staff.motivaton", 3]}, Course)

    assert [path for path, *_ in problems_of(caught.value)] == ["$[0]", "$[1]"]


def test_our_errors_stand_where_they_are_in_a_list_of_others() -> None:
    with pytest.raises(IterableValidationError) as caught:
        make_converter().structure(["staff.motivation", "x"], list[Outcome])

    [(error, note)] = caught.value.group_exceptions()[0]
    assert (type(error), note.index) == (UnknownCodeError, 1)


BAD_PROJECT = data_of(PROJECT) | {
    "number": 3,
    "title": "",
    "participants": {"staff": True, "x": 1},
    "claims": [
        {
            "outcome": 3,
            "status": "done",
            "evidence": [data_of(EVIDENCE) | {"date": "x", "more": 1}],
        },
        3,
    ],
    "priorities": ["staff.motivation"],
    "more": 1,
}


@pytest.mark.parametrize("name", CONVERTERS)
def test_a_project_has_all_its_problems_in_any_converter(name: str) -> None:
    with pytest.raises(DocumentError) as caught:
        converter_of(name).structure(BAD_PROJECT, Project)

    assert [(path, code) for path, code, _ in problems_of(caught.value)] == [
        ("$.number", "project_number.not_text"),
        ("$.title", "invalid_value"),
        ("$.participants.staff", "invalid_value"),
        ("$.participants.x", "unknown_code"),
        ("$.claims[0].outcome", "wrong_type"),
        ("$.claims[0].status", "invalid_value"),
        ("$.claims[0].evidence[0].date", "invalid_value"),
        ("$.claims[0].evidence[0].more", "unknown_key"),
        ("$.claims[1]", "wrong_type"),
        ("$.priorities[0]", "wrong_kind"),
        ("$.more", "unknown_key"),
    ]


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        pytest.param(3, OutcomeSet, ("$", "wrong_type", 3), id="a number for a set"),
        pytest.param({"a"}, OutcomeSet, ("$", "wrong_type", {"a"}), id="a set for a list"),
        pytest.param("abc", OutcomeSet, ("$", "wrong_type", "abc"), id="text for a list"),
        pytest.param(None, Participants, ("$", "wrong_type", None), id="nothing for counts"),
        pytest.param({"staff": 1.0}, Participants, ("$.staff", "invalid_value", 1.0), id="a float"),
        pytest.param([], Project, ("$", "wrong_type", []), id="a list for a project"),
        pytest.param(None, Claim, ("$", "wrong_type", None), id="nothing for a claim"),
        pytest.param(PROJECT, Project, ("$", "wrong_type", PROJECT), id="a project as it is"),
        pytest.param(3, Outcome, ("$", "wrong_type", 3), id="a number for a code"),
        pytest.param(
            staff.MOTIVATION, Outcome, ("$", "wrong_type", staff.MOTIVATION), id="a concept"
        ),
    ],
)
def test_data_of_the_wrong_type_is_refused(
    value: object, wanted: Any, expected: tuple[str, str, object]
) -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter().structure(value, wanted)

    assert problems_of(caught.value) == [expected]


@pytest.mark.parametrize(
    ("key", "path"),
    [
        pytest.param(3, '$["3"]', id="an int"),
        pytest.param(1.5, '$["1.5"]', id="a float"),
        pytest.param(None, "$.None", id="nothing"),
        pytest.param(True, "$.True", id="a truth value"),
        pytest.param((1, 2), '$["(1, 2)"]', id="a tuple"),
        pytest.param(b"a", """$["b'a'"]""", id="bytes"),
        pytest.param(DAY, '$["2024-09-01"]', id="a date"),
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


@pytest.mark.parametrize(
    ("code", "wanted", "error"),
    [
        pytest.param("staff", Outcome, WrongKindError, id="a group for an outcome"),
        pytest.param("staff.motivation", Aspect, WrongKindError, id="an outcome for an aspect"),
        pytest.param("staff", Outcome | Aspect, WrongKindError, id="a group for either"),
        pytest.param("staff.motivation", Impact, WrongKindError, id="an outcome for an impact"),
        pytest.param("staff.motivaton", Outcome, UnknownCodeError, id="no code"),
        pytest.param("", Concept, UnknownCodeError, id="an empty code"),
    ],
)
def test_a_code_of_something_else_is_refused(
    code: str, wanted: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        make_converter().structure(code, wanted)


def test_any_mapping_and_a_tuple_are_read() -> None:
    data = MappingProxyType(data_of(PROJECT) | {"claims": (MappingProxyType(data_of(CLAIM)),)})

    assert make_converter().structure(data, Project) == PROJECT


def test_what_a_hook_of_others_refuses_is_a_problem_like_ours() -> None:
    converter = make_converter()
    converter.register_structure_hook(Claim, lambda pair, _: Claim(*pair))
    data = data_of(PROJECT) | {
        "claims": [["staff.motivation", "planned"], ["staff.motivation", "done"]]
    }

    with pytest.raises(DocumentError) as caught:
        converter.structure(data, Project)

    assert problems_of(caught.value) == [("$.claims[1]", "invalid_value", "done")]


class Failing(Mapping[str, Any]):
    """A mapping that cannot be read."""

    def __getitem__(self, key: str) -> Any:
        raise OSError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(["text", "language", "source", "date"])

    def __len__(self) -> int:
        return 4


def test_an_error_of_the_data_itself_is_passed_on() -> None:
    with pytest.raises(OSError, match="text"):
        make_converter().structure(Failing(), Evidence)


def test_a_converter_may_be_configured_twice() -> None:
    converter = make_converter()
    configure_converter(converter)

    assert converter.structure(data_of(COURSE), Course) == COURSE


@given(concepts)
def test_any_concept_is_read_back(concept: Concept) -> None:
    converter = make_converter()

    assert converter.structure(converter.unstructure(concept), type(concept)) is concept
    assert converter.structure(concept.code, Concept) is concept


@given(outcome_sets, participants)
def test_any_set_and_participants_are_read_back(aims: OutcomeSet, counts: Participants) -> None:
    converter = make_converter()

    assert converter.structure(converter.unstructure(aims), OutcomeSet) == aims
    assert converter.structure(converter.unstructure(counts), Participants) == counts


@given(st.sampled_from([*CONVERTERS]), projects)
def test_any_project_is_read_back_by_any_converter(name: str, project: Project) -> None:
    converter = converter_of(name)

    assert converter.structure(converter.unstructure(project), Project) == project


def test_a_priority_that_stands_twice_is_refused() -> None:
    data = {"priorities": ["priorities.ukraine_2024"] * 2}

    with pytest.raises(DocumentError) as caught:
        make_converter().structure(data, Project)

    assert ("$.priorities[1]", "duplicate", "priorities.ukraine_2024") in problems_of(caught.value)


def test_a_number_of_a_class_of_its_own_is_read_as_a_number() -> None:
    class Int64(int):
        pass

    data = {**data_of(PROJECT), "participants": {"staff": Int64(2**40)}}
    data["claims"] = [{"outcome": "staff.motivation", "status": "planned", "respondents": Int64(3)}]

    project = make_converter().structure(data, Project)

    counts = (project.participants["staff"], project.claims[0].respondents)
    assert [type(count) for count in counts] == [int, int]


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


def test_a_subclass_is_refused_in_a_field_of_another_class() -> None:
    @attrs.frozen
    class Note:
        evidence: Evidence

    with pytest.raises(WrongKindError, match="Evidence itself"):
        make_converter().unstructure(Note(LINKED))


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


def test_a_hook_on_a_copy_of_a_converter_holds_on_the_copy_alone() -> None:
    converter = make_converter()
    copy = converter.copy()
    copy.register_unstructure_hook(ProjectNumber, lambda number: number.serial)

    assert copy.unstructure(PROJECT)["number"] == "000123456"
    assert converter.unstructure(PROJECT)["number"] == str(PROJECT.number)


def test_a_tagged_union_of_our_classes_is_read_back() -> None:
    converter = make_converter()
    configure_tagged_union(Claim | Evidence, converter)

    union: Any = Claim | Evidence
    for value in (CLAIM, EVIDENCE):
        data = converter.unstructure(value, unstructure_as=Claim | Evidence)
        assert converter.structure(data, union) == value


def test_a_status_is_plain_text() -> None:
    assert type(data_of(CLAIM)["status"]) is str


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
        (
            "$[0]: 'staff' [wrong_kind], expected an outcome or an aspect, or the code of one; "
            "$[1]: 'staff.diversty' [unknown_code], expected a code of the guide"
            " (did you mean 'staff.diversity'?) @ $.aims"
        ),
        "invalid value for type, expected int @ $.size",
    ]
    assert cattrs.transform_error(caught.value)[0].endswith("expected Outcome @ $.main")


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
    with pytest.raises(InvalidValueError, match="'json' or 'orjson'"):
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


def test_a_project_keeps_an_edition_that_is_not_that_of_its_call_year() -> None:
    project = attrs.evolve(PROJECT, edition=2026)
    converter = make_converter()

    data = converter.unstructure(project)

    assert (data["edition"], converter.structure(data, Project)) == (2026, project)
    assert converter.structure({**data_of(PROJECT), "edition": 2023}, Project) == PROJECT


@pytest.mark.parametrize(
    ("error", "place"),
    [
        pytest.param(
            OtherEditionError("x", 2024, (2023,)), ("$.number", "other_edition", "y"), id="edition"
        ),
        pytest.param(WrongKindError(5, "a text"), ("$.number", "wrong_kind", "y"), id="kind"),
    ],
)
def test_an_error_of_ours_in_a_hook_of_others_is_a_problem(
    error: Exception, place: tuple[str, str, str]
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
