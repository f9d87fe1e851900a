"""Arguments and options of the command, converted to values of this library."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .._messages import short_repr

if TYPE_CHECKING:
    _DateType = click.ParamType[datetime.date]
else:  # generic from click 8.4
    _DateType = click.ParamType

__all__ = ["DATE", "EXISTING", "FOLDER"]


class _DateParameter(_DateType):
    name = "date"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> datetime.date:
        try:
            return datetime.date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            self.fail(f"{short_repr(value)} is not a date, such as 2025-09-15", param, ctx)


DATE = _DateParameter()
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
