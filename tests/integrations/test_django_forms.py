from __future__ import annotations

from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation
from django_site.models import Mobility, Plan

from erasmus_ka1 import GUIDE_2024, OutcomeSet, learners, organisations, staff
from erasmus_ka1.integrations.django import (
    OutcomeFormField,
    OutcomeSetFormField,
    StoredOutcomeSet,
    UnknownOutcome,
)

OLD = UnknownOutcome("staff.moral")


class MobilityForm(forms.ModelForm):
    class Meta:
        model = Mobility
        fields = ("title", "outcome", "aims")


class SearchForm(forms.Form):
    """A form with fields of its own, made once for all languages."""

    outcome = OutcomeFormField(required=False)
    aims = OutcomeSetFormField(required=False, of="short_label", edition=2026)


def options(form: Any, name: str) -> dict[str, list[tuple[str, str, bool]]]:
    """Return what a field of a form offers, by group: values, texts, and whether chosen."""
    offered: dict[str, list[tuple[str, str, bool]]] = {}
    bound = form[name]
    for group, each_of, _ in bound.field.widget.get_context(name, bound.value(), {})["widget"][
        "optgroups"
    ]:
        chosen = [(str(each["value"]), each["label"], each["selected"]) for each in each_of]
        offered.setdefault(group or "", []).extend(chosen)
    return offered


@pytest.mark.parametrize(
    ("language", "groups"),
    [
        ("nl", ["Lerenden", "Personeel", "Organisaties"]),
        ("fr", ["Learners", "Staff", "Organisations"]),
    ],
)
def test_a_form_offers_the_outcomes_by_group_in_the_active_language(
    language: str, groups: list[str]
) -> None:
    locale = "nl" if language == "nl" else "en"
    with translation.override(language):
        offered = options(SearchForm(), "outcome")

    assert [*offered] == ["", *groups]
    assert offered[""] == [("", "---------", True)]
    assert [text for _, text, _ in offered[groups[1]]] == [
        each.label(locale) for each in staff.GROUP.outcomes
    ]


@pytest.mark.parametrize(
    ("given", "is_offered"),
    [
        ({}, True),
        ({"required": False, "initial": staff.MOTIVATION}, True),
        ({"initial": staff.MOTIVATION}, False),
        ({"widget": forms.RadioSelect}, False),
    ],
    ids=["required", "optional", "chosen", "radio buttons"],
)
def test_nothing_is_offered_where_it_may_be_meant(given: Any, is_offered: bool) -> None:
    codes = [code for code, _ in OutcomeFormField(**given).choices]

    assert ("" in codes) is is_offered


def test_the_form_of_a_row_keeps_null_as_it_is() -> None:
    form = forms.modelform_factory(Plan, fields=["later", "aims"])({}, instance=Plan())

    row = form.save(commit=False)

    assert (row.later, row.aims) == (None, StoredOutcomeSet())


def test_a_field_for_several_offers_them_as_boxes_without_a_blank_one() -> None:
    with translation.override("nl"):
        offered = options(SearchForm(initial={"aims": ["staff.motivation"]}), "aims")

    assert sum(map(len, offered.values())) == 24
    assert ("staff.motivation", "Motivatie en tevredenheid", True) in offered["Personeel"]
    assert SearchForm().fields["aims"].widget.input_type == "checkbox"


def test_the_form_of_a_model_offers_aspects_where_its_field_does() -> None:
    offered = options(MobilityForm(), "aims")

    assert organisations.FUNDING.code in {
        code for each_of in offered.values() for code, _, _ in each_of
    }


