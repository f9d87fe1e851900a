"""A guide made on the spot: every concept in its place, and the views on them."""

from __future__ import annotations

from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import InvalidValueError
from erasmus_ka1.taxonomy import (
    Aspect,
    Audience,
    Guide,
    Impact,
    KeyAction,
    Level,
    Outcome,
    SystemLevel,
    TargetGroup,
    learners,
)
from erasmus_ka1.taxonomy._search import suggest


def texts(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "english_label": code,
        "english_short_label": code,
        "english_source": "ours",
    }


def group(code: str, *outcomes: Outcome) -> TargetGroup:
    audience = Audience(**texts(f"{code}.audience"))
    return TargetGroup(
        **texts(code), level=Level.PARTICIPANTS, audiences=(audience,), outcomes=outcomes
    )


def small_guide(*impacts: str) -> Guide:
    aspects = tuple(Aspect(**texts(code)) for code in ("staff.a.x", "staff.a.y"))
    return Guide(
        edition=2031,
        import_name="nowhere:GUIDE",
        sources_name="nowhere:SOURCES",
        key_action=KeyAction(**texts("action"), levels=(Level.SYSTEMS,)),
        learners=group("learners", Outcome(**texts("learners.a"))),
        staff=group(
            "staff", Outcome(**texts("staff.a"), aspects=aspects), Outcome(**texts("staff.b"))
        ),
        organisations=group("organisations"),
        systems=SystemLevel(
            **texts("systems"), impacts=tuple(Impact(**texts(code)) for code in impacts)
        ),
        priorities=(),
    )


ORDER = (
    *("action", "learners", "learners.audience", "learners.a"),
    *("staff", "staff.audience", "staff.a", "staff.a.x", "staff.a.y", "staff.b"),
    *("organisations", "organisations.audience", "systems", "systems.i"),
)


def test_the_concepts_of_a_guide_are_numbered_in_its_order() -> None:
    guide = small_guide("systems.i")

    assert [(each.code, each.index, each.guide) for each in guide] == [
        (code, place, guide) for place, code in enumerate(ORDER)
    ]


@pytest.mark.parametrize(
    ("view", "codes"),
    [
        ("concepts", ORDER),
        ("target_groups", ("learners", "staff", "organisations")),
        ("audiences", ("learners.audience", "staff.audience", "organisations.audience")),
        ("outcomes", ("learners.a", "staff.a", "staff.b")),
        ("aspects", ("staff.a.x", "staff.a.y")),
        ("impacts", ("systems.i",)),
        ("priorities", ()),
    ],
)
def test_a_guide_has_a_view_on_each_kind(view: str, codes: tuple[str, ...]) -> None:
    assert getattr(small_guide("systems.i"), view).codes == codes


@pytest.mark.parametrize(
    ("code", "owner", "position"),
    [
        ("staff.audience", "staff", None),
        ("staff.a", "staff", 1),
        ("staff.b", "staff", 2),
        ("staff.a.x", "staff.a", 1),
        ("staff.a.y", "staff.a", 2),
        ("systems.i", "systems", None),
    ],
)
def test_a_part_knows_its_owner_and_its_place_from_1(
    code: str, owner: str, position: int | None
) -> None:
    guide = small_guide("systems.i")
    part: Any = guide[code]

    names = ("group", "outcome", "system_level")
    owners = [getattr(part, name) for name in names if hasattr(part, name)]

    assert (owners, getattr(part, "position", None)) == ([guide[owner]], position)


def test_codes_that_stand_for_two_concepts_are_all_named() -> None:
    with pytest.raises(ValueError, match=r"two concepts: learners\.a, staff\.b$"):
        small_guide("staff.b", "learners.a")


def test_five_suggestions_are_given_where_no_number_is_asked_for() -> None:
    assert len(suggest([learners.FUTURE_LEARNING] * 9, "Motivatie om verder te leren")) == 5


@pytest.mark.parametrize(("locale", "language"), [("nl", "nl"), ("en", "en")])
def test_suggestions_are_in_the_language_asked_for(locale: str, language: str) -> None:
    found = GUIDE_2024.suggest("Motivatie om verder te leren", locale)

    assert {each.language for each in found} == {language}


def test_no_more_suggestions_are_given_than_are_asked_for() -> None:
    assert len(GUIDE_2024.suggest("Leerlingen", limit=1)) == 1


def test_a_long_label_is_suggested_whatever_stands_between_its_words() -> None:
    talent = GUIDE_2024["organisations.professional_environment.attracting_talent"]

    found = GUIDE_2024.suggest(talent.label("nl").replace(" ", " / "), "nl")

    assert [each.concept for each in found] == [talent]


def test_a_concept_does_not_come_before_itself() -> None:
    concept = learners.EMPLOYABILITY

    assert (concept < concept, concept > concept) == (False, False)  # noqa: PLR0124
    assert (concept <= concept, concept >= concept) == (True, True)  # noqa: PLR0124


def test_a_source_is_that_of_one_of_the_three_texts() -> None:
    kind: Any = "alleviates"

    with pytest.raises(InvalidValueError) as caught:
        learners.EMPLOYABILITY.source("nl", of=kind)

    assert (caught.value.field, caught.value.value, caught.value.expected) == (
        "Concept.source.of",
        "alleviates",
        "one of label, short_label, statement",
    )
