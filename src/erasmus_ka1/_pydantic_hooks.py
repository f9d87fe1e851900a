"""What pydantic asks a class of ours; it costs nothing until pydantic does."""

from __future__ import annotations

from typing import Any

from ._lazy import late_import

__all__ = ["PydanticField"]


class PydanticField:
    """A class that can be the type of a field in pydantic."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:  # noqa: ANN401
        """Return how pydantic validates and dumps the class."""
        del source, handler
        return late_import("integrations._pydantic:core_schema_of")(cls)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:  # noqa: ANN401
        """Return the JSON Schema of the class, for pydantic and OpenAPI."""
        del schema
        made = late_import("integrations._pydantic:json_schema_of")(cls)
        # what `Field` says about this place, on the schema of anything
        return {**made, **handler({"type": "any"})}
