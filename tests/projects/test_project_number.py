"""Project numbers: read strictly, written back exactly, refused with a reason."""

from __future__ import annotations

import copy
import csv
import pickle
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from erasmus_ka1.errors import InvalidValueError, KA1Error, ProjectNumberError
from erasmus_ka1.projects._project_number import Fault, ProjectNumber
from erasmus_ka1.projects._project_number_faults import LONGEST_TEXT

DATA = Path(__file__).parent.parent / "data"
NEW = "2023-1-NL01-KA121-VET-000123456"
OLD = "2018-2-FI01-KA125-047391"
BLENDED = "2025-1-BG01-KA131-HED-000321310"
FULL_WIDTH = NEW.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
ARABIC_DIGITS = NEW.translate({ord("0") + digit: 0x660 + digit for digit in range(10)})


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


SAMPLE = rows("project_numbers.csv")
WHOLE = [pytest.param(row, id=row["raw"]) for row in SAMPLE if row["well_formed"] == "yes"]
ACCREDITED = [row["Project Identifier"] for row in rows("ec_ka120_vet_2021_excerpt.csv")]

# What is wrong with each number of the sample that is not whole, and what may have been meant.
DAMAGED_IN_SAMPLE: dict[str, tuple[Fault, str | None]] = {
    "BIP 2024-1-IT02-KA131-HED-000197121-2": (
        Fault.TEXT_BEFORE,
        "2024-1-IT02-KA131-HED-000197121",
    ),
    "2025-1-BG01-KA131-HED-000321310-3": (Fault.BLENDED_PROGRAMME, BLENDED),
    "2024-1-ES02-KA210-YOU-000xxxxx": (Fault.PLACEHOLDER, None),
    "2024-1-ES01-KA121-ADU-00020559": (Fault.SERIAL_LENGTH, None),
    "KA121 · 2025-1-ES01-KA121-VET-000315070 | KA131 · 2025-1-ES01-KA131-HED-000315070": (
        Fault.SEVERAL_NUMBERS,
        None,
    ),
    "FI-CULT-2008-MOTN-01": (Fault.OTHER_SCHEME, None),
    "552144-CREA-1-2014-1-AT-CULT-COOP1": (Fault.OTHER_SCHEME, None),
    "2006-SI-23": (Fault.OTHER_SCHEME, None),
    "EACEA-509925": (Fault.OTHER_SCHEME, None),
    "553065-EPP-1-2014-1-TR-EPPJMO-CHAIR": (Fault.OTHER_SCHEME, None),
    "562155-EPP-1-2015-1-ES-EPPKA3-PI-FORWARD": (Fault.OTHER_SCHEME, None),
    "168191-EM-1-2009-1-PL-ERA MUNDUS-ICI": (Fault.OTHER_SCHEME, None),
    "HR-2-01-2009-R2": (Fault.OTHER_SCHEME, None),
}

