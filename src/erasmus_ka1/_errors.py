"""The errors of this library, apart from those of documents; the public face is `errors`.

Each error keeps its parts as attributes and builds its message from them, so it pickles, and so
the message can be had in another language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ._lazy import late_import
from ._messages import printable, short_repr

if TYPE_CHECKING:
    from typing import Protocol

    class Localized(Protocol):
        """What this module asks of a localizer."""

        def pgettext(self, context: str, message: str, /, **values: str) -> str: ...
        def npgettext(
            self, context: str, singular: str, plural: str, number: int, /, **values: str
        ) -> str: ...
        def alternatives(self, items: Iterable[str]) -> str: ...


__all__ = [
    "CatalogueError",
    "EngineError",
    "English",
    "InvalidValueError",
    "KA1Error",
    "LocaleError",
    "MissingExtraError",
    "MissingGlyphsWarning",
    "MissingTranslationError",
    "OtherEditionError",
    "ProjectNumberError",
    "TemplateError",
    "Translated",
    "UnknownCodeError",
    "UnknownEditionError",
    "UnknownLocaleError",
    "UnreadableFileError",
    "UnsupportedLocaleError",
    "WrongKindError",
    "fill_in",
]

_PUBLIC_MODULE = "erasmus_ka1.errors"
_LONGEST_CONTEXT = 60
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def fill_in(message: str, values: Mapping[str, str]) -> str:
    """Return *message* with its placeholders filled in; one without a value stays."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), message)


class English:
    """Messages in English, without a catalogue."""

    def pgettext(self, context: str, message: str, /, **values: str) -> str:
        """Return *message* with its placeholders filled in."""
        del context
        return fill_in(message, values)

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: str
    ) -> str:
        """Return the message for *number* with its placeholders filled in."""
        message = singular if number == 1 else plural
        return self.pgettext(context, message, number=str(number), **values)

    def alternatives(self, items: Iterable[str]) -> str:
        """Return a choice in words."""
        return " or ".join(items)


class Translated(English):
    """Messages in the language of a locale, in English where a catalogue lacks one."""

    def __init__(self, locale: object) -> None:
        # by name: localization imports this module
        localizer_for = late_import("localization:localizer_for")
        self._localizer: Localized = localizer_for(locale)

    def pgettext(self, context: str, message: str, /, **values: str) -> str:
        """Return *message* in the language of the locale."""
        try:
            return self._localizer.pgettext(context, message, **values)
        except MissingTranslationError:
            return super().pgettext(context, message, **values)

    def npgettext(
        self, context: str, singular: str, plural: str, number: int, /, **values: str
    ) -> str:
        """Return the message for *number* in the language of the locale."""
        try:
            return self._localizer.npgettext(context, singular, plural, number, **values)
        except MissingTranslationError:
            return super().npgettext(context, singular, plural, number, **values)

    def alternatives(self, items: Iterable[str]) -> str:
        """Return a choice in words of the language of the locale."""
        return self._localizer.alternatives(items)


class KA1Error(Exception):
    """The root: ``except KA1Error`` catches everything that this library raises on purpose."""

    __module__ = _PUBLIC_MODULE

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.__module__.startswith("erasmus_ka1."):
            # tracebacks and pickles name the public module
            cls.__module__ = _PUBLIC_MODULE

    def explain(self, locale: object) -> str:
        """Return the message in a reader's language, in English where it is not translated.

        Args:
            locale: A locale or a `Localizer`.

        Raises:
            LocaleError: The locale is not known, or no catalogue is in its language.
        """
        return self._message(Translated(locale))

    def _message(self, words: English) -> str:
        """Return the message in the language of *words*."""
        del words
        return super().__str__()

    def __str__(self) -> str:
        return self._message(English())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class UnknownCodeError(KA1Error, ValueError, LookupError):
    """No concept of the guide has this code.

    Attributes:
        code: The code that was asked for, as given.
        suggestions: The nearest codes that exist, best first; may be empty.
    """

    def __init__(self, code: object, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(code, suggestions)
        self.code = code
        self.suggestions = suggestions

    def _message(self, words: English) -> str:
        code = short_repr(self.code)
        if not self.suggestions:
            return words.pgettext("error", "unknown code {code}", code=code)
        return words.pgettext(
            "error",
            "unknown code {code} (did you mean {suggestions}?)",
            code=code,
            suggestions=words.alternatives(map(repr, self.suggestions)),
        )


class OtherEditionError(KA1Error, ValueError, LookupError):
    """This edition of the guide does not have the code; an earlier or a later one does.

    Attributes:
        code: The code.
        edition: The edition it was looked up in.
        editions: The editions that have it.
    """

    def __init__(self, code: str, edition: int, editions: tuple[int, ...]) -> None:
        super().__init__(code, edition, editions)
        self.code = code
        self.edition = edition
        self.editions = editions

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "code {code} is not in the edition of {edition}, but of {editions}",
            code=short_repr(self.code),
            edition=str(self.edition),
            editions=", ".join(map(str, self.editions)),
        )


