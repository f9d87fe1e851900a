"""MessagePack, CBOR and BSON: what is no such document, and what is more than a document."""

from __future__ import annotations

import datetime
import struct
from importlib import import_module
from typing import Any, get_args

import bson
import cbor2
from samples import MINIMAL

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.serialization import dumps
from erasmus_ka1.serialization._formats import BinaryFormat

from .rows import MINIMAL_DATA, BadInput, Made, Place, bad_document

__all__ = ["ROWS"]

msgpack = import_module("msgpack")  # which is not typed
BINARY: tuple[BinaryFormat, ...] = get_args(BinaryFormat)
ENVELOPE = tuple((f"$.{key}", "missing_key") for key in ("format", "version", "edition"))


def _msgpack(name: str, given: Any, why: str, *problems: Place) -> BadInput:
    return bad_document(name, given, why, *problems, format="msgpack")


def _cbor(name: str, given: Any, why: str, *problems: Place) -> BadInput:
    return bad_document(name, given, why, *problems, format="cbor2")


def _bson(name: str, given: Any, why: str, *problems: Place) -> BadInput:
    return bad_document(name, given, why, *problems, format="bson")


def bson_of(*elements: bytes) -> bytes:
    """Return a BSON document of these elements, with the right length."""
    return struct.pack("<i", sum(map(len, elements)) + 5) + b"".join(elements) + b"\0"


MSGPACK_ROWS = (
    _msgpack("nothing", b"", "there is no document", ("$", "not_msgpack")),
    _msgpack("text", "{}", "MessagePack is bytes", ("$", "wrong_type")),
    _msgpack("JSON", b'{"a": 1}', "another format", ("$", "not_msgpack")),
    _msgpack("a byte of no meaning", b"\xc1", "reserved", ("$", "not_msgpack")),
    _msgpack("a list of 2**32", b"\xdd\xff\xff\xff\xff", "nothing follows", ("$", "not_msgpack")),
    _msgpack("a map of 2**32", b"\xdf\xff\xff\xff\xff", "nothing follows", ("$", "not_msgpack")),
    _msgpack("a text of 4 GB", b"\xdb\xff\xff\xff\xff", "nothing follows", ("$", "not_msgpack")),
    _msgpack("bytes of 4 GB", b"\xc6\xff\xff\xff\xff", "nothing follows", ("$", "not_msgpack")),
    _msgpack(
        "lists in lists, each as long as the document",
        Made(lambda: b"\xdd\x00\x4c\x00\x00" * 999_000),
        "room for five million, a million times",
        ("$", "not_msgpack"),
    ),
    _msgpack("lists, deep", Made(lambda: b"\x91" * 1_000_000), "too deep", ("$", "too_deep")),
    _msgpack("an extension", b"\xd4\x05\x00", "nobody knows what it means", ("$", "not_plain")),
    _msgpack("a time", b"\xd6\xff\x00\x00\x00\x01", "dates are texts", ("$", "not_plain")),
    _msgpack(
        "a time too long", b"\xc7\x0c\xff" + b"\xff" * 12, "no such second", ("$", "not_msgpack")
    ),
    _msgpack("a list for a key", b"\x81\x90\x01", "cannot be a key", ("$", "not_msgpack")),
    _msgpack("nothing for a key", b"\x81\xc0\x01", "keys are text", ("$", "not_msgpack")),
    _msgpack("bytes for a key", b"\x81\xc4\x01a\x01", "keys are text", ("$", "not_plain")),
    _msgpack("a key twice", b"\x82\xa1a\x01\xa1a\x02", "one or two?", ("$", "not_canonical")),
    _msgpack("a number too long", b"\x81\xa1a\xcd\x00\x01", "1 in three", ("$", "not_canonical")),
    _msgpack("half a pair", b"\x81\xa1a\xa3\xed\xa0\x80", "no UTF-8", ("$", "not_msgpack")),
    _msgpack(
        "bytes for a title",
        msgpack.packb({**MINIMAL_DATA, "title": b"Zorg"}),
        "text, not bytes",
        ("$.title", "not_plain"),
    ),
    _msgpack(
        "a version with a fraction",
        msgpack.packb({**MINIMAL_DATA, "version": 1.0}),
        "1.0 == 1, but it is no version",
        ("$.version", "wrong_version"),
    ),
    _msgpack(
        "a key of 1 MB and a list",
        Made(lambda: bytes(msgpack.packb({"k" * 1_000_000: [1] * 100_000}))),
        "the path of each number would be 1 MB",
        *ENVELOPE,
    ),
    _msgpack(
        "a key of 1 MB and a list of bytes",
        Made(lambda: bytes(msgpack.packb({"k" * 1_000_000: [1] * 99_999 + [b""]}))),
        "the path of each number would be 1 MB",
        (f'$["{"k" * 79}…"][99999]', "not_plain"),
    ),
)

