"""A mobility project: what it plans, what it has reached, and how one knows."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from .._validation import (
    COUNT,
    COUNTRY,
    DATE,
    LANGUAGE,
    LINE,
    OPTIONAL_COUNT,
    TEXT,
    plain_date,
    plain_int,
    plain_line,
    plain_text,
)
from ..errors import InvalidValueError, UnknownCodeError, WrongKindError
from ..taxonomy import Aspect, Guide, Outcome, Priority, TargetGroup
from ..taxonomy._editions import CURRENT_GUIDE, concept_of
from ._outcome_set import OutcomeOrAspect, OutcomeSet, outcome_or_aspect, target_group
from ._project_number import ProjectNumber

__all__ = ["Claim", "ClaimStatus", "Evidence", "Participants", "Project"]


class ClaimStatus(enum.StrEnum):
    """Whether an outcome is aimed at or reached."""

    PLANNED = "planned"
    ACHIEVED = "achieved"


@attrs.frozen
class Evidence:
    """Why somebody says that an outcome was reached.

    Attributes:
        text: What was said, measured or seen, in its own language.
        language: The language of the text, as a BCP 47 tag.
        source: Who said it, or where it stands: a survey, an interview, an address.
        date: When it was said or measured.
    """

    text: str = attrs.field(converter=plain_text, validator=TEXT)
    language: str = attrs.field(converter=plain_line, validator=LANGUAGE)
    source: str = attrs.field(converter=plain_line, validator=LINE)
    date: datetime.date = attrs.field(converter=plain_date, validator=DATE)


def _claim_status(given: object) -> ClaimStatus:
    for status in ClaimStatus:
        if given == status:
            return status
    expected = " or ".join(repr(str(status)) for status in ClaimStatus)
    raise InvalidValueError("Claim.status", given, expected)


def _several(given: Iterable[Any], field: str, kind: type) -> tuple[Any, ...]:
    """Return *given* as a tuple whose items are all of *kind*."""
    name = kind.__name__
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise InvalidValueError(field, given, f"several of {name}")
    items = tuple(given)
    for item in items:
        if not isinstance(item, kind):
            raise InvalidValueError(field, item, f"only {name} in it")
    return items


def _evidence(given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return _several(given, "Claim.evidence", Evidence)


@attrs.frozen
class Claim:
    """One outcome that a project aims at, or has reached.

    An outcome that was planned and then reached has two claims.

    Attributes:
        outcome: The outcome or aspect; its code will do.
        status: Planned or achieved.
        evidence: Why, for what was reached; may be empty.
        participants: How many people, or organisations, it concerns; None where not counted.
        respondents: How many were asked about it; None where nobody was.

    >>> Claim("learners.employability", "achieved", participants=20, respondents=24).outcome
    Outcome('learners.employability')
    """

    outcome: OutcomeOrAspect = attrs.field(converter=outcome_or_aspect)
    status: ClaimStatus = attrs.field(converter=_claim_status)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=_evidence)
    participants: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(plain_int), validator=OPTIONAL_COUNT
    )
    respondents: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(plain_int), validator=OPTIONAL_COUNT
    )


@attrs.frozen(init=False, eq=False, repr=False)
class Participants(Mapping[TargetGroup, int]):
    """How many of each target group take part, in guide order; immutable and hashable.

    Keys are target groups or their codes. For organisations it is the number of organisations.

    >>> Participants({"staff": 6, "learners": 24})
    Participants({'learners': 24, 'staff': 6})
    """

    _counts: tuple[tuple[TargetGroup, int], ...]

    def __init__(
        self,
        counts: Mapping[TargetGroup, int] | Mapping[str, int] | None = None,
        *,
        guide: Guide = CURRENT_GUIDE,
    ) -> None:
        """Make the counts; a group that is not named was not counted."""
        if counts is not None and not isinstance(counts, Mapping):
            raise InvalidValueError("Participants", counts, "a mapping of target groups to numbers")
        found = {
            target_group(group, guide): plain_int(number)
            for group, number in (counts or {}).items()
        }
        for group, number in found.items():
            if not COUNT.holds(number):
                raise InvalidValueError(f"Participants[{group.code!r}]", number, COUNT.expected)
        self.__attrs_init__(tuple(sorted(found.items())))  # pyright: ignore[reportAttributeAccessIssue]

    @property
    def total(self) -> int:
        """The number of people: learners and staff, without the organisations."""
        return sum(number for group, number in self._counts if group.level == "participants")

    def __getitem__(self, group: TargetGroup | str) -> int:
        for each, number in self._counts:
            if group in (each, each.code):
                return number
        from ..taxonomy._search import nearest_codes

        raise UnknownCodeError(group, nearest_codes(group, [each.code for each in self]))

    def __hash__(self) -> int:
        return hash(self._counts)

    def __iter__(self) -> Iterator[TargetGroup]:
        return (group for group, _ in self._counts)

    def __len__(self) -> int:
        return len(self._counts)

    def __repr__(self) -> str:
        return f"Participants({ {group.code: number for group, number in self._counts}!r})"


def _number(given: object) -> ProjectNumber:
    return given if isinstance(given, ProjectNumber) else ProjectNumber.parse(given)


def _participants(given: Participants | Mapping[Any, int]) -> Participants:
    return given if isinstance(given, Participants) else Participants(given)


def _claims(given: Iterable[Claim]) -> tuple[Claim, ...]:
    claims = _several(given, "Project.claims", Claim)
    return tuple(sorted(claims, key=_claim_order))


def _claim_order(claim: Claim) -> tuple[int, bool]:
    return claim.outcome.index, claim.status is ClaimStatus.ACHIEVED


def _priorities(given: Iterable[Priority | str]) -> tuple[Priority, ...]:
    if isinstance(given, (str, Mapping)) or not isinstance(given, Iterable):
        raise InvalidValueError("Project.priorities", given, "several priorities or codes")
    return tuple(sorted({_priority(each) for each in given}))


def _priority(given: object) -> Priority:
    concept = concept_of(given) if isinstance(given, str) else given
    if isinstance(concept, Priority):
        return concept
    raise WrongKindError(concept, "a priority, or the code of one")


@attrs.frozen(kw_only=True)
class Project:
    """A Key Action 1 project: who, when, for whom, and what it brings.

    A project may be incomplete, or contradict itself, while it is being written: what is
    checked here is that each field holds what it says.

    Attributes:
        number: The project number; its text will do.
        title: The project's title.
        organisation: The organisation that coordinates it.
        country: That organisation's country, as the programme writes it (EL and UK).
        start: The first day.
        end: The last day.
        participants: How many of each target group take part; a mapping will do.
        claims: What is planned and what was achieved, in guide order.
        priorities: The priorities it works on; their codes will do.
    """

    number: ProjectNumber = attrs.field(converter=_number)
    title: str = attrs.field(converter=plain_line, validator=LINE)
    organisation: str = attrs.field(converter=plain_line, validator=LINE)
    country: str = attrs.field(converter=plain_line, validator=COUNTRY)
    start: datetime.date = attrs.field(converter=plain_date, validator=DATE)
    end: datetime.date = attrs.field(converter=plain_date, validator=DATE)
    participants: Participants = attrs.field(factory=Participants, converter=_participants)
    claims: tuple[Claim, ...] = attrs.field(default=(), converter=_claims)
    priorities: tuple[Priority, ...] = attrs.field(default=(), converter=_priorities)

    def __attrs_post_init__(self) -> None:
        guide = self.guide
        for concept in self._concepts():
            if concept.guide is not guide:
                raise InvalidValueError("Project", concept, f"only concepts of {guide!r}")

    @property
    def guide(self) -> Guide:
        """The guide whose concepts it uses; the current one while it uses none."""
        first = next(self._concepts(), None)
        return first.guide if first is not None else CURRENT_GUIDE

    @property
    def planned(self) -> OutcomeSet:
        """The outcomes and aspects the project aims at."""
        return self._claimed(ClaimStatus.PLANNED)

    @property
    def achieved(self) -> OutcomeSet:
        """The outcomes and aspects the project has reached."""
        return self._claimed(ClaimStatus.ACHIEVED)

    @property
    def target_groups(self) -> tuple[TargetGroup, ...]:
        """The target groups that take part or that something is claimed for, in guide order."""
        taking_part = {group for group, number in self.participants.items() if number}
        claimed = (self.planned | self.achieved).by_group()
        return tuple(sorted(taking_part | claimed.keys()))

    def _claimed(self, status: ClaimStatus) -> OutcomeSet:
        claimed = (claim.outcome for claim in self.claims if claim.status is status)
        return OutcomeSet(claimed, guide=self.guide)

    def _concepts(self) -> Iterator[Outcome | Aspect | TargetGroup | Priority]:
        yield from (claim.outcome for claim in self.claims)
        yield from self.participants
        yield from self.priorities
