"""A server of PostgreSQL, and a Django project on it and on SQLite."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import django
import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.utils import translation
from postgres_server import postgres_server

# modules with models can be imported from here on
os.environ["DJANGO_SETTINGS_MODULE"] = "django_site.settings"
django.setup()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """Return the folder of the socket of a PostgreSQL server."""
    with postgres_server() as socket:
        yield socket


@pytest.fixture(scope="session")
def database_of_its_own(postgres: Path) -> str:
    """Return the address, for SQLAlchemy, of a database without Django's tables."""
    with psycopg.connect(host=str(postgres), user="postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE office")
    return f"postgresql+psycopg://postgres@/office?host={postgres}"


@pytest.fixture(scope="session")
def django_project(postgres: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make the tables of the project in both databases."""
    settings.DATABASES["postgres"]["HOST"] = str(postgres)
    settings.DATABASES["default"]["NAME"] = str(tmp_path_factory.mktemp("django") / "site.sqlite3")
    for alias in settings.DATABASES:
        call_command("migrate", database=alias, verbosity=0)


@pytest.fixture(params=["default", "postgres"], ids=["sqlite", "postgresql"])
def database(
    request: pytest.FixtureRequest,
    django_project: None,  # noqa: ARG001 - needed for its effect
) -> Iterator[str]:
    """Choose a database; what the test writes is taken back."""
    from django_site.routers import OneAtATime

    OneAtATime.chosen = alias = request.param
    with transaction.atomic(using=alias), translation.override("en"):
        yield alias
        transaction.set_rollback(True, using=alias)
    OneAtATime.chosen = "default"
