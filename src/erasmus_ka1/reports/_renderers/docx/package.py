"""The DOCX file: its parts and properties, without a trace of time or machine."""

from __future__ import annotations

import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import attrs
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.package import Package

from ..._content import Content
from ..._theme import Theme
from .body import body_elements, footer
from .markup import QUOTATION_INDENT, TERM_WIDTH, TWIPS_ACROSS, Element, filled, one_line, w
from .typist import Typist

__all__ = ["packed"]

_LONGEST_PROPERTY = 255
# the earliest time in a ZIP archive
_DAWN = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
_UNIX = 3
# of a logo, in EMU: 360,000 to the centimetre
_WIDEST, _HIGHEST = 5_760_000, 576_000
_PARTS = {
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
}


def packed(report: Content, theme: Theme) -> bytes:
    """Return *report* as the bytes of a DOCX file."""
    typist = Typist.of(report.languages[0])
    file = _File.of(w("document"))
    file.add("styles", _styles(theme, typist))
    file.add("numbering", filled("numbering.xml"))
    file.add("settings", filled("settings.xml", language=typist.language))
    page = filled("page.xml", footer=file.add("footer", footer(report, typist)))
    page.extend([w("bidi")] if typist.is_rtl else [])
    content = body_elements(report, theme, typist, file.logo(theme))
    file.document.element.append(w("body", *content, page))
    file.describe(report, theme)
    return file.archived()


def _styles(theme: Theme, typist: Typist) -> Element:
    lines = ("nil", "single") if typist.is_rtl else ("single", "nil")
    return filled(
        "styles.xml",
        language=typist.language,
        accent=theme.accent.removeprefix("#"),
        width=TWIPS_ACROSS,
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

    def logo(self, theme: Theme) -> Element | None:
        """Add the logo and return its drawing; None without a logo."""
        if theme.logo is None or theme.logo_type is None or theme.logo_size is None:
            return None
        name = PackURI(f"/word/media/logo.{theme.logo_type.removeprefix('image/')}")
        part = Part(name, theme.logo_type, theme.logo, self.package)
        relation = self.document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return _drawing(theme.logo_size, relation=relation, described=theme.organisation)

    def describe(self, report: Content, theme: Theme) -> None:
        """Add the document properties; none tells who made it, when or where."""
        name, kind = PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES
        part = CorePropertiesPart(name, kind, CT_CoreProperties.new(), self.package)
        properties = part.core_properties
        properties.title = _property(str(report.title))
        properties.subject = _property(str(report.subtitle))
        properties.author = _property(theme.organisation or "")
        properties.language = report.languages[0]
        properties.revision = 1
        properties.created = properties.modified = _DAWN
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


def _property(text: str) -> str:
    """Return text for a property: one line, shortened if needed."""
    line = one_line(text)
    return line if len(line) <= _LONGEST_PROPERTY else f"{line[: _LONGEST_PROPERTY - 1]}…"


def _drawing(size: tuple[int, int], *, relation: str, described: str | None) -> Element:
    """Return the drawing of a logo, at most 1.6 cm high and 16 cm wide.

    Args:
        size: Its width and height in pixels.
        relation: The id by which the document finds it.
        described: Its alternative text; None if it is only decoration.
    """
    across, down = size
    scale = min(_WIDEST / across, _HIGHEST / down)
    shown = {"across": max(1, round(across * scale)), "down": max(1, round(down * scale))}
    element = filled("logo.xml", relation=relation, **shown)
    (properties,) = element.xpath("./wp:inline/wp:docPr")
    if described is None:
        properties.append(filled("decorative.xml"))
    else:
        properties.set("descr", described)
    return element
