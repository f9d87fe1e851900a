"""MessagePack, CBOR and BSON, each value in the one form that its package writes.

A document is taken only where writing its data again gives the same bytes: then no key stands in
it twice, nothing is longer than it has to be, and nothing comes after the end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import chain
from typing import Any, NoReturn

import attrs

from .._messages import pgettext_noop
from ._extras import needs
from ._limits import Limits
from ._measures import refuse_depth
from ._problems import DocumentError, Problem, item_path, key_path, refuse

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
# whole values of CBOR in a byte: small numbers, empty texts, true, false, null; then empty lists
_SINGLE_SCALARS = re.compile(rb"[\x00-\x17\x20-\x37\x40\x60\xf4-\xf6]*+")
_SINGLE_BYTES = re.compile(rb"[\x00-\x17\x20-\x37\x40\x60\xf4-\xf6\x80\xa0]*+")
# no list of a document takes fewer bytes for an item; what is shorter may have as many as it likes
_FEWEST_BYTES, _SHORT_LIST = 8, 1_000
_SCALARS = frozenset({str, int, float, bool, type(None)})
_PLAIN = _SCALARS | {dict, list}


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
        # room for all of a list is made before the list is read
        most = max(len(content) // _FEWEST_BYTES, _SHORT_LIST)
        try:
            return msgpack.unpackb(
                content,
                raw=False,
                strict_map_key=True,
                ext_hook=_no_extension,
                max_array_len=most,
                max_map_len=most,
            )
        except msgpack.StackError as error:
            raise RecursionError from error

    return _read(document, limits, _Codec("MessagePack", "not_msgpack", decode, write_msgpack))


def _no_extension(code: int, _: bytes) -> NoReturn:
    refuse("not_plain", code, pgettext_noop("expected", "MessagePack without extension types"))


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
        pattern = _SINGLE_BYTES if len(missing) <= limits.depth else _SINGLE_SCALARS
        singles = _number_of(pattern, document, place, missing[-1])
        place += singles
        missing[-1] -= singles
        if not missing[-1]:
            missing.pop()
        elif not singles:
            missing[-1] -= 1
            place, inside = _past_head(document, place)
            if inside is None:
                continue
            missing.append(inside)
            if len(missing) - 1 > limits.depth:
                refuse_depth(document, limits)


def _number_of(values: re.Pattern[bytes], document: bytes, place: int, most: int) -> int:
    """Return how many values of a byte each follow: there can be millions of them."""
    found = values.match(document, place, place + most)
    return len(found[0]) if found else 0


def _past_head(document: bytes, place: int) -> tuple[int, int | None]:
    """Return the place after a head and its text; and how many values a list or map has."""
    kind, short = divmod(document[place], 32)
    if kind == _TAG:
        refuse(
            "not_plain", document[place : place + 1], pgettext_noop("expected", "CBOR without tags")
        )
    if short > _LARGEST_LONG:
        _refuse_form(document, "CBOR")
    place += 1
    argument = short
    if short > _LARGEST_SHORT:
        width = 1 << (short - _LARGEST_SHORT - 1)
        argument = int.from_bytes(document[place : place + width])
        place += width
    if kind not in {_BYTES, _TEXT, _LIST, _MAP}:
        return place, None
    if argument > len(document) - place:  # each value takes a byte at least
        raise _cut_off(document, "not_cbor", "CBOR")
    if kind in {_BYTES, _TEXT}:
        return place + argument, None
    return place, argument if kind == _LIST else 2 * argument


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
        expected = pgettext_noop("expected", "{format} as bytes")
        refuse("wrong_type", document, expected, format=codec.name)
    try:
        data = codec.decode(document)
        plain = data if _is_plain(data, limits) else _plain(data, "$", 1, limits)
        is_canonical = codec.encode(plain, None) == document
    except DocumentError:
        raise
    except RecursionError:
        refuse_depth(document, limits)
    except Exception as error:
        raise _cut_off(document, codec.code, codec.name) from error
    if not is_canonical:
        _refuse_form(document, codec.name)
    return plain


def _cut_off(document: bytes, code: str, name: str) -> DocumentError:
    expected = pgettext_noop("expected", "one whole document in {format}")
    return DocumentError([Problem("$", code, document[:_EXCERPT], expected, {"format": name})])


def _is_plain(data: object, limits: Limits) -> bool:
    """Whether all is in Python's own types, with texts for keys, and no deeper than the limit.

    Told level by level, which takes a small part of what a walk through millions of values does.
    """
    level: list[Any] = [data]
    for _ in range(limits.depth):
        kinds = {*map(type, level)}
        if kinds <= _SCALARS:
            return True
        if not kinds <= _PLAIN:
            return False
        objects = [each for each in level if type(each) is dict]
        if not {*map(type, chain.from_iterable(objects))} <= {str}:
            return False
        lists = [each for each in level if type(each) is list]
        level = [*chain.from_iterable([*lists, *map(dict.values, objects)])]
    return _SCALARS.issuperset(map(type, level))


def _plain(value: object, path: str, depth: int, limits: Limits) -> Any:  # noqa: ANN401
    """Return *value* in Python's own types, which are all that a document has."""
    if isinstance(value, (dict, list)) and depth > limits.depth:
        refuse_depth(value, limits, path)
    if isinstance(value, dict):
        for key in value:
            if not isinstance(key, str):
                _refuse_kind(path, key, pgettext_noop("expected", "keys that are text"))
        return {
            key: _plain(item, key_path(path, key), depth + 1, limits) for key, item in value.items()
        }
    if isinstance(value, list):
        return [
            _plain(item, item_path(path, index), depth + 1, limits)
            for index, item in enumerate(value)
        ]
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)  # BSON has a kind of its own for those of 64 bits
    if type(value) in _SCALARS:
        return value
    expected = pgettext_noop("expected", "text, a whole number, a list or an object")
    return _refuse_kind(path, value, expected)


def _refuse_kind(path: str, value: object, expected: str) -> NoReturn:
    raise DocumentError([Problem(path, "not_plain", value, expected)])


def _refuse_form(document: bytes, name: str) -> NoReturn:
    expected = pgettext_noop(
        "expected", "{format} in its shortest form, each key once and nothing after the end"
    )
    refuse("not_canonical", document[:_EXCERPT], expected, format=name)
