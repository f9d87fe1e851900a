"""The figures of a tally: values that add up, and ordered mappings of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, Generic, Self, TypeVar, overload

import attrs

from .._errors import InvalidValueError, UnknownCodeError, WrongKindError
from .._messages import is_text, pgettext_noop
from .._validation import COUNT, OPTIONAL_COUNT, Rule, plain_int, plain_line
from ..taxonomy import Concept
from ._finding_codes import FindingCode

__all__ = [
    "NOTHING",
    "NO_COUNTS",
    "SUM",
    "Achievement",
    "Addable",
    "Counts",
    "FindingCounts",
    "GroupCounts",
    "Keyed",
    "ProjectCounts",
    "added",
    "check_most",
    "exactly",
]

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

#: The default of a mapping.
NOTHING: Mapping[Any, Any] = MappingProxyType({})
_LONGEST_CODE = 100


def _is_sum(value: object) -> bool:
    """Return whether it is a whole number, 0 or more; unlike a count, it may exceed 64 bits."""
    return type(value) is int and value >= 0


#: The rule for sums.
SUM = Rule(COUNT.expected, _is_sum)
_OPTIONAL_SUM = Rule(OPTIONAL_COUNT.expected, lambda value: value is None or _is_sum(value))


def exactly(kind: type) -> Rule:
    """Return the rule that a value is exactly of the class *kind*."""
    return Rule(f"one of the class {kind.__name__}", lambda value: type(value) is kind)


@attrs.frozen
class Addable:
    """A value that is added field by field; unknown figures (None) count as nothing."""

    def __add__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        names = [field.name for field in attrs.fields(type(self))]
        return type(self)(
            **{name: added(getattr(self, name), getattr(other, name)) for name in names}
        )


def added(one: Any, other: Any) -> Any:  # noqa: ANN401 - whatever adds up
    """Return the sum, in which an unknown figure (None) counts as nothing."""
    if one is None or other is None:
        return other if one is None else one
    return one + other


@attrs.frozen
class Achievement(Addable):
    """How often something was planned, achieved, and both.

    Attributes:
        planned: How often it was planned.
        achieved: How often it was achieved, planned or not.
        planned_and_achieved: How often it was both planned and achieved.
        evidenced: How often it was achieved and there is evidence for it.

    >>> figures = Achievement(planned=8, achieved=5, planned_and_achieved=4, evidenced=3)
    >>> figures.share, figures.evidenced_share
    (0.5, 0.6)
    """

    planned: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    achieved: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    planned_and_achieved: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    evidenced: int = attrs.field(default=0, converter=plain_int, validator=SUM)

    def __attrs_post_init__(self) -> None:
        most = min(self.planned, self.achieved)
        check_most("Achievement.planned_and_achieved", self.planned_and_achieved, most)
        check_most("Achievement.evidenced", self.evidenced, self.achieved)

    @property
    def either(self) -> int:
        """How often it was planned, achieved, or both."""
        return self.planned + self.achieved - self.planned_and_achieved

    @property
    def share(self) -> float | None:
        """The share of the planned that was achieved, from 0 to 1; None if nothing was planned."""
        return self.planned_and_achieved / self.planned if self.planned else None

    @property
    def evidenced_share(self) -> float | None:
        """The share of the achieved with evidence, from 0 to 1; None if nothing was achieved."""
        return self.evidenced / self.achieved if self.achieved else None


def check_most(field: str, value: int, most: int) -> None:
    """Raise `InvalidValueError` if *value* is more than *most*."""
    if value > most:
        raise InvalidValueError(field, value, f"at most {most}, as the other figures have it")


@attrs.frozen
class GroupCounts(Addable):
    """The projects that work with one target group, and how many take part in them.

    Attributes:
        projects: How many projects list participants of the group, or an outcome for it.
        uncounted: How many of these do not say how many take part.
        participants: How many people or organisations take part in the others; None if there are
            no others.
    """

    projects: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    uncounted: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    participants: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(plain_int), validator=_OPTIONAL_SUM
    )

    def __attrs_post_init__(self) -> None:
        check_most("GroupCounts.uncounted", self.uncounted, self.projects)
        if self.participants is None and self.uncounted < self.projects:
            expected = f"a number, as {self.projects - self.uncounted} of the projects say it"
            raise InvalidValueError("GroupCounts.participants", None, expected)


@attrs.frozen
class ProjectCounts(Addable):
    """A number of projects, with their participants and outcomes.

    Attributes:
        projects: How many projects.
        people: How many learners and staff take part in the projects that say so; None if none
            does.
        outcomes: The outcomes they planned and achieved, each counted once per project; aspects
            are not counted.
    """

    projects: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    people: int | None = attrs.field(
        default=None, converter=attrs.converters.optional(plain_int), validator=_OPTIONAL_SUM
    )
    outcomes: Achievement = attrs.field(factory=Achievement, validator=exactly(Achievement))


@attrs.frozen
class FindingCounts(Addable):
    """How often the checks found one thing.

    Attributes:
        projects: In how many projects.
        findings: How often in all of them.
    """

    projects: int = attrs.field(default=0, converter=plain_int, validator=SUM)
    findings: int = attrs.field(default=0, converter=plain_int, validator=SUM)

    def __attrs_post_init__(self) -> None:
        check_most("FindingCounts.projects", self.projects, self.findings)


class Keyed(Mapping[K, V], Generic[K, V]):
    """Values by a key; a concept is also found by its code. Immutable and hashable."""

    # A plain class: `attrs.asdict` makes dicts of concepts, which cannot be keys.
    __slots__ = ("__weakref__", "_figures")

    _figures: dict[K, V]

    def __init__(self, figures: dict[K, V]) -> None:
        object.__setattr__(self, "_figures", figures)

    def __getitem__(self, key: K | str) -> V:
        found = self._find(key)
        if found is not None:
            return found
        text = plain_line(key) if is_text(key) else ""
        codes = [each.code for each in self if isinstance(each, Concept)]
        near = get_close_matches(text, codes) if len(text) <= _LONGEST_CODE else []
        raise UnknownCodeError(key, tuple(near))

    # Those of Mapping expect a KeyError, which an unknown code is not.
    @overload
    def get(self, key: object) -> V | None: ...
    @overload
    def get(self, key: object, default: V | D) -> V | D: ...
    def get(self, key: object, default: object = None) -> object:
        """Return the figure of a key or its code, or *default*."""
        found = self._find(key)
        return default if found is None else found

    def _find(self, key: object) -> V | None:
        figures: dict[Any, V] = self._figures
        plain = _plain(key)
        try:
            return figures[plain]
        except (KeyError, TypeError):
            codes = {each.code: each for each in figures if isinstance(each, Concept)}
        return figures[codes[plain]] if is_text(plain) and plain in codes else None

    def __contains__(self, key: object) -> bool:
        return self._find(key) is not None

    def __iter__(self) -> Iterator[K]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def __hash__(self) -> int:
        return hash(tuple(self._figures.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __delattr__(self, name: str) -> None:
        raise attrs.exceptions.FrozenInstanceError

    def __reduce__(self) -> tuple[object, ...]:
        return _keyed, (type(self), self._figures)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._figures!r})"


def _keyed(kind: type[Keyed[K, V]], figures: dict[K, V]) -> Keyed[K, V]:
    made = kind.__new__(kind)
    Keyed.__init__(made, figures)
    return made


_FIGURES = (Achievement, FindingCounts, GroupCounts, ProjectCounts)


class Counts(Keyed[K, V]):
    """Figures by concept, country, year or the like, sorted by it; immutable and hashable.

    Concepts are in guide order, and are also found by their codes. Empty figures, such as 0, are
    left out.

    >>> Counts({"NL": 2, "EL": 0, "BE": 1})
    Counts({'BE': 1, 'NL': 2})
    """

    __slots__ = ()

    def __init__(self, figures: Mapping[K, V] = NOTHING) -> None:
        """Sort the figures by their keys, which must all be of one kind."""
        given: Mapping[Any, V] = figures
        if not isinstance(given, Mapping):
            raise WrongKindError(given, pgettext_noop("expected", "a mapping to figures"))
        try:
            pairs = [(_plain(key), _plain(given[key])) for key in sorted(given)]
        except TypeError:
            expected = pgettext_noop("expected", "keys of one kind that can be sorted")
            raise WrongKindError([*given], expected) from None
        for _, figure in pairs:
            if type(figure) not in _FIGURES and not _is_sum(figure):
                raise WrongKindError(figure, pgettext_noop("expected", "a figure of a tally"))
        super().__init__({key: each for key, each in pairs if each != type(each)()})

    def __add__(self, other: Counts[K, V]) -> Counts[K, V]:
        if not isinstance(other, Counts):
            return NotImplemented
        return Counts({key: added(self.get(key), other.get(key)) for key in {**self, **other}})


def _plain(given: Any) -> Any:  # noqa: ANN401 - a key, or a figure
    if isinstance(given, FindingCode):
        return given
    return plain_line(given) if is_text(given) else plain_int(given)


NO_COUNTS: Counts[Any, Any] = Counts()
