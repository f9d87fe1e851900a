"""Comparing a page with an edition of the guide."""

from __future__ import annotations

import textwrap
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024, GUIDES
from erasmus_ka1.errors import UnreadableFileError, UnsupportedLocaleError, WrongKindError
from erasmus_ka1.taxonomy import Concept, learners, organisations, staff, systems
from erasmus_ka1.taxonomy.provenance import (
    LARGEST_PAGE,
    PageComparison,
    TextState,
    compare,
    page_text,
    regenerate,
)

PAGE = page_text()
TITLE = "Kernactie 1: Individuele leermobiliteit"
BODY = PAGE[PAGE.index(TITLE) :]
TWICE = "verbeterde kennis van vreemde talen en digitale competenties"
PERFORMANCE = "learners.learning_performance"
CAPACITY = "organisations.international_capacity"
WITH_ASPECTS = organisations.INTERNATIONAL_CAPACITY
OUTCOMES = [outcome for outcome in GUIDE_2024.outcomes if not outcome.aspects]


def altered(comparison: PageComparison) -> dict[str, str]:
    """Return the state of each text that is not verbatim, by the code of its concept."""
    return {
        each.concept.code: each.state.value for each in comparison.texts if each.state != "verbatim"
    }


def nearest(concept: Concept, comparison: PageComparison) -> str | None:
    """Return the page's text for a concept."""
    return next(each.nearest for each in comparison.texts if each.concept is concept)


def bullet(concept: Concept) -> str:
    """Return the line of an outcome in the page."""
    return next(line for line in PAGE.splitlines() if line.startswith(f" • {concept:nl}"))


def swapped(one: str, other: str) -> str:
    """Return the page with two texts in each other's place."""
    return PAGE.replace(one, "\0").replace(other, one).replace("\0", other)


def as_html(body: str, *, has_main: bool) -> str:
    """Return the text as a saved web page with menus, scripts and comments around it."""
    items = [
        f"<li>{line[3:]}\n" if line.startswith(" • ") else f"<p class='a > b'>{line}</p>"
        for line in body.replace("&", "&amp;").replace("ï", "&iuml;").splitlines()
        if line
    ]
    main = "\n".join(items).replace("leerprestaties", "<b>leer</b>prestaties")
    main = main.replace("acties die", "acties<br/>\n  die")
    content = f"<main id=m>{main}</main><div>Contact us</div>" if has_main else main
    menu = "<nav><ul><li>Home<li>verbeterde leerprestaties<nav>x</nav></ul></nav>"
    return (
        f"\n<!DOCTYPE html>\n<html lang=nl><head><title>{TITLE}</title><style>p {{a: '<'}}</style>"
        f"<script>if (a < b) '<p>verbeterde</p>'</script></head><body>{menu}<div>Contact us</div>"
        f"<!-- <p>not shown</p> -->{content}<template>later</template>{menu}</body></html>"
    )


def test_a_page_that_does_not_ship_is_named() -> None:
    with pytest.raises(UnreadableFileError, match=r"page_2025\.nl\.txt"):
        page_text(GUIDES[2025])


@pytest.mark.parametrize("locale", ["nl", "en"])
def test_the_page_put_together_is_unchanged(locale: str) -> None:
    assert compare(regenerate(locale=locale), locale=locale).is_unchanged


FORMS = {
    "as it was saved": PAGE,
    "without the website's menu": BODY,
    "title in capitals": BODY.replace(TITLE, TITLE.upper()),
    "Windows line ends": PAGE.replace("\n", "\r\n"),
    "old Mac line ends": PAGE.replace("\n", "\r"),
    "byte order mark": "\ufeff" + PAGE,
    "no-break spaces": PAGE.replace(" ", "\N{NO-BREAK SPACE}"),
    "soft hyphens": PAGE.replace("leer", "leer\N{SOFT HYPHEN}"),
    "zero-width spaces": PAGE.replace("leer", "\N{ZERO WIDTH SPACE}leer"),
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
    "commas after items": PAGE.replace(";\n", ",\n"),
    "no last full stop": PAGE.removesuffix("."),
    "HTML": as_html(BODY, has_main=True),
    "HTML without a main element": as_html(BODY, has_main=False),
}


