"""What a row of a database holds: outcomes and aspects, and codes that no edition has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import TypeAlias, TypeVar

import attrs

from .._errors import KA1Error, UnknownCodeError
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import listed
from ..projects import OutcomeOrAspect, OutcomeSet
from ..projects._given import Given, outcome_or_aspect

__all__ = [
    "MOST_CHARACTERS",
    "GivenOrUnknown",
    "StoredOutcome",
    "StoredOutcomeSet",
    "UnknownOutcome",
    "codes_looked_for",
    "read_outcome",
    "read_set",
    "stored_code",
    "stored_codes",
]

#: The length of a column for a code; the longest code has 62 characters.
MOST_CHARACTERS = 100


@attrs.frozen(repr=False)
class UnknownOutcome:
    """What a row holds where the code of an outcome or an aspect is expected.

    No edition of the guide has it: it may be of a newer release of this library, or of a program
    before yours. It is kept as it is, and written back so.

    Attributes:
        stored: What the row holds: text, or any other JSON value in a list.

    >>> from erasmus_ka1.integrations.django import UnknownOutcome
    >>> UnknownOutcome("staff.moral").label("nl")
    "onbekende code 'staff.moral'"
    """

    stored: object = attrs.field(hash=False)  # it may be a list

    @property
    def code(self) -> str:
        """What the row holds, as text."""
        return self.stored if isinstance(self.stored, str) else json.dumps(self.stored)

    def label(self, locale: LocaleLike) -> str:
        """Return that the code is unknown, in a reader's language.

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
        """
        return UnknownCodeError(self.stored).explain(locale)

    short_label = label
    statement = label

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"UnknownOutcome({self.stored!r})"


StoredOutcome: TypeAlias = OutcomeOrAspect | UnknownOutcome
GivenOrUnknown: TypeAlias = Given | UnknownOutcome


class StoredOutcomeSet(OutcomeSet):
    """The set of outcomes in a row, with what the row holds besides.

    It is an `OutcomeSet` of the codes that are known. Operators return plain sets of these.

    Attributes:
        unknown: The rest, in the order of the row; equal only to a set with the same rest.

    >>> from erasmus_ka1.integrations.django import StoredOutcomeSet, UnknownOutcome
    >>> StoredOutcomeSet(["staff.motivation", UnknownOutcome("staff.moral")])
    StoredOutcomeSet(['staff.motivation'], unknown=['staff.moral'])
    """

    __slots__ = ("unknown",)

    unknown: tuple[UnknownOutcome, ...]

    def __init__(self, members: Iterable[GivenOrUnknown] = ()) -> None:
        """Make a set.

        Args:
            members: Outcomes and aspects, as concepts or codes, and unknown ones, in any order;
                or another set, whose unknown ones are taken over.

        Raises:
            UnknownCodeError: A code given as text is of no edition of the guide.
            WrongKindError: A member is neither an outcome nor an aspect.
        """
        expected = pgettext_noop("expected", "a list of outcomes, aspects or codes")
        given = [*listed(members, expected, refused=(str, bytes, bytearray))]
        given += getattr(members, "unknown", ())
        unknown = {each.code: each for each in given if isinstance(each, UnknownOutcome)}
        super().__init__(each for each in given if not isinstance(each, UnknownOutcome))
        _set_unknown(self, tuple(unknown.values()))

    def __eq__(self, other: object) -> bool:
        same = super().__eq__(other)
        return same if same is not True else self.unknown == getattr(other, "unknown", ())

    def __hash__(self) -> int:
        return super().__hash__()

    def __bool__(self) -> bool:
        return bool(self.codes or self.unknown)

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), ((*self.codes, *self.unknown),)

    def __repr__(self) -> str:
        stored = [each.stored for each in self.unknown]
        more = f", unknown={stored!r}" if stored else ""
        return f"{type(self).__name__}({[*self.codes]!r}{more})"


SetT = TypeVar("SetT", bound=StoredOutcomeSet)
# Bypass the frozen `__setattr__`.
_set_unknown = StoredOutcomeSet.unknown.__set__  # type: ignore[attr-defined]


def read_outcome(stored: object) -> StoredOutcome:
    """Return the outcome or aspect whose code is *stored*, or what is stored as unknown."""
    if isinstance(stored, UnknownOutcome):
        return stored
    try:
        return outcome_or_aspect(stored)
    except KA1Error:
        return UnknownOutcome(stored)


def read_set(stored: object, kind: type[SetT]) -> SetT:
    """Return the set of what is *stored*: a list of codes, a set, or any other JSON value."""
    if not isinstance(stored, (list, tuple, AbstractSet)):
        stored = [stored]
    return kind(map(read_outcome, (*stored, *getattr(stored, "unknown", ()))))


def stored_code(given: GivenOrUnknown) -> str:
    """Return the code to store for an outcome or aspect, a code, or an unknown one.

    Raises:
        UnknownCodeError: A code given as text is of no edition of the guide.
        WrongKindError: It is neither an outcome nor an aspect.
    """
    return given.code if isinstance(given, UnknownOutcome) else outcome_or_aspect(given).code


def stored_codes(given: Iterable[GivenOrUnknown]) -> list[object]:
    """Return the list to store for a set or a list, in guide order; raise as `stored_code`."""
    made = given if isinstance(given, StoredOutcomeSet) else StoredOutcomeSet(given)
    return [*made.codes, *(each.stored for each in made.unknown)]


def codes_looked_for(given: Iterable[GivenOrUnknown]) -> list[str]:
    """Return the codes of a set or a list, each once, unknown ones too; raise as `stored_code`."""
    members = listed(given, pgettext_noop("expected", "a list of outcomes, aspects or codes"))
    unknown = (each for each in getattr(given, "unknown", ()) if isinstance(each.stored, str))
    return [*dict.fromkeys(map(stored_code, (*members, *unknown)))]
