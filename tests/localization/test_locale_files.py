"""The catalogues themselves: complete, equal in their placeholders, compiled from what is there."""

from __future__ import annotations

import io
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import erasmus_ka1

LOCALES = Path(erasmus_ka1.__file__).parent / "localization" / "locales"
PLACEHOLDER = re.compile(r"\{[^}]*\}")

by_language = pytest.mark.parametrize("language", ["nl", "en"])


def catalogue_of(language: str) -> Catalog:
    path = LOCALES / language / "LC_MESSAGES" / "erasmus_ka1.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def forms_of(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (list, tuple)) else (str(text),)


def messages_of(language: str) -> list[Message]:
    return [message for message in catalogue_of(language) if message.id]


@by_language
def test_every_message_is_translated_in_every_form(language: str) -> None:
    empty = [each.id for each in messages_of(language) if not all(forms_of(each.string))]

    assert empty == []


@by_language
def test_no_message_is_fuzzy_or_obsolete(language: str) -> None:
    catalogue = catalogue_of(language)

    assert ([each.id for each in catalogue if each.fuzzy], dict(catalogue.obsolete)) == ([], {})


@by_language
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    different = [
        each.id
        for each in messages_of(language)
        if {*PLACEHOLDER.findall("".join(forms_of(each.string)))}
        != {*PLACEHOLDER.findall("".join(forms_of(each.id)))}
    ]

    assert different == []


@by_language
def test_the_compiled_catalogue_is_that_of_the_texts(language: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue_of(language))
    compiled.seek(0)
    shipped = io.BytesIO((LOCALES / language / "LC_MESSAGES" / "erasmus_ka1.mo").read_bytes())

    # the words, not the bytes: the header names the Babel that wrote it
    assert words_of(shipped) == words_of(compiled), "run .ci/catalogues"


def words_of(compiled: io.BytesIO) -> dict[object, str]:
    words = dict(vars(GNUTranslations(compiled))["_catalog"])
    del words[""]
    return words


def test_english_is_its_own_translation() -> None:
    different = [
        each.id for each in messages_of("en") if forms_of(each.string) != forms_of(each.id)
    ]

    assert different == []


def test_both_languages_have_the_same_messages() -> None:
    dutch, english = (
        {(each.context, forms_of(each.id)) for each in messages_of(language)}
        for language in ("nl", "en")
    )

    assert dutch == english
