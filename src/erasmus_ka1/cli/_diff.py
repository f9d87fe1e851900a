"""``diff``: what changed between two editions of the guide."""

from __future__ import annotations

import click

from ..localization import Localizer
from ..taxonomy import Guide
from ._parameters import EDITION, LOCALE, with_language_packs

__all__ = ["diff"]


@click.command(help="Show what changed from the edition OLD of the guide to NEW.")
@click.argument("old", type=EDITION)
@click.argument("new", type=EDITION)
@click.option(
    "--locale", type=LOCALE, default="en", show_default=True, help="The language of the wordings."
)
@with_language_packs
def diff(old: Guide, new: Guide, locale: Localizer) -> None:
    from ..taxonomy import diff as diff_of

    for change in diff_of(old, new, locale=locale):
        click.echo(change.describe(locale))
