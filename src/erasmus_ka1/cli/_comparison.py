"""``compare``: a page against an edition of the guide."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .._messages import printable
from ..integrations.click import EDITION, LOCALE, with_language_packs
from ..localization import Localizer
from ..taxonomy import Guide
from ._parameters import EXISTING

if TYPE_CHECKING:
    from ..taxonomy.provenance import TextComparison

__all__ = ["compare"]

_LONGEST_TEXT = 2_000


@click.command(
    help="Compare PAGE, a page of the guide (text or saved HTML), with an edition of it."
)
@click.argument("page", type=EXISTING)
@click.option(
    "--edition",
    "guide",
    type=EDITION,
    default="2024",
    show_default=True,
    help="The edition to compare with.",
)
@click.option("--locale", type=LOCALE, default="nl", show_default=True, help="The page's language.")
@with_language_packs
@click.option("--check", is_flag=True, help="Exit with 1 if anything differs.")
def compare(page: Path, guide: Guide, locale: Localizer, check: bool) -> None:  # noqa: FBT001 - click passes it
    from ..taxonomy.provenance import compare as compare_page

    comparison = compare_page(page, guide, locale=locale)
    different = [text for text in comparison.texts if text.state != "verbatim"]
    for text in different:
        click.echo(_difference(text, locale))
    added = locale.pgettext("compare", "added")
    for addition in comparison.additions:
        click.echo(f"{added}: {printable(addition, _LONGEST_TEXT)}")
    click.echo(
        locale.npgettext(
            "compare",
            "{number} of the guide's {total} texts is verbatim in the page.",
            "{number} of the guide's {total} texts are verbatim in the page.",
            len(comparison.texts) - len(different),
            total=len(comparison.texts),
        )
    )
    if check and not comparison.is_unchanged:
        sys.exit(1)


def _difference(text: TextComparison, localizer: Localizer) -> str:
    """Return what became of a text, the text, and the page's text if it changed."""
    pgettext = localizer.pgettext
    state = {
        "moved": pgettext("compare", "moved"),
        "changed": pgettext("compare", "changed"),
        "missing": pgettext("compare", "missing"),
    }[text.state]
    line = f"{text.concept.code}: {state}\n  - {text.text}"
    return f"{line}\n  + {printable(text.nearest, _LONGEST_TEXT)}" if text.nearest else line
