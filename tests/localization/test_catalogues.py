"""The catalogues: which there are, how a tag finds them, what is refused."""

from __future__ import annotations

import contextlib
import gettext
import io
import os
import struct
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.errors import (
    CatalogueError,
    KA1Error,
    MissingTranslationError,
    UnknownLocaleError,
    UnsupportedLocaleError,
)
from erasmus_ka1.localization import _catalogues as catalogues
from erasmus_ka1.localization._catalogues import available_languages, catalogues_for, parse_locale
from erasmus_ka1.localization._localizer import Localizer
from erasmus_ka1.taxonomy import learners, staff

WriteCatalogue = Callable[[Path, str, str | bytes], Path]
InstallPack = Callable[..., Path]

HOSTILE = [
    pytest.param("../evil", id="parent-folder"),
    pytest.param("nl_NL.UTF-8@../../x", id="path-as-modifier"),
    pytest.param("/etc/passwd", id="absolute-path"),
    pytest.param("nl\x00", id="nul"),
    pytest.param("nl\n", id="line-end"),
    pytest.param(" nl", id="space-before"),
    pytest.param("nl" * 50_000, id="long"),
    pytest.param("ｎｌ", id="full-width"),
    pytest.param("nl-٣٣٣", id="arabic-digits"),
    pytest.param("\ud800", id="surrogate"),
    pytest.param("", id="empty"),
    pytest.param("nl--BE", id="two-hyphens"),
    pytest.param("nl_BE@euro", id="modifier"),
    pytest.param("nl.UTF-8", id="encoding"),
    pytest.param("und", id="undetermined"),
    pytest.param("C", id="posix"),
    pytest.param(None, id="none"),
    pytest.param(7, id="number"),
    pytest.param(["nl"], id="list"),
    pytest.param(b"nl", id="bytes"),
]


def template_with(header: str) -> bytes:
    """Return a .mo file with one text, whose header is *header*."""
    catalogue = {b"": header.encode(), b"learners\x04Learners": b"Learlingen"}
    keys, values = b"\0".join(catalogue) + b"\0", b"\0".join(catalogue.values()) + b"\0"
    start = 28 + 16 * len(catalogue)
    table, offset = b"", start
    for key in catalogue:
        table += struct.pack("<II", len(key), offset)
        offset += len(key) + 1
    offset = start + len(keys)
    for value in catalogue.values():
        table += struct.pack("<II", len(value), offset)
        offset += len(value) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(catalogue), 28, 28 + 8 * len(catalogue), 0, 0)
    return head + table + keys + values


DAMAGED = [
    pytest.param(b"", id="empty"),
    pytest.param(b"msgid", id="text"),
    pytest.param(b"\xde\x12\x04\x95", id="cut-after-magic"),
    pytest.param(template_with("Language: fy\n")[:-30], id="cut-in-texts"),
    pytest.param(struct.pack("<7I", 0x950412DE, 9 << 16, 0, 28, 28, 0, 0), id="version"),
    pytest.param(struct.pack("<7I", 0x950412DE, 0, 2**31, 28, 28, 0, 0), id="counts-too-many"),
    pytest.param(template_with("Content-Type: text/plain; charset=none"), id="unknown-encoding"),
    pytest.param(template_with("Content-Type: text/plain"), id="no-encoding"),
    pytest.param(template_with("Plural-Forms: nplurals=2; plural=n/"), id="plural-cut"),
    pytest.param(template_with("Plural-Forms: nplurals=2"), id="no-plural"),
    pytest.param(template_with("Plural-Forms: nplurals=2; plural=os.exit()"), id="plural-code"),
    pytest.param(
        template_with("Content-Type: text/plain; charset=utf-8").replace(
            b"Lear", b"\xff\xff\xff\xff"
        ),
        id="encoding-broken",
    ),
]


def test_dutch_and_english_are_shipped() -> None:
    assert available_languages() == ("en", "nl")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_text_of_the_template_is_in_a_shipped_catalogue(language: str) -> None:
    template = (files("erasmus_ka1.localization") / "locales" / "erasmus_ka1.pot").read_bytes()
    (catalogue,) = catalogues_for(Locale(language))

    missing = [
        message.id
        for message in read_po(io.BytesIO(template))
        if isinstance(message.id, str)
        and message.context
        and catalogue.text(message.context, message.id) is None
    ]

    assert missing == []


@pytest.mark.parametrize(
    ("tag", "locale"),
    [
        pytest.param("nl", Locale("nl"), id="language"),
        pytest.param("nl-BE", Locale("nl", "BE"), id="hyphen"),
        pytest.param("nl_BE", Locale("nl", "BE"), id="underscore"),
        pytest.param("NL-be", Locale("nl", "BE"), id="case"),
        pytest.param("en-001", Locale("en", "001"), id="region-as-number"),
        pytest.param("zh-Hant-TW", Locale("zh", "TW", "Hant"), id="script"),
        pytest.param(Locale("nl", "BE"), Locale("nl", "BE"), id="babel-locale"),
    ],
)
def test_a_tag_is_a_locale(tag: str | Locale, locale: Locale) -> None:
    assert parse_locale(tag) == locale


