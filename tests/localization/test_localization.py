"""Localizers: one locale, its words, its numbers and dates."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from editions import write_guide_catalogue

from erasmus_ka1 import GUIDE_2024, GUIDES, learners, staff
from erasmus_ka1.errors import (
    KA1Error,
    LocaleError,
    MissingTranslationError,
    UnknownEditionError,
    UnknownLocaleError,
    UnsupportedLocaleError,
    WrongKindError,
)
from erasmus_ka1.localization import Localizer, localizer_for, negotiate

WriteCatalogue = Callable[[Path, str, str], Path]

DAY = date(2024, 9, 1)
LATER = date(2025, 8, 31)
THIN = "\u2009"
HUGE = 10**28
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
WRONG = [None, float("nan"), float("inf"), b"x", ["x"], {"a": 1}, True, object]
PEOPLE = ("report", "{number} outcome", "{number} outcomes")


@pytest.fixture
def pack(tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str) -> Path:
    """Return a folder with a handful of texts in Frisian."""
    return write_catalogue(tmp_path / "frisian", "fy", partial_words)


@pytest.fixture
def frisian(pack: Path) -> Localizer:
    """Return a localizer with a handful of texts in Frisian."""
    return Localizer("fy", catalogues=[pack])


@pytest.fixture
def finnish(tmp_path: Path) -> Localizer:
    """Return a localizer with the guide's words of 2025 in Finnish, and ours in English."""
    folder = write_guide_catalogue(tmp_path / "finnish", "fi", 2025)
    return Localizer("fi", edition=2025, fallbacks=["en"], catalogues=[folder])


