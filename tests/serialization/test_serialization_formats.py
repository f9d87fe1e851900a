"""Every format: written the same every time, read strictly, and version 1 readable for ever."""

from __future__ import annotations

import builtins
import datetime
import json
import re
import struct
import sys
import tomllib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import attrs
import bson
import cbor2
import pytest
import yaml
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from samples import AIMS, FULL, MINIMAL, SAMPLES
from strategies import damaged_documents, outcome_sets, projects

from erasmus_ka1 import OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, InvalidValueError, MissingExtraError, Problem
from erasmus_ka1.serialization import (
    Limits,
    dump,
    dumps,
    load,
    loads,
    make_converter,
)
from erasmus_ka1.serialization import _documents as documents
from erasmus_ka1.serialization import _yaml_format as yaml_format
from erasmus_ka1.serialization._formats import (
    FORMAT_OF_SUFFIX,
    FORMATS,
    BinaryFormat,
    Format,
    TextFormat,
)

msgpack = import_module("msgpack")  # which is not typed
V1 = Path(__file__).parent.parent / "data" / "v1"
NAMES: tuple[Format, ...] = (*get_args(TextFormat), *get_args(BinaryFormat))
BINARY = get_args(BinaryFormat)
JSON = ("json", "orjson", "msgspec")

in_each_format = pytest.mark.parametrize("name", NAMES)
with_each_yaml_parser = pytest.mark.parametrize(
    "parser",
    [
        pytest.param(None, id="libyaml"),
        pytest.param(yaml.SafeLoader, id="Python"),
    ],
)


