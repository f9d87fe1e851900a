from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from targets import PARSERS, SEEDS, TARGETS, damaged

from erasmus_ka1.errors import KA1Error

ROUNDS = 100
by_name = pytest.mark.parametrize("name", [*TARGETS])


@by_name
def test_a_parser_reads_at_least_one_of_its_seeds(name: str) -> None:
    read = [_is_read(PARSERS[name], seed) for seed in SEEDS[name]]

    assert any(read)


def _is_read(parser: Callable[[bytes], None], seed: bytes) -> bool:
    try:
        parser(seed)
    except KA1Error:
        return False
    return True


@by_name
def test_a_target_takes_its_seeds_whole_and_damaged(name: str) -> None:
    random = Random(name)
    seeds = [damaged(random.choice(SEEDS[name]), random) for _ in range(ROUNDS)]

    for seed in (*SEEDS[name], *seeds):
        TARGETS[name](seed)
