"""Records of an importing project: 10,000 of them, against pydantic and hand-written code.

What the fast extra does is measured against pydantic v2 resolving the same codes; what the base
install does against hand-written code with the json module.
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import attrs
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from erasmus_ka1 import GUIDE_2024, Claim, Evidence, Project
from erasmus_ka1.serialization import dump_all, fast_decoder, fast_encoder, make_converter

from . import pydantic_peer
from .paired import measure
from .records import NUMBER, Record, document

ROUNDS = 40
_BY_CODE = {concept.code: concept for concept in (*GUIDE_2024.outcomes, *GUIDE_2024.aspects)}
_FIELDS = {field.name for field in attrs.fields(Record)}
_PROJECTS = int(os.environ.get("JSON_LINES_PROJECTS", "50000"))


def read_by_hand(text: bytes) -> list[tuple[object, ...]]:
    """Return the records as somebody who checks them by hand reads them."""
    records: list[tuple[object, ...]] = []
    for each in json.loads(text):
        if each.keys() != _FIELDS:
            raise ValueError(each)
        for name, kind in (("project", str), ("edition", int), ("participants", int)):
            if type(each[name]) is not kind:
                raise TypeError(name)
        outcomes = tuple(_BY_CODE[code] for code in each["outcomes"])
        records.append((each["project"], each["edition"], outcomes, each["participants"]))
    return records


def write_by_hand(records: list[Record]) -> str:
    """Return the text of records as somebody writes them by hand."""
    return json.dumps(
        [
            {
                "project": each.project,
                "edition": each.edition,
                "outcomes": [outcome.code for outcome in each.outcomes],
                "participants": each.participants,
                "evidence": each.evidence,
            }
            for each in records
        ]
    )


@pytest.fixture(scope="module")
def text() -> bytes:
    return document()


def test_fast_writing_costs_at_most_0_8_of_pydantic(
    benchmark: BenchmarkFixture, text: bytes
) -> None:
    ours = partial(fast_encoder(), fast_decoder(list[Record])(text))
    peer = partial(pydantic_peer.RECORDS.dump_json, pydantic_peer.RECORDS.validate_json(text))

    assert measure(benchmark, ours, peer, rounds=ROUNDS).least_ratio <= 0.8


def test_fast_reading_costs_at_most_0_8_of_pydantic(
    benchmark: BenchmarkFixture, text: bytes
) -> None:
    ours = partial(fast_decoder(list[Record]), text)
    peer = partial(pydantic_peer.RECORDS.validate_json, text)

    assert measure(benchmark, ours, peer, rounds=ROUNDS).least_ratio <= 0.8


def test_base_reading_costs_at_most_1_6_of_code_by_hand(
    benchmark: BenchmarkFixture, text: bytes
) -> None:
    converter = make_converter()

    def ours() -> list[Record]:
        return converter.structure(json.loads(text), list[Record])

    assert measure(benchmark, ours, partial(read_by_hand, text), rounds=ROUNDS).least_ratio <= 1.6


def test_base_writing_costs_at_most_1_6_of_code_by_hand(
    benchmark: BenchmarkFixture, text: bytes
) -> None:
    converter = make_converter()
    records = converter.structure(json.loads(text), list[Record])

    def ours() -> str:
        return json.dumps(converter.unstructure(records))

    peer = partial(write_by_hand, records)
    assert measure(benchmark, ours, peer, rounds=ROUNDS).least_ratio <= 1.6


def test_a_record_holds_at_most_420_bytes(benchmark: BenchmarkFixture, text: bytes) -> None:
    decode = fast_decoder(list[Record])
    gc.collect()
    tracemalloc.start()

    records = decode(text)
    held = tracemalloc.get_traced_memory()[0] / NUMBER
    tracemalloc.stop()

    benchmark.extra_info["bytes a record"] = round(held)
    benchmark(lambda: len(records))
    assert held <= 420


def test_the_first_reading_in_a_process_costs_less_than_half_of_pydantics(
    benchmark: BenchmarkFixture, text: bytes, tmp_path: Path
) -> None:
    one = tmp_path / "one.json"
    one.write_bytes(b"[" + text[1:].partition(b"},")[0] + b"}]")
    folder = Path(__file__).parent.parent
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def running(code: str) -> None:
        command = [sys.executable, "-c", code, str(one)]
        subprocess.run(command, check=True, env=environment)

    start = "import sys; text = open(sys.argv[1], 'rb').read(); "
    ours = partial(
        running,
        start + "from benchmarks.records import Record;"
        "from erasmus_ka1.serialization import fast_decoder;"
        "fast_decoder(list[Record])(text)",
    )
    peer = partial(
        running,
        start + "from benchmarks.pydantic_peer import RECORDS; RECORDS.validate_json(text)",
    )

    assert measure(benchmark, ours, peer, rounds=15).median_ratio < 0.5


def projects() -> Iterator[Project]:
    """Yield projects of some 820 bytes each."""
    evidence = [Evidence("Ik durf nu alleen te werken. " * 12, "nl", "interview", _DAY)]
    for serial in range(_PROJECTS):
        yield Project(
            number=f"2024-1-NL01-KA121-VET-{serial:09}",
            title="Zorg over de grens",
            organisation="Scalda",
            country="NL",
            start=_DAY,
            end=_DAY,
            participants={"learners": 48},
            claims=[
                Claim("learners.employability", "planned"),
                Claim("learners.employability", "achieved", evidence, 37, 44),
            ],
        )


_DAY = datetime.date(2024, 6, 1)
# VmHWM and not getrusage: that starts from the size of the process this one was forked from
_READING = """
import re, sys
from pathlib import Path
from erasmus_ka1 import Project
from erasmus_ka1.serialization import load_all
number = sum(1 for _ in load_all(sys.argv[1], Project))
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(number, int(peak[1]) // 1024)
"""


def test_json_lines_of_any_length_are_read_in_less_than_300_megabytes(
    benchmark: BenchmarkFixture, tmp_path: Path
) -> None:
    path = tmp_path / "projects.jsonl"
    dump_all(projects(), path)

    def reading() -> list[str]:
        command = [sys.executable, "-c", _READING, str(path)]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode().split()

    once: Callable[..., list[str]] = benchmark.pedantic
    number, megabytes = once(reading, rounds=1)

    benchmark.extra_info["file MB"] = path.stat().st_size // 1_000_000
    benchmark.extra_info["peak MB"] = megabytes
    assert (int(number), int(megabytes) < 300) == (_PROJECTS, True)
