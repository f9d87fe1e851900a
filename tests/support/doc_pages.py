"""Pages of the documentation: their examples are run, and their links followed."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

__all__ = ["DOCS", "by_page", "failures_of", "links_to_nowhere"]

DOCS: Final = Path(__file__).parents[2] / "docs"

_EXAMPLES = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?!https?://)([^)#]+)")


def by_page(pages: Iterable[Path]) -> pytest.MarkDecorator:
    """Return the mark of a test that is given each of the *pages* as ``page``."""
    return pytest.mark.parametrize("page", sorted(pages), ids=lambda page: page.name)


def failures_of(page: Path) -> str:
    """Run the examples of a page, and return what they print otherwise than it shows."""
    text = "\n".join(_EXAMPLES.findall(page.read_text(encoding="utf-8")))
    names = {
        "EXAMPLE": str(DOCS / "example" / "project.json"),
        "COMMENTS": str(DOCS.parent / "tests" / "data" / "comments.csv"),
        "__name__": "page",
    }
    test = doctest.DocTestParser().get_doctest(text, names, page.name, str(page), 0)
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    report: list[str] = []
    doctest.DocTestRunner(optionflags=options).run(test, out=report.append)
    return "".join(report)


def links_to_nowhere(page: Path) -> list[str]:
    """Return the links of a page that lead to no file."""
    links = _LINK.findall(page.read_text(encoding="utf-8"))
    return [link for link in links if not (page.parent / link).exists()]
