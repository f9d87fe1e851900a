"""Outcomes in Django: fields of models, forms and serializers, the admin, a template filter.

``INSTALLED_APPS = [..., "erasmus_ka1.integrations.django"]`` brings the admin's filters, the
serializer fields of Django REST framework and ``{% load erasmus_ka1 %}``; model and form fields
work without. Everything is shown in Django's active language, in English where we lack it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._extras import needs
from ..._lazy import late_names

if TYPE_CHECKING:
    from .._stored import UnknownOutcome
    from ._fields import OutcomeField, OutcomeSetField
    from ._forms import OutcomeFormField, OutcomeSetFormField
    from ._serializers import OutcomeSerializerField, OutcomeSetSerializerField
    from ._values import StoredOutcomeSet

__all__ = [
    "OutcomeField",
    "OutcomeFormField",
    "OutcomeSerializerField",
    "OutcomeSetField",
    "OutcomeSetFormField",
    "OutcomeSetSerializerField",
    "StoredOutcomeSet",
    "UnknownOutcome",
]

# a checker would take any name for one of ours
if not TYPE_CHECKING:  # pragma: no branch
    _find, __dir__ = late_names(
        __name__,
        {
            "_fields": ("OutcomeField", "OutcomeSetField"),
            "_forms": ("OutcomeFormField", "OutcomeSetFormField"),
            "_serializers": ("OutcomeSerializerField", "OutcomeSetSerializerField"),
            "_values": ("StoredOutcomeSet", "UnknownOutcome"),
        },
    )

    def __getattr__(name: str) -> object:
        package = "djangorestframework" if name.endswith("SerializerField") else "django"
        with needs(f"{__name__}.{name}", "", package):
            return _find(name)
