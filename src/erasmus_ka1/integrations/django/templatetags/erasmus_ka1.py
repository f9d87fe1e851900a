"""Texts of outcomes in templates: ``{% load erasmus_ka1 %}``.

Each filter takes a concept, a code, or several of them, and the language as an argument; without
one, it uses Django's active language. A language that we lack is served in English, and a code
that no edition has is shown as unknown.
"""

from __future__ import annotations

from django import template

from .._values import active_localizer, text_of

__all__ = ["ka1_label", "ka1_short_label", "ka1_statement", "register"]

register: template.Library = template.Library()


@register.filter
def ka1_label(value: object, language: str | None = None) -> str:
    """Return the phrase that names an outcome: ``{{ outcome|ka1_label:"nl" }}``."""
    return text_of(value, "label", active_localizer(language=language))


@register.filter
def ka1_short_label(value: object, language: str | None = None) -> str:
    """Return our short name for an outcome: ``{{ outcome|ka1_short_label }}``."""
    return text_of(value, "short_label", active_localizer(language=language))


@register.filter
def ka1_statement(value: object, language: str | None = None) -> str:
    """Return the guide's whole sentence about an outcome: ``{{ outcome|ka1_statement }}``."""
    return text_of(value, "statement", active_localizer(language=language))
