"""The one check of a logo: a whole PNG or JPEG image, small in bytes and in pixels."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

import attrs

from .._extras import needs
from .._messages import pgettext_noop

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

__all__ = ["AN_IMAGE", "MOST_BYTES", "Image", "image_of"]

MOST_BYTES, _MOST_PIXELS = 1_000_000, 4_000_000
#: What a logo has to be, in words.
AN_IMAGE = pgettext_noop(
    "expected", "the bytes of a whole PNG or JPEG image of at most 1 MB and 4 million pixels"
)

# what Typst takes at most
_LONGEST_SIDE = 16_384
# each scan of a JPEG goes over all of its pixels
_SCAN, _MOST_SCANS = b"\xff\xda", 100
# the last bytes by format; anything may follow the end for a decoder, not here
_ENDS = {"PNG": b"\0\0\0\0IEND\xaeB`\x82", "JPEG": b"\xff\xd9"}


@attrs.frozen
class Image:
    """What an image says of itself.

    Attributes:
        media_type: ``image/png`` or ``image/jpeg``.
        across: Its width in pixels.
        down: Its height in pixels.
    """

    media_type: str
    across: int
    down: int


# a theme checks its logos, and a report asks for their sizes
@lru_cache(maxsize=8)
def image_of(content: bytes) -> Image | None:
    """Return what these bytes show, or None if they are not a whole image within the limits.

    Raises:
        MissingExtraError: Pillow is not installed.
    """
    with needs("a logo", "html"):
        from PIL import Image as Pillow
    if len(content) > MOST_BYTES or content.count(_SCAN) > _MOST_SCANS:
        return None
    try:
        with Pillow.open(BytesIO(content), formats=(*_ENDS,)) as image:
            across, down = image.size
            if across * down > _MOST_PIXELS or max(image.size) > _LONGEST_SIDE:
                return None
            # the checksums; after them the file has to be opened again
            image.verify()
        with Pillow.open(BytesIO(content), formats=(*_ENDS,)) as image:
            image.load()
            is_shown = _has_its_colours(image) and not getattr(image, "is_animated", False)
            kind = str(image.format)
    except Exception:  # noqa: BLE001 - whatever a decoder raises: even `SyntaxError`
        return None
    is_whole = content.endswith(_ENDS[kind]) and content.count(_ENDS["PNG"]) <= 1
    return Image(f"image/{kind.lower()}", across, down) if is_shown and is_whole else None


def _has_its_colours(image: ImageFile) -> bool:
    """Whether an image that names its colours by number has them; Typst stops where it has not."""
    colours = len(image.palette.palette) if image.palette else 0
    return image.mode != "P" or (colours > 0 and colours % 3 == 0)
