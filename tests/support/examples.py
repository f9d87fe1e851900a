"""How many examples each property is tried on: ``EXAMPLES=100`` asks for a hundred times as many.

As a rule they are the same in every run, so that a change is judged by what it does, not by luck;
where more are asked for, they are new ones each time.
"""

from __future__ import annotations

import os
from collections.abc import Collection

from hypothesis import HealthCheck, Phase, settings

__all__ = ["examples", "load_profile"]

TIMES = int(os.environ.get("EXAMPLES", "1"))
USUAL = 100


def load_profile() -> None:
    """Set what holds for every property."""
    settings.register_profile(
        "erasmus_ka1",
        database=None,
        deadline=None,
        derandomize=TIMES == 1,
        max_examples=USUAL * TIMES,
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("erasmus_ka1")


def examples(number: int, phases: Collection[Phase] = tuple(Phase)) -> settings:
    """Return what asks for this *number* of examples, where no more are asked for."""
    return settings(max_examples=number * TIMES, phases=phases)