def refusal(document: Any, name: Any, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Return the path and the code of each problem that reading a project raises."""
    return [(problem.path, problem.code) for problem in problems_of(document, name, limits)]


def problems_of(document: Any, name: Any, limits: Limits | None = None) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as caught:
        loads(document, Project, format=name, limits=limits or Limits())
    assert str(caught.value).replace("\n", "").isprintable()
    return caught.value.problems


@in_each_format
@given(projects)
def test_any_project_is_read_back(name: Format, project: Project) -> None:
    document = dumps(project, format=name)

    assert loads(document, Project, format=name) == project
    assert dumps(loads(document, Project, format=name), format=name) == document


@in_each_format
@given(outcome_sets)
def test_any_outcome_set_is_read_back(name: Format, aims: OutcomeSet) -> None:
    document = dumps(aims, format=name)

    assert loads(document, OutcomeSet, format=name) == aims
    assert dumps(OutcomeSet(set(aims)), format=name) == document


@pytest.mark.parametrize("name", ["orjson", "msgspec"])
@given(projects | outcome_sets, st.none() | st.integers(0, 5))
def test_every_package_writes_the_same_json(
    name: Any, value: Project | OutcomeSet, indent: int | None
) -> None:
    assert dumps(value, format=name, indent=indent) == dumps(value, indent=indent)


@in_each_format
def test_text_formats_give_text_and_binary_ones_bytes(name: Format) -> None:
    assert type(dumps(AIMS, format=name)) is (bytes if name in BINARY else str)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in BINARY])
def test_a_text_format_is_read_from_bytes_too(name: Format) -> None:
    assert loads(str(dumps(FULL, format=name)).encode(), Project, format=name) == FULL


@pytest.mark.parametrize("name", [None, "", "JSON", "toml", "pickle", ["json"], {}])
def test_another_format_is_refused(name: Any) -> None:
    for refused in (
        lambda: dumps(AIMS, format=name),
        lambda: loads("{}", OutcomeSet, format=name),
        lambda: make_converter(name),
    ):
        with pytest.raises(InvalidValueError) as caught:
            refused()

        assert caught.value.value is name
        assert "'json' or 'orjson'" in caught.value.expected


@pytest.mark.parametrize("indent", [-1, True, 2.0, "\t"])
def test_an_indent_is_a_number_of_spaces(indent: Any) -> None:
    with pytest.raises(InvalidValueError):
        dumps(AIMS, indent=indent)


@pytest.mark.parametrize("path", sorted(V1.glob("*[!l]")), ids=lambda path: path.name)
def test_a_document_of_version_1_is_read_and_written_as_ever(path: Path, tmp_path: Path) -> None:
    value = SAMPLES[path.stem]
    again = tmp_path / path.name

    assert load(path, type(value)) == value
    dump(value, again)
    assert again.read_bytes() == path.read_bytes()


def test_there_is_a_document_of_version_1_in_every_format() -> None:
    names = {path.name for path in V1.iterdir()}

    suffixes = FORMAT_OF_SUFFIX.keys() - {".yml"}
    assert names >= {f"{name}{suffix}" for name in SAMPLES for suffix in suffixes}


def test_a_newer_version_leaves_version_1_readable(monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade(data: dict[str, Any]) -> dict[str, Any]:
        return {("outcomes" if key == "codes" else key): item for key, item in data.items()}

    monkeypatch.setitem(documents._UPGRADES, 1, upgrade)
    monkeypatch.setitem(documents._UPGRADES, 2, dict)
    head = '"format": "erasmus-ka1/outcome-set", "edition": 2024'

    assert loads(f'{{{head}, "version": 1, "codes": []}}', OutcomeSet) == OutcomeSet()
    assert loads(f'{{{head}, "version": 2, "outcomes": []}}', OutcomeSet) == OutcomeSet()
    with pytest.raises(DocumentError, match="expected 1 or 2"):
        loads(f'{{{head}, "version": 3, "outcomes": []}}', OutcomeSet)


@attrs.frozen
class Course:
    """A class of somebody else's."""

    title: str
    day: datetime.date
    aims: OutcomeSet
    project: Project


@in_each_format
def test_a_converter_for_a_format_knows_classes_of_both(name: Format) -> None:
    converter: Any = make_converter(name)
    course = Course("a", datetime.date(2024, 9, 1), AIMS, attrs.evolve(FULL, participants={}))

    assert converter.loads(converter.dumps(course), Course) == course


EXTRAS = {
    "orjson": "fast",
    "msgspec": "fast",
    "yaml": "yaml",
    "tomlkit": "toml",
    "msgpack": "msgpack",
    "cbor2": "cbor2",
    "bson": "bson",
}


@pytest.mark.parametrize("name", EXTRAS)
def test_a_missing_package_is_asked_for_by_its_extra(
    monkeypatch: pytest.MonkeyPatch, name: Any
) -> None:
    document = dumps(MINIMAL, format=name)
    without(monkeypatch, name)
    asked: list[Callable[[], object]] = [lambda: make_converter(name)]
    if name != "yaml":
        asked.append(lambda: dumps(MINIMAL, format=name))
    if name in {"yaml", *BINARY}:
        asked.append(lambda: loads(document, Project, format=name))

    for needs_it in asked:
        with pytest.raises(MissingExtraError) as caught:
            needs_it()
        assert caught.value.extra == EXTRAS[name]
        assert isinstance(caught.value.__cause__, ImportError)


def test_yaml_is_written_and_toml_read_without_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    text = dumps(MINIMAL, format="tomlkit")
    without(monkeypatch, "yaml")
    without(monkeypatch, "tomlkit")

    assert loads(text, Project, format="tomlkit") == MINIMAL
    assert dumps(MINIMAL, format="yaml") == MINIMAL_YAML


def without(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    """Make imports of *package* fail."""
    preconf = FORMATS[package].preconf
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"cattrs.preconf.{preconf}", raising=False)


YAML = dumps(FULL, format="yaml")
MINIMAL_YAML = dumps(MINIMAL, format="yaml")


@with_each_yaml_parser
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [("$", "not_yaml")], id="empty"),
        pytest.param("# nothing\n", [("$", "not_yaml")], id="a remark"),
        pytest.param("a: [1", [("$", "not_yaml")], id="cut off"),
        pytest.param("a: b: c", [("$", "not_yaml")], id="a mapping in a line"),
        pytest.param("a:\n\tb: 1", [("$", "not_yaml")], id="a tab for indentation"),
        pytest.param('"a', [("$", "not_yaml")], id="no closing quote"),
        pytest.param("@a", [("$", "not_yaml")], id="a reserved mark"),
        pytest.param("a: 1\n\x00", [("$", "not_yaml")], id="a null character"),
        pytest.param("a: \ud800", [("$", "not_yaml")], id="a surrogate"),
        pytest.param("\ufeffa: 1", [("$", "not_yaml")], id="a byte order mark"),
        pytest.param(b"a: \xff", [("$", "not_utf8")], id="no UTF-8"),
        pytest.param("a: 1".encode("utf-16"), [("$", "not_utf8")], id="UTF-16"),
        pytest.param(None, [("$", "wrong_type")], id="no text"),
        pytest.param("a", [("$", "wrong_type")], id="text"),
        pytest.param("- a", [("$", "wrong_type")], id="a list"),
        pytest.param("1", [("$", "wrong_type")], id="a number"),
        pytest.param("%YAML 1.1\n---\na: 1", [("$", "not_plain")], id="a version"),
        pytest.param("%TAG ! tag:a,2000:\n---\na: 1", [("$", "not_plain")], id="a tag's prefix"),
        pytest.param("--- a\n--- b", [("$", "not_plain")], id="two documents"),
        pytest.param(YAML + "---\n", [("$", "not_plain")], id="an empty second document"),
        pytest.param("a: &b 1", [("$.a", "not_plain")], id="an anchor"),
        pytest.param("&b {a: 1}", [("$", "not_plain")], id="an anchor of everything"),
        pytest.param("? &b a\n: 1", [("$", "not_plain")], id="an anchor of a key"),
        pytest.param("a: [*b]", [("$.a[0]", "not_plain")], id="an alias"),
        pytest.param("*b : 1", [("$", "not_plain")], id="an alias for a key"),
        pytest.param("a: !!str 1", [("$.a", "not_plain")], id="a tag"),
        pytest.param("a: ! 1", [("$.a", "not_plain")], id="the empty tag"),
        pytest.param("a: !!python/object:os.system {}", [("$.a", "not_plain")], id="an object"),
        pytest.param("!!str a: 1", [("$", "not_plain")], id="a tag of a key"),
        pytest.param("? [a]\n: 1", [("$", "not_plain")], id="a list for a key"),
        pytest.param("{a: 1}: 1", [("$", "not_plain")], id="a mapping for a key"),
        pytest.param(
            "a: 1\nb: {c: 1, c: 2, c: 3}\na: 2",
            [("$.b.c", "duplicate_key"), ("$.a", "duplicate_key")],
            id="keys twice",
        ),
        pytest.param("1: a\n'1': b", [('$["1"]', "duplicate_key")], id="a number twice"),
        pytest.param("a: " + "9" * 21, [("$.a", "not_a_number")], id="a huge integer"),
        pytest.param("[" * 100_000, [("$" + "[0]" * 32, "too_deep")], id="too deep"),
        pytest.param("- " * 100_000, [("$" + "[0]" * 32, "too_deep")], id="too deep in a block"),
    ],
)
def test_yaml_is_read_strictly(
    monkeypatch: pytest.MonkeyPatch, text: Any, expected: list[tuple[str, str]], parser: Any
) -> None:
    if parser:
        monkeypatch.setattr(yaml, "CSafeLoader", parser)

    assert refusal(text, "yaml") == expected


