"""Refusing hostile input takes no longer than reading 1 MB of good input, and little memory.

A document that is too long or too deep is refused before it is parsed. One that is parsed first may
take ten times as long: at the size limit it is five times the good document, and its parts are
smaller.
"""

from __future__ import annotations

import datetime
import gc
import os
import string
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from small_values import SMALL_VALUES

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, OutcomeSet, Project
from erasmus_ka1.answers import AnswerGroup, AnswerTally
from erasmus_ka1.errors import DocumentError, KA1Error
from erasmus_ka1.localization import Localizer, negotiate
from erasmus_ka1.serialization import Limits, dumps, loads

from .paired import measure

ROUNDS = 3
MEGABYTE = 1_000_000
LARGEST = Limits().size
TITLE = "Zorg over de grens"
_LETTERS = string.ascii_lowercase * 1_280
_DAY = datetime.date(2024, 6, 1)


def project(claims: int) -> Project:
    """Return a project of some 180 bytes a claim."""
    evidence = [Evidence("Ik durf nu alleen te werken.", "nl", "interview", _DAY)]
    return Project(
        number="2024-1-NL01-KA121-VET-000123456",
        title=TITLE,
        organisation="Scalda",
        country="NL",
        start=_DAY,
        end=_DAY,
        claims=[Claim("learners.employability", "achieved", evidence, 37, 44)] * claims,
    )


GOOD = dumps(project(5_500), indent=None)
HEAD = dumps(project(0), indent=None)[:-1]
AIMS = dumps(OutcomeSet(), indent=None)[:-2]
CLAIM = f'{HEAD},"claims":[{{"outcome":"staff.motivation","status":"planned","evidence":['


