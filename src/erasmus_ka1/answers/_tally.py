"""The result of counting answers: a small value that adds up, whatever engine counted."""

from __future__ import annotations

import datetime
import math
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeAlias

import attrs

from .._errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import COUNT, Rule, listed, of_kind, plain_int, plain_line
from ..taxonomy import CONCEPTS, Aspect, Outcome, concept_of
from ._native import frame_of

if TYPE_CHECKING:
    from ..serialization import Limits
    from ._table import AnswerTable

__all__ = ["FIGURES", "MEMBERS", "AnswerGroup", "AnswerTally", "KeyValue", "OutcomeCount"]

#: What a column that answers are grouped by holds.
KeyValue: TypeAlias = str | int | bool | None

#: The outcomes and aspects by code, in guide order.
MEMBERS: Mapping[str, Outcome | Aspect] = {
    each.code: each for each in CONCEPTS if isinstance(each, (Outcome, Aspect))
}
_PLACES = {code: place for place, code in enumerate(MEMBERS)}
#: What a row says besides the columns that the answers are grouped by.
FIGURES = ("outcome", "count", "answers", "weighted", "weighted_answers")


def _float(given: Any) -> Any:  # noqa: ANN401 - whatever a caller passes
    is_number = isinstance(given, (int, float)) and not isinstance(given, bool)
    return float(given) if is_number else given


_MEMBER = pgettext_noop("expected", "an outcome or an aspect, or the code of one")
_WEIGHT = Rule(
    pgettext_noop("expected", "a finite number"),
    lambda value: type(value) is float and math.isfinite(value),
)
_COLUMN = Rule(
    pgettext_noop("expected", "the name of a column, not blank"),
    lambda value: type(value) is str and value.strip() != "",
)


def _code(given: object) -> str:
    code = given.code if isinstance(given, (Outcome, Aspect)) else given
    if not isinstance(code, str):
        raise WrongKindError(code, pgettext_noop("expected", "a code, as text"))
    code = plain_line(code)
    if code not in MEMBERS:
        raise fault_of(code)
    return code


def key_value(given: Any, column: str = "key") -> KeyValue:  # noqa: ANN401 - as engines have it
    """Return a value of a column as part of a key: a missing number is None, a date ISO text.

    Raises:
        InvalidValueError: It is neither text, a whole number, a boolean, a date nor missing.
    """
    if given is None or isinstance(given, bool):
        return given
    if isinstance(given, str):
        return plain_line(given)
    if isinstance(given, (datetime.date, datetime.time)):
        return given.isoformat()
    try:
        if given != given:  # noqa: PLR0124 - not a number
            return None
        if isinstance(given, float) or hasattr(given, "as_integer_ratio"):
            numerator, denominator = given.as_integer_ratio()
            if denominator == 1:
                return int(numerator)
        else:
            return operator.index(given)
    except (TypeError, ValueError, OverflowError):
        pass
    expected = pgettext_noop("expected", "text, whole numbers, booleans or dates to group by")
    raise InvalidValueError(column, given, expected)


def _key(given: Iterable[Any]) -> tuple[KeyValue, ...]:
    return tuple(map(key_value, listed(given, pgettext_noop("expected", "a list of values"))))


def _sort_key(group: AnswerGroup) -> list[tuple[int, Any]]:
    """Sort numbers before texts, and what is missing last."""
    return [(2, "") if each is None else (int(isinstance(each, str)), each) for each in group.key]


@attrs.frozen
class OutcomeCount:
    """How many answers of a group name an outcome or an aspect.

    Attributes:
        code: Its code; the outcome or aspect itself is accepted.
        count: How many answers name it.
        weighted: The sum of their weights; the count, where answers have none.
    """

    code: str = attrs.field(converter=_code)
    count: int = attrs.field(converter=plain_int, validator=COUNT)
    weighted: float = attrs.field(
        default=attrs.Factory(operator.attrgetter("count"), takes_self=True),
        converter=_float,
        validator=_WEIGHT,
    )


def _counts(given: Iterable[OutcomeCount]) -> tuple[OutcomeCount, ...]:
    expected = pgettext_noop("expected", "a list of counts of outcomes")
    counts = [of_kind(each, OutcomeCount, expected) for each in listed(given, expected)]
    if len({each.code for each in counts}) < len(counts):
        codes = [each.code for each in counts]
        raise InvalidValueError(
            "AnswerGroup.outcomes", codes, pgettext_noop("expected", "each code once")
        )
    return tuple(sorted(counts, key=lambda each: _PLACES[each.code]))


@attrs.frozen
class AnswerGroup:
    """The answers that have the same values in the columns they are grouped by.

    Attributes:
        key: These values, in the order of the columns; None where one is missing.
        answers: How many answers there are, also those that name no outcome: the denominator.
        outcomes: How many of them name each outcome and aspect, in guide order.
        weighted: The sum of the weights of all answers; their number, where they have none.
    """

    key: tuple[KeyValue, ...] = attrs.field(converter=_key)
    answers: int = attrs.field(converter=plain_int, validator=COUNT)
    outcomes: tuple[OutcomeCount, ...] = attrs.field(default=(), converter=_counts)
    weighted: float = attrs.field(
        default=attrs.Factory(operator.attrgetter("answers"), takes_self=True),
        converter=_float,
        validator=_WEIGHT,
    )


