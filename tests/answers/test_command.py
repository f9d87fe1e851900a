"""``erasmus-ka1 tally``: answers in files of every kind."""

from __future__ import annotations

import gzip
import io
import json
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner, Result

from erasmus_ka1.answers import AnswerGroup, AnswerTally
from erasmus_ka1.cli import command
from erasmus_ka1.errors import MissingExtraError, UnreadableFileError
from erasmus_ka1.serialization import dump, load

CSV = """\
country,year,weight,outcomes,learners.employability,staff.motivation
NL,2024,1.5,learners.employability; staff.motivation,1,true
NL,2024,,learners.employability,TRUE,
EL,2023,2,,0,0
,2023,1,geen;staff.motivatoin,,
"""
IN_ALL = "Alle antwoorden,Inzetbaarheid en loopbaan,Motivatie en tevredenheid\n4,2,1\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the answers in each kind of file, and others that cannot be read."""
    monkeypatch.chdir(tmp_path)
    Path("answers.csv").write_text(CSV, encoding="utf-8")
    Path("answers.csv.gz").write_bytes(gzip.compress(CSV.encode()))
    Path("answers.tsv").write_text(CSV.replace(",", "\t"), encoding="utf-8")
    frame = duckdb.read_csv("answers.csv", all_varchar=True).project(
        "* REPLACE (year::INTEGER AS year, weight::DOUBLE AS weight, string_split(replace("
        "outcomes, ' ', ''), ';') AS outcomes)"
    )
    frame.write_parquet("answers.parquet")
    rows = [dict(zip(frame.columns, row, strict=True)) for row in frame.fetchall()]
    for name in ("answers.jsonl", "answers.ndjson"):
        Path(name).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    Path("theme.toml").write_text('organisation = "Nuffic"', encoding="utf-8")
    Path("bad.csv").write_text("weight,outcomes\nx,staff.motivation\n", encoding="utf-8")
    Path("empty.csv").touch()
    Path("d.csv").mkdir()
    Path("blank.csv").write_text("\n", encoding="utf-8")
    Path("utf16.csv").write_text(CSV, encoding="utf-16")
    Path("ragged.csv").write_text("outcomes,country\na,NL\nb\n", encoding="utf-8")
    Path("flags.csv").write_text("a,staff.motivation\n1,misschien\n", encoding="utf-8")
    Path("array.jsonl").write_text("[1]\n[2]\n", encoding="utf-8")
    Path("bad.csv.gz").write_bytes(b"nothing")
    dump(AnswerTally(groups=[AnswerGroup([], 1)], unknown={"geen": 1}), "unknown.json")
    Path("bad.parquet").write_bytes(b"nothing")
    Path("bad.jsonl").write_text('{"outcomes":\n', encoding="utf-8")
    Path("many.csv").write_text("outcomes\n" + "\n".join(map(str, range(12))), encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, ["tally", *arguments])


@pytest.mark.parametrize(
    "name",
    [f"answers.{kind}" for kind in ("csv", "csv.gz", "tsv", "parquet", "jsonl", "ndjson")],
)
@pytest.mark.usefixtures("folder")
def test_answers_are_counted_in_every_kind_of_file(name: str) -> None:
    result = run(name, "--locale", "nl", "--layout", "wide")

    assert (result.exit_code, result.stdout) == (0, IN_ALL)
    assert (
        "Onbekende code 'staff.motivatoin' (1 keer). Bedoelde u 'staff.motivation'?"
        in result.stderr
    )


@pytest.mark.usefixtures("folder")
def test_a_name_with_the_characters_of_a_pattern_is_a_name() -> None:
    for name, country in (("x1.csv", "NL"), ("x[1].csv", "BE"), ("x*.csv", "EL")):
        Path(name).write_text(f"country,outcomes\n{country},staff.motivation\n", encoding="utf-8")
    Path("x[1].jsonl").write_text('{"country": "SE", "outcomes": []}', encoding="utf-8")

    found = [
        run(name, "--by", "country", "--layout", "wide", "--locale", "en").stdout.splitlines()[1]
        for name in ("x[1].csv", "x*.csv", "x[1].jsonl")
    ]

    assert found == ["Belgium,1,1", "Greece,1,1", "Sweden,1"]


