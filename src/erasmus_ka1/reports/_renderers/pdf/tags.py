"""The tags of a PDF: what its pages are to a screen reader (PDF/UA-1, ISO 14289-1).

They are made from the page in HTML, element by element; what is painted of an element hangs on the
tag of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from pydyf import PDF, Array, Dictionary, String

from ..._bidi import has_direction
from .elements import Elements, alternative
from .painting import Box, WatchedPage, actual_text, is_image

__all__ = ["add_tags"]

_SCOPES = {"col": "/Column", "row": "/Row"}
# a pixel of CSS is 1/96 inch, a point of PDF 1/72
_POINTS = 0.75


def add_tags(pdf: PDF, pages: Iterable[WatchedPage], elements: Elements) -> None:
    """Write the tags of pages that are painted."""
    tree = _Tree(pdf, elements)
    # a reference is three values: 7 0 R
    for page, number in zip(pages, pdf.pages["Kids"][::3], strict=True):
        written = pdf.objects[number]
        tree.add_pieces(page, written)
        tree.add_links(page, written)
    tree.close()


class _Tree:
    """The tags of a PDF, one in the other."""

    def __init__(self, pdf: PDF, elements: Elements) -> None:
        self._pdf = pdf
        self._elements = elements
        # an element may have two tags, one in the other
        self._outer: dict[Element, Dictionary] = {}
        self._inner: dict[Element, Dictionary] = {}
        # what the tags on a page, and of a link, are found by
        self._numbers = Array()
        self._root = Dictionary({"Type": "/StructTreeRoot", "K": Array()})
        pdf.add_object(self._root)

    def add_pieces(self, page: WatchedPage, written: Dictionary) -> None:
        """Hang what is painted on a page on the tags of its elements."""
        places = [self._elements.place(box.element) for box in page.pieces]
        owners = Array(page.pieces)
        # images are painted after all text
        for number in sorted(range(len(places)), key=places.__getitem__):
            tag = self._tag_of_piece(page.pieces[number], page)
            piece = Dictionary({"Type": "/MCR", "Pg": written.reference, "MCID": number})
            tag["K"].append(piece)
            owners[number] = tag.reference
        written["StructParents"] = self._numbered(owners)
        written["Tabs"] = "/S"

    def add_links(self, page: WatchedPage, written: Dictionary) -> None:
        """Hang the links of a page on their tags, and say where they go."""
        for *_, box in page.links:
            annotation = box.link_annotation
            # a link to a place that is not there is none
            if annotation is None:
                continue
            reference = {"Type": "/OBJR", "Obj": annotation.reference, "Pg": written.reference}
            tag = self._tag_of(box.element)
            tag["K"].append(Dictionary(reference))
            annotation["StructParent"] = self._numbered(tag.reference)
            annotation["Contents"] = String(" ".join("".join(box.element.itertext()).split()))

    def close(self) -> None:
        """Write what holds for all tags."""
        numbers = Dictionary({"Nums": self._numbers})
        self._pdf.add_object(numbers)
        self._root["ParentTree"] = numbers.reference
        self._root["ParentTreeNextKey"] = len(self._numbers) // 2
        self._pdf.catalog["StructTreeRoot"] = self._root.reference
        self._pdf.catalog["MarkInfo"] = Dictionary({"Marked": "true"})

    def _numbered(self, owner: object) -> int:
        number = len(self._numbers) // 2
        self._numbers += [number, owner]
        return number

    def _tag_of_piece(self, box: Box, page: WatchedPage) -> Dictionary:
        tag = self._tag_of(box.element)
        if is_image(box):
            tag["Alt"] = String(alternative(box.element))
            tag["A"] = Dictionary({"O": "/Layout", "BBox": _corners(box, page)})
        elif box.element_tag.endswith("::marker"):
            tag = self._added("Lbl", self._outer[box.element], place=0)
        elif has_direction(box.text):
            # its glyphs stand in the order seen
            tag = self._added("Span", tag)
            tag["ActualText"] = actual_text(box)
        return tag

    def _tag_of(self, element: Element) -> Dictionary:
        """Return the tag that the text of an element is in; make it where there is none."""
        if element in self._inner:
            return self._inner[element]
        parent = self._elements.parents.get(element)
        tag = self._root if parent is None else self._tag_of(parent)
        # the tag of a row has made those of its cells
        if element in self._inner:
            return self._inner[element]
        for kind in self._elements.kinds(element):
            tag = self._added(kind, tag)
            self._outer.setdefault(element, tag)
        self._inner[element] = tag
        if element in self._outer:
            _describe(self._outer[element], element)
        if element.tag == "tr":
            # a cell with nothing in it is a cell too
            for cell in element:
                self._tag_of(cell)
        return tag

    def _added(self, kind: str, parent: Dictionary, place: int | None = None) -> Dictionary:
        made = {"Type": "/StructElem", "S": f"/{kind}", "P": parent.reference, "K": Array()}
        tag = Dictionary(made)
        self._pdf.add_object(tag)
        children = parent["K"]
        children.insert(len(children) if place is None else place, tag.reference)
        return tag


def _describe(tag: Dictionary, element: Element) -> None:
    """Add to a tag what language its words are in, and what a cell is over."""
    if "lang" in element.attrib and element.tag != "html":
        tag["Lang"] = String(element.attrib["lang"])
    if element.tag in {"th", "td"}:
        tag["A"] = Dictionary({"O": "/Table"})
        if element.tag == "th":
            tag["A"]["Scope"] = _SCOPES.get(element.get("scope", ""), "/Column")
        for name, written in (("colspan", "ColSpan"), ("rowspan", "RowSpan")):
            if element.get(name, "").isdecimal():
                tag["A"][written] = int(element.attrib[name])


def _corners(box: Box, page: WatchedPage) -> Array:
    left, top = box.content_box_x(), box.content_box_y()
    bottom = page.height - top - box.height
    corners = (left, bottom, left + box.width, bottom + box.height)
    return Array(_POINTS * corner for corner in corners)
