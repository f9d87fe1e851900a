"""Classes of your own with outcome sets in them, straight from JSON and to it, by msgspec.

msgspec makes attrs classes and dataclasses without a dict in between, and checks their types as it
goes; only an outcome set is made here. That is several times faster than any converter, and it
reports one problem, not all of them: use `make_converter` where people write the documents.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, get_args

import attrs

from .._errors import InvalidValueError, WrongKindError
from .._extras import needs
from .._messages import is_text, pgettext_noop
from .._validation import plain_date, plain_int, plain_line
from ..projects._outcome_set import OutcomeSet
from ._msgspec_hooks import hints_of, read_set

if TYPE_CHECKING:
    import msgspec

__all__ = ["FastDecoder", "fast_decoder", "fast_encoder"]

T = TypeVar("T")
_JSON = "a value that JSON can hold"
_TEXTS = (bytes, str, bytearray, memoryview)
_SAFE = frozenset({str, int, bool, bytes, type(None), OutcomeSet})


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

        if not issubclass(type(document), _TEXTS):
            from ._problems import DocumentError, Problem

            expected = pgettext_noop("expected", "text, or bytes in UTF-8")
            raise DocumentError([Problem("$", "wrong_type", document, expected)])
        given = plain_line(document) if is_text(document) else document
        try:
            return self._decode(given)
        except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
            # what is said about a bad document is loaded when there is one
            from ._fast_problems import first_problem
            from ._problems import DocumentError

            raise DocumentError([first_problem(given, self.kind)]) from error


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
    return FastDecoder(kind, msgspec.json.Decoder(kind, dec_hook=read_set))


def fast_encoder() -> Callable[[object], bytes]:
    """Return a writer of JSON for classes with outcome sets in them.

    >>> fast_encoder()({"aims": OutcomeSet(["staff.motivation"])})
    b'{"aims":["staff.motivation"]}'

    The writer raises `WrongKindError` for an object of another class of this library, and
    `InvalidValueError` for what JSON cannot hold: NaN, a lone surrogate, a list in itself.

    Raises:
        MissingExtraError: The extra ``fast`` is not installed.
    """
    with needs("fast JSON", "fast"):
        import msgspec
    encode = msgspec.json.Encoder(enc_hook=_encoded).encode

    def write(value: object) -> bytes:
        try:
            _check_values((value,))
            return encode(value)
        except (UnicodeError, RecursionError) as error:
            given = getattr(error, "object", value)
            raise InvalidValueError("fast_encoder.value", given, _JSON) from error

    return write


def _encoded(value: Any) -> object:  # noqa: ANN401 - what msgspec does not know
    if type(value) is OutcomeSet:
        return value.codes
    if isinstance(value, float):
        return float(value)
    # msgspec knows the classes of these, but no subclass
    for plain in (plain_line, plain_int, plain_date):
        if (made := plain(value)) is not value:
            return made
    return _refuse(value)


def _check(kind: object) -> None:
    """Refuse a type that msgspec would take apart field by field although we write it otherwise."""
    import msgspec

    expected = "a class of your own, whose only fields of this library are outcome sets"
    try:
        parts: list[Any] = [msgspec.inspect.type_info(kind)]
    except Exception as error:  # releases of msgspec differ in what they raise about a type
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
    hints = hints_of(kind) if names else {}
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
        raise InvalidValueError("fast_encoder.value", value, _JSON)


def _refuse(value: object) -> NoReturn:
    raise WrongKindError(value, f"{_JSON}, or an OutcomeSet")


_CHECKS: Mapping[type, Callable[[Any], object]] = {
    float: _check_float,
    dict: lambda value: _check_values(value.values()),
    list: _check_values,
    tuple: _check_values,
    set: _check_values,
    frozenset: _check_values,
}
