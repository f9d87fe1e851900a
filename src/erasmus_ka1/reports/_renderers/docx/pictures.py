"""The pictures of a document: logos in its header, charts in its text."""

from __future__ import annotations

import attrs
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.package import Package

from ..._chart_svg import WIDTH, pictures
from ..._content import Chart
from ..._theme import ShownLogo, Theme, shown_logos
from .._typst import picture
from .markup import Element, Page, filled, shown_text, w

__all__ = ["Gallery"]

# 360,000 EMU to the centimetre
_EMU_A_TWIP = 635
# wide spaces between logos
_GAP = "\u2003\u2003"
_HIGHEST_LOGO, _WIDEST_LOGO = 576_000, 2_880_000
_WIDEST_CHART = 9354 * _EMU_A_TWIP
# of Word first; the pictures for old readers have what Typst has
_FONTS = "Calibri, Carlito, Libertinus Serif, sans-serif"


@attrs.frozen
class Gallery:
    """Adds pictures to a package and gives their drawings.

    Attributes:
        package: The package.
        document: The document in it.
        theme: The theme: its logos, the colour of charts.
        page: The page they have to fit.
    """

    package: Package
    document: XmlPart
    theme: Theme
    page: Page
    _files: list[str] = attrs.field(factory=list, init=False)

    def logos(self) -> list[Element]:
        """Return the runs of the row of logos, the emblem after a tab."""
        runs = [run for logo in shown_logos(self.theme) for run in self._logo(logo)]
        # no gap before the first, unless it is the emblem
        return runs if runs and runs[0].find(qn("w:tab")) is not None else runs[1:]

    def charts(self, chart: Chart) -> list[Element]:
        """Return a paragraph for each picture of a chart: SVG, and PNG for old readers."""
        paragraphs = []
        for each in pictures(chart, self.theme, fonts=_FONTS):
            old = self._file(picture(each.svg), "image/png")
            drawing = self._drawing(
                old, min(_WIDEST_CHART, self.page.text_across * _EMU_A_TWIP), each.down / WIDTH
            )
            _describe(drawing, each.alt)
            (blip,) = drawing.xpath(".//a:blip")
            svg = self._file(each.svg.encode(), "image/svg+xml")
            blip.append(filled("drawing.xml", relation=svg))
            paragraphs.append(w("p", w("pPr", w("pStyle", val="Chart")), w("r", drawing)))
        return paragraphs

    def _logo(self, logo: ShownLogo) -> list[Element]:
        ratio = logo.image.down / logo.image.across
        across = min(_WIDEST_LOGO, _HIGHEST_LOGO / ratio)
        drawing = self._drawing(self._file(logo.content, logo.image.media_type), across, ratio)
        _describe(drawing, logo.alt)
        gap = w("r", w("tab") if logo.is_emblem else shown_text(_GAP))
        return [gap, w("r", drawing)]

    def _file(self, content: bytes, media_type: str) -> str:
        """Add a file and return the id by which the document finds it."""
        suffix = media_type.removeprefix("image/").removesuffix("+xml")
        self._files.append(suffix)
        name = PackURI(f"/word/media/image{len(self._files)}.{suffix}")
        part = Part(name, media_type, content, self.package)
        return self.document.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def _drawing(self, relation: str, across: float, ratio: float) -> Element:
        size = {"across": max(1, round(across)), "down": max(1, round(across * ratio))}
        number = len(self._files)
        return filled(
            "picture.xml", relation=relation, number=number, name=f"Image {number}", **size
        )


def _describe(drawing: Element, alt: str | None) -> None:
    """Give a drawing its alternative text; None if it is only decoration."""
    (properties,) = drawing.xpath("./wp:inline/wp:docPr")
    if alt is None:
        properties.append(filled("decorative.xml"))
    else:
        properties.set("descr", alt)
