"""The same answers in a frame of each engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
from pyspark.sql import SparkSession, types


@lru_cache(maxsize=1)
def spark() -> SparkSession:
    """Return the session of all tests, on two threads of this machine."""
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.log.level": "ERROR",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _duckdb(table: pa.Table) -> duckdb.DuckDBPyRelation:
    return duckdb.from_arrow(table)


def _spark(table: pa.Table) -> Any:
    fields = [types.StructField(field.name, _spark_type(field.type)) for field in table.schema]
    rows = [tuple(row.values()) for row in table.to_pylist()]
    return spark().createDataFrame(rows, types.StructType(fields))


def _spark_type(kind: pa.DataType) -> types.DataType:
    if pa.types.is_list(kind):
        return types.ArrayType(_spark_type(kind.value_type))
    found: dict[pa.DataType, types.DataType] = {
        pa.string(): types.StringType(),
        pa.int32(): types.IntegerType(),
        pa.int64(): types.LongType(),
        pa.float64(): types.DoubleType(),
        pa.bool_(): types.BooleanType(),
        pa.date32(): types.DateType(),
    }
    return found[kind]


ENGINES: Mapping[str, Callable[[pa.Table], Any]] = {
    "polars": pl.from_arrow,
    "polars lazy": lambda table: pl.from_arrow(table).lazy(),  # type: ignore[union-attr]
    "duckdb": _duckdb,
    "pyspark": _spark,
    "pandas": lambda table: table.to_pandas(),
    "pyarrow": lambda table: table,
}
