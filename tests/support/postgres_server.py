"""A PostgreSQL server of its own for tests, on a Unix socket, in a folder that goes afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["postgres_server"]

# where Debian keeps the server's programs, by version
_PROGRAMS = Path("/usr/lib/postgresql")


@contextmanager
def postgres_server() -> Iterator[Path]:
    """Start a server, and yield the folder of its socket; user and database are ``postgres``."""
    versions = sorted(_PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
    assert versions, "no PostgreSQL server here: apt-get install postgresql"
    folder = Path(tempfile.mkdtemp(prefix="ka1-postgres-"))
    data = folder / "data"
    # the server refuses to run as root
    prefix: list[str | Path] = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if prefix:
        shutil.chown(folder, "postgres")
    try:
        _run([*prefix, versions[-1] / "initdb", "-D", data, "-U", "postgres", "-A", "trust"])
        options = f"-c listen_addresses='' -c fsync=off -k {folder}"
        control = [*prefix, versions[-1] / "pg_ctl", "-D", data]
        _run([*control, "-w", "-o", options, "-l", folder / "log", "start"])
        try:
            yield folder
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder)


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert not done.returncode, done.stdout + done.stderr
