"""The taxonomy as a whole: every concept, every edition, and codes looked up across them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import index
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, overload

from .._lazy import late_import
from ._collection import Concepts
from ._concepts import Concept, concept_in
from ._guide import Guide
from ._order import IN_GUIDE_ORDER, numbered

if TYPE_CHECKING:  # for programs that bundle what is imported, which is late and by name
    from . import _everyday, _page_sources, _ranking, _search, _tables  # noqa: F401
    from .editions import _guide_2023, _guide_2024, _guide_2025, _guide_2026  # noqa: F401

__all__ = [
    "CONCEPTS",
    "GUIDES",
    "GUIDE_2023",
    "GUIDE_2024",
    "GUIDE_2025",
    "GUIDE_2026",
    "Guides",
    "concept_of",
    "home_guide",
]

T = TypeVar("T")

_YEARS = (2023, 2024, 2025, 2026)


class Guides(Mapping[int, Guide]):
    """The guides of all editions by year; each is made when it is first asked for.

    >>> from erasmus_ka1 import GUIDES
    >>> [*GUIDES], GUIDES[2025].edition
    ([2023, 2024, 2025, 2026], 2025)
    """

    def __init__(
        self, concepts: Iterable[Concept], years: Iterable[int], load: Callable[[int], Any]
    ) -> None:
        """Number the concepts.

        Args:
            concepts: The concepts of all editions, in guide order; they belong to no other guides.
            years: The years of the editions.
            load: Returns the `Edition` of a year: how it differs from the one it follows. It is
                called when the guide of that year first needs it.
        """
        #: Every concept of every edition, in guide order.
        self.concepts: Concepts[Concept] = Concepts(numbered(concepts))
        #: Returns the `Edition` of a year.
        self.load: Callable[[int], Any] = load
        self._made: dict[int, Guide | None] = dict.fromkeys(years)

    def __getitem__(self, year: int) -> Guide:
        guide = self.get(year)
        if guide is None:
            from .._errors import UnknownEditionError

            raise UnknownEditionError(year, tuple(self._made))
        return guide

    @overload
    def get(self, year: int, /) -> Guide | None: ...
    @overload
    def get(self, year: int, /, default: Guide | T) -> Guide | T: ...
    def get(self, year: int, /, default: object = None) -> object:
        """Return the guide of a year, or *default*."""
        try:
            number = index(year)
        except TypeError:
            return default
        if number not in self._made:
            return default
        if self._made[number] is None:
            self._made[number] = Guide(number, self, self.concepts, self.load)
        return self._made[number]

    def __contains__(self, year: object) -> bool:
        return self.get(cast(int, year)) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __repr__(self) -> str:
        return f"Guides({', '.join(map(str, self._made))})"

    def __copy__(self) -> Guides:
        return self

    def __deepcopy__(self, memo: object) -> Guides:
        return self


def _edition(year: int) -> Any:  # noqa: ANN401 - an `Edition`, which loads late
    """Import how an edition differs from the one it follows."""
    return late_import(f"taxonomy.editions._guide_{year}:EDITION")


#: The guides by the year of their edition.
GUIDES: Final[Guides] = Guides(IN_GUIDE_ORDER, _YEARS, _edition)

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
    return GUIDE_2024 if concept in GUIDE_2024 else GUIDES[concept_in(concept).first_edition]
