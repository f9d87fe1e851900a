"""What a caller may pass as a locale, without importing Babel."""

from __future__ import annotations

from typing import Protocol, TypeAlias

__all__ = ["HasLanguage", "LocaleLike"]


class HasLanguage(Protocol):
    """A Babel locale, or a `Localizer`: whatever has the language subtag ``nl`` of ``nl-BE``."""

    @property
    def language(self) -> str: ...


#: A tag such as ``nl`` or ``nl-BE``, a Babel locale, or a `Localizer`.
LocaleLike: TypeAlias = str | HasLanguage
