"""Project numbers: read strictly, written back exactly, refused with a reason."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import attrs
import pytest

from erasmus_ka1.errors import InvalidValueError, ProjectNumberError
from erasmus_ka1.projects import Fault, ProjectNumber

DATA = Path(__file__).parent.parent / "data"
NEW = "2023-1-NL01-KA121-VET-000123456"
OLD = "2018-2-FI01-KA125-047391"
LIECHTENSTEIN = "2024-1-LI01-KA121-VET-000123456"
BLENDED = "2025-1-BG01-KA131-HED-000321310"
BIP = "2024-1-IT02-KA131-HED-000197121"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SAMPLE = rows("project_numbers.csv")
WHOLE = [pytest.param(row, id=row["raw"]) for row in SAMPLE if row["well_formed"] == "yes"]
ACCREDITED = [row["Project Identifier"] for row in rows("ec_ka120_vet_2021_excerpt.csv")]

# text, fault, suggestion, why
DAMAGED: tuple[tuple[str, Fault, str | None, str], ...] = (
    # the damaged numbers of the sample
    ("BIP 2024-1-IT02-KA131-HED-000197121-2", Fault.EXTRA_TEXT, BIP, "an abbreviation before"),
    (f"{BLENDED}-3", Fault.EXTRA_TEXT, BLENDED, "a blended intensive programme"),
    ("2024-1-ES02-KA210-YOU-000xxxxx", Fault.SERIAL, None, "a placeholder"),
    ("2024-1-ES01-KA121-ADU-00020559", Fault.SERIAL, None, "eight digits"),
    (
        "KA121 · 2025-1-ES01-KA121-VET-000315070 | KA131 · 2025-1-ES01-KA131-HED-000315070",
        Fault.MULTIPLE_NUMBERS,
        None,
        "two actions",
    ),
    ("FI-CULT-2008-MOTN-01", Fault.OTHER_PROGRAMME, None, "Culture"),
    ("552144-CREA-1-2014-1-AT-CULT-COOP1", Fault.OTHER_PROGRAMME, None, "Creative Europe"),
    ("2006-SI-23", Fault.OTHER_PROGRAMME, None, "another scheme"),
    ("EACEA-509925", Fault.OTHER_PROGRAMME, None, "the central agency"),
    ("553065-EPP-1-2014-1-TR-EPPJMO-CHAIR", Fault.OTHER_PROGRAMME, None, "centralised"),
    ("562155-EPP-1-2015-1-ES-EPPKA3-PI-FORWARD", Fault.OTHER_PROGRAMME, None, "Key Action 3"),
    ("168191-EM-1-2009-1-PL-ERA MUNDUS-ICI", Fault.OTHER_PROGRAMME, None, "Erasmus Mundus"),
    ("HR-2-01-2009-R2", Fault.OTHER_PROGRAMME, None, "Youth in Action"),
    # others
    ("", Fault.UNRECOGNIZED, None, "nothing"),
    ("\u200b\ufeff", Fault.UNRECOGNIZED, None, "invisible characters only"),
    (NEW + " " * 200, Fault.UNRECOGNIZED, None, "a cell padded without end"),
    ("2023-" * 20_000, Fault.UNRECOGNIZED, None, "100,000 characters"),
    (" " + NEW.lower(), Fault.NOTATION, NEW, "a leading space and lower case"),
    (NEW.replace("-", "\u2011"), Fault.NOTATION, NEW, "no-break hyphens"),
    (NEW + "\u200e", Fault.NOTATION, NEW, "a direction mark"),
    (NEW.replace("0", "O"), Fault.NOTATION, NEW, "letters O for zeros"),
    (OLD.replace("1", "l"), Fault.NOTATION, OLD, "letters l for ones"),
    ("2024-1-LIO1-KA121-VET-OOO123456", Fault.NOTATION, LIECHTENSTEIN, "O in LI01"),
    (NEW.replace("-", "_"), Fault.NOTATION, NEW, "underscores for hyphens"),
    ("2023-1-N L01-KA121-VET-000 123 456", Fault.NOTATION, NEW, "spaces within parts"),
    ("2023-1-NL01-KAIZ1-VET-0001Z34S6", Fault.NOTATION, NEW, "other letters like digits"),
    (f"{NEW}\n{OLD.lower()}", Fault.MULTIPLE_NUMBERS, None, "two lines"),
    (f"{NEW} {NEW}", Fault.MULTIPLE_NUMBERS, None, "the same number twice"),
    ("2013-1-FI1-LEO05-12345", Fault.OTHER_PROGRAMME, None, "Lifelong Learning"),
    ("LLP-LDV-TOI-2010-0123", Fault.OTHER_PROGRAMME, None, "Lifelong Learning"),
    ("2020-1-ES02-ESC11-016060", Fault.OTHER_PROGRAMME, None, "European Solidarity Corps"),
    ("LIFE21-IPC-NL-0001", Fault.OTHER_PROGRAMME, None, "LIFE"),
    ("ERASMUS-JMO-2022-CHAIR", Fault.OTHER_PROGRAMME, None, "Jean Monnet"),
    ("101089165 - ERASMUS-EDU-2022-CBHE", Fault.OTHER_PROGRAMME, None, "a Commission grant"),
    ("GA 101089165", Fault.OTHER_PROGRAMME, None, "a grant agreement"),
    ("101089165", Fault.OTHER_PROGRAMME, None, "a grant agreement's number only"),
    ("see " + NEW, Fault.EXTRA_TEXT, NEW, "a word before"),
    ("1-" + OLD, Fault.EXTRA_TEXT, OLD, "a digit before"),
    ("hello", Fault.UNRECOGNIZED, None, "a word"),
    ("000123456", Fault.UNRECOGNIZED, None, "a serial only"),
    ("NL01-KA121-VET-000123456", Fault.UNRECOGNIZED, None, "neither year nor round"),
    ("-" * 200, Fault.UNRECOGNIZED, None, "hyphens only"),
    ("2013-1-NL01-KA101-012317", Fault.CALL, None, "before the programme"),
    ("2015-BE02-KA203-012317", Fault.CALL, None, "no round"),
    ("2023-0-NL01-KA121-VET-000123456", Fault.CALL, None, "round zero"),
    ("2023-01-NL01-KA121-VET-000123456", Fault.CALL, NEW, "a round of two digits"),
    (
        "2023-1-GR01-KA121-VET-000123456",
        Fault.AGENCY,
        "2023-1-EL01-KA121-VET-000123456",
        "Greece by its ISO code",
    ),
    ("2019-1-gb01-ka101-012345", Fault.AGENCY, "2019-1-UK01-KA101-012345", "Britain likewise"),
    ("2023-1-GR01-KA121-VET-1234", Fault.AGENCY, None, "Greece, and more is wrong"),
    ("2023-1-NL1-KA121-VET-000123456", Fault.AGENCY, None, "one digit"),
    ("2023-1-KA121-VET-000123456", Fault.AGENCY, None, "no agency"),
    ("2023-1-NL01-K121-VET-000123456", Fault.ACTION, None, "one letter"),
    ("2023-1-NL01-KA021-VET-000123456", Fault.ACTION, None, "no key action"),
    ("2023-1-NL01-VET-000123456", Fault.ACTION, None, "no action"),
    ("2023-1-NL01-KA121-VET-?????????", Fault.SERIAL, None, "question marks"),
    ("2018-1-NL01-KA102-0XXXXX", Fault.SERIAL, None, "an older number"),
    ("2023-1-NL01-KA121-000123456", Fault.ACTION, None, "no field"),
    ("2023-1-NL01-KA121", Fault.ACTION, None, "cut off after the action"),
    ("2021-1-NL01-KA131-HE-000123456", Fault.ACTION, None, "a field up to 2020"),
    ("2023-1-NL01-KA121-XYZ-000123456", Fault.ACTION, None, "no such field"),
    ("2019-1-NL01-KA102-VETX-123456", Fault.ACTION, None, "four letters"),
    ("2020-1-NL01-KA102-000123456", Fault.SERIAL, None, "nine digits in 2020"),
    ("2021-1-NL01-KA121-VET-123456", Fault.SERIAL, None, "six digits in 2021"),
    (NEW + "7", Fault.SERIAL, None, "ten digits"),
    ("2023-1-NL01-KA121-VET", Fault.SERIAL, None, "cut off after the field"),
    ("2023-1-NL01-KA121-VET-", Fault.SERIAL, None, "an empty serial"),
    (NEW + "A", Fault.SERIAL, None, "a letter at the end"),
    (NEW[:-1] + "\xe9", Fault.SERIAL, None, "a letter no ASCII letter looks like"),
    (f"{BLENDED}\u20132", Fault.EXTRA_TEXT, BLENDED, "after an en dash"),
    (NEW + "_5", Fault.EXTRA_TEXT, NEW, "a partner in 2023"),
    ("2018-1-DE03-KA229-077402_", Fault.SERIAL, None, "an empty partner"),
    ("2018-1-DE03-KA229-077402_0", Fault.SERIAL, None, "partner zero"),
    ("2018-1-DE03-KA229-077402-5", Fault.SERIAL, "2018-1-DE03-KA229-077402_5", "a hyphen"),
    (NEW + " (draft)", Fault.EXTRA_TEXT, NEW, "a remark"),
    (OLD + ".", Fault.EXTRA_TEXT, OLD, "the full stop of a sentence"),
)


@pytest.mark.parametrize("row", WHOLE)
def test_a_number_of_the_sample_has_the_listed_parts(row: dict[str, str]) -> None:
    number = ProjectNumber.parse(row["raw"])

    assert attrs.asdict(number) == {
        "call_year": int(row["call_year"]),
        "round": int(row["round"]),
        "agency": row["na"],
        "action": row["action"],
        "field": row["field"] or None,
        "serial": row["serial"],
        "partner": row["partner_suffix"] or None,
    }
    assert (str(number), number.key_action == 1) == (row["raw"], row["is_ka1"] == "yes")


def test_every_damaged_number_of_the_sample_and_every_fault_is_in_the_table() -> None:
    damaged = {row["raw"] for row in SAMPLE if row["well_formed"] != "yes"}

    assert damaged <= {text for text, *_ in DAMAGED}
    assert {fault for _, fault, _, _ in DAMAGED} == {*Fault} - {Fault.NOT_TEXT}


def test_every_accreditation_of_the_list_is_read() -> None:
    numbers = [ProjectNumber.parse(text) for text in ACCREDITED]

    assert [str(number) for number in numbers] == ACCREDITED
    assert len(numbers) == 51
    assert all(number.is_known_action and number.is_known_agency for number in numbers)


@pytest.mark.parametrize(
    ("text", "fault", "suggestion"),
    [
        pytest.param(text, fault, suggestion, id=f"{fault}: {why}")
        for text, fault, suggestion, why in DAMAGED
    ],
)
def test_a_damaged_number_is_refused(text: str, fault: Fault, suggestion: str | None) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(text)

    assert (caught.value.fault, caught.value.suggestion) == (fault, suggestion)
    assert caught.value.text == text
    assert caught.value.expected


class Claiming(str):
    """A text that claims to be another one."""

    __slots__ = ()

    def __str__(self) -> str:
        return "another"


def test_a_number_of_a_subclass_is_read_by_its_characters() -> None:
    number = ProjectNumber.parse(Claiming(NEW))

    assert number == ProjectNumber.parse(NEW)
    assert {type(part) for part in attrs.astuple(number)} == {int, str, type(None)}


@pytest.mark.parametrize("value", [None, 2023, NEW.encode(), [NEW], ProjectNumber.parse(NEW)])
def test_a_value_that_is_not_text_is_refused(value: object) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(value)

    assert caught.value.fault is Fault.NOT_TEXT


@pytest.mark.parametrize("text", ["2014-1-FI01-KA101-000053", "2020-1-FI01-KA226-HE-092545"])
def test_up_to_2020_a_field_may_be_there_or_not(text: str) -> None:
    assert str(ProjectNumber.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "is_known_action", "is_known_agency"),
    [
        pytest.param(NEW, True, True, id="both in the tables"),
        pytest.param("2023-1-NL01-KA199-VET-000123456", False, True, id="no such action"),
        pytest.param("2023-1-NL01-KA121-YOU-000123456", False, True, id="not in this field"),
        pytest.param("2023-1-NL77-KA121-VET-000123456", True, False, id="no such agency"),
    ],
)
def test_what_is_not_in_the_tables_is_kept(
    text: str, is_known_action: bool, is_known_agency: bool
) -> None:
    number = ProjectNumber.parse(text)

    known = (number.is_known_action, number.known_action is not None, number.is_known_agency)
    assert known == (is_known_action, is_known_action, is_known_agency)
    assert (str(number), number.country) == (text, "NL")


def test_a_number_may_be_made_of_its_parts() -> None:
    made = ProjectNumber(2020, 1, "DE03", "KA229", None, "077402", "5")

    assert made == ProjectNumber.parse("2020-1-DE03-KA229-077402_5")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param({"call_year": 2013}, Fault.CALL, id="too early"),
        pytest.param({"call_year": 9999, "round": 0}, Fault.CALL, id="round zero"),
        pytest.param({"agency": "GR01"}, Fault.AGENCY, id="Greece"),
        pytest.param({"action": "KA12"}, Fault.ACTION, id="a short action"),
        pytest.param({"field": None}, Fault.ACTION, id="no field"),
        pytest.param({"field": "vet"}, Fault.NOTATION, id="lower case"),
        pytest.param({"field": ""}, Fault.ACTION, id="an empty field"),
        pytest.param({"serial": "123456"}, Fault.SERIAL, id="a short serial"),
        pytest.param({"partner": "5"}, Fault.EXTRA_TEXT, id="a partner in 2023"),
    ],
)
def test_parts_that_make_no_number_are_refused(change: dict[str, Any], fault: Fault) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        attrs.evolve(ProjectNumber.parse(NEW), **change)

    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"call_year": "2023"}, "call_year", id="a year as text"),
        pytest.param({"call_year": 10**5000}, "call_year", id="a year too long to print"),
        pytest.param({"call_year": -2023}, "call_year", id="a negative year"),
        pytest.param({"call_year": 10_000}, "call_year", id="five digits"),
        pytest.param({"round": -1}, "round", id="a negative round"),
        pytest.param({"round": True}, "round", id="a truth value"),
        pytest.param({"round": 1.0}, "round", id="a float"),
        pytest.param({"agency": None}, "agency", id="no agency"),
        pytest.param({"serial": 123456}, "serial", id="a serial as number"),
        pytest.param({"serial": "0" * 100_000}, "serial", id="a serial too long to print"),
        pytest.param({"field": b"VET"}, "field", id="bytes"),
        pytest.param({"partner": 5}, "partner", id="a partner as number"),
        pytest.param({"action": "KA121-VET", "field": None}, "action", id="two parts in one"),
    ],
)
def test_a_part_of_the_wrong_type_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(ProjectNumber.parse(NEW), **change)

    assert caught.value.field == f"ProjectNumber.{field}"


def test_another_number_and_the_text_are_not_equal() -> None:
    number: object = ProjectNumber.parse(NEW)

    assert number != ProjectNumber.parse(OLD)
    assert number != NEW


def test_a_number_shows_as_its_text() -> None:
    assert repr(ProjectNumber.parse(NEW)) == f"ProjectNumber('{NEW}')"
