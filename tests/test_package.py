from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import erasmus_ka1
from erasmus_ka1 import GUIDES

#: Every module without a leading underscore in its path.
PUBLIC = [
    "erasmus_ka1",
    *(
        module.name
        for module in pkgutil.walk_packages(erasmus_ka1.__path__, "erasmus_ka1.")
        if not re.search(r"\._", module.name)
    ),
]
REFERENCE = Path(__file__).parent.parent / "docs" / "reference.md"
NOT_LOADED = {"babel", "cattrs", "importlib.metadata", "importlib.resources", "jinja2", "json"}


def documented() -> dict[str, list[str]]:
    """Return the names in the reference's lists, by module: ``- `name`, `name`: meaning``."""
    sections = re.split(
        r"^### `([\w.]+)`$", REFERENCE.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return {
        module: re.findall(r"`(\w+)`", "".join(re.findall(r"^- (`[^:]+):", text, re.MULTILINE)))
        for module, text in zip(sections[1::2], sections[2::2], strict=True)
    }


def exported(module: str) -> list[str]:
    """Return ``__all__`` of a module without importing it, nor the framework it is for."""
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    for node in ast.parse(Path(spec.origin).read_text(encoding="utf-8")).body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id="__all__")], value=ast.expr() as value)
                | ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value)
            ):
                return list(ast.literal_eval(value))
    return []


def test_importing_loads_neither_babel_nor_cattrs_nor_anything_that_reads_files() -> None:
    code = "import sys, erasmus_ka1; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)

    assert NOT_LOADED & set(loaded.stdout.decode().split()) == set()


def test_the_reference_has_every_public_module() -> None:
    assert sorted(documented()) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_module_offers_what_the_reference_lists(name: str) -> None:
    names = exported(name)

    assert sorted(documented().get(name, ())) == sorted(names)


@pytest.mark.parametrize("name", [each for each in PUBLIC if ".integrations." not in each])
def test_a_public_module_has_what_it_offers(name: str) -> None:
    module = importlib.import_module(name)

    assert [each for each in module.__all__ if not hasattr(module, each)] == []
    assert {*module.__all__} <= {*dir(module)}


def test_errors_need_no_import_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(erasmus_ka1, "errors")

    assert erasmus_ka1.errors.KA1Error is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'erasmus_ka1' has no attribute 'Outcom'"):
        _ = erasmus_ka1.Outcom  # type: ignore[attr-defined]


def test_a_module_that_is_found_by_name_is_imported_by_name_too_for_bundlers() -> None:
    package = Path(erasmus_ka1.__file__).parent
    imported, found = set[str](), set[str]()
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ImportFrom) and node.level:
                home = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
                imported |= {str(home), *(str(home / each.name) for each in node.names)}
        names = re.findall(r'late_import\(\s*f?"([^":]+):', text)
        years = {name.format(year=year) for name in names for year in GUIDES}
        found |= {str(package.joinpath(*name.split("."))) for name in years}

    assert str(package / "taxonomy" / "_tables") in found
    assert found - imported == set()
