"""The pages of the guide in ``tests/data/editions``, and catalogues made of them."""

from __future__ import annotations

import csv
import io
import re
from importlib.resources import files
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from erasmus_ka1.taxonomy import Concept, concept_of

__all__ = ["COLUMNS", "LAST_MARK", "ROWS", "Row", "page_text", "rows", "write_guide_catalogue"]

Row = dict[str, str]
#: What ends an item of a list.
LAST_MARK = re.compile(r"(;|(?<!etc)\.)$")
_FOLDER = Path(__file__).parent.parent / "data" / "editions"

with (_FOLDER / "rows.csv").open(encoding="utf-8", newline="") as _file:
    ROWS: list[Row] = [*csv.DictReader(_file)]

#: The columns of ``rows.csv`` by language and year.
COLUMNS = {
    (name[:2], int(name[3:7])): name for name in ROWS[0] if name[2:3] == "_" and name[3:7].isdigit()
}


def rows(language: str, year: int) -> list[tuple[Concept, str, str]]:
    """Return each sentence of a page: its concept, which of its texts it is, and the words."""
    column = COLUMNS[language, year]
    found = []
    for row in ROWS:
        text, (kind, *part) = row[column], row["text"].split(" ", 1)
        if part == ["(with O3d before it)"]:
            continue
        if part:
            # the guide runs two items into one
            whole = next(each[column] for each in ROWS if each["row"] == "O3_full")
            text = whole[whole.index(text) :].removesuffix(".")
        if row["row"].endswith("_full"):
            text = LAST_MARK.sub("", text)
        text = text.removesuffix(", by providing for example")
        found.append((concept_of(row["code"].replace("YEAR", str(year))), kind, text))
    return found


def page_text(language: str, year: int) -> str:
    """Return the text of a page, from its title on."""
    if (language, year) == ("nl", 2024):
        page = (files("erasmus_ka1.taxonomy") / "page_2024.nl.txt").read_text(encoding="utf-8")
        return page[page.index("Kernactie 1") :]
    (path,) = _FOLDER.glob(f"{language}_{year}v*.txt")
    return path.read_text(encoding="utf-8")


def write_guide_catalogue(folder: Path, language: str, year: int, **page: str) -> Path:
    """Write the words of a page as the guide catalogue of a language pack; return *folder*.

    Args:
        folder: Where to write it.
        language: The language.
        year: The edition of the page.
        **page: What the pack says of its page: ``edition``, ``document``, ``version``.
    """
    catalogue = Catalog(locale=language)
    for concept, kind, text in rows(language, year):
        catalogue.add(getattr(concept, f"english_{kind}"), text, context=concept.code)
    for name, value in page.items():
        catalogue.add(name, value, context="page")
    path = folder / language / "LC_MESSAGES" / "erasmus_ka1_guide.mo"
    path.parent.mkdir(parents=True)
    target = io.BytesIO()
    write_mo(target, catalogue)
    path.write_bytes(target.getvalue())
    return folder
