"""Load the modules behind the names of a package on first use."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

__all__ = ["find_name"]


def find_name(package: str, name: str, homes: Mapping[str, str]) -> object:
    """Return what the ``__getattr__`` of *package* returns for *name* (PEP 562).

    Args:
        package: The package.
        name: The name to look up.
        homes: The module of the package that defines each name; a name that is its own module
            gives the module itself.

    Raises:
        AttributeError: The package has no such name.
    """
    home = homes.get(name)
    if home is None:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    module = import_module(f".{home}", package)
    return module if home == name else getattr(module, name)
