"""Documents at the edge of what is too large or too deep, and what is said of those past it."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NoReturn

import bson
import pytest

from erasmus_ka1 import OutcomeSet
from erasmus_ka1.errors import DocumentError
from erasmus_ka1.serialization import Limits, loads
from erasmus_ka1.serialization import _measures as measures
from erasmus_ka1.serialization._formats import FORMATS, Format

msgpack = import_module("msgpack")  # which is not typed

SHALLOW = Limits(depth=3)
LONG = "a: bcdefghijklmnopqrstuvwxyz"


def refusal(document: Any, name: Format, limits: Limits = SHALLOW) -> str:
    with pytest.raises(DocumentError) as caught:
        loads(document, OutcomeSet, format=name, limits=limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("x" * 11, f"$: '{'x' * 11}' [too_large], expected at most 10 bytes"),
        ("é" * 10, f"$: '{'é' * 10}' [too_large], expected at most 10 bytes"),
        ("é" * 6, f"$: '{'é' * 6}' [too_large], expected at most 10 bytes"),
        (b"x" * 30, f"$: b'{'x' * 20}' [too_large], expected at most 10 bytes"),
        ("x" * 10, f"$: '{'x' * 10}' [not_json], expected JSON (line 1, column 1)"),
        ("é" * 5, f"$: '{'é' * 5}' [not_json], expected JSON (line 1, column 1)"),
    ],
    ids=["one more", "letters", "few letters", "bytes", "as many", "as many letters"],
)
def test_a_text_is_as_large_as_its_bytes(document: str | bytes, words: str) -> None:
    assert refusal(document, "json", Limits(size=10)) == words


@pytest.mark.parametrize(
    ("name", "document", "words"),
    [
        ("json", "[[[[1]]]]", "$: '[[[[1]]]]'"),
        ("json", "[" * 30, f"$: '{'[' * 20}'"),
        ("json", b"[" * 30, f"$: b'{'[' * 20}'"),
        ("json", '{"a": [{"b": [', """$: '{"a": [{"b": ['"""),
        ("msgpack", msgpack.packb([[[[1]]]]), "$[0][0][0]: [1]"),
        ("bson", bson.encode({"a": {"b": {"c": {}}}}), "$.a.b.c: {}"),
        ("tomlkit", "a = [[[[1]]]]\ud800", r"$: 'a = [[[[1]]]]\ud800'"),
    ],
    ids=["list", "long", "bytes", "objects", "msgpack", "bson", "half a character"],
)
def test_what_is_nested_too_deep_is_named(name: Format, document: str | bytes, words: str) -> None:
    assert refusal(document, name) == f"{words} [too_deep], expected at most 3 levels of nesting"


@pytest.mark.parametrize(
    ("name", "document", "called", "words"),
    [
        ("json", LONG, "strict_json._Parser.data_of", "fewer levels of nesting"),
        ("yaml", LONG, "yaml_format._Composer.data_of", "at most 3 levels of nesting"),
        ("tomlkit", LONG, "toml_format.tomllib.loads", "at most 3 levels of nesting"),
        ("msgpack", msgpack.packb(LONG), "binary_formats._is_plain", "at most 3 levels of nesting"),
    ],
)
def test_what_the_stack_is_too_short_for_is_too_deep(
    name: Format, document: Any, called: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> NoReturn:
        raise RecursionError

    monkeypatch.setattr(f"erasmus_ka1.serialization._{called}", end)

    assert refusal(document, name) == f"$: {document[:20]!r} [too_deep], expected {words}"


@pytest.mark.parametrize("piece", range(1, 9))
@pytest.mark.parametrize(
    ("document", "is_too_deep"),
    [
        ('[[["["]]]', False),
        ('["[[[[", "]"]', False),
        (r'["\"[[[[", "\\"]', False),
        ('{"[": [["]"], ["["]]}', False),
        ("[[[]], [[]], [[[]]]]", True),
        ("[], [], [], [[], [[]]]", False),
        ("]]]][[[]]]", False),
        ('[[[["]]]]"]]]]', True),
        ('["]", "]", [[[1]]]]', True),
        (r'["\\", [[["\""]]]]', True),
        ("]]]][[[[]]]]", True),
    ],
)
def test_pieces_of_any_size_tell_what_is_too_deep(
    document: str, is_too_deep: bool, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measures, "_PIECE", piece)

    assert ("too_deep" in refusal(document, "json")) is is_too_deep


@pytest.mark.parametrize("document", [f"a = '{'1' * 1000}'", f"a = 'b' # {'1' * 1000}"])
def test_digits_in_a_text_or_a_remark_of_toml_are_no_number(document: str) -> None:
    assert FORMATS["tomlkit"].read(document, SHALLOW) == {"a": document.split("'")[1]}
