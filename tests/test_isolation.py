"""What the library leaves alone: files, the network, other programs; and what no module calls."""

from __future__ import annotations

import ast
import importlib.machinery
import json
import pkgutil
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import StrictUndefined
from outputs import digests
from pytest_socket import SocketBlockedError

import erasmus_ka1
from erasmus_ka1.reports._renderers import _html as html

TESTS = Path(__file__).parent
PACKAGE = Path(erasmus_ka1.__file__).parent
MODULES = [
    module.name
    for module in pkgutil.walk_packages(erasmus_ka1.__path__, "erasmus_ka1.")
    if not module.name.endswith("__main__")
]
#: Code that runs some more code and prints what that asked of the system, as JSON.
WATCHED = """
import json, os, sys
asked = []
def watch(event, arguments):
    if event == "open":
        is_writing = bool((arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR))
        asked.append(["write" if is_writing else "read", str(arguments[0])])
    elif event.partition(".")[0] in {"socket", "subprocess", "urllib", "http", "ftplib"}:
        asked.append([event, repr(arguments)])
    elif event in {"os.system", "os.fork", "os.exec", "os.posix_spawn", "os.mkdir", "os.rename",
                   "os.remove", "os.chmod", "os.putenv", "os.chdir"}:
        asked.append([event, str(arguments[0])])
sys.addaudithook(watch)
CODE
answer, asked = [*asked], []
print(json.dumps(answer))
"""
IMPORT = "import erasmus_ka1"
IMPORT_ALL = f"import importlib\nfor name in {MODULES!r}: importlib.import_module(name)"
MAKE_ALL = "from outputs import digests\ndigests()"

BUILTINS = {"eval", "exec", "compile", "__import__", "input", "breakpoint"}
CALLS = {
    *("from_string", "format", "format_map", "Template", "mktemp", "system", "popen", "setlocale"),
    *("unsafe_load", "full_load", "yaml.load", "yaml.load_all", "pickle.load", "pickle.loads"),
}
IMPORTS = {
    *("pickle", "marshal", "shelve", "subprocess", "socket", "ssl", "http", "urllib", "requests"),
    *("ctypes", "multiprocessing", "asyncio", "locale", "logging", "random"),
}
#: What is called or imported all the same, by the module, and why that is safe.
EXCEPTIONS = {
    ("reports/renderers/docx/markup.py", "Template"): "a file of ours; numbers, colours, tags",
    ("serialization/json_format.py", "format"): "msgspec's, which lays JSON out",
}
#: How Python itself can be told to be strict, or to leave things out.
FLAGS = {
    "without docstrings and assertions": ["-OO"],
    "every warning an error": ["-W", "error"],
    "an encoding for every file": ["-X", "warn_default_encoding", "-W", "error"],
    "development mode": ["-X", "dev", "-W", "error", "-bb"],
    "no modules of the user": ["-s", "-E"],
}


def run(*arguments: str, folder: Path) -> str:
    """Return what a process prints that works, and has its home, in a folder it may not write."""
    read_only = folder / "read-only"
    read_only.mkdir(mode=0o500)
    environment = {"HOME": str(read_only), "TMPDIR": str(folder), "PYTHONPATH": str(TESTS)}
    process = subprocess.run(
        [sys.executable, "-B", *arguments],
        check=False,
        capture_output=True,
        cwd=read_only,
        env=environment,
        text=True,
    )
    assert (process.returncode, process.stderr) == (0, "")
    assert [*read_only.iterdir()] == []
    return process.stdout


def asked_by(code: str, folder: Path) -> list[tuple[str, str]]:
    """Return what some code asks of the system."""
    printed = run("-c", WATCHED.replace("CODE", code), folder=folder)
    return [(event, str(what)) for event, what in json.loads(printed)]


