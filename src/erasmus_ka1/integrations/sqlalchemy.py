"""Outcomes in SQLAlchemy 2: types of columns, with look-ups of sets by their members.

>>> from sqlalchemy import Column, MetaData, Table
>>> from erasmus_ka1.integrations.sqlalchemy import OutcomeSetType
>>> mobility = Table("mobility", MetaData(), Column("aims", OutcomeSetType()))
>>> print(mobility.c.aims.contains("staff.motivation"))
has_all(mobility.aims, :param_1)
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .._extras import needs
from ..projects import OutcomeSet
from ..projects._given import outcome_or_aspect
from ..taxonomy import Aspect, Outcome
from ._stored import (
    MOST_CHARACTERS,
    GivenOrUnknown,
    StoredOutcome,
    StoredOutcomeSet,
    UnknownOutcome,
    codes_looked_for,
    read_outcome,
    read_set,
    stored_code,
    stored_codes,
)

with needs("erasmus_ka1.integrations.sqlalchemy", "", "sqlalchemy"):
    from sqlalchemy import JSON, Boolean, ColumnElement, String, TypeDecorator, literal
    from sqlalchemy.dialects.postgresql import JSONB
    from sqlalchemy.engine import Dialect
    from sqlalchemy.exc import CompileError
    from sqlalchemy.ext.compiler import compiles
    from sqlalchemy.sql import operators
    from sqlalchemy.sql.functions import FunctionElement
    from sqlalchemy.types import TypeEngine

__all__ = [
    "OutcomeSetType",
    "OutcomeType",
    "StoredOutcomeSet",
    "UnknownOutcome",
    "render_item",
]


_OF_CODES = {
    operators.eq,
    operators.ne,
    operators.in_op,
    operators.not_in_op,
    operators.is_distinct_from,
    operators.is_not_distinct_from,
}


class _Kept:
    """What both types share: whether they keep what is unknown."""

    def __init__(self, *, keep_unknown: bool = False) -> None:
        """Make a type.

        Args:
            keep_unknown: Whether what a row holds that no edition of the guide has is given as
                an `UnknownOutcome`, and written back as it is. Otherwise reading such a row raises
                `UnknownCodeError`.
        """
        super().__init__()
        self.keep_unknown = keep_unknown

    def __repr__(self) -> str:
        given = "keep_unknown=True" if self.keep_unknown else ""
        return f"{type(self).__name__}({given})"


class OutcomeType(_Kept, TypeDecorator[StoredOutcome]):
    """A column of text with the code of an outcome or an aspect.

    It takes concepts and codes, and gives concepts.

    Raises:
        UnknownCodeError: What is written, or read unless unknown codes are kept, is unknown.
        WrongKindError: What is written is neither an outcome nor an aspect.
    """

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = String(MOST_CHARACTERS)
    cache_ok: bool | None = True

    def coerce_compared_value(self, op: Any, value: Any) -> TypeEngine[Any]:
        """Return the type of what a column is compared with: a code, or a pattern of text."""
        is_pattern = isinstance(value, str) and op not in _OF_CODES
        return String() if is_pattern else super().coerce_compared_value(op, value)

    def process_bind_param(self, value: GivenOrUnknown | None, dialect: Dialect) -> str | None:
        """Return the code to write."""
        del dialect
        return None if value is None else stored_code(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> StoredOutcome | None:
        """Return the concept of a row."""
        del dialect
        if value is None:
            return None
        return read_outcome(value) if self.keep_unknown else outcome_or_aspect(value)


class OutcomeSetType(_Kept, TypeDecorator[OutcomeSet]):
    """A column of JSON, JSONB in PostgreSQL, with a set of outcomes and aspects.

    It takes sets and lists of concepts and codes, and gives an `OutcomeSet`; a
    `StoredOutcomeSet` if unknown codes are kept. None is NULL. Compare a column with
    ``contains(member)``, ``has_all(members)`` and ``has_any(members)``, in SQLite and
    PostgreSQL; there, a GIN index on the column serves all three.

    Raises:
        UnknownCodeError: What is written, or read unless unknown codes are kept, is unknown.
        WrongKindError: What is written is not a list of outcomes and aspects.
    """

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = JSON
    cache_ok: bool | None = True

    class Comparator(TypeDecorator.Comparator[OutcomeSet]):
        """Compares a column with members of its sets."""

        def contains(self, other: Any, **kwargs: Any) -> ColumnElement[bool]:
            """Return whether the set has a member, or every one of several."""
            del kwargs
            is_one = isinstance(other, (str, Outcome, Aspect, UnknownOutcome))
            return self.has_all([other] if is_one else other)

        def has_all(self, members: Iterable[GivenOrUnknown]) -> ColumnElement[bool]:
            """Return whether the set has every one of *members*."""
            return _HasAll(self.expr, *_literals(members))

        def has_any(self, members: Iterable[GivenOrUnknown]) -> ColumnElement[bool]:
            """Return whether the set has any of *members*."""
            return _HasAny(self.expr, *_literals(members))

    comparator_factory = Comparator  # pyright: ignore[reportAssignmentType]

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        """Return JSONB in PostgreSQL, JSON elsewhere."""
        made = JSONB if dialect.name == "postgresql" else JSON
        return dialect.type_descriptor(made(none_as_null=True))

    def process_bind_param(
        self, value: Iterable[GivenOrUnknown] | None, dialect: Dialect
    ) -> list[object] | None:
        """Return the list to write, in guide order."""
        del dialect
        return None if value is None else stored_codes(value)

    def literal_processor(self, dialect: Dialect) -> Any:
        """Return what writes a set into a statement: SQLAlchemy writes no JSON there."""
        quoted: Any = String().dialect_impl(dialect).literal_processor(dialect)
        cast = "::JSONB" if dialect.name == "postgresql" else ""

        def process(value: Iterable[GivenOrUnknown]) -> str:
            return f"{quoted(json.dumps(self.process_bind_param(value, dialect)))}{cast}"

        return process

    def process_result_value(self, value: Any, dialect: Dialect) -> OutcomeSet | None:
        """Return the set of a row."""
        del dialect
        if value is None:
            return None
        return read_set(value, StoredOutcomeSet) if self.keep_unknown else OutcomeSet(value)


def render_item(kind: str, item: object, context: Any) -> str | bool:
    """Write our types into Alembic's migrations with the import that they need.

    Give it to ``context.configure(..., render_item=render_item)`` in ``env.py``.
    """
    if kind != "type" or not isinstance(item, _Kept):
        return False
    context.imports.add(f"from {__name__} import {type(item).__name__}")
    return repr(item)


class _HasMembers(FunctionElement[bool]):
    """A column, and codes to look for in its lists."""

    type = Boolean()
    inherit_cache = True
    operator: str
    is_all: bool


class _HasAll(_HasMembers):
    name = "has_all"
    inherit_cache = True
    operator = "?&"
    is_all = True


class _HasAny(_HasMembers):
    name = "has_any"
    inherit_cache = True
    operator = "?|"
    is_all = False


def _literals(members: Iterable[GivenOrUnknown]) -> list[ColumnElement[str]]:
    return [literal(code, String()) for code in codes_looked_for(members)]


@compiles(_HasMembers)
def _as_text(element: _HasMembers, compiler: Any, **kwargs: Any) -> str:
    if compiler.dialect.name == "default":  # for people to read
        return f"{element.name}{compiler.process(element.clause_expr, **kwargs)}"
    raise CompileError(
        f"{element.name} of outcomes on {compiler.dialect.name!r},"
        " expected 'postgresql' or 'sqlite'"
    )


@compiles(_HasMembers, "postgresql")
def _in_postgresql(element: _HasMembers, compiler: Any, **kwargs: Any) -> str:
    column, *codes = (compiler.process(each, **kwargs) for each in element.clauses)
    return f"({column} {element.operator} CAST(ARRAY[{', '.join(codes)}] AS TEXT[]))"


@compiles(_HasMembers, "sqlite")
def _in_sqlite(element: _HasMembers, compiler: Any, **kwargs: Any) -> str:
    first, *others = element.clauses
    # once for each place, as what is bound in it may be bound by its place
    tested, column, *codes = (compiler.process(each, **kwargs) for each in (first, first, *others))
    members = f"FROM json_each({column}) AS member WHERE member.value IN ({', '.join(codes)})"
    counted = f"(SELECT count(DISTINCT member.value) {members})"
    wanted = f"= {len(codes)}" if element.is_all else "> 0"
    # of NULL it is not known, as in PostgreSQL
    return f"CASE WHEN {tested} IS NOT NULL THEN {counted} {wanted} END"