@with_each_yaml_parser
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("a: 1\nb: 2: 3\n", "2", "5", id="a mark"),
        pytest.param("é: 👩‍🎓\nb: 2: 3\n", "2", "5", id="after other letters"),
        pytest.param("a: 1\nb: \x07", "2", "4", id="a control character"),
    ],
)
def test_bad_yaml_is_refused_with_its_place(
    monkeypatch: pytest.MonkeyPatch, text: str, line: str, column: str, parser: Any
) -> None:
    if parser:
        monkeypatch.setattr(yaml, "CSafeLoader", parser)

    [problem] = problems_of(text, "yaml")

    assert problem.expected == f"YAML (line {line}, column {column})"


@with_each_yaml_parser
@pytest.mark.parametrize(
    "scalar",
    [
        *("NO", "no", "on", "y", "true", "null", "~", "", "1.0", "1e3", ".inf", ".nan", "0o17"),
        *(
            "0x1F",
            "017",
            "+1",
            "1_000",
            "190:20:30",
            "2024-09-01",
            "2024-09-01 10:00:00",
            "<<",
            "=",
        ),
    ],
)
def test_a_plain_scalar_of_yaml_is_text(
    monkeypatch: pytest.MonkeyPatch, scalar: str, parser: Any
) -> None:
    if parser:
        monkeypatch.setattr(yaml, "CSafeLoader", parser)

    assert yaml_format.read(f"a: {scalar}", Limits()) == {"a": scalar}


@pytest.mark.parametrize("scalar", ["0", "-1", "9223372036854775807", "-0"])
def test_a_plain_whole_number_of_yaml_is_one(scalar: str) -> None:
    assert yaml_format.read(f"[{scalar}, '{scalar}']", Limits()) == [int(scalar), scalar]


