from __future__ import annotations

import sys

import attrs
import pytest

from erasmus_ka1 import OutcomeSet, Project, ProjectNumber
from erasmus_ka1.errors import DocumentError, InvalidValueError, MissingExtraError
from erasmus_ka1.serialization import fast_decoder, fast_encoder
from erasmus_ka1.taxonomy import Outcome


@attrs.frozen
class Record:
    """A class as an importing project writes it."""

    project: str
    outcomes: OutcomeSet
    participants: int = 0


RECORDS = [
    Record("Zorg over de grens", OutcomeSet(["learners.employability", "staff.motivation"]), 48),
    Record("Niets", OutcomeSet()),
]


def test_what_is_written_is_read_back() -> None:
    written = fast_encoder()(RECORDS)

    assert fast_decoder(list[Record])(written) == RECORDS


def test_codes_are_read_in_any_order_and_an_aspect_brings_its_outcome() -> None:
    decode = fast_decoder(OutcomeSet)

    read = decode('["organisations.international_capacity.funding", "staff.motivation"]')

    assert read == OutcomeSet(["staff.motivation", "organisations.international_capacity.funding"])


@pytest.mark.parametrize(
    ("document", "path", "reason"),
    [
        ('[{"project": "x", "outcomes": ["staff.x"]}]', "$[0].outcomes", "unknown code 'staff.x'"),
        ('[{"project": "x", "outcomes": 5}]', "$[0].outcomes", "expected a list of codes"),
        ('[{"project": "x", "outcomes": [5]}]', "$[0].outcomes", "a code, as text"),
        (
            '[{"project": "x", "outcomes": ["staff.motivation", "staff.motivation"]}]',
            "$[0].outcomes",
            "each code once",
        ),
        ('[{"project": 5, "outcomes": []}]', "$[0].project", "expected `str`, got `int`"),
        ('[{"outcomes": []}]', "$[0]", "missing required field `project`"),
        ("[", "$", "input data was truncated"),
        (b'[{"project": "\xff", "outcomes": []}]', "$", "can't decode byte 0xff"),
        ('["\ud800"]', "$", "surrogates not allowed"),
    ],
    ids=[
        *("unknown", "no-list", "no-text", "twice", "wrong-type", "missing", "no-json"),
        *("no-utf-8", "half-a-character"),
    ],
)
def test_a_bad_document_is_refused_with_its_first_problem(
    document: str | bytes, path: str, reason: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        fast_decoder(list[Record])(document)

    (problem,) = caught.value.problems
    assert (problem.path, problem.code, reason in problem.expected) == (path, "not_valid", True)


@pytest.mark.parametrize(
    "kind",
    [Project, list[ProjectNumber], dict[str, Outcome], object()],
    ids=["project", "list", "dict", "object"],
)
def test_a_class_of_ours_other_than_a_set_is_refused(kind: type) -> None:
    with pytest.raises(InvalidValueError, match="outcome sets"):
        fast_decoder(kind)


def test_another_unknown_type_in_a_document_is_refused() -> None:
    class Own:
        pass

    with pytest.raises(DocumentError, match="a list of codes"):
        fast_decoder(list[Own])("[[]]")


def test_what_cannot_be_written_is_refused() -> None:
    with pytest.raises(NotImplementedError, match="object is no outcome set"):
        fast_encoder()(object())


@pytest.mark.parametrize("make", [lambda: fast_decoder(OutcomeSet), fast_encoder])
def test_without_msgspec_it_says_what_to_install(
    make: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)

    with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[fast\]"):
        make()  # type: ignore[operator]
