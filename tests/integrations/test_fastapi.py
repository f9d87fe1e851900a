from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Annotated, Any

from fastapi import Body, FastAPI, Query
from pydantic import BaseModel

from erasmus_ka1 import GUIDE_2024, OutcomeSet, Project
from erasmus_ka1.taxonomy import Outcome, TargetGroup

with warnings.catch_warnings(action="ignore"):
    # newer releases ask for another package than older ones
    from fastapi.testclient import TestClient

EXAMPLE = Path(__file__).parents[2] / "docs" / "example" / "project.json"
app = FastAPI()


class Course(BaseModel):
    main: Outcome
    aims: OutcomeSet = OutcomeSet()


class Plan(BaseModel):
    project: Project | None = None


@app.post("/courses")
def add_course(course: Course) -> Course:
    return course


@app.post("/projects")
def add_project(project: Annotated[Project, Body()]) -> Project:
    return project


@app.post("/plans")
def add_plan(plan: Plan) -> Plan:
    return plan


@app.get("/outcomes/{outcome}")
def name_of(outcome: Outcome, group: TargetGroup | None = None) -> list[str]:
    return [outcome.short_label("nl"), group.short_label("nl") if group else ""]


@app.get("/outcomes")
def chosen(outcome: Annotated[list[Outcome], Query()]) -> OutcomeSet:
    return OutcomeSet(outcome)


client = TestClient(app)


def test_codes_go_in_and_out() -> None:
    course = {"main": "staff.motivation", "aims": ["staff.diversity"]}
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    project = {key: document[key] for key in document if key not in {"format", "version"}}

    assert client.post("/courses", json=course).json() == course
    assert client.post("/projects", json=project).json() == project
    assert client.post("/plans", json={"project": document}).json() == {"project": project}
    assert client.get("/outcomes/staff.motivation?group=staff").json() == [
        "Motivatie en tevredenheid",
        "Personeel",
    ]
    assert client.get("/outcomes?outcome=staff.motivation&outcome=staff.diversity").json() == [
        "staff.diversity",
        "staff.motivation",
    ]


def test_what_is_wrong_is_said_where_it_is() -> None:
    course = {"main": "staff.motivatoin", "aims": ["staff.diversity", "staff"]}

    answers: list[Any] = [
        client.post("/courses", json=course),
        client.post("/projects", json={"number": "x"}),
        client.get("/outcomes/staff.motivatoin?group=staf"),
        client.get("/outcomes?outcome=staff.motivation&outcome=staff.diversty"),
    ]

    assert {each.status_code for each in answers} == {422}
    details = [each.json()["detail"] for each in answers]
    assert [each["loc"] for each in details[0]] == [["body", "main"], ["body", "aims", 1]]
    assert details[0][0]["ctx"]["suggestion"] == "staff.motivation"
    assert details[1][0]["loc"] == ["body", "number"]
    assert [each["loc"] for each in details[2]] == [["path", "outcome"], ["query", "group"]]
    assert details[3][0]["loc"] == ["query", "outcome", 1]


def test_the_api_is_described_without_references_to_anything_else() -> None:
    api = client.get("/openapi.json").json()

    known = {f"#/components/schemas/{name}" for name in api["components"]["schemas"]}
    assert {*re.findall(r'"\$ref": "([^"]*)"', json.dumps(api))} <= known
    [parameter] = [
        each
        for each in api["paths"]["/outcomes/{outcome}"]["get"]["parameters"]
        if each["name"] == "outcome"
    ]
    assert parameter["schema"]["enum"] == [*GUIDE_2024.outcomes.codes]