def test_yaml_by_hand_is_read() -> None:
    text = MINIMAL_YAML.replace('"', "'").replace("'2024-09-01'", "2024-09-01  # the first day")

    assert loads(f"---\n{text}...\n", Project, format="yaml") == MINIMAL


yaml_texts = (
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    | st.text(" \t\n-:#'\"|>~&*!%@`?,[]{}ab01.\x85\u2028\ufeff\\", max_size=12)
    | st.sampled_from(["NO", "1", "~", "- a", " : ", " a ", "a\n\n", "👩‍🎓", "Null", "1e3", "0o7"])
    | st.sampled_from(["a: b", "a #b", "---", "...", "a\n b", "\ta\nb", "y", "a\n\tb\n", "\u2029"])
)
yaml_data = st.dictionaries(
    yaml_texts,
    st.recursive(
        yaml_texts | st.integers(-(2**63), 2**64 - 1),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(yaml_texts, inner, max_size=4),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


@examples(500)
@given(yaml_data)
def test_any_data_is_the_same_in_yaml_for_every_reader(data: dict[str, Any]) -> None:
    text = yaml_format.write(data, None)

    assert yaml_format.read(text, Limits()) == data
    assert yaml.load(text, yaml.SafeLoader) == data
    assert yaml.load(text, yaml.CSafeLoader) == data


def test_yaml_is_easy_to_read() -> None:
    data = {
        "text": "Ik durf.\n\n  - Écht.\n",
        "cut": "a\nb",
        "nested": [[1, []], [{}], {"a b": "NO"}],
        "none": "",
    }

    assert yaml_format.write(data, None) == (
        "text: |\n  Ik durf.\n\n    - Écht.\ncut: |-\n  a\n  b\n"
        'nested:\n  - - 1\n    - []\n  - - {}\n  - a b: "NO"\nnone: ""\n'
    )


TOML = dumps(FULL, format="tomlkit")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a", [("$", "not_toml")], id="no value"),
        pytest.param("a = ", [("$", "not_toml")], id="cut off"),
        pytest.param('a = "', [("$", "not_toml")], id="no closing quote"),
        pytest.param("a = 1\na = 2", [("$", "not_toml")], id="a key twice"),
        pytest.param("[a]\n[a]", [("$", "not_toml")], id="a table twice"),
        pytest.param("a = {b = 1, b = 2}", [("$", "not_toml")], id="a key twice in a line"),
        pytest.param("a = nul", [("$", "not_toml")], id="a word"),
        pytest.param("a = 2024-02-30", [("$", "not_toml")], id="a date that is none"),
        pytest.param("a = " + "9" * 5000, [("$", "not_toml")], id="too many digits"),
        pytest.param('a = "\\ud800"', [("$", "not_toml")], id="a surrogate"),
        pytest.param("\ufeffa = 1", [("$", "not_toml")], id="a byte order mark"),
        pytest.param("a = 1\r", [("$", "not_toml")], id="half a line break"),
        pytest.param(b"a = '\xff'", [("$", "not_utf8")], id="no UTF-8"),
        pytest.param(3, [("$", "wrong_type")], id="no text"),
        pytest.param("a = " + "[" * 100_000, [("$", "too_deep")], id="too deep"),
        pytest.param("a." * 100_000 + "a = 1", [("$", "too_deep")], id="a key of many parts"),
        pytest.param(
            f"[{'a.' * 20}a]\n{'b.' * 20}b = 1", [("$", "too_deep")], id="deep in two steps"
        ),
        pytest.param(
            TOML.replace('"2024-06-01"', "2024-06-01"),
            [("$.start", "invalid_value")],
            id="a date of TOML's",
        ),
        pytest.param(
            TOML.replace("version = 1", "version = 1.0"),
            [("$.version", "wrong_version")],
            id="a float",
        ),
        pytest.param(
            TOML.replace("staff = 6", "staff = true"),
            [("$.participants.staff", "invalid_value")],
            id="a truth value",
        ),
        pytest.param(
            TOML.replace("[participants]", "[[participants]]"),
            [("$.participants", "wrong_type")],
            id="a list of tables",
        ),
    ],
)
def test_toml_is_read_strictly(text: Any, expected: list[tuple[str, str]]) -> None:
    assert refusal(text, "tomlkit") == expected


