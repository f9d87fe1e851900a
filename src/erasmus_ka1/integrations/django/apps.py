"""The app, for ``INSTALLED_APPS``."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps

__all__ = ["KA1Config"]


class KA1Config(AppConfig):
    """What ``"erasmus_ka1.integrations.django"`` in ``INSTALLED_APPS`` brings.

    The app has no models. It gives the admin filters for our fields and model serializers the
    fields for them, where those are installed too, and templates ``{% load erasmus_ka1 %}``.
    """

    name = "erasmus_ka1.integrations.django"
    label = "erasmus_ka1"
    verbose_name: Any = "Erasmus+ Key Action 1"

    def ready(self) -> None:
        """Register with the admin and with Django REST framework."""
        if apps.is_installed("django.contrib.admin"):
            from . import _admin

            _admin.register()
        if apps.is_installed("rest_framework"):
            from . import _serializers

            _serializers.register()
