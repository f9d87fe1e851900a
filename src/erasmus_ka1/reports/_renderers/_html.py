"""A report as one HTML page: no script, no request, readable on paper and in the dark."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from ..._errors import KA1Error, TemplateError, UnreadableFileError
from ..._extras import needs
from ..._files import path_of
from ..._messages import printable
from .._bidi import has_direction, isolated, language_is_rtl
from .._breaks import ENDLESS, LONGEST, pieces_of
from .._chart_svg import pictures
from .._content import Block, Cell, Chart, Content, Section, Table
from .._text import LocalizedText, Text, primary_subtag
from .._theme import ShownLogo, Theme, shown_logos

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

__all__ = ["render"]

_PAGE = "report.html.jinja"
_LONGEST_REASON = 200
_LOWEST_HEADING = 6
# what needs escaping, and what is not ASCII
_SPECIAL = re.compile("[^ -~]|[\"&'<>]")
_UNNAMED = re.compile(r"[^A-Za-z0-9._-]")


def render(
    report: Content, *, theme: Theme | None = None, templates: str | Path | None = None
) -> str:
    """Return *report* as a self-contained HTML page.

    Args:
        report: The report.
        theme: The organisation's name, logo and colours.
        templates: A folder of templates that replace ours of the same name.

    Raises:
        MissingExtraError: The extra ``html`` is not installed.
        TemplateError: A template of the folder cannot be used.
        UnreadableFileError: *templates* is not a folder.
    """
    environment = _environment(None if templates is None else _folder(templates))
    with _explained():
        return _Page.of(report, theme or Theme(), environment).html()


def _folder(templates: str | Path) -> Path:
    folder = path_of(templates)
    try:
        if folder.is_dir():
            return folder.resolve()
    except OSError as error:
        raise UnreadableFileError(str(templates), (error.strerror or "").lower()) from error
    raise UnreadableFileError(str(templates), "not a folder")


@lru_cache(maxsize=8)
def _environment(folder: Path | None) -> Environment:
    with needs("a report in HTML", "html"):
        from jinja2 import (
            ChoiceLoader,
            Environment,
            FileSystemLoader,
            PackageLoader,
            StrictUndefined,
        )
    ours = PackageLoader("erasmus_ka1.reports._renderers")
    return Environment(
        loader=ours if folder is None else ChoiceLoader([FileSystemLoader(folder), ours]),
        autoescape=True,
        auto_reload=folder is not None,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@contextmanager
def _explained() -> Iterator[None]:
    """Raise any error of a template as a `TemplateError`; templates are code."""
    try:
        yield
    except KA1Error:
        raise
    except Exception as error:
        name = getattr(error, "name", None)
        line = getattr(error, "lineno", None)
        place = f"line {line}: " if line else ""
        said = str(getattr(error, "message", None) or error or type(error).__name__)
        template = name if isinstance(name, str) else _PAGE
        raise TemplateError(template, f"{place}{printable(said, _LONGEST_REASON)}") from error


@attrs.frozen
class _Page:
    """A report being rendered; templates call its methods."""

    report: Content
    theme: Theme
    environment: Environment
    escape: Callable[[str], Markup]
    markup: Callable[[str], Markup]
    _anchors: dict[int, str] = attrs.field(factory=dict, init=False)
    _at_home: set[str | None] = attrs.field(factory=set, init=False)
    _ids: set[str] = attrs.field(factory=set, init=False)
    _templates: dict[type[Block], Template | None] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, report: Content, theme: Theme, environment: Environment) -> _Page:
        from markupsafe import Markup, escape

        return cls(report, theme, environment, escape, Markup)

    def html(self) -> str:
        ours = self.environment.get_template("report.css").render(theme=self.theme)
        css = f"{ours.strip()}\n{self.theme.css}".strip()
        return self.environment.get_template(_PAGE).render(
            report=self.report,
            theme=self.theme,
            page=self,
            text=self.text,
            css=self.markup(css),
            policy=_policy(css, has_images=bool(self.logos)),
            direction="rtl" if language_is_rtl(self.report.languages[0]) else "ltr",
        )

    def text(self, text: LocalizedText) -> Markup:
        """Return a text as markup: each version with its language."""
        if len(text.versions) == 1:
            return self._version(text.versions[0])
        versions = (self._version(each, ' class="version"') for each in text.versions)
        return self.markup(f'<span class="versions">{" ".join(versions)}</span>')

    def _version(self, text: Text, attributes: str = "") -> Markup:
        if text.language not in self._at_home:
            attributes = f"{attributes}{self.foreign(text.language)}"
        if has_direction(text.text):
            return self.markup(f"<bdi{attributes}>{self._broken(isolated(text.text))}</bdi>")
        shown = self._broken(text.text)
        return self.markup(f"<span{attributes}>{shown}</span>") if attributes else shown

    def _broken(self, text: str) -> Markup:
        """Return a text as markup; only a word that nothing has room for may break anywhere."""
        if not ENDLESS.search(text):
            return self.escape(text)
        return self.markup("").join(
            self.markup("<wbr>").join(map(self._piece, pieces_of(part)))
            if place % 2
            else self.escape(part)
            for place, part in enumerate(ENDLESS.split(text))
        )

    def _piece(self, piece: str) -> Markup:
        shown = self.escape(piece)
        is_endless = len(piece) > LONGEST
        return self.markup(f'<span class="endless">{shown}</span>') if is_endless else shown

    def foreign(self, language: str | None) -> Markup:
        """Return the attribute for a text in another language than the page, or nothing."""
        if language is None or primary_subtag(language) == primary_subtag(self.report.languages[0]):
            self._at_home.add(language)
            return self.markup("")
        return self.markup(f' lang="{self.escape(language)}"')

    def block(self, block: Block, heading: str) -> Markup:
        """Return a block by its own template, or its parts by theirs.

        Args:
            block: The block.
            heading: The id of the heading above it.
        """
        template = self._template(type(block))
        if template is not None:
            values = {"block": block, "heading": heading, "page": self, "text": self.text}
            return self.markup(template.render(values))
        return self.markup("").join(self.block(part, heading) for part in block.parts())

    def pictures(self, chart: Chart, id: str) -> list[Markup]:  # noqa: A002 - as HTML has it
        """Return the pictures of a chart, as ``svg`` elements; the first has this id."""
        first, *others = (each.svg for each in pictures(chart, self.theme, fonts="sans-serif"))
        named = first.replace("<svg ", f'<svg id="{id}" ', 1)
        return [*map(self.markup, (named, *others))]

    def rows(self, table: Table) -> Markup:
        """Return the rows of a table's body: most of a report, so without a template, for speed."""
        kinds = [' class="figure"' if column.is_numeric else "" for column in table.columns[1:]]
        lines = []
        for head, *cells in table.rows:
            part = ' class="part"' if head.is_part else ""
            lines.append(f'<tr>\n<th scope="row"{part}>{self._head(head)}</th>')
            lines += [
                f"<td{kind}>{self._cell(cell)}</td>"
                for kind, cell in zip(kinds, cells, strict=True)
            ]
            lines.append("</tr>")
        return self.markup("\n".join(lines))

    def _head(self, cell: Cell) -> str:
        if cell.detail is None:
            return self._cell(cell)
        detail = self.text(cell.detail)
        return f'<strong>{self._cell(cell)}</strong> <span class="detail">{detail}</span>'

    def _cell(self, cell: Cell) -> str:
        if cell.link is not None:
            return f'<a href="{self.escape(cell.link)}">{self.text(cell.text)}</a>'
        text = cell.text.versions[0]
        # most cells hold a figure, which needs no escaping
        if (
            len(cell.text.versions) == 1
            and text.language in self._at_home
            and not _SPECIAL.search(text.text)
        ):
            return text.text
        return self.text(cell.text)

    def _template(self, kind: type[Block]) -> Template | None:
        from jinja2 import TemplateNotFound

        if kind not in self._templates:
            name = f"blocks/{kind.__name__.lower()}.html.jinja"
            try:
                self._templates[kind] = self.environment.get_template(name)
            except TemplateNotFound:
                self._templates[kind] = None
        return self._templates[kind]

    def section(self, section: Section, level: int = 2) -> Markup:
        """Return a section and those in it."""
        template = self.environment.get_template("section.html.jinja")
        return self.markup(
            template.render(
                section=section, level=min(level, _LOWEST_HEADING), page=self, text=self.text
            )
        )

    def anchor(self, section: Section) -> str:
        """Return the id of a section, by which links find it."""
        name = self._anchors.get(id(section))
        if name is None:
            name = self._anchors[id(section)] = self.id(section.code or "section")
        return name

    def id(self, wanted: str) -> str:
        """Return an id that no other element of the page has."""
        name = base = _UNNAMED.sub("-", wanted)
        number = 1
        while name in self._ids:
            number += 1
            name = f"{base}-{number}"
        self._ids.add(name)
        return name

    @property
    def logos(self) -> tuple[ShownLogo, ...]:
        """The logos, in order."""
        return shown_logos(self.theme)

    def address(self, logo: ShownLogo) -> str:
        """Return a logo as a data URL."""
        return f"data:{logo.image.media_type};base64,{b64encode(logo.content).decode()}"


def _policy(css: str, *, has_images: bool) -> str:
    """Return a policy that allows only this style, and data URLs for images."""
    digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
    rules = ["default-src 'none'", f"style-src 'sha256-{digest}'"]
    if has_images:
        rules.append("img-src data:")
    return "; ".join([*rules, "base-uri 'none'", "form-action 'none'"])
