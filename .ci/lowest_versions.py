"""Print the lowest version of each package that the base install and its extras ask for."""

from __future__ import annotations

import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
requirements = list(project["dependencies"])
for name, packages in project["optional-dependencies"].items():
    if name not in {"all", "test", "dev"}:
        requirements += packages
for requirement in requirements:
    print(requirement.replace(">=", "=="))  # noqa: T201
