"""``diff``: what changed between two editions of the guide."""

from __future__ import annotations

from typing import Any

import click

from ..integrations.click import EDITION, LOCALE, with_language_packs
from ..localization import Localizer
from ..taxonomy import Guide
from ._reports import Printer, with_output

__all__ = ["diff"]


@click.command(
    help="Show what changed from the edition OLD of the guide to NEW: with --to or -o, as a report."
)
@click.argument("old", type=EDITION)
@click.argument("new", type=EDITION)
@click.option(
    "--locale",
    "locales",
    type=LOCALE,
    default=("en",),
    show_default=True,
    multiple=True,
    help="nl, en, nl-BE …; repeat for languages side by side in a report.",
)
@with_language_packs
@with_output
def diff(old: Guide, new: Guide, locales: tuple[Localizer, ...], **printing: Any) -> None:
    from ..reports import edition_changes
    from ..taxonomy import ChangeKind
    from ..taxonomy import diff as diff_of

    if any(printing.values()):
        Printer.of(**printing).print_one(edition_changes(old, new, locale=locales))
        return
    # what was added or removed in the reader's language, what was reworded in every language
    own = diff_of(old, new, locale=locales[0])
    others = (
        change
        for change in diff_of(old, new)
        if change.kind is ChangeKind.REWORDED and change.language not in locales[0].languages
    )
    for change in (*own, *others):
        click.echo(change.describe(locales[0]))
