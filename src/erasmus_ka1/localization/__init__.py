"""One locale and its words, passed explicitly: nothing here reads the environment."""

from .._locale import LocaleLike
from ._catalogues import available_languages
from ._localizer import Localizer, Translation, Value, localizer_for
from ._negotiation import negotiate

__all__ = [
    "LocaleLike",
    "Localizer",
    "Translation",
    "Value",
    "available_languages",
    "localizer_for",
    "negotiate",
]
