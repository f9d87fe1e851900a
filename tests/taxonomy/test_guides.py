"""The editions: what each holds, how it is looked up, and what changes between two."""

from __future__ import annotations

import copy
import csv
import enum
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, get_args

import pytest

import erasmus_ka1
from erasmus_ka1 import (
    GUIDE_2023,
    GUIDE_2024,
    GUIDE_2025,
    GUIDE_2026,
    GUIDES,
    learners,
    organisations,
    staff,
    systems,
    ukraine,
)
from erasmus_ka1.errors import (
    InvalidValueError,
    OtherEditionError,
    UnknownCodeError,
    UnknownEditionError,
    WrongKindError,
)
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import (
    CONCEPTS,
    Aspect,
    Audience,
    Change,
    Concept,
    Edition,
    Guide,
    Guides,
    Impact,
    KeyAction,
    Level,
    Outcome,
    Priority,
    Source,
    Status,
    SystemLevel,
    TargetGroup,
    codes,
    concept_of,
    diff,
    home_guide,
)

WriteCatalogue = Callable[[Path, str, str], Path]

CODE_TYPES = {
    TargetGroup: codes.TargetGroupCode,
    Audience: codes.AudienceCode,
    Outcome: codes.OutcomeCode,
    Aspect: codes.AspectCode,
    Impact: codes.ImpactCode,
    Priority: codes.PriorityCode,
}
NEAR_MISSES = {
    "staff.diversty": "staff.diversity",
    "staff diversity": "staff.diversity",
    "STAFF.DIVERSITY": "staff.diversity",
    "ｓtaff.diversity": "staff.diversity",
    "staff-motivation": "staff.motivation",
    "employability": "learners.employability",
    "learners.diversity": "staff.diversity",
    "organisations.cooperation": "organisations.international_capacity.cooperation",
    "learner": "learners",
}
NO_CODES = ["zorg", "", "learners." * 20_000, None, 3, ["staff.diversity"], b"staff.diversity"]
LOOK_UPS: dict[str, Callable[[Any], object]] = {
    "guide": GUIDE_2024.__getitem__,
    "concepts": GUIDE_2024.concepts.__getitem__,
    "outcomes": GUIDE_2024.outcomes.__getitem__,
    "concept_of": concept_of,
    "missing_from": lambda code: GUIDE_2024.missing_from([code]),
}
DIFF = Path(__file__).parent.parent / "data" / "editions" / "edition_diff.tsv"
#: The changes of the English pages, old and new, by the years of the editions.
CHANGES: dict[tuple[int, int], list[tuple[str, str]]] = {}
with DIFF.open(encoding="utf-8", newline="") as _file:
    for _row in csv.DictReader(_file, delimiter="\t"):
        if _row["from"].startswith("en_"):
            _years = int(_row["from"][3:7]), int(_row["to"][3:7])
            CHANGES.setdefault(_years, []).append((_row["old"], _row["new"]))

each_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=str)
each_look_up = pytest.mark.parametrize("look_up", LOOK_UPS.values(), ids=LOOK_UPS)


