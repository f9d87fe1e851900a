"""Read a page of the guide: from a text, a text file or a saved web page, to one line per sentence.

Every step takes time in proportion to the length of the page, whatever is in it.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import groupby, islice
from pathlib import Path

from .._errors import UnreadableFileError, WrongKindError
from .._files import read_whole
from .._messages import is_text

__all__ = ["LARGEST_PAGE", "Page", "normalized", "read_page"]

Page = str | os.PathLike[str]

LARGEST_PAGE = 1_000_000
"""The largest file that is read, in bytes. The guide's page has about six thousand."""

_HTML = re.compile(r"[\s\ufeff]*<[!?a-zA-Z]")
_NO_TEXT = re.compile(
    r"""<!--(?:-?>|.*?(?:--!?>|\Z))
      | <(?:[!?]|/(?![a-zA-Z]))[^>]*>?
      | <(script|style|title|textarea|noscript|template)(?=[\s/>]).*?(?:</\1(?=[\s/>])[^>]*>?|\Z)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_MAIN = re.compile(r"<main(?=[\s>]).*?(?=</main|\Z)", re.DOTALL | re.IGNORECASE)
_HUGE_REFERENCE = re.compile(r"&#[0-9]{8,};?")  # int() refuses thousands of digits
_INLINE = re.compile("a|abbr|b|cite|code|em|font|i|mark|q|small|span|strong|sub|sup|u|wbr")

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_BULLET = re.compile(r"^[^\S\n]*(?:[•◦▪‣●·]|(?:[-*–—]|\d{1,3}\.)(?=\s|$))|[•◦▪‣●]", re.MULTILINE)
_END = re.compile(r"[;:·] |[.!?] (?![a-zß-öø-ÿ])")
_WIDEST_WRAP = 120  # text with longer lines was not wrapped
# no language puts more accents on a letter, and ordering them takes quadratic time
_MOST_ACCENTS = 30


def read_page(page: Page) -> str:
    """Return the words of *page*, one line for each paragraph, heading or list item.

    White space, bullets, invisible characters and line breaks inside a sentence are gone.

    Raises:
        UnreadableFileError: The file cannot be read, is not a regular file, not UTF-8, or too big.
        WrongKindError: It is neither a text nor a path.
    """
    if not isinstance(page, (str, os.PathLike)):
        raise WrongKindError(page, "a text (str) or a path (os.PathLike)")
    try:
        text = (
            page
            if is_text(page)
            else read_whole(Path(os.fsdecode(page)), largest=LARGEST_PAGE).decode()
        )
    except UnicodeDecodeError as error:
        raise UnreadableFileError(os.fsdecode(page), f"not UTF-8 at byte {error.start}") from error
    text = normalized(_text_of_html(text) if _HTML.match(text) else text)
    return "\n".join(_unwrapped("\n".join(text.splitlines())))


def normalized(text: str) -> str:
    """Return *text* in Unicode form NFC, without invisible characters."""
    text = _INVISIBLE.sub("", text)
    runs = groupby(text, key=lambda char: unicodedata.combining(char) > 0)
    few = (islice(run, _MOST_ACCENTS) if is_accent else run for is_accent, run in runs)
    return text if text.isascii() else unicodedata.normalize("NFC", "".join(map("".join, few)))


def _text_of_html(html: str) -> str:
    """Return the text of a web page: of its ``main`` element if it has one, without menus."""
    html = _NO_TEXT.sub("\u200b", html)
    main = _MAIN.search(html)
    html = _HUGE_REFERENCE.sub("\ufffd", main[0] if main else html)
    # HTMLParser takes quadratic time over tags that are never closed
    end = html.rfind(">") + 1
    html = html[:end] + re.split("</?[a-zA-Z]", html[end:], maxsplit=1)[0]
    parser = _TextParser()
    parser.feed(re.sub("<(?!/?[a-zA-Z])", "&lt;", html))
    parser.close()
    return "".join(parser.texts)


class _TextParser(HTMLParser):
    """Gather the text outside menus, with an empty line where a block begins or ends."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._open_menus = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._open_menus += tag == "nav"
        self.texts.append("" if _INLINE.fullmatch(tag) else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._open_menus -= tag == "nav" and self._open_menus > 0
        self.texts.append("" if _INLINE.fullmatch(tag) else "\n\n")

    def handle_data(self, data: str) -> None:
        if not self._open_menus:
            self.texts.append(re.sub(r"[ \t\r\n\f]+", " ", data))


def _unwrapped(text: str) -> Iterator[str]:
    """Yield the lines of *text*; join those that were broken because the next word did not fit."""
    text = _BULLET.sub(lambda bullet: "\n\n" + " " * len(bullet[0]), text)
    for block in re.split(r"\n\s*\n", text):
        lines = [line.rstrip() for line in block.split("\n") if line.strip()]
        widest = max(map(len, lines), default=0)
        joined: list[str] = []
        room = 0
        for line in lines:
            words = line.split()
            has_room = len(words[0]) < room or widest > _WIDEST_WRAP
            if joined and (has_room or _END.search(f"{joined[-1]} {words[0]}")):
                yield " ".join(joined)
                joined = []
            joined += words
            room = widest - len(line)
        yield " ".join(joined)
