"""Files of answers: which they are, and what DuckDB reads from each, piece by piece."""

from __future__ import annotations

import csv
import glob
import gzip
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import click

from .._errors import InvalidValueError, KA1Error, UnreadableFileError
from .._messages import printable, reason_of
from .._sql import literal, quoted
from ..taxonomy import CONCEPTS, Aspect, Outcome

if TYPE_CHECKING:
    from ..answers import AnswerTally

__all__ = ["DOCUMENT", "Wanted", "errors_about", "paths_of", "tally_of"]

#: The suffix of a tally that was counted before.
DOCUMENT: Final = ".json"
_PACKED: Final = ".gz"
_CSV, _TSV, _PARQUET = ".csv", ".tsv", ".parquet"
_LINES = (".jsonl", ".ndjson")
_SUFFIXES: Final = (_PARQUET, _CSV, _TSV, *_LINES, DOCUMENT)
_DELIMITERS: Final = ",;\t|"
_LONGEST_SHOWN: Final = 200
_LONGEST_HEADER: Final = 1_000_000
_LARGEST_DOCUMENT: Final = 250_000_000
_TRUE = ("true", "t", "yes", "y", "x", "ja", "j", "waar")
_FALSE = ("", "false", "f", "no", "n", "nee", "onwaar", "nan")
_GLOB_CHARACTERS = re.compile(r"[*?\[]")


@attrs.frozen
class Wanted:
    """What is to be counted in each file.

    Attributes:
        outcomes: The column of codes; None for columns named by a code.
        by: The columns to group by.
        weight: The column of weights, if any.
        separator: What separates codes in a text.
        is_strict: Whether unknown codes are refused.
    """

    outcomes: str | None
    by: tuple[str, ...]
    weight: str | None
    separator: str
    is_strict: bool

    @property
    def columns(self) -> set[str]:
        return {each for each in (self.outcomes, self.weight, *self.by) if each is not None}


def paths_of(given: Sequence[str], output: Path | None) -> list[Path]:
    """Return the files, each once, those that a pattern matches in alphabetical order.

    Raises:
        UsageError: There is no such file, or the output is one of them.
        UnreadableFileError: A file is of a kind that cannot be counted, or empty.
    """
    paths: dict[Path, Path] = {}
    for each in given:
        found = [each] if _exists(Path(each)) else _matches(each)
        if not found:
            raise click.UsageError(f"no file is named {printable(each, _LONGEST_SHOWN)}")
        for path in map(Path, found):
            paths.setdefault(path.resolve(), path)
    if output is not None and output.resolve() in paths:
        raise click.UsageError("the output is one of the files to count")
    for path in paths.values():
        if path.is_dir():
            raise UnreadableFileError(
                str(path), "it is a folder: give 'folder/*.csv', for instance"
            )
        if _suffix(path) not in _SUFFIXES:
            known = ", ".join(_SUFFIXES)
            raise UnreadableFileError(str(path), f"the name of a file of answers ends in {known}")
        if not path.stat().st_size:
            raise UnreadableFileError(str(path), "it is empty")
    return [*paths.values()]


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # its name is too long
        return False


def _matches(pattern: str) -> list[str]:
    # a pattern may be absolute, which those of a folder may not
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207


def _suffix(path: Path) -> str:
    is_packed = path.suffix.lower() == _PACKED
    return Path(path.stem if is_packed else path.name).suffix.lower()


def tally_of(connection: Any, path: Path, wanted: Wanted) -> AnswerTally:
    """Return the tally of a file.

    Raises:
        UnreadableFileError: It cannot be read, or not as it should be.
    """
    from duckdb import Error

    from ..answers import tally

    with errors_about(path, Error, csv.Error, OSError, EOFError):
        if _suffix(path) == DOCUMENT:
            return _stored(path, wanted)
        frame = _opened(connection, path, wanted)
        return tally(
            frame,
            _flags(frame) if wanted.outcomes is None else wanted.outcomes,
            by=wanted.by,
            weight=wanted.weight,
            separator=wanted.separator,
            on_unknown="raise" if wanted.is_strict else "report",
        )


@contextmanager
def errors_about(path: Path, *engine_errors: type[Exception]) -> Iterator[None]:
    """Raise what goes wrong with a file as one error that names it."""
    try:
        yield
    except UnreadableFileError:
        raise
    except KA1Error as error:
        raise UnreadableFileError(str(path), str(error)) from error
    except engine_errors as error:
        raise UnreadableFileError(str(path), reason_of(error)) from error


def _stored(path: Path, wanted: Wanted) -> AnswerTally:
    """Return the tally in a document, grouped by fewer columns if any are given."""
    from ..answers import AnswerTally
    from ..serialization import Limits, load

    # a million groups: more are not counted either
    found = load(path, AnswerTally, limits=Limits(size=_LARGEST_DOCUMENT))
    if wanted.weight not in (None, found.weight):
        raise InvalidValueError("weight", wanted.weight, repr(found.weight))
    if wanted.is_strict and found.unknown:
        raise InvalidValueError("unknown", next(iter(found.unknown)), "no unknown codes")
    return found.regroup(wanted.by) if wanted.by else found


