"""The command ``erasmus-ka1``: the taxonomy, the reports and the comparison, at a prompt.

Exit code 0 is success, 1 bad data (a document, a file), 2 bad usage (an option, a code, a locale).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import GUIDE_2024, Project
from .concepts import Concept
from .errors import DocumentError, KA1Error, LocaleError, UnknownCodeError
from .files import write_whole
from .localization import Localizer, localizer_for

if TYPE_CHECKING:
    from .provenance import Finding
    from .reports import Report

    _LocaleType = click.ParamType[Localizer]
    _ConceptType = click.ParamType[Concept]
else:  # generic from click 8.4
    _LocaleType = _ConceptType = click.ParamType

__all__ = ["command", "run"]

_FORMS: dict[str, Callable[[Report], str]] = {
    "html": lambda report: report.to_html(),
    "markdown": lambda report: report.to_markdown(),
}
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


class _LocaleParameter(_LocaleType):
    name = "locale"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Localizer:
        try:
            return localizer_for(value)
        except LocaleError as error:
            self.fail(str(error), param, ctx)


class _ConceptParameter(_ConceptType):
    name = "code"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Concept:
        try:
            return GUIDE_2024[value] if isinstance(value, str) else value
        except UnknownCodeError as error:
            self.fail(str(error), param, ctx)


_LOCALE = _LocaleParameter()
_EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)


def run() -> None:
    """Run the command and leave: whatever goes wrong is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a letter shows its number rather than nothing at all
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        command(prog_name="erasmus-ka1")
    except KA1Error as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="erasmus-ka1")
def command() -> None:
    """Expected outcomes of Erasmus+ Key Action 1, in Dutch and English."""


@command.command()
@click.argument("concept", metavar="[CODE]", type=_ConceptParameter(), required=False)
@click.option("--locale", type=_LOCALE, default="en", show_default=True, help="nl, en, nl-BE …")
def show(concept: Concept | None, locale: Localizer) -> None:
    """Show the concept with this CODE, or all concepts."""
    if concept is not None:
        click.echo(_sheet(concept, locale))
        return
    width = max(map(len, GUIDE_2024.concepts.codes))
    for each in GUIDE_2024:
        click.echo(f"{each.code:{width}}  {each.short_label(locale)}")


def _sheet(concept: Concept, localizer: Localizer) -> str:
    """Return what there is to know of one concept, a line each."""
    pgettext = localizer.pgettext
    source = concept.source(localizer)
    rows = [
        (pgettext("command", "Code of the concept"), concept.code),
        (pgettext("command", "Kind"), _kinds(localizer)[concept.kind]),
        (pgettext("command", "Label"), concept.label(localizer)),
        (pgettext("command", "Short label"), concept.short_label(localizer)),
        (pgettext("command", "Statement"), concept.statement(localizer)),
        (pgettext("command", "Status of the label"), _statuses(localizer)[source.status]),
        (pgettext("command", "Source of the label"), source.document),
        (pgettext("command", "Address"), source.address or "–"),
    ]
    return "\n".join(f"{term}: {value}" for term, value in rows)


def _kinds(localizer: Localizer) -> dict[str, str]:
    pgettext = localizer.pgettext
    return {
        "key_action": pgettext("kind", "key action"),
        "target_group": pgettext("kind", "target group"),
        "audience": pgettext("kind", "audience"),
        "outcome": pgettext("kind", "outcome"),
        "aspect": pgettext("kind", "aspect"),
        "level": pgettext("kind", "level"),
        "impact": pgettext("kind", "long-term impact"),
        "priority": pgettext("kind", "priority"),
    }


def _statuses(localizer: Localizer) -> dict[str, str]:
    pgettext = localizer.pgettext
    return {
        "official": pgettext("status", "official: verbatim in the guide's page"),
        "attested": pgettext(
            "status", "attested: the official wording, from another copy or edition"
        ),
        "editorial": pgettext("status", "editorial: our own wording"),
    }


@command.command()
@click.argument("text")
@click.option("--locale", type=_LOCALE, help="Look in this language only.")
def find(text: str, locale: Localizer | None) -> None:
    """Find the concepts that are called TEXT, in any language, or nearly so."""
    found = GUIDE_2024.find(text, locale)
    for concept in found:
        click.echo(concept.code)
    if found:
        return
    localizer = locale or localizer_for("en")
    suggestions = GUIDE_2024.suggest(text, locale)
    if suggestions:
        message = localizer.pgettext(
            "command", "nothing is called “{text}”; near to it:", text=text
        )
    else:
        message = localizer.pgettext("command", "nothing is called “{text}”", text=text)
    click.echo(message, err=True)
    for near in suggestions:
        click.echo(f"  {near.concept.code}  {near.text} [{near.language}]", err=True)
    sys.exit(1)


@command.command()
@click.argument("file", type=_EXISTING)
@click.option("--locale", type=_LOCALE, required=True, help="nl, en, nl-BE …")
@click.option("--to", "form", type=click.Choice([*_FORMS]), help="The form; else by OUTPUT's name.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Else to the terminal."
)
def report(file: Path, locale: Localizer, form: str | None, output: Path | None) -> None:
    """Report on the project in FILE, a JSON document."""
    from .reports import project_report
    from .serialization import load

    form = form or _SUFFIXES.get(output.suffix.lower() if output else ".md")
    if form is None:
        raise click.UsageError("give --to, or an output whose name ends in .html or .md")
    try:
        project = load(file, Project)
    except DocumentError as error:
        raise click.ClickException(error.explain(locale)) from error
    text = _FORMS[form](project_report(project, locale=locale))
    if output is None:
        sys.stdout.buffer.write(text.encode())
    else:
        write_whole(output, text)


@command.command()
@click.argument("page", type=_EXISTING)
@click.option("--locale", type=_LOCALE, default="nl", show_default=True, help="Its language.")
@click.option("--check", is_flag=True, help="Exit with 1 if anything differs.")
def compare(page: Path, locale: Localizer, check: bool) -> None:  # noqa: FBT001 - click passes it
    """Compare PAGE, a saved page of the guide (text or HTML), with the concepts."""
    from .provenance import compare as compare_page

    comparison = compare_page(page, locale)
    for finding in comparison.findings:
        if finding.state != "verbatim":
            click.echo(_difference(finding, locale))
    not_covered = locale.pgettext("compare", "not covered")
    for sentence in comparison.uncovered:
        click.echo(f"{not_covered}: {sentence}")
    verbatim = sum(finding.state == "verbatim" for finding in comparison.findings)
    click.echo(
        locale.npgettext(
            "compare",
            "{number} concept of {total} verbatim in the page.",
            "{number} concepts of {total} verbatim in the page.",
            verbatim,
            total=len(comparison.findings),
        )
    )
    if check and not comparison.is_unchanged:
        sys.exit(1)


def _difference(finding: Finding, localizer: Localizer) -> str:
    """Return what the page makes of one concept that is not verbatim in it."""
    pgettext = localizer.pgettext
    state = {
        "moved": pgettext("compare", "moved"),
        "changed": pgettext("compare", "changed"),
        "missing": pgettext("compare", "missing"),
    }[finding.state]
    line = f"{finding.concept.code}: {state}\n  - {finding.text}"
    return f"{line}\n  + {finding.nearest}" if finding.nearest else line
