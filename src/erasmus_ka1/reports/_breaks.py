"""Where a word that is too long for a line may break."""

from __future__ import annotations

import re

__all__ = ["ENDLESS", "LONGEST", "pieces_of", "with_breaks"]

#: The most letters that stay together: more than a word has, or a part of an address.
LONGEST = 40
#: A longer word, as a group.
ENDLESS = re.compile(rf"([^\s/\u200b\u2e80-\ud7ff-]{{{LONGEST + 1},}})")
_AFTER = re.compile(r"(?<=[._:;,=&?@])(?=\w)")


def pieces_of(word: str) -> list[str]:
    """Return the pieces between which a long word breaks best: after the points of a code, say.

    >>> pieces_of("organisations.international_capacity.funding")
    ['organisations.', 'international_', 'capacity.', 'funding']
    """
    return _AFTER.split(word)


def with_breaks(text: str) -> str:
    """Return the text with a space of no width at each place where a long word breaks best."""
    return ENDLESS.sub(lambda word: "\u200b".join(pieces_of(word[0])), text)
