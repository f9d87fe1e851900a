"""How much a document may hold."""

from __future__ import annotations

import attrs

__all__ = ["DEFAULT_LIMITS", "Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """How much a document may hold; what is larger is refused before it costs much.

    Attributes:
        size: The most bytes of a document, or of one line of a JSON Lines file.
        depth: The most levels of nesting.
        claims: The most claims of a project.
        text: The most characters of one text.

    >>> Limits(size=1_000).depth
    32
    """

    size: int = 5_000_000
    depth: int = 32
    claims: int = 10_000
    text: int = 20_000


DEFAULT_LIMITS = Limits()
