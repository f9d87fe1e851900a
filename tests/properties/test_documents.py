from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import attrs
import pytest
import yaml
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import damaged_documents, json_values, outcome_sets, projects

from erasmus_ka1 import OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, Problem
from erasmus_ka1.serialization import (
    Limits,
    dump,
    dumps,
    fast_decoder,
    fast_encoder,
    load,
    loads,
    make_converter,
)
from properties.refusals import result_of

Document: TypeAlias = Project | OutcomeSet
documents = projects | outcome_sets
Format: TypeAlias = Literal["json", "yaml", "toml"]
formats: tuple[Format, ...] = ("json", "yaml", "toml")
SUFFIXES = [".json", ".yaml", ".yml", ".toml"]

#: What somebody else reads a document with.
STRANGERS: dict[Format, Callable[[Any], Any]] = {
    "json": json.loads,
    "yaml": yaml.safe_load,
    "toml": tomllib.loads,
}


@attrs.frozen
class Course:
    """A class as an importing project has it."""

    title: str
    outcomes: OutcomeSet


courses = st.lists(st.builds(Course, st.text(max_size=5), outcome_sets), max_size=3)


def data_of(value: Document) -> Any:
    return json.loads(dumps(value))


def shuffled(data: Any, draw: Callable[[Any], Any]) -> Any:
    """Return data with the keys of every object in another order."""
    if isinstance(data, list):
        return [shuffled(each, draw) for each in data]
    if not isinstance(data, dict):
        return data
    keys = draw(st.permutations([*data]))
    return {key: shuffled(data[key], draw) for key in keys}


def objects_in(data: Any, path: str = "$") -> list[tuple[str, dict[str, Any]]]:
    """Return every object in data by its path."""
    inside = data.items() if isinstance(data, dict) else enumerate(data)
    if not isinstance(data, (dict, list)):
        return []
    found = [(path, data)] if isinstance(data, dict) else []
    for key, each in inside:
        place = f"{path}.{key}" if isinstance(key, str) else f"{path}[{key}]"
        found += objects_in(each, place) if isinstance(each, (dict, list)) else []
    return found


def problems_of(data: Any, kind: type[Document]) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps(data), kind)
    return caught.value.problems


@pytest.mark.parametrize(("name", "read"), STRANGERS.items(), ids=STRANGERS)
@examples(25)
@given(documents)
def test_another_reader_of_a_format_finds_the_same_data(
    name: Format, read: Callable[[Any], Any], value: Document
) -> None:
    assert read(dumps(value, format=name)) == data_of(value)


@examples(50)
@given(documents, st.data(), st.booleans(), st.none() | st.integers(0, 4))
def test_the_order_of_keys_spaces_and_escapes_say_nothing(
    value: Document, data: st.DataObject, is_ascii: bool, indent: int | None
) -> None:
    kind: type[Document] = type(value)
    other = shuffled(data_of(value), data.draw)
    text = json.dumps(other, ensure_ascii=is_ascii, indent=indent)

    assert dumps(loads(text, kind)) == dumps(value)


@examples(40)
@given(documents, st.sampled_from(SUFFIXES))
def test_a_file_is_read_back_and_written_again_to_the_byte(
    tmp_path_factory: pytest.TempPathFactory, value: Document, suffix: str
) -> None:
    kind: type[Document] = type(value)
    one, other = (tmp_path_factory.mktemp("file") / f"{name}{suffix}" for name in "ab")

    dump(value, one)
    dump(load(one, kind), other)

    content = one.read_bytes()
    assert (load(one, kind), content) == (value, other.read_bytes())
    assert content.endswith(b"\n")


@examples(60)
@given(documents, st.data(), st.none() | st.integers(0, 9) | st.lists(st.text("ab")))
def test_a_key_too_many_is_named_with_its_place_wherever_it_stands(
    value: Document, data: st.DataObject, other: Any
) -> None:
    document = data_of(value)
    path, place = data.draw(st.sampled_from(objects_in(document)))
    place["surplus"] = other

    problems = problems_of(document, type(value))

    # among target groups a key is a code, and in a summary it is a language
    codes = {"$.participants": "unknown_code", "$.summary": "invalid_value"}
    code = codes.get(path, "unknown_key")
    assert (problems[0].path, problems[0].code) == (f"{path}.surplus", code)


@examples(60)
@given(documents, st.data())
def test_a_key_too_few_is_named_with_its_place_or_has_a_default(
    value: Document, data: st.DataObject
) -> None:
    kind: type[Document] = type(value)
    document = data_of(value)
    path, place = data.draw(st.sampled_from(objects_in(document)))
    assume(place)
    key = data.draw(st.sampled_from([*place]))
    del place[key]

    found = result_of(lambda: loads(json.dumps(document), kind))

    if isinstance(found, DocumentError):
        problems = [(each.path, each.code) for each in found.problems]
        assert problems == [(f"{path}.{key}", "missing_key")]
    else:
        assert isinstance(found, kind)
        # no participants are as good as none named
        assert data_of(found) == {key: each for key, each in document.items() if each != {}}


@examples(60)
@given(damaged_documents(), st.sampled_from([Project, OutcomeSet]))
def test_every_problem_stands_in_the_document_or_is_missing_from_it(
    data: Any, kind: type[Document]
) -> None:
    found = result_of(lambda: loads(json.dumps(data), kind))
    problems = found.problems if isinstance(found, DocumentError) else ()

    wrong = [
        each.path for each in problems if is_there(each.path, data) == (each.code == "missing_key")
    ]
    assert wrong == []


def is_there(path: str, data: Any) -> bool:
    """Whether a JSON path leads to something in data."""
    for part in re.findall(r'\.\w+|\[\d+\]|\["(?:[^"\\]|\\.)*"\]', path):
        key = part[1:] if part.startswith(".") else json.loads(part[1:-1])
        keys = data if isinstance(data, dict) else range(len(data))
        if key not in keys:
            return False
        data = data[key]
    return True


@examples(40)
@given(documents)
def test_a_document_of_the_largest_size_is_read_and_a_byte_more_is_not(value: Document) -> None:
    kind: type[Document] = type(value)
    document = dumps(value).encode()
    enough = Limits(size=len(document))

    assert loads(document, kind, limits=enough) == value
    with pytest.raises(DocumentError, match="too_large"):
        loads(document + b" ", kind, limits=enough)


@given(courses)
def test_fast_json_is_what_the_converter_makes(some: list[Course]) -> None:
    fast = fast_encoder()(some)

    assert json.loads(fast) == make_converter().unstructure(some)


@given(st.lists(json_values, max_size=4))
def test_a_fast_reader_takes_the_codes_that_the_strict_reader_takes(codes: list[Any]) -> None:
    text = json.dumps(codes)

    strict = result_of(lambda: make_converter().structure(json.loads(text), OutcomeSet))
    fast = result_of(lambda: fast_decoder(OutcomeSet)(text))

    assert fast == strict if isinstance(strict, OutcomeSet) else isinstance(fast, DocumentError)


@given(damaged_documents(), st.sampled_from(["staff.motivation", 3, None]))
def test_reading_leaves_the_data_that_was_given_alone(data: Any, other: Any) -> None:
    converter = make_converter()
    given_data = {**data, "other": other} if isinstance(data, dict) else data
    before = json.dumps(given_data)

    result_of(lambda: converter.structure(given_data, Project))
    result_of(lambda: converter.structure(given_data, OutcomeSet))

    assert json.dumps(given_data) == before
