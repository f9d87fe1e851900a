"""Hold what outside programs read in the files of report_files.py against the reports: ``FOLDER``.

``seen`` has what a browser shows of the pages, ``txt`` what LibreOffice reads in the Word
documents; pandoc and qpdf's library are asked here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import ZipFile

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "support"))

from pdf_reading import Pdf, Tag

Expected: TypeAlias = dict[str, Any]

# isolates and other characters that nobody sees; a form may leave them out or add them
_UNSEEN = re.compile("[\u00ad\u2010\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufe0f]")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_SPACES = re.compile(r"\s+")
# what a form puts between texts: breaks, bullets, and the like
_BETWEEN = {
    "html": re.compile(r" ?"),
    "md": re.compile(r"[ /:—–█░]*"),
    # bullets, what joins two languages, dots and numbers of pages
    "docx": re.compile(r"[ /:—–•\d]*"),
    "pdf": re.compile(r"[/•–—.\d]*"),
}
# what keeps a mail address from becoming a link
_EMPTY_COMMENT = "<!-- -->"
# all that Markdown is asked to be: no link, no code, no other markup comes out of a text
_MARKDOWN = {
    *("RawInline", "Link"),
    *("Header", "Para", "Plain", "BulletList", "BlockQuote", "CodeBlock", "Table"),
    *("Str", "Space", "SoftBreak", "LineBreak", "Strong", "Emph"),
    *("AlignDefault", "AlignRight", "ColWidth", "ColWidthDefault"),
}
_INLINE = {"Strong", "Emph", "Link", "Span"}
_WORD = _MARKDOWN - {"RawInline"} | {"Image", "Span", "AlignLeft", "AlignCenter"}


def read_back(folder: Path) -> None:
    """Stop where a file in *folder* does not say what its report says."""
    paths = sorted((folder / "json").iterdir())
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        found = [*chain.from_iterable(processes.map(_problems, paths, chunksize=4))]
    sys.stdout.write(f"read back: {len(paths)} reports, {len(found)} problems\n")
    if found or not paths:
        sys.exit("\n".join(found))


def _problems(path: Path) -> list[str]:
    folder, name = path.parent.parent, path.stem
    expected = json.loads(path.read_text(encoding="utf-8"))
    checks: dict[str, Callable[[Path, Expected], Iterator[str]]] = {
        "seen": _shown_by_the_browser,
        "md": _markdown,
        "pdf": _pdf,
        "docx": _docx,
    }
    suffixes = {"seen": "txt"}
    return [
        f"{name}.{form}: {problem}"
        for form, check in checks.items()
        for problem in check(folder / form / f"{name}.{suffixes.get(form, form)}", expected)
    ]


def _shown_by_the_browser(path: Path, expected: Expected) -> Iterator[str]:
    texts = expected["header"] + _with_contents(expected)
    yield from _differences("html", texts, path.read_text(encoding="utf-8"))


def _markdown(path: Path, expected: Expected) -> Iterator[str]:
    tree = json.loads(_output("pandoc", "--from=commonmark+pipe_tables", "--to=json", path))
    texts = _with_contents(expected)
    yield from _differences("md", texts, _text(tree["blocks"]))
    kinds = _kinds(tree["blocks"])
    yield from _unlike(kinds.keys() - _MARKDOWN, set(), "elements")
    headings = expected["headings"] + bool(expected["contents"])
    yield from _unlike(kinds["Header"], headings, "headings")
    yield from _unlike(kinds["Table"], expected["tables"], "tables")
    yield from _unlike(kinds["BlockQuote"], expected["quotations"], "quotations")
    github = json.loads(_output("pandoc", "--from=gfm", "--to=json", path))
    yield from _differences("md", texts, _text(github["blocks"]))
    # GitHub would make links of addresses: none is one but those of the report
    kinds = _kinds(github["blocks"])
    yield from _unlike(kinds.keys() - _MARKDOWN, set(), "elements")
    yield from _unlike(kinds["Link"], expected["links"], "links")
    for part in (tree, github):
        raw = {str(each["c"]) for each in _nodes(part["blocks"]) if each["t"] == "RawInline"}
        yield from _unlike(raw - {str(["html", _EMPTY_COMMENT])}, set(), "raw HTML")


def _docx(path: Path, expected: Expected) -> Iterator[str]:
    has_contents = b"TOCHeading" in ZipFile(path).read("word/document.xml")
    texts = expected["header"] + _with_contents(expected, "word_texts", is_there=has_contents)
    tree = json.loads(_output("pandoc", "--from=docx", "--to=json", path))
    # a title and a subtitle at the start are no blocks to pandoc
    start = [tree["meta"].get(name) for name in ("title", "subtitle")]
    yield from _differences("docx", texts, _text([start, tree["blocks"]]))
    kinds = _kinds(tree["blocks"])
    yield from _unlike(kinds.keys() - _WORD, set(), "elements")
    headings = expected["headings"] - 1 + has_contents
    yield from _unlike(kinds["Header"], headings, "headings")
    yield from _unlike(kinds["Table"], expected["tables"], "tables")
    yield from _unlike(kinds["BlockQuote"] > 0, expected["quotations"] > 0, "quotations")
    converted = path.parent.parent / "txt" / f"{path.stem}.txt"
    yield from _differences("docx", texts, converted.read_text(encoding="utf-8-sig"))


def _pdf(path: Path, expected: Expected) -> Iterator[str]:
    pdf = Pdf(path.read_bytes())
    yield from _unlike(_seen(str(pdf.metadata["dc:title"])), _seen(expected["title"]), "title")
    has_contents = any(pdf.tags.all("TOC"))
    texts = expected["header"] + _with_contents(expected, is_there=has_contents)
    yield from _differences("pdf", texts, _without_pictures(pdf.tags))
    yield from _unlike(pdf.file.check_pdf_syntax(), [], "syntax")
    yield from _unlike(pdf.file.get_warnings(), [], "warnings")
    yield from _unlike(str(pdf.file.Root.get("/Lang")), expected["languages"][0], "language")
    yield from _unlike(pdf.metadata.get("pdfuaid:part"), "1", "part of PDF/UA")


def _with_contents(expected: Expected, texts: str = "texts", *, is_there: bool = True) -> list[str]:
    """Return the texts of a report, with its table of contents after title and subtitle."""
    if not is_there:
        return list(expected[texts])
    start = expected["title_and_subtitle"]
    return [*expected[texts][:start], *expected["contents"], *expected[texts][start:]]


def _without_pictures(tag: Tag) -> str:
    """Return the text of a tag and those in it, but for pictures."""
    if tag.kind == "Figure":
        return ""
    if not any(tag.all("Figure")):
        return tag.text
    return " ".join(map(_without_pictures, tag.children))


def _unlike(found: object, expected: object, what: str) -> Iterator[str]:
    if found != expected:
        yield f"{what}: found {found!r}, expected {expected!r}"


def _output(*command: str | Path) -> str:
    process = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")  # noqa: S603 - our own files
    if process.stderr:
        raise RuntimeError(process.stderr)
    return process.stdout


def _text(tree: object) -> str:
    """Return the text in a part of pandoc's tree."""
    if isinstance(tree, list):
        return "".join(map(_text, tree))
    if not isinstance(tree, dict):
        return ""
    kind, content = tree["t"], tree.get("c")
    if kind == "Str":
        return str(content)
    if kind in {"RawInline", "Image"}:
        return ""
    if kind == "CodeBlock" and isinstance(content, list):
        return f"{content[1]} "
    inside = _text(content)
    return inside if kind in _INLINE else f"{inside} "


