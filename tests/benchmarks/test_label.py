from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.localization import Localizer

from .paired import measure

ROUNDS = 200
PASSES = range(50)


def test_a_kept_localizers_label_costs_at_most_2_5_dict_lookups(
    benchmark: BenchmarkFixture,
) -> None:
    concepts, codes = tuple(GUIDE_2024), GUIDE_2024.concepts.codes
    labels = {concept.code: concept.label("nl") for concept in concepts}
    localizer = Localizer("nl")

    def look_up() -> None:
        for _ in PASSES:
            for code in codes:
                labels[code]

    def ask() -> None:
        for _ in PASSES:
            for concept in concepts:
                localizer.label(concept)

    assert measure(benchmark, ask, look_up, rounds=ROUNDS).least_ratio <= 2.5
