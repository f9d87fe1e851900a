"""What is imported on first use: names of a package, and what a lower room asks of a higher."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

__all__ = ["late_import", "late_names"]


def late_names(
    package: str, homes: Mapping[str, Iterable[str]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return the ``__getattr__`` and ``__dir__`` of a package whose names load on first use.

    Args:
        package: The package.
        homes: The names that each module of the package defines; a name that is its own module
            gives the module itself.
    """
    home_of = {name: home for home, names in homes.items() for name in names}

    def find(name: str) -> object:
        home = home_of.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(f".{home}", package)
        found = module if home == name else getattr(module, name)
        # the next one who asks finds it there
        vars(sys.modules[package])[name] = found
        return found

    def names() -> list[str]:
        return [*vars(sys.modules[package]), *home_of]

    return find, names


def late_import(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    """Import ``module`` of this package now, and return its ``name``, given as ``module:name``.

    For what a lower room asks of a higher one: the localizer of a concept, for instance.
    """
    module, _, attribute = name.partition(":")
    return getattr(import_module(f"erasmus_ka1.{module}"), attribute)
