"""What may have been meant by unknown codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..projects._codes import MEMBERS
from ..taxonomy import GUIDE_2024
from ._parts import fault_of

__all__ = ["Suggestions"]


class Suggestions(Mapping[str, tuple[str, ...]]):
    """What has each unknown code as a label, or the nearest codes; looked for on request."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes = dict.fromkeys(codes)

    def __getitem__(self, code: str) -> tuple[str, ...]:
        if code not in self._codes:
            raise KeyError(code)
        named = tuple(each.code for each in GUIDE_2024.find(code) if each.code in MEMBERS)
        near: tuple[str, ...] = named or getattr(fault_of(code), "suggestions", ())
        return near

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __repr__(self) -> str:
        return repr(dict(self))