class TestLocale:
    @pytest.mark.parametrize(
        ("locale", "fallbacks", "tag", "languages"),
        [
            ("nl-BE", [], "nl-BE", ("nl-BE", "nl")),
            ("nl", ["fr", "en"], "nl", ("nl", "en")),
            ("nl-BE", ["nl", "en", "nl-NL"], "nl-BE", ("nl-BE", "nl", "en")),
            ("fr-BE", ["de", "nl-BE", "en"], "nl-BE", ("nl-BE", "nl", "en")),
        ],
        ids=["region", "fallback-without-catalogue", "once-each", "served-by-a-fallback"],
    )
    def test_the_chain_has_each_language_that_there_is_once(
        self, locale: str, fallbacks: list[str], tag: str, languages: tuple[str, ...]
    ) -> None:
        localizer = Localizer(locale, fallbacks=fallbacks)

        assert (localizer.tag, localizer.languages) == (tag, languages)
        assert localizer.language == tag[:2]

    @pytest.mark.parametrize(
        ("locale", "words"),
        [("nl", "Respondenten"), ("nl-NL", "Respondenten"), ("nl-BE", "Bevraagden")],
    )
    def test_words_differ_where_the_countries_do(self, locale: str, words: str) -> None:
        localizer = Localizer(locale)

        said = [localizer.pgettext("report", each) for each in ("Respondents", "Outcome")]
        assert said == [words, "Resultaat"]

    @pytest.mark.parametrize(
        ("locale", "error"),
        [
            pytest.param("fr", UnsupportedLocaleError, id="without-catalogue"),
            pytest.param(Locale("fr", "BE"), UnsupportedLocaleError, id="babel-locale"),
            pytest.param("xx", UnknownLocaleError, id="unknown"),
            pytest.param(None, UnknownLocaleError, id="none"),
            pytest.param(7, UnknownLocaleError, id="number"),
            pytest.param(["nl"], UnknownLocaleError, id="list"),
            pytest.param(float("nan"), UnknownLocaleError, id="nan"),
        ],
    )
    @pytest.mark.parametrize(
        "use",
        [
            pytest.param(Localizer, id="Localizer"),
            pytest.param(localizer_for, id="localizer_for"),
            pytest.param(staff.DIVERSITY.label, id="label"),
            pytest.param(staff.DIVERSITY.source, id="source"),
            pytest.param(lambda tag: GUIDE_2024.label(staff.DIVERSITY, locale=tag), id="guide"),
            pytest.param(lambda tag: negotiate("", default=tag or "xx"), id="default"),
            pytest.param(lambda tag: Localizer("fy", fallbacks=[tag]), id="fallback"),
        ],
    )
    def test_one_that_cannot_be_served_names_the_languages_there_are(
        self, use: Callable[[Any], object], locale: Any, error: type[LocaleError]
    ) -> None:
        with pytest.raises(error) as caught:
            use(locale)

        assert caught.value.available == ("en", "nl")

    @pytest.mark.parametrize("locales", [5, "nl", None])
    def test_one_fallback_is_not_a_list(self, locales: Any) -> None:
        with pytest.raises(WrongKindError, match="expected a list of locales"):
            Localizer("nl", fallbacks=locales)

    @pytest.mark.parametrize("edition", [2022, "2024", True, [2024], 2024.0])
    @pytest.mark.parametrize(
        "make",
        [
            lambda edition: Localizer("nl", edition=edition),
            lambda edition: localizer_for("nl", edition=edition),
            lambda edition: Localizer("nl").for_edition(edition),
        ],
    )
    def test_an_unknown_edition_is_refused(
        self, make: Callable[[Any], object], edition: Any
    ) -> None:
        with pytest.raises(UnknownEditionError):
            make(edition)

    @pytest.mark.parametrize("locale", ["nl", "nl-BE", Locale("en", "GB")], ids=str)
    def test_that_of_a_locale_and_edition_is_shared(self, locale: str | Locale) -> None:
        assert localizer_for(locale) is localizer_for(locale)
        assert localizer_for(locale, edition=2025) is GUIDES[2025].localizer(locale)

    @pytest.mark.parametrize(
        ("one", "other", "equal"),
        [
            pytest.param(Localizer("nl-BE"), Localizer("nl_be"), True, id="spelled-otherwise"),
            pytest.param(Localizer("nl"), Localizer("nl-BE"), False, id="region"),
            pytest.param(Localizer("nl"), Localizer("nl", fallbacks=["en"]), False, id="fallbacks"),
            pytest.param(Localizer("nl"), Localizer("nl", edition=2025), False, id="edition"),
            pytest.param(
                Localizer("nl", edition=GUIDES[2025]),
                Localizer("nl").for_edition(2025),
                True,
                id="same-edition",
            ),
            pytest.param(Localizer("nl"), "nl", False, id="foreign"),
        ],
    )
    def test_localizers_are_equal_by_locale_chain_and_edition(
        self, one: Localizer, other: object, *, equal: bool
    ) -> None:
        assert (one == other, hash(one) == hash(other)) == (equal, equal)

    @pytest.mark.parametrize(
        "localizer",
        [
            pytest.param(Localizer("nl"), id="language"),
            pytest.param(Localizer(Locale("nl", "BE"), fallbacks=["en"]), id="fallbacks"),
            pytest.param(Localizer("fr", fallbacks=[Locale("nl", "BE")]), id="served-by-fallback"),
            pytest.param(Localizer(Locale("en", "US", variant="POSIX")), id="variant"),
            pytest.param(Localizer("nl", edition=2026), id="edition"),
        ],
    )
    def test_a_copy_equals_it(self, localizer: Localizer) -> None:
        pickles = (pickle.dumps(localizer, each) for each in range(pickle.HIGHEST_PROTOCOL + 1))
        copies = [copy.copy(localizer), copy.deepcopy(localizer), *map(pickle.loads, pickles)]

        assert copies == [localizer] * len(copies)
        assert {each.edition for each in copies} == {localizer.edition}

    def test_it_keeps_its_folders_in_a_pickle_and_is_given_back_as_it_is(
        self, frisian: Localizer
    ) -> None:
        again = pickle.loads(pickle.dumps(frisian))

        assert again == frisian
        assert again.label(learners.LEARNING_PERFORMANCE) == "bettere learprestaasjes"
        assert localizer_for(frisian) is frisian is frisian.for_edition(None)

    @pytest.mark.parametrize("name", ["locale", "languages", "label", "tag", "unheard_of"])
    def test_it_cannot_be_changed(self, name: str) -> None:
        with pytest.raises(AttributeError):
            setattr(Localizer("nl"), name, "x")


