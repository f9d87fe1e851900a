"""Values and their words in Django's active language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from ..._errors import KA1Error
from ..._validation import plain_line
from ...localization import Localizer, localizer_for, negotiate
from ...projects._given import outcome_or_aspect
from ...serialization._problems import problems_of
from ...taxonomy import (
    CONCEPTS,
    GUIDE_2024,
    GUIDES,
    Choices,
    Concept,
    GroupedChoices,
    Kind,
    TextKind,
)
from .. import _stored
from .._stored import GivenOrUnknown, StoredOutcome, UnknownOutcome

__all__ = [
    "USUAL",
    "Offering",
    "StoredOutcomeSet",
    "UnknownOutcome",
    "active_localizer",
    "one_outcome",
    "refusals",
    "set_of",
    "text_of",
]


@lru_cache(maxsize=64)
def _serving(language: str) -> Localizer:
    return negotiate(language, default="en", fallbacks=["en"])


def active_localizer(edition: int | None = None, language: str | None = None) -> Localizer:
    """Return the localizer of a language, Django's active one if not given.

    A language that has no catalogue is served in English.
    """
    return localizer_for(_serving(language or get_language() or "en"), edition=edition)


def text_of(value: object, of: TextKind, localizer: Localizer) -> str:
    """Return a text of a concept, a code, an unknown one, or of each of several; never raise."""
    if value is None or value == "":
        return ""
    if isinstance(value, Concept):
        return str(getattr(localizer, of)(value))
    if isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping)):
        each_of = (*value, *getattr(value, "unknown", ()))
        return "; ".join(text_of(each, of, localizer) for each in each_of)
    if isinstance(value, UnknownOutcome):
        return value.label(localizer)
    concept = CONCEPTS.get(plain_line(value)) if isinstance(value, str) else None
    return text_of(concept or UnknownOutcome(value), of, localizer)


class StoredOutcomeSet(_stored.StoredOutcomeSet):
    """The set of outcomes in a row, with what the row holds besides, as `unknown`.

    It is an `OutcomeSet` of the codes that are known; as text, their short labels in Django's
    active language.
    """

    __slots__ = ()

    def __str__(self) -> str:
        return text_of((*self, *self.unknown), "short_label", active_localizer())


@lru_cache(maxsize=64)
def _groups(
    localizer: Localizer, edition: int | None, of: TextKind, *, aspects: bool
) -> GroupedChoices:
    """Return the choices by group; every form and serializer asks for them."""
    kinds: tuple[Kind, ...] = ("outcome", "aspect") if aspects else ("outcome",)
    guide = GUIDE_2024 if edition is None else GUIDES[edition]
    return guide.choices(locale=localizer, kind=kinds, of=of)


USUAL = {"edition": None, "aspects": False, "of": "label"}


class Offering:
    """What every field of ours takes: which outcomes it offers, and in which words."""

    def __init__(
        self,
        *args: Any,
        edition: int | None = None,
        aspects: bool = False,
        of: TextKind = "label",
        **kwargs: Any,
    ) -> None:
        """Make a field.

        Args:
            *args: As for any field.
            edition: The edition of the guide whose outcomes and words it shows; if not given,
                that of 2024.
            aspects: Whether it offers the aspects too; it takes them in any case.
            of: The text that is shown: ``label``, ``short_label`` or ``statement``.
            **kwargs: As for any field.
        """
        self.edition = edition
        self.aspects = aspects
        self.of: TextKind = of
        super().__init__(*args, **kwargs)
        self.offered()  # refuses what there is not
        self.offer()

    @property
    def offering(self) -> dict[str, Any]:
        """The arguments that say what it offers."""
        return {"edition": self.edition, "aspects": self.aspects, "of": self.of}

    def offer(self, kept: Iterable[StoredOutcome] = ()) -> None:
        """Have the field show what it offers, where it is one that shows it."""

    def offered(self, kept: Iterable[StoredOutcome] = ()) -> list[tuple[str, object]]:
        """Return the choices in the active language: groups, then what else is kept."""
        localizer = active_localizer(self.edition)
        groups = _groups(localizer, self.edition, self.of, aspects=self.aspects)
        codes = {code for _, pairs in groups for code, _ in pairs}
        more: Choices = [(each.code, text_of(each, self.of, localizer)) for each in kept]
        return [*groups, *(pair for pair in more if pair[0] not in codes)]


def one_outcome(given: object) -> StoredOutcome:
    """Return the outcome or aspect that *given* is, or is the code of; an unknown one as it is.

    Raises:
        ValidationError: It is neither; the message is in the active language.
    """
    try:
        return given if isinstance(given, UnknownOutcome) else outcome_or_aspect(given)
    except KA1Error as error:
        raise _refusal(error, given) from error


def set_of(given: object) -> StoredOutcomeSet:
    """Return the set that *given* is or lists; raise a `ValidationError` with one error an item."""
    try:
        return StoredOutcomeSet(cast("Iterable[GivenOrUnknown]", given))
    except KA1Error as error:
        if not isinstance(given, (list, tuple, set, frozenset)):
            raise _refusal(error, given) from error
    raise ValidationError([each for _, each in refusals(given)])


def refusals(given: Iterable[object]) -> Iterator[tuple[int, ValidationError]]:
    """Yield the place and the error of each item of a list that `one_outcome` refuses."""
    for place, each in enumerate(given):
        try:
            one_outcome(each)
        except ValidationError as error:
            yield place, error


def _refusal(error: KA1Error, given: object) -> ValidationError:
    problem = next(problems_of(error, given))
    return ValidationError(error.explain(active_localizer()), code=problem.code)
