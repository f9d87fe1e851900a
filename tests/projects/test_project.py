"""Projects, claims, evidence and participants: what their fields hold and refuse."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from erasmus_ka1 import (
    GUIDES,
    Claim,
    Evidence,
    Project,
    ProjectNumber,
    learners,
    organisations,
    staff,
    ukraine,
)
from erasmus_ka1.errors import (
    InvalidValueError,
    KA1Error,
    ProjectNumberError,
    UnknownCodeError,
    UnknownEditionError,
    WrongKindError,
)
from erasmus_ka1.projects import ClaimStatus, Participants, ProjectSection, Summary, Tally
from erasmus_ka1.taxonomy import Outcome

NUMBER = "2023-1-NL01-KA121-VET-000123456"
DAY = datetime.date(2024, 9, 1)
MOMENT = datetime.datetime(2024, 9, 1, 12, tzinfo=datetime.UTC)


def some_evidence(**changes: Any) -> Evidence:
    own: dict[str, Any] = {
        "text": "Ik durf meer.",
        "language": "nl",
        "source": "Enquête",
        "date": DAY,
    }
    return Evidence(**(own | changes))


def some_claim(**changes: Any) -> Claim:
    own: dict[str, Any] = {"outcome": "staff.motivation", "status": "achieved"}
    return Claim(**(own | changes))


def some_project(**changes: Any) -> Project:
    own: dict[str, Any] = {
        "number": NUMBER,
        "title": "Zorg over de grens",
        "organisation": "Scalda",
        "country": "NL",
        "start": DAY,
        "end": datetime.date(2025, 8, 31),
    }
    return Project(**(own | changes))


SECTION = ProjectSection("Wij deelden …", "nl", topic="dissemination")
WHOLE = some_project(
    participants={"staff": 6, "learners": 24},
    claims=[some_claim(evidence=[some_evidence()], participants=5, respondents=6)],
    priorities=["priorities.ukraine_2024"],
    summary={"nl": "Kort."},
    sections=[SECTION],
)


class Words(str, enum.Enum):  # noqa: UP042 - as people have them
    """Texts of a subclass that shows and hashes in its own way."""

    STATUS = "planned"
    OUTCOME = "staff.motivation"
    GROUP = "staff"
    PRIORITY = "priorities.ukraine_2024"
    TITLE = "Scalda"


class TestEvidence:
    def test_keeps_the_line_breaks_of_a_browser_as_one_character(self) -> None:
        assert some_evidence(text="een\r\ntwee\rdrie").text == "een\ntwee\ndrie"

    @pytest.mark.parametrize(
        ("field", "value", "expected"),
        [
            pytest.param("text", " ", "not blank", id="a blank text"),
            pytest.param("text", "a\0", "without control characters", id="a control character"),
            pytest.param("text", b"seen", "text in Unicode form NFC", id="bytes"),
            pytest.param("language", "nl_NL", "BCP 47", id="an underscore"),
            pytest.param("source", "two\nlines", "one line", id="a source of two lines"),
            pytest.param("date", MOMENT, "a date", id="a date with a time"),
            pytest.param("date", None, "a date", id="no date"),
        ],
    )
    def test_refuses(self, field: str, value: object, expected: str) -> None:
        with pytest.raises(InvalidValueError) as caught:
            some_evidence(**{field: value})

        assert (caught.value.field, caught.value.value) == (f"Evidence.{field}", value)
        assert expected in caught.value.expected


class TestClaim:
    @pytest.mark.parametrize("outcome", [staff.MOTIVATION, "staff.motivation", Words.OUTCOME])
    @pytest.mark.parametrize("status", [ClaimStatus.PLANNED, "planned", Words.STATUS])
    def test_takes_concepts_and_codes(self, outcome: Any, status: Any) -> None:
        claim = Claim(outcome, status)

        assert (claim.outcome, claim.status) == (staff.MOTIVATION, "planned")
        assert (type(claim.status), claim.evidence) == (ClaimStatus, ())
        assert (claim.participants, claim.respondents) == (None, None)

    def test_takes_evidence_in_any_iterable(self) -> None:
        first, second = some_evidence(), some_evidence(text="Ik kan meer.")

        assert some_claim(evidence=iter([second, first])).evidence == (second, first)

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"status": "done"}, "Claim.status is 'done', expected 'planned' or 'achieved'"),
            ({"status": None}, "Claim.status is None"),
            ({"evidence": None}, "None does not belong here, expected a list of evidence"),
            ({"evidence": "seen"}, "'seen' does not belong here, expected a list of evidence"),
            ({"evidence": some_evidence()}, "expected a list of evidence"),
            ({"evidence": ["seen"]}, "'seen' does not belong here, expected a piece of evidence"),
            ({"participants": -1}, "Claim.participants is -1, expected a whole number"),
            ({"participants": True}, "Claim.participants is True"),
            ({"respondents": 24.0}, "Claim.respondents is 24.0"),
            ({"outcome": "staff.motivaton"}, "did you mean 'staff.motivation'?"),
            ({"outcome": "staff"}, "expected an outcome or an aspect, or the code of one"),
            ({"outcome": ukraine.PRIORITY_2023}, "expected an outcome or an aspect"),
        ],
        ids=lambda value: repr(value)[:40] if isinstance(value, dict) else "",
    )
    def test_refuses(self, change: dict[str, object], words: str) -> None:
        with pytest.raises(KA1Error) as caught:
            some_claim(**change)

        assert words in str(caught.value)

    def test_is_taken_apart_by_attrs_with_each_concept_once(self) -> None:
        @attrs.frozen
        class Note:
            outcome: Outcome
            claim: Claim

        note = Note(staff.MOTIVATION, some_claim(outcome=organisations.FUNDING))

        parts = attrs.asdict(note)

        assert parts["outcome"]["code"] == "staff.motivation"
        assert parts["claim"]["outcome"]["code"] == organisations.FUNDING.code
        assert repr(attrs.astuple(note)).count(organisations.FUNDING.code) == 1

    @pytest.mark.parametrize("value", [WHOLE, Tally.of([WHOLE])], ids=["project", "tally"])
    def test_what_holds_a_mapping_of_concepts_is_taken_apart_by_attrs(self, value: Any) -> None:
        parts = attrs.asdict(value)
        kept = [name for name in parts if isinstance(getattr(value, name), Mapping)]

        assert kept
        assert all(parts[name] == getattr(value, name) for name in kept)
        assert attrs.astuple(value)


class TestParticipants:
    def test_are_a_mapping_in_guide_order(self) -> None:
        mixed: dict[Any, int] = {"organisations": 3, staff.GROUP: 6, "learners": 24}

        counts = Participants(mixed)

        assert isinstance(counts, Mapping)
        assert [*counts.items()] == [
            (learners.GROUP, 24),
            (staff.GROUP, 6),
            (organisations.GROUP, 3),
        ]

    @pytest.mark.parametrize("key", [staff.GROUP, "staff", Words.GROUP])
    def test_are_given_and_found_by_concept_and_by_code(self, key: Any) -> None:
        counts = Participants({key: 0})

        assert (counts[key], counts.get(key), key in counts) == (0, 0, True)

    def test_a_misspelt_group_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(UnknownCodeError, match="did you mean 'staff'"):
            Participants({"staff": 6})["staf"]

    def test_the_total_is_of_people(self) -> None:
        assert Participants({"learners": 24, "staff": 6, "organisations": 3}).total == 30

    def test_equal_any_mapping_of_the_same(self) -> None:
        plain = {learners.GROUP: 24, staff.GROUP: 6}
        one = Participants({"staff": 6, "learners": 24})

        assert one == Participants(plain) == Participants(one) == plain
        assert len({one, Participants(plain), Participants({"staff": 6})}) == 2

    @pytest.mark.parametrize("value", [[("staff", 6)], "staff", 6, {"staff"}, None])
    def test_refuse_what_is_not_a_mapping(self, value: Any) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Participants(value)

        assert caught.value.args == ("Participants", value, "a mapping of target groups to numbers")

    def test_cannot_be_changed(self) -> None:
        counts: Any = Participants({"staff": 6})

        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            counts.extra = 1
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            del counts.extra

    def test_refuse_a_group_given_twice(self) -> None:
        twice: dict[Any, int] = {"staff": 6, staff.GROUP: 7}

        with pytest.raises(InvalidValueError, match="expected each concept once"):
            Participants(twice)


class TestProject:
    def test_has_its_fields(self) -> None:
        [claim] = WHOLE.claims

        assert attrs.asdict(WHOLE, recurse=False) == {
            "number": ProjectNumber.parse(NUMBER),
            "title": "Zorg over de grens",
            "organisation": "Scalda",
            "country": "NL",
            "start": DAY,
            "end": datetime.date(2025, 8, 31),
            "participants": Participants({"learners": 24, "staff": 6}),
            "claims": (claim,),
            "priorities": (ukraine.PRIORITY_2024,),
            "edition": 2023,
            "summary": Summary({"nl": "Kort."}),
            "sections": (SECTION,),
        }

    def test_keeps_the_characters_of_a_subclass_of_str(self) -> None:
        project = some_project(title=Words.TITLE, organisation=Words.TITLE)

        assert [type(project.title), type(project.organisation)] == [str, str]
        assert f"{project.title}" == "Scalda"

    def test_takes_priorities_of_any_year_in_any_order_each_once(self) -> None:
        given_priorities = [ukraine.PRIORITY_2026, Words.PRIORITY, "priorities.ukraine_2024"]

        priorities = some_project(priorities=given_priorities).priorities

        assert priorities == (ukraine.PRIORITY_2024, ukraine.PRIORITY_2026)

    @pytest.mark.parametrize(
        ("change", "error", "words"),
        [
            ({"title": "a\nb"}, InvalidValueError, "Project.title is 'a\\nb', expected one line"),
            ({"organisation": ""}, InvalidValueError, "Project.organisation is ''"),
            ({"country": "GR"}, InvalidValueError, "Project.country is 'GR'"),
            ({"start": MOMENT}, InvalidValueError, "Project.start is datetime.datetime(2024"),
            ({"end": "2025"}, InvalidValueError, "Project.end is '2025', expected a date"),
            ({"claims": None}, WrongKindError, "None does not belong here, expected a list of c"),
            ({"claims": ["staff.motivation"]}, WrongKindError, "motivation' does not belong here"),
            ({"claims": [None]}, WrongKindError, "None does not belong here, expected a claim"),
            ({"priorities": "priorities.ukraine_2024"}, WrongKindError, "a list of priorities or"),
            ({"priorities": None}, WrongKindError, "expected a list of priorities or their codes"),
            ({"priorities": [[]]}, WrongKindError, "expected a priority, or the code of one"),
            ({"priorities": ["staff"]}, WrongKindError, "expected a priority, or the code of one"),
            ({"priorities": ["ukraine"]}, UnknownCodeError, "unknown code 'ukraine'"),
            ({"summary": "Kort."}, InvalidValueError, "expected a mapping of languages to texts"),
            ({"sections": None}, WrongKindError, "expected a list of sections"),
            ({"sections": SECTION}, WrongKindError, "expected a list of sections"),
            ({"sections": ["Wij"]}, WrongKindError, "'Wij' does not belong here, expected a sec"),
            ({"participants": {"staff": True}}, InvalidValueError, "Participants['staff'] is True"),
            ({"participants": {"staf": 1}}, UnknownCodeError, "unknown code 'staf'"),
            ({"number": NUMBER.lower()}, ProjectNumberError, "damaged project number"),
            ({"number": None}, ProjectNumberError, "damaged project number None"),
        ],
        ids=lambda value: repr(value)[:40] if isinstance(value, dict) else "",
    )
    def test_refuses(self, change: dict[str, object], error: type[KA1Error], words: str) -> None:
        with pytest.raises(error) as caught:
            some_project(**change)

        assert words in str(caught.value)


class TestEdition:
    @pytest.mark.parametrize(
        ("call_year", "edition"),
        [(2014, 2023), (2022, 2023), *((year, year) for year in GUIDES), (2027, 2026)],
    )
    def test_is_that_of_the_call_year_or_the_nearest(self, call_year: int, edition: int) -> None:
        rest = "KA102-046789" if call_year <= 2020 else "KA121-VET-000123456"

        project = some_project(number=f"{call_year}-1-NL01-{rest}")

        assert (project.edition, project.guide) == (edition, GUIDES[edition])

    @pytest.mark.parametrize("edition", GUIDES)
    def test_may_be_another_than_the_call_years(self, edition: int) -> None:
        project = some_project(edition=edition)

        assert project.guide is GUIDES[edition]
        assert (project == some_project()) is (edition == 2023)

    def test_stays_as_it_is_when_another_field_changes(self) -> None:
        changed = attrs.evolve(some_project(edition=2024), number="2026-1-NL01-KA121-VET-000123456")

        assert changed.edition == 2024

    @pytest.mark.parametrize("edition", [2022, 2027, "2024", 2024.0, None, True, [2024]])
    def test_is_one_there_is(self, edition: Any) -> None:
        with pytest.raises(UnknownEditionError, match="unknown edition"):
            some_project(edition=edition)
