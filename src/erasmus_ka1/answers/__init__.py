"""Participants' answers, counted by the engine that already holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._lazy import late_names

if TYPE_CHECKING:
    from ._counting import tally
    from ._figure_table import FigureTable
    from ._parts import AnswerGroup, KeyValue, OutcomeCount
    from ._tally import AnswerTally

__all__ = ["AnswerGroup", "AnswerTally", "FigureTable", "KeyValue", "OutcomeCount", "tally"]

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch
    __getattr__, __dir__ = late_names(
        __name__,
        {
            "_counting": ("tally",),
            "_figure_table": ("FigureTable",),
            "_parts": ("AnswerGroup", "KeyValue", "OutcomeCount"),
            "_tally": ("AnswerTally",),
        },
    )
