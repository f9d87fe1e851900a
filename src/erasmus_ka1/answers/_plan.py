"""What is counted, in short names of ours for columns, and the sums that come out."""

from __future__ import annotations

from typing import Any, NamedTuple

import attrs

__all__ = ["Plan", "Sums"]


@attrs.frozen
class Plan:
    """What is counted.

    Attributes:
        keys: The columns grouped by.
        has_weight: Whether there is a column ``w``.
        flags: The codes, each with its flag columns; none if a column ``o`` has the codes.
        separator: What separates codes in a text; None for a list.
        distinct: Whether a code that is twice in an answer counts once.
    """

    keys: tuple[str, ...]
    has_weight: bool
    flags: tuple[tuple[str, tuple[str, ...]], ...]
    separator: str | None
    distinct: bool


class Sums(NamedTuple):
    """The sums over answers, or over a batch of them; None instead of a sum without weights.

    Attributes:
        answers: By key, how many answers, and the sum of their weights.
        counts: By key and code, how many answers name it, and the sum of their weights.
        least: The least weight, or 0 without weights.
    """

    answers: list[tuple[tuple[Any, ...], int, float | None]]
    counts: list[tuple[tuple[Any, ...], str, int, float | None]]
    least: float = 0.0
