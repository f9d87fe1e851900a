"""The library touches no file, network or program unasked, and no module calls unsafe functions."""

from __future__ import annotations

import ast
import importlib.machinery
import json
import pkgutil
import re
import socket
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

import erasmus_ka1

SUPPORT = Path(__file__).parent / "support"
PACKAGE = Path(erasmus_ka1.__file__).parent
MODULES = [
    module.name
    for module in pkgutil.walk_packages(erasmus_ka1.__path__, "erasmus_ka1.")
    # a framework is the user's own: not every environment has it
    if not module.name.endswith("__main__") and ".integrations." not in module.name
]
#: Code that runs some more code and prints what that asked of the system, as JSON.
WATCHED = """
import json, os, sys
asked = []
def watch(event, arguments):
    if event == "open" and not isinstance(arguments[0], int):  # a number: already open
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
#: Calls and imports that are safe, by file, with the reason.
EXCEPTIONS = {
    ("markup.py", "Template"): "our own file; the values are numbers, colours and tags",
    ("_reports.py", "multiprocessing"): "the command writes many reports on all processors",
}


def run(*arguments: str, folder: Path) -> str:
    """Return the output of a process whose home and working folder are read-only."""
    read_only = folder / "read-only"
    read_only.mkdir(mode=0o500)
    environment = {"HOME": str(read_only), "TMPDIR": str(folder), "PYTHONPATH": str(SUPPORT)}
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
    """Return the system events that some code causes."""
    printed = run("-c", WATCHED.replace("CODE", code), folder=folder)
    return [(event, str(what)) for event, what in json.loads(printed)]


def forbidden_in(source: str) -> Iterator[str]:
    """Yield the forbidden calls and imports of a module."""
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


@pytest.mark.slow
def test_importing_every_module_only_reads_files(tmp_path: Path) -> None:
    assert {event for event, _ in asked_by(IMPORT_ALL, tmp_path)} == {"read"}


@pytest.mark.slow
def test_making_every_output_starts_nothing_and_writes_only_the_file_asked_for(
    tmp_path: Path,
) -> None:
    asked = asked_by(MAKE_ALL, tmp_path)

    # the outputs include files, written in a temporary folder; removing that uses bare names
    unasked = [
        each
        for each in asked
        if each[0] not in {"read", "os.remove"} and not each[1].startswith(str(tmp_path))
    ]
    assert unasked == []


def test_no_test_reaches_the_network() -> None:
    # newer releases of pytest-socket warn before they raise
    with warnings.catch_warnings(action="ignore"), pytest.raises(SocketBlockedError):
        socket.socket()


@pytest.mark.slow
def test_the_watch_sees_files_sockets_and_programs(tmp_path: Path) -> None:
    code = "import socket; open(os.devnull, 'w').close(); socket.socket().close(); os.system(':')"

    events = [event for event, _ in asked_by(code, tmp_path)]

    assert [each for each in events if each != "read"] == ["write", "socket.__new__", "os.system"]


def test_no_module_calls_or_imports_anything_unsafe() -> None:
    found = {
        (module.name, name)
        for module in PACKAGE.rglob("*.py")
        for name in forbidden_in(module.read_text(encoding="utf-8"))
    }

    assert found == {*EXCEPTIONS}


def test_no_template_marks_a_text_as_safe() -> None:
    templates = [*PACKAGE.rglob("*.jinja")]

    unsafe = [
        each.name
        for each in templates
        if re.search(r"\|\s*safe\b|autoescape|Markup", each.read_text(encoding="utf-8"))
    ]
    assert (len(templates) > 5, unsafe) == (True, [])