def test_bad_toml_is_refused_with_its_place() -> None:
    [problem] = problems_of("a = 'é👩‍🎓'\nb = nul", "tomlkit")

    assert (problem.value, problem.expected) == ("nul", "TOML (line 2, column 5)")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' + "[" * 40 + '"', id="in a text"),
        pytest.param("'" + "[" * 40 + "\\'", id="in a literal text"),
        pytest.param('"""' + '"[\\"" ' * 40 + '"""', id="in lines of text"),
        pytest.param("'''" + "'['' " * 40 + "'''", id="in lines of literal text"),
        pytest.param("1 # it's " + "[." * 40, id="in a remark"),
        pytest.param('"' + "a.b\\\\" * 40 + '"', id="points in a text"),
    ],
)
def test_brackets_and_points_that_nest_nothing_are_no_levels_of_toml(text: str) -> None:
    document = f"a = {text}"

    assert tomllib.loads(document)
    assert ("$.a", "unknown_key") not in refusal(document, "tomlkit")
    assert refusal(document, "tomlkit")[0] == ("$.format", "missing_key")


HEAD = {"format": "erasmus-ka1/outcome-set", "version": 1, "edition": 2024}
PACK: dict[str, Any] = {
    "msgpack": msgpack.packb,
    "cbor2": cbor2.dumps,
    "bson": bson.encode,
}
NOT_FORMAT = {"msgpack": "not_msgpack", "cbor2": "not_cbor", "bson": "not_bson"}
binary_formats = pytest.mark.parametrize("name", BINARY)


@binary_formats
@pytest.mark.parametrize(
    ("damage", "code"),
    [
        pytest.param(lambda _: b"", None, id="empty"),
        pytest.param(lambda document: document[:-1], None, id="cut off"),
        pytest.param(lambda document: document[:40], None, id="cut in half"),
        pytest.param(lambda document: document.decode("latin-1"), "wrong_type", id="text"),
        pytest.param(bytearray, "wrong_type", id="a bytearray"),
        pytest.param(lambda _: None, "wrong_type", id="nothing"),
        pytest.param(lambda document: document.replace(b"Scalda", b"Scald\xff"), None, id="UTF-8"),
    ],
)
def test_what_is_no_whole_binary_document_is_refused(
    name: str, damage: Callable[[bytes], Any], code: str | None
) -> None:
    document = PACK[name](json.loads(dumps(FULL)))

    assert refusal(damage(document), name) == [("$", code or NOT_FORMAT[name])]


@pytest.mark.parametrize(
    ("name", "code"),
    [("msgpack", "not_msgpack"), ("cbor2", "not_canonical"), ("bson", "not_bson")],
)
def test_nothing_comes_after_the_end_of_a_binary_document(name: Any, code: str) -> None:
    document = dumps(MINIMAL, format=name)

    assert refusal(document + b"\0", name) == [("$", code)]
    assert refusal(document * 2, name) == [("$", code)]


@binary_formats
@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        pytest.param({"title": b"a"}, "$.title", "not_plain", id="bytes"),
        pytest.param({"title": None}, "$.title", "invalid_value", id="nothing"),
        pytest.param({"title": 1}, "$.title", "invalid_value", id="a number for a text"),
        pytest.param({"title": "\n"}, "$.title", "invalid_value", id="a blank text"),
        pytest.param({"version": 1.0}, "$.version", "wrong_version", id="a float"),
        pytest.param({"version": True}, "$.version", "wrong_version", id="a truth value"),
        pytest.param({"claims": {}}, "$.claims", "wrong_type", id="an object for a list"),
        pytest.param({"extra": 1}, "$.extra", "unknown_key", id="another key"),
        pytest.param(
            {"participants": {"staff": float("nan")}},
            "$.participants.staff",
            "invalid_value",
            id="not a number",
        ),
        pytest.param({"participants": {"staff": 2.5}}, "$.participants.staff", "invalid_value"),
        pytest.param({"title": [[[]]] * 2}, "$.title[0][0]", "too_deep", id="deep"),
    ],
)
def test_a_binary_document_is_read_strictly(
    name: Any, change: dict[str, Any], path: str, code: str
) -> None:
    document = PACK[name](json.loads(dumps(MINIMAL)) | change)

    if (name, code) == ("cbor2", "too_deep"):  # told before anything is decoded
        path = "$"
    assert refusal(document, name, Limits(depth=3)) == [(path, code)]


def cbor_texts(*texts: str) -> bytes:
    return b"".join(bytes([0x60 + len(text)]) + text.encode() for text in texts)


