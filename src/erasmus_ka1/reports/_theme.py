"""An organisation's own look for its reports: name, logos, colours, paper, style."""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

import attrs

from .._errors import InvalidValueError, UnreadableFileError
from .._files import path_of, read_whole
from .._messages import is_text, pgettext_noop
from .._validation import LINE, Rule, listed, of_kind, plain_line
from ._logo import AN_IMAGE, MOST_BYTES, Image, image_of

if TYPE_CHECKING:
    from attrs import AttrsInstance

__all__ = ["DARK_PAPER", "LIGHT_PAPER", "Logo", "ShownLogo", "Theme", "read_theme", "shown_logos"]

#: The colours that a report is printed on, in light and in dark.
LIGHT_PAPER, DARK_PAPER = "#ffffff", "#14181d"
#: WCAG 2.2, success criterion 1.4.3, level AA.
_LEAST_CONTRAST = 4.5
# sRGB is linear near black
_LARGEST_LINEAR = 0.04045
_LARGEST_THEME, _LARGEST_STYLE = 10_000, 100_000

Paper: TypeAlias = Literal["A4", "Letter"]

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_END_OF_STYLE = re.compile("</style", re.IGNORECASE)


_IMAGE = Rule(
    AN_IMAGE,
    lambda value: issubclass(type(value), bytes) and image_of(cast("bytes", value)) is not None,
)
_YES_OR_NO = Rule(pgettext_noop("expected", "True or False"), lambda value: type(value) is bool)
_CSS = Rule(
    pgettext_noop("expected", "CSS without </style"),
    lambda value: is_text(value) and _END_OF_STYLE.search(value) is None,
)


def _reads_on_light(_theme: object, _attribute: object, value: str) -> None:
    _check_contrast("Theme.accent", value, LIGHT_PAPER)


def _reads_on_dark(_theme: object, _attribute: object, value: str) -> None:
    _check_contrast("Theme.accent_dark", value, DARK_PAPER)


def _check_contrast(field: str, colour: str, paper: str) -> None:
    if not is_text(colour) or not _COLOUR.fullmatch(colour):
        raise InvalidValueError(field, colour, pgettext_noop("expected", "a colour, as #rrggbb"))
    if contrast(colour, paper) < _LEAST_CONTRAST:
        raise InvalidValueError(
            field, colour, f"a colour with a contrast of {_LEAST_CONTRAST} or more on {paper}"
        )


@attrs.frozen
class Logo:
    """An image that stands for an organisation.

    Attributes:
        image: The bytes of a PNG or JPEG image, at most 1 MB and 4 million pixels.
        alt: Its alternative text, such as the organisation's name.
    """

    image: bytes = attrs.field(repr=False, validator=_IMAGE)
    alt: str = attrs.field(converter=plain_line, validator=LINE)


@attrs.frozen
class ShownLogo:
    """A logo as a report shows it: in the header, all of one height.

    Attributes:
        field: The field of the theme that it comes from.
        content: Its bytes.
        image: Its type and size.
        alt: Its alternative text; None if it is only decoration.
        is_emblem: Whether it is the emblem, at the far end of the row.
    """

    field: str
    content: bytes
    image: Image
    alt: str | None
    is_emblem: bool


def _partners(given: Iterable[Logo]) -> tuple[Logo, ...]:
    return tuple(of_kind(each, Logo, "logos") for each in listed(given, "a list of logos"))


def _paper(given: Paper) -> Paper:
    return cast("Paper", plain_line(given))


def _emblem(given: Logo) -> Logo:
    return of_kind(given, Logo, "a logo")


@attrs.frozen(kw_only=True)
class Theme:
    """An organisation's own look for its reports.

    Attributes:
        organisation: Its name, shown above the title; the logo's alternative text.
        logo: Its logo: the bytes of a PNG or JPEG image, at most 1 MB and 4 million pixels.
        partners: The logos of other organisations, shown beside it.
        emblem: The emblem of the European Union with the funding statement, at the far end of
            the same row and as high as the logos. This package has none: take it from the
            Commission's download centre.
        accent: The colour of headings and lines on white paper, as ``#rrggbb``; its contrast is
            4.5 or more (WCAG AA).
        accent_dark: The same on a dark screen.
        paper: The size of a page: ``A4`` or ``Letter``.
        landscape: Whether pages are wider than high.
        css: Style for HTML, in force after ours.

    >>> Theme(organisation="Scalda", accent="#7a1f5c").accent
    '#7a1f5c'
    """

    organisation: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(plain_line),
        validator=attrs.validators.optional(LINE),
    )
    logo: bytes | None = attrs.field(
        default=None, repr=False, validator=attrs.validators.optional(_IMAGE)
    )
    partners: tuple[Logo, ...] = attrs.field(default=(), converter=_partners)
    emblem: Logo | None = attrs.field(default=None, converter=attrs.converters.optional(_emblem))
    accent: str = attrs.field(default="#003399", converter=plain_line, validator=_reads_on_light)
    accent_dark: str = attrs.field(
        default="#9dbcff", converter=plain_line, validator=_reads_on_dark
    )
    paper: Paper = attrs.field(
        default="A4",
        converter=_paper,
        validator=Rule("A4 or Letter", lambda value: is_text(value) and value in {"A4", "Letter"}),
    )
    landscape: bool = attrs.field(default=False, validator=_YES_OR_NO)
    css: str = attrs.field(default="", converter=plain_line, validator=_CSS)


