"""Answers counted one by one, in plain Python: what every engine has to find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from erasmus_ka1.answers import AnswerGroup, AnswerTally, OutcomeCount
from erasmus_ka1.taxonomy import CONCEPTS

CODES = {each.code for each in CONCEPTS if each.kind in ("outcome", "aspect")}
_BLANKS = " \t\n\r\x0b\x0c\xa0"


def codes_of_text(text: str | None, separator: str) -> list[str]:
    return [] if text is None else [each.strip(_BLANKS) for each in text.split(separator)]


def count(
    answers: Iterable[Mapping[str, Any]],
    codes: Iterable[Sequence[str | None] | None],
    *,
    by: Sequence[str] = (),
    weight: str | None = None,
    distinct: bool = True,
) -> AnswerTally:
    """Return the tally of answers, given the codes of each."""
    sizes: dict[tuple[Any, ...], list[float]] = {} if by else {(): []}
    counts: dict[tuple[Any, ...], dict[str, list[float]]] = {}
    unknown: Counter[str] = Counter()
    for answer, named in zip(answers, codes, strict=True):
        key = tuple(answer[column] for column in by)
        weighs = 1.0 if weight is None else answer[weight] or 0.0
        sizes.setdefault(key, []).append(weighs)
        found = [code for code in named or () if code]
        for code in dict.fromkeys(found) if distinct else found:
            if code in CODES:
                counts.setdefault(key, {}).setdefault(code, []).append(weighs)
            else:
                unknown[code] += 1
    groups = [
        AnswerGroup(
            key,
            len(weights),
            [OutcomeCount(code, len(w), sum(w)) for code, w in counts.get(key, {}).items()],
            sum(weights),
        )
        for key, weights in sizes.items()
    ]
    return AnswerTally(by=by, groups=groups, weight=weight, distinct=distinct, unknown=unknown)