@pytest.mark.parametrize(
    ("name", "document", "expected"),
    [
        pytest.param("msgpack", b"\x82\xa1a\x01\xa1a\x01", ("$", "not_canonical"), id="twice"),
        pytest.param("msgpack", b"\x81\xa1a\xcc\x01", ("$", "not_canonical"), id="a long number"),
        pytest.param("msgpack", b"\x81\xd9\x01a\x01", ("$", "not_canonical"), id="a long text"),
        pytest.param("msgpack", b"\xde\x00\x00", ("$", "not_canonical"), id="a long map"),
        pytest.param("msgpack", b"\x81\xa1a\xca\0\0\0\0", ("$", "not_canonical"), id="a float32"),
        pytest.param("msgpack", b"\xd4\x05\x00", ("$", "not_plain"), id="an extension"),
        pytest.param("msgpack", b"\xd6\xff\0\0\0\1", ("$", "not_plain"), id="a time"),
        pytest.param("msgpack", b"\x81\x01\x01", ("$", "not_msgpack"), id="a number for a key"),
        pytest.param("msgpack", b"\x81\xc4\x01a\x01", ("$", "not_plain"), id="bytes for a key"),
        pytest.param("msgpack", b"\xc1", ("$", "not_msgpack"), id="a byte of no meaning"),
        pytest.param("msgpack", b"\xdf\xff\xff\xff\xff", ("$", "not_msgpack"), id="a huge map"),
        pytest.param("msgpack", b"\x91" * 100_000, ("$", "too_deep"), id="deep"),
        pytest.param("msgpack", b"\x01", ("$", "wrong_type"), id="a number"),
        pytest.param("cbor2", b"\xa2\x61a\x01\x61a\x01", ("$", "not_canonical"), id="CBOR twice"),
        pytest.param("cbor2", b"\xa1\x61a\x18\x01", ("$", "not_canonical"), id="CBOR, a long one"),
        pytest.param("cbor2", b"\xb9\x00\x00", ("$", "not_canonical"), id="CBOR, a long map"),
        pytest.param("cbor2", b"\xbf\xff", ("$", "not_canonical"), id="CBOR, no length"),
        pytest.param("cbor2", b"\x7f\x61a\xff", ("$", "not_canonical"), id="CBOR, a split text"),
        pytest.param("cbor2", b"\xa1\x61a\xf9\0\0", ("$", "not_canonical"), id="CBOR, a float16"),
        pytest.param("cbor2", b"\xc0\x61a", ("$", "not_plain"), id="CBOR, a tag"),
        pytest.param("cbor2", b"\xa1\x61a\xc2\x41\x01", ("$", "not_plain"), id="CBOR, a bignum"),
        pytest.param("cbor2", b"\xd8\x1c" * 40_000, ("$", "not_plain"), id="CBOR, shared values"),
        pytest.param("cbor2", b"\xa1\x61a\xf7", ("$.a", "not_plain"), id="CBOR, undefined"),
        pytest.param("cbor2", b"\xa1\x61a\xe0", ("$.a", "not_plain"), id="CBOR, a simple value"),
        pytest.param("cbor2", b"\xa1\x01\x01", ("$", "not_plain"), id="CBOR, a number for a key"),
        pytest.param("cbor2", b"\xfc", ("$", "not_canonical"), id="CBOR, a reserved byte"),
        pytest.param("cbor2", b"\x9b" + b"\x7f" * 8, ("$", "not_cbor"), id="CBOR, a huge list"),
        pytest.param("cbor2", b"\x7b" + b"\x7f" * 8, ("$", "not_cbor"), id="CBOR, a huge text"),
        pytest.param("cbor2", b"\x81" * 100_000, ("$", "too_deep"), id="CBOR, deep"),
        pytest.param("cbor2", b"\x80" * 2, ("$", "not_canonical"), id="CBOR, two values"),
        pytest.param("cbor2", b"\xf6", ("$", "wrong_type"), id="CBOR, nothing"),
        pytest.param(
            "bson",
            b"\x13\0\0\0\x10a\0\1\0\0\0\x10a\0\1\0\0\0\0"[:12] + b"\0",
            ("$", "not_bson"),
            id="BSON, a wrong length",
        ),
        pytest.param(
            "bson",
            struct.pack("<i", 19) + b"\x10a\0\1\0\0\0" * 2 + b"\0",
            ("$", "not_canonical"),
            id="BSON twice",
        ),
        pytest.param(
            "bson",
            struct.pack("<i", 16) + b"\x12a\0\1\0\0\0\0\0\0\0\0",
            ("$", "not_canonical"),
            id="BSON, a long one",
        ),
        pytest.param(
            "bson", bson.encode({"a": bson.ObjectId()}), ("$.a", "not_plain"), id="BSON, an id"
        ),
        pytest.param(
            "bson",
            bson.encode({"a": datetime.datetime(2024, 9, 1, tzinfo=datetime.UTC)}),
            ("$.a", "not_plain"),
            id="BSON, a time",
        ),
        pytest.param(
            "bson", bson.encode({"a": bson.Regex("a")}), ("$.a", "not_plain"), id="BSON, a pattern"
        ),
    ],
)
def test_a_binary_document_has_one_form(
    name: Any, document: bytes, expected: tuple[str, str]
) -> None:
    assert refusal(document, name) == [expected]


