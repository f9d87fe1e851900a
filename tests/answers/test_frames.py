from __future__ import annotations

import datetime
import decimal
from typing import Any

import duckdb
import narwhals as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import compute
from sqlframe.duckdb import DuckDBSession

from erasmus_ka1 import answers, staff
from erasmus_ka1.answers import AnswerTally, FigureTable, tally
from erasmus_ka1.errors import (
    EngineError,
    InvalidValueError,
    KA1Error,
    UnknownCodeError,
    WrongKindError,
)
from erasmus_ka1.serialization import dumps, loads

from .engines import ENGINES, spark

M, E = "staff.motivation", "learners.employability"
POLARS = pl.DataFrame(
    {
        "category lists": pl.Series([[M, E], [M], None], dtype=pl.List(pl.Categorical)),
        "categories": pl.Series([f"{E};{M}", M, None], dtype=pl.Categorical),
        "arrays": pl.Series([[M, E], [M, M], [None, None]], dtype=pl.Array(pl.String, 2)),
        "enums": pl.Series([M, M, None], dtype=pl.Enum([M])),
        "nothing": [None] * 3,
        "empty lists": pl.Series([[], [], []], dtype=pl.List(pl.Null)),
        "nan": [float("nan"), 1.0, None],
        "int8": pl.Series([100, 100, 100], dtype=pl.Int8),
        "decimal": [decimal.Decimal("1.5"), None, decimal.Decimal(2)],
        "day": [datetime.date(2024, 9, 1)] * 2 + [None],
        "struct": [{"x": 1}] * 3,
        "text": ["a", "b", "c"],
        "number lists": [[1], [2], [3]],
    }
)
ARROW = POLARS.drop("struct").to_arrow()
DUCK = duckdb.sql(
    f"""SELECT ['{M}']::ENUM('{M}', 'x')[] AS "category lists", '{M}'::ENUM('{M}') AS categories,
    ['{M}', NULL]::VARCHAR[2] AS arrays, NULL AS nothing,
    'nan'::DOUBLE AS nan, 100::TINYINT AS int8, 1.5::DECIMAL(4, 2) AS decimal,
    DATE '2024-09-01' AS day, 5::HUGEINT AS huge FROM range(3)"""
)
by_kind = pytest.mark.parametrize("frame", [POLARS, ARROW, DUCK], ids=["polars", "arrow", "duckdb"])


@by_kind
@pytest.mark.parametrize(
    "column",
    ["category lists", "categories", "arrays"],
)
def test_codes_come_in_every_kind_of_column(frame: Any, column: str) -> None:
    found = tally(frame, column)

    assert (found.answers, found.unknown) == (3, {})
    assert M in {row["outcome"] for row in found.rows()}


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param(lambda: POLARS, id="polars"),
        pytest.param(lambda: ARROW, id="arrow"),
        pytest.param(lambda: spark().sql("SELECT NULL nothing, array() `empty lists`"), id="spark"),
    ],
)
@pytest.mark.parametrize("column", ["nothing", "empty lists"])
def test_a_column_without_a_value_names_nothing(frame: Any, column: str) -> None:
    frame = frame()

    assert [group.outcomes for group in tally(frame, column).groups] == [()]


def test_arrow_has_views_too_and_tables_in_pieces() -> None:
    views = pa.table(
        {
            "large": pa.array([[M], None, [E, M]], pa.large_list(pa.large_string())),
            "text": pa.array([M, None, f"{E};{M}"], pa.string_view()),
        }
    )
    pieces = pa.concat_tables([ARROW.slice(1), ARROW.slice(0, 2), ARROW.slice(3)])

    assert tally(views, "large") == tally(views, "text")
    assert [row["count"] for row in tally(pieces, "category lists").rows()] == [1, 3]


@by_kind
@pytest.mark.parametrize(
    ("weight", "most"), [("nan", 1.0), ("int8", 300.0), ("decimal", 4.5), ("nothing", 0.0)]
)
def test_weights_are_numbers_of_any_kind_and_missing_ones_weigh_nothing(
    frame: Any, weight: str, most: float
) -> None:
    [group] = tally(frame, "categories", weight=weight).groups

    assert 0 <= group.weighted <= most


@by_kind
def test_keys_are_texts_numbers_and_dates(frame: Any) -> None:
    found = {
        name: tally(frame, "categories", by=name) for name in ("nan", "int8", "day", "nothing")
    }

    assert found["nan"].groups[-1].key == (None,)
    assert found["int8"].groups[0].key == (100,)
    assert found["day"].groups[0].key == ("2024-09-01",)
    assert found["nothing"].groups[0].key == (None,)


