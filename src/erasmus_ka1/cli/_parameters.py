"""Arguments and options of the command, converted to values of this library."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .._errors import LocaleError, UnknownCodeError, UnknownEditionError
from .._messages import short_repr
from ..localization import Localizer, localizer_for
from ..taxonomy import GUIDES, Concept, Guide, concept_of

if TYPE_CHECKING:
    _DateType = click.ParamType[datetime.date]
    _LocaleType = click.ParamType[Localizer]
    _ConceptType = click.ParamType[Concept]
    _EditionType = click.ParamType[Guide]
else:  # generic from click 8.4
    _DateType = _LocaleType = _ConceptType = _EditionType = click.ParamType

__all__ = ["CONCEPT", "DATE", "EDITION", "EXISTING", "FOLDER", "LOCALE", "with_language_packs"]

_Command = TypeVar("_Command", bound=Callable[..., None])
_FALLBACKS, _CATALOGUES = "erasmus_ka1.fallbacks", "erasmus_ka1.catalogues"


class _LocaleParameter(_LocaleType):
    name = "locale"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Localizer:
        meta = ctx.meta if ctx else {}
        fallbacks, catalogues = meta.get(_FALLBACKS, ()), meta.get(_CATALOGUES, ())
        try:
            if fallbacks or catalogues:
                return Localizer(value, fallbacks=fallbacks, catalogues=catalogues)
            return localizer_for(value)
        except LocaleError as error:
            self.fail(str(error), param, ctx)


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


class _ConceptParameter(_ConceptType):
    name = "code"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Concept:
        try:
            return concept_of(value) if isinstance(value, str) else value
        except UnknownCodeError as error:
            self.fail(str(error), param, ctx)


class _EditionParameter(_EditionType):
    name = "edition"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Guide:
        try:
            return value if isinstance(value, Guide) else GUIDES[_year(value)]
        except UnknownEditionError as error:
            self.fail(str(error), param, ctx)


def _year(text: str) -> Any:
    return int(text) if text.isascii() and text.isdigit() and len(text) == len("2024") else text


DATE = _DateParameter()
LOCALE = _LocaleParameter()
EDITION = _EditionParameter()
CONCEPT = _ConceptParameter()
EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def with_language_packs(command: _Command) -> _Command:
    """Add the options ``--fallback`` and ``--catalogues``, which every `LOCALE` then follows."""
    fallback = click.option(
        "--fallback",
        multiple=True,
        is_eager=True,
        expose_value=False,
        callback=_remember(_FALLBACKS),
        metavar="LOCALE",
        help="Take a missing text from this locale; repeat for more.",
    )
    catalogues = click.option(
        "--catalogues",
        type=FOLDER,
        multiple=True,
        is_eager=True,
        expose_value=False,
        callback=_remember(_CATALOGUES),
        help="A folder of language catalogues; repeat for more.",
    )
    return fallback(catalogues(command))


def _remember(key: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Return a callback that keeps an option's value for `LOCALE`."""

    def callback(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        ctx.meta[key] = value

    return callback