@pytest.mark.parametrize("page", FORMS.values(), ids=FORMS)
def test_the_form_of_a_page_makes_no_difference(page: str) -> None:
    comparison = compare(page)

    assert (altered(comparison), comparison.additions) == ({}, ())
    assert comparison.is_unchanged


@pytest.mark.parametrize("width", [60, 80, 100])
@pytest.mark.parametrize("on_hyphens", [True, False], ids=["at hyphens", "between words"])
@pytest.mark.parametrize("mark", [" • ", ""], ids=["bullets", "no bullets"])
def test_lines_wrapped_to_a_width_are_joined(width: int, mark: str, *, on_hyphens: bool) -> None:
    page = "\n".join(
        textwrap.fill(line, width, subsequent_indent=" " * len(mark), break_on_hyphens=on_hyphens)
        for line in PAGE.replace(" • ", mark).replace("taalkundige, ", "taal, ").splitlines()
    )

    comparison = compare(page)

    changed = f"{staff.DIVERSITY:nl}".replace("taalkundige, ", "taal, ")
    found = str(nearest(staff.DIVERSITY, comparison)).replace("- ", "-")
    assert (altered(comparison), comparison.additions) == ({"staff.diversity": "changed"}, ())
    assert found == changed.replace("- ", "-")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding=encoding)

    assert compare(path) == compare(PAGE)


def test_each_concept_has_its_text_in_page_order() -> None:
    concepts = [each.concept for each in compare(PAGE).texts]

    # the key action has two: its title and its sentence
    assert concepts == [GUIDE_2024.key_action, *GUIDE_2024]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=str)
def test_only_the_removed_item_is_missing(outcome: Concept) -> None:
    start = BODY.index(outcome.group.statement("nl"))  # type: ignore[attr-defined]
    place = BODY.index(f"{outcome:nl}", start)
    comparison = compare(BODY[: place - 3] + BODY[place + len(f"{outcome:nl}") + 2 :])

    assert (altered(comparison), comparison.additions) == ({outcome.code: "missing"}, ())


#: What is changed in the page, into what, and the codes of the texts that become another state.
CHANGES: dict[str, tuple[str, str, str, str]] = {
    "a word": ("verbeterde leer", "betere leer", PERFORMANCE, ""),
    "a word before": ("• verbeterde leer", "• geen verbeterde leer", PERFORMANCE, ""),
    "a word after": ("prestaties;", "prestaties, soms;", PERFORMANCE, ""),
    "a capital": ("verbeterde leer", "Verbeterde leer", PERFORMANCE, ""),
    "no comma": ("taalkundige, gender- en", "taalkundige gender- en", "staff.diversity", ""),
    "a year": ("in 2024", "in 2025", "priorities.ukraine_2024", ""),
    "the title": (TITLE, TITLE[:-12], "key_action_1", ""),
    "the first sentence": ("moeten positieve", "hebben positieve", "key_action_1", ""),
    "a sentence with impacts": ("op lange termijn", "op termijn", "systems", ""),
    "an aspect": (
        *("versterkte samenwerking", "hechtere samenwerking"),
        *(f"{CAPACITY} {CAPACITY}.cooperation", ""),
    ),
    "an aspect less": (
        f" {organisations.COOPERATION:nl};",
        "",
        CAPACITY,
        f"{CAPACITY}.cooperation",
    ),
    "an audience less": (
        *("stagiairs, leerlingen, lerende", "leerlingen, lerende"),
        *("learners", "learners.audience.trainees"),
    ),
    "a longer word": (
        *("Wat scholieren, studenten", "Wat scholieren, oud-studenten"),
        *("learners learners.audience.students", ""),
    ),
    "cut in two": (
        *("strategieën; versterkte", "strategieën. Versterkte"),
        *(f"{CAPACITY} {CAPACITY}.cooperation", ""),
    ),
    "an outcome less": (
        *(bullet(organisations.INTERNATIONAL_CAPACITY), "", ""),
        " ".join(each.code for each in (WITH_ASPECTS, *WITH_ASPECTS.aspects)),
    ),
}


