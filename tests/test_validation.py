"""The rules for the fields of value classes: what each accepts, what it refuses, and why."""

from __future__ import annotations

import datetime
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import countries, counts, languages, lines, texts

from erasmus_ka1._validation import (
    COUNT,
    COUNTRY,
    DATE,
    LANGUAGE,
    LINE,
    OPTIONAL_COUNT,
    TEXT,
    Rule,
)
from erasmus_ka1.errors import InvalidValueError

RULES = {
    "TEXT": TEXT,
    "LINE": LINE,
    "COUNT": COUNT,
    "OPTIONAL_COUNT": OPTIONAL_COUNT,
    "DATE": DATE,
    "COUNTRY": COUNTRY,
    "LANGUAGE": LANGUAGE,
}
READABLE: tuple[tuple[object, str], ...] = (
    ("Zorg over de grens", "plain text"),
    (" a ", "spaces around it"),
    ("x\u0301", "a combining character"),
    ("שלום", "right to left"),
    ("\u202eabc\u202c", "a change of direction"),
    ("𝕏👩\u200d🎓", "characters beyond the first plane, joined"),
    ("\xa0a\xad", "a no-break space and a soft hyphen"),
    ("\ue000", "private use"),
    ("x" * 100_000, "a long text"),
)
UNREADABLE: tuple[tuple[object, str], ...] = (
    ("", "empty"),
    (" \u3000\xa0", "spaces only"),
    ("\u200b", "a space of no width only"),
    ("\u200e\u2060\ufeff", "invisible marks only"),
    ("\xa0\u200b", "a space and an invisible mark only"),
    ("a\0", "a null character"),
    ("a\x1b[31m", "an escape sequence"),
    ("a\x7f", "delete"),
    ("a\x85", "a next line"),
    ("a\r\nb", "a carriage return"),
    ("a\vb", "a vertical tab"),
    ("a\u2028b", "a line separator"),
    ("a\u2029b", "a paragraph separator"),
    ("a\ud800", "a lone surrogate"),
    ("\udcff", "an undecodable byte"),
    (None, "nothing"),
    (3, "a number"),
    (b"abc", "bytes"),
    (["abc"], "a list"),
)
ACCEPTED: tuple[tuple[str, object, str], ...] = (
    *(("TEXT", value, why) for value, why in READABLE),
    ("TEXT", "one\n\n\ttwo\n", "lines and a tab"),
    *(("LINE", value, why) for value, why in READABLE),
    ("COUNT", 0, "zero"),
    ("COUNT", 2**63 - 1, "the largest of 64 bits"),
    ("OPTIONAL_COUNT", 7, "a number"),
    ("OPTIONAL_COUNT", None, "nothing"),
    ("DATE", datetime.date(2024, 2, 29), "a leap day"),
    ("DATE", datetime.date.min, "the first day"),
    ("DATE", datetime.date.max, "the last day"),
    ("COUNTRY", "NL", "the Netherlands"),
    ("COUNTRY", "EL", "Greece"),
    ("COUNTRY", "UK", "the United Kingdom"),
    ("COUNTRY", "XK", "Kosovo"),
    ("LANGUAGE", "nl", "a language"),
    ("LANGUAGE", "ast", "three letters"),
    ("LANGUAGE", "nl-BE", "a region"),
    ("LANGUAGE", "sr-Latn-RS", "a script"),
    ("LANGUAGE", "es-419", "a region in digits"),
    ("LANGUAGE", "de-1996", "a variant"),
    ("LANGUAGE", "NL-be", "any case"),
)
REFUSED: tuple[tuple[str, object, str], ...] = (
    *(("TEXT", value, why) for value, why in UNREADABLE),
    ("TEXT", "\n\t\n", "line breaks only"),
    *(("LINE", value, why) for value, why in UNREADABLE),
    ("LINE", "one\ntwo", "two lines"),
    ("LINE", "one\n", "a trailing newline"),
    ("LINE", "one\ttwo", "a tab"),
    *(
        (rule, value, why)
        for rule in ("COUNT", "OPTIONAL_COUNT")
        for value, why in (
            (-1, "negative"),
            (2**63, "more than 64 bits"),
            (10**5000, "too long to print"),
            (True, "a truth value"),
            (False, "the other truth value"),
            (3.0, "a float"),
            (float("nan"), "not a number"),
            ("3", "text"),
            (3j, "a complex number"),
            ([3], "a list"),
        )
    ),
    ("COUNT", None, "nothing"),
    ("DATE", datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), "a date with a time"),
    ("DATE", "2024-01-01", "text"),
    ("DATE", 20240101, "a number"),
    ("DATE", None, "nothing"),
    ("COUNTRY", "GR", "Greece by its ISO code"),
    ("COUNTRY", "GB", "the United Kingdom by its ISO code"),
    ("COUNTRY", "nl", "lower case"),
    ("COUNTRY", "Nl", "mixed case"),
    ("COUNTRY", "NLD", "three letters"),
    ("COUNTRY", "N", "one letter"),
    ("COUNTRY", "N1", "a digit"),
    ("COUNTRY", "ＮＬ", "full-width letters"),
    ("COUNTRY", "NL\n", "a trailing newline"),
    ("COUNTRY", " NL", "a space"),
    ("COUNTRY", "ΝL", "a Greek letter"),
    ("COUNTRY", "", "empty"),
    ("COUNTRY", b"NL", "bytes"),
    ("COUNTRY", None, "nothing"),
    ("LANGUAGE", "nl_NL", "an underscore"),
    ("LANGUAGE", "nl\n", "a trailing newline"),
    ("LANGUAGE", "nl-", "an empty part"),
    ("LANGUAGE", "n", "one letter"),
    ("LANGUAGE", "Nederlands", "a name"),
    ("LANGUAGE", "nl BE", "a space"),
    ("LANGUAGE", "nl_NL.UTF-8", "a locale of an operating system"),
    ("LANGUAGE", "ｎｌ", "full-width letters"),
    ("LANGUAGE", "nl-" + "a" * 9, "a part of nine letters"),
    ("LANGUAGE", "nl" + "-aa" * 100, "a hundred parts"),
    ("LANGUAGE", "", "empty"),
    ("LANGUAGE", None, "nothing"),
)


