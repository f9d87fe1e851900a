"""Tables as workbooks of Excel."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable, Sequence

from ._errors import InvalidValueError
from ._extras import needs
from ._messages import pgettext_noop

__all__ = ["as_xlsx"]

# of Excel
_MOST_ROWS, _LONGEST_TEXT = 1_048_576, 32_767
_LARGEST_EXACT = 2**53
# what XML cannot hold; XlsxWriter escapes control characters
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
# the clock is never read
_CREATED = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - Excel has no time zones


def as_xlsx(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a workbook with one sheet: numbers are numbers, and a text is never a formula.

    A whole number that Excel would round is text.

    Args:
        columns: The headings; they stay in view, with a filter on each.
        rows: The rows, each with a value per column; None for an empty cell.

    Raises:
        InvalidValueError: Excel cannot hold so many rows, or so long a text.
        MissingExtraError: XlsxWriter is not installed.
    """
    with needs("a workbook of Excel", "xlsx"):
        import xlsxwriter
    cells = [*map(_checked, columns)], *([*map(_checked, row)] for row in rows)
    if len(cells) > _MOST_ROWS:
        expected = pgettext_noop("expected", "no more rows than Excel has: 1,048,576")
        raise InvalidValueError("rows", len(cells), expected)
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet()
        for number, row in enumerate(cells):
            sheet.write_row(number, 0, row)
        sheet.set_row(0, None, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(cells) - 1, max(len(columns) - 1, 0))
        sheet.autofit()
    return file.getvalue()


def _checked(value: object) -> object:
    if isinstance(value, str) and len(value) > _LONGEST_TEXT:
        expected = pgettext_noop(
            "expected", "text that fits a cell of Excel: at most 32,767 characters"
        )
        raise InvalidValueError("cell", value, expected)
    if isinstance(value, str):
        return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", value)
    is_exact = type(value) is not int or abs(value) <= _LARGEST_EXACT
    return value if is_exact else str(value)
