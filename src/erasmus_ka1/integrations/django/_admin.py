"""The admin's filters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.utils.translation import gettext as django_text

from ...taxonomy import GUIDE_2024, GUIDES, Concepts, Outcome
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
        # from Django 5, if the reader asks for them
        with_counts = getattr(changelist, "add_facets", False)
        counts = self.get_facet_queryset(changelist) if with_counts else {}
        for place, each in enumerate(self._outcomes):
            label = localizer.short_label(each)
            yield {
                "selected": chosen == each.code,
                "query_string": changelist.get_query_string({self.parameter: each.code}),
                "display": f"{label} ({counts[str(place)]})" if with_counts else label,
            }

    def get_facet_counts(self, pk_attname: str, filtered_qs: object) -> dict[str, Count]:
        """Return what counts the rows of each outcome."""
        del filtered_qs
        return {
            str(place): Count(pk_attname, filter=Q((self.parameter, each.code)))
            for place, each in enumerate(self._outcomes)
        }

    @property
    def _outcomes(self) -> Concepts[Outcome]:
        return GUIDES[self.field.edition or GUIDE_2024.edition].outcomes


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
