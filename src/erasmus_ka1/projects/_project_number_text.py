"""The text of a project number: how it is read, and what is wrong with a damaged one.

Reading is strict. A damaged number is never repaired: the error says what is wrong, and suggests
the number that may have been meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from .._errors import ProjectNumberError
from .._messages import is_text, pgettext_noop
from .._validation import plain_line

__all__ = ["Fault", "read_parts"]


class Fault(StrEnum):
    """What to put right in a text that should be a project number; the values are stable."""

    #: The value is not a `str`.
    NOT_TEXT = "not_text"
    #: Nothing in the text resembles a project number.
    UNRECOGNIZED = "unrecognized"
    #: The number is one of another programme, or of a central agency.
    OTHER_PROGRAMME = "other_programme"
    #: The text holds more than one number.
    MULTIPLE_NUMBERS = "multiple_numbers"
    #: The text holds more than the number.
    EXTRA_TEXT = "extra_text"
    #: The number is right, but is written in other characters.
    NOTATION = "notation"
    #: The call year or the round is wrong or missing.
    CALL = "call"
    #: The agency is wrong or missing.
    AGENCY = "agency"
    #: The action or its field is wrong or missing.
    ACTION = "action"
    #: The serial or the partner's number after it is wrong or missing.
    SERIAL = "serial"


# [0-9] rather than \d, which matches the digits of every script.
_YEAR_TO_2020 = "20(?:1[4-9]|20)"
_YEAR_FROM_2021 = "20(?:2[1-9]|[3-9][0-9])"
_YEAR = f"(?:{_YEAR_TO_2020}|{_YEAR_FROM_2021})"
_AGENCY = "(?!GR|GB)[A-Z]{2}[0-9]{2}"
_ACTION = "KA[1-9][0-9]{2}"
_FIELD_FROM_2021 = "(?:ADU|HED|SCH|SPO|VET|YOU)"
_MIDDLE = f"-(?P<round>[1-9])-(?P<agency>{_AGENCY})-(?P<action>{_ACTION})"
_NUMBER_TO_2020 = (
    f"(?P<call_year>{_YEAR_TO_2020}){_MIDDLE}(?:-(?P<field>[A-Z]{{2,3}}))?"
    "-(?P<serial>[0-9]{6})(?:_(?P<partner>[1-9][0-9]?))?"
)
_NUMBER_FROM_2021 = (
    f"(?P<call_year>{_YEAR_FROM_2021}){_MIDDLE}-(?P<field>{_FIELD_FROM_2021})"
    "-(?P<serial>[0-9]{9})"
)
_LONGEST_TEXT = 200


def read_parts(text: object) -> dict[str, Any]:
    """Return the fields of the number that *text* is.

    Raises:
        ProjectNumberError: The text is not a well-formed number.
    """
    if not is_text(text):
        raise ProjectNumberError(text, Fault.NOT_TEXT, pgettext_noop("expected", "a str"))
    plain = plain_line(text)
    if len(plain) > _LONGEST_TEXT:
        expected = pgettext_noop("expected", "at most 200 characters")
        raise ProjectNumberError(plain, Fault.UNRECOGNIZED, expected)
    parts = _match(plain)
    if parts is None:
        raise _error_for(plain)
    return {**parts, "call_year": int(parts["call_year"]), "round": int(parts["round"])}


def _match(text: str) -> dict[str, Any] | None:
    found = re.fullmatch(_NUMBER_FROM_2021, text) or re.fullmatch(_NUMBER_TO_2020, text)
    return found.groupdict() if found else None


def _error_for(text: str) -> ProjectNumberError:
    """Return what is wrong with a text that is not a well-formed number."""
    proper = _in_proper_notation(text)
    for candidate, expected in _notations(proper):
        if _match(candidate):
            return ProjectNumberError(text, Fault.NOTATION, expected, candidate)
    damage = next(each for each in _DAMAGES if re.search(each.pattern, proper, re.DOTALL))
    repaired = damage.repair(proper) if damage.repair else None
    suggestion = repaired if repaired and _match(repaired) else None
    return ProjectNumberError(text, damage.fault, damage.expected, suggestion)


def _notations(proper: str) -> Iterator[tuple[str, str]]:
    """Yield texts that may be the number in its proper notation, and what to write."""
    expected = pgettext_noop(
        "expected", "only capital letters A to Z, digits and single hyphens, without spaces"
    )
    yield proper, expected
    yield re.sub(r"[-\s/._]+", "-", proper), expected
    yield re.sub(r"\s+", "", proper), expected
    digits = pgettext_noop("expected", "digits (these are look-alike letters)")
    yield re.sub(_DIGITS, lambda found: found[0].translate(_LETTERS_LIKE_DIGITS), proper), digits


# The parts of a number that hold digits only, as far as letters stand in for them.
_DIGITS = (
    r"(?:(?<![^-])(?![A-Z]{2}[0-9BGILOSZ]{2,3}-)|(?<=-[A-Z]{2})(?=[0-9BGILOSZ]{2,3}-))"
    r"[0-9BGILOSZ]+(?=[-_]|\Z)"
)
_LETTERS_LIKE_DIGITS = str.maketrans("BGILOSZ", "8611052")
# Capital letters that look like Latin ones.
_CYRILLIC = (
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
)
_GREEK = "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
_LOOK_ALIKES = str.maketrans(_CYRILLIC + _GREEK, "ABESIJKMHOPCTYX" + "ABEZHIKMNOPTYX")
_DASHES_THAT_ARE_SYMBOLS = "\N{MINUS SIGN}\N{MODIFIER LETTER MINUS SIGN}\N{HYPHEN BULLET}"


def _in_proper_notation(text: str) -> str:
    """Return *text* in plain capitals, digits and hyphens, as far as it can be so written."""
    written = "".join(map(_plain_character, unicodedata.normalize("NFKC", text)))
    return re.sub(r"\s*-\s*", "-", written.upper().translate(_LOOK_ALIKES).strip())


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category == "Pd" or character in _DASHES_THAT_ARE_SYMBOLS:
        return "-"
    return str(unicodedata.decimal(character, character))


def _number_within(text: str) -> str | None:
    for pattern in (_NUMBER_FROM_2021, _NUMBER_TO_2020):
        if found := re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", text):
            return found[0]
    return None


class _Damage(NamedTuple):
    """A kind of damage to a properly written text.

    Attributes:
        fault: Its name.
        pattern: Found in a text that has this damage and none of the earlier kinds.
        expected: What belongs there.
        repair: Returns the number that may have been meant, if the text lets one guess.
    """

    fault: Fault
    pattern: str
    expected: str
    repair: Callable[[str], str | None] | None = None


# The patterns of parts match where the text is right so far and what follows is wrong.
_END = r"(?=-|\Z)"
_STOP = r"(?![^\W_])"
_TO_CALL = f"^{_YEAR}-[1-9]"
_TO_ACTION = f"{_TO_CALL}-{_AGENCY}-{_ACTION}"
_OLD_TO_FIELD = f"(?=^{_YEAR_TO_2020}){_TO_ACTION}(?:-[A-Z]{{2,3}})?"
_NEW_TO_ACTION = f"(?=^{_YEAR_FROM_2021}){_TO_ACTION}"
_NEW_TO_FIELD = f"{_NEW_TO_ACTION}-{_FIELD_FROM_2021}"
_HEAD = r"(?<![^\W_])[0-9]{4}-(?:[0-9]-)?[A-Z]{2}[0-9]{2}-[A-Z]{2,3}[0-9]"
_OTHER_PROGRAMMES = "|".join(
    (
        r"^[^0-9]*101[0-9]{6}(?![0-9])",  # Commission grants: 101089165, 101089165-ERASMUS-…
        r"^(?:EACEA|LLP|ERASMUS|CREA|ESC|CERV|HORIZON|H2020|LIFE[0-9]*)-",
        r"^[0-9]{5,6}-[A-Z]+-[0-9]-[0-9]{4}-",  # centralised: 553065-EPP-1-2014-1-TR-EPPJMO-CHAIR
        r"^[A-Z]{2}-[A-Z]+-[0-9]{4}-",  # Culture: FI-CULT-2008-MOTN-01
        r"^[A-Z]{2}-[0-9]+-[0-9]+-[0-9]{4}-R[0-9]",  # Youth in Action: HR-2-01-2009-R2
        r"^[0-9]{4}-[A-Z]{2}-[0-9]+\Z",  # 2006-SI-23
        r"^[0-9]{4}-[0-9]-[A-Z]{2}[0-9]-[A-Z]{3}[0-9]{2}-",  # Lifelong Learning: 2013-1-FI1-LEO05-…
        rf"{_TO_CALL}-{_AGENCY}-ESC[0-9]{{2}}{_END}",  # European Solidarity Corps
    )
)
_DAMAGES = (
    _Damage(Fault.MULTIPLE_NUMBERS, f"{_HEAD}.*{_HEAD}", pgettext_noop("expected", "one number")),
    _Damage(
        Fault.OTHER_PROGRAMME,
        _OTHER_PROGRAMMES,
        pgettext_noop(
            "expected",
            "an Erasmus+ number from a National Agency, not one of EACEA or of another programme",
        ),
    ),
    _Damage(
        Fault.EXTRA_TEXT,
        f"^.+{_HEAD}",
        pgettext_noop("expected", "nothing before the number"),
        _number_within,
    ),
    _Damage(
        Fault.UNRECOGNIZED,
        r"^(?![0-9]+-[^-]*-)",
        pgettext_noop("expected", "a number such as 2023-1-NL01-KA121-VET-000123456"),
    ),
    _Damage(
        Fault.CALL,
        rf"^(?!{_YEAR}-[1-9]{_END})",
        pgettext_noop("expected", "a call year from 2014 and a round, such as 2023-1"),
        lambda text: text.replace("-0", "-", 1),
    ),
    _Damage(
        Fault.AGENCY,
        rf"{_TO_CALL}(?!-{_AGENCY}{_END})",
        pgettext_noop(
            "expected",
            "an agency code (two letters, two digits), such as NL01; EL for Greece, UK for the"
            " United Kingdom",
        ),
        lambda text: text.replace("-GR", "-EL").replace("-GB", "-UK"),
    ),
    _Damage(
        Fault.ACTION,
        rf"{_TO_CALL}-{_AGENCY}(?!-{_ACTION}{_END})",
        pgettext_noop("expected", "an action code (KA and three digits), such as KA121"),
    ),
    _Damage(
        Fault.SERIAL,
        rf"{_TO_ACTION}(?:-[A-Z]{{2,3}})?-[0-9]*[X?#*.]{{2,}}[0-9]*\Z",
        pgettext_noop("expected", "a real serial, not a placeholder"),
    ),
    _Damage(
        Fault.ACTION,
        rf"{_NEW_TO_ACTION}(?!-{_FIELD_FROM_2021}{_END})",
        pgettext_noop(
            "expected", "a field after the action from 2021: ADU, HED, SCH, SPO, VET, YOU"
        ),
    ),
    _Damage(
        Fault.ACTION,
        rf"(?=^{_YEAR_TO_2020}){_TO_ACTION}-(?![A-Z]{{2,3}}{_END})[A-Z]+{_END}",
        pgettext_noop("expected", "a field of two or three letters, or none, up to 2020"),
    ),
    _Damage(
        Fault.SERIAL,
        rf"{_NEW_TO_FIELD}(?!-[0-9]{{9}}{_STOP})|{_OLD_TO_FIELD}(?!-[0-9]{{6}}{_STOP})",
        pgettext_noop("expected", "a serial of 6 digits up to 2020, of 9 digits from 2021"),
    ),
    _Damage(
        Fault.EXTRA_TEXT,
        r"-HED-[0-9]{9}-[0-9]{1,3}\Z",
        pgettext_noop(
            "expected", "the project's own number, without that of its blended intensive programme"
        ),
        _number_within,
    ),
    _Damage(
        Fault.SERIAL,
        rf"{_OLD_TO_FIELD}-[0-9]{{6}}(?:-[0-9]{{1,2}}|_[0-9]*)\Z",
        pgettext_noop("expected", "a partner's number from _1 to _99, or none"),
        lambda text: "_".join(text.rsplit("-", 1)),
    ),
    _Damage(
        Fault.EXTRA_TEXT, "", pgettext_noop("expected", "nothing after the number"), _number_within
    ),
)
