"""The JSON Schemas say what the reader does, to the validators of several languages."""

from __future__ import annotations

import csv
import datetime
import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from examples import examples
from hypothesis import assume, given
from schema_documents import (
    BEYOND_SCHEMAS,
    KINDS,
    PROJECT,
    UNSAYABLE,
    Kind,
    changed_documents,
    codes_of_problems,
    edges,
    good_documents,
    guide_of,
    sayable_problems,
)

from erasmus_ka1 import GUIDE_2024, GUIDES, Claim, Evidence, OutcomeSet, Project, ProjectNumber
from erasmus_ka1.errors import (
    LocaleError,
    ProjectNumberError,
    UnsupportedLocaleError,
    WrongKindError,
)
from erasmus_ka1.projects import Participants, Summary
from erasmus_ka1.serialization import Limits, json_schema, make_converter
from erasmus_ka1.taxonomy import Aspect, Concept, Outcome, TargetGroup

DEFINITIONS = json_schema(Project)["$defs"]
SCHEMAS = {
    (kind, guide): json_schema(kind, guide=guide)
    for kind in KINDS.values()
    for guide in GUIDES.values()
}
VALIDATORS = {key: jsonschema.Draft202012Validator(each) for key, each in SCHEMAS.items()}
RUST_VALIDATORS = {key: jsonschema_rs.validator_for(each) for key, each in SCHEMAS.items()}

by_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
by_language = pytest.mark.parametrize("language", ["nl", "en"])

DAYS = range(33)
CHARACTERS = [chr(each) for each in range(sys.maxunicode + 1)]
CONTROLS = {"Cc", "Cs", "Zl", "Zp"}


def rust_takes(data: Any, validator: Any) -> bool:
    """Return what the validator in Rust says, whose texts cannot hold half a character."""
    try:
        verdict: bool = validator.is_valid(data)
    except UnicodeEncodeError:
        return False
    return verdict


def verdicts(data: Any, kind: Kind) -> dict[str, bool]:
    """Return who takes *data* by the schema of its edition."""
    key = kind, guide_of(data)
    return {
        "jsonschema": VALIDATORS[key].is_valid(data),
        "jsonschema-rs": rust_takes(data, RUST_VALIDATORS[key]),
    }


def all_say(verdict: bool) -> dict[str, bool]:
    return dict.fromkeys(["jsonschema", "jsonschema-rs"], verdict)


