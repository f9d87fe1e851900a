"""Participants' answers with the margins of 4.2 million real participations, as Parquet.

``python tests/benchmarks/answers_sample.py FILE ROWS [SEED]`` writes a file. Countries, years and
activities are drawn independently, each with its real share; the outcomes are made up: 0 to 11 of
the group's, 4 on average, the same for the same seed.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet as pq
from babel import Locale

from erasmus_ka1 import GUIDE_2024

pc: Any = pyarrow.compute  # makes its functions as it loads
MARGINS = Path(__file__).parent.parent / "data" / "ka1_ka3_mobility_aggregates_2014_2019.csv"
CODES = GUIDE_2024.outcomes.codes
_ROWS_AT_ONCE = 500_000
_STAFF = re.compile(r"staff|workers|job shadowing|teaching|courses|advance planning", re.IGNORECASE)
_PROGRAMME_CODES = {"GR": "EL", "GB": "UK"}
_MISSPELT = "learners.employabilty"
_SHARE_MISSPELT, _SHARE_TWICE, _SHARE_EMPTY = 0.0001, 0.001, 0.02


def margins(dimension: str) -> Counter[str]:
    """Return the participants by value of a dimension."""
    with MARGINS.open(encoding="utf-8", newline="") as file:
        return Counter(
            {
                row["value"]: int(row["participants"])
                for row in csv.DictReader(file)
                if row["dimension"] == dimension
            }
        )


def countries() -> Counter[str]:
    """Return the participants by code of the sending country, for the names that CLDR has."""
    names: dict[str, str] = {
        name: str(code) for code, name in Locale("en").territories.items() if str(code).isalpha()
    }
    found: Counter[str] = Counter()
    for name, number in margins("sending_country").items():
        if code := names.get(name):
            found[_PROGRAMME_CODES.get(code, code)] += number
    return found


def years() -> Counter[int]:
    """Return the participants by year of the start of the mobility."""
    found: Counter[int] = Counter()
    for month, number in margins("mobility_start_month").items():
        found[int(month[:4])] += number
    return found


def groups() -> Counter[str]:
    """Return the participants by target group."""
    found: Counter[str] = Counter()
    for activity, number in margins("activity").items():
        found["staff" if _STAFF.search(activity) else "learners"] += number
    return found


def write_sample(path: Path, rows: int, *, seed: int = 2024) -> None:
    """Write a file with a column of lists, one of text, and a flag for each outcome."""
    chance = np.random.default_rng(seed)
    with pq.ParquetWriter(path, _part(chance, 1).schema, compression="zstd") as writer:
        for start in range(0, rows, _ROWS_AT_ONCE):
            writer.write_table(_part(chance, min(_ROWS_AT_ONCE, rows - start)))


def _drawn(chance: np.random.Generator, shares: Counter[str] | Counter[int], rows: int) -> pa.Array:
    weights = np.array([*shares.values()], dtype=float)
    places = chance.choice(len(weights), rows, p=weights / weights.sum())
    return pc.take(pa.array([*shares]), pa.array(places))


def _part(chance: np.random.Generator, rows: int) -> pa.Table:
    group = _drawn(chance, groups(), rows)
    is_staff = pc.equal(group, "staff").to_numpy(zero_copy_only=False)
    share = np.zeros((2, len(CODES)))
    for column, code in enumerate(CODES):
        if code.startswith(("learners.", "staff.")):
            share[int(code.startswith("staff.")), column] = 0.75 / (1 + column % 11 * 0.15)
    named = chance.random((rows, len(CODES))) < share[is_staff.astype(int)]
    named[chance.random(rows) < _SHARE_EMPTY] = False

    # each answer's codes, and here and there the first once more, or one that does not exist
    answers, places = np.nonzero(named)
    twice = np.flatnonzero((chance.random(rows) < _SHARE_TWICE) & named.any(axis=1))
    misspelt = np.flatnonzero(chance.random(rows) < _SHARE_MISSPELT)
    answer = np.concatenate([answers, twice, misspelt])
    place = np.concatenate(
        [places, named[twice].argmax(axis=1), np.full(len(misspelt), len(CODES))]
    )
    order = np.argsort(answer, kind="stable")
    offsets = np.zeros(rows + 1, dtype=np.int32)
    np.cumsum(np.bincount(answer, minlength=rows), out=offsets[1:])
    codes = pc.take(pa.array([*CODES, _MISSPELT]), pa.array(place[order]))
    lists = pa.ListArray.from_arrays(pa.array(offsets), codes)
    return pa.table(
        {
            "country": _drawn(chance, countries(), rows),
            "year": pc.cast(_drawn(chance, years(), rows), pa.int32()),
            "group": group,
            "weight": pa.array(chance.integers(50, 200, rows) / 100),
            "outcomes": lists,
            "text": pc.binary_join(lists, ";"),
            **{code: pa.array(named[:, column]) for column, code in enumerate(CODES)},
        }
    )


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]), int(sys.argv[2]), seed=int([*sys.argv, "2024"][3]))
