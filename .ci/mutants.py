"""A pytest plugin for mutmut's runs, and the score of each module: ``python .ci/mutants.py``."""

from __future__ import annotations

import json
import sys
from pathlib import Path

LEAST_SCORE = 0.8
# exit codes of pytest, or of a process that crashed or ran out of time
NOTICED = {1, 3, 24, 152, -9, -11, -24}


def pytest_runtest_setup() -> None:
    """Clear every cache before a test, so that the test meets the mutant."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("erasmus_ka1."):
            for value in vars(module).values():
                # a namespace of rdflib has an address by every name
                if callable(clear := getattr(value, "cache_clear", None)):
                    clear()


def main() -> None:
    """Print the share of mutants that a test noticed, by module; fail if it is too low in all."""
    source = Path("mutants/src/erasmus_ka1")
    every: list[int] = []
    for path in sorted(source.rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].values()
        _print_score(str(path.relative_to(source).with_suffix("")), [*codes])
        every += codes
    _print_score("all", every)
    sys.exit(_score(every) < LEAST_SCORE)


def _score(codes: list[int]) -> float:
    return sum(code in NOTICED for code in codes) / len(codes)


def _print_score(name: str, codes: list[int]) -> None:
    if codes:
        print(f"{_score(codes):6.1%} of {len(codes):4} mutants noticed: {name}")  # noqa: T201


if __name__ == "__main__":
    main()
