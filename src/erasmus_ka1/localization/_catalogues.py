"""Where language catalogues are, and how one is read.

A catalogue is a gettext ``.mo`` file at ``<folder>/<language>/LC_MESSAGES/erasmus_ka1.mo``. There
are three kinds of folder: ours; the ``locales`` folder of a package that registers itself under
the entry point group ``erasmus_ka1.catalogues``; and any folder a caller names. A language pack
cannot offer one of our languages; it may offer a regional one (``nl_BE``), whose texts are never
shown as the guide's.
"""

from __future__ import annotations

import gettext
import io
import os
import re
import struct
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import attrs
from babel import Locale
from babel.core import UnknownLocaleError as BabelUnknownLocaleError
from babel.support import Translations

from .._errors import CatalogueError, UnknownLocaleError, WrongKindError
from .._messages import printable, short_repr

__all__ = ["Catalogue", "available_languages", "catalogues_for", "parse_locale"]

DOMAIN = "erasmus_ka1"
ENTRY_POINT_GROUP = "erasmus_ka1.catalogues"
LARGEST_FILE = 10_000_000
_LONGEST_REASON = 200
# language, script, territory: whatever else a tag can hold changes no word and no format here
_TAG = re.compile(r"(?!und)[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?")
# what looks like a placeholder, or like a part of one
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


