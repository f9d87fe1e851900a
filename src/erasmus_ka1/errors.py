"""Every error this library raises on purpose.

::

    KA1Error
    ├── UnknownCodeError (KeyError)          no concept has this code
    ├── OtherEditionError (KeyError)         the code is one of another edition of the guide
    ├── WrongKindError (TypeError)           a concept of another kind was expected
    ├── InvalidValueError (ValueError)       a field of a value class does not hold
    ├── ProjectNumberError (ValueError)      a project number is damaged
    ├── DocumentError (ValueError)           a document to be read has problems, all of them listed
    ├── LocaleError
    │   ├── UnknownLocaleError (ValueError)      not a locale at all
    │   └── UnsupportedLocaleError (LookupError) a locale without a catalogue
    ├── CatalogueError (ValueError)          a language catalogue cannot be used
    ├── MissingTranslationError (LookupError) a catalogue lacks a text
    ├── UnreadableFileError (OSError)        a file cannot be read or written
    ├── TemplateError (ValueError)           a template of the user cannot be used
    └── MissingExtraError (ImportError)      an optional package is not installed

One warning, `MissingGlyphsWarning` (UserWarning), tells of a PDF that is less than it could be.

Each error keeps its parts as attributes and builds its text from them, so it survives pickling.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ._messages import did_you_mean, short_repr

if TYPE_CHECKING:
    from .localization import LocaleLike

__all__ = [
    "CatalogueError",
    "DocumentError",
    "InvalidValueError",
    "KA1Error",
    "LocaleError",
    "MissingExtraError",
    "MissingGlyphsWarning",
    "MissingTranslationError",
    "OtherEditionError",
    "Problem",
    "ProjectNumberError",
    "TemplateError",
    "UnknownCodeError",
    "UnknownLocaleError",
    "UnreadableFileError",
    "UnsupportedLocaleError",
    "WrongKindError",
]


class KA1Error(Exception):
    """The root: ``except KA1Error`` catches whatever this library raises on purpose."""


class UnknownCodeError(KA1Error, KeyError):
    """No concept of the guide has this code.

    Attributes:
        code: The code that was asked for, as given.
        suggestions: The nearest codes that exist, best first; may be empty.
    """

    def __init__(self, code: object, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(code, suggestions)
        self.code = code
        self.suggestions = suggestions

    def __str__(self) -> str:
        return f"unknown code {short_repr(self.code)}{did_you_mean(self.suggestions)}"


class OtherEditionError(KA1Error, KeyError):
    """The code is right, but not in this edition: an earlier or a later one has it.

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

    def __str__(self) -> str:
        years = ", ".join(map(str, self.editions))
        return (
            f"code {short_repr(self.code)} is not in the edition of {self.edition}, but of {years}"
        )


class WrongKindError(KA1Error, TypeError):
    """A concept, or something else altogether, stands where another kind is expected.

    Attributes:
        value: What was given.
        expected: What belongs there, in words.
    """

    def __init__(self, value: object, expected: str) -> None:
        super().__init__(value, expected)
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"{short_repr(self.value)} does not belong here, expected {self.expected}"


class InvalidValueError(KA1Error, ValueError):
    """A field of one of our classes was given a value it cannot hold.

    Attributes:
        field: The field, as ``Class.field``.
        value: What was given.
        expected: What the field takes, in words.
    """

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(field, value, expected)
        self.field = field
        self.value = value
        self.expected = expected

    def __str__(self) -> str:
        return f"{self.field} is {short_repr(self.value)}, expected {self.expected}"


