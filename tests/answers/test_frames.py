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
from sqlframe.duckdb import DuckDBSession

from erasmus_ka1 import answers, staff
from erasmus_ka1.answers import tally
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError, WrongKindError

from .engines import ENGINES

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


@pytest.mark.parametrize("frame", [POLARS, ARROW], ids=["polars", "arrow"])
@pytest.mark.parametrize("column", ["nothing", "empty lists"])
def test_a_column_without_a_value_names_nothing(frame: Any, column: str) -> None:
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
        },
        index=[5, 5, 7],
    )

    assert [row["count"] for row in tally(frame, "lists").rows()] == [1, 2]
    assert [row["count"] for row in tally(frame, "text").rows()] == [1, 1]
    assert [row["count"] for row in tally(frame, {"flag": M}).rows()] == [1]
    assert [each.key[0] for each in tally(frame, "lists", by="year").groups] == [2024, 2025, None]
    assert [each.key[0] for each in tally(frame, "lists", by="category").groups] == ["a", "b", None]


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


def test_a_column_of_booleans_or_of_nothing_is_in_the_table_too() -> None:
    frame = pl.DataFrame({"a": [None], "b": [True], "outcomes": [[M]]})

    found = tally(frame, by=["a", "b"])

    assert [*found.to_native("duckdb").fetchall()[0][:3]] == [None, True, M]
    assert found.to_native().row(0)[:3] == (None, True, M)


def test_frames_keep_their_case_and_spark_its_names() -> None:
    frame = ENGINES["pyspark"](pa.table({"a.b": ["x"], 'we`i"rd': [[M]], "A": [1]}))

    assert next(tally(frame, 'we`i"rd', by=["a.b"]).rows())["a.b"] == "x"


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
            "expected a frame",
            id="names twice",
        ),
        pytest.param(POLARS, "txt", {}, r"column is 'txt', .*mean 'text'", id="no column"),
        pytest.param(POLARS, "text", {"by": ["x"]}, "column is 'x'", id="no column by"),
        pytest.param(POLARS, "struct", {}, "column 'struct' is .*expected a column", id="struct"),
        pytest.param(POLARS, "number lists", {}, "lists of number.*, expected", id="number lists"),
        pytest.param(POLARS, "int8", {}, "column 'int8' is 'number', expected", id="numbers"),
        pytest.param(
            pa.table({"o": pa.array([[M]], pa.list_view(pa.string()))}),
            "o",
            {},
            "column 'o' is 'list_view.*, expected a column",
            id="list views",
        ),
        pytest.param(POLARS, ["text"], {}, "expected a column of booleans", id="text flags"),
        pytest.param(POLARS, "text", {"weight": "text"}, "a column of numbers", id="text weight"),
        pytest.param(POLARS, 5, {}, "5 does not belong here, expected a column", id="number"),
        pytest.param(POLARS, [], {}, "expected a column of texts", id="no flags"),
        pytest.param(POLARS, [5], {}, "expected a column of texts", id="flags of no text"),
        pytest.param(POLARS, {"int8": 5}, {}, "expected a column of texts", id="code of no text"),
        pytest.param(POLARS, "text", {"by": "decimal"}, "column 'decimal' is", id="fractions"),
        pytest.param(POLARS, "text", {"separator": ""}, "separator is ''", id="no separator"),
        pytest.param(POLARS, "text", {"on_unknown": "x"}, "on_unknown is 'x'", id="on_unknown"),
        pytest.param(
            pd.DataFrame({"o": [[M], "x", 3]}), "o", {}, "'o' is 'mixed'", id="mixed column"
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


def test_weights_that_are_not_finite_are_refused() -> None:
    with pytest.raises(InvalidValueError, match="expected a finite number"):
        tally(pl.DataFrame({"o": [M], "w": [float("inf")]}), "o", weight="w")


def test_the_names_are_listed() -> None:
    assert {*answers.__all__} <= {*dir(answers)}


@pytest.mark.slow
def test_more_groups_than_can_be_fetched_are_refused() -> None:
    frame = pl.DataFrame({"id": range(1_000_001)}).with_columns(o=pl.lit(M))

    with pytest.raises(InvalidValueError, match="at most a million groups"):
        tally(frame, "o", by="id")
    with pytest.raises(InvalidValueError, match="at most a million groups"):
        tally(frame.to_arrow(), "o", by="id")
