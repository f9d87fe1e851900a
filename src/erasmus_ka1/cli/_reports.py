"""``report``, ``portfolio``, ``portal`` and ``catalogue``: reports in any form, at a prompt."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import attrs
import click

from .. import GUIDE_2024, Project
from .._files import write_whole
from ..errors import DocumentError
from ..localization import Localizer
from ..reports import Report, Theme
from ..reports._forms import FORMS, Form, form_of_name
from ..reports._theme import read_theme
from ._parameters import EXISTING, FOLDER, LOCALE

__all__ = ["catalogue", "portal", "portfolio", "report"]

_Command = TypeVar("_Command", bound=Callable[..., None])
_LINES = ".jsonl"


@attrs.frozen
class _Printer:
    """Where reports go, and in what form.

    Attributes:
        form: The form that was asked for by name, if any.
        output: The file or folder to write to; None for the terminal.
        theme: The organisation's name, logo and colours.
        templates: A folder of templates that go before ours.
    """

    form: Form | None
    output: Path | None
    theme: Theme | None
    templates: Path | None

    @classmethod
    def of(
        cls, to: str | None, output: Path | None, theme: Path | None, templates: Path | None
    ) -> _Printer:
        form = FORMS[to] if to else None
        return cls(form, output, read_theme(theme) if theme else None, templates)

    def print_one(self, report: Report) -> None:
        """Write one report to the output, or to the terminal."""
        form = self._form_of_output()
        if self.output is not None:
            write_whole(self.output, form.render(report, self.theme, self.templates))
            return
        if not form.is_text and sys.stdout.isatty():
            raise click.UsageError(f"{form.name} is not for a terminal: give -o")
        sys.stdout.buffer.write(form.render(report, self.theme, self.templates))

    def _form_of_output(self) -> Form:
        form = self.form or (form_of_name(self.output) if self.output else FORMS["markdown"])
        if form is None:
            known = ", ".join(suffix for each in FORMS.values() for suffix in each.suffixes)
            raise click.UsageError(f"give --to, or an output whose name ends in {known}")
        return form

    def print_each(self, reports: Iterable[tuple[str, Report]], total: int) -> None:
        """Write reports to files of the output's folder, with a bar where somebody looks on."""
        folder, form = self.folder(), self.form or FORMS["html"]
        folder.mkdir(parents=True, exist_ok=True)
        with click.progressbar(
            reports, length=total, file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for name, report in bar:
                path = folder / f"{name}{form.suffixes[0]}"
                write_whole(path, form.render(report, self.theme, self.templates))

    def folder(self) -> Path:
        """Return the folder to write several reports to."""
        output = self.output
        if output is None or (output.exists() and not output.is_dir()):
            raise click.UsageError("several reports need a folder: give -o FOLDER")
        if not output.exists() and form_of_name(output):
            raise click.UsageError(f"several reports need a folder, not {output.name}")
        return output


def _printing(command: _Command) -> _Command:
    """Add the options that all reports have."""
    options = (
        click.option(
            "--locale",
            "locales",
            type=LOCALE,
            required=True,
            multiple=True,
            help="nl, en, nl-BE …; give it twice for two languages side by side.",
        ),
        click.option(
            "--to", type=click.Choice([*FORMS]), help="The form; else by the name of OUTPUT."
        ),
        click.option(
            "-o", "--output", type=click.Path(path_type=Path), help="Else to the terminal."
        ),
        click.option("--theme", type=EXISTING, help="A TOML file with your name, logo, colours."),
        click.option("--templates", type=FOLDER, help="A folder of templates that go before ours."),
    )
    for option in reversed(options):
        command = option(command)
    return command


_FILES = click.argument("files", metavar="FILE...", type=EXISTING, nargs=-1, required=True)


@click.command()
@_FILES
@_printing
@click.option(
    "--findings/--no-findings", default=True, help="Whether to say what the checks have found."
)
def report(
    files: tuple[Path, ...], locales: tuple[Localizer, ...], *, findings: bool, **printing: Any
) -> None:
    """Report on the project in FILE; on several (or .jsonl), in a folder, a file each."""
    from ..reports import project_report

    printer = _Printer.of(**printing)
    if len(files) == 1 and files[0].suffix.lower() != _LINES and not _is_folder(printer.output):
        (project,) = _projects(files, locales)
        printer.print_one(project_report(project, locale=locales, findings=findings))
        return
    printer.folder()
    # all are read before one is written: a document with a problem leaves nothing half done
    total = _count(files, locales)
    printer.print_each(
        (
            (str(project.number), project_report(project, locale=locales, findings=findings))
            for project in _projects(files, locales)
        ),
        total,
    )


@click.command()
@_FILES
@_printing
@click.option("--title", help="The title of the report.")
def portfolio(
    files: tuple[Path, ...], locales: tuple[Localizer, ...], title: str | None, **printing: Any
) -> None:
    """Report on all projects in the FILEs as a whole: figures, no names."""
    from ..reports import portfolio_report

    printer = _Printer.of(**printing)
    projects = _projects(files, locales)
    printer.print_one(portfolio_report(projects, locale=locales, title=title))


@click.command()
@click.argument("file", type=EXISTING)
@_printing
@click.option("--limit", type=click.IntRange(1), default=3000, show_default=True)
def portal(file: Path, locales: tuple[Localizer, ...], limit: int, **printing: Any) -> None:
    """Give the texts on the project in FILE for an application form, each within LIMIT."""
    from ..reports import portal_view

    printer = _Printer.of(**printing)
    (project,) = _projects([file], locales)
    printer.print_one(portal_view(project, locale=locales, limit=limit))


@click.command()
@_printing
def catalogue(locales: tuple[Localizer, ...], **printing: Any) -> None:
    """Show every concept of the guide on a page for people."""
    from ..reports import catalogue as catalogue_of

    _Printer.of(**printing).print_one(catalogue_of(GUIDE_2024, locale=locales))


def _is_folder(output: Path | None) -> bool:
    return output is not None and output.is_dir()


def _projects(files: Sequence[Path], locales: Sequence[Localizer]) -> Iterator[Project]:
    """Yield the projects in the files, one after the other."""
    from ..serialization import load, load_all

    for file in files:
        try:
            if file.suffix.lower() == _LINES:
                yield from load_all(file, Project)
            else:
                yield load(file, Project)
        except DocumentError as error:
            place = f"{file}: " if len(files) > 1 else ""
            raise click.ClickException(place + error.explain(locales[0])) from error


def _count(files: Sequence[Path], locales: Sequence[Localizer]) -> int:
    """Return how many projects there are; no two may have a number in common."""
    numbers: set[str] = set()
    for project in _projects(files, locales):
        number = str(project.number)
        if number in numbers:
            raise click.ClickException(f"two projects have the number {number}")
        numbers.add(number)
    return len(numbers)
