"""Read a PDF back: its tags with their text, its pages, its bookmarks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import attrs
import pikepdf

__all__ = ["Page", "Pdf", "Tag"]

_PAIR = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")


@attrs.frozen
class Tag:
    """A tag: what it is, the language and the words it has, and the tags in it."""

    kind: str
    language: str | None
    text: str
    alternative: str | None
    children: tuple[Tag, ...]

    def all(self, *kinds: str) -> Iterator[Tag]:
        """Yield the tags of some kinds in this one, in order, itself among them."""
        if self.kind in kinds:
            yield self
        for child in self.children:
            yield from child.all(*kinds)


@attrs.frozen
class Page:
    """The words on a page.

    Attributes:
        pieces: The tagged pieces, by number.
        languages: The language of each piece that says so itself, and the piece.
        artifacts: The rest: headers, footers and repeated table heads.
    """

    pieces: dict[int, str]
    languages: list[tuple[str, str]]
    artifacts: str

    @property
    def text(self) -> str:
        return " ".join(self.pieces.values())

    @classmethod
    def of(cls, page: pikepdf.Page) -> Page:
        fonts = {str(name): _characters(font) for name, font in page.resources.Font.items()}
        pieces: dict[int, str] = {}
        artifacts, marks, languages = "", list[Any](), list[tuple[str, str]]()
        characters: dict[bytes, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands, name, text = instruction.operands, str(instruction.operator), ""
            if name in {"BMC", "BDC"}:
                marks.append((str(operands[0]), operands[1] if len(operands) > 1 else {}))
                text = str(marks[-1][1].get("/ActualText", ""))
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                characters = fonts[str(operands[0])]
            elif name in {"Tj", "TJ"} and not any("/ActualText" in each for _, each in marks):
                text = _shown(operands[0], characters)
                text = text[::-1] if marks[-1][0] == "/ReversedChars" else text
            numbers = [int(each.MCID) for _, each in marks if "/MCID" in each]
            if numbers:
                pieces[numbers[0]] = pieces.get(numbers[0], "") + text
            else:
                artifacts += text
            languages += [(str(each.Lang), text) for _, each in marks if text and "/Lang" in each]
        return cls(pieces, languages, artifacts)


class Pdf:
    """A PDF, read back; `file` is pikepdf's."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(content))
        self.metadata = self.file.open_metadata()
        self.pages = [*map(Page.of, self.file.pages)]

    @property
    def fonts(self) -> list[Any]:
        """The fonts in it."""
        return [font for page in self.file.pages for font in page.resources.Font.values()]

    def content(self, page: int) -> bytes:
        """Return what is painted on a page."""
        return self.file.pages[page].Contents.read_bytes()

    @property
    def tags(self) -> Tag:
        """The tag of the document."""
        pages = {page.objgen: read for page, read in zip(self.file.pages, self.pages, strict=True)}
        root = self.file.Root.StructTreeRoot.K
        return _tag(root[0] if isinstance(root, pikepdf.Array) else root, None, pages)

    @property
    def outline(self) -> list[Any]:
        """The bookmarks; with those in it, one is a pair."""
        with self.file.open_outline() as outline:
            return [*map(_bookmark, outline.root)]


def _tag(element: Any, page: Any, pages: dict[Any, Page]) -> Tag:
    page = element.get("/Pg", page)
    kids = element.get("/K", [])
    children, texts = list[Tag](), list[str]()
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            texts.append(pages[page.objgen].pieces[kid])
        elif "/MCID" in kid:
            texts.append(pages[kid.get("/Pg", page).objgen].pieces[int(kid.MCID)])
        elif "/S" in kid:
            children.append(_tag(kid, page, pages))
            texts.append(children[-1].text)
    language, alternative = (element.get(name) for name in ("/Lang", "/Alt"))
    return Tag(
        str(element.S)[1:],
        None if language is None else str(language),
        " ".join(each for each in texts if each.strip()),
        None if alternative is None else str(alternative),
        tuple(children),
    )


def _characters(font: Any) -> dict[bytes, str]:
    pairs = _PAIR.findall(font.ToUnicode.read_bytes().partition(b"bfchar")[2])
    return {
        bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be")
        for code, text in pairs
    }


def _shown(operand: Any, characters: dict[bytes, str]) -> str:
    strings = operand if isinstance(operand, pikepdf.Array) else [operand]
    codes = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
    return "".join(characters.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))


def _bookmark(item: pikepdf.OutlineItem) -> Any:
    return (item.title, [*map(_bookmark, item.children)]) if item.children else item.title
