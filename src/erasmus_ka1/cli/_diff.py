"""``diff``: what changed between two editions of the guide."""

from __future__ import annotations

import click

from ..integrations.click import EDITION, LOCALE, with_language_packs
from ..localization import Localizer
from ..taxonomy import Guide

__all__ = ["diff"]


@click.command(help="Show what changed from the edition OLD of the guide to NEW.")
@click.argument("old", type=EDITION)
@click.argument("new", type=EDITION)
@click.option("--locale", type=LOCALE, default="en", show_default=True, help="nl, en, nl-BE …")
@with_language_packs
def diff(old: Guide, new: Guide, locale: Localizer) -> None:
    from ..taxonomy import ChangeKind
    from ..taxonomy import diff as diff_of

    # what was added or removed in the reader's language, what was reworded in every language
    own = diff_of(old, new, locale=locale)
    others = (
        change
        for change in diff_of(old, new)
        if change.kind is ChangeKind.REWORDED and change.language not in locale.languages
    )
    for change in (*own, *others):
        click.echo(change.describe(locale))
