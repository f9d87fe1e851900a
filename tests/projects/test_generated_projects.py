from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from generated_projects import generated_projects

from erasmus_ka1.projects import check
from erasmus_ka1.serialization import dumps

ORGANISATIONS = Path(__file__).parent.parent / "data" / "ec_ka120_vet_2021_excerpt.csv"
# If this changes, the reports and measurements made from the documents change too.
DIGEST = "584bdc1c6b6a0d33d4abe243b5b20f50a87647c383b7de354f89614aa66085b0"


def test_each_organisation_of_the_excerpt_has_a_project_under_its_own_serial() -> None:
    with ORGANISATIONS.open(encoding="utf-8", newline="") as rows:
        expected = [
            (row["Project Identifier"][-9:], row["Coordinator's country"])
            for row in csv.DictReader(rows)
        ]

    found = [(each.number.serial, each.country) for each in generated_projects()]

    assert (len(found), found) == (51, expected)


def test_the_projects_are_the_same_on_every_machine() -> None:
    documents = "\n".join(map(dumps, generated_projects()))

    assert hashlib.sha256(documents.encode()).hexdigest() == DIGEST


def test_some_projects_are_whole_some_have_gaps_and_some_are_nearly_empty() -> None:
    projects = generated_projects()
    empty = [each for each in projects if not each.claims]
    findings = [check(each) for each in projects if each.claims]
    whole = [found for found in findings if not found]

    assert (len(empty), len(whole), len(findings) - len(whole)) == (3, 29, 19)
