"""Files: how much of one is read, and the name an error has."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from erasmus_ka1._files import lines_of, read_start, read_whole, write_whole
from erasmus_ka1.errors import UnreadableFileError


class Wearing(io.BytesIO):
    """A file that says how much of it was asked for."""

    asked: tuple[int | None, ...] = ()

    def read(self, size: int | None = -1, /) -> bytes:
        Wearing.respondents += (size,)
        return super().read(size)


class Failing(io.BytesIO):
    """A file on a disk that fails."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, f"Input/output error at {size}")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    return path


@pytest.mark.parametrize(
    ("most", "found"), [(None, b"0123456789"), (0, b""), (4, b"0123"), (99, b"0123456789")]
)
def test_the_start_of_a_file_is_no_longer_than_asked_for(
    path: Path, most: int | None, found: bytes
) -> None:
    assert read_start(path, most) == found


@pytest.mark.parametrize(("largest", "respondents"), [(10, 11), (None, -1)])
def test_no_more_of_a_file_is_read_than_tells_that_it_is_too_large(
    path: Path, largest: int | None, asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Wearing, "respondents", ())
    monkeypatch.setattr(Path, "open", lambda *_: Wearing(b"0123456789"))

    read_whole(path, largest=largest)

    assert Wearing.respondents == (asked,)


def test_a_file_that_fails_while_it_is_read_is_named(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", lambda *_: Failing())

    with pytest.raises(UnreadableFileError) as caught:
        read_start(path, 4)

    assert (caught.value.path, caught.value.reason) == (str(path), "input/output error at 4")


def test_a_file_whose_text_cannot_be_encoded_is_named(path: Path) -> None:
    broken: Any = "\ud800"

    with pytest.raises(UnreadableFileError) as caught:
        write_whole(path, broken)

    assert caught.value.path == str(path)


def test_a_line_of_the_greatest_length_is_not_the_last(path: Path) -> None:
    path.write_bytes(b"abc\nabcd\nabc")

    assert [*lines_of(path, 3)] == [b"abc", b"abcd"]


def test_a_last_line_of_the_greatest_length_is_whole(path: Path) -> None:
    path.write_bytes(b"abc")

    assert [*lines_of(path, 3)] == [b"abc"]


@pytest.mark.parametrize("use", [read_whole, lambda path: write_whole(path, b"")])
def test_a_folder_is_no_file_to_read_or_write(
    use: Callable[[Path], object], tmp_path: Path
) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        use(tmp_path)

    assert (caught.value.path, caught.value.reason) == (str(tmp_path), "not a regular file")


def test_a_name_with_a_null_character_is_named() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_whole(Path("a\0b"))

    assert (caught.value.path, caught.value.reason) == ("a\0b", "a name with a null character")
