"""What a PDF says to programs: its tags with the text that hangs on them, its marks, its pages."""

from __future__ import annotations

import io
import re
from itertools import chain
from typing import Any

import attrs
import pikepdf

__all__ = ["Pdf", "Tag"]

_PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>")
_SHOWN = {"TJ", "Do", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh"}


@attrs.frozen
class Tag:
    """A tag: what it is, what it says, and what is in it."""

    kind: str
    language: str | None
    text: str
    attributes: dict[str, Any]
    alternative: str | None
    children: tuple[Tag, ...]

    def all(self, *kinds: str) -> list[Tag]:
        """Return the tags of some kinds in this one, itself among them, in order."""
        inner = chain.from_iterable(child.all(*kinds) for child in self.children)
        return [*([self] if not kinds or self.kind in kinds else []), *inner]

    def shape(self) -> Any:
        """Return the kinds of this tag and those in it, in brackets."""
        return (
            (self.kind, *(child.shape() for child in self.children)) if self.children else self.kind
        )


class Pdf:
    """A PDF, read back.

    Attributes:
        file: The file.
        pages: What is painted on each page.
    """

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(io.BytesIO(content))
        self.root = self.file.Root
        self.pages = [Page(page) for page in self.file.pages]
        self._pieces: dict[tuple[Any, int], str] = {
            (written.objgen, number): text
            for written, page in zip(self.file.pages, self.pages, strict=True)
            for number, text in page.pieces.items()
        }

    @property
    def tags(self) -> Tag:
        """The tag of the document."""
        (top,) = self.root.StructTreeRoot.K
        return self._tag(top)

    @property
    def outline(self) -> list[Any]:
        """The bookmarks, each with those in it."""
        with self.file.open_outline() as outline:
            return [_bookmark(each) for each in outline.root]

    def _tag(self, element: pikepdf.Object) -> Tag:
        children: list[Tag] = []
        texts: list[str] = []
        for each in element.K:
            if each.get("/Type") == "/StructElem":
                children.append(self._tag(each))
                texts.append(children[-1].text)
            elif each.Type == "/MCR":
                texts.append(self._pieces[each.Pg.objgen, int(each.MCID)])
        return Tag(
            str(element.S)[1:],
            _optional(element.get("/Lang")),
            str(element.get("/ActualText", " ".join(texts))),
            {str(name)[1:]: value for name, value in element.get("/A", {}).items()},
            _optional(element.get("/Alt")),
            tuple(children),
        )


class Page:
    """What is painted on a page.

    Attributes:
        pieces: The texts that a tag can take, under their numbers.
        artifacts: What is painted as no content: texts, and what else paints, in brackets.
        faults: What is painted outside any mark, and marks that stand in another.
    """

    def __init__(self, page: pikepdf.Page) -> None:
        self.pieces: dict[int, str] = {}
        self.artifacts: list[str] = []
        self.faults: list[str] = []
        self._replaced: set[int] = set()
        fonts = {str(name): _characters(font) for name, font in page.resources.Font.items()}
        marks: list[int | None] = []
        characters: dict[str, str] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = instruction.operands, str(instruction.operator)
            if name in {"BMC", "BDC"}:
                self._begin(operands, marks)
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                characters = fonts[str(operands[0])]
            elif name in _SHOWN:
                self._show(_text(operands[0], characters) if name == "TJ" else None, name, marks)

    @property
    def text(self) -> str:
        """The content, in the order in which it is painted."""
        return " ".join(self.pieces.values())

    def _begin(self, operands: Any, marks: list[int | None]) -> None:
        if marks:
            self.faults.append("a mark in a mark")
        properties = operands[1] if len(operands) > 1 else {}
        number = properties.get("/MCID")
        marks.append(None if number is None else int(number))
        if number is not None:
            self.pieces[int(number)] = str(properties.get("/ActualText", ""))
            self._replaced |= {int(number)} if "/ActualText" in properties else set()

    def _show(self, text: str | None, name: str, marks: list[int | None]) -> None:
        if not marks:
            self.faults.append(f"{name} outside a mark")
        elif marks[-1] is None:
            self.artifacts.append(f"[{name}]" if text is None else text)
        elif text is not None and marks[-1] not in self._replaced:
            self.pieces[marks[-1]] += text


def _characters(font: pikepdf.Object) -> dict[str, str]:
    pairs = _PAIR.findall(font.ToUnicode.read_bytes())
    return {code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _text(shown: Any, characters: dict[str, str]) -> str:
    codes = "".join(bytes(each).hex() for each in shown if isinstance(each, pikepdf.String))
    return "".join(characters.get(codes[at : at + 4], "") for at in range(0, len(codes), 4))


def _bookmark(item: pikepdf.OutlineItem) -> Any:
    return (item.title, *map(_bookmark, item.children)) if item.children else item.title


def _optional(value: object) -> str | None:
    return None if value is None else str(value)
