"""The editions of the guide that ship with this library."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from .concepts import Guide
from .guide_2024 import GUIDE_2024

__all__ = ["CURRENT_GUIDE", "GUIDES"]

#: By the year of the edition.
GUIDES: Final[Mapping[int, Guide]] = MappingProxyType({2024: GUIDE_2024})

#: What a bare code is looked up in.
CURRENT_GUIDE: Final[Guide] = GUIDE_2024
