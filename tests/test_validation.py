"""The values that fields take: text, lines, numbers, dates, countries and languages."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from enum import Enum, IntEnum, StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Literal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmus_ka1 import (
    GUIDE_2024,
    Claim,
    Evidence,
    OutcomeSet,
    Project,
    ProjectNumber,
    staff,
)
from erasmus_ka1.answers import AnswerTally
from erasmus_ka1.errors import InvalidValueError, WrongKindError
from erasmus_ka1.exports import to_skos
from erasmus_ka1.localization import Localizer, negotiate
from erasmus_ka1.projects import Counts, Participants
from erasmus_ka1.reports import Text, characters, project_report
from erasmus_ka1.serialization import (
    Limits,
    dumps,
    fast_decoder,
    fast_encoder,
    load,
    loads,
    make_converter,
)

DAY = datetime.date(2024, 6, 1)
AIMS = OutcomeSet(["staff.motivation"])
FORMAT_LINE = '"format": "erasmus-ka1/outcome-set",'
EVIDENCE = Evidence("Ja.", "nl", "Enquête", DAY)
PROJECT = Project(
    number="2024-1-NL01-KA121-VET-000123456",
    title="Zorg over de grens",
    organisation="Scalda",
    country="NL",
    start=DAY,
    end=DAY,
)

#: Gives a value to a field of each kind, and returns what the field holds.
FIELDS: dict[str, Callable[[Any], object]] = {
    "text": lambda value: attrs.evolve(EVIDENCE, text=value).text,
    "line": lambda value: attrs.evolve(PROJECT, title=value).title,
    "count": lambda value: Participants({"staff": value})["staff"],
    "optional count": lambda value: (
        Claim("staff.motivation", "planned", respondents=value).respondents
    ),
    "figure": lambda value: Counts({"NL": value})["NL"],
    "limit": lambda value: Limits(claims=value).claims,
    "most suggestions": lambda value: len(GUIDE_2024.suggest("de", limit=value)),
    "indent": lambda value: len(dumps(AIMS, indent=value).split("\n")[1]) - len(FORMAT_LINE),
    "shown date": lambda value: Localizer("en").date(value, "short"),
    "date": lambda value: attrs.evolve(EVIDENCE, date=value).date,
    "country": lambda value: attrs.evolve(PROJECT, country=value).country,
    "language": lambda value: attrs.evolve(EVIDENCE, language=value).language,
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
    ("\xa0\u200b", "a space and an invisible mark only"),
    ("a\0", "a null character"),
    ("a\x1b[31m", "an escape sequence"),
    ("a\x85", "a next line"),
    ("a\vb", "a vertical tab"),
    ("a\u2028b", "a line separator"),
    ("a\ud800", "a lone surrogate"),
    ("\udcff", "an undecodable byte"),
    ("a\uffff", "the last noncharacter of the first plane"),
    ("a\U0010fffe", "a noncharacter of the last plane"),
    ("a\u0308", "a letter that is not composed"),
    (None, "nothing"),
    (3, "a number"),
    (b"abc", "bytes"),
)
ACCEPTED: tuple[tuple[str, object, str], ...] = (
    *(("text", value, why) for value, why in READABLE),
    ("text", "one\n\n\ttwo\n", "lines and a tab"),
    *(("line", value, why) for value, why in READABLE),
    ("count", 0, "zero"),
    ("count", 2**63 - 1, "the largest of 64 bits"),
    ("optional count", 7, "a number"),
    ("optional count", None, "nothing"),
    ("date", datetime.date(2024, 2, 29), "a leap day"),
    ("date", datetime.date.max, "the last day"),
    ("country", "NL", "the Netherlands"),
    ("country", "XK", "Kosovo"),
    ("language", "nl", "a language"),
    ("language", "nl-BE", "a region"),
    ("language", "sr-Latn-RS", "a script"),
    ("language", "es-419", "a region in digits"),
    ("language", "de-1996", "a variant"),
    ("language", "NL-be", "any case"),
)
REFUSED: tuple[tuple[str, object, str], ...] = (
    *(("text", value, why) for value, why in UNREADABLE),
    ("text", "\n\t\n", "line breaks only"),
    *(("line", value, why) for value, why in UNREADABLE),
    ("line", "one\ntwo", "two lines"),
    ("line", "one\n", "a trailing newline"),
    ("line", "one\ttwo", "a tab"),
    *(
        (rule, value, why)
        for rule in ("count", "optional count")
        for value, why in (
            (-1, "negative"),
            (2**63, "more than 64 bits"),
            (10**5000, "too long to print"),
            (True, "a truth value"),
            (3.0, "a float"),
            (float("nan"), "not a number"),
            ("3", "text"),
            ([3], "a list"),
        )
    ),
    ("count", None, "nothing"),
    ("date", datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC), "a date with a time"),
    ("date", "2024-01-01", "text"),
    ("date", 20240101, "a number"),
    ("date", None, "nothing"),
    ("country", "GR", "Greece by its ISO code"),
    ("country", "GB", "the United Kingdom by its ISO code"),
    ("country", "nl", "lower case"),
    ("country", "NLD", "three letters"),
    ("country", "ＮＬ", "full-width letters"),
    ("country", "NL\n", "a trailing newline"),
    ("country", "ΝL", "a Greek letter"),
    ("country", "", "empty"),
    ("country", b"NL", "bytes"),
    ("country", None, "nothing"),
    ("language", "nl_NL", "an underscore"),
    ("language", "nl\n", "a trailing newline"),
    ("language", "nl-", "an empty part"),
    ("language", "Nederlands", "a name"),
    ("language", "nl_NL.UTF-8", "a locale of an operating system"),
    ("language", "ｎｌ", "full-width letters"),
    ("language", "nl-" + "a" * 9, "a part of nine letters"),
    ("language", "nl" + "-aa" * 100, "a hundred parts"),
    ("language", "", "empty"),
    ("language", None, "nothing"),
)


class Markup(str):
    """A text that claims to be safe HTML, as that of MarkupSafe and Django does."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return f"<a>{self[:]}</a>"

    def replace(self, *_: object) -> str:
        return "replaced"


