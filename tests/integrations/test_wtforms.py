from __future__ import annotations

import importlib
import re
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from babel import Locale
from wtforms import Form
from wtforms.validators import DataRequired, InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from erasmus_ka1 import GUIDE_2024, GUIDES, OutcomeSet, learners, organisations, staff, ukraine
from erasmus_ka1.errors import MissingExtraError, WrongKindError
from erasmus_ka1.integrations.wtforms import OutcomeField, OutcomeSetField
from erasmus_ka1.localization import localizer_for


class Submitted(dict[str, list[str]]):
    """What a browser sends, as WTForms asks for it."""

    def getlist(self, name: str) -> list[str]:
        return self[name]


class Plan(Form):
    main = OutcomeField(locale="nl", of="short_label")
    other = OutcomeField(locale="nl", blank="Geen", kind=("outcome", "aspect"))
    aims = OutcomeSetField(locale="nl", kind=("outcome", "aspect"))


def plan(**values: Any) -> Any:
    return Plan(data=values)


def submitted(*, held: object = None, **values: list[str]) -> Any:
    return Plan(Submitted({"main": ["staff.motivation"], **values}), obj=held)


def options(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<option(?: selected)? value="([^"]*)">([^<]*)<', html)


def selected(html: str) -> list[str]:
    return re.findall(r'<option selected value="([^"]*)"', html)


def test_the_options_are_in_guide_order_under_their_groups_in_the_language_of_the_form() -> None:
    html = str(plan().main())

    assert re.findall(r'<optgroup label="([^"]*)"', html) == [
        "Lerenden",
        "Personeel",
        "Organisaties",
    ]
    assert [code for code, _ in options(html)] == [*GUIDE_2024.outcomes.codes]
    assert options(html)[0] == ("learners.learning_performance", "Leerprestaties")
    assert selected(html) == []


@pytest.mark.parametrize(
    ("locales", "word"),
    [
        pytest.param(["nl_BE", "nl"], "Lerenden", id="Dutch"),
        pytest.param(["fr", "nl"], "Lerenden", id="a language without a catalogue"),
        pytest.param(False, "Learners", id="no language"),
    ],
)
def test_the_language_is_that_of_the_form_unless_the_field_has_its_own(
    locales: Any, word: str
) -> None:
    class Aims(Form):
        outcomes = OutcomeSetField()
        own = OutcomeSetField(locale=lambda: Locale("nl", "BE"))
        whole = OutcomeSetField(locale=lambda: localizer_for("nl"))
        lacking = OutcomeSetField(locale=lambda: "fr")
        unset = OutcomeSetField(locale=lambda: None)

    form = Aims(meta={"locales": locales})

    assert f'<optgroup label="{word}">' in form.outcomes()
    assert '<optgroup label="Lerenden">' in form.own()
    assert '<optgroup label="Lerenden">' in form.whole()
    assert '<optgroup label="Learners">' in form.lacking()
    assert form.unset.locale == form.outcomes.locale


def test_a_field_says_why_it_refuses_what_was_submitted_whatever_validators_say() -> None:
    class Aim(Form):
        main = OutcomeField(validators=[DataRequired()], locale="nl")

    form = Aim(Submitted(main=["staff.moral"]))

    assert not form.validate()
    assert form.errors == {
        "main": ["onbekende code 'staff.moral' (bedoelde u 'staff.motivation'?)"]
    }


def test_what_is_submitted_comes_back_as_concepts_and_sets() -> None:
    funding = organisations.FUNDING
    form = submitted(other=[funding.code], aims=["staff.motivation", funding.code])
    kept = SimpleNamespace()

    assert form.validate(), form.errors
    form.populate_obj(kept)

    assert kept.main is staff.MOTIVATION
    assert kept.other is funding
    assert kept.aims == OutcomeSet([staff.MOTIVATION, funding])


def test_what_an_object_holds_is_selected_and_stays() -> None:
    held = SimpleNamespace(main=staff.DIVERSITY, other=None, aims=OutcomeSet(["staff.diversity"]))
    form = Plan(obj=held)

    assert (form.main.data, form.other.data, form.aims.data) == (
        staff.DIVERSITY,
        None,
        held.aims,
    )
    assert [selected(str(field())) for field in form] == [
        ["staff.diversity"],
        [""],
        ["staff.diversity"],
    ]


