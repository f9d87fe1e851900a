"""JSON Lines: many documents in a file, written whole or not at all, read one at a time."""

from __future__ import annotations

import errno
import gc
import itertools
import os
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from samples import AIMS, FULL, MINIMAL

from erasmus_ka1 import OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, UnreadableFileError, WrongKindError
from erasmus_ka1.serialization import Limits, dump, dump_all, dumps, load, load_all

V1 = Path(__file__).parent.parent / "data" / "v1"
LINE = dumps(MINIMAL, indent=None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file of one project, alone in its folder."""
    path = tmp_path / "a.jsonl"
    path.write_text(f"{LINE}\n", encoding="utf-8")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refused_line(path: Path, limits: Limits | None = None) -> tuple[int | None, list[str]]:
    """Return the number of the first line that is refused, and the codes of its problems."""
    with pytest.raises(DocumentError) as caught:
        list(load_all(path, Project, limits=limits or Limits()))
    return caught.value.line, [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("name", "values", "kind"),
    [
        pytest.param("projects.jsonl", [FULL, MINIMAL], Project, id="projects"),
        pytest.param("aims.jsonl", [AIMS, OutcomeSet()], OutcomeSet, id="outcome sets"),
    ],
)
def test_a_file_of_version_1_is_read_and_written_as_ever(
    tmp_path: Path, name: str, values: Any, kind: Any
) -> None:
    again = tmp_path / name

    assert [*load_all(V1 / name, kind)] == values
    dump_all(iter(values), again)
    assert again.read_bytes() == (V1 / name).read_bytes()


def test_each_line_is_one_document(path: Path) -> None:
    dump_all([FULL, MINIMAL], path)

    assert path.read_text(encoding="utf-8") == f"{dumps(FULL, indent=None)}\n{LINE}\n"


@pytest.mark.parametrize("text", [LINE, f"{LINE}\n", f"{LINE}\r\n", f" {LINE}\n{LINE}"])
def test_the_last_newline_may_be_missing(path: Path, text: str) -> None:
    path.write_bytes(text.encode())

    assert {*load_all(path, Project)} == {MINIMAL}


@pytest.mark.parametrize(
    ("text", "line", "codes"),
    [
        pytest.param("\n", 1, ["not_json"], id="a blank line"),
        pytest.param(f"{LINE}\n\n", 2, ["not_json"], id="a blank line last"),
        pytest.param(f"{LINE}\n  \n", 2, ["not_json"], id="spaces"),
        pytest.param(f"{LINE}{LINE}\n", 1, ["not_json"], id="two on a line"),
        pytest.param(dumps(MINIMAL), 1, ["not_json"], id="one on many lines"),
        pytest.param(f"{LINE}\n\udcff", 2, ["not_utf8"], id="no UTF-8"),
        pytest.param(f'{LINE}\n{LINE[:-1]},"title":1}}', 2, ["duplicate_key"], id="twice"),
        pytest.param(f"{LINE}\n{dumps(AIMS, indent=None)}", 2, ["wrong_format"], id="another kind"),
        pytest.param(f"{LINE}\u2028{LINE}", 1, ["not_json"], id="a line separator"),
        pytest.param(
            LINE.replace('"NO"', "1").replace('"BE"', "2"), 1, ["invalid_value"] * 2, id="two"
        ),
    ],
)
def test_a_bad_line_is_refused_with_its_number(
    path: Path, text: str, line: int, codes: list[str]
) -> None:
    path.write_bytes(text.encode(errors="surrogateescape"))

    assert refused_line(path) == (line, codes)


def test_a_longer_line_is_not_read_to_its_end(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2**30)
    tracemalloc.start()

    assert refused_line(path, Limits(size=1000)) == (1, ["too_large"])

    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


@pytest.mark.slow
def test_many_documents_take_the_memory_of_one(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    dump_all([FULL], path)
    assert [*load_all(path, Project)] == [FULL]  # what is made once
    tracemalloc.start()

    dump_all(itertools.repeat(FULL, 3000), path)
    number = sum(1 for _ in load_all(path, Project))

    assert number == 3000
    assert path.stat().st_size > 2_000_000
    assert tracemalloc.get_traced_memory()[1] < 500_000
    tracemalloc.stop()


def open_files(path: Path) -> int:
    folder = Path("/proc/self/fd")
    return sum(
        os.path.lexists(each) and os.path.realpath(each) == str(path) for each in folder.iterdir()
    )


@pytest.mark.parametrize("leave", ["end", "close", "forget", "fail"])
def test_the_file_is_closed_when_it_is_done_with(path: Path, leave: str) -> None:
    path.write_text(f"{LINE}\n{LINE}\n" + "{" * (leave == "fail"))
    found: Any = load_all(path, Project)
    next(found)
    assert open_files(path) == 1

    if leave == "end":
        assert [*found] == [MINIMAL]
    elif leave == "fail":
        with pytest.raises(DocumentError):
            list(found)
    elif leave == "close":
        found.close()
    else:
        del found
        gc.collect()

    assert open_files(path) == 0


@pytest.mark.parametrize("kind", [None, "Project", FULL, int])
def test_another_kind_is_refused_at_once(path: Path, kind: Any) -> None:
    with pytest.raises(WrongKindError):
        load_all(path, kind)


def test_one_document_is_read_and_written_by_other_functions(path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="dump_all and load_all"):
        load(path, Project)
    with pytest.raises(UnreadableFileError, match="dump_all and load_all"):
        dump(FULL, path)


@pytest.mark.parametrize("values", [None, 3, "ab", b"ab"])
def test_what_is_no_collection_is_refused(path: Path, values: Any) -> None:
    with pytest.raises(WrongKindError):
        dump_all(values, path)

    assert path.read_text() == f"{LINE}\n"


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([FULL, AIMS], id="of two kinds"),
        pytest.param([AIMS, FULL], id="the other way round"),
        pytest.param([OutcomeSet(), FULL], id="after an empty set"),
        pytest.param([FULL, None], id="nothing"),
        pytest.param(["a"], id="text"),
        pytest.param(AIMS, id="one outcome set"),
    ],
)
def test_values_of_another_kind_leave_the_old_file(path: Path, values: Any) -> None:
    with pytest.raises(WrongKindError):
        dump_all(values, path)

    assert path.read_text() == f"{LINE}\n"
    assert names_in(path.parent) == ["a.jsonl"]


@pytest.mark.parametrize(
    "error", [RuntimeError("gone"), ValueError("gone"), OSError(errno.EIO, "gone")]
)
def test_a_failing_iterable_leaves_the_old_file_and_its_own_error(
    path: Path, error: Exception
) -> None:
    def fail() -> Iterator[Project]:
        yield from itertools.repeat(FULL, 1000)
        raise error

    with pytest.raises(type(error)) as caught:
        dump_all(fail(), path)

    assert caught.value is error
    assert path.read_text() == f"{LINE}\n"
    assert names_in(path.parent) == ["a.jsonl"]


def test_the_old_file_stays_while_the_new_one_is_written(path: Path) -> None:
    def look() -> Iterator[Project]:
        for _ in range(500):
            assert path.read_text() == f"{LINE}\n"
            yield FULL

    dump_all(look(), path)

    assert len([*load_all(path, Project)]) == 500
