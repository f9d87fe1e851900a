"""``tally``: answers in files, counted by DuckDB, which reads them piece by piece."""

from __future__ import annotations

import glob
import operator
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import click

from .._errors import KA1Error, UnreadableFileError
from .._extras import needs
from .._files import write_whole
from .._messages import short_repr
from ..integrations.click import EDITION
from ..localization import Localizer
from ..taxonomy import CONCEPTS, Aspect, Guide, Outcome
from ._parameters import DATE
from ._reports import Printer, with_languages, with_output

if TYPE_CHECKING:
    from ..answers import AnswerTally, FigureTable, KeyValue

__all__ = ["tally"]

_MOST_WARNINGS = 10
_PACKED, _DOCUMENT = ".gz", ".json"
_READERS: Final[Mapping[str, str]] = {
    ".parquet": "read_parquet",
    ".csv": "read_csv",
    ".tsv": "read_csv",
    ".jsonl": "read_json",
    ".ndjson": "read_json",
}
#: What is written to a file besides reports, by its suffix.
_WRITERS: Final[Mapping[str, Callable[[AnswerTally, FigureTable], str | bytes]]] = {
    ".csv": lambda _, table: table.to_csv(),
    ".xlsx": lambda _, table: table.to_xlsx(),
    _DOCUMENT: lambda tally, _: _document(tally),
}