@pytest.mark.parametrize(
    "aims", [["staff.diversity"], "staff.diversity", staff.DIVERSITY, {staff.DIVERSITY}]
)
def test_codes_are_taken_for_concepts(aims: object) -> None:
    form = plan(main="staff.motivation", aims=aims)

    assert (form.main.data, form.aims.data) == (staff.MOTIVATION, OutcomeSet(["staff.diversity"]))


def test_what_is_wrong_stands_beside_the_field_and_stays_in_it() -> None:
    form = submitted(
        main=["staff.motivatoin"],
        other=["staff"],
        aims=["staff.motivation", "staff.diversty", "priorities.ukraine_2023"],
    )

    assert not form.validate()
    assert form.errors == {
        "main": ["onbekende code 'staff.motivatoin' (bedoelde u 'staff.motivation'?)"],
        "other": ["TargetGroup('staff') hoort hier niet, verwacht: een van de keuzes"],
        "aims": [
            "onbekende code 'staff.diversty' (bedoelde u 'staff.diversity'?)",
            "code 'priorities.ukraine_2023' staat niet in de editie van 2024, wel in die van 2023",
        ],
    }
    assert selected(str(form.main())) == ["staff.motivatoin"]
    assert (form.main.data, form.aims.data) == (None, OutcomeSet(["staff.motivation"]))


@pytest.mark.parametrize("held", ["staff.moral", 5, ["staff.moral"], ukraine.PRIORITY_2023])
def test_what_an_object_holds_that_the_field_does_not_have_is_shown(held: object) -> None:
    form = Plan(obj=SimpleNamespace(main="staff.moral", other=None, aims=held))

    assert (form.main.data, form.aims.data) == (None, OutcomeSet())
    assert selected(str(form.main())) == ["staff.moral"]
    assert len(selected(str(form.aims()))) == 1


def test_what_an_object_holds_can_stay_although_the_guide_does_not_offer_it() -> None:
    class Priority(Form):
        priority = OutcomeField(kind="priority", guide=GUIDES[2026], locale="en", of="short_label")

    held = SimpleNamespace(priority=ukraine.PRIORITY_2023)
    form = Priority(Submitted(priority=["priorities.ukraine_2023"]), obj=held)

    assert form.validate()
    assert options(str(form.priority())) == [
        ("priorities.ukraine_2026", "Ukraine priority 2026"),
        ("priorities.ukraine_2023", "Ukraine priority 2023"),
    ]
    assert not Priority(Submitted(priority=["priorities.ukraine_2023"])).validate()


def test_nothing_is_a_choice_only_where_it_is_an_option() -> None:
    form = submitted(main=[""], other=[""])

    assert not form.validate()
    assert form.errors == {"main": ["maak een keuze"]}
    assert (form.other.data, form.aims.data) == (None, OutcomeSet())
    assert options(str(form.other()))[0] == ("", "Geen")


def test_a_field_that_is_not_submitted_keeps_what_the_object_holds() -> None:
    form = Plan(Submitted(), obj=SimpleNamespace(main=staff.DIVERSITY, aims=["staff.diversity"]))

    assert (form.main.data, form.aims.data) == (staff.DIVERSITY, OutcomeSet())


def test_validators_and_widgets_of_wtforms_work() -> None:
    class Aims(Form):
        outcomes = OutcomeSetField(
            "Resultaten",
            [InputRequired("kies er een")],
            locale="nl",
            default=[learners.INITIATIVE],
            widget=ListWidget(prefix_label=False),
            option_widget=CheckboxInput(),
        )

    assert Aims(Submitted(other=["x"])).validate() is False
    assert Aims().outcomes.data == OutcomeSet([learners.INITIATIVE])
    assert str(Aims().outcomes()).count('type="checkbox"') == 24
    assert str(Aims().outcomes()).count("checked") == 1


def test_a_wrong_kind_of_guide_or_concept_is_refused() -> None:
    class Wrong(Form):
        guide = OutcomeField(guide=2024)

    with pytest.raises(WrongKindError):
        Wrong()


def test_without_wtforms_the_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "erasmus_ka1.integrations.wtforms")
    monkeypatch.setitem(sys.modules, "wtforms", None)

    with pytest.raises(MissingExtraError, match="needs a package: pip install wtforms"):
        importlib.import_module("erasmus_ka1.integrations.wtforms")
