"""A report as PDF/UA-1 by Typst: the report goes in as data, and ``report.typ`` lays it out."""

from __future__ import annotations

import json
import re
import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any

import attrs

from ..._files import path_of, read_whole
from ...errors import InvalidValueError, MissingExtraError, MissingGlyphsWarning, TemplateError
from .._bidi import has_direction, text_is_rtl
from .._blocks import Block
from .._report import Report
from .._text import Text, Words
from .._theme import Theme

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["render"]

_TEMPLATE = "report.typ"
_OURS = Path(__file__).parent / "templates"
_LONGEST_REASON = 200
# longer than any word, and any part of an address, that people can read
_ENDLESS = re.compile(r"[^\s/\u200b\u2e80-\ud7ff-]{41,}")
_STEP = re.compile(r"(?:.[\u0300-\u036f\u200d]*){20}")
_BREAK = "\u200b"


def render(
    report: Report, *, theme: Theme | None = None, templates: str | Path | None = None
) -> bytes:
    """Return *report* as PDF; equal reports give equal bytes.

    Args:
        report: The report.
        theme: The organisation's name, logo and colours.
        templates: A folder whose ``report.typ`` replaces ours.

    Raises:
        MissingExtraError: The extra ``pdf`` is not installed.
        UnreadableFileError: The folder has no ``report.typ`` that can be read.
        TemplateError: That ``report.typ`` fails, or its PDF would break PDF/UA-1.
        InvalidValueError: The logo is damaged.
    """
    try:
        from typst import TypstError
    except ImportError as error:
        raise MissingExtraError("a report in PDF", "pdf") from error
    folder = _OURS if templates is None else path_of(templates)
    theme = theme or Theme()
    page = _Page(read_whole(folder / _TEMPLATE), folder, {"report": _data(report), "theme": _data(theme), "language": _language(report.languages[0])})
    if templates is None:
        # the fonts within Typst are the same on every machine, so the bytes are too
        with suppress(TypstError):
            return page.compile(_fonts(has_system=False), fallback=False)
    fonts = _fonts(has_system=True, folder=folder)
    try:
        return page.compile(fonts)
    except TypstError as error:
        failure = error
    try:
        unclaimed = page.compile(fonts, standards=())
    except TypstError as error:
        if templates is None and theme.logo:
            raise InvalidValueError("Theme.logo", theme.logo, "an intact image") from error
        raise TemplateError(_TEMPLATE, _reason(error)) from error
    missing = ()
    if not missing:
        raise TemplateError(_TEMPLATE, _reason(failure)) from failure
    warnings.warn(MissingGlyphsWarning(missing), stacklevel=3)
    return unclaimed


@cache
def _fonts(*, has_system: bool, folder: Path | None = None) -> Fonts:
    from typst import Fonts

    paths = [] if folder is None else [folder]
    return Fonts(include_system_fonts=has_system, font_paths=paths)


@attrs.frozen
class _Page:
    """A template and what it is given."""

    template: bytes
    folder: Path
    data: dict[str, Any]

    def compile(
        self, fonts: Fonts, *, standards: Sequence[str] = ("ua-1",), fallback: bool = True
    ) -> bytes:
        import typst

        return typst.compile(
            self.template,
            root=self.folder,
            font_paths=fonts,
            format="pdf",
            sys_inputs={"data": json.dumps({**self.data, "fallback": fallback})},
            pdf_standards=[*standards],
        )


def _data(value: Any) -> Any:
    """Return a value as JSON has it: of a class the fields, of a block its kind and parts too."""
    if isinstance(value, Text):
        return _text(value)
    if isinstance(value, Words):
        return [_text(each) for each in value.versions]
    if isinstance(value, (tuple, list)):
        return [*map(_data, value)]
    if isinstance(value, bytes):
        return [*value]
    if not attrs.has(type(value)):
        return value if isinstance(value, (str, int, float, NoneType)) else str(value)
    fields = {field.name: _data(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if not isinstance(value, Block):
        return fields
    try: parts = value.parts()
    except NotImplementedError: parts = ()
    return {**fields, "kind": type(value).__name__.lower(), "parts": _data(parts)}


def _text(text: Text) -> dict[str, Any]:
    shown = _ENDLESS.sub(_with_breaks, text.text).expandtabs(4)
    data = {"text": shown, "style": {} if text.language is None else _language(text.language)}
    return {**data, "rtl": text_is_rtl(shown) if has_direction(shown) else None}


@cache
def _language(tag: str) -> dict[str, str]:
    language, *rest = tag.split("-")
    regions = (each.upper() for each in rest if re.fullmatch("[A-Za-z]{2}", each))
    region = next(regions, None)
    return {"lang": language.lower(), **({"region": region} if region else {})}

def _with_breaks(m):
    return _STEP.sub(lambda step: step[0]+_BREAK, m[0])

def _reason(error):
    return error.message

def _missing_glyphs(texts, fonts):
    return ("x",)
