"""Make a tree ready for mutmut, serve as a plugin of its tests, and judge what has survived.

``prepare [ROOM ...]`` changes the tree it is called in, a copy; ``judge`` reads what mutmut left.
"""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

LEAST_SHARE = 0.9
SOURCE = Path("src/erasmus_ka1")
SURVIVORS = Path("tests/survivors.toml")
#: mutmut looks into these by itself, and passes over functions with any other decorator
LOOKED_INTO = {"classmethod", "staticmethod"}
#: What pytest, or the system where it crashed or did not end, says of a mutant that was noticed.
NOTICED = {1, 3, 24, 152, -9, -11, -24}


def prepare(rooms: list[str]) -> None:
    """Write each core room without decorators, and leave *rooms* only, if any are named."""
    import tomlkit

    path = Path("pyproject.toml")
    document: Any = tomlkit.parse(path.read_text(encoding="utf-8"))
    table = document["tool"]["mutmut"]
    if rooms:
        table["only_mutate"] = [pattern for room in rooms for pattern in _patterns(room)]
        path.write_text(tomlkit.dumps(document), encoding="utf-8")
    for pattern in table["only_mutate"]:
        for module in Path().glob(pattern):
            module.write_text(undecorated(module.read_text(encoding="utf-8")), encoding="utf-8")


def _patterns(room: str) -> list[str]:
    found = [each for each in (SOURCE / f"{room}.py", SOURCE / room) if each.exists()]
    if not found:
        sys.exit(f"there is no room {room}")
    return [str(each / "*.py" if each.is_dir() else each) for each in found]


def undecorated(source: str) -> str:
    """Return the same module with the call of each decorator after its function."""
    lines, tree = source.splitlines(), ast.parse(source)
    bodies = [tree.body, *(each.body for each in tree.body if isinstance(each, ast.ClassDef))]
    functions = [each for body in bodies for each in body if isinstance(each, ast.FunctionDef)]
    for function in sorted(functions, key=lambda each: -each.lineno):
        names = [ast.unparse(each) for each in function.decorator_list]
        is_stub = len(function.body) == 1 and isinstance(function.body[0], ast.Expr)
        if len(names) != 1 or is_stub or LOOKED_INTO & {*names}:
            continue
        call = f"{function.name} = {names[0]}({function.name})"
        lines.insert(function.end_lineno or 0, " " * function.col_offset + call)
        del lines[function.decorator_list[0].lineno - 1 : function.lineno - 1]
    return "\n".join(lines) + "\n"


def pytest_runtest_setup() -> None:
    """Forget what was worked out before the test: without the mutant, or unseen by the test."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("erasmus_ka1."):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Name the cases anew: of names it keeps, pytest 9 escapes the backslashes once more."""
    for mark in metafunc.definition.iter_markers("parametrize"):
        if (made_from := getattr(mark, "_param_ids_from", None)) is not None:
            object.__setattr__(made_from, "_param_ids_generated", None)


def judge() -> None:
    """Print how many mutants were noticed, by room; exit where that is too few, or one is new."""
    noticed: Counter[str] = Counter()
    every: Counter[str] = Counter()
    survivors: list[str] = []
    for room, name, code, path in _results():
        every[room] += 1
        if code in NOTICED:
            noticed[room] += 1
        else:
            survivors.append(described(name, path))
    for room in every:
        print(f"{noticed[room] / every[room]:6.1%} of {every[room]:4} noticed: {room}")  # noqa: T201
    share = noticed.total() / every.total()
    print(f"{share:6.1%} of {every.total():4} in all")  # noqa: T201
    new = [each for each in survivors if not _is_listed(each)]
    if new:
        print(f"\nthese survive, and {SURVIVORS} gives no reason:", *new, sep="\n")  # noqa: T201
    sys.exit(bool(new) or share < LEAST_SHARE)


def _results() -> Iterator[tuple[str, str, int | None, str]]:
    """Yield the room, name, exit code and module of each mutant."""
    for meta in sorted(Path("mutants/src").rglob("*.py.meta")):
        path = str(meta.relative_to("mutants").with_suffix(""))
        room = str(Path(path).relative_to(SOURCE).with_suffix(""))
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        for name, code in codes.items():
            yield room, name, code, path


def described(name: str, path: str) -> str:
    """Return a mutant as the list has it: its function, and the line that is other."""
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    changes = get_diff_for_mutant(name, path=path).splitlines()[2:]
    gone, come = (
        " ".join(line[1:].strip() for line in changes if line[0] == mark) for mark in "-+"
    )
    function = re.sub(r"^erasmus_ka1\.|(?<=\.)x[_ǁ]|__mutmut_\d+$", "", name).replace("ǁ", ".")
    return f"{function}: {come or f'without {gone}'}"


def _is_listed(survivor: str) -> bool:
    reasons = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))["survivors"]
    return any(
        survivor in reason.get("mutants", ())
        or any(re.search(pattern, survivor) for pattern in reason.get("patterns", ()))
        for reason in reasons
    )


if __name__ == "__main__":
    if sys.argv[1] == "prepare":
        prepare(sys.argv[2:])
    else:
        judge()
