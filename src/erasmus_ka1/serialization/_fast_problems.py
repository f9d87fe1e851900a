"""What is wrong with a document that msgspec has refused.

The document is read once more, part by part, so that nothing depends on how msgspec words its
errors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import repeat
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from .._errors import KA1Error
from .._messages import pgettext_noop
from ..projects._outcome_set import OutcomeSet
from . import _json
from ._limits import Limits
from ._msgspec_hooks import hints_of, read_set
from ._problems import (
    ANYTHING,
    DocumentError,
    Problem,
    item_path,
    key_path,
    problems_of,
    refuse,
    unknown_key,
)
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
    path, innermost, value = _innermost(kind, data, "$")
    wanted = _stripped(innermost)
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
        yield from ((path, each, value) for each in arguments if _is_tagged(each, value))
        return
    is_collection = arguments and isinstance(origin, type) and issubclass(origin, Collection)
    fields = {} if is_collection else _fields(kind)
    if isinstance(value, dict):
        # a class has a type for each key, a dict one for all
        inner_kinds = dict.fromkeys(value, arguments[-1]) if is_collection else fields
        for key, inner in inner_kinds.items():
            if key in value:
                yield key_path(path, key), inner, value[key]
    elif isinstance(value, list):
        is_mixed = origin is tuple and arguments[-1:] != (Ellipsis,)
        kinds = repeat(arguments[0]) if is_collection and not is_mixed else arguments
        in_order = kinds if is_collection else fields.values() if _is_list(kind) else ()
        for index, (item, inner) in enumerate(zip(value, in_order, strict=False)):
            yield item_path(path, index), inner, item


def _is_list(kind: object) -> bool:
    """Whether a class is written as a list of its fields."""
    is_tuple = isinstance(kind, type) and issubclass(kind, tuple)
    return is_tuple or getattr(_info(kind), "array_like", False)


def _fields(kind: Any) -> dict[str, object]:  # noqa: ANN401 - a type
    """Return the types of the fields of a class by the keys that they have in JSON."""
    if kind is OutcomeSet:
        return {}
    origin = get_origin(kind) or kind
    keys = {field.name: field.encode_name for field in getattr(_info(kind), "fields", ())}
    given: dict[object, object] = dict(
        zip(getattr(origin, "__parameters__", ()), get_args(kind), strict=False)
    )
    return {
        keys.get(name, name): given.get(inner, inner) for name, inner in hints_of(origin).items()
    }


def _is_tagged(kind: object, value: Any) -> bool:  # noqa: ANN401 - a part of a document
    """Whether an object has the tag of a class, which tells it from the others of a union."""
    tag = getattr(_info(kind), "tag", None)
    is_tagged = isinstance(value, dict) and tag is not None
    return is_tagged and (_info(kind).tag_field, tag) in value.items()


def _info(kind: object) -> Any:  # noqa: ANN401 - what msgspec knows of a type
    import msgspec

    return msgspec.inspect.type_info(kind)


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
        info = _info(kind)
        keys = {field.encode_name: field.required for field in getattr(info, "fields", ())}
        for key, is_required in keys.items():
            if is_required and key not in value:
                refuse("missing_key", None, ANYTHING, key_path("$", key))
        for key in value if getattr(info, "forbid_unknown_fields", False) else ():
            if key not in keys and key != info.tag_field:
                raise DocumentError([unknown_key(key, keys)])
