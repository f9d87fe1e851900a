"""The editions of the guide that ship with this library, and codes looked up across them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .._errors import OtherEditionError, UnknownCodeError
from ._base import Concept
from ._guide import Guide
from ._guide_2024 import GUIDE_2024

__all__ = ["CURRENT_GUIDE", "GUIDES", "concept_of"]

#: By the year of the edition.
GUIDES: Final[Mapping[int, Guide]] = MappingProxyType({2024: GUIDE_2024})

#: What a bare code is looked up in.
CURRENT_GUIDE: Final[Guide] = GUIDE_2024


def concept_of(code: str, guide: Guide = CURRENT_GUIDE) -> Concept:
    """Return the concept of *guide* that has this code.

    >>> concept_of("staff.motivation")
    Outcome('staff.motivation')

    Raises:
        OtherEditionError: Only other editions have the code: it was dropped, or is yet to come.
        UnknownCodeError: No edition has it.
    """
    try:
        return guide[code]
    except UnknownCodeError:
        editions = tuple(year for year, other in GUIDES.items() if code in other)
        if editions:
            raise OtherEditionError(code, guide.edition, editions) from None
        raise
