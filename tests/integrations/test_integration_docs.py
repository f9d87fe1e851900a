from __future__ import annotations

from pathlib import Path

import pytest
from doc_pages import DOCS, by_page, failures_of


@by_page((DOCS / "integrations").glob("*.md"))
def test_the_examples_of_a_page_print_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert failures_of(page) == ""
