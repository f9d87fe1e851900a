"""Counting answers where they are: the engine does the work, and the sums come back."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeAlias

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import chosen, plain_line
from ..projects._codes import MEMBERS
from ..taxonomy import Aspect, Outcome
from ._engine_errors import errors_of
from ._engines import MOST_ROWS
from ._frames import Frame, Wanted
from ._parts import AnswerGroup, KeyValue, OutcomeCount, fault_of, key_value
from ._plan import Sums
from ._tally import AnswerTally

__all__ = ["tally"]

Code: TypeAlias = str | Outcome | Aspect

_WEIGHTS = pgettext_noop("expected", "a column of numbers, 0 or more, with a finite sum")
_LONGEST_UNKNOWN = 200


def tally(  # noqa: PLR0913 - options
    frame: Any,  # noqa: ANN401 - a frame of any of the engines
    outcomes: str | Sequence[Code] | Mapping[str, Code] = "outcomes",
    *,
    by: str | Sequence[str] = (),
    weight: str | None = None,
    separator: str = ";",
    on_unknown: Literal["report", "raise"] = "report",
    distinct: bool = True,
) -> AnswerTally:
    """Count how many answers name each outcome, on the engine that holds them.

    An answer is a row. Only the sums are fetched, a row per group and code; a million of these is
    the limit. The answers are read twice, the second time for the denominators.

    Args:
        frame: A frame of Polars (lazy or not), pandas or PySpark, a relation of DuckDB, or a table
            of PyArrow.
        outcomes: The column of codes: lists, or texts with a separator. Or the columns that are
            true, or not 0, in answers that name an outcome: a sequence of columns with codes as
            names, or a mapping from columns to codes.
        by: The columns to group by: texts, whole numbers, booleans or dates.
        weight: The column of weights, 0 or more; an answer without one weighs nothing.
        separator: What separates codes in a text. Blanks around codes are ignored.
        on_unknown: ``report`` what is no code of an outcome or aspect in ``unknown``, or ``raise``
            an error about the most frequent.
        distinct: Whether a code that is twice in an answer counts once. False is faster.

    Raises:
        WrongKindError: It is not such a frame, or a column is of another kind.
        InvalidValueError: There is no such column, it holds what cannot be counted, or there are
            more groups or unknown codes than can be fetched.
        UnknownCodeError: With ``on_unknown="raise"``, a code is unknown.
        MissingExtraError: The extra ``answers`` is not installed.
        EngineError: The engine failed as it read the answers or counted them.
    """
    chosen("on_unknown", on_unknown, ("report", "raise"))
    if not isinstance(separator, str) or not separator:
        expected = pgettext_noop("expected", "a text that separates codes")
        raise InvalidValueError("separator", separator, expected)
    # refuses the arguments before any data is touched
    empty = AnswerTally(by=by, weight=weight, distinct=distinct)
    source = Frame.of(frame)
    found = _Found(empty.by, empty.weight)
    wanted = Wanted(outcomes, empty.by, empty.weight, plain_line(separator), empty.distinct)
    with errors_of(source.engine):
        for sums in source.sums(wanted):
            found.add(sums)
    groups = found.groups(is_one=not empty.by)
    made = attrs.evolve(empty, groups=groups, unknown=found.unknown, backend=source.backend)
    if on_unknown == "raise" and made.unknown:
        raise fault_of(next(iter(made.unknown)))
    return made


@attrs.define
class _Found:
    """The sums so far; mutable.

    Attributes:
        columns: The columns grouped by.
        weight: The column of weights, if there is one.
        answers: How many answers each group has, and the sum of their weights.
        counts: The same by group, then by the code they name.
        unknown: How often there is what is no code.
    """

    columns: Sequence[str]
    weight: str | None
    answers: dict[tuple[KeyValue, ...], tuple[int, float]] = attrs.field(factory=dict)
    counts: dict[tuple[KeyValue, ...], dict[str, tuple[int, float]]] = attrs.field(factory=dict)
    unknown: Counter[str] = attrs.field(factory=Counter)

    def add(self, sums: Sums) -> None:
        """Add the sums over some answers."""
        if not sums.least >= 0:
            raise InvalidValueError("column", self.weight, _WEIGHTS)
        keys: dict[tuple[Any, ...], tuple[KeyValue, ...]] = {}
        for given, count, weighted in sums.answers:
            key = keys[given] = tuple(map(key_value, given, self.columns))
            figures = self.answers[key] = _added(self.answers.get(key), count, weighted)
            if figures[1] == math.inf:
                raise InvalidValueError("column", self.weight, _WEIGHTS)
        for given, code, count, weighted in sums.counts:
            if not code or not count:
                continue
            if code not in MEMBERS:
                self.unknown[_cut(str(code))] += int(count)
                continue
            key = keys.get(given) or tuple(map(key_value, given, self.columns))
            by_code = self.counts.setdefault(key, {})
            by_code[code] = _added(by_code.get(code), count, weighted)
        number = max(len(sums.counts), len(self.answers), len(self.unknown))
        if number > MOST_ROWS:
            expected = pgettext_noop(
                "expected", "at most a million groups and different codes: other columns, perhaps"
            )
            raise InvalidValueError("outcomes", number, expected)

    def groups(self, *, is_one: bool) -> list[AnswerGroup]:
        """Return the groups; *is_one* if there is one even without answers."""
        if is_one and not self.answers:
            self.answers[()] = (0, 0.0)
        return [
            AnswerGroup(
                key,
                answers,
                [OutcomeCount(code, *each) for code, each in self.counts.get(key, {}).items()],
                weighted,
            )
            for key, (answers, weighted) in self.answers.items()
        ]


def _cut(code: str) -> str:
    """Return what is no code, short enough for a document."""
    return code if len(code) <= _LONGEST_UNKNOWN else f"{code[:_LONGEST_UNKNOWN]}…"


def _added(sums: tuple[int, float] | None, count: int, weighted: float | None) -> tuple[int, float]:
    """Return the sums with more added; what has no weight weighs 1."""
    number, total = sums or (0, 0.0)
    return number + count, total + (count if weighted is None else weighted)
