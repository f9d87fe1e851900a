"""Print the seconds that labels by a kept localizer take, and as many look-ups in a dict."""

from __future__ import annotations

import time
from collections.abc import Callable

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.localization import Localizer

PASSES = range(20)
ROUNDS = range(200)


def main() -> None:
    """Time both in turn, and print the fastest round of each."""
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

    pairs = [(_seconds(ask), _seconds(look_up)) for _ in ROUNDS]
    ours, peer = zip(*pairs, strict=True)
    print(min(ours), min(peer))  # noqa: T201 - read by the benchmark


def _seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
