"""Outputs are the same bytes whatever the hash seed, locale, time zone and number of threads."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from outputs import COMMANDS, EXAMPLE, digests

from erasmus_ka1.cli import command

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).parent / "support" / "outputs.py"
LOCALES = ("C", "C.UTF-8", "nl_NL.UTF-8", "tr_TR.UTF-8")
TIME_ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
#: No variable at all; eight hash seeds, over the locales and time zones; and some odd ones.
ENVIRONMENTS: list[dict[str, str]] = [
    {},
    *(
        {
            "PYTHONHASHSEED": str(seed),
            "LC_ALL": LOCALES[seed % len(LOCALES)],
            "TZ": TIME_ZONES[seed % len(TIME_ZONES)],
        }
        for seed in range(8)
    ),
    {"LANG": "nl_NL.ISO-8859-1", "LANGUAGE": "nl:en", "LC_TIME": "ar_EG.UTF-8"},
    {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "SOURCE_DATE_EPOCH": "1"},
    {"PYTHONDEVMODE": "1", "PYTHONWARNDEFAULTENCODING": "1", "PYTHONNOUSERSITE": "1"},
    {"PYTHONOPTIMIZE": "2", "COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
]


def named(environment: dict[str, str]) -> str:
    return ",".join(f"{name}={value}" for name, value in environment.items()) or "nothing"


def run(*arguments: str, **environment: str) -> tuple[int, bytes, bytes]:
    """Return the exit code and the streams of a process with exactly this environment."""
    command = [sys.executable, *arguments]
    process = subprocess.run(command, check=False, capture_output=True, env=environment)
    return process.returncode, process.stdout, process.stderr


def found_by(*arguments: str, **environment: str) -> list[tuple[str, str]]:
    """Return the name and digest of each output, made in a process of its own."""
    code, printed, errors = run(str(SCRIPT), *arguments, **environment)
    assert (code, errors) == (0, b"")
    lines = (line.partition("  ") for line in printed.decode().splitlines())
    return [(name, digest) for digest, _, name in lines]


@pytest.fixture(scope="module")
def here() -> list[tuple[str, str]]:
    """Return the outputs of this process, which has a random hash seed."""
    return [*digests().items()]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[dict[str, Future[list[tuple[str, str]]]]]:
    """Return the outputs of one process for each environment; the processes run in parallel."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        yield {
            named(environment): threads.submit(found_by, **environment)
            for environment in ENVIRONMENTS
        }


@pytest.mark.parametrize("environment", [*map(named, ENVIRONMENTS)])
def test_every_output_is_equal_to_the_byte(
    here: list[tuple[str, str]],
    elsewhere: dict[str, Future[list[tuple[str, str]]]],
    environment: str,
) -> None:
    assert elsewhere[environment].result() == here


def test_there_is_an_output_of_every_kind(here: list[tuple[str, str]]) -> None:
    kinds = {name.split()[0] for name, _ in here}
    forms = {name.rpartition(" ")[2] for name, _ in here if name.startswith("report")}

    assert (len({digest for _, digest in here}) > 70, kinds, forms) == (
        True,
        {
            *("project", "outcomes", "fast", "projects", "schema", "report", "portfolio", "portal"),
            *(
                "answers",
                "catalogue",
                "findings",
                "page",
                "problems",
                "suggestions",
                "comparison",
                "command",
            ),
            *("skos", "csv", "json", "i18n", "typescript"),
        },
        {"md", "html", "docx", "pdf", "packed"},
    )


def test_eight_threads_make_what_one_makes(here: list[tuple[str, str]]) -> None:
    alone = [(name, digest) for name, digest in here if not name.startswith("command")]

    # in a new process, so that all threads begin with empty caches
    assert found_by("--threads", "8") == alone * 8


@pytest.mark.parametrize("name", COMMANDS)
def test_the_command_prints_the_same_bytes_in_another_environment(name: str) -> None:
    arguments = [each.format(example=EXAMPLE) for each in COMMANDS[name]]

    process = run(
        "-m", "erasmus_ka1", *arguments, LC_ALL="nl_NL.UTF-8", LANGUAGE="nl", TZ="Asia/Tokyo"
    )

    result = CliRunner().invoke(command, arguments)
    assert process == (result.exit_code, result.stdout_bytes, result.stderr_bytes)
