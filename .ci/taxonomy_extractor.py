"""A Babel extractor: every English text of a concept, in the context of its code.

It reads the edition's modules as text and takes the literal arguments, so a text that is not a
literal is an error here and not a hole in the catalogues.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO

Message = tuple[int, str, tuple[str, str], list[str]]

COMMENTS = {
    "english_label": "label",
    "english_short_label": "short label, at most 40 characters",
    "english_statement": "statement",
    "english_alleviates": "part of the statement: what it alleviates",
    "english_means": "part of the statement: by what means",
    "english_beneficiaries": "part of the statement: for whom",
}


def extract(
    file: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Collection[str],
    options: Mapping[str, object],
) -> Iterator[Message]:
    """Yield each text of each concept of a module, in the order of the module."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            arguments = {keyword.arg: keyword.value for keyword in node.keywords}
            if "code" in arguments:
                yield from _texts(arguments, ast.literal_eval(arguments["code"]))


def _texts(arguments: Mapping[str | None, ast.expr], code: str) -> Iterator[Message]:
    for name, value in arguments.items():
        if name in COMMENTS:
            yield value.lineno, "pgettext", (code, ast.literal_eval(value)), [COMMENTS[name]]
