"""The plan on a lazy frame: the engine runs it, and only sums come back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ._engines import MOST_ROWS, Engine
from ._plan import Plan, Sums

__all__ = ["count_lazy"]


def count_lazy(
    frame: Any,  # noqa: ANN401 - a frame of narwhals
    columns: Mapping[str, str],
    plan: Plan,
    engine: Engine,
) -> Sums:
    """Return the sums over a lazy frame.

    Args:
        frame: The frame.
        columns: The short name of each column of the plan, and its own.
        plan: What to count.
        engine: What the engine does its own way.
    """
    import narwhals as nw

    dtypes = frame.collect_schema()
    own = {name: f"c{place}" for place, name in enumerate(dtypes)}
    frame = nw.from_native(engine.renamed(frame.to_native(), [*own.values()]))
    chosen = []
    for short, name in columns.items():
        column = nw.col(own[name])
        if dtypes[name].is_float() and short[0] in "wf":
            # what is no number weighs and flags nothing
            column = nw.when(~column.is_nan()).then(column)
        if short == "w":
            column = column.cast(nw.Float64)
        elif short.startswith("f") and dtypes[name] != nw.Boolean:
            column = column.cast(nw.Float64) != 0
        chosen.append(column.alias(short))
    frame = frame.select(*chosen)
    if plan.flags:
        return _flag_sums(frame, plan, engine)
    sums, least = _sums(plan)
    answers = [*_grouped(frame, plan.keys, [*sums, *least], engine)]
    exploded = engine.exploded(frame.to_native(), plan.separator, distinct=plan.distinct)
    counts = _grouped(nw.from_native(exploded), [*plan.keys, "o"], sums, engine)
    keys, end = len(plan.keys), len(plan.keys) + len(sums)
    return Sums(
        [(tuple(row[:keys]), *_pair(row[keys:end])) for row in answers],
        [(tuple(row[:keys]), row[keys], *_pair(row[keys + 1 :])) for row in counts],
        _least(row[end:] for row in answers),
    )


def _sums(plan: Plan) -> tuple[list[Any], list[Any]]:
    """Return how many rows there are and the sum of their weights, and the least of these."""
    import narwhals as nw

    if not plan.has_weight:
        return [nw.len().alias("n")], []
    weight = nw.col("w")
    return [nw.len().alias("n"), weight.sum().alias("s")], [weight.min().alias("m")]


def _least(found: Iterable[Sequence[float | None]]) -> float:
    """Return the least weight, given that of each group; 0 without weights."""
    return min((each for row in found for each in row if each is not None), default=0.0)


def _flag_sums(frame: Any, plan: Plan, engine: Engine) -> Sums:  # noqa: ANN401
    """Return the sums of flag columns, all from one pass."""
    import narwhals as nw

    codes = [""]
    sums, least = _sums(plan)
    for code, names in plan.flags:
        flags = [nw.col(name) for name in names]
        if plan.distinct and len(flags) > 1:
            flags = [nw.any_horizontal(*flags, ignore_nulls=True)]
        for flag in flags:
            count: Any = flag if engine.adds_booleans else flag.cast(nw.Int64)
            weighted: Any = nw.when(flag).then(nw.col("w"))
            if engine.adds_booleans:
                weighted = flag * nw.col("w")
            sums.append(count.sum().alias(f"n{len(codes)}"))
            if plan.has_weight:
                sums.append(weighted.sum().alias(f"s{len(codes)}"))
            codes.append(code)
    keys, step = len(plan.keys), 1 + plan.has_weight
    rows = [*_grouped(frame, plan.keys, [*sums, *least], engine)]
    found = Sums([], [], _least(row[keys + len(sums) :] for row in rows))
    for row in rows:
        key = tuple(row[:keys])
        for place, code in enumerate(codes):
            start = keys + place * step
            figures = _pair(row[start : start + step])
            if code:
                found.counts.append((key, code, *figures))
            else:
                found.answers.append((key, *figures))
    return found


def _pair(figures: Sequence[Any]) -> tuple[int, float | None]:
    """Return a count and a sum of weights: None without weights, and 0 for a sum of none."""
    count, *weighted = figures
    return int(count or 0), float(weighted[0] or 0) if weighted else None


def _grouped(
    frame: Any,  # noqa: ANN401
    keys: Sequence[str],
    sums: Sequence[Any],
    engine: Engine,
) -> Iterable[Sequence[Any]]:
    frame = frame.group_by(*keys).agg(*sums) if keys else frame.select(*sums)
    return engine.rows(frame.to_native(), MOST_ROWS + 1)