class Text(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


class Code(str, enum.Enum):  # noqa: UP042 - hashes as its name
    MOTIVATION = "staff.motivation"


def literals(alias: object) -> list[str]:
    """Return the members of a literal type, those of nested unions too."""
    return [
        member
        for argument in get_args(alias)
        for member in ([argument] if isinstance(argument, str) else literals(argument))
    ]


@each_guide
def test_the_collections_have_every_concept_in_the_pages_order(guide: Guide) -> None:
    kinds: dict[type[Concept], Iterable[Concept]] = {
        KeyAction: [guide.key_action],
        TargetGroup: guide.target_groups,
        Audience: guide.audiences,
        Outcome: guide.outcomes,
        Aspect: guide.aspects,
        SystemLevel: [guide.systems],
        Impact: guide.impacts,
        Priority: guide.priorities,
    }

    assert sorted(each for found in kinds.values() for each in found) == [*guide]
    assert [*guide] == sorted(guide)
    assert all(isinstance(each, kind) for kind, found in kinds.items() for each in found)


@pytest.mark.parametrize("guide", [GUIDE_2023, GUIDE_2025, GUIDE_2026], ids=str)
def test_only_the_priority_differs_from_2023_to_2026(guide: Guide) -> None:
    own = {each for each in guide if not isinstance(each, Priority)}

    assert own == {each for each in GUIDE_2024 if not isinstance(each, Priority)}
    assert guide.priorities.codes == (f"priorities.ukraine_{guide.edition}",)


def test_the_guides_are_a_mapping_by_year_and_have_a_name_each() -> None:
    assert [guide.edition for guide in GUIDES.values()] == [*GUIDES] == sorted(GUIDES)
    for package in (erasmus_ka1, erasmus_ka1.taxonomy):
        assert {name for name in package.__all__ if name.startswith("GUIDE_")} == {
            f"GUIDE_{year}" for year in GUIDES if getattr(package, f"GUIDE_{year}") is GUIDES[year]
        }
    assert (len(GUIDES), 2025 in GUIDES, 2022 in GUIDES) == (len([*GUIDES]), True, False)
    assert repr(GUIDES).startswith("Guides(2023, 2024, 2025, 2026")
    assert [copy.copy(GUIDES), copy.deepcopy(GUIDES)] == [GUIDES, GUIDES]


@pytest.mark.parametrize("year", [2022, "2024", 2024.0, None, [2024], True])
def test_an_edition_that_there_is_not_is_unknown(year: Any) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        GUIDES[year]

    assert (caught.value.edition, caught.value.editions) == (year, tuple(GUIDES))
    assert (GUIDES.get(year), GUIDES.get(year, GUIDE_2024)) == (None, GUIDE_2024)


@each_guide
def test_a_guide_has_the_target_groups_by_name(guide: Guide) -> None:
    groups = [guide.learners, guide.staff, guide.organisations]

    assert groups == [learners.GROUP, staff.GROUP, organisations.GROUP] == [*guide.target_groups]
    assert [outcome for group in groups for outcome in guide.outcomes_for(group)] == [
        *guide.outcomes
    ]


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (learners.GROUP, (*learners.GROUP.audiences, *learners.GROUP.outcomes)),
        (organisations.INTERNATIONAL_CAPACITY, organisations.INTERNATIONAL_CAPACITY.aspects),
        (systems.SYSTEMS, (systems.POLICY_REFORMS, systems.NEW_RESOURCES)),
        (staff.MOTIVATION, ()),
    ],
    ids=str,
)
def test_a_guide_has_the_children_of_a_concept(
    parent: Concept, children: tuple[Concept, ...]
) -> None:
    assert GUIDE_2025.children(parent) == children


@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]
)
@each_guide
def test_copies_of_a_guide_are_itself_and_those_of_its_collections_equal(
    guide: Guide, duplicate: Callable[[Any], Any]
) -> None:
    assert duplicate(guide) is guide
    assert duplicate(guide.outcomes) == guide.outcomes
    assert hash(duplicate(guide.outcomes)) == hash(guide.outcomes)
    assert duplicate(CONCEPTS) == CONCEPTS


