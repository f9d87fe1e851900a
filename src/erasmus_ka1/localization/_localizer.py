"""One locale and its words, passed explicitly: nothing here reads the environment.

A `Localizer` turns a concept or an English message into words, and values into CLDR's forms.
"""

from __future__ import annotations

import datetime
import decimal
import math
import numbers
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias, TypeVar, cast

import attrs
from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from .._errors import (
    MissingTranslationError,
    UnknownLocaleError,
    UnsupportedLocaleError,
    WrongKindError,
)
from .._lazy import late_import
from .._locale import LocaleLike
from .._messages import pgettext_noop
from ._catalogues import (
    GUIDE_DOMAIN,
    INTERFACE_DOMAIN,
    Catalogue,
    Folder,
    GuidePage,
    available_languages,
    broken_packs,
    catalogues_for,
    forget_registered,
    parse_locale,
)

__all__ = ["LocaleLike", "Localizer", "Translation", "Value", "forget_packs", "localizer_for"]

T = TypeVar("T")
DateStyle = Literal["short", "medium", "long", "full"]
TextKind = Literal["label", "short_label", "statement"]
Value: TypeAlias = str | int | float | datetime.date

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
# the programme writes these two countries in its own way
_ISO_COUNTRIES = {"EL": "GR", "UK": "GB"}
_NUMBERS = (numbers.Real, decimal.Decimal)
# the largest float has 309 digits
_EVERY_DIGIT = decimal.Context(prec=400)
# plain English is European English: 1 September 2024
_EUROPEAN_ENGLISH = Locale("en", "GB")


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
    @property
    def is_label_ours(self) -> bool: ...


class Wording(Protocol):
    """An edition of the guide: which catalogue entries have its words for a text."""

    @property
    def edition(self) -> int: ...
    def __hash__(self) -> int: ...
    def wordings(
        self,
        concept: Any,  # noqa: ANN401 - a concept
        kind: TextKind,
        /,
    ) -> Iterator[tuple[int | None, str, str]]: ...


TextOf: TypeAlias = Callable[[Labelled], str]


class Translation(NamedTuple):
    """A text, and the language it really is in.

    Attributes:
        text: The text.
        language: Its language, as a BCP 47 tag: that of a fallback, where one had to serve.
    """

    text: str
    language: str


class _Found(NamedTuple):
    text: str
    language: str
    worded_in: int | None


def _find(
    chain: Sequence[Catalogue], wording: Wording | None, concept: Labelled, kind: TextKind
) -> _Found:
    """Return a concept's text from the first catalogue that has one of its wordings."""
    given: object = concept
    if isinstance(given, type) or not hasattr(given, "english_statement"):
        raise WrongKindError(given, pgettext_noop("expected", "a concept of the guide"))
    is_ours = kind == "short_label" or (kind == "label" and concept.is_label_ours)
    entries: list[tuple[int | None, str, str]] = [
        (None, concept.code, getattr(concept, f"english_{kind}"))
    ]
    if wording is not None and not is_ours:
        entries = [*wording.wordings(concept, kind)]
    domain = INTERFACE_DOMAIN if is_ours else GUIDE_DOMAIN
    for catalogue in chain:
        for worded_in, context, english in entries:
            text = catalogue.text(domain, context, english)
            if text is not None:
                return _Found(text, catalogue.language, worded_in)
    languages = tuple(catalogue.language for catalogue in chain)
    raise MissingTranslationError(concept.code, entries[0][2], languages)


class _Texts(dict[Labelled, str]):
    """The texts of one kind that were asked for so far; a new one is looked up and kept."""

    __slots__ = ("_chain", "_kind", "_wording")

    def __init__(
        self, chain: tuple[Catalogue, ...], wording: Wording | None, kind: TextKind
    ) -> None:
        super().__init__()
        self._chain = chain
        self._wording = wording
        self._kind: TextKind = kind

    def __missing__(self, concept: Labelled) -> str:
        self[concept] = text = _find(self._chain, self._wording, concept, self._kind).text
        return text


@lru_cache(maxsize=256)
def _texts(chain: tuple[Catalogue, ...], wording: Wording | None, kind: TextKind) -> TextOf:
    """Return the look-up that all localizers with the same catalogues share.

    It is the method of the dict itself: a Python function around it would cost as much again.
    """
    return _Texts(chain, wording, kind).__getitem__


def as_tuple(given: Iterable[T], expected: str) -> tuple[T, ...]:
    """Return *given* as a tuple; a `str` is rejected rather than split into characters."""
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise WrongKindError(given, expected)
    return tuple(given)


def _texts_in(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_text, as_tuple(given, pgettext_noop("expected", "a list of texts"))))


