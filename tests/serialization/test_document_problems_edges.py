"""The problems of a project's document: each named in its place, word for word."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from cattrs.errors import ForbiddenExtraKeysError
from samples import MINIMAL

from erasmus_ka1 import Project, ProjectNumber
from erasmus_ka1.errors import (
    DocumentError,
    InvalidValueError,
    KA1Error,
    OtherEditionError,
    Problem,
    WrongKindError,
)
from erasmus_ka1.serialization import Limits, dumps, loads
from erasmus_ka1.serialization._problems import in_document_order, problems_of
from erasmus_ka1.serialization._strict_json import item_path, key_path, parse
from erasmus_ka1.taxonomy import staff

DATA: dict[str, Any] = json.loads(dumps(MINIMAL))
NUMBER = DATA["number"]
VET = "2023-1-NL01-KA121-VET-000123456"


def problems(changes: dict[str, Any], limits: Limits) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        loads(json.dumps({**DATA, **changes}), Project, limits=limits)
    return [str(each) for each in caught.value.problems]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": "2024"}, "$.start: '2024' [invalid_value], expected a date as YYYY-MM-DD"),
        ({"claims": [5]}, "$.claims[0]: 5 [wrong_type], expected an object"),
        ({"claims": 5}, "$.claims: 5 [wrong_type], expected a list"),
        (
            {"participants": 5},
            "$.participants: 5 [wrong_type], expected an object of target groups and numbers",
        ),
        (
            {"priorities": ["staff.motivation"]},
            "$.priorities[0]: 'staff.motivation' [wrong_kind], expected the code of a priority",
        ),
        (
            {"number": f"{NUMBER[:-1]}l"},
            (
                f"$.number: '{NUMBER[:-1]}l' [project_number.notation], expected digits"
                f" (these are look-alike letters) (did you mean '{NUMBER}'?)"
            ),
        ),
        (
            {"number": "x"},
            (
                "$.number: 'x' [project_number.unrecognized],"
                " expected a number such as 2023-1-NL01-KA121-VET-000123456"
            ),
        ),
        (
            {"titel": "x"},
            "$.titel: 'titel' [unknown_key], expected no such key (did you mean 'title'?)",
        ),
        (
            {"title": "x" * 1001},
            f"$.title: '{'x' * 79}… (1001 in all) [too_long], expected at most 1000 characters",
        ),
    ],
    ids=lambda each: next(iter(each)) if isinstance(each, dict) else "",
)
def test_a_problem_is_named_in_its_place(changes: dict[str, Any], words: str) -> None:
    assert problems(changes, Limits(text=1000)) == [words]


def test_the_problems_of_keys_come_in_the_document_s_order_up_to_the_limit() -> None:
    found = problems({"x": 1, "y": 1, "title": 5, "z": 1}, Limits(problems=2))

    assert [each.partition(":")[0] for each in found] == ["$.title", "$.x", "$"]


def test_the_editions_that_have_a_code_are_listed() -> None:
    (problem,) = problems_of(OtherEditionError("staff.x", 2024, (2021, 2030)), "$.a")

    assert str(problem) == (
        "$.a: 'staff.x' [other_edition],"
        " expected a code of the edition of 2024, not one of 2021, 2030"
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (InvalidValueError("A.b", 5, "a text"), "$.a: 5 [invalid_value], expected a text"),
        (WrongKindError(5, "a path"), "$.a: 5 [wrong_kind], expected a path"),
        (
            WrongKindError(staff.MOTIVATION, "an aspect"),
            "$.a: 'staff.motivation' [wrong_kind], expected an aspect",
        ),
        (
            ForbiddenExtraKeysError("", Project, {"titles"}),
            "$.a.titles: 'titles' [unknown_key], expected no such key (did you mean 'title'?)",
        ),
    ],
    ids=["value", "no concept", "concept", "key"],
)
def test_an_error_is_a_problem_in_its_place_in_its_own_words(error: Exception, words: str) -> None:
    (problem,) = problems_of(error, "$.a")

    assert str(problem) == words


@pytest.mark.parametrize(
    ("keys", "paths"), [(1000, ["$.k1", "$.k2", "$"]), (1001, ["$", "$.k2", "$.k1"])]
)
def test_the_problems_of_very_many_keys_stay_in_the_order_they_have(
    keys: int, paths: list[str]
) -> None:
    document = {f"k{number}": 0 for number in range(keys)}
    found = [Problem(path, "unknown_key", 0, "") for path in ("$", "$.k2", "$.k1")]

    assert [each.path for each in in_document_order(found, document)] == paths


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("5", "$: 5 [wrong_type], expected an object"),
        ("[]", "$: [] [wrong_type], expected an object"),
        (5, "$: 5 [wrong_type], expected text, or bytes in UTF-8"),
        (
            f"{{x{'y' * 30}",
            f"$: 'x{'y' * 19}' [not_json], expected JSON (line 1, column 2)",
        ),
        (
            b"x" * 15 + b"\xff" + b"y" * 15,
            rf"$: b'{'x' * 10}\xff{'y' * 9}' [not_utf8], expected UTF-8 (byte 15 is not)",
        ),
        (b"abc\xff", r"$: b'abc\xff' [not_utf8], expected UTF-8 (byte 3 is not)"),
        (
            f'{{"a": {"1" * 21}}}',
            f"$.a: {'1' * 21} [not_a_number], expected a number that JSON and 64 bits can hold",
        ),
    ],
    ids=["number", "list", "no text", "no JSON", "no UTF-8", "no UTF-8 at the start", "digits"],
)
def test_what_is_no_json_object_is_named(document: Any, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(document, Project)

    assert str(caught.value) == words


def test_a_number_of_as_many_digits_as_64_bits_hold_is_read() -> None:
    assert parse(f"[{'1' * 20}]") == [11_111_111_111_111_111_111]


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (
            lambda: loads("{}", list),  # type: ignore[type-var]
            "<class 'list'> does not belong here, expected the class Project or OutcomeSet",
        ),
        (
            lambda: dumps(MINIMAL, format="xml"),  # type: ignore[call-overload]
            (
                "format is 'xml', expected 'json' or 'orjson' or 'msgspec' or 'yaml' or 'tomlkit'"
                " or 'msgpack' or 'cbor2' or 'bson'"
            ),
        ),
    ],
    ids=["kind", "format"],
)
def test_what_no_document_can_be_is_named(use: Callable[[], object], words: str) -> None:
    with pytest.raises(KA1Error) as caught:
        use()

    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("a", "$.a"),
        ("a" * 80, f"$.{'a' * 80}"),
        ("a" * 81, f'$["{"a" * 79}…"]'),
        ("é" * 80, f'$["{"é" * 80}"]'),
        ('"' * 40, f'$["{chr(92) + chr(34)}' + rf"{chr(92) + chr(34)}" * 39 + '"]'),
        ("é" * 81, f'$["{"é" * 79}…"]'),
        (5, '$["5"]'),
        (10**90, f'$["1{"0" * 78}…"]'),
        (10**5000, '$["<int>"]'),
        ('"' + "a" * 78, f'$["{chr(92)}"{"a" * 78}"]'),
        ('"' + "a" * 79, f'$["{chr(92)}"{"a" * 77}…"]'),
    ],
    ids=[
        "name",
        "longest",
        "too long",
        "letters",
        "quotes",
        "long letters",
        "number",
        "huge",
        "no digits",
        "quote",
        "quote too long",
    ],
)
def test_a_key_has_a_path_that_is_not_too_long(key: object, path: str) -> None:
    assert key_path("$", key) == path


@pytest.mark.parametrize(
    ("length", "end"), [(199, "a[5]"), (200, "a[5]"), (201, "aaa…")], ids=["short", "long", "cut"]
)
def test_a_path_is_cut_where_it_is_too_long(length: int, end: str) -> None:
    assert item_path("a" * length, 5)[-4:] == end


def test_a_path_is_cut_once() -> None:
    path = item_path("a" * 201, 5)

    assert item_path(path, 5) == path


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"call_year": 10_000}, "an int of up to four digits"),
        ({"round": "1"}, "an int of up to four digits"),
        ({"serial": 5}, "a str as in the number"),
        ({"serial": "1" * 41}, "a str as in the number"),
        ({"action": "KA121-VET", "field": None}, f"'KA121', as in {VET}"),
    ],
    ids=["year", "round", "serial", "long serial", "two in one"],
)
def test_a_part_of_a_number_is_named_with_what_it_takes(
    parts: dict[str, Any], expected: str
) -> None:
    whole = attrs.asdict(ProjectNumber.parse(VET))
    name = next(iter(parts))

    with pytest.raises(InvalidValueError) as caught:
        ProjectNumber(**{**whole, **parts})

    assert (caught.value.field, caught.value.value, caught.value.expected) == (
        f"ProjectNumber.{name}",
        parts[name],
        expected,
    )
