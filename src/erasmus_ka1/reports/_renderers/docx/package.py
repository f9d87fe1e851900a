"""The DOCX file: its parts and properties, without a trace of time or machine."""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.ns import qn
from docx.package import Package

from ..._content import Content
from ..._theme import Theme
from .body import body_elements, footer
from .markup import QUOTATION_INDENT, TERM_WIDTH, Element, Page, filled, one_line, w
from .pictures import Gallery
from .typist import Typist

__all__ = ["packed"]

_LONGEST_PROPERTY = 255
# the earliest time in a ZIP archive
_DAWN = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_UNIX = 3
_PARTS = {
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
}


def packed(report: Content, theme: Theme) -> bytes:
    """Return *report* as the bytes of a DOCX file."""
    page = Page.of(theme)
    file = _File.of(w("document"))
    gallery = Gallery(file.package, file.document, theme, page)
    typist = Typist.of(report.languages[0], gallery)
    file.add("styles", _styles(theme, typist, page))
    file.add("numbering", filled("numbering.xml"))
    file.add("settings", filled("settings.xml", language=typist.language))
    end = filled(
        "page.xml", footer=file.add("footer", footer(report, typist)), **attrs.asdict(page)
    )
    if theme.landscape:
        end.find(qn("w:pgSz")).set(qn("w:orient"), "landscape")
    end.extend([w("bidi")] if typist.is_rtl else [])
    content = body_elements(report, theme, typist)
    file.document.element.append(w("body", *content, end))
    file.describe(report, theme)
    return file.archived()


def _styles(theme: Theme, typist: Typist, page: Page) -> Element:
    lines = ("nil", "single") if typist.is_rtl else ("single", "nil")
    return filled(
        "styles.xml",
        language=typist.language,
        accent=theme.accent.removeprefix("#"),
        width=page.text_across,
        quotation_indent=QUOTATION_INDENT,
        term_width=TERM_WIDTH,
        left_line=lines[0],
        right_line=lines[1],
    )


@attrs.frozen
class _File:
    """An Office Open XML package and the document in it."""

    package: Package
    document: XmlPart

    @classmethod
    def of(cls, root: Element) -> _File:
        package = Package()
        name, kind = PackURI("/word/document.xml"), CONTENT_TYPE.WML_DOCUMENT_MAIN
        document = XmlPart(name, kind, root, package)
        package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
        return cls(package, document)

    def add(self, name: str, element: Element) -> str:
        """Add a part and return its relationship id."""
        kind, relation = _PARTS[name]
        part = XmlPart(PackURI(f"/word/{name}.xml"), kind, element, self.package)
        return self.document.relate_to(part, relation)

    def describe(self, report: Content, theme: Theme) -> None:
        """Add the document properties; none tells by what, when or where it was made."""
        name, kind = PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES
        part = CorePropertiesPart(name, kind, CT_CoreProperties.new(), self.package)
        properties = part.core_properties
        properties.title = _property(str(report.title))
        properties.subject = _property(str(report.subtitle))
        properties.author = _property(report.author or theme.organisation or "")
        properties.language = report.languages[0]
        properties.revision = 1
        properties.created = properties.modified = _day(report) or _DAWN
        self.package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)

    def archived(self) -> bytes:
        """Return the package as a ZIP archive that is the same at any time, on any machine."""
        saved, archive = BytesIO(), BytesIO()
        self.package.save(saved)
        with ZipFile(saved) as source, ZipFile(archive, "w", ZIP_DEFLATED) as target:
            for name in source.namelist():
                entry = ZipInfo(name, _DAWN.timetuple()[:6])
                entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
                target.writestr(entry, source.read(name))
        return archive.getvalue()


def _day(report: Content) -> datetime.datetime | None:
    """Return the start of the day of a report."""
    if report.date is None:
        return None
    return datetime.datetime.combine(report.date, datetime.time(), datetime.UTC)


def _property(text: str) -> str:
    """Return text for a property: one line, shortened if needed."""
    line = one_line(text)
    return line if len(line) <= _LONGEST_PROPERTY else f"{line[: _LONGEST_PROPERTY - 1]}…"
