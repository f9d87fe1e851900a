"""Where language catalogues are, and how one is read.

A language has up to two gettext files in ``<folder>/<language>/LC_MESSAGES/``: the guide's words
(``erasmus_ka1_guide.mo``) and ours (``erasmus_ka1.mo``). English needs none: its texts are the
message ids. There are three kinds of folder: ours; the ``locales`` folder of a package registered
under the entry point group ``erasmus_ka1.catalogues``; and any folder a caller names. A language
pack cannot offer one of our languages; it may offer a regional one (``nl_BE``), whose texts are
never shown as the guide's. Our own regional catalogue has only the words that differ there; that
of a pack takes its place.

A pack may say which page of the guide its words are verbatim in: its guide catalogue translates
``edition``, in the context ``page``, by the year (``2025``), and may translate ``document`` and
``version`` likewise. Without a year its words are editorial. (A header would do, but Babel drops
headers that it does not know.)
"""

from __future__ import annotations

import gettext
import io
import os
import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import attrs
from babel import Locale
from babel.core import UnknownLocaleError as BabelUnknownLocaleError
from babel.messages.mofile import read_mo

from .._errors import CatalogueError, UnknownLocaleError, WrongKindError
from .._messages import is_text, pgettext_noop, printable, reason_of, short_repr
from .._validation import listed, plain_line

__all__ = [
    "Catalogue",
    "Folder",
    "GuidePage",
    "available_languages",
    "broken_packs",
    "catalogues_for",
    "forget_registered",
    "parse_locale",
]

Folder: TypeAlias = str | os.PathLike[str]
Found: TypeAlias = dict[str, list[Traversable]]

GUIDE_DOMAIN = "erasmus_ka1_guide"
INTERFACE_DOMAIN = "erasmus_ka1"
ENTRY_POINT_GROUP = "erasmus_ka1.catalogues"
LARGEST_FILE = 10_000_000
_DOMAINS = (GUIDE_DOMAIN, INTERFACE_DOMAIN)
_SOURCE_LANGUAGE = "en"
_LONGEST_REASON = 200
# language, script, territory; a variant or an extension changes no word and no format here
_TAG = re.compile(
    r"(?![Uu][Nn][Dd])(?P<language>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?"
    r"(?:[-_](?P<territory>[A-Za-z]{2}|[0-9]{3}))?(?P<rest>(?:[-_][A-Za-z0-9]{1,8}){0,8})"
)
_YEAR = re.compile("[0-9]{4}")
# what looks like a placeholder, or like part of one
_BRACED = re.compile(r"\{[^{}]*\}|[{}]")


