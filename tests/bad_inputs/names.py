"""Codes, locales, language headers and project numbers that name nothing."""

from __future__ import annotations

from typing import Any

from babel import Locale

from erasmus_ka1 import GUIDE_2024, OutcomeSet, ProjectNumber
from erasmus_ka1.errors import (
    InvalidValueError,
    KA1Error,
    ProjectNumberError,
    UnknownCodeError,
    UnknownLocaleError,
    UnsupportedLocaleError,
    WrongKindError,
)
from erasmus_ka1.localization import Localizer, negotiate
from erasmus_ka1.projects import Fault

from .rows import BadInput, bad_document, project_with

__all__ = ["ROWS"]

NUMBER = "2023-1-NL01-KA121-VET-000123456"


def _code(given: Any, why: str, says: str = "(did you mean 'staff.motivation'?)") -> BadInput:
    return BadInput(
        f"the code {given!a:.40}", why, lambda _: GUIDE_2024[given], UnknownCodeError, says=says
    )


def _codes(
    name: str, given: Any, why: str, error: type[KA1Error] = WrongKindError, says: str = ""
) -> BadInput:
    return BadInput(
        f"the codes {name}", why, lambda _: OutcomeSet.from_codes(given), error, says=says
    )


def _locale(
    given: Any, why: str, error: type[KA1Error] = UnknownLocaleError, says: str = ""
) -> BadInput:
    return BadInput(
        f"the locale {given!a:.40}", why, lambda _: Localizer(given), error, says=says or "en, nl"
    )


def _header(
    name: str, given: Any, why: str, error: type[KA1Error] = UnsupportedLocaleError
) -> BadInput:
    return BadInput(f"the header {name}", why, lambda _: negotiate(given), error, says="en, nl")


def _number(given: Any, why: str, fault: str, says: str = "") -> BadInput:
    return BadInput(
        f"the number {given!a:.50}",
        why,
        lambda _: ProjectNumber.parse(given),
        ProjectNumberError,
        fault=fault,
        says=says,
    )


CODE_ROWS = (
    _code("staff.motivati\u043en", "a Cyrillic o"),
    _code("ѕtaff.motivation", "a Cyrillic s"),
    _code("ｓｔａｆｆ.motivation", "full-width letters"),
    _code("staff\u00ad.motivation", "a soft hyphen"),
    _code("staff.\u200bmotivation", "a space of no width"),
    _code("staff\u2024motivation", "a dot that is another one"),
    _code("Staff.Motivation", "capitals"),
    _code("STAFF.MOTIVATION", "capitals"),
    _code(" staff.motivation", "a space before it"),
    _code("staff.motivation\n", "a line break after it"),
    _code("staff.motivation\0", "a null character after it"),
    _code("staff..motivation", "two dots"),
    _code("staff.motivation.", "a dot too many"),
    _code("staff/motivation", "no path", "unknown code 'staff/motivation'"),
    _code("motivation", "which group's?"),
    _code("meer motivatie", "a label is no code", "unknown code 'meer motivatie'"),
    _code("staff.humour", "an outcome of no edition here", "unknown code 'staff.humour'"),
    _code("", "empty", "unknown code ''"),
    _code("\ud800", "half a character", "unknown code '\\ud800'"),
    _code("staff.motivation" * 100_000, "1.6 MB", "(1600000 in all)"),
    _code("\ufdfa" * 120, "eighteen letters in each", "unknown code"),
    _code("__class__", "Python's own", "unknown code '__class__'"),
    _code(None, "nothing", "unknown code None"),
    _code(3, "a number", "unknown code 3"),
    _code(["staff.motivation"], "a list", "unknown code ['staff.motivation']"),
    _code(b"staff.motivation", "bytes", "unknown code b'staff.motivation'"),
    _codes(
        "in a text", "staff.motivation", "letters are no codes", says="expected a list of codes"
    ),
    _codes("none", None, "nothing is no list"),
    _codes("with a number", ["staff.motivation", 3], "a code is text", says="3 does not belong"),
    _codes("with a list", [["staff.motivation"]], "a code is text"),
    _codes("with a group", ["staff"], "no outcome"),
    _codes("with one twice", ["staff.motivation"] * 2, "once", InvalidValueError, "each code once"),
    _codes("with one unknown", ["staff.humour"], "no such code", UnknownCodeError),
)

