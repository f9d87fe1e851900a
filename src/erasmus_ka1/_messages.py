"""What error messages are made of: marked texts, short values, suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeGuard

__all__ = ["did_you_mean", "is_text", "pgettext_noop", "printable", "reason_of", "short_repr"]

_MOST_CHARACTERS = 80


def is_text(value: object) -> TypeGuard[str]:
    """Return whether *value* is a `str`; a proxy that only claims to be one is not."""
    return issubclass(type(value), str)


def pgettext_noop(context: str, message: str) -> str:
    """Mark *message* for extraction under *context*; it is translated when displayed."""
    del context
    return message


def short_repr(value: object) -> str:
    """Return the `repr` of *value* for an error message, shortened and printable."""
    if is_text(value) or (isinstance(value, bytes) and issubclass(type(value), bytes)):
        plain = str.__str__(value) if is_text(value) else value
        cut = plain[: _MOST_CHARACTERS + 1]
        text = repr(cut) if isinstance(cut, bytes) or cut.isprintable() else ascii(cut)
        if len(plain) > _MOST_CHARACTERS:
            return f"{text[:_MOST_CHARACTERS]}… ({len(plain)} in all)"
        return text
    try:
        text = repr(value)
    except Exception:  # noqa: BLE001 - whatever a stranger's repr raises
        return f"<{type(value).__name__}>"
    if "\n" in text:  # a table, for instance
        return f"<{type(value).__name__}>"
    text = text if text.isprintable() else ascii(text)[1:-1]
    if text[:1] in {"'", '"'}:
        # a lazy text: its repr would pass for that of a str
        text = f"<{type(value).__name__} {text}>"
    return text if len(text) <= _MOST_CHARACTERS else f"{text[:_MOST_CHARACTERS]}…"


def printable(text: str, most: int) -> str:
    """Return the first *most* characters of *text*, escaped where a terminal cannot show them."""
    start = text[:most]
    start = start if start.isprintable() else ascii(start)[1:-1]
    return start if len(text) <= most else f"{start}…"


def reason_of(error: BaseException) -> str:
    """Return the first of what an error says, on one line; its name, if it says nothing."""
    return " ".join(str(error).split("\n\n")[0].split()) or type(error).__name__


def did_you_mean(suggestions: Iterable[str]) -> str:
    """Return the end of a message that names *suggestions*; empty if there are none."""
    names = " or ".join(repr(name) for name in suggestions)
    return f" (did you mean {names}?)" if names else ""
