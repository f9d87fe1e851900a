"""Documents for the JSON Schemas, good and damaged, and what the reader says of them."""

from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import attrs
from hypothesis import strategies as st
from strategies import claims, damaged_documents, json_values, outcome_sets, projects

from erasmus_ka1 import GUIDE_2024, GUIDES, Claim, OutcomeSet, Project
from erasmus_ka1.errors import DocumentError
from erasmus_ka1.serialization import Limits, dumps, loads, make_converter
from erasmus_ka1.taxonomy import CONCEPTS, Concept, Guide

Kind: TypeAlias = type[OutcomeSet | Claim | Project]

KINDS: Mapping[str, Kind] = {"outcome_set": OutcomeSet, "claim": Claim, "project": Project}

#: What the reader says where only a rule that no schema can say is broken; a text that is not NFC
#: and a number such as 1.0 have no codes of their own.
BEYOND_SCHEMAS = {"invalid_value", "wrong_version", "wrong_edition"}

CLAIM: dict[str, Any] = {
    "outcome": "staff.motivation",
    "status": "achieved",
    "evidence": [{"text": "a", "language": "nl", "source": "b", "date": "2024-09-01"}],
    "respondents": 3,
}
AIMS: dict[str, Any] = {
    "format": "erasmus-ka1/outcome-set",
    "version": 1,
    "edition": 2024,
    "outcomes": ["staff.motivation"],
}
PROJECT: dict[str, Any] = {
    "format": "erasmus-ka1/project",
    "version": 1,
    "edition": 2024,
    "number": "2023-1-NL01-KA121-VET-000123456",
    "title": "a",
    "organisation": "b",
    "country": "NL",
    "start": "2024-09-01",
    "end": "2025-08-31",
    "participants": {"staff": 6},
    "claims": [CLAIM],
    "priorities": ["priorities.ukraine_2024"],
    "summary": {"nl": "a", "en-GB": "b"},
    "sections": [{"topic": "dissemination", "title": "a", "text": "b", "language": "nl"}],
}

_WHOLE_IN_AN_EXPONENT = json.dumps(CLAIM).replace('"respondents": 3', '"respondents": 3e0')
_VERSION_TWICE = json.dumps(AIMS).replace("{", '{"version": 1,', 1)

#: What breaks a rule that no schema can say, and the codes of what the reader finds in it.
UNSAYABLE: dict[str, tuple[Kind, str, set[str]]] = {
    "not NFC": (Project, json.dumps(PROJECT | {"title": "e\u0301"}), {"invalid_value"}),
    "version 1.0": (Project, json.dumps(PROJECT | {"version": 1.0}), {"wrong_version"}),
    "edition 2024.0": (OutcomeSet, json.dumps(AIMS | {"edition": 2024.0}), {"wrong_edition"}),
    "6.0": (Project, json.dumps(PROJECT | {"participants": {"staff": 6.0}}), {"invalid_value"}),
    "3e0": (Claim, _WHOLE_IN_AN_EXPONENT, {"invalid_value"}),
    "a key twice": (OutcomeSet, _VERSION_TWICE, {"duplicate_key"}),
    "too many bytes": (OutcomeSet, json.dumps(AIMS) + " " * Limits().size, {"too_large"}),
}

_CONVERTER = make_converter()
_FREE_TEXTS = {"title", "organisation", "text", "source", "summary"}

_TEXTS: list[Any] = [
    *("", " ", "\n", "a\n", "a\tb", "\u200b", "\u00a0", "\u3000a", "a\u2028", "\u2029", "a\0"),
    *("\x7f", "\x85a", "\ud800", "a\udfff", "\u202e", "\u202ea", "\U000e0001", "\U000e0001a"),
    *("e\u0301", "\ud7ff", "\ue000", "\uffff", "\U0010ffff", "\u0378", 3, None, ["a"]),
    *("𝕏" * 20_000, "𝕏" * 20_001, "a" * 20_001),
]
_DATES: list[Any] = [
    *("2024-02-29", "2024-02-30", "2023-02-29", "1900-02-29", "2000-02-29", "0000-01-01"),
    *("0000-02-29", "0004-02-29", "0001-01-01", "9999-12-31", "2024-13-01", "2024-00-10"),
    *("2024-04-31", "2024-12-00", "2024-1-1", "2024-09-01\n", " 2024-09-01", "20240901"),
    *("2024-09-01T00:00:00", "2024-W01-1", "10000-01-01", "٢٠٢٤-09-01", "2024–09–01", 20240901),
]
_COUNTS: list[Any] = [
    *(-1, 0, 1.0, -0.0, 1.5, 1e2, 1e300, float("nan"), float("inf"), True, None, "3", [], {}),
    *(2**63 - 1, 2**63, 2**63 + 1, 2**64, 10**19, 10**20, -(10**20)),
]
_CODES: list[Any] = [
    *("staff", "systems", "staff.motivation\n", "Staff.motivation", "staff.motivati\u043en", ""),
    *("staff.motivation", "organisations.international_capacity.funding", "planned", "achieved"),
    *("learners.audience.pupils", "priorities.ukraine_2024", "key_action_1", "PLANNED", None),
]
_LISTS: list[Any] = [
    *([], {}, None, "staff.motivation", [[]], ["staff"], ["priorities.ukraine_2024"] * 2),
    *(["priorities.ukraine_2026"], ["priorities.ukraine_2023", "priorities.ukraine_2024"]),
    *(["staff.motivation"] * 2, ["staff.motivation", "learners.employability"], [{}], [None]),
]
_YEARS: list[Any] = [0, 1, 1.0, True, "1", 2022, 2023, 2024, 2024.0, 2026, None]
_NUMBER = "2023-1-NL01-KA121-VET-000123456"
_OLD_NUMBER = "2015-2-EL01-KA101-012345"

