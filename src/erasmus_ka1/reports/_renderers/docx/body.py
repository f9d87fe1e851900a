"""The body of a document: the head of the report, its contents and its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

import attrs
from docx.oxml.ns import qn

from ..._content import Content, Note, Section, leads
from ..._text import LocalizedText, Text
from ..._theme import Theme
from .blocks import block_elements
from .length import pages
from .markup import Element, keep, one_line, shown_text, w
from .typist import OTHER_LANGUAGE, Typist, side_by_side

__all__ = ["body_elements", "footer"]

_LOWEST_HEADING = 6
_LOWEST_LISTED = 2
_LONGEST_BOOKMARK = 40
_LONGEST_FOOTER = 70
_GAP_AFTER_TABLE = 220
_NOT_IN_A_BOOKMARK = re.compile(r"[^A-Za-z0-9_]")


def body_elements(report: Content, theme: Theme, typist: Typist) -> Iterator[Element]:
    """Yield the elements of the document, from top to bottom."""
    outline = _Outline(typist)
    sections = [element for each in report.sections for element in outline.section(each)]
    if logos := typist.gallery.logos():
        yield w("p", w("pPr", w("pStyle", val="Logos")), *logos)
    if theme.organisation and theme.logo is None:
        yield typist.paragraph([(Text(theme.organisation), None)], "Organisation")
    yield _line(report.title, "Title", typist)
    yield from typist.versions(report.subtitle, "Subtitle")
    if report.contents and pages(sections, typist.gallery.page) >= report.contents_from:
        yield _line(report.contents, "TOCHeading", typist)
        yield from outline.entries
    yield from sections
    # Word repairs a document that ends with a table
    if sections and _is_table(sections[-1]):
        yield w("p")


def footer(report: Content, typist: Typist) -> Element:
    """Return the footer: the title, the page number and the number of pages."""
    title, *_ = report.title.versions
    shown = one_line(title.text)
    if len(shown) > _LONGEST_FOOTER:
        shown = f"{shown[: _LONGEST_FOOTER - 1].rstrip()}…"
    pieces = [(attrs.evolve(title, text=shown), None), (Text("\t"), None)]
    line = typist.paragraph(pieces, "Footer")
    line.extend([_field("PAGE"), w("r", shown_text(" / ")), _field("NUMPAGES")])
    return w("ftr", line)


def _field(name: str, number: str = "1") -> Element:
    """Return a field; LibreOffice fills in its number, and Word does, at the latest in print."""
    return w("fldSimple", w("r", shown_text(number)), instr=name)


def _is_table(element: Element) -> bool:
    return bool(element.tag == qn("w:tbl"))


def _line(text: LocalizedText, style: str, typist: Typist) -> Element:
    return typist.paragraph(side_by_side(text, later=OTHER_LANGUAGE), style)


@attrs.frozen
class _Outline:
    """Makes sections and the entries of the table of contents."""

    typist: Typist
    entries: list[Element] = attrs.field(factory=list, init=False)
    _bookmarks: set[str] = attrs.field(factory=set, init=False)

    def section(self, section: Section, level: int = 1) -> Iterator[Element]:
        """Yield a section and those in it; the first two levels are in the contents."""
        is_listed = level <= _LOWEST_LISTED
        heading = _line(section.heading, f"Heading{min(level, _LOWEST_HEADING)}", self.typist)
        if section.code or is_listed:
            name = self._bookmark(section.code or "section")
            self._mark(heading, name)
            if is_listed:
                self.entries.append(self._entry(section.heading, f"TOC{level}", name))
        yield heading
        yield from self._blocks(section)
        for inner in section.sections:
            yield from self.section(inner, level + 1)

    def _blocks(self, section: Section) -> Iterator[Element]:
        is_after_table = False
        for block, following, is_kept in zip_longest(
            section.blocks, section.blocks[1:], leads(section.blocks)
        ):
            elements = block_elements(block, self.typist)
            for element in elements:
                if is_after_table:
                    gap = w("spacing", before=_GAP_AFTER_TABLE)
                    element[0].insert_element_before(gap, "w:ind")
                is_after_table = _is_table(element)
                if is_kept:
                    keep(element)
            if isinstance(following, Note) and elements and not is_kept:
                last = elements[-1][-1] if is_after_table else elements[-1]
                for paragraph in last.iter(qn("w:p")):
                    keep(paragraph)
            yield from elements

    def _mark(self, heading: Element, name: str) -> None:
        number = len(self._bookmarks)
        heading.insert(1, w("bookmarkStart", id=number, name=name))
        heading.append(w("bookmarkEnd", id=number))

    def _entry(self, heading: LocalizedText, style: str, name: str) -> Element:
        entry = self.typist.paragraph(side_by_side(heading, "Hyperlink"), style)
        _, *runs = entry
        entry.append(w("hyperlink", *runs, anchor=name, history=1))
        entry.extend([w("r", w("tab")), _field(f"PAGEREF {name}", "")])
        return entry

    def _bookmark(self, code: str) -> str:
        """Return a bookmark name that is valid and unique in Word, which ignores case."""
        base = _NOT_IN_A_BOOKMARK.sub("_", code)
        base = base if base[0].isalpha() else f"s{base}"
        name, number = base[:_LONGEST_BOOKMARK], 1
        while name.lower() in self._bookmarks:
            number += 1
            name = f"{base[: _LONGEST_BOOKMARK - 1 - len(str(number))]}_{number}"
        self._bookmarks.add(name.lower())
        return name
