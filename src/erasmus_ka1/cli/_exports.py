"""``export``: the taxonomy for other programs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args

import click

from .._files import write_whole
from ..errors import InvalidValueError
from ..exports import RdfFormat, to_csv, to_i18n, to_json, to_skos, to_typescript
from ..integrations.click import EDITION, LOCALE, with_language_packs
from ..localization import Localizer
from ..taxonomy import Guide

__all__ = ["export"]

_Command = TypeVar("_Command", bound=Callable[..., None])

_edition = click.option(
    "--edition",
    "guide",
    type=EDITION,
    default="2024",
    show_default=True,
    help="The edition of the guide.",
)
_output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Default: the terminal."
)
_locales = click.option(
    "--locale",
    "locales",
    type=LOCALE,
    multiple=True,
    default=("nl", "en"),
    show_default=True,
    help="The language; repeat for more.",
)


def _exporting(command: _Command) -> _Command:
    """Add the options of the exports in several languages."""
    return _edition(_locales(with_language_packs(_output(command))))


@click.group(help="Export the concepts of the guide for other programs.")
def export() -> None:
    pass


@export.command(help="SKOS, for a vocabulary server: a concept scheme of the edition.")
@_exporting
@click.option("--base", help="The IRI that codes are added to; default: urn:uuid IRIs.")
@click.option(
    "--format",
    "rdf_format",
    type=click.Choice(get_args(RdfFormat)),
    default="turtle",
    show_default=True,
)
def skos(
    guide: Guide,
    locales: tuple[Localizer, ...],
    output: Path | None,
    base: str | None,
    rdf_format: RdfFormat,
) -> None:
    try:
        text = to_skos(guide, base, rdf_format, locale=locales)
    except InvalidValueError as error:
        raise click.UsageError(str(error)) from error
    _write(text, output)


@export.command("csv", help="CSV: a row for each concept and language.")
@_exporting
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, for Excel.")
def csv_(guide: Guide, locales: tuple[Localizer, ...], output: Path | None, *, bom: bool) -> None:
    _write(to_csv(guide, locale=locales, bom=bom), output)


@export.command("json", help="JSON: every concept with its texts in every language.")
@_exporting
def json_(guide: Guide, locales: tuple[Localizer, ...], output: Path | None) -> None:
    _write(to_json(guide, locale=locales), output)


@export.command(help="The messages of one language for vue-i18n, i18next and the like.")
@_edition
@click.option("--locale", type=LOCALE, required=True, help="nl, en, nl-BE …")
@with_language_packs
@_output
def i18n(guide: Guide, locale: Localizer, output: Path | None) -> None:
    _write(to_i18n(guide, locale=locale), output)


@export.command(help="A TypeScript module: codes as unions, labels by language, guards.")
@_exporting
def typescript(guide: Guide, locales: tuple[Localizer, ...], output: Path | None) -> None:
    _write(to_typescript(guide, locale=locales), output)


def _write(text: str, output: Path | None) -> None:
    """Write UTF-8 to a file, or to the terminal, with the line ends that the text has."""
    if output is None:
        sys.stdout.buffer.write(text.encode())
    else:
        write_whole(output, text)
