"""Classes of your own with outcome sets in them, straight from JSON and to it, by msgspec.

msgspec makes attrs classes and dataclasses without a dict in between, and checks their types as it
goes; only an outcome set is made here. That is several times faster than any converter, and it
reports one problem, not all of them: use `make_converter` where people write the documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .._errors import InvalidValueError, KA1Error, MissingExtraError
from .._messages import pgettext_noop
from ..projects._outcome_set import OutcomeSet, set_reader
from ..taxonomy import Guide
from ..taxonomy._editions import CURRENT_GUIDE
from ._problems import DocumentError, Problem

if TYPE_CHECKING:
    import msgspec

__all__ = ["FastDecoder", "fast_decoder", "fast_encoder"]

T = TypeVar("T")
_TEXTS = (bytes, str, bytearray, memoryview)
_LONGEST_REASON = 200


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
            raise DocumentError([_problem(str(error))]) from error


def fast_decoder(kind: type[T], *, guide: Guide = CURRENT_GUIDE) -> FastDecoder[T]:
    """Return a reader of JSON for *kind*: an attrs class, a dataclass, a list of them.

    Its fields may be whatever msgspec knows, and outcome sets; unknown keys are passed over.

    Args:
        kind: The type; no other class of this library may be in it.
        guide: The guide to look codes up in.

    >>> decode = fast_decoder(dict[str, OutcomeSet])
    >>> decode('{"aims": ["staff.motivation"]}')
    {'aims': OutcomeSet(['staff.motivation'])}

    Raises:
        InvalidValueError: msgspec cannot read the type, or another class of ours is in it.
        MissingExtraError: The extra ``fast`` is not installed.
    """
    msgspec = _msgspec()
    _check(kind)
    decoder = msgspec.json.Decoder(kind, dec_hook=_decoded_with(guide))
    return FastDecoder(kind, decoder)


def fast_encoder() -> Callable[[object], bytes]:
    """Return a writer of JSON for classes with outcome sets in them.

    >>> fast_encoder()({"aims": OutcomeSet(["staff.motivation"])})
    b'{"aims":["staff.motivation"]}'

    Raises:
        MissingExtraError: The extra ``fast`` is not installed.
    """
    encode: Callable[[object], bytes] = _msgspec().json.Encoder(enc_hook=_encoded).encode
    return encode


def _msgspec() -> Any:  # noqa: ANN401 - a module
    try:
        import msgspec
        import msgspec.inspect
    except ImportError as error:
        raise MissingExtraError("fast JSON", "fast") from error
    return msgspec


def _decoded_with(guide: Guide) -> Callable[[type, Any], OutcomeSet]:
    read = set_reader(guide)

    def decoded(kind: type, value: Any) -> OutcomeSet:  # noqa: ANN401 - what msgspec found there
        if kind is not OutcomeSet or type(value) is not list:
            raise ValueError("expected a list of codes")
        try:
            return read(value)
        except KA1Error as error:
            raise ValueError(str(error)) from error

    return decoded


def _encoded(value: object) -> tuple[str, ...]:
    if type(value) is OutcomeSet:
        return value.codes
    raise NotImplementedError(f"{type(value).__name__} is no outcome set")


def _check(kind: object) -> None:
    """Refuse a type that msgspec would take apart field by field although it has a form of ours."""
    import msgspec.inspect

    expected = "a class of your own, whose only fields of this library are outcome sets"
    try:
        described = repr(msgspec.inspect.type_info(kind))
    except (TypeError, NameError) as error:
        raise InvalidValueError("fast_decoder.kind", kind, expected) from error
    if re.search(r"cls=<class 'erasmus_ka1\.(?!projects\._outcome_set\.OutcomeSet')", described):
        raise InvalidValueError("fast_decoder.kind", kind, expected)


def _problem(message: str) -> Problem:
    said, place, path = message.rpartition(" - at `")
    if not place or not path.endswith("`"):
        said, path = message, "$`"
    # it may name a value of the document, of any length
    said = said[: _LONGEST_REASON + 1]
    said = said if said.isprintable() else ascii(said)[1:-1]
    if len(said) > _LONGEST_REASON:
        said = f"{said[:_LONGEST_REASON]}…"
    parameters = {"reason": said[:1].lower() + said[1:]}
    return Problem(
        path[:-1],
        "not_valid",
        None,
        pgettext_noop("expected", "another value ({reason})"),
        parameters,
    )
