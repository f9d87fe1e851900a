"""``report``, ``portfolio``, ``portal`` and ``catalogue``: reports in any output format."""

from __future__ import annotations

import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

import attrs
import click

from .. import GUIDE_2024, Project
from .._files import write_whole
from .._messages import printable
from ..errors import DocumentError, MissingGlyphsWarning
from ..integrations.click import EDITION, LOCALE, with_language_packs
from ..localization import Localizer
from ..reports import REPORT_SECTIONS, Report, Theme
from ..reports._formats import FORMATS, OutputFormat, format_of_name
from ..reports._theme import read_theme
from ..taxonomy import Guide
from ._parameters import DATE, EXISTING, FOLDER

__all__ = ["Printer", "catalogue", "portal", "portfolio", "report", "with_languages", "with_output"]

_Command = TypeVar("_Command", bound=Callable[..., None])
_LINES = ".jsonl"
_LONGEST_SHOWN = 200


# so many reports are made by a process for each processor
_MANY, _MOST_WAITING = 16, 32


@attrs.frozen
class Printer:
    """Writes reports to a file, a folder or the terminal.

    Attributes:
        format: The output format given by name, if any.
        output: The file or folder to write to; None for the terminal.
        options: The theme and the folder of templates, where they are given.
    """

    format: OutputFormat | None
    output: Path | None
    options: dict[str, Theme | Path]

    @classmethod
    def of(
        cls, to: str | None, output: Path | None, theme: Path | None, templates: Path | None
    ) -> Printer:
        options = {"theme": read_theme(theme) if theme else None, "templates": templates}
        given = {name: value for name, value in options.items() if value is not None}
        return cls(FORMATS[to] if to else None, output, given)

    @classmethod
    def taken_from(cls, options: dict[str, Any]) -> Printer:
        """Return the printer that the options of `with_output` describe; they are taken out."""
        return cls.of(*(options.pop(name) for name in ("to", "output", "theme", "templates")))

    def print_one(self, report: Report) -> None:
        """Write one report to the output, or to the terminal."""
        chosen = self.chosen()
        if self.output is None and not chosen.is_text and sys.stdout.isatty():
            raise click.UsageError(f"{chosen.name} is not for a terminal: give -o")
        content, warned = _rendered(report, chosen.name, self.options)
        for line in warned:
            click.echo(line, err=True)
        if self.output is None:
            sys.stdout.buffer.write(content)
        else:
            write_whole(self.output, content)

    def chosen(self, others: Iterable[str] = ()) -> OutputFormat:
        """Return the format of the output; *others* are suffixes that the command knows too."""
        found = self.format or (format_of_name(self.output) if self.output else FORMATS["markdown"])
        if found is None:
            ours = (suffix for each in FORMATS.values() for suffix in each.suffixes)
            known = ", ".join([*ours, *others])
            raise click.UsageError(f"give --to, or an output whose name ends in {known}")
        return self._checked(found)

    def _checked(self, chosen: OutputFormat) -> OutputFormat:
        """Return a format that uses every option that is given."""
        for name in self.options:
            if name not in chosen.takes:
                raise click.UsageError(f"--{name} is not for {chosen.name}")
        return chosen

    def print_each(self, reports: Iterable[tuple[str, Report]], total: int) -> None:
        """Write reports to files in the output folder, with a progress bar on a terminal."""
        folder, chosen = self.folder(), self._checked(self.format or FORMATS["html"])
        folder.mkdir(parents=True, exist_ok=True)
        tasks = (
            (report, folder / f"{name}{chosen.suffixes[0]}", chosen.name, self.options)
            for name, report in reports
        )
        with click.progressbar(
            _all_written(tasks, total),
            length=total,
            file=sys.stderr,
            hidden=not (sys.stderr and sys.stderr.isatty()),
        ) as bar:
            for warned in bar:
                for line in warned:
                    click.echo(line, err=True)

    def folder(self) -> Path:
        """Return the folder to write more than one report to."""
        output = self.output
        if output is None or (output.exists() and not output.is_dir()):
            raise click.UsageError("more than one report needs a folder: give -o FOLDER")
        if not output.exists() and format_of_name(output):
            name = printable(output.name, _LONGEST_SHOWN)
            raise click.UsageError(f"more than one report needs a folder, not {name}")
        return output


