"""What error messages are made of: marked texts, short values, suggestions."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["did_you_mean", "pgettext_noop", "printable", "short_repr"]

_MOST_CHARACTERS = 80


def pgettext_noop(context: str, message: str) -> str:
    """Mark *message* for extraction under *context*; it is translated when displayed."""
    del context
    return message


def short_repr(value: object) -> str:
    """Return the `repr` of *value* for an error message, shortened and printable."""
    if isinstance(value, (str, bytes)):
        cut = value[: _MOST_CHARACTERS + 1]
        text = repr(cut) if isinstance(cut, bytes) or cut.isprintable() else ascii(cut)
        if len(value) > _MOST_CHARACTERS:
            return f"{text[:_MOST_CHARACTERS]}… ({len(value)} in all)"
        return text
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - whatever a stranger's repr raises
        return f"<{type(value).__name__}>"
    text = text if text.isprintable() else ascii(text)[1:-1]
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"


def printable(text: str, most: int) -> str:
    """Return the first *most* characters of *text*, escaped where a terminal cannot show them."""
    start = text[:most]
    start = start if start.isprintable() else ascii(start)[1:-1]
    return start if len(text) <= most else f"{start}…"


def did_you_mean(suggestions: Iterable[str]) -> str:
    """Return the end of a message that names *suggestions*; empty if there are none."""
    names = " or ".join(repr(name) for name in suggestions)
    return f" (did you mean {names}?)" if names else ""
