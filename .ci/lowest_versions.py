"""Print the lowest version of each package that the base install and its extras ask for."""

from __future__ import annotations

import tomllib
from pathlib import Path

project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
extras = project["optional-dependencies"]
for requirement in [*project["dependencies"], *extras["html"], *extras["cli"]]:
    print(requirement.replace(">=", "=="))  # noqa: T201
