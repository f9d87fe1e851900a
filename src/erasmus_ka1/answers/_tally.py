"""The result of counting answers: a small value that adds up, whatever engine counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final, Literal, Self

import attrs

from .._errors import InvalidValueError, WrongKindError
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import COUNT, Rule, chosen, listed, of_kind, plain_int, plain_line
from ..projects._codes import MEMBERS
from ..serialization._limits import Limits
from ._figure_table import FigureTable
from ._native import frame_of
from ._parts import MOST, AnswerGroup, OutcomeCount, merged, sort_key, with_types
from ._suggestions import Suggestions

__all__ = ["FIGURES", "AnswerTally"]

#: What a row says besides the columns that the answers are grouped by, and the kinds of that.
FIGURES: Final[Mapping[str, type]] = {
    "outcome": str,
    "count": int,
    "answers": int,
    "weighted": float,
    "weighted_answers": float,
}
_COLUMN = Rule(
    pgettext_noop("expected", "the name of a column, not blank"),
    lambda value: type(value) is str and value.strip() != "",
)


def _columns(given: Iterable[str]) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else given
    columns = tuple(map(plain_line, listed(names, pgettext_noop("expected", "a list of columns"))))
    for column in columns:
        if not _COLUMN.holds(column) or column in FIGURES or columns.count(column) > 1:
            expected = pgettext_noop(
                "expected",
                "names of columns, each once, and none of them outcome, count, answers, weighted or"
                " weighted_answers",
            )
            raise InvalidValueError("by", column, expected)
    return columns


def _groups(given: Iterable[AnswerGroup]) -> tuple[AnswerGroup, ...]:
    expected = pgettext_noop("expected", "a list of groups of answers")
    groups = [of_kind(each, AnswerGroup, expected) for each in listed(given, expected)]
    return tuple(sorted(groups, key=sort_key))


def _unknown(
    given: Mapping[str, int] | Iterable[tuple[str, int]],
) -> tuple[tuple[str, int], ...]:
    expected = pgettext_noop("expected", "a mapping from codes to their counts")
    try:
        pairs: list[Any] = [*(given.items() if isinstance(given, Mapping) else given)]
        counts = {plain_line(code): plain_int(count) for code, count in pairs}
    except (TypeError, ValueError):
        raise WrongKindError(given, expected) from None
    if len(counts) < len(pairs):
        once = pgettext_noop("expected", "each code once")
        raise InvalidValueError("AnswerTally.unknown", pairs, once)
    for code, count in counts.items():
        if type(code) is not str or not COUNT.holds(count) or code in MEMBERS:
            raise InvalidValueError("AnswerTally.unknown", (code, count), expected)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


@attrs.frozen(kw_only=True)
class AnswerTally:
    """How many answers name each outcome, by group of answers; the figures of two tallies add up.

    Attributes:
        by: The columns that the answers are grouped by, in order.
        groups: The groups of answers, sorted by their keys: what is missing comes last.
        weight: The column of weights, or None.
        distinct: Whether a code that is twice in an answer was counted once.

    >>> tally = AnswerTally(
    ...     by=["country"],
    ...     groups=[
    ...         AnswerGroup(["NL"], 3, [OutcomeCount("staff.motivation", 2)]),
    ...         AnswerGroup(["BE"], 1),
    ...     ],
    ... )
    >>> tally.answers, (tally + tally).answers
    (4, 8)
    >>> [*tally.rows()]
    [{'country': 'NL', 'outcome': 'staff.motivation', 'count': 2, 'answers': 3, 'weighted': 2.0, \
'weighted_answers': 3.0}]
    """

    #: The key ``format`` of its documents, for `erasmus_ka1.serialization`.
    document_format: ClassVar[str] = "erasmus-ka1/answer-tally"

    by: tuple[str, ...] = attrs.field(default=(), converter=_columns)
    groups: tuple[AnswerGroup, ...] = attrs.field(default=(), converter=_groups)
    weight: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(plain_line),
        validator=attrs.validators.optional(_COLUMN),
    )
    distinct: bool = attrs.field(
        default=True,
        validator=Rule(pgettext_noop("expected", "True or False"), lambda it: type(it) is bool),
    )
    _unknown: tuple[tuple[str, int], ...] = attrs.field(
        default=(), converter=_unknown, alias="unknown"
    )
    _backend: str | None = attrs.field(
        default=None,
        eq=False,
        repr=False,
        alias="backend",
        validator=attrs.validators.optional(_COLUMN),
    )

    def __attrs_post_init__(self) -> None:
        keys = {with_types(each.key) for each in self.groups}
        if len(keys) < len(self.groups) or any(len(key) != len(self.by) for key in keys):
            expected = pgettext_noop(
                "expected", "a value for each column grouped by, and each group once"
            )
            raise InvalidValueError(
                "AnswerTally.groups", [each.key for each in self.groups], expected
            )
        for group in self.groups if self.distinct else ():
            for each in group.outcomes:
                if each.count > group.answers:
                    number = str(group.answers)
                    raise InvalidValueError("OutcomeCount.count", each.count, MOST, number=number)

    @property
    def answers(self) -> int:
        """How many answers there are, also those that name no outcome."""
        return sum(group.answers for group in self.groups)

    @property
    def unknown(self) -> dict[str, int]:
        """What is in the answers but is no code of an outcome or aspect, most frequent first."""
        return dict(self._unknown)

    @property
    def suggestions(self) -> Mapping[str, tuple[str, ...]]:
        """The nearest codes to each unknown one, best first; none where there is none.

        They are looked for as you ask for them: of very many codes, ask for those that you show.
        """
        return Suggestions(code for code, _ in self._unknown)

    def regroup(self, by: Sequence[str] = ()) -> Self:
        """Return the same answers, grouped by fewer columns, or in another order.

        Args:
            by: Columns that they are grouped by; none for one group of all.

        Raises:
            InvalidValueError: The answers are not grouped by one of the columns.
        """
        columns = _columns(by)
        for column in columns:
            chosen("by", column, self.by)
        places = [self.by.index(column) for column in columns]
        moved = [
            attrs.evolve(group, key=[group.key[place] for place in places]) for group in self.groups
        ]
        return attrs.evolve(self, by=columns, groups=merged(moved))

    def rows(self, *, complete: bool = False) -> Iterator[dict[str, Any]]:
        """Yield a row for each outcome that a group of answers names.

        A row has the columns grouped by, then ``outcome`` (a code), ``count``, ``answers`` (how
        many the group has), ``weighted`` and ``weighted_answers``. The groups are in order of their
        keys, the outcomes in guide order.

        Args:
            complete: Whether to yield a row with count 0 too, for each outcome that another group
                names.
        """
        named = {each.code for group in self.groups for each in group.outcomes}
        wanted = [code for code in MEMBERS if complete and code in named]
        for group in self.groups:
            found = {each.code: each for each in group.outcomes}
            for code in wanted or found:
                count = found.get(code) or OutcomeCount(code, 0)
                figures = (code, count.count, group.answers, count.weighted, group.weighted)
                yield dict(zip((*self.by, *FIGURES), (*group.key, *figures), strict=True))

    def to_native(self, backend: str | None = None, *, complete: bool = False) -> Any:  # noqa: ANN401
        """Return the rows as a table of the kind that was counted, or of another.

        Args:
            backend: ``polars``, ``pandas``, ``pyarrow``, ``duckdb`` or ``pyspark``; by default
                the engine that counted. A relation of DuckDB is on the default connection, a
                frame of PySpark in the active session.
            complete: As for `rows`.

        A column with booleans and numbers, or with these and texts, becomes one of texts, as
        ``true`` and ``2024``. DuckDB, for which ``Outcome`` is ``outcome``, numbers the second of
        them: ``outcome_1``.

        Raises:
            InvalidValueError: There is no such backend, or no engine counted and none is given.
            MissingExtraError: The package is not installed.
            EngineError: The engine makes no such table.
        """
        rows = [*self.rows(complete=complete)]
        columns = {name: [row[name] for row in rows] for name in (*self.by, *FIGURES)}
        return frame_of(columns, backend or self._backend, FIGURES)

    def table(
        self,
        *,
        locale: LocaleLike,
        layout: Literal["long", "wide"] = "long",
        values: Literal["count", "share", "weighted", "weighted_share"] = "count",
    ) -> FigureTable:
        """Return the figures in a reader's language, for people, files and charts.

        Countries (in a column whose name has the word ``country`` or ``land``) and target groups
        have their names, with the value behind a name that two values have: ``Netherlands (NL)``.
        Outcomes have their short labels, shares the answers of their group as denominator. Among
        texts, an empty one and what is missing are words; numbers and booleans stay what they are.
        What is missing comes last.

        Args:
            locale: A locale, or a `Localizer` with an edition.
            layout: ``long`` for a row per group and outcome, ``wide`` for a row per group with a
                column per outcome.
            values: For ``wide``, the figure in the cells.

        Raises:
            LocaleError: The locale cannot be served.
            InvalidValueError: There is no such layout or value.
        """
        from ._table import table_of

        return table_of(
            self.by,
            self.groups,
            locale,
            is_weighted=self.weight is not None,
            layout=layout,
            values=values,
        )

    def to_data(self) -> dict[str, Any]:
        """Return the data of its document, without the format and version that `dumps` adds."""
        from ._document import groups_data

        is_weighted = self.weight is not None
        return {
            "by": [*self.by],
            **({"weight": self.weight} if is_weighted else {}),
            "distinct": self.distinct,
            "groups": groups_data(self.by, self.groups, is_weighted=is_weighted),
            "unknown": [{"code": code, "count": count} for code, count in self._unknown],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any], limits: Limits) -> AnswerTally:
        """Return the tally that the data of a document stands for, for `loads`.

        Raises:
            DocumentError: With every problem of the data.
        """
        from ._document import tally_of

        return tally_of(cls, data, limits)

    def __radd__(self, other: int) -> Self:
        # what `sum` starts from
        if type(other) is not int or other != 0:
            return NotImplemented
        return self

    def __add__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        for name in ("by", "weight", "distinct"):
            if getattr(self, name) != getattr(other, name):
                expected = pgettext_noop("expected", "the same in both tallies")
                raise InvalidValueError(f"AnswerTally.{name}", getattr(other, name), expected)
        unknown = self.unknown
        for code, count in other._unknown:
            unknown[code] = unknown.get(code, 0) + count
        groups = merged([*self.groups, *other.groups])
        return attrs.evolve(self, groups=groups, unknown=unknown)
