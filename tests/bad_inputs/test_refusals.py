"""Nothing bad passes: each row of the tables is refused, as the row says, and says so readably."""

from __future__ import annotations

import signal
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from erasmus_ka1.errors import DocumentError, KA1Error

from . import (
    files,
    json_texts,
    names,
    packs,
    reports,
    text_formats,
    values,
)
from .rows import BadInput

TABLES = (
    json_texts,
    values,
    text_formats,
    names,
    files,
    packs,
    reports,
)
ROWS: tuple[BadInput, ...] = tuple(row for table in TABLES for row in table.ROWS)
LONGEST_TEXT = 10_000
LONGEST_SECONDS = 20
_LARGEST_COMPARED = 1_000_000


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return an empty folder that any user may look into."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        folder.chmod(0o755)
        yield folder
        for path in (folder, *folder.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755)


@pytest.fixture
def _in_time() -> Iterator[None]:
    """Give up what waits for somebody, such as a writer to a pipe."""

    def give_up(*_: object) -> None:
        pytest.fail("it takes too long")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST_SECONDS)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def content_of(folder: Path) -> dict[str, bytes | int]:
    """Return what is in a folder: of each file the bytes, of a huge one and of others the mode."""
    found: dict[str, bytes | int] = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        is_shown = path.is_file() and not path.is_symlink() and status.st_size < _LARGEST_COMPARED
        found[path.name] = path.read_bytes() if is_shown else status.st_mode
    return found


def unreadable_texts(error: KA1Error) -> list[str]:
    """Return those texts of an error that nobody would want to see."""
    texts = [str(error)]
    if isinstance(error, DocumentError):
        texts += [error.explain("nl"), error.explain("en")]
    return [
        text
        for text in texts
        if not text.replace("\n", "").isprintable() or not 0 < len(text) < LONGEST_TEXT
    ]


@pytest.mark.usefixtures("_in_time")
@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
def test_a_bad_input_is_refused_as_the_table_says(row: BadInput, folder: Path) -> None:
    row.prepare(folder)
    before = content_of(folder)

    with pytest.raises(row.error) as caught:
        row.give(folder)

    error = caught.value
    problems = error.problems if isinstance(error, DocumentError) else ()
    found = BadInput(
        name=row.name,
        why=row.why,
        give=row.give,
        error=type(error),
        problems=tuple((problem.path, problem.code) for problem in problems),
        fault=getattr(error, "fault", None),
        says=row.says if row.says in str(error) else str(error),
        prepare=row.prepare,
    )
    assert (found, unreadable_texts(error), content_of(folder)) == (row, [], before)


@pytest.mark.usefixtures("_in_time")
@pytest.mark.parametrize(
    "row", text_formats.YAML_ROWS, ids=[row.name for row in text_formats.YAML_ROWS]
)
def test_bad_yaml_is_refused_alike_without_libyaml(
    row: BadInput, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader")

    with pytest.raises(DocumentError) as caught:
        row.give(folder)

    assert tuple((each.path, each.code) for each in caught.value.problems) == row.problems


def test_the_tables_are_long_and_say_why() -> None:
    times = Counter(row.name for row in ROWS)

    without_a_reason = [row.name for row in ROWS if not row.why]
    assert (len(ROWS) > 400, without_a_reason, [*times.values()]) == (True, [], [1] * len(ROWS))
