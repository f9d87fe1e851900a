"""Reading a project number, and saying what is wrong with a damaged one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import TypedDict

import attrs

from .._errors import ProjectNumberError
from .._messages import pgettext_noop

__all__ = ["LONGEST_TEXT", "Fault", "Parts", "read_parts"]


class Fault(StrEnum):
    """What is wrong with a text that should be a project number; the names are stable."""

    NOT_TEXT = "not_text"
    EMPTY = "empty"
    TOO_LONG = "too_long"

    # The number is right once it is written properly.
    WHITE_SPACE = "white_space"
    CHARACTERS = "characters"
    LOWER_CASE = "lower_case"
    SEPARATOR = "separator"

    # It is not one number of this programme.
    SEVERAL_NUMBERS = "several_numbers"
    OTHER_SCHEME = "other_scheme"
    TEXT_BEFORE = "text_before"
    UNRECOGNIZED = "unrecognized"

    # A part is wrong; the parts before it are right.
    CALL_YEAR = "call_year"
    ROUND_MISSING = "round_missing"
    ROUND = "round"
    COUNTRY = "country"
    AGENCY = "agency"
    ACTION = "action"
    PLACEHOLDER = "placeholder"
    FIELD_MISSING = "field_missing"
    FIELD = "field"
    SERIAL_LENGTH = "serial_length"
    SERIAL = "serial"
    BLENDED_PROGRAMME = "blended_programme"
    PARTNER = "partner"
    TEXT_AFTER = "text_after"


class Parts(TypedDict):
    """The parts of a number: the fields of `erasmus_ka1.projects._project_number.ProjectNumber`."""

    call_year: int
    round: int
    agency: str
    action: str
    field: str | None
    serial: str
    partner: str | None


LONGEST_TEXT = 200

# [0-9], never \d: that takes the digits of every script.
_TO_2020 = r"20(?:1[4-9]|20)"
_FROM_2021 = r"20(?:2[1-9]|[3-9][0-9])"
_YEAR = f"(?:{_TO_2020}|{_FROM_2021})"
_AGENCY = r"(?!GR|GB)[A-Z]{2}[0-9]{2}"
_ACTION = r"KA[1-9][0-9]{2}"
_FIELDS_FROM_2021 = ("ADU", "HED", "SCH", "SPO", "VET", "YOU")
_FIELD = f"(?:{'|'.join(_FIELDS_FROM_2021)})"

_START = rf"-(?P<round>[1-9])-(?P<agency>{_AGENCY})-(?P<action>{_ACTION})"
_NUMBER_TO_2020 = re.compile(
    rf"(?P<call_year>{_TO_2020}){_START}(?:-(?P<field>[A-Z]{{2,3}}))?"
    r"-(?P<serial>[0-9]{6})(?:_(?P<partner>[1-9][0-9]?))?"
)
_NUMBER_FROM_2021 = re.compile(
    rf"(?P<call_year>{_FROM_2021}){_START}-(?P<field>{_FIELD})-(?P<serial>[0-9]{{9}})"
)


def read_parts(text: object) -> Parts:
    """Return the parts of the number that *text* is; raise if it is none."""
    if not isinstance(text, str):
        raise ProjectNumberError(text, Fault.NOT_TEXT, pgettext_noop("expected", "a str"))
    if len(text) > LONGEST_TEXT:
        raise ProjectNumberError(
            text, Fault.TOO_LONG, pgettext_noop("expected", "at most 200 characters")
        )
    found = _match(text)
    if found is None:
        raise _damage(text)
    return {
        "call_year": int(found["call_year"]),
        "round": int(found["round"]),
        "agency": found["agency"],
        "action": found["action"],
        "field": found["field"],
        "serial": found["serial"],
        "partner": found.groupdict().get("partner"),
    }


def _match(text: str) -> re.Match[str] | None:
    return _NUMBER_FROM_2021.fullmatch(text) or _NUMBER_TO_2020.fullmatch(text)


def _damage(text: str) -> ProjectNumberError:
    """Return what is wrong with a text that is no number.

    A text that would be a number if it were written properly has a fault of writing; in any other
    the fault is looked for in the properly written text.
    """
    proper = _properly_written(text)
    if not proper:
        return ProjectNumberError(
            text,
            Fault.EMPTY,
            pgettext_noop("expected", "a number such as 2023-1-NL01-KA121-VET-000123456"),
        )
    for candidate, fault, expected in (
        (proper, *_fault_of_writing(text, proper)),
        (re.sub(r"[-\s/._]+", "-", proper), Fault.SEPARATOR, _HYPHENS),
        (
            _with_digits(proper),
            Fault.CHARACTERS,
            pgettext_noop("expected", "digits, not letters that look like them"),
        ),
    ):
        if _match(candidate):
            return ProjectNumberError(text, fault, expected, candidate)
    rule = next(rule for rule in _RULES if re.search(rule.pattern, proper, re.DOTALL))
    repaired = rule.repaired(proper)
    suggestion = repaired if repaired and _match(repaired) else None
    return ProjectNumberError(text, rule.fault, rule.expected, suggestion)


_HYPHENS = pgettext_noop("expected", "one hyphen between the parts")


def _fault_of_writing(text: str, proper: str) -> tuple[Fault, str]:
    if text != text.strip():
        return Fault.WHITE_SPACE, pgettext_noop("expected", "no white space around the number")
    if not text.isascii():
        return Fault.CHARACTERS, pgettext_noop("expected", "only ASCII letters, digits and hyphens")
    if text.upper() == proper:
        return Fault.LOWER_CASE, pgettext_noop("expected", "capital letters")
    return Fault.SEPARATOR, _HYPHENS


# Capital letters that look like Latin ones.
_CYRILLIC = (
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
)
_GREEK = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
_LOOK_ALIKES = str.maketrans(_CYRILLIC + _GREEK, "ABESIJKMHOPCTYX" + "ABEZHIKMNOPTYX")
_LETTERS_LIKE_DIGITS = str.maketrans("OIL", "011")
_DASHES_THAT_ARE_SYMBOLS = "\N{MINUS SIGN}\N{MODIFIER LETTER MINUS SIGN}\N{HYPHEN BULLET}"


def _properly_written(text: str) -> str:
    """Return *text* in plain capitals, digits and hyphens, as far as it can be so written."""
    written = "".join(map(_plain, unicodedata.normalize("NFKC", text)))
    return re.sub(r"\s*-\s*", "-", written.upper().translate(_LOOK_ALIKES).strip())


def _plain(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Pd" or character in _DASHES_THAT_ARE_SYMBOLS:
        return "-"
    return str(unicodedata.decimal(character, character))


def _with_digits(text: str) -> str:
    """Return *text* with 0 and 1 for the letters O, I and L where digits belong."""
    return re.sub(
        r"(?P<letters>(?:^|-)(?:[A-Z]{2}(?=[0-9OIL]{2,3}-))?)(?P<digits>[0-9OIL]+)(?=[-_]|\Z)",
        lambda part: part["letters"] + part["digits"].translate(_LETTERS_LIKE_DIGITS),
        text,
    )


def _contained_number(text: str) -> str | None:
    for pattern in (_NUMBER_FROM_2021, _NUMBER_TO_2020):
        found = re.search(rf"(?<![^\W_]){pattern.pattern}(?![^\W_])", text)
        if found is not None:
            return found[0]
    return None


def _with_programme_country(text: str) -> str:
    return text.replace("-GR", "-EL").replace("-GB", "-UK")


def _with_partner_suffix(text: str) -> str:
    head, _, partner = text.rpartition("-")
    return f"{head}_{partner}"


def _no_repair(text: str) -> None:
    """Suggest nothing."""


@attrs.frozen
class _Rule:
    """One kind of damage, for a properly written text that no earlier rule has named.

    Attributes:
        fault: Its name.
        expected: What belongs there.
        pattern: Found in a text with this damage. Compiled when first needed.
        repaired: Makes the number that may have been meant; it need not succeed.
    """

    fault: Fault
    expected: str
    pattern: str
    repaired: Callable[[str], str | None] = _no_repair


# The patterns of parts say: the text is right so far, and what belongs next does not come.
_END = r"(?=-|\Z)"
_STOP = r"(?![^\W_])"
_TO_ROUND = rf"^{_YEAR}-[1-9]"
_TO_AGENCY = rf"{_TO_ROUND}-{_AGENCY}"
_TO_ACTION = rf"{_TO_AGENCY}-{_ACTION}"
_OLD_TO_FIELD = rf"(?=^{_TO_2020}){_TO_ACTION}(?:-[A-Z]{{2,3}})?"
_NEW_TO_ACTION = rf"(?=^{_FROM_2021}){_TO_ACTION}"
_NEW_TO_FIELD = rf"{_NEW_TO_ACTION}-{_FIELD}"
_NEW_TO_SERIAL = rf"{_NEW_TO_FIELD}-[0-9]{{9}}"
_OLD_TO_SERIAL = rf"{_OLD_TO_FIELD}-[0-9]{{6}}"
_HEAD = r"(?<![^\W_])[0-9]{4}-(?:[0-9]-)?[A-Z]{2}[0-9]{2}-[A-Z]{2,3}[0-9]"
_OTHER_SCHEMES = "|".join(
    (
        r"^EACEA-",
        r"^ERASMUS-",
        r"^LLP-",
        r"^[0-9]{5,6}-[A-Z]+-[0-9]-[0-9]{4}-",  # centralised: 553065-EPP-1-2014-1-TR-EPPJMO-CHAIR
        r"^[A-Z]{2}-[A-Z]+-[0-9]{4}-",  # Culture: FI-CULT-2008-MOTN-01
        r"^[A-Z]{2}-[0-9]+-[0-9]+-[0-9]{4}-R[0-9]",  # Youth in Action: HR-2-01-2009-R2
        r"^[0-9]{4}-[A-Z]{2}-[0-9]+\Z",  # 2006-SI-23
        r"^[0-9]{4}-[0-9]-[A-Z]{2}[0-9]-[A-Z]{3}[0-9]{2}-",  # Lifelong Learning: 2013-1-FI1-LEO05-…
        rf"{_TO_AGENCY}-ESC[0-9]{{2}}{_END}",  # European Solidarity Corps
    )
)
_SERIAL = pgettext_noop("expected", "a serial of 6 digits up to 2020, of 9 digits from 2021")

_RULES: tuple[_Rule, ...] = (
    _Rule(Fault.SEVERAL_NUMBERS, pgettext_noop("expected", "one number"), f"{_HEAD}.*{_HEAD}"),
    _Rule(
        Fault.OTHER_SCHEME,
        pgettext_noop(
            "expected", "a number of Erasmus+, not of another programme or of a central agency"
        ),
        _OTHER_SCHEMES,
    ),
    _Rule(
        Fault.TEXT_BEFORE,
        pgettext_noop("expected", "nothing before the number"),
        f"^.+{_HEAD}",
        _contained_number,
    ),
    _Rule(
        Fault.UNRECOGNIZED,
        pgettext_noop("expected", "a number such as 2023-1-NL01-KA121-VET-000123456"),
        r"^(?![0-9]+-[^-]*-)",
    ),
    _Rule(
        Fault.CALL_YEAR,
        pgettext_noop("expected", "a call year of four digits, from 2014"),
        rf"^(?!{_YEAR}-)",
    ),
    _Rule(
        Fault.ROUND_MISSING,
        pgettext_noop("expected", "a round after the call year: 2015-1-BE02"),
        rf"^{_YEAR}-[A-Z]",
    ),
    _Rule(
        Fault.ROUND,
        pgettext_noop("expected", "a round of one digit, from 1"),
        rf"^{_YEAR}-(?![1-9]{_END})",
    ),
    _Rule(
        Fault.COUNTRY,
        pgettext_noop("expected", "EL for Greece, UK for the United Kingdom"),
        rf"{_TO_ROUND}-(?:GR|GB)[0-9]{{2}}{_END}",
        _with_programme_country,
    ),
    _Rule(
        Fault.AGENCY,
        pgettext_noop("expected", "an agency of two letters and two digits: NL01"),
        rf"{_TO_ROUND}(?!-{_AGENCY}{_END})",
    ),
    _Rule(
        Fault.ACTION,
        pgettext_noop("expected", "an action of KA and three digits: KA121"),
        rf"{_TO_AGENCY}(?!-{_ACTION}{_END})",
    ),
    _Rule(
        Fault.PLACEHOLDER,
        pgettext_noop("expected", "a real serial, not a placeholder"),
        rf"{_TO_ACTION}(?:-[A-Z]{{2,3}})?-[0-9]*[X?#*.]{{2,}}[0-9]*\Z",
    ),
    _Rule(
        Fault.FIELD_MISSING,
        pgettext_noop(
            "expected", "a field after the action from 2021: ADU, HED, SCH, SPO, VET, YOU"
        ),
        rf"{_NEW_TO_ACTION}(?=-[0-9]|\Z)",
    ),
    _Rule(
        Fault.FIELD,
        pgettext_noop("expected", "one of ADU, HED, SCH, SPO, VET, YOU"),
        rf"{_NEW_TO_ACTION}(?!-{_FIELD}{_END})",
    ),
    _Rule(
        Fault.FIELD,
        pgettext_noop("expected", "a field of two or three letters, or none, up to 2020"),
        rf"(?=^{_TO_2020}){_TO_ACTION}-(?![A-Z]{{2,3}}{_END})[A-Z]+{_END}",
    ),
    _Rule(
        Fault.SERIAL_LENGTH,
        _SERIAL,
        rf"(?:{_NEW_TO_FIELD}-(?![0-9]{{9}}{_STOP})|{_OLD_TO_FIELD}-(?![0-9]{{6}}{_STOP}))[0-9]+{_STOP}",
    ),
    _Rule(
        Fault.SERIAL,
        _SERIAL,
        rf"{_NEW_TO_FIELD}(?!-[0-9]{{9}}{_STOP})|{_OLD_TO_FIELD}(?!-[0-9]{{6}}{_STOP})",
    ),
    _Rule(
        Fault.BLENDED_PROGRAMME,
        pgettext_noop(
            "expected", "the project's own number, without that of its blended intensive programme"
        ),
        rf"{_NEW_TO_SERIAL}(?<=-HED-[0-9]{{9}})-[0-9]{{1,3}}\Z",
        _contained_number,
    ),
    _Rule(
        Fault.PARTNER,
        pgettext_noop("expected", "no partner's number after the serial from 2021"),
        rf"{_NEW_TO_SERIAL}_[0-9]+\Z",
        _contained_number,
    ),
    _Rule(
        Fault.PARTNER,
        pgettext_noop("expected", "a partner's number from _1 to _99, or none"),
        rf"{_OLD_TO_SERIAL}(?:-[0-9]{{1,2}}|_[0-9]*)\Z",
        _with_partner_suffix,
    ),
    _Rule(
        Fault.TEXT_AFTER,
        pgettext_noop("expected", "nothing after the number"),
        "",
        _contained_number,
    ),
)
