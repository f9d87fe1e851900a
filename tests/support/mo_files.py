"""Compiled catalogues, byte by byte: what no tool would write."""

from __future__ import annotations

import struct

__all__ = ["MAGIC", "mo_file"]

HEADER = "Content-Type: text/plain; charset=utf-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
MAGIC = 0x950412DE


def mo_file(*messages: tuple[str, str], header: str = HEADER) -> bytes:
    """Return a catalogue of these messages, each with its context before an EOT."""
    pairs = [("", header), *messages]
    keys = [key.encode() for key, _ in pairs]
    values = [value.encode() for _, value in pairs]
    place = 28 + 16 * len(pairs)
    tables = b""
    for texts in (keys, values):
        for text in texts:
            tables += struct.pack("<II", len(text), place)
            place += len(text) + 1
    head = struct.pack("<7I", MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables + b"".join(text + b"\0" for text in (*keys, *values))
