"""Language packs: which there are, how a locale finds its own, what is refused."""

from __future__ import annotations

import gettext
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from mo_files import mo_file

from erasmus_ka1 import GUIDE_2024, learners, staff
from erasmus_ka1.errors import (
    CatalogueError,
    KA1Error,
    MissingTranslationError,
    UnknownLocaleError,
    WrongKindError,
)
from erasmus_ka1.localization import Localizer, available_languages, forget_packs, negotiate

WriteCatalogue = Callable[[Path, str, str | bytes], Path]
InstallPack = Callable[..., Path]

FILE = Path("fy", "LC_MESSAGES", "erasmus_ka1_guide.mo")
HOSTILE = {
    "parent-folder": "../evil",
    "path-as-modifier": "nl_NL.UTF-8@../../x",
    "absolute-path": "/etc/passwd",
    "nul": "nl\x00",
    "line-end": "nl\n",
    "space-before": " nl",
    "long": "nl" * 50_000,
    "full-width": "ｎｌ",
    "arabic-digits": "nl-٣٣٣",
    "surrogate": "\ud800",
    "empty": "",
    "two-hyphens": "nl--BE",
    "modifier": "nl_BE@euro",
    "undetermined": "und",
    "undetermined-upper": "UND",
    "posix": "C",
    "none": None,
    "number": 7,
    "list": ["nl"],
    "bytes": b"nl",
}


@pytest.fixture
def pack(tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str) -> Path:
    """Return a folder with a handful of texts in Frisian."""
    return write_catalogue(tmp_path / "pack", "fy", partial_words)


def refusal(make: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(CatalogueError) as caught:
        make()
    return caught.value.catalogue, caught.value.reason


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("nl", "nl"),
        ("NL-be", "nl-BE"),
        ("nl_BE", "nl-BE"),
        (Locale("nl", "BE"), "nl-BE"),
        ("en-001", "en-001"),
        ("en-GB-oxendict", "en-GB"),
        ("nl-BE-u-nu-latn", "nl-BE"),
        ("nl-BE-x-private", "nl-BE"),
        ("nl-US", "nl"),
        ("nl-Qaaa", "nl"),
    ],
)
def test_subtags_that_are_unknown_fall_off_from_the_end(tag: str | Locale, shown: str) -> None:
    assert Localizer(tag).tag == shown