#: Values at the edge of what the reader takes, good ones too, by key.
EDGES: dict[str, list[Any]] = {
    **dict.fromkeys(["title", "organisation", "text", "source", "nl", "en-GB"], _TEXTS),
    **dict.fromkeys(["start", "end", "date"], _DATES),
    **dict.fromkeys(["respondents", "participants", "learners", "staff", "organisations"], _COUNTS),
    **dict.fromkeys(["outcome", "status"], _CODES),
    **dict.fromkeys(["outcomes", "priorities", "claims", "evidence", "sections"], _LISTS),
    **dict.fromkeys(["version", "edition"], _YEARS),
    "topic": [*_CODES, "dissemination", "Dissemination", "priorities.ukraine_2026", "systems"],
    "summary": [
        *({}, [], None, "a", {"nl": None}, {"nl": {"en": "a"}}, {"nl_BE": "a"}, {"": "a"}),
        *({"nl": "a", "nl-BE": "b"}, {"nl\n": "a"}, {"nl": "a", "EN": "e\u0301"}, {"nl": "a\nb"}),
    ],
    "format": ["erasmus-ka1/project", "erasmus-ka1/outcome-set", "erasmus-ka1/project\n", ""],
    "country": ["GR", "GB", "EL", "UK", "GA", "nl", "NL\n", "ΝL", "N", "NLD", "", None],
    "language": [
        *("nl", "NL-be", "a", "abcd", "nl-", "nl-a", "nl_BE", "nl\n", "-nl", "nl-123456789", ""),
        *("nl" + "-ab" * 7, "nl" + "-ab" * 8, "nl-abcdefgh", "ñl", "n1"),
    ],
    "number": [
        *(_NUMBER, _OLD_NUMBER, f"{_NUMBER}\n", f" {_NUMBER}", f"{_NUMBER}_1", _NUMBER.lower()),
        *(f"{_OLD_NUMBER}_1", f"{_OLD_NUMBER}_99", f"{_OLD_NUMBER}_100", f"{_OLD_NUMBER}_0"),
        *(f"{_OLD_NUMBER}_", f"{_OLD_NUMBER}_01", "2015-1-EL01-KA101-AB-012345"),
        *("2015-1-EL01-KA101-A-012345", "2015-1-EL01-KA101-ABCD-012345", "", None),
        *(_NUMBER.replace("NL", country) for country in ["GR", "GB", "GA", "EL", "UK", "ΝL"]),
        *(_NUMBER.replace("2023", year) for year in ["2013", "2014", "2020", "2021", "2100"]),
        *(_OLD_NUMBER.replace("2015", year) for year in ["2013", "2014", "2020", "2021", "1999"]),
        *(_NUMBER.replace("-1-", part) for part in ["-0-", "-9-", "-10-", "-", "--"]),
        *(_NUMBER.replace("KA121", part) for part in ["KA021", "KA12", "KB121", "KA1210"]),
        *(_NUMBER.replace("VET", part) for part in ["ADU", "HED", "SCH", "SPO", "YOU", "XYZ", "V"]),
        *(_NUMBER.replace("0001", part) for part in ["001", "00001", "ooo1", "٠٠٠١"]),
    ],
}


def _edited(text: str, place: int, length: int, more: str) -> str:
    return text[:place] + more + text[place + length :]


