"""Time two functions in turn: their ratio holds when the speed of the machine drifts."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import attrs
from pytest_benchmark.fixture import BenchmarkFixture

Work = Callable[[], object]


@attrs.frozen
class Pairs:
    """The seconds that ours and the peer took, pair by pair."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def median_ratio(self) -> float:
        """The median of ours over the peer's: for whole processes."""
        return statistics.median(map(float.__truediv__, self.ours, self.peer))

    @property
    def least_ratio(self) -> float:
        """Our fastest time over the peer's fastest: for short work, which is easily disturbed."""
        return min(self.ours) / min(self.peer)


def measure(
    benchmark: BenchmarkFixture,
    ours: Work,
    peer: Work,
    *,
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> Pairs:
    """Return the times of *rounds* pairs, after one to warm up.

    Args:
        benchmark: The fixture, which keeps the ratios.
        ours: Our work.
        peer: The same work of a peer.
        rounds: How many pairs.
        clock: ``time.process_time`` for work on many threads, which others may disturb.
    """
    pairs: list[tuple[float, float]] = []

    def pair() -> None:
        theirs = _seconds(peer, clock)
        pairs.append((_seconds(ours, clock), theirs))

    run: Callable[..., object] = benchmark.pedantic
    run(pair, rounds=rounds, warmup_rounds=1)
    measured = Pairs(*zip(*pairs[1:], strict=True))
    benchmark.extra_info["median ratio"] = round(measured.median_ratio, 3)
    benchmark.extra_info["least ratio"] = round(measured.least_ratio, 3)
    return measured


def _seconds(work: Work, clock: Callable[[], float]) -> float:
    start = clock()
    work()
    return clock() - start
