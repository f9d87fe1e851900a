"""What is imported on first use: names of a package, and optional packages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module

from ._errors import MissingExtraError

__all__ = ["find_name", "needs"]


def find_name(package: str, name: str, homes: Mapping[str, str]) -> object:
    """Return what the ``__getattr__`` of a package has to (PEP 562).

    Args:
        package: The package.
        name: The name that was asked for.
        homes: Where each name lives, as the name of a module of the package; a module that is
            its own name is handed on whole.

    Raises:
        AttributeError: The package has no such name.
    """
    home = homes.get(name)
    if home is None:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    module = import_module(f".{home}", package)
    return module if home == name else getattr(module, name)


@contextmanager
def needs(feature: str, extra: str, package: str | None = None) -> Iterator[None]:
    """Name the extra, or the package, that *feature* needs where an import in the block fails."""
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(feature, extra, package=package) from error