def filled(start: str, part: str, end: str = "") -> str:
    """Return a document at the size limit, filled with *part*."""
    return start + part * ((LARGEST - len(start) - len(end)) // len(part)) + end


def keys(count: int, name: str) -> str:
    return ",".join(f'"{name}{number}":{number}' for number in range(count))


LAUGHS = "a: &a [ha, ha]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(1_000))
Hostile = tuple[str, str, str | bytes]  # the format, the code of the first problem, the document

UNPARSED: dict[str, Hostile] = {
    "brackets, 50 MB": ("json", "too_large", "[" * 50 * MEGABYTE),
    "brackets, 50 MB, as bytes": ("json", "too_large", b"[" * 50 * MEGABYTE),
    "brackets": ("json", "too_deep", filled("", "[")),
    "objects": ("json", "too_deep", filled("", '{"a":')),
    "quotes": ("json", "not_json", filled("", '"')),
    "a number": ("json", "not_a_number", filled('{"a":', "9", "}")),
    "a fraction": (
        "json",
        "invalid_value",
        filled(f'{HEAD},"participants":{{"staff":0.', "3", "}}"),
    ),
    "a title": (
        "json",
        "too_long",
        filled(f"{HEAD[: HEAD.index(TITLE)]}a", "a", f"{HEAD[HEAD.index(TITLE) :]}}}"),
    ),
    "a key": ("json", "unknown_key", filled(f'{HEAD},"', "title", '":1}')),
    "YAML brackets": ("yaml", "too_deep", filled("", "[")),
    "YAML dashes": ("yaml", "too_deep", filled("", "- ")),
    "YAML anchors": ("yaml", "not_plain", filled("", "&a ")),
    "YAML laughter": ("yaml", "not_plain", LAUGHS),
    "TOML brackets": ("toml", "too_deep", filled("a = ", "[")),
    "TOML parts": ("toml", "too_deep", filled("", "a.", "a = 1")),
    "TOML digits": ("toml", "not_toml", filled("a = ", "9")),
}
PARSED: dict[str, Hostile] = {
    "numbers for codes": ("json", "wrong_type", filled(AIMS, "0,", "0]}")),
    "numbers for evidence": ("json", "wrong_type", filled(CLAIM, "0,", "0]}]}")),
    "one code over and over": ("json", "duplicate", filled(AIMS, '"staff.motivation",', "0]}")),
    "target groups": (
        "json",
        "unknown_code",
        f'{HEAD},"participants":{{{keys(240_000, "staff")}}}}}',
    ),
    "unknown keys": ("json", "unknown_key", f"{HEAD},{keys(240_000, 'title')}}}"),
    "a key twice, many times": ("json", "duplicate_key", filled("{", '"a":1,', '"a":1}')),
    "not a number": ("json", "not_a_number", filled('{"a":[', "NaN,", "1]}")),
    "a key twice, of many": ("json", "duplicate_key", f'{{{keys(240_000, "a")},"a1":2}}'),
}


def _no_code(text: str) -> None:
    with pytest.raises(KA1Error):
        GUIDE_2024[text]


def _no_locale(text: str) -> None:
    for act in (Localizer, negotiate):
        with pytest.raises(KA1Error):
            act(text)


def _read_header(header: str) -> None:
    assert negotiate(header, default="nl").languages == ("nl",)


@pytest.fixture(autouse=True)
def _own_garbage() -> Iterator[None]:
    """Keep the objects of the tests away from the garbage collector while a reader is timed."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def _suggestions(code: str) -> object:
    unknown = {f"learners.employabilt{number}": 1 for number in range(20_000)}
    return AnswerTally(groups=[AnswerGroup([], 1)], unknown=unknown).suggestions[code]


TEXTS: dict[str, tuple[Callable[[str], object], str]] = {
    **{
        f"nothing like {text[0]!a}": (GUIDE_2024.suggest, text)
        for text in ("a" * 100_000, "ﷺ" * 100_000, "e\u0301" * 50_000, "\ud800" * 100_000)
    },
    "a long answer to search": (
        GUIDE_2024.search,
        " ".join(f"werk{each}" for each in range(9_999)),
    ),
    "one of 20,000 unknown codes": (_suggestions, "learners.employabilt7"),
    "a locale of a path": (_no_locale, "../" * 300_000),
    "a locale of many parts": (_no_locale, "nl-" * 300_000),
    "a code that folds to a long text": (_no_code, "ﷺ" * 120),
    "a header of one language": (_read_header, "nl," * 33_000),
    "a header of many languages": (_read_header, ",".join(f"a{each}" for each in _LETTERS)),
    "a header of spaces before a quality": (_read_header, "nl;q" + " " * 100_000 + ", nl"),
}


def refuse(document: str | bytes, kind: Any, name: Any) -> tuple[str, str]:
    """Read a bad document; return the code of its first problem and the error's text."""
    try:
        loads(document, kind, format=name)
    except DocumentError as error:
        # pytest.raises would keep the error, and everything that was read, in memory
        return error.problems[0].code, str(error)
    pytest.fail("the document was read")


@pytest.mark.parametrize(
    ("hostile", "bound"),
    [
        *(pytest.param(each, 1.0, id=name) for name, each in UNPARSED.items()),
        *(pytest.param(each, 10.0, id=name) for name, each in PARSED.items()),
        *(
            pytest.param((form, "too_many", document), 10.0, id=name)
            for name, (form, document) in SMALL_VALUES.items()
        ),
    ],
)
def test_refusing_a_document_takes_no_longer_than_reading_a_good_one(
    benchmark: BenchmarkFixture, hostile: Hostile, bound: float
) -> None:
    name, code, document = hostile
    is_set = isinstance(document, str) and document.startswith(AIMS)
    ours = partial(refuse, document, OutcomeSet if is_set else Project, name)

    pairs = measure(benchmark, ours, partial(loads, GOOD, Project), rounds=ROUNDS)

    assert (len(GOOD) > MEGABYTE, ours()[0], pairs.least_ratio <= bound) == (True, code, True)


@pytest.mark.parametrize(("ask", "text"), TEXTS.values(), ids=TEXTS)
def test_asking_about_a_text_takes_no_longer_than_reading_a_good_document(
    benchmark: BenchmarkFixture, ask: Callable[[str], object], text: str
) -> None:
    pairs = measure(benchmark, partial(ask, text), partial(loads, GOOD, Project), rounds=ROUNDS)

    assert pairs.least_ratio <= 1


# VmHWM and not getrusage: that starts from the size of the process this one was forked from
_REFUSING = """
import re, sys
from pathlib import Path
from erasmus_ka1 import Project
from erasmus_ka1.errors import KA1Error
from erasmus_ka1.serialization import load, load_all
path = Path(sys.argv[1])
try:
    next(load_all(path, Project)) if path.suffix == ".jsonl" else load(path, Project)
except KA1Error as error:
    said = str(error)
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024, said[:300].replace("\\n", " "))
"""


def write(content: str | bytes, path: Path) -> None:
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def make_sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)


FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    **{
        name: (f".{format_name}", partial(write, document))
        for name, (format_name, _, document) in UNPARSED.items()
    },
    "1 GB of nothing": (".json", make_sparse),
    "1 GB of nothing in a line": (".jsonl", make_sparse),
    "brackets in a line, 50 MB": (".jsonl", partial(write, b"[" * 50 * MEGABYTE)),
    "/dev/zero": (".json", lambda path: path.symlink_to("/dev/zero")),
    "/dev/zero in lines": (".jsonl", lambda path: path.symlink_to("/dev/zero")),
    "a pipe": (".json", os.mkfifo),
    "a pipe of lines": (".jsonl", os.mkfifo),
}


@pytest.mark.parametrize(("suffix", "make"), FILES.values(), ids=FILES)
def test_refusing_a_file_takes_less_than_64_megabytes_and_does_not_block(
    benchmark: BenchmarkFixture,
    tmp_path: Path,
    suffix: str,
    make: Callable[[Path], object],
) -> None:
    path = tmp_path / f"a{suffix}"
    make(path)

    def reading() -> str:
        command = [sys.executable, "-c", _REFUSING, str(path)]
        return subprocess.run(command, check=True, capture_output=True, timeout=20).stdout.decode()

    once: Callable[..., str] = benchmark.pedantic
    megabytes, _, said = once(reading, rounds=1).partition(" ")

    benchmark.extra_info["peak MB"] = int(megabytes)
    assert (int(megabytes) < 64, bool(said.strip())) == (True, True)
