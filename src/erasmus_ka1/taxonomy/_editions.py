"""The taxonomy as a whole: every concept, every edition, and codes looked up across them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from . import key_action, learners, organisations, staff, systems, ukraine
from ._concepts import Concept, bind
from ._guide import Concepts, Guide

__all__ = ["CONCEPTS", "GUIDES", "GUIDE_2024", "concept_of", "home_guide", "unknown_code"]

_REFERENCE = 2024
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


#: Every concept of every edition, in guide order.
CONCEPTS: Final[Concepts[Concept]] = Concepts(_in_guide_order())
for _index, _concept in enumerate(CONCEPTS):
    bind(_concept, index=_index)


def _edition(year: int) -> Any:  # noqa: ANN401 - an `Edition`, which loads late
    """Import how an edition differs from the one it follows."""
    if year == 2023:  # noqa: PLR2004 - the year itself
        from .editions.guide_2023 import EDITION
    elif year == 2025:  # noqa: PLR2004
        from .editions.guide_2025 import EDITION
    elif year == 2026:  # noqa: PLR2004
        from .editions.guide_2026 import EDITION
    else:
        from .editions.guide_2024 import EDITION
    return EDITION


class _Guides(Mapping[int, Guide]):
    """The guides by year; each is made when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[int, Guide] = {}

    def __getitem__(self, year: int) -> Guide:
        if year not in self:
            from .._errors import UnknownEditionError

            raise UnknownEditionError(year, _YEARS)
        guide = self._made.get(year)
        if guide is None:
            guide = self._made.setdefault(year, Guide(year, CONCEPTS, _edition))
        return guide

    def __contains__(self, year: object) -> bool:
        return type(year) is int and year in _YEARS

    def get(self, year: int, default: Any = None) -> Any:  # noqa: ANN401 - whatever is given
        """Return the guide of a year, or *default*."""
        return self[year] if year in self else default

    def __iter__(self) -> Iterator[int]:
        return iter(_YEARS)

    def __len__(self) -> int:
        return len(_YEARS)

    def __repr__(self) -> str:
        return f"GUIDES({', '.join(map(str, _YEARS))})"


#: The guides by the year of their edition.
GUIDES: Final[Mapping[int, Guide]] = _Guides()

#: The reference: ``concept.label`` gives its wording.
GUIDE_2024: Final[Guide] = GUIDES[_REFERENCE]


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


def unknown_code(code: object, known: Iterable[str], edition: int | None) -> Exception:
    """Return the error for a *code* that is not among *known*, those of an edition.

    Args:
        code: The code.
        known: The codes to suggest from.
        edition: The edition they belong to; None for those of every edition.
    """
    from .._errors import OtherEditionError, UnknownCodeError
    from ._search import nearest_codes

    concept = CONCEPTS.get(code) if isinstance(code, str) else None
    if concept is not None and edition is not None and not concept.is_in(edition):
        editions = tuple(year for year in _YEARS if concept.is_in(year))
        return OtherEditionError(concept.code, edition, editions)
    return UnknownCodeError(code, nearest_codes(code, known))