@pytest.mark.parametrize(
    ("text", "options", "rows"),
    [
        pytest.param("outcomes\nJ;M\nM;D\n", ["wide"], ["2,1,1,2"], id="one column, two codes"),
        pytest.param("a,A,,outcomes,\n1,2,3,J,4\n", ["wide", "--by", "A_2"], ["2,1,1"], id="names"),
        pytest.param("country|outcomes\nNL|J;M\n", ["wide"], ["1,1,1"], id="bars"),
        pytest.param(
            "country;outcomes\nNL;J,M\n", ["wide", "--separator", ","], ["1,1,1"], id="Dutch"
        ),
        pytest.param(
            "w;outcomes\n1,5;J\n2.25;J\n ;M\n",
            ["wide", "--values", "weighted", "--weight", "w"],
            ["3.75,3.75,0.0"],
            id="decimal commas",
        ),
        pytest.param(
            "J,M,D\n1.0,x,ja\n0,,nee\n2,False,NaN\n", ["wide", "--flags"], ["3,2,1,1"], id="flags"
        ),
        pytest.param(
            "year,outcomes\n0,J\n-0,J\n",
            ["wide", "--by", "year"],
            ["'-0,1,1", "0,1,1"],
            id="minus 0",
        ),
        pytest.param(
            "id,outcomes\n" + "9" * 5000 + ",J\n", ["long", "--by", "id"], None, id="many digits"
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_csv_is_read_as_it_is_meant(text: str, options: list[str], rows: list[str] | None) -> None:
    codes = {"J": "learners.employability", "M": "staff.motivation", "D": "staff.diversity"}
    named = "".join(codes.get(each, each) for each in text)
    Path("odd.csv").write_text(named, encoding="utf-8")

    result = run("odd.csv", "--locale", "en", "--layout", *options)

    assert (result.exit_code, rows is None or result.stdout.splitlines()[1:] == rows) == (0, True)


@pytest.mark.usefixtures("folder")
def test_lines_of_different_kinds_are_read_alike() -> None:
    lines = [
        {"year": 2024, "outcomes": ["staff.motivation"]},
        {"year": "2024", "outcomes": " staff.motivation; ;learners.employability"},
    ]
    ids = {"id": "123e4567-e89b-12d3-a456-426614174000", "outcomes": []}
    Path("mixed.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    Path("ids.jsonl").write_text(json.dumps(ids), encoding="utf-8")

    mixed = run("mixed.jsonl", "--by", "year", "--layout", "wide", "--locale", "en")
    identified = run("ids.jsonl", "--by", "id", "--layout", "wide", "--locale", "en")

    assert mixed.stdout.splitlines()[1:] == ["2024,2,1,2"]
    assert identified.stdout.splitlines()[1:] == [f"{ids['id']},1"]


@pytest.mark.usefixtures("folder")
def test_a_file_is_counted_once_by_whatever_path(folder: Path) -> None:
    result = run("answers.csv", str(folder / "answers.csv"), "--locale", "nl", "--layout", "wide")

    assert result.stdout == IN_ALL


@pytest.mark.usefixtures("folder")
def test_folders_of_parquet_files_may_be_named_by_a_value() -> None:
    Path("by/month=9").mkdir(parents=True)
    Path("answers.parquet").rename("by/month=9/part-0.parquet")

    result = run("by/**/*.parquet", "--by", "month", "--layout", "wide", "--locale", "en")

    assert result.stdout.splitlines()[1:] == ["9,4,2,1"]


@pytest.mark.usefixtures("folder")
def test_files_of_different_kinds_add_up() -> None:
    result = run("answers.*", "--by", "year", "--layout", "wide", "--locale", "en")

    assert result.stdout.splitlines()[1:] == ["2023,12,0,0", "2024,12,12,6"]


@pytest.mark.usefixtures("folder")
def test_flags_weights_and_countries_are_counted() -> None:
    result = run(
        *("answers.csv", "--flags", "--by", "country", "--weight", "weight", "--locale", "nl"),
        *("--layout", "wide", "--values", "weighted"),
    )

    assert result.stdout.splitlines()[1:] == [
        "Griekenland,2.0,0.0,0.0",
        "Nederland,1.5,1.5,1.5",
        "niet opgegeven,1.0,0.0,0.0",
    ]


def test_the_tally_is_written_as_a_table_or_a_document(folder: Path) -> None:
    run("answers.csv", "--locale", "nl", "--layout", "wide", "-o", "out.csv")
    run(str(folder / "a*.csv"), "--locale", "nl", "--by", "country", "-o", "out.json")
    run("answers.csv", "--locale", "nl", "-o", "out.xlsx")

    assert Path("out.csv").read_text(encoding="utf-8") == IN_ALL
    assert load("out.json", AnswerTally).answers == 4
    assert Path("out.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("folder")
def test_what_was_counted_before_is_added() -> None:
    both = ("--by", "country", "--by", "year", "--locale", "nl")
    run("answers.csv", *both, "-o", "before.json")

    alone = run("before.json", "--locale", "nl", "-o", "again.json")
    result = run("before.json", "answers.tsv", "--by", "country", "--layout", "wide", *both[4:])

    assert (alone.exit_code, Path("again.json").read_bytes()) == (
        0,
        Path("before.json").read_bytes(),
    )
    assert result.stdout.splitlines()[1:] == [
        "Griekenland,2,0,0",
        "Nederland,4,4,2",
        "niet opgegeven,2,0,0",
    ]


@pytest.mark.usefixtures("folder")
def test_what_is_written_can_be_added_however_much_it_is() -> None:
    groups = [AnswerGroup([f"{number}-{'x' * 200}"], 1) for number in range(20_000)]
    dump(AnswerTally(by=["school"], groups=groups), "large.json")

    result = run("large.json", "--locale", "en", "-o", "again.json")

    assert (Path("large.json").stat().st_size > 5_000_000, result.exit_code) == (True, 0)


@pytest.mark.usefixtures("folder")
def test_other_columns_do_not_add_up_with_what_was_counted_before() -> None:
    run("answers.csv", "--by", "year", "--locale", "nl", "-o", "before.json")

    result = run("before.json", "answers.csv", "--locale", "nl")

    assert isinstance(result.exception, UnreadableFileError)
    assert "file 'answers.csv': AnswerTally.by is (), expected the same in both" in str(
        result.exception
    )


def test_the_tally_is_written_as_a_report(folder: Path) -> None:
    result = run(
        *("answers.*", "--by", "country", "--locale", "nl", "--locale", "en", "--edition", "2026"),
        *("--title", "Enquête", "--author", "Nuffic", "--date", "2025-03-01", "-o", "out.html"),
    )

    assert (result.exit_code, result.stdout) == (0, "")
    page = (folder / "out.html").read_text(encoding="utf-8")
    assert all(each in page for each in ("Enquête", "Nuffic", "1 March 2025", "Griekenland"))
    printed = run("answers.csv", "--locale", "nl", "--to", "markdown").stdout
    assert printed.startswith("# Resultaten volgens deelnemers\n")


@pytest.mark.usefixtures("folder")
def test_only_so_many_unknown_codes_are_named() -> None:
    assert "2 andere codes zijn onbekend." in run("many.csv", "--locale", "nl").stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ["bad.csv", "--weight", "weight"],
            "'bad.csv': .*column 'weight' has x, which",
            id="weight",
        ),
        pytest.param(["bad.parquet"], "file 'bad.parquet': ", id="parquet"),
        pytest.param(["ragged.csv"], "'ragged.csv': .*Expected Number of Columns", id="ragged"),
        pytest.param(
            ["flags.csv", "--flags"],
            "'flags.csv': .*column 'staff.motivation' has misschien",
            id="flags",
        ),
        pytest.param(["blank.csv"], "'blank.csv': its first line has no names", id="no header"),
        pytest.param(["utf16.csv"], "'utf16.csv': its first line has no names", id="UTF-16"),
        pytest.param(["array.jsonl"], "^file 'array.jsonl': each line holds an object", id="array"),
        pytest.param(["d.csv"], "'d.csv': it is a folder", id="folder of a name"),
        pytest.param(["bad.csv.gz"], "file 'bad.csv.gz': ", id="not packed"),
        pytest.param(["unknown.json", "--strict"], "expected no unknown codes", id="strict json"),
        pytest.param(["unknown.json", "--weight", "w"], "weight is 'w', expected None", id="w"),
        pytest.param(["empty.csv"], "'empty.csv': it is empty", id="empty"),
        pytest.param(["bad.jsonl"], "file 'bad.jsonl': ", id="json lines"),
        pytest.param(["answers.csv", "--by", "x"], "'answers.csv': column is 'x'", id="column"),
        pytest.param(["answers.csv", "--strict"], "'answers.csv': unknown code", id="strict"),
        pytest.param(["out.xls"], "", id="no such file"),
        pytest.param(["."], "'.': it is a folder", id="folder"),
        pytest.param(["theme.toml"], "the name of a file of answers ends in", id="kind"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_is_wrong_is_told_with_the_file(arguments: list[str], message: str) -> None:
    result = run(*arguments, "--locale", "nl")

    if message:
        assert isinstance(result.exception, UnreadableFileError)
        assert result.exception.__str__()
        with pytest.raises(UnreadableFileError, match=message):
            raise result.exception
    else:
        assert (result.exit_code, "no file is named out.xls" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["many.csv", "--flags"], "no column is named by the code"),
        (["a" * 300], f"no file is named {'a' * 200}…"),
        (["\x1b[31m"], r"no file is named \x1b[31m"),
        (["answers.csv", "-o", "out.xls"], ".markdown, .csv, .xlsx, .json"),
        (["answers.csv", "--author", "Nuffic"], "--author is not for a table"),
        (["answers.csv", "--theme", "theme.toml"], "--theme is not for a table"),
        (["answers.csv", "-o", "out.pdf", "--layout", "wide"], "--layout is not for a report"),
        (["answers.csv", "-o", "out.docx", "--templates", "."], "--templates is not for docx"),
        (["answers.csv", "--locale", "en"], "a table is in one language"),
        (["answers.csv", "--values", "share"], "--values is for --layout wide"),
        (["answers.csv", "-o", "answers.csv"], "the output is one of the files to count"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_told(arguments: list[str], message: str) -> None:
    result = run(*arguments, "--locale", "nl")

    assert (result.exit_code, message in result.stderr) == (2, True)


@pytest.mark.usefixtures("folder")
def test_without_an_engine_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)

    result = run("answers.csv", "--locale", "nl")

    assert isinstance(result.exception, MissingExtraError)
    assert "erasmus-ka1[tally]" in str(result.exception)


@pytest.mark.usefixtures("folder")
def test_a_terminal_gets_no_control_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("esc.csv").write_text("country,outcomes\na\x1b[31m,staff.motivation\n", encoding="utf-8")
    piped = run("esc.csv", "--by", "country", "--locale", "en").stdout_bytes

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown: Any = Terminal()
    monkeypatch.setattr(sys, "stdout", shown)
    command(["tally", "esc.csv", "--by", "country", "--locale", "en"], standalone_mode=False)

    assert (b"a\x1b[31m," in piped, "\x1b" in shown.getvalue()) == (True, False)
    assert "a\\x1b[31m," in shown.getvalue()


@pytest.mark.usefixtures("folder")
def test_progress_is_shown_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown: Any = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    command(["tally", "answers.csv", "--locale", "nl"], standalone_mode=False)

    assert "100%" in shown.getvalue()
