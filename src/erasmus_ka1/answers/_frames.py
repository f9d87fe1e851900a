"""Frames of any engine, looked at through narwhals: what their columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import attrs

from .._errors import InvalidValueError, WrongKindError
from .._extras import needs
from .._messages import pgettext_noop
from .._validation import chosen, listed, plain_line
from ..taxonomy import Concept
from ._engines import ENGINES
from ._lazy_plan import count_lazy
from ._parts import NO_KEY
from ._plan import Plan, Sums

if TYPE_CHECKING:
    import narwhals as nw

__all__ = ["Frame", "Wanted"]

_FRAMES = pgettext_noop(
    "expected", "a frame of Polars, pandas or PySpark, a relation of DuckDB or a table of PyArrow"
)
_NAMED = pgettext_noop("expected", "a frame with a different name for each column")
_CODES = pgettext_noop(
    "expected", "a column of texts or of lists of texts, or a sequence or mapping of flag columns"
)
_LISTS, _FLAGS = ("text", "list"), ("flag", "number")
_TEXT = pgettext_noop("expected", "a column of texts or of lists of texts, not {held}")
_FLAG = pgettext_noop("expected", "a column of booleans or numbers, not {held}")
_NUMBER = pgettext_noop("expected", "a column of numbers, not {held}")
_MOST_NAMED = 20
_EAGER = ("pandas", "pyarrow")
_BACKENDS = {"pyspark[connect]": "pyspark"}


@attrs.frozen
class Wanted:
    """What a caller wants to be counted; see `tally`."""

    outcomes: Any
    by: Sequence[str]
    weight: str | None
    separator: str
    distinct: bool


@attrs.frozen
class Frame:
    """A frame of an engine.

    Attributes:
        frame: The frame, in narwhals; lazy unless it is an Arrow table.
        backend: The name of the kind of table that the caller has.
    """

    frame: Any
    backend: str

    @property
    def engine(self) -> str:
        """The name of the engine."""
        return self.backend.partition(" ")[0]

    @classmethod
    def of(cls, given: Any) -> Frame:  # noqa: ANN401 - whatever a caller passes
        """Return the frame that a caller gave.

        Raises:
            WrongKindError: It is none, or of an engine that cannot count.
            MissingExtraError: The extra ``answers`` is not installed.
        """
        with needs("tally", "answers"):
            import narwhals as nw
        from narwhals.exceptions import DuplicateError, NarwhalsError

        try:
            frame: Any = nw.from_native(given)
        except DuplicateError as error:
            raise WrongKindError(given, _NAMED) from error
        except (TypeError, NarwhalsError) as error:
            raise WrongKindError(given, _FRAMES) from error
        name = str(frame.implementation)
        name = _BACKENDS.get(name, name)
        is_lazy = isinstance(frame, nw.LazyFrame)
        if name == "polars":
            return cls(frame.lazy(), "polars lazy" if is_lazy else "polars")
        if name not in (ENGINES if is_lazy else _EAGER):
            raise WrongKindError(given, _FRAMES)
        return cls(frame, name)

    def sums(self, wanted: Wanted) -> Iterator[Sums]:
        """Yield the sums over the answers: of all, or batch by batch.

        Raises:
            InvalidValueError: There is no such column, or it is of another kind.
            WrongKindError: *outcomes* is neither a column nor flag columns, or two columns have
                the same name.
        """
        flags = _flags(wanted.outcomes)
        codes = [*flags] if flags else [plain_line(wanted.outcomes)]
        weight = [] if wanted.weight is None else [wanted.weight]
        names = [*wanted.by, *weight, *codes]
        self._check_names(names)
        engine = ENGINES.get(self.engine)
        frame = self.frame if engine else _as_arrow(self.frame, names)
        dtypes = frame.collect_schema()
        for name in wanted.by:
            if dtypes[name].is_nested():
                raise InvalidValueError("column", name, NO_KEY, held=str(dtypes[name]))
        for name in weight:
            _check_kind(name, dtypes[name], ("number",), _NUMBER)
        for name in codes:
            _check_kind(name, dtypes[name], *((_FLAGS, _FLAG) if flags else (_LISTS, _TEXT)))
        is_text = not flags and _kind(dtypes[codes[0]]) != "list"
        by_code: dict[str, list[str]] = {}
        for place, code in enumerate(flags.values()):
            by_code.setdefault(code, []).append(f"f{place}")
        plan = Plan(
            keys=tuple(f"k{place}" for place in range(len(wanted.by))),
            has_weight=bool(weight),
            flags=tuple((code, tuple(columns)) for code, columns in by_code.items()),
            separator=wanted.separator if is_text else None,
            distinct=wanted.distinct,
        )
        short = [*plan.keys, *(["w"] if weight else [])]
        short += [f"f{place}" for place in range(len(flags))] or ["o"]
        if engine is None:
            from ._arrow import count_table

            table = frame.to_native().select(names).rename_columns(short)
            yield from count_table(table, plan)
        else:
            yield count_lazy(frame, dict(zip(short, names, strict=True)), plan, engine)

    def _check_names(self, names: Iterable[str]) -> None:
        native = self.frame.to_native()
        # narwhals looks for these itself in other frames
        if self.engine in ("duckdb", "pyspark") and len({*native.columns}) < len(native.columns):
            raise WrongKindError(native, _NAMED)
        there = self.frame.collect_schema().names()
        alike = {each.lower(): each for each in there if isinstance(each, str)}
        for name in names:
            if name not in there:
                near = [alike[each] for each in get_close_matches(name.lower(), alike)]
                chosen("column", name, there[:_MOST_NAMED], near)


def _flags(outcomes: Any) -> dict[str, str]:  # noqa: ANN401 - whatever a caller passes
    """Return the flag columns with their codes; none if *outcomes* names one column of codes."""
    if isinstance(outcomes, str):
        return {}
    if isinstance(outcomes, Mapping):
        flags = {column: _code(code) for column, code in outcomes.items()}
    else:
        flags = {_code(each): _code(each) for each in listed(outcomes, _CODES)}
    if not flags or not all(isinstance(each, str) for pair in flags.items() for each in pair):
        raise WrongKindError(outcomes, _CODES)
    return {plain_line(column): plain_line(code) for column, code in flags.items()}


def _code(given: Any) -> Any:  # noqa: ANN401 - whatever a caller passes
    return given.code if isinstance(given, Concept) else given


def _kind(dtype: nw.dtypes.DType) -> str:
    """Return what a column holds, in a word."""
    import narwhals as nw

    if isinstance(dtype, (nw.List, nw.Array)):
        inner = dtype.inner
        inner = inner() if isinstance(inner, type) else inner
        return "list" if _kind(inner) in ("text", "nothing") else "other"
    if isinstance(dtype, (nw.String, nw.Categorical, nw.Enum)):
        return "text"
    if isinstance(dtype, nw.Boolean):
        return "flag"
    if dtype.is_numeric():
        return "number"
    return "nothing" if isinstance(dtype, nw.Unknown) else "other"


def _check_kind(name: str, dtype: nw.dtypes.DType, wanted: Sequence[str], expected: str) -> None:
    if _kind(dtype) not in (*wanted, "nothing"):
        raise InvalidValueError("column", name, expected, held=str(dtype))


def _as_arrow(frame: Any, names: Iterable[str]) -> Any:  # noqa: ANN401 - a frame of narwhals
    """Return the columns of an eager frame as an Arrow table, in narwhals."""
    import narwhals as nw

    with needs("tally of this frame", "", "pyarrow"):
        import pyarrow as pa
    is_arrow = frame.implementation.is_pyarrow()
    columns = {}
    for name in dict.fromkeys(names):
        try:
            column = frame.get_column(name)
            column = column.to_native() if is_arrow else column.to_arrow()
        except (pa.ArrowException, TypeError, ValueError) as error:
            expected = pgettext_noop("expected", "a column of values of one plain kind")
            raise InvalidValueError("column", name, expected) from error
        kind = column.type
        # narwhals does not know these, and the cast to lists makes broken ones
        if any(each in str(kind) for each in ("extension", "list_view", "run_end_encoded")):
            expected = pgettext_noop("expected", "a column of a plain kind, not {held}")
            raise InvalidValueError("column", name, expected, held=str(kind))
        if pa.types.is_dictionary(kind) and pa.types.is_primitive(kind.value_type):
            column = column.cast(kind.value_type)
        elif pa.types.is_floating(kind) and column.null_count == len(column):
            column = pa.nulls(len(column))  # what pandas has for texts of which there are none
        columns[name] = column
    return nw.from_native(pa.table(columns))
