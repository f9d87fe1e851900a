"""Concepts in guide order, looked up by code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar, overload

from .._lazy import late_import
from .._messages import is_text
from ._concepts import Concept

__all__ = ["Concepts"]

T = TypeVar("T")
ConceptT_co = TypeVar("ConceptT_co", bound=Concept, covariant=True)
#: Makes the error for a code that is not among the known ones.
Fault = Callable[[object, Iterable[str]], Exception]


class Concepts(Generic[ConceptT_co]):
    """Concepts in guide order, looked up by code; immutable.

    >>> from erasmus_ka1 import GUIDE_2024
    >>> len(GUIDE_2024.outcomes), GUIDE_2024.outcomes["staff.motivation"]
    (24, Outcome('staff.motivation'))
    """

    __slots__ = ("__weakref__", "_by_code", "_fault")

    def __init__(self, concepts: Iterable[ConceptT_co], fault: Fault | None = None) -> None:
        """Make the collection.

        Args:
            concepts: The concepts, in guide order.
            fault: Makes the error for an unknown code; `UnknownCodeError` if not given.
        """
        self._by_code = {concept.code: concept for concept in concepts}
        self._fault = fault

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in guide order."""
        return tuple(self._by_code)

    def __getitem__(self, code: str) -> ConceptT_co:
        found = self.get(code)
        if found is None:
            raise (self._fault or _unknown_code)(code, self._by_code)
        return found

    @overload
    def get(self, code: str) -> ConceptT_co | None: ...
    @overload
    def get(self, code: str, default: T) -> ConceptT_co | T: ...
    def get(self, code: str, default: object = None) -> object:
        """Return the concept with this code, or *default*."""
        if not is_text(code):
            return default
        # an enum member or another subclass may hash otherwise than its characters
        return self._by_code.get(code if type(code) is str else str.__str__(code), default)

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Concept):
            return self._by_code.get(item.code) is item
        return is_text(item) and self.get(item) is not None

    def __iter__(self) -> Iterator[ConceptT_co]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Concepts) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Concepts({list(self._by_code)!r})"

    def __copy__(self) -> Concepts[ConceptT_co]:
        return self

    def __deepcopy__(self, memo: object) -> Concepts[ConceptT_co]:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Concepts, (tuple(self), self._fault)


def _unknown_code(code: object, known: Iterable[str]) -> Exception:
    fault: Fault = late_import("taxonomy._search:unknown_code")
    return fault(code, known)
