"""The words of a report: each text knows its language, and may be said in several."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Self, TypeAlias

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import LANGUAGE, Rule

__all__ = ["Text", "Words", "WordsLike", "all_to_words", "to_words"]

# what no form can show: control characters, halves of characters, and what is no character
_UNSHOWABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 17))
    + "]"
)


def _is_showable(value: object) -> bool:
    return isinstance(value, str) and _UNSHOWABLE.search(value) is None


def _is_optional_language(value: object) -> bool:
    return value is None or LANGUAGE.holds(value)


def _is_texts(value: object) -> bool:
    return isinstance(value, tuple) and value != () and all(type(each) is Text for each in value)


_SHOWABLE = Rule(pgettext_noop("expected", "text without control characters"), _is_showable)
_OPTIONAL_LANGUAGE = Rule(LANGUAGE.expected, _is_optional_language)
_TEXTS = Rule(pgettext_noop("expected", "a tuple of one text or more"), _is_texts)


@attrs.frozen
class Text:
    """A piece of plain text: never markup, whatever it looks like.

    Attributes:
        text: The text; line breaks and tabs are its only control characters.
        language: Its language, as a BCP 47 tag; None where nobody knows.
    """

    text: str = attrs.field(validator=_SHOWABLE)
    language: str | None = attrs.field(default=None, validator=_OPTIONAL_LANGUAGE)

    def __str__(self) -> str:
        return self.text


@attrs.frozen
class Words:
    """A text in each language of a report, or once where it is the same in all of them.

    Attributes:
        versions: The text in each language of the report, in their order; or one.

    >>> Words.of(Text("Resultaat", "nl"), Text("Outcome", "en")).versions
    (Text(text='Resultaat', language='nl'), Text(text='Outcome', language='en'))
    >>> Words.of(Text("84%", "nl"), Text("84%", "en")).versions
    (Text(text='84%', language='nl'),)
    """

    versions: tuple[Text, ...] = attrs.field(validator=_TEXTS)

    @classmethod
    def of(cls, *versions: Text) -> Self:
        """Return the words that have these versions, or the first where all read the same."""
        if len(versions) > 1 and all(each.text == versions[0].text for each in versions[1:]):
            return cls(versions[:1])
        return cls(versions)

    def version(self, place: int) -> Text:
        """Return the text in the language with this place in the report's, from 0."""
        return self.versions[0 if len(self.versions) == 1 else place]

    def __str__(self) -> str:
        return " / ".join(each.text for each in self.versions)


WordsLike: TypeAlias = Words | Text | str


def to_words(given: WordsLike) -> Words:
    """Return *given* as words; a str is text in a language nobody knows.

    Raises:
        InvalidValueError: It is no text.
    """
    if isinstance(given, Words):
        return given
    if isinstance(given, str):
        return Words((Text(given),))
    if isinstance(given, Text):
        return Words((given,))
    raise InvalidValueError("Words", given, pgettext_noop("expected", "words, a text or a str"))


def all_to_words(given: Iterable[WordsLike]) -> tuple[Words, ...]:
    """Return each of *given* as words.

    Raises:
        InvalidValueError: One is no text.
    """
    return tuple(map(to_words, given))
