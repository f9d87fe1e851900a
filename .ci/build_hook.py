"""A hatch build hook: compile every catalogue, and make the templates of language packs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compiled(source: Path) -> bytes:
    """Return the .mo file of a .po file."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


def template(source: Path) -> bytes:
    """Return the .pot file with the messages of a .po file, untranslated."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    template = Catalog(project=catalogue.project, version=catalogue.version)
    for message in catalogue:
        if message.id:
            template.add(
                message.id,
                context=message.context,
                flags=message.flags,
                auto_comments=message.auto_comments,
            )
    target = io.BytesIO()
    write_po(target, template, width=0)
    return target.getvalue()


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Write a .mo file beside each .po file, and the .pot file of each domain."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues before hatch collects the files."""
        locales = Path(self.root, "src/erasmus_ka1/localization/locales")
        sources = sorted(locales.rglob("*.po"))
        if not sources:
            raise FileNotFoundError(f"no catalogues under {locales}")
        for source in sources:
            source.with_suffix(".mo").write_bytes(compiled(source))
            # the Dutch catalogues have every message, a regional one only what differs
            if "_" not in source.parent.parent.name:
                (locales / f"{source.stem}.pot").write_bytes(template(source))
