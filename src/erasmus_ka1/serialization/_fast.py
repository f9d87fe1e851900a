"""Classes of your own with outcome sets in them, straight from JSON and to it, by msgspec.

msgspec makes attrs classes and dataclasses without a dict in between, and checks their types as it
goes; only an outcome set is made here. That is several times faster than any converter, and it
reports one problem, not all of them: use `make_converter` where people write the documents.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import Enum
from functools import lru_cache
from itertools import repeat
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Generic,
    NoReturn,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs

from .._errors import InvalidValueError, KA1Error, WrongKindError
from .._extras import needs
from .._messages import pgettext_noop
from ..projects._outcome_set import OutcomeSet, read_codes
from . import _json
from ._limits import Limits
from ._problems import DocumentError, Problem, item_path, key_path, problems_of, refuse

if TYPE_CHECKING:
    import msgspec

__all__ = ["FastDecoder", "fast_decoder", "fast_encoder"]

T = TypeVar("T")
_TEXTS = (bytes, str, bytearray, memoryview)
_SAFE = frozenset({str, int, bool, bytes, type(None), OutcomeSet})

_LIMITS = Limits(depth=500, problems=2)


class FastDecoder(Generic[T]):
    """Reads JSON documents of one type; made once, kept, and used often.

    Attributes:
        kind: The type.
    """

    __slots__ = ("_decode", "kind")

    def __init__(self, kind: type[T], decoder: msgspec.json.Decoder[T]) -> None:
        self.kind: type[T] = kind
        self._decode: Callable[[bytes | str], T] = decoder.decode

    def __call__(self, document: bytes | str) -> T:
        """Return what *document* holds.

        Raises:
            DocumentError: With the first problem of the document.
        """
        import msgspec

        if not isinstance(document, _TEXTS):
            expected = pgettext_noop("expected", "text, or bytes in UTF-8")
            raise DocumentError([Problem("$", "wrong_type", document, expected)])
        try:
            return self._decode(document)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            raise DocumentError([_first_problem(document, self.kind)]) from error


def fast_decoder(kind: type[T]) -> FastDecoder[T]:
    """Return a reader of JSON for *kind*: an attrs class, a dataclass, a list of them.

    Its fields may be whatever msgspec knows, and outcome sets; unknown keys are passed over.

    Args:
        kind: The type; no other class of this library may be in it.

    >>> decode = fast_decoder(dict[str, OutcomeSet])
    >>> decode('{"aims": ["staff.motivation"]}')
    {'aims': OutcomeSet(['staff.motivation'])}

    Raises:
        InvalidValueError: msgspec cannot read the type, or another class of ours is in it.
        MissingExtraError: The extra ``fast`` is not installed.
    """
    with needs("fast JSON", "fast"):
        import msgspec
        import msgspec.inspect
    _check(kind)
    return FastDecoder(kind, msgspec.json.Decoder(kind, dec_hook=_decoded))


def fast_encoder() -> Callable[[object], bytes]:
    """Return a writer of JSON for classes with outcome sets in them.

    >>> fast_encoder()({"aims": OutcomeSet(["staff.motivation"])})
    b'{"aims":["staff.motivation"]}'

    The writer raises `WrongKindError` for an object of another class of this library, and
    `InvalidValueError` for a number that JSON cannot hold.

    Raises:
        MissingExtraError: The extra ``fast`` is not installed.
    """
    with needs("fast JSON", "fast"):
        import msgspec
    encode = msgspec.json.Encoder(enc_hook=_encoded).encode

    def write(value: object) -> bytes:
        _check_values((value,))
        return encode(value)

    return write


def _decoded(kind: type, value: Any) -> OutcomeSet:  # noqa: ANN401 - what msgspec found there
    if kind is not OutcomeSet or type(value) is not list:
        raise TypeError(kind)
    try:
        return read_codes(value)
    except KA1Error as error:
        raise ValueError from error


def _encoded(value: object) -> tuple[str, ...]:
    if type(value) is OutcomeSet:
        return value.codes
    return _refuse(value)


def _check(kind: object) -> None:
    """Refuse a type that msgspec would take apart field by field although we write it otherwise."""
    import msgspec

    expected = "a class of your own, whose only fields of this library are outcome sets"
    try:
        parts: list[Any] = [msgspec.inspect.type_info(kind)]
    except (TypeError, NameError, NotImplementedError) as error:
        raise InvalidValueError("fast_decoder.kind", kind, expected) from error
    seen: set[int] = set()
    while parts:
        part = parts.pop()
        if isinstance(part, tuple):
            parts += part
        elif isinstance(part, msgspec.Struct) and id(part) not in seen:
            seen.add(id(part))
            parts += [getattr(part, name) for name in part.__struct_fields__]
            if _is_of_ours(getattr(part, "cls", object)):
                raise InvalidValueError("fast_decoder.kind", kind, expected)


def _is_of_ours(kind: type) -> bool:
    """Whether a class is one of ours that msgspec would write otherwise than we do."""
    return (
        kind.__module__.startswith("erasmus_ka1.")
        and kind is not OutcomeSet
        and not issubclass(kind, Enum)
    )


def _first_problem(document: str | bytes, kind: object) -> Problem:
    """Return what is wrong with a document that msgspec has refused.

    The document is read once more, part by part, so that nothing here depends on how msgspec words
    its errors.
    """
    whole = document if isinstance(document, (str, bytes)) else bytes(document)
    try:
        data = _json.read(whole, _LIMITS)
    except DocumentError as error:
        return error.problems[0]
    path, wanted, value = _innermost(kind, data, "$")
    try:
        _check_value(wanted, value)
    except KA1Error as error:
        return next(problems_of(error, value, path))
    expected = pgettext_noop("expected", "a value of the type {type}")
    name = wanted.__name__ if isinstance(wanted, type) else str(wanted)
    return Problem(path, "invalid_value", value, expected, {"type": name})


def _innermost(kind: object, value: object, path: str) -> tuple[str, object, object]:
    """Return the path, the type and the value of the innermost part that msgspec refuses."""
    for place, inner, part in _parts(kind, value, path):
        if not _is_convertible(part, inner):
            return _innermost(inner, part, place)
    return path, kind, value


def _is_convertible(value: object, kind: Any) -> bool:  # noqa: ANN401 - a type
    import msgspec

    try:
        msgspec.convert(value, kind, dec_hook=_decoded, str_keys=True)
    except (msgspec.ValidationError, ValueError, RecursionError):
        return False
    return True


def _parts(kind: Any, value: object, path: str) -> Iterator[tuple[str, object, object]]:  # noqa: ANN401
    """Yield the path, the type and the value of each part of a value."""
    kind = _stripped(kind)
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in {Union, UnionType}:
        return
    if isinstance(value, list) and arguments:
        is_mixed = origin is tuple and arguments[-1] is not Ellipsis
        kinds = arguments if is_mixed else repeat(arguments[0])
        for index, (item, inner) in enumerate(zip(value, kinds, strict=False)):
            yield item_path(path, index), inner, item
    elif isinstance(value, dict):
        # a class has a type for each key, a dict one for all
        kinds_of_keys = dict.fromkeys(value, arguments[-1]) if arguments else _hints(kind)
        for key, inner in kinds_of_keys.items():
            if key in value:
                yield key_path(path, key), inner, value[key]


def _stripped(kind: Any) -> Any:  # noqa: ANN401 - a type
    """Return a type without what is annotated to it, and without None."""
    inner = [each for each in get_args(kind) if each is not type(None)]
    is_optional = get_origin(kind) in {Union, UnionType} and len(inner) == 1
    return _stripped(inner[0]) if is_optional or get_origin(kind) is Annotated else kind


def _hints(kind: Any) -> dict[str, object]:  # noqa: ANN401 - a type
    """Return the types of the fields of a class, as far as they are known."""
    try:
        return get_type_hints(kind, include_extras=True)
    except (NameError, TypeError):
        return {}


def _check_value(kind: object, value: object) -> None:
    """Raise what is wrong with an outcome set, or with the keys of an object."""
    if kind is OutcomeSet:
        from ._converters import make_converter

        make_converter(limits=_LIMITS).structure(value, OutcomeSet)
    elif isinstance(kind, type) and isinstance(value, dict):
        import msgspec

        for field in getattr(msgspec.inspect.type_info(kind), "fields", ()):
            if field.required and field.encode_name not in value:
                path = key_path("$", field.encode_name)
                refuse("missing_key", None, pgettext_noop("expected", "this key"), path)


def _check_values(values: Collection[object]) -> None:
    """Refuse what msgspec would write otherwise than `dumps`: other classes of ours, and NaN."""
    checks = {kind: check for kind in {*map(type, values)} if (check := _check_of(kind))}
    for value in values if checks else ():
        if check := checks.get(type(value)):
            check(value)


@lru_cache(maxsize=1024)
def _check_of(kind: type) -> Callable[[Any], object] | None:
    """Return what checks the values of a class, or None if there is nothing to check."""
    if kind in _SAFE:
        return None
    if _is_of_ours(kind):
        return _refuse
    for base, check in _CHECKS.items():
        if issubclass(kind, base):
            return check
    names = _names_of_fields(kind)
    hints = _hints(kind) if names else {}
    unsafe = [name for name in names if not _is_safe(hints.get(name, Any))]
    if not unsafe:
        return None
    return lambda value: _check_values([getattr(value, name, None) for name in unsafe])


def _names_of_fields(kind: Any) -> list[str]:  # noqa: ANN401 - a type
    """Return the fields that msgspec writes of a class."""
    if attrs.has(kind):
        return [field.name for field in attrs.fields(kind)]
    return [*getattr(kind, "__struct_fields__", getattr(kind, "__dataclass_fields__", ()))]


def _is_safe(hint: object) -> bool:
    """Whether values of a type hold nothing that has to be checked."""
    inner = [each for each in get_args(hint) if each is not Ellipsis]
    return all(map(_is_safe, inner)) if inner else hint in _SAFE


def _check_float(value: float) -> None:
    if not math.isfinite(value):
        raise InvalidValueError("fast_encoder.value", value, "a number that JSON can hold")


def _refuse(value: object) -> NoReturn:
    raise WrongKindError(value, "an object that JSON can hold, or an OutcomeSet")


_CHECKS: Mapping[type, Callable[[Any], object]] = {
    float: _check_float,
    dict: lambda value: _check_values(value.values()),
    list: _check_values,
    tuple: _check_values,
    set: _check_values,
    frozenset: _check_values,
}
