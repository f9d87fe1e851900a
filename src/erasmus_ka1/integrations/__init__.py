"""Other people's frameworks, one module each.

A framework is the user's own: no extra brings it, and its module imports it.
"""

from __future__ import annotations

__all__: list[str] = []