class TestTexts:
    @pytest.mark.usefixtures("fresh_caches")
    def test_threads_share_localizers_safely(self) -> None:
        def every_text(locale: str) -> list[str]:
            kinds = ("label", "short_label", "statement")
            return [getattr(each, kind)(locale) for each in GUIDE_2024 for kind in kinds]

        with ThreadPoolExecutor(8) as threads:
            dutch = {tuple(texts) for texts in threads.map(every_text, ["nl", "nl-BE"] * 40)}

        assert dutch == {tuple(every_text("nl"))}

    def test_each_text_says_which_language_it_is_in(self, finnish: Localizer) -> None:
        message = finnish.message("command", "Label")
        plural = finnish.plural_message("report", "{number} outcome", "{number} outcomes", 2)

        assert [
            finnish.origin_of(learners.INITIATIVE),
            finnish.origin_of(learners.INITIATIVE, "short_label"),
            finnish.origin_of(learners.PUPILS),
            message,
            plural,
        ] == [
            ("fi", None),
            ("en", None),
            ("en", None),
            ("Label", "en"),
            ("2 outcomes", "en"),
        ]

    @pytest.mark.parametrize(
        "ask",
        [
            pytest.param(lambda localizer: localizer.label(staff.MOTIVATION), id="label"),
            pytest.param(lambda localizer: localizer.text("staff", "Staff"), id="text"),
            pytest.param(lambda localizer: localizer.origin_of(staff.MOTIVATION), id="origin_of"),
            pytest.param(lambda localizer: localizer.pgettext("staff", "Staff"), id="pgettext"),
            pytest.param(lambda localizer: localizer.npgettext("x", "a", "b", 2), id="npgettext"),
        ],
    )
    def test_a_missing_text_without_a_fallback_names_the_languages(
        self, frisian: Localizer, ask: Callable[[Localizer], str]
    ) -> None:
        with pytest.raises(MissingTranslationError) as caught:
            ask(frisian)

        assert caught.value.languages == ("fy",)

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            pytest.param(
                {"name": "Ada", "day": DAY, "count": 1234.5},
                "Ada kaam op 1 Septimber 2024 mei 1.234,5",
                id="localized",
            ),
            pytest.param({"name": "Ada"}, "Ada kaam op {day} mei {count}", id="left-as-it-is"),
            pytest.param(
                {"name": "{day}", "day": "hjoed", "count": "{x.__class__}"},
                "{day} kaam op hjoed mei {x.__class__}",
                id="braces-in-a-value",
            ),
            pytest.param(
                {"name": r"\1\g<0>", "day": "", "count": "%s", "self": "x", "message": "x"},
                r"\1\g<0> kaam op  mei %s",
                id="escapes-and-any-name",
            ),
        ],
    )
    def test_placeholders_are_filled_in_the_form_of_the_locale(
        self, frisian: Localizer, values: dict[str, Any], expected: str
    ) -> None:
        message = frisian.pgettext("test", "{name} came on {day} with {count}", **values)

        assert message == expected

    @pytest.mark.parametrize(
        ("number", "expected"),
        [
            (0, "0 persoanen yn Ljouwert"),
            (1, "1 persoan yn Ljouwert"),
            (1000, "1.000 persoanen yn Ljouwert"),
        ],
    )
    def test_a_plural_has_the_form_its_number_asks_for(
        self, frisian: Localizer, number: int, expected: str
    ) -> None:
        forms = "{number} person in {place}", "{number} people in {place}"

        assert frisian.npgettext("test", *forms, number, place="Ljouwert") == expected

    @pytest.mark.parametrize(
        ("number", "expected"), [(1, "1 osoba"), (2, "2 osoby"), (5, "5 osób"), (22, "22 osoby")]
    )
    def test_a_plural_comes_from_the_fallback_by_its_own_rule(
        self,
        tmp_path: Path,
        write_catalogue: WriteCatalogue,
        pack: Path,
        number: int,
        expected: str,
    ) -> None:
        polish = write_catalogue(tmp_path / "polish", "pl", POLISH)
        localizer = Localizer("fy", catalogues=[pack, polish], fallbacks=["pl"])

        assert localizer.npgettext("test", "{number} person", "{number} people", number) == expected


