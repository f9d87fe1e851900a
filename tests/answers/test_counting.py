from __future__ import annotations

import enum
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erasmus_ka1.answers import AnswerTally, tally
from erasmus_ka1.taxonomy import CONCEPTS

from .engines import ENGINES
from .reference import CODES, codes_of_text, count


class Column(str, enum.Enum):  # noqa: UP042 - as people have them
    COUNTRY, TEXT, BLANK, WEIGHT = "country", "text", ";", "weight"


by_engine = pytest.mark.parametrize("engine", ENGINES)
KNOWN = sorted(CODES)

codes = st.sampled_from(KNOWN[:4]) | st.sampled_from(
    [*KNOWN, *(each.code for each in CONCEPTS), "learners.employabilty", "geen", "a b", "é'\"\\"]
)
blanks = st.text(" \t\n\r\x0b\x0c\xa0", max_size=2)
texts = st.lists(st.tuples(blanks, codes | st.just(""), blanks).map("".join), max_size=5)
weights = st.none() | st.integers(0, 80).map(lambda quarters: quarters / 4)
answers = st.fixed_dictionaries(
    {
        "country": st.sampled_from(["NL", "BE", "", "x;y"]) | st.none(),
        "a year": st.sampled_from([2024, 2025, -1]) | st.none(),
        "on.time": st.sampled_from([True, False]) | st.none(),
        "weight": weights,
        "listed": st.lists(codes | st.sampled_from(["", None]), max_size=5) | st.none(),
        "pieces": texts | st.none(),
        "flags": st.lists(st.sampled_from([True, False, None]), min_size=4, max_size=4),
        "numbers": st.lists(st.sampled_from([0, 1, 2, None]), min_size=4, max_size=4),
    }
)
FLAGS = {"f.0": KNOWN[0], "f`1": KNOWN[1], 'f"2': KNOWN[0], "F 3": "geen"}
SCHEMA = pa.schema(
    {
        "country": pa.string(),
        "a year": pa.int32(),
        "on.time": pa.bool_(),
        "weight": pa.float64(),
        "listed": pa.list_(pa.string()),
        "text": pa.string(),
        **dict.fromkeys(FLAGS, pa.bool_()),
        **{f"n{name}": pa.int64() for name in FLAGS},
    }
)
columns = st.lists(st.sampled_from(["country", "a year", "on.time"]), unique=True)


def table_of(drawn: list[dict[str, Any]], separator: str) -> pa.Table:
    rows = [
        {
            **row,
            "text": None if row["pieces"] is None else separator.join(row["pieces"]),
            **dict(zip(FLAGS, row["flags"], strict=True)),
            **{f"n{name}": each for name, each in zip(FLAGS, row["numbers"], strict=True)},
        }
        for row in drawn
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def check(drawn: list[dict[str, Any]], separator: str, engine: str, options: Any) -> None:
    """Assert that an engine counts every shape of the answers as the reference does."""
    table = table_of(drawn, separator)
    frame = ENGINES[engine](table)
    distinct = options["distinct"]
    flagged = [
        [code for code, flag in zip(FLAGS.values(), row["flags"], strict=True) if flag]
        for row in drawn
    ]
    numbered = [
        [code for code, number in zip(FLAGS.values(), row["numbers"], strict=True) if number]
        for row in drawn
    ]
    split = [codes_of_text(text, separator) for text in table["text"].to_pylist()]

    found: dict[str, AnswerTally] = {
        "lists": tally(frame, "listed", **options),
        "texts": tally(frame, "text", separator=separator, **options),
        "flags": tally(frame, FLAGS, **options),
        "numbers": tally(frame, {f"n{name}": code for name, code in FLAGS.items()}, **options),
    }

    assert found == {
        "lists": count(drawn, [row["listed"] for row in drawn], **options),
        "texts": count(drawn, split, **options),
        "flags": count(drawn, flagged, **options),
        "numbers": count(drawn, numbered, **options),
    }
    assert distinct == found["lists"].distinct


cases = {
    "drawn": st.lists(answers, max_size=12),
    "separator": st.sampled_from(
        [";", " ; ", "\t", ",", "||", ".*", "'", "\\E", "•", "–", "€", "、", "\N{HERB}", "\u200b"]
    ),
    "by": columns,
    "weight": st.sampled_from(["weight", None]),
    "distinct": st.booleans(),
}


@pytest.mark.parametrize("engine", sorted({*ENGINES} - {"pyspark"}))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(**cases)
def test_every_engine_counts_as_plain_python_does(
    engine: str, drawn: list[dict[str, Any]], separator: str, **options: Any
) -> None:
    check(drawn, separator, engine, options)


SLOW = [HealthCheck.too_slow, HealthCheck.large_base_example, HealthCheck.data_too_large]


# an example of Spark takes a second: few, with more answers in each
@settings(suppress_health_check=SLOW, max_examples=6)
@given(**{**cases, "drawn": st.lists(answers, min_size=20, max_size=60)})
def test_spark_counts_as_plain_python_does(
    drawn: list[dict[str, Any]], separator: str, **options: Any
) -> None:
    check(drawn, separator, "pyspark", options)


@pytest.mark.parametrize("engine", sorted({*ENGINES} - {"pyspark"}))
def test_a_column_counts_by_the_characters_of_its_name(engine: str) -> None:
    table = pa.table({"country": ["NL"], "text": [f"{KNOWN[0]};{KNOWN[1]}"], "weight": [2.0]})
    frame = ENGINES[engine](table)

    found = tally(
        frame, Column.TEXT, by=Column.COUNTRY, weight=Column.WEIGHT, separator=Column.BLANK
    )

    assert found == tally(frame, "text", by="country", weight="weight")
    assert found.groups[0].outcomes


@by_engine
@pytest.mark.parametrize("by", [[], ["country", "a year"]], ids=["all", "by"])
def test_no_answers_are_counted_too(engine: str, by: list[str]) -> None:
    frame = ENGINES[engine](SCHEMA.empty_table())

    found = {
        tally(frame, outcomes, by=by, weight="weight").answers
        for outcomes in ("listed", "text", ["f.0"], FLAGS)
    }

    assert found == {0}
