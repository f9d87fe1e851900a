"""What comes of an attempt: what was asked for, or the error that refuses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from erasmus_ka1.errors import KA1Error

__all__ = ["is_taken", "result_of"]

T = TypeVar("T")


def result_of(make: Callable[[], T]) -> T | KA1Error:
    """Return what *make* returns, or the error of ours that it raises; any other is raised."""
    try:
        return make()
    except KA1Error as error:
        return error


def is_taken(make: Callable[[], object]) -> bool:
    """Whether *make* succeeds."""
    return not isinstance(result_of(make), KA1Error)
