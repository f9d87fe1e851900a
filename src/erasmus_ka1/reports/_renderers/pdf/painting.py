"""The painting of pages: what is painted has a number, by which a tag finds it, or is an artifact.

WeasyPrint tags too, but begins every table anew on each page, and does not say what language words
are in, what a heading of a table is over, or that a drawing only decorates. So its own tags are
left out, and where it would ask for them while it paints, it asks here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol
from xml.etree.ElementTree import Element

from pydyf import Dictionary, String

from ..._bidi import has_direction
from .elements import Elements, alternative

__all__ = ["Box", "Painting", "WatchedPage", "actual_text", "is_image"]

# what turns the direction of text, and where a word may be broken
_UNWRITTEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Stream(Protocol):
    """Where WeasyPrint paints a page."""

    marked: Callable[[Box, str], AbstractContextManager[None]]
    artifact: Callable[[], AbstractContextManager[None]]

    def begin_marked_content(self, tag: str, property_list: Dictionary | None) -> None: ...

    def end_marked_content(self) -> None: ...


class LaidOutPage(Protocol):
    """A page of WeasyPrint's, laid out."""

    height: float
    links: list[tuple[str, str, object, Box]]

    def paint(self, stream: Stream, scale: float) -> None: ...


class Box(Protocol):
    """What WeasyPrint has laid out: a line of an element's text, or an image, which has no text."""

    element: Element
    element_tag: str
    text: str
    link_annotation: Dictionary | None
    width: float
    height: float
    content_box_x: Callable[[], float]
    content_box_y: Callable[[], float]


class Painting:
    """The painting of a document: knows what is content.

    Attributes:
        elements: The elements of the page in HTML that is painted.
    """

    def __init__(self, elements: Elements) -> None:
        self.elements = elements
        self._first_pages: dict[Element, int] = {}
        self._has_directions = any(map(has_direction, elements.texts()))

    def watched(self, pages: Iterable[LaidOutPage]) -> list[WatchedPage]:
        """Return pages of WeasyPrint's so that they remember what they paint."""
        return [WatchedPage(page, self, place) for place, page in enumerate(pages)]

    def is_artifact(self, box: Box, page: int) -> bool:
        """Whether a piece is no content: the style adds it, it decorates, is blank, or repeats."""
        if not box.element_tag or box.element_tag.endswith(("::before", "::after")):
            return True
        if is_image(box):
            return not alternative(box.element)
        if not box.text.strip():
            return True
        head = self.elements.nearest(box.element, "thead")
        return head is not None and self._first_pages.setdefault(head, page) != page

    def may_mirror(self, box: Box) -> bool:
        """Whether a bracket in a text from left to right may be taken for its counterpart.

        What opens from left to right is what closes from right to left, but a glyph tells one
        character in all of a document.
        """
        if not self._has_directions or is_image(box) or has_direction(box.text):
            return False
        return any(map(unicodedata.mirrored, box.text))


class WatchedPage:
    """A page of WeasyPrint's that numbers what it paints, and marks all else as artifacts."""

    def __init__(self, page: LaidOutPage, painting: Painting, place: int) -> None:
        self._page = page
        self.height: float = page.height
        self._painting = painting
        self._place = place
        #: What was painted and is to have a tag, in order: lines of text, and images.
        self.pieces: list[Box] = []
        #: The links, without those that WeasyPrint adds for what stands in them.
        self.links: list[tuple[str, str, object, Box]] = [
            link for link in page.links if link[-1].element_tag == "a"
        ]

    def __getattr__(self, name: str) -> object:
        return getattr(self._page, name)

    def paint(self, stream: Stream, scale: float = 1) -> None:
        """Paint the page; where WeasyPrint would tag, it asks the stream, so it asks this."""

        def marked(box: Box, kind: str) -> AbstractContextManager[None]:
            if self._painting.is_artifact(box, self._place):
                return artifact()
            properties = Dictionary({"MCID": len(self.pieces)})
            self.pieces.append(box)
            if self._painting.may_mirror(box):
                properties["ActualText"] = actual_text(box)
            return _marked(stream, kind, properties)

        def artifact() -> AbstractContextManager[None]:
            return _marked(stream, "Artifact")

        stream.marked, stream.artifact = marked, artifact
        self._page.paint(stream, scale)


@contextmanager
def _marked(stream: Stream, kind: str, properties: Dictionary | None = None) -> Iterator[None]:
    stream.begin_marked_content(kind, properties)
    yield
    stream.end_marked_content()


def actual_text(box: Box) -> String:
    """Return the text of a piece, as somebody has written it."""
    return String(_UNWRITTEN.sub("", box.text))


def is_image(box: Box) -> bool:
    """Whether an image was laid out, not text."""
    return hasattr(box, "replacement")
