"""Every error that this library raises on purpose.

::

    KA1Error
    ├── UnknownCodeError (ValueError, LookupError)   no concept has this code
    ├── OtherEditionError (ValueError, LookupError)  another edition of the guide has the code
    ├── UnknownEditionError (ValueError, LookupError) no guide of this edition is here
    ├── WrongKindError (TypeError)                   an object of another kind was expected
    ├── InvalidValueError (ValueError)               a field cannot hold the value
    ├── ProjectNumberError (ValueError)              a project number is damaged
    ├── DocumentError (ValueError)                   a document has problems, all of them listed
    ├── LocaleError
    │   ├── UnknownLocaleError (ValueError)          not a locale at all
    │   └── UnsupportedLocaleError (LookupError)     a locale without a catalogue
    ├── CatalogueError (ValueError)                  a language catalogue cannot be used
    ├── MissingTranslationError (LookupError)        a catalogue lacks a text
    ├── UnreadableFileError (OSError)                a file cannot be read or written
    ├── EngineError (RuntimeError)                   an engine failed while it counted answers
    ├── TemplateError (ValueError)                   a template of the user cannot be used
    └── MissingExtraError (ImportError)              an optional package is not installed

One warning, `MissingGlyphsWarning` (UserWarning), tells of characters that no font has.

Each error keeps its parts as attributes, and pickles. ``str(error)`` is English;
``error.explain(locale)`` gives the message in another language.
"""

from __future__ import annotations

from ._errors import (
    CatalogueError,
    EngineError,
    InvalidValueError,
    KA1Error,
    LocaleError,
    MissingExtraError,
    MissingGlyphsWarning,
    MissingTranslationError,
    OtherEditionError,
    ProjectNumberError,
    TemplateError,
    UnknownCodeError,
    UnknownEditionError,
    UnknownLocaleError,
    UnreadableFileError,
    UnsupportedLocaleError,
    WrongKindError,
)
from .serialization._problems import DocumentError, Problem

__all__ = [
    "CatalogueError",
    "DocumentError",
    "EngineError",
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
    "UnknownEditionError",
    "UnknownLocaleError",
    "UnreadableFileError",
    "UnsupportedLocaleError",
    "WrongKindError",
]