@binary_formats
@examples(200)
@given(st.binary(max_size=60), projects, st.data())
def test_any_change_of_the_bytes_is_read_or_refused(
    name: Any, other: bytes, project: Project, data: st.DataObject
) -> None:
    document = dumps(project, format=name)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(document))] * 2)))
    damaged = data.draw(st.sampled_from([other, document[:start] + other[:3] + document[end:]]))

    try:
        value = loads(damaged, Project, format=name)
    except DocumentError:
        return
    assert dumps(value, format=name) == damaged or value != project


@in_each_format
@given(damaged_documents())
def test_any_damaged_document_is_read_whole_or_refused(name: Any, data: Any) -> None:
    try:
        document = FORMATS[name].write(data, None)
    except Exception:  # noqa: BLE001 - what the format cannot hold
        return
    try:
        value = loads(document, Project, format=name)
    except DocumentError:
        return
    assert loads(dumps(value, format=name), Project, format=name) == value


@pytest.mark.parametrize("name", ["yaml", "tomlkit"])
@given(st.text() | st.binary() | st.text("ab :-#[]{}\"'&*!|>%@?,.=\n\t1\\"))
def test_any_text_is_refused(name: Any, text: str | bytes) -> None:
    assert problems_of(text, name)


@in_each_format
def test_a_document_of_the_largest_size_is_read(name: Format) -> None:
    document = dumps(FULL, format=name)
    size = len(document if isinstance(document, bytes) else document.encode())

    assert loads(document, Project, format=name, limits=Limits(size=size)) == FULL
    assert refusal(document, name, Limits(size=size - 1)) == [("$", "too_large")]
    assert problems_of(document, name, Limits(size=size - 1))[0].expected == (
        f"at most {size - 1} bytes"
    )


@pytest.mark.parametrize("text", ["é" * 10, "a" * 20, b"\xff" * 20, "\ud800" * 7])
def test_the_size_of_a_text_is_that_of_its_utf_8(text: str | bytes) -> None:
    assert refusal(text, "json", Limits(size=19)) == [("$", "too_large")]
    assert refusal(text, "json", Limits(size=22)) != [("$", "too_large")]


@pytest.mark.parametrize("suffix", FORMAT_OF_SUFFIX)
def test_of_a_file_too_large_the_rest_is_not_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"a" * 1000)
    asked: list[int] = []

    def read_start(path: Path, most: int) -> bytes:
        asked.append(most)
        return path.read_bytes()[:most]

    monkeypatch.setattr(documents, "read_start", read_start)

    with pytest.raises(DocumentError) as caught:
        load(path, Project, limits=Limits(size=100))
    assert [problem.code for problem in caught.value.problems] == ["too_large"]
    assert asked == [101]


@in_each_format
def test_a_document_may_be_as_deep_as_the_limit(name: Format) -> None:
    document = dumps(FULL, format=name)

    assert loads(document, Project, format=name, limits=Limits(depth=5)) == FULL
    [(_, code)] = refusal(document, name, Limits(depth=4))
    assert code == "too_deep"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param('{"a": "' + "[" * 50 + '"}', "missing_key", id="brackets in a text"),
        pytest.param('{"a": "\\"' + "[" * 50 + '"}', "missing_key", id="after an escaped quote"),
        pytest.param('{"a\\\\": ' + "[" * 50 + "]" * 50 + "}", "too_deep", id="after a backslash"),
        pytest.param('{"a": [' + '"[", "]", ' * 50 + "1]}", "missing_key", id="texts of brackets"),
        pytest.param("{" + '"a": [],' * 50 + '"b": []}', "duplicate_key", id="side by side"),
        pytest.param("]" * 50, "not_json", id="only closed"),
        pytest.param('["' + "[" * 50, "not_json", id="a text that does not end"),
        pytest.param("[[]" * 50, "too_deep", id="open and closed"),
    ],
)
def test_the_depth_of_json_is_that_of_its_brackets(text: str, code: str) -> None:
    assert {found for _, found in refusal(text, "json")} == {code}
    assert {found for _, found in refusal(text.encode(), "json")} == {code}