@pytest.mark.parametrize(("old", "new", "changed", "missing"), CHANGES.values(), ids=CHANGES)
def test_only_what_was_changed_is_reported(old: str, new: str, changed: str, missing: str) -> None:
    assert BODY.count(old) == 1
    comparison = compare(BODY.replace(old, new))

    expected = dict.fromkeys(changed.split(), "changed") | dict.fromkeys(missing.split(), "missing")
    assert (altered(comparison), comparison.additions) == (expected, ())
    assert not comparison.is_unchanged


@pytest.mark.parametrize(
    ("concept", "old", "new", "expected"),
    [
        (
            *(systems.SYSTEMS, "op lange termijn", "op termijn"),
            systems.SYSTEMS.statement("nl").replace("op lange termijn", "op termijn"),
        ),
        (
            *(organisations.COOPERATION, "versterkte samenwerking", "hechtere samenwerking"),
            "hechtere samenwerking met partners uit andere landen",
        ),
        (
            learners.STUDENTS,
            "Wat scholieren, studenten",
            "Wat scholieren, oud-studenten",
            "oud-studenten",
        ),
    ],
    ids=["sentence", "aspect", "audience"],
)
def test_the_nearest_text_is_the_text_as_it_is_now(
    concept: Concept, old: str, new: str, expected: str
) -> None:
    assert nearest(concept, compare(BODY.replace(old, new))) == expected


def test_a_changed_text_is_told_from_a_new_one_beside_it() -> None:
    page = BODY.replace("op lange termijn", "op termijn").replace(
        "daarbuiten.", "daarbuiten. Nieuw."
    )

    comparison = compare(page)

    assert (altered(comparison), comparison.additions) == ({"systems": "changed"}, ("Nieuw.",))


def put_before(text: str, place: str) -> str:
    """Return the page with a bullet in another place."""
    return BODY.replace(text + "\n", "").replace(place, f"{text}\n{place}")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            put_before(bullet(staff.COMPETENCES), bullet(staff.MOTIVATION)),
            {"staff.competences": "moved"},
        ),
        (
            put_before(bullet(learners.LEARNING_PERFORMANCE), bullet(staff.MOTIVATION)),
            {PERFORMANCE: "moved"},
        ),
        (
            BODY.replace(f" • {TWICE};\n", "") + f"\n\n • {TWICE};\n • {TWICE}.",
            {"learners.languages_and_digital": "moved", "staff.languages_and_digital": "moved"},
        ),
        (
            swapped(
                f"{organisations.COOPERATION:nl}", f"{organisations.MANAGEMENT_AND_STRATEGIES:nl}"
            ),
            {CAPACITY: "changed", f"{CAPACITY}.cooperation": "moved"},
        ),
    ],
    ids=["in its list", "to another list", "both copies of a text", "an aspect in its sentence"],
)
def test_a_text_that_is_elsewhere_has_moved(page: str, expected: dict[str, str]) -> None:
    comparison = compare(page)

    assert (altered(comparison), comparison.additions) == (expected, ())


@pytest.mark.parametrize(
    ("page", "additions"),
    [
        pytest.param(
            BODY.replace(bullet(staff.MOTIVATION), f" • nieuw;\n{bullet(staff.MOTIVATION)}"),
            ("nieuw",),
            id="an item",
        ),
        pytest.param(
            BODY.replace("daarbuiten.", "daarbuiten. Élk land doet mee."),
            ("Élk land doet mee.",),
            id="a sentence in a paragraph",
        ),
        pytest.param(f"{BODY}\n\n{TITLE}\n", (TITLE,), id="a second copy"),
        pytest.param(f"Menu\n\n{BODY}\n\nContact", ("Contact",), id="after the title only"),
    ],
)
def test_what_the_page_adds_is_reported(page: str, additions: tuple[str, ...]) -> None:
    comparison = compare(page)

    assert (altered(comparison), comparison.additions) == ({}, additions)
    assert not comparison.is_unchanged


