"""JSON of other people's classes, straight from text and to it."""

from __future__ import annotations

import dataclasses
import datetime
import math
import sys
import typing
from typing import Annotated, Any, TypeVar

import attrs
import msgspec
import pytest
from samples import FULL

from erasmus_ka1 import OutcomeSet, Project, ProjectNumber
from erasmus_ka1.errors import (
    DocumentError,
    InvalidValueError,
    MissingExtraError,
    WrongKindError,
)
from erasmus_ka1.projects import ClaimStatus, Participants
from erasmus_ka1.serialization import fast_decoder, fast_encoder
from erasmus_ka1.taxonomy import Outcome, staff

T = TypeVar("T")


@attrs.frozen
class Record:
    """A class as an importing project writes it."""

    project: str
    outcomes: OutcomeSet
    participants: int = 0


@dataclasses.dataclass
class Wide:
    """A class with fields of every shape."""

    sets: dict[str, OutcomeSet] = dataclasses.field(default_factory=dict)
    pair: tuple[int, OutcomeSet] | None = None
    sizes: Annotated[list[int], msgspec.Meta(max_length=2)] = dataclasses.field(
        default_factory=list
    )
    share: float | None = None
    either: int | str = 0
    status: ClaimStatus = ClaimStatus.PLANNED
    anything: Any = None


class Renamed(msgspec.Struct, rename="camel", forbid_unknown_fields=True, tag="renamed"):
    """A class of msgspec's own, with other keys in JSON."""

    own_aims: OutcomeSet
    size: int = 0


class Generic(msgspec.Struct, typing.Generic[T]):
    """A class of a type that is given later."""

    size: int
    held: T


class Listed(msgspec.Struct, array_like=True):
    """A class that is written as a list."""

    size: int
    aims: OutcomeSet


class Pair(typing.NamedTuple):
    """A tuple with names."""

    size: int
    aims: OutcomeSet


class Other(msgspec.Struct, tag="other"):
    """A class that its tag tells from another."""

    size: int


AIMS = OutcomeSet(["learners.employability", "staff.motivation"])
RECORDS = [Record("Zorg over de grens", AIMS, 48), Record("Niets", OutcomeSet())]


def problem_of(kind: Any, document: Any) -> tuple[str, str, object]:
    """Return the path, the code and the value of the one problem of a document."""
    with pytest.raises(DocumentError) as caught:
        fast_decoder(kind)(document)
    [problem] = caught.value.problems
    return problem.path, problem.code, problem.value


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param(RECORDS, list[Record], id="records"),
        pytest.param(Wide({"a": AIMS}, (1, AIMS), [1, 2], 0.5, "x"), Wide, id="a dataclass"),
        pytest.param({"a": [AIMS]}, dict[str, list[OutcomeSet]], id="a dict"),
    ],
)
def test_what_is_written_is_read_back(value: Any, kind: Any) -> None:
    assert fast_decoder(kind)(fast_encoder()(value)) == value


def test_codes_are_read_in_any_order_and_an_aspect_brings_its_outcome() -> None:
    decode = fast_decoder(OutcomeSet)

    read = decode('["organisations.international_capacity.funding", "staff.motivation"]')

    assert read == OutcomeSet(["staff.motivation", "organisations.international_capacity.funding"])
    assert decode.kind is OutcomeSet


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ('[{"project": "x", "outcomes": ["staff"]}]', ("$[0].outcomes[0]", "wrong_kind", "staff")),
        (
            '[{"project": "x", "outcomes": ["staff.motivation", "staff.x"]}]',
            ("$[0].outcomes[1]", "unknown_code", "staff.x"),
        ),
        ('[{"project": "x", "outcomes": 5}]', ("$[0].outcomes", "wrong_type", 5)),
        ('[{"project": "x", "outcomes": [5]}]', ("$[0].outcomes[0]", "wrong_type", 5)),
        (
            '[{"project": "x", "outcomes": ["staff.motivation", "staff.motivation"]}]',
            ("$[0].outcomes[1]", "duplicate", "staff.motivation"),
        ),
        ('[{"project": 5, "outcomes": []}]', ("$[0].project", "invalid_value", 5)),
        ('[{"outcomes": []}]', ("$[0].project", "missing_key", None)),
        ("5", ("$", "invalid_value", 5)),
        ("[", ("$", "not_json", "")),
        (b'[{"project": "\xff", "outcomes": []}]', ("$", "not_utf8", b'roject": "\xff", "outco')),
        (bytearray(b"[{"), ("$", "not_json", "")),
        ('["\ud800"]', ("$[0]", "invalid_value", "\ud800")),
        ("[" * 5000, ("$", "too_deep", "[" * 20)),
        (b"[] []", ("$", "not_json", "[]")),
        (b"\xef\xbb\xbf[]", ("$", "not_json", "\ufeff[]")),
        ("[]".encode("utf-16"), ("$", "not_utf8", b"\xff\xfe[\0]\0")),
        (5, ("$", "wrong_type", 5)),
        ([], ("$", "wrong_type", [])),
    ],
    ids=[
        *("kind", "unknown", "no-list", "no-text", "twice", "wrong-type", "missing", "no-class"),
        *("no-json", "no-utf-8", "bytearray", "half-a-character", "deep", "two-documents"),
        *("mark", "utf-16", "no-document", "parsed"),
    ],
)
def test_a_bad_document_is_refused_with_the_code_of_its_first_problem(
    document: Any, expected: tuple[str, str, object]
) -> None:
    assert problem_of(list[Record], document) == expected


