from __future__ import annotations

import copy
import json
import pickle
from collections import Counter
from typing import Any

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from samples import MINIMAL
from strategies import (
    claims,
    counts,
    json_values,
    participants,
    projects,
    sound_projects,
    target_groups,
)

from erasmus_ka1 import Claim, Evidence, OutcomeSet, Project
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError
from erasmus_ka1.projects import ClaimStatus, Participants
from erasmus_ka1.serialization import dumps, loads
from erasmus_ka1.taxonomy import TargetGroup
from properties.refusals import is_taken, result_of

protocols = st.integers(0, pickle.HIGHEST_PROTOCOL)
no_counts = (
    st.integers(max_value=-1)
    | st.integers(min_value=2**63)
    | st.booleans()
    | st.floats()
    | st.none()
    | st.text()
)
#: What a field of a project may be given, good and bad, with the field.
_texts = st.text(max_size=6) | st.text("e\u0301 \u200b\x00\n\t\u2028\ud800a", max_size=4)
_givens = {
    "title": _texts,
    "organisation": _texts,
    "country": st.text("ABEGKLNRU\n", max_size=3),
    "number": st.text("0123-KALNVET", max_size=40) | st.just("2018-1-BE02-KA102-046789"),
}
fields_and_values = st.sampled_from([*_givens]).flatmap(
    lambda field: st.tuples(st.just(field), _givens[field])
)


class TestParticipants:
    @given(participants, target_groups, no_counts)
    def test_an_error_names_the_group_whose_count_is_refused(
        self, numbers: Participants, group: TargetGroup, value: Any
    ) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Participants({**numbers, group: value})

        assert caught.value.field == f"Participants[{group.code!r}]"

    @given(participants, json_values)
    def test_whatever_else_is_looked_up_is_an_unknown_code(
        self, numbers: Participants, value: Any
    ) -> None:
        known = [group.code for group in numbers]

        if value in known:
            assert numbers[value] == numbers.get(value)
            return
        with pytest.raises(UnknownCodeError) as caught:
            _ = numbers[value]

        assert {*caught.value.suggestions} <= {*known}


@examples(50)
@given(projects, protocols)
def test_a_project_survives_copies_and_pickles(project: Project, protocol: int) -> None:
    again = [
        copy.copy(project),
        copy.deepcopy(project),
        pickle.loads(pickle.dumps(project, protocol)),
    ]

    assert (again, {*map(hash, again)}) == ([project] * 3, {hash(project)})


@examples(50)
@given(projects | sound_projects(), st.randoms(use_true_random=False))
def test_claims_are_in_guide_order_and_none_is_lost(project: Project, random: Any) -> None:
    twice = [*project.claims, *project.claims]

    again = attrs.evolve(project, claims=random.sample(twice, len(twice))).claims

    places = [(each.outcome.index, each.status is ClaimStatus.ACHIEVED) for each in again]
    assert (Counter(again), places) == (Counter(twice), sorted(places))


@examples(50)
@given(projects, claims)
def test_claims_that_share_their_place_keep_the_order_they_were_given_in(
    project: Project, claim: Claim
) -> None:
    alike = [attrs.evolve(claim, respondents=number) for number in (3, 1, 2)]
    others = [each for each in project.claims if each.outcome is not claim.outcome]

    mixed = [each for one in alike for each in (one, *others)]
    again = attrs.evolve(project, claims=mixed).claims

    assert [each for each in again if each.outcome is claim.outcome] == alike


@given(projects)
def test_what_is_planned_and_achieved_is_what_the_claims_say(project: Project) -> None:
    claimed = {
        status: {each.outcome for each in project.claims if each.status is status}
        for status in ClaimStatus
    }

    assert (project.planned, project.achieved) == (
        OutcomeSet(claimed[ClaimStatus.PLANNED]),
        OutcomeSet(claimed[ClaimStatus.ACHIEVED]),
    )


@given(projects)
def test_a_project_works_with_the_groups_that_take_part_or_are_claimed_for(
    project: Project,
) -> None:
    expected = {each.outcome.group for each in project.claims}
    expected |= {group for group, number in project.participants.items() if number > 0}

    assert [*project.target_groups] == sorted(expected)


@examples(50)
@given(projects, st.sampled_from([each.name for each in attrs.fields(Project)]))
def test_no_field_of_a_project_can_be_set(project: Project, name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(project, name, getattr(project, name))


@examples(300)
@given(fields_and_values)
def test_a_field_takes_in_code_what_it_takes_in_a_file(given_field: tuple[str, str]) -> None:
    field, value = given_field
    good: dict[str, Any] = json.loads(dumps(MINIMAL))
    document = json.dumps({**good, field: value})

    changes: dict[str, Any] = {field: value}

    in_code = is_taken(lambda: attrs.evolve(MINIMAL, **changes))

    assert in_code == is_taken(lambda: loads(document, Project))


@examples(300)
@given(_texts, st.text("abEN-_1", max_size=9), _texts, counts | no_counts)
def test_evidence_takes_in_code_what_it_takes_in_a_file(
    text: str, language: str, source: str, asked: Any
) -> None:
    said = {"text": text, "language": language, "source": source, "date": "2024-09-01"}
    claim = {"outcome": "staff.motivation", "status": "achieved", "evidence": [said]}
    claim |= {} if asked is None else {"respondents": asked}
    document = json.dumps({**json.loads(dumps(MINIMAL)), "claims": [claim]})

    in_code = is_taken(
        lambda: Claim(
            "staff.motivation",
            "achieved",
            [Evidence(text, language, source, MINIMAL.start)],
            respondents=asked,
        )
    )

    assert in_code == is_taken(lambda: loads(document, Project))


@examples(50)
@given(projects, st.sampled_from(["title", "organisation"]), st.text())
def test_a_text_is_kept_as_it_was_given_or_refused(project: Project, field: str, text: str) -> None:
    changes: dict[str, Any] = {field: text}

    found = result_of(lambda: attrs.evolve(project, **changes))

    if isinstance(found, InvalidValueError):
        assert (found.field, found.value) == (f"Project.{field}", text)
    else:
        assert getattr(found, field) == text


@given(
    st.sampled_from(["participants", "claims", "priorities", "summary", "sections"]), json_values
)
def test_whatever_a_part_of_a_project_is_given_is_kept_or_refused_by_a_readable_error(
    field: str, value: Any
) -> None:
    project = result_of(lambda: attrs.evolve(MINIMAL, **{field: value}))

    if isinstance(project, KA1Error):
        assert str(project).isprintable()
    else:
        assert attrs.evolve(project) == project
