"""The guide: every concept of one edition, in the page's order, looked up by code or label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar, overload

import attrs

from ._base import Concept, bind
from ._kinds import (
    Aspect,
    Audience,
    Impact,
    KeyAction,
    Outcome,
    Priority,
    SystemLevel,
    TargetGroup,
)

if TYPE_CHECKING:
    from ..localization import LocaleLike
    from ._search import Suggestion
    from ._sources import GuideSources

__all__ = ["Concepts", "Guide"]

T = TypeVar("T")
ConceptT_co = TypeVar("ConceptT_co", bound=Concept, covariant=True)


class Concepts(Generic[ConceptT_co]):
    """Concepts in guide order, looked up by code; immutable.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> len(GUIDE_2024.outcomes), GUIDE_2024.outcomes["staff.motivation"]
    (24, Outcome('staff.motivation'))
    """

    __slots__ = ("_by_code",)

    def __init__(self, concepts: Iterable[ConceptT_co]) -> None:
        self._by_code = {concept.code: concept for concept in concepts}

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in guide order."""
        return tuple(self._by_code)

    def __getitem__(self, code: str) -> ConceptT_co:
        try:
            return self._by_code[code]
        except (KeyError, TypeError):
            raise _unknown_code(code, self._by_code) from None

    @overload
    def get(self, code: str) -> ConceptT_co | None: ...
    @overload
    def get(self, code: str, default: T) -> ConceptT_co | T: ...
    def get(self, code: str, default: object = None) -> object:
        """Return the concept of this code, or *default*."""
        return self._by_code.get(code, default) if isinstance(code, str) else default

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Concept):
            return self._by_code.get(item.code) is item
        return isinstance(item, str) and item in self._by_code

    def __iter__(self) -> Iterator[ConceptT_co]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __repr__(self) -> str:
        return f"Concepts({list(self._by_code)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return Concepts, (tuple(self),)


def _priorities(given: Iterable[Priority]) -> Concepts[Priority]:
    return Concepts(given)


class _Collections:
    """What a guide gathers from its parts. Not fields: nobody passes them."""

    __slots__ = ("aspects", "audiences", "concepts", "impacts", "outcomes", "target_groups")

    concepts: Concepts[Concept]
    target_groups: Concepts[TargetGroup]
    audiences: Concepts[Audience]
    outcomes: Concepts[Outcome]
    aspects: Concepts[Aspect]
    impacts: Concepts[Impact]


@attrs.frozen(eq=False, repr=False, kw_only=True)
class Guide(_Collections):
    """One edition of the guide's page on Key Action 1: every concept, in the page's order.

    Attributes:
        edition: The year.
        import_name: Where the guide itself is found, as ``package:NAME``; pickles hold it.
        sources_name: Where the sources of its texts are found, as ``module:NAME``; read on use.
        key_action: The key action as a whole.
        learners: The target group of pupils, students, trainees and others who learn.
        staff: The target group of staff, youth workers and other professionals.
        organisations: The target group of participating organisations.
        systems: The level of policy systems.
        concepts: Every concept.
        target_groups: The three target groups.
        audiences: Every audience.
        outcomes: Every outcome.
        aspects: Every aspect.
        impacts: Every long-term impact.
        priorities: The priorities of the year.
    """

    edition: int
    import_name: str
    sources_name: str
    key_action: KeyAction
    learners: TargetGroup
    staff: TargetGroup
    organisations: TargetGroup
    systems: SystemLevel
    priorities: Concepts[Priority] = attrs.field(converter=_priorities)

    def __attrs_post_init__(self) -> None:
        groups = (self.learners, self.staff, self.organisations)
        ordered = tuple(self._in_page_order(groups))
        concepts = Concepts(ordered)
        if len(concepts) != len(ordered):
            codes = [concept.code for concept in ordered]
            twice = sorted({code for code in codes if codes.count(code) > 1})
            raise ValueError(f"a code stands for two concepts: {', '.join(twice)}")
        for index, concept in enumerate(ordered):
            bind(concept, guide=self, index=index)
        outcomes = [outcome for group in groups for outcome in group.outcomes]
        bind(
            self,
            concepts=concepts,
            target_groups=Concepts(groups),
            audiences=Concepts(audience for group in groups for audience in group.audiences),
            outcomes=Concepts(outcomes),
            aspects=Concepts(aspect for outcome in outcomes for aspect in outcome.aspects),
            impacts=Concepts(self.systems.impacts),
        )

    def _in_page_order(self, groups: tuple[TargetGroup, ...]) -> Iterator[Concept]:
        yield self.key_action
        for group in groups:
            yield group
            yield from group.audiences
            for outcome in group.outcomes:
                yield outcome
                yield from outcome.aspects
        yield self.systems
        yield from self.systems.impacts
        yield from self.priorities

    @property
    def sources(self) -> GuideSources:
        """The sources of the edition's texts."""
        from pkgutil import resolve_name

        sources: GuideSources = resolve_name(self.sources_name)
        return sources

    def find(self, text: str, locale: LocaleLike | None = None) -> tuple[Concept, ...]:
        """Return the concepts whose label or short label is *text*, in guide order.

        Case, Unicode form, apostrophe style and white space make no difference. The same words
        can name two concepts, and nothing can: the answer has any length.

        Args:
            text: A label as somebody typed or stored it.
            locale: The language to look in; every shipped language if not given.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> GUIDE_2024.find("Verbeterde  leerprestaties")
        (Outcome('learners.learning_performance'),)
        """
        from . import _search as label_search

        return label_search.find(self.concepts, text, locale)

    def suggest(
        self, text: str, locale: LocaleLike | None = None, *, limit: int = 5
    ) -> tuple[Suggestion[Concept], ...]:
        """Return the concepts with a label near to *text*, nearest first.

        Args:
            text: What somebody typed.
            locale: The language to look in; every shipped language if not given.
            limit: The most suggestions to return.

        >>> from erasmus_ka1 import GUIDE_2024
        >>> [nearest] = GUIDE_2024.suggest("leerprestatie", limit=1)
        >>> nearest.concept, nearest.text, nearest.language
        (Outcome('learners.learning_performance'), 'Leerprestaties', 'nl')
        """
        from . import _search as label_search

        return label_search.suggest(self.concepts, text, locale, limit=limit)

    def __getitem__(self, code: str) -> Concept:
        return self.concepts[code]

    @overload
    def get(self, code: str) -> Concept | None: ...
    @overload
    def get(self, code: str, default: T) -> Concept | T: ...
    def get(self, code: str, default: object = None) -> object:
        """Return the concept of this code, or *default*."""
        return self.concepts.get(code, default)

    def __contains__(self, item: object) -> bool:
        return item in self.concepts

    def __iter__(self) -> Iterator[Concept]:
        return iter(self.concepts)

    def __len__(self) -> int:
        return len(self.concepts)

    def __repr__(self) -> str:
        return f"Guide({self.edition})"

    def __copy__(self) -> Guide:
        return self

    def __deepcopy__(self, memo: object) -> Guide:
        return self

    def __reduce__(self) -> tuple[object, ...]:
        from pkgutil import resolve_name

        return resolve_name, (self.import_name,)


def _unknown_code(code: object, known: Iterable[str]) -> Exception:
    from .._errors import UnknownCodeError
    from ._search import nearest_codes

    return UnknownCodeError(code, nearest_codes(code, known))