@lru_cache(maxsize=8)
def shown_logos(theme: Theme) -> tuple[ShownLogo, ...]:
    """Return the logos of a theme in the order of the row: its own, its partners', the emblem."""
    given = [("Theme.logo", theme.logo, theme.organisation)]
    given += [("Theme.partners", each.image, each.alt) for each in theme.partners]
    given += [("Theme.emblem", each.image, each.alt) for each in (theme.emblem,) if each]
    return tuple(
        ShownLogo(field, content, image, alt, is_emblem=field == "Theme.emblem")
        for field, content, alt in given
        if content and (image := image_of(content))
    )


def contrast(colour: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it.

    >>> contrast("#000000", "#ffffff"), contrast("#ffffff", "#ffffff")
    (21.0, 1.0)
    """
    darker, lighter = sorted((_luminance(colour), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    if channel <= _LARGEST_LINEAR:
        return channel / 12.92
    return math.pow((channel + 0.055) / 1.055, 2.4)


def read_theme(path: str | Path) -> Theme:
    """Return the theme in a TOML file; paths in it are relative to that file.

    ``logo`` and ``css`` are paths; ``emblem`` and each of ``partners`` are tables of ``image``, a
    path, and ``alt``.

    Raises:
        UnreadableFileError: A file cannot be read or is too large, or this one is not TOML.
        WrongKindError: *path* is not a path.
        InvalidValueError: A key is unknown or a value is invalid.
    """
    path = path_of(path)
    try:
        values = tomllib.loads(read_whole(path, largest=_LARGEST_THEME).decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(str(path), f"not TOML: {error}") from error
    _check_keys("Theme", values, Theme)
    read: dict[str, Callable[[object], object]] = {
        "logo": lambda name: _image_in(path.parent, "Theme.logo", name),
        "css": lambda name: _style_in(path.parent, name),
        "emblem": lambda table: _logo_in(path.parent, "Theme.emblem", table),
        "partners": lambda tables: [
            _logo_in(path.parent, "Theme.partners", table)
            for table in (tables if isinstance(tables, list) else [tables])
        ],
    }
    for name in values.keys() & read.keys():
        values[name] = read[name](values[name])
    return Theme(**values)


def _check_keys(field: str, values: Mapping[str, object], kind: type[AttrsInstance]) -> None:
    known = [each.name for each in attrs.fields(kind)]
    for key in values:
        if key not in known:
            raise InvalidValueError(field, key, f"only {', '.join(known)}")


def _logo_in(folder: Path, field: str, table: object) -> Logo:
    if not isinstance(table, dict) or not table.keys() <= {"image", "alt"}:
        raise InvalidValueError(field, table, 'a table such as {image = "logo.png", alt = "name"}')
    return Logo(
        _image_in(folder, f"{field}.image", table.get("image")), cast("str", table.get("alt"))
    )


def _image_in(folder: Path, field: str, name: object) -> bytes:
    content = _content_of(folder, field, name, "the path of an image", largest=MOST_BYTES)
    if image_of(content) is None:
        # report the name, never the content: it may be any file on disk
        raise InvalidValueError(field, name, AN_IMAGE)
    return content


def _style_in(folder: Path, name: object) -> str:
    content = _content_of(folder, "Theme.css", name, "the path of a style", largest=_LARGEST_STYLE)
    try:
        style = content.decode()
    except UnicodeDecodeError as error:
        raise InvalidValueError("Theme.css", name, "a file in UTF-8") from error
    if not _CSS.holds(style):
        raise InvalidValueError("Theme.css", name, _CSS.expected)
    return style


def _content_of(folder: Path, field: str, name: object, expected: str, *, largest: int) -> bytes:
    if not is_text(name):
        raise InvalidValueError(field, name, expected)
    return read_whole(folder / name, largest=largest)
