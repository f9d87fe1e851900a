"""Ten thousand records such as a project that imports the library keeps, of some 228 bytes."""

from __future__ import annotations

import json
import random

import attrs

from erasmus_ka1 import GUIDE_2024, OutcomeSet

NUMBER = 10_000
_COMBINATIONS = 2_000
_SIZES = (3, 3, 3, 3, 3, 4, 4, 4, 5, 6, 7, 8)


@attrs.frozen
class Record:
    """The aims of a project."""

    project: str
    edition: int
    outcomes: OutcomeSet
    participants: int
    evidence: str


def document() -> bytes:
    """Return the records as one JSON array, with 3 to 8 outcomes each."""
    chance = random.Random(2024)
    codes = GUIDE_2024.outcomes.codes
    combinations = [
        sorted(
            chance.sample(codes, chance.choice(_SIZES)),
            key=codes.index,
        )
        for _ in range(_COMBINATIONS)
    ]
    records = [
        {
            "project": f"2024-1-NL01-KA121-VET-{number:09}",
            "edition": 2024,
            "outcomes": chance.choice(combinations),
            "participants": chance.randint(1, 99),
            "evidence": "ja",
        }
        for number in range(NUMBER)
    ]
    return json.dumps(records, separators=(",", ":")).encode()
