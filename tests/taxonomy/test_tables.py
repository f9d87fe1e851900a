"""The concepts of a guide as choices of a form and as rows of a table."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024, GUIDES, learners, organisations, staff, systems
from erasmus_ka1.errors import UnknownLocaleError, WrongKindError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import KINDS, Guide, Row

by_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=repr)


class Kinds(str, enum.Enum):  # noqa: UP042 - as people have them
    IMPACT = "impact"


@by_guide
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_outcomes_are_offered_by_target_group_in_guide_order(guide: Guide, locale: str) -> None:
    expected = [
        (
            group.label(locale),
            [(each.code, guide.label(each, locale=locale)) for each in guide.outcomes_for(group)],
        )
        for group in guide.target_groups
    ]

    assert guide.choices(locale=locale, kind="outcome", grouped=True) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_the_groups_hold_the_pairs_that_are_offered_without_groups(kind: Any) -> None:
    groups = GUIDE_2024.choices(locale="nl", kind=kind)

    pairs = [pair for _, pairs in groups for pair in pairs]
    assert pairs == GUIDE_2024.choices(locale="nl", kind=kind, grouped=False)
    assert [code for code, _ in pairs] == [each.code for each in GUIDE_2024 if each.kind == kind]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("aspect", ["Organisaties"]),
        ("impact", ["Stelsels"]),
        ("priority", ["Prioriteiten"]),
        ("target_group", ["Doelgroepen"]),
        ("level", ["Niveaus"]),
        ("key_action", ["Kernactie"]),
        (["outcome", "aspect"], ["Lerenden", "Personeel", "Organisaties"]),
        (["target_group", "audience"], ["Doelgroepen", "Lerenden", "Personeel", "Organisaties"]),
        ([], []),
    ],
    ids=str,
)
def test_each_group_is_offered_once(kind: Any, names: list[str]) -> None:
    assert [name for name, _ in GUIDE_2024.choices(locale="nl", kind=kind)] == names


def test_pairs_of_several_kinds_stay_in_guide_order() -> None:
    pairs = GUIDE_2024.choices(locale="en", kind=iter(("aspect", "target_group")), grouped=False)

    codes = [code for code, _ in pairs]
    assert codes == sorted(codes, key=GUIDE_2024.concepts.codes.index)


def test_a_choice_shows_the_text_that_was_asked_for() -> None:
    pairs = GUIDE_2024.choices(locale="en", kind="impact", grouped=False, of="short_label")

    assert pairs[0] == (systems.POLICY_REFORMS.code, systems.POLICY_REFORMS.short_label("en"))


def test_a_kind_counts_by_its_characters() -> None:
    kind: Any = Kinds.IMPACT

    assert GUIDE_2024.table(locale="nl", kind=kind) == GUIDE_2024.table(locale="nl", kind="impact")


@by_guide
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_a_row_has_every_text_of_a_concept_with_its_source(guide: Guide, locale: str) -> None:
    for concept, row in zip(guide, guide.table(locale=locale), strict=True):
        source = guide.source(concept, locale=locale, of="statement")
        assert row["code"] == concept.code
        assert row["label"] == guide.label(concept, locale=locale)
        assert row["short_label"] == guide.short_label(concept, locale=locale)
        assert row["statement"] == guide.statement(concept, locale=locale)
        assert row["statement_status"] == source.status
        assert row["statement_source"].startswith(source.document)
        assert row["statement_source"].endswith(source.version or source.document)


@by_guide
def test_rows_are_flat_and_have_the_same_keys_in_the_same_order(guide: Guide) -> None:
    for row in guide.table(locale="nl"):
        assert [*row] == [*Row.__annotations__]
        assert {type(each) for each in row.values()} <= {str, int, type(None)}


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("key_action_1", (None, None, None)),
        (staff.GROUP.code, (None, None, None)),
        (staff.DIVERSITY.code, ("staff", "staff", 6)),
        (
            organisations.COOPERATION.code,
            (organisations.INTERNATIONAL_CAPACITY.code, "organisations", 2),
        ),
        (systems.NEW_RESOURCES.code, ("systems", "systems", 2)),
    ],
    ids=str,
)
def test_a_row_says_where_a_concept_belongs(code: str, place: tuple[object, ...]) -> None:
    [row] = [each for each in GUIDE_2024.table(locale="nl") if each["code"] == code]

    assert (row["parent"], row["group"], row["position"]) == place


def test_a_row_names_the_language_that_a_fallback_supplied() -> None:
    localizer = Localizer("nl-BE")

    row = GUIDE_2024.table(locale=localizer, kind="outcome")[0]

    assert (row["locale"], row["label_language"]) == ("nl-BE", "nl")
    assert row["label"] == learners.LEARNING_PERFORMANCE.label("nl")


@pytest.mark.parametrize(
    "ask",
    [
        lambda given: GUIDE_2024.choices(locale="nl", kind=given),
        lambda given: GUIDE_2024.choices(locale="nl", kind=[given]),
        lambda given: GUIDE_2024.choices(locale="nl", of=given),
        lambda given: GUIDE_2024.table(locale="nl", kind=[given]),
    ],
    ids=["choices", "kinds", "text", "table"],
)
@pytest.mark.parametrize(
    "given", [5, b"outcome", "outcomes", {"outcome": 1}, [["outcome"]]], ids=str
)
def test_what_is_no_kind_is_refused(ask: Callable[[Any], object], given: object) -> None:
    with pytest.raises(WrongKindError, match="does not belong here, expected "):
        ask(given)


@pytest.mark.parametrize("ask", [GUIDE_2024.choices, GUIDE_2024.table], ids=["choices", "table"])
def test_an_unknown_locale_is_refused(ask: Callable[..., object]) -> None:
    with pytest.raises(UnknownLocaleError):
        ask(locale="no language")
