"""Outcomes in Django: fields of models, forms and serializers, the admin, a template filter.

``INSTALLED_APPS = [..., "erasmus_ka1.integrations.django"]`` brings the admin's filters, the
serializer fields of Django REST framework and ``{% load erasmus_ka1 %}``; model and form fields
work without. Everything is shown in Django's active language, in English where we lack it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

_HOMES = {
    "OutcomeField": "_fields",
    "OutcomeFormField": "_forms",
    "OutcomeSerializerField": "_serializers",
    "OutcomeSetField": "_fields",
    "OutcomeSetFormField": "_forms",
    "OutcomeSetSerializerField": "_serializers",
    "StoredOutcomeSet": "_values",
    "UnknownOutcome": "_values",
}

if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        from ..._extras import needs
        from ..._lazy import find_name

        package = "djangorestframework" if name.endswith("SerializerField") else "django"
        with needs(f"{__name__}.{name}", "", package):
            return find_name(__name__, name, _HOMES)


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
