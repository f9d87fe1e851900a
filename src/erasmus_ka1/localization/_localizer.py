"""One locale and its words, passed explicitly: nothing here reads the environment.

A `Localizer` turns a code and an English text into words, and values into CLDR's forms. It knows
no class of this library: whatever has a ``code`` and English texts has labels.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Literal, Protocol, TypeAlias, TypeVar

import attrs
from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from .._errors import (
    LocaleError,
    MissingTranslationError,
    UnknownLocaleError,
    UnsupportedLocaleError,
    WrongKindError,
)
from ._catalogues import Catalogue, available_languages, catalogues_for, parse_locale

__all__ = [
    "LocaleLike",
    "Localizer",
    "available_languages",
    "localizer_for",
    "negotiate",
]

T = TypeVar("T")
_ATTRIBUTES = ("english_label", "english_short_label", "english_statement")
DateStyle = Literal["short", "medium", "long", "full"]
Value: TypeAlias = "str | int | float | datetime.date"
Folder: TypeAlias = "str | os.PathLike[str]"
_Request: TypeAlias = "tuple[str | Locale, tuple[str | Locale, ...], tuple[Folder, ...]]"

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_TAG = r"\s*([A-Za-z0-9*_-]{1,35})\s*"
_QUALITY = re.compile(_TAG + r"(?:;\s*[qQ]\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*)?")
MOST_LANGUAGES = 100
# the programme writes these two countries in its own way
_ISO_COUNTRIES = {"EL": "GR", "UK": "GB"}


class Labelled(Protocol):
    """What has words in the catalogues: a code, and its English texts."""

    @property
    def code(self) -> str: ...
    @property
    def english_label(self) -> str: ...
    @property
    def english_short_label(self) -> str: ...
    @property
    def english_statement(self) -> str: ...


TextOf: TypeAlias = Callable[[Labelled], str]


class _Texts(dict[Labelled, str]):
    """The texts of one kind that were asked for so far; a new one is looked up and kept."""

    __slots__ = ("_attribute", "_chain")

    def __init__(self, chain: tuple[Catalogue, ...], attribute: str) -> None:
        super().__init__()
        self._chain = chain
        self._attribute = attribute

    def __missing__(self, concept: Labelled) -> str:
        try:
            code, english = concept.code, getattr(concept, self._attribute)
        except AttributeError:
            raise WrongKindError(concept, "a concept of a guide") from None
        self[concept] = text = _translate(self._chain, code, english)[0]
        return text


@lru_cache(maxsize=64)
def _texts(chain: tuple[Catalogue, ...], attribute: str) -> TextOf:
    """Return the look-up that all localizers with the same catalogues share.

    It is the method of the dict itself: one of Python's own around it would cost as much again.
    """
    return _Texts(chain, attribute).__getitem__


def _translate(chain: Iterable[Catalogue], context: str, english: str) -> tuple[str, str]:
    """Return the first translation in *chain*, and the language it is in."""
    for catalogue in chain:
        text = catalogue.text(context, english)
        if text is not None:
            return text, catalogue.language
    languages = tuple(catalogue.language for catalogue in chain)
    raise MissingTranslationError(context, english, languages)


def _several(given: Iterable[T], name: str) -> tuple[T, ...]:
    """Return *given* as a tuple; one text is not several of its letters."""
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise WrongKindError(given, f"several {name}")
    return tuple(given)


def _folders_of(request: _Request) -> tuple[Folder, ...]:
    return request[2]


@attrs.frozen(init=False)
class Localizer:
    """A locale with its catalogue: immutable, cheap to keep, safe to share between threads.

    Texts come from the first catalogue in the chain that has them: that of the locale, then
    those of the fallbacks, if the caller gives any. Numbers, dates and names follow `locale`.

    Attributes:
        locale: The Babel locale: the one asked for, or the first fallback that has a catalogue
            where it has none.
        languages: The languages of the chain, as BCP 47 tags.
        label: Returns a concept's label, once found for about two dict look-ups; raises
            `WrongKindError` for what is no concept, `MissingTranslationError` for a text that no
            catalogue of the chain has.
        short_label: Returns a concept's short label, likewise.
        statement: Returns a concept's statement, likewise.

    >>> from erasmus_ka1.taxonomy import learners
    >>> flemish, english = Localizer("nl-BE"), Localizer("en")
    >>> flemish.label(learners.LEARNING_PERFORMANCE), english.label(learners.LEARNING_PERFORMANCE)
    ('verbeterde leerprestaties', 'improved learning performance')
    """

    locale: Locale
    languages: tuple[str, ...]
    _chain: tuple[Catalogue, ...] = attrs.field(eq=False, repr=False)
    _request: _Request = attrs.field(eq=_folders_of, repr=False)
    label: TextOf = attrs.field(eq=False, repr=False)
    short_label: TextOf = attrs.field(eq=False, repr=False)
    statement: TextOf = attrs.field(eq=False, repr=False)

    def __init__(
        self,
        locale: str | Locale,
        *,
        fallbacks: Sequence[str | Locale] = (),
        catalogues: Iterable[Folder] = (),
    ) -> None:
        """Make a localizer.

        Args:
            locale: ``nl``, ``nl-BE``, ``nl_BE`` or a Babel locale.
            fallbacks: Locales to take a text from where the first has none, in this order.
            catalogues: Folders of further catalogues, laid out as ours is:
                ``<language>/LC_MESSAGES/erasmus_ka1.mo``.

        Raises:
            UnknownLocaleError: A locale is malformed or unknown to CLDR.
            UnsupportedLocaleError: No catalogue is in the language, nor in that of a fallback.
            CatalogueError: A catalogue cannot be read, or is offered twice.
            WrongKindError: The fallbacks or the catalogues are not several.
        """
        folders, others = _several(catalogues, "folders"), _several(fallbacks, "locales")
        serving = None
        chain: list[Catalogue] = []
        for candidate in map(parse_locale, (locale, *others)):
            found = catalogues_for(candidate, folders)
            serving = serving or (candidate if found else None)
            chain += [catalogue for catalogue in found if catalogue not in chain]
        if serving is None:
            raise UnsupportedLocaleError(str(locale), available_languages(folders))
        languages = tuple(catalogue.language for catalogue in chain)
        request = (locale, others, folders)
        texts = (_texts(tuple(chain), attribute) for attribute in _ATTRIBUTES)
        self.__attrs_init__(serving, languages, tuple(chain), request, *texts)  # pyright: ignore[reportAttributeAccessIssue]

    @property
    def tag(self) -> str:
        """The locale as a BCP 47 tag: ``nl-BE``."""
        return str(self.locale).replace("_", "-")

    def text(self, context: str, english: str) -> str:
        """Return the translation of *english* in its *context*, a concept's code.

        Raises:
            MissingTranslationError: No catalogue of the chain has it.
        """
        return _translate(self._chain, context, english)[0]

    def language_of(self, context: str, english: str) -> str:
        """Return the language the translation of *english* really comes from, as a BCP 47 tag."""
        return _translate(self._chain, context, english)[1]

    def pgettext(self, context: str, message: str, /, **values: Value) -> str:
        """Return a message of the interface, with its placeholders filled in.

        Args:
            context: The part of the interface the message belongs to.
            message: The English text, with placeholders as ``{name}``.
            **values: What to fill in; numbers and dates take the locale's form.
        """
        return self._fill(_translate(self._chain, context, message)[0], values)

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: Value
    ) -> str:
        """Return a message in the form that *number* asks for; ``{number}`` is filled in too.

        >>> one, more = "It has achieved {number} outcome.", "It has achieved {number} outcomes."
        >>> Localizer("nl").npgettext("report", one, more, 1)
        'Het heeft 1 resultaat bereikt.'
        """
        for catalogue in self._chain:
            text = catalogue.plural(context, singular, plural, number)
            if text is not None:
                return self._fill(text, {"number": number, **values})
        raise MissingTranslationError(context, singular, self.languages)

    def _fill(self, text: str, values: dict[str, Value]) -> str:
        shown = {name: self._shown(value) for name, value in values.items()}
        return _PLACEHOLDER.sub(lambda match: shown.get(match[1], match[0]), text)

    def _shown(self, value: Value) -> str:
        if isinstance(value, datetime.date):
            return self.date(value)
        return self.number(value) if isinstance(value, (int, float)) else value

    def number(self, number: float) -> str:
        """Return a number in the locale's form.

        >>> Localizer("nl").number(1234.5), Localizer("en").number(1234.5)
        ('1.234,5', '1,234.5')
        """
        return format_decimal(number, locale=self.locale)

    def percent(self, ratio: float) -> str:
        """Return a ratio (1.0 is all) as a whole percentage.

        >>> Localizer("nl").percent(0.625), Localizer("en").percent(1)
        ('62%', '100%')
        """
        return format_percent(ratio, locale=self.locale)

    def date(self, date: datetime.date, style: DateStyle = "long") -> str:
        """Return a date in the locale's form.

        >>> day = datetime.date(2024, 9, 1)
        >>> Localizer("nl").date(day), Localizer("en").date(day)
        ('1 september 2024', 'September 1, 2024')
        """
        return format_date(date, format=style, locale=self.locale)

    def date_range(self, start: datetime.date, end: datetime.date) -> str:
        """Return a period, from *start* to *end*.

        >>> period = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
        >>> Localizer("nl").date_range(*period).split()
        ['1', 'sep', '2024', '–', '31', 'aug', '2025']
        """
        return format_interval(start, end, skeleton="yMMMd", locale=self.locale)

    def joined(self, items: Iterable[str]) -> str:
        """Return a list in words.

        >>> Localizer("nl").joined(["a", "b", "c"]), Localizer("en").joined(["a", "b", "c"])
        ('a, b en c', 'a, b, and c')
        """
        return format_list([*items], locale=self.locale)

    def alternatives(self, items: Iterable[str]) -> str:
        """Return a choice in words.

        >>> Localizer("nl").alternatives(["a", "b"]), Localizer("en").alternatives(["a", "b", "c"])
        ('a of b', 'a, b, or c')
        """
        return format_list([*items], style="or", locale=self.locale)

    def country(self, code: str) -> str:
        """Return the name of a country, or the code itself if CLDR has no name for it.

        Args:
            code: Two letters, ISO 3166-1; EL and UK, as the programme writes them, serve too.

        >>> Localizer("nl").country("EL"), Localizer("en").country("UK")
        ('Griekenland', 'United Kingdom')
        """
        return str(self.locale.territories.get(_ISO_COUNTRIES.get(code, code), code))

    def language(self, tag: str) -> str:
        """Return the name of a language, or the tag itself if CLDR has no name for it.

        >>> Localizer("nl").language("en"), Localizer("en").language("nl-BE")
        ('Engels', 'Dutch (Belgium)')
        """
        try:
            return str(parse_locale(tag).get_display_name(self.locale) or tag)
        except UnknownLocaleError:
            return tag

    def __reduce__(self) -> tuple[object, ...]:
        return _make_again, self._request


def _make_again(
    locale: str | Locale, fallbacks: tuple[str | Locale, ...], catalogues: tuple[Folder, ...]
) -> Localizer:
    return Localizer(locale, fallbacks=fallbacks, catalogues=catalogues)


LocaleLike: TypeAlias = "str | Locale | Localizer"


@lru_cache(maxsize=128)
def _shipped_localizer(locale: str | Locale) -> Localizer:
    return Localizer(locale)


def localizer_for(locale: LocaleLike) -> Localizer:
    """Return *locale* itself if it is a localizer, else the shared one of that locale.

    Raises:
        LocaleError: The locale is not known, or no catalogue is in its language.
    """
    if isinstance(locale, Localizer):
        return locale
    if not isinstance(locale, (str, Locale)):
        raise UnknownLocaleError(locale, available_languages())
    return _shipped_localizer(locale)


def negotiate(
    preferred: str | Iterable[str],
    *,
    default: str | Locale | None = None,
    catalogues: Iterable[Folder] = (),
) -> Localizer:
    """Return the localizer that serves a reader's languages best.

    Args:
        preferred: An ``Accept-Language`` header, or its parts in a list. Malformed parts, and
            those nobody can serve, are passed over.
        default: The locale if none can be served.
        catalogues: Folders of further catalogues.

    >>> negotiate(["fr-FR", "nl-BE;q=0.8", "en;q=0.9"]).tag, negotiate("nl-BE, en;q=0.5").tag
    ('en', 'nl-BE')

    Raises:
        UnsupportedLocaleError: None can be served, and there is no default.
    """
    folders = _several(catalogues, "folders")
    header = _header(preferred)
    ranked = _by_quality(header)
    refused = {tag.lower() for tag, quality in ranked if not quality}
    for tag, quality in ranked:
        localizer = _first_served(tag, folders, refused) if quality else None
        if localizer is not None:
            return localizer
    if default is not None:
        return Localizer(default, catalogues=folders)
    raise UnsupportedLocaleError(header, available_languages(folders))


def _header(preferred: str | Iterable[str]) -> str:
    try:
        return preferred if isinstance(preferred, str) else ",".join(preferred)
    except TypeError:
        raise UnknownLocaleError(preferred, available_languages()) from None


def _by_quality(header: str) -> list[tuple[str, float]]:
    """Return the tags of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4)."""
    ranked = []
    for part in header.split(",", MOST_LANGUAGES)[:MOST_LANGUAGES]:
        match = _QUALITY.fullmatch(part)
        if match:
            ranked.append((match[1], float(match[2] or 1)))
    return sorted(ranked, key=lambda pair: pair[1], reverse=True)


def _first_served(tag: str, folders: tuple[Folder, ...], refused: set[str]) -> Localizer | None:
    """Return the localizer of *tag*, or of its language where the region is unknown to CLDR."""
    if tag == "*":
        languages = ("en", *available_languages(folders))
        wanted = (each for each in languages if each.lower() not in refused)
        return next((Localizer(each, catalogues=folders) for each in wanted), None)
    for candidate in (tag, tag.replace("_", "-").split("-")[0]):
        try:
            return Localizer(candidate, catalogues=folders)
        except LocaleError:
            continue
    return None
