"""What stands on the command line, as values of this library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .. import GUIDE_2024
from .._errors import LocaleError, UnknownCodeError
from ..localization import Localizer, localizer_for
from ..taxonomy import Concept

if TYPE_CHECKING:
    _LocaleType = click.ParamType[Localizer]
    _ConceptType = click.ParamType[Concept]
else:  # generic from click 8.4
    _LocaleType = _ConceptType = click.ParamType

__all__ = ["CONCEPT", "EXISTING", "FOLDER", "LOCALE"]


class _LocaleParameter(_LocaleType):
    name = "locale"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Localizer:
        try:
            return localizer_for(value)
        except LocaleError as error:
            self.fail(str(error), param, ctx)


class _ConceptParameter(_ConceptType):
    name = "code"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Concept:
        try:
            return GUIDE_2024[value] if isinstance(value, str) else value
        except UnknownCodeError as error:
            self.fail(str(error), param, ctx)


LOCALE = _LocaleParameter()
CONCEPT = _ConceptParameter()
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
