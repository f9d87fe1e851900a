"""Look-ups of sets by their members, in the SQL of PostgreSQL and SQLite."""

from __future__ import annotations

from typing import Any

from django.db import NotSupportedError, models

from ...taxonomy import Concept
from .._stored import UnknownOutcome, codes_looked_for

__all__ = ["ContainsAll", "ContainsAny"]


class _Members(models.Lookup):
    """A look-up of codes among those of a row."""

    operator: str
    is_all: bool

    def get_prep_lookup(self) -> list[str]:
        """Return the codes to look for; one concept or code stands for a list of it."""
        given: Any = self.rhs
        if isinstance(given, (str, Concept, UnknownOutcome)):
            given = [given]
        return codes_looked_for(given)

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        """Return the SQL of PostgreSQL, which a GIN index serves."""
        left, parameters = self.process_lhs(compiler, connection)
        return f"{left} {self.operator} %s::text[]", [*parameters, self.rhs]

    def as_sqlite(self, compiler: Any, connection: Any) -> Any:
        """Return the SQL of SQLite, which reads the JSON of each row."""
        left, parameters = self.process_lhs(compiler, connection)
        codes = self.rhs
        marks = ", ".join(["%s"] * len(codes))
        members = f"FROM json_each({left}) AS member WHERE member.value IN ({marks})"
        counted = f"(SELECT COUNT(DISTINCT member.value) {members})"
        wanted = f"= {len(codes)}" if self.is_all else "> 0"
        return f"{counted} {wanted}", [*parameters, *codes]

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Refuse other databases."""
        del compiler
        raise NotSupportedError(
            f"look-up {self.lookup_name!r} of outcomes on {connection.vendor!r},"
            " expected 'postgresql' or 'sqlite'"
        )


class ContainsAll(_Members):
    """``__contains``: rows that have every one of the codes."""

    lookup_name = "contains"
    operator = "?&"
    is_all = True


class ContainsAny(_Members):
    """``__has_any``: rows that have one of the codes, or more."""

    lookup_name = "has_any"
    operator = "?|"
    is_all = False
