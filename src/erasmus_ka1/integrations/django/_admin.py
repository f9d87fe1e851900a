"""The admin's filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as django_text

from ...taxonomy import GUIDE_2024, GUIDES
from ._fields import OutcomeField, OutcomeSetField
from ._values import active_localizer

__all__ = ["register"]


class _OutcomeFilter(admin.FieldListFilter):
    """Rows with an outcome, by its short label."""

    lookup = "exact"
    field: Any

    def __init__(self, field: Any, *args: Any, field_path: str) -> None:
        self.parameter = f"{field_path}__{self.lookup}"
        given: Any = (field, *args, field_path)
        super().__init__(*given)

    def expected_parameters(self) -> list[str | None]:
        """Return the name of the parameter in the address."""
        return [self.parameter]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Yield what the filter offers: all, then each outcome in guide order."""
        given = self.used_parameters.get(self.parameter)
        chosen = given[-1] if isinstance(given, list) else given
        yield {
            "selected": chosen is None,
            "query_string": changelist.get_query_string(remove=[self.parameter]),
            "display": django_text("All"),
        }
        localizer = active_localizer(self.field.edition)
        outcomes = GUIDES[self.field.edition or GUIDE_2024.edition].outcomes
        for each in outcomes:
            yield {
                "selected": chosen == each.code,
                "query_string": changelist.get_query_string({self.parameter: each.code}),
                "display": localizer.short_label(each),
            }


class _OutcomeSetFilter(_OutcomeFilter):
    """Rows with an outcome in their set."""

    lookup = "contains"


def register() -> None:
    """Have the admin filter by our fields."""
    register = admin.FieldListFilter.register
    register(lambda field: isinstance(field, OutcomeField), _OutcomeFilter, take_priority=True)
    register(
        lambda field: isinstance(field, OutcomeSetField), _OutcomeSetFilter, take_priority=True
    )
