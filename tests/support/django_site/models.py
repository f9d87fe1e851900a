from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from erasmus_ka1 import OutcomeSet, learners, staff
from erasmus_ka1.integrations.django import OutcomeField, OutcomeSetField


class Mobility(models.Model):
    title = models.CharField(max_length=100)
    outcome = OutcomeField()
    aims = OutcomeSetField("aims of the project", aspects=True)

    def __str__(self) -> str:
        return self.title


class Plan(models.Model):  # noqa: DJ008 - it is never shown
    """A model with each option."""

    main = OutcomeField(null=True, blank=True, db_index=True)
    other = OutcomeField(blank=True, default=staff.MOTIVATION, edition=2026, of="short_label")
    aims = OutcomeSetField(blank=True, default=OutcomeSet([learners.INITIATIVE]))
    later = OutcomeSetField(null=True, blank=True)
    reached = OutcomeSetField(blank=True, default=list)


class Indexed(models.Model):  # noqa: DJ008 - it is never shown
    """A model of PostgreSQL only."""

    aims = OutcomeSetField()

    class Meta:
        required_db_vendor = "postgresql"
        indexes = (GinIndex(fields=["aims"], name="aims_gin"),)
