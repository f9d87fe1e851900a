"""The values of the documents in ``data/v1``, which are never written again."""

from __future__ import annotations

import datetime

import attrs

from erasmus_ka1 import Claim, Evidence, OutcomeSet, Project
from erasmus_ka1.projects import ProjectSection

AIMS = OutcomeSet(
    [
        "learners.employability",
        "staff.motivation",
        "organisations.international_capacity.funding",
    ]
)
MINIMAL = Project(
    number="2024-1-BE02-KA122-SCH-000654321",
    title="NO",
    organisation="1_000",
    country="BE",
    start=datetime.date(2024, 9, 1),
    end=datetime.date(2025, 2, 28),
)
FULL = Project(
    number="2023-1-NL01-KA121-VET-000123456",
    title='Zorg over de "grens": 👩‍🎓 – één\\twee',
    organisation="- Scalda, 'Vlissingen' #1",
    country="NL",
    start=datetime.date(2024, 6, 1),
    end=datetime.date(2025, 8, 31),
    participants={"learners": 24, "staff": 6, "organisations": 2**63 - 1},
    claims=[
        Claim("learners.employability", "planned"),
        Claim(
            "learners.employability",
            "achieved",
            [
                Evidence(
                    "Ik durf méér.\n\n  - Écht.\n", "nl-BE", "Enquête", datetime.date(2025, 7, 2)
                ),
                Evidence(
                    "Four of six agree.\nThat's most.",
                    "en",
                    "https://example.org/survey?a=1&b=2",
                    datetime.date(2025, 7, 3),
                ),
            ],
            participants=4,
            respondents=6,
        ),
        Claim("organisations.international_capacity.funding", "achieved", participants=0),
    ],
    priorities=["priorities.ukraine_2024"],
    edition=2024,
)
OWN_WORDS = attrs.evolve(
    MINIMAL,
    summary={"nl-BE": "Wij gingen op reis.\nÉcht.", "en": "We went abroad: 👩‍🎓.", "no": "Ja"},
    sections=[
        ProjectSection("Wat ‘anders’ moet:\n\n- meer tijd", "nl-BE", "null", "lessons"),
        ProjectSection("No", "en", topic="systems.policy_reforms"),
        ProjectSection("1_000", "en"),
    ],
)
SAMPLES: dict[str, Project | OutcomeSet] = {
    "aims": AIMS,
    "full": FULL,
    "minimal": MINIMAL,
    "own_words": OWN_WORDS,
}
