"""A page in HTML, printed by WeasyPrint."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from xml.sax.saxutils import escape

from pydyf import PDF, Dictionary, Stream, String
from weasyprint import HTML, Document, __version__
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from ...._errors import TemplateError
from ..._content import Content
from ..._theme import Theme
from .elements import Elements
from .page import fit_for_paper
from .painting import Painting
from .tags import add_tags

__all__ = ["printed"]

_METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<pdf:Producer>{producer}</pdf:Producer>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag>{languages}</rdf:Bag></dc:language>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def printed(page: str, report: Content, theme: Theme) -> bytes:
    """Return the page of a report as PDF.

    Raises:
        TemplateError: It asks for a file or an address.
    """
    fetcher = URLFetcher(allowed_protocols=("data",), fail_on_errors=True)
    try:
        html = HTML(string=page, base_url="about:blank", url_fetcher=fetcher)
        # the same for the same page, as is all else that is written
        return _written(html, report, theme, sha256(page.encode()).hexdigest()[:32])
    except FatalURLFetchingError as error:
        reason = f"{error.__cause__}; a PDF takes nothing in but data: addresses"
        raise TemplateError("report.html.jinja", reason) from error


def _written(html: HTML, report: Content, theme: Theme, identifier: str) -> bytes:
    root = html.etree_element
    fit_for_paper(root, str(report.title), theme.organisation or "")
    document = html.render()
    painting = Painting(Elements(root))
    document.pages = painting.watched(document.pages)

    def finish(document: Document, pdf: PDF) -> None:
        add_tags(pdf, document.pages, painting.elements)
        _identify(pdf, report)

    target = BytesIO()
    document.write_pdf(target, finisher=finish, pdf_identifier=identifier)
    return target.getvalue()


def _identify(pdf: PDF, report: Content) -> None:
    """Write that this is PDF/UA-1, what it is called, and what languages it is in."""
    title, producer = str(report.title), f"WeasyPrint {__version__}"
    languages = "".join(f"<rdf:li>{escape(each)}</rdf:li>" for each in report.languages)
    metadata = _METADATA.format(producer=producer, title=escape(title), languages=languages)
    stream = Stream([metadata.encode()], {"Type": "/Metadata", "Subtype": "/XML"})
    pdf.add_object(stream)
    pdf.info.update(Title=String(title), Producer=String(producer))
    pdf.catalog.update(
        Metadata=stream.reference,
        Lang=String(report.languages[0]),
        ViewerPreferences=Dictionary({"DisplayDocTitle": "true"}),
    )
