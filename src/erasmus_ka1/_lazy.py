"""What is imported on first use: names of a package, and what a lower room asks of a higher."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

__all__ = ["find_name", "late_import"]


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
    found = module if home == name else getattr(module, name)
    # the next one who asks finds it there
    vars(sys.modules[package])[name] = found
    return found


def late_import(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    """Import ``module`` of this package now, and return its ``name``, given as ``module:name``.

    For what a lower room asks of a higher one: the localizer of a concept, for instance.
    """
    module, _, attribute = name.partition(":")
    return getattr(import_module(f"erasmus_ka1.{module}"), attribute)
