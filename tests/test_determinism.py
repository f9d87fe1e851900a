"""The same bytes whatever the hash seed, the locale and the time zone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent.parent / "docs" / "example" / "project.json"
CODE = """
import hashlib, sys
from erasmus_ka1 import Project
from erasmus_ka1.json_schema import json_schema
from erasmus_ka1.reports import project_report
from erasmus_ka1.serialization import dumps, load
project = load(sys.argv[1], Project)
outputs = [repr(json_schema(Project, "nl"))]
for name in ("json", "orjson", "msgspec", "yaml", "msgpack", "cbor2", "bson", "tomlkit"):
    outputs.append(dumps(project, format=name))
for locale in ("nl", "en", "nl-BE"):
    report = project_report(project, locale=locale)
    outputs += [report.to_markdown(), report.to_html()]
for output in outputs:
    data = output if isinstance(output, bytes) else output.encode()
    print(hashlib.sha256(data).hexdigest())
"""


def digests(**environment: str) -> bytes:
    command = [sys.executable, "-c", CODE, str(EXAMPLE)]
    inherited = {"PATH": os.environ["PATH"]}
    process = subprocess.run(
        command, check=True, capture_output=True, env={**inherited, **environment}
    )
    return process.stdout


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4294967295"},
        {"LC_ALL": "C"},
        {"LC_ALL": "nl_NL.UTF-8", "LANGUAGE": "en"},
        {"TZ": "Pacific/Kiritimati"},
    ],
    ids=lambda environment: ",".join(f"{name}={value}" for name, value in environment.items()),
)
def test_every_output_is_equal_to_the_byte(environment: dict[str, str]) -> None:
    assert digests(**environment) == digests(PYTHONHASHSEED="0", LC_ALL="C.UTF-8", TZ="UTC")
