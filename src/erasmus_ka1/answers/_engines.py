"""What each engine has to do its own way: one row per code, and a small result fetched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Protocol

from .._sql import literal

__all__ = ["BLANKS", "ENGINES", "MOST_ROWS", "Engine"]

#: The most groups, and different codes in all groups, that are fetched.
MOST_ROWS: Final = 1_000_000

#: What is taken off both ends of a code in a text: alike in every engine.
BLANKS: Final = " \t\n\r\x0b\x0c\xa0"


class Engine(Protocol):
    """An engine that runs a plan of ours where the data is.

    The frames have short names of ours for columns: ``o`` is the one with the codes.

    Attributes:
        adds_booleans: Whether booleans add up as they are, which is faster there.
    """

    adds_booleans: bool

    def renamed(self, frame: Any, names: Sequence[str]) -> Any:  # noqa: ANN401 - a frame of its own
        """Return the frame with other names, as no engine can refer to every name."""
        ...

    def exploded(self, frame: Any, separator: str | None, *, distinct: bool) -> Any:  # noqa: ANN401
        """Return the frame with a row per code of ``o``: a list, or a text with a separator."""
        ...

    def rows(self, frame: Any, most: int) -> Iterable[tuple[Any, ...]]:  # noqa: ANN401
        """Run the plan and return its rows, at most *most*."""
        ...


class _Polars:
    """Polars: lazy, in its streaming engine."""

    adds_booleans = True

    def renamed(self, frame: Any, names: Sequence[str]) -> Any:  # noqa: ANN401
        # a column named * or ^…$ is a pattern elsewhere
        return frame.rename(dict(zip(frame.collect_schema().names(), names, strict=True)))

    def exploded(self, frame: Any, separator: str | None, *, distinct: bool) -> Any:  # noqa: ANN401
        import polars as pl

        codes = pl.col("o")
        if separator is None:
            codes = codes.cast(pl.List(pl.String))
        else:
            codes = codes.cast(pl.String).str.split(separator)
            codes = codes.list.eval(pl.element().str.strip_chars(BLANKS))
        return frame.with_columns(codes.list.unique() if distinct else codes).explode("o")

    def rows(self, frame: Any, most: int) -> Iterable[tuple[Any, ...]]:  # noqa: ANN401
        found: Iterable[tuple[Any, ...]] = frame.head(most).collect(engine="streaming").iter_rows()
        return found


class _DuckDB:
    """DuckDB: one statement on the relation's own connection."""

    adds_booleans = False

    def renamed(self, frame: Any, names: Sequence[str]) -> Any:  # noqa: ANN401
        # by place: for DuckDB, A is a
        return frame.project(", ".join(f"#{place} AS {new}" for place, new in enumerate(names, 1)))

    def exploded(self, frame: Any, separator: str | None, *, distinct: bool) -> Any:  # noqa: ANN401
        others = ", ".join(name for name in frame.columns if name != "o")
        others = f"{others}, " if others else ""
        codes = "o::VARCHAR[]" if separator is None else _split_in_sql(separator)
        if separator is not None or not distinct:
            codes = f"list_distinct({codes})" if distinct else codes
            return frame.project(f"{others}unnest({codes}) AS o")
        # a code counts where it is first: twice as fast as list_distinct, unless texts repeat
        listed = frame.project(f"{others}{codes} AS l")
        places = "unnest(l) AS o, generate_subscripts(l, 1) AS i"
        first = listed.project(f"{others}l, {places}").filter("list_position(l, o) = i")
        return first.project(f"{others}o")

    def rows(self, frame: Any, most: int) -> Iterable[tuple[Any, ...]]:  # noqa: ANN401
        found: Iterable[tuple[Any, ...]] = frame.limit(most).fetchall()
        return found


class _Spark:
    """PySpark: on the cluster; the driver gets the result only."""

    adds_booleans = False

    def renamed(self, frame: Any, names: Sequence[str]) -> Any:  # noqa: ANN401
        return frame.toDF(*names)

    def exploded(self, frame: Any, separator: str | None, *, distinct: bool) -> Any:  # noqa: ANN401
        from pyspark.sql import functions as sf

        others = [name for name in frame.columns if name != "o"]
        codes = sf.col("o") if separator else sf.col("o").cast("array<string>")
        if separator is None and distinct:
            # a code counts where it is first: faster than array_distinct
            listed = frame.select(*others, codes.alias("l"))
            places = listed.select(*others, "l", sf.posexplode("l").alias("i", "o"))
            first = sf.array_position("l", sf.col("o")) == sf.col("i") + 1
            return places.where(first).select(*others, "o")
        if separator is not None:
            pieces, blanks = sf.split(codes, _pattern(separator)), sf.lit(BLANKS)
            trimmed = sf.transform(pieces, lambda code: sf.btrim(code, blanks))
            codes = sf.when(codes.rlike(f"[{BLANKS}]"), trimmed).otherwise(pieces)
        codes = sf.array_distinct(codes) if distinct else codes
        return frame.select(*others, sf.explode(codes).alias("o"))

    def rows(self, frame: Any, most: int) -> Iterable[tuple[Any, ...]]:  # noqa: ANN401
        found: Iterable[tuple[Any, ...]] = frame.limit(most).collect()
        return found


def _split_in_sql(separator: str) -> str:
    """Return the list of the codes in the text ``o``, without the blanks around them."""
    if separator.strip(BLANKS) != separator:
        trimmed = f"lambda code: trim(code, {literal(BLANKS)})"
        return f"list_transform(string_split(o::VARCHAR, {literal(separator)}), {trimmed})"
    # functions of texts run once for a text that repeats; those of lists for each answer
    around = literal(f"[{BLANKS}]*{_pattern(separator)}[{BLANKS}]*")
    text = f"trim(o::VARCHAR, {literal(BLANKS)})"
    text = f"regexp_replace({text}, {around}, {literal(_replacement(separator))}, 'g')"
    return f"string_split({text}, {literal(separator)})"


def _replacement(text: str) -> str:
    return text.replace("\\", "\\\\")


def _pattern(text: str) -> str:
    """Return a regular expression of Java and RE2 that only *text* matches."""
    # only punctuation in ASCII may be escaped in RE2
    return "".join(each if each.isalnum() or not each.isascii() else f"\\{each}" for each in text)


ENGINES: Final[Mapping[str, Engine]] = {
    "polars": _Polars(),
    "duckdb": _DuckDB(),
    "pyspark": _Spark(),
}
