"""Localizers: one locale, its words, its numbers and dates."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from babel import Locale

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import (
    KA1Error,
    LocaleError,
    MissingTranslationError,
    UnknownLocaleError,
    UnsupportedLocaleError,
    WrongKindError,
)
from erasmus_ka1.localization._localizer import LocaleLike, Localizer, localizer_for, negotiate
from erasmus_ka1.taxonomy import learners, staff

WriteCatalogue = Callable[[Path, str, str], Path]

DAY = date(2024, 9, 1)
LATER = date(2025, 8, 31)
THIN = "\u2009"
POLISH = """\
msgid ""
msgstr ""
"Language: pl\\n"
"Plural-Forms: nplurals=3; "
"plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

msgctxt "test"
msgid "{number} person"
msgid_plural "{number} people"
msgstr[0] "{number} osoba"
msgstr[1] "{number} osoby"
msgstr[2] "{number} osób"
"""


@pytest.fixture
def frisian_pack(tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str) -> Path:
    """Return a folder with a handful of texts in Frisian."""
    return write_catalogue(tmp_path / "frisian", "fy", partial_words)


@pytest.fixture
def frisian(frisian_pack: Path) -> Localizer:
    """Return a localizer with a handful of texts in Frisian."""
    return Localizer("fy", catalogues=[frisian_pack])


@pytest.mark.parametrize(
    ("locale", "tag"),
    [
        pytest.param("nl", "nl", id="language"),
        pytest.param("nl-BE", "nl-BE", id="hyphen"),
        pytest.param("nl_BE", "nl-BE", id="underscore"),
        pytest.param("NL-be", "nl-BE", id="case"),
        pytest.param(Locale("nl", "BE"), "nl-BE", id="babel-locale"),
        pytest.param("en-GB", "en-GB", id="english"),
    ],
)
def test_a_localizer_is_made_of_any_form_of_locale(locale: str | Locale, tag: str) -> None:
    assert Localizer(locale).tag == tag


def test_a_regional_locale_is_served_by_its_language() -> None:
    assert Localizer("nl-BE").languages == ("nl",)


def test_a_localizer_shows_its_locale_and_languages() -> None:
    assert repr(Localizer("nl", fallbacks=["en"])) == (
        "Localizer(locale=Locale('nl'), languages=('nl', 'en'))"
    )


@pytest.mark.parametrize(
    ("locale", "error"),
    [
        pytest.param("fr", UnsupportedLocaleError, id="without-catalogue"),
        pytest.param(Locale("fr", "BE"), UnsupportedLocaleError, id="babel-locale"),
        pytest.param("xx", UnknownLocaleError, id="unknown"),
        pytest.param("../evil", UnknownLocaleError, id="path"),
        pytest.param("nl\x00", UnknownLocaleError, id="nul"),
        pytest.param("nl\n", UnknownLocaleError, id="line-end"),
        pytest.param("n" * 100_000, UnknownLocaleError, id="long"),
        pytest.param("ｎｌ", UnknownLocaleError, id="full-width"),
        pytest.param(None, UnknownLocaleError, id="none"),
        pytest.param(7, UnknownLocaleError, id="number"),
        pytest.param(["nl"], UnknownLocaleError, id="list"),
    ],
)
@pytest.mark.parametrize(
    "use",
    [
        pytest.param(Localizer, id="Localizer"),
        pytest.param(localizer_for, id="localizer_for"),
        pytest.param(staff.DIVERSITY.label, id="label"),
        pytest.param(staff.DIVERSITY.source, id="source"),
        pytest.param(lambda locale: negotiate("", default=locale or "xx"), id="default"),
    ],
)
def test_a_locale_that_cannot_be_served_names_the_languages_there_are(
    use: Callable[[object], object], locale: object, error: type[LocaleError]
) -> None:
    with pytest.raises(error) as caught:
        use(locale)

    assert caught.value.available == ("en", "nl")


def test_an_unknown_fallback_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        Localizer("nl", fallbacks=["xx"])


def test_a_fallback_without_a_catalogue_is_passed_over() -> None:
    assert Localizer("nl", fallbacks=["fr", "en"]).languages == ("nl", "en")


def test_a_language_stands_in_the_chain_once() -> None:
    assert Localizer("nl-BE", fallbacks=["nl", "en", "nl-NL"]).languages == ("nl", "en")


def test_the_first_fallback_with_a_catalogue_serves_a_locale_without_one() -> None:
    assert Localizer("fr-BE", fallbacks=["de", "nl-BE", "en"]).tag == "nl-BE"


@pytest.mark.parametrize(
    ("concept_label", "language"),
    [
        pytest.param(
            ("learners.learning_performance", "improved learning performance"), "fy", id="first"
        ),
        pytest.param(("staff.motivation", "Motivation and satisfaction"), "nl", id="second"),
    ],
)
def test_a_localizer_knows_which_language_a_text_comes_from(
    frisian_pack: Path, concept_label: tuple[str, str], language: str
) -> None:
    localizer = Localizer("fy", catalogues=[frisian_pack], fallbacks=["nl", "en"])

    assert localizer.language_of(*concept_label) == language


def test_a_missing_text_comes_from_the_fallback(frisian_pack: Path) -> None:
    localizer = Localizer("fy", catalogues=[frisian_pack], fallbacks=["nl"])

    assert localizer.short_label(staff.MOTIVATION) == "Motivatie en tevredenheid"


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda localizer: localizer.label(staff.MOTIVATION), id="label"),
        pytest.param(lambda localizer: localizer.text("staff", "Staff"), id="text"),
        pytest.param(lambda localizer: localizer.language_of("staff", "Staff"), id="language_of"),
        pytest.param(lambda localizer: localizer.pgettext("staff", "Staff"), id="pgettext"),
        pytest.param(lambda localizer: localizer.npgettext("x", "one", "many", 2), id="npgettext"),
    ],
)
def test_a_missing_text_without_a_fallback_names_the_languages_looked_in(
    frisian: Localizer, ask: Callable[[Localizer], str]
) -> None:
    with pytest.raises(MissingTranslationError) as caught:
        ask(frisian)

    assert caught.value.languages == ("fy",)


@pytest.mark.parametrize(
    "thing",
    [None, 3, "staff.motivation", Localizer],
    ids=["none", "number", "code", "class"],
)
@pytest.mark.parametrize("kind", ["label", "short_label", "statement"])
def test_only_a_concept_has_words(kind: str, thing: object) -> None:
    with pytest.raises(WrongKindError):
        getattr(Localizer("nl"), kind)(thing)


@pytest.mark.parametrize("kind", ["label", "short_label", "statement"])
def test_what_has_no_hash_has_no_words_either(kind: str) -> None:
    with pytest.raises(TypeError):
        getattr(Localizer("nl"), kind)(["staff.motivation"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            Localizer("nl").label(staff.MOTIVATION), staff.MOTIVATION.label("nl"), id="label"
        ),
        pytest.param(
            Localizer("nl").short_label(staff.MOTIVATION),
            "Motivatie en tevredenheid",
            id="short-label",
        ),
        pytest.param(
            Localizer("en").statement(staff.GROUP)[:21], "As regards staff, you", id="statement"
        ),
        pytest.param(Localizer("nl").text("staff", "Staff"), "Personeel", id="text"),
    ],
)
def test_a_localizer_gives_the_words_of_a_concept(text: str, expected: str) -> None:
    assert text == expected


def test_a_localizer_is_given_back_as_it_is(frisian: Localizer) -> None:
    assert localizer_for(frisian) is frisian


@pytest.mark.parametrize("locale", ["nl", "nl-BE", Locale("en", "GB")], ids=str)
def test_the_localizer_of_a_locale_is_shared(locale: str | Locale) -> None:
    assert localizer_for(locale) is localizer_for(locale)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        pytest.param(Localizer("nl"), Localizer("nl"), True, id="same"),
        pytest.param(Localizer("nl-BE"), Localizer("nl_be"), True, id="spelled-otherwise"),
        pytest.param(Localizer("nl"), Localizer("nl-BE"), False, id="region"),
        pytest.param(Localizer("nl"), Localizer("nl", fallbacks=["en"]), False, id="fallbacks"),
        pytest.param(Localizer("nl"), "nl", False, id="foreign"),
    ],
)
def test_localizers_are_equal_by_locale_and_chain(
    one: Localizer, other: object, *, equal: bool
) -> None:
    assert (one == other) is equal


def test_equal_localizers_hash_alike() -> None:
    assert hash(Localizer("nl-BE")) == hash(Localizer("nl_BE"))


def test_localizers_of_the_same_folder_are_equal(frisian_pack: Path) -> None:
    one, other = (Localizer("fy", catalogues=[frisian_pack]) for _ in range(2))

    assert one == other


def test_localizers_of_an_installed_pack_are_equal(
    install_pack: Callable[[str], Path], write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", partial_words)

    assert Localizer("fy") == Localizer("fy")


def through_pickle(localizer: Localizer) -> Localizer:
    again: Localizer = pickle.loads(pickle.dumps(localizer))
    return again


@pytest.mark.parametrize(
    "duplicate", [copy.copy, copy.deepcopy, through_pickle], ids=["copy", "deepcopy", "pickle"]
)
@pytest.mark.parametrize(
    "localizer",
    [
        pytest.param(Localizer("nl"), id="language"),
        pytest.param(Localizer(Locale("nl", "BE"), fallbacks=["en"]), id="fallbacks"),
        pytest.param(Localizer("fr", fallbacks=[Locale("nl", "BE")]), id="served-by-fallback"),
        pytest.param(Localizer(Locale("en", "US", variant="POSIX")), id="variant"),
        pytest.param(Localizer(Locale("nl", "BE", modifier="euro")), id="modifier"),
    ],
)
def test_a_copy_equals_the_localizer(
    localizer: Localizer, duplicate: Callable[[Localizer], Localizer]
) -> None:
    assert duplicate(localizer) == localizer


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickled_localizer_keeps_its_folders(frisian: Localizer, protocol: int) -> None:
    again = pickle.loads(pickle.dumps(frisian, protocol))

    assert again.label(learners.LEARNING_PERFORMANCE) == "bettere learprestaasjes"


def test_a_pickled_localizer_of_a_folder_equals_it(frisian: Localizer) -> None:
    assert through_pickle(frisian) == frisian


@pytest.mark.parametrize("name", ["locale", "languages", "label", "tag", "unheard_of"])
def test_a_localizer_cannot_be_changed(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(Localizer("nl"), name, "x")


@pytest.mark.usefixtures("fresh_caches")
def test_threads_share_localizers_safely() -> None:
    def every_text(locale: str) -> list[str]:
        return [
            text
            for concept in GUIDE_2024
            for text in (
                concept.label(locale),
                concept.short_label(locale),
                concept.statement(locale),
            )
        ]

    with ThreadPoolExecutor(8) as threads:
        dutch = {tuple(texts) for texts in threads.map(every_text, ["nl", "nl-BE"] * 40)}

    assert dutch == {tuple(every_text("nl"))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(Localizer("nl").number(1234567.5), "1.234.567,5", id="nl"),
        pytest.param(Localizer("nl-BE").number(1234567.5), "1.234.567,5", id="nl-BE"),
        pytest.param(Localizer("en").number(1234567.5), "1,234,567.5", id="en"),
        pytest.param(Localizer("en-GB").number(1234567.5), "1,234,567.5", id="en-GB"),
        pytest.param(Localizer("en-IN").number(1234567.5), "12,34,567.5", id="en-IN"),
        pytest.param(Localizer("nl").number(-3), "-3", id="negative"),
        pytest.param(Localizer("nl").number(0), "0", id="zero"),
        pytest.param(Localizer("nl").percent(0.625), "62%", id="percent-nl"),
        pytest.param(Localizer("en").percent(1), "100%", id="percent-en"),
        pytest.param(Localizer("nl").percent(0), "0%", id="percent-of-nothing"),
    ],
)
def test_a_number_takes_the_form_of_the_locale(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(Localizer("nl").date(DAY), "1 september 2024", id="nl"),
        pytest.param(Localizer("en").date(DAY), "September 1, 2024", id="en"),
        pytest.param(Localizer("en-GB").date(DAY), "1 September 2024", id="en-GB"),
        pytest.param(Localizer("nl").date(DAY, "short"), "01-09-2024", id="nl-short"),
        pytest.param(Localizer("nl-BE").date(DAY, "short"), "1/09/2024", id="nl-BE-short"),
        pytest.param(Localizer("nl").date(DAY, "full"), "zondag 1 september 2024", id="nl-full"),
        pytest.param(
            Localizer("nl").date_range(DAY, LATER),
            f"1 sep 2024{THIN}–{THIN}31 aug 2025",
            id="range-nl",
        ),
        pytest.param(
            Localizer("en").date_range(DAY, date(2024, 9, 5)),
            f"Sep 1{THIN}–{THIN}5, 2024",
            id="range-in-a-month",
        ),
        pytest.param(Localizer("nl").date_range(DAY, DAY), "1 sep 2024", id="range-of-a-day"),
    ],
)
def test_a_date_takes_the_form_of_the_locale(text: str, expected: str) -> None:
    assert text == expected


@pytest.mark.parametrize(
    ("locale", "items", "expected"),
    [
        pytest.param("nl", ["a", "b", "c"], "a, b en c", id="nl"),
        pytest.param("en", ["a", "b", "c"], "a, b, and c", id="en"),
        pytest.param("en-GB", ["a", "b", "c"], "a, b and c", id="en-GB"),
        pytest.param("nl", ["a", "b"], "a en b", id="two"),
        pytest.param("nl", ["a"], "a", id="one"),
        pytest.param("nl", [], "", id="none"),
    ],
)
def test_a_list_is_joined_in_words(locale: str, items: list[str], expected: str) -> None:
    assert Localizer(locale).joined(iter(items)) == expected


@pytest.mark.parametrize(
    ("locale", "code", "name"),
    [
        pytest.param("nl", "NL", "Nederland", id="nl"),
        pytest.param("en", "NL", "Netherlands", id="en"),
        pytest.param("nl", "EL", "Griekenland", id="greece-of-the-programme"),
        pytest.param("nl", "GR", "Griekenland", id="greece-of-iso"),
        pytest.param("en", "UK", "United Kingdom", id="kingdom-of-the-programme"),
        pytest.param("en", "GB", "United Kingdom", id="kingdom-of-iso"),
        pytest.param("nl", "XX", "XX", id="unknown"),
        pytest.param("nl", "", "", id="empty"),
    ],
)
def test_a_country_has_a_name(locale: str, code: str, name: str) -> None:
    assert Localizer(locale).country(code) == name


@pytest.mark.parametrize(
    ("locale", "tag", "name"),
    [
        pytest.param("nl", "en", "Engels", id="nl"),
        pytest.param("en", "nl-BE", "Dutch (Belgium)", id="region"),
        pytest.param("nl", "fy", "Fries", id="without-catalogue"),
        pytest.param("nl", "xx", "xx", id="unknown"),
        pytest.param("nl", "../evil", "../evil", id="malformed"),
    ],
)
def test_a_language_has_a_name(locale: str, tag: str, name: str) -> None:
    assert Localizer(locale).language(tag) == name


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param(
            {"name": "Ada", "day": DAY, "count": 1234.5},
            "Ada kaam op 1 Septimber 2024 mei 1.234,5",
            id="localized",
        ),
        pytest.param(
            {"name": "Ada"}, "Ada kaam op {day} mei {count}", id="unknown-stands-as-it-is"
        ),
        pytest.param(
            {"name": "{day}", "day": "hjoed", "count": "{x.__class__}"},
            "{day} kaam op hjoed mei {x.__class__}",
            id="braces-in-a-value",
        ),
        pytest.param(
            {"name": r"\1\g<0>", "day": "", "count": "%s", "more": "x"},
            r"\1\g<0> kaam op  mei %s",
            id="escapes-in-a-value",
        ),
    ],
)
def test_placeholders_are_filled_with_values_in_the_form_of_the_locale(
    frisian: Localizer, values: dict[str, str | int | float | date], expected: str
) -> None:
    message = frisian.pgettext("test", "{name} came on {day} with {count}", **values)

    assert message == expected


@pytest.mark.parametrize("text", ["{x.__class__}", "{x!r}", "{x:>9}", "{0}", "{X}", "{}", "%(x)s"])
def test_only_a_plain_name_is_a_placeholder(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str, text: str
) -> None:
    words = f'{partial_words}\nmsgctxt "test"\nmsgid "{text}"\nmsgstr "{text}"\n'
    localizer = Localizer("fy", catalogues=[write_catalogue(tmp_path, "fy", words)])

    assert localizer.pgettext("test", text, x="filled") == text


def test_a_message_may_have_a_value_of_any_name(frisian: Localizer) -> None:
    message = frisian.pgettext(
        "test", "{name} came on {day} with {count}", name="Ada", self="x", context="x", message="x"
    )

    assert message == "Ada kaam op {day} mei {count}"


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "0 persoanen yn Ljouwert"),
        (1, "1 persoan yn Ljouwert"),
        (1000, "1.000 persoanen yn Ljouwert"),
    ],
)
def test_a_plural_has_the_form_its_number_asks_for(
    frisian: Localizer, number: int, expected: str
) -> None:
    text = frisian.npgettext(
        "test", "{number} person in {place}", "{number} people in {place}", number, place="Ljouwert"
    )

    assert text == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "1 osoba"), (2, "2 osoby"), (5, "5 osób"), (22, "22 osoby")]
)
def test_a_language_can_have_three_forms(
    tmp_path: Path, write_catalogue: WriteCatalogue, number: int, expected: str
) -> None:
    localizer = Localizer("pl", catalogues=[write_catalogue(tmp_path, "pl", POLISH)])

    assert localizer.npgettext("test", "{number} person", "{number} people", number) == expected


def test_a_plural_comes_from_the_fallback_by_its_own_rule(
    tmp_path: Path, write_catalogue: WriteCatalogue, frisian_pack: Path
) -> None:
    polish_pack = write_catalogue(tmp_path / "polish", "pl", POLISH)
    localizer = Localizer("fy", catalogues=[frisian_pack, polish_pack], fallbacks=["pl"])

    assert localizer.npgettext("test", "{number} person", "{number} people", 2) == "2 osoby"


@pytest.mark.parametrize(
    ("preferred", "tag"),
    [
        pytest.param("nl", "nl", id="one"),
        pytest.param("nl-BE, en;q=0.5", "nl-BE", id="header"),
        pytest.param(["fr-FR", "nl-BE;q=0.8", "en;q=0.9"], "en", id="list"),
        pytest.param(iter(["fr", "nl"]), "nl", id="iterator"),
        pytest.param("en;q=0.3,nl;q=0.35", "nl", id="quality"),
        pytest.param("nl ; q = 0.5 , en;q=0.500", "nl", id="same-quality-first-wins"),
        pytest.param("nl;Q=0.9, en;q=0.3", "nl", id="quality-in-upper-case"),
        pytest.param("en;q=0, nl;q=0.1", "nl", id="refused"),
        pytest.param("fr, *", "en", id="any"),
        pytest.param("fr, *;q=0.1, nl;q=0.5", "nl", id="any-as-a-last-resort"),
        pytest.param("en;q=0, *", "nl", id="any-but"),
        pytest.param("nl-ZZ", "nl-NL", id="region-that-cldr-guesses"),
        pytest.param("nl-US", "nl", id="unknown-region"),
        pytest.param("en-NL", "en-NL", id="rare-region"),
        pytest.param("nl-BE-x-private", "nl", id="private-use"),
        pytest.param("i-klingon, xx-YY, nl", "nl", id="unknown-language"),
        pytest.param("../../etc, nl", "nl", id="path"),
        pytest.param("en;q=2, nl;q=0.1", "nl", id="quality-too-high"),
        pytest.param("en;q=1.999, nl", "nl", id="quality-above-one"),
        pytest.param("en;q=.9, nl;q=0.1", "nl", id="quality-without-a-digit"),
        pytest.param("en;q=0.1234, nl;q=0.1", "nl", id="quality-too-fine"),
        pytest.param("en;level=1, ;;, ,nl", "nl", id="malformed-parts"),
        pytest.param("EN-gb", "en-GB", id="case"),
        pytest.param("en_GB", "en-GB", id="underscore"),
    ],
)
def test_a_reader_is_served_the_language_wanted_most(
    preferred: str | Iterator[str] | list[str], tag: str
) -> None:
    assert negotiate(preferred).tag == tag


@pytest.mark.parametrize(
    "preferred",
    [
        pytest.param("", id="empty"),
        pytest.param([], id="empty-list"),
        pytest.param("fr, de;q=0.5", id="without-catalogues"),
        pytest.param("nl;q=0", id="refused"),
        pytest.param("*;q=0", id="anything-refused"),
        pytest.param("nl;q=0, en;q=0.0, *", id="all-refused"),
        pytest.param(",;q=,", id="malformed"),
        pytest.param("x" * 100_000, id="long"),
    ],
)
def test_a_reader_whom_no_language_serves_is_told_those_there_are(preferred: str) -> None:
    with pytest.raises(UnsupportedLocaleError) as caught:
        negotiate(preferred)

    assert caught.value.available == ("en", "nl")


@pytest.mark.parametrize("preferred", ["fr", "", "nl;q=0", []])
def test_the_default_serves_a_reader_whom_nothing_else_does(preferred: str) -> None:
    assert negotiate(preferred, default="nl-BE").tag == "nl-BE"


@pytest.mark.parametrize(
    "preferred",
    [
        pytest.param(None, id="none"),
        pytest.param(5, id="number"),
        pytest.param(b"nl", id="bytes"),
        pytest.param([None], id="none-in-a-list"),
    ],
)
def test_a_preference_that_is_no_text_is_refused_as_ours(preferred: str) -> None:
    with pytest.raises(KA1Error):
        negotiate(preferred)


def test_a_pack_takes_part_in_negotiation(frisian_pack: Path) -> None:
    assert negotiate("fy-NL, nl;q=0.9", catalogues=iter([frisian_pack])).languages == ("fy",)


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("nl," * 33_000, id="repeated"),
        pytest.param("fr," * 33_000 + "nl", id="last"),
        pytest.param(
            ",".join(f"a{letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 1_280),
            id="languages-without-catalogues",
        ),
        pytest.param(" " * 100_000 + "x, nl", id="spaces"),
        pytest.param("nl;q" + " " * 100_000 + ", nl", id="spaces-before-the-quality"),
        pytest.param(";" * 100_000 + ", nl", id="semicolons"),
    ],
)
def test_a_long_header_is_read_up_to_a_point(header: str) -> None:
    assert negotiate(header, default="nl").languages == ("nl",)


@pytest.mark.parametrize(
    "locale", ["nl", Locale("nl"), Localizer("nl")], ids=["tag", "babel", "ours"]
)
def test_a_method_takes_whatever_names_a_locale(locale: LocaleLike) -> None:
    assert learners.PUPILS.label(locale) == "scholieren"
