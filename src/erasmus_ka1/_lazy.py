"""Names of a package that load the module they live in on first use."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

__all__ = ["find_name"]


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
