"""`tally` beside the best query by hand on the same engine: ``ANSWERS`` is the number of rows."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from erasmus_ka1.answers import tally

from .answer_queries import KEYS, QUERIES, opened
from .answers_sample import CODES, write_sample
from .paired import measure

ROWS = int(os.environ.get("ANSWERS", "500000"))
COLUMNS = {"lists": "outcomes", "texts": "text", "flags": CODES}
#: The most that `tally` may take, as a ratio to the query by hand; at ten million answers.
BOUNDS = {
    "polars lists": 1.1,
    "polars texts": 1.1,
    "polars flags": 1.25,
    "duckdb lists": 1.2,
    "duckdb texts": 1.2,
    "duckdb flags": 1.25,
    "pyspark lists": 1.15,
    "pyspark texts": 1.35,
    "pandas lists": 0.8,
    "pyarrow lists": 1.2,
}
#: The fixed cost of a call, such as making 12,000 counts, weighs in short runs.
ALLOWANCE = 1.0 if ROWS >= 10_000_000 else 1.5


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("answers") / "answers.parquet"
    write_sample(path, ROWS)
    return path


@pytest.mark.allow_hosts(["127.0.0.1", "::1"])
@pytest.mark.parametrize("query", QUERIES)
def test_a_tally_costs_hardly_more_than_the_best_query_by_hand(
    query: str, sample: Path, benchmark: BenchmarkFixture
) -> None:
    engine, shape = query.split()
    if engine in ("pandas", "pyarrow") and ROWS > 1_000_000:
        sample = sample.with_name("million.parquet")
        if not sample.exists():
            write_sample(sample, 1_000_000)
    frame = opened(engine, str(sample))

    measured = measure(
        benchmark,
        lambda: tally(frame, COLUMNS[shape], by=KEYS, weight="weight"),
        lambda: QUERIES[query](frame),
        rounds=3,
        # Spark works in a process of its own; the others on threads, which other work delays
        clock=time.perf_counter if engine == "pyspark" else time.process_time,
    )

    benchmark.extra_info["seconds"] = round(min(measured.ours), 2)
    assert measured.least_ratio <= BOUNDS[query] * ALLOWANCE
