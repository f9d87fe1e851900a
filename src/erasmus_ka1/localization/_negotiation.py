"""Choosing the localizer that serves a reader's languages best."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import partial

from babel import Locale

from .._errors import CatalogueError, LocaleError, UnknownLocaleError, UnsupportedLocaleError
from .._messages import is_text, pgettext_noop
from .._validation import plain_line
from ._catalogues import Folder, available_languages, catalogues_for, parse_locale
from ._formats import as_tuple
from ._localizer import Localizer

__all__ = ["negotiate"]

MOST_LANGUAGES = 100
_TAG = r"\s*([A-Za-z0-9*_-]{1,35})\s*"
_QUALITY = re.compile(_TAG + r"(?:;\s*[qQ]\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*)?")


def negotiate(
    preferred: str | Iterable[str],
    *,
    default: str | Locale | None = None,
    fallbacks: Sequence[str | Locale] = (),
    catalogues: Iterable[Folder] = (),
) -> Localizer:
    """Return the localizer that serves a reader's languages best.

    Args:
        preferred: An ``Accept-Language`` header, or its parts in a list. Malformed parts, and
            those that cannot be served, are passed over.
        default: The locale if none can be served.
        fallbacks: Locales to take a text from where the chosen one has none, in this order.
        catalogues: Folders of further catalogues.

    >>> negotiate(["fr-FR", "nl-BE;q=0.8", "en;q=0.9"]).tag, negotiate("nl-BE, en;q=0.5").tag
    ('en', 'nl-BE')

    Raises:
        UnsupportedLocaleError: None can be served, and there is no default.
    """
    folders = as_tuple(catalogues, pgettext_noop("expected", "a list of folders"))
    make = partial(Localizer, fallbacks=fallbacks, catalogues=folders)
    header = _header(preferred)
    ranked = _by_quality(header)
    refused = {tag.lower() for tag, quality in ranked if not quality}
    for tag, quality in ranked:
        localizer = _first_served(tag, make, refused) if quality else None
        if localizer is not None:
            return localizer
    if default is not None:
        return make(default)
    raise UnsupportedLocaleError(header, available_languages(folders))


def _header(preferred: str | Iterable[str]) -> str:
    try:
        return plain_line(preferred) if is_text(preferred) else ",".join(preferred)
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


def _first_served(tag: str, make: partial[Localizer], refused: set[str]) -> Localizer | None:
    """Return the localizer of *tag*, or None if no catalogue serves it.

    A fallback serves a chosen language where it lacks a text; it is not chosen itself.
    """
    folders = make.keywords["catalogues"]
    if tag == "*":
        languages = ("en", *available_languages(folders))
        wanted = (each for each in languages if each.lower() not in refused)
        return next(map(make, wanted), None)
    try:
        is_served = bool(catalogues_for(parse_locale(tag), folders))
    except (LocaleError, CatalogueError):
        return None
    return make(tag) if is_served else None