@by_kind
def test_flags_are_booleans_or_numbers(frame: Any) -> None:
    found = tally(frame, {"nan": M, "int8": staff.DIVERSITY, "nothing": E})

    counts = {row["outcome"]: row["count"] for row in found.rows()}
    assert counts["staff.diversity"] == 3
    assert counts.get(M, 0) == (0 if frame is DUCK else 1)


def test_pandas_has_texts_lists_and_gaps_in_its_own_ways() -> None:
    frame = pd.DataFrame(
        {
            "lists": [[M], np.array([E, M]), None],
            "text": [f"{M}; {E}", None, float("nan")],
            "year": [2024, np.nan, 2025],
            "category": pd.Categorical(["a", "b", None]),
            "flag": [True, None, False],
            "weight": pd.Categorical([1.5, None, 2.0]),
            "nothing": [np.nan] * 3,
            "day": pd.to_datetime(["2024-09-01T00:00", "2024-09-01T12:00", None]),
        },
        index=[5, 5, 7],
    )

    assert [row["count"] for row in tally(frame, "lists").rows()] == [1, 2]
    assert [row["count"] for row in tally(frame, "text").rows()] == [1, 1]
    assert [row["count"] for row in tally(frame, {"flag": M}).rows()] == [1]
    assert [each.key[0] for each in tally(frame, "lists", by="year").groups] == [2024, 2025, None]
    assert [each.key[0] for each in tally(frame, "lists", by="category").groups] == ["a", "b", None]
    assert [each.weighted for each in tally(frame, "nothing", weight="weight").groups] == [3.5]
    days = [each.key[0] for each in tally(frame, "nothing", by="day").groups]
    assert days == ["2024-09-01", "2024-09-01T12:00:00", None]


def test_a_frame_of_narwhals_is_taken_too() -> None:
    assert tally(nw.from_native(POLARS), "arrays") == tally(POLARS, "arrays")


@pytest.mark.parametrize("engine", ENGINES)
def test_the_result_is_a_table_of_the_callers_own_kind(engine: str) -> None:
    table = pa.table(
        {
            "country": ["NL", None],
            "on.time": [True, None],
            "outcomes": [[M], [E]],
            "all": [None] * 2,
        }
    )
    frame = ENGINES[engine](table.drop_columns("all") if engine == "pyspark" else table)

    found = tally(frame, by=["country", "on.time"])
    native = found.to_native()

    assert type(native) is type(frame)
    rows = nw.from_native(native).lazy().collect("polars").rows(named=True)
    assert rows == [*found.rows()]


@pytest.mark.parametrize("backend", ENGINES)
def test_a_table_without_rows_has_columns_of_the_same_kinds(backend: str) -> None:
    spark()
    some, none = (tally(POLARS.head(rows), "categories", by="text") for rows in (3, 0))

    schemas = [nw.from_native(each.to_native(backend)).collect_schema() for each in (some, none)]

    assert schemas[0] == schemas[1]


@pytest.mark.parametrize("backend", ENGINES)
@pytest.mark.parametrize(
    ("values", "shown"),
    [
        pytest.param([1, 2.5, None], [1.0, 2.5, None], id="numbers"),
        pytest.param([2024, "2024", None], ["2024", "2024", None], id="numbers and texts"),
        pytest.param([True, 1, 1.5], ["true", "1", "1.5"], id="booleans and numbers"),
        pytest.param([2**63 - 1, -(2**63), 0], [2**63 - 1, -(2**63), 0], id="whole numbers"),
        pytest.param([True, False, None], [True, False, None], id="booleans"),
    ],
)
def test_a_column_of_several_kinds_is_the_same_in_every_table(
    backend: str, values: list[Any], shown: list[Any]
) -> None:
    spark()
    table = FigureTable(("Outcome", "outcome"), [[each, each] for each in values])

    native = nw.from_native(table.to_native(backend)).lazy().collect("polars").to_native()

    assert native.columns == ["Outcome", "outcome_1" if backend == "duckdb" else "outcome"]
    assert [*map(repr, native.to_series(1).to_list())] == [*map(repr, shown)]


@pytest.mark.parametrize(
    ("columns", "row", "message"),
    [
        pytest.param(("a",), (2**63,), "a is 9.*, expected whole numbers of at most", id="large"),
        pytest.param((), (), "columns is .*, expected columns with a name", id="no columns"),
        pytest.param(("",), (1,), "columns is .*, expected columns with a name", id="no name"),
        pytest.param(("a",), ("\ud800",), "engine duckdb: ", id="no text"),
    ],
)
def test_what_no_engine_can_hold_is_refused(columns: Any, row: Any, message: str) -> None:
    with pytest.raises(KA1Error, match=message):
        FigureTable(columns, [row]).to_native("duckdb")


