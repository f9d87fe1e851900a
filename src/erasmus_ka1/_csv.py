"""CSV that spreadsheets open as it is meant."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ._messages import pgettext_noop
from ._validation import of_kind

__all__ = ["as_csv"]

# what a spreadsheet may take for a formula; OWASP, "CSV injection"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(rows: Iterable[Iterable[object]], *, bom: bool) -> str:
    r"""Return *rows* as CSV (RFC 4180); they end in ``\r\n``.

    A text that a spreadsheet may take for a formula gets an apostrophe in front.

    Args:
        rows: The rows, the heading first.
        bom: Whether to begin with a byte order mark, by which Excel recognises UTF-8.

    Raises:
        WrongKindError: *bom* is neither True nor False.
    """
    of_kind(bom, bool, pgettext_noop("expected", "True or False"))
    file = io.StringIO(newline="")
    csv.writer(file).writerows(map(_as_cell, row) for row in rows)
    return ("\N{ZERO WIDTH NO-BREAK SPACE}" if bom else "") + file.getvalue()


def _as_cell(value: object) -> object:
    is_formula = isinstance(value, str) and value.startswith(_FORMULA_STARTS)
    return f"'{value}" if is_formula else value
