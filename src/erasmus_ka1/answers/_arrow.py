"""Arrow tables, counted batch by batch; pandas goes here too, column by column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ._engines import BLANKS
from ._plan import Plan, Sums

__all__ = ["count_table"]

_ROWS_AT_ONCE = 1 << 18


def count_table(table: Any, plan: Plan) -> Iterator[Sums]:  # noqa: ANN401 - a table of pyarrow
    """Yield the sums of each batch of a table with the columns of *plan*."""
    for start in range(0, table.num_rows, _ROWS_AT_ONCE):
        yield _sums(table.slice(start, _ROWS_AT_ONCE), plan)


def _sums(batch: Any, plan: Plan) -> Sums:  # noqa: ANN401
    import pyarrow as pa

    pc = _compute()

    keys = _Keys.of([_column(batch, name) for name in plan.keys])
    row_keys = keys.numbers if plan.keys else pa.repeat(pa.scalar(0, pa.int64()), len(batch))
    weights = _weights(_column(batch, "w")) if plan.has_weight else None
    answers = _grouped(row_keys, weights)
    counts: list[tuple[tuple[Any, ...], str, int, float | None]] = []
    if plan.flags:
        for code, names in plan.flags:
            for named in _named(batch, names, distinct=plan.distinct):
                chosen = None if weights is None else weights.filter(named)
                for number, count, weighted in _grouped(row_keys.filter(named), chosen):
                    counts.append((keys.values(number), code, count, weighted))
    else:
        rows, codes, found = _codes(_column(batch, "o"), plan)
        cells = pc.add(pc.multiply(row_keys.take(rows), max(len(found), 1)), codes)
        chosen = None if weights is None else weights.take(rows)
        for cell, count, weighted in _grouped(cells, chosen):
            number, place = divmod(cell, len(found))
            counts.append((keys.values(number), found[place], count, weighted))
    least = None if weights is None else pc.min(weights).as_py()
    return Sums(
        [(keys.values(number), count, weighted) for number, count, weighted in answers],
        counts,
        least or 0.0,
    )


class _Keys:
    """The keys of the rows of a batch, as whole numbers."""

    def __init__(self, numbers: Any, values: list[list[Any]]) -> None:  # noqa: ANN401
        self.numbers = numbers
        self._values = values
        self._kept: dict[int, tuple[Any, ...]] = {}

    @classmethod
    def of(cls, columns: Sequence[Any]) -> _Keys:
        pc = _compute()

        numbers, values = None, []
        for column in columns:
            places, found = _encoded(column)
            values.append([*found, None])
            places = places.fill_null(len(found)).cast("int64")
            numbers = (
                places if numbers is None else pc.add(pc.multiply(numbers, len(found) + 1), places)
            )
        return cls(numbers, values)

    def values(self, number: int) -> tuple[Any, ...]:
        """Return the key that a number stands for."""
        if number not in self._kept:
            key, rest = [], number
            for values in reversed(self._values):
                rest, place = divmod(rest, len(values))
                key.append(values[place])
            self._kept[number] = tuple(reversed(key))
        return self._kept[number]


def _compute() -> Any:  # noqa: ANN401 - functions that the module makes as it loads
    import pyarrow.compute

    return pyarrow.compute


def _column(batch: Any, name: str) -> Any:  # noqa: ANN401
    """Return a column in one piece."""
    import pyarrow as pa

    column = batch.column(name)
    return pa.concat_arrays(column.chunks) if column.num_chunks else pa.array([], column.type)


def _encoded(array: Any) -> tuple[Any, list[Any]]:  # noqa: ANN401
    """Return the places of the values among the distinct ones, and these."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    encoded = array.dictionary_encode()
    return encoded.indices, encoded.dictionary.to_pylist()


def _weights(array: Any) -> Any:  # noqa: ANN401
    pc = _compute()

    weights = array.cast("float64")
    return pc.if_else(pc.is_nan(weights), 0.0, weights).fill_null(0.0)


def _grouped(keys: Any, weights: Any) -> list[tuple[int, int, float | None]]:  # noqa: ANN401
    """Return each key with the number of times it is there, and the sum of its weights."""
    import pyarrow as pa

    if weights is None:
        counts = keys.value_counts()
        return [
            (key, count, None)
            for key, count in zip(*(each.to_pylist() for each in counts.flatten()), strict=True)
        ]
    found = (
        pa.table({"k": keys, "w": weights}).group_by("k").aggregate([("w", "count"), ("w", "sum")])
    )
    columns = [found.column(name).to_pylist() for name in ("k", "w_count", "w_sum")]
    return [*zip(*columns, strict=True)]


def _named(batch: Any, names: Sequence[str], *, distinct: bool) -> Iterator[Any]:  # noqa: ANN401
    """Yield which rows have a flag set: of any of the columns, or of each."""
    import pyarrow as pa

    pc = _compute()

    either = None
    for name in names:
        column = _column(batch, name)
        if pa.types.is_null(column.type):
            column = column.cast("bool")
        if not pa.types.is_boolean(column.type):
            numbers = column.cast("float64")
            column = pc.and_(pc.not_equal(numbers, 0.0), pc.invert(pc.is_nan(numbers)))
        flag = pc.coalesce(column, pa.scalar(value=False))
        if not distinct:
            yield flag
        either = flag if either is None else pc.or_(either, flag)
    if distinct:
        yield either


def _codes(array: Any, plan: Plan) -> tuple[Any, Any, list[str]]:  # noqa: ANN401
    """Return the rows that name a code, the place of each code among the names, and these."""
    import pyarrow as pa

    pc = _compute()

    if plan.separator is not None:
        # a text that comes back is split once
        places, texts = _encoded(array)
        pieces = pc.split_pattern(pa.array(texts, pa.string()), plan.separator)
        array = pieces.take(places)
    rows = pc.list_parent_indices(array).cast("int64")
    places, found = _encoded(pc.list_flatten(array))
    found = [each if plan.separator is None else each.strip(BLANKS) for each in found]
    names = [*dict.fromkeys(filter(None, found))]
    numbers = {name: number for number, name in enumerate(names)}
    codes = pa.array([numbers.get(each) for each in found], "int64").take(places)
    rows, codes = rows.filter(codes.is_valid()), codes.drop_null()
    if plan.distinct:
        pairs = pc.add(pc.multiply(rows, max(len(names), 1)), codes)
        once = pairs.unique()
        if len(once) < len(pairs):
            rows = pc.divide(once, len(names))
            codes = pc.subtract(once, pc.multiply(rows, len(names)))
    return rows, codes, names