def test_a_column_of_booleans_or_of_nothing_is_in_the_table_too() -> None:
    frame = pl.DataFrame({"a": [None], "b": [True], "outcomes": [[M]]})

    found = tally(frame, by=["a", "b"])

    assert [*found.to_native("duckdb").fetchall()[0][:3]] == [None, True, M]
    assert found.to_native().row(0)[:3] == (None, True, M)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_may_have_any_name(engine: str) -> None:
    keys = {"a.b": ["x"], "o": ["y"], "*": ["z"], "^.*$": ["u"], "a\nb": ["v"]}
    frame = ENGINES[engine](pa.table({**keys, 'we`i"rd': [[M]]}))

    assert [group.key for group in tally(frame, 'we`i"rd', by=[*keys]).groups] == [tuple("xyzuv")]


def test_names_may_differ_in_case_only() -> None:
    row = f"SELECT 'x' AS a, 'y' AS \"A\", '{M}' AS outcomes"
    frame = pl.DataFrame({"a": ["x"], "A": ["y"], "outcomes": [M]})
    frames = [frame, duckdb.sql(row), spark().sql(row.replace('"', "`"))]

    assert [tally(each, by=["a", "A"]).groups[0].key for each in frames] == [("x", "y")] * 3


@pytest.mark.parametrize(
    ("frame", "outcomes", "options", "message"),
    [
        pytest.param([1], "o", {}, "expected a frame of Polars, pandas", id="no frame"),
        pytest.param(pl.Series([1]), "o", {}, "expected a frame of Polars", id="a column"),
        pytest.param(
            DuckDBSession().createDataFrame([{"o": M}]), "o", {}, "a frame of Polars", id="sqlframe"
        ),
        pytest.param(
            pd.DataFrame([[1, 2]], columns=["o", "o"]),
            "o",
            {},
            "expected a frame with a different name",
            id="names twice",
        ),
        pytest.param(
            duckdb.sql("SELECT 'x' AS o, 'x' AS o"),
            "o",
            {},
            "^<DuckDBPyRelation> .* a frame with a different name",
            id="joined",
        ),
        pytest.param(
            spark().sql("SELECT 'x' AS o, 'x' AS o"), "o", {}, "with a different name", id="spark"
        ),
        pytest.param(
            nw.from_native(pd.DataFrame({"o": [M]})).lazy(), "o", {}, "expected a frame", id="lazy"
        ),
        pytest.param(
            pd.DataFrame({0: [M]}), "0", {}, "column is '0', expected one of 0", id="number as name"
        ),
        pytest.param(POLARS, "TEXT", {}, "mean 'text'", id="other case"),
        pytest.param(POLARS, "text", {"by": [""]}, "by is '', expected names", id="no name"),
        pytest.param(POLARS, "txt", {}, r"column is 'txt', .*mean 'text'", id="no column"),
        pytest.param(POLARS, "text", {"by": ["x"]}, "column is 'x'", id="no column by"),
        pytest.param(
            POLARS,
            "struct",
            {},
            "column is 'struct', expected a column of texts.*not Struct",
            id="struct",
        ),
        pytest.param(
            POLARS, "number lists", {}, "a column of texts .*, not List.Int64.", id="number lists"
        ),
        pytest.param(POLARS, "int8", {}, "column is 'int8', .*, not Int8", id="numbers"),
        pytest.param(
            pa.table({"o": pa.array([[M]], pa.list_view(pa.string()))}),
            "o",
            {},
            "column is 'o', expected a column of a plain kind, not list_view",
            id="list views",
        ),
        pytest.param(
            pa.table({"o": compute.call_function("run_end_encode", [pa.array([M])])}),
            "o",
            {},
            "a plain kind, not run_end_encoded",
            id="runs",
        ),
        pytest.param(
            pd.DataFrame({"o": pd.Categorical([1])}),
            "o",
            {},
            "of texts, not Int64",
            id="categories",
        ),
        pytest.param(POLARS, ["text"], {}, "expected a column of booleans", id="text flags"),
        pytest.param(POLARS, "text", {"weight": "text"}, "a column of numbers", id="text weight"),
        pytest.param(POLARS, 5, {}, "5 does not belong here, expected a column", id="number"),
        pytest.param(POLARS, [], {}, "expected a column of texts", id="no flags"),
        pytest.param(POLARS, [5], {}, "expected a column of texts", id="flags of no text"),
        pytest.param(POLARS, {"int8": 5}, {}, "expected a column of texts", id="code of no text"),
        pytest.param(
            POLARS, "text", {"by": "decimal"}, "'decimal', .*, not Decimal", id="fractions"
        ),
        pytest.param(POLARS, "text", {"by": "struct"}, "'struct', .*, not Struct", id="by structs"),
        pytest.param(
            POLARS.select("text", "struct").to_arrow(),
            "text",
            {"by": "struct"},
            "column is 'struct', expected a column of texts.*, not Struct",
            id="by structs of Arrow",
        ),
        pytest.param(
            pd.DataFrame({"o": [M], "month": pd.PeriodIndex(["2024-01"], freq="M")}),
            "o",
            {"by": "month"},
            "column is 'month', expected a column of a plain kind, not extension",
            id="periods",
        ),
        pytest.param(
            pl.DataFrame({"o": [M], "id": pl.Series([2**64 - 1], dtype=pl.UInt64)}),
            "o",
            {"by": "id"},
            "whole numbers of at most 64 bits, .*, not 18446744073709551615",
            id="large numbers",
        ),
        pytest.param(POLARS, "text", {"separator": ""}, "separator is ''", id="no separator"),
        pytest.param(POLARS, "text", {"on_unknown": "x"}, "on_unknown is 'x'", id="on_unknown"),
        pytest.param(
            pd.DataFrame({"o": [[M], "x", 3]}), "o", {}, "of one plain kind", id="mixed column"
        ),
    ],
)
def test_what_cannot_be_counted_is_refused(
    frame: Any, outcomes: Any, options: Any, message: str
) -> None:
    with pytest.raises(KA1Error, match=message):
        tally(frame, outcomes, **options)