CBOR_ROWS = (
    _cbor("nothing", b"", "there is no document", ("$", "not_cbor")),
    _cbor("a list of 2**63", b"\x9b\x7f" + b"\xff" * 7, "nothing follows", ("$", "not_cbor")),
    _cbor("a list of 2**27", b"\x9a\x08\x00\x00\x00", "nothing follows", ("$", "not_cbor")),
    _cbor("a map of 2**27", b"\xba\x08\x00\x00\x00", "nothing follows", ("$", "not_cbor")),
    _cbor("a text of 2 GB", b"\x7a\x7f\xff\xff\xff", "nothing follows", ("$", "not_cbor")),
    _cbor("bytes of 1 TB", b"\x5b\x00\x00\x01" + b"\x00" * 5, "nothing follows", ("$", "not_cbor")),
    _cbor("a map one short", b"\xa2\x61a\x01\x61b", "a value is missing", ("$", "not_cbor")),
    _cbor("lists, deep", Made(lambda: b"\x81" * 1_000_000), "too deep", ("$", "too_deep")),
    _cbor(
        "33 lists, the last empty", b"\x81" * 32 + b"\x80", "one more than 32", ("$", "too_deep")
    ),
    _cbor("a list of no length", b"\xbf\x61a\x9f\x01\xff\xff", "one form", ("$", "not_canonical")),
    _cbor("a text in pieces", b"\x7f\x61a\x61b\xff", "one form only", ("$", "not_canonical")),
    _cbor("a break by itself", b"\xff", "nothing to break", ("$", "not_canonical")),
    _cbor("a time", b"\xa1\x61a\xc1\x00", "dates are texts", ("$", "not_plain")),
    _cbor(
        "a number of any size", b"\xa1\x61a\xc2\x49" + b"\xff" * 9, "64 bits", ("$", "not_plain")
    ),
    _cbor(
        "a list shared with itself",
        b"\xd8\x1c\x82\xd8\x1d\x00\xd8\x1d\x00",
        "endless",
        ("$", "not_plain"),
    ),
    _cbor("a pattern", b"\xa1\x61a\xd8\x23\x62a+", "no text", ("$", "not_plain")),
    _cbor("a fraction", b"\xa1\x61a\xd8\x1e\x82\x01\x00", "one by nothing", ("$", "not_plain")),
    _cbor("undefined", b"\xa1\x61a\xf7", "no value", ("$.a", "not_plain")),
    _cbor("a key that is a number", b"\xa1\x01\x01", "keys are text", ("$", "not_plain")),
    _cbor("a key twice", b"\xa2\x61a\x01\x61a\x02", "one or two?", ("$", "not_canonical")),
    _cbor("half a pair", b"\xa1\x61a\x63\xed\xa0\x80", "no UTF-8", ("$", "not_cbor")),
    _cbor(
        "bytes for a title",
        cbor2.dumps({**MINIMAL_DATA, "title": b"Zorg"}),
        "text, not bytes",
        ("$.title", "not_plain"),
    ),
    _cbor(
        "not a number",
        cbor2.dumps({**MINIMAL_DATA, "participants": {"staff": float("nan")}}),
        "no count",
        ("$.participants.staff", "invalid_value"),
    ),
    _cbor(
        "a million numbers",
        Made(lambda: cbor2.dumps([1] * 1_000_000)),
        "a list is no project",
        ("$", "wrong_type"),
    ),
)

BSON_ROWS = (
    _bson("nothing", b"", "there is no document", ("$", "not_bson")),
    _bson("a length of 2 GB", b"\xff\xff\xff\x7f" + b"\0" * 20, "it has 24", ("$", "not_bson")),
    _bson("a length below 0", b"\xff" * 4 + b"\0" * 20, "it has 24", ("$", "not_bson")),
    _bson("a length of 0", b"\0" * 4, "it has 4", ("$", "not_bson")),
    _bson(
        "a text of 2 GB",
        bson_of(b"\x02a\0\xff\xff\xff\x7fab\0"),
        "it has two letters",
        ("$", "not_bson"),
    ),
    _bson("an unknown kind", bson_of(b"\x77a\0"), "nobody knows it", ("$", "not_bson")),
    _bson("no truth", bson_of(b"\x08a\0\x02"), "neither false nor true", ("$", "not_bson")),
    _bson("code", bson.encode({"a": bson.Code("exit()")}), "no text", ("$.a", "not_plain")),
    _bson(
        "code with names",
        bson.encode({"a": bson.Code("exit(b)", {"b": 1})}),
        "no text",
        ("$.a", "not_plain"),
    ),
    _bson("a pattern", bson.encode({"a": bson.Regex("(a+)+")}), "no text", ("$.a", "not_plain")),
    _bson("an id", bson.encode({"_id": bson.ObjectId()}), "MongoDB's own", ("$._id", "not_plain")),
    _bson(
        "a time",
        bson.encode({"a": datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)}),
        "dates are texts",
        ("$.a", "not_plain"),
    ),
    _bson(
        "a time out of range",
        bson_of(b"\x09a\0" + b"\xff" * 7 + b"\x7f"),
        "no such year",
        ("$", "not_bson"),
    ),
    _bson("the least key", bson.encode({"a": bson.MinKey()}), "no value", ("$.a", "not_plain")),
    _bson("a key twice", bson_of(b"\x0aa\0", b"\x0aa\0"), "once", ("$", "not_canonical")),
    _bson(
        "a list with names",
        bson_of(b"\x04a\0" + bson_of(b"\x10x\0\1\0\0\0")),
        "0, 1, 2 are its names",
        ("$", "not_canonical"),
    ),
    _bson(
        "64 bits for a 1",
        bson_of(b"\x12a\0\1\0\0\0\0\0\0\0"),
        "32 bits will do",
        ("$", "not_canonical"),
    ),
    _bson(
        "a float for a count",
        bson.encode({**MINIMAL_DATA, "participants": {"staff": 6.0}}),
        "no whole number",
        ("$.participants.staff", "invalid_value"),
    ),
)

OTHER_KIND = tuple(
    bad_document(
        "a project for an outcome set",
        dumps(MINIMAL, format=name),
        "another kind of document",
        ("$.format", "wrong_format"),
        format=name,
        kind=OutcomeSet,
    )
    for name in BINARY
)

ROWS = (*MSGPACK_ROWS, *CBOR_ROWS, *BSON_ROWS, *OTHER_KIND)
