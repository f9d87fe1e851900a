"""What engines raise, as an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .._errors import EngineError, KA1Error
from .._messages import printable, reason_of

__all__ = ["errors_of"]

_LONGEST_REASON = 300


@contextmanager
def errors_of(engine: str) -> Iterator[None]:
    """Raise whatever an engine raises in the block as one error of ours.

    Raises:
        EngineError: The engine raised an error, its cause.
    """
    try:
        yield
    except (KA1Error, MemoryError):
        raise
    except Exception as error:  # engines have no error in common
        raise EngineError(engine, printable(reason_of(error), _LONGEST_REASON)) from error