def test_unknown_codes_can_be_refused() -> None:
    frame = pl.DataFrame({"codes": ["geen;staff.motivatoin", "staff.motivatoin", "staff"]})

    with pytest.raises(UnknownCodeError, match=r"'staff.motivatoin' \(did you mean"):
        tally(frame, "codes", on_unknown="raise")
    with pytest.raises(WrongKindError, match="TargetGroup"):
        tally(frame.tail(1), "codes", on_unknown="raise")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("outcomes", ["o", ["f"]], ids=["lists", "flags"])
@pytest.mark.parametrize(
    "weights",
    [[-1.0, 5.0], [float("inf"), 1.0], [1e308, 1e308]],
    ids=["negative", "infinite", "too large a sum"],
)
def test_weights_below_nothing_or_not_finite_are_refused_by_name(
    engine: str, outcomes: Any, weights: list[float]
) -> None:
    frame = ENGINES[engine](pa.table({"o": [[M], []], "f": [True, False], "w": weights}))

    with pytest.raises(InvalidValueError, match="column is 'w', expected a column of numbers, 0 "):
        tally(frame, outcomes, weight="w")


@pytest.mark.parametrize("engine", sorted({*ENGINES} - {"polars", "polars lazy"}))
def test_what_an_engine_raises_is_an_error_of_ours(engine: str) -> None:
    frame = ENGINES[engine](pa.table({"o": [M]}))

    with pytest.raises(EngineError) as error:
        tally(frame, "o", separator="\ud800")

    assert (error.value.engine, error.value.__cause__ is None) == (engine, False)


@pytest.mark.parametrize(
    ("frame", "reason"),
    [
        pytest.param(lambda: pl.scan_csv("none.csv"), "none.csv", id="no such file"),
        pytest.param(
            lambda: pl.LazyFrame({"o": ["x"]}).select(pl.col("o").cast(pl.Int8) != 0),
            "conversion",
            id="polars",
        ),
        pytest.param(
            lambda: duckdb.sql("SELECT 'x'::INTEGER = 1 AS o"), "Could not convert", id="duckdb"
        ),
    ],
)
def test_a_lazy_frame_that_fails_says_why_in_one_line(frame: Any, reason: str) -> None:
    with pytest.raises(EngineError, match=f"^engine [a-z]+: .*{reason}"):
        tally(frame(), {"o": M})


def test_what_is_no_code_is_kept_as_far_as_a_document_can_hold_it() -> None:
    found = tally(pl.DataFrame({"o": ["x" * 50_000, "y"]}), "o")

    assert found.unknown == {"x" * 200 + "…": 1, "y": 1}
    assert loads(dumps(found), AnswerTally) == found


def test_errors_about_columns_are_explained_in_the_readers_language() -> None:
    with pytest.raises(InvalidValueError) as error:
        tally(POLARS.select("text", "int8"), "txt")
    with pytest.raises(InvalidValueError) as other:
        tally(POLARS, "text", weight="text")

    assert error.value.explain("nl") == (
        "column is 'txt', verwacht: een van 'text', 'int8' (bedoelde u 'text'?)"
    )
    assert other.value.explain("nl") == (
        "column is 'text', verwacht: een kolom met getallen, niet String"
    )


def test_the_names_are_listed() -> None:
    assert {*answers.__all__} <= {*dir(answers)}


@pytest.mark.slow
def test_more_groups_than_can_be_fetched_are_refused() -> None:
    frame = pl.DataFrame({"id": range(1_000_001)}).with_columns(o=pl.lit(M))

    with pytest.raises(InvalidValueError, match="at most a million groups"):
        tally(frame, "o", by="id")
    with pytest.raises(InvalidValueError, match="at most a million groups"):
        tally(frame.to_arrow(), "o", by="id")
