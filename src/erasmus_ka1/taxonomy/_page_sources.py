"""Which page has a text: that of the edition, or the nearest one in the same language."""

from __future__ import annotations

from ..localization import Localizer
from ..localization._texts import is_ours, text_kind
from ._concepts import AnyTextKind, Concept
from ._guide import Guide
from ._sources import Source, Status

__all__ = ["source_of"]


def source_of(guide: Guide, concept: Concept, of: AnyTextKind, localizer: Localizer) -> Source:
    """Return where a text of *concept*, as the guide words it, comes from."""
    of = text_kind(of)
    language, _ = localizer.origin_of(concept, of)
    page = None if is_ours(concept, of) else _page_with(guide, concept, of, localizer, language)
    if page is None:
        return Source(
            document="erasmus_ka1",
            edition=guide.edition,
            language=language,
            status=Status.EDITORIAL,
        )
    is_other = page.edition != guide.edition
    return page._replace(status=Status.OTHER_EDITION) if is_other else page


def _page_with(
    guide: Guide, concept: Concept, of: AnyTextKind, localizer: Localizer, language: str
) -> Source | None:
    """Return the page nearest to the guide's edition that has a text, if any has."""
    text = getattr(localizer, of)(concept)
    of_pack = localizer.page_of(language)
    by_distance = sorted(guide.guides, key=lambda year: (abs(year - guide.edition), year))
    for year, other in ((year, guide.guides[year]) for year in by_distance):
        page = other.page(language)
        if page is None and of_pack is not None and of_pack.edition == year:
            page = Source(**of_pack._asdict(), language=language, status=Status.OFFICIAL)
        # a priority has another code each year, and may have the same words
        same = (concept,) if concept in other else other.of_kind(type(concept))
        words = getattr(other.localizer(localizer), of)
        if page is not None and any(words(each) == text for each in same):
            return page
    return None
