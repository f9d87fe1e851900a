"""What is wrong with a document that msgspec has refused.

The document is read once more, part by part, so that nothing depends on how msgspec words its
errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import repeat
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .._errors import KA1Error
from .._messages import pgettext_noop
from ..projects._outcome_set import OutcomeSet
from . import _json
from ._limits import Limits
from ._msgspec_hooks import hints_of, read_set
from ._problems import ANYTHING, DocumentError, Problem, item_path, key_path, problems_of, refuse
from ._readers import set_reader

__all__ = ["first_problem"]

_LIMITS = Limits(depth=500, problems=2)


def first_problem(document: str | bytes, kind: object) -> Problem:
    """Return what is wrong with a document for *kind* that msgspec has refused."""
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
        msgspec.convert(value, kind, dec_hook=read_set, str_keys=True)
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
        kinds_of_keys = dict.fromkeys(value, arguments[-1]) if arguments else hints_of(kind)
        for key, inner in kinds_of_keys.items():
            if key in value:
                yield key_path(path, key), inner, value[key]


def _stripped(kind: Any) -> Any:  # noqa: ANN401 - a type
    """Return a type without what is annotated to it, and without None."""
    inner = [each for each in get_args(kind) if each is not type(None)]
    is_optional = get_origin(kind) in {Union, UnionType} and len(inner) == 1
    return _stripped(inner[0]) if is_optional or get_origin(kind) is Annotated else kind


def _check_value(kind: object, value: object) -> None:
    """Raise what is wrong with an outcome set, or with the keys of an object."""
    if kind is OutcomeSet:
        set_reader(_LIMITS)(value)
    elif isinstance(kind, type) and isinstance(value, dict):
        import msgspec

        for field in getattr(msgspec.inspect.type_info(kind), "fields", ()):
            if field.required and field.encode_name not in value:
                path = key_path("$", field.encode_name)
                refuse("missing_key", None, ANYTHING, path)
