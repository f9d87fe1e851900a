"""Figures as a table: for files, dataframes and charts."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from typing import Any

import attrs

from .._csv import as_csv
from .._errors import InvalidValueError
from .._files import path_of, write_whole
from .._messages import pgettext_noop
from .._validation import listed, of_kind, plain_text
from .._xlsx import as_xlsx
from ._native import frame_of

__all__ = ["FigureTable"]


def _columns(given: Iterable[str]) -> tuple[str, ...]:
    expected = pgettext_noop("expected", "a list of headings")
    found = tuple(plain_text(of_kind(each, str, expected)) for each in listed(given, expected))
    if len({*found}) < len(found):
        once = pgettext_noop("expected", "each heading once")
        raise InvalidValueError("FigureTable.columns", found, once)
    return found


def _rows(given: Iterable[Iterable[Any]]) -> tuple[tuple[Any, ...], ...]:
    expected = pgettext_noop("expected", "a list of rows")
    return tuple(tuple(map(_value, listed(row, expected))) for row in listed(given, expected))


def _value(given: object) -> object:
    if given is None or type(given) in (bool, int) or isinstance(given, str):
        return plain_text(given) if isinstance(given, str) else given
    if type(given) is float and math.isfinite(given):
        return given
    expected = pgettext_noop("expected", "text, a finite number, True, False or None")
    raise InvalidValueError("FigureTable.rows", given, expected)


def _are_as_wide(table: FigureTable, _attribute: object, rows: tuple[tuple[Any, ...], ...]) -> None:
    for row in rows:
        if len(row) != len(table.columns):
            expected = pgettext_noop("expected", "a value for each column")
            raise InvalidValueError("FigureTable.rows", row, expected)


@attrs.frozen
class FigureTable:
    """Figures in a reader's language; numbers are numbers, so that a program can go on with them.

    Attributes:
        columns: The headings, each different.
        rows: The rows, each with a value per column: text, a finite number, True, False or None.
    """

    columns: tuple[str, ...] = attrs.field(converter=_columns)
    rows: tuple[tuple[Any, ...], ...] = attrs.field(converter=_rows, validator=_are_as_wide)

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return a dict for each row, by heading: what Altair takes as ``alt.Data(values=...)``."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_csv(self, path: str | os.PathLike[str] | None = None, *, bom: bool = False) -> str:
        """Return the table as CSV (RFC 4180), with commas and decimal points.

        A text that a spreadsheet may take for a formula gets an apostrophe in front.

        Args:
            path: A file to write it to, in UTF-8.
            bom: Whether to begin with a byte order mark, by which Excel recognises UTF-8.

        Raises:
            WrongKindError: *bom* is neither True nor False, or *path* is no path.
            UnreadableFileError: The file cannot be written; nothing has changed.
        """
        text = as_csv([self.columns, *self.rows], bom=bom)
        if path is not None:
            write_whole(path_of(path), text)
        return text

    def to_xlsx(self, path: str | os.PathLike[str] | None = None) -> bytes:
        """Return the table as a workbook of Excel, the same bytes for the same table.

        Args:
            path: A file to write it to.

        Raises:
            InvalidValueError: Excel cannot hold so many rows, or so long a text.
            MissingExtraError: The extra ``xlsx`` is not installed.
            WrongKindError: *path* is no path.
            UnreadableFileError: The file cannot be written; nothing has changed.
        """
        content = as_xlsx(self.columns, self.rows)
        if path is not None:
            write_whole(path_of(path), content)
        return content

    def to_native(self, backend: str) -> Any:  # noqa: ANN401 - a frame of another package
        """Return the table as a frame.

        Args:
            backend: ``polars``, ``pandas``, ``pyarrow``, ``duckdb`` or ``pyspark``, as for
                `AnswerTally.to_native`.

        Raises:
            InvalidValueError: There is no such backend, or it cannot hold a number or a heading.
            MissingExtraError: The package is not installed.
            EngineError: The engine makes no such table.
        """
        columns = {
            name: [row[place] for row in self.rows] for place, name in enumerate(self.columns)
        }
        return frame_of(columns, backend)
