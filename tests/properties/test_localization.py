"""Every locale that CLDR has: those in our languages, and the others with one of ours behind."""

from __future__ import annotations

import datetime
import pickle
from typing import Any

import pytest
from babel.localedata import locale_identifiers
from babel.numbers import parse_decimal
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from erasmus_ka1.errors import KA1Error, UnknownLocaleError, UnsupportedLocaleError, WrongKindError
from erasmus_ka1.localization import Localizer, localizer_for, negotiate
from erasmus_ka1.taxonomy import CONCEPTS, Concept
from properties.refusals import result_of

IDENTIFIERS = sorted({*locale_identifiers()} - {"root", "en_US_POSIX"})
SERVED = [name.replace("_", "-") for name in IDENTIFIERS if name[:3].rstrip("_") in {"nl", "en"}]
OTHERS = [name.replace("_", "-") for name in IDENTIFIERS if name.split("_")[0] not in {"nl", "en"}]
SENTENCES = {
    "nl": ("Het heeft {} resultaat bereikt.", "Het heeft {} resultaten bereikt."),
    "en": ("It has achieved {} outcome.", "It has achieved {} outcomes."),
}
TEXTS = ("label", "short_label", "statement")
served = st.sampled_from(SERVED)
others = st.sampled_from(OTHERS)
tags = st.sampled_from([*SERVED, *OTHERS])
languages = st.sampled_from(["nl", "en"])
concepts = st.sampled_from([*CONCEPTS])
anything = st.none() | st.integers() | st.text() | st.binary() | st.lists(st.text(), max_size=2)
qualities = st.sampled_from(["", ";q=1", ";q=0.9", ";q=0.5", "; q=0.25", ";Q=0.1", ";q=0"])
requested = st.tuples(tags | st.sampled_from(["*", "xx"]), qualities)


def texts_of(concept: Concept, localizer: Localizer) -> list[str]:
    return [getattr(localizer, kind)(concept) for kind in TEXTS]


@examples(300)
@given(served, concepts)
def test_every_locale_of_a_language_has_its_words(tag: str, concept: Concept) -> None:
    language = Localizer(tag.partition("-")[0])

    assert texts_of(concept, Localizer(tag)) == texts_of(concept, language)


@examples(300)
@given(others, languages, concepts)
def test_every_other_locale_takes_the_words_of_its_fallback(
    tag: str, language: str, concept: Concept
) -> None:
    localizer = Localizer(tag, fallbacks=[language])

    assert (localizer.tag, texts_of(concept, localizer)) == (
        language,
        texts_of(concept, Localizer(language)),
    )


@given(others)
def test_without_a_fallback_another_language_is_refused_with_those_there_are(tag: str) -> None:
    with pytest.raises(UnsupportedLocaleError) as caught:
        Localizer(tag)

    assert (caught.value.locale, caught.value.available) == (tag, ("en", "nl"))


@given(served, st.sampled_from(["-u-nu-latn", "-oxendict", "-x-private", "-1994", "_POSIX"]))
def test_a_tag_is_the_same_locale_however_it_is_written(tag: str, more: str) -> None:
    localizer = Localizer(tag)

    written: list[Any] = [
        localizer.locale,
        tag.replace("-", "_"),
        tag.lower(),
        tag.upper(),
        tag + more,
    ]
    assert [Localizer(each) for each in written] == [localizer] * 5
    assert localizer_for(tag) is localizer_for(tag)


@given(served, st.sampled_from([".UTF-8", "@euro", "/../nl", "\n", "-", "_", "--a"]))
def test_a_tag_with_anything_else_is_none(tag: str, more: str) -> None:
    assert isinstance(result_of(lambda: Localizer(f"{tag}{more}")), UnknownLocaleError)


@given(anything | st.text("nlenBE-_019.", max_size=12))
def test_whatever_is_asked_for_is_served_or_one_of_our_errors(asked: Any) -> None:
    found = result_of(lambda: Localizer(asked))

    assert isinstance(found, KA1Error) or found.languages[0] in {"nl", "en"}


@given(tags, st.lists(tags, max_size=2), languages, st.sampled_from([None, 2023, 2026]))
def test_a_localizer_survives_pickling(
    tag: str, fallbacks: list[str], last: str, edition: int | None
) -> None:
    localizer = Localizer(tag, edition=edition, fallbacks=[*fallbacks, last])

    again = pickle.loads(pickle.dumps(localizer))

    assert (again, hash(again), again.languages) == (
        localizer,
        hash(localizer),
        localizer.languages,
    )


@given(served, st.none() | st.integers() | st.text())
def test_what_is_not_a_concept_has_no_words(tag: str, value: Any) -> None:
    for kind in TEXTS:
        with pytest.raises(WrongKindError):
            getattr(Localizer(tag), kind)(value)


