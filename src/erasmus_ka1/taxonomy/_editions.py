"""The taxonomy as a whole: every concept, every edition, and codes looked up across them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from .._lazy import late_import
from . import key_action, learners, organisations, staff, systems, ukraine
from ._collection import Concepts
from ._concepts import Concept
from ._guide import Guide, Guides

if TYPE_CHECKING:  # for programs that bundle what is imported, which is late and by name
    from . import _search  # noqa: F401
    from .editions import guide_2023, guide_2024, guide_2025, guide_2026  # noqa: F401

__all__ = [
    "CONCEPTS",
    "GUIDES",
    "GUIDE_2023",
    "GUIDE_2024",
    "GUIDE_2025",
    "GUIDE_2026",
    "concept_of",
    "home_guide",
]

_YEARS = (2023, 2024, 2025, 2026)


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


def _edition(year: int) -> Any:  # noqa: ANN401 - an `Edition`, which loads late
    """Import how an edition differs from the one it follows."""
    return late_import(f"taxonomy.editions.guide_{year}:EDITION")


#: The guides by the year of their edition.
GUIDES: Final[Guides] = Guides(_in_guide_order(), _YEARS, _edition)

GUIDE_2023: Final[Guide] = GUIDES[2023]
#: The reference: ``concept.label`` gives its wording.
GUIDE_2024: Final[Guide] = GUIDES[2024]
GUIDE_2025: Final[Guide] = GUIDES[2025]
GUIDE_2026: Final[Guide] = GUIDES[2026]

#: Every concept of every edition, in guide order.
CONCEPTS: Final[Concepts[Concept]] = GUIDES.concepts


def concept_of(code: str) -> Concept:
    """Return the concept with this code, whichever edition has it.

    >>> concept_of("staff.motivation")
    Outcome('staff.motivation')

    Raises:
        UnknownCodeError: No edition has the code.
    """
    return CONCEPTS[code]


def home_guide(concept: Concept) -> Guide:
    """Return the guide whose wording ``concept.label`` gives: 2024, or the first that has it."""
    return GUIDE_2024 if concept in GUIDE_2024 else GUIDES[concept.first_edition]
