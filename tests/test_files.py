"""Files are read and written as a whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from erasmus_ka1._files import read_whole, write_whole
from erasmus_ka1.errors import UnreadableFileError

LONGEST_NAME = 255


def names_in(folder: Path) -> list[str]:
    """Return the names of all there is in *folder*, the hidden ones too."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file with ``old`` in it, alone in its folder."""
    path = tmp_path / "a.json"
    path.write_text("old")
    return path


def test_a_file_is_read_as_bytes(path: Path) -> None:
    path.write_bytes(b"\xff\r\n\0")

    assert read_whole(path) == b"\xff\r\n\0"


def test_a_file_is_written_in_utf_8_with_its_newlines(path: Path) -> None:
    write_whole(path, "é👩‍🎓\n\r\n")

    assert path.read_bytes() == "é👩‍🎓\n\r\n".encode()
    assert names_in(path.parent) == ["a.json"]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", "text")

    assert names_in(tmp_path) == ["new"]


def test_a_path_from_the_working_directory_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    write_whole(Path("a"), "text")

    assert (tmp_path / "a").read_text() == "text"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("none", "no such file or directory", id="missing"),
        pytest.param("a.json/b", "not a directory", id="through a file"),
        pytest.param("none/b", "no such file or directory", id="in no folder"),
        pytest.param("a" * (LONGEST_NAME + 1), "file name too long", id="a long name"),
        pytest.param("a\0", "a name with a null character", id="a null character"),
    ],
)
def test_what_cannot_be_read_is_refused(path: Path, name: str, reason: str) -> None:
    wanted = path.parent / name

    with pytest.raises(UnreadableFileError) as caught:
        read_whole(wanted)

    assert (caught.value.path, caught.value.reason) == (str(wanted), reason)
    assert isinstance(caught.value.__cause__, (OSError, ValueError))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param(".", "not a regular file", id="a folder"),
        pytest.param("a.json/b", "not a directory", id="through a file"),
        pytest.param("none/b", "no such file or directory", id="in no folder"),
        pytest.param("a" * (LONGEST_NAME + 1), "file name too long", id="a long name"),
        pytest.param("a\0", "a name with a null character", id="a null character"),
    ],
)
def test_what_cannot_be_written_is_refused(path: Path, name: str, reason: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        write_whole(path.parent / name, "new")

    assert caught.value.reason == reason
    assert names_in(path.parent) == ["a.json"]


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)

    with pytest.raises(UnreadableFileError):
        read_whole(loop)
    with pytest.raises(UnreadableFileError):
        write_whole(loop, "new")


def test_a_name_of_any_length_that_can_be_read_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * LONGEST_NAME)
    path.write_text("old")

    write_whole(path, "new")

    assert path.read_text() == "new"


def test_a_text_that_cannot_be_encoded_leaves_the_old_file(path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="surrogates not allowed"):
        write_whole(path, "new \ud800")

    assert path.read_text() == "old"
    assert names_in(path.parent) == ["a.json"]


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
        write_whole(path, "new")

    assert (caught.value.path, caught.value.reason) == (str(path), "no space left on device")
    assert path.read_text() == "old"
    assert names_in(path.parent) == ["a.json"]


def test_an_error_without_words_keeps_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError("Gone Fishing")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(UnreadableFileError) as caught:
        write_whole(path, "new")

    assert caught.value.reason == "gone fishing"


def test_the_old_file_is_whole_until_the_new_one_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(path.read_text()))

    write_whole(path, "new")

    assert (seen, path.read_text()) == (["old"], "new")


def test_an_interruption_leaves_nothing_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_whole(path, "new")

    assert names_in(path.parent) == ["a.json"]


def test_the_permissions_of_the_old_file_stay(path: Path) -> None:
    path.chmod(0o600)

    write_whole(path, "new")

    assert path.stat().st_mode & 0o777 == 0o600


def test_the_target_of_a_link_is_written(path: Path) -> None:
    link = path.parent / "link"
    link.symlink_to("a.json")

    write_whole(link, "new")

    assert (link.is_symlink(), path.read_text()) == (True, "new")


def test_a_link_to_nothing_makes_its_target(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("a.json")

    write_whole(link, "new")

    assert (tmp_path / "a.json").read_text() == "new"


NO_REGULAR_FILE = pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda folder: folder, id="a folder"),
        pytest.param(lambda _: Path(os.devnull), id="a device"),
        pytest.param(lambda folder: _link(folder / "link", Path(os.devnull)), id="a link to it"),
        pytest.param(lambda folder: _pipe(folder / "pipe"), id="a pipe"),
    ],
)


@NO_REGULAR_FILE
def test_what_is_no_regular_file_is_not_replaced(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)

    with pytest.raises(UnreadableFileError, match="not a regular file"):
        write_whole(path, "new")

    assert path.exists()
    assert not path.is_file()


@NO_REGULAR_FILE
def test_what_is_no_regular_file_is_not_waited_for(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    with pytest.raises(UnreadableFileError, match="not a regular file"):
        read_whole(make(tmp_path))


@pytest.mark.parametrize("largest", [None, 3, 4])
def test_a_file_of_the_largest_size_is_read(path: Path, largest: int | None) -> None:
    assert read_whole(path, largest=largest) == b"old"


@pytest.mark.parametrize("largest", [0, 2])
def test_a_larger_file_is_refused(path: Path, largest: int) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_whole(path, largest=largest)

    assert caught.value.reason == f"larger than {largest} bytes"


def _link(path: Path, target: Path) -> Path:
    path.symlink_to(target)
    return path


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path