def test_what_json_cannot_hold_is_refused() -> None:
    endless: list[object] = []
    endless.append(endless)

    for value in (endless, ["\ud800"], {"\ud800": 1}):
        with pytest.raises(InvalidValueError, match="expected a value that JSON can hold"):
            fast_encoder()(value)


def test_numbers_and_days_of_other_classes_are_written_plainly() -> None:
    class Share(float):
        pass

    class Count(int):
        pass

    class Day(datetime.date):
        pass

    written = fast_encoder()([Share(0.5), Count(5), Day(2024, 9, 1)])

    assert written == b'[0.5,5,"2024-09-01"]'


@pytest.mark.parametrize(
    ("kind", "document", "expected"),
    [
        (Renamed, '{"type": "renamed", "ownAims": ["x"]}', ("$.ownAims[0]", "unknown_code", "x")),
        (Renamed, '{"type": "renamed", "own_aims": []}', ("$.ownAims", "missing_key", None)),
        (Renamed, '{"type": "renamed", "ownAims": [], "x": 1}', ("$.x", "unknown_key", "x")),
        (Renamed | Other, '{"type": "other", "size": "x"}', ("$.size", "invalid_value", "x")),
        (Renamed | Other, '{"type": "renamed", "ownAims": 5}', ("$.ownAims", "wrong_type", 5)),
        (Renamed | Other, '{"type": "no"}', ("$", "invalid_value", {"type": "no"})),
        (Generic[OutcomeSet], '{"size": 1, "held": ["x"]}', ("$.held[0]", "unknown_code", "x")),
        (Generic[OutcomeSet], '{"size": "x", "held": []}', ("$.size", "invalid_value", "x")),
        (Listed, '[1, ["x"]]', ("$[1][0]", "unknown_code", "x")),
        (Pair, '["x", []]', ("$[0]", "invalid_value", "x")),
        (Record, "[5]", ("$", "invalid_value", [5])),
        (tuple[()], "[5]", ("$", "invalid_value", [5])),
        (OutcomeSet | None, '["x"]', ("$[0]", "unknown_code", "x")),
        (Annotated[OutcomeSet, "aims"], "5", ("$", "wrong_type", 5)),
        (list[OutcomeSet | None], '[null, ["x"]]', ("$[1][0]", "unknown_code", "x")),
    ],
)
def test_a_problem_has_its_place_in_each_kind_of_class(
    kind: Any, document: str, expected: tuple[str, str, object]
) -> None:
    assert problem_of(kind, document) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ('{"sizes": [1], "status": "x"}', ("$.status", "invalid_value", "x")),
        ('{"anything": 1, "sets": []}', ("$.sets", "invalid_value", [])),
        ('{"sets": {"a": [], "b": ["x"]}}', ("$.sets.b[0]", "unknown_code", "x")),
        ('{"pair": [1, ["x"]]}', ("$.pair[1][0]", "unknown_code", "x")),
        ('{"pair": [1]}', ("$.pair", "invalid_value", [1])),
        ('{"sizes": [1, "x"]}', ("$.sizes[1]", "invalid_value", "x")),
        ('{"sizes": [1, 2, 3]}', ("$.sizes", "invalid_value", [1, 2, 3])),
        ('{"share": "x"}', ("$.share", "invalid_value", "x")),
        ('{"either": []}', ("$.either", "invalid_value", [])),
    ],
)
def test_a_problem_has_its_place_in_any_type(
    document: str, expected: tuple[str, str, object]
) -> None:
    assert problem_of(Wide, document) == expected