class UnknownEditionError(KA1Error, ValueError, LookupError):
    """No edition of the guide is known for this year.

    Attributes:
        edition: The edition that was asked for, as given.
        editions: The editions there are.
    """

    def __init__(self, edition: object, editions: tuple[int, ...]) -> None:
        super().__init__(edition, editions)
        self.edition = edition
        self.editions = editions

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "unknown edition {edition}, expected {editions}",
            edition=short_repr(self.edition),
            editions=words.alternatives(map(str, self.editions)),
        )


class WrongKindError(KA1Error, TypeError):
    """A concept of one kind, or any other object, was given where another kind is expected.

    Attributes:
        value: What was given.
        expected: What is expected there, in English.
    """

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "{value} does not belong here, expected {expected}",
            value=short_repr(self.value),
            expected=words.pgettext("expected", self.expected),
        )


class InvalidValueError(KA1Error, ValueError):
    """A field of one of our classes was given a value it cannot hold.

    Attributes:
        field: The field, as ``Class.field``.
        value: What was given.
        template: What the field takes, in English, with placeholders.
        parameters: The placeholders with their values.
        suggestions: What may have been meant, best first; may be empty.
    """

    def __init__(
        self,
        field: str,
        value: object,
        template: str,
        *,
        suggestions: Iterable[str] = (),
        **parameters: str,
    ) -> None:
        super().__init__(field, value, template)
        self.field = field
        self.value = value
        self.template = template
        self.parameters = parameters
        self.suggestions: tuple[str, ...] = tuple(suggestions)

    @property
    def expected(self) -> str:
        """What the field takes, in English."""
        return fill_in(self.template, self.parameters)

    def _message(self, words: English) -> str:
        values = {
            "field": self.field,
            "value": short_repr(self.value),
            "expected": words.pgettext("expected", self.template, **self.parameters),
        }
        if not self.suggestions:
            return words.pgettext("error", "{field} is {value}, expected {expected}", **values)
        return words.pgettext(
            "error",
            "{field} is {value}, expected {expected} (did you mean {suggestions}?)",
            suggestions=words.alternatives(map(repr, self.suggestions)),
            **values,
        )


class ProjectNumberError(KA1Error, ValueError):
    """A text is not a well-formed project number.

    Attributes:
        text: The text as given; it is never repaired.
        fault: What is wrong, a member of `erasmus_ka1.projects.Fault`.
        expected: What is expected there, in English.
        suggestion: A number that may have been meant, or ``None``.
    """

    def __init__(
        self, text: object, fault: str, expected: str, suggestion: str | None = None
    ) -> None:
        super().__init__(text, fault, expected, suggestion)
        self.text = text
        self.fault = fault
        self.expected = expected
        self.suggestion = suggestion

    def _message(self, words: English) -> str:
        text, expected = short_repr(self.text), words.pgettext("expected", self.expected)
        if not self.suggestion:
            return words.pgettext(
                "error",
                "damaged project number {text}, expected {expected}",
                text=text,
                expected=expected,
            )
        return words.pgettext(
            "error",
            "damaged project number {text}, expected {expected} (did you mean {suggestion}?)",
            text=text,
            expected=expected,
            suggestion=repr(self.suggestion),
        )


class LocaleError(KA1Error):
    """A locale cannot be served.

    Attributes:
        locale: What was asked for.
        available: The languages there are, in alphabetical order.
    """

    def __init__(self, locale: object, available: tuple[str, ...] = ()) -> None:
        super().__init__(locale, available)
        self.locale = locale
        self.available = available

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "locale {locale} cannot be served (available languages: {languages})",
            **self._values(),
        )

    def _values(self) -> dict[str, str]:
        return {"locale": short_repr(self.locale), "languages": ", ".join(self.available)}


