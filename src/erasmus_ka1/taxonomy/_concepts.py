"""The kinds of concept, told apart by type; a concept is the same object in every edition.

A parent is made after its children and binds them: a `TargetGroup` its audiences and outcomes, an
`Outcome` its aspects, a `SystemLevel` its impacts. Links to a parent are not attrs fields, so that
`attrs.asdict` ends.
"""

from __future__ import annotations

import enum
from functools import total_ordering
from operator import index
from typing import Any, ClassVar, Literal, TypeAlias, cast

import attrs

from .._lazy import late_import
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._pydantic_hooks import PydanticField
from ._sources import Source

__all__ = [
    "KINDS",
    "AnyConcept",
    "AnyTextKind",
    "Aspect",
    "Audience",
    "Concept",
    "Impact",
    "KeyAction",
    "Level",
    "Outcome",
    "Priority",
    "SystemLevel",
    "TargetGroup",
    "TextKind",
    "bind",
    "concept_in",
    "wrong_kind",
]

TextKind = Literal["label", "short_label", "statement"]
AnyTextKind = Literal[TextKind, "description", "alt_labels"]

FIRST_EDITION = 2023


class Level(enum.StrEnum):
    """Where an effect shows: on the people who take part, on organisations, on systems."""

    PARTICIPANTS = "participants"
    ORGANISATIONS = "organisations"
    SYSTEMS = "systems"


class _Bound(PydanticField):
    """What a concept learns from its parent and from the whole taxonomy."""

    # msgspec takes every slot for a field whose name has no underscore
    __slots__ = ("_parent", "index", "position")

    index: int
    position: int
    _parent: Concept

    @property
    def parent(self) -> Concept:
        """The concept that this one is part of; an `AttributeError` where it is part of none."""
        return self._parent


@total_ordering
@attrs.frozen(eq=False, repr=False, kw_only=True, match_args=False)
class Concept(_Bound):
    """One thing that the guide names.

    Attributes:
        code: Lower-case ASCII, dot-separated; the same in every edition and language.
        english_label: The phrase that names the concept, in English.
        english_short_label: Our short name for it, at most 40 characters.
        english_statement: The guide's whole sentence; the label where the guide has no other.
        first_edition: The year of the first edition known here that has it.
        last_edition: The year of the last edition that has it; None if none dropped it.
        index: Its place among all concepts, from 0. *Bound.*
        position: Its place among its parent's children of the same kind, from 1. *Bound.*
    """

    __match_args__ = ("code",)

    kind: ClassVar[str]

    code: str
    english_label: str
    english_short_label: str
    english_statement: str = attrs.field(
        default=attrs.Factory(lambda self: self.english_label, takes_self=True)
    )
    first_edition: int = FIRST_EDITION
    last_edition: int | None = None

    @property
    def is_label_ours(self) -> bool:
        """Whether the guide has no phrase that names this concept, so that its label is ours."""
        return False

    @property
    def english_description(self) -> str:
        """What it is, in one plain sentence of ours; its label if it is not one of our concepts."""
        everyday = late_import("taxonomy._everyday:EVERYDAY").get(self.code)
        return everyday.description if everyday else self.english_label

    @property
    def english_alt_labels(self) -> str:
        """Our other names for it, with `` | `` between them; empty where there are none."""
        everyday = late_import("taxonomy._everyday:EVERYDAY").get(self.code)
        return " | ".join(everyday.alt_labels) if everyday else ""

    @property
    def children(self) -> tuple[Concept, ...]:
        """The concepts that are part of this one, in guide order."""
        return ()

    def is_in(self, edition: int) -> bool:
        """Return whether the guide's edition of this year has the concept."""
        try:
            year = index(edition)
        except TypeError:
            expected = pgettext_noop("expected", "the year of an edition, as an int")
            raise wrong_kind(edition, expected) from None
        return self.first_edition <= year <= (self.last_edition or year)

    def label(self, locale: LocaleLike) -> str:
        """Return the phrase that names this concept, in the guide's own words where it has any.

        The wording is that of the 2024 edition, or of the concept's own where 2024 lacks it;
        ``guide.label(concept, locale=…)`` gives another edition's. Keep a `Localizer` to label
        many concepts: ``localizer.label(concept)``.

        >>> from erasmus_ka1 import learners
        >>> learners.INTERCULTURAL_AWARENESS.label("nl"), f"{learners.INTERCULTURAL_AWARENESS:en}"
        ('groter intercultureel bewustzijn', 'enhanced intercultural awareness')

        Raises:
            LocaleError: The locale is unknown, or no catalogue is in its language.
        """
        return str(_localizer(locale).label(self))

    def short_label(self, locale: LocaleLike) -> str:
        """Return our short name for this concept, at most 40 characters in nl and en.

        >>> from erasmus_ka1 import staff
        >>> staff.QUALITY_OF_WORK.short_label("nl"), staff.QUALITY_OF_WORK.short_label("en")
        ('Kwaliteit van het werk', 'Quality of work')
        """
        return str(_localizer(locale).short_label(self))

    def statement(self, locale: LocaleLike) -> str:
        """Return the guide's whole sentence about this concept, worded as for `label`.

        The statement of an audience, an aspect or an impact is its phrase of the parent's sentence.

        >>> from erasmus_ka1 import organisations
        >>> organisations.GROUP.statement("en")[:59]
        'Activities supported under this Action are also expected to'
        """
        return str(_localizer(locale).statement(self))

    def description(self, locale: LocaleLike) -> str:
        """Return what this concept is, in one plain sentence of ours.

        >>> from erasmus_ka1 import learners
        >>> learners.EMPLOYABILITY.description("en")
        'Learners find work more easily and have better chances in their career.'
        """
        return str(_localizer(locale).description(self))

    def alt_labels(self, locale: LocaleLike) -> tuple[str, ...]:
        """Return other names for this concept: synonyms, and what people say in a questionnaire.

        They are ours, at least four for an outcome in nl and en; each language has its own, and
        their number may differ.

        >>> from erasmus_ka1 import learners
        >>> learners.EMPLOYABILITY.alt_labels("nl")[:2]
        ('meer kans op werk', 'makkelijker een baan vinden')
        >>> learners.EMPLOYABILITY.alt_labels("en")[:2]
        ('better chances on the job market', 'finding a job more easily')
        """
        return tuple(_localizer(locale).alt_labels(self))

    def source(self, locale: LocaleLike, *, of: AnyTextKind = "label") -> Source:
        """Return where a text of this concept comes from, for the wording that `label` gives.

        Args:
            locale: The language in which the text is shown.
            of: Which of its texts.

        >>> from erasmus_ka1 import staff
        >>> staff.DIVERSITY.source("nl").status, staff.DIVERSITY.source("en").status
        (<Status.OFFICIAL: 'official'>, <Status.OTHER_EDITION: 'other_edition'>)
        """
        guide = late_import("taxonomy:home_guide")(self)
        return cast(Source, guide.source(self, locale=locale, of=of))

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.code!r})"

    def __format__(self, locale: str) -> str:
        return self.label(locale) if locale else self.code

    def __lt__(self, other: object) -> bool:
        return self.index < other.index if isinstance(other, Concept) else NotImplemented

    def __copy__(self) -> Concept:
        return self

    def __deepcopy__(self, memo: object) -> Concept:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        # by name: this module knows neither the constants nor the editions
        return _concept_of, (self.code,)