def forbidden_in(source: str) -> Iterator[str]:
    """Yield the names of what a module calls and imports that none should."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            yield from ({name, name.rpartition(".")[2]} & CALLS) | ({name} & BUILTINS)
        elif isinstance(node, ast.Import):
            yield from {alias.name.partition(".")[0] for alias in node.names} & IMPORTS
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from {str(node.module).partition(".")[0]} & IMPORTS


def test_importing_reads_python_and_nothing_else(tmp_path: Path) -> None:
    modules = tuple(importlib.machinery.all_suffixes())

    asked = asked_by(IMPORT, tmp_path)

    assert [each for each in asked if each[0] != "read" or not each[1].endswith(modules)] == []


def test_importing_every_module_writes_nothing_and_calls_nobody(tmp_path: Path) -> None:
    assert {event for event, _ in asked_by(IMPORT_ALL, tmp_path)} == {"read"}


def test_whatever_is_made_nobody_is_called_and_nothing_written_unasked(tmp_path: Path) -> None:
    asked = asked_by(MAKE_ALL, tmp_path)

    # what is asked for is one file, in a folder for what is passing
    unasked = [
        each for each in asked if each[0] != "read" and not each[1].startswith(str(tmp_path))
    ]
    assert [each for each in unasked if each != ("os.remove", "projects.jsonl")] == []


def test_no_test_reaches_the_network() -> None:
    # newer versions warn before they raise, and a warning is an error here
    with pytest.raises((SocketBlockedError, UserWarning), match="A test tried to use socket"):
        socket.socket()


def test_the_watch_sees_what_is_asked(tmp_path: Path) -> None:
    code = "import socket; open(os.devnull, 'w').close(); socket.socket().close(); os.system(':')"

    events = [event for event, _ in asked_by(code, tmp_path)]

    assert [each for each in events if each != "read"] == ["write", "socket.__new__", "os.system"]


@pytest.mark.parametrize("flags", FLAGS.values(), ids=FLAGS)
def test_everything_is_made_the_same_however_strict_python_is(
    flags: list[str], tmp_path: Path
) -> None:
    printed = run(*flags, str(TESTS / "support" / "outputs.py"), folder=tmp_path)

    lines = (line.partition("  ") for line in printed.splitlines())
    assert {name: digest for digest, _, name in lines} == digests()


def test_no_module_calls_or_imports_what_it_should_not() -> None:
    found = {
        (module.relative_to(PACKAGE).as_posix(), name)
        for module in PACKAGE.rglob("*.py")
        for name in forbidden_in(module.read_text(encoding="utf-8"))
    }

    assert found == {*EXCEPTIONS}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("eval(text)", "eval"),
        ("import pickle", "pickle"),
        ("from urllib.request import urlopen", "urllib"),
        ("yaml.load(text)", "yaml.load"),
        ("os.system(text)", "system"),
        ("yaml.unsafe_load(text)", "unsafe_load"),
        ("Template(text)", "Template"),
        ("'{}'.format(text)", "format"),
        ("environment.from_string(text)", "from_string"),
    ],
)
def test_the_search_finds_what_it_looks_for(source: str, name: str) -> None:
    assert [*forbidden_in(source)] == [name]


def test_no_module_asserts_what_would_go_unchecked_without_assertions() -> None:
    modules = [module.read_text(encoding="utf-8") for module in PACKAGE.rglob("*.py")]

    nodes = (node for each in modules for node in ast.walk(ast.parse(each)))

    assert not [node for node in nodes if isinstance(node, ast.Assert)]


@pytest.mark.parametrize("has_folder", [False, True], ids=["ours", "ours and theirs"])
def test_templates_escape_what_they_are_given_and_miss_nothing(
    has_folder: bool, tmp_path: Path
) -> None:
    environment = html._environment(tmp_path if has_folder else None)

    assert (environment.autoescape, environment.undefined) == (True, StrictUndefined)


def test_no_template_takes_a_text_for_markup() -> None:
    templates = PACKAGE / "reports" / "renderers" / "templates"
    files = [each for each in templates.rglob("*") if each.is_file()]

    unsafe = [
        each.name
        for each in files
        if re.search(r"\|\s*safe\b|autoescape|Markup", each.read_text(encoding="utf-8"))
    ]
    assert (len(files) > 10, unsafe) == (True, [])