def _wording_of(edition: int | Wording | None) -> Wording | None:
    if edition is None:
        return None
    if hasattr(edition, "wordings"):
        return cast(Wording, edition)
    wording: Wording = late_import("taxonomy:GUIDES")[edition]
    return wording


def _expect(given: object, kind: type[T] | tuple[type[T], ...], expected: str) -> T:
    if isinstance(given, kind):
        return given
    raise WrongKindError(given, expected)


def _text(given: object) -> str:
    return _expect(given, str, pgettext_noop("expected", "text"))


def _date(given: object) -> datetime.date:
    return _expect(given, datetime.date, pgettext_noop("expected", "a date"))


def _number(given: object) -> int | float | decimal.Decimal:
    """Return a number of any class as one that Babel takes; a float is the limit of its size."""
    with suppress(OverflowError, ValueError):
        if isinstance(given, _NUMBERS) and not isinstance(given, bool) and math.isfinite(given):
            if isinstance(given, decimal.Decimal):
                return given
            return int(given) if isinstance(given, numbers.Integral) else float(given)
    raise WrongKindError(given, pgettext_noop("expected", "a finite number"))


def _whole_number(given: object) -> int:
    number = _number(given)
    if isinstance(number, int):
        return number
    raise WrongKindError(given, pgettext_noop("expected", "a whole number"))


