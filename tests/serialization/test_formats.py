"""Every format: written the same every time, read strictly, and version 1 readable for ever."""

from __future__ import annotations

import datetime
import json
import re
import sys
import tomllib
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from samples import AIMS, FULL, MINIMAL, SAMPLES
from small_values import SMALL_VALUES

from erasmus_ka1 import Claim, OutcomeSet, Project
from erasmus_ka1.errors import DocumentError, InvalidValueError, MissingExtraError, Problem
from erasmus_ka1.projects import Evidence
from erasmus_ka1.serialization import (
    VERSIONS,
    Limits,
    dump,
    dumps,
    json_schema,
    load,
    loads,
    make_converter,
)

V1 = Path(__file__).parent.parent / "data" / "v1"
FORMATS = ["json", "yaml", "toml"]
YAML = dumps(FULL, format="yaml")
MINIMAL_YAML = dumps(MINIMAL, format="yaml")
TOML = dumps(FULL, format="toml")

in_each_format = pytest.mark.parametrize("name", FORMATS)


def problems_of(document: Any, name: Any, limits: Limits | None = None) -> tuple[Problem, ...]:
    with pytest.raises(DocumentError) as caught:
        loads(document, Project, format=name, limits=limits or Limits())
    assert str(caught.value).replace("\n", "").isprintable()
    return caught.value.problems


def refusal(document: Any, name: Any, limits: Limits | None = None) -> list[tuple[str, str]]:
    """Return the path and the code of each problem that reading a project raises."""
    return [(problem.path, problem.code) for problem in problems_of(document, name, limits)]


@pytest.mark.parametrize("name", [None, "", "JSON", "orjson", "msgpack", "tomlkit", ["json"], {}])
def test_another_format_is_refused(name: Any) -> None:
    for refused in (
        lambda: dumps(AIMS, format=name),
        lambda: loads("{}", OutcomeSet, format=name),
    ):
        with pytest.raises(InvalidValueError) as caught:
            refused()
        assert (caught.value.value, caught.value.expected) == (
            name,
            "one of 'json', 'yaml', 'toml'",
        )


@pytest.mark.parametrize("indent", [-1, True, 2.0, "\t"])
def test_an_indent_is_a_number_of_spaces(indent: Any) -> None:
    with pytest.raises(InvalidValueError, match="expected a whole number from 0 to 100, or None"):
        dumps(AIMS, indent=indent)


@pytest.mark.parametrize("path", sorted(V1.glob("*[!l]")), ids=lambda path: path.name)
def test_a_document_of_version_1_is_read_and_written_as_ever(path: Path, tmp_path: Path) -> None:
    value = SAMPLES[path.stem]
    again = tmp_path / path.name

    assert load(path, type(value)) == value
    dump(value, again)
    assert again.read_bytes() == path.read_bytes()


@pytest.fixture
def _version_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """A next version, which renames a key of the claims and the one key of an outcome set."""
    renamed = {
        Claim: VERSIONS[1][Claim] | {"respondents": "asked"},  # type: ignore[operator]
        OutcomeSet: {"codes": "codes"},
    }
    monkeypatch.setitem(VERSIONS, 2, {**VERSIONS[1], **renamed})


@pytest.mark.usefixtures("_version_2")
@in_each_format
def test_a_new_version_is_written_and_both_are_read(name: Any) -> None:
    written = dumps(FULL, format=name)

    assert "asked" in written
    assert loads(written, Project, format=name) == FULL
    assert loads((V1 / "full.json").read_text("utf-8"), Project) == FULL
    assert loads((V1 / "aims.json").read_text("utf-8"), OutcomeSet) == AIMS
    assert json.loads(dumps(AIMS))["codes"] == [*AIMS.codes]


