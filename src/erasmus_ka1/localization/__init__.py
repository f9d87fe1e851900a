"""One locale and its words, passed explicitly: nothing here reads the environment."""

from .._locale import LocaleLike
from ._catalogues import GuidePage, available_languages
from ._formats import Value
from ._localizer import Localizer, Translation, forget_packs, localizer_for
from ._negotiation import negotiate

__all__ = [
    "GuidePage",
    "LocaleLike",
    "Localizer",
    "Translation",
    "Value",
    "available_languages",
    "forget_packs",
    "localizer_for",
    "negotiate",
]
