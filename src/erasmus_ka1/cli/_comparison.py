"""``compare``: a saved page of the guide against the concepts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..localization import Localizer
from ._parameters import EXISTING, LOCALE

if TYPE_CHECKING:
    from ..taxonomy.provenance import Finding

__all__ = ["compare"]


@click.command()
@click.argument("page", type=EXISTING)
@click.option("--locale", type=LOCALE, default="nl", show_default=True, help="Its language.")
@click.option("--check", is_flag=True, help="Exit with 1 if anything differs.")
def compare(page: Path, locale: Localizer, check: bool) -> None:  # noqa: FBT001 - click passes it
    """Compare PAGE, a saved page of the guide (text or HTML), with the concepts."""
    from ..taxonomy.provenance import compare as compare_page

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
