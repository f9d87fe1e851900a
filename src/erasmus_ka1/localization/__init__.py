"""One locale and its words, passed explicitly: nothing here reads the environment."""

from ._catalogues import available_languages
from ._localizer import LocaleLike, Localizer, Value, localizer_for, negotiate

__all__ = [
    "LocaleLike",
    "Localizer",
    "Value",
    "available_languages",
    "localizer_for",
    "negotiate",
]
