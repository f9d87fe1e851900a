"""MessagePack, CBOR and BSON, each value in the one form that its package writes.

A document is taken only where writing its data again gives the same bytes: then no key stands in
it twice, nothing is longer than it has to be, and nothing comes after the end.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, NoReturn

import attrs

from ..errors import DocumentError, Problem, words
from .extras import needs
from .limits import Limits
from .measures import refuse_depth
from .strict_json import key_path, refuse

__all__ = [
    "read_bson",
    "read_cbor",
    "read_msgpack",
    "write_bson",
    "write_cbor",
    "write_msgpack",
]

_EXCERPT = 20
_TAG, _SIMPLE = 6, 7
_BYTES, _TEXT, _LIST, _MAP = 2, 3, 4, 5
_LARGEST_SHORT, _LARGEST_LONG = 23, 27


@attrs.frozen
class _Codec:
    """What one format differs in from another.

    Attributes:
        name: The format's own name.
        code: Of the problem of what is not that format.
        decode: From bytes to data.
        encode: From data to bytes.
    """

    name: str
    code: str
    decode: Callable[[bytes], object]
    encode: Callable[[Any, None], bytes]


def write_msgpack(data: Mapping[str, Any], _: int | None) -> bytes:
    """Return *data* as MessagePack."""
    with needs("MessagePack", "msgpack"):
        msgpack = import_module("msgpack")  # which is not typed
    packed: bytes = msgpack.packb(data, use_bin_type=True)
    return packed


def read_msgpack(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401
    """Return the data of a MessagePack document."""
    with needs("MessagePack", "msgpack"):
        msgpack = import_module("msgpack")

    def decode(content: bytes) -> object:
        try:
            return msgpack.unpackb(content, raw=False, strict_map_key=True, ext_hook=_no_extension)
        except msgpack.StackError as error:
            raise RecursionError from error

    return _read(document, limits, _Codec("MessagePack", "not_msgpack", decode, write_msgpack))


def _no_extension(code: int, _: bytes) -> NoReturn:
    refuse("not_plain", code, words("expected", "MessagePack without extension types"))


def write_cbor(data: Mapping[str, Any], _: int | None) -> bytes:
    """Return *data* as CBOR."""
    with needs("CBOR", "cbor2"):
        import cbor2
    return cbor2.dumps(data)


def read_cbor(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401
    """Return the data of a CBOR document."""
    with needs("CBOR", "cbor2"):
        import cbor2

    def decode(content: bytes) -> object:
        _check_heads(content, limits)
        return cbor2.loads(content)

    return _read(document, limits, _Codec("CBOR", "not_cbor", decode, write_cbor))


def _check_heads(document: bytes, limits: Limits) -> None:
    """Refuse tags before they are acted on (a list shared a million times), and deep nesting."""
    place = 0
    missing = [1]  # how many values each open list or map still lacks
    while missing and place < len(document):
        if not missing[-1]:
            missing.pop()
            continue
        missing[-1] -= 1
        kind, short = divmod(document[place], 32)
        if kind == _TAG:
            refuse("not_plain", document[place : place + 1], words("expected", "CBOR without tags"))
        if short > _LARGEST_LONG:
            _refuse_form(document, "CBOR")
        place += 1
        argument = short
        if short > _LARGEST_SHORT:
            width = 1 << (short - _LARGEST_SHORT - 1)
            argument = int.from_bytes(document[place : place + width])
            place += width
        if kind in {_BYTES, _TEXT}:
            place += argument
        elif kind in {_LIST, _MAP}:
            missing.append(argument if kind == _LIST else 2 * argument)
            if len(missing) - 1 > limits.depth:
                refuse_depth(document, limits)


def write_bson(data: Mapping[str, Any], _: int | None) -> bytes:
    """Return *data* as BSON."""
    with needs("BSON", "bson"):
        import bson
    return bson.encode(data)


def read_bson(document: str | bytes, limits: Limits) -> Any:  # noqa: ANN401
    """Return the data of a BSON document."""
    with needs("BSON", "bson"):
        import bson
    return _read(document, limits, _Codec("BSON", "not_bson", bson.decode, write_bson))


def _read(document: str | bytes, limits: Limits, codec: _Codec) -> Any:  # noqa: ANN401
    if not isinstance(document, bytes):
        expected = words("expected", "{format} as bytes")
        refuse("wrong_type", document, expected, format=codec.name)
    try:
        plain = _plain(codec.decode(document), "$", 1, limits)
        is_canonical = codec.encode(plain, None) == document
    except DocumentError:
        raise
    except RecursionError:
        refuse_depth(document, limits)
    except Exception as error:
        expected = words("expected", "one whole document in {format}")
        problem = Problem("$", codec.code, document[:_EXCERPT], expected, {"format": codec.name})
        raise DocumentError([problem]) from error
    if not is_canonical:
        _refuse_form(document, codec.name)
    return plain


def _plain(value: object, path: str, depth: int, limits: Limits) -> Any:  # noqa: ANN401
    """Return *value* in Python's own types, which are all that a document has."""
    if isinstance(value, (dict, list)) and depth > limits.depth:
        refuse_depth(value, limits, path)
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                _refuse_kind(path, key, words("expected", "keys that are text"))
        return {
            key: _plain(item, key_path(path, key), depth + 1, limits) for key, item in value.items()
        }
    if isinstance(value, list):
        return [_plain(item, f"{path}[{i}]", depth + 1, limits) for i, item in enumerate(value)]
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)  # BSON has a kind of its own for those of 64 bits
    if value is None or type(value) in {str, bool, float}:
        return value
    expected = words("expected", "text, a whole number, a list or an object")
    return _refuse_kind(path, value, expected)


def _refuse_kind(path: str, value: object, expected: str) -> NoReturn:
    raise DocumentError([Problem(path, "not_plain", value, expected)])


def _refuse_form(document: bytes, name: str) -> NoReturn:
    expected = words(
        "expected", "{format} in its shortest form, each key once and nothing after the end"
    )
    refuse("not_canonical", document[:_EXCERPT], expected, format=name)
