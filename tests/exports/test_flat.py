"""CSV, JSON and message files say what the table of the guide says."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from erasmus_ka1 import GUIDE_2024, GUIDES
from erasmus_ka1.errors import InvalidValueError, UnsupportedLocaleError, WrongKindError
from erasmus_ka1.exports import to_csv, to_i18n, to_json, to_skos, to_typescript
from erasmus_ka1.localization import Localizer
from erasmus_ka1.taxonomy import Guide

RIGHTS = "© European Union, CC BY 4.0 (Decision 2011/833/EU)"

by_guide = pytest.mark.parametrize("guide", GUIDES.values(), ids=repr)
by_export = pytest.mark.parametrize(
    "export", [to_csv, to_json, to_i18n, to_skos, to_typescript], ids=lambda each: each.__name__
)


def rows_of(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text, newline=""), strict=True)]


@by_guide
def test_csv_has_a_row_for_each_concept_and_language(guide: Guide) -> None:
    expected = [
        {key: "" if value is None else str(value) for key, value in row.items()}
        | {"rights": RIGHTS}
        for locale in ("nl", "en")
        for row in guide.table(locale=locale)
    ]

    assert rows_of(to_csv(guide)) == expected


def test_csv_has_the_line_ends_of_the_standard_and_no_byte_order_mark() -> None:
    text = to_csv(GUIDE_2024, locale="nl")

    assert text.startswith("edition,locale,code,")
    assert text.count("\n") == text.count("\r\n") == len(GUIDE_2024) + 1


def test_csv_begins_with_a_byte_order_mark_on_request() -> None:
    text = to_csv(GUIDE_2024, bom=True)

    assert text.encode().startswith(b"\xef\xbb\xbfedition,")
    assert text[1:] == to_csv(GUIDE_2024)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_a_spreadsheet_takes_no_text_for_a_formula(
    start: str,
    complete_words: str,
    write_catalogue: Callable[[Path, str, str], Path],
    tmp_path: Path,
) -> None:
    words = complete_words.replace('"fy:', f'"{start}fy:')
    frisian = Localizer("fy", catalogues=[write_catalogue(tmp_path, "fy", words)])

    for row in rows_of(to_csv(GUIDE_2024, locale=frisian)):
        assert row["label"].startswith(f"'{start}fy:")
        assert [cell for cell in row.values() if cell.startswith(start)] == []


@by_guide
def test_json_has_the_table_in_every_language(guide: Guide) -> None:
    data = json.loads(to_json(guide, locale=["en", "nl-BE"]))

    assert [data[key] for key in ("edition", "rights", "locales")] == [
        guide.edition,
        RIGHTS,
        ["en", "nl-BE"],
    ]
    for locale in data["locales"]:
        found = [
            {key: value for key, value in concept.items() if key != "texts"}
            | concept["texts"][locale]
            | {"locale": locale}
            for concept in data["concepts"]
        ]
        assert found == guide.table(locale=locale)


@by_guide
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_messages_are_flat_and_found_by_code_and_text(guide: Guide, locale: str) -> None:
    messages = json.loads(to_i18n(guide, locale=locale))

    assert messages.pop("rights") == RIGHTS
    for row in guide.table(locale=locale):
        key = row["code"].replace(".", "-")
        assert messages.pop(f"{key}-label") == row["label"]
        assert messages.pop(f"{key}-short_label") == row["short_label"]
        assert messages.pop(f"{key}-statement") == row["statement"]
    assert messages == {}


@by_guide
@pytest.mark.parametrize("locale", ["nl", "en"])
def test_messages_have_no_syntax_of_message_libraries(guide: Guide, locale: str) -> None:
    messages = json.loads(to_i18n(guide, locale=locale))

    assert [key for key in messages if not re.fullmatch(r"[a-z0-9_-]+", key)] == []
    assert [text for text in messages.values() if re.search(r"[{}@|$%]", text)] == []


@by_export
@pytest.mark.parametrize("given", [None, 2024, "2024", GUIDES], ids=str)
def test_what_is_no_guide_is_refused(export: Callable[..., str], given: Any) -> None:
    with pytest.raises(WrongKindError, match="expected a guide"):
        export(given, locale="nl")


@by_export
def test_a_language_without_catalogue_is_refused(export: Callable[..., str]) -> None:
    with pytest.raises(UnsupportedLocaleError):
        export(GUIDE_2024, locale="fr")


def test_no_language_is_refused() -> None:
    with pytest.raises(InvalidValueError, match="expected one locale or more"):
        to_json(GUIDE_2024, locale=[])
