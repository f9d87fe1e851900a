"""Small tables of the kinds that engines have, made from columns in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from .._errors import InvalidValueError
from .._extras import needs
from .._messages import pgettext_noop
from .._sql import quoted
from .._validation import LARGEST_COUNT, chosen
from ._engine_errors import errors_of

__all__ = ["frame_of"]

Columns = Mapping[str, list[Any]]
Kinds = Mapping[str, type]


def _polars(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401 - a frame of another package
    import polars as pl

    types = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean}
    return pl.DataFrame(dict(columns), {name: types[kind] for name, kind in kinds.items()})


def _polars_lazy(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401
    return _polars(columns, kinds).lazy()


def _pyarrow(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401
    import pyarrow as pa

    types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    return pa.table(
        {name: pa.array(values, types[kinds[name]]) for name, values in columns.items()}
    )


def _pandas(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401
    import pandas as pd

    # whole numbers with gaps stay whole numbers
    types = {str: "string", int: "Int64", float: "float64", bool: "boolean"}
    return pd.DataFrame(
        {name: pd.Series(values, dtype=types[kinds[name]]) for name, values in columns.items()}
    )


def _duckdb(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401
    import duckdb

    if "" in columns or not columns:
        expected = pgettext_noop("expected", "columns with a name, at least one, for DuckDB")
        raise InvalidValueError("columns", [*columns], expected)
    types = {str: "VARCHAR", int: "BIGINT", float: "DOUBLE", bool: "BOOLEAN"}
    # names of ours: fields of a struct may not differ in case only
    names = {name: f"c{place}" for place, name in enumerate(columns)}
    fields = ", ".join(f"{short} {types[kinds[name]]}" for name, short in names.items())
    rows = [
        dict(zip(names.values(), row, strict=True)) for row in zip(*columns.values(), strict=True)
    ]
    # a parameter, not text: values cannot end the statement
    found = duckdb.default_connection().sql(
        f"SELECT unnest(CAST($rows AS STRUCT({fields})[]), recursive := true)",
        params={"rows": rows},
    )
    named = ", ".join(f"{short} AS {quoted(name)}" for name, short in names.items())
    # DuckDB's next step numbers names that differ in case only: with this one, all say the same
    return found.project(named).project("*")


def _pyspark(columns: Columns, kinds: Kinds) -> Any:  # noqa: ANN401
    from pyspark.sql import SparkSession, types

    of_spark = {
        str: types.StringType(),
        int: types.LongType(),
        float: types.DoubleType(),
        bool: types.BooleanType(),
    }
    schema = types.StructType(
        [types.StructField(name, of_spark[kinds[name]], nullable=True) for name in columns]
    )
    rows = [*zip(*columns.values(), strict=True)]
    return SparkSession.builder.getOrCreate().createDataFrame(rows, schema)


_MAKERS: Final[Mapping[str, Callable[[Columns, Kinds], Any]]] = {
    "polars": _polars,
    "polars lazy": _polars_lazy,
    "pandas": _pandas,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "pyspark": _pyspark,
}


def frame_of(
    columns: Columns,
    backend: object,
    kinds: Kinds = MappingProxyType({}),
) -> Any:  # noqa: ANN401 - a frame of another package
    """Return a table with *columns* of the kind that *backend* names.

    Args:
        columns: Their values: texts, numbers, booleans and None.
        backend: The name of the kind of table.
        kinds: What columns without a value hold, else texts.

    Raises:
        InvalidValueError: There is no such backend, or a number is too large.
        MissingExtraError: The package is not installed.
        EngineError: The engine makes no such table.
    """
    name = chosen("backend", backend, _MAKERS)
    package = name.partition(" ")[0]
    plain = {heading: _of_one_kind(heading, values) for heading, values in columns.items()}
    held = {
        heading: next(
            (type(value) for value in values if value is not None), kinds.get(heading, str)
        )
        for heading, values in plain.items()
    }
    with errors_of(package), needs(f"a table of {name}", "", package):
        return _MAKERS[name](plain, held)


def _of_one_kind(heading: str, values: list[Any]) -> list[Any]:
    """Return the values of a column as texts if they are of several kinds.

    Numbers with and without a fraction are one kind.
    """
    kinds = {type(value) for value in values} - {type(None)}
    if kinds - {int, float} and len(kinds) > 1:
        return [None if value is None else _text(value) for value in values]
    for value in values if int in kinds else ():
        if type(value) is int and not -LARGEST_COUNT - 1 <= value <= LARGEST_COUNT:
            expected = pgettext_noop("expected", "whole numbers of at most 64 bits in a frame")
            raise InvalidValueError(heading, value, expected)
    if kinds == {int, float}:
        return [None if value is None else float(value) for value in values]
    return values


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
