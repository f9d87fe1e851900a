from __future__ import annotations

import copy
from typing import Any

import jsonschema
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from schema_documents import KINDS, Kind
from strategies import concepts, served_tags

from erasmus_ka1 import GUIDES, Claim, OutcomeSet, Project
from erasmus_ka1.serialization import json_schema
from erasmus_ka1.taxonomy import Aspect, Concept, Guide, Outcome, Priority

WORDS = {"title", "description", "$id", "$comment"}
kinds = st.sampled_from([*KINDS.values()])
tags = st.sampled_from(served_tags)
guides = st.sampled_from([*GUIDES.values()])


def without_words(schema: Any) -> Any:
    """Return a schema without what is for people; a key of a document may have such a name."""
    if isinstance(schema, list):
        return [without_words(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: without_words(each)
        for key, each in schema.items()
        if key not in WORDS or not isinstance(each, str)
    }


@examples(40)
@given(kinds, tags, guides)
def test_a_schema_in_any_locale_is_a_schema(kind: Kind, tag: str, guide: Guide) -> None:
    schema = json_schema(kind, tag, guide=guide)

    jsonschema.Draft202012Validator.check_schema(schema)

    assert schema["$id"].endswith(f":{guide.edition}:{tag}")


@examples(40)
@given(kinds, tags, tags)
def test_the_locale_changes_words_and_nothing_else(kind: Kind, one: str, other: str) -> None:
    schemas = json_schema(kind, one), json_schema(kind, other)

    assert without_words(schemas[0]) == without_words(schemas[1])


@examples(40)
@given(kinds, tags, st.data())
def test_a_schema_that_is_changed_changes_no_other(
    kind: Kind, tag: str, data: st.DataObject
) -> None:
    before = copy.deepcopy(json_schema(kind, tag))
    mine = json_schema(kind, tag)
    part = data.draw(st.sampled_from([mine, mine["$defs"], *mine["$defs"].values()]))

    part.clear()

    assert json_schema(kind, tag) == before


@given(concepts, guides)
def test_a_code_is_allowed_where_its_kind_of_concept_belongs(
    concept: Concept, guide: Guide
) -> None:
    places = {
        "outcome": json_schema(OutcomeSet, guide=guide)["$defs"]["outcome"],
        "claimed": json_schema(Claim, guide=guide)["$defs"]["outcome"],
        "priority": json_schema(Project, guide=guide)["$defs"]["priority"],
    }

    allowed = {
        place
        for place, schema in places.items()
        if concept.code in [each["const"] for each in schema["oneOf"]]
    }

    is_member = isinstance(concept, (Outcome, Aspect))
    is_priority = isinstance(concept, Priority) and concept in guide
    expected = {"outcome", "claimed"} if is_member else {"priority"} if is_priority else set()
    assert allowed == expected
