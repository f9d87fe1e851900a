"""Sets of outcomes: immutable, always in guide order."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

import attrs

from .._messages import is_text, pgettext_noop
from .._pydantic_hooks import PydanticField
from .._validation import COUNT, listed, of_kind, plain_int, plain_line
from ..taxonomy import GUIDE_2024, Aspect, Guide, Outcome, TargetGroup
from ._codes import MEMBERS, fault_of, in_guide_order, is_list
from ._given import Given, OutcomeOrAspect, outcome_of, outcome_or_aspect, target_group

__all__ = ["Coverage", "OutcomeOrAspect", "OutcomeSet", "read_codes"]

# Sets by the codes they were read from: at most some 5 MB.
_MOST_SEEN = 2**13
_seen: dict[tuple[str, ...], OutcomeSet] = {}


@attrs.frozen
class Coverage:
    """How many of the outcomes that a guide expects for a target group are in a set.

    Attributes:
        group: The target group.
        covered: How many of its outcomes are in the set.
        expected: How many outcomes the guide has for it.
    """

    group: TargetGroup = attrs.field(converter=target_group)
    covered: int = attrs.field(converter=plain_int, validator=COUNT)
    expected: int = attrs.field(converter=plain_int, validator=COUNT)

    @property
    def share(self) -> float:
        """The share that is covered, from 0 to 1; 0 if the guide expects nothing."""
        return self.covered / self.expected if self.expected else 0.0


def read_codes(codes: Sequence[str]) -> OutcomeSet:
    """Return the set of these codes, each given once, in any order.

    It is `OutcomeSet.from_codes` without the class: keep it when reading millions of sets.
    """
    if type(codes) is not list and not is_list(codes):
        raise fault_of(codes)
    try:
        found = _seen.get(tuple(codes))
    except TypeError:  # a code has no hash
        found = None
    return _read_new(codes) if found is None else found


def _read_new(codes: Sequence[str]) -> OutcomeSet:
    made = OutcomeSet.__new__(OutcomeSet)
    _set_codes(made, in_guide_order(codes))
    # A subclass of str may compare in its own way, and would be found for other codes.
    if len(_seen) < _MOST_SEEN and all(type(code) is str for code in codes):
        _seen[tuple(codes)] = made
    return made


class OutcomeSet(AbstractSet[OutcomeOrAspect], PydanticField):
    """Outcomes and aspects of any edition, in guide order; immutable and hashable.

    An aspect brings its outcome along, so a set never holds an aspect without it. Operators and
    comparisons take any set, of concepts or codes. The hash is that of a frozenset of the concepts.

    Attributes:
        codes: The codes of the members, in guide order.

    >>> aims = OutcomeSet(["staff.motivation", "organisations.international_capacity.funding"])
    >>> [member.code for member in aims]  # doctest: +NORMALIZE_WHITESPACE
    ['staff.motivation', 'organisations.international_capacity',
     'organisations.international_capacity.funding']
    >>> aims - {"organisations.international_capacity"}
    OutcomeSet(['staff.motivation'])
    """

    # A plain class: fast decoders would take an attrs class apart field by field.
    __slots__ = ("__weakref__", "codes")

    codes: tuple[str, ...]

    def __init__(self, members: Iterable[Given] = ()) -> None:
        """Make a set.

        Args:
            members: Outcomes and aspects, as concepts or codes, in any order.

        Raises:
            UnknownCodeError: No edition of the guide has a code.
            WrongKindError: A member is neither an outcome nor an aspect.
        """
        _set_codes(
            self, in_guide_order({outcome_or_aspect(each).code for each in _listed(members)})
        )

    @classmethod
    def from_codes(cls, codes: Sequence[str]) -> OutcomeSet:
        """Return the set of these codes, each given once, in any order; faster than `OutcomeSet`.

        Raises:
            UnknownCodeError: No edition of the guide has a code.
            WrongKindError: A code is not text, or not of an outcome or an aspect.
            InvalidValueError: A code is given twice.
        """
        return read_codes(codes)

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
            grouped.setdefault(member.group, []).append(member)
        return {group: OutcomeSet(members) for group, members in grouped.items()}

    def coverage(self, group: TargetGroup | str, guide: Guide = GUIDE_2024) -> Coverage:
        """Return how many of the outcomes that *guide* expects for *group* are in this set.

        >>> OutcomeSet(["staff.motivation"]).coverage("staff")
        Coverage(group=TargetGroup('staff'), covered=1, expected=11)
        """
        expected = _expected(group, guide)
        covered = sum(outcome in self for outcome in expected)
        return Coverage(target_group(group), covered, len(expected))

    def missing(self, group: TargetGroup | str, guide: Guide = GUIDE_2024) -> OutcomeSet:
        """Return the outcomes that *guide* expects for *group* and this set lacks."""
        return OutcomeSet(each for each in _expected(group, guide) if each not in self)

    def union(self, *others: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set or in any of the *others*."""
        return OutcomeSet(member for each in (self, *map(_as_set, others)) for member in each)

    def intersection(self, *others: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set and in all of the *others*."""
        sets = [_as_set(other) for other in others]
        return OutcomeSet(member for member in self if all(member in each for each in sets))

    def difference(self, *others: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set and in none of the *others*.

        Taking an outcome away takes its aspects away too.
        """
        gone = {outcome_or_aspect(item) for other in others for item in _listed(other)}
        return OutcomeSet(
            member for member in self if member not in gone and outcome_of(member) not in gone
        )

    def symmetric_difference(self, other: Iterable[Given]) -> OutcomeSet:
        """Return what is in this set without the other, and in the other without this one."""
        made = _as_set(other)
        return self.difference(made).union(made.difference(self))

    def issubset(self, other: Iterable[Given]) -> bool:
        """Return whether every member is in *other*."""
        return self <= _as_set(other)

    def issuperset(self, other: Iterable[Given]) -> bool:
        """Return whether every member of *other* is in this set."""
        return self >= _as_set(other)

    def isdisjoint(self, other: Iterable[Any]) -> bool:
        """Return whether no member is in *other*."""
        return not self.intersection(other)

    def __contains__(self, item: object) -> bool:
        code = _code_of(item)
        return is_text(code) and code in self.codes

    def __iter__(self) -> Iterator[OutcomeOrAspect]:
        return map(MEMBERS.__getitem__, self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __eq__(self, other: object) -> bool:
        return self._compare(operator.eq, other)

    def __le__(self, other: object) -> bool:
        return self._compare(operator.le, other)

    def __lt__(self, other: object) -> bool:
        return self._compare(operator.lt, other)

    def __ge__(self, other: object) -> bool:
        return self._compare(operator.ge, other)

    def __gt__(self, other: object) -> bool:
        return self._compare(operator.gt, other)

    def _compare(self, holds: Callable[[Any, Any], bool], other: object) -> bool:
        if not isinstance(other, AbstractSet):
            return cast(bool, NotImplemented)
        theirs = other.codes if isinstance(other, OutcomeSet) else map(_code_of, other)
        return holds({*self.codes}, {*theirs})

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
        return OutcomeSet, (self.codes,)

    def __or__(self, other: object) -> OutcomeSet:
        return self.union(other) if isinstance(other, AbstractSet) else NotImplemented

    def __and__(self, other: object) -> OutcomeSet:
        return self.intersection(other) if isinstance(other, AbstractSet) else NotImplemented

    def __sub__(self, other: object) -> OutcomeSet:
        return self.difference(other) if isinstance(other, AbstractSet) else NotImplemented

    def __xor__(self, other: object) -> OutcomeSet:
        if not isinstance(other, AbstractSet):
            return NotImplemented
        return self.symmetric_difference(other)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __rsub__(self, other: object) -> OutcomeSet:
        return _as_set(other).difference(self) if isinstance(other, AbstractSet) else NotImplemented


# Bypass the frozen `__setattr__`.
_set_codes = OutcomeSet.codes.__set__  # type: ignore[attr-defined]


def _as_set(given: Iterable[Given]) -> OutcomeSet:
    return given if isinstance(given, OutcomeSet) else OutcomeSet(given)


def _listed(given: Iterable[Given]) -> Iterable[Given]:
    expected = pgettext_noop("expected", "a list of outcomes, aspects or codes")
    return listed(given, expected, refused=(str, bytes, bytearray))


def _code_of(member: object) -> object:
    if isinstance(member, (Outcome, Aspect)):
        return member.code
    return plain_line(member) if is_text(member) else member


def _expected(group: TargetGroup | str, guide: Guide) -> tuple[Outcome, ...]:
    of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    return guide.outcomes_for(target_group(group))
