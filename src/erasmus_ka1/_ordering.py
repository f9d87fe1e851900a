"""The order of names in a list for readers."""

from __future__ import annotations

import unicodedata

__all__ = ["by_name"]


def by_name(name: str) -> tuple[str, str]:
    """Return the key that sorts names without regard to case and accents.

    >>> sorted(["Zwolle", "HTL", "Höhere Schule", "edele"], key=by_name)
    ['edele', 'Höhere Schule', 'HTL', 'Zwolle']
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each)), name