@pytest.mark.parametrize(
    ("page", "additions"),
    [
        ("", ()),
        (" \n\n\ufeff ", ()),
        ("•\n• ;", ()),
        ("Appels zijn rood.\n\nPeren ook!", ("Appels zijn rood.", "Peren ook!")),
    ],
    ids=["empty", "white space", "bullets", "foreign"],
)
def test_a_page_without_a_text_of_the_guide(page: str, additions: tuple[str, ...]) -> None:
    comparison = compare(page)

    assert {each.state for each in comparison.texts} == {TextState.MISSING}
    assert comparison.additions == additions


def test_each_text_of_the_page_is_the_nearest_of_one_text_only() -> None:
    page = BODY.replace(f" • {TWICE};\n", "") + f"\n\n{TWICE.replace('kennis', 'beheersing')}"

    assert sorted(altered(compare(page)).values()) == ["changed", "missing"]


def test_the_nearest_of_many_similar_texts_is_found() -> None:
    far = "".join(f"ander aanbod {number}\n\n" for number in range(100))

    comparison = compare(f"{far}verbeterde leerprestatie\n\n{far}")

    assert nearest(learners.LEARNING_PERFORMANCE, comparison) == "verbeterde leerprestatie"


def test_a_concept_in_our_own_words_has_no_text() -> None:
    page = regenerate(locale="en")

    found = {each.concept for each in compare(page, locale="en").texts}

    assert {concept for concept in GUIDE_2024 if concept not in found} == {
        impact for impact in GUIDE_2024.impacts if impact.label("en") not in page
    }


def test_a_page_is_compared_in_its_own_language() -> None:
    assert not any(each.state == "verbatim" for each in compare(PAGE, locale="en").texts)
    with pytest.raises(UnsupportedLocaleError):
        compare(PAGE, locale="fi")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "no such file or directory"),
        ("één".encode("latin-1"), "not UTF-8 at byte 0"),
        (b"a" * (LARGEST_PAGE + 1), "larger than 1000000 bytes"),
    ],
    ids=["missing", "latin-1", "large"],
)
def test_an_unreadable_file_is_named(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "page.txt"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(UnreadableFileError, match=reason) as caught:
        compare(path)

    assert caught.value.path == str(path)


def test_neither_a_text_nor_a_path_is_refused() -> None:
    page: Any = b"bytes"

    with pytest.raises(WrongKindError, match=r"a text \(str\) or a path"):
        compare(page)


def test_a_text_is_never_taken_for_a_path(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")

    assert compare(str(path)).texts[0].state is TextState.MISSING


EDITIONS = Path(__file__).parent.parent / "data" / "editions"
PAGES = {2023: "en_2023v3.txt", 2025: "en_2025v2.txt", 2026: "en_2026v1.txt"}


@pytest.mark.parametrize("edition", PAGES)
def test_an_editions_page_is_unchanged(edition: int) -> None:
    assert compare(EDITIONS / PAGES[edition], GUIDES[edition], locale="en").is_unchanged


@pytest.mark.parametrize(
    ("page", "edition", "changed"),
    [
        (
            2023,
            2025,
            (
                "staff.competences staff.diversity organisations.international_capacity systems "
                "organisations.innovative_operation organisations.professional_environment "
                "priorities.ukraine_2025"
            ),
        ),
        (2025, 2026, "priorities.ukraine_2026"),
    ],
)
def test_an_older_page_differs_in_the_changed_texts_only(
    page: int, edition: int, changed: str
) -> None:
    comparison = compare(EDITIONS / PAGES[page], GUIDES[edition], locale="en")

    expected = dict.fromkeys(changed.split(), "changed")
    assert (altered(comparison), comparison.additions) == (expected, ())
