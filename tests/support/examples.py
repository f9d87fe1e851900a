"""How many examples Hypothesis tries: ``EXAMPLES=100`` asks for a hundred times the full number.

By default a quarter of it is tried, for a quick answer; ``.ci/run`` sets ``EXAMPLES=1``. Up to the
full number the examples are the same in every run, so that chance decides nothing; above it they
are new each time.
"""

from __future__ import annotations

import os
from collections.abc import Collection

from hypothesis import HealthCheck, Phase, settings

__all__ = ["examples", "load_profile"]

TIMES = float(os.environ.get("EXAMPLES", "0.25"))
FULL = 100


def load_profile() -> None:
    """Set the defaults of every property."""
    settings.register_profile(
        "erasmus_ka1",
        database=None,
        deadline=None,
        derandomize=TIMES <= 1,
        max_examples=_times(FULL),
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("erasmus_ka1")


def examples(number: int, phases: Collection[Phase] = tuple(Phase)) -> settings:
    """Return settings with *number* as the full number of examples."""
    return settings(max_examples=_times(number), phases=phases)


def _times(number: int) -> int:
    return max(1, round(number * TIMES))
