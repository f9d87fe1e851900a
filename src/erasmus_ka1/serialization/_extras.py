"""Optional packages, imported where they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .._errors import MissingExtraError

__all__ = ["needs"]


@contextmanager
def needs(feature: str, extra: str) -> Iterator[None]:
    """Say which extra *feature* needs, where an import in the block fails."""
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(feature, extra) from error
