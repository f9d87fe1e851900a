"""Participants' answers, counted by the engine that already holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._counting import tally
    from ._figure_table import FigureTable
    from ._parts import AnswerGroup, KeyValue, OutcomeCount
    from ._tally import AnswerTally

__all__ = ["AnswerGroup", "AnswerTally", "FigureTable", "KeyValue", "OutcomeCount", "tally"]

_HOMES = {
    "AnswerGroup": "_parts",
    "FigureTable": "_figure_table",
    "AnswerTally": "_tally",
    "KeyValue": "_parts",
    "OutcomeCount": "_parts",
    "tally": "_counting",
}

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from .._lazy import find_name

        return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *__all__]
