"""Codes of outcomes and aspects, put in guide order: fast, as readers do it by the million."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, TypeGuard

from .._errors import InvalidValueError, KA1Error, WrongKindError
from .._messages import is_text, pgettext_noop
from .._validation import plain_line
from ..taxonomy import CONCEPTS, Aspect, Outcome
from ._given import OutcomeOrAspect, outcome_or_aspect

__all__ = ["MEMBERS", "fault_of", "in_guide_order", "is_list"]

#: The outcomes and aspects by code, in guide order.
MEMBERS: dict[str, OutcomeOrAspect] = {
    concept.code: concept for concept in CONCEPTS if isinstance(concept, (Outcome, Aspect))
}
# A combination of codes is a number with a bit for each.
_BITS = {code: 1 << place for place, code in enumerate(MEMBERS)}
_OUTCOME_BITS = {
    _BITS[code]: _BITS[member.outcome.code]
    for code, member in MEMBERS.items()
    if isinstance(member, Aspect)
}


def in_guide_order(codes: Collection[str]) -> tuple[str, ...]:
    """Return *codes*, each given once, in guide order, each aspect with its outcome.

    A combination that was seen before is returned as the same tuple.

    Raises:
        KA1Error: There is a fault in the codes, as `fault_of` has it.
    """
    try:
        bits = sum(map(_BITS.__getitem__, codes))
    except (KeyError, TypeError):
        # A subclass of str may have its own hash: an enum does.
        plain = [*map(plain_line, codes)]
        if not all(type(code) is str and code in _BITS for code in plain):
            raise fault_of(codes) from None
        return in_guide_order(plain)
    # A sum of n powers of two has n bits only if no power comes twice.
    if bits.bit_count() != len(codes):
        raise fault_of(codes)
    return _codes_of(bits)


@lru_cache(maxsize=2**16)  # at most some 25 MB
def _codes_of(bits: int) -> tuple[str, ...]:
    for aspect, outcome in _OUTCOME_BITS.items():
        bits |= outcome if bits & aspect else 0
    return tuple(code for code, bit in _BITS.items() if bits & bit)


def is_list(codes: object) -> TypeGuard[Sequence[Any]]:
    """Return whether they are a list or a tuple of codes, or another sequence but text."""
    return isinstance(codes, Sequence) and not isinstance(codes, (str, bytes, bytearray))


def fault_of(codes: object) -> KA1Error:
    """Return the error for the first fault of *codes* that cannot be read."""
    if not is_list(codes):
        return WrongKindError(codes, pgettext_noop("expected", "a list of codes"))
    faults = (_fault_at(place, codes) for place in range(len(codes)))
    return next(filter(None, faults))


def _fault_at(place: int, codes: Sequence[Any]) -> KA1Error | None:
    code = codes[place]
    if not is_text(code):
        return WrongKindError(code, pgettext_noop("expected", "a code, as text"))
    if plain_line(code) in {*map(plain_line, codes[:place])}:
        expected = pgettext_noop("expected", "each code once")
        return InvalidValueError("OutcomeSet.codes", code, expected)
    try:
        outcome_or_aspect(code)
    except KA1Error as error:
        return error
    return None
