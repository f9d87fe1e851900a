"""A mobility project: what it plans, what it has achieved, and the evidence."""

from __future__ import annotations

import datetime
import enum
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, SupportsIndex

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._pydantic_hooks import PydanticField
from .._validation import (
    COUNT,
    COUNTRY,
    DATE,
    LANGUAGE,
    LINE,
    OPTIONAL_COUNT,
    TEXT,
    listed,
    of_kind,
    plain_date,
    plain_int,
    plain_line,
    plain_text,
)
from ..taxonomy import GUIDES, Guide, Level, Priority, TargetGroup
from ._counts import NOTHING, Keyed
from ._given import OutcomeOrAspect, dict_of, outcome_or_aspect, priority, target_group
from ._outcome_set import OutcomeSet
from ._own_words import ProjectSection, Summary, sections_of
from ._project_number import ProjectNumber

__all__ = ["Claim", "ClaimStatus", "Evidence", "Participants", "Project", "edition_of"]


class ClaimStatus(enum.StrEnum):
    """Whether an outcome is planned or achieved."""

    PLANNED = "planned"
    ACHIEVED = "achieved"


@attrs.frozen
class Evidence(PydanticField):
    """Evidence that an outcome was achieved.

    Attributes:
        text: What was said, measured or seen, in its own language.
        language: The language of the text, as a BCP 47 tag.
        source: Who said it or where: a survey, an interview, an address.
        date: When it was said or measured.
    """

    text: str = attrs.field(converter=plain_text, validator=TEXT)
    language: str = attrs.field(converter=plain_line, validator=LANGUAGE)
    source: str = attrs.field(converter=plain_line, validator=LINE)
    date: datetime.date = attrs.field(converter=plain_date, validator=DATE)


def _claim_status(given: object) -> ClaimStatus:
    try:
        return ClaimStatus(plain_line(given))  # type: ignore[arg-type]
    except ValueError:
        expected = pgettext_noop("expected", "'planned' or 'achieved'")
        raise InvalidValueError("Claim.status", given, expected) from None


def _evidence(given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    pieces = listed(given, pgettext_noop("expected", "a list of evidence"))
    expected = pgettext_noop("expected", "a piece of evidence")
    return tuple(of_kind(each, Evidence, expected) for each in pieces)


@attrs.frozen
class Claim(PydanticField):
    """One outcome that a project plans or has achieved.

    An outcome that was planned and then achieved has two claims.

    Attributes:
        outcome: The outcome or aspect, or its code.
        status: Planned or achieved.
        evidence: The evidence for what was achieved; may be empty.
        participants: How many people or organisations it concerns; None if not counted.
        respondents: How many answered a question about it; None if the question was not asked.

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


class Participants(Keyed[TargetGroup, int], PydanticField):
    """How many of each target group take part, in guide order; immutable and hashable.

    Keys are target groups or their codes. For organisations, the number of organisations.

    >>> Participants({"staff": 6, "learners": 24})
    Participants({'learners': 24, 'staff': 6})
    """

    __slots__ = ()

    def __init__(self, counts: Mapping[TargetGroup, int] | Mapping[str, int] = NOTHING) -> None:
        """Make the counts; a group that is not named was not counted."""
        expected = pgettext_noop("expected", "a mapping of target groups to numbers")
        found = dict_of(counts, target_group, "Participants", expected)
        plain = {group: plain_int(found[group]) for group in sorted(found)}
        for group, number in plain.items():
            if not COUNT.holds(number):
                raise InvalidValueError(f"Participants[{group.code!r}]", number, COUNT.expected)
        super().__init__(plain)

    @property
    def total(self) -> int:
        """The number of people: learners and staff, without the organisations."""
        return sum(self[group] for group in self if group.level is Level.PARTICIPANTS)

    def __repr__(self) -> str:
        return f"Participants({ {group.code: number for group, number in self.items()}!r})"


def _number(given: object) -> ProjectNumber:
    return given if isinstance(given, ProjectNumber) else ProjectNumber.parse(given)


def _participants(given: Participants | Mapping[Any, int]) -> Participants:
    return given if isinstance(given, Participants) else Participants(given)


def _summary(given: Summary | Mapping[str, str]) -> Summary:
    return given if isinstance(given, Summary) else Summary(given)


def _claims(given: Iterable[Claim]) -> tuple[Claim, ...]:
    claims = listed(given, pgettext_noop("expected", "a list of claims"))
    expected = pgettext_noop("expected", "a claim")
    return tuple(sorted((of_kind(each, Claim, expected) for each in claims), key=_claim_order))


def _claim_order(claim: Claim) -> tuple[int, bool]:
    return claim.outcome.index, claim.status is ClaimStatus.ACHIEVED


def _priorities(given: Iterable[Priority | str]) -> tuple[Priority, ...]:
    priorities = listed(given, pgettext_noop("expected", "a list of priorities or their codes"))
    return tuple(sorted({*map(priority, priorities)}))


def edition_of(given: SupportsIndex) -> int:
    """Return the edition that *given* is.

    Raises:
        UnknownEditionError: There is no guide of this edition.
    """
    return GUIDES[plain_int(given)].edition


def _nearest_edition(project: Project) -> int:
    """Return the edition of a project's call year, or the nearest there is."""
    year = project.number.call_year
    return min(GUIDES, key=lambda edition: (abs(edition - year), edition))


@attrs.frozen(kw_only=True)
class Project(PydanticField):
    """A Key Action 1 project: who, when, for whom, and what it brings.

    A project may be incomplete, or contradict itself, while it is being written. Only the kind of
    each field is checked here; `check` reports the rest.

    Attributes:
        number: The project number, or its text.
        title: The project's title.
        organisation: The coordinating organisation.
        country: That organisation's country, as the programme writes it (EL and UK).
        start: The first day.
        end: The last day.
        participants: How many of each target group take part; any mapping.
        claims: What is planned and what was achieved, in guide order.
        priorities: The priorities it works on, or their codes.
        edition: The edition of the guide it was written against; by default that of its call
            year, or the nearest.
        summary: What it says of itself in short, by language; any mapping.
        sections: What it says in its own words, in the writer's order.
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
        default=attrs.Factory(_nearest_edition, takes_self=True), converter=edition_of
    )
    summary: Summary = attrs.field(factory=Summary, converter=_summary)
    sections: tuple[ProjectSection, ...] = attrs.field(default=(), converter=sections_of)

    @property
    def guide(self) -> Guide:
        """The guide of the project's edition."""
        return GUIDES[self.edition]

    @cached_property
    def planned(self) -> OutcomeSet:
        """The outcomes and aspects that the project plans."""
        return self._claimed(ClaimStatus.PLANNED)

    @cached_property
    def achieved(self) -> OutcomeSet:
        """The outcomes and aspects that the project has achieved."""
        return self._claimed(ClaimStatus.ACHIEVED)

    @property
    def target_groups(self) -> tuple[TargetGroup, ...]:
        """The target groups that take part or have a claim, in guide order."""
        taking_part = {group for group, number in self.participants.items() if number}
        claimed = (self.planned | self.achieved).by_group()
        return tuple(sorted(taking_part | claimed.keys()))

    def _claimed(self, status: ClaimStatus) -> OutcomeSet:
        claimed = (claim.outcome for claim in self.claims if claim.status is status)
        return OutcomeSet(claimed)