@in_each_format
@pytest.mark.parametrize(
    ("limits", "path", "code"),
    [
        pytest.param(Limits(claims=2), "$.claims", "too_many", id="claims"),
        pytest.param(Limits(text=35), "$.organisation", "too_long", id="text"),
    ],
)
def test_the_other_limits_hold(name: Format, limits: Limits, path: str, code: str) -> None:
    long = attrs.evolve(FULL, organisation="a" * 36, claims=FULL.claims[::2] + FULL.claims[::2])
    short = attrs.evolve(MINIMAL, organisation="a" * 35, claims=FULL.claims[::2])

    assert (path, code) in refusal(dumps(long, format=name), name, limits)
    assert loads(dumps(short, format=name), Project, format=name, limits=limits) == short


@in_each_format
def test_no_depth_breaks_the_reader(name: Format) -> None:
    deep = Limits(depth=10**6)
    documents = {
        **dict.fromkeys(JSON, "[" * 200_000),
        "yaml": "[" * 20_000,
        "tomlkit": "a = " + "[" * 100_000,
        "msgpack": b"\x91" * 200_000,
        "cbor2": b"\x81" * 200_000,
        "bson": deep_bson(20_000),
    }
    # what these packages say of it depends on their version
    codes = {"cbor2": {"not_cbor", "too_deep"}, "bson": {"not_bson", "too_deep"}}

    [(path, code)] = refusal(documents[name], name, deep)
    assert path == "$"
    assert code in codes.get(name, {"too_deep"})


@pytest.mark.parametrize("levels", [100, 300, 400, 510, 511, 512, 700, 950])
@in_each_format
def test_a_document_deeper_than_most_is_refused(name: Format, levels: int) -> None:
    documents = {
        **dict.fromkeys((*JSON, "yaml"), "[" * levels + "]" * levels),
        "tomlkit": f"a = {'[' * levels}{']' * levels}",
        "msgpack": b"\x91" * levels + b"\x01",
        "cbor2": b"\x81" * levels + b"\x01",
        "bson": deep_bson(levels),
    }

    for depth in (32, 10**6):
        assert refusal(documents[name], name, Limits(depth=depth))


def deep_bson(levels: int) -> bytes:
    heads: list[bytes] = []
    size = 5
    for _ in range(levels):
        size += 8
        heads.append(struct.pack("<i", size) + b"\x03a\0")
    return b"".join(reversed(heads)) + b"\x05\0\0\0\0" + b"\0" * levels


def test_reading_imports_nothing_that_its_format_does_not_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    original = builtins.__import__

    def note(name: str, *arguments: Any) -> Any:
        asked.append(name)
        return original(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", note)
    loads(dumps(FULL), Project)

    assert {"orjson", "msgspec", "yaml", "msgpack", "cbor2", "bson", "tomlkit"}.isdisjoint(asked)


def test_every_code_of_a_problem_is_described() -> None:
    root = Path(__file__).parent.parent.parent
    page = (root / "docs" / "format.md").read_text(encoding="utf-8")
    described = {*re.findall(r"`([a-z0-9_]+)`", page.partition("## Problem codes")[2])}
    in_source = re.compile(r'(?:refuse\(|Problem\(\s*[^\s,]+,|_Codec\("\w+",)\s*"([a-z0-9_]+)"')

    found = {
        code
        for path in (root / "src" / "erasmus_ka1" / "serialization").glob("*.py")
        if path.name != "fast.py"
        for code in in_source.findall(path.read_text(encoding="utf-8"))
    }

    assert len(found) > 15
    assert found - described == set()


def test_the_examples_of_the_page_are_documents() -> None:
    page = Path(__file__).parent.parent.parent / "docs" / "format.md"
    project, aims = re.findall(r"```json\n(.*?)```", page.read_text("utf-8"), re.DOTALL)

    assert dumps(loads(project, Project)) + "\n" == project
    assert dumps(loads(aims, OutcomeSet)) + "\n" == aims
