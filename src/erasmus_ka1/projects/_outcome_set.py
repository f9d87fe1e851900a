"""Sets of outcomes: immutable, always in guide order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from operator import attrgetter
from typing import Any, TypeAlias, TypeGuard

import attrs

from .._errors import InvalidValueError, KA1Error, WrongKindError
from .._messages import pgettext_noop
from ..taxonomy import Aspect, Guide, Outcome, TargetGroup
from ..taxonomy._editions import CURRENT_GUIDE, concept_of

__all__ = [
    "Coverage",
    "OutcomeOrAspect",
    "OutcomeSet",
    "group_of",
    "outcome_of",
    "outcome_or_aspect",
    "target_group",
]

OutcomeOrAspect: TypeAlias = Outcome | Aspect
Given: TypeAlias = "Outcome | Aspect | str"

# how many combinations share their codes; some 20 MB at the very most
_MOST_SEEN = 2**16
# each with the codes it was read from: some 5 MB at the very most
_MOST_SETS = 2**13
_in_guide_order = attrgetter("index")


def outcome_or_aspect(given: object, guide: Guide = CURRENT_GUIDE) -> OutcomeOrAspect:
    """Return the outcome or aspect that *given* is, or is the code of.

    Raises:
        UnknownCodeError: No concept of *guide* has this code.
        OtherEditionError: Only other editions have it.
        WrongKindError: It is a concept of another kind, or no concept at all.
    """
    concept = concept_of(given, guide) if isinstance(given, str) else given
    if isinstance(concept, (Outcome, Aspect)):
        return concept
    raise WrongKindError(
        concept, pgettext_noop("expected", "an outcome or an aspect, or the code of one")
    )


def target_group(given: object, guide: Guide = CURRENT_GUIDE) -> TargetGroup:
    """Return the target group that *given* is, or is the code of.

    Raises:
        UnknownCodeError: No concept of *guide* has this code.
        OtherEditionError: Only other editions have it.
        WrongKindError: It is a concept of another kind, or no concept at all.
    """
    concept = concept_of(given, guide) if isinstance(given, str) else given
    if isinstance(concept, TargetGroup):
        return concept
    raise WrongKindError(concept, "a target group, or the code of one")


@attrs.frozen
class Coverage:
    """How many of the outcomes the guide expects for a target group are in a set.

    Attributes:
        group: The target group.
        covered: How many of its outcomes are in the set.
        expected: How many outcomes the guide has for it.
    """

    group: TargetGroup
    covered: int
    expected: int

    @property
    def share(self) -> float:
        """The part that is covered, from 0 to 1."""
        return self.covered / self.expected


class _Codes:
    """The codes of a guide's outcomes and aspects, as bits: what reading many sets fast takes.

    A combination that was seen before shares its codes with the sets read then, whatever their
    order was.
    """

    __slots__ = ("_outcome_bits", "bit", "concept", "seen")

    def __init__(self, guide: Guide) -> None:
        members: list[OutcomeOrAspect] = sorted([*guide.outcomes, *guide.aspects])
        self.concept = {member.code: member for member in members}
        self.bit = {code: 1 << place for place, code in enumerate(self.concept)}
        self._outcome_bits = {
            self.bit[aspect.code]: self.bit[aspect.outcome.code] for aspect in guide.aspects
        }
        self.seen: dict[int, tuple[str, ...]] = {}

    def of_bits(self, bits: int) -> tuple[str, ...]:
        """Return the codes of *bits* in guide order, each aspect with its outcome."""
        whole = bits
        for aspect, outcome in self._outcome_bits.items():
            whole |= outcome if bits & aspect else 0
        found = tuple(code for code, bit in self.bit.items() if whole & bit)
        if len(self.seen) < _MOST_SEEN:
            self.seen[bits] = found
        return found


@lru_cache(maxsize=8)
def _codes_of(guide: Guide) -> _Codes:
    return _Codes(guide)


@lru_cache(maxsize=8)
def set_reader(guide: Guide) -> Callable[[Sequence[str]], OutcomeSet]:
    """Return what `OutcomeSet.from_codes` does for one guide: to be kept by who reads millions."""
    known = _codes_of(guide)
    bit_of, codes_of, of_bits = known.bit.__getitem__, known.seen.get, known.of_bits
    sets: dict[tuple[str, ...], OutcomeSet] = {}
    seen = sets.get

    def read(codes: Sequence[str]) -> OutcomeSet:
        if type(codes) is not list and not _are_several(codes):
            raise _fault(codes, guide)
        try:
            found = seen(tuple(codes))
        except TypeError:
            raise _fault(codes, guide) from None
        return read_anew(codes) if found is None else found

    def read_anew(codes: Sequence[str]) -> OutcomeSet:
        try:
            bits = sum(map(bit_of, codes))
        except KeyError:
            raise _fault(codes, guide) from None
        # a sum of n powers of two has n bits only where no power comes twice
        if bits.bit_count() != len(codes):
            raise _fault(codes, guide)
        made = OutcomeSet.__new__(OutcomeSet)
        _set_guide(made, guide)
        _set_codes(made, codes_of(bits) or of_bits(bits))
        if len(sets) < _MOST_SETS:
            sets[tuple(codes)] = made
        return made

    return read


def _are_several(codes: object) -> TypeGuard[Sequence[Any]]:
    return isinstance(codes, Sequence) and not isinstance(codes, (str, bytes, bytearray))


def _fault(codes: object, guide: Guide) -> Exception:
    """Return what is wrong with codes that cannot be read: the first fault."""
    if not _are_several(codes):
        return WrongKindError(codes, pgettext_noop("expected", "a list of codes"))
    faults = (_fault_at(place, codes, guide) for place in range(len(codes)))
    return next(filter(None, faults))


def _fault_at(place: int, codes: Sequence[object], guide: Guide) -> Exception | None:
    code = codes[place]
    if not isinstance(code, str):
        return WrongKindError(code, pgettext_noop("expected", "a code, as text"))
    if code in codes[:place]:
        return InvalidValueError(
            "OutcomeSet.codes", code, pgettext_noop("expected", "each code once")
        )
    try:
        outcome_or_aspect(code, guide)
    except KA1Error as error:
        return error
    return None


class OutcomeSet(AbstractSet[OutcomeOrAspect]):
    """Outcomes and aspects of one guide, in guide order; immutable and hashable.

    An aspect brings its outcome along, so a set never holds an aspect without it. Operators take
    any set, of concepts or codes; it equals any set with the same members.

    Attributes:
        guide: The guide that the members belong to.
        codes: The codes of the members, in guide order.

    >>> aims = OutcomeSet(["staff.motivation", "organisations.international_capacity.funding"])
    >>> [member.code for member in aims]  # doctest: +NORMALIZE_WHITESPACE
    ['staff.motivation', 'organisations.international_capacity',
     'organisations.international_capacity.funding']
    >>> aims - {"organisations.international_capacity"}
    OutcomeSet(['staff.motivation'])
    """

    # a plain class: fast decoders would take an attrs class apart field by field
    __slots__ = ("codes", "guide")

    guide: Guide
    codes: tuple[str, ...]

    def __init__(self, members: Iterable[Given] = (), *, guide: Guide | None = None) -> None:
        """Make a set.

        Args:
            members: Outcomes and aspects, as concepts or codes, in any order.
            guide: The guide to look codes up in; the first concept's, or the current one, if
                not given.

        Raises:
            UnknownCodeError: A code is not in the guide.
            WrongKindError: A member is neither an outcome nor an aspect.
            InvalidValueError: A member belongs to another guide.
        """
        given = _several(members)
        guide = guide or _guide_of(given)
        found = set()
        for item in given:
            member = outcome_or_aspect(item, guide)
            if member.guide is not guide:
                raise InvalidValueError("OutcomeSet.members", member, f"members of {guide!r}")
            found.add(member)
            if isinstance(member, Aspect):
                found.add(member.outcome)
        _set_guide(self, guide)
        _set_codes(self, tuple(each.code for each in sorted(found, key=_in_guide_order)))

    @classmethod
    def from_codes(cls, codes: Sequence[str], *, guide: Guide = CURRENT_GUIDE) -> OutcomeSet:
        """Return the set of these codes, each given once, in any order: what readers use.

        Raises:
            UnknownCodeError: A code is not in the guide.
            WrongKindError: A code is of neither an outcome nor an aspect, or no text.
            InvalidValueError: A code stands there twice.
        """
        return set_reader(guide)(codes)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes, without the aspects."""
        return tuple(member for member in self if isinstance(member, Outcome))

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """The aspects, without the outcomes."""
        return tuple(member for member in self if isinstance(member, Aspect))

    def by_group(self) -> dict[TargetGroup, OutcomeSet]:
        """Return the members of each target group that has any, in guide order."""
        grouped: dict[TargetGroup, list[OutcomeOrAspect]] = {}
        for member in self:
            grouped.setdefault(group_of(member), []).append(member)
        return {group: self._of(members) for group, members in grouped.items()}

    def coverage(self, group: TargetGroup | str) -> Coverage:
        """Return how many of the outcomes expected for *group* are in this set.

        >>> OutcomeSet(["staff.motivation"]).coverage("staff")
        Coverage(group=TargetGroup('staff'), covered=1, expected=11)
        """
        group = target_group(group, self.guide)
        covered = sum(outcome.group is group for outcome in self.outcomes)
        return Coverage(group, covered, len(group.outcomes))

    def missing(self, group: TargetGroup | str) -> OutcomeSet:
        """Return the outcomes expected for *group* that are not in this set."""
        group = target_group(group, self.guide)
        return self._of(outcome for outcome in group.outcomes if outcome not in self)

    def union(self, *others: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set or in any of the *others*."""
        return self._of(member for each in (self, *map(self._made, others)) for member in each)

    def intersection(self, *others: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set and in all of the *others*."""
        sets = [self._made(other) for other in others]
        return self._of(member for member in self if all(member in each for each in sets))

    def difference(self, *others: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set and in none of the *others*.

        Without its outcome an aspect cannot stay: taking an outcome away takes its aspects too.
        """
        gone = {outcome_or_aspect(item, self.guide) for other in others for item in _several(other)}
        return self._of(
            member for member in self if member not in gone and outcome_of(member) not in gone
        )

    def symmetric_difference(self, other: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set without the other, and in the other without this one."""
        made = self._made(other)
        return self.difference(made).union(made.difference(self))

    def issubset(self, other: Iterable[Given]) -> bool:
        """Whether every member is in *other*."""
        return self <= self._made(other)

    def issuperset(self, other: Iterable[Given]) -> bool:
        """Whether every member of *other* is in this set."""
        return self >= self._made(other)

    def isdisjoint(self, other: Iterable[Any]) -> bool:
        """Whether no member is in *other*."""
        return not self.intersection(other)

    def __contains__(self, item: object) -> bool:
        concept = self.guide.get(item) if isinstance(item, str) else item
        if not isinstance(concept, (Outcome, Aspect)) or concept.guide is not self.guide:
            return False
        return concept.code in self.codes

    def __iter__(self) -> Iterator[OutcomeOrAspect]:
        return map(_codes_of(self.guide).concept.__getitem__, self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, AbstractSet):
            return NotImplemented
        return len(self) == len(other) and all(member in other for member in self)

    def __le__(self, other: object) -> bool:
        if not isinstance(other, AbstractSet):
            return NotImplemented
        return all(member in other or member.code in other for member in self)

    def __hash__(self) -> int:
        return self._hash()

    def __repr__(self) -> str:
        return f"OutcomeSet({[*self.codes]!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __copy__(self) -> OutcomeSet:
        return self

    def __deepcopy__(self, memo: object) -> OutcomeSet:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        return partial(OutcomeSet, guide=self.guide), (self.codes,)

    def __or__(self, other: object) -> OutcomeSet:
        return self.union(other) if isinstance(other, AbstractSet) else NotImplemented

    def __and__(self, other: object) -> OutcomeSet:
        return self.intersection(other) if isinstance(other, AbstractSet) else NotImplemented

    def __sub__(self, other: object) -> OutcomeSet:
        return self.difference(other) if isinstance(other, AbstractSet) else NotImplemented

    def __xor__(self, other: object) -> OutcomeSet:
        return (
            self.symmetric_difference(other) if isinstance(other, AbstractSet) else NotImplemented
        )

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __rsub__(self, other: object) -> OutcomeSet:
        return (
            self._made(other).difference(self) if isinstance(other, AbstractSet) else NotImplemented
        )

    def _made(self, other: Iterable[Given]) -> OutcomeSet:
        return other if isinstance(other, OutcomeSet) else OutcomeSet(other, guide=self.guide)

    def _of(self, members: Iterable[OutcomeOrAspect]) -> OutcomeSet:
        return OutcomeSet(members, guide=self.guide)


# past `__setattr__`, which lets nobody through
_set_guide = OutcomeSet.guide.__set__  # type: ignore[attr-defined]
_set_codes = OutcomeSet.codes.__set__  # type: ignore[attr-defined]


def _several(given: Iterable[Given]) -> tuple[Given, ...]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise WrongKindError(given, "several outcomes, aspects or codes")
    return tuple(given)


def _guide_of(members: Collection[Given]) -> Guide:
    concepts = (member for member in members if isinstance(member, (Outcome, Aspect)))
    first = next(concepts, None)
    return first.guide if first is not None else CURRENT_GUIDE


def outcome_of(member: OutcomeOrAspect) -> Outcome:
    """Return an outcome itself, or the outcome that an aspect is part of."""
    return member.outcome if isinstance(member, Aspect) else member


def group_of(member: OutcomeOrAspect) -> TargetGroup:
    """Return the target group that an outcome or aspect is expected for."""
    return outcome_of(member).group