@pytest.mark.usefixtures("_version_2")
@pytest.mark.parametrize(
    ("version", "key", "other"), [(1, "respondents", "asked"), (2, "asked", "respondents")]
)
def test_the_problems_of_a_version_name_its_keys(version: int, key: str, other: str) -> None:
    claim = {"outcome": "staff.motivation", "status": "planned", key: -1, other: 1}
    data = json.loads((V1 / "minimal.json").read_text("utf-8"))

    problems = refusal(json.dumps(data | {"version": version, "claims": [claim]}), "json")

    assert problems == [
        (f"$.claims[0].{key}", "invalid_value"),
        (f"$.claims[0].{other}", "unknown_key"),
    ]


@pytest.mark.usefixtures("_version_2")
def test_the_schema_and_the_converters_have_the_keys_of_the_new_version() -> None:
    schema = json_schema(Claim)

    assert {"asked"} == schema["properties"].keys() - VERSIONS[1][Claim].values()
    assert make_converter().unstructure(FULL.claims[1])["asked"] == 6


@pytest.mark.parametrize(
    ("name", "package", "asks"),
    [
        pytest.param("yaml", "yaml", lambda: dumps(MINIMAL, format="yaml"), id="writing YAML"),
        pytest.param("yaml", "yaml", lambda: loads("a", Project, format="yaml"), id="reading YAML"),
        pytest.param("toml", "tomlkit", lambda: dumps(MINIMAL, format="toml"), id="writing TOML"),
    ],
)
def test_a_missing_package_is_asked_for_by_its_extra(
    monkeypatch: pytest.MonkeyPatch, name: str, package: str, asks: Callable[[], object]
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtraError, match=rf"erasmus-ka1\[{name}\]") as caught:
        asks()

    assert isinstance(caught.value.__cause__, ImportError)


