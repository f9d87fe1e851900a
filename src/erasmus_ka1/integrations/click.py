"""Parameter types for click: codes, project numbers, locales and editions, completed by the shell.

They convert to our objects, and fail with our message as a usage error (exit code 2). argparse
takes them as ``type=``, typer as ``parser=``.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from .._errors import KA1Error, LocaleError
from .._extras import needs
from .._messages import pgettext_noop
from ..localization import Localizer, available_languages, localizer_for
from ..projects import ProjectNumber
from ..projects._given import concept_given
from ..taxonomy import CONCEPTS, GUIDES, Concept, Guide, Outcome

with needs("erasmus_ka1.integrations.click", "cli"):
    import click
    from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    _AnyType = click.ParamType[Any]
else:  # generic from click 8.4
    _AnyType = click.ParamType

__all__ = ["CONCEPT", "EDITION", "LOCALE", "OUTCOME", "PROJECT_NUMBER", "with_language_packs"]

ConceptT = TypeVar("ConceptT", bound=Concept)
_Command = TypeVar("_Command", bound=Callable[..., Any])
_FALLBACKS, _CATALOGUES = "erasmus_ka1.fallbacks", "erasmus_ka1.catalogues"


class _BadValueError(click.BadParameter, argparse.ArgumentTypeError, ValueError):
    """A bad value, as click, argparse and typer each expect it."""


class _ParameterType(_AnyType):
    def __init__(self, name: str) -> None:
        self.name = name
        # typer takes it for a function
        self.__name__ = name

    def fail(
        self, message: str, param: click.Parameter | None = None, ctx: click.Context | None = None
    ) -> NoReturn:
        # within a command of click, a function's ValueError may be shown as the value alone
        is_in_command = click.get_current_context(silent=True) is not None
        raise (click.BadParameter if is_in_command else _BadValueError)(message, ctx, param)


class _ConceptParameter(_ParameterType, Generic[ConceptT]):
    def __init__(self, name: str, kind: type[ConceptT], expected: str) -> None:
        super().__init__(name)
        self._kind = kind
        self._expected = expected

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> ConceptT:
        try:
            return concept_given(value, self._kind, self._expected)
        except KA1Error as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        del ctx, param
        return [
            CompletionItem(each.code, help=each.english_short_label)
            for each in CONCEPTS
            if isinstance(each, self._kind) and each.code.startswith(incomplete)
        ]


class _LocaleParameter(_ParameterType):
    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Localizer:
        fallbacks, catalogues = _packs(ctx)
        try:
            if isinstance(value, str) and (fallbacks or catalogues):
                return Localizer(value, fallbacks=fallbacks, catalogues=catalogues)
            return localizer_for(value)
        except LocaleError as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        del param
        _, catalogues = _packs(ctx)
        tags = available_languages(catalogues)
        return [CompletionItem(tag) for tag in tags if tag.startswith(incomplete)]


class _EditionParameter(_ParameterType):
    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Guide:
        try:
            return value if isinstance(value, Guide) else GUIDES[_year(value)]
        except KA1Error as error:
            self.fail(str(error), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        del ctx, param
        return [CompletionItem(year) for year in map(str, GUIDES) if year.startswith(incomplete)]


class _ProjectNumberParameter(_ParameterType):
    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> ProjectNumber:
        try:
            return value if isinstance(value, ProjectNumber) else ProjectNumber.parse(value)
        except KA1Error as error:
            self.fail(str(error), param, ctx)


#: The code of any concept; converts to the concept.
CONCEPT = _ConceptParameter("code", Concept, pgettext_noop("expected", "a concept of the guide"))
#: The code of an outcome; converts to the outcome.
OUTCOME = _ConceptParameter(
    "outcome", Outcome, pgettext_noop("expected", "an outcome, or the code of one")
)
#: A locale such as ``nl-BE``; converts to a `Localizer`.
LOCALE = _LocaleParameter("locale")
#: The year of an edition; converts to its guide.
EDITION = _EditionParameter("edition")
#: A project number; converts to a `ProjectNumber`.
PROJECT_NUMBER = _ProjectNumberParameter("number")


def with_language_packs(command: _Command) -> _Command:
    """Add the options ``--fallback`` and ``--catalogues``, which every `LOCALE` then follows.

    >>> import click
    >>> @click.command()
    ... @click.option("--locale", type=LOCALE)
    ... @with_language_packs
    ... def label(locale): ...
    >>> [each.name for each in label.params]
    ['locale', 'fallback', 'catalogues']
    """
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
        type=click.Path(exists=True, file_okay=False, path_type=Path),
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


def _packs(ctx: click.Context | None) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Return the fallbacks and the folders of catalogues that the command was given."""
    meta = ctx.meta if ctx else {}
    return meta.get(_FALLBACKS, ()), meta.get(_CATALOGUES, ())


def _year(text: Any) -> Any:
    is_year = isinstance(text, str) and len(text) == len("2024")
    return int(text) if is_year and text.isascii() and text.isdigit() else text
