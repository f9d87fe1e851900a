"""The command ``erasmus-ka1``: the taxonomy, the reports and the comparison with a page.

Exit code 0 means success, 1 bad data (a document, a file), 2 bad usage (an option, a code, a
locale). Help texts are arguments of click: ``python -OO`` drops docstrings.
"""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import NoReturn

import click

from .._errors import KA1Error
from . import _comparison as comparison
from . import _concepts as concepts
from . import _diff as diff
from . import _exports as exports
from . import _reports as reports
from ._tally import tally

__all__ = ["command", "run"]


def run() -> None:
    """Run the command and exit; an error is one line on stderr, never a traceback."""
    if sys.stdout is None:
        _fail("the output cannot be written: it is closed")
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a letter shows its number
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        command(prog_name="erasmus-ka1")
    except KA1Error as error:
        _fail(str(error))
    except OSError as error:
        # Python would write the rest at exit, and fail again
        with suppress(OSError):
            sys.stdout.close()
        _fail(f"the output cannot be written: {(error.strerror or str(error)).lower()}")


def _fail(reason: str) -> NoReturn:
    click.echo(f"Error: {reason}", err=True)
    sys.exit(1)


@click.group(
    help="Expected outcomes of Erasmus+ Key Action 1, in Dutch and English.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="erasmus-ka1")
def command() -> None:  # noqa: D103 - see help
    pass


command.add_command(concepts.show)
command.add_command(concepts.find)
command.add_command(reports.report)
command.add_command(reports.portfolio)
command.add_command(reports.portal)
command.add_command(reports.catalogue)
command.add_command(comparison.compare)
command.add_command(tally)
command.add_command(diff.diff)
command.add_command(exports.export)
