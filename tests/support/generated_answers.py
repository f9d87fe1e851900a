"""A made-up tally of answers from 43 countries over three years, the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.answers import AnswerGroup, AnswerTally, OutcomeCount

__all__ = ["generated_answers"]

_COUNTRIES = (
    *(
        "AL",
        "AM",
        "AT",
        "BA",
        "BE",
        "BG",
        "BY",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "EL",
        "ES",
        "FI",
        "FR",
        "GE",
    ),
    *(
        "HR",
        "HU",
        "IE",
        "IL",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MD",
        "ME",
        "MK",
        "MT",
        "NL",
        "NO",
        "PL",
    ),
    *("PT", "RO", "RS", "SE", "SI", "SK", "TR", "UK", "XX"),
)


@cache
def generated_answers() -> AnswerTally:
    """Return the tally, weighted, with unknown codes that look like formulas and markup."""
    unknown = {"learners.employabilty": 70, "=1+1": 3, "<b>x</b>": 2, "Motivatie": 1}
    return AnswerTally(
        by=["country", "year", "group"],
        groups=[*_groups(random.Random(2024))],
        weight="weight",
        unknown=unknown,
    )


def _groups(chance: random.Random) -> Iterator[AnswerGroup]:
    for country in (*_COUNTRIES, None):
        for year in (2022, 2023, 2024):
            for group in ("learners", "staff"):
                answers = chance.randrange(20, 5000)
                named = {
                    each.code: chance.randrange(answers)
                    for each in GUIDE_2024.target_groups[group].outcomes
                    if chance.random() < 0.9
                }
                counts = [OutcomeCount(code, n, n * 0.75) for code, n in named.items()]
                yield AnswerGroup((country, year, group), answers, counts, answers * 0.75)