class KeyAction(Concept):
    """The key action as a whole: its title, and the sentence on its effects."""

    __slots__ = ()

    kind = "key_action"

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels on which the guide expects effects."""
        return tuple(Level)


class Audience(Concept):
    """People, or organisations, that a target group's sentence names."""

    __slots__ = ()

    kind = "audience"

    @property
    def group(self) -> TargetGroup:
        """The target group they belong to."""
        return cast(TargetGroup, self.parent)


class Aspect(Concept):
    """A part of an organisation outcome, as its sentence spells it out."""

    __slots__ = ()

    kind = "aspect"

    @property
    def outcome(self) -> Outcome:
        """The outcome it is part of."""
        return cast(Outcome, self.parent)

    @property
    def group(self) -> TargetGroup:
        """The target group its outcome is expected for."""
        return self.outcome.group


@attrs.frozen(eq=False, repr=False, kw_only=True, match_args=False)
class Outcome(Concept):
    """An outcome that mobility activities are expected to produce.

    Attributes:
        aspects: Its parts, in the guide's order; empty for learners and staff.
        is_illustrative: Whether the aspects are only examples ("by providing for example").
    """

    kind = "outcome"
    aspects: tuple[Aspect, ...] = ()
    is_illustrative: bool = False

    def __attrs_post_init__(self) -> None:
        _adopt(self, self.aspects)

    @property
    def children(self) -> tuple[Aspect, ...]:
        """Its aspects."""
        return self.aspects

    @property
    def group(self) -> TargetGroup:
        """The target group it is expected for."""
        return cast(TargetGroup, self.parent)