def test_what_is_sent_becomes_concepts_and_sets() -> None:
    form = SearchForm(
        {"outcome": "staff.motivation", "aims": ["staff.diversity", organisations.FUNDING.code]}
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data["outcome"] is staff.MOTIVATION
    assert form.cleaned_data["aims"] == OutcomeSet(["staff.diversity", organisations.FUNDING])


def test_nothing_sent_is_none_and_an_empty_set() -> None:
    form = SearchForm({})

    assert form.is_valid()
    assert form.cleaned_data == {"outcome": None, "aims": StoredOutcomeSet()}


def test_what_is_wrong_is_said_beside_each_field_in_the_active_language() -> None:
    form = MobilityForm({"title": "a", "outcome": "staff", "aims": ["staff.x", "staff.diversty"]})

    with translation.override("nl"):
        errors = {name: [*each] for name, each in form.errors.items()}

    assert "verwacht: een resultaat" in errors["outcome"][0]
    assert len(errors["aims"]) == 2
    assert "onbekende code 'staff.diversty' (bedoelde u 'staff.diversity'" in errors["aims"][1]


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_a_form_requires_is_asked_for(language: str) -> None:
    with translation.override(language):
        form = MobilityForm({"title": "a"})
        errors = {name: [*each] for name, each in form.errors.items()}
        usual = str(forms.Field.default_error_messages["required"])

    assert errors["outcome"] == errors["aims"] == [usual]


def test_the_form_of_a_row_offers_what_it_holds_and_no_edition_has() -> None:
    row = Mobility(title="a", outcome=OLD, aims=StoredOutcomeSet([OLD, "staff.motivation"]))

    with translation.override("nl"):
        form = MobilityForm(instance=row)
        one, several = options(form, "outcome"), options(form, "aims")

    assert one[""][1:] == several[""] == [(OLD.code, OLD.label("nl"), True)]


def test_what_the_row_holds_can_be_sent_again_or_taken_away() -> None:
    row = Mobility(title="a", outcome=OLD, aims=StoredOutcomeSet([OLD, "staff.motivation"]))
    kept = MobilityForm({"title": "b", "outcome": OLD.code, "aims": [OLD.code]}, instance=row)
    gone = MobilityForm({"title": "b", "outcome": "staff.motivation", "aims": ["staff.diversity"]})

    assert kept.is_valid(), kept.errors
    assert (row.outcome, row.aims) == (OLD, StoredOutcomeSet([OLD]))
    assert gone.is_valid()
    assert gone.instance.aims.unknown == ()


def test_another_row_does_not_take_what_one_row_holds() -> None:
    row = Mobility(title="a", outcome=OLD, aims=[OLD])
    assert MobilityForm(
        {"title": "b", "outcome": OLD.code, "aims": [OLD.code]}, instance=row
    ).is_valid()

    form = MobilityForm({"title": "b", "outcome": OLD.code, "aims": [OLD.code]})

    assert {*form.errors} == {"outcome", "aims"}


def test_an_aspect_that_is_not_offered_stays_chosen() -> None:
    class PlanForm(forms.ModelForm):
        class Meta:
            model = Plan
            fields = ("main", "aims")

    plan = Plan(main=organisations.FUNDING, aims=[organisations.FUNDING])

    offered = options(PlanForm(instance=plan), "main"), options(PlanForm(instance=plan), "aims")

    funding = (organisations.FUNDING.code, organisations.FUNDING.label("en"), True)
    assert all(funding in each[""] for each in offered)


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        ({}, {}, []),
        ({"outcome": staff.MOTIVATION}, {"outcome": "staff.motivation"}, []),
        ({"outcome": "staff.motivation"}, {"outcome": "staff.diversity"}, ["outcome"]),
        ({"aims": OutcomeSet(["staff.motivation"])}, {"aims": ["staff.motivation"]}, []),
        ({"aims": ["staff.motivation"]}, {"aims": []}, ["aims"]),
        ({"aims": StoredOutcomeSet([OLD])}, {"aims": [OLD.code]}, []),
    ],
    ids=["nothing", "same", "other", "same set", "emptied", "same unknown"],
)
def test_a_form_knows_what_has_changed(initial: Any, data: Any, changed: list[str]) -> None:
    form = SearchForm(data, initial=initial)

    assert form.changed_data == changed


def test_a_disabled_field_keeps_its_value() -> None:
    class Disabled(forms.Form):
        outcome = OutcomeFormField(disabled=True)
        aims = OutcomeSetFormField(disabled=True)

    form = Disabled(
        {"outcome": "staff.diversity", "aims": []},
        initial={"outcome": staff.MOTIVATION, "aims": {staff.MOTIVATION}},
    )

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"outcome": staff.MOTIVATION, "aims": {staff.MOTIVATION}}
    assert form.changed_data == []


def test_the_app_needs_neither_the_admin_nor_the_rest_framework() -> None:
    with override_settings(INSTALLED_APPS=["erasmus_ka1.integrations.django"]):
        label = apps.get_app_config("erasmus_ka1").verbose_name

    assert label == "Erasmus+ Key Action 1"


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ('{{ one|ka1_short_label:"nl" }}', "Motivatie en tevredenheid"),
        ("{{ one|ka1_short_label }}", staff.MOTIVATION.short_label("en")),
        ('{{ one|ka1_label:"fr" }}', staff.MOTIVATION.label("en")),
        ('{{ one|ka1_label:"no locale" }}', staff.MOTIVATION.label("en")),
        ('{{ one.code|ka1_statement:"nl" }}', staff.MOTIVATION.statement("nl")),
        ('{{ group|ka1_short_label:"nl" }}', "Lerenden"),
        ('{{ old|ka1_label:"nl" }}', "onbekende code &#x27;staff.moral&#x27;"),
        ('{{ "&lt;b&gt;"|ka1_label:"nl" }}', "onbekende code &#x27;&amp;lt;b&amp;gt;&#x27;"),
        (
            '{{ both|ka1_short_label:"nl" }}',
            "Motivatie en tevredenheid; onbekende code &#x27;staff.moral&#x27;",
        ),
        ('{{ guide.target_groups|ka1_short_label:"nl" }}', "Lerenden; Personeel; Organisaties"),
        ("{{ nothing|ka1_label }}", ""),
        ("{{ number|ka1_label }}", "unknown code 5"),
        (
            "{% for each in both %}{{ each|ka1_short_label:'nl' }}{% endfor %}",
            "Motivatie en tevredenheid",
        ),
    ],
)
def test_a_filter_gives_texts_in_a_language(template: str, expected: str) -> None:
    both = StoredOutcomeSet([OLD, staff.MOTIVATION])
    values = {
        "one": staff.MOTIVATION,
        "group": learners.GROUP,
        "old": OLD,
        "both": both,
        "number": 5,
        "guide": GUIDE_2024,
    }

    with translation.override("en"):
        shown = Template("{% load erasmus_ka1 %}" + template).render(Context(values))

    assert shown == expected
