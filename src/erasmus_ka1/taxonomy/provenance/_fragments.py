"""A page's text cut into the fragments that can be a sentence of the guide, or part of one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Fragment", "cut", "key_of", "normalized"]

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARK_INSIDE = re.compile(r"(?<=\S)[^\S\n]*[•◦▪‣●]")
_MARK = re.compile(r"\s*(?:[•◦▪‣●·]\s*|[-*–—]\s+|\d{1,3}\.\s+)")
_SENTENCE_END = re.compile(r"[.!?] (?=\w)")
_CLOSING = (".", ";", ":", "!", "?")
# text with longer lines than this was not broken for its width
_WIDEST_WRAP = 120
# more accents on one letter than any language has; ordering them takes quadratic time
_MOST_MARKS = 30


class Fragment(NamedTuple):
    """A part of a page that no bullet mark, sentence end or deliberate line end runs through.

    Attributes:
        text: Its words, in single spaces, without a bullet mark.
        opens: Whether a new block begins here: after an empty line or at a bullet mark. A
            sentence never runs across that.
    """

    text: str
    opens: bool


def normalized(text: str) -> str:
    """Return *text* in NFC, with newlines as the only line ends, without invisible characters."""
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", _with_few_marks(text))


def key_of(text: str) -> str:
    """Return what two texts, in single spaces, are compared by: without the closing marks.

    White space after a hyphen counts for nothing: a line may have been broken there.
    """
    return text.replace("- ", "-").strip(" ").rstrip(" ;.:,")


def cut(text: str) -> list[Fragment]:
    """Return the fragments of *text*, which is normalized, in its order."""
    return [fragment for block in _blocks(text) for fragment in _fragments(block)]


def _with_few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """Return the lines of each block: how wide the line was, and its words."""
    block: list[tuple[int, str]] = []
    for line in _MARK_INSIDE.sub("\n•", text).split("\n"):
        mark = _MARK.match(line)
        words = " ".join(line[mark.end() if mark else 0 :].split())
        if block and (mark or not words):
            yield block
            block = []
        if words:
            block.append((len(line.rstrip()), words))
    if block:
        yield block


def _fragments(block: list[tuple[int, str]]) -> Iterator[Fragment]:
    opens = True
    for passage in _passages(block):
        start = 0
        for end in _SENTENCE_END.finditer(passage):
            if passage[end.end()].isupper():
                yield Fragment(passage[start : end.end() - 1], opens)
                start, opens = end.end(), False
        yield Fragment(passage[start:], opens)
        opens = False


def _passages(block: list[tuple[int, str]]) -> Iterator[str]:
    """Return the lines of a block, put together where a line was only broken for its width."""
    widest = max(width for width, _ in block)
    is_wrapped = widest <= _WIDEST_WRAP
    width, passage = block[0][0], [block[0][1]]
    for next_width, words in block[1:]:
        had_room = width + 1 + len(words.partition(" ")[0]) <= widest
        if had_room or not is_wrapped or passage[-1].endswith(_CLOSING):
            yield " ".join(passage)
            passage = []
        passage.append(words)
        width = next_width
    yield " ".join(passage)
