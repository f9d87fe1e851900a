"""``show`` and ``find``: the taxonomy, at a prompt."""

from __future__ import annotations

import sys

import click

from .._errors import OtherEditionError
from .._messages import printable
from ..integrations.click import CONCEPT, EDITION, LOCALE, with_language_packs
from ..localization import Localizer, localizer_for
from ..taxonomy import GUIDE_2024, KINDS, STATUSES, Concept, Guide, home_guide

__all__ = ["find", "show"]

_LONGEST_SHOWN = 100


@click.command(help="Show the concept with this CODE, or all concepts.")
@click.argument("concept", metavar="[CODE]", type=CONCEPT, required=False)
@click.option("--locale", type=LOCALE, default="en", show_default=True, help="nl, en, nl-BE …")
@click.option("--edition", "guide", type=EDITION, help="The edition of the guide, as 2025.")
@with_language_packs
def show(concept: Concept | None, guide: Guide | None, locale: Localizer) -> None:
    if concept is not None:
        click.echo(_sheet(concept, guide or home_guide(concept), locale))
        return
    guide = guide or GUIDE_2024
    width = max(map(len, guide.concepts.codes))
    for each in guide:
        click.echo(f"{each.code:{width}}  {each.short_label(locale)}")


def _sheet(concept: Concept, guide: Guide, locale: Localizer) -> str:
    """Return the facts of a concept in an edition, one on each line."""
    try:
        guide[concept.code]
    except OtherEditionError as error:
        raise click.UsageError(str(error)) from error
    localizer: Localizer = guide.localizer(locale)
    pgettext = localizer.pgettext
    source = guide.source(concept, locale=localizer)
    rows = [
        (pgettext("command", "Code of the concept"), concept.code),
        (pgettext("command", "Kind"), pgettext("kind", KINDS[concept.kind])),
        (pgettext("command", "Label"), localizer.label(concept)),
        (pgettext("command", "Short label"), localizer.short_label(concept)),
        (pgettext("command", "Statement"), localizer.statement(concept)),
        (pgettext("command", "Status of the label"), pgettext("status", STATUSES[source.status])),
        (pgettext("command", "Source of the label"), source.document),
        (pgettext("command", "Address"), source.address or "–"),
    ]
    return "\n".join(f"{term}: {value}" for term, value in rows)


@click.command(help="Find the concepts named TEXT, or nearly so, in any language.")
@click.argument("text")
@click.option("--locale", type=LOCALE, help="Search in this language only.")
@with_language_packs
def find(text: str, locale: Localizer | None) -> None:
    found = GUIDE_2024.find(text, locale)
    for concept in found:
        click.echo(concept.code)
    if found:
        return
    localizer = locale or localizer_for("en")
    suggestions = GUIDE_2024.suggest(text, locale)
    name = printable(text, _LONGEST_SHOWN)
    if suggestions:
        message = localizer.pgettext(
            "command", "No concept named “{text}”. Did you mean:", text=name
        )
    else:
        message = localizer.pgettext("command", "No concept named “{text}”.", text=name)
    click.echo(message, err=True)
    for near in suggestions:
        click.echo(f"  {near.concept.code}  {near.text} [{near.language}]", err=True)
    sys.exit(1)