_Task: TypeAlias = tuple[Report, Path, str, dict[str, Theme | Path]]


def _all_written(tasks: Iterable[_Task], total: int) -> Iterator[list[str]]:
    """Write reports and yield what is to be warned about each; many on all processors."""
    if total < _MANY:
        yield from map(_written, tasks)
        return
    # a process of its own that shares nothing with this one: the same on every system
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as processes:
        waiting = deque[Future[list[str]]]()
        for task in tasks:
            waiting.append(processes.submit(_written, task))
            if len(waiting) > _MOST_WAITING:
                yield waiting.popleft().result()
        for each in waiting:
            yield each.result()


def _written(task: _Task) -> list[str]:
    report, path, name, options = task
    content, warned = _rendered(report, name, options)
    write_whole(path, content)
    return warned


def _rendered(
    report: Report, name: str, options: dict[str, Theme | Path]
) -> tuple[bytes, list[str]]:
    """Return a report in a format, and a line for each warning."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", MissingGlyphsWarning)
        content = FORMATS[name].render(report, **options)
    title = printable(str(report.title), _LONGEST_SHOWN)
    return content, [f"Warning: {title}: {warning.message}" for warning in caught]


def with_output(command: _Command) -> _Command:
    """Add the options that a `Printer` takes."""
    options = (
        click.option(
            "--to",
            type=click.Choice([*FORMATS]),
            help="Output format; default: by the suffix of OUTPUT.",
        ),
        click.option(
            "-o", "--output", type=click.Path(path_type=Path), help="Default: the terminal."
        ),
        click.option("--theme", type=EXISTING, help="A TOML file with your name, logo, colours."),
        click.option("--templates", type=FOLDER, help="A folder of templates that replace ours."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def with_languages(command: _Command) -> _Command:
    """Add the option of the languages of a report."""
    locale = click.option(
        "--locale",
        "locales",
        type=LOCALE,
        required=True,
        multiple=True,
        help="nl, en, nl-BE …; repeat for languages side by side.",
    )
    return locale(with_language_packs(command))


def _printing(command: _Command) -> _Command:
    """Add the options of all reports."""
    return with_languages(with_output(command))


_FILES = click.argument("files", metavar="FILE...", type=EXISTING, nargs=-1, required=True)


@click.command(
    help="Report on the project in each FILE; with more than one, or .jsonl, to a folder.",
    epilog=f"Sections: {', '.join(REPORT_SECTIONS)}.",
)
@_FILES
@_printing
@click.option("--status", type=click.Choice(["draft", "interim", "final"]), help="How far it is.")
@click.option("--author", help="Who made the report, or whom to ask about it.")
@click.option("--date", type=DATE, help="The date of the report, as 2025-09-15.")
@click.option(
    "--section",
    "sections",
    type=click.Choice(REPORT_SECTIONS),
    multiple=True,
    metavar="NAME",
    help="A section to show; repeat for more, in order. Default: all.",
)
@click.option("--findings", is_flag=True, help="A working copy: list what the checks find.")
@click.option("--together", metavar="TITLE", help="One document with this title for all projects.")
def report(
    files: tuple[Path, ...], locales: tuple[Localizer, ...], together: str | None, **options: Any
) -> None:
    from ..reports import joined_report, project_report
    from ..reports._phrasebook import Phrasebook

    printer = Printer.taken_from(options)
    options["sections"] = options["sections"] or None

    def report_on(project: Project) -> Report:
        return project_report(project, locale=locales, **options)

    if together is not None:
        reports = [*map(report_on, _projects(files, locales))]
        phrases = Phrasebook.of(locales, GUIDE_2024)
        subtitle = phrases.pgettext("report", "Report on mobility projects (Erasmus+ Key Action 1)")
        several = {"subtitle": subtitle} if len(reports) > 1 else {}
        printer.print_one(joined_report(reports, title=together, **several))
        return
    if len(files) == 1 and files[0].suffix.lower() != _LINES and not _is_folder(printer.output):
        (project,) = _projects(files, locales)
        printer.print_one(report_on(project))
        return
    printer.folder()
    # read all before writing the first: a bad document leaves nothing half done
    total = _count(files, locales)
    projects = _projects(files, locales)
    printer.print_each(((str(project.number), report_on(project)) for project in projects), total)


@click.command(help="Report on all projects in the FILEs together: figures, and names on request.")
@_FILES
@_printing
@click.option("--title", help="The title of the report.")
@click.option("--author", help="Who made the report.")
@click.option(
    "--date",
    type=DATE,
    help="The day it speaks of, as 2025-12-31: ended projects are told from running ones.",
)
@click.option("--by-organisation", is_flag=True, help="Show the figures of each organisation.")
@click.option("--findings", is_flag=True, help="Count what the checks find.")
@click.option("--list-projects", is_flag=True, help="List the projects in an annex.")
@click.option(
    "--table",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the figures to this file too, one a row: .csv or .xlsx.",
)
def portfolio(
    files: tuple[Path, ...], locales: tuple[Localizer, ...], table: Path | None, **options: Any
) -> None:
    from ..reports import portfolio_report, portfolio_table

    printer = Printer.taken_from(options)
    is_workbook = table is not None and table.suffix.lower() == ".xlsx"
    if table is not None and not is_workbook and table.suffix.lower() != ".csv":
        raise click.UsageError("give --table a name that ends in .csv or .xlsx")
    report = portfolio_report(_projects(files, locales), locale=locales, **options)
    if table is not None:
        chosen = {name: options[name] for name in ("date", "by_organisation", "findings")}
        figures = portfolio_table(_projects(files, locales), locale=locales, **chosen)
        (figures.to_xlsx if is_workbook else figures.to_csv)(table)
    if table is None or printer.output is not None or printer.format is not None:
        printer.print_one(report)


@click.command(
    help="Give the texts on the project in FILE for the form of the final report, each counted."
)
@click.argument("file", type=EXISTING)
@_printing
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=3000,
    show_default=True,
    help="How many characters a text field takes.",
)
def portal(file: Path, locales: tuple[Localizer, ...], limit: int, **printing: Any) -> None:
    from ..reports import portal_view

    printer = Printer.of(**printing)
    (project,) = _projects([file], locales)
    printer.print_one(portal_view(project, locale=locales, limit=limit))


@click.command(help="Give every concept of the guide with its text and code.")
@_printing
@click.option(
    "--edition", type=EDITION, default="2024", show_default=True, help="The edition of the guide."
)
def catalogue(locales: tuple[Localizer, ...], edition: Guide, **printing: Any) -> None:
    from ..reports import catalogue as catalogue_of

    Printer.of(**printing).print_one(catalogue_of(edition, locale=locales))


def _is_folder(output: Path | None) -> bool:
    return output is not None and output.is_dir()


def _projects(files: Sequence[Path], locales: Sequence[Localizer]) -> Iterator[Project]:
    """Yield the projects in the files."""
    from ..serialization import load, load_all

    for file in files:
        try:
            if file.suffix.lower() == _LINES:
                yield from load_all(file, Project)
            else:
                yield load(file, Project)
        except DocumentError as error:
            place = f"{printable(str(file), _LONGEST_SHOWN)}: " if len(files) > 1 else ""
            raise click.ClickException(place + error.explain(locales[0])) from error


def _count(files: Sequence[Path], locales: Sequence[Localizer]) -> int:
    """Return the number of projects; each must have a project number of its own."""
    numbers: set[str] = set()
    for project in _projects(files, locales):
        number = str(project.number)
        if number in numbers:
            raise click.ClickException(f"two projects have the number {number}")
        numbers.add(number)
    return len(numbers)
