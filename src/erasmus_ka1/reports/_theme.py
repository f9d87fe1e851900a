"""An organisation's own look for its reports: name, logo, colours."""

from __future__ import annotations

import math
import re
import tomllib
from pathlib import Path

import attrs

from .._errors import InvalidValueError, UnreadableFileError
from .._files import path_of, read_whole
from .._messages import is_text, pgettext_noop
from .._validation import LINE, plain_line
from ._logo import AN_IMAGE, MOST_BYTES, Image, image_of

__all__ = ["DARK_PAPER", "LIGHT_PAPER", "Theme", "read_theme"]

#: The colours that a report is printed on, in light and in dark.
LIGHT_PAPER, DARK_PAPER = "#ffffff", "#14181d"
#: WCAG 2.2, success criterion 1.4.3, level AA.
_LEAST_CONTRAST = 4.5
# sRGB is linear near black
_LARGEST_LINEAR = 0.04045
_LARGEST_THEME = 10_000

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def _image_of_logo(theme: Theme) -> Image | None:
    if theme.logo is None:
        return None
    image = image_of(theme.logo) if issubclass(type(theme.logo), bytes) else None
    if image is None:
        raise InvalidValueError("Theme.logo", theme.logo, AN_IMAGE)
    return image


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


@attrs.frozen(kw_only=True)
class Theme:
    """An organisation's own look for its reports.

    Attributes:
        organisation: Its name, shown above the title; the logo's alternative text.
        logo: Its logo: the bytes of a PNG or JPEG image, at most 1 MB and 4 million pixels.
        accent: The colour of headings and lines on white paper, as ``#rrggbb``; its contrast is
            4.5 or more (WCAG AA).
        accent_dark: The same on a dark screen.

    >>> Theme(organisation="Scalda", accent="#7a1f5c").accent
    '#7a1f5c'
    """

    organisation: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(plain_line),
        validator=attrs.validators.optional(LINE),
    )
    logo: bytes | None = attrs.field(default=None, repr=False)
    accent: str = attrs.field(default="#003399", converter=plain_line, validator=_reads_on_light)
    accent_dark: str = attrs.field(
        default="#9dbcff", converter=plain_line, validator=_reads_on_dark
    )
    _image: Image | None = attrs.field(
        default=attrs.Factory(_image_of_logo, takes_self=True), init=False, eq=False, repr=False
    )

    @property
    def logo_type(self) -> str | None:
        """The media type of the logo, or None without one."""
        return None if self._image is None else self._image.media_type

    @property
    def logo_size(self) -> tuple[int, int] | None:
        """The width and height of the logo in pixels, or None without one."""
        return None if self._image is None else (self._image.across, self._image.down)


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
    """Return the theme in a TOML file; its ``logo`` is a path, relative to that file.

    Raises:
        UnreadableFileError: The file or the logo cannot be read or is too large, or the file is
            not TOML.
        WrongKindError: *path* is not a path.
        InvalidValueError: A key is unknown or a value is invalid.
    """
    path = path_of(path)
    try:
        values = tomllib.loads(read_whole(path, largest=_LARGEST_THEME).decode())
    except (ValueError, RecursionError) as error:
        raise UnreadableFileError(str(path), f"not TOML: {error}") from error
    known = [field.name for field in attrs.fields(Theme) if field.init]
    for key in values:
        if key not in known:
            raise InvalidValueError("Theme", key, f"only {', '.join(known)}")
    if "logo" not in values:
        return Theme(**values)
    name = values.pop("logo")
    if not is_text(name):
        raise InvalidValueError("Theme.logo", name, "the path of an image")
    logo = read_whole(path.parent / name, largest=MOST_BYTES)
    if image_of(logo) is None:
        # report the name, never the content: it may be any file on disk
        raise InvalidValueError("Theme.logo", name, AN_IMAGE)
    return Theme(logo=logo, **values)
