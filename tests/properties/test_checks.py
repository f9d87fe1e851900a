"""What a check finds in any project, and in one that meets every rule."""

from __future__ import annotations

import datetime

import attrs
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import projects, served_tags, sound_projects

from erasmus_ka1 import Project
from erasmus_ka1.projects import check


@given(sound_projects())
def test_nothing_is_found_where_every_rule_is_met(project: Project) -> None:
    assert check(project) == ()


@examples(50)
@given(projects, st.sampled_from(served_tags))
def test_every_finding_has_its_sentence_in_every_locale(project: Project, tag: str) -> None:
    findings = check(project, tag)

    assert findings == check(project)
    assert [each.text for each in findings] == [each.message(tag) for each in findings]
    assert {each.language(tag) for each in findings} <= {tag, tag.partition("-")[0]}


@examples(50)
@given(projects, st.integers(1, 50_000))
def test_moving_every_date_alike_changes_no_code(project: Project, days: int) -> None:
    shift = datetime.timedelta(days)
    every = [project.start, project.end]
    every += [said.date for claim in project.claims for said in claim.evidence]
    assume(max(every) <= datetime.date.max - shift)

    moved = attrs.evolve(
        project,
        start=project.start + shift,
        end=project.end + shift,
        claims=[
            attrs.evolve(
                claim,
                evidence=[attrs.evolve(said, date=said.date + shift) for said in claim.evidence],
            )
            for claim in project.claims
        ],
    )

    assert [(each.code, each.path) for each in check(moved)] == [
        (each.code, each.path) for each in check(project)
    ]
