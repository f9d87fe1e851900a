"""The elements of a page in HTML: where they stand, and what they are in a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

__all__ = ["Elements", "alternative"]

_SVG = "{http://www.w3.org/2000/svg}"
# the tags of an element, the outer first
_TAGS = {
    "html": ("Document",),
    "article": ("Art",),
    "section": ("Sect",),
    "nav": ("Sect",),
    **{f"h{level}": (f"H{level}",) for level in range(1, 7)},
    "p": ("P",),
    "pre": ("P",),
    "blockquote": ("BlockQuote", "P"),
    "figcaption": ("P",),
    "dl": ("L",),
    "ul": ("L",),
    "ol": ("L",),
    "li": ("LI", "LBody"),
    "dt": ("Lbl",),
    "dd": ("LBody",),
    "table": ("Table",),
    "caption": ("Caption",),
    "thead": ("THead",),
    "tbody": ("TBody",),
    "tfoot": ("TFoot",),
    "tr": ("TR",),
    "th": ("TH",),
    "td": ("TD",),
    "a": ("Link",),
    "img": ("Figure",),
    f"{_SVG}svg": ("Figure",),
}
_BLOCKS = frozenset({"address", "aside", "div", "figure", "footer", "header", "main"})
_INLINE = frozenset({"Link", "Span"})


class Elements:
    """The elements of a page, and how they stand in each other."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self.places: dict[Element, int] = {each: place for place, each in enumerate(root.iter())}
        self.parents: dict[Element, Element] = {
            child: parent for parent in root.iter() for child in parent
        }

    def texts(self) -> Iterator[str]:
        """Yield all text."""
        return self._root.itertext()

    def around(self, element: Element) -> Iterator[Element]:
        """Yield the element and those it is in, from the inside out."""
        inner: Element | None = element
        while inner is not None:
            yield inner
            inner = self.parents.get(inner)

    def nearest(self, element: Element, name: str) -> Element | None:
        """Return the innermost element with a name that an element is or is in."""
        return next((each for each in self.around(element) if each.tag == name), None)

    def kinds(self, element: Element) -> tuple[str, ...]:
        """Return the tags of an element, the outer first; none if its text is its parent's."""
        kinds = _TAGS.get(element.tag, ())
        parent = self.parents.get(element)
        if parent is not None and parent.tag == "dl":
            return ("LI", *kinds)
        if element.tag in _BLOCKS and _has_own_text(element):
            return ("P",)
        if not kinds and "lang" in element.attrib:
            return ("Div",) if element.tag in _BLOCKS else ("Span",)
        return kinds

    def place(self, element: Element) -> int:
        """Return where the paragraph, cell or image stands that an element is or is in."""
        tagged = (each for each in self.around(element) if {*self.kinds(each)} - _INLINE)
        return self.places[next(tagged)]


def alternative(image: Element) -> str:
    """Return the words that stand for an image; none for one that decorates."""
    if image.tag == "img":
        return image.get("alt", "").strip()
    return (image.get("aria-label") or image.findtext(f"{_SVG}title") or "").strip()


def _has_own_text(element: Element) -> bool:
    texts = [element.text, *(child.tail for child in element)]
    return any(text and not text.isspace() for text in texts)