@attrs.frozen(init=False)
class Localizer:
    """A locale with its catalogue: immutable, cheap to keep, safe to share between threads.

    Texts come from the first catalogue in the chain that has them: that of the locale, then
    those of the fallbacks, if the caller gives any. Numbers, dates and names follow `locale`;
    plain ``en`` has European forms (1 September 2024).

    Attributes:
        locale: The Babel locale: the one asked for, or the first fallback that has a catalogue
            where it has none.
        languages: The languages of the chain, as BCP 47 tags.
        label: Returns a concept's label, once found for about two dict look-ups; raises
            `WrongKindError` for anything but a concept (a plain `TypeError` if it has no hash),
            `MissingTranslationError` for a text that no catalogue of the chain has.
        short_label: Returns a concept's short label, likewise.
        statement: Returns a concept's statement, likewise.

    >>> from erasmus_ka1 import learners
    >>> flemish, english = Localizer("nl-BE"), Localizer("en")
    >>> flemish.label(learners.LEARNING_PERFORMANCE), english.label(learners.LEARNING_PERFORMANCE)
    ('verbeterde leerprestaties', 'improved learning performance')
    """

    locale: Locale
    languages: tuple[str, ...]
    _chain: tuple[Catalogue, ...] = attrs.field(eq=False, repr=False)
    _fallbacks: tuple[str | Locale, ...] = attrs.field(eq=False, repr=False)
    _folders: tuple[Folder, ...] = attrs.field(repr=False)
    _wording: Wording | None = attrs.field(repr=False)
    _formats: Locale = attrs.field(eq=False, repr=False)
    label: TextOf = attrs.field(eq=False, repr=False)
    short_label: TextOf = attrs.field(eq=False, repr=False)
    statement: TextOf = attrs.field(eq=False, repr=False)

    def __init__(
        self,
        locale: str | Locale,
        *,
        edition: int | Wording | None = None,
        fallbacks: Sequence[str | Locale] = (),
        catalogues: Iterable[Folder] = (),
    ) -> None:
        """Make a localizer.

        Args:
            locale: ``nl``, ``nl-BE``, ``nl_BE`` or a Babel locale.
            edition: The edition of the guide, or its guide, whose wording to use; if not given,
                that of 2024, or a concept's own where 2024 lacks it.
            fallbacks: Locales to take a text from where the first has none, in this order.
            catalogues: Folders of further catalogues, laid out as ours is:
                ``<language>/LC_MESSAGES/erasmus_ka1.mo`` and ``erasmus_ka1_guide.mo``.

        Raises:
            UnknownLocaleError: A locale is malformed or unknown to CLDR.
            UnsupportedLocaleError: No catalogue is in the language, nor in that of a fallback.
            UnknownEditionError: There is no guide of that edition.
            CatalogueError: A catalogue cannot be read, or is offered twice.
            WrongKindError: The fallbacks or the catalogues are not a list.
        """
        folders = as_tuple(catalogues, pgettext_noop("expected", "a list of folders"))
        others = as_tuple(fallbacks, pgettext_noop("expected", "a list of locales"))
        serving = None
        chain: list[Catalogue] = []
        for candidate in map(parse_locale, (locale, *others)):
            found = catalogues_for(candidate, folders)
            serving = serving or (candidate if found else None)
            chain += [catalogue for catalogue in found if catalogue not in chain]
        if serving is None:
            if broken := broken_packs():
                raise broken[0]
            raise UnsupportedLocaleError(str(locale), available_languages(folders))
        self._set(serving, tuple(chain), others, folders, _wording_of(edition))

    def _set(
        self,
        locale: Locale,
        chain: tuple[Catalogue, ...],
        fallbacks: tuple[str | Locale, ...],
        folders: tuple[Folder, ...],
        wording: Wording | None,
    ) -> None:
        languages = tuple(catalogue.language for catalogue in chain)
        is_plain_english = locale.language == "en" and not locale.territory
        formats = _EUROPEAN_ENGLISH if is_plain_english else locale
        kinds: tuple[TextKind, ...] = ("label", "short_label", "statement")
        texts = (_texts(chain, wording, kind) for kind in kinds)
        self.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue]
            locale, languages, chain, fallbacks, folders, wording, formats, *texts
        )

    @property
    def tag(self) -> str:
        """The locale as a BCP 47 tag: ``nl-BE``."""
        return str(self.locale).replace("_", "-")

    @property
    def language(self) -> str:
        """The language subtag: ``nl`` for ``nl-BE``."""
        return str(self.locale.language)

    @property
    def edition(self) -> int | None:
        """The edition whose wording it uses; None for 2024's, or a concept's own."""
        return None if self._wording is None else self._wording.edition

    def for_edition(self, edition: int | Wording | None) -> Localizer:
        """Return the same localizer with the wording of another edition."""
        wording = _wording_of(edition)
        if wording is self._wording:
            return self
        other = object.__new__(Localizer)
        other._set(self.locale, self._chain, self._fallbacks, self._folders, wording)
        return other

    def origin_of(self, concept: Labelled, of: TextKind = "label") -> tuple[str, int | None]:
        """Return the language a text really comes from, and the edition that words it so.

        Args:
            concept: The concept.
            of: Which of its texts.

        Returns:
            The language, as a BCP 47 tag; and the edition, None for the concept's own wording.
        """
        if of not in ("label", "short_label", "statement"):
            expected = pgettext_noop("expected", "'label', 'short_label' or 'statement'")
            raise WrongKindError(of, expected)
        found = _find(self._chain, self._wording, concept, of)
        return found.language, found.worded_in

    def page_of(self, language: str) -> GuidePage | None:
        """Return the page of the guide that the catalogue of a language says it is verbatim in."""
        return next((each.page for each in self._chain if each.language == language), None)

    def text(self, context: str, english: str) -> str:
        """Return the translation of *english*, another text of the concept with a code.

        Raises:
            MissingTranslationError: No catalogue of the chain has it.
        """
        return self._translated(GUIDE_DOMAIN, context, english).text

    def message(self, context: str, message: str, /, **values: Value) -> Translation:
        """Return a message of the interface and its language, with its placeholders filled in.

        Args:
            context: The part of the interface the message belongs to.
            message: The English text, with placeholders as ``{name}``.
            **values: What to fill in; numbers and dates take the locale's form.

        Raises:
            MissingTranslationError: No catalogue of the chain has it.
        """
        found = self._translated(INTERFACE_DOMAIN, context, message)
        return Translation(self._fill(found.text, values), found.language)

    def plural_message(
        self, context: str, singular: str, plural: str, number: int, /, **values: Value
    ) -> Translation:
        """Return a message in the form that *number* asks for; ``{number}`` is filled in too."""
        number = _whole_number(number)
        for catalogue in self._chain:
            text = catalogue.plural(_text(context), _text(singular), _text(plural), number)
            if text is not None:
                filled = self._fill(text, {"number": number, **values})
                return Translation(filled, catalogue.language)
        raise MissingTranslationError(context, singular, self.languages)

    def pgettext(self, context: str, message: str, /, **values: Value) -> str:
        """Return a message of the interface, with its placeholders filled in."""
        return self.message(context, message, **values).text

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: Value
    ) -> str:
        """Return a message in the form that *number* asks for; ``{number}`` is filled in too.

        >>> one, more = "It has achieved {number} outcome.", "It has achieved {number} outcomes."
        >>> Localizer("nl").npgettext("report", one, more, 1)
        'Het heeft 1 resultaat bereikt.'
        """
        return self.plural_message(context, singular, plural, number, **values).text

    def _translated(self, domain: str, context: str, message: str) -> Translation:
        for catalogue in self._chain:
            text = catalogue.text(domain, _text(context), _text(message))
            if text is not None:
                return Translation(text, catalogue.language)
        raise MissingTranslationError(context, message, self.languages)

    def _fill(self, text: str, values: dict[str, Value]) -> str:
        formatted = {name: self._formatted(value) for name, value in values.items()}
        return _PLACEHOLDER.sub(lambda match: formatted.get(match[1], match[0]), text)

    def _formatted(self, value: Value) -> str:
        if isinstance(value, datetime.date):
            return self.date(value)
        return self.number(cast("float", value)) if isinstance(value, _NUMBERS) else _text(value)

    def number(self, number: float) -> str:
        """Return a number in the locale's form.

        >>> Localizer("nl").number(1234.5), Localizer("en").number(1234.5)
        ('1.234,5', '1,234.5')
        """
        with decimal.localcontext(_EVERY_DIGIT):
            return format_decimal(_number(number), locale=self._formats)

    def percent(self, ratio: float) -> str:
        """Return a ratio (1.0 is all) as a whole percentage.

        >>> Localizer("nl").percent(0.625), Localizer("en").percent(1)
        ('62%', '100%')
        """
        with decimal.localcontext(_EVERY_DIGIT):
            return format_percent(_number(ratio), locale=self._formats)

    def date(self, date: datetime.date, style: DateStyle = "long") -> str:
        """Return a date in the locale's form.

        >>> day = datetime.date(2024, 9, 1)
        >>> Localizer("nl").date(day), Localizer("en").date(day)
        ('1 september 2024', '1 September 2024')
        """
        if style not in ("short", "medium", "long", "full"):
            expected = pgettext_noop("expected", "'short', 'medium', 'long' or 'full'")
            raise WrongKindError(style, expected)
        return format_date(_date(date), format=style, locale=self._formats)

    def date_range(self, start: datetime.date, end: datetime.date) -> str:
        """Return a period, from *start* to *end*.

        >>> period = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
        >>> Localizer("nl").date_range(*period).split()
        ['1', 'sep', '2024', '–', '31', 'aug', '2025']
        """
        return format_interval(_date(start), _date(end), skeleton="yMMMd", locale=self._formats)

    def joined(self, items: Iterable[str]) -> str:
        """Return a list in words.

        >>> Localizer("nl").joined(["a", "b", "c"]), Localizer("en").joined(["a", "b", "c"])
        ('a, b en c', 'a, b and c')
        """
        return format_list(_texts_in(items), locale=self._formats)

    def alternatives(self, items: Iterable[str]) -> str:
        """Return a choice in words.

        >>> Localizer("nl").alternatives(["a", "b"]), Localizer("en").alternatives(["a", "b", "c"])
        ('a of b', 'a, b or c')
        """
        return format_list(_texts_in(items), style="or", locale=self._formats)

    def country_name(self, code: str) -> str:
        """Return the name of a country, or the code itself if CLDR has no name for it.

        Args:
            code: Two letters, ISO 3166-1; EL and UK, as the programme writes them, serve too.

        >>> Localizer("nl").country_name("EL"), Localizer("en").country_name("UK")
        ('Griekenland', 'United Kingdom')
        """
        code = _text(code)
        return str(self.locale.territories.get(_ISO_COUNTRIES.get(code, code), code))

    def language_name(self, tag: str) -> str:
        """Return the name of a language, or the tag itself if CLDR has no name for it.

        >>> Localizer("nl").language_name("en"), Localizer("en").language_name("nl-BE")
        ('Engels', 'Dutch (Belgium)')
        """
        try:
            return str(parse_locale(tag).get_display_name(self.locale) or tag)
        except UnknownLocaleError:
            return _text(tag)

    def __reduce__(self) -> tuple[object, ...]:
        return _make_again, (self.locale, self._fallbacks, self._folders, self._wording)