def parts_of(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a schema."""
    if isinstance(schema, dict):
        yield schema
    if isinstance(schema, (dict, list)):
        for each in schema.values() if isinstance(schema, dict) else schema:
            yield from parts_of(each)


def is_noncharacter(number: int) -> bool:
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF


def is_day(text: str) -> bool:
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_project_number(text: str) -> bool:
    try:
        ProjectNumber.parse(text)
    except ProjectNumberError:
        return False
    return True


def is_valid(value: Any, schema: Any) -> bool:
    """Return what the validators say of a single value; they must agree."""
    verdict = jsonschema.Draft202012Validator(schema).is_valid(value)
    assert jsonschema_rs.is_valid(schema, value) is verdict
    return verdict


@pytest.mark.slow
@examples(1000)
@given(good_documents)
def test_every_validator_takes_what_the_library_writes(document: tuple[Kind, Any]) -> None:
    kind, data = document

    assert codes_of_problems(json.dumps(data), kind) == set()
    assert verdicts(data, kind) == all_say(True)


@pytest.mark.slow
@examples(1000)
@given(changed_documents)
def test_every_validator_refuses_what_the_reader_refuses(document: tuple[Kind, Any]) -> None:
    kind, data = document
    text = json.dumps(data)

    problems, sayable = codes_of_problems(text, kind), sayable_problems(data, kind)

    assert verdicts(json.loads(text), kind) == all_say(not sayable)
    assert sayable or problems <= BEYOND_SCHEMAS
    # only what is refused counts as one of the thousand
    assume(sayable)


def test_every_validator_says_what_the_reader_says_of_a_value_at_an_edge() -> None:
    found = {
        name: (verdicts(data, kind), all_say(not sayable_problems(data, kind)))
        for name, kind, data in edges()
    }

    assert {name: pair for name, pair in found.items() if pair[0] != pair[1]} == {}
    assert len(found) > 500


@pytest.mark.parametrize(("kind", "text", "codes"), UNSAYABLE.values(), ids=UNSAYABLE.keys())
def test_what_no_schema_can_say_is_refused_by_the_reader_alone(
    kind: Kind, text: str, codes: set[str]
) -> None:
    assert codes_of_problems(text, kind) == codes
    assert verdicts(json.loads(text), kind) == all_say(True)


@pytest.mark.slow
@pytest.mark.parametrize("most", [Limits().claims, Limits().claims + 1])
def test_a_project_has_as_many_claims_as_the_reader_takes(most: int) -> None:
    claim = {"outcome": "staff.motivation", "status": "planned"}
    data = PROJECT | {"claims": [claim] * most}

    is_taken = not codes_of_problems(json.dumps(data), Project)

    assert verdicts(data, Project) == all_say(is_taken) == all_say(most == Limits().claims)


@pytest.mark.parametrize("length", [Limits().text, Limits().text + 1])
@pytest.mark.parametrize("character", ["a", "𝕏"])
def test_a_text_is_as_long_as_the_reader_takes(character: str, length: int) -> None:
    data = PROJECT | {"title": character * length}

    is_taken = not codes_of_problems(json.dumps(data), Project)

    assert verdicts(data, Project) == all_say(is_taken) == all_say(length == Limits().text)


@by_language
@by_kind
def test_every_field_has_words(kind: Kind, language: str) -> None:
    schema = json_schema(kind, language)

    wordless = [
        key
        for part in parts_of(schema)
        for key, field in part.get("properties", {}).items()
        if not field.get("title") or not (field.get("description") or key in GUIDE_2024)
    ]

    assert wordless == []
    assert schema["title"]
    assert schema["description"]


@by_kind
def test_every_definition_is_used_and_there(kind: Kind) -> None:
    schema = json_schema(kind)

    references = {part["$ref"] for part in parts_of(schema) if "$ref" in part}

    assert references == {f"#/$defs/{name}" for name in schema["$defs"]}


@by_language
def test_the_codes_are_those_of_the_guide_in_its_order(language: str) -> None:
    codes = json_schema(OutcomeSet, language)["$defs"]["outcome"]["oneOf"]

    members = [each for each in GUIDE_2024 if each.kind in {"outcome", "aspect"}]
    assert [each["const"] for each in codes] == [member.code for member in members]
    assert [each["description"] for each in codes] == [each.label(language) for each in members]
    assert len({each["title"] for each in codes}) == len(codes)


def test_an_outcome_of_two_groups_is_told_apart() -> None:
    codes = json_schema(OutcomeSet, "nl")["$defs"]["outcome"]["oneOf"]

    titles = {each["const"]: each["title"] for each in codes}
    assert titles["staff.motivation"] == "Motivatie en tevredenheid"
    assert (
        titles["staff.languages_and_digital"]
        == "Vreemde talen, digitale vaardigheden (doelgroep: Personeel)"
    )


@by_language
def test_a_target_group_has_its_name(language: str) -> None:
    groups = json_schema(Project, language)["properties"]["participants"]["properties"]

    names = {group.code: group.short_label(language) for group in GUIDE_2024.target_groups}
    assert {code: each["title"] for code, each in groups.items()} == names


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        pytest.param(Outcome, "outcome", "resultaat", id="a class of concepts"),
        pytest.param(TargetGroup, "target-group", "doelgroep", id="a class of two words"),
        pytest.param(Outcome | Aspect, "outcome-or-aspect", "resultaat of deelaspect", id="two"),
        pytest.param(Concept, "concept", "Begrip", id="any concept"),
    ],
)
def test_a_class_of_concepts_has_the_codes_of_the_guide(kind: Any, name: str, title: str) -> None:
    schema = json_schema(kind, "nl", guide=GUIDE_2024)

    codes = [each.code for each in GUIDE_2024 if isinstance(each, kind)]
    assert (schema["$id"], schema["title"]) == (f"urn:erasmus-ka1:schema:{name}:1:2024:nl", title)
    assert schema["enum"] == [each["const"] for each in schema["oneOf"]] == codes
    assert "$defs" not in schema


@pytest.mark.parametrize(
    "value",
    [
        Evidence("x", "nl", "y", datetime.date(2024, 5, 1)),
        Claim("staff.motivation", "planned"),
        Participants({"staff": 3}),
        ProjectNumber.parse("2023-1-NL01-KA121-VET-000123456"),
        Summary({"nl": "Wij gingen op reis."}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_in_a_project_has_a_schema_that_stands_alone(value: Any) -> None:
    schema = json_schema(type(value))

    data = make_converter().unstructure(value)
    jsonschema.Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize("kind", [None, "Project", int, [Project], PROJECT, Outcome | int])
def test_nothing_else_has_a_schema(kind: Any) -> None:
    with pytest.raises(WrongKindError) as caught:
        json_schema(kind)

    assert caught.value.value is kind


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnsupportedLocaleError):
        json_schema(Project, "fr")
    with pytest.raises(LocaleError):
        json_schema(Project, "no such locale")


def test_a_schema_loads_nothing_that_reads_documents() -> None:
    code = (
        "import sys; from erasmus_ka1 import Project;"
        "from erasmus_ka1.serialization import json_schema; json_schema(Project, 'nl');"
        "print(*{'cattrs', 'jsonschema', 'jsonschema_rs'} & set(sys.modules))"
    )

    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    assert found.stdout.split() == []


@pytest.mark.parametrize(
    ("value", "allowed"),
    [(DEFINITIONS["line"], ""), (DEFINITIONS["text"], "\t\n\r")],
    ids=["line", "text"],
)
def test_a_text_has_no_character_that_the_reader_refuses(value: Any, allowed: str) -> None:
    controls = {each for each in CHARACTERS if unicodedata.category(each) in CONTROLS}
    controls |= {each for each in CHARACTERS if is_noncharacter(ord(each))}
    refused, [rest] = re.compile(value["not"]["pattern"]), value["allOf"]
    whole = re.compile(rest["pattern"])

    assert {each for each in CHARACTERS if refused.search(each) or not whole.search(each)} == (
        controls - {*allowed}
    )


@pytest.mark.parametrize("value", [DEFINITIONS["line"], DEFINITIONS["text"]], ids=["line", "text"])
def test_rust_and_python_see_the_same_characters(value: Any) -> None:
    rust, python = jsonschema_rs.validator_for(value), jsonschema.Draft202012Validator(value)
    known = [each for each in CHARACTERS if unicodedata.category(each) not in {"Cn", "Co", "Lo"}]
    edges = map(chr, [0xD7FF, 0xE000, 0xF8FF, 0xFFFF, 0x10000, 0x10FFFF])

    different = [
        each for each in [*known, *edges] if rust_takes(each, rust) is not python.is_valid(each)
    ]

    assert different == []


@pytest.mark.parametrize("value", [DEFINITIONS["line"], DEFINITIONS["text"]], ids=["line", "text"])
def test_a_text_needs_a_character_that_is_seen(value: Any) -> None:
    seen = re.compile(value["pattern"])
    # what this Python's Unicode lacks may be a format character in a newer one
    known = [each for each in CHARACTERS if unicodedata.category(each) not in {"Cn", "Cs"}]

    assert {each for each in known if not seen.search(each)} == {
        each for each in known if unicodedata.category(each) in CONTROLS | {"Cf", "Zs"}
    }


def test_a_pattern_means_the_same_to_every_engine() -> None:
    parts = parts_of([*SCHEMAS.values()])
    patterns = {part["pattern"] for part in parts if "pattern" in part}

    assert patterns
    assert {each for pattern in patterns for each in re.findall(r"\(\?[^:]", pattern)} == set()
    assert [pattern for pattern in patterns if "\\" in pattern] == []


def test_a_date_is_a_day_of_the_calendar() -> None:
    years = [*range(402), 1900, 2000, 2023, 2024, 9999]
    texts = [f"{each[0]:04}-{each[1]:02}-{each[2]:02}" for each in product(years, DAYS, DAYS)]
    pattern = re.compile(DEFINITIONS["date"]["pattern"])

    assert [text for text in texts if bool(pattern.search(text)) is not is_day(text)] == []


def test_a_project_number_is_what_the_library_reads() -> None:
    path = Path(__file__).parent.parent / "data" / "project_numbers.csv"
    with path.open(encoding="utf-8", newline="") as file:
        texts = [row["raw"] for row in csv.DictReader(file)]

    taken = [text for text in texts if is_valid(text, DEFINITIONS["project_number"])]

    assert 0 < len(taken) < len(texts)
    assert taken == [text for text in texts if is_project_number(text)]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(DEFINITIONS["country"], id="country"),
        pytest.param(DEFINITIONS["language"], id="language"),
        pytest.param(DEFINITIONS["project_number"], id="project number"),
        pytest.param(DEFINITIONS["date"], id="date"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", " ", "\r", "\0"])
def test_the_examples_are_good_and_nothing_may_follow(value: Any, ending: str) -> None:
    for example in value["examples"]:
        assert is_valid(example, value)
        assert not is_valid(example + ending, value)
        assert not is_valid(ending + example, value)