_MORE = {
    "number": st.builds(
        _edited,
        st.sampled_from([_NUMBER, _OLD_NUMBER, f"{_OLD_NUMBER}_12"]),
        st.integers(0, 31),
        st.integers(0, 2),
        st.text("0129_-ABGKRUXa \n", max_size=2),
    ),
    "country": st.from_regex(r"[A-Z]{1,3}\n?", fullmatch=True),
    "language": st.from_regex(r"[A-Za-z]{1,4}(-[A-Za-z0-9]{1,9}){0,8}\n?", fullmatch=True),
    **dict.fromkeys(
        ["start", "end", "date"],
        st.from_regex(r"[0-9]{4}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    ),
}


def kind_of(value: object) -> Kind:
    return next(kind for kind in KINDS.values() if isinstance(value, kind))


def data_of(value: OutcomeSet | Claim | Project) -> Any:
    """Return the data of a document, or of a claim."""
    return _CONVERTER.unstructure(value) if isinstance(value, Claim) else json.loads(dumps(value))


def _of_one_edition(project: Project) -> Project:
    priorities = [each for each in project.priorities if each in project.guide]
    sections = [
        each
        for each in project.sections
        if not isinstance(each.topic, Concept) or each.topic in project.guide
    ]
    return attrs.evolve(project, priorities=priorities, sections=sections)


_sets = st.builds(
    lambda outcomes, edition: (OutcomeSet, json.loads(dumps(outcomes, edition=edition))),
    outcome_sets,
    st.sampled_from([*GUIDES]),
)
_values = st.one_of(projects.map(_of_one_edition), claims)
good_documents: st.SearchStrategy[tuple[Kind, Any]] = _sets | _values.map(
    lambda value: (kind_of(value), data_of(value))
)


@st.composite
def _nearly_good(draw: st.DrawFn) -> tuple[Kind, Any]:
    """Return a good document after one or two changes, most of them small."""
    kind, data = draw(good_documents)
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from([*_objects(data)]))
        key = draw(st.sampled_from([*place, *_optional_keys(place)]))
        change = draw(st.sampled_from(["near", "near", "near", "near", "drop", "more", "any"]))
        if change == "near" and key in EDGES:
            edge = st.sampled_from(EDGES[key])
            place[key] = copy.deepcopy(draw(edge | _MORE[key] if key in _MORE else edge))
        elif change == "drop":
            place.pop(key, None)
        elif change == "more":
            place[draw(st.sampled_from([*EDGES, f"{key} ", key.upper()]))] = draw(json_values)
        else:
            place[key] = draw(json_values)
    return kind, data


def _optional_keys(place: dict[str, Any]) -> list[str]:
    if "outcome" in place:
        return ["respondents", "participants", "evidence"]
    if {"text", "language"} <= place.keys() and "source" not in place:
        return ["topic", "title"]
    return ["title"] if "format" in place or not place else []


def _objects(data: Any) -> list[dict[str, Any]]:
    """Return the objects in *data*, itself included."""
    if isinstance(data, dict):
        return [data, *(each for value in data.values() for each in _objects(value))]
    return [each for item in data for each in _objects(item)] if isinstance(data, list) else []


def _with_its_kind(data: Any) -> tuple[Kind, Any]:
    return OutcomeSet if "outcomes" in data else Project, data


_damaged = damaged_documents().map(_with_its_kind)
changed_documents: st.SearchStrategy[tuple[Kind, Any]] = _nearly_good() | _damaged


def edges() -> Iterator[tuple[str, Kind, Any]]:
    """Yield good documents with one value at an edge: its name, its kind and its data."""
    for kind, document in ((OutcomeSet, AIMS), (Claim, CLAIM), (Project, PROJECT)):
        for number, place in enumerate(_objects(document)):
            for key in sorted(EDGES.keys() & {*place, *_optional_keys(place)}):
                for index, value in enumerate(EDGES[key]):
                    data = copy.deepcopy(document)
                    _objects(data)[number][key] = value
                    yield f"{kind.__name__}-{number}-{key}-{index}", kind, data


def codes_of_problems(text: str, kind: Kind) -> set[str]:
    """Return the codes of what the reader finds in a document or a claim."""
    try:
        if kind is Claim:
            _CONVERTER.structure(json.loads(text), Claim)
        elif kind is Project:
            loads(text, Project)
        else:
            loads(text, OutcomeSet)
    except DocumentError as error:
        return {problem.code for problem in error.problems}
    return set()


def as_schemas_see_it(data: Any, key: str = "") -> Any:
    """Return *data* without what no schema can refuse: 1.0 for 1, a text that is not NFC."""
    if isinstance(data, dict):
        # the texts of a summary stand under their languages
        keys = {name: key if key == "summary" else name for name in data}
        return {name: as_schemas_see_it(value, keys[name]) for name, value in data.items()}
    if isinstance(data, list):
        return [as_schemas_see_it(item) for item in data]
    if isinstance(data, float) and data.is_integer():
        return int(data)
    if isinstance(data, str) and key in _FREE_TEXTS:
        return unicodedata.normalize("NFC", data)
    return data


def guide_of(data: Any) -> Guide:
    """Return the guide of the edition that a document names, or that of 2024 if it names none."""
    edition = data.get("edition") if isinstance(data, dict) else None
    return GUIDES.get(as_schemas_see_it(edition), GUIDE_2024)


def sayable_problems(data: Any, kind: Kind) -> set[str]:
    """Return the codes of what the reader finds in *data* and the schema of its edition can say.

    A project may have the priorities and topics of any edition, which only the schemas refuse.
    """
    found = codes_of_problems(json.dumps(as_schemas_see_it(data)), kind)
    if kind is not Project or found:
        return found
    topics = [each.get("topic") for each in data.get("sections", ())]
    codes = [*data.get("priorities", ()), *(each for each in topics if each in CONCEPTS)]
    return {"other_edition"} if any(code not in guide_of(data) for code in codes) else found
