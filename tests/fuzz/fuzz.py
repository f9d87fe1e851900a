"""Fuzz one parser, or all, with atheris: ``python tests/fuzz/fuzz.py [TARGET...] --runs 10000``.

It starts from the samples and leaves input that shows a defect in the working directory, as
``crash-…``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path

LONGEST = 4096


def main() -> None:
    """Fuzz the targets on the command line, each in its own process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", metavar="TARGET")
    parser.add_argument("--runs", type=int, default=1_000_000)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        fuzz(arguments.target[0], arguments.runs)
    targets = arguments.target or _names()
    has_defect = False
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        ends = threads.map(partial(_fuzzed, runs=arguments.runs), targets)
        for target, ended in zip(targets, ends, strict=True):
            has_defect |= ended.returncode != 0
            said = f"a defect\n{ended.stderr[-4000:]}" if ended.returncode else _done(ended.stderr)
            sys.stdout.write(f"{target}: {said}\n")
            sys.stdout.flush()
    sys.exit(has_defect)


def _fuzzed(target: str, runs: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, __file__, target, "--runs", str(runs), "--here"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def _names() -> list[str]:
    from targets import TARGETS

    return [*TARGETS]


def _done(output: str) -> str:
    return next(line for line in reversed(output.splitlines()) if line.startswith("Done "))


def fuzz(name: str, runs: int) -> None:
    """Fuzz one target in this process, and exit."""
    atheris = import_module("atheris")
    # atheris sees only the code of modules that are imported here
    with atheris.instrument_imports(include=["erasmus_ka1"]):
        from targets import SEEDS, TARGETS
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(SEEDS[name]):
            (Path(folder) / str(number)).write_bytes(seed)
        options = [f"-runs={runs}", f"-max_len={LONGEST}", "-seed=1", "-timeout=25", folder]
        atheris.Setup([sys.argv[0], *options], TARGETS[name])
        atheris.Fuzz()


if __name__ == "__main__":
    main()
