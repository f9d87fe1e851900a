"""``python -m erasmus_ka1`` is the command ``erasmus-ka1``."""

from __future__ import annotations

import sys

from ._errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command, or say how to install it."""
    try:
        import click  # noqa: F401
    except ImportError:
        sys.exit(f"Error: {MissingExtraError('the command', 'cli')}")
    from .cli import run

    run()


if __name__ == "__main__":
    main()
