"""Where the guide's texts stand: what cannot be looked for, and pages that are not there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.taxonomy import learners, staff
from erasmus_ka1.taxonomy.provenance import compare, locate, regenerate
from erasmus_ka1.taxonomy.provenance._page import page_text


def refusal(make: Callable[..., object], *given: Any, **options: Any) -> str:
    with pytest.raises(KA1Error) as caught:
        make(*given, **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("concept", "of", "words"),
    [
        (5, "label", "5 does not belong here, expected a concept of a guide"),
        (
            learners.GROUP,
            "short_label",
            "locate.of is 'short_label', expected 'label' or 'statement': other texts are ours",
        ),
        (
            learners.GROUP,
            "label",
            "locate.of is 'label', expected 'statement': the guide has no name for learners",
        ),
    ],
    ids=["no concept", "ours", "no name"],
)
def test_what_does_not_stand_in_the_page_is_named(concept: Any, of: Any, words: str) -> None:
    assert refusal(locate, concept, of=of) == words


def test_the_first_text_of_the_page_has_its_place() -> None:
    found, page = locate(GUIDE_2024.key_action), page_text()

    assert (found.line, found.column, page[found.start : found.end]) == (13, 1, found.text)


@pytest.mark.parametrize("of", ["label", "statement"])
def test_each_text_stands_where_it_is_said_to(of: Any) -> None:
    concepts = [each for each in GUIDE_2024 if of == "statement" or not each.is_label_ours]
    lines = page_text().split("\n")

    places = [locate(each, of=of) for each in concepts]

    starts = [lines[each.line - 1][each.column - 1 :] for each in places]
    assert all(
        start.startswith(each.text.split("\n")[0])
        for start, each in zip(starts, places, strict=True)
    )


def test_a_page_of_a_guide_that_is_not_there_is_named() -> None:
    class Unshipped:
        sources = GUIDE_2024.sources
        sources_name = "erasmus_ka1.reports.sources:SOURCES"

    guide: Any = Unshipped()

    assert refusal(page_text, guide) == (
        "file 'erasmus_ka1.reports/page.nl.txt': not a page of the guide"
    )


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_page_put_together_ends_each_list_with_one_full_stop(locale: str) -> None:
    page = regenerate(GUIDE_2024, locale)

    assert [line for line in page.split("\n") if line.endswith(("..", ".;"))] == []


def test_a_page_is_compared_in_dutch_where_no_language_is_given() -> None:
    assert compare(page_text()) == compare(page_text(), "nl")


def test_a_text_that_the_page_lacks_is_given_with_its_finding() -> None:
    label = staff.MOTIVATION.label("nl")
    page = page_text().replace(label, "iets heel anders")

    found = {each.concept: each for each in compare(page).findings}

    assert (found[staff.MOTIVATION].text, found[staff.MOTIVATION].likeness < 1) == (label, True)