def table(rows: tuple[tuple[str, object, str], ...]) -> list[Any]:
    return [pytest.param(rule, value, id=f"{rule}: {why}") for rule, value, why in rows]


@pytest.mark.parametrize(("rule", "value"), table(ACCEPTED))
def test_a_value_is_accepted(rule: str, value: object) -> None:
    assert RULES[rule].holds(value)


@pytest.mark.parametrize(("rule", "value"), table(REFUSED))
def test_a_value_is_refused(rule: str, value: object) -> None:
    assert not RULES[rule].holds(value)


def test_every_rule_is_in_both_tables() -> None:
    assert {rule for rule, *_ in ACCEPTED} == {rule for rule, *_ in REFUSED} == {*RULES}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_a_validator_of_attrs(rule: Rule) -> None:
    checked = attrs.make_class("Checked", {"field": attrs.field(validator=rule)}, frozen=True)

    with pytest.raises(InvalidValueError) as caught:
        checked(b"")

    assert caught.value.args == ("Checked.field", b"", rule.expected)


def test_a_validator_is_silent_about_a_good_value() -> None:
    checked = attrs.make_class("Checked", {"field": attrs.field(validator=COUNT)}, frozen=True)

    assert checked(3).field == 3


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        pytest.param(TEXT, texts, id="TEXT"),
        pytest.param(LINE, lines, id="LINE"),
        pytest.param(COUNT, counts, id="COUNT"),
        pytest.param(OPTIONAL_COUNT, st.none() | counts, id="OPTIONAL_COUNT"),
        pytest.param(DATE, st.dates(), id="DATE"),
        pytest.param(COUNTRY, countries, id="COUNTRY"),
        pytest.param(LANGUAGE, languages, id="LANGUAGE"),
    ],
)
@given(data=st.data())
def test_any_good_value_is_accepted(
    data: st.DataObject, rule: Rule, values: st.SearchStrategy[object]
) -> None:
    assert rule.holds(data.draw(values))


@given(st.text())
def test_any_line_can_be_printed_and_stored(text: str) -> None:
    if LINE.holds(text):
        assert text.splitlines() == [text]
        assert text.encode().decode() == text
