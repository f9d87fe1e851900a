from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from doc_pages import DOCS, by_page

RUN = "import sys, pathlib, doc_pages; print(end=doc_pages.failures_of(pathlib.Path(sys.argv[1])))"


@by_page((DOCS / "integrations").glob("*.md"))
def test_the_examples_of_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    # in a process of its own: a page may set up a framework, which can be done once
    code = f"import sys; sys.path = {sys.path!r}; {RUN}"

    done = subprocess.run(
        [sys.executable, "-c", code, page],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