@pytest.mark.parametrize("name", ["edition", "concepts", "outcomes", "learners", "unheard_of"])
def test_a_guide_cannot_be_changed(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(GUIDE_2024, name, "x")
    with pytest.raises(AttributeError):
        delattr(GUIDE_2024, name)


@pytest.mark.parametrize(
    ("item", "within"),
    [
        pytest.param("staff.diversity", True, id="code"),
        pytest.param(staff.DIVERSITY, True, id="concept"),
        pytest.param(Text("staff.diversity"), True, id="subclass"),
        pytest.param(Outcome, False, id="class"),
        pytest.param("staff", False, id="code-of-another-kind"),
        pytest.param(staff.GROUP, False, id="concept-of-another-kind"),
        pytest.param(
            Outcome(code="staff.diversity", english_label="x", english_short_label="x"),
            False,
            id="namesake",
        ),
        pytest.param(None, False, id="none"),
        pytest.param(["staff.diversity"], False, id="unhashable"),
    ],
)
def test_a_collection_contains_its_own_concepts_and_their_codes(
    item: object, *, within: bool
) -> None:
    assert (item in GUIDE_2024.outcomes) is within


def test_a_collection_iterates_and_shows_its_codes() -> None:
    assert [each.code for each in GUIDE_2024.impacts] == [*GUIDE_2024.impacts.codes]
    assert (
        repr(GUIDE_2024.impacts) == "Concepts(['systems.policy_reforms', 'systems.new_resources'])"
    )
    assert GUIDE_2024.impacts != [*GUIDE_2024.impacts]


@pytest.mark.parametrize("code", [Text("staff.motivation"), Code.MOTIVATION], ids=["text", "enum"])
@each_look_up
def test_a_code_of_a_class_of_ones_own_is_its_characters(
    look_up: Callable[[Any], object], code: str
) -> None:
    assert look_up(code) in (staff.MOTIVATION, ())


@pytest.mark.parametrize(("wrong", "right"), NEAR_MISSES.items(), ids=NEAR_MISSES)
@each_look_up
def test_a_wrong_code_suggests_the_nearest_at_every_entrance(
    look_up: Callable[[Any], object], wrong: str, right: str
) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        look_up(wrong)

    # a collection suggests its own codes only
    own = GUIDE_2024.outcomes.codes if look_up is LOOK_UPS["outcomes"] else CONCEPTS.codes
    assert right in caught.value.suggestions or right not in own
    assert {*caught.value.suggestions} <= {*own}


@pytest.mark.parametrize("wrong", NO_CODES, ids=lambda wrong: repr(wrong)[:12])
def test_what_is_like_no_code_suggests_none(wrong: Any) -> None:
    with pytest.raises(UnknownCodeError) as caught:
        GUIDE_2024[wrong]

    assert (caught.value.code, caught.value.suggestions) == (wrong, ())
    assert (GUIDE_2024.get(wrong), GUIDE_2024.get(wrong, 5)) == (None, 5)


@pytest.mark.parametrize("code", ["priorities.ukraine_2026", Text("priorities.ukraine_2026")])
@pytest.mark.parametrize("name", ["concepts", "outcomes", "priorities"])
def test_a_code_of_another_edition_is_told_with_all_that_have_it(name: str, code: str) -> None:
    with pytest.raises(OtherEditionError) as caught:
        getattr(GUIDE_2024, name)[code]

    assert vars(caught.value) == {
        "code": "priorities.ukraine_2026",
        "edition": 2024,
        "editions": (2026,),
    }
    assert concept_of(code) is ukraine.PRIORITY_2026


@pytest.mark.parametrize(
    ("concepts", "missing"),
    [
        ([staff.MOTIVATION, "learners.initiative"], ()),
        (
            [ukraine.PRIORITY_2026, "staff.motivation", "priorities.ukraine_2023"],
            (ukraine.PRIORITY_2023, ukraine.PRIORITY_2026),
        ),
        ([], ()),
    ],
    ids=["none", "two", "empty"],
)
def test_a_guide_tells_what_it_lacks(
    concepts: list[Concept | str], missing: tuple[Concept, ...]
) -> None:
    assert GUIDE_2024.missing_from(concepts) == missing


@pytest.mark.parametrize(
    ("concept", "edition", "codes_found"),
    [
        (ukraine.PRIORITY_2024, 2025, ["priorities.ukraine_2025"]),
        (ukraine.PRIORITY_2023, 2026, ["priorities.ukraine_2026"]),
        (ukraine.PRIORITY_2024, 2024, []),
        (ukraine.PRIORITY_2024, 2023, []),
        (staff.MOTIVATION, 2026, []),
    ],
    ids=["next", "after next", "has it", "is earlier", "was never dropped"],
)
def test_a_guide_tells_what_took_the_place_of_a_concept(
    concept: Concept, edition: int, codes_found: list[str]
) -> None:
    assert [each.code for each in GUIDES[edition].successors(concept)] == codes_found


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda given: GUIDE_2024.missing_from([given]), id="missing_from"),
        pytest.param(GUIDE_2024.successors, id="successors"),
        pytest.param(
            lambda given: GUIDE_2024.missing_from(given if type(given) is bytes else 5),  # type: ignore[arg-type]
            id="missing_from-list",
        ),
        pytest.param(GUIDE_2024.children, id="children"),
        pytest.param(lambda given: GUIDE_2024.of_kind(repr(given)), id="of_kind"),  # type: ignore[arg-type]
        pytest.param(lambda given: GUIDE_2024.wordings(staff.GROUP, repr(given)), id="wordings"),  # type: ignore[arg-type]
        pytest.param(lambda given: staff.GROUP.is_in(repr(given)), id="is_in"),  # type: ignore[arg-type]
        pytest.param(GUIDE_2024.outcomes_for, id="outcomes_for"),
        pytest.param(lambda given: GUIDE_2024.label(given, locale="nl"), id="label"),
        pytest.param(lambda given: GUIDE_2024.source(given, locale="nl"), id="source"),
        pytest.param(lambda given: GUIDE_2024.statement(given, locale="nl"), id="statement"),
        pytest.param(lambda given: GUIDE_2024.find([given]), id="find"),  # type: ignore[arg-type]
        pytest.param(lambda given: GUIDE_2024.suggest([given]), id="suggest"),  # type: ignore[arg-type]
        pytest.param(lambda given: GUIDE_2024.suggest("x", limit=[given]), id="limit"),  # type: ignore[arg-type]
        pytest.param(lambda given: GUIDE_2024.of_kind([given]), id="of_kind"),  # type: ignore[arg-type]
        pytest.param(lambda given: [*GUIDE_2024.wordings(given, "label")], id="wordings"),
        pytest.param(lambda given: [*GUIDE_2024.wordings(staff.MOTIVATION, given)], id="kind"),
        pytest.param(lambda given: staff.MOTIVATION.is_in([given]), id="is_in"),  # type: ignore[arg-type]
        pytest.param(home_guide, id="home_guide"),
        pytest.param(lambda given: diff(given, GUIDE_2024), id="diff-old"),
        pytest.param(lambda given: diff(GUIDE_2024, given), id="diff-new"),
    ],
)
@pytest.mark.parametrize(
    "given",
    [None, 5, float("nan"), b"x", ["x"], {"a": 1}, Outcome],
    ids=["none", "number", "nan", "bytes", "list", "dict", "class"],
)
def test_what_does_not_belong_there_is_refused_as_ours(
    ask: Callable[[Any], object], given: object
) -> None:
    with pytest.raises(WrongKindError, match="does not belong here, expected "):
        ask(given)


