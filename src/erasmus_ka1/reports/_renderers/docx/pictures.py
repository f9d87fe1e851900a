"""The logo: how large it is, and the drawing that shows it."""

from __future__ import annotations

from ...._errors import InvalidValueError
from ...._messages import pgettext_noop
from .markup import Element, filled

__all__ = ["drawing", "pixels"]

_PNG = b"\x89PNG\r\n\x1a\n"
# in EMU, 360,000 to the centimetre
_WIDEST, _HIGHEST = 5_760_000, 576_000
_PADDING = 0xFF
# a start of frame, in each way of coding, says how large a JPEG image is
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


def drawing(logo: bytes, *, relation: str, described: str | None) -> Element:
    """Return the drawing of a logo, at most 1.6 cm high and 16 cm wide.

    Args:
        logo: The bytes of a PNG or JPEG image.
        relation: The id by which the document finds them.
        described: What the logo says to who does not see it; None where it only adorns.

    Raises:
        InvalidValueError: The image does not say how large it is.
    """
    across, down = pixels(logo)
    scale = min(_WIDEST / across, _HIGHEST / down)
    size = {"across": max(1, round(across * scale)), "down": max(1, round(down * scale))}
    element = filled("logo.xml", relation=relation, **size)
    (properties,) = element.xpath("./wp:inline/wp:docPr")
    if described is None:
        properties.append(filled("decorative.xml"))
    else:
        properties.set("descr", described)
    return element


def pixels(image: bytes) -> tuple[int, int]:
    r"""Return how many pixels a PNG or JPEG image is across and down.

    Raises:
        InvalidValueError: The image does not say so.

    >>> pixels(b"\xff\xd8\xff\xc0\x00\x11\x08\x00\x02\x00\x03")
    (3, 2)
    """
    across, down = _png_size(image) if image.startswith(_PNG) else _jpeg_size(image)
    if not across or not down:
        expected = pgettext_noop("expected", "the bytes of a PNG or JPEG image")
        raise InvalidValueError("Theme.logo", image, expected)
    return across, down


def _png_size(image: bytes) -> tuple[int, int]:
    return int.from_bytes(image[16:20]), int.from_bytes(image[20:24])


def _jpeg_size(image: bytes) -> tuple[int, int]:
    """Return the size that the first frame tells, or nothing by nothing."""
    place = 2
    while image[place : place + 1] == b"\xff":
        marker = int.from_bytes(image[place + 1 : place + 2])
        if marker in _FRAMES:
            down, across = image[place + 5 : place + 7], image[place + 7 : place + 9]
            return int.from_bytes(across), int.from_bytes(down)
        place += 1 if marker == _PADDING else 2 + int.from_bytes(image[place + 2 : place + 4])
    return 0, 0
