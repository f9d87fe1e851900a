"""Small tables of the kinds that engines have, made from columns in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from .._errors import InvalidValueError
from .._extras import needs
from ._engines import quoted

__all__ = ["frame_of"]

Columns = Mapping[str, list[Any]]


def _polars(columns: Columns) -> Any:  # noqa: ANN401 - a frame of another package
    import polars as pl

    return pl.DataFrame(dict(columns), schema_overrides=_types(columns, pl.String, pl.Int64))


def _polars_lazy(columns: Columns) -> Any:  # noqa: ANN401
    return _polars(columns).lazy()


def _pyarrow(columns: Columns) -> Any:  # noqa: ANN401
    import pyarrow as pa

    types = _types(columns, pa.string(), pa.int64())
    return pa.table(
        {name: pa.array(values, type=types.get(name)) for name, values in columns.items()}
    )


def _pandas(columns: Columns) -> Any:  # noqa: ANN401
    import pandas as pd

    # whole numbers with gaps stay whole numbers
    types = _types(columns, "string", "Int64")
    return pd.DataFrame(
        {name: pd.Series(values, dtype=types.get(name)) for name, values in columns.items()}
    )


def _duckdb(columns: Columns) -> Any:  # noqa: ANN401
    import duckdb

    names = [*columns]
    fields = ", ".join(
        f"{quoted(name)} {kind}"
        for name, kind in {
            **dict.fromkeys(names, "DOUBLE"),
            **_types(columns, "VARCHAR", "BIGINT", "BOOLEAN"),
        }.items()
    )
    rows = [dict(zip(names, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    # a parameter, not text: values cannot end the statement
    connection = duckdb.default_connection()
    return connection.sql(
        f"SELECT unnest(CAST($rows AS STRUCT({fields})[]), recursive := true)",
        params={"rows": rows},
    )


def _pyspark(columns: Columns) -> Any:  # noqa: ANN401
    from pyspark.sql import SparkSession, types

    kinds = _types(columns, types.StringType(), types.LongType(), types.BooleanType())
    schema = types.StructType(
        [
            types.StructField(name, kinds.get(name, types.DoubleType()), nullable=True)
            for name in columns
        ]
    )
    rows = [*zip(*columns.values(), strict=True)]
    return SparkSession.builder.getOrCreate().createDataFrame(rows, schema)


def _types(columns: Columns, text: Any, whole: Any, boolean: Any = None) -> dict[str, Any]:  # noqa: ANN401
    """Return the types of the columns that hold texts, whole numbers and booleans.

    A column of several kinds holds texts; one without a value too.
    """
    found = {}
    for name, values in columns.items():
        kinds = {type(value) for value in values} - {type(None)}
        if kinds == {int}:
            found[name] = whole
        elif kinds == {bool}:
            if boolean is not None:
                found[name] = boolean
        elif kinds != {float}:
            found[name] = text
    return found


_MAKERS: Final[Mapping[str, Callable[[Columns], Any]]] = {
    "polars": _polars,
    "polars lazy": _polars_lazy,
    "pandas": _pandas,
    "pyarrow": _pyarrow,
    "duckdb": _duckdb,
    "pyspark": _pyspark,
}


def frame_of(columns: Columns, backend: object) -> Any:  # noqa: ANN401 - a frame of another package
    """Return a table with *columns* of the kind that *backend* names.

    Raises:
        InvalidValueError: There is no such backend.
        MissingExtraError: The package is not installed.
    """
    make = _MAKERS.get(backend) if isinstance(backend, str) else None
    if make is None:
        raise InvalidValueError("backend", backend, " or ".join(map(repr, _MAKERS)))
    with needs(f"a table of {backend}", "", str(backend).partition(" ")[0]):
        return make(columns)
