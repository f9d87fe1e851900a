"""Where a text stands in the guide's page, and what changed in another page."""

from __future__ import annotations

import os
import re
import socket
import textwrap
import unicodedata
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import (
    InvalidValueError,
    UnreadableFileError,
    UnsupportedLocaleError,
    WrongKindError,
)
from erasmus_ka1.taxonomy import (
    key_action,
    learners,
    organisations,
    provenance,
    staff,
    systems,
    ukraine,
)
from erasmus_ka1.taxonomy.provenance import (
    LARGEST_PAGE,
    PageComparison,
    State,
    compare,
    locate,
    page_text,
    regenerate,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from erasmus_ka1.taxonomy import Concept, Guide

PAGE = page_text()
TITLE = "Kernactie 1: Individuele leermobiliteit"
BODY = PAGE[PAGE.index(TITLE) :]
TWICE = "verbeterde kennis van vreemde talen en digitale competenties"
ALL_MISSING = {concept.code: "missing" for concept in GUIDE_2024}


def altered(comparison: PageComparison) -> dict[str, str]:
    """Return the state of each concept that is not verbatim, by its code."""
    return {
        finding.concept.code: finding.state.value
        for finding in comparison.findings
        if finding.state is not State.VERBATIM
    }


def bullet(concept: Concept) -> str:
    """Return the line of an outcome in the page."""
    return next(line for line in PAGE.splitlines() if line.startswith(f" • {concept:nl}"))


def swapped(one: str, other: str, text: str = PAGE) -> str:
    """Return *text* with the only places of two texts swapped."""
    assert text.count(one) == text.count(other) == 1
    return text.replace(one, "\0").replace(other, one).replace("\0", other)


def nearest_of(concept: Concept, comparison: PageComparison) -> str | None:
    """Return the nearest text that the finding on a concept holds."""
    return comparison.findings[concept.index].nearest


def furnitureless_words(text: str) -> list[str]:
    """Return the words from the title on, bullets aside."""
    return text[text.index(TITLE) :].replace("•", " ").split()


class TestPageText:
    """The page as it was saved."""

    def test_holds_the_page_and_its_furniture(self) -> None:
        """Nothing was taken off it."""
        assert PAGE.startswith("Skip to main content\n")
        assert PAGE.endswith("ontvluchten te vergemakkelijken.")

    def test_says_which_page_does_not_ship(self) -> None:
        """Another guide may have none."""
        other = cast("Guide", _GuideWithoutPage())

        with pytest.raises(UnreadableFileError, match=r"erasmus_ka1\.guide_2024/page\.fi\.txt"):
            page_text(other)


class _GuideWithoutPage:
    """What `page_text` reads of a guide, of a language whose page does not ship."""

    sources_name = GUIDE_2024.sources_name
    sources = SimpleNamespace(page=SimpleNamespace(language="fi"))


class TestRegenerate:
    """The page put together from the concepts."""

    def test_dutch_is_the_page(self) -> None:
        """Nothing is lost, nothing is added."""
        assert furnitureless_words(regenerate(GUIDE_2024, "nl")) == furnitureless_words(PAGE)

    def test_english_has_every_statement(self) -> None:
        """A page in another language is whole too."""
        text = regenerate(GUIDE_2024, "en")

        assert all(
            outcome.statement("en").removesuffix(".") in text for outcome in GUIDE_2024.outcomes
        )

    @pytest.mark.parametrize("locale", ["nl", "en"])
    def test_compares_as_unchanged(self, locale: str) -> None:
        """What is put together is found again."""
        assert compare(regenerate(GUIDE_2024, locale), locale).is_unchanged


class TestLocate:
    """Where a text stands."""

    @pytest.mark.parametrize("concept", GUIDE_2024, ids=str)
    def test_finds_each_statement_verbatim(self, concept: Concept) -> None:
        """The offsets cut the very text out of the page."""
        passage = locate(concept, of="statement")

        assert PAGE[passage.start : passage.end] == passage.text == concept.statement("nl")

    @pytest.mark.parametrize("concept", GUIDE_2024, ids=str)
    def test_finds_each_official_label_verbatim(self, concept: Concept) -> None:
        """The line and the column point at the same place."""
        if concept.is_label_ours:
            with pytest.raises(InvalidValueError, match="the guide has no name for"):
                locate(concept)
            return
        passage = locate(concept)
        line = PAGE.splitlines()[passage.line - 1]

        assert line[passage.column - 1 :].startswith(concept.label("nl"))
        assert PAGE[passage.start : passage.end] == passage.text == concept.label("nl")

    def test_a_sentence_that_stands_twice_is_found_in_its_own_list(self) -> None:
        """The second is staff's."""
        first, second = locate(learners.LANGUAGES_AND_DIGITAL), locate(staff.LANGUAGES_AND_DIGITAL)

        assert (first.start, second.start) == (PAGE.index(TWICE), PAGE.rindex(TWICE))

    @pytest.mark.parametrize(
        "concept", [*GUIDE_2024.audiences, *GUIDE_2024.aspects, *GUIDE_2024.impacts], ids=str
    )
    def test_a_phrase_is_found_in_its_own_sentence(self, concept: Any) -> None:
        """'jongeren' stands in several; a phrase belongs to its parent's."""
        parents = {"audience": "group", "aspect": "outcome", "impact": "system_level"}
        sentence = locate(getattr(concept, parents[concept.kind]), of="statement")
        phrase = locate(concept)

        assert sentence.start <= phrase.start < phrase.end <= sentence.end

    @pytest.mark.parametrize("of", ["short_label", "definition"])
    def test_refuses_a_text_that_is_not_the_guides(self, of: Any) -> None:
        """Our words are not in the page."""
        with pytest.raises(InvalidValueError, match="other texts are ours"):
            locate(learners.EMPLOYABILITY, of=of)

    def test_refuses_what_is_no_concept(self) -> None:
        """A code alone does not say of which guide."""
        with pytest.raises(WrongKindError):
            locate(cast("Any", "learners"))

    @pytest.mark.parametrize("part", ["alleviates", "means", "beneficiaries"])
    def test_parts_of_the_priority_are_parts_of_its_statement(self, part: str) -> None:
        """They are the guide's words."""
        assert (
            getattr(ukraine.PRIORITY, part)("nl") in locate(ukraine.PRIORITY, of="statement").text
        )


def as_html(body: str, *, has_main: bool = True) -> str:
    """Return the text as a saved web page with menus, scripts and comments around it."""
    items = [
        f"<li>{line[3:]}\n" if line.startswith(" • ") else f"<p class='a > b'>{line}</p>"
        for line in body.replace("&", "&amp;").replace("ï", "&iuml;").splitlines()
        if line
    ]
    main = "\n".join(items).replace("leerprestaties", "<b>leer</b>prestaties")
    main = main.replace("acties die", "acties<br/>\n  die")
    content = f"<main id=m>{main}</main>" if has_main else main
    menu = "<nav><ul><li>Home<li>verbeterde leerprestaties<nav>x</nav></ul></nav>"
    outside = "<div>Contact us</div>" if has_main else ""
    return (
        f"\n<!DOCTYPE html>\n<html lang=nl><head><title>Gids</title><style>p {{a: '<'}}</style>"
        f"<script>if (a < b) '<p>verbeterde</p>'</script></head><body>{menu}{outside}"
        f"<!-- <p>not shown</p> -->{content}<template>later</template>{outside}</body></html>"
    )


UNCHANGED: dict[str, str] = {
    "as it was saved": PAGE,
    "without furniture": BODY,
    "Windows line ends": PAGE.replace("\n", "\r\n"),
    "old Mac line ends": PAGE.replace("\n", "\r"),
    "byte order mark": "\ufeff" + PAGE,
    "no-break spaces": PAGE.replace(" ", "\N{NO-BREAK SPACE}"),
    "soft hyphens": PAGE.replace("leer", "leer\N{SOFT HYPHEN}"),
    "decomposed accents": unicodedata.normalize("NFD", PAGE),
    "trailing spaces": PAGE.replace("\n", "  \n"),
    "no empty lines": PAGE.replace("\n\n", "\n"),
    "dashes": PAGE.replace("•", "-"),
    "stars": PAGE.replace("•", "*"),
    "numbers": PAGE.replace("•", "1."),
    "no bullets": PAGE.replace(" • ", ""),
    "no bullets, no semicolons": PAGE.replace(" • ", "").replace(";\n", "\n"),
    "bullets on lines of their own": PAGE.replace(" • ", "•\n"),
    "bullets on one line": PAGE.replace("\n •", " •"),
    "commas close the items": PAGE.replace(";\n", ",\n"),
    "HTML": as_html(BODY),
    "HTML without a main part": as_html(BODY, has_main=False),
}


class TestUnchanged:
    """Pages that say what the guide says."""

    @pytest.mark.parametrize("text", UNCHANGED.values(), ids=UNCHANGED)
    def test_form_makes_no_difference(self, text: str) -> None:
        """All is verbatim, nothing is uncovered."""
        comparison = compare(text)

        assert (altered(comparison), comparison.uncovered) == ({}, ())
        assert comparison.is_unchanged

    @pytest.mark.parametrize("width", [60, 72, 80, 100])
    @pytest.mark.parametrize("on_hyphens", [True, False], ids=["at hyphens", "between words"])
    @pytest.mark.parametrize("mark", [" • ", ""], ids=["bullets", "no bullets"])
    def test_lines_broken_for_their_width_are_joined(
        self, width: int, mark: str, *, on_hyphens: bool
    ) -> None:
        """A hard-wrapped page is the same page."""
        lines = PAGE.replace(" • ", mark).splitlines()
        text = "\n".join(
            textwrap.fill(
                line, width, subsequent_indent=" " * len(mark), break_on_hyphens=on_hyphens
            )
            for line in lines
        )

        assert compare(text).is_unchanged

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
    def test_a_file_is_read(self, tmp_path: Path, encoding: str) -> None:
        """With a byte order mark or without."""
        path = tmp_path / "page.txt"
        path.write_text(PAGE, encoding=encoding)

        assert compare(path).is_unchanged

    def test_every_concept_has_its_finding_in_guide_order(self) -> None:
        """Fifty-five in all."""
        concepts = [finding.concept for finding in compare(PAGE).findings]

        assert concepts == [*GUIDE_2024]
        assert len(concepts) == 55

    def test_a_verbatim_text_needs_no_nearest(self) -> None:
        """The likeness is 1."""
        finding = compare(PAGE).findings[staff.DIVERSITY.index]

        assert (finding.text, finding.nearest, finding.likeness) == (
            f"{staff.DIVERSITY:nl}",
            None,
            1,
        )


class TestRemoved:
    """Texts that are no longer there."""

    @pytest.mark.parametrize(
        "outcome", [outcome for outcome in GUIDE_2024.outcomes if not outcome.aspects], ids=str
    )
    def test_only_the_removed_bullet_is_missing(self, outcome: Concept) -> None:
        """Also of a sentence that stands twice, the one of the list it was removed from."""
        passage = locate(outcome)
        page = PAGE[: passage.start - 3] + PAGE[passage.end + 2 :]
        comparison = compare(page)

        assert altered(comparison) == {outcome.code: "missing"}
        assert comparison.uncovered == ()

    def test_phrases_go_with_their_sentence(self) -> None:
        """A missing outcome takes its aspects along."""
        comparison = compare(PAGE.replace(bullet(organisations.INTERNATIONAL_CAPACITY), ""))
        gone = [organisations.INTERNATIONAL_CAPACITY, *organisations.INTERNATIONAL_CAPACITY.aspects]

        assert altered(comparison) == {concept.code: "missing" for concept in gone}

    def test_an_aspect_removed_changes_its_outcome(self) -> None:
        """The other aspects stay verbatim."""
        comparison = compare(PAGE.replace(f" {organisations.COOPERATION:nl};", ""))

        assert altered(comparison) == {
            "organisations.international_capacity": "changed",
            "organisations.international_capacity.cooperation": "missing",
        }

    def test_an_audience_removed_changes_its_group(self) -> None:
        """The other audiences stay verbatim, though 'stagiairs' stands elsewhere."""
        comparison = compare(PAGE.replace("stagiairs, leerlingen, lerende", "leerlingen, lerende"))

        assert altered(comparison) == {
            "learners": "changed",
            "learners.audience.trainees": "missing",
        }

    @pytest.mark.parametrize("text", ["", " \n\n\ufeff ", "•\n•", "• ;"], ids=repr)
    def test_an_empty_page_has_nothing(self, text: str) -> None:
        """Nothing there, nothing besides."""
        comparison = compare(text)

        assert (altered(comparison), comparison.uncovered) == (ALL_MISSING, ())
        assert not comparison.is_unchanged

    def test_a_foreign_page_has_nothing(self) -> None:
        """Its sentences are all uncovered."""
        comparison = compare("Appels zijn rood.\n\nPeren zijn geel! Druiven ook.")

        assert altered(comparison) == ALL_MISSING
        assert comparison.uncovered == ("Appels zijn rood.", "Peren zijn geel!", "Druiven ook.")

    def test_a_missing_text_is_like_nothing(self) -> None:
        """The likeness is 0."""
        finding = compare("").findings[1]

        assert (finding.nearest, finding.likeness) == (None, 0)


class TestMoved:
    """Texts that are there, elsewhere."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (learners.LEARNING_PERFORMANCE, learners.EMPLOYABILITY),
            (learners.INTERCULTURAL_AWARENESS, learners.PARTICIPATION_IN_SOCIETY),
            (learners.LEARNING_PERFORMANCE, learners.EUROPEAN_AWARENESS),
            (learners.INITIATIVE, staff.CAREER_DEVELOPMENT),
            (organisations.INTERNATIONAL_CAPACITY, organisations.INNOVATIVE_OPERATION),
        ],
        ids=["first two", "adjacent", "first and last", "other lists", "with aspects"],
    )
    def test_swapped_bullets_have_both_moved(self, one: Concept, other: Concept) -> None:
        """Nothing else has."""
        comparison = compare(swapped(bullet(one), bullet(other)))

        assert altered(comparison) == {one.code: "moved", other.code: "moved"}
        assert comparison.uncovered == ()

    def test_a_bullet_next_to_a_sentence_that_stands_twice(self) -> None:
        """The copy that moved is told from the one that did not."""
        one, other = f"{learners.SELF_ESTEEM:nl};\n • ", f"{TWICE};\n • "
        comparison = compare(PAGE.replace(one + other, other + one))

        assert altered(comparison) == {
            "learners.self_esteem": "moved",
            "learners.languages_and_digital": "moved",
        }

    def test_a_bullet_moved_to_the_end_is_the_only_one(self) -> None:
        """Those it passed are still in order."""
        line = bullet(staff.COMPETENCES)
        last = bullet(staff.CAREER_DEVELOPMENT)
        comparison = compare(PAGE.replace(line + "\n", "").replace(last, f"{last}\n{line}"))

        assert altered(comparison) == {"staff.competences": "moved"}

    def test_a_bullet_moved_to_another_group(self) -> None:
        """It is there, not in place."""
        line, last = bullet(learners.LEARNING_PERFORMANCE), bullet(staff.MOTIVATION)
        comparison = compare(PAGE.replace(line + "\n", "").replace(last, f"{line}\n{last}"))

        assert altered(comparison) == {"learners.learning_performance": "moved"}

    def test_both_copies_of_a_sentence_moved(self) -> None:
        """Each has a place of its own."""
        page = PAGE.replace(f" • {TWICE};\n", "") + f"\n\n • {TWICE};\n • {TWICE}."
        comparison = compare(page)

        assert altered(comparison) == {
            "learners.languages_and_digital": "moved",
            "staff.languages_and_digital": "moved",
        }
        assert comparison.uncovered == ()

    def test_aspects_swapped_inside_their_sentence(self) -> None:
        """The outcome changed, two of its aspects moved."""
        one, other = organisations.COOPERATION, organisations.MANAGEMENT_AND_STRATEGIES
        comparison = compare(swapped(f"{one:nl}", f"{other:nl}"))

        assert altered(comparison) == {
            "organisations.international_capacity": "changed",
            one.code: "moved",
            other.code: "moved",
        }


class TestChanged:
    """Texts that read otherwise."""

    @pytest.mark.parametrize(
        ("concept", "old", "new"),
        [
            (learners.LEARNING_PERFORMANCE, "verbeterde leerprestaties", "betere leerprestaties"),
            (staff.DIVERSITY, "taalkundige, gender- en", "taalkundige en"),
            (systems.SYSTEMS, "op lange termijn", "op termijn"),
            (ukraine.PRIORITY, "in 2024", "in 2025"),
        ],
        ids=lambda value: getattr(value, "code", ""),
    )
    def test_a_reworded_sentence_has_a_nearest_text(
        self, concept: Concept, old: str, new: str
    ) -> None:
        """It is the sentence as it reads now; nothing is uncovered."""
        comparison = compare(PAGE.replace(old, new))
        finding = comparison.findings[concept.index]

        assert altered(comparison) == {concept.code: "changed"}
        assert finding.nearest == concept.statement("nl").replace(old, new)
        assert 0.6 <= finding.likeness < 1
        assert comparison.uncovered == ()

    def test_a_statement_inside_a_longer_sentence_is_not_verbatim(self) -> None:
        """A word before it turns its meaning round."""
        comparison = compare(PAGE.replace("• verbeterde leer", "• geen verbeterde leer"))

        assert (
            nearest_of(learners.LEARNING_PERFORMANCE, comparison)
            == "geen verbeterde leerprestaties"
        )

    def test_a_key_action_is_as_bad_as_its_worse_text(self) -> None:
        """The finding says which text it is about."""
        title = compare(PAGE.replace("Individuele leer", "Leer")).findings[0]
        sentence = compare(PAGE.replace("moeten positieve", "hebben positieve")).findings[0]

        assert (title.state, title.text) == (State.CHANGED, TITLE)
        assert (sentence.state, sentence.text) == (
            State.CHANGED,
            key_action.KEY_ACTION.statement("nl"),
        )

    def test_a_reworded_aspect_has_a_nearest_text(self) -> None:
        """The clause as it reads now."""
        comparison = compare(PAGE.replace("versterkte samenwerking", "hechtere samenwerking"))

        assert altered(comparison) == {
            "organisations.international_capacity": "changed",
            "organisations.international_capacity.cooperation": "changed",
        }
        assert nearest_of(organisations.COOPERATION, comparison) == (
            "hechtere samenwerking met partners uit andere landen"
        )

    def test_a_word_that_an_audience_is_part_of_is_not_the_audience(self) -> None:
        """'oud-studenten' are not 'studenten'."""
        comparison = compare(
            PAGE.replace("Wat scholieren, studenten", "Wat scholieren, oud-studenten")
        )

        assert nearest_of(learners.STUDENTS, comparison) == "oud-studenten"
        assert altered(comparison) == {
            "learners": "changed",
            "learners.audience.students": "changed",
        }

    def test_a_changed_sentence_that_was_cut_in_two_is_one(self) -> None:
        """Its parts are put together again for the comparison."""
        page = PAGE.replace("strategieën; versterkte", "strategie. Versterkte")
        comparison = compare(page)

        assert nearest_of(organisations.INTERNATIONAL_CAPACITY, comparison) == bullet(
            organisations.INTERNATIONAL_CAPACITY
        )[3:].rstrip(";").replace("strategieën; versterkte", "strategie. Versterkte")
        assert comparison.uncovered == ()

    def test_each_text_of_the_page_is_nearest_to_one_sentence_only(self) -> None:
        """The sentence it is most like has it."""
        page = PAGE.replace(f" • {TWICE};\n", "") + f"\n\n{TWICE.replace('kennis', 'beheersing')}"
        states = sorted(altered(compare(page)).values())

        assert states == ["changed", "missing"]


class TestUncovered:
    """What the page says besides."""

    def test_a_new_bullet_is_all_that_is_uncovered(self) -> None:
        """As it stands, without its marks."""
        line = bullet(staff.MOTIVATION)
        comparison = compare(PAGE.replace(line, f" • minder papierwerk;\n{line}"))

        assert (altered(comparison), comparison.uncovered) == ({}, ("minder papierwerk",))
        assert not comparison.is_unchanged

    def test_a_sentence_appended_to_a_paragraph(self) -> None:
        """The paragraph's own sentence is still verbatim."""
        comparison = compare(PAGE.replace("daarbuiten.", "daarbuiten. Élk land doet mee."))

        assert (altered(comparison), comparison.uncovered) == ({}, ("Élk land doet mee.",))

    def test_a_second_copy_of_a_sentence(self) -> None:
        """A sentence covers itself once."""
        line = bullet(learners.LEARNING_PERFORMANCE)
        comparison = compare(PAGE.replace(line, f"{line}\n{line}"))

        assert (altered(comparison), comparison.uncovered) == ({}, ("verbeterde leerprestaties",))

    def test_menus_of_a_web_page_without_a_main_part(self) -> None:
        """They are the page's text for all that can be seen."""
        page = as_html(BODY, has_main=False).replace("<body>", "<body><div>a < b &amp; c</div>")

        assert compare(page).uncovered == ("a < b & c",)


class TestLocales:
    """The language of the page."""

    def test_an_impact_in_words_of_ours_follows_its_sentence(self) -> None:
        """The English labels of the impacts are not in the English sentence."""
        page = regenerate(GUIDE_2024, "en").replace("In the long run", "In the end")
        comparison = compare(page, "en")

        assert altered(comparison) == {
            "systems": "changed",
            "systems.policy_reforms": "changed",
            "systems.new_resources": "changed",
        }
        assert nearest_of(systems.NEW_RESOURCES, comparison) == nearest_of(
            systems.SYSTEMS, comparison
        )

    def test_the_page_is_not_english(self) -> None:
        """No English sentence is in it."""
        assert State.VERBATIM not in {finding.state for finding in compare(PAGE, "en").findings}

    def test_a_language_that_is_not_there_is_refused(self) -> None:
        """As everywhere."""
        with pytest.raises(UnsupportedLocaleError):
            compare(PAGE, "fi")


def _missing(folder: Path) -> Path:
    return folder / "nowhere.txt"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def _socket(folder: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "s"))
    return folder / "s"


