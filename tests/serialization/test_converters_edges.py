"""What converters make of our types where other converters, guides or classes meet them."""

from __future__ import annotations

import json
from typing import Any

import cattrs
import pytest
from samples import MINIMAL
from strategies import OTHER_GUIDE

from erasmus_ka1 import OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, WrongKindError
from erasmus_ka1.projects._project import Participants
from erasmus_ka1.serialization import (
    Limits,
    configure_converter,
    dumps,
    loads,
    make_converter,
)
from erasmus_ka1.serialization._formats import FORMATS, Format
from erasmus_ka1.taxonomy import Aspect, Outcome, organisations, staff
from erasmus_ka1.taxonomy._editions import GUIDES

DATA: dict[str, Any] = make_converter().unstructure(MINIMAL)


def paths_of(changes: dict[Any, Any], limits: Limits) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        make_converter(limits=limits).structure({**DATA, **changes}, Project)
    return [each.path for each in caught.value.problems]


@pytest.mark.parametrize(
    "wanted", [Outcome | Aspect | None, None | Aspect | Outcome], ids=["at the end", "at the start"]
)
@pytest.mark.parametrize("value", [staff.MOTIVATION, organisations.FUNDING, None])
def test_a_plain_converter_reads_an_outcome_or_an_aspect_or_nothing(
    wanted: Any, value: object
) -> None:
    converter = cattrs.Converter()
    configure_converter(converter)

    assert converter.structure(converter.unstructure(value), wanted) is value


@pytest.mark.parametrize("name", FORMATS)
def test_the_converter_of_each_format_writes_participants_by_code(name: Format) -> None:
    written = make_converter(name).unstructure(Participants({"staff": 6, "learners": 24}))

    assert written == {"learners": 24, "staff": 6}


def test_keys_that_are_no_text_are_named_beside_other_problems() -> None:
    assert paths_of({5: 1, "title": 5}, Limits()) == ["$.title", '$["5"]']


def test_of_the_problems_that_are_looked_at_the_document_s_first_is_listed() -> None:
    backwards = {
        key: 5 if key in {"country", "organisation", "title"} else DATA[key]
        for key in reversed(DATA)
    }

    with pytest.raises(DocumentError) as caught:
        make_converter(limits=Limits(problems=1)).structure(backwards, Project)

    assert [each.path for each in caught.value.problems] == ["$.organisation", "$"]


@pytest.mark.parametrize(
    ("claims", "paths"),
    [
        (1, ["$.claims[0]"]),
        (2, ["$.claims[0]", "$.claims[1]"]),
        (3, ["$.claims[0]", "$.claims[1]", "$"]),
        (4, ["$.claims[0]", "$.claims[1]", "$"]),
    ],
)
def test_a_list_says_where_it_has_more_problems_than_are_listed(
    claims: int, paths: list[str]
) -> None:
    assert paths_of({"claims": [5] * claims}, Limits(problems=2)) == paths


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"claims": [{}] * 2},
            "$.claims: 2 [too_many], expected at most 1 in the list",
        ),
        (
            {"priorities": ["priorities.ukraine_2024"] * 2},
            ("$.priorities[1]: 'priorities.ukraine_2024' [duplicate], expected each code once"),
        ),
    ],
    ids=["claims", "priorities"],
)
def test_what_is_too_much_in_a_list_is_named(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter(limits=Limits(claims=1)).structure({**DATA, **changes}, Project)

    assert str(caught.value) == words


@pytest.mark.parametrize("value", ["staff.motivation", 5, {"staff.motivation": 1}], ids=repr)
def test_an_outcome_set_is_read_from_a_list(value: object) -> None:
    with pytest.raises(DocumentError) as caught:
        make_converter().structure(value, OutcomeSet)

    assert str(caught.value) == f"$: {value!r} [wrong_type], expected a list of codes"


def test_of_a_class_of_others_a_code_is_no_concept() -> None:
    class Motivation(Outcome):
        pass

    with pytest.raises(WrongKindError) as caught:
        make_converter().structure("staff.motivation", Motivation)

    assert (caught.value.value, caught.value.expected) == (
        staff.MOTIVATION,
        "a code of the guide",
    )


def test_a_document_is_read_in_its_own_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    guides = {**GUIDES, 2030: OTHER_GUIDE}
    monkeypatch.setattr("erasmus_ka1.serialization._documents.GUIDES", guides)
    aims = OutcomeSet(["staff.humour"], guide=OTHER_GUIDE)

    read = loads(dumps(aims), OutcomeSet)

    assert json.loads(dumps(aims))["edition"] == 2030
    assert (read, read.guide) == (aims, OTHER_GUIDE)