class Organisation(StrEnum):
    SCALDA = "Scalda"

    def __str__(self) -> str:
        return "Organisation.SCALDA"


class Code(StrEnum):
    NL = "NL"


class Number(IntEnum):
    FIVE = 5


class Index:
    """A whole number of another library, such as ``numpy.int64``."""

    def __index__(self) -> int:
        return 5


class Day(datetime.date):
    """A date of another library, or of one that stops the clock for tests."""

    def __str__(self) -> str:
        return "today"

    @property
    def year(self) -> int:
        return 1


#: Kind of field, value, what the field holds, and why.
CONVERTED: tuple[tuple[str, object, object, str], ...] = (
    ("text", Markup("<b>"), "<b>", "markup"),
    ("text", Markup("een\r\ntwee"), "een\ntwee", "markup of two lines"),
    ("text", "een\r\ntwee\rdrie\n", "een\ntwee\ndrie\n", "line breaks of a browser"),
    ("line", Markup("<b>"), "<b>", "markup"),
    ("line", Organisation.SCALDA, "Scalda", "an enum"),
    ("country", Code.NL, "NL", "an enum"),
    ("language", Markup("nl"), "nl", "markup"),
    ("count", Number.FIVE, 5, "an enum"),
    ("count", Index(), 5, "a number of another library"),
    ("optional count", Index(), 5, "a number of another library"),
    *(
        (kind, Index(), 5, "a number of another library")
        for kind in ("figure", "limit", "most suggestions", "indent")
    ),
    ("shown date", Day(2024, 2, 29), "29/02/2024", "a date of another library"),
    ("date", Day(2024, 2, 29), datetime.date(2024, 2, 29), "a date of another library"),
)


def table(rows: tuple[tuple[str, object, str], ...]) -> list[Any]:
    return [pytest.param(kind, value, id=f"{kind}: {why}") for kind, value, why in rows]


@pytest.mark.parametrize(("kind", "value"), table(ACCEPTED))
def test_a_value_is_accepted_as_it_is(kind: str, value: object) -> None:
    assert FIELDS[kind](value) == value


@pytest.mark.parametrize(("kind", "value"), table(REFUSED))
def test_a_value_is_refused(kind: str, value: object) -> None:
    with pytest.raises(InvalidValueError) as caught:
        FIELDS[kind](value)

    assert caught.value.value is value


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [pytest.param(*row[:3], id=f"{row[0]}: {row[3]}") for row in CONVERTED],
)
def test_a_value_of_a_subclass_becomes_a_plain_one(
    kind: str, value: object, expected: object
) -> None:
    held = FIELDS[kind](value)

    assert (held, type(held)) == (expected, type(expected))


class Unhashable(str):
    """A text that compares in its own way, and so has no hash."""

    __slots__ = ()
    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return NotImplemented