# text, fault, suggestion, why
DAMAGED: tuple[tuple[str, Fault, str | None, str], ...] = (
    ("", Fault.EMPTY, None, "nothing"),
    (" \t\n", Fault.EMPTY, None, "white space only"),
    ("\u200b\ufeff", Fault.EMPTY, None, "invisible characters only"),
    (NEW + " " * LONGEST_TEXT, Fault.TOO_LONG, None, "a cell padded without end"),
    ("2023-" * 20_000, Fault.TOO_LONG, None, "100,000 characters"),
    (NEW + "\n", Fault.WHITE_SPACE, NEW, "a line read with its end"),
    (" " + OLD, Fault.WHITE_SPACE, OLD, "a leading space"),
    ("\xa0" + NEW, Fault.WHITE_SPACE, NEW, "a leading no-break space"),
    (" " + NEW.lower(), Fault.WHITE_SPACE, NEW, "a leading space and lower case"),
    (NEW.replace("-", "\u2013"), Fault.CHARACTERS, NEW, "en dashes"),
    (NEW.replace("-", "\u2011"), Fault.CHARACTERS, NEW, "no-break hyphens"),
    (NEW.replace("-", "\u2212"), Fault.CHARACTERS, NEW, "minus signs"),
    (NEW.replace("A", "\u0410"), Fault.CHARACTERS, NEW, "a Cyrillic A"),
    (NEW.replace("N", "\u039d"), Fault.CHARACTERS, NEW, "a Greek N"),
    (FULL_WIDTH, Fault.CHARACTERS, NEW, "full-width characters"),
    (ARABIC_DIGITS, Fault.CHARACTERS, NEW, "Arabic digits"),
    (NEW[:6] + "\u200b" + NEW[6:], Fault.CHARACTERS, NEW, "a zero-width space"),
    ("\ufeff" + NEW, Fault.CHARACTERS, NEW, "a byte order mark"),
    (NEW + "\u200e", Fault.CHARACTERS, NEW, "a direction mark"),
    (NEW.replace("0", "O"), Fault.CHARACTERS, NEW, "letters O for zeros"),
    (OLD.replace("1", "l"), Fault.CHARACTERS, OLD, "letters l for ones"),
    (NEW.lower(), Fault.LOWER_CASE, NEW, "lower case"),
    (NEW.replace("VET", "vet"), Fault.LOWER_CASE, NEW, "a field in lower case"),
    (NEW.replace("-", " "), Fault.SEPARATOR, NEW, "spaces for hyphens"),
    (NEW.replace("-", "/"), Fault.SEPARATOR, NEW, "slashes for hyphens"),
    (NEW.replace("-", "_"), Fault.SEPARATOR, NEW, "underscores for hyphens"),
    (NEW.replace("-", " - "), Fault.SEPARATOR, NEW, "spaces around the hyphens"),
    (NEW.replace("-V", "--V"), Fault.SEPARATOR, NEW, "two hyphens"),
    (f"{NEW}, {OLD}", Fault.SEVERAL_NUMBERS, None, "a list"),
    (f"{NEW}\n{OLD.lower()}", Fault.SEVERAL_NUMBERS, None, "two lines"),
    (f"{NEW} {NEW}", Fault.SEVERAL_NUMBERS, None, "the same number twice"),
    ("2013-1-FI1-LEO05-12345", Fault.OTHER_SCHEME, None, "Lifelong Learning"),
    ("LLP-LDV-TOI-2010-0123", Fault.OTHER_SCHEME, None, "Lifelong Learning"),
    ("2020-1-ES02-ESC11-016060", Fault.OTHER_SCHEME, None, "European Solidarity Corps"),
    ("ERASMUS-JMO-2022-CHAIR", Fault.OTHER_SCHEME, None, "Jean Monnet"),
    ("2006-si-23", Fault.OTHER_SCHEME, None, "another scheme in lower case"),
    ("see " + NEW, Fault.TEXT_BEFORE, NEW, "a word before"),
    ("1-" + OLD, Fault.TEXT_BEFORE, OLD, "a digit before"),
    ("see 2015-BE02-KA203-012317", Fault.TEXT_BEFORE, None, "a word before, and no round"),
    ("hello", Fault.UNRECOGNIZED, None, "a word"),
    ("000123456", Fault.UNRECOGNIZED, None, "a serial only"),
    ("NL01-KA121-VET-000123456", Fault.UNRECOGNIZED, None, "neither year nor round"),
    ("-" * LONGEST_TEXT, Fault.UNRECOGNIZED, None, "hyphens only"),
    ("2013-1-NL01-KA101-012317", Fault.CALL_YEAR, None, "before the programme"),
    ("23-1-NL01-KA121-VET-000123456", Fault.CALL_YEAR, None, "two digits"),
    ("12023-1-NL01-KA121-VET-000123456", Fault.CALL_YEAR, None, "five digits"),
    ("9023-1-NL01-KA121-VET-000123456", Fault.CALL_YEAR, None, "another age"),
    ("2015-BE02-KA203-012317", Fault.ROUND_MISSING, None, "no round"),
    ("2015-be02-ka203-012317", Fault.ROUND_MISSING, None, "no round, in lower case"),
    ("2023-0-NL01-KA121-VET-000123456", Fault.ROUND, None, "round zero"),
    ("2023-12-NL01-KA121-VET-000123456", Fault.ROUND, None, "two digits"),
    ("2023--NL01-KA121-VET-000123456", Fault.ROUND, None, "an empty round"),
    (
        "2023-1-GR01-KA121-VET-000123456",
        Fault.COUNTRY,
        "2023-1-EL01-KA121-VET-000123456",
        "Greece by its ISO code",
    ),
    ("2019-1-gb01-ka101-012345", Fault.COUNTRY, "2019-1-UK01-KA101-012345", "Britain likewise"),
    ("2023-1-GR01-KA121-VET-1234", Fault.COUNTRY, None, "Greece, and more is wrong"),
    ("2023-1-NL1-KA121-VET-000123456", Fault.AGENCY, None, "one digit"),
    ("2023-1-NLD01-KA121-VET-000123456", Fault.AGENCY, None, "three letters"),
    ("2023-1-KA121-VET-000123456", Fault.AGENCY, None, "no agency"),
    ("2023-1-NL01-K121-VET-000123456", Fault.ACTION, None, "one letter"),
    ("2023-1-NL01-KA12-VET-000123456", Fault.ACTION, None, "two digits"),
    ("2023-1-NL01-KA021-VET-000123456", Fault.ACTION, None, "no key action"),
    ("2023-1-NL01-VET-000123456", Fault.ACTION, None, "no action"),
    ("2023-1-NL01", Fault.ACTION, None, "cut off after the agency"),
    ("2023-1-NL01-KA121-VET-?????????", Fault.PLACEHOLDER, None, "question marks"),
    ("2018-1-NL01-KA102-0XXXXX", Fault.PLACEHOLDER, None, "an older number"),
    ("2023-1-NL01-KA121-000123456", Fault.FIELD_MISSING, None, "no field"),
    ("2023-1-NL01-KA121", Fault.FIELD_MISSING, None, "cut off after the action"),
    ("2021-1-NL01-KA131-HE-000123456", Fault.FIELD, None, "a field up to 2020"),
    ("2023-1-NL01-KA121-XYZ-000123456", Fault.FIELD, None, "no such field"),
    ("2019-1-NL01-KA102-VETX-123456", Fault.FIELD, None, "four letters"),
    ("2020-1-NL01-KA102-000123456", Fault.SERIAL_LENGTH, None, "nine digits in 2020"),
    ("2021-1-NL01-KA121-VET-123456", Fault.SERIAL_LENGTH, None, "six digits in 2021"),
    (NEW + "7", Fault.SERIAL_LENGTH, None, "ten digits"),
    ("2015-1-FR01-KA219-15091_5", Fault.SERIAL_LENGTH, None, "five digits and a partner"),
    ("2023-1-NL01-KA121-VET", Fault.SERIAL, None, "cut off after the field"),
    ("2023-1-NL01-KA121-VET-", Fault.SERIAL, None, "an empty serial"),
    (NEW + "A", Fault.SERIAL, None, "a letter at the end"),
    (NEW[:-1] + "\xe9", Fault.SERIAL, None, "a letter no ASCII letter looks like"),
    (f"{BLENDED}\u20132", Fault.BLENDED_PROGRAMME, BLENDED, "after an en dash"),
    (NEW + "_5", Fault.PARTNER, NEW, "a partner in 2023"),
    ("2018-1-DE03-KA229-077402_", Fault.PARTNER, None, "an empty partner"),
    ("2018-1-DE03-KA229-077402_0", Fault.PARTNER, None, "partner zero"),
    ("2018-1-DE03-KA229-077402_123", Fault.PARTNER, None, "three digits"),
    ("2018-1-DE03-KA229-077402-5", Fault.PARTNER, "2018-1-DE03-KA229-077402_5", "a hyphen"),
    (NEW + "-2", Fault.TEXT_AFTER, NEW, "more, in a field without blended programmes"),
    (NEW + " (draft)", Fault.TEXT_AFTER, NEW, "a remark"),
    (OLD + ".", Fault.TEXT_AFTER, OLD, "the full stop of a sentence"),
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


@pytest.mark.parametrize("row", WHOLE)
def test_a_number_of_the_sample_is_written_back_as_it_was(row: dict[str, str]) -> None:
    assert str(ProjectNumber.parse(row["raw"])) == row["raw"]


@pytest.mark.parametrize("row", WHOLE)
def test_a_number_of_the_sample_is_of_key_action_1_where_it_says_so(row: dict[str, str]) -> None:
    number = ProjectNumber.parse(row["raw"])

    assert (number.key_action == 1) == (row["is_ka1"] == "yes")


def test_the_damaged_numbers_of_the_sample_are_those_of_the_table() -> None:
    assert set(DAMAGED_IN_SAMPLE) == {row["raw"] for row in SAMPLE if row["well_formed"] != "yes"}


@pytest.mark.parametrize("text", DAMAGED_IN_SAMPLE)
def test_a_damaged_number_of_the_sample_is_refused(text: str) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(text)

    assert (caught.value.fault, caught.value.suggestion) == DAMAGED_IN_SAMPLE[text]


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


@pytest.mark.parametrize("value", [None, 2023, NEW.encode(), [NEW], ProjectNumber.parse(NEW)])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(value)

    assert caught.value.fault is Fault.NOT_TEXT


def test_every_fault_is_in_a_table() -> None:
    shown = {fault for _, fault, _, _ in DAMAGED}
    shown |= {fault for fault, _ in DAMAGED_IN_SAMPLE.values()}

    assert shown | {Fault.NOT_TEXT} == set(Fault)


@pytest.mark.parametrize("text", ["2014-1-FI01-KA101-000053", "2020-1-FI01-KA226-HE-092545"])
def test_up_to_2020_a_field_may_be_there_or_not(text: str) -> None:
    assert str(ProjectNumber.parse(text)) == text


def test_the_country_is_that_of_the_agency() -> None:
    assert ProjectNumber.parse("2019-1-UK01-KA101-012345").country == "UK"


def test_a_known_action_is_found() -> None:
    number = ProjectNumber.parse(NEW)

    assert number.known_action is not None
    assert (number.known_action.code, number.known_action.fields) == ("KA121", ("VET",))
    assert number.is_known_action


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2023-1-NL01-KA199-VET-000123456", id="no such action"),
        pytest.param("2023-1-NL01-KA121-YOU-000123456", id="not in this field"),
    ],
)
def test_an_unknown_action_is_kept(text: str) -> None:
    number = ProjectNumber.parse(text)

    assert str(number) == text
    assert not number.is_known_action
    assert number.known_action is None