class TestForms:
    @pytest.mark.parametrize(
        ("locale", "number", "shown"),
        [
            ("nl", 1234567.5, "1.234.567,5"),
            ("nl-BE", 1234567.5, "1.234.567,5"),
            ("en", 1234567.5, "1,234,567.5"),
            ("en-IN", 1234567.5, "12,34,567.5"),
            ("nl", -3, "-3"),
            ("nl", 0, "0"),
            ("nl", Fraction(1, 2), "0,5"),
            ("nl", Decimal("0.12349"), "0,123"),
            ("nl", HUGE, "10" + ".000" * 9),
            ("en", float(HUGE), "10" + ",000" * 9),
            ("nl", -(10**300), "-1" + ".000" * 100),
        ],
    )
    def test_a_number_takes_the_form_of_the_locale(
        self, locale: str, number: float, shown: str
    ) -> None:
        assert Localizer(locale).number(number) == shown

    @pytest.mark.parametrize(
        ("locale", "ratio", "shown"),
        [("nl", 0.625, "63%"), ("en", 1, "100%"), ("nl", 0, "0%"), ("nl", HUGE, None)],
    )
    def test_a_ratio_is_a_whole_percentage(
        self, locale: str, ratio: float, shown: str | None
    ) -> None:
        assert Localizer(locale).percent(ratio) == (shown or "1.000" + ".000" * 9 + "%")

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            pytest.param(Localizer("nl").date(DAY), "1 september 2024", id="nl"),
            pytest.param(Localizer("en").date(DAY), "1 September 2024", id="en-is-european"),
            pytest.param(Localizer("en-US").date(DAY), "September 1, 2024", id="en-US"),
            pytest.param(Localizer("nl").date(DAY, "short"), "01-09-2024", id="nl-short"),
            pytest.param(Localizer("nl-BE").date(DAY, "short"), "1/09/2024", id="nl-BE-short"),
            pytest.param(Localizer("nl").date(DAY, "full"), "zondag 1 september 2024", id="full"),
            pytest.param(
                Localizer("nl").date_range(DAY, LATER),
                f"1 sep 2024{THIN}–{THIN}31 aug 2025",
                id="range-nl",
            ),
            pytest.param(
                Localizer("nl").date_range(DAY, date(2024, 9, 5)).replace(THIN, ""),
                "1–5 sep 2024",
                id="range-in-a-month",
            ),
            pytest.param(Localizer("nl").date_range(DAY, DAY), "1 sep 2024", id="range-of-a-day"),
            pytest.param(Localizer("nl").joined(iter("abc")), "a, b en c", id="list-nl"),
            pytest.param(Localizer("en").joined(["a", "b", "c"]), "a, b and c", id="list-en"),
            pytest.param(Localizer("nl").joined(["a"]), "a", id="list-of-one"),
            pytest.param(Localizer("nl").joined([]), "", id="list-of-none"),
            pytest.param(Localizer("nl").alternatives(iter("abc")), "a, b of c", id="choice-nl"),
            pytest.param(Localizer("en").alternatives(["a", "b"]), "a or b", id="choice-en"),
        ],
    )
    def test_dates_and_lists_take_the_form_of_the_locale(self, text: str, expected: str) -> None:
        assert text == expected

    @pytest.mark.parametrize(
        ("locale", "code", "name"),
        [
            ("nl", "NL", "Nederland"),
            ("nl", "EL", "Griekenland"),
            ("nl", "GR", "Griekenland"),
            ("en", "UK", "United Kingdom"),
            ("en", "GB", "United Kingdom"),
            ("nl", "XX", "XX"),
            ("nl", "", ""),
        ],
    )
    def test_a_country_has_a_name(self, locale: str, code: str, name: str) -> None:
        assert Localizer(locale).country_name(code) == name

    @pytest.mark.parametrize(
        ("locale", "tag", "name"),
        [
            ("nl", "en", "Engels"),
            ("en", "nl-BE", "Dutch (Belgium)"),
            ("en", "en-GB-oxendict", "English (United Kingdom)"),
            ("nl", "fy", "Fries"),
            ("nl", "zea-NL", "Zeeuws"),
            ("nl", "xx", "xx"),
            ("nl", "../evil", "../evil"),
        ],
    )
    def test_a_language_has_a_name(self, locale: str, tag: str, name: str) -> None:
        assert Localizer(locale).language_name(tag) == name

    @pytest.mark.parametrize("given", WRONG, ids=repr)
    @pytest.mark.parametrize(
        ("use", "expected"),
        [
            (Localizer("nl").number, "a finite number"),
            (lambda given: Localizer("nl").npgettext(*PEOPLE, given), "a finite number"),
            (
                lambda given: Localizer("en").pgettext("x", "{x}", x=given),
                "(text|a finite number)",
            ),
            (Localizer("nl").percent, "a finite number"),
            (Localizer("nl").date, "a date"),
            (lambda given: Localizer("nl").date_range(given, DAY), "a date"),
            (lambda given: Localizer("nl").date_range(DAY, given), "a date"),
            (lambda given: Localizer("nl").date(DAY, given), "'short', 'medium', 'long' or"),
            (lambda given: Localizer("nl").joined([given]), "text"),
            (lambda given: Localizer("nl").alternatives([given]), "text"),
            (Localizer("nl").country_name, "text"),
            (Localizer("nl").language_name, "text"),
            (lambda given: Localizer("nl").text(given, "x"), "text"),
            (lambda given: Localizer("en").pgettext("x", given), "text"),
            (lambda given: Localizer("en").npgettext("x", given, "x", 1), "text"),
            (lambda given: Localizer("en").origin_of(staff.MOTIVATION, given), "'label', "),
            (lambda given: Localizer("en").origin_of(given), "a concept of the guide"),
        ],
        ids=lambda each: each if isinstance(each, str) else "",
    )
    def test_what_does_not_belong_there_is_refused_as_ours(
        self, use: Callable[[Any], object], expected: str, given: object
    ) -> None:
        with pytest.raises(WrongKindError, match=f"does not belong here, expected {expected}"):
            use(given)

    @pytest.mark.parametrize("number", [10**400, Decimal("1E5000"), Decimal("sNaN"), 1.5])
    def test_a_number_beyond_a_float_or_half_a_person_is_refused(self, number: Any) -> None:
        with pytest.raises(WrongKindError, match=r"expected a (finite|whole) number"):
            Localizer("nl").npgettext(*PEOPLE, number)

    @pytest.mark.parametrize("items", [None, 5, "abc", b"abc"])
    def test_a_text_is_not_a_list(self, items: Any) -> None:
        with pytest.raises(WrongKindError, match="expected a list of texts"):
            Localizer("nl").joined(items)

    @pytest.mark.parametrize("thing", [None, 3, "staff.motivation", staff, type(staff.MOTIVATION)])
    @pytest.mark.parametrize(
        "kind", ["label", "short_label", "statement", "description", "alt_labels"]
    )
    def test_only_a_concept_has_words(self, kind: str, thing: object) -> None:
        with pytest.raises(WrongKindError, match="expected a concept of the guide"):
            getattr(Localizer("nl"), kind)(thing)


