"""Look at the pages of the PDFs of report_files.py, ours and LibreOffice's of Word: ``FOLDER``.

No page ends in a heading or in a text that leads to what is on the next; every page but the last
has something on a third of it; no word is broken. ``word`` has the PDFs that LibreOffice made.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

_HEADING = re.compile(r"/(H[1-6]?|Heading.*)$")
_WORD = re.compile(r"[^\W\d_]{2,40}")
_SPACES = re.compile(r"\s+")
# where headers end and footers begin, and how far down a page is a third full, in parts of it
_TOP, _BOTTOM, _THIRD = 0.07, 0.93, 0.36
_DOTS_PER_INCH, _DARK = 20, 215
# Arabic is shown in presentation forms, overrides turn words round, and emoji are no words
_HARD = re.compile("[\u202a-\u202e\u0590-\u08ff\ufb00-\ufdff\ufe70-\ufeff\U00010000-\U0010ffff]")


def read_pages(folder: Path) -> None:
    """Stop where a page is not as it has to be."""
    paths = [*sorted((folder / "pdf").iterdir()), *sorted((folder / "word").iterdir())]
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        found = [*chain.from_iterable(processes.map(_problems, paths, chunksize=4))]
    sys.stdout.write(f"pages: {len(paths)} documents, {len(found)} problems\n")
    if found or not paths:
        sys.exit("\n".join(found))


def _problems(path: Path) -> list[str]:
    expected = json.loads((path.parent.parent / "json" / f"{path.stem}.json").read_text())
    texts = _output("pdftotext", "-layout", path, "-").decode().split("\f")[:-1]
    with pikepdf.open(path) as pdf:
        ends = [*_last_tags(pdf)]
    fill = [*_fill(path, len(texts))]
    lead_ins = [_letters(each) for each in expected["lead_ins"] if each.strip()]
    found = []
    for page, (tag, text, share) in enumerate(zip(ends, texts, fill, strict=True), start=1):
        body = _letters("\n".join(text.rstrip().split("\n")[:-1]))
        if page == len(texts):
            continue
        if _HEADING.match(tag):
            found.append(f"page {page} ends in a heading")
        if tag != "/Figure" and any(body.endswith(each) for each in lead_ins):
            found.append(f"page {page} ends in a lead-in")
        if share < _THIRD:
            found.append(f"page {page} is filled to {share:.2f}")
    broken = _words(" ".join(expected["texts"])) - _words("\n".join(texts))
    found += [f"broken: {each}" for each in sorted(broken)[:5]]
    return [f"{path.parent.name}/{path.stem}: {each}" for each in found]


def _letters(text: str) -> str:
    return _SPACES.sub("", unicodedata.normalize("NFKC", text))


def _words(text: str) -> set[str]:
    """Return the words of a text that nothing may break."""
    shown = unicodedata.normalize("NFKC", text)
    pieces = _SPACES.split(shown)
    kept = (each for each in pieces if len(each) <= 60 and not _HARD.search(each))  # noqa: PLR2004
    return {word for each in kept for word in _WORD.findall(each)}


def _output(*command: str | Path) -> bytes:
    return subprocess.run(command, check=True, capture_output=True).stdout  # noqa: S603 - our own files


def _fill(path: Path, pages: int) -> Iterator[float]:
    """Yield how far down each page something is shown, in parts of its height."""
    data = _output("pdftoppm", "-gray", "-r", str(_DOTS_PER_INCH), path)
    stream = BytesIO(data)
    for _ in range(pages):
        image = Image.open(stream)
        image.load()
        height = image.height
        area = image.crop((0, round(height * _TOP), image.width, round(height * _BOTTOM)))
        box = area.point([255 if shade < _DARK else 0 for shade in range(256)]).getbbox()
        yield (box[3] / height + _TOP) if box else 0.0


def _last_tags(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the tag of the last piece of content on each page."""
    kinds: dict[tuple[object, int], str] = {}
    _collect(pdf.Root.StructTreeRoot.K, None, "", kinds)
    for page in pdf.pages:
        last = ""
        for instruction in pikepdf.parse_content_stream(page):
            operands = instruction.operands
            if str(instruction.operator) == "BDC" and "/MCID" in operands[1]:
                last = kinds.get((page.objgen, int(operands[1].MCID)), last)
            elif str(instruction.operator) == "Do":
                # LibreOffice tags no pictures
                last = "/Figure"
        yield last


def _collect(kids: Any, page: Any, kind: str, kinds: dict[tuple[object, int], str]) -> None:  # noqa: ANN401
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            kinds[page.objgen, kid] = kind
        elif "/MCID" in kid:
            kinds[kid.get("/Pg", page).objgen, int(kid.MCID)] = kind
        elif "/S" in kid:
            inner = kind if _HEADING.match(kind) else str(kid.S)
            _collect(kid.get("/K", []), kid.get("/Pg", page), inner, kinds)


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 - the folder
        sys.exit(__doc__)
    read_pages(Path(sys.argv[1]))
