from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

from .paired import measure


def test_importing_costs_at_most_1_15_times_importing_attrs(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
    }
    # as after an install by pip: every module compiled
    environment["PYTHONPYCACHEPREFIX"] = str(tmp_path)

    def importing(name: str) -> None:
        command = [sys.executable, "-c", f"import {name}"]
        subprocess.run(command, check=True, env=environment)

    ours, peer = partial(importing, "erasmus_ka1"), partial(importing, "attrs")

    assert measure(benchmark, ours, peer, rounds=100).median_ratio <= 1.15