@given(served, st.integers(-(10**40), 10**40))
def test_a_number_can_be_read_again(tag: str, number: int) -> None:
    shown = Localizer(tag).number(number)

    assert parse_decimal(shown, locale=tag.replace("-", "_")) == number


@given(served, st.integers(0, 100))
def test_a_share_shows_its_whole_percentage(tag: str, percentage: int) -> None:
    shown = Localizer(tag).percent(percentage / 100)

    digits = "".join(each for each in shown if each.isdigit())
    assert (digits, shown.strip("0123456789 \u00a0\u202f")) == (str(percentage), "%")


@given(served, st.dates(min_value=datetime.date(1000, 1, 1)), st.integers(0, 9_999))
def test_a_date_or_period_shows_its_days_and_years(
    tag: str, start: datetime.date, days: int
) -> None:
    localizer = Localizer(tag)
    end = min(start, datetime.date(9900, 1, 1)) + datetime.timedelta(days)
    start = min(start, end)

    shown, period = localizer.date(start), localizer.date_range(start, end)

    assert [part for part in (start.day, start.year) if str(part) not in shown] == []
    parts = [start.day, start.year, end.day, end.year]
    assert [part for part in parts if str(part) not in period] == []


@given(served, st.lists(st.text("019", min_size=1), max_size=6))
def test_a_list_in_words_holds_its_items_in_order(tag: str, items: list[str]) -> None:
    localizer = Localizer(tag)

    for shown in (localizer.joined(items), localizer.alternatives(items)):
        place = 0
        for item in items:
            place = shown.index(item, place) + len(item)
        assert shown[place:] == ""


@given(served, st.text(max_size=3) | st.sampled_from(["EL", "UK", "XK", "BQ"]))
def test_every_country_has_a_name_or_its_code(tag: str, code: str) -> None:
    localizer = Localizer(tag)
    iso = {"EL": "GR", "UK": "GB"}.get(code, code)

    assert localizer.country_name(code) == localizer.locale.territories.get(iso, code)


@given(served, st.text(max_size=12) | tags)
def test_every_language_has_a_name_or_its_tag(tag: str, asked: str) -> None:
    shown = Localizer(tag).language_name(asked)

    refused = isinstance(result_of(lambda: Localizer(asked)), UnknownLocaleError)
    assert shown == asked if refused else shown


@given(served, st.text() | st.sampled_from(["{round}", "{year}", "{}", "%s"]), st.integers(1, 9))
def test_a_text_is_filled_in_as_it_is_whatever_it_looks_like(
    tag: str, text: str, number: int
) -> None:
    shown = Localizer(tag).pgettext("report", "{year}, round {round}", year=text, round=number)

    assert (shown.startswith(text), shown.removeprefix(text).endswith(f" {number}")) == (True, True)


@given(served, st.integers(0, 10**6))
def test_a_number_takes_the_plural_that_its_language_has_for_it(tag: str, number: int) -> None:
    one, more = "It has achieved {number} outcome.", "It has achieved {number} outcomes."
    localizer = Localizer(tag)

    shown = localizer.npgettext("report", one, more, number)

    assert shown == SENTENCES[tag[:2]][number != 1].format(localizer.number(number))


class TestNegotiate:
    @given(st.text() | st.text("nlen-BE,;q=0.5*_ ", max_size=40), languages)
    def test_any_header_is_served_where_there_is_a_default(self, header: str, default: str) -> None:
        assert negotiate(header, default=default).languages[0] in {"nl", "en"}

    @given(st.lists(st.text("nlenBEfr-;q=0.5* ", max_size=12), max_size=4))
    def test_a_list_is_the_header_that_its_parts_make(self, parts: list[str]) -> None:
        assert negotiate(parts, default="nl") == negotiate(", ".join(parts), default="nl")

    @given(st.lists(requested, max_size=6))
    def test_the_first_of_the_most_wanted_that_can_be_served_is(
        self, wanted: list[tuple[str, str]]
    ) -> None:
        ranked = sorted(
            ((tag, float(quality.partition("=")[2] or 1)) for tag, quality in wanted),
            key=lambda pair: -pair[1],
        )
        refused = {tag for tag, quality in ranked if not quality}
        whatever = [each for each in ("en", "nl") if each not in refused]
        found_tags = [
            each
            for tag, quality in ranked
            if quality
            for each in (whatever[:1] if tag == "*" else [tag])
            if each in SERVED
        ]

        found = negotiate([f"{tag}{q}" for tag, q in wanted], default="nl-SR").tag

        assert found == [*found_tags, "nl-SR"][0]
