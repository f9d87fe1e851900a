from __future__ import annotations

import datetime
import json
import subprocess
import sys
from typing import Annotated, Any, TypeAlias

import jsonschema
import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, validate_call

from erasmus_ka1 import (
    GUIDES,
    Claim,
    Evidence,
    OutcomeSet,
    Project,
    ProjectNumber,
    organisations,
    staff,
)
from erasmus_ka1.integrations.sqlalchemy import StoredOutcomeSet, UnknownOutcome
from erasmus_ka1.localization import localizer_for
from erasmus_ka1.projects import Participants, ProjectSection, Summary
from erasmus_ka1.serialization import dumps, make_converter
from erasmus_ka1.taxonomy import CONCEPTS, Aspect, Concept, Outcome, Priority, TargetGroup

EVIDENCE = Evidence("Beter Duits", "nl", "enquête", datetime.date(2024, 5, 1))
CLAIM = Claim("staff.motivation", "achieved", [EVIDENCE], participants=3)
PROJECT = Project(
    number="2023-1-NL01-KA121-VET-000123456",
    title="Zorg over de grens",
    organisation="Scalda",
    country="NL",
    start=datetime.date(2023, 9, 1),
    end=datetime.date(2024, 8, 31),
    participants={"staff": 3},
    claims=[CLAIM],
    priorities=["priorities.ukraine_2023"],
)
VALUES = [
    staff.MOTIVATION,
    organisations.FUNDING,
    OutcomeSet(["staff.motivation", organisations.FUNDING]),
    ProjectNumber.parse("2023-1-NL01-KA121-VET-000123456"),
    Participants({"staff": 3}),
    ProjectSection("We delen onze lessen.", "nl", topic="dissemination"),
    Summary({"nl": "Wij gingen op reis."}),
    EVIDENCE,
    CLAIM,
    PROJECT,
]
by_value = pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)


class Course(BaseModel):
    main: Outcome
    other: Outcome | Aspect | None = None
    aims: OutcomeSet = OutcomeSet()
    hours: dict[Outcome, int] = {}


def errors_of(kind: Any, value: object, **options: Any) -> list[Any]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value, **options)
    return caught.value.errors(include_url=False)


@by_value
def test_a_value_is_taken_as_it_is_and_as_data_and_is_dumped_as_data(value: Any) -> None:
    adapter: Any = TypeAdapter(type(value))
    data = make_converter().unstructure(value)

    assert adapter.validate_python(value) is value
    assert adapter.dump_python(value) == adapter.dump_python(value, mode="json") == data
    assert adapter.validate_python(data) == value
    assert adapter.validate_json(adapter.dump_json(value)) == value


@by_value
def test_a_schema_stands_in_any_document_and_says_what_is_taken(value: Any) -> None:
    adapter: Any = TypeAdapter(type(value))
    schema = adapter.json_schema()

    jsonschema.Draft202012Validator(schema).validate(json.loads(adapter.dump_json(value)))
    assert "$ref" not in json.dumps(schema)
    assert adapter.json_schema(mode="serialization") == schema


def test_a_model_holds_concepts_and_sets_and_goes_to_json_and_back() -> None:
    course = Course.model_validate(
        {
            "main": "staff.motivation",
            "other": organisations.FUNDING,
            "aims": [staff.MOTIVATION, "staff.diversity"],
            "hours": {"staff.diversity": 3},
        }
    )

    assert (course.main, course.other) == (staff.MOTIVATION, organisations.FUNDING)
    assert course.aims == {staff.MOTIVATION, staff.DIVERSITY}
    assert course.hours == {staff.DIVERSITY: 3}
    assert Course.model_validate(course.model_dump()) == course
    assert Course.model_validate_json(course.model_dump_json()) == course


def test_the_set_of_a_row_is_dumped_with_what_is_known() -> None:
    stored = StoredOutcomeSet([UnknownOutcome("staff.moral"), "staff.motivation"])
    adapter = TypeAdapter(OutcomeSet)

    assert adapter.validate_python(stored) is stored
    assert adapter.dump_python(stored) == ["staff.motivation"]


def test_objects_may_stand_in_data() -> None:
    fields = ("number", "title", "organisation", "country", "start", "end", "claims", "priorities")
    data = {name: getattr(PROJECT, name) for name in fields}
    adapter = TypeAdapter(Project)

    made = adapter.validate_python({**data, "participants": PROJECT.participants})

    assert made == PROJECT


@pytest.mark.parametrize("value", [PROJECT, OutcomeSet([staff.MOTIVATION])], ids=["project", "set"])
def test_a_whole_document_is_data_too(value: Any) -> None:
    assert TypeAdapter(type(value)).validate_json(dumps(value)) == value


def test_a_document_of_another_kind_is_refused() -> None:
    [error] = errors_of(Project, json.loads(dumps(OutcomeSet())))

    assert (error["loc"], error["type"]) == (("format",), "wrong_format")