@pytest.mark.parametrize("tag", HOSTILE.values(), ids=HOSTILE)
def test_what_is_not_a_locale_is_refused_without_a_look_at_the_disk(
    tag: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    available_languages()
    touched: list[object] = []
    error: Exception | None = None

    with monkeypatch.context() as patch:
        for name in ("stat", "open", "listdir", "scandir"):
            patch.setattr(os, name, lambda path, *_, **__: touched.append(path))
        try:
            Localizer(tag)
        except UnknownLocaleError as caught:
            error = caught

    assert isinstance(error, UnknownLocaleError)
    assert (error.locale, error.available, touched) == (tag, ("en", "nl"), [])


@pytest.mark.parametrize(
    ("locale", "offered", "served"),
    [
        ("zh-Hant-TW", ["zh_Hant_TW", "zh_TW", "zh"], ("zh-Hant-TW", "zh-TW", "zh")),
        ("zh-Hant-TW", ["zh-Hant"], ("zh-Hant",)),
        ("fr-BE", ["fr", "fr_BE"], ("fr-BE", "fr")),
        ("fr", ["fr", "fr_BE"], ("fr",)),
        ("nl-BE", ["nl_BE"], ("nl-BE", "nl")),
        ("fy", ["FY"], ("fy",)),
        ("fr-BE", ["FR-be"], ("fr-BE",)),
    ],
)
def test_the_most_specific_catalogue_comes_first(
    tmp_path: Path,
    write_catalogue: WriteCatalogue,
    locale: str,
    offered: list[str],
    served: tuple[str, ...],
) -> None:
    for name in offered:
        write_catalogue(tmp_path / "pack", name, "")

    localizer = Localizer(locale, catalogues=[tmp_path / "pack"])

    assert localizer.languages == served
    assert {*served} <= {*available_languages([tmp_path / "pack"])}


@pytest.mark.parametrize("empty", [False, True], ids=["missing", "empty"])
def test_a_text_that_a_pack_lacks_is_missing_or_falls_back(
    tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str, *, empty: bool
) -> None:
    if empty:
        partial_words += (
            '\nmsgctxt "staff.motivation"\nmsgid "Motivation and satisfaction"\nmsgstr ""\n'
        )
    folder = write_catalogue(tmp_path, "fy", partial_words)

    with pytest.raises(MissingTranslationError) as caught:
        Localizer("fy", catalogues=[folder]).short_label(staff.MOTIVATION)
    fallback = Localizer("fy", catalogues=[folder], fallbacks=["nl"])

    assert (caught.value.context, caught.value.text, caught.value.languages) == (
        "staff.motivation",
        "Motivation and satisfaction",
        ("fy",),
    )
    assert fallback.short_label(staff.MOTIVATION) == "Motivatie en tevredenheid"


class TestInstalledPacks:
    def test_it_serves_its_language_once_it_is_looked_for_again(
        self, install_pack: InstallPack, write_catalogue: WriteCatalogue, complete_words: str
    ) -> None:
        package = install_pack("frisian_words")
        before = available_languages()
        write_catalogue(package / "locales", "fy", complete_words)

        forget_packs()

        assert (before, available_languages()) == (("en", "nl"), ("en", "fy", "nl"))
        words = Localizer("fy-NL")
        texts = [
            text
            for each in GUIDE_2024
            for text in (words.label(each), words.short_label(each), words.statement(each))
        ]
        assert [text for text in texts if not text.startswith("fy:")] == []

    def test_it_replaces_neither_dutch_nor_a_named_folder(
        self,
        install_pack: InstallPack,
        write_catalogue: WriteCatalogue,
        complete_words: str,
        pack: Path,
    ) -> None:
        package = install_pack("more_words")
        for language in ("nl", "fy"):
            write_catalogue(package / "locales", language, complete_words)

        assert learners.PUPILS.label("nl") == "scholieren"
        frisian = Localizer("fy", catalogues=[pack])
        assert frisian.label(learners.LEARNING_PERFORMANCE) == "bettere learprestaasjes"

    def test_two_cannot_offer_one_language(
        self, install_pack: InstallPack, write_catalogue: WriteCatalogue, partial_words: str
    ) -> None:
        for name in ("frisian_words", "more_frisian_words"):
            write_catalogue(install_pack(name) / "locales", "fy", partial_words)

        with pytest.raises(CatalogueError, match="catalogue 'fy': offered twice"):
            Localizer("fy")

    def test_it_may_be_in_an_archive(
        self,
        install_pack: InstallPack,
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

        assert available_languages() == ("en", "fr", "fy", "nl")
        assert learners.PUPILS.label("fy") == "fy:pupils"

    @pytest.mark.parametrize(
        ("source", "reason"),
        [
            ("raise RuntimeError('no\\nWords')", "no Words"),
            ("import a_package_that_is_not_there", "No module named 'a_package_that_is_not_there'"),
            ("raise ImportError('x' * 100_000)", "x" * 200 + "…"),
            ("raise ValueError('a\\x1b[31m')", r"a\x1b[31m"),
            ("raise MemoryError", "MemoryError"),
            ("import sys; sys.exit(3)", "3"),
        ],
        ids=["runtime", "import", "long", "escape", "nameless", "exit"],
    )
    def test_one_that_cannot_be_imported_breaks_itself_alone(
        self, install_pack: InstallPack, source: str, reason: str
    ) -> None:
        install_pack("frisian_words", source)

        broken = refusal(lambda: Localizer("fy"))

        assert broken == ("frisian_words", f"the package cannot be imported ({reason})")
        assert available_languages() == ("en", "nl")
        assert negotiate("fy, nl-BE;q=0.5").tag == Localizer("nl-BE").tag == "nl-BE"
        assert Localizer("fy", fallbacks=["nl"]).tag == "nl"

    @pytest.mark.parametrize(
        ("entry_points", "reason"),
        [(b"[a]\nb\n", "positional argument"), (b"[a]\nb = \xff\n", "can't decode byte 0xff")],
        ids=["half a line", "Latin-1"],
    )
    def test_damaged_entry_points_of_another_package_break_none(
        self,
        install_pack: InstallPack,
        write_catalogue: WriteCatalogue,
        partial_words: str,
        entry_points: bytes,
        reason: str,
    ) -> None:
        write_catalogue(install_pack("frisian_words") / "locales", "fy", partial_words)
        package = install_pack("damaged")
        (package.parent / "damaged-1.0.dist-info" / "entry_points.txt").write_bytes(entry_points)

        assert available_languages() == ("en", "fy", "nl")
        name, said = refusal(lambda: Localizer("fr"))
        assert name == "the entry points of a package"
        assert reason in said

    def test_a_package_may_be_registered_twice(
        self, install_pack: InstallPack, write_catalogue: WriteCatalogue, partial_words: str
    ) -> None:
        package = install_pack("frisian_words")
        write_catalogue(package / "locales", "fy", partial_words)
        entry_points = package.parent / "frisian_words-1.0.dist-info" / "entry_points.txt"
        entry_points.write_text(f"{entry_points.read_text()}fy = frisian_words\n")

        assert Localizer("fy").languages == ("fy",)


class TestFolders:
    @pytest.mark.parametrize("given", ["pack", b"pack", 5, None])
    @pytest.mark.parametrize(
        "use",
        [
            available_languages,
            lambda folders: Localizer("nl", catalogues=folders),
            lambda folders: negotiate("nl", catalogues=folders),
        ],
        ids=["available_languages", "Localizer", "negotiate"],
    )
    def test_one_folder_is_not_a_list(self, use: Callable[[Any], object], given: Any) -> None:
        with pytest.raises(WrongKindError, match="expected a list of folders"):
            use(given)

    def test_a_folder_is_a_path(self) -> None:
        with pytest.raises(WrongKindError, match="5 does not belong here, expected the path of"):
            Localizer("fy", catalogues=[5])  # type: ignore[list-item]

    def test_it_cannot_replace_dutch(
        self, tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str
    ) -> None:
        folder = write_catalogue(tmp_path, "nl", partial_words)

        assert refusal(lambda: Localizer("en", catalogues=[folder])) == (
            str(folder / "nl" / "LC_MESSAGES"),
            "language 'nl' is part of erasmus_ka1 itself",
        )

    @pytest.mark.parametrize("names", [("a/fy", "b/fy"), ("a/fy-NL", "a/fy_NL")])
    def test_two_cannot_offer_one_language(
        self,
        tmp_path: Path,
        write_catalogue: WriteCatalogue,
        partial_words: str,
        names: tuple[str, str],
    ) -> None:
        paths = [tmp_path / name for name in names]
        folders = {write_catalogue(path.parent, path.name, partial_words) for path in paths}

        _, reason = refusal(lambda: Localizer("fy-NL", catalogues=sorted(folders)))

        listed = ", ".join(str(path / "LC_MESSAGES") for path in paths)
        assert reason == f"offered twice: {listed}"

    @pytest.mark.parametrize("there", [False, True], ids=["not-there", "empty"])
    def test_one_without_catalogues_is_refused(self, tmp_path: Path, *, there: bool) -> None:
        folder = tmp_path / "pack"
        if there:
            folder.mkdir()

        assert refusal(lambda: Localizer("nl", catalogues=[folder])) == (
            str(folder),
            "expected a folder of <language>/LC_MESSAGES/erasmus_ka1.mo",
        )

    def test_one_that_cannot_be_read_is_refused(
        self, pack: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        look = Path.iterdir

        def iterdir(path: Path) -> Iterator[Path]:
            if path == pack:
                raise PermissionError(13, "Permission denied", str(path))
            return look(path)

        monkeypatch.setattr(Path, "iterdir", iterdir)

        assert refusal(lambda: available_languages([pack])) == (
            str(pack),
            "cannot be read: permission denied",
        )

    @pytest.mark.parametrize("name", ["..nl", "nl.old", "x", "fy@evil", "fy-NL-oxendict"])
    def test_what_is_not_named_after_a_language_is_passed_over(
        self, pack: Path, write_catalogue: WriteCatalogue, partial_words: str, name: str
    ) -> None:
        write_catalogue(pack, name, partial_words)

        assert available_languages([pack]) == ("en", "fy", "nl")


class TestContents:
    @pytest.mark.parametrize(
        ("content", "words"),
        [(b"MSGID", "bad magic number"), (b"\xde\x12\x04\x95", "unpack requires")],
        ids=["text", "cut-off"],
    )
    def test_a_damaged_catalogue_is_named_with_what_is_wrong(
        self, pack: Path, content: bytes, words: str
    ) -> None:
        (pack / FILE).write_bytes(content)

        path, reason = refusal(lambda: Localizer("fy", catalogues=[pack]))

        assert path == str(pack / FILE)
        assert reason.startswith(f"not a readable .mo file ({words}")
        assert negotiate("fy, nl-BE;q=0.5", catalogues=[pack]).tag == "nl-BE"

    def test_one_that_is_too_large_is_refused(self, pack: Path) -> None:
        with (pack / FILE).open("r+b") as file:
            file.truncate(10_000_001)

        assert refusal(lambda: Localizer("fy", catalogues=[pack])) == (
            str(pack / FILE),
            "larger than 10000000 bytes",
        )

    @pytest.mark.parametrize(
        "text",
        ["{n:>999999999}", "{number}", "{name.__class__}", "{0}", "{name!r}", "{", "a}b", "{{x}}"],
    )
    def test_a_placeholder_that_its_message_lacks_is_refused(
        self, tmp_path: Path, write_catalogue: WriteCatalogue, text: str
    ) -> None:
        words = f'msgctxt "test"\nmsgid "hello {{name}}"\nmsgstr "goeie {text}"\n'
        folder = write_catalogue(tmp_path, "fy", words)

        _, reason = refusal(lambda: Localizer("fy", catalogues=[folder]))

        assert reason.endswith(" is not a placeholder of 'hello {name}' (test)")

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            (mo_file(("hello", "{b} {a}")), "{a}, {b} is not a placeholder of 'hello'"),
            (
                mo_file(("a\u202eb\x04hello", "{a}")),
                r"{a} is not a placeholder of 'hello' (a\u202eb)",
            ),
            (
                mo_file(("c" * 201 + "\x04hello", "{a}")),
                f"{{a}} is not a placeholder of 'hello' ({'c' * 200}…)",
            ),
            (mo_file(("hello", "a\x07")), "a control character in the translation of 'hello'"),
            (mo_file(("hello", "a\x9b31m")), "a control character in the translation of 'hello'"),
        ],
        ids=["two", "escape-in-context", "long-context", "bell", "escape-sequence"],
    )
    def test_what_would_harm_is_refused_and_shown_as_far_as_it_can_be(
        self, tmp_path: Path, write_catalogue: WriteCatalogue, text: bytes, reason: str
    ) -> None:
        folder = write_catalogue(tmp_path, "fy", text)

        assert refusal(lambda: Localizer("fy", catalogues=[folder]))[1] == reason

    @pytest.mark.parametrize(
        "words",
        [
            'msgctxt "test"\nmsgid "hello {name}"\nmsgstr "goeie {name}, {name}"\n',
            'msgctxt "test"\nmsgid "hello {name}"\nmsgstr "goeie"\n',
            'msgid "one"\nmsgid_plural "{number}"\nmsgstr[0] "ien"\nmsgstr[1] "{number}"\n',
            'msgid "two\\nlines"\nmsgstr "twa\\nrigels"\n',
        ],
        ids=["twice", "left-out", "plural", "line-break"],
    )
    def test_a_placeholder_of_the_message_and_a_line_break_are_taken(
        self, tmp_path: Path, write_catalogue: WriteCatalogue, words: str
    ) -> None:
        folder = write_catalogue(tmp_path, "fy", words)

        assert Localizer("fy", catalogues=[folder]).languages == ("fy",)

    @pytest.mark.parametrize("plural", ["n/0", "n%0", "7"])
    def test_a_plural_rule_that_gives_no_form_gives_no_text(
        self, tmp_path: Path, write_catalogue: WriteCatalogue, partial_words: str, plural: str
    ) -> None:
        words = partial_words.replace("(n != 1)", plural)
        localizer = Localizer("fy", catalogues=[write_catalogue(tmp_path, "fy", words)])

        with pytest.raises(KA1Error):
            localizer.npgettext(
                "test", "{number} person in {place}", "{number} people in {place}", 2
            )
        with pytest.raises(MissingTranslationError):
            localizer.pgettext("staff", "Staff")


def test_the_environment_is_never_asked_for_a_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en")
    monkeypatch.setattr(gettext, "find", lambda *_: pytest.fail("gettext looked for a catalogue"))

    assert Localizer("nl").label(learners.PUPILS) == "scholieren"
