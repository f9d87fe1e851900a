"""What pydantic does with the classes of this library; imported when it first asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any, Final

import cattrs
from pydantic_core import (
    CoreSchema,
    InitErrorDetails,
    PydanticCustomError,
    ValidationError,
    core_schema,
)

from .._errors import KA1Error
from .._validation import date_class, plain_date
from ..localization import Localizer, negotiate
from ..projects._outcome_set import OutcomeSet
from ..projects._own_words import ProjectSection
from ..projects._project import Claim, Evidence, Project
from ..projects._project_number import ProjectNumber
from ..serialization._converters import configure
from ..serialization._documents import structured
from ..serialization._limits import DEFAULT_LIMITS
from ..serialization._problems import Problem, problems_of
from ..serialization._schema import Schemas
from ..serialization._versions import DOCUMENT_FORMATS, VERSIONS, current_version
from ..taxonomy import CONCEPTS, GUIDE_2024, Concept

__all__ = ["core_schema_of", "json_schema_of"]

# a project holds claims, a claim evidence, and that the values
_DEEPEST: Final = 6
_STEP = re.compile(r'\.(\w+)|\[(\d+)\]|\["(.*?)"\]')


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    configure(converter, VERSIONS[current_version()], DEFAULT_LIMITS)
    return converter


def core_schema_of(kind: type) -> CoreSchema:
    """Return how pydantic validates and dumps a class: data or objects go in, data comes out."""

    def validate(value: object, info: core_schema.ValidationInfo[Any]) -> object:
        if isinstance(value, kind):
            return value
        try:
            return _structured(_plain(value, _DEEPEST), kind)
        except KA1Error as error:
            problems = problems_of(error, value)
            raise _refusal(kind, problems, _localizer_in(info.context)) from error

    # union types name it in the place of an error
    validate.__name__ = validate.__qualname__ = kind.__name__
    return core_schema.with_info_plain_validator_function(
        validate,
        serialization=core_schema.plain_serializer_function_ser_schema(_dumped),
    )


def json_schema_of(kind: type) -> dict[str, Any]:
    """Return the JSON Schema of a class, with the codes of all editions and without references."""
    schemas = Schemas(CONCEPTS, GUIDE_2024.localizer("en"), VERSIONS[current_version()])
    schema: dict[str, Any] = _inlined(schemas.of(kind, {}), schemas.parts())
    if schema["type"] != "object":
        # pydantic's is made of the name of the field
        del schema["title"]
    return schema


def _inlined(schema: Any, parts: Mapping[str, Any]) -> Any:
    """Return a schema with the parts in place of the references to them."""
    if isinstance(schema, list):
        return [_inlined(each, parts) for each in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _inlined(each, parts) for key, each in schema.items() if key != "$ref"}
    if "$ref" not in schema:
        return made
    return {**_inlined(parts[schema["$ref"].rpartition("/")[2]], parts), **made}


def _structured(data: Any, kind: type) -> object:
    """Return the object that *data* describes: the data of an object, or a whole document."""
    if kind in DOCUMENT_FORMATS and isinstance(data, dict) and "format" in data:
        return structured(data, kind, DEFAULT_LIMITS)
    return _converter().structure(data, kind)


def _dumped(value: object) -> object:
    """Return the data of a value; that of the set of a row is what is known."""
    return [*value.codes] if isinstance(value, OutcomeSet) else _converter().unstructure(value)


def _plain(value: Any, depth: int) -> Any:
    """Return *value* with data for the objects of ours in it."""
    if isinstance(value, (Concept, ProjectNumber, Claim, Evidence, Project, ProjectSection)):
        return _converter().unstructure(value)
    if type(day := plain_date(value)) is date_class():
        return day.isoformat()
    if depth and isinstance(value, Mapping):
        return {_plain(key, 0): _plain(each, depth - 1) for key, each in value.items()}
    if depth and isinstance(value, (list, tuple, AbstractSet)):
        return [_plain(each, depth - 1) for each in value]
    return value


def _localizer_in(context: object) -> Localizer:
    """Return the localizer for the locale in a context; English where we lack it."""
    given = context.get("locale") if isinstance(context, Mapping) else None
    return given if isinstance(given, Localizer) else negotiate(str(given), default="en")


def _refusal(kind: type, problems: Iterable[Problem], locale: Localizer) -> ValidationError:
    """Return the error with a line for each of the *problems*."""
    details: list[InitErrorDetails] = [
        {
            "type": _error_of(each, locale),
            "loc": tuple(_steps_of(each.path)),
            "input": each.value,
        }
        for each in problems
    ]
    return ValidationError.from_exception_data(kind.__name__, details)


def _error_of(problem: Problem, locale: Localizer) -> PydanticCustomError:
    first, *_ = problem.suggestions or (None,)
    context: dict[str, Any] = {
        "code": problem.code,
        "suggestion": first,
        "suggestions": [*problem.suggestions],
        # the last: what is in it stays as it is
        "message": problem.message(locale),
    }
    code: Any = problem.code  # to pydantic's types, a literal
    return PydanticCustomError(code, "{message}", context)


def _steps_of(path: str) -> Iterable[str | int]:
    for name, index, quoted in _STEP.findall(path):
        yield int(index) if index else name or quoted
