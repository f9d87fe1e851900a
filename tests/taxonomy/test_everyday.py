"""Descriptions and alternative labels: plain words of ours for each concept."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024, learners
from erasmus_ka1.errors import MissingTranslationError
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import CONCEPTS, Concept, Outcome, Status

WriteCatalogue = Callable[[Path, str, str], Path]

LEAST = {"outcome": 4}
LONGEST_DESCRIPTION = 140
LONGEST_LABEL = 60

each_concept = pytest.mark.parametrize("concept", CONCEPTS, ids=str)
each_language = pytest.mark.parametrize("language", ["nl", "en"])


@each_language
@each_concept
def test_a_description_is_one_short_sentence(concept: Concept, language: str) -> None:
    text = concept.description(language)

    assert text[0].isupper()
    assert (text.count("."), text[-1]) == (1, ".")
    assert len(text) <= LONGEST_DESCRIPTION
    assert text.casefold() != concept.label(language).casefold()


@each_language
@each_concept
def test_a_concept_has_other_names_enough(concept: Concept, language: str) -> None:
    names = [each.casefold() for each in concept.alt_labels(language)]

    assert len(names) >= LEAST.get(concept.kind, 3)
    assert len({*names}) == len(names)
    assert {
        concept.label(language).casefold(),
        concept.short_label(language).casefold(),
    }.isdisjoint(names)
    assert all(0 < len(each) <= LONGEST_LABEL and each == each.strip(" .;|") for each in names)


@each_language
@pytest.mark.parametrize("group", GUIDE_2024.target_groups, ids=str)
def test_no_name_stands_for_two_outcomes_of_a_group(group: Any, language: str) -> None:
    outcomes = GUIDE_2024.outcomes_for(group)

    shared = [
        {*one.alt_labels(language)} & {*other.alt_labels(language)}
        for one, other in combinations(outcomes, 2)
    ]

    assert not any(shared)


@pytest.mark.parametrize("of", ["description", "alt_labels"])
@pytest.mark.parametrize("locale", ["nl-BE", "en"])
def test_they_are_ours(locale: str, of: Any) -> None:
    source = learners.EMPLOYABILITY.source(locale, of=of)

    assert (source.status, source.document) == (Status.EDITORIAL, "erasmus_ka1")
    assert source.language == locale[:2]


def test_a_concept_of_somebody_elses_has_its_label_and_no_other_name() -> None:
    concept = Outcome(code="x", english_label="more joy", english_short_label="Joy")

    assert (concept.description("en"), concept.alt_labels("en")) == ("more joy", ())
    assert concept.alt_labels("nl") == ()


def test_a_language_pack_has_as_many_names_as_it_likes(
    tmp_path: Path, write_catalogue: WriteCatalogue
) -> None:
    english = learners.EMPLOYABILITY.english_alt_labels
    words = f'msgctxt "learners.employability"\nmsgid "{english}"\nmsgstr "wurk|| in baan  |"\n'
    folder = write_catalogue(tmp_path, "fy", 'msgid ""\nmsgstr "Language: fy\\n"\n\n' + words)
    frisian = Localizer("fy", catalogues=[folder])

    assert frisian.alt_labels(learners.EMPLOYABILITY) == ("wurk", "in baan")
    with pytest.raises(MissingTranslationError):
        frisian.alt_labels(learners.INITIATIVE)
    partial = Localizer("fy", catalogues=[folder], fallbacks=["nl"])
    assert partial.alt_labels(learners.INITIATIVE) == learners.INITIATIVE.alt_labels("nl")
    assert partial.origin_of(learners.INITIATIVE, "alt_labels") == ("nl", None)
