"""Files and folders as arguments and options of the command."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["EXISTING", "FOLDER"]

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