class _Missing(gettext.NullTranslations):
    """The end of gettext's fallback chain: says that a text is missing instead of echoing it."""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        raise LookupError(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        raise LookupError(msgid1)


@attrs.frozen(eq=False, repr=False)
class Catalogue:
    """The words of one language.

    Attributes:
        language: The language, as a BCP 47 tag.
        translations: What was read from its file.
    """

    language: str
    translations: Translations

    def text(self, context: str, message: str) -> str | None:
        """Return the translation of *message*, or None if the catalogue lacks it.

        Of a message with a plural it is the form for one.
        """
        try:
            return str(self.translations.pgettext(context, message))
        except (LookupError, ArithmeticError):
            return self.plural(context, message, message, 1)

    def plural(self, context: str, singular: str, plural: str, number: int) -> str | None:
        """Return the form for *number*, or None if the catalogue lacks it."""
        try:
            return str(self.translations.npgettext(context, singular, plural, number))
        except (LookupError, ArithmeticError):
            return None

    def __repr__(self) -> str:
        return f"Catalogue({self.language!r})"


def parse_locale(text: object) -> Locale:
    """Return the Babel locale of a tag such as ``nl``, ``nl-BE`` or ``nl_BE``.

    The tag is matched as a whole before Babel, which looks for files by name, sees any of it.

    Raises:
        UnknownLocaleError: It is not a locale that CLDR knows.
    """
    if isinstance(text, Locale):
        return text
    if not isinstance(text, str) or not _TAG.fullmatch(text):
        raise UnknownLocaleError(text, available_languages())
    try:
        locale = Locale.parse(text, sep="-" if "-" in text else "_")
    except (BabelUnknownLocaleError, ValueError) as error:
        raise UnknownLocaleError(text, available_languages()) from error
    return locale


def available_languages(folders: Iterable[str | os.PathLike[str]] = ()) -> tuple[str, ...]:
    """Return the languages there are catalogues in, as BCP 47 tags in alphabetical order.

    Args:
        folders: Folders of further catalogues.

    >>> available_languages()
    ('en', 'nl')
    """
    found = {*_own_files(), *_registered_files(), *_files_in_folders(folders)}
    return tuple(sorted(name.replace("_", "-") for name in found))


def catalogues_for(
    locale: Locale, folders: Iterable[str | os.PathLike[str]] = ()
) -> tuple[Catalogue, ...]:
    """Return the catalogues that serve *locale*, the most specific first; may be empty.

    Args:
        locale: A locale; ``nl_BE`` is served by ``nl_BE`` and ``nl``, where they exist.
        folders: Folders of further catalogues.

    Raises:
        CatalogueError: A catalogue is damaged, or two folders offer the same language.
    """
    named = _files_in_folders(folders)
    for name in named.keys() & _own_files().keys():
        raise CatalogueError(str(named[name][0]), f"language {name!r} is part of {DOMAIN} itself")
    found = []
    for name in _names_of(locale):
        if name in _own_files():
            found.append(_read_own(name))
            continue
        candidates = [*named.get(name, ())] or [*_registered_files().get(name, ())]
        if len(candidates) > 1:
            raise CatalogueError(name, f"offered twice: {', '.join(map(str, candidates))}")
        found += [_read_pack(name, path) for path in candidates]
    return tuple(found)


def _names_of(locale: Locale) -> Iterator[str]:
    """Yield the names a locale's catalogue can have, the most specific first, each once."""
    language, script, territory = locale.language, locale.script, locale.territory
    if script and territory:
        yield f"{language}_{script}_{territory}"
    if script:
        yield f"{language}_{script}"
    if territory:
        yield f"{language}_{territory}"
    yield language


@lru_cache(maxsize=1)
def _own_files() -> dict[str, Traversable]:
    return dict(_files_in(files(__package__) / "locales"))


@lru_cache(maxsize=16)
def _read_own(name: str) -> Catalogue:
    return _read(name, _own_files()[name])


@lru_cache(maxsize=1)
def _registered_files() -> dict[str, list[Traversable]]:
    from importlib.metadata import entry_points

    found: dict[str, list[Traversable]] = {}
    for entry_point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            folder = files(entry_point.value) / "locales"
        except Exception as error:
            raise CatalogueError(
                entry_point.value, f"the package cannot be imported ({error})"
            ) from error
        for name, path in _files_in(folder):
            found.setdefault(name, []).append(path)
    return found


def _files_in_folders(
    folders: Iterable[str | os.PathLike[str]],
) -> dict[str, list[Traversable]]:
    found: dict[str, list[Traversable]] = {}
    if isinstance(folders, (str, bytes)) or not isinstance(folders, Iterable):
        raise WrongKindError(folders, "several folders")
    for folder in map(_folder, folders):
        try:
            languages = [*_files_in(folder)]
        except OSError as error:
            reason = f"cannot be looked into: {_said_by(error)}"
            raise CatalogueError(str(folder), reason) from error
        if not languages:
            raise CatalogueError(
                str(folder), f"expected a folder of <language>/LC_MESSAGES/{DOMAIN}.mo"
            )
        for name, path in languages:
            found.setdefault(name, []).append(path)
    return found


def _folder(path: str | os.PathLike[str]) -> Path:
    try:
        return Path(path)
    except TypeError as error:
        raise WrongKindError(path, "the path of a folder") from error


def _files_in(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = entry / "LC_MESSAGES" / f"{DOMAIN}.mo"
        if _TAG.fullmatch(entry.name) and path.is_file():
            yield entry.name.replace("-", "_"), path


def _read_pack(name: str, path: Traversable) -> Catalogue:
    """Return a catalogue that is not ours, once its placeholders are known to be those of ours."""
    catalogue = _read(name, path)
    # gettext has no public way to list what it has read; a key is a message, or that and a form
    messages: dict[str | tuple[str, int], str] = catalogue.translations._catalog  # noqa: SLF001
    for key, translation in messages.items():
        context, _, message = (key[0] if isinstance(key, tuple) else key).rpartition("\x04")
        expected = {*_BRACED.findall(message)}
        if isinstance(key, tuple):
            expected.add("{number}")
        foreign = {*_BRACED.findall(translation)} - expected
        if message and foreign:
            names = printable(", ".join(sorted(foreign)), _LONGEST_REASON)
            reason = f"{names} is no placeholder of {short_repr(message)}"
            where = f" ({printable(context, _LONGEST_REASON)})" if context else ""
            raise CatalogueError(str(path), reason + where)
    return catalogue


def _read(name: str, path: Traversable) -> Catalogue:
    translations = None
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) <= LARGEST_FILE:
            translations = Translations(fp=io.BytesIO(content), domain=DOMAIN)
    except (OSError, ValueError, LookupError, struct.error) as error:
        reason = f"not a readable .mo file ({printable(_said_by(error), _LONGEST_REASON)})"
        raise CatalogueError(str(path), reason) from error
    if translations is None:
        raise CatalogueError(str(path), f"larger than {LARGEST_FILE} bytes")
    translations.add_fallback(_Missing())
    return Catalogue(name.replace("_", "-"), translations)


def _said_by(error: Exception) -> str:
    """Return what went wrong, without the number and the file that the system adds."""
    return (getattr(error, "strerror", None) or str(error)).lower()
