"""The catalogues themselves: complete, with the placeholders of their messages, compiled."""

from __future__ import annotations

import io
import re
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import erasmus_ka1
from erasmus_ka1.taxonomy import CONCEPTS

LOCALES = Path(erasmus_ka1.__file__).parent / "localization" / "locales"
PLACEHOLDER = re.compile(r"\{[^}]*\}")
SOURCES = [*LOCALES.glob("*/LC_MESSAGES/*.po")]

each_source = pytest.mark.parametrize(
    "source", SOURCES, ids=lambda source: f"{source.parent.parent.name}-{source.stem}"
)


def read(source: Path) -> Catalog:
    return read_po(io.BytesIO(source.read_bytes()), locale=source.parent.parent.name)


def forms_of(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, (list, tuple)) else (str(text),)


def words_of(compiled: bytes) -> dict[object, str]:
    # the words, not the bytes: the header names the Babel that wrote it
    words = dict(vars(GNUTranslations(io.BytesIO(compiled)))["_catalog"])
    del words[""]
    return words


def test_dutch_has_the_guides_words_and_ours_and_english_needs_none() -> None:
    assert sorted(str(source.relative_to(LOCALES)) for source in SOURCES) == [
        "nl/LC_MESSAGES/erasmus_ka1.po",
        "nl/LC_MESSAGES/erasmus_ka1_guide.po",
        "nl_BE/LC_MESSAGES/erasmus_ka1.po",
    ]


def test_a_regional_catalogue_has_only_what_differs() -> None:
    dutch, belgian = (
        read(LOCALES / f"{name}/LC_MESSAGES/erasmus_ka1.po") for name in ("nl", "nl_BE")
    )

    found = {(each.context, each.id): forms_of(each.string) for each in dutch}
    same = [
        each.id
        for each in belgian
        if each.id and found[each.context, each.id] == forms_of(each.string)
    ]
    assert same == []


def test_the_guides_words_are_those_of_the_concepts_alone() -> None:
    contexts = {each.context for each in read(LOCALES / "nl/LC_MESSAGES/erasmus_ka1_guide.po")}

    assert {str(each).partition("@")[0] for each in contexts if each} <= {*CONCEPTS.codes}


@each_source
def test_every_message_is_translated_with_its_placeholders(source: Path) -> None:
    catalogue = read(source)

    for message in catalogue:
        if message.id:
            forms = forms_of(message.string)
            placeholders = [
                {*PLACEHOLDER.findall("".join(each))} for each in (forms, forms_of(message.id))
            ]
            # a text that an edition rewords in English alone stays as it was in Dutch
            if "@" in (message.context or "") and not any(forms):
                continue
            assert all(forms), message.id
            assert not message.fuzzy, message.id
            assert placeholders[0] == placeholders[1], message.id
    assert dict(catalogue.obsolete) == {}


@each_source
def test_the_compiled_catalogue_has_the_same_words(source: Path) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, read(source))

    shipped = source.with_suffix(".mo").read_bytes()

    assert words_of(shipped) == words_of(compiled.getvalue()), "run .ci/catalogues"
