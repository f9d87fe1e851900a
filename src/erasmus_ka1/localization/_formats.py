"""Values in CLDR's forms: numbers, dates, lists, and the names of countries and languages."""

from __future__ import annotations

import datetime
import decimal
import math
import numbers
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from typing import Literal, TypeAlias, TypeVar, cast, get_args

import attrs
from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from .._errors import UnknownLocaleError, WrongKindError
from .._messages import pgettext_noop
from .._validation import date_class, listed, named, of_kind, text_in
from ._catalogues import parse_locale

__all__ = ["Formats", "Value", "as_tuple", "as_whole_number"]

T = TypeVar("T")
DateStyle = Literal["short", "medium", "long", "full"]
Value: TypeAlias = str | int | float | datetime.date

# the programme writes these two countries in its own way
_ISO_COUNTRIES = {"EL": "GR", "UK": "GB"}
_NUMBERS = (numbers.Real, decimal.Decimal)
_MOST_KEPT = 2**13
# the largest float has 309 digits; a half is rounded as spreadsheets do
_EVERY_DIGIT = decimal.Context(prec=400, rounding=decimal.ROUND_HALF_UP)
# plain English is European English: 1 September 2024
_EUROPEAN_ENGLISH = Locale("en", "GB")


def _cldr_locale(locale: Locale) -> Locale:
    is_plain_english = locale.language == "en" and not locale.territory
    return _EUROPEAN_ENGLISH if is_plain_english else locale


def _formatted(form: Callable[..., str], locale: Locale, number: float | decimal.Decimal) -> str:
    # -0.0 equals 0.0, but has a sign
    return (_kept_form if number else _form)(form, locale, number)


def _form(form: Callable[..., str], locale: Locale, number: float | decimal.Decimal) -> str:
    with decimal.localcontext(_EVERY_DIGIT):
        return form(number, locale=locale)


# numbers repeat within and between reports
_kept_form = lru_cache(maxsize=_MOST_KEPT, typed=True)(_form)


