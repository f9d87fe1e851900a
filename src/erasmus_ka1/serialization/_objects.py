"""Objects of a document, read into attrs classes and written from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs

from .._errors import KA1Error
from .._messages import is_text, pgettext_noop
from ._limits import Limits, check_length
from ._problems import ANYTHING, Problem, key_path, problems_of, refusal, refuse, unknown_key

__all__ = ["ObjectReader", "object_writer"]

_NO_NAME = re.compile(r".*\.|[_-]", re.DOTALL)


def _keys_without_default(kind: type, keys: Mapping[str, str]) -> list[str]:
    fields = attrs.fields_dict(kind)
    return [key for name, key in keys.items() if fields[name].default is attrs.NOTHING]


@attrs.frozen(eq=False)
class ObjectReader:
    """Reads objects of one class: it makes an instance, or reports every problem at once.

    Attributes:
        kind: The class.
        keys: The key of each attribute.
        readers: What reads an attribute that is more than a text or a number. The class itself
            checks the others.
        limits: How long a text may be, and how many problems are listed.
        is_tagged: Whether a key is passed over whose value is the name of the class.
    """

    kind: type
    keys: Mapping[str, str]
    readers: Mapping[str, Callable[[Any], Any]]
    limits: Limits
    is_tagged: bool = False
    _names: dict[object, str] = attrs.field(
        default=attrs.Factory(
            lambda self: {key: name for name, key in self.keys.items()}, takes_self=True
        ),
        init=False,
    )
    _required: list[str] = attrs.field(
        default=attrs.Factory(
            lambda self: _keys_without_default(self.kind, self.keys), takes_self=True
        ),
        init=False,
    )

    def __call__(self, value: object, _: object = None) -> Any:  # noqa: ANN401 - one of `kind`
        """Return the instance that an object stands for: the form that cattrs asks for.

        Raises:
            DocumentError: With every problem of the object.
        """
        if not isinstance(value, Mapping):
            refuse("wrong_type", value, pgettext_noop("expected", "an object"))
        read: dict[str, object] = {}
        found: dict[object, list[Problem]] = {}
        for key, item in value.items():
            if len(found) > self.limits.problems:
                break
            if name := self._names.get(key):
                try:
                    read[name] = self._read(name, item)
                except KA1Error as error:
                    found[key] = [*problems_of(error, item, key_path("$", key))]
            elif not (self.is_tagged and _names(item, self.kind)):
                found[key] = [unknown_key(key, self.keys.values())]
        cause = None
        if not found and all(key in value for key in self._required):
            try:
                return self.kind(**read)
            except KA1Error as error:
                cause = error
        raise refusal(self._problems(value, read, found), self.limits.problems) from cause

    def _read(self, name: str, value: object) -> object:
        if name in self.readers:
            return self.readers[name](value)
        check_length(value, self.limits)
        return value

    def _problems(
        self,
        value: Mapping[object, object],
        read: Mapping[str, object],
        found: Mapping[object, list[Problem]],
    ) -> Iterator[Problem]:
        """Yield the problems of an object in its order: those *found*, and what the class says."""
        fields = attrs.fields_dict(self.kind)
        for key in value:
            yield from found.get(key, ())
            name = self._names.get(key, "")
            if name in read and name not in self.readers:
                yield from _refused(fields[name], read[name], key_path("$", key))
        for required in self._required:
            if required not in value:
                yield Problem(key_path("$", required), "missing_key", None, ANYTHING)


def _names(value: object, kind: type) -> bool:
    """Whether a text is the name of a class as tags have it: with its module, or in snake case."""
    return is_text(value) and _NO_NAME.sub("", value).casefold() == kind.__name__.casefold()


def _refused(field: attrs.Attribute[Any], value: Any, path: str) -> Iterator[Problem]:  # noqa: ANN401
    """Yield the problem of a field's value, if the class does not take it."""
    convert: Any = field.converter
    try:
        taken = value if convert is None else convert(value)
        if field.validator is not None:
            field.validator(None, field, taken)
    except KA1Error as error:
        yield from problems_of(error, value, path)


def object_writer(
    kind: type, keys: Mapping[str, str], write_field: Callable[[Any], Any]
) -> Callable[[Any], dict[str, Any]]:
    """Return a writer of objects of *kind*, without the attributes that have their default."""
    fields = attrs.fields_dict(kind)
    defaults = [(name, key, _default(fields[name])) for name, key in keys.items()]

    def write(value: object) -> dict[str, Any]:
        held = [(key, getattr(value, name), default) for name, key, default in defaults]
        return {key: write_field(each) for key, each, default in held if each != default}

    return write


def _default(field: attrs.Attribute[Any]) -> object:
    """Return the default that a field always has; `attrs.NOTHING`, which equals no value, if none.

    A default that follows from other fields is written: the rule for it may change.
    """
    factory: Any = getattr(field.default, "factory", None)
    if factory is None:
        return field.default
    return attrs.NOTHING if getattr(field.default, "takes_self", False) else factory()
