"""Documents at the edge of what each format takes: the one problem named, word for word."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import bson
import cbor2
import pytest
from samples import MINIMAL

from erasmus_ka1 import Claim, OutcomeSet, Project, ProjectNumber
from erasmus_ka1._messages import short_repr
from erasmus_ka1.errors import (
    DocumentError,
    InvalidValueError,
    KA1Error,
    MissingExtraError,
    WrongKindError,
)
from erasmus_ka1.projects._project import Participants
from erasmus_ka1.serialization import (
    Limits,
    dump,
    dump_all,
    dumps,
    fast_decoder,
    load,
    loads,
    make_converter,
    toml_format,
    yaml_format,
)
from erasmus_ka1.serialization._formats import FORMATS, Format
from erasmus_ka1.taxonomy import Aspect, Outcome

msgpack = import_module("msgpack")  # which is not typed

AIMS = OutcomeSet(["staff.motivation"])
DATA: dict[str, Any] = json.loads(dumps(AIMS))
SHALLOW = Limits(depth=3)


def refusal(document: Any, name: Format, limits: Limits = SHALLOW) -> str:
    with pytest.raises(DocumentError) as caught:
        loads(document, OutcomeSet, format=name, limits=limits)
    return str(caught.value)


def cases(*given: tuple[Format, str | bytes, str]) -> Iterable[Any]:
    """Return a parameter for each format, document and refusal, named by format and number."""
    return [pytest.param(*each, id=f"{each[0]}-{place}") for place, each in enumerate(given)]


@pytest.mark.parametrize(
    ("name", "document", "words"),
    cases(
        (
            "json",
            json.dumps({**DATA, "outcomes": ["staff.motivation"] * 2}),
            "$.outcomes[1]: 'staff.motivation' [duplicate], expected each code once",
        ),
        (
            "json",
            json.dumps({**DATA, "outcomes": []}).replace('"outcomes": []', '"version": 1'),
            "$.version: 'version' [duplicate_key], expected each key once",
        ),
        (
            "msgpack",
            msgpack.packb({**DATA, "x": msgpack.ExtType(5, b"a")}),
            "$: 5 [not_plain], expected MessagePack without extension types",
        ),
        (
            "msgpack",
            msgpack.packb({**DATA, "x": b"a"}),
            "$.x: b'a' [not_plain], expected text, a whole number, a list or an object",
        ),
        (
            "msgpack",
            b"\x81\xa1a\xd9\x01a",
            (
                r"$: b'\x81\xa1a\xd9\x01a' [not_canonical], expected MessagePack in its shortest"
                " form, each key once and nothing after the end"
            ),
        ),
        (
            "msgpack",
            b"x" * 30,
            f"$: b'{'x' * 20}' [not_msgpack], expected one whole document in MessagePack",
        ),
        ("cbor2", b"\xa1aa\xc1\x01", r"$: b'\xc1' [not_plain], expected CBOR without tags"),
        (
            "cbor2",
            b"\xff" + b"a" * 30,
            (
                rf"$: b'\xff{'a' * 19}' [not_canonical], expected CBOR in its shortest form,"
                " each key once and nothing after the end"
            ),
        ),
        (
            "cbor2",
            b"\xa1aa",
            r"$: b'\xa1aa' [not_cbor], expected one whole document in CBOR",
        ),
        (
            "cbor2",
            cbor2.dumps([[[[1]]]]),
            r"$: b'\x81\x81\x81\x81\x01' [too_deep], expected at most 3 levels of nesting",
        ),
        ("cbor2", cbor2.dumps({"a": {5: 1}}), "$.a: 5 [not_plain], expected keys that are text"),
        (
            "bson",
            bson.encode(DATA) + b"\0",
            (
                r"$: b'j\x00\x00\x00\x02format\x00\x18\x00\x00\x00eras' [not_bson], expected one"
                " whole document in BSON"
            ),
        ),
        (
            "bson",
            bson.encode({"a": b"x"}),
            "$.a: b'x' [not_plain], expected text, a whole number, a list or an object",
        ),
        ("yaml", "a: 1\na: 2", "$.a: 'a' [duplicate_key], expected each key once"),
        ("yaml", "[1]: 2", "$: None [not_plain], expected keys that are text"),
        ("yaml", "a: !x 1", "$.a: '!x' [not_plain], expected YAML without tags"),
        (
            "yaml",
            f"%YAML 1.2\n---\na: {'x' * 30}",
            f"$: '%YAML 1.2\\n---\\na: {'x' * 3}' [not_plain], expected YAML without directives",
        ),
        (
            "yaml",
            f"a: 1\n---\nb: {'x' * 30}",
            f"$: '---\\nb: {'x' * 13}' [not_plain], expected one document",
        ),
        ("yaml", "", "$: '' [not_yaml], expected YAML (line 1, column 1)"),
        ("yaml", "- - - - 1", "$[0][0][0]: None [too_deep], expected at most 3 levels of nesting"),
        (
            "tomlkit",
            f"a = {'1' * 1000}",
            f"$: 'a = {'1' * 16}' [not_toml], expected valid TOML",
        ),
        (
            "tomlkit",
            f"a = 'b'\nc = {'1' * 1000}",
            f"""$: "a = 'b'\\nc = {"1" * 8}" [not_toml], expected valid TOML""",
        ),
        ("yaml", "a: &x 1", "$.a: 'x' [not_plain], expected YAML without anchors and aliases"),
        (
            "yaml",
            f"a: {'1' * 21}",
            f"$.a: '{'1' * 21}' [not_a_number], expected a number that JSON and 64 bits can hold",
        ),
        (
            "yaml",
            f"a: 1\nb: 2\nc: @x {'y' * 20}",
            f"$: '@x {'y' * 17}' [not_yaml], expected YAML (line 3, column 4)",
        ),
        ("tomlkit", "a=[[]", "$: 'a=[[]' [not_toml], expected valid TOML"),
        (
            "tomlkit",
            f"a = {'1' * 30}\nb = [",
            f"$: '{'1' * 14}\\nb = [' [not_toml], expected valid TOML",
        ),
        ("tomlkit", "a = 1\nb = \n", "$: '' [not_toml], expected TOML (line 2, column 5)"),
        (
            "tomlkit",
            "a = [[[[1]]]]",
            "$: 'a = [[[[1]]]]' [too_deep], expected at most 3 levels of nesting",
        ),
        (
            "tomlkit",
            "a = {b={c={d={e=1}}}}",
            "$: 'a = {b={c={d={e=1}}}' [too_deep], expected at most 3 levels of nesting",
        ),
        (
            "tomlkit",
            "a = [[[1]]]",
            "$: {'a': [[[1]]]} [too_deep], expected at most 3 levels of nesting",
        ),
        (
            "tomlkit",
            "a.b.c.d.e = 1",
            "$: 'a.b.c.d.e = 1' [too_deep], expected at most 3 levels of nesting",
        ),
        (
            "tomlkit",
            "a . b . c . d . e = 1",
            "$: 'a . b . c . d . e = ' [too_deep], expected at most 3 levels of nesting",
        ),
        (
            "tomlkit",
            "a = 1\ud800",
            r"$: '\ud800' [not_toml], expected TOML (line 1, column 6)",
        ),
    ),
)
def test_what_a_format_cannot_take_is_named(
    name: Format, document: str | bytes, words: str
) -> None:
    assert refusal(document, name) == words


@pytest.mark.parametrize(
    ("name", "document", "data"),
    [
        *(
            pytest.param("cbor2", cbor2.dumps(data), data, id=f"cbor2-{name}")
            for name, data in {
                "lists": [300, [300, [300]], [[]], [], [[7]]],
                "texts": {"x": ["a" * 300, {"a": 300, "b": 300}], "y": 300},
            }.items()
        ),
        pytest.param(
            "tomlkit", "a = [[1], [2], [3], [4]]", {"a": [[1], [2], [3], [4]]}, id="toml-beside"
        ),
        pytest.param(
            "tomlkit",
            "[a]\nb = {c = 1}\n[d]\n[e]\n[f]",
            {"a": {"b": {"c": 1}}, "d": {}, "e": {}, "f": {}},
            id="toml-tables",
        ),
        pytest.param(
            "tomlkit",
            "a = ['[[[[', \"....\", '{{{{']  # [[[[",
            {"a": ["[[[[", "....", "{{{{"]},
            id="toml-texts",
        ),
        pytest.param(
            "tomlkit",
            "a.b = 1\nc.d.e = 1\nf.g = 1",
            {"a": {"b": 1}, "c": {"d": {"e": 1}}, "f": {"g": 1}},
            id="toml-dots",
        ),
        pytest.param(
            "tomlkit",
            "a = [1.5, 2.5, 3.5]\nb = 4.5",
            {"a": [1.5, 2.5, 3.5], "b": 4.5},
            id="toml-floats",
        ),
        pytest.param("yaml", f"a: {'1' * 20}", {"a": int("1" * 20)}, id="yaml-number"),
    ],
)
def test_what_is_no_deeper_than_it_may_be_is_read(name: Format, document: Any, data: Any) -> None:
    assert FORMATS[name].read(document, SHALLOW) == data


@pytest.mark.parametrize(
    ("name", "document", "paths"),
    [
        ("json", json.dumps({**DATA, "outcomes": [5] * 2}), ["$.outcomes[0]", "$.outcomes[1]"]),
        (
            "json",
            json.dumps({**DATA, "outcomes": [5] * 3}),
            ["$.outcomes[0]", "$.outcomes[1]", "$"],
        ),
        (
            "json",
            json.dumps({**DATA, "outcomes": [5] * 9}),
            ["$.outcomes[0]", "$.outcomes[1]", "$"],
        ),
        ("json", json.dumps({**DATA, "x": 1, "y": 1}), ["$.x", "$.y"]),
        ("json", json.dumps({**DATA, "x": 1, "y": 1, "z": 1, "aa": 1}), ["$.x", "$.y", "$"]),
        ("json", '{"a": 1, "a": 1, "b": 1, "b": 1}', ["$.a", "$.b"]),
        ("json", '{"a": 1, "a": 1, "b": 1, "b": 1, "c": NaN}', ["$.a", "$.b", "$"]),
        ("yaml", "a: 1\na: 1\nb: 1\nb: 1", ["$.a", "$.b"]),
        ("yaml", "a: 1\na: 1\nb: 1\nb: 1\nc: 1\nc: 1\nd: 1\nd: 1", ["$.a", "$.b", "$"]),
    ],
)
def test_no_more_problems_are_listed_than_asked_for(
    name: Format, document: str, paths: list[str]
) -> None:
    with pytest.raises(DocumentError) as caught:
        loads(document, OutcomeSet, format=name, limits=Limits(problems=2))

    assert [each.path for each in caught.value.problems] == paths


def test_the_last_line_says_that_there_are_more_problems() -> None:
    document = json.dumps({**DATA, "outcomes": [5] * 3})

    listed = refusal(document, "json", Limits(problems=2)).splitlines()

    assert listed[-1] == "  $: 2 [too_many], expected fewer problems: only the first 2 are listed"


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (5, "$: 5 [wrong_type], expected text, or bytes in UTF-8"),
        ("5", "$: None [not_valid], expected another value (expected `object`, got `int`)"),
        (
            '{"a": 5}',
            "$[...]: None [not_valid], expected another value (expected a list of codes)",
        ),
        (
            '{"a": ["\\u0007"]}',
            r"$[...]: None [not_valid], expected another value (unknown code '\x07')",
        ),
    ],
    ids=["no text", "no object", "no list", "bell"],
)
def test_the_first_problem_that_msgspec_finds_is_named(document: Any, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        fast_decoder(dict[str, OutcomeSet])(document)

    assert str(caught.value) == words


@pytest.mark.parametrize(
    "kind", [Project, list[ProjectNumber], dict[str, Outcome], "nowhere"], ids=str
)
def test_a_type_that_msgspec_cannot_make_is_named(kind: Any) -> None:
    with pytest.raises(InvalidValueError) as caught:
        fast_decoder(kind)

    assert (caught.value.field, caught.value.value, caught.value.expected) == (
        "fast_decoder.kind",
        kind,
        "a class of your own, whose only fields of this library are outcome sets",
    )


def test_a_fast_decoder_needs_an_extra_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msgspec", None)

    with pytest.raises(MissingExtraError) as caught:
        fast_decoder(OutcomeSet)

    assert (caught.value.feature, caught.value.extra) == ("fast JSON", "fast")


@pytest.mark.parametrize("field", [each.name for each in attrs.fields(Limits)])
def test_a_limit_may_be_1(field: str) -> None:
    assert getattr(Limits(**{field: 1}), field) == 1


@pytest.mark.parametrize("problems", [0, -1, True, None])
def test_one_problem_at_least_is_listed(problems: Any) -> None:
    with pytest.raises(InvalidValueError, match="a whole number, 1 or more"):
        Limits(problems=problems)


def test_a_fast_decoder_knows_what_it_reads() -> None:
    assert fast_decoder(list[OutcomeSet]).kind == list[OutcomeSet]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (5, "5 does not belong here, expected several projects or outcome sets"),
        ("x", "'x' does not belong here, expected several projects or outcome sets"),
        ([AIMS, 5], "5 does not belong here, expected a Project or an OutcomeSet"),
        (
            [AIMS, MINIMAL],
            (
                f"{short_repr(MINIMAL)} does not belong here,"
                " expected a value of the same kind as the first"
            ),
        ),
    ],
    ids=["one", "text", "no document", "two kinds"],
)
def test_what_cannot_be_written_line_by_line_is_named(
    values: Any, words: str, tmp_path: Path
) -> None:
    with pytest.raises(WrongKindError) as caught:
        dump_all(values, tmp_path / "a.jsonl")

    assert str(caught.value) == words


@pytest.mark.parametrize(
    ("name", "title"), [("msgpack", "MessagePack"), ("cbor2", "CBOR"), ("bson", "BSON")]
)
def test_a_binary_format_is_never_text(name: Format, title: str) -> None:
    assert refusal("x", name) == f"$: 'x' [wrong_type], expected {title} as bytes"


@pytest.mark.parametrize("indent", [None, 0, 1, 2, 3])
@pytest.mark.parametrize("name", ["orjson", "msgspec"])
def test_a_faster_package_writes_the_same_json(name: Format, indent: int | None) -> None:
    assert dumps(AIMS, format=name, indent=indent) == dumps(AIMS, indent=indent)


@pytest.mark.parametrize(
    ("name", "module", "feature", "work"),
    [
        ("orjson", "orjson", "the format 'orjson'", dumps),
        ("msgspec", "msgspec", "the format 'msgspec'", dumps),
        ("tomlkit", "tomlkit", "writing TOML", dumps),
        ("yaml", "yaml", "reading YAML", None),
        ("msgpack", "msgpack", "MessagePack", dumps),
        ("msgpack", "msgpack", "MessagePack", None),
        ("cbor2", "cbor2", "CBOR", dumps),
        ("cbor2", "cbor2", "CBOR", None),
        ("bson", "bson", "BSON", dumps),
        ("bson", "bson", "BSON", None),
    ],
)
def test_what_needs_a_package_is_named(
    name: Format,
    module: str,
    feature: str,
    work: Callable[..., object] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingExtraError) as caught:
        work(AIMS, format=name) if work else loads(b"x", OutcomeSet, format=name)

    assert (caught.value.feature, caught.value.extra) == (feature, FORMATS[name].extra)


def test_toml_puts_tables_after_what_stands_on_one_line() -> None:
    data = {"b": {"x": 1}, "d": 1, "c": [{"k": {"q": 1}, "y": 2}]}

    assert toml_format.write(data, None) == (
        "d = 1\n\n[b]\nx = 1\n\n[[c]]\ny = 2\n\n[c.k]\nq = 1\n"
    )


def test_yaml_indents_the_lines_of_a_text_below_its_item() -> None:
    data = {"a": ["x\ny", "\x00é\u2028"], "b": [{"c": "p\nq"}]}

    assert yaml_format.write(data, None) == (
        'a:\n  - |-\n    x\n    y\n  - "\\u0000é\\u2028"\nb:\n  - c: |-\n      p\n      q\n'
    )


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("suffix", ["json", "yaml", "toml"])
def test_a_file_is_the_document_with_one_line_break_at_the_end(
    suffix: str, indent: int | None, tmp_path: Path
) -> None:
    name: Any = {"toml": "tomlkit"}.get(suffix, suffix)

    dump(AIMS, tmp_path / f"aims.{suffix}", indent=indent)

    written = (tmp_path / f"aims.{suffix}").read_text(encoding="utf-8")
    assert written == dumps(AIMS, format=name, indent=indent).rstrip("\n") + "\n"


def test_what_is_missing_is_named_with_what_belongs_there() -> None:
    document = json.dumps({key: each for key, each in DATA.items() if key != "outcomes"})

    assert refusal(document, "json") == "$.outcomes: [missing_key], expected a list of codes"


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (
            lambda: dumps(AIMS, indent=-1),
            "indent is -1, expected a whole number, 0 or more, or None",
        ),
        (
            lambda: load(5, OutcomeSet),  # type: ignore[arg-type]
            "5 does not belong here, expected a path",
        ),
        (
            lambda: dump(AIMS, "a.jsonl"),
            "file 'a.jsonl': a file of many documents is for dump_all and load_all",
        ),
        (
            lambda: make_converter().structure("staff.motivation", Aspect),
            "Outcome('staff.motivation') does not belong here, expected the code of an aspect",
        ),
        (
            lambda: make_converter().structure([], Participants),
            "$: [] [wrong_type], expected an object of target groups and numbers",
        ),
        (
            lambda: make_converter().structure({"outcome": "staff.motivation", "status": 5}, Claim),
            "$.status: 5 [invalid_value], expected 'planned' or 'achieved'",
        ),
    ],
    ids=["indent", "path", "lines", "aspect", "participants", "status"],
)
def test_what_is_asked_for_in_the_wrong_way_is_named(use: Callable[[], object], words: str) -> None:
    with pytest.raises(KA1Error) as caught:
        use()

    assert str(caught.value) == words