@pytest.mark.parametrize("number", [b"NaN", b"9" * 5_000], ids=["nan", "digits"])
def test_a_number_that_json_lacks_is_refused(number: bytes) -> None:
    assert problem_of(list[int], b"[" + number + b"]")[:2] == ("$[0]", "not_a_number")


@pytest.mark.parametrize("text", ["$ - at `" * 130_000, "\x1b[31m"], ids=["long", "screen"])
def test_nothing_of_a_value_garbles_the_error(text: str) -> None:
    with pytest.raises(DocumentError) as caught:
        fast_decoder(list[ClaimStatus])(msgspec.json.encode([text]))

    [problem] = caught.value.problems
    assert (problem.path, problem.value) == ("$[0]", text)
    assert (str(caught.value).isprintable(), len(str(caught.value)) < 300) == (True, True)


def test_a_class_whose_types_are_not_known_is_checked_field_by_field() -> None:
    nowhere: Any = "Nowhere"
    Unknown = attrs.make_class("Unknown", {"value": attrs.field(type=nowhere)})  # noqa: N806

    assert (
        fast_encoder()(Unknown(AIMS)) == b'{"value":["learners.employability","staff.motivation"]}'
    )
    with pytest.raises(WrongKindError):
        fast_encoder()(Unknown(FULL))


def test_a_bound_on_an_object_is_named_with_the_object() -> None:
    kind = Annotated[dict[str, int], msgspec.Meta(max_length=1)]

    assert problem_of(kind, '{"a": 1, "b": 2}') == ("$", "invalid_value", {"a": 1, "b": 2})


def test_what_a_class_itself_refuses_is_named_with_the_object() -> None:
    @dataclasses.dataclass
    class Range:
        low: int
        high: int = 9

        def __post_init__(self) -> None:
            if self.low > self.high:
                raise ValueError

    assert problem_of(Range, '{"low": 10}') == ("$", "invalid_value", {"low": 10})


def test_a_problem_of_a_fast_reader_is_explained_in_dutch() -> None:
    with pytest.raises(DocumentError) as caught:
        fast_decoder(list[int])('["x"]')

    assert caught.value.explain("nl") == "$[0]: 'x', verwacht: een waarde van het type int"


@pytest.mark.parametrize(
    "kind",
    [Project, list[ProjectNumber], dict[str, Outcome], Participants, object(), "nowhere"],
    ids=["project", "list", "dict", "participants", "object", "name"],
)
def test_a_class_of_ours_other_than_a_set_is_refused(kind: Any) -> None:
    with pytest.raises(InvalidValueError, match="outcome sets") as caught:
        fast_decoder(kind)

    assert (caught.value.field, caught.value.value) == ("fast_decoder.kind", kind)


def test_a_type_that_msgspec_does_not_know_is_refused_in_a_document() -> None:
    class Own:
        pass

    assert problem_of(list[Own], "[[]]") == ("$[0]", "invalid_value", [])


@pytest.mark.parametrize(
    ("value", "refused"),
    [
        pytest.param(Participants({"staff": 6}), "Participants", id="at the top"),
        pytest.param([RECORDS[0], FULL], "Project", id="in a list"),
        pytest.param({"a": staff.MOTIVATION}, "Outcome", id="in a dict"),
        pytest.param(Wide(anything=FULL.claims[0]), "Claim", id="in a class"),
        pytest.param({FULL.number}, "ProjectNumber", id="in a set"),
        pytest.param(object(), "object", id="of nobody"),
    ],
)
def test_what_is_written_otherwise_is_refused_by_its_class(value: Any, refused: str) -> None:
    with pytest.raises(WrongKindError, match=rf"^<?{refused}\b") as caught:
        fast_encoder()(value)

    assert type(caught.value.value).__name__ == refused


@pytest.mark.parametrize("value", [math.nan, [1.5, math.inf], Wide(share=-math.inf)], ids=str)
def test_a_number_that_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(InvalidValueError, match="a value that JSON can hold"):
        fast_encoder()(value)


@pytest.mark.parametrize("make", [lambda: fast_decoder(OutcomeSet), fast_encoder])
def test_without_msgspec_it_says_what_to_install(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)

    with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[fast\]"):
        make()
