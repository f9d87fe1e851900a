"""A hatch build hook: compile each catalogue from its .po file, for wheel, sdist and editable."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def compiled(source: Path) -> bytes:
    """Return the .mo file of a .po file."""
    with source.open("rb") as file:
        catalogue = read_po(file)
    target = io.BytesIO()
    write_mo(target, catalogue)
    return target.getvalue()


class CatalogueBuildHook(BuildHookInterface[Any]):
    """Write ``erasmus_ka1.mo`` beside each ``erasmus_ka1.po``."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue before the files are gathered."""
        sources = sorted(
            Path(self.root, "src/erasmus_ka1/localization/locales").glob("*/LC_MESSAGES/*.po")
        )
        if not sources:
            raise FileNotFoundError("no catalogues under src/erasmus_ka1/localization/locales")
        for source in sources:
            source.with_suffix(".mo").write_bytes(compiled(source))
