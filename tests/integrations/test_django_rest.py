from __future__ import annotations

from typing import Any

import pytest
from django.db import models
from django.utils import translation
from django_site.models import Mobility, Plan
from django_site.urls import MobilitySerializer
from rest_framework import serializers
from rest_framework.test import APIClient

from erasmus_ka1 import organisations, staff
from erasmus_ka1.integrations.django import (
    OutcomeField,
    OutcomeSerializerField,
    OutcomeSetSerializerField,
    StoredOutcomeSet,
    UnknownOutcome,
)

OLD = UnknownOutcome("staff.moral")
GOOD = {"title": "a", "outcome": "staff.motivation", "aims": ["staff.diversity"]}


class PlanSerializer(serializers.ModelSerializer):
    class Meta:
        model = Plan
        fields = ("main", "other", "aims", "later")


@pytest.fixture
def client(database: str) -> APIClient:  # noqa: ARG001 - it is what the client talks about
    """Return a client of the API that reads Dutch."""
    return APIClient(headers={"Accept-Language": "nl"})


def test_the_api_writes_and_reads_codes(client: APIClient) -> None:
    answer = client.post("/api/mobilities/", GOOD, format="json")

    assert answer.status_code == 201, answer.json()
    assert {**GOOD, "id": Mobility.objects.get().pk} == answer.json()
    assert client.get("/api/mobilities/").json() == [answer.json()]


def test_the_api_takes_a_form(client: APIClient) -> None:
    answer = client.post("/api/mobilities/", GOOD, format="multipart")

    assert answer.status_code == 201, answer.json()
    assert Mobility.objects.get().aims == {staff.DIVERSITY}


def test_the_api_gives_what_no_edition_has(client: APIClient) -> None:
    row = Mobility.objects.create(
        title="a", outcome=OLD, aims=StoredOutcomeSet([OLD, "staff.diversity"])
    )

    found = client.get(f"/api/mobilities/{row.pk}/").json()

    assert (found["outcome"], found["aims"]) == ("staff.moral", ["staff.diversity", "staff.moral"])


def test_what_the_api_gives_it_takes_back(client: APIClient) -> None:
    aims = StoredOutcomeSet([OLD, UnknownOutcome(5), "staff.diversity"])
    row = Mobility.objects.create(title="a", outcome=OLD, aims=aims)
    address = f"/api/mobilities/{row.pk}/"

    answer = client.put(address, client.get(address).json(), format="json")
    shown = client.get(address, HTTP_ACCEPT="text/html").content.decode()

    assert answer.status_code == 200, answer.json()
    assert Mobility.objects.get().aims == aims
    assert '<option value="staff.moral" selected' in shown


def test_the_api_says_what_is_wrong_with_each_item(client: APIClient) -> None:
    given = {"title": "a", "outcome": "staff", "aims": ["staff.diversty", "staff.diversity", 5]}

    answer = client.post("/api/mobilities/", given, format="json")

    errors = answer.json()
    assert answer.status_code == 400
    assert [*errors["aims"]] == ["0", "2"]
    assert errors["aims"]["0"] == [
        "onbekende code 'staff.diversty' (bedoelde u 'staff.diversity'?)"
    ]
    assert "verwacht: een resultaat" in errors["outcome"][0]


def test_an_error_has_the_code_of_the_problem() -> None:
    made = MobilitySerializer(data={"title": "a", "outcome": "x", "aims": ["x", 5]})

    assert not made.is_valid()
    assert made.errors["outcome"][0].code == "unknown_code"
    assert [each[0].code for each in made.errors["aims"].values()] == ["unknown_code", "wrong_kind"]


@pytest.mark.parametrize(
    ("aims", "code"),
    [
        ("staff.motivation", "not_a_list"),
        ({"a": 1}, "not_a_list"),
        (5, "not_a_list"),
        ([], "blank"),
    ],
    ids=["text", "object", "number", "empty"],
)
def test_what_is_no_list_or_empty_is_refused(aims: Any, code: str) -> None:
    made = MobilitySerializer(data={**GOOD, "aims": aims})

    assert not made.is_valid()
    assert made.errors["aims"][0].code == code


def test_concepts_and_sets_are_what_is_validated() -> None:
    made = MobilitySerializer(data=GOOD)

    assert made.is_valid(), made.errors
    assert made.validated_data["outcome"] is staff.MOTIVATION
    assert made.validated_data["aims"] == {staff.DIVERSITY}


def test_what_may_be_blank_or_missing_is() -> None:
    blank = PlanSerializer(data={"main": "", "other": "", "aims": [], "later": None})
    missing = PlanSerializer(data={})
    null = PlanSerializer(data={"other": None})

    assert null.is_valid(), null.errors
    assert blank.is_valid(), blank.errors
    assert {**blank.validated_data} == {
        "main": None,
        "other": None,
        "aims": StoredOutcomeSet(),
        "later": None,
    }
    assert missing.is_valid(), missing.errors
    assert PlanSerializer(Plan(main=None, later=None)).data == {
        "main": None,
        "other": "staff.motivation",
        "aims": ["learners.initiative"],
        "later": None,
    }


def test_the_fields_of_a_model_are_offered_in_its_words() -> None:
    class OwnSerializer(serializers.ModelSerializer):
        other = OutcomeSerializerField(of="statement")

        class Meta:
            model = Plan
            fields = ("main", "other")

    shown = [
        made.fields[name].choices["staff.motivation"]
        for made in (PlanSerializer(), OwnSerializer())
        for name in ("main", "other")
    ]

    label, short, statement = (
        getattr(staff.MOTIVATION, text)("en") for text in ("label", "short_label", "statement")
    )
    assert shown == [label, short, label, statement]


def test_a_default_does_not_allow_a_blank_value() -> None:
    class Job(models.Model):  # noqa: DJ008 - it is never shown
        main = OutcomeField(default=staff.MOTIVATION)

        class Meta:
            app_label = "jobs"

    class JobSerializer(serializers.ModelSerializer):
        class Meta:
            model = Job
            fields = ("main",)

    made = [JobSerializer(data={"main": main}) for main in ("", None)]

    assert not any(each.is_valid() for each in made)
    assert {each.errors["main"][0].code for each in made} == {"blank"}


def test_the_browsable_api_offers_outcomes_by_group(client: APIClient) -> None:
    shown = client.get("/api/mobilities/", HTTP_ACCEPT="text/html").content.decode()

    assert shown.count('<optgroup label="Personeel">') == 2
    assert staff.MOTIVATION.label("nl") in shown


def test_fields_of_a_serializer_of_its_own() -> None:
    class Own(serializers.Serializer):
        one = OutcomeSerializerField(of="short_label", edition=2026)
        several = OutcomeSetSerializerField(aspects=True, allow_empty=False, style={"rows": 9})

    with translation.override("nl"):
        made = Own(data={"one": organisations.FUNDING.code, "several": []})

        assert made.fields["one"].choices["staff.motivation"] == "Motivatie en tevredenheid"
    assert not made.is_valid()
    assert made.errors == {"several": ["This selection may not be empty."]}
    assert organisations.FUNDING.code in made.fields["several"].choices
