"""Documents in files: written whole or not at all, and read no further than needed."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.errors import DocumentError, UnreadableFileError
from erasmus_ka1.serialization import Limits, dump, dumps, load, load_all

OLD, NEW = OutcomeSet(["staff.motivation"]), OutcomeSet(["staff.diversity"])
LONGEST_NAME = 255


def names_in(folder: Path) -> list[str]:
    """Return the names of everything in *folder*, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def read(path: Path) -> OutcomeSet:
    return load(path, OutcomeSet)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that holds `OLD`, alone in its folder."""
    path = tmp_path / "a.json"
    path.write_text(dumps(OLD))
    return path


@pytest.fixture(params=["unnamed", "unsupported", "unknown"])
def _unfinished(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write with unnamed files, on a file system without them, and on a system without them."""
    if request.param == "unsupported":
        monkeypatch.setattr(os, "O_TMPFILE", os.O_DIRECTORY)
    if request.param == "unknown":
        monkeypatch.delattr(os, "O_TMPFILE")


with_and_without_unnamed_files = pytest.mark.usefixtures("_unfinished")


@with_and_without_unnamed_files
def test_a_new_file_has_the_mode_that_the_user_chose(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        dump(NEW, tmp_path / "new.json")
    finally:
        os.umask(mask)

    assert names_in(tmp_path) == ["new.json"]
    assert (tmp_path / "new.json").stat().st_mode & 0o777 == 0o640
    assert read(tmp_path / "new.json") == NEW


@with_and_without_unnamed_files
def test_a_replaced_file_keeps_its_mode(path: Path) -> None:
    path.chmod(0o600)

    dump(NEW, path)

    assert names_in(path.parent) == ["a.json"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert read(path) == NEW


def test_a_name_of_any_length_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * (LONGEST_NAME - 5) + ".json")

    dump(NEW, path)

    assert read(path) == NEW


def test_a_read_only_file_is_refused(path: Path) -> None:
    path.chmod(0o444)

    with pytest.raises(UnreadableFileError, match="read-only"):
        dump(NEW, path)

    assert read(path) == OLD
    assert names_in(path.parent) == ["a.json"]


def test_the_target_of_a_link_is_replaced(path: Path) -> None:
    link = path.parent / "link.json"
    link.symlink_to("a.json")

    dump(NEW, link)

    assert (link.is_symlink(), read(path)) == (True, NEW)


def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    (tmp_path / "link.json").symlink_to("a.json")

    dump(NEW, tmp_path / "link.json")

    assert read(tmp_path / "a.json") == NEW


def test_another_hard_link_keeps_the_old_content(path: Path) -> None:
    other = path.parent / "other.json"
    other.hardlink_to(path)

    dump(NEW, path)

    assert (read(path), read(other)) == (NEW, OLD)


@with_and_without_unnamed_files
@pytest.mark.parametrize(
    ("owner", "step"),
    [pytest.param(os, "fsync", id="writing"), pytest.param(Path, "replace", id="replacing")],
)
def test_a_full_disk_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(owner, step, fail)

    with pytest.raises(UnreadableFileError) as caught:
        dump(NEW, path)

    assert (caught.value.path, caught.value.reason) == (str(path), "no space left on device")
    assert read(path) == OLD
    assert names_in(path.parent) == ["a.json"]


def test_an_error_without_a_number_keeps_its_text(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> None:
        raise OSError("Gone Fishing")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(UnreadableFileError) as caught:
        dump(NEW, path)

    assert caught.value.reason == "gone fishing"


def test_the_old_file_is_whole_until_the_new_one_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[OutcomeSet] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(read(path)))

    dump(NEW, path)

    assert (seen, read(path)) == ([OLD], NEW)


@with_and_without_unnamed_files
def test_an_interruption_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        dump(NEW, path)

    assert names_in(path.parent) == ["a.json"]


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="the system has no unnamed files")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_killed_process_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    code = """if True:
        import sys, time
        from erasmus_ka1 import OutcomeSet
        from erasmus_ka1.serialization import dump_all

        def values():
            for _ in range(1_000):
                yield OutcomeSet(["staff.motivation"])
            print("writing", flush=True)
            time.sleep(60)

        dump_all(values(), sys.argv[1])
    """
    command = [sys.executable, "-c", code, str(tmp_path / "a.jsonl")]

    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(number)

    assert (process.returncode, names_in(tmp_path)) == (-number, [])


class Watched(io.BytesIO):
    """A file that counts the bytes that are read from it."""

    count = 0

    def read(self, size: int | None = -1, /) -> bytes:
        piece = super().read(size)
        Watched.count += len(piece)
        return piece


class Failing(io.BytesIO):
    """A file on a disk that fails."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(errno.EIO, f"Input/output error at {size}")


def test_no_more_is_read_than_shows_that_a_file_is_too_large(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Watched, "count", 0)
    monkeypatch.setattr(Path, "open", lambda *_: Watched(bytes(5_000)))

    with pytest.raises(DocumentError, match="too_large"):
        load(path, OutcomeSet, limits=Limits(size=1_000))

    assert Watched.count == 1_001


def test_a_file_that_fails_while_it_is_read_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda *_: Failing())

    with pytest.raises(UnreadableFileError) as caught:
        load(path, OutcomeSet, limits=Limits(size=4))

    assert (caught.value.path, caught.value.reason) == (str(path), "input/output error at 5")


@pytest.mark.parametrize("end", ["", "\n"], ids=["no newline at the end", "a newline at the end"])
def test_lines_of_the_greatest_length_are_all_read(tmp_path: Path, end: str) -> None:
    path, line = tmp_path / "a.jsonl", dumps(NEW, indent=None)
    path.write_text(f"{line}\n{line}{end}")

    found = load_all(path, OutcomeSet, limits=Limits(size=len(line)))

    assert [*found] == [NEW, NEW]
