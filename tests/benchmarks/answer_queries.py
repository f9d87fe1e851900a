"""Answers counted by hand, as well as each engine's manual lets one: the peers of `tally`.

Each query gives the same figures as `tally` by country and year, with weights: a code counts once
in an answer, blanks around it do not count, and each group has its denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute
from pyspark.sql import functions as sf

from .answers_sample import CODES

pc: Any = pyarrow.compute  # makes its functions as it loads
KEYS: Final = ["country", "year"]
_BLANKS = " \t\n\r\x0b\x0c\xa0"
_SUMS = [pl.len().alias("n"), pl.col("weight").sum().alias("s")]


def _polars(frame: Any, codes: pl.Expr) -> Any:
    exploded = frame.select(*KEYS, "weight", codes.alias("o")).explode("o")
    return [
        each.collect(engine="streaming").rows()
        for each in (frame.group_by(KEYS).agg(_SUMS), exploded.group_by(*KEYS, "o").agg(_SUMS))
    ]


def polars_lists(frame: Any) -> Any:
    return _polars(frame, pl.col("outcomes").list.unique())


def polars_texts(frame: Any) -> Any:
    pieces = pl.col("text").str.split(";")
    trimmed = pieces.list.eval(pl.element().str.strip_chars(_BLANKS))
    return _polars(frame, trimmed.list.unique())


def polars_flags(frame: Any) -> Any:
    sums = [*_SUMS]
    for code in CODES:
        sums.append(pl.col(code).sum().alias(f"n {code}"))
        sums.append((pl.col(code) * pl.col("weight")).sum().alias(f"s {code}"))
    return frame.group_by(KEYS).agg(sums).collect(engine="streaming").rows()


def _duckdb(frame: Any, inner: str) -> Any:
    sums = "count(*), sum(weight)"
    return [
        frame.query("a", f"SELECT country, year, {sums} FROM a GROUP BY ALL").fetchall(),
        frame.query("a", f"SELECT country, year, o, {sums} FROM ({inner}) GROUP BY ALL").fetchall(),
    ]


def duckdb_lists(frame: Any) -> Any:
    places = "unnest(outcomes) AS o, generate_subscripts(outcomes, 1) AS i"
    inner = f"SELECT country, year, weight, outcomes, {places} FROM a"
    return _duckdb(frame, f"SELECT * FROM ({inner}) WHERE list_position(outcomes, o) = i")


def duckdb_texts(frame: Any) -> Any:
    text = f"regexp_replace(trim(text, '{_BLANKS}'), '[{_BLANKS}]*;[{_BLANKS}]*', ';', 'g')"
    codes = f"unnest(list_distinct(string_split({text}, ';'))) AS o"
    return _duckdb(frame, f"SELECT country, year, weight, {codes} FROM a")


def duckdb_flags(frame: Any) -> Any:
    sums = ", ".join(f'count(*) FILTER ("{code}"), sum(weight) FILTER ("{code}")' for code in CODES)
    query = f"SELECT country, year, count(*), sum(weight), {sums} FROM a GROUP BY ALL"
    return frame.query("a", query).fetchall()


def _spark(frame: Any, exploded: Any) -> Any:
    sums = [sf.count(sf.lit(1)), sf.sum("weight")]
    return [
        frame.groupBy(*KEYS).agg(*sums).collect(),
        exploded.groupBy(*KEYS, "o").agg(*sums).collect(),
    ]


def spark_lists(frame: Any) -> Any:
    codes = sf.explode(sf.array_distinct("outcomes")).alias("o")
    return _spark(frame, frame.select(*KEYS, "weight", codes))


def spark_texts(frame: Any) -> Any:
    pieces = sf.split("text", ";")
    trimmed = sf.transform(pieces, lambda code: sf.btrim(code, sf.lit(_BLANKS)))
    codes = sf.explode(sf.array_distinct(trimmed)).alias("o")
    return _spark(frame, frame.select(*KEYS, "weight", codes))


def pandas_lists(frame: Any) -> Any:
    exploded = frame[[*KEYS, "weight", "outcomes"]].explode("outcomes")
    answer = exploded.index.to_numpy()
    named = pd.DataFrame({"answer": answer, "o": exploded["outcomes"].array})
    exploded = exploded[(~named.duplicated()).to_numpy()]
    return [
        each["weight"].agg(["size", "sum"])
        for each in (frame.groupby(KEYS), exploded.groupby([*KEYS, "outcomes"]))
    ]


def pyarrow_lists(frame: Any) -> Any:
    lists = frame["outcomes"].combine_chunks()
    rows = pc.list_parent_indices(lists)
    exploded = pa.table({"row": rows, "o": pc.list_flatten(lists)})
    exploded = exploded.group_by(["row", "o"]).aggregate([])
    taken = frame.select([*KEYS, "weight"]).take(exploded["row"]).append_column("o", exploded["o"])
    sums = [("weight", "count"), ("weight", "sum")]
    return [
        frame.group_by(KEYS).aggregate(sums).to_pylist(),
        taken.group_by([*KEYS, "o"]).aggregate(sums).to_pylist(),
    ]


QUERIES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "polars lists": polars_lists,
    "polars texts": polars_texts,
    "polars flags": polars_flags,
    "duckdb lists": duckdb_lists,
    "duckdb texts": duckdb_texts,
    "duckdb flags": duckdb_flags,
    "pyspark lists": spark_lists,
    "pyspark texts": spark_texts,
    "pandas lists": pandas_lists,
    "pyarrow lists": pyarrow_lists,
}


def opened(engine: str, path: str) -> Any:
    """Return the sample in a file as a frame of an engine."""
    if engine == "polars":
        return pl.scan_parquet(path)
    if engine == "duckdb":
        return duckdb.read_parquet(path)
    if engine == "pyspark":
        from answers.engines import spark

        return spark().read.parquet(path)
    import pyarrow.parquet as pq

    table = pq.read_table(path, columns=[*KEYS, "weight", "outcomes"])
    return table.to_pandas() if engine == "pandas" else table
