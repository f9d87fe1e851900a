"""Language packs made on the spot, for tests of a language that this package lacks."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from examples import load_profile

from erasmus_ka1.localization import forget_packs

load_profile()

HEADER = """\
msgid ""
msgstr ""
"Language: fy\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""
FRISIAN = """\
msgctxt "learners.learning_performance"
msgid "improved learning performance"
msgstr "bettere learprestaasjes"

msgctxt "learners.learning_performance"
msgid "Learning performance"
msgstr "Learprestaasjes"

msgctxt "test"
msgid "{name} came on {day} with {count}"
msgstr "{name} kaam op {day} mei {count}"

msgctxt "test"
msgid "{number} person in {place}"
msgid_plural "{number} people in {place}"
msgstr[0] "{number} persoan yn {place}"
msgstr[1] "{number} persoanen yn {place}"
"""


@pytest.fixture
def partial_words() -> str:
    """Return a .po file in Frisian with a handful of texts."""
    return HEADER + FRISIAN


@pytest.fixture(scope="session")
def complete_words() -> str:
    """Return a .po file in Frisian with every text: the English one after ``fy:``."""
    words = Catalog(locale="fy")
    for source in (files("erasmus_ka1.localization") / "locales/nl/LC_MESSAGES").iterdir():
        if source.name.endswith(".po"):
            for message in read_po(io.BytesIO(source.read_bytes())):
                text: str | tuple[str, ...]
                if isinstance(message.id, str):
                    text = message.id and f"fy:{message.id}"
                else:
                    text = tuple(f"fy:{each}" for each in message.id)
                words.add(message.id, text, context=message.context)
    target = io.BytesIO()
    write_po(target, words)
    return target.getvalue().decode()


@pytest.fixture
def write_catalogue() -> Callable[[Path, str, str | bytes], Path]:
    """Return a function that writes a catalogue, from a .po file or compiled, into a folder.

    It has the same words for both domains.
    """

    def write(folder: Path, language: str, words: str | bytes) -> Path:
        path = folder / language / "LC_MESSAGES" / "erasmus_ka1.mo"
        path.parent.mkdir(parents=True)
        if isinstance(words, str):
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(words.encode())))
            words = compiled.getvalue()
        path.write_bytes(words)
        path.with_name("erasmus_ka1_guide.mo").write_bytes(words)
        return folder

    return write


@pytest.fixture
def fresh_caches() -> Iterator[None]:
    """Forget the installed packs and their words before the test and after it."""
    forget_packs()
    yield
    forget_packs()


@pytest.fixture
def install_pack(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fresh_caches: None,  # noqa: ARG001 - needed for its effect
) -> Iterator[Callable[[str, str], Path]]:
    """Return a function that installs a distribution and returns the package it registers."""
    names: list[str] = []
    monkeypatch.syspath_prepend(str(tmp_path / "site"))

    def install(name: str, source: str = "") -> Path:
        names.append(name)
        package = tmp_path / "site" / name
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(source)
        metadata = tmp_path / "site" / f"{name}-1.0.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        (metadata / "entry_points.txt").write_text(f"[erasmus_ka1.catalogues]\n{name} = {name}\n")
        return package

    yield install
    for name in names:
        sys.modules.pop(name, None)
