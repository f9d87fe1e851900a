"""What callers pass: concepts or their codes, lists, and mappings with concepts as keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, TypeVar

from .._errors import InvalidValueError
from .._messages import is_text, pgettext_noop
from .._validation import of_kind, plain_line
from ..taxonomy import CONCEPTS, Aspect, Outcome, Priority, TargetGroup

__all__ = [
    "Given",
    "OutcomeOrAspect",
    "concept_given",
    "dict_of",
    "outcome_of",
    "outcome_or_aspect",
    "priority",
    "target_group",
]

OutcomeOrAspect: TypeAlias = Outcome | Aspect
Given: TypeAlias = Outcome | Aspect | str

ConceptT = TypeVar("ConceptT")
K = TypeVar("K")
V = TypeVar("V")


def concept_given(
    given: object,
    kind: type[ConceptT] | tuple[type[ConceptT], ...],
    expected: str,
    known: Iterable[str] | None = None,
) -> ConceptT:
    """Return the concept of a *kind* that *given* is, or is the code of.

    Args:
        given: Anything.
        kind: One kind, or several.
        expected: What is expected, for an error.
        known: The codes that may have been meant; those of the *kind* if not given.

    Raises:
        UnknownCodeError: No edition of the guide has this code.
        WrongKindError: It is neither a code nor a concept of the kind.
    """
    code = plain_line(given) if is_text(given) else None
    found = given if code is None else CONCEPTS.get(code)
    if code is None or found is not None:
        return of_kind(found, kind, expected)
    from ..taxonomy._search import unknown_code

    codes = (each.code for each in CONCEPTS if isinstance(each, kind))
    raise unknown_code(code, codes if known is None else known)


def outcome_or_aspect(given: object) -> OutcomeOrAspect:
    """Return the outcome or aspect that *given* is, or is the code of.

    Raises:
        UnknownCodeError: No edition of the guide has this code.
        WrongKindError: It is neither a code nor a concept of this kind.
    """
    expected = pgettext_noop("expected", "an outcome or an aspect, or the code of one")
    kinds: tuple[type[OutcomeOrAspect], ...] = (Outcome, Aspect)
    return concept_given(given, kinds, expected)


def target_group(given: object) -> TargetGroup:
    """Return the target group that *given* is, or is the code of; raise as `outcome_or_aspect`."""
    expected = pgettext_noop("expected", "a target group, or the code of one")
    return concept_given(given, TargetGroup, expected)


def priority(given: object) -> Priority:
    """Return the priority that *given* is, or is the code of; raise as `outcome_or_aspect`."""
    expected = pgettext_noop("expected", "a priority, or the code of one")
    return concept_given(given, Priority, expected)


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