@click.command(
    help="Count the answers in FILEs (Parquet, CSV, JSON Lines; also patterns such as 'a/*.csv')"
    " by outcome, or add up documents of answers counted before (JSON). The output is a table (CSV,"
    " or -o t.xlsx), a document (-o counts.json) or a report (-o report.html, .pdf, .docx, .md)."
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@with_languages
@click.option(
    "--outcomes",
    default="outcomes",
    show_default=True,
    help="The column of codes: lists, or texts with a separator.",
)
@click.option(
    "--flags", is_flag=True, help="Count columns named by a code, true where it is named."
)
@click.option("--by", multiple=True, metavar="COLUMN", help="Group by a column; repeat for more.")
@click.option("--weight", metavar="COLUMN", help="The column of weights.")
@click.option("--separator", default=";", show_default=True, help="What separates codes in a text.")
@click.option(
    "--layout",
    type=click.Choice(["long", "wide"]),
    help="A row of the table per group and outcome (long, the default), or per group (wide).",
)
@click.option(
    "--values",
    type=click.Choice(["count", "share", "weighted", "weighted_share"]),
    help="The figure in the cells of a wide table; default: count.",
)
@click.option("--strict", is_flag=True, help="Refuse unknown codes rather than warn of them.")
@with_output
@click.option("--title", help="The title of the report.")
@click.option("--author", help="Who made the report.")
@click.option("--date", type=DATE, help="The date of the report, as 2025-09-15.")
@click.option(
    "--edition", type=EDITION, default="2024", show_default=True, help="The edition of the guide."
)
def tally(
    files: tuple[str, ...], locales: tuple[Localizer, ...], edition: Guide, **options: Any
) -> None:
    localizer, *others = locales
    printer = Printer.taken_from(options)
    of_table = _taken(options, "layout", "values")
    of_report = _taken(options, "title", "author", "date")
    write = None if printer.format else _WRITERS.get(_suffix_of(printer.output))
    if write is None:
        _refuse(of_table, "a report")
        printer.chosen(others=_WRITERS)
    else:
        _refuse(of_report | printer.options, "a table")
        if others:
            raise click.UsageError("a table is in one language: give one --locale")
    counted = _with_numbers(_counted(_paths(files), **options))
    _warn(counted, localizer)
    if write is None:
        from ..reports import answers_report

        printer.print_one(answers_report(counted, locale=locales, guide=edition, **of_report))
        return
    content = write(counted, counted.table(locale=localizer.for_edition(edition), **of_table))
    if printer.output is None:
        click.echo(content, nl=False)
    else:
        write_whole(printer.output, content)


def _taken(options: dict[str, Any], *names: str) -> dict[str, Any]:
    """Take these options out, and return those that are given."""
    found = {name: options.pop(name) for name in names}
    return {name: value for name, value in found.items() if value is not None}


def _refuse(options: Iterable[str], output: str) -> None:
    for name in options:
        raise click.UsageError(f"--{name} is not for {output}")


def _suffix_of(output: Path | None) -> str:
    return output.suffix.lower() if output else ".csv"


def _document(tally: AnswerTally) -> str:
    from ..serialization import dumps

    return dumps(tally) + "\n"


def _paths(given: Sequence[str]) -> list[Path]:
    """Return the files, those that a pattern matches in alphabetical order."""
    paths: list[Path] = []
    for each in given:
        found = [each] if Path(each).exists() else _matches(each)
        if not found:
            raise click.UsageError(f"no file is named {each}")
        paths += map(Path, found)
    for path in paths:
        if _suffix(path) not in (*_READERS, _DOCUMENT):
            known = ", ".join([*_READERS, _DOCUMENT])
            raise UnreadableFileError(str(path), f"the name of a file of answers ends in {known}")
        if not path.stat().st_size:
            raise UnreadableFileError(str(path), "it is empty")
    return [*dict.fromkeys(paths)]


def _matches(pattern: str) -> list[str]:
    # a pattern may be absolute, which those of a folder may not
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207


def _suffix(path: Path) -> str:
    is_packed = path.suffix.lower() == _PACKED
    return Path(path.stem if is_packed else path.name).suffix.lower()


def _counted(
    paths: Sequence[Path], *, outcomes: str, flags: bool, strict: bool, **options: Any
) -> AnswerTally:
    """Return the tally of all files, with a progress bar on a terminal."""
    with needs("the command tally", "tally"):
        import duckdb
        import narwhals  # noqa: F401
    from .. import answers

    hidden = not (sys.stderr and sys.stderr.isatty())
    tallies: list[AnswerTally] = []
    # nothing is fetched from the network
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    with (
        connection,
        click.progressbar(
            length=sum(path.stat().st_size for path in paths), file=sys.stderr, hidden=hidden
        ) as bar,
    ):
        for path in paths:
            with _errors_about(path, duckdb.Error):
                if _suffix(path) == _DOCUMENT:
                    found = _stored(path, options["by"])
                else:
                    frame = _opened(connection, path, weight=options["weight"])
                    columns = _flags(frame) if flags else outcomes
                    found = answers.tally(
                        frame, columns, on_unknown="raise" if strict else "report", **options
                    )
            texts = [attrs.evolve(group, key=[*map(_text, group.key)]) for group in found.groups]
            tallies.append(attrs.evolve(found, groups=texts))
            bar.update(path.stat().st_size)
    return reduce(operator.add, tallies)


def _stored(path: Path, by: Sequence[str]) -> AnswerTally:
    """Return the tally in a document, grouped by fewer columns if any are given."""
    from ..answers import AnswerTally
    from ..serialization import load

    found = load(path, AnswerTally)
    return found.regroup(by) if by else found


def _opened(connection: Any, path: Path, *, weight: str | None) -> Any:
    """Return the file as a relation; CSV as texts, so that no row is of an unexpected kind."""
    from ..answers._engines import quoted

    reader = _READERS[_suffix(path)]
    if reader == "read_parquet":
        return connection.read_parquet(str(path))
    if reader == "read_json":
        return connection.read_json(str(path), format="newline_delimited", sample_size=-1)
    frame = connection.read_csv(str(path), header=True, all_varchar=True)
    cast = [
        f"CAST({quoted(name)} AS DOUBLE) AS {quoted(name)}"
        if name == weight
        else f"TRY_CAST({quoted(name)} AS BOOLEAN) AS {quoted(name)}"
        if _is_code(name)
        else quoted(name)
        for name in frame.columns
    ]
    return frame.project(", ".join(cast))


def _flags(frame: Any) -> list[str]:
    found = [name for name in frame.columns if _is_code(name)]
    if not found:
        raise click.UsageError("no column is named by the code of an outcome or aspect")
    return found


def _is_code(name: str) -> bool:
    return isinstance(CONCEPTS.get(name), (Outcome, Aspect))


@contextmanager
def _errors_about(path: Path, engine_error: type[Exception]) -> Iterator[None]:
    """Raise what goes wrong with a file as one error that names it."""
    try:
        yield
    except KA1Error as error:
        raise UnreadableFileError(str(path), str(error)) from error
    except engine_error as error:
        reason = " ".join(str(error).split("\n\n")[0].split())
        raise UnreadableFileError(str(path), reason) from error


def _text(value: KeyValue) -> KeyValue:
    """Return a value as CSV has it, so that files of different kinds add up."""
    return value if value is None or isinstance(value, str) else str(value).lower()


def _with_numbers(tally: AnswerTally) -> AnswerTally:
    """Return a tally in which columns of whole numbers hold numbers."""
    columns = [*zip(*(group.key for group in tally.groups), strict=True)]
    whole = [all(each is None or _is_whole(each) for each in values) for values in columns]

    def key(given: Sequence[KeyValue]) -> list[KeyValue]:
        return [
            int(each) if is_whole and each is not None else each
            for each, is_whole in zip(given, whole, strict=True)
        ]

    groups = [attrs.evolve(group, key=key(group.key)) for group in tally.groups]
    return attrs.evolve(tally, groups=groups)


def _is_whole(text: KeyValue) -> bool:
    digits = str(text).removeprefix("-")
    return digits.isdecimal() and digits.isascii() and str(int(digits)) == digits


def _warn(tally: AnswerTally, localizer: Localizer) -> None:
    """Tell on stderr what is in the answers but is no code."""
    unknown, suggestions = tally.unknown, tally.suggestions
    for code in [*unknown][:_MOST_WARNINGS]:
        click.echo(_warning(code, unknown[code], suggestions[code], localizer), err=True)
    if len(unknown) > _MOST_WARNINGS:
        others = localizer.npgettext(
            "command",
            "{number} other code is unknown.",
            "{number} other codes are unknown.",
            len(unknown) - _MOST_WARNINGS,
        )
        click.echo(others, err=True)


def _warning(code: str, times: int, near: Sequence[str], localizer: Localizer) -> str:
    shown = short_repr(code)
    if not near:
        return localizer.npgettext(
            "command",
            "Unknown code {code} ({number} time).",
            "Unknown code {code} ({number} times).",
            times,
            code=shown,
        )
    return localizer.npgettext(
        "command",
        "Unknown code {code} ({number} time). Did you mean {suggestions}?",
        "Unknown code {code} ({number} times). Did you mean {suggestions}?",
        times,
        code=shown,
        suggestions=localizer.alternatives(map(repr, near)),
    )