LOCALE_ROWS = (
    _locale("../../etc/passwd", "a path"),
    _locale("/etc/passwd", "a path"),
    _locale("nl/../../../etc/passwd", "a path"),
    _locale("nl\0", "a null character"),
    _locale("nl\n", "a line break"),
    _locale("nl;rm", "a command"),
    _locale("$(id)", "a command"),
    _locale("nl_NL.UTF-8", "a locale of an operating system"),
    _locale("nl_NL@euro", "a locale of an operating system"),
    _locale("C", "the locale of no language"),
    _locale("POSIX", "the locale of no language"),
    _locale("C.UTF-8", "the locale of no language"),
    _locale("und", "the tag of no language"),
    _locale("root", "CLDR's own"),
    _locale("x-klingon", "a private language"),
    _locale("i-klingon", "a grandfathered tag"),
    _locale("tlh", "Klingon, which CLDR lacks"),
    _locale("ｎｌ", "full-width letters"),
    _locale("\u043fl", "a Cyrillic letter"),
    _locale("nl-", "an empty part"),
    _locale("*", "any language is a wish, no locale"),
    _locale("", "empty"),
    _locale("nl" * 500_000, "1 MB", says="(1000000 in all)"),
    _locale(None, "nothing"),
    _locale(31, "a number"),
    _locale(b"nl", "bytes"),
    _locale(["nl"], "a list"),
    _locale("fr", "no catalogue is in French", UnsupportedLocaleError, "has no catalogue"),
    _locale(Locale("de"), "nor in German", UnsupportedLocaleError, "has no catalogue"),
    BadInput(
        "the locale a concept is shown in",
        "the format of an f-string",
        lambda _: f"{GUIDE_2024['staff']:../../nl}",
        UnknownLocaleError,
        says="'../../nl' is not known",
    ),
    BadInput(
        "the locale of a path",
        "Babel would look for a file of that name",
        lambda _: Localizer("nl_../../../etc/passwd"),
        UnknownLocaleError,
    ),
    BadInput(
        "the fallback 'nl'",
        "a text is rejected rather than split into letters",
        lambda _: Localizer("fr", fallbacks="nl"),
        WrongKindError,
        says="'nl' does not belong here, expected a list of locales",
    ),
    _header("of 1 MB", "xx-YY," * 166_667, "nobody has as many languages"),
    _header("of commas, 1 MB", "," * 1_000_000, "no language"),
    _header("of spaces, 1 MB", " " * 1_000_000 + "!", "no language"),
    _header("of one name, 1 MB", "a" * 1_000_000, "no language"),
    _header("of a quality of 1 MB", "nl;q=0." + "0" * 1_000_000, "three digits"),
    _header("of a path", "../../etc/passwd", "no language"),
    _header("with a null character", "nl\0", "no language"),
    _header("with a command", "nl;rm", "no quality"),
    _header("with a line break", "fr\r\nSet-Cookie: a=b", "it splits an answer"),
    _header("that refuses all", "nl;q=0, en;q=0, *;q=0", "nothing is left"),
    _header("of a quality that is none", "nl;q=nan", "no number"),
    _header("of a quality below 0", "nl;q=-1", "from 0 to 1"),
    _header("of a quality above 1", "nl;q=2", "from 0 to 1"),
    _header("of French", "fr-BE, fr;q=0.8", "no catalogue is in it"),
    _header("und", "und, C, POSIX, x-klingon", "languages of nobody"),
    _header("empty", "", "no wish"),
    _header("in bytes", b"nl", "letters are numbers there", UnknownLocaleError),
    _header("none", None, "nothing", UnknownLocaleError),
    _header("of numbers", [1, 2], "no text", UnknownLocaleError),
)


NUMBER_ROWS = (
    bad_document(
        "a damaged number",
        project_with(number=NUMBER.lower()),
        "nothing is repaired",
        ("$.number", f"project_number.{Fault.NOTATION}"),
    ),
    _number(NUMBER[:9] + "\u200b" + NUMBER[9:], "no width", Fault.NOTATION, NUMBER),
    _number(f"{NUMBER}\0", "a null character", Fault.EXTRA_TEXT, NUMBER),
    _number("=CMD()", "a spreadsheet's formula", Fault.UNRECOGNIZED),
    _number("2" * 200, "digits only", Fault.UNRECOGNIZED),
    _number("2023-1-NL01-KA1" * 13, "over and over", Fault.ACTION),
    _number("\ufdfa" * 200, "eighteen letters in each", Fault.UNRECOGNIZED),
    _number("\ud800" * 100, "halves of characters", Fault.UNRECOGNIZED),
    _number("9" * 10_000_000, "10 MB", Fault.UNRECOGNIZED, "(10000000 in all)"),
    _number(None, "nothing", Fault.NOT_TEXT),
)

ROWS = (*CODE_ROWS, *LOCALE_ROWS, *NUMBER_ROWS)
