from __future__ import annotations

from functools import partial
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from erasmus_ka1.taxonomy.provenance import LARGEST_PAGE, compare, page_text

from .paired import measure

SIZE = LARGEST_PAGE // 5
ORDINARY = "".join(f"Zin {number} gaat over iets anders dan de gids.\n\n" for number in range(9**5))
TAGS = (
    *("<!--", "<!--->", "-->", "<!", "<![", "<![CDATA[", "]]>", "<!doctype [", "<?", "</", "</a "),
    *("<", ">", "<a ", "<a b='", '<a b="', "<a '", "<a =", "<a/", "<a a", "<p>", "= =", "'", '"'),
    *(
        "<nav>",
        "</nav>",
        "<main>",
        "</main",
        "<script>",
        "</script",
        "<title>",
        "</title>",
        "<style",
    ),
    *("<textarea>", "<plaintext>", "<template>", "&", "&#", "&#x", "&#9999999999", " ", "\n", "x"),
)
TEXTS = (
    *("a", "a\n\n", "•", "-\n", "1. ", ". ", ";", " ", "\n", "\u0327\u0301", " x" + " " * 1_000),
    *("verbeterde ", "verbeterde leerprestaties\n\n", "verbeterde leerprestatie\n\n"),
    *("verbeterd vermogen om te\n\n", "VERBETERDE LEERPRESTATIES. ", page_text() + "\n\n"),
)
MIXTURES = {"menus and ends of titles": ["<html>", "<nav>" * 100_000 + "</title>" * 62_500]}
for start, parts in {"<html>": TAGS, "": TEXTS}.items():
    MIXTURES |= {f"{start}{part[:20]!a}": [start, *[part] * 9] for part in parts}
    for seed in range(5):
        random = Random(seed)
        chosen = random.sample(parts, k=3)
        long = [part * (SIZE // 3 // len(part)) for part in chosen]
        MIXTURES[f"{start}long runs {seed}"] = [start, *long]
        MIXTURES[f"{start}mixture {seed}"] = [start, *random.choices(parts, k=9_999)]


@pytest.mark.parametrize("parts", MIXTURES.values(), ids=MIXTURES)
def test_a_hostile_page_costs_at_most_ten_times_an_ordinary_one_of_its_size(
    benchmark: BenchmarkFixture, parts: list[str]
) -> None:
    page = "".join(parts)
    hostile = page * max(1, SIZE // len(page))

    pairs = measure(
        benchmark,
        partial(compare, hostile),
        partial(compare, ORDINARY[: len(hostile)]),
        rounds=1,
    )

    assert pairs.least_ratio <= 10
