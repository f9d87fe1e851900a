"""Names of a package that load the module they live in on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping

__all__ = ["lazy_names"]


def lazy_names(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the ``__getattr__`` of a package (PEP 562).

    Args:
        package: The package.
        homes: Where each name lives, as the name of a module of the package; a module that is
            its own name is handed on whole.
    """

    def find(name: str) -> object:
        from importlib import import_module

        home = homes.get(name)
        if home is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        module = import_module(f".{home}", package)
        return module if home == name else getattr(module, name)

    return find
