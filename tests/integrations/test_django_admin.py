from __future__ import annotations

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import django
import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django_site.models import Mobility

from erasmus_ka1 import learners, organisations, staff
from erasmus_ka1.integrations.django import StoredOutcomeSet, UnknownOutcome

OLD = UnknownOutcome("staff.moral")
LIST = "/admin/django_site/mobility/"


@pytest.fixture
def client(database: str) -> Client:  # noqa: ARG001 - the users are in it
    """Return the browser of an administrator who reads Dutch."""
    made = Client(headers={"Accept-Language": "nl"})
    made.force_login(User.objects.create_superuser("admin"))
    return made


@pytest.fixture
def row(database: str) -> Mobility:  # noqa: ARG001 - it is in it
    """Return a row with what no edition has."""
    return Mobility.objects.create(
        title="old", outcome=OLD, aims=StoredOutcomeSet([OLD, staff.MOTIVATION])
    )


def page(client: Client, address: str) -> str:
    """Return a page as text."""
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return unescape(answer.content.decode())


def test_the_form_of_the_admin_offers_outcomes_by_group(client: Client) -> None:
    shown = page(client, f"{LIST}add/")

    assert shown.count('<optgroup label="Personeel">') == 1
    assert shown.count(staff.MOTIVATION.label("nl")) == 2
    assert shown.index("Lerenden") < shown.index("Personeel") < shown.index("Organisaties")
    assert len(re.findall(r'<input type="checkbox" name="aims"', shown)) == 37


def test_what_is_posted_is_saved(client: Client) -> None:
    values = {"title": "new", "outcome": "staff.motivation", "aims": ["staff.diversity"]}

    answer = client.post(f"{LIST}add/", values)

    made = Mobility.objects.get()
    assert answer.status_code == 302
    assert (made.outcome, made.aims) == (staff.MOTIVATION, {staff.DIVERSITY})


def test_what_is_wrong_is_shown_beside_the_field(client: Client) -> None:
    answer = client.post(f"{LIST}add/", {"title": "a", "outcome": "x", "aims": ["staff.moral"]})

    shown = unescape(answer.content.decode())
    assert "onbekende code 'x'" in shown
    assert "onbekende code 'staff.moral' (bedoelde u" in shown
    assert not Mobility.objects.exists()


def test_a_row_with_what_no_edition_has_is_shown_and_kept(client: Client, row: Mobility) -> None:
    shown = page(client, f"{LIST}{row.pk}/change/")
    values = {"title": "new", "outcome": OLD.code, "aims": [OLD.code, "staff.diversity"]}
    answer = client.post(f"{LIST}{row.pk}/change/", values)

    row.refresh_from_db()
    assert shown.count("onbekende code 'staff.moral'") == 2
    assert answer.status_code == 302
    assert (row.outcome, row.aims) == (OLD, StoredOutcomeSet([OLD, staff.DIVERSITY]))


def test_lists_show_labels_and_what_is_unknown(client: Client, row: Mobility) -> None:
    Mobility.objects.create(title="new", outcome=learners.INITIATIVE, aims=[staff.DIVERSITY])

    shown = page(client, LIST)

    assert learners.INITIATIVE.label("nl") in shown
    assert f"{staff.MOTIVATION.short_label('nl')}; onbekende code 'staff.moral'" in shown
    assert '<td class="field-outcome">onbekende code</td>' in shown
    assert row.title in shown


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"outcome__exact": "staff.motivation"}, "a"),
        ({"aims__contains": "staff.diversity"}, "ab"),
        ({"aims__contains": "staff.diversity", "outcome__exact": "learners.initiative"}, "b"),
        ({"q": "INITIATIVE"}, "b"),
    ],
    ids=["outcome", "set", "both", "search"],
)
def test_lists_can_be_filtered(client: Client, parameters: Any, found: str) -> None:
    Mobility.objects.create(title="title a", outcome=staff.MOTIVATION, aims=[staff.DIVERSITY])
    Mobility.objects.create(title="title b", outcome=learners.INITIATIVE, aims=[staff.DIVERSITY])
    Mobility.objects.create(title="title c", outcome=staff.DIVERSITY, aims=[organisations.FUNDING])

    shown = page(client, f"{LIST}?{urlencode(parameters)}")

    assert "".join(re.findall(r">title (\w)<", shown)) == "".join(reversed(found))
    assert "Motivatie en tevredenheid" in shown


def test_the_chosen_filter_is_marked(client: Client) -> None:
    shown = page(client, f"{LIST}?outcome__exact=staff.motivation")

    chosen = re.findall(r'<li class="selected">\s*<a href="[^"]*">([^<]*)</a>', shown)
    assert chosen == ["Motivatie en tevredenheid", "Alle"]


def test_a_filter_counts_rows_where_django_does(client: Client, row: Mobility) -> None:
    shown = page(client, LIST)
    offers_counts = "_facets" in shown
    if offers_counts:
        shown = page(client, f"{LIST}?_facets=True")

    assert row.pk
    assert offers_counts is (django.VERSION >= (5,))
    assert ("Motivatie en tevredenheid (1)" in shown) is offers_counts


def test_a_filter_by_what_no_edition_has_is_no_error_of_the_server(client: Client) -> None:
    answer = client.get(f"{LIST}?outcome__exact=nothing")

    assert answer.status_code == 302


def test_who_may_only_read_sees_labels(database: str, row: Mobility) -> None:
    del database
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_mobility"))
    client = Client()
    client.force_login(reader)

    shown = page(client, f"{LIST}{row.pk}/change/")

    assert "unknown code" in shown
    assert f"{staff.MOTIVATION.short_label('en')}; unknown code 'staff.moral'" in shown
