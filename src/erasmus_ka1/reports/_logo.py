"""The one check of a logo: a whole PNG or JPEG image, small in bytes and in pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import attrs

from .._messages import pgettext_noop

__all__ = ["AN_IMAGE", "MOST_BYTES", "MOST_PIXELS", "Image", "image_of"]

MOST_BYTES, MOST_PIXELS = 1_000_000, 4_000_000
#: What a logo has to be, in words.
AN_IMAGE = pgettext_noop(
    "expected", "the bytes of a whole PNG or JPEG image of at most 1 MB and 4 million pixels"
)

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER, _DATA, _PALETTE, _END = b"IHDR", b"IDAT", b"PLTE", b"IEND"
# samples for each pixel, and the bits a sample may have, by the type of colour
_COLOURS = {
    0: (1, {1, 2, 4, 8, 16}),
    2: (3, {8, 16}),
    3: (1, {1, 2, 4, 8}),
    4: (2, {8, 16}),
    6: (4, {8, 16}),
}
_INDEXED = 3
# where the passes of an interlaced image start, and their steps: across, down, across, down
_WHOLE = ((0, 0, 1, 1),)
_PASSES = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_FILL, _SCAN = 0xFF, 0xDA
# the markers that start a frame, whatever its coding
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}


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


def image_of(content: bytes) -> Image | None:
    """Return what these bytes show, or None if they are not a whole image within the limits."""
    if len(content) > MOST_BYTES:
        return None
    try:
        image = _png(content) if content.startswith(_PNG) else _jpeg(content)
    except (struct.error, zlib.error):
        return None
    return image if image and 0 < image.across * image.down <= MOST_PIXELS else None


def _png(content: bytes) -> Image | None:
    chunks = [*_chunks(content)]
    names = [name for name, _ in chunks]
    if names[:1] != [_HEADER] or names[-1] != _END:
        return None
    if names.count(_HEADER) + names.count(_END) > len((_HEADER, _END)):
        return None
    across, down, depth, colour, *_, interlaced = struct.unpack(">2I5B", chunks[0][1])
    samples, depths = _COLOURS.get(colour, (0, set()))
    if depth not in depths or not 0 < across * down <= MOST_PIXELS:
        return None
    if colour == _INDEXED and _PALETTE not in names:
        return None
    passes = _PASSES if interlaced else _WHOLE
    length = sum(_pass_length(across, down, samples * depth, *each) for each in passes)
    reader = zlib.decompressobj()
    pixels = reader.decompress(b"".join(data for name, data in chunks if name == _DATA), length + 1)
    return Image("image/png", across, down) if len(pixels) == length and reader.eof else None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the name and the data of each chunk.

    Raises:
        zlib.error: A chunk is cut off, or its checksum is wrong.
    """
    place = len(_PNG)
    while place < len(content):
        length, name = struct.unpack_from(">I4s", content, place)
        end = place + 8 + length
        (checksum,) = struct.unpack_from(">I", content, end)
        if zlib.crc32(content[place + 4 : end]) != checksum:
            raise zlib.error(name)
        yield name, content[place + 8 : end]
        place = end + 4


def _pass_length(across: int, down: int, bits: int, left: int, top: int, *steps: int) -> int:
    """Return how many bytes the rows of a pass take, each with the byte of its filter."""
    wide, high = -((left - across) // steps[0]), -((top - down) // steps[1])
    return high * (1 + (wide * bits + 7) // 8) if wide > 0 else 0


def _jpeg(content: bytes) -> Image | None:
    if not content.startswith(_JPEG) or not content.endswith(_JPEG_END):
        return None
    image, place = None, 2
    while True:
        start, marker = struct.unpack_from(">2B", content, place)
        if start != _FILL:
            return None
        if marker == _SCAN:
            return image
        if marker == _FILL:
            place += 1
            continue
        if marker in _FRAMES:
            if image:
                return None
            down, across = struct.unpack_from(">2H", content, place + 5)
            image = Image("image/jpeg", across, down)
        (length,) = struct.unpack_from(">H", content, place + 2)
        place += 2 + length