class TestNegotiate:
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
            pytest.param("en;q=0.9, nl", "nl", id="no-quality-is-the-highest"),
            pytest.param("en;q=0, nl;q=0.1", "nl", id="refused"),
            pytest.param("fr, *", "en", id="any"),
            pytest.param("fr, *;q=0.1, nl;q=0.5", "nl", id="any-as-a-last-resort"),
            pytest.param("en;q=0, *", "nl", id="any-but"),
            pytest.param("nl-US", "nl", id="unknown-region"),
            pytest.param("en-NL", "en-NL", id="rare-region"),
            pytest.param("en-GB-oxendict", "en-GB", id="variant"),
            pytest.param("nl-BE-x-private", "nl-BE", id="private-use"),
            pytest.param("eng", "en", id="three letters"),
            pytest.param("nl-Latn-BE", "nl-BE", id="script"),
            pytest.param("i-klingon, xx-YY, nl", "nl", id="unknown-language"),
            pytest.param("../../etc, nl", "nl", id="path"),
            pytest.param("en;q=2, nl;q=0.1", "nl", id="quality-too-high"),
            pytest.param("en;q=.9, nl;q=0.1", "nl", id="quality-without-a-digit"),
            pytest.param("en;q=0.1234, nl;q=0.1", "nl", id="quality-too-fine"),
            pytest.param("en;level=1, ;;, ,nl", "nl", id="malformed-parts"),
            pytest.param("EN-gb", "en-GB", id="case"),
        ],
    )
    def test_a_reader_is_served_the_language_wanted_most(
        self, preferred: str | Iterator[str] | list[str], tag: str
    ) -> None:
        assert negotiate(preferred).tag == tag

    @pytest.mark.parametrize(
        "preferred",
        ["", [], "fr, de;q=0.5", "nl;q=0", "*;q=0", "nl;q=0, en;q=0.0, *", ",;q=,", "x" * 100_000],
        ids=lambda preferred: repr(preferred)[:12],
    )
    def test_a_reader_without_a_language_in_common_gets_the_default_or_an_error(
        self, preferred: str
    ) -> None:
        with pytest.raises(UnsupportedLocaleError) as caught:
            negotiate(preferred)

        assert caught.value.available == ("en", "nl")
        assert negotiate(preferred, default="nl-BE").tag == "nl-BE"

    @pytest.mark.parametrize("preferred", [None, 5, b"nl", [None]])
    def test_a_preference_that_is_not_text_is_refused_as_ours(self, preferred: Any) -> None:
        with pytest.raises(KA1Error):
            negotiate(preferred)

    @pytest.mark.parametrize("preferred", ["fy-NL, nl;q=0.9", "nl;q=0, en;q=0, *", "fy"])
    def test_a_pack_takes_part(self, preferred: str, pack: Path) -> None:
        assert negotiate(preferred, catalogues=iter([pack])).languages == ("fy",)
        assert negotiate("fr", default="fy", catalogues=[pack]).languages == ("fy",)

    def test_a_fallback_serves_what_the_chosen_language_lacks(self, pack: Path) -> None:
        localizer = negotiate("fr, fy;q=0.5", fallbacks=["nl"], catalogues=[pack])

        assert (localizer.languages, localizer.label(learners.PUPILS)) == (
            ("fy", "nl"),
            "scholieren",
        )

    @pytest.mark.parametrize(
        "header",
        [
            "fr," * 33_000 + "nl",
            " " * 100_000 + "x, nl",
            "nl;q" + " " * 100_000 + ", nl",
            ";" * 100_000 + ", nl",
        ],
        ids=["last", "spaces", "spaces-before-the-quality", "semicolons"],
    )
    def test_a_long_header_is_read_up_to_a_point(self, header: str) -> None:
        assert negotiate(header, default="nl").languages == ("nl",)