class ProjectNumberError(KA1Error, ValueError):
    """A text is not a well-formed project number.

    Attributes:
        text: The text as given; it is never repaired.
        fault: What is wrong, a member of `erasmus_ka1.projects._project_number.Fault`.
        expected: What should stand there, in words.
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

    def __str__(self) -> str:
        hint = did_you_mean([self.suggestion] if self.suggestion else [])
        return f"damaged project number {short_repr(self.text)}, expected {self.expected}{hint}"


class Problem:
    """One thing wrong in a document.

    Attributes:
        path: Where, as a JSON path (``$.claims[2].status``).
        code: What kind of problem, a stable name (``unknown_code``).
        value: The value that stands there.
        template: What belongs there, in English words with placeholders.
        parameters: What the placeholders stand for.
        suggestions: What may have been meant, best first.
    """

    __slots__ = ("code", "parameters", "path", "suggestions", "template", "value")

    def __init__(  # noqa: PLR0913, PLR0917 - a record
        self,
        path: str,
        code: str,
        value: object,
        template: str,
        parameters: Mapping[str, str] | None = None,
        suggestions: Iterable[str] = (),
    ) -> None:
        self.path: str = path
        self.code: str = code
        self.value: object = value
        self.template: str = template
        self.parameters: dict[str, str] = dict(parameters or {})
        self.suggestions: tuple[str, ...] = tuple(suggestions)

    @property
    def expected(self) -> str:
        """What belongs there, in English."""
        text = self.template
        for name, value in self.parameters.items():
            text = text.replace(f"{{{name}}}", value)
        return text + did_you_mean(self.suggestions)

    def below(self, path: str) -> Problem:
        """Return the same problem, of a value that stands at *path* in a larger document."""
        parts = (self.code, self.value, self.template, self.parameters, self.suggestions)
        return Problem(path + self.path[1:], *parts)

    def explain(self, locale: LocaleLike) -> str:
        """Return the problem in a reader's language.

        Raises:
            LocaleError: The locale is not known, or no catalogue is in its language.
        """
        from .serialization._explanations import explain_problem

        return explain_problem(self, locale)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Problem):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash((self.path, self.code, self.template))

    def __repr__(self) -> str:
        return f"Problem({self.path!r}, {self.code!r}, {short_repr(self.value)}, {self.expected!r})"

    def __str__(self) -> str:
        found = "" if self.code == "missing_key" else f" {short_repr(self.value)}"
        return f"{self.path}:{found} [{self.code}], expected {self.expected}"

    def __reduce__(self) -> tuple[object, ...]:
        return Problem, self._parts()

    def _parts(
        self,
    ) -> tuple[str, str, object, str, dict[str, str], tuple[str, ...]]:
        parts = (self.path, self.code, self.value, self.template)
        return (*parts, self.parameters, self.suggestions)


class DocumentError(KA1Error, ValueError):
    """A document has problems; nothing of it was taken.

    Attributes:
        problems: Every `Problem` found, in the document's order; at least one.
        line: The line the document stands on, from 1, where a file holds one on each line.
    """

    def __init__(self, problems: Iterable[Problem], *, line: int | None = None) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.line: int | None = line
        super().__init__(self.problems)

    def explain(self, locale: LocaleLike) -> str:
        """Return the problems in a reader's language, a line each.

        Raises:
            LocaleError: The locale is not known, or no catalogue is in its language.
        """
        from .serialization._explanations import explain_document

        return explain_document(self, locale)

    def __str__(self) -> str:
        place = "" if self.line is None else f"line {self.line}: "
        if len(self.problems) == 1:
            return f"{place}{self.problems[0]}"
        return "\n  ".join([f"{place}{len(self.problems)} problems", *map(str, self.problems)])

    def __reduce__(self) -> tuple[object, ...]:
        return partial(DocumentError, line=self.line), (self.problems,)


class LocaleError(KA1Error):
    """A locale cannot be served.

    Attributes:
        locale: What was asked for.
        available: The languages there are, in alphabetical order.
    """

    _reason = "cannot be served"

    def __init__(self, locale: object, available: tuple[str, ...] = ()) -> None:
        super().__init__(locale, available)
        self.locale = locale
        self.available = available

    def __str__(self) -> str:
        names = ", ".join(self.available)
        return f"locale {short_repr(self.locale)} {self._reason} (available languages: {names})"


class UnknownLocaleError(LocaleError, ValueError):
    """The text is not a locale: malformed, or not one that CLDR knows."""

    _reason = "is not known"


class UnsupportedLocaleError(LocaleError, LookupError):
    """The locale exists, but no catalogue is in its language and no fallback was given."""

    _reason = "has no catalogue"


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

    def __str__(self) -> str:
        return f"catalogue {short_repr(self.catalogue)}: {self.reason}"


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

    def __str__(self) -> str:
        where = ", ".join(self.languages)
        return (
            f"no translation of {short_repr(self.text)} ({self.context}) in {where}; "
            f"give the localizer a fallback language"
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

    def __str__(self) -> str:
        return f"file {short_repr(self.path)}: {self.reason}"


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

    def __str__(self) -> str:
        return f"template {short_repr(self.template)}: {self.reason}"


class MissingExtraError(KA1Error, ImportError):
    """Something was asked for that needs an optional package.

    Attributes:
        feature: What was asked for.
        extra: The extra of this package that brings what is needed.
        reason: What the extra itself lacks, where it is installed; ``None`` where it is not.
    """

    def __init__(self, feature: str, extra: str, reason: str | None = None) -> None:
        super().__init__(feature, extra, reason)
        self.feature = feature
        self.extra = extra
        self.reason = reason

    def __str__(self) -> str:
        if self.reason is not None:
            return f"{self.feature} lacks a library of the system: {self.reason}"
        return f"{self.feature} needs an extra: pip install 'erasmus-ka1[{self.extra}]'"


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