def test_toml_is_read_without_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)

    assert loads(TOML, Project, format="toml") == FULL


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("yaml", "é: 👩‍🎓\nb: 2: 3\n", "YAML (line 2, column 5)"),
        ("yaml", "a: 1\nb: \x07", "YAML (line 2, column 4)"),
        ("toml", "a = 'é👩‍🎓'\nb = nul", "TOML (line 2, column 5)"),
    ],
)
@pytest.mark.parametrize("has_libyaml", [True, False])
def test_what_is_not_the_format_is_refused_with_its_place(
    name: str, text: str, expected: str, has_libyaml: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_libyaml:
        monkeypatch.delattr(yaml, "CSafeLoader")

    [problem] = problems_of(text, name)

    assert problem.expected == expected


@pytest.mark.parametrize(
    "scalar",
    [
        *("NO", "no", "on", "y", "true", "null", "~", "1.0", "1e3", ".inf", ".nan", "0o17", "0x1F"),
        *("017", "+1", "1_000", "190:20:30", "2024-09-01", "2024-09-01 10:00:00", "<<", "="),
    ],
)
def test_a_plain_scalar_of_yaml_is_text(scalar: str) -> None:
    text = MINIMAL_YAML.replace("title: 'NO'", f"title: {scalar}")

    assert loads(text, Project, format="yaml").title == scalar


@pytest.mark.parametrize(
    "text",
    [
        *("NO", "1", "~", "- a", "a: b", "a #b", "---", "...", "y", "1e3", "0o7", "👩‍🎓", " a "),
        *("a\n\n", "\n a", "\ta\nb", "a\n\tb\n", "'", '"', "\\", "%", "@a", "`", "\ufeffa"),
        *("a\xa0", "!!str a", "&a", "*a", "| a", "> a", "{a", "[a", "a, b", "?", "<<", "="),
        *(" \n x", "x \ny", "x\n" * 3, "a" * 200 + " b" * 100),
    ],
    ids=ascii,
)
def test_any_text_is_the_same_in_yaml_for_every_reader(text: str) -> None:
    said = Evidence(text, "nl", "a", datetime.date(2024, 9, 1))
    project = attrs.evolve(MINIMAL, claims=[Claim("staff.motivation", "achieved", [said])])

    document = dumps(project, format="yaml")

    assert loads(document, Project, format="yaml") == project
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        [claim] = yaml.load(document, loader)["claims"]
        assert claim["evidence"][0]["text"] == text


def test_yaml_is_quoted_where_another_reader_could_mistake_it() -> None:
    quoted = {
        text: text in dumps(attrs.evolve(MINIMAL, title=text), format="yaml").split("\n")[4]
        and f"'{text}'" in dumps(attrs.evolve(MINIMAL, title=text), format="yaml")
        for text in ("y", "N", "1e3", "0o7", "089", ".5", "null", "yes", "north", "Number 1")
    }

    assert [text for text, is_quoted in quoted.items() if not is_quoted] == ["north", "Number 1"]


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
    assert ("$.a", "unknown_key") not in refusal(document, "toml")
    assert refusal(document, "toml")[0] == ("$.format", "missing_key")


@pytest.mark.parametrize("text", ["é" * 10, "a" * 20, b"\xff" * 20, "\ud800" * 7])
def test_the_size_of_a_text_is_that_of_its_utf_8(text: str | bytes) -> None:
    assert refusal(text, "json", Limits(size=19)) == [("$", "too_large")]
    assert refusal(text, "json", Limits(size=22)) != [("$", "too_large")]


def test_a_limit_may_be_a_number_of_another_library() -> None:
    class Index:
        def __index__(self) -> int:
            return 5

    assert Limits(size=Index()) == Limits(size=5)


@in_each_format
@pytest.mark.parametrize("most", [10**12, sys.maxsize])
def test_a_limit_may_be_larger_than_any_document(tmp_path: Path, name: str, most: int) -> None:
    path = tmp_path / f"a.{name}"
    limits = Limits(**{field.name: most for field in attrs.fields(Limits)})

    dump(FULL, path)

    assert load(path, Project, limits=limits) == FULL


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
def test_the_other_limits_hold(name: Any, limits: Limits, path: str, code: str) -> None:
    long = attrs.evolve(FULL, organisation="a" * 36, claims=FULL.claims[::2] + FULL.claims[::2])
    short = attrs.evolve(MINIMAL, organisation="a" * 35, claims=FULL.claims[::2])

    assert (path, code) in refusal(dumps(long, format=name), name, limits)
    assert loads(dumps(short, format=name), Project, format=name, limits=limits) == short


DEEP = {"json": "{}", "yaml": "{}", "toml": "a = {}"}


@in_each_format
@pytest.mark.parametrize("levels", [33, 100, 510, 950, 20_000])
@pytest.mark.parametrize("depth", [32, 10**6])
def test_no_depth_breaks_the_reader(name: Any, levels: int, depth: int) -> None:
    document = DEEP[name].format("[" * levels + "]" * levels)

    [(path, code)] = refusal(document, name, Limits(depth=depth))[:1]

    is_read = depth > levels and levels < 1000
    assert (path, code) == ("$", "too_deep") or is_read


@pytest.mark.slow
@pytest.mark.parametrize("case", SMALL_VALUES)
def test_very_many_values_are_refused_before_they_take_much_memory(case: str) -> None:
    name, document = SMALL_VALUES[case]
    tracemalloc.start()

    refused = refusal(document, name)

    _, held = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refused, held < 64_000_000) == ([("$", "too_many")], True)


@pytest.mark.parametrize("name", ["yaml", "toml"])
def test_a_document_may_have_as_many_values_as_the_limit(name: Any) -> None:
    document = dumps(FULL, format=name)

    assert loads(document, Project, format=name, limits=Limits(values=70)) == FULL
    assert refusal(document, name, Limits(values=20)) == [("$", "too_many")]


def test_every_code_of_a_problem_is_described() -> None:
    root = Path(__file__).parent.parent.parent
    page = (root / "docs" / "format.md").read_text(encoding="utf-8")
    described = {*re.findall(r"`([a-z0-9_]+)`", page.partition("## Problem codes")[2])}
    in_source = re.compile(r'(?:refuse\(|Problem\(\s*[^\s,]+,)\s*"([a-z0-9_]+)"')

    found = {
        code
        for path in (root / "src" / "erasmus_ka1" / "serialization").glob("*.py")
        for code in in_source.findall(path.read_text(encoding="utf-8"))
    }

    assert len(found) > 15
    assert found - described == set()
