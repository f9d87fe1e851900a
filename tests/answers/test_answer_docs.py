from __future__ import annotations

from pathlib import Path

import pytest
from doc_pages import DOCS, by_page, failures_of

from .engines import spark


@by_page([DOCS / "answers.md"])
def test_the_examples_of_the_page_print_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    spark()  # the session that the page gets

    assert failures_of(page) == ""
