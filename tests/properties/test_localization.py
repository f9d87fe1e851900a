"""Every locale that CLDR has: those in our languages, and the others with one of ours behind."""

from __future__ import annotations

import datetime
from typing import Any

from babel.localedata import locale_identifiers
from babel.numbers import parse_decimal
from examples import examples
from hypothesis import given
from hypothesis import strategies as st

from erasmus_ka1.errors import KA1Error
from erasmus_ka1.localization import Localizer, localizer_for, negotiate
from erasmus_ka1.taxonomy import CONCEPTS, Concept
from properties.refusals import result_of

IDENTIFIERS = sorted({*locale_identifiers()} - {"root", "en_US_POSIX"})
SERVED = [name.replace("_", "-") for name in IDENTIFIERS if name[:3].rstrip("_") in {"nl", "en"}]
OTHERS = [name.replace("_", "-") for name in IDENTIFIERS if name.split("_")[0] not in {"nl", "en"}]
TEXTS = ("label", "short_label", "statement")
served = st.sampled_from(SERVED)
others = st.sampled_from(OTHERS)
tags = st.sampled_from([*SERVED, *OTHERS])
languages = st.sampled_from(["nl", "en"])
concepts = st.sampled_from([*CONCEPTS])
anything = st.none() | st.integers() | st.text() | st.binary() | st.lists(st.text(), max_size=2)


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


@given(anything | st.text("nlenBE-_019.", max_size=12))
def test_whatever_is_asked_for_is_served_or_one_of_our_errors(asked: Any) -> None:
    found = result_of(lambda: Localizer(asked))

    assert isinstance(found, KA1Error) or found.languages[0] in {"nl", "en"}


@given(served, st.integers(-(10**40), 10**40))
def test_a_number_can_be_read_again(tag: str, number: int) -> None:
    shown = Localizer(tag).number(number)

    assert parse_decimal(shown, locale=tag.replace("-", "_")) == number


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


class TestNegotiate:
    @given(st.text() | st.text("nlen-BE,;q=0.5*_ ", max_size=40), languages)
    def test_any_header_is_served_where_there_is_a_default(self, header: str, default: str) -> None:
        assert negotiate(header, default=default).languages[0] in {"nl", "en"}

    @given(st.lists(st.text("nlenBEfr-;q=0.5* ", max_size=12), max_size=4))
    def test_a_list_is_the_header_that_its_parts_make(self, parts: list[str]) -> None:
        assert negotiate(parts, default="nl") == negotiate(", ".join(parts), default="nl")
