from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from examples import examples
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import project_numbers

from erasmus_ka1 import ProjectNumber
from erasmus_ka1.errors import ProjectNumberError
from properties.refusals import result_of

new_numbers = project_numbers.filter(lambda number: number.call_year > 2020)
places = st.integers(0, 100)

#: Ways of writing a number that change no part of it.
BADLY_WRITTEN: dict[str, Callable[[str], str]] = {
    "lower case": str.lower,
    "space before": lambda text: f" {text}",
    "newline after": lambda text: f"{text}\n",
    "en dashes": lambda text: text.replace("-", "–"),
    "minus signs": lambda text: text.replace("-", "\N{MINUS SIGN}"),
    "spaces": lambda text: text.replace("-", " "),
    "spaces around hyphens": lambda text: text.replace("-", " - "),
    "slashes": lambda text: text.replace("-", "/"),
    "two hyphens": lambda text: text.replace("-", "--", 1),
    "full-width": lambda text: "".join(chr(ord(each) + 0xFEE0) for each in text),
    "Arabic digits": lambda text: text.translate({0x30 + n: 0x660 + n for n in range(10)}),
    "Cyrillic K": lambda text: text.replace("K", "\N{CYRILLIC CAPITAL LETTER KA}"),
    "zero width": lambda text: f"{text[:4]}\u200b{text[4:]}",
    "byte order mark": lambda text: f"\ufeff{text}",
}


def read(text: str) -> ProjectNumber | None:
    found = result_of(lambda: ProjectNumber.parse(text))
    return found if isinstance(found, ProjectNumber) else None


@pytest.mark.parametrize("way", BADLY_WRITTEN.values(), ids=BADLY_WRITTEN)
@examples(25)
@given(new_numbers)
def test_a_badly_written_number_is_refused_and_the_number_suggested(
    way: Callable[[str], str], number: ProjectNumber
) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(way(str(number)))

    assert caught.value.suggestion == str(number)


@given(new_numbers, places)
def test_a_number_without_one_of_its_characters_is_refused(
    number: ProjectNumber, place: int
) -> None:
    text = str(number)
    place %= len(text)

    assert read(text[:place] + text[place + 1 :]) is None


@given(new_numbers, places, st.characters(codec="utf-8"))
def test_a_number_with_a_character_more_is_refused(
    number: ProjectNumber, place: int, character: str
) -> None:
    text = str(number)
    place %= len(text) + 1

    assert read(text[:place] + character + text[place:]) is None


@given(project_numbers, places, st.sampled_from("0123456789ABKNVX-_ "))
def test_another_character_gives_another_number_that_says_so_or_none(
    number: ProjectNumber, place: int, character: str
) -> None:
    text = str(number)
    place %= len(text)
    damaged = text[:place] + character + text[place + 1 :]

    found = read(damaged)

    assert found is None or (str(found), found == number) == (damaged, damaged == text)


@given(project_numbers, project_numbers)
def test_numbers_are_equal_where_their_texts_are(one: ProjectNumber, other: ProjectNumber) -> None:
    again = ProjectNumber.parse(str(one))

    assert (one == other, hash(again), {one, again, other}) == (
        str(one) == str(other),
        hash(one),
        {one, other},
    )


@given(project_numbers)
def test_the_text_of_a_number_has_its_parts(number: ProjectNumber) -> None:
    partner = "" if number.partner is None else f"_{number.partner}"
    parts = [number.call_year, number.round, number.agency, number.full_action, number.serial]

    assert str(number) == "-".join(map(str, parts)) + partner


#: What is put into a number: its own pieces, look-alikes, and what Unicode takes apart.
pieces = st.sampled_from(
    [
        *"0123456789-_. xXOIl\n\u2013\u0410\u0661\u200b\ufdfa\ud800",
        *["2023", "1", "NL01", "KA121", "VET", "000123456"],
        *("GR01", "2023-1-NL01-KA121-VET-000123456", "2018-2-FI01-KA125-047391"),
    ]
)
texts = st.text() | st.lists(pieces).map("".join) | st.lists(pieces, min_size=3).map("-".join)


@given(texts)
@example("2023-1-NL01-KA121-VET-000123456")
def test_any_text_is_read_exactly_or_refused(text: str) -> None:
    found = read(text)

    assert found is None or str(found) == text


@given(project_numbers, st.data())
def test_any_suggestion_is_a_number(number: ProjectNumber, data: st.DataObject) -> None:
    text = str(number)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))

    found = result_of(lambda: ProjectNumber.parse(text[:start] + data.draw(pieces) + text[end:]))

    suggestion = found.suggestion if isinstance(found, ProjectNumberError) else None
    assert suggestion is None or str(ProjectNumber.parse(suggestion)) == suggestion


@given(st.tuples(st.integers(), st.integers(), *[st.none() | st.text(max_size=12)] * 5))
def test_any_parts_make_a_number_or_are_refused(parts: tuple[Any, ...]) -> None:
    found = result_of(lambda: ProjectNumber(*parts))

    assert not isinstance(found, ProjectNumber) or attrs.astuple(found) == parts