def _kinds(tree: object) -> Counter[str]:
    return Counter(str(node["t"]) for node in _nodes(tree))


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Yield every element in a part of pandoc's tree."""
    if isinstance(tree, list):
        for each in tree:
            yield from _nodes(each)
    elif isinstance(tree, dict):
        yield tree
        yield from _nodes(tree.get("c"))


def _differences(form: str, texts: list[str], found: str) -> Iterator[str]:
    """Yield where *found* does not say *texts*, one after the other, and nothing else."""
    between, are_words = _BETWEEN[form], form != "pdf"
    shown = _seen(found, " " if are_words else "")
    place = 0
    for text in texts:
        wanted = _seen(text, " " if are_words else "")
        gap = between.match(shown, place)
        last = gap.end() if gap else place
        first = place + 1 if are_words and place else place
        starts = range(first, last + 1)
        start = next((each for each in starts if _stands_at(shown, each, wanted)), None)
        if start is None:
            yield f"{wanted[:200]!r} does not come next: {shown[place : place + 200]!r}"
            return
        place = start + len(wanted)
    if not between.fullmatch(shown, place):
        yield from _unlike(shown[place:][:200], "", "end")


def _stands_at(shown: str, start: int, wanted: str) -> bool:
    """Whether a text is shown there; the pieces of a line read from the right may change places."""
    if not _FROM_THE_RIGHT.search(wanted):
        return shown.startswith(wanted, start)
    return sorted(shown[start : start + len(wanted)]) == sorted(wanted)


def _seen(text: str, space: str = " ") -> str:
    """Return what can be seen of a text, with *space* for white space."""
    return _SPACES.sub(space, _UNSEEN.sub("", unicodedata.normalize("NFKC", text))).strip()


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the folder
        sys.exit(__doc__)
    read_back(Path(sys.argv[1]))