class UnknownLocaleError(LocaleError, ValueError):
    """The text is not a locale: malformed, or not one that CLDR knows."""

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "locale {locale} is not known (available languages: {languages})",
            **self._values(),
        )


class UnsupportedLocaleError(LocaleError, LookupError):
    """The locale exists, but no catalogue is in its language and no fallback was given."""

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "locale {locale} has no catalogue (available languages: {languages})",
            **self._values(),
        )


class CatalogueError(KA1Error, ValueError):
    """A language catalogue is missing, damaged, or offered twice.

    Attributes:
        catalogue: The file, folder or language concerned.
        reason: What is wrong with it.
    """

    def __init__(self, catalogue: str, reason: str) -> None:
        super().__init__(catalogue, reason)
        self.catalogue = catalogue
        self.reason = reason

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "catalogue {catalogue}: {reason}",
            catalogue=short_repr(self.catalogue),
            reason=self.reason,
        )


class MissingTranslationError(KA1Error, LookupError):
    """A catalogue lacks a text and no fallback language was given.

    Attributes:
        context: The concept's code, or the part of the interface.
        text: The English text.
        languages: The languages that were looked in.
    """

    def __init__(self, context: str, text: str, languages: tuple[str, ...]) -> None:
        super().__init__(context, text, languages)
        self.context = context
        self.text = text
        self.languages = languages

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "no translation of {text} ({context}) in {languages};"
            " give the localizer a fallback language",
            text=short_repr(self.text),
            context=printable(self.context, _LONGEST_CONTEXT),
            languages=", ".join(self.languages),
        )


class UnreadableFileError(KA1Error, OSError):
    """A file cannot be read, or cannot be written.

    Attributes:
        path: The file.
        reason: What happened.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.path, self.reason)

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error", "file {path}: {reason}", path=short_repr(self.path), reason=self.reason
        )


class EngineError(KA1Error, RuntimeError):
    """An engine for dataframes failed while it read, counted or made a table.

    Attributes:
        engine: The engine.
        reason: What happened, in the first of the engine's own words.
    """

    def __init__(self, engine: str, reason: str) -> None:
        super().__init__(engine, reason)
        self.engine = engine
        self.reason = reason

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error", "engine {engine}: {reason}", engine=self.engine, reason=self.reason
        )


class TemplateError(KA1Error, ValueError):
    """A template of the user cannot be read, or fails when it is filled in.

    Attributes:
        template: The template's name, as far as it is known.
        reason: What is wrong, in the words of the template engine.
    """

    def __init__(self, template: str, reason: str) -> None:
        super().__init__(template, reason)
        self.template = template
        self.reason = reason

    def _message(self, words: English) -> str:
        return words.pgettext(
            "error",
            "template {template}: {reason}",
            template=short_repr(self.template),
            reason=self.reason,
        )


class MissingExtraError(KA1Error, ImportError):
    """Something was asked for that needs an optional package.

    Attributes:
        feature: What was asked for.
        extra: The extra of this package that brings what is needed; empty if none does.
        package: The package to install, where no extra brings it.
    """

    def __init__(self, feature: str, extra: str, package: str | None = None) -> None:
        super().__init__(feature, extra, package)
        self.feature = feature
        self.extra = extra
        self.package = package

    def _message(self, words: English) -> str:
        if self.package is not None:
            command = f"pip install {self.package}"
            return words.pgettext(
                "error",
                "{feature} needs a package: {command}",
                feature=self.feature,
                command=command,
            )
        command = f"pip install 'erasmus-ka1[{self.extra}]'"
        return words.pgettext(
            "error", "{feature} needs an extra: {command}", feature=self.feature, command=command
        )


class MissingGlyphsWarning(UserWarning):
    """No font of this machine has some of the characters of a report.

    Its PDF shows a box for each, and so does not claim to be PDF/UA-1.

    Attributes:
        characters: The first of them.
    """

    def __init__(self, characters: tuple[str, ...]) -> None:
        super().__init__(characters)
        self.characters = characters

    def __str__(self) -> str:
        named = ", ".join(map(_code_points, self.characters))
        return (
            f"no font has {named}: the PDF shows a box for each, and does not claim PDF/UA-1;"
            " install a font that has them, such as one of the Noto family"
        )


def _code_points(characters: str) -> str:
    return " + ".join(
        f"U+{ord(each):04X} {unicodedata.name(each, '')}".rstrip() for each in characters
    )
