"""``tally``: answers in files, counted by DuckDB, which reads them piece by piece."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import attrs
import click

from .._extras import needs
from .._files import write_whole
from .._messages import short_repr
from ..integrations.click import EDITION
from ..localization import Localizer
from ..taxonomy import Guide
from ._answer_files import DOCUMENT, Wanted, errors_about, paths_of, tally_of
from ._parameters import DATE
from ._reports import Printer, with_languages, with_output

if TYPE_CHECKING:
    from ..answers import AnswerTally, FigureTable, KeyValue

__all__ = ["tally"]

_MOST_WARNINGS = 10
# a number that JSON and every engine can hold, written in one way
_WHOLE = re.compile("0|-?[1-9][0-9]{0,17}")
#: What is written to a file besides reports, by its suffix.
_WRITERS: Final[Mapping[str, Callable[[AnswerTally, FigureTable], str | bytes]]] = {
    ".csv": lambda _, table: table.to_csv(),
    ".xlsx": lambda _, table: table.to_xlsx(),
    DOCUMENT: lambda tally, _: _document(tally),
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
    if "values" in of_table and of_table.get("layout") != "wide":
        raise click.UsageError("--values is for --layout wide")
    if write is None:
        _refuse(of_table, "a report")
        printer.chosen(others=_WRITERS)
    else:
        _refuse(of_report | printer.options, "a table")
        if others:
            raise click.UsageError("a table is in one language: give one --locale")
    if options.pop("flags"):
        options["outcomes"] = None
    wanted = Wanted(is_strict=options.pop("strict"), **options)
    counted = _with_numbers(_counted(paths_of(files, printer.output), wanted))
    _warn(counted, localizer)
    if write is None:
        from ..reports import answers_report

        printer.print_one(answers_report(counted, locale=locales, guide=edition, **of_report))
        return
    content = write(counted, counted.table(locale=localizer.for_edition(edition), **of_table))
    if printer.output is not None:
        write_whole(printer.output, content)
    elif sys.stdout.isatty():
        click.echo("".join(map(_visible, str(content))), nl=False)
    else:
        sys.stdout.buffer.write(str(content).encode())


def _visible(character: str) -> str:
    """Return a character as a terminal can show it."""
    is_shown = character in "\r\n" or character.isprintable()
    return character if is_shown else ascii(character)[1:-1]


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


def _counted(paths: Sequence[Path], wanted: Wanted) -> AnswerTally:
    """Return the tally of all files, with a progress bar on a terminal."""
    with needs("the command tally", "tally"):
        import duckdb
        import narwhals  # noqa: F401
    from .. import answers

    hidden = not (sys.stderr and sys.stderr.isatty())
    total: AnswerTally | None = None
    # nothing is fetched from the network
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    with (
        connection,
        click.progressbar(
            length=sum(path.stat().st_size for path in paths), file=sys.stderr, hidden=hidden
        ) as bar,
    ):
        for path in paths:
            found = tally_of(connection, path, wanted)
            texts = [attrs.evolve(group, key=[*map(_text, group.key)]) for group in found.groups]
            with errors_about(path):
                each = attrs.evolve(found, groups=texts)
                total = each if total is None else total + each
            bar.update(path.stat().st_size)
    return answers.AnswerTally() if total is None else total


def _text(value: KeyValue) -> KeyValue:
    """Return a value as CSV has it, so that files of different kinds add up."""
    return str(value).lower() if isinstance(value, (bool, int)) else value


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
    return _WHOLE.fullmatch(str(text)) is not None


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