@pytest.mark.parametrize("kind", CODE_TYPES, ids=lambda kind: kind.__name__)
def test_the_codes_as_types_are_those_of_all_editions_in_order(kind: type[Concept]) -> None:
    expected = [each.code for each in CONCEPTS if isinstance(each, kind)]

    assert literals(CODE_TYPES[kind]) == expected


def test_the_type_of_any_code_has_every_code_once() -> None:
    assert sorted(literals(codes.ConceptCode)) == sorted(CONCEPTS.codes)
    assert {*codes.__all__} == {name for name in vars(codes) if name.endswith("Code")}


class TestDiff:
    @pytest.mark.parametrize(("old", "new"), CHANGES, ids=str)
    def test_the_changes_are_those_of_the_table(self, old: int, new: int) -> None:
        expected = CHANGES[old, new]

        changes = diff(GUIDES[old], GUIDES[new], locale="en")

        *reworded, removed, added = changes
        assert (removed.kind, added.kind) == ("removed", "added")
        assert (removed.code, added.code) == tuple(f"priorities.ukraine_{y}" for y in (old, new))
        assert {each.kind for each in reworded} <= {"reworded"}
        example = ", by providing for example"
        assert [*((each.old, each.new) for each in reworded), (removed.old, added.new)] == [
            (one.removesuffix(example), other.removesuffix(example)) for one, other in expected
        ]

    def test_without_a_locale_every_language_is_compared(self) -> None:
        found = diff(GUIDE_2023, GUIDE_2025)

        dutch = [each.code for each in found if each.language == "nl"]
        assert dutch == ["priorities.ukraine_2023", "priorities.ukraine_2025"]
        assert found[: -len(dutch)] == diff(GUIDE_2023, GUIDE_2025, locale="en-IE")

    def test_a_change_of_capitals_or_punctuation_leaves_the_words(self) -> None:
        found = diff(GUIDE_2023, GUIDE_2025, locale="en")

        assert [each.code for each in found if each.same_words] == [
            *("staff.competences", "staff.diversity", "organisations.international_capacity"),
            *("organisations.innovative_operation", "organisations.professional_environment"),
        ]

    @pytest.mark.parametrize(
        ("locale", "words"),
        [("en", ("removed", "added")), ("nl", ("vervallen", "toegevoegd"))],
    )
    def test_a_change_is_described_in_the_readers_words(
        self, locale: str, words: tuple[str, str]
    ) -> None:
        removed, added = diff(GUIDE_2025, GUIDE_2026, locale="nl")

        assert [removed.describe(locale), added.describe(locale)] == [
            f"priorities.ukraine_2025: {words[0]}\n  - {removed.old}",
            f"priorities.ukraine_2026: {words[1]}\n  + {added.new}",
        ]


FRISIAN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgctxt "learners.skills"
msgid "better skills"
msgstr "bettere feardichheden"

msgctxt "learners.trust"
msgid "more trust"
msgstr "mear fertrouwen"

