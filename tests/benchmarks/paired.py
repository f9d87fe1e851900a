"""Two ways of doing a thing, measured in turn: a ratio holds when the machine's speed drifts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import attrs
from pytest_benchmark.fixture import BenchmarkFixture

Work = Callable[[], object]


@attrs.frozen
class Pairs:
    """Seconds of ours and of the peer, pair by pair."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def median_ratio(self) -> float:
        """Ours over the peer's, the middle pair: for whole processes."""
        return statistics.median(map(float.__truediv__, self.ours, self.peer))

    @property
    def least_ratio(self) -> float:
        """Our fastest over the peer's fastest: for work too short to be left undisturbed."""
        return min(self.ours) / min(self.peer)


def measure(benchmark: BenchmarkFixture, ours: Work, peer: Work, *, rounds: int) -> Pairs:
    """Return what *rounds* pairs took, after one that does not count."""
    pairs: list[tuple[float, float]] = []

    def pair() -> None:
        theirs = _seconds(peer)
        pairs.append((_seconds(ours), theirs))

    run: Callable[..., object] = benchmark.pedantic
    run(pair, rounds=rounds, warmup_rounds=1)
    measured = Pairs(*zip(*pairs[1:], strict=True))
    benchmark.extra_info["median ratio"] = round(measured.median_ratio, 3)
    benchmark.extra_info["least ratio"] = round(measured.least_ratio, 3)
    return measured


def _seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
