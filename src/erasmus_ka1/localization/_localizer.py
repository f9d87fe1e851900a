"""One locale and its words, passed explicitly: nothing here reads the environment.

A `Localizer` turns a concept or an English message into words, and values into CLDR's forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import attrs
from babel import Locale

from .._errors import (
    MissingTranslationError,
    UnknownLocaleError,
    UnsupportedLocaleError,
    fill_in,
)
from .._locale import LocaleLike
from .._messages import is_text, pgettext_noop
from .._validation import plain_line, text_in
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
from ._formats import Formats, Value, as_tuple, as_whole_number
from ._texts import (
    TEXT_KINDS,
    AnyTextKind,
    Labelled,
    TextOf,
    Wording,
    find_text,
    split_labels,
    text_kind,
    texts_of,
    wording_of,
)

__all__ = ["Localizer", "Translation", "forget_packs", "localizer_for"]


class Translation(NamedTuple):
    """A text, and the language it really is in.

    Attributes:
        text: The text.
        language: Its language, as a BCP 47 tag: that of a fallback, where one had to serve.
    """

    text: str
    language: str


@attrs.frozen(init=False)
class Localizer(Formats):
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
        description: Returns a concept's description, likewise.

    >>> from erasmus_ka1 import learners
    >>> flemish, english = Localizer("nl-BE"), Localizer("en")
    >>> flemish.label(learners.LEARNING_PERFORMANCE), english.label(learners.LEARNING_PERFORMANCE)
    ('verbeterde leerprestaties', 'improved learning performance')
    """

    languages: tuple[str, ...]
    _chain: tuple[Catalogue, ...] = attrs.field(eq=False, repr=False)
    _fallbacks: tuple[str | Locale, ...] = attrs.field(eq=False, repr=False)
    _folders: tuple[Folder, ...] = attrs.field(repr=False)
    _wording: Wording | None = attrs.field(repr=False)
    label: TextOf = attrs.field(eq=False, repr=False)
    short_label: TextOf = attrs.field(eq=False, repr=False)
    statement: TextOf = attrs.field(eq=False, repr=False)
    description: TextOf = attrs.field(eq=False, repr=False)

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
        self._set(serving, tuple(chain), others, folders, wording_of(edition))

    def _set(
        self,
        locale: Locale,
        chain: tuple[Catalogue, ...],
        fallbacks: tuple[str | Locale, ...],
        folders: tuple[Folder, ...],
        wording: Wording | None,
    ) -> None:
        languages = tuple(catalogue.language for catalogue in chain)
        texts = (texts_of(chain, wording, kind) for kind in TEXT_KINDS if kind != "alt_labels")
        self.__attrs_init__(  # pyright: ignore[reportAttributeAccessIssue]
            locale, languages, chain, fallbacks, folders, wording, *texts
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

    def alt_labels(self, concept: Labelled) -> tuple[str, ...]:
        """Return a concept's other names; raises as `label` does."""
        # a concept of somebody else's has none, which no catalogue says
        if getattr(concept, "english_alt_labels", None) == "":
            return ()
        return split_labels(find_text(self._chain, self._wording, concept, "alt_labels").text)

    def for_edition(self, edition: int | Wording | None) -> Localizer:
        """Return the same localizer with the wording of another edition."""
        wording = wording_of(edition)
        if wording is self._wording:
            return self
        other = object.__new__(Localizer)
        other._set(self.locale, self._chain, self._fallbacks, self._folders, wording)
        return other

    def origin_of(self, concept: Labelled, of: AnyTextKind = "label") -> tuple[str, int | None]:
        """Return the language a text really comes from, and the edition that words it so.

        Args:
            concept: The concept.
            of: Which of its texts.

        Returns:
            The language, as a BCP 47 tag; and the edition, None for the concept's own wording.
        """
        found = find_text(self._chain, self._wording, concept, text_kind(of))
        return found.language, found.worded_in

    def page_of(self, language: str) -> GuidePage | None:
        """Return the page of the guide that the catalogue of a language says it is verbatim in."""
        wanted = language if is_text(language) else ""
        return next((each.page for each in self._chain if each.language == wanted), None)

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
        number = as_whole_number(number)
        for catalogue in self._chain:
            text = catalogue.plural(text_in(context), text_in(singular), text_in(plural), number)
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

        >>> Localizer("nl").npgettext("report", "{number} month", "{number} months", 15)
        '15 maanden'
        """
        return self.plural_message(context, singular, plural, number, **values).text

    def _translated(self, domain: str, context: str, message: str) -> Translation:
        for catalogue in self._chain:
            text = catalogue.text(domain, text_in(context), text_in(message))
            if text is not None:
                return Translation(text, catalogue.language)
        raise MissingTranslationError(context, message, self.languages)

    def _fill(self, text: str, values: dict[str, Value]) -> str:
        formatted = {name: self.formatted(value) for name, value in values.items()}
        return fill_in(text, formatted)

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
    elif is_text(locale):
        localizer = _shipped_localizer(plain_line(locale))
    elif isinstance(locale, Locale):
        localizer = _shipped_localizer(locale)
    else:
        raise UnknownLocaleError(locale, available_languages())
    wording = wording_of(edition)
    return localizer if wording is None else _with_edition(localizer, wording)
