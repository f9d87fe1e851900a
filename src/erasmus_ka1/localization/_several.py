"""One locale or more, where a text is wanted in several languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from babel import Locale

from .._errors import InvalidValueError
from .._locale import LocaleLike
from .._messages import pgettext_noop
from .._validation import listed
from ._localizer import Localizer, localizer_for
from ._texts import Wording

__all__ = ["Locales", "localizers_for"]

#: One locale, or more for texts in several languages.
Locales: TypeAlias = LocaleLike | Sequence[LocaleLike]


def localizers_for(locale: Locales, edition: Wording) -> tuple[Localizer, ...]:
    """Return the localizer of each locale, once, with the wording of an edition.

    Raises:
        LocaleError: A locale is unknown, or no catalogue is in its language.
        InvalidValueError: There is no locale.
    """
    if isinstance(locale, (str, Locale, Localizer)) or not isinstance(locale, Iterable):
        return (localizer_for(locale, edition=edition),)
    expected = pgettext_noop("expected", "one locale or more")
    by_tag: dict[str, Localizer] = {}
    for each in listed(locale, expected):
        localizer = localizer_for(each, edition=edition)
        by_tag.setdefault(localizer.tag, localizer)
    if not by_tag:
        raise InvalidValueError("locale", locale, expected)
    return tuple(by_tag.values())
