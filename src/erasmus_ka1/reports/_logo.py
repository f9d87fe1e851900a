"""The one check of a logo: a whole PNG or JPEG image, small in bytes and in pixels."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator

import attrs

from .._messages import pgettext_noop

__all__ = ["AN_IMAGE", "MOST_BYTES", "MOST_PIXELS", "Image", "image_of"]

MOST_BYTES, MOST_PIXELS = 1_000_000, 4_000_000
#: What a logo has to be, in words.
AN_IMAGE = pgettext_noop(
    "expected", "the bytes of a whole PNG or JPEG image of at most 1 MB and 4 million pixels"
)

_PNG = b"\x89PNG\r\n\x1a\n"
_DATA, _PALETTE, _PROFILE = b"IDAT", b"PLTE", b"iCCP"
# the order of chunks: none is of an animation, and what a decoder need not know may be anywhere
_LETTERS = {b"IHDR": "H", _PALETTE: "P", _DATA: "D", b"IEND": "E"}
_LETTERS |= dict.fromkeys((b"acTL", b"fcTL", b"fdAT"), "?")
_ORDER = re.compile("H-*(P-*)?D+-*E")
_PALETTES, _LAST_FILTER = range(3, 769, 3), 4
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
_JPEG, _SCAN, _JPEG_END = b"\xff\xd8\xff", 0xDA, 0xD9
_MARKER = re.compile(rb"\xff+([^\xff])", re.DOTALL)
_SCANNED = re.compile(rb"(?:[^\xff]|\xff[\0\xd0-\xd7])*+", re.DOTALL)
# the markers that start a frame, whatever its coding, and the codings that everybody reads
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_BASELINE_OR_PROGRESSIVE = {0xC0, 0xC1, 0xC2}
_DEPTH, _COMPONENTS, _MOST_SAMPLES = 8, {1, 3, 4}, 4
# what readers take at most
_LONGEST_SIDE, _MOST_SCANS = 16_384, 100


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
    # the fifth bit of a name's first letter says that a decoder need not know the chunk
    order = "".join(_LETTERS.get(name, "-" if name[0] & 32 else "?") for name, _ in chunks)
    if not _ORDER.fullmatch(order):
        return None
    across, down, depth, colour, *coding, interlaced = struct.unpack(">2I5B", chunks[0][1])
    samples, depths = _COLOURS.get(colour, (0, set()))
    if depth not in depths or any(coding) or interlaced > 1 or not 0 < across * down <= MOST_PIXELS:
        return None
    palettes = [len(data) for name, data in chunks if name == _PALETTE]
    if any(each not in _PALETTES for each in palettes) or (colour == _INDEXED and not palettes):
        return None
    if not all(_is_small(data) for name, data in chunks if name == _PROFILE):
        return None
    passes = _PASSES if interlaced else _WHOLE
    rows = [_rows(across, down, samples * depth, *each) for each in passes]
    length = sum(high * wide for high, wide in rows)
    reader = zlib.decompressobj()
    pixels = reader.decompress(b"".join(data for name, data in chunks if name == _DATA), length + 1)
    if len(pixels) != length or not reader.eof:
        return None
    return Image("image/png", across, down) if _is_filtered(pixels, rows) else None


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


def _is_small(profile: bytes) -> bool:
    """Whether a colour profile, compressed behind its name, is whole, and no larger than a logo."""
    _, _, packed = profile.partition(b"\0")
    reader = zlib.decompressobj()
    reader.decompress(packed[1:], MOST_BYTES)
    return reader.eof


def _rows(across: int, down: int, bits: int, left: int, top: int, *steps: int) -> tuple[int, int]:
    """Return how many rows a pass has, and the bytes of each: its filter and its pixels."""
    wide, high = -((left - across) // steps[0]), -((top - down) // steps[1])
    return (high, 1 + (wide * bits + 7) // 8) if wide > 0 else (0, 0)


def _is_filtered(pixels: bytes, rows: Iterable[tuple[int, int]]) -> bool:
    """Whether each row begins with a filter that there is."""
    start = 0
    for high, wide in rows:
        end = start + high * wide
        if high and max(pixels[start:end:wide]) > _LAST_FILTER:
            return False
        start = end
    return True


def _jpeg(content: bytes) -> Image | None:
    image, scans, place = None, 0, len(_JPEG) - 1
    while content.startswith(_JPEG) and (found := _MARKER.match(content, place)):
        marker, place = found[1][0], found.end()
        if marker == _JPEG_END:
            return image if scans and place == len(content) else None
        (length,) = struct.unpack_from(">H", content, place)
        segment, place = content[place + 2 : place + length], place + length
        if marker in _FRAMES:
            if image or marker not in _BASELINE_OR_PROGRESSIVE:
                return None
            image = _frame(segment)
        elif marker == _SCAN:
            scans += 1
            scanned = _SCANNED.match(content, place)
            if not image or not scanned or scans > _MOST_SCANS:
                return None
            place = scanned.end()
    return None


def _frame(segment: bytes) -> Image | None:
    precision, down, across, count = struct.unpack_from(">B2HB", segment)
    samples = [part for each in segment[7::3] for part in divmod(each, 16)]
    is_known = precision == _DEPTH and count in _COMPONENTS and len(segment) == 6 + 3 * count
    is_sampled = all(0 < each <= _MOST_SAMPLES for each in samples)
    if is_known and is_sampled and max(across, down) <= _LONGEST_SIDE:
        return Image("image/jpeg", across, down)
    return None
