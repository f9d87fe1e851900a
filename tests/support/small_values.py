"""Documents of 5 MB in very many small values: by name, the format and the text."""

from __future__ import annotations

__all__ = ["SMALL_VALUES"]

SMALL_VALUES = {
    "a list of YAML": ("yaml", "[" + "1," * 2_400_000 + "1]"),
    "lines of YAML": ("yaml", "- 1\n" * 1_200_000),
    "lists of YAML": ("yaml", "[" + "[]," * 1_600_000 + "1]"),
    "keys of YAML": ("yaml", "".join(f"{number:06}: 1\n" for number in range(480_000))),
    "a list of TOML": ("toml", "a = [" + "1," * 2_400_000 + "1]"),
    "keys of TOML": ("toml", "".join(f"{number:06}=1\n" for number in range(480_000))),
    "tables of TOML": ("toml", "[[a]]\n" * 800_000),
    "other tables of TOML": ("toml", "".join(f"[t{number}]\n" for number in range(90_000))),
    "remarks of TOML": ("toml", "#\n" * 2_400_000),
    "parts of keys of TOML": ("toml", "".join(f"k{n}.{'b.' * 20}c=1\n" for n in range(90_000))),
    "dates of TOML": ("toml", "a = [" + "2024-01-01," * 400_000 + "]"),
}