def _make_again(
    locale: str | Locale,
    fallbacks: tuple[str | Locale, ...],
    catalogues: tuple[Folder, ...],
    edition: Wording | None,
) -> Localizer:
    return Localizer(locale, fallbacks=fallbacks, catalogues=catalogues, edition=edition)


@lru_cache(maxsize=128)
def _shipped_localizer(locale: str | Locale) -> Localizer:
    return Localizer(locale)


@lru_cache(maxsize=128)
def _with_edition(localizer: Localizer, wording: Wording) -> Localizer:
    return localizer.for_edition(wording)


def forget_packs() -> None:
    """Forget which language packs are installed: call it after one was installed meanwhile.

    Localizers made before keep their words.
    """
    forget_registered()
    _shipped_localizer.cache_clear()
    _with_edition.cache_clear()


def localizer_for(locale: LocaleLike, *, edition: int | Wording | None = None) -> Localizer:
    """Return *locale* itself if it is a localizer, else the shared one of that locale.

    Args:
        locale: A tag, a Babel locale or a localizer.
        edition: The edition of the guide, or its guide, whose wording to use instead.

    Raises:
        LocaleError: The locale is unknown, or no catalogue is in its language.
        UnknownEditionError: There is no guide of that edition.
    """
    if isinstance(locale, Localizer):
        localizer = locale
    elif isinstance(locale, (str, Locale)):
        localizer = _shipped_localizer(locale)
    else:
        raise UnknownLocaleError(locale, available_languages())
    wording = _wording_of(edition)
    return localizer if wording is None else _with_edition(localizer, wording)