def test_there_is_one_error_for_each_code_with_what_may_have_been_meant() -> None:
    data = {"main": "staff.motivatoin", "aims": ["staff", "staff.diversty"]}

    first, second, third = errors_of(Course, data)
    assert first == {
        "type": "unknown_code",
        "loc": ("main",),
        "msg": "unknown code 'staff.motivatoin' (did you mean 'staff.motivation'?)",
        "input": "staff.motivatoin",
        "ctx": {
            "code": "unknown_code",
            "suggestion": "staff.motivation",
            "suggestions": ["staff.motivation"],
            "message": "unknown code 'staff.motivatoin' (did you mean 'staff.motivation'?)",
        },
    }
    assert (second["type"], second["loc"]) == ("wrong_kind", ("aims", 0))
    assert (third["loc"], third["ctx"]["suggestion"]) == (("aims", 1), "staff.diversity")


def test_the_errors_of_a_project_say_where_they_are() -> None:
    claims = [{"outcome": "staff.a", "status": "planned"}, CLAIM]
    data = {"claims": claims, "a b": 1, "participants": {"staff": -1}}

    found = errors_of(Project, data)

    assert [each["loc"] for each in found][:4] == [
        ("claims", 0, "outcome"),
        ("a b",),
        ("participants", "staff"),
        ("number",),
    ]


def test_a_message_is_in_the_language_of_the_context() -> None:
    [error] = errors_of(Outcome, "staff.motivatoin", context={"locale": "nl"})
    [same] = errors_of(Outcome, "staff.motivatoin", context={"locale": localizer_for("nl")})

    assert error["msg"] == "onbekende code 'staff.motivatoin' (bedoelde u 'staff.motivation'?)"
    assert same == error


@pytest.mark.parametrize(
    "context", [None, "nl", {}, {"locale": None}, {"locale": "fr"}, {"locale": "?"}]
)
def test_a_message_is_in_english_where_we_lack_the_language(context: Any) -> None:
    [error] = errors_of(Outcome, "{message}{code}", context=context)

    assert error["msg"] == "'{message}{code}', expected a code of the guide"


class Linked(Evidence):
    """A class of somebody else's, with no hook."""


CYCLE: list[Any] = []
CYCLE.append(CYCLE)


@pytest.mark.parametrize(
    "value",
    [
        None,
        5,
        float("nan"),
        b"x",
        [None],
        {"a": {}},
        CYCLE,
        object(),
        datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC),
    ],
)
@pytest.mark.parametrize("kind", [Outcome, OutcomeSet, ProjectNumber, Claim, Evidence, Project])
def test_whatever_is_given_there_is_an_error_of_pydantic(kind: Any, value: object) -> None:
    assert errors_of(kind, value)


def test_an_object_of_a_subclass_in_data_is_refused() -> None:
    linked = Linked("x", "nl", "y", datetime.date(2024, 1, 1))

    [error] = errors_of(
        Claim, {"outcome": "staff.motivation", "status": "planned", "evidence": [linked]}
    )

    assert error["type"] == "wrong_kind"


def test_a_schema_has_the_codes_of_all_editions_with_their_titles() -> None:
    priorities = TypeAdapter(Priority).json_schema()

    assert priorities["enum"] == [f"priorities.ukraine_{year}" for year in GUIDES]
    assert priorities["oneOf"][0]["title"] == "Ukraine priority 2023"
    assert TypeAdapter(Concept).json_schema()["enum"] == [*CONCEPTS.codes]
    assert Course.model_json_schema()["properties"]["main"]["title"] == "Main"


Main: TypeAlias = Annotated[
    Outcome, Field(description="Why you went", examples=["staff.motivation"])
]


def test_a_schema_says_what_is_said_about_its_place() -> None:
    schema = TypeAdapter(list[Main]).json_schema()["items"]

    assert (schema["description"], schema["examples"]) == ("Why you went", ["staff.motivation"])
    assert "staff.motivation" in schema["enum"]


def test_a_schema_has_the_default_as_data() -> None:
    class Plan(BaseModel):
        main: Outcome = staff.MOTIVATION
        aims: OutcomeSet = OutcomeSet([staff.DIVERSITY])

    properties = Plan.model_json_schema()["properties"]

    assert properties["main"]["default"] == "staff.motivation"
    assert properties["aims"]["default"] == ["staff.diversity"]


def test_functions_are_called_with_concepts() -> None:
    @validate_call
    def name_of(group: TargetGroup) -> str:
        return group.short_label("nl")

    assert name_of("learners") == "Lerenden"  # type: ignore[arg-type]


def test_nothing_here_imports_pydantic_before_it_is_used() -> None:
    code = (
        "import sys, erasmus_ka1, erasmus_ka1.projects, erasmus_ka1.serialization as s;"
        "s.make_converter(); print('pydantic_core' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert done.stdout.strip() == "False"
