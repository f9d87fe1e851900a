"""Babel extractors: the guide's English words, and ours, in the context of a code.

They read modules of the taxonomy as text and take literal arguments: a text that is not a literal
is an error here rather than a hole in the catalogues.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO

Message = tuple[int, str, tuple[str, str], list[str]]

GUIDE = {
    "english_label": "label",
    "english_statement": "statement",
    "english_aims": "part of the statement: what it mitigates",
    "english_means": "part of the statement: by what means",
    "english_beneficiaries": "part of the statement: for whom",
}
OURS = {
    "english_short_label": "short label, at most 40 characters",
    "description": "description: one sentence in plain language",
    "alt_labels": "other names, with | between them: what people say in a questionnaire; write as"
    " many as your language has, in its own words",
}
REWORDED = "{} of {}, reworded; leave empty to keep the words of the edition that it follows"


def extract_guide(
    file: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Collection[str],
    options: Mapping[str, object],
) -> Iterator[Message]:
    """Yield the guide's texts of each concept, and those that each edition rewords."""
    for call in _calls(file):
        yield from _texts_of_concept(call, GUIDE)
        if "reworded" in call:
            year = ast.literal_eval(call["year"])
            yield from _reworded(call["reworded"], year)


def extract_ours(
    file: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Collection[str],
    options: Mapping[str, object],
) -> Iterator[Message]:
    """Yield our own texts of each concept."""
    for call in _calls(file):
        yield from _texts_of_concept(call, OURS)


def _calls(file: IO[bytes]) -> Iterator[Mapping[str | None, ast.expr]]:
    """Yield the keyword arguments of each call of a module, in the order of the module."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call):
            yield {keyword.arg: keyword.value for keyword in node.keywords}


def _texts_of_concept(
    arguments: Mapping[str | None, ast.expr], comments: Mapping[str, str]
) -> Iterator[Message]:
    if "code" in arguments:
        code = ast.literal_eval(arguments["code"])
        for name, value in arguments.items():
            comment = comments.get(name or "")
            if comment:
                text = ast.literal_eval(value)
                text = text if isinstance(text, str) else " | ".join(text)
                yield value.lineno, "pgettext", (code, text), [comment]


def _reworded(texts: ast.expr, year: int) -> Iterator[Message]:
    for code, kinds in ast.literal_eval(texts).items():
        for kind, text in kinds.items():
            comment = REWORDED.format(kind, year)
            yield texts.lineno, "pgettext", (f"{code}@{year}", text), [comment]