@pytest.mark.parametrize("tag", [*HOSTILE, "xx", "qq-QQ", "nl-US"])
def test_what_is_not_a_locale_is_refused(tag: object) -> None:
    with pytest.raises(UnknownLocaleError):
        parse_locale(tag)


@pytest.mark.parametrize("tag", HOSTILE)
def test_a_refusal_names_the_languages_there_are(tag: object) -> None:
    with pytest.raises(UnknownLocaleError) as caught:
        parse_locale(tag)

    assert caught.value.available == ("en", "nl")


@pytest.mark.parametrize("tag", HOSTILE)
def test_a_hostile_locale_never_reaches_the_file_system(
    tag: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    available_languages()
    touched: list[object] = []

    def touch(path: object, *_: object, **__: object) -> None:
        touched.append(path)

    with monkeypatch.context() as patch:
        for name in ("stat", "open", "listdir", "scandir"):
            patch.setattr(os, name, touch)
        patch.setattr("builtins.open", touch)
        patch.setattr(io, "open", touch)
        patch.setattr(Locale, "parse", touch)
        with contextlib.suppress(KA1Error):
            parse_locale(tag)

    assert touched == []


def test_the_cause_of_an_unknown_locale_is_kept() -> None:
    with pytest.raises(UnknownLocaleError) as caught:
        parse_locale("xx")

    assert caught.value.__cause__ is not None


@pytest.fixture
def offer(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> Callable[[list[str]], Path]:
    """Return what makes a folder with a catalogue under each of some names."""

    def make(names: list[str]) -> Path:
        for name in names:
            write_catalogue(tmp_path / "pack", name, partial_words)
        return tmp_path / "pack"

    return make


@pytest.mark.parametrize(
    ("locale", "offered", "served"),
    [
        pytest.param(
            "zh-Hant-TW", ["zh_Hant_TW", "zh_TW", "zh"], ["zh-Hant-TW", "zh-TW", "zh"], id="all"
        ),
        pytest.param("zh-Hant-TW", ["zh-Hant"], ["zh-Hant"], id="script"),
        pytest.param("fr-BE", ["fr", "fr_BE"], ["fr-BE", "fr"], id="territory"),
        pytest.param("fr", ["fr", "fr_BE"], ["fr"], id="language"),
        pytest.param("nl-BE", ["nl_BE"], ["nl-BE", "nl"], id="region-of-a-shipped-language"),
        pytest.param("de", ["fr"], [], id="another"),
    ],
)
def test_the_most_specific_catalogue_comes_first(
    offer: Callable[[list[str]], Path], locale: str, offered: list[str], served: list[str]
) -> None:
    found = catalogues_for(parse_locale(locale), [offer(offered)])

    assert [catalogue.language for catalogue in found] == served


def test_a_catalogue_shows_its_language() -> None:
    assert [*map(repr, catalogues_for(Locale("nl")))] == ["Catalogue('nl')"]


@pytest.mark.parametrize("as_path", [Path, str, os.fspath], ids=["path", "str", "fspath"])
def test_a_folder_of_catalogues_is_named_by_its_path(
    tmp_path: Path,
    write_catalogue: WriteCatalogue,
    complete_words: str,
    as_path: Callable[[Path], str | Path],
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", complete_words)

    localizer = Localizer("fy", catalogues=[as_path(pack)])

    assert localizer.label(learners.PUPILS) == "fy:pupils"


def test_a_complete_pack_has_every_text_of_every_concept(
    tmp_path: Path, write_catalogue: WriteCatalogue, complete_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", complete_words)
    localizer = Localizer("fy", catalogues=[pack])

    texts = {
        text
        for concept in GUIDE_2024
        for text in (
            concept.label(localizer),
            concept.short_label(localizer),
            concept.statement(localizer),
        )
        if not text.startswith("fy:")
    }

    assert texts == set()


def test_a_named_folder_is_among_the_available_languages(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "zh_Hant", partial_words)

    assert available_languages([pack]) == ("en", "nl", "zh-Hant")


def test_a_refusal_names_the_languages_of_a_named_folder(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", partial_words)

    with pytest.raises(UnsupportedLocaleError) as caught:
        Localizer("de", catalogues=[pack])

    assert caught.value.available == ("en", "fy", "nl")


def test_a_text_that_a_pack_lacks_is_missing(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", partial_words)

    with pytest.raises(MissingTranslationError) as caught:
        staff.MOTIVATION.short_label(Localizer("fy", catalogues=[pack]))

    assert (caught.value.context, caught.value.text, caught.value.languages) == (
        "staff.motivation",
        "Motivation and satisfaction",
        ("fy",),
    )


def test_an_installed_pack_is_among_the_available_languages(
    install_pack: InstallPack, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", partial_words)

    assert available_languages() == ("en", "fy", "nl")


def test_an_installed_pack_serves_its_language(
    install_pack: InstallPack, write_catalogue: WriteCatalogue, complete_words: str
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", complete_words)

    assert learners.PUPILS.label("fy-NL") == "fy:pupils"


def test_an_installed_pack_cannot_replace_dutch(
    install_pack: InstallPack, write_catalogue: WriteCatalogue, complete_words: str
) -> None:
    write_catalogue(install_pack("dutch_words") / "locales", "nl", complete_words)

    assert learners.PUPILS.label("nl") == "scholieren"


def test_a_named_folder_cannot_replace_dutch(
    tmp_path: Path, write_catalogue: WriteCatalogue, complete_words: str
) -> None:
    pack = write_catalogue(tmp_path / "pack", "nl", complete_words)

    with pytest.raises(CatalogueError, match="language 'nl' is part of erasmus_ka1 itself"):
        Localizer("en", catalogues=[pack])


def test_a_named_folder_comes_before_an_installed_pack(
    install_pack: InstallPack,
    write_catalogue: WriteCatalogue,
    tmp_path: Path,
    complete_words: str,
    partial_words: str,
) -> None:
    write_catalogue(install_pack("frisian_words") / "locales", "fy", complete_words)
    pack = write_catalogue(tmp_path / "pack", "fy", partial_words)

    label = learners.LEARNING_PERFORMANCE.label(Localizer("fy", catalogues=[pack]))

    assert label == "bettere learprestaasjes"


def test_two_folders_cannot_offer_one_language(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    packs = [write_catalogue(tmp_path / name, "fy", partial_words) for name in ("one", "two")]

    with pytest.raises(CatalogueError, match=r"catalogue 'fy': offered twice: .*one.*two"):
        Localizer("fy", catalogues=packs)


def test_one_folder_cannot_offer_one_language_under_two_names(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    for name in ("fy-NL", "fy_NL"):
        write_catalogue(tmp_path, name, partial_words)

    with pytest.raises(CatalogueError, match="offered twice"):
        Localizer("fy-NL", catalogues=[tmp_path])


def test_two_installed_packs_cannot_offer_one_language(
    install_pack: InstallPack, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    for name in ("frisian_words", "more_frisian_words"):
        write_catalogue(install_pack(name) / "locales", "fy", partial_words)

    with pytest.raises(CatalogueError, match="catalogue 'fy': offered twice"):
        Localizer("fy")


@pytest.mark.parametrize("words", DAMAGED)
def test_a_damaged_catalogue_is_refused_by_its_path(
    tmp_path: Path, write_catalogue: WriteCatalogue, words: bytes
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", words)

    with pytest.raises(CatalogueError) as caught:
        Localizer("fy", catalogues=[pack])

    assert caught.value.catalogue == str(pack / "fy" / "LC_MESSAGES" / "erasmus_ka1.mo")


def test_a_damaged_catalogue_keeps_its_cause(
    tmp_path: Path, write_catalogue: WriteCatalogue
) -> None:
    pack = write_catalogue(tmp_path / "pack", "fy", b"damaged")

    with pytest.raises(CatalogueError, match=r"not a readable \.mo file") as caught:
        Localizer("fy", catalogues=[pack])

    assert isinstance(caught.value.__cause__, OSError)


def test_a_catalogue_whose_header_is_sound_is_read(
    tmp_path: Path, write_catalogue: WriteCatalogue
) -> None:
    words = template_with("Content-Type: text/plain; charset=utf-8\n")
    pack = write_catalogue(tmp_path / "pack", "fy", words)

    assert Localizer("fy", catalogues=[pack]).text("learners", "Learners") == "Learlingen"


@pytest.mark.parametrize(
    "plural",
    ["n/0", "n%0", "7", "-1"],
    ids=["divides-by-zero", "rest-of-zero", "no-such-form", "negative"],
)
def test_a_plural_rule_that_gives_no_form_gives_no_text(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str, plural: str
) -> None:
    words = partial_words.replace("(n != 1)", plural)
    pack = write_catalogue(tmp_path / "pack", "fy", words)

    with pytest.raises(KA1Error):
        Localizer("fy", catalogues=[pack]).npgettext(
            "test", "{number} person in {place}", "{number} people in {place}", 2
        )


FORMATS = ["{n:>999999999}", "{number}", "{name.__class__}", "{0}", "{name!r}", "{", "a}b", "{{x}}"]


@pytest.mark.parametrize("text", FORMATS)
def test_a_placeholder_that_its_message_lacks_is_refused(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str | bytes], Path], text: str
) -> None:
    words = f'msgctxt "test"\nmsgid "hello {{name}}"\nmsgstr "goeie {text}"\n'
    write_catalogue(tmp_path, "fy", words)

    with pytest.raises(CatalogueError, match=r"is no placeholder of 'hello \{name\}' \(test\)"):
        catalogues_for(Locale("fy"), [tmp_path])


@pytest.mark.parametrize(
    "words",
    [
        'msgctxt "test"\nmsgid "hello {name}"\nmsgstr "goeie {name}, {name}"\n',
        'msgctxt "test"\nmsgid "hello {name}"\nmsgstr "goeie"\n',
        'msgid "one"\nmsgid_plural "{number}"\nmsgstr[0] "ien"\nmsgstr[1] "{number}"\n',
    ],
    ids=["twice", "left-out", "plural"],
)
def test_a_placeholder_of_the_message_is_welcome(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str | bytes], Path], words: str
) -> None:
    write_catalogue(tmp_path, "fy", words)

    assert [each.language for each in catalogues_for(Locale("fy"), [tmp_path])] == ["fy"]


def test_a_placeholder_without_a_context_is_looked_at_too(
    tmp_path: Path, write_catalogue: Callable[[Path, str, str | bytes], Path]
) -> None:
    write_catalogue(tmp_path, "fy", 'msgid "hello"\nmsgstr "goeie {n:>9}"\n')

    with pytest.raises(CatalogueError, match=r"\{n:>9\} is no placeholder of 'hello'$"):
        catalogues_for(Locale("fy"), [tmp_path])


@pytest.mark.parametrize("there", [False, True], ids=["not-there", "empty"])
def test_a_folder_without_catalogues_is_refused(tmp_path: Path, *, there: bool) -> None:
    folder = tmp_path / "pack"
    if there:
        folder.mkdir()

    with pytest.raises(CatalogueError, match=r"expected a folder of <language>/LC_MESSAGES/"):
        Localizer("nl", catalogues=[folder])


@pytest.mark.parametrize("name", ["..nl", "nl.old", "x", "fy@evil"])
def test_a_folder_that_is_not_named_after_a_language_is_passed_over(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str, name: str
) -> None:
    write_catalogue(tmp_path, "fy", partial_words)
    write_catalogue(tmp_path, name, partial_words)

    assert available_languages([tmp_path]) == ("en", "fy", "nl")


def test_a_pack_without_catalogues_offers_nothing(install_pack: InstallPack) -> None:
    install_pack("frisian_words")

    assert available_languages() == ("en", "nl")


@pytest.mark.parametrize(
    "source",
    ["import a_package_that_is_not_there", "raise RuntimeError", "def", "raise ValueError"],
    ids=["import", "runtime", "syntax", "value"],
)
def test_an_entry_point_that_cannot_be_imported_is_refused_by_name(
    install_pack: InstallPack, source: str
) -> None:
    install_pack("frisian_words", source)

    with pytest.raises(CatalogueError) as caught:
        Localizer("fy")

    assert caught.value.catalogue == "frisian_words"


def test_dutch_is_served_although_an_installed_pack_is_broken(install_pack: InstallPack) -> None:
    install_pack("frisian_words", "raise ImportError")

    assert learners.PUPILS.label("nl") == "scholieren"


@pytest.mark.parametrize(
    ("context", "message"),
    [
        pytest.param("learners", "learners", id="text"),
        pytest.param("learner", "Learners", id="context"),
        pytest.param("", "", id="header"),
    ],
)
def test_a_catalogue_that_lacks_a_text_says_so(context: str, message: str) -> None:
    (catalogue,) = catalogues_for(Locale("nl"))

    assert catalogue.text(context, message) is None


def test_a_catalogue_that_lacks_a_plural_says_so() -> None:
    (catalogue,) = catalogues_for(Locale("nl"))

    assert catalogue.plural("test", "one", "many", 2) is None


def test_a_shipped_catalogue_is_read_once() -> None:
    assert catalogues_for(Locale("nl")) == catalogues_for(Locale("nl", "BE"))


def test_a_catalogue_cannot_be_changed() -> None:
    (catalogue,) = catalogues_for(Locale("nl"))

    with pytest.raises(AttributeError):
        catalogue.language = "en"  # type: ignore[misc]


def test_the_environment_is_never_asked_for_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en")
    monkeypatch.setattr(gettext, "find", lambda *_: pytest.fail("gettext looked for a catalogue"))

    assert Localizer("nl").label(learners.PUPILS) == "scholieren"


def test_all_names_what_other_modules_use() -> None:
    assert catalogues.__all__ == [
        "Catalogue",
        "available_languages",
        "catalogues_for",
        "parse_locale",
    ]