def _latin(folder: Path) -> Path:
    (folder / "latin.txt").write_bytes("één".encode("latin-1"))
    return folder / "latin.txt"


def _large(folder: Path) -> Path:
    (folder / "large.txt").write_bytes(b"a" * (LARGEST_PAGE + 1))
    return folder / "large.txt"


class TestReading:
    """Files that are no page."""

    @pytest.mark.parametrize(
        ("path_in", "reason"),
        [
            (_missing, "no such file or directory"),
            (lambda folder: folder, "not a regular file"),
            (lambda _: Path(os.devnull), "not a regular file"),
            (lambda _: Path("a\0b"), "a name with a null character"),
            (_pipe, "not a regular file"),
            (_socket, "not a regular file"),
            (_latin, "not UTF-8 at byte 0"),
            (_large, "larger than 1000000 bytes"),
        ],
        ids=["missing", "folder", "device", "no name", "pipe", "socket", "Latin-1", "large"],
    )
    def test_an_unreadable_file_says_why(
        self, tmp_path: Path, path_in: Callable[[Path], Path], reason: str
    ) -> None:
        """With its name."""
        path = path_in(tmp_path)

        with pytest.raises(UnreadableFileError, match=re.escape(reason)) as caught:
            compare(path)
        assert caught.value.path == str(path)

    @pytest.mark.parametrize("page", [b"bytes", None, 3], ids=repr)
    def test_neither_a_text_nor_a_path(self, page: Any) -> None:
        """Bytes are neither."""
        with pytest.raises(WrongKindError, match=r"a text \(str\) or a path"):
            compare(page)

    def test_a_text_is_never_a_path(self, tmp_path: Path) -> None:
        """A name of a file is a page of one line."""
        path = tmp_path / "page.txt"
        path.write_text(PAGE, encoding="utf-8")

        assert compare(str(path)).findings[0].state is State.MISSING

    @pytest.mark.parametrize(
        ("html", "uncovered"),
        [
            ("<p>a &lt;b&gt; c", ("a <b> c",)),
            ("<p>before<script>let x", ("before",)),
            ("<p>one<p title='>'>two", ("one", "two")),
            ("<p>one</nav> two<?php x ?> three", ("one two three",)),
            ("<MAIN><P>inside</MAIN>outside", ("inside",)),
            ("<nav>menu<template>x</nav>after", ("after",)),
        ],
    )
    def test_html_is_read_as_browsers_do(self, html: str, uncovered: tuple[str, ...]) -> None:
        """Only what a reader would see."""
        assert compare("<!doctype html>" + html).uncovered == uncovered


