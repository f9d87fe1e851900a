from __future__ import annotations

from pathlib import Path

import pytest
from doc_pages import DOCS, by_page, failures_of, links_to_nowhere

#: What needs engines is run with their tests.
ANSWERS = DOCS / "answers.md"
PAGES = [DOCS.parent / "README.md", *({*DOCS.glob("*.md")} - {ANSWERS})]


@by_page(PAGES)
def test_the_examples_of_a_page_print_what_it_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert failures_of(page) == ""


@by_page([*PAGES, ANSWERS, *DOCS.glob("*/*.md")])
def test_the_links_of_a_page_lead_to_files(page: Path) -> None:
    assert links_to_nowhere(page) == []
