"""Of a project that meets every rule, what each change makes a check find; and of any project."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeAlias

import attrs
import pytest
from examples import examples
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import evidence, projects, served_tags, sound_projects

from erasmus_ka1 import Claim, Evidence, Project, ProjectNumber
from erasmus_ka1.projects import ClaimStatus, Finding, FindingCode, check
from erasmus_ka1.taxonomy import Aspect, Outcome, TargetGroup

Draw: TypeAlias = Callable[..., Any]


def outcome_of(member: Outcome | Aspect) -> Outcome:
    return member.outcome if isinstance(member, Aspect) else member


def group_of(member: Outcome | Aspect) -> TargetGroup:
    return outcome_of(member).group


def without_paths(findings: tuple[Finding, ...]) -> Counter[Finding]:
    return Counter(attrs.evolve(each, path="$") for each in findings)


def achieved(project: Project) -> list[Claim]:
    return [each for each in project.claims if each.status is ClaimStatus.ACHIEVED]


def planned(project: Project) -> list[Claim]:
    return [each for each in project.claims if each.status is ClaimStatus.PLANNED]


def achieved_of(project: Project, plan: Claim) -> list[Claim]:
    outcome = outcome_of(plan.outcome)
    return [each for each in achieved(project) if outcome_of(each.outcome) is outcome]


def with_claim(project: Project, old: Claim, *new: Claim) -> Project:
    """Return the project with other claims in the place of one."""
    place = next(place for place, each in enumerate(project.claims) if each is old)
    before, after = project.claims[:place], project.claims[place + 1 :]
    return attrs.evolve(project, claims=[*before, *new, *after])


def end_first(project: Project, _: Draw) -> Project:
    return attrs.evolve(project, end=project.start - datetime.timedelta(1))


def lose_evidence(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(achieved(project)))
    return with_claim(project, claim, attrs.evolve(claim, evidence=()))


def predate_evidence(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(achieved(project)))
    said = attrs.evolve(claim.evidence[0], date=project.start - datetime.timedelta(1))
    return with_claim(project, claim, attrs.evolve(claim, evidence=[said]))


def repeat(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(project.claims))
    return with_claim(project, claim, claim, claim)


def contradict(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(planned(project)))
    return with_claim(project, claim, claim, attrs.evolve(claim, participants=1))


def contradict_twice(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(planned(project)))
    other = attrs.evolve(claim, participants=1)
    return with_claim(project, claim, claim, other, other)


def count_more_than_asked(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(achieved(project)))
    return with_claim(project, claim, attrs.evolve(claim, participants=2, respondents=1))


def count_too_many(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(planned(project)))
    return with_claim(project, claim, attrs.evolve(claim, participants=100))


def ask_too_many(project: Project, draw: Draw) -> Project:
    claim = draw(st.sampled_from(achieved(project)))
    return with_claim(project, claim, attrs.evolve(claim, respondents=100))


def forget_a_group(project: Project, draw: Draw) -> Project:
    gone = draw(st.sampled_from(project.target_groups))
    left = {group: each for group, each in project.participants.items() if group is not gone}
    return attrs.evolve(project, participants=left)


def claim_nothing(project: Project, _: Draw) -> Project:
    return attrs.evolve(project, claims=(), participants={})


def claim_nothing_for_a_group(project: Project, draw: Draw) -> Project:
    assume(len(project.target_groups) > 1)
    gone = draw(st.sampled_from(project.target_groups))
    kept = [each for each in project.claims if group_of(each.outcome) is not gone]
    return attrs.evolve(project, claims=kept)


def unplan(project: Project, draw: Draw) -> Project:
    plan = draw(st.sampled_from(planned(project)))
    outcomes = [outcome_of(each.outcome) for each in project.claims]
    # planned once, and achieved once
    assume(outcomes.count(outcome_of(plan.outcome)) == len(achieved_of(project, plan)) + 1 == 2)
    return with_claim(project, plan)


def take_a_year_before(project: Project, _: Draw) -> Project:
    number = attrs.evolve(project.number, call_year=2023)
    return attrs.evolve(project, number=number, priorities=["priorities.ukraine_2024"])


def take_an_unknown_action(project: Project, _: Draw) -> Project:
    return attrs.evolve(project, number=attrs.evolve(project.number, action="KA199"))


def take_another_key_action(project: Project, _: Draw) -> Project:
    number = ProjectNumber.parse("2015-1-NL01-KA347-012345")
    return attrs.evolve(project, number=number, priorities=())


#: A change of a project that meets every rule, and what a check finds then.
CHANGES: dict[Callable[[Project, Draw], Project], tuple[FindingCode, ...]] = {
    end_first: (FindingCode.END_BEFORE_START,),
    lose_evidence: (FindingCode.ACHIEVED_WITHOUT_EVIDENCE,),
    predate_evidence: (FindingCode.EVIDENCE_BEFORE_START,),
    repeat: (FindingCode.DUPLICATE_CLAIM,),
    contradict: (FindingCode.CONFLICTING_FIGURES,),
    contradict_twice: (FindingCode.CONFLICTING_FIGURES, FindingCode.DUPLICATE_CLAIM),
    count_more_than_asked: (FindingCode.MORE_CONCERNED_THAN_RESPONDENTS,),
    count_too_many: (FindingCode.MORE_CONCERNED_THAN_PARTICIPANTS,),
    ask_too_many: (FindingCode.MORE_RESPONDENTS_THAN_PARTICIPANTS,),
    forget_a_group: (FindingCode.GROUP_WITHOUT_PARTICIPANTS,),
    claim_nothing: (FindingCode.NO_CLAIMS,),
    claim_nothing_for_a_group: (FindingCode.GROUP_WITHOUT_OUTCOME,),
    unplan: (FindingCode.ACHIEVED_NOT_PLANNED,),
    take_a_year_before: (FindingCode.PRIORITY_OF_ANOTHER_YEAR,),
    take_an_unknown_action: (FindingCode.UNKNOWN_ACTION,),
    take_another_key_action: (FindingCode.OTHER_KEY_ACTION,),
}


@given(sound_projects())
def test_nothing_is_found_where_every_rule_is_met(project: Project) -> None:
    assert check(project) == ()


@pytest.mark.parametrize(
    ("change", "expected"), CHANGES.items(), ids=[change.__name__ for change in CHANGES]
)
@examples(20)
@given(sound_projects(), st.data())
def test_one_change_for_the_worse_is_one_finding(
    change: Callable[[Project, Draw], Project],
    expected: tuple[FindingCode, ...],
    project: Project,
    data: st.DataObject,
) -> None:
    findings = check(change(project, data.draw))

    assert tuple(each.code for each in findings) == expected


@examples(50)
@given(projects, evidence, st.data())
def test_evidence_takes_away_the_finding_that_there_is_none_and_no_other(
    project: Project, said: Evidence, data: st.DataObject
) -> None:
    bare = [each for each in achieved(project) if not each.evidence]
    assume(bare and len({*project.claims}) == len(project.claims))
    claim = data.draw(st.sampled_from(bare))
    said = attrs.evolve(said, date=max(project.start, said.date), source="nobody else says this")

    more = with_claim(project, claim, attrs.evolve(claim, evidence=[said]))

    missing = Finding(FindingCode.ACHIEVED_WITHOUT_EVIDENCE, "$")
    gone = without_paths(check(project)) - without_paths(check(more))
    assert ([each.code for each in gone.elements()], len(check(project)) - len(check(more))) == (
        [missing.code],
        1,
    )


@examples(50)
@given(projects, st.data())
def test_participants_take_away_the_finding_that_there_are_none_and_no_other(
    project: Project, data: st.DataObject
) -> None:
    uncounted = [each for each in project.target_groups if each not in project.participants]
    assume(uncounted)
    group = data.draw(st.sampled_from(uncounted))

    more = attrs.evolve(project, participants={**project.participants, group: 2**63 - 1})

    gone = without_paths(check(project)) - without_paths(check(more))
    assert (
        [(each.code, each.parameters["group"]) for each in gone.elements()],
        len(check(project)) - len(check(more)),
    ) == ([(FindingCode.GROUP_WITHOUT_PARTICIPANTS, group)], 1)


@examples(50)
@given(projects, st.data())
def test_planning_what_was_achieved_takes_away_the_finding_that_it_was_not_planned(
    project: Project, data: st.DataObject
) -> None:
    unplanned = [each for each in check(project) if each.code is FindingCode.ACHIEVED_NOT_PLANNED]
    assume(unplanned)
    outcome: Any = data.draw(st.sampled_from(unplanned)).parameters["outcome"]

    more = attrs.evolve(project, claims=[*project.claims, Claim(outcome, "planned")])

    gone = without_paths(check(project)) - without_paths(check(more))
    # an outcome stands for its aspects, and each of them for it
    expected = [
        each
        for each in unplanned
        if each.parameters["outcome"] in (outcome, outcome_of(outcome))
        or outcome_of(each.parameters["outcome"]) is outcome  # type: ignore[arg-type]
    ]
    assert (gone, len(check(project)) - len(check(more))) == (
        without_paths(tuple(expected)),
        len(expected),
    )


@examples(50)
@given(projects, st.sampled_from(served_tags))
def test_every_finding_has_its_sentence_in_every_locale(project: Project, tag: str) -> None:
    findings = check(project, tag)

    assert [each.text for each in findings] == [each.message(tag) for each in findings]
    assert {each.language(tag) for each in findings} <= {tag.partition("-")[0]}


@examples(50)
@given(projects)
def test_the_language_of_a_check_changes_nothing_that_is_found(project: Project) -> None:
    assert check(project) == check(project, "nl") == check(project, "en")


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
