"""The files that ``.ci/check_exports`` gives to other programs, and what these have to say.

``write FOLDER``, ``validate FOLDER``, ``same FILE...``, ``spreadsheet XLSX CSV``.
"""

from __future__ import annotations

import csv
import io
import sys
import tempfile
import zipfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from erasmus_ka1 import GUIDE_2024, GUIDES
from erasmus_ka1.exports import to_csv, to_i18n, to_skos, to_typescript
from erasmus_ka1.localization import Localizer

BASES = {"urn": None, "http": "https://example.org/ka1/", "hash": "https://example.org/ka1#"}
SUFFIXES = {"turtle": "ttl", "json-ld": "jsonld", "xml": "rdf", "nt": "nt"}
RDFLIB_NAMES = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
#: What a spreadsheet would run.
HOSTILE = '=HYPERLINK("http://example.org";"x")'
CELL = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def write(folder: Path) -> None:
    """Write every export of every edition."""
    for name in ("skos", "ts", "i18n", "csv"):
        (folder / name).mkdir()
    for guide in GUIDES.values():
        for name, base in BASES.items():
            for form, suffix in SUFFIXES.items():
                text = to_skos(guide, base, form)  # type: ignore[arg-type]
                path = folder / "skos" / f"{guide.edition}-{name}.{suffix}"
                path.write_text(text, encoding="utf-8")
        module = folder / "ts" / f"ka1_{guide.edition}.ts"
        module.write_text(to_typescript(guide), encoding="utf-8")
        for locale in ("nl", "en"):
            messages = folder / "i18n" / f"{guide.edition}.{locale}.json"
            messages.write_text(to_i18n(guide, locale=locale), encoding="utf-8")
    text = to_csv(GUIDE_2024, locale=_hostile(), bom=True)
    (folder / "csv" / "hostile.csv").write_text(text, encoding="utf-8", newline="")


def _hostile() -> Localizer:
    """Return a language whose every text is a formula."""
    words = Catalog(locale="fy")
    for source in (files("erasmus_ka1.localization") / "locales/nl/LC_MESSAGES").iterdir():
        if source.name.endswith(".po"):
            for message in read_po(io.BytesIO(source.read_bytes())):
                if message.id and isinstance(message.id, str):
                    words.add(message.id, HOSTILE, context=message.context)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "fy" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        for domain in ("erasmus_ka1", "erasmus_ka1_guide"):
            with (folder / f"{domain}.mo").open("wb") as file:
                write_mo(file, words)
        localizer = Localizer("fy", catalogues=[name])
        # read before the folder goes
        localizer.label(GUIDE_2024.key_action)
        return localizer


def validate(folder: Path) -> None:
    """Hold SKOS against the shapes of vp4cat and the integrity conditions."""
    import pyshacl

    shapes = {
        "vp4cat": files("voc4cat") / "profile" / "vp4cat-5.3.ttl",
        "integrity": Path(__file__).with_name("skos_integrity.ttl"),
    }
    for path in sorted((folder / "skos").glob("*.ttl")):
        for name, shape in shapes.items():
            conforms, _, text = pyshacl.validate(
                str(path), shacl_graph=str(shape), meta_shacl=False, allow_warnings=False
            )
            if not conforms:
                sys.exit(f"{path.name}, {name}: {text}")


def same(*paths: Path) -> None:
    """Hold the triples of files against each other."""
    from rdflib import Graph

    first, *others = (
        Graph().parse(path, format=RDFLIB_NAMES[path.suffix.removeprefix(".")]) for path in paths
    )
    for path, other in zip(paths[1:], others, strict=True):
        if not first or not first.isomorphic(other):
            sys.exit(f"{path} has other triples than {paths[0]}")


def spreadsheet(workbook: Path, source: Path) -> None:
    """Hold a workbook that LibreOffice made of CSV against the CSV: the same texts, no formula."""
    with zipfile.ZipFile(workbook) as archive:
        sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - made here
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314
    if sheet.find(f".//{CELL}f") is not None:
        sys.exit("a text has become a formula")
    texts = {"".join(each.itertext()) for each in strings.iter(f"{CELL}si")}
    rows = csv.reader(io.StringIO(source.read_text(encoding="utf-8-sig"), newline=""))
    expected = {cell for row in rows for cell in row if cell and not cell.isdigit()}
    if not {f"'{HOSTILE}", "edition"} <= expected or expected - texts:
        sys.exit(f"these texts are not in the workbook: {sorted(expected - texts)[:5]}")


if __name__ == "__main__":
    actions: dict[str, Callable[..., None]] = {
        each.__name__: each for each in (write, validate, same, spreadsheet)
    }
    actions[sys.argv[1]](*map(Path, sys.argv[2:]))
