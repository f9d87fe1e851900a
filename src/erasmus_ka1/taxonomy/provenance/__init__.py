"""Where a text stands in the guide's page; what changed in another page.

The page as it was saved ships beside its guide. `locate` points into it, `regenerate` puts it
together again from the concepts, and `compare` holds another page, a later edition or a copy on
somebody's site, against the concepts.
"""

from ._comparison import Finding, PageComparison, State, compare
from ._page import Passage, locate, page_text, regenerate
from ._reading import LARGEST_PAGE

__all__ = [
    "LARGEST_PAGE",
    "Finding",
    "PageComparison",
    "Passage",
    "State",
    "compare",
    "locate",
    "page_text",
    "regenerate",
]