class TestRepetition:
    """Pages that say a thing very often."""

    def test_a_sentence_said_a_thousand_times_and_more_is_found_once(self) -> None:
        """The other copies are uncovered."""
        comparison = compare("verbeterde leerprestaties\n\n" * 1_100)

        found = comparison.of_state(State.VERBATIM)
        assert ([each.concept for each in found], len(comparison.uncovered)) == (
            [learners.LEARNING_PERFORMANCE],
            1_099,
        )

    def test_the_nearest_of_many_is_found(self) -> None:
        """Those with most words in common are measured."""
        far = "".join(f"ander aanbod {number}\n\n" for number in range(100))

        comparison = compare(far + "verbeterde leerprestatie\n\n" + far)

        nearest = {each.concept: each.nearest for each in comparison.findings}
        assert nearest[learners.LEARNING_PERFORMANCE] == "verbeterde leerprestatie"

    def test_accents_piled_on_a_letter_are_cut(self) -> None:
        """No language has so many; the letter is still uncovered."""
        assert compare("a" + "\N{COMBINING ACUTE ACCENT}" * 1_000).uncovered[0][0] == "á"

    def test_the_beginning_of_a_sentence_is_not_the_sentence(self) -> None:
        """What follows it in the block must be its rest."""
        begun = "verbeterd vermogen om te.\nIets anders volgt."

        assert compare(begun).of_state(State.VERBATIM) == ()


def test_the_public_names_are_those_listed() -> None:
    """Each is there."""
    assert all(hasattr(provenance, name) for name in provenance.__all__)
