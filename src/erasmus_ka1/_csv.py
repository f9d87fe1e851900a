"""CSV that spreadsheets open as it is meant."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from ._messages import pgettext_noop
from ._validation import of_kind

__all__ = ["as_csv"]

# Where a spreadsheet may see a formula begin (OWASP, "CSV injection"). In many countries it takes
# a semicolon for the end of a cell, and then quotes inside the next for no quotes.
_FORMULA = re.compile(r"(?:^(?=[\t\r\n])|(?:^|(?<=[;\n]))(?=[^\S\n]*[=+@＝＋－＠-]))")


def as_csv(rows: Iterable[Iterable[object]], *, bom: bool) -> str:
    r"""Return *rows* as CSV (RFC 4180); they end in ``\r\n``.

    A text that a spreadsheet may take for a formula gets an apostrophe in front, and so does such
    a part after a semicolon or a line break.

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
    return _FORMULA.sub("'", value) if isinstance(value, str) else value
