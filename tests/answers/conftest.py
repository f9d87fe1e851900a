"""Tests with engines: those of Spark talk to their Java process on this machine."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "answers" in item.path.parts:
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
