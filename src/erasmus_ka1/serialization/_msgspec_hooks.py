"""What msgspec calls for an outcome set, and the types of a class's fields."""

from __future__ import annotations

from typing import Any, get_type_hints

from .._errors import KA1Error
from ..projects._outcome_set import OutcomeSet, read_codes

__all__ = ["hints_of", "read_set"]


def hints_of(kind: Any) -> dict[str, object]:  # noqa: ANN401 - a type
    """Return the types of the fields of a class, as far as they are known."""
    try:
        return get_type_hints(kind, include_extras=True)
    except (NameError, TypeError):
        return {}


def read_set(kind: type, value: Any) -> OutcomeSet:  # noqa: ANN401 - what msgspec found there
    """Return the set that msgspec found the codes of; it puts our errors into its own."""
    if kind is not OutcomeSet or type(value) is not list:
        raise TypeError(kind)
    try:
        return read_codes(value)
    except KA1Error as error:
        raise ValueError from error