class Broken(str):
    """A text whose own methods are of no use."""

    __slots__ = ()

    _fail: Any = NotImplemented

    __str__ = __repr__ = __len__ = __iter__ = __getitem__ = encode = _fail
    casefold = isascii = isprintable = lower = replace = split = strip = translate = upper = _fail


def member(text: str) -> Any:
    """Return a member of an enum of texts that prints and hashes as its name."""
    texts: Any = Enum("texts", {"NAME": text}, type=str)
    return texts.NAME


FORMATS: tuple[Literal["json", "yaml", "toml"], ...] = ("json", "yaml", "toml")

#: A text, and what takes it at some border of the library.
BORDERS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "format": ("yaml", lambda given: dumps(AIMS, format=given)),
    "format of a converter": (
        "json",
        lambda given: make_converter(given).unstructure(AIMS),
    ),
    "format of SKOS": ("nt", lambda given: len(to_skos(GUIDE_2024, format=given))),
    "fast document": (
        '["staff.motivation"]',
        fast_decoder(OutcomeSet),
    ),
    "fast text": ("één", lambda given: fast_encoder()([given])),
    "codes": ("staff.motivation", lambda given: OutcomeSet.from_codes([given])),
    "code": ("staff.motivation", lambda given: GUIDE_2024[given]),
    "locale": ("nl", staff.MOTIVATION.label),
    "localizer": ("nl-BE", lambda given: Localizer(given).tag),
    "header": ("fr, nl;q=0.5", lambda given: negotiate(given).tag),
    "country": ("EL", Localizer("nl").country_name),
    "context": ("topic", lambda given: Localizer("nl").pgettext(given, "Activities")),
    "kind of text": ("label", lambda given: staff.MOTIVATION.source("en", of=given)),
    "style of a date": ("short", lambda given: Localizer("nl").date(DAY, given)),
    "text of choices": ("short_label", lambda given: GUIDE_2024.choices(locale="nl", of=given)),
    "wordings": ("label", lambda given: [*GUIDE_2024.wordings(staff.MOTIVATION, given)]),
    "file": (str(Path(__file__).parent / "data/v1/full.json"), lambda given: load(given, Project)),
    "searched": ("motivatie", GUIDE_2024.search),
    "status": ("final", lambda given: project_report(PROJECT, locale="nl", status=given)),
    "section": ("project", lambda given: project_report(PROJECT, locale="nl", sections=[given])),
    "report": ("<b>", lambda given: Text(given).text),
    "counted": ("<b>", characters),
    "project number": ("2024-1-NL01-KA121-VET-000123456", ProjectNumber.parse),
    **{
        name: (dumps(AIMS, format=name), partial(loads, kind=OutcomeSet, format=name))
        for name in FORMATS
    },
}


@pytest.mark.parametrize("kind", [Markup, Unhashable, Broken, member])
@pytest.mark.parametrize("border", BORDERS)
def test_a_text_of_any_class_counts_by_its_characters(border: str, kind: Any) -> None:
    text, take = BORDERS[border]
    given = kind(text)

    assert take(given) == take(text)


def test_a_real_date_is_accepted_while_a_test_stops_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Stopped(datetime.date):
        pass

    real = DAY
    monkeypatch.setattr(datetime, "date", Stopped)

    assert type(FIELDS["date"](real)) is type(real)
    assert FIELDS["shown date"](real) == "01/06/2024"
    assert loads(dumps(PROJECT), Project) == PROJECT


def test_a_day_of_another_library_that_is_none_is_refused() -> None:
    class NoDay(datetime.datetime):
        """As pandas has it, for a value that is missing."""

        def __ne__(self, other: object) -> bool:
            return True

    with pytest.raises(WrongKindError, match="expected a date"):
        Localizer("nl").date(NoDay(1, 1, 1))


def test_an_error_names_the_field_and_what_it_takes() -> None:
    with pytest.raises(InvalidValueError) as caught:
        FIELDS["optional count"](True)

    assert str(caught.value) == (
        "Claim.respondents is True, expected a whole number, 0 or more, or nothing"
    )


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["country", "year"], "expected one of 'country', 'year'"),
        ([], "expected nothing, as there is none"),
    ],
)
def test_an_error_about_a_choice_names_the_choices(columns: list[str], expected: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        AnswerTally(by=columns).regroup("land")

    assert str(caught.value) == f"by is 'land', {expected}"


@given(st.text())
def test_any_line_can_be_printed_and_stored(text: str) -> None:
    try:
        held = attrs.evolve(PROJECT, title=text).title
    except InvalidValueError:
        return

    assert held.splitlines() == [text]
    assert text.encode().decode() == text