class _Missing(gettext.NullTranslations):
    """The end of gettext's fallback chain: raises where gettext would echo the message."""

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002
        raise LookupError(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        raise LookupError(msgid1)


class GuidePage(NamedTuple):
    """The page that a language pack takes the guide's words from, by its own account.

    Attributes:
        edition: The year of the edition.
        document: The document's title.
        version: The version printed in the document, if any.
    """

    edition: int
    document: str
    version: str | None


@attrs.frozen(eq=False, repr=False)
class Catalogue:
    """The words of one language.

    Attributes:
        language: The language, as a BCP 47 tag.
        translations: What was read from its files, by domain.
        page: Where a language pack has the guide's words verbatim from, if it says so.
    """

    language: str
    translations: Mapping[str, gettext.NullTranslations]
    page: GuidePage | None = None

    def text(self, domain: str, context: str, message: str) -> str | None:
        """Return the translation of *message*, or None if the catalogue lacks it.

        Of a message with a plural it is the form for one.
        """
        try:
            return self.translations[domain].pgettext(context, message) or None
        except (LookupError, ArithmeticError):
            return self.plural(context, message, message, 1)

    def plural(self, context: str, singular: str, plural: str, number: int) -> str | None:
        """Return the form for *number*, or None if the catalogue lacks it."""
        try:
            interface = self.translations[INTERFACE_DOMAIN]
            return interface.npgettext(context, singular, plural, number) or None
        except (LookupError, ArithmeticError):
            return None


class _Source(Catalogue):
    """English, which the messages are written in."""

    def text(self, domain: str, context: str, message: str) -> str | None:  # noqa: ARG002
        return message

    def plural(self, context: str, singular: str, plural: str, number: int) -> str | None:  # noqa: ARG002
        return singular if number == 1 else plural


_SOURCE = _Source(_SOURCE_LANGUAGE, {})


def parse_locale(text: object) -> Locale:
    """Return the Babel locale of a tag such as ``nl``, ``nl-BE`` or ``nl_BE``.

    Subtags that CLDR does not know fall off from the end (RFC 4647, 3.4): ``en-GB-oxendict`` is
    ``en-GB``. The tag is matched as a whole before Babel, which looks for files by name, sees it.

    Raises:
        UnknownLocaleError: CLDR knows no such language.
    """
    if isinstance(text, Locale):
        return text
    tag = _TAG.fullmatch(plain_line(text)) if is_text(text) else None
    if tag is None:
        raise UnknownLocaleError(text, available_languages())
    subtags = [each for each in (tag["language"], tag["script"], tag["territory"]) if each]
    while subtags:
        try:
            found = Locale.parse("_".join(subtags))
            if tag["territory"] or not found.territory:
                return found
            # Babel takes "eng" for American English
            return Locale(found.language, script=found.script)
        except (BabelUnknownLocaleError, ValueError):
            subtags.pop()
    raise UnknownLocaleError(text, available_languages())


def available_languages(folders: Iterable[Folder] = ()) -> tuple[str, ...]:
    """Return the languages that can be served, as BCP 47 tags in alphabetical order.

    Args:
        folders: Folders of further catalogues.

    >>> available_languages()
    ('en', 'nl')
    """
    found = {_SOURCE_LANGUAGE, *_own_languages(), *_registered()[0], *_files_in_folders(folders)}
    return tuple(sorted(name.replace("_", "-") for name in found))


def catalogues_for(locale: Locale, folders: Iterable[Folder] = ()) -> tuple[Catalogue, ...]:
    """Return the catalogues that serve *locale*, the most specific first; may be empty.

    Args:
        locale: A locale; ``nl_BE`` is served by ``nl_BE`` and ``nl``, where they exist.
        folders: Folders of further catalogues.

    Raises:
        CatalogueError: A catalogue of this language is damaged, or two folders offer the same.
    """
    own, registered = _own_files(), _registered()[0]
    named = _files_in_folders(folders)
    for name in named.keys() & {_SOURCE_LANGUAGE, *_own_languages()}:
        raise CatalogueError(
            str(named[name][0]), f"language {name!r} is part of {INTERFACE_DOMAIN} itself"
        )
    found: list[Catalogue] = []
    for name in _names_of(locale):
        if name == _SOURCE_LANGUAGE:
            found.append(_SOURCE)
            continue
        candidates = [*named.get(name, ())] or [*registered.get(name, ())]
        if name in own and (name in _own_languages() or not candidates):
            found.append(_read_own(name))
            continue
        if len(candidates) > 1:
            raise CatalogueError(name, f"offered twice: {', '.join(map(str, candidates))}")
        found += [_read_pack(name, path) for path in candidates]
    return tuple(found)


def broken_packs() -> tuple[CatalogueError, ...]:
    """Return why installed language packs cannot be imported."""
    return _registered()[1]


def forget_registered() -> None:
    """Look for installed language packs again when next asked."""
    _registered.cache_clear()


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
    return dict(_files_in(files("erasmus_ka1.localization") / "locales"))


@lru_cache(maxsize=1)
def _own_languages() -> frozenset[str]:
    """Return the names of our catalogues of whole languages, without the regional ones."""
    return frozenset(name for name in _own_files() if "_" not in name)


@lru_cache(maxsize=16)
def _read_own(name: str) -> Catalogue:
    return _read(name, _own_files()[name])


@lru_cache(maxsize=1)
def _registered() -> tuple[Found, tuple[CatalogueError, ...]]:
    """Return the folders of installed language packs by language, and what broke others."""
    from importlib.metadata import distributions

    found: Found = {}
    broken: dict[str, CatalogueError] = {}
    packages: dict[str, None] = {}
    for distribution in distributions():
        with _noted("the entry points of a package", broken):
            entry_points = distribution.entry_points.select(group=ENTRY_POINT_GROUP)
            packages |= dict.fromkeys(each.value for each in entry_points)
    for package in packages:
        with _noted(package, broken):
            for name, path in [*_files_in(files(package) / "locales")]:
                found.setdefault(name, []).append(path)
    return found, tuple(broken.values())


@contextmanager
def _noted(package: str, broken: dict[str, CatalogueError]) -> Iterator[None]:
    """Add whatever a stranger's package raises to *broken*, even if it wants the program to end."""
    try:
        yield
    except (Exception, SystemExit) as error:  # noqa: BLE001
        reason = printable(reason_of(error), _LONGEST_REASON)
        broken[package] = CatalogueError(package, f"the package cannot be imported ({reason})")


def _files_in_folders(folders: Iterable[Folder]) -> Found:
    found: Found = {}
    expected = pgettext_noop("expected", "a list of folders")
    for folder in map(_path_of, listed(folders, expected, refused=(str, bytes))):
        try:
            languages = [*_files_in(folder)]
        except OSError as error:
            raise CatalogueError(str(folder), f"cannot be read: {_reason(error)}") from error
        if not languages:
            expected = f"expected a folder of <language>/LC_MESSAGES/{INTERFACE_DOMAIN}.mo"
            raise CatalogueError(str(folder), expected)
        for name, path in languages:
            found.setdefault(name, []).append(path)
    return found


def _path_of(path: Folder) -> Path:
    try:
        return Path(path)
    except TypeError as error:
        raise WrongKindError(path, pgettext_noop("expected", "the path of a folder")) from error


def _files_in(folder: Traversable) -> Iterator[tuple[str, Traversable]]:
    """Yield the languages of a folder, each with the folder of its files."""
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        tag = _TAG.fullmatch(entry.name)
        path = entry / "LC_MESSAGES"
        if tag and not tag["rest"] and any((path / f"{d}.mo").is_file() for d in _DOMAINS):
            script, territory = tag["script"] or "", tag["territory"] or ""
            subtags = (tag["language"].lower(), script.title(), territory.upper())
            yield "_".join(filter(None, subtags)), path


# What gettext and Babel raise for a damaged file.
_UNREADABLE = (OSError, ValueError, LookupError, struct.error)


def _read_pack(name: str, folder: Traversable) -> Catalogue:
    """Return a catalogue that is not ours, after checking its texts and their placeholders."""
    catalogue = _read(name, folder)
    for domain in catalogue.translations:
        path = folder / f"{domain}.mo"
        for context, message, translation, extra in _entries(path):
            where = f" ({printable(context, _LONGEST_REASON)})" if context else ""
            foreign = {*_BRACED.findall(translation)} - {*_BRACED.findall(message), *extra}
            if foreign:
                names = printable(", ".join(sorted(foreign)), _LONGEST_REASON)
                reason = f"{names} is not a placeholder of {short_repr(message)}"
                raise CatalogueError(str(path), reason + where)
            if any(unicodedata.category(each) == "Cc" and each != "\n" for each in translation):
                reason = f"a control character in the translation of {short_repr(message)}"
                raise CatalogueError(str(path), reason + where)
    return catalogue


def _entries(path: Traversable) -> Iterator[tuple[str, str, str, set[str]]]:
    """Yield context, message, translation and further placeholders of each entry of a file."""
    try:
        with path.open("rb") as file:
            messages = [*read_mo(file)]
    except _UNREADABLE as error:
        raise _unreadable(path, error) from error
    for message in messages:
        # old releases of Babel leave the context in bytes
        context: str | bytes = message.context or ""
        context = context.decode(errors="replace") if isinstance(context, bytes) else context
        if not message.id:
            continue
        if isinstance(message.id, str):
            yield context, message.id, str(message.string), set()
        else:
            for form in message.string or ():
                yield context, message.id[0], form, {"{number}"}


def _read(name: str, folder: Traversable) -> Catalogue:
    paths = {domain: folder / f"{domain}.mo" for domain in _DOMAINS}
    translations = {domain: _read_file(path) for domain, path in paths.items() if path.is_file()}
    catalogue = Catalogue(name.replace("_", "-"), translations)
    return attrs.evolve(catalogue, page=_page_of(catalogue))


def _page_of(catalogue: Catalogue) -> GuidePage | None:
    """Return the page that a catalogue says it has the guide's words from."""
    edition, document, version = (
        catalogue.text(GUIDE_DOMAIN, "page", each) for each in ("edition", "document", "version")
    )
    if edition is None or not _YEAR.fullmatch(edition):
        return None
    return GuidePage(int(edition), document or f"Erasmus+ Programme Guide {edition}", version)


def _read_file(path: Traversable) -> gettext.NullTranslations:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        is_small = len(content) <= LARGEST_FILE
        translations = gettext.GNUTranslations(io.BytesIO(content)) if is_small else None
    except _UNREADABLE as error:
        raise _unreadable(path, error) from error
    if translations is None:
        raise CatalogueError(str(path), f"larger than {LARGEST_FILE} bytes")
    translations.add_fallback(_Missing())
    return translations


def _unreadable(path: Traversable, error: Exception) -> CatalogueError:
    reason = f"not a readable .mo file ({printable(_reason(error), _LONGEST_REASON)})"
    return CatalogueError(str(path), reason)


def _reason(error: Exception) -> str:
    """Return what went wrong, without the number and the file that the system adds."""
    return (getattr(error, "strerror", None) or str(error)).lower()
