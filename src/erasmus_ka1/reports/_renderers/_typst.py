"""Typst: data and a template go in, a PDF or a picture comes out."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typst import Compiler, Fonts, PDFStandard

__all__ = ["PDF_UA", "compiled", "compiler_of", "fonts_of", "missing_glyphs", "picture"]

PDF_UA: tuple[PDFStandard, ...] = ("ua-1",)
_TEMPLATES = Path(__file__).parent / "templates"
_GLYPHS, _PICTURE = _TEMPLATES / "glyphs.typ", _TEMPLATES / "picture.typ"
# a font has to have a character alone, and with what it is joined to
_PIECES = re.compile(r"[^\x00-\x7f]"), re.compile(r"\S?[^\x00-\x7f]+")
_MOST_GLYPHS = 10
_DOTS_PER_INCH = 192


@lru_cache(maxsize=64)
def fonts_of(folder: Path | None) -> Fonts:
    """Return the fonts within Typst, and with a folder those in it and of the system too."""
    from typst import Fonts

    return Fonts(
        include_system_fonts=folder is not None, font_paths=[] if folder is None else [folder]
    )


def compiler_of(template: Path, values: object, fonts: Fonts) -> Compiler:
    """Return a compiler of a template, which reads the values as JSON."""
    from typst import Compiler

    return Compiler(
        template, root=template.parent, font_paths=fonts, sys_inputs={"data": json.dumps(values)}
    )


def compiled(compiler: Compiler, standards: Sequence[PDFStandard] = PDF_UA) -> bytes:
    """Return the PDF that a compiler makes.

    Raises:
        TypstError: The template fails, or the PDF would break a standard.
    """
    return cast("bytes", compiler.compile(format="pdf", pdf_standards=[*standards]))


def picture(svg: str) -> bytes:
    """Return an SVG image, as wide as the text of a page, as PNG: the same on every machine.

    It uses the fonts within Typst, unless they lack a character.
    """
    pieces = [*{*_PIECES[1].findall(svg)}]
    ours = fonts_of(None)
    fonts = ours if not pieces or _fit(pieces, ours) else fonts_of(_TEMPLATES)
    compiler = compiler_of(_PICTURE, svg, fonts)
    return cast("bytes", compiler.compile(format="png", ppi=_DOTS_PER_INCH))


def missing_glyphs(shown: str, fonts: Fonts) -> tuple[str, ...]:
    """Return the first characters of a text that no font has."""
    for piece in _PIECES:
        pieces, missing = sorted({*piece.findall(shown)}), list[str]()
        while pieces and len(missing) < _MOST_GLYPHS:
            place = bisect_left(
                range(len(pieces)), x=True, key=lambda last: not _fit(pieces[: last + 1], fonts)
            )
            missing += pieces[place : place + 1]
            pieces = pieces[place + 1 :]
        if missing:
            return tuple(missing)
    return ()


def _fit(pieces: Sequence[str], fonts: Fonts) -> bool:
    from typst import TypstError

    try:
        compiled(compiler_of(_GLYPHS, pieces, fonts))
    except TypstError:
        return False
    return True
