from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from erasmus_ka1 import _xlsx
from erasmus_ka1.answers import FigureTable
from erasmus_ka1.errors import InvalidValueError, KA1Error, MissingExtraError


def test_it_is_written_as_a_workbook_of_the_same_bytes(tmp_path: Path) -> None:
    table = FigureTable(("a", "b", "c"), ((1, 0.5, None), (True, "https://x.nl", "é")))

    content = table.to_xlsx(tmp_path / "table.xlsx")

    assert (tmp_path / "table.xlsx").read_bytes() == content == table.to_xlsx()
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert [*sheet.values] == [table.columns, *table.rows]
    assert (sheet.freeze_panes, sheet["B3"].hyperlink) == ("A2", None)


def test_a_workbook_shows_what_xml_cannot_hold() -> None:
    table = FigureTable(("\uffff",), (("a\ud800",), ("_x0041_",)))

    (sheet,) = openpyxl.load_workbook(io.BytesIO(table.to_xlsx())).worksheets

    values = [row[0] for row in sheet.values]
    assert values == ["\N{REPLACEMENT CHARACTER}", "a\N{REPLACEMENT CHARACTER}", "_x0041_"]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("\N{NO-BREAK SPACE}-1", "'\N{NO-BREAK SPACE}-1"),
        ("a;=1+1", "a;'=1+1"),
        ("a; @b;c", "a;' @b;c"),
        ("a\n+1", "a\n'+1"),
        ("a-b = c", "a-b = c"),
        ("a; b-c", "a; b-c"),
    ],
)
def test_no_part_of_a_cell_is_a_formula(text: str, cell: str) -> None:
    rows = [*csv.reader(io.StringIO(FigureTable(("a",), ((text,),)).to_csv()))]

    assert rows == [["a"], [cell]]


def test_whole_numbers_that_excel_would_round_are_text() -> None:
    table = FigureTable(("a",), ((2**53,), (2**53 + 1,), (-(2**60),), (1e300,)))

    (sheet,) = openpyxl.load_workbook(io.BytesIO(table.to_xlsx())).worksheets

    values = [row[0] for row in sheet.values]
    assert values == ["a", 2**53, "9007199254740993", "-1152921504606846976", 1e300]


def test_what_excel_cannot_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InvalidValueError, match="32,767"):
        FigureTable(("a",), (("x" * 32_768,),)).to_xlsx()
    monkeypatch.setattr(_xlsx, "_MOST_ROWS", 2)
    with pytest.raises(InvalidValueError, match="rows is 3, expected no more rows"):
        FigureTable(("a",), ((1,), (2,))).to_xlsx()


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(MissingExtraError, match=r"erasmus-ka1\[xlsx\]"):
        FigureTable(("a",), ()).to_xlsx()


@pytest.mark.parametrize(
    ("columns", "rows", "expected"),
    [
        ("ab", (), "a list of headings"),
        ((1,), (), "a list of headings"),
        (("a", "a"), (), "each heading once"),
        (("a",), ("x",), "a list of rows"),
        (("a",), ((float("nan"),),), "a finite number"),
        (("a",), ((object(),),), "text, a finite number"),
        (("a",), ((1, 2),), "a value for each column"),
    ],
)
def test_what_is_no_table_of_figures_is_refused(columns: Any, rows: Any, expected: str) -> None:
    with pytest.raises(KA1Error, match=expected):
        FigureTable(columns, rows)


def test_text_is_text() -> None:
    class Loud(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "<b>"

    table = FigureTable([Loud("a")], [[Loud("b\r\nc")]])

    assert (table.columns, table.rows) == (("a",), (("b\nc",),))
    assert {type(each) for each in (*table.columns, *table.rows[0])} == {str}