def _opened(connection: Any, path: Path, wanted: Wanted) -> Any:
    """Return the file as a relation."""
    # DuckDB takes a path for a pattern
    name, suffix = _GLOB_CHARACTERS.sub(r"[\g<0>]", str(path)), _suffix(path)
    if suffix == _PARQUET:
        # folders may be named by a value, such as year=2024
        return connection.read_parquet(name, hive_partitioning=True)
    if suffix in _LINES:
        frame = connection.read_json(name, format="newline_delimited", sample_size=-1)
        if frame.columns == ["json"]:
            raise UnreadableFileError(str(path), "each line holds an object")
        return _projected(frame, _from_json(wanted), map(str, frame.types))
    delimiter, header = _header(path, wanted)
    frame = connection.read_csv(
        name,
        header=True,
        # nothing is guessed, and no row is of an unexpected kind
        auto_detect=False,
        columns=dict.fromkeys(_unique(header), "VARCHAR"),
        delimiter=delimiter,
        quotechar='"',
        escapechar='"',
    )
    return _projected(frame, _from_csv(wanted, delimiter), map(str, frame.types))


def _projected(frame: Any, convert: Callable[[str, str, str], str], kinds: Iterator[str]) -> Any:
    columns = []
    for name, kind in zip(frame.columns, kinds, strict=True):
        column = quoted(name)
        columns.append(f"{convert(name, column, kind)} AS {column}")
    return frame.project(", ".join(columns))


def _from_csv(wanted: Wanted, delimiter: str) -> Callable[[str, str, str], str]:
    """Return what makes numbers of weights and flags; a comma is decimal unless it delimits."""

    def convert(name: str, column: str, _kind: str) -> str:
        text = column if delimiter == "," else f"replace({column}, ',', '.')"
        if name == wanted.weight:
            return _number(name, text)
        if wanted.outcomes is None and _is_code(name):
            word = f"lower(trim({column}))"
            return _number(
                name, text, f"WHEN {word} IN {_TRUE} THEN 1 WHEN {word} IN {_FALSE} THEN 0"
            )
        return column

    return convert


def _number(name: str, text: str, words: str = "") -> str:
    """Return the SQL for a number in a text, none in a blank one; *words* are other cases."""
    number = f"TRY_CAST({text} AS DOUBLE)"
    start, end = literal(f"column {name!r} has "), literal(", which cannot be counted")
    refused = f"error({start} || {quoted(name)} || {end})"
    return (
        f"CASE {words} WHEN {number} IS NOT NULL THEN {number}"
        f" WHEN trim({quoted(name)}) <> '' THEN CAST({refused} AS DOUBLE) END"
    )


def _from_json(wanted: Wanted) -> Callable[[str, str, str], str]:
    """Return what makes values of one kind of those that DuckDB keeps as JSON, or takes for UUIDs.

    It does so where the lines of a file are of different kinds.
    """
    separator = literal(wanted.separator)

    def convert(name: str, column: str, kind: str) -> str:
        if kind == "JSON" and name == wanted.outcomes:
            codes = f"string_split(json_extract_string({column}, '$'), {separator})"
            trimmed = f"list_filter(list_transform({codes}, lambda x: trim(x)), lambda x: x <> '')"
            listed = f"from_json({column}, '[\"VARCHAR\"]')"
            return f"CASE json_type({column}) WHEN 'ARRAY' THEN {listed} ELSE {trimmed} END"
        if kind == "JSON":
            return f"json_extract_string({column}, '$')"
        return f"CAST({column} AS VARCHAR)" if kind == "UUID" else column

    return convert


def _header(path: Path, wanted: Wanted) -> tuple[str, list[str]]:
    """Return what separates the columns of a file, and their names.

    It is what gives the most of the columns that are wanted.
    """
    is_packed = path.suffix.lower() == _PACKED
    with (gzip.open if is_packed else open)(
        path, "rt", encoding="utf-8-sig", errors="replace", newline=""
    ) as file:
        header = file.readline(_LONGEST_HEADER)
    if not header.strip() or "\0" in header:
        raise UnreadableFileError(str(path), "its first line has no names of columns in UTF-8")
    found = {each: next(csv.reader([header], delimiter=each), []) for each in _DELIMITERS}

    def fit(delimiter: str) -> tuple[int, int]:
        names = found[delimiter]
        wished = wanted.columns | ({*filter(_is_code, names)} if wanted.outcomes is None else set())
        return len(wished.intersection(names)), len(names)

    best = max(found, key=fit)
    return best, found[best]


def _unique(names: Sequence[str]) -> Iterator[str]:
    """Yield the names of columns; one that is blank or there already gets a number."""
    seen = set[str]()
    for place, name in enumerate(names, 1):
        unique = name
        while not unique.strip() or unique.lower() in seen:
            unique = f"{unique}_{place}"
        seen.add(unique.lower())
        yield unique


def _flags(frame: Any) -> list[str]:
    found = [name for name in frame.columns if _is_code(name)]
    if not found:
        raise click.UsageError("no column is named by the code of an outcome or aspect")
    return found


def _is_code(name: str) -> bool:
    return isinstance(CONCEPTS.get(name), (Outcome, Aspect))
