"""How much a document may hold."""

from __future__ import annotations

import attrs

from .._validation import COUNT, Rule

__all__ = ["DEFAULT_LIMITS", "Limits"]


def _is_one_or_more(value: object) -> bool:
    return COUNT.holds(value) and value != 0


_ONE_OR_MORE = Rule("a whole number, 1 or more", _is_one_or_more)


@attrs.frozen(kw_only=True)
class Limits:
    """How much a document may hold; what is larger is refused before it costs much.

    Attributes:
        size: The most bytes of a document, or of one line of a JSON Lines file.
        depth: The most levels of nesting.
        claims: The most claims of a project.
        text: The most characters of one text.
        problems: The most problems that are listed; what comes after them is not looked at.

    >>> Limits(size=1_000).depth
    32
    """

    size: int = attrs.field(default=5_000_000, validator=COUNT)
    depth: int = attrs.field(default=32, validator=COUNT)
    claims: int = attrs.field(default=10_000, validator=COUNT)
    text: int = attrs.field(default=20_000, validator=COUNT)
    problems: int = attrs.field(default=50, validator=_ONE_OR_MORE)


DEFAULT_LIMITS = Limits()