@attrs.frozen(eq=False, repr=False, kw_only=True, match_args=False)
class TargetGroup(Concept):
    """Those for whom outcomes are expected: learners, staff, organisations.

    At least one outcome is expected for each target group that a project works with.

    Attributes:
        level: Where the effects on this group show.
        audiences: Who belongs to it, in the guide's order, over all editions.
        outcomes: What is expected for it, in the guide's order, over all editions.
    """

    kind = "target_group"
    english_label: str = attrs.field(
        default=attrs.Factory(lambda self: self.english_short_label, takes_self=True)
    )
    english_statement: str = attrs.field()
    level: Level
    audiences: tuple[Audience, ...]
    outcomes: tuple[Outcome, ...]

    def __attrs_post_init__(self) -> None:
        _adopt(self, self.audiences)
        _adopt(self, self.outcomes)

    @property
    def is_label_ours(self) -> bool:
        """Always: the guide lists a group's audiences and gives the group itself no name."""
        return True

    @property
    def children(self) -> tuple[Concept, ...]:
        """Its audiences, then its outcomes."""
        return (*self.audiences, *self.outcomes)


class Impact(Concept):
    """A long-term effect on systems of education, training and youth work."""

    __slots__ = ()

    kind = "impact"

    @property
    def system_level(self) -> SystemLevel:
        """The level of systems, whose sentence names this effect."""
        return cast(SystemLevel, self.parent)


@attrs.frozen(eq=False, repr=False, kw_only=True, match_args=False)
class SystemLevel(Concept):
    """The systems on which thousands of projects together have an effect in the long run.

    Attributes:
        level: Always `Level.SYSTEMS`.
        impacts: The effects, in the guide's order.
    """

    kind = "level"
    level: Level = attrs.field(default=Level.SYSTEMS, init=False)
    impacts: tuple[Impact, ...]

    def __attrs_post_init__(self) -> None:
        _adopt(self, self.impacts)

    @property
    def children(self) -> tuple[Impact, ...]:
        """Its impacts."""
        return self.impacts


@attrs.frozen(eq=False, repr=False, kw_only=True, match_args=False)
class Priority(Concept):
    """What the programme works on in one year in particular.

    Attributes:
        year: The year the priority is for.
        english_aims: What it mitigates, in English.
        english_means: By what means, in English.
        english_beneficiaries: For whom, in English.
    """

    kind = "priority"
    year: int
    english_aims: str
    english_means: str
    english_beneficiaries: str

    def aims(self, locale: LocaleLike) -> str:
        """Return what the priority mitigates, in the words of its statement."""
        return str(_localizer(locale).text(self.code, self.english_aims))

    def means(self, locale: LocaleLike) -> str:
        """Return by what means, in the words of its statement."""
        return str(_localizer(locale).text(self.code, self.english_means))

    def beneficiaries(self, locale: LocaleLike) -> str:
        """Return for whom, in the words of its statement."""
        return str(_localizer(locale).text(self.code, self.english_beneficiaries))


#: Every kind there is: `typing.assert_never` after a `match` over them holds.
AnyConcept: TypeAlias = (
    KeyAction | TargetGroup | Audience | Outcome | Aspect | SystemLevel | Impact | Priority
)

#: What each kind is called, by `Concept.kind`; the messages have the context ``kind``.
KINDS: dict[str, str] = {
    "key_action": pgettext_noop("kind", "key action"),
    "target_group": pgettext_noop("kind", "target group"),
    "audience": pgettext_noop("kind", "audience"),
    "outcome": pgettext_noop("kind", "outcome"),
    "aspect": pgettext_noop("kind", "aspect"),
    "level": pgettext_noop("kind", "level"),
    "impact": pgettext_noop("kind", "long-term impact"),
    "priority": pgettext_noop("kind", "priority"),
}


def bind(owner: object, **attributes: object) -> None:
    """Set attributes of a frozen object that are known only later, each once.

    Raises:
        InvalidValueError: It has one already.
    """
    for name, value in attributes.items():
        if hasattr(owner, name):
            from .._errors import InvalidValueError

            field = name.removeprefix("_")
            expected = f"nothing, as {owner!r} already has its {field}"
            raise InvalidValueError(f"{type(owner).__name__}.{field}", value, expected)
        object.__setattr__(owner, name, value)


def wrong_kind(given: object, expected: str) -> Exception:
    """Return the error for a value of another kind than *expected*."""
    from .._errors import WrongKindError

    return WrongKindError(given, expected)


def concept_in(given: object) -> Concept:
    """Return *given* if it is a concept.

    Raises:
        WrongKindError: It is not.
    """
    if isinstance(given, Concept):
        return given
    raise wrong_kind(given, pgettext_noop("expected", "a concept of the guide"))


def _adopt(parent: Concept, children: tuple[Concept, ...]) -> None:
    for position, child in enumerate(children, start=1):
        bind(child, _parent=parent, position=position)


def _localizer(locale: LocaleLike) -> Any:  # noqa: ANN401 - imports Babel on first use
    return late_import("localization:localizer_for")(locale)


def _concept_of(code: str) -> Concept:
    return cast(Concept, late_import("taxonomy:concept_of")(code))
