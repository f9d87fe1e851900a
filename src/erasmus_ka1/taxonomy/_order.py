"""The order of the guide: every concept of every edition, and its place among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import key_action, learners, organisations, staff, systems, ukraine
from ._concepts import Concept, bind

__all__ = ["IN_GUIDE_ORDER", "numbered"]


def numbered(concepts: Iterable[Concept]) -> tuple[Concept, ...]:
    """Give each concept its place among *concepts*, which it keeps, and return them.

    Raises:
        InvalidValueError: A concept has another place already, in other guides.
    """
    in_order = tuple(concepts)
    for place, concept in enumerate(in_order):
        if getattr(concept, "index", None) != place:
            bind(concept, index=place)
    return in_order


def _in_guide_order() -> Iterator[Concept]:
    yield key_action.KEY_ACTION
    for group in (learners.GROUP, staff.GROUP, organisations.GROUP):
        yield group
        yield from group.audiences
        for outcome in group.outcomes:
            yield outcome
            yield from outcome.aspects
    yield systems.SYSTEMS
    yield from systems.SYSTEMS.impacts
    yield from (getattr(ukraine, name) for name in ukraine.__all__)


IN_GUIDE_ORDER = numbered(_in_guide_order())
