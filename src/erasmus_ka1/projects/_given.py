"""What callers pass: concepts or their codes, lists, and mappings with concepts as keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, TypeVar

from .._errors import InvalidValueError
from .._messages import is_text, pgettext_noop
from .._validation import of_kind, plain_line
from ..taxonomy import Aspect, Concept, Outcome, Priority, TargetGroup, concept_of

__all__ = [
    "Given",
    "OutcomeOrAspect",
    "dict_of",
    "outcome_of",
    "outcome_or_aspect",
    "priority",
    "target_group",
]

OutcomeOrAspect: TypeAlias = Outcome | Aspect
Given: TypeAlias = Outcome | Aspect | str

K = TypeVar("K")
V = TypeVar("V")


def outcome_or_aspect(given: object) -> OutcomeOrAspect:
    """Return the outcome or aspect that *given* is, or is the code of.

    Raises:
        UnknownCodeError: No edition of the guide has this code.
        WrongKindError: It is neither a code nor a concept of this kind.
    """
    expected = pgettext_noop("expected", "an outcome or an aspect, or the code of one")
    kinds: tuple[type[OutcomeOrAspect], ...] = (Outcome, Aspect)
    return of_kind(_concept(given), kinds, expected)


def target_group(given: object) -> TargetGroup:
    """Return the target group that *given* is, or is the code of; raise as `outcome_or_aspect`."""
    expected = pgettext_noop("expected", "a target group, or the code of one")
    return of_kind(_concept(given), TargetGroup, expected)


def priority(given: object) -> Priority:
    """Return the priority that *given* is, or is the code of; raise as `outcome_or_aspect`."""
    expected = pgettext_noop("expected", "a priority, or the code of one")
    return of_kind(_concept(given), Priority, expected)


def outcome_of(member: OutcomeOrAspect) -> Outcome:
    """Return an outcome itself, or the outcome that an aspect is part of."""
    return member.outcome if isinstance(member, Aspect) else member


def dict_of(
    given: Mapping[Any, V], key: Callable[[object], K], field: str, expected: str
) -> dict[K, V]:
    """Return *given* as a dict with converted keys.

    Args:
        given: The mapping.
        key: Converts a key.
        field: The field of ours that takes the mapping, for an error.
        expected: What belongs in the field, in words.

    Raises:
        InvalidValueError: It is not a mapping, or has the same key twice, as concept and as code.
    """
    if not isinstance(given, Mapping):
        raise InvalidValueError(field, given, expected)
    found = {key(each): value for each, value in given.items()}
    if len(found) < len(given):
        raise InvalidValueError(field, [*given], pgettext_noop("expected", "each concept once"))
    return found


def _concept(given: object) -> Concept | object:
    return concept_of(plain_line(given)) if is_text(given) else given
