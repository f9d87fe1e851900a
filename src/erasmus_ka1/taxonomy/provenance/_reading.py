"""Reading a page somebody has: a text, a file, a saved web page."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path

from ..._errors import UnreadableFileError, WrongKindError
from ..._files import read_whole

__all__ = ["LARGEST_PAGE", "Page", "read_page"]

Page = str | os.PathLike[str]

LARGEST_PAGE = 1_000_000
"""The largest file that is read, in bytes. The guide's page has some six thousand."""

_HTML_START = re.compile(r"<!doctype\s+html\b|<html\b", re.IGNORECASE)
_HEAD = 2_000
# of a page in any state: what is left open ends with the page, so that nothing is read twice
_TOKEN = re.compile(
    r"""
    <!--(?: -?> | .*?(?: --!?> | \Z))
  | </(?P<end>[a-zA-Z][^\s/>]*+) [^>]*+ >?
  | <(?P<start>[a-zA-Z][^\s/>]*+) (?: [^=>]++ | =\s*+ (?: "[^"]*+"? | '[^']*+'? )?+ )*+ >?
  | <[!?/] [^>]*+ >?
  | (?P<words>[^<]++ | <)
    """,
    re.VERBOSE | re.DOTALL,
)
# int() refuses a number of thousands of digits
_HUGE_REFERENCE = re.compile(r"&#[0-9]{20,};?")
_RAW = frozenset({"script", "style"})
_HTML_SPACES = re.compile(r"[ \t\r\n\f]+")
_DROPPED = frozenset({"nav", "noscript", "script", "style", "template", "title"})
_BLOCKS = frozenset(
    """
    address article aside blockquote body dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main ol option p pre section select summary
    table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - a line for each reads worse
)


def read_page(page: Page) -> str:
    """Return the text of *page*: a text as it is, a path read; of HTML only the words.

    Raises:
        UnreadableFileError: The file cannot be read, is not a plain file, not UTF-8, or too large.
        WrongKindError: It is neither a text nor a path.
    """
    if isinstance(page, str):
        text = page
    elif isinstance(page, os.PathLike):
        text = _read_file(page)
    else:
        raise WrongKindError(page, "a text (str) or a path (os.PathLike)")
    return _words_of(text) if _is_html(text) else text


def _read_file(path: os.PathLike[str]) -> str:
    file = Path(os.fsdecode(path))
    content = read_whole(file, largest=LARGEST_PAGE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(str(file), f"not UTF-8 at byte {error.start}") from error


def _is_html(text: str) -> bool:
    start = text[:_HEAD].lstrip("\ufeff \t\r\n")
    return start.startswith("<") and _HTML_START.search(start) is not None


def _words_of(html: str) -> str:
    """Return the words of a web page, of its main part if it has one, block by block."""
    words = _Words()
    place = 0
    while found := _TOKEN.match(html, place):
        words.take(found)
        place = found.end()
        if found["start"] and found["start"].lower() in _RAW and not found[0].endswith("/>"):
            place = _end_of_raw(html, place, found["start"])
    return "".join(words.main or words.everything)


def _end_of_raw(html: str, place: int, tag: str) -> int:
    """Return where the content of a script or a style ends, in which no tag is one."""
    end = re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE).search(html, place)
    return end.start() if end else len(html)


class _Words:
    """Gathers the words of a web page, with line breaks where a block begins or ends."""

    def __init__(self) -> None:
        self.everything: list[str] = []
        self.main: list[str] = []
        self._is_main = False
        self._dropped: list[str] = []

    def take(self, token: re.Match[str]) -> None:
        """Take the next tag, or the next words; a remark is neither."""
        if token["words"]:
            words = unescape(_HUGE_REFERENCE.sub("\ufffd", token["words"]))
            self._add(_HTML_SPACES.sub(" ", words))
        if token["start"]:
            self._start(token["start"].lower())
        if token["end"] or (token["start"] and token[0].endswith("/>")):
            self._end((token["end"] or token["start"]).lower())

    def _start(self, tag: str) -> None:
        if tag in _DROPPED:
            self._dropped.append(tag)
        self._is_main = self._is_main or tag == "main"
        self._add("\n" if tag == "br" else _break_at(tag))

    def _end(self, tag: str) -> None:
        if tag in self._dropped:
            while self._dropped.pop() != tag:
                pass
        self._is_main = self._is_main and tag != "main"
        self._add(_break_at(tag))

    def _add(self, words: str) -> None:
        if not self._dropped:
            self.everything.append(words)
            if self._is_main:
                self.main.append(words)


def _break_at(tag: str) -> str:
    return "\n\n" if tag in _BLOCKS else ""
