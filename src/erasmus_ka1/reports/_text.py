"""The texts of a report: each knows its language and may have a version in several languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self, TypeAlias

import attrs

from .._errors import WrongKindError
from .._messages import is_text, pgettext_noop
from .._validation import LANGUAGE, Rule, listed, text_in

__all__ = [
    "LocalizedText",
    "Text",
    "TextLike",
    "primary_subtag",
    "to_localized_text",
    "to_localized_texts",
    "to_optional_text",
]

# control characters, surrogates and noncharacters: no output format can show them
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
    + "]"
)


def _is_showable(value: object) -> bool:
    return is_text(value) and _UNSHOWABLE.search(value) is None


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and value != () and all(type(each) is Text for each in value)


_SHOWABLE = Rule(pgettext_noop("expected", "text without control characters"), _is_showable)
_TEXTS = Rule(pgettext_noop("expected", "a tuple of one text or more"), _is_texts)


def primary_subtag(tag: str) -> str:
    """Return the language of a BCP 47 tag, in lower case: ``nl`` of ``nl-BE``."""
    return tag.partition("-")[0].lower()


@attrs.frozen
class Text:
    """A piece of plain text: never markup, whatever it looks like.

    Attributes:
        text: The text. Line breaks and tabs are its only control characters.
        language: Its language, as a BCP 47 tag; None if unknown.
    """

    text: str = attrs.field(converter=text_in, validator=_SHOWABLE)
    language: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(text_in),
        validator=attrs.validators.optional(LANGUAGE),
    )

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class LocalizedText:
    """A text in each language of a report, or once if it is the same in all of them.

    Attributes:
        versions: The text in each language of the report, in their order; or a single one.

    >>> LocalizedText.of(Text("Resultaat", "nl"), Text("Outcome", "en")).versions
    (Text(text='Resultaat', language='nl'), Text(text='Outcome', language='en'))
    >>> LocalizedText.of(Text("84%", "nl"), Text("84%", "en")).versions
    (Text(text='84%', language='nl'),)
    """

    versions: tuple[Text, ...] = attrs.field(validator=_TEXTS)

    @classmethod
    def of(cls, *versions: Text) -> Self:
        """Return the text with these versions, or with the first if all read the same."""
        if len(versions) > 1 and all(each.text == versions[0].text for each in versions[1:]):
            return cls(versions[:1])
        return cls(versions)

    def version(self, place: int) -> Text:
        """Return the version for the language at this place in the report's, from 0."""
        return self.versions[0 if len(self.versions) == 1 else place]

    def __str__(self) -> str:
        return " / ".join(each.text for each in self.versions)


TextLike: TypeAlias = LocalizedText | Text | str


def to_localized_text(given: TextLike) -> LocalizedText:
    """Return *given* as localized text; the language of a `str` is unknown.

    Use it as the converter of a field of your own block.

    Raises:
        WrongKindError: It is not text.
        InvalidValueError: It holds characters that no output format can show.
    """
    if isinstance(given, LocalizedText):
        return given
    if isinstance(given, Text):
        return LocalizedText((given,))
    if is_text(given):
        return LocalizedText((Text(given),))
    raise WrongKindError(given, "a str, a Text or a LocalizedText")


def to_optional_text(given: TextLike | None) -> LocalizedText | None:
    """Return *given* as localized text; None stays None."""
    return None if given is None else to_localized_text(given)


def to_localized_texts(given: Iterable[TextLike]) -> tuple[LocalizedText, ...]:
    """Return each of *given* as localized text.

    Raises:
        WrongKindError: One is not text, or *given* is not a list of texts.
    """
    return tuple(map(to_localized_text, listed(given, "a list of texts", refused=(str, bytes))))