def test_an_unknown_agency_is_kept() -> None:
    number = ProjectNumber.parse("2023-1-NL77-KA121-VET-000123456")

    assert number.agency == "NL77"
    assert not number.is_known_agency


def test_a_number_may_be_made_of_its_parts() -> None:
    made = ProjectNumber(2020, 1, "DE03", "KA229", None, "077402", "5")

    assert made == ProjectNumber.parse("2020-1-DE03-KA229-077402_5")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param({"call_year": 2013}, Fault.CALL_YEAR, id="too early"),
        pytest.param({"round": 0}, Fault.ROUND, id="round zero"),
        pytest.param({"agency": "GR01"}, Fault.COUNTRY, id="Greece"),
        pytest.param({"action": "KA12"}, Fault.ACTION, id="a short action"),
        pytest.param({"field": None}, Fault.FIELD_MISSING, id="no field"),
        pytest.param({"field": "vet"}, Fault.LOWER_CASE, id="lower case"),
        pytest.param({"field": ""}, Fault.FIELD, id="an empty field"),
        pytest.param({"serial": "123456"}, Fault.SERIAL_LENGTH, id="a short serial"),
        pytest.param({"partner": "5"}, Fault.PARTNER, id="a partner in 2023"),
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
def test_a_part_that_is_not_one_is_refused(change: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        attrs.evolve(ProjectNumber.parse(NEW), **change)

    assert caught.value.field == f"ProjectNumber.{field}"


def test_the_same_number_is_equal_and_hashes_alike() -> None:
    assert len({ProjectNumber.parse(NEW), ProjectNumber.parse(NEW)}) == 1


def test_another_number_and_the_text_are_not_equal() -> None:
    number: object = ProjectNumber.parse(NEW)

    assert number != ProjectNumber.parse(OLD)
    assert number != NEW


def test_a_number_shows_as_its_text() -> None:
    assert repr(ProjectNumber.parse(NEW)) == f"ProjectNumber('{NEW}')"


def test_a_number_cannot_be_changed() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        ProjectNumber.parse(NEW).serial = "0"  # type: ignore[misc]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_number_survives_pickling(protocol: int) -> None:
    number = ProjectNumber.parse(NEW)

    assert pickle.loads(pickle.dumps(number, protocol)) == number


def test_a_number_survives_copying() -> None:
    number = ProjectNumber.parse(NEW)

    assert copy.copy(number) == copy.deepcopy(number) == number


def test_an_error_survives_pickling() -> None:
    with pytest.raises(ProjectNumberError) as caught:
        ProjectNumber.parse(NEW.lower())

    error = pickle.loads(pickle.dumps(caught.value))

    assert (error.text, error.fault, error.suggestion) == (NEW.lower(), Fault.LOWER_CASE, NEW)
    assert str(error) == str(caught.value)


def test_the_names_of_the_faults_are_stable() -> None:
    assert all(fault.value == fault.name.lower() for fault in Fault)


def test_the_import_is_light() -> None:
    heavy = "{'babel', 'cattrs', 'json', 'importlib.metadata'}"
    code = f"import sys, erasmus_ka1.projects._project_number; sys.exit(str({heavy} & set(sys.modules)))"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert run.stderr.strip() == "set()"


agencies = st.from_regex(r"(?!GR|GB)[A-Z]{2}[0-9]{2}", fullmatch=True)
actions = st.from_regex(r"KA[1-9][0-9]{2}", fullmatch=True)
numbers_to_2020 = st.builds(
    ProjectNumber,
    call_year=st.integers(2014, 2020),
    round=st.integers(1, 9),
    agency=agencies,
    action=actions,
    field=st.none() | st.from_regex(r"[A-Z]{2,3}", fullmatch=True),
    serial=st.from_regex(r"[0-9]{6}", fullmatch=True),
    partner=st.none() | st.integers(1, 99).map(str),
)
numbers_from_2021 = st.builds(
    ProjectNumber,
    call_year=st.integers(2021, 2099),
    round=st.integers(1, 9),
    agency=agencies,
    action=actions,
    field=st.sampled_from(["ADU", "HED", "SCH", "SPO", "VET", "YOU"]),
    serial=st.from_regex(r"[0-9]{9}", fullmatch=True),
)
numbers = numbers_to_2020 | numbers_from_2021
pieces = st.sampled_from(
    [
        *"0123456789-_. xXOIl\n\u2013\u0410\u0661\u200b\ufdfa\ud800",
        *NEW.split("-"),
        "GR01",
        NEW,
        OLD,
    ]
)
texts = st.text() | st.lists(pieces).map("".join) | st.lists(pieces, min_size=3).map("-".join)


@given(numbers)
def test_any_number_is_read_back_from_its_text(number: ProjectNumber) -> None:
    assert ProjectNumber.parse(str(number)) == number


@given(texts)
@example(NEW)
def test_any_text_is_read_exactly_or_refused(text: str) -> None:
    with suppress(ProjectNumberError):
        assert str(ProjectNumber.parse(text)) == text


@given(numbers, st.data())
def test_any_suggestion_is_a_number(number: ProjectNumber, data: st.DataObject) -> None:
    text = str(number)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    damaged = text[:start] + data.draw(pieces) + text[end:]

    suggestion = None
    try:
        ProjectNumber.parse(damaged)
    except ProjectNumberError as error:
        suggestion = error.suggestion

    assert suggestion is None or str(ProjectNumber.parse(suggestion)) == suggestion


@given(st.tuples(st.integers(), st.integers(), *[st.none() | st.text(max_size=12)] * 5))
def test_any_parts_make_a_number_or_are_refused(parts: tuple[Any, ...]) -> None:
    try:
        number = ProjectNumber(*parts)
    except KA1Error:
        return
    assert attrs.astuple(number) == parts


@pytest.mark.parametrize(
    ("text", "action"),
    [("2023-1-NL01-KA121-VET-000123456", "KA121-VET"), ("2018-1-BE02-KA102-046789", "KA102")],
)
def test_the_full_action_has_its_field_where_there_is_one(text: str, action: str) -> None:
    assert ProjectNumber.parse(text).full_action == action
