"""A mobility project: what it plans, what it has reached, and how one knows."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar, overload

import attrs

from .._errors import InvalidValueError, UnknownCodeError, WrongKindError
from .._messages import pgettext_noop
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
from ..taxonomy import (
    GUIDES,
    Guide,
    Priority,
    TargetGroup,
    concept_of,
)
from ._outcome_set import OutcomeOrAspect, OutcomeSet, outcome_or_aspect, target_group
from ._project_number import ProjectNumber

__all__ = ["Claim", "ClaimStatus", "Evidence", "Participants", "Project"]

D = TypeVar("D")


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
    ) -> None:
        """Make the counts; a group that is not named was not counted."""
        if counts is not None and not isinstance(counts, Mapping):
            raise InvalidValueError("Participants", counts, "a mapping of target groups to numbers")
        found = {target_group(group): plain_int(number) for group, number in (counts or {}).items()}
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
        raise UnknownCodeError(group, tuple(each.code for each in self))

    # those of Mapping expect a KeyError, which an unknown code is not
    @overload
    def get(self, group: object) -> int | None: ...
    @overload
    def get(self, group: object, default: int | D) -> int | D: ...
    def get(self, group: Any, default: object = None) -> object:
        """Return the number of a target group or its code, or *default*."""
        try:
            return self[group]
        except UnknownCodeError:
            return default

    def __contains__(self, group: object) -> bool:
        return self.get(group, None) is not None

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
    return tuple(sorted({priority(each) for each in given}))


def priority(given: object) -> Priority:
    """Return the priority that *given* is, or is the code of.

    Raises:
        UnknownCodeError: No edition of the guide has this code.
        WrongKindError: It is a concept of another kind, or no concept at all.
    """
    concept = concept_of(given) if isinstance(given, str) else given
    if isinstance(concept, Priority):
        return concept
    raise WrongKindError(concept, pgettext_noop("expected", "a priority, or the code of one"))


def _edition_of(call_year: int) -> int:
    """Return the edition of a call year, or the nearest there is."""
    return min(GUIDES, key=lambda edition: (abs(edition - call_year), edition))


def _is_edition(_project: object, _attribute: object, edition: object) -> None:
    if type(edition) is not int or edition not in GUIDES:
        expected = " or ".join(map(str, GUIDES))
        raise InvalidValueError("Project.edition", edition, expected)


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
        edition: The edition of the guide it was written against; that of its call year, or the
            nearest there is, if not given.
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
    edition: int = attrs.field(
        default=attrs.Factory(lambda self: _edition_of(self.number.call_year), takes_self=True),
        validator=_is_edition,
    )

    @property
    def guide(self) -> Guide:
        """The guide of the project's edition."""
        return GUIDES[self.edition]

    @cached_property
    def planned(self) -> OutcomeSet:
        """The outcomes and aspects the project aims at."""
        return self._claimed(ClaimStatus.PLANNED)

    @cached_property
    def achieved(self) -> OutcomeSet:
        """The outcomes and aspects the project has achieved."""
        return self._claimed(ClaimStatus.ACHIEVED)

    @property
    def target_groups(self) -> tuple[TargetGroup, ...]:
        """The target groups that take part or that something is claimed for, in guide order."""
        taking_part = {group for group, number in self.participants.items() if number}
        claimed = (self.planned | self.achieved).by_group()
        return tuple(sorted(taking_part | claimed.keys()))

    def _claimed(self, status: ClaimStatus) -> OutcomeSet:
        claimed = (claim.outcome for claim in self.claims if claim.status is status)
        return OutcomeSet(claimed)