def _columns(given: Iterable[str]) -> tuple[str, ...]:
    names = (given,) if isinstance(given, str) else given
    columns = tuple(map(plain_line, listed(names, pgettext_noop("expected", "a list of columns"))))
    for column in columns:
        if not _COLUMN.holds(column) or column in FIGURES or columns.count(column) > 1:
            expected = pgettext_noop(
                "expected",
                "each column once, and none named outcome, count, answers, weighted or"
                " weighted_answers",
            )
            raise InvalidValueError("by", column, expected)
    return columns


def _groups(given: Iterable[AnswerGroup]) -> tuple[AnswerGroup, ...]:
    expected = pgettext_noop("expected", "a list of groups of answers")
    groups = [of_kind(each, AnswerGroup, expected) for each in listed(given, expected)]
    return tuple(sorted(groups, key=_sort_key))


def _unknown(
    given: Mapping[str, int] | Iterable[tuple[str, int]],
) -> tuple[tuple[str, int], ...]:
    expected = pgettext_noop("expected", "a mapping from codes to their counts")
    try:
        counts = {plain_line(code): plain_int(count) for code, count in dict(given).items()}
    except (TypeError, ValueError):
        raise WrongKindError(given, expected) from None
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
        keys = {each.key for each in self.groups}
        if len(keys) < len(self.groups) or any(len(key) != len(self.by) for key in keys):
            expected = pgettext_noop(
                "expected", "a value for each column grouped by, and each group once"
            )
            raise InvalidValueError(
                "AnswerTally.groups", [each.key for each in self.groups], expected
            )

    @property
    def answers(self) -> int:
        """How many answers there are, also those that name no outcome."""
        return sum(group.answers for group in self.groups)

    @property
    def unknown(self) -> dict[str, int]:
        """What is in the answers but is no code of an outcome or aspect, most frequent first."""
        return dict(self._unknown)

    @property
    def suggestions(self) -> dict[str, tuple[str, ...]]:
        """The nearest codes to each unknown one, best first; none where there is none."""
        faults = {code: fault_of(code) for code, _ in self._unknown}
        return {code: getattr(fault, "suggestions", ()) for code, fault in faults.items()}

    def regroup(self, by: Sequence[str] = ()) -> Self:
        """Return the same answers, grouped by fewer columns, or in another order.

        Args:
            by: Columns that they are grouped by; none for one group of all.

        Raises:
            InvalidValueError: The answers are not grouped by one of the columns.
        """
        columns = _columns(by)
        for column in columns:
            if column not in self.by:
                raise InvalidValueError("by", column, ", ".join(map(repr, self.by)) or "()")
        places = [self.by.index(column) for column in columns]
        moved = [
            attrs.evolve(group, key=[group.key[place] for place in places]) for group in self.groups
        ]
        return attrs.evolve(self, by=columns, groups=_merged(moved))

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

        Raises:
            InvalidValueError: There is no such backend, or no engine counted and none is given.
            MissingExtraError: The package is not installed.
        """
        rows = [*self.rows(complete=complete)]
        columns = {name: [row[name] for row in rows] for name in (*self.by, *FIGURES)}
        return frame_of(columns, backend or self._backend)

    def table(
        self,
        *,
        locale: LocaleLike,
        layout: Literal["long", "wide"] = "long",
        values: Literal["count", "share", "weighted", "weighted_share"] = "count",
    ) -> AnswerTable:
        """Return the figures in a reader's language, for people, files and charts.

        Countries (in a column whose name ends in ``country``) and target groups have their names,
        outcomes their short labels, shares the answers of their group as denominator.

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

        return table_of(self, locale, layout, values)

    def to_data(self) -> dict[str, Any]:
        """Return the data of its document, without the format and version that `dumps` adds."""
        from ._document import data_of

        return data_of(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any], limits: Limits) -> AnswerTally:
        """Return the tally that the data of a document stands for, for `loads`.

        Raises:
            DocumentError: With every problem of the data.
        """
        from ._document import tally_of

        return tally_of(data, limits)

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
        groups = _merged([*self.groups, *other.groups])
        return attrs.evolve(self, groups=groups, unknown=unknown)


def _merged(groups: Iterable[AnswerGroup]) -> list[AnswerGroup]:
    """Return the groups with equal keys added up."""
    by_key: dict[tuple[KeyValue, ...], list[AnswerGroup]] = {}
    for group in groups:
        by_key.setdefault(group.key, []).append(group)
    return [_sum(key, parts) for key, parts in by_key.items()]


def _sum(key: tuple[KeyValue, ...], parts: list[AnswerGroup]) -> AnswerGroup:
    if len(parts) == 1:
        return parts[0]
    counts: dict[str, tuple[int, float]] = {}
    for each in (count for part in parts for count in part.outcomes):
        count, weighted = counts.get(each.code, (0, 0.0))
        counts[each.code] = count + each.count, weighted + each.weighted
    return AnswerGroup(
        key,
        sum(part.answers for part in parts),
        [OutcomeCount(code, *figures) for code, figures in counts.items()],
        math.fsum(part.weighted for part in parts),
    )


def fault_of(code: str) -> KA1Error:
    """Return the error for a text that is no code of an outcome or aspect."""
    try:
        concept = concept_of(code)
    except UnknownCodeError as error:
        return error
    return WrongKindError(concept, _MEMBER)
