from __future__ import annotations

from functools import partial

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from erasmus_ka1.taxonomy.provenance import compare, page_text

from .paired import measure

SIZE = 200_000
ORDINARY = "".join(
    f"Zin {number} gaat over iets anders dan de gids.\n\n" for number in range(9_999)
)
HOSTILE = {
    "one word": "a",
    "one letter each": "a\n\n",
    "bullets": "•",
    "beginnings": "verbeterd vermogen om te\n\n",
    "one sentence": "verbeterde leerprestaties\n\n",
    "guide's own": page_text() + "\n\n",
    "near": "verbeterde leerprestatie\n\n",
    "accents": "\u0327\u0301",
    "spaces": " x" + " " * 1000,
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_page_costs_at_most_ten_times_an_ordinary_one_of_its_size(
    benchmark: BenchmarkFixture, unit: str
) -> None:
    hostile = partial(compare, (unit * SIZE)[:SIZE])
    ordinary = partial(compare, ORDINARY[:SIZE])

    assert measure(benchmark, hostile, ordinary, rounds=3).least_ratio <= 10
