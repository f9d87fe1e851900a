"""Optional packages, imported where they are needed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ._errors import MissingExtraError

__all__ = ["needs"]


@contextmanager
def needs(feature: str, extra: str, package: str | None = None) -> Iterator[None]:
    """Name the extra, or the package, that *feature* needs where an import in the block fails.

    Raises:
        MissingExtraError: The import failed.
    """
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(feature, extra, package) from error
