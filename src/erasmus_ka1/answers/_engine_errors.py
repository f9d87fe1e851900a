"""What engines raise, as an error of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .._errors import EngineError, KA1Error
from .._messages import printable

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
        reason = " ".join(str(error).split("\n\n")[0].split()) or type(error).__name__
        raise EngineError(engine, printable(reason, _LONGEST_REASON)) from error
