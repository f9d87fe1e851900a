"""Catalogues at their edges: who is refused, by what name and in what words; how much is read."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from erasmus_ka1.errors import CatalogueError, UnknownLocaleError, WrongKindError
from erasmus_ka1.localization import _catalogues as catalogues
from erasmus_ka1.localization._catalogues import available_languages, catalogues_for, parse_locale
from erasmus_ka1.taxonomy import learners

WriteCatalogue = Callable[[Path, str, str | bytes], Path]
FILE = Path("LC_MESSAGES", "erasmus_ka1.mo")


class Wearing(io.BytesIO):
    """A file that says how much of it was asked for."""

    asked: tuple[int | None, ...] = ()

    def read(self, size: int | None = -1, /) -> bytes:
        Wearing.respondents += (size,)
        return super().read(size)


@pytest.fixture
def pack(tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str) -> Path:
    return write_catalogue(tmp_path / "pack", "fy", partial_words)


def refusal(make: Callable[..., object], *given: Any) -> tuple[str, str]:
    with pytest.raises(CatalogueError) as caught:
        make(*given)
    return caught.value.catalogue, caught.value.reason


def test_the_text_of_a_message_with_a_plural_is_the_form_for_one() -> None:
    (catalogue,) = catalogues_for(Locale("nl"))

    text = catalogue.text("report", "It has achieved {number} outcome.")

    assert text == "Het heeft {number} resultaat bereikt."


@pytest.mark.parametrize("plural", ["n/0", "n%0"])
def test_a_plural_rule_that_divides_by_zero_makes_no_text_of_a_missing_one(
    plural: str, tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    words = partial_words.replace("(n != 1)", plural)
    folder = write_catalogue(tmp_path, "fy", words)

    (catalogue,) = catalogues_for(Locale("fy"), [folder])

    assert catalogue.text("staff", "Staff") is None


def test_what_was_read_is_of_our_domain() -> None:
    (catalogue,) = catalogues_for(Locale("nl"))

    assert catalogue.translations.domain == "erasmus_ka1"


@pytest.mark.parametrize("tag", ["nl.UTF-8", "xx", "nl-US", 7])
def test_what_is_no_locale_is_named(tag: object) -> None:
    with pytest.raises(UnknownLocaleError) as caught:
        parse_locale(tag)

    assert caught.value.locale == tag


@pytest.mark.parametrize("name", ["nl_None_BE", "nl_None"])
def test_a_locale_without_a_script_is_served_by_none_of_that_name(
    name: str, tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    folder = write_catalogue(tmp_path, name, partial_words)

    found = catalogues_for(Locale("nl", "BE"), [folder])

    assert [each.language for each in found] == ["nl"]


@pytest.mark.parametrize("folders", ["pack", b"pack", 5])
def test_one_folder_is_not_several(folders: Any) -> None:
    with pytest.raises(WrongKindError) as caught:
        available_languages(folders)

    assert (caught.value.value, caught.value.expected) == (folders, "several folders")


def test_a_folder_that_offers_our_language_is_named_by_its_file(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    folder = write_catalogue(tmp_path, "nl", partial_words)

    assert refusal(catalogues_for, Locale("en"), [folder]) == (
        str(folder / "nl" / FILE),
        "language 'nl' is part of erasmus_ka1 itself",
    )


def test_the_files_that_offer_one_language_are_listed(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
) -> None:
    folders = [write_catalogue(tmp_path / name, "fy", partial_words) for name in ("b", "a")]

    files = ", ".join(str(each / "fy" / FILE) for each in folders)
    assert refusal(catalogues_for, Locale("fy"), folders) == ("fy", f"offered twice: {files}")


def test_a_folder_without_catalogues_is_named(tmp_path: Path) -> None:
    assert refusal(available_languages, [tmp_path]) == (
        str(tmp_path),
        "expected a folder of <language>/LC_MESSAGES/erasmus_ka1.mo",
    )


def test_a_folder_that_cannot_be_looked_into_is_named(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = Path.iterdir

    def iterdir(path: Path) -> Iterator[Path]:
        if path == pack:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)

    assert refusal(available_languages, [pack]) == (
        str(pack),
        "cannot be looked into: permission denied",
    )


def test_an_installed_pack_that_cannot_be_imported_says_why(
    install_pack: Callable[[str, str], Path],
) -> None:
    install_pack("frisian_words", "raise RuntimeError('no Words')")

    assert refusal(available_languages) == (
        "frisian_words",
        "the package cannot be imported (no Words)",
    )


def test_an_installed_pack_may_stand_in_an_archive(
    install_pack: Callable[[str], Path],
    write_catalogue: WriteCatalogue,
    complete_words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = install_pack("frisian_words")
    for language in ("fy", "fr"):
        write_catalogue(package / "locales", language, complete_words)
    archive = shutil.make_archive(str(tmp_path / "packs"), "zip", package.parent)
    shutil.rmtree(package.parent)
    monkeypatch.syspath_prepend(archive)

    shown = (available_languages(), learners.PUPILS.label("fy"))

    assert shown == (("en", "fr", "fy", "nl"), "fy:pupils")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: b"MSGID", "bad magic number"),
        (lambda read: read.replace(b"utf-8", b"UTF-9"), "unknown encoding: utf-9"),
    ],
    ids=["by the system", "in words alone"],
)
def test_a_file_that_cannot_be_read_is_named_with_what_is_said_of_it(
    pack: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    path = pack / "fy" / FILE
    path.write_bytes(change(path.read_bytes()))

    assert refusal(catalogues_for, Locale("fy"), [pack]) == (
        str(path),
        f"not a readable .mo file ({words})",
    )


def test_a_file_may_be_as_large_as_the_largest(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack / "fy" / FILE
    monkeypatch.setattr(catalogues, "LARGEST_FILE", path.stat().st_size)

    assert [each.language for each in catalogues_for(Locale("fy"), [pack])] == ["fy"]


def test_a_file_that_is_too_large_is_named(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pack / "fy" / FILE
    largest = path.stat().st_size - 1
    monkeypatch.setattr(catalogues, "LARGEST_FILE", largest)

    assert refusal(catalogues_for, Locale("fy"), [pack]) == (
        str(path),
        f"larger than {largest} bytes",
    )


def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = (pack / "fy" / FILE).read_bytes()
    monkeypatch.setattr(catalogues, "LARGEST_FILE", 10)
    monkeypatch.setattr(Wearing, "respondents", ())
    monkeypatch.setattr(Path, "open", lambda *_: Wearing(content))

    refusal(catalogues_for, Locale("fy"), [pack])

    assert Wearing.respondents == (11,)
