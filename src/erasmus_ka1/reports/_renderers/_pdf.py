"""A report as PDF/UA-1 by Typst: the report goes in as data, and ``report.typ`` lays it out."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import zip_longest
from operator import itemgetter
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, cast

import attrs

from ..._errors import InvalidValueError, MissingGlyphsWarning, TemplateError
from ..._extras import needs
from ..._files import path_of, read_start
from ..._messages import printable
from .._bidi import text_is_rtl
from .._breaks import ENDLESS, LONGEST, pieces_of
from .._chart_svg import pictures
from .._content import (
    Block,
    Cell,
    Chart,
    Content,
    Facts,
    Items,
    Note,
    Paragraph,
    Quotation,
    Section,
    Table,
    Tiles,
    Verbatim,
    check_line_breaks,
    leads,
)
from .._logo import AN_IMAGE
from .._text import LocalizedText, Text
from .._theme import Theme, shown_logos
from ._typst import PDF_UA, compiled, compiler_of, fonts_of, missing_glyphs

if TYPE_CHECKING:
    from typst import Fonts, PDFStandard, TypstError

__all__ = ["render"]

_TEMPLATES = Path(__file__).parent / "templates"
_OURS, _LOGO = _TEMPLATES / "report.typ", _TEMPLATES / "logo.typ"
_KNOWN = (Chart, Facts, Items, Note, Paragraph, Quotation, Table, Tiles, Verbatim)
_FONTS = "Libertinus Serif"
_LONGEST_REASON = 200
_PLACE = re.compile(r"([^\s/\\]+:\d+):\d+\n")

# no step ends before a mark that belongs to the letter
_STEP = re.compile(r"(?:[^\u0300-\u036f\ufe00-\ufe0f][\u0300-\u036f\ufe00-\ufe0f]*+){20}")
_BREAK = "\u200b"
# what PDF/UA forbids, and what Unicode has in its place
_BYTE_ORDER_MARK, _WORD_JOINER = "\ufeff", "\u2060"
# how far apart lines are, and how much of the last page has to be full, unless there are many pages
_SPREADS = (1, 0.9, 1.1, 0.8, 1.2)
_LEAST_OF_LAST, _MANY_PAGES = 0.2, 50


def render(
    report: Content, *, theme: Theme | None = None, templates: str | Path | None = None
) -> bytes:
    """Return *report* as PDF; equal reports give equal bytes.

    The fonts are those within Typst, the same on every machine, unless they lack a character or
    the template is not ours: then the fonts of the system and of the folder are used too.

    Args:
        report: The report.
        theme: The organisation's name, logo and colours.
        templates: A folder whose ``report.typ`` replaces ours.

    Raises:
        MissingExtraError: The extra ``pdf`` is not installed.
        UnreadableFileError: The folder has no ``report.typ`` that can be read.
        TemplateError: That ``report.typ`` fails, or its PDF would break PDF/UA-1.
        InvalidValueError: Typst cannot read the logo, or the texts have too many line breaks.
    """
    with needs("a report in PDF", "pdf"):
        from typst import TypstError
    check_line_breaks(report)
    theme = theme or Theme()
    template = _OURS if templates is None else path_of(templates) / _OURS.name
    read_start(template, 0)
    values: dict[str, object] = {
        "report": _data(report, theme),
        "theme": _data(theme, theme),
        "logos": _data(shown_logos(theme), theme),
        "style": _style(report.languages[0]),
        "fallback": False,
    }
    if templates is None:
        with suppress(TypstError):
            return _laid_out(template, values, fonts_of(None), PDF_UA)
    fonts = fonts_of(template.parent)
    values["fallback"] = True
    try:
        return _laid_out(template, values, fonts, PDF_UA)
    except TypstError as error:
        failure = error
    try:
        unclaimed = _laid_out(template, values, fonts, ())
    except TypstError as error:
        if templates is None:
            _check_logos(theme)
        raise TemplateError(template.name, _reason(error)) from error
    missing = missing_glyphs(json.dumps(values, ensure_ascii=False), fonts)
    if not missing:
        raise TemplateError(template.name, _reason(failure)) from failure
    warnings.warn(MissingGlyphsWarning(missing), stacklevel=3)
    return unclaimed


def _laid_out(
    template: Path, values: dict[str, object], fonts: Fonts, standards: Sequence[PDFStandard]
) -> bytes:
    """Return the PDF, its lines wider or closer where a page would have little or a row alone."""

    def attempt(spread: float) -> tuple[int, bytes]:
        compiler = compiler_of(template, {**values, "spread": spread}, fonts)
        content = compiled(compiler, standards)
        ends, marks = (
            json.loads(compiler.query(label, field="value")) for label in ("<end>", "<mark>")
        )
        faults = sum(map(_ends_badly, ends)) + sum(map(_is_parted, marks, marks[1:]))
        # a long report is laid out once
        return faults if all(end["page"] < _MANY_PAGES for end in ends) else 0, content

    best = attempt(_SPREADS[0])
    for spread in _SPREADS[1:]:
        if best[0]:
            best = min(best, attempt(spread), key=itemgetter(0))
    return best[1]


def _ends_badly(end: Mapping[str, float]) -> bool:
    return end["page"] > 1 and end["share"] <= _LEAST_OF_LAST


def _is_parted(mark: Mapping[str, int], following: Mapping[str, int]) -> bool:
    """Whether the second mark should be on the page of the first, and is not."""
    return bool(following["joins"]) and mark["page"] != following["page"]


def _data(value: object, theme: Theme) -> object:
    """Return a value as JSON can hold it: a class by its fields, a block also by its kinds."""
    if isinstance(value, Text):
        return _text(value)
    if isinstance(value, LocalizedText):
        return [*map(_text, value.versions)]
    if isinstance(value, (tuple, list, bytes)):
        return [_data(each, theme) for each in value]
    kind = type(value)
    if not attrs.has(kind):
        return value if isinstance(value, (str, int, float, NoneType)) else str(value)
    names = [each.name for each in attrs.fields(kind) if not each.name.startswith("_")]
    fields = {name: _data(getattr(value, name), theme) for name in names}
    if isinstance(value, Block):
        fields["kinds"] = [each.__name__.lower() for each in kind.mro()]
        if not isinstance(value, _KNOWN):
            fields["parts"] = _data(value.parts(), theme)
    fields.update(_more(value, fields, theme))
    return fields


def _more(value: object, fields: dict[str, object], theme: Theme) -> dict[str, object]:
    """Return what the template needs to know of a value besides its fields."""
    if isinstance(value, Cell):
        return {"detail": fields["detail"] or []}
    if isinstance(value, Chart):
        drawn = pictures(value, theme, fonts=_FONTS)
        return {"pictures": [{"svg": each.svg, "alt": each.alt} for each in drawn]}
    if isinstance(value, Section):
        blocks = cast("list[dict[str, object]]", fields["blocks"])
        following = zip_longest(value.blocks, value.blocks[1:])
        for block, each, (_, after) in zip(blocks, leads(value.blocks), following, strict=True):
            block["leads"], block["noted"] = each, isinstance(after, Note)
    return {}


def _text(text: Text) -> dict[str, object]:
    shown = text.text.expandtabs(4).replace(_BYTE_ORDER_MARK, _WORD_JOINER)
    return {
        "text": ENDLESS.sub(_with_breaks, shown),
        "style": {} if text.language is None else _style(text.language),
        "rtl": text_is_rtl(shown),
    }


def _with_breaks(word: re.Match[str]) -> str:
    return _BREAK.join(
        piece if len(piece) <= LONGEST else _STEP.sub(rf"\g<0>{_BREAK}", piece)
        for piece in pieces_of(word[0])
    )


@lru_cache(maxsize=64)
def _style(tag: str) -> dict[str, str]:
    """Return a BCP 47 tag as Typst has it: a language and a region."""
    language, *rest = tag.split("-")
    regions = [each.upper() for each in rest if re.fullmatch("[A-Za-z]{2}", each)]
    return {"lang": language.lower(), **({"region": regions[0]} if regions else {})}


def _check_logos(theme: Theme) -> None:
    """Name a logo that Typst cannot read.

    Raises:
        InvalidValueError: There is one.
    """
    from typst import TypstError

    for logo in shown_logos(theme):  # pragma: no branch - nothing else breaks our template
        try:
            compiled(compiler_of(_LOGO, [*logo.content], fonts_of(None)), ())
        except TypstError as error:
            raise InvalidValueError(logo.field, logo.content, AN_IMAGE) from error


def _reason(error: TypstError) -> str:
    place = _PLACE.search(error.diagnostic)
    said = f"{place[1]}: {error.message}" if place else error.message
    return printable(said, _LONGEST_REASON)
