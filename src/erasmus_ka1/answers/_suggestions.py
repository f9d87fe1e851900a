"""What may have been meant by unknown codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..projects._codes import MEMBERS
from ..taxonomy import GUIDE_2024
from ._parts import fault_of

__all__ = ["Suggestions"]


class Suggestions(Mapping[str, tuple[str, ...]]):
    """The nearest codes to each unknown one, or what has it as a label; looked for on request."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._codes = dict.fromkeys(codes)

    def __getitem__(self, code: str) -> tuple[str, ...]:
        if code not in self._codes:
            raise KeyError(code)
        near: tuple[str, ...] = getattr(fault_of(code), "suggestions", ())
        return near or tuple(each.code for each in GUIDE_2024.find(code) if each.code in MEMBERS)

    def __iter__(self) -> Iterator[str]:
        return iter(self._codes)

    def __len__(self) -> int:
        return len(self._codes)

    def __repr__(self) -> str:
        return repr(dict(self))
