from __future__ import annotations

from django.contrib import admin

from .models import Mobility, Plan


@admin.register(Mobility)
class MobilityAdmin(admin.ModelAdmin):
    list_display = ("title", "outcome", "aims")
    list_filter = ("outcome", "aims")
    search_fields = ("outcome",)


admin.site.register(Plan)