msgctxt "learners.trust@2027"
msgid "more trust"
msgstr "grutter fertrouwen"
"""


def texts(code: str, label: str) -> dict[str, Any]:
    return {"code": code, "english_label": label, "english_short_label": label}


class Fiction:
    """An edition of 2027 that adds an outcome, drops an aspect and rewords two labels."""

    def __init__(self) -> None:
        self.skills = Outcome(**texts("learners.skills", "better skills"))
        self.trust = Outcome(**texts("learners.trust", "more trust"))
        self.patience = Outcome(**texts("learners.patience", "patience"), first_edition=2027)
        self.reach = Aspect(**texts("learners.growth.reach", "reach"), last_edition=2026)
        self.depth = Aspect(**texts("learners.growth.depth", "depth"))
        self.growth = Outcome(
            **texts("learners.growth", "growth"),
            english_statement="growth: reach; depth",
            aspects=(self.reach, self.depth),
        )
        outcomes = (self.skills, self.trust, self.patience, self.growth)
        self.group = TargetGroup(
            code="learners",
            english_short_label="Learners",
            english_statement="Learners are to have:",
            level=Level.PARTICIPANTS,
            audiences=(),
            outcomes=outcomes,
        )
        reworded = {
            "learners.skills": {"label": "far better skills"},
            "learners.trust": {"label": "more trust"},
            "learners.growth": {"statement": "growth: depth"},
            "learners.growth.depth": {"label": "greater depth"},
        }
        old = Edition(year=2026, pages=(self.page(2026),))
        editions = {2026: old, 2027: Edition(year=2027, follows=old, reworded=reworded)}
        guides = Guides(
            (self.group, *outcomes, *self.growth.aspects), editions, editions.__getitem__
        )
        self.old, self.new = guides.values()

    @staticmethod
    def page(year: int) -> Source:
        return Source(document="Page", edition=year, language="en", status=Status.OFFICIAL)


@pytest.fixture(scope="module")
def fiction() -> Fiction:
    return Fiction()


class TestEditionToCome:
    def test_it_has_what_it_added_and_lacks_what_it_dropped(self, fiction: Fiction) -> None:
        assert fiction.new.outcomes_for(fiction.group) == fiction.group.outcomes
        assert fiction.old.outcomes_for(fiction.group) == (
            fiction.skills,
            fiction.trust,
            fiction.growth,
        )
        assert fiction.new.children(fiction.growth) == (fiction.depth,)
        assert fiction.new.missing_from(fiction.old) == (fiction.reach,)
        assert fiction.new.successors(fiction.reach) == ()

    def test_a_statement_takes_over_the_new_labels_in_it(self, fiction: Fiction) -> None:
        assert fiction.new.statement(fiction.skills, locale="en") == "far better skills"
        assert fiction.new.statement(fiction.growth, locale="en") == "growth: depth"

    def test_another_language_changes_without_the_english(
        self, fiction: Fiction, tmp_path: Path, write_catalogue: WriteCatalogue
    ) -> None:
        pack = write_catalogue(tmp_path, "fy", FRISIAN)
        frisian = Localizer("fy", catalogues=[pack])

        found = [
            (guide.label(fiction.trust, locale=frisian), guide.label(fiction.trust, locale="en"))
            for guide in (fiction.old, fiction.new)
        ]

        assert found == [("mear fertrouwen", "more trust"), ("grutter fertrouwen", "more trust")]
        assert fiction.new.label(fiction.skills, locale=frisian) == "bettere feardichheden"
        assert frisian.for_edition(fiction.new).origin_of(fiction.trust) == ("fy", 2027)

    @pytest.mark.parametrize(
        ("name", "status"),
        [("trust", "other_edition"), ("skills", "editorial"), ("patience", "editorial")],
    )
    def test_without_its_page_only_what_it_shares_is_the_guides(
        self, fiction: Fiction, name: str, status: str
    ) -> None:
        source = fiction.new.source(getattr(fiction, name), locale="en")

        assert source.status == status

    def test_the_changes_are_told(self, fiction: Fiction) -> None:
        def brief(change: Change) -> tuple[str, str, str | None, str | None]:
            return change.code, change.kind.value, change.old, change.new

        assert [*map(brief, diff(fiction.old, fiction.new, locale="en"))] == [
            ("learners.skills", "reworded", "better skills", "far better skills"),
            ("learners.patience", "added", None, "patience"),
            ("learners.growth", "reworded", "growth: reach; depth", "growth: depth"),
            ("learners.growth.reach", "removed", "reach", None),
            ("learners.growth.depth", "reworded", "depth", "greater depth"),
        ]

    def test_its_guide_is_not_pickled_as_the_one_that_ships(self, fiction: Fiction) -> None:
        with pytest.raises(TypeError, match="not in GUIDES"):
            pickle.dumps(fiction.old)

    def test_a_concept_belongs_to_one_set_of_guides(self) -> None:
        with pytest.raises(InvalidValueError, match="already has its index"):
            Guides([staff.MOTIVATION], [2024], lambda year: Edition(year=year))
