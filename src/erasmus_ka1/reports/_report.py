"""The report as a value: a title and sections, ready to be given a form."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from .._errors import InvalidValueError
from .._messages import pgettext_noop
from .._validation import LANGUAGE
from ._blocks import Block
from ._text import Words, to_words

if TYPE_CHECKING:
    from ._theme import Theme

__all__ = ["Report", "Section"]


def _blocks(given: Iterable[Block]) -> tuple[Block, ...]:
    blocks = tuple(given)
    for block in blocks:
        if not isinstance(block, Block):
            raise InvalidValueError(
                "Section.blocks", block, pgettext_noop("expected", "only blocks in it")
            )
    return blocks


@attrs.frozen
class Section:
    """A heading and what stands under it.

    Attributes:
        heading: The heading.
        blocks: What stands under it.
        sections: The sections in it, one level lower.
        code: The code of the concept or field it is about, by which a link finds it; None for none.
    """

    heading: Words = attrs.field(converter=to_words)
    blocks: tuple[Block, ...] = attrs.field(converter=_blocks)
    sections: tuple[Section, ...] = ()
    code: str | None = None


def _are_languages(_report: object, _attribute: object, value: tuple[str, ...]) -> None:
    if not value or not all(map(LANGUAGE.holds, value)):
        raise InvalidValueError("Report.languages", value, "one or more BCP 47 language tags")


@attrs.frozen
class Report:
    """A report, ready to be given a form; equal reports give equal forms, to the byte.

    Attributes:
        title: The title.
        subtitle: What kind of report it is.
        languages: The languages it is in, as BCP 47 tags (``nl-BE``), side by side where there are
            several.
        sections: The sections, in order.
        contents: The heading of a table of contents; None for a report without one.
    """

    title: Words = attrs.field(converter=to_words)
    subtitle: Words = attrs.field(converter=to_words)
    languages: tuple[str, ...] = attrs.field(validator=_are_languages)
    sections: tuple[Section, ...]
    contents: Words | None = None

    def to_markdown(self) -> str:
        """Return the report as CommonMark with tables."""
        from ._renderers._markdown import render

        return render(self)

    def to_html(self, *, theme: Theme | None = None, templates: str | Path | None = None) -> str:
        """Return the report as one self-contained HTML page: no script, no request.

        Args:
            theme: The organisation's name, logo and colours.
            templates: A folder of Jinja2 templates that go before ours of the same name. They
                are code: give only a folder you trust.

        Raises:
            MissingExtraError: The extra ``html`` is not installed.
            TemplateError: A template of the folder cannot be used.
        """
        from ._renderers._html import render

        return render(self, theme=theme, templates=templates)

    def to_pdf(self, *, theme: Theme | None = None, templates: str | Path | None = None) -> bytes:
        """Return the report as PDF/UA-1: tagged, with title, language and bookmarks.

        Args:
            theme: The organisation's name, logo and colours.
            templates: A folder of Jinja2 templates, as for `to_html`.

        Raises:
            MissingExtraError: The extra ``pdf``, or Pango, which it needs, is not installed.
            TemplateError: A template of the folder cannot be used, or asks for a file or address.
        """
        from ._renderers.pdf import render

        return render(self, theme=theme, templates=templates)

    def to_docx(self, *, theme: Theme | None = None) -> bytes:
        """Return the report as a Word document, to be edited further.

        Args:
            theme: The organisation's name, logo and accent colour.

        Raises:
            MissingExtraError: The extra ``docx`` is not installed.
        """
        from ._renderers.docx import render

        return render(self, theme=theme)
