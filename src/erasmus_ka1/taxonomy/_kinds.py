"""The kinds of concept, told apart by type.

Parents are made after their children and bind them: a `TargetGroup` its outcomes, an `Outcome`
its aspects, a `Guide` everything. The attributes marked *bound* exist from then on.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from ._base import Concept, bind

if TYPE_CHECKING:
    from ..localization import LocaleLike

__all__ = [
    "Aspect",
    "Audience",
    "Impact",
    "KeyAction",
    "Level",
    "Outcome",
    "Priority",
    "SystemLevel",
    "TargetGroup",
]


class Level(enum.StrEnum):
    """Where an effect shows: on the people who take part, on organisations, on systems."""

    PARTICIPANTS = "participants"
    ORGANISATIONS = "organisations"
    SYSTEMS = "systems"


@attrs.frozen(eq=False, repr=False, kw_only=True)
class KeyAction(Concept):
    """The key action as a whole: its title, and the sentence on its effects.

    Attributes:
        levels: The levels on which the guide expects effects.
    """

    kind = "key_action"
    levels: tuple[Level, ...]


class Audience(Concept):
    """People, or organisations, that a target group's sentence names.

    Attributes:
        group: The target group they belong to. *Bound.*
    """

    __slots__ = ("group",)

    kind = "audience"
    group: TargetGroup


class Aspect(Concept):
    """A part of an organisation outcome, as its sentence spells it out.

    Attributes:
        outcome: The outcome it is part of. *Bound.*
        position: Its place among that outcome's aspects, from 1. *Bound.*
    """

    __slots__ = ("outcome", "position")

    kind = "aspect"
    outcome: Outcome
    position: int


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Outcome(Concept):
    """An outcome that mobility activities are expected to produce.

    Attributes:
        aspects: Its parts, in the guide's order; empty for learners and staff.
        is_illustrative: Whether the aspects are only examples ("by providing for example").
        group: The target group it is expected for. *Bound.*
        position: Its place among that group's outcomes, from 1. *Bound.*
    """

    kind = "outcome"
    aspects: tuple[Aspect, ...] = ()
    is_illustrative: bool = False
    group: TargetGroup = attrs.field(init=False)
    position: int = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        for position, aspect in enumerate(self.aspects, start=1):
            bind(aspect, outcome=self, position=position)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class TargetGroup(Concept):
    """Those for whom outcomes are expected: learners, staff, organisations.

    At least one outcome is expected for each target group that a project works with.

    Attributes:
        level: Where the effects on this group show.
        audiences: Who belongs to it, in the guide's order.
        outcomes: What is expected for it, in the guide's order.
    """

    kind = "target_group"
    english_label: str = attrs.field(
        default=attrs.Factory(lambda self: self.english_short_label, takes_self=True)
    )
    english_statement: str = attrs.field(
        default=attrs.Factory(lambda self: self.english_label, takes_self=True)
    )
    level: Level
    audiences: tuple[Audience, ...]
    outcomes: tuple[Outcome, ...]

    def __attrs_post_init__(self) -> None:
        for audience in self.audiences:
            bind(audience, group=self)
        for position, outcome in enumerate(self.outcomes, start=1):
            bind(outcome, group=self, position=position)

    @property
    def is_label_ours(self) -> bool:
        """Always: the guide lists a group's audiences and gives the group itself no name."""
        return True


class Impact(Concept):
    """A long-term effect on systems of education, training and youth work.

    Attributes:
        system_level: The sentence it stands in. *Bound.*
    """

    __slots__ = ("system_level",)

    kind = "impact"
    system_level: SystemLevel


@attrs.frozen(eq=False, repr=False, kw_only=True)
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
        for impact in self.impacts:
            bind(impact, system_level=self)


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Priority(Concept):
    """What the programme works on in one year in particular.

    Attributes:
        year: The year the priority is for.
        english_alleviates: What it makes lighter, in English.
        english_means: How, in English.
        english_beneficiaries: For whom, in English.
    """

    kind = "priority"
    year: int
    english_alleviates: str
    english_means: str
    english_beneficiaries: str

    def alleviates(self, locale: LocaleLike) -> str:
        """Return what the priority makes lighter, in the words of its statement."""
        return self.text(locale, self.english_alleviates)

    def means(self, locale: LocaleLike) -> str:
        """Return by what means, in the words of its statement."""
        return self.text(locale, self.english_means)

    def beneficiaries(self, locale: LocaleLike) -> str:
        """Return for whom, in the words of its statement."""
        return self.text(locale, self.english_beneficiaries)
