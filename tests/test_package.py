from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import pytest

import erasmus_ka1

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(erasmus_ka1.__path__, "erasmus_ka1.")
)
NOT_LOADED = {"babel", "cattrs", "importlib.metadata", "importlib.resources", "jinja2", "json"}


def test_importing_loads_neither_babel_nor_cattrs_nor_anything_that_reads_files() -> None:
    code = "import sys, erasmus_ka1; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    assert NOT_LOADED & set(loaded.stdout.decode().split()) == set()


@pytest.mark.parametrize("name", erasmus_ka1.__all__)
def test_each_name_of_the_package_is_there(name: str) -> None:
    assert getattr(erasmus_ka1, name) is not None


def test_errors_need_no_import_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(erasmus_ka1, "errors")

    assert erasmus_ka1.errors.KA1Error is not None


def test_the_names_of_the_package_are_listed() -> None:
    assert set(erasmus_ka1.__all__) <= set(dir(erasmus_ka1))


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'erasmus_ka1' has no attribute 'Outcom'"):
        _ = erasmus_ka1.Outcom  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("__main__")])
def test_every_name_a_module_offers_is_there(name: str) -> None:
    module = importlib.import_module(name)

    assert [each for each in getattr(module, "__all__", ()) if not hasattr(module, each)] == []