@attrs.frozen
class Formats:
    """The forms that a locale gives to values.

    Attributes:
        locale: The Babel locale.
    """

    locale: Locale
    _cldr: Locale = attrs.field(
        default=attrs.Factory(lambda self: _cldr_locale(self.locale), takes_self=True),
        init=False,
        eq=False,
        repr=False,
    )

    def number(self, number: float) -> str:
        """Return a number in the locale's form.

        >>> from erasmus_ka1.localization import Localizer
        >>> Localizer("nl").number(1234.5), Localizer("en").number(1234.5)
        ('1.234,5', '1,234.5')
        """
        return _formatted(format_decimal, self._cldr, _number(number))

    def percent(self, ratio: float) -> str:
        """Return a ratio (1.0 is all) as a whole percentage; a half is rounded up.

        >>> from erasmus_ka1.localization import Localizer
        >>> Localizer("nl").percent(0.625), Localizer("en").percent(1)
        ('63%', '100%')
        """
        return _formatted(format_percent, self._cldr, _number(ratio))

    def date(self, date: datetime.date, style: DateStyle = "long") -> str:
        """Return a date in the locale's form.

        >>> from erasmus_ka1.localization import Localizer
        >>> day = datetime.date(2024, 9, 1)
        >>> Localizer("nl").date(day), Localizer("en").date(day)
        ('1 september 2024', '1 September 2024')
        """
        expected = pgettext_noop("expected", "'short', 'medium', 'long' or 'full'")
        form = named(style, get_args(DateStyle), expected)
        return format_date(_date(date), format=form, locale=self._cldr)

    def date_range(self, start: datetime.date, end: datetime.date) -> str:
        """Return a period, from *start* to *end*.

        >>> from erasmus_ka1.localization import Localizer
        >>> period = datetime.date(2024, 9, 1), datetime.date(2025, 8, 31)
        >>> Localizer("nl").date_range(*period).split()
        ['1', 'sep', '2024', '–', '31', 'aug', '2025']
        """
        return format_interval(_date(start), _date(end), skeleton="yMMMd", locale=self._cldr)

    def joined(self, items: Iterable[str]) -> str:
        """Return a list in words.

        >>> from erasmus_ka1.localization import Localizer
        >>> Localizer("nl").joined(["a", "b", "c"]), Localizer("en").joined(["a", "b", "c"])
        ('a, b en c', 'a, b and c')
        """
        return format_list(_texts_in(items), locale=self._cldr)

    def alternatives(self, items: Iterable[str]) -> str:
        """Return a choice in words.

        >>> from erasmus_ka1.localization import Localizer
        >>> Localizer("nl").alternatives(["a", "b"]), Localizer("en").alternatives(["a", "b", "c"])
        ('a of b', 'a, b or c')
        """
        return format_list(_texts_in(items), style="or", locale=self._cldr)

    def country_name(self, code: str) -> str:
        """Return the name of a country, or the code itself if CLDR has no name for it.

        Args:
            code: Two letters, ISO 3166-1; EL and UK, as the programme writes them, serve too.

        >>> from erasmus_ka1.localization import Localizer
        >>> Localizer("nl").country_name("EL"), Localizer("en").country_name("UK")
        ('Griekenland', 'United Kingdom')
        """
        code = text_in(code)
        return str(self.locale.territories.get(_ISO_COUNTRIES.get(code, code), code))

    def language_name(self, tag: str) -> str:
        """Return the name of a language, or the tag itself if CLDR has no name for it.

        >>> from erasmus_ka1.localization import Localizer
        >>> Localizer("nl").language_name("en"), Localizer("en").language_name("nl-BE")
        ('Engels', 'Dutch (Belgium)')
        >>> Localizer("nl").language_name("zea-NL"), Localizer("en").language_name("nds")
        ('Zeeuws', 'Low German')
        """
        try:
            return str(parse_locale(tag).get_display_name(self.locale) or tag)
        except UnknownLocaleError:
            # there are names of more languages than there are locales
            language = re.split("[-_]", text_in(tag))[0].lower()
            return str(self.locale.languages.get(language, text_in(tag)))

    def formatted(self, value: Value) -> str:
        """Return a text as it is, a number or a date in the locale's form."""
        if issubclass(type(value), date_class()):
            return self.date(cast("datetime.date", value))
        return self.number(cast("float", value)) if isinstance(value, _NUMBERS) else text_in(value)


def as_tuple(given: Iterable[T], expected: str) -> tuple[T, ...]:
    """Return *given* as a tuple; a `str` is rejected rather than split into characters."""
    return tuple(listed(given, expected, refused=(str, bytes)))


def _texts_in(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(text_in, as_tuple(given, pgettext_noop("expected", "a list of texts"))))


def _date(given: object) -> datetime.date:
    kind, expected = date_class(), pgettext_noop("expected", "a date")
    date = of_kind(given, kind, expected)
    if date != date:  # noqa: PLR0124 - NaT of pandas is a date by its class
        raise WrongKindError(given, expected)
    # Babel asks for the class that has the name, even while it is that of a test library
    return datetime.date.fromordinal(kind.toordinal(date))


def _number(given: object) -> int | float | decimal.Decimal:
    """Return a number of any class as one that Babel takes; a float is the limit of its size."""
    with suppress(OverflowError, TypeError, ValueError):
        if isinstance(given, _NUMBERS) and not isinstance(given, bool) and math.isfinite(given):
            if isinstance(given, decimal.Decimal):
                return given
            return int(given) if isinstance(given, numbers.Integral) else float(given)
    raise WrongKindError(given, pgettext_noop("expected", "a finite number"))


def as_whole_number(given: object) -> int:
    """Return *given* as an `int` if it is a whole number."""
    number = _number(given)
    if isinstance(number, int):
        return number
    raise WrongKindError(given, pgettext_noop("expected", "a whole number"))
