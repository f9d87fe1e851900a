from __future__ import annotations

import copy
import json
import pickle
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.apps.registry import Apps
from django.core.exceptions import FieldError, ValidationError
from django.core.management import call_command
from django.db import NotSupportedError, connections, models
from django.utils import translation
from django_site.models import Indexed, Mobility, Plan

from erasmus_ka1 import OutcomeSet, learners, organisations, staff
from erasmus_ka1.errors import KA1Error, MissingExtraError, UnknownCodeError, WrongKindError
from erasmus_ka1.integrations import django as package
from erasmus_ka1.integrations.django import OutcomeField, StoredOutcomeSet, UnknownOutcome

pytestmark = pytest.mark.usefixtures("database")

OLD = "staff.moral"


def saved(**values: Any) -> Any:
    """Return a mobility as the database gives it back."""
    values = {"title": "a", "outcome": staff.MOTIVATION, "aims": [staff.MOTIVATION], **values}
    return Mobility.objects.get(pk=Mobility.objects.create(**values).pk)


def row(database: str, *, outcome: str = OLD, aims: object = (OLD, "staff.motivation")) -> Any:
    """Return a mobility from a row that another program wrote."""
    made = saved()
    cast = "%s::jsonb" if database == "postgres" else "%s"
    with connections[database].cursor() as cursor:
        cursor.execute(
            f"UPDATE django_site_mobility SET outcome = %s, aims = {cast} WHERE id = %s",
            [outcome, json.dumps(aims), made.pk],
        )
    return Mobility.objects.get(pk=made.pk)


def stored(database: str, made: Any) -> tuple[str, Any]:
    """Return what is in a mobility's row."""
    with connections[database].cursor() as cursor:
        cursor.execute(
            "SELECT outcome, CAST(aims AS text) FROM django_site_mobility WHERE id = %s", [made.pk]
        )
        outcome, aims = cursor.fetchone()
    return outcome, json.loads(aims)


@pytest.mark.parametrize(
    "given",
    [staff.MOTIVATION, "staff.motivation", organisations.FUNDING],
    ids=["concept", "code", "aspect"],
)
def test_a_field_takes_concepts_and_codes_and_gives_concepts(given: Any) -> None:
    made = saved(outcome=given)

    assert made.outcome is staff.MOTIVATION or made.outcome is given


@pytest.mark.parametrize(
    "given",
    [
        OutcomeSet(["staff.diversity", "staff.motivation"]),
        ["staff.motivation", staff.DIVERSITY],
        {staff.MOTIVATION, staff.DIVERSITY},
        lambda: (code for code in ["staff.motivation", "staff.diversity"]),
    ],
    ids=["outcome set", "list", "set", "iterator"],
)
def test_a_field_takes_any_list_of_concepts_and_codes_and_gives_a_set(given: Any) -> None:
    made = saved(aims=given() if callable(given) else given)

    assert made.aims == OutcomeSet(["staff.diversity", "staff.motivation"])
    assert isinstance(made.aims, OutcomeSet)
    assert not made.aims.unknown


def test_a_value_is_ours_before_it_is_saved() -> None:
    made = Mobility(outcome="staff.motivation", aims=["staff.motivation"])

    assert (made.outcome, made.aims) == (staff.MOTIVATION, {staff.MOTIVATION})


def test_the_defaults_are_concepts_and_sets() -> None:
    plan = Plan.objects.get(pk=Plan.objects.create().pk)

    assert (plan.main, plan.other, plan.later) == (None, staff.MOTIVATION, None)
    assert (plan.aims, plan.reached) == ({learners.INITIATIVE}, StoredOutcomeSet())
    assert (Mobility().outcome, Mobility().aims) == (None, StoredOutcomeSet())


def test_equal_sets_with_what_is_unknown_are_one_key() -> None:
    one, other = (StoredOutcomeSet([UnknownOutcome(OLD), staff.MOTIVATION]) for _ in range(2))

    assert {one, other} == {one}


def test_a_set_with_what_is_unknown_is_pickled_and_copied() -> None:
    made = StoredOutcomeSet([UnknownOutcome(OLD), "staff.motivation"])

    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    assert made != OutcomeSet(made)
    assert made != ["staff.motivation"]


def test_a_blank_value_comes_back_as_none() -> None:
    plan = Plan.objects.create(other=None, main="")

    assert Plan.objects.get(pk=plan.pk, other="", main=None).other is None


def test_what_no_edition_has_is_kept_when_the_row_is_saved_again(database: str) -> None:
    made = row(database)

    made.full_clean()
    made.save()

    assert made.outcome == UnknownOutcome(OLD)
    assert made.aims == StoredOutcomeSet([UnknownOutcome(OLD), "staff.motivation"])
    assert stored(database, made) == (OLD, ["staff.motivation", OLD])


@pytest.mark.parametrize(
    "aims",
    [[5, {"a": [1]}, None, ""], {"a": 1}, "staff", 7, ["staff"], [["x"], ["x"]]],
    ids=["other values", "object", "text", "number", "another kind", "twice"],
)
def test_any_json_in_a_row_is_kept(database: str, aims: Any) -> None:
    made = row(database, aims=aims)
    items = aims if isinstance(aims, list) else [aims]

    made.save()

    assert [each.stored for each in made.aims.unknown] == [
        each for place, each in enumerate(items) if each not in items[:place]
    ]
    assert stored(database, made)[1] == [each.stored for each in made.aims.unknown]
    assert "onbekende code" in translation.override("nl")(lambda: str(made.aims))()


def test_a_null_of_json_is_an_empty_set(database: str) -> None:
    made = row(database, aims=None)

    assert made.aims == StoredOutcomeSet()


@pytest.mark.parametrize(
    ("language", "outcome", "aims"),
    [
        (
            "en",
            "unknown code 'staff.moral' (did you mean 'staff.motivation'?)",
            "unknown code 'staff.x'",
        ),
        (
            "nl-be",
            "onbekende code 'staff.moral' (bedoelde u 'staff.motivation'?)",
            "onbekende code 'staff.x'",
        ),
        (
            "fr",
            "unknown code 'staff.moral' (did you mean 'staff.motivation'?)",
            "unknown code 'staff.x'",
        ),
    ],
)
def test_full_clean_puts_our_message_beside_the_field(
    language: str, outcome: str, aims: str
) -> None:
    made = Mobility(title="a", outcome="staff.moral", aims=["staff.x", 5, "staff.motivation"])

    with translation.override(language), pytest.raises(ValidationError) as caught:
        made.full_clean()

    errors = caught.value.error_dict
    assert errors["outcome"][0].messages[0].startswith(outcome[:28])
    assert [each.code for each in errors["aims"]] == ["unknown_code", "wrong_kind"]
    assert errors["aims"][0].messages[0].startswith(aims)


def test_full_clean_refuses_what_is_missing_and_what_is_no_list() -> None:
    with pytest.raises(ValidationError) as missing:
        Mobility(title="a").full_clean()
    with pytest.raises(ValidationError) as empty:
        Mobility(title="a", outcome="staff.motivation", aims=[]).full_clean()
    with pytest.raises(ValidationError) as no_list:
        Mobility(title="a", outcome=staff.GROUP, aims="staff.motivation").full_clean()

    assert {*missing.value.message_dict} == {"outcome", "aims"}
    assert empty.value.message_dict == {"aims": ["This field cannot be blank."]}
    assert {*no_list.value.message_dict} == {"outcome", "aims"}


def test_full_clean_takes_blank_values_and_codes() -> None:
    plan = Plan(main="", other="", aims=[], later=None)

    plan.full_clean()

    assert (plan.main, plan.aims) == (None, OutcomeSet())


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"outcome": "staff.moral"}, UnknownCodeError),
        ({"outcome": staff.GROUP}, WrongKindError),
        ({"aims": ["staff.moral"]}, UnknownCodeError),
        ({"aims": "staff.motivation"}, WrongKindError),
    ],
    ids=["unknown", "another kind", "unknown in a list", "text"],
)
def test_saving_without_full_clean_raises_our_error(values: Any, expected: type[KA1Error]) -> None:
    with pytest.raises(expected):
        saved(**values)


def test_rows_are_found_by_outcome(database: str) -> None:
    made, old = saved(), row(database)

    assert [*Mobility.objects.filter(outcome=staff.MOTIVATION)] == [made]
    assert [*Mobility.objects.filter(outcome__in=["staff.motivation", "staff.diversity"])] == [made]
    assert [*Mobility.objects.filter(outcome=UnknownOutcome(OLD))] == [old]
    assert Mobility.objects.filter(outcome__startswith="staff.").count() == 2
    with pytest.raises(UnknownCodeError):
        Mobility.objects.filter(outcome="staff.moral")


@pytest.mark.parametrize(
    ("look_up", "found"),
    [
        ({"aims__contains": staff.MOTIVATION}, "ab"),
        ({"aims__contains": "staff.diversity"}, "b"),
        ({"aims__contains": ["staff.diversity", staff.MOTIVATION]}, "b"),
        ({"aims__contains": OutcomeSet(["staff.diversity", "learners.initiative"])}, ""),
        ({"aims__contains": []}, "abc"),
        ({"aims__contains": organisations.FUNDING}, "c"),
        ({"aims__contains": organisations.INTERNATIONAL_CAPACITY}, "c"),
        ({"aims__contains": UnknownOutcome(OLD)}, ""),
        ({"aims__has_any": ["staff.diversity", "learners.initiative"]}, "b"),
        ({"aims__has_any": [staff.MOTIVATION, organisations.FUNDING]}, "abc"),
        ({"aims__has_any": []}, ""),
        ({"aims": ["staff.motivation"]}, "a"),
        ({"aims": OutcomeSet(["staff.motivation", "staff.diversity"])}, "b"),
        ({"aims__isnull": True}, ""),
    ],
    ids=str,
)
def test_rows_are_found_by_the_members_of_a_set(look_up: Any, found: str) -> None:
    saved(title="a")
    saved(title="b", aims=["staff.motivation", "staff.diversity"])
    saved(title="c", aims=[organisations.FUNDING])
    titles = Mobility.objects.order_by("title").values_list("title", flat=True)

    assert "".join(titles.filter(**look_up)) == found
    assert {*titles.filter(**look_up)} | {*titles.exclude(**look_up)} == {*"abc"}


def test_rows_are_found_by_an_unknown_member(database: str) -> None:
    old = row(database)
    Mobility.objects.create(title="new", outcome=staff.MOTIVATION, aims=["staff.motivation"])

    assert [*Mobility.objects.filter(aims__contains=UnknownOutcome(OLD))] == [old]
    assert [*Mobility.objects.filter(aims__contains=old.aims)] == [old]


@pytest.mark.parametrize(
    ("look_up", "expected"),
    [
        ({"aims__contains": "staff.moral"}, UnknownCodeError),
        ({"aims__has_any": 5}, WrongKindError),
        ({"aims__has_any": {"a": 1}}, WrongKindError),
        ({"aims__contains": models.F("title")}, WrongKindError),
        ({"aims__has_every": ["staff.motivation"]}, FieldError),
        ({"aims__staff": 1}, FieldError),
    ],
    ids=["unknown", "number", "mapping", "expression", "no such look-up", "no key"],
)
def test_a_bad_look_up_is_refused(look_up: Any, expected: type[Exception]) -> None:
    with pytest.raises(expected):
        list(Mobility.objects.filter(**look_up))


def test_another_database_is_told_what_is_supported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections["default"], "vendor", "mysql")
    query = Mobility.objects.using("default").filter(aims__contains="staff.motivation")

    with pytest.raises(NotSupportedError, match="'contains' of outcomes on 'mysql'"):
        list(query)


def test_values_updates_and_expressions_work() -> None:
    made = saved()
    Mobility.objects.filter(pk=made.pk).update(outcome="staff.diversity", aims=["staff.diversity"])
    made.refresh_from_db(fields=["outcome", "aims"])
    plan = Plan.objects.create(aims=["staff.diversity"])
    Plan.objects.update(later=models.F("aims"))
    plan.reached = plan.aims
    Plan.objects.bulk_update([plan], ["reached"])

    values = Mobility.objects.values_list("outcome", "aims").get()
    assert values == (made.outcome, made.aims) == (staff.DIVERSITY, {staff.DIVERSITY})
    assert Plan.objects.get(pk=plan.pk).later == Plan.objects.get(pk=plan.pk).reached == plan.aims
    assert Mobility.objects.defer("aims").get().aims == {staff.DIVERSITY}


@pytest.mark.parametrize("form", ["json", "jsonl", "xml"])
def test_a_fixture_brings_back_sets(database: str, form: str, tmp_path: Path) -> None:
    made, fixture = saved(), tmp_path / f"fixture.{form}"
    arguments = {"database": database, "verbosity": 0}
    call_command("dumpdata", "django_site.mobility", format=form, output=fixture, **arguments)
    made.delete()

    call_command("loaddata", fixture, **arguments)

    assert Mobility.objects.get().aims == made.aims


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_a_fixture_brings_back_what_was_dumped(database: str, form: str, tmp_path: Path) -> None:
    made, old = saved(), row(database)
    plan = Plan.objects.create(other="", later=["staff.diversity"])
    fixture = tmp_path / f"fixture.{form}"
    arguments = {"database": database, "verbosity": 0}
    call_command(
        "dumpdata",
        "django_site.mobility",
        "django_site.plan",
        format=form,
        output=fixture,
        **arguments,
    )
    Mobility.objects.all().delete()
    Plan.objects.all().delete()

    call_command("loaddata", fixture, **arguments)

    assert stored(database, old) == (OLD, ["staff.motivation", OLD])
    assert Mobility.objects.get(pk=made.pk).aims == made.aims
    again = Plan.objects.get(pk=plan.pk)
    assert (again.main, again.other, again.later) == (None, None, {staff.DIVERSITY})


def test_migrations_are_up_to_date_and_hold_no_codes() -> None:
    output = StringIO()

    call_command("makemigrations", "--check", "--dry-run", stdout=output)

    assert "No changes" in output.getvalue()


def test_other_words_change_nothing_in_the_database() -> None:
    old, new = (OutcomeField(of=each) for each in ("label", "short_label"))
    for each in (old, new):
        each.set_attributes_from_name("outcome")

    editor = connections["default"].schema_editor(collect_sql=True)
    editor.alter_field(Mobility, old, new)

    assert editor.collected_sql == []


def test_a_default_survives_a_migration() -> None:
    fields = {field.name: field for field in Plan._meta.get_fields()}
    made = {
        name: type(fields[name])(**fields[name].deconstruct()[3])
        for name in ("main", "other", "aims", "later", "reached")
    }

    assert made["other"].get_default() in {"staff.motivation", staff.MOTIVATION}
    assert made["aims"].get_default() == ["learners.initiative"]
    assert {name: field.deconstruct()[1:] for name, field in made.items()} == {
        name: fields[name].deconstruct()[1:] for name in made
    }


@pytest.mark.parametrize(
    ("language", "label", "short"),
    [
        ("nl", staff.MOTIVATION.label("nl"), "Motivatie en tevredenheid"),
        ("nl-be", staff.MOTIVATION.label("nl"), "Motivatie en tevredenheid"),
        ("en-us", staff.MOTIVATION.label("en"), staff.MOTIVATION.short_label("en")),
        ("fr", staff.MOTIVATION.label("en"), staff.MOTIVATION.short_label("en")),
        ("zh-hans", staff.MOTIVATION.label("en"), staff.MOTIVATION.short_label("en")),
        (None, staff.MOTIVATION.label("en"), staff.MOTIVATION.short_label("en")),
    ],
)
def test_names_are_in_the_active_language(language: str | None, label: str, short: str) -> None:
    made, plan = saved(aims=["staff.motivation", "staff.diversity"]), Plan()

    with translation.override(language):
        assert made.get_outcome_display() == label
        assert made.get_aims_display().endswith(f"; {label}")
        assert plan.get_other_display() == short
        assert plan.get_main_display() == ""
        assert short in str(made.aims)


def test_what_is_unknown_is_shown_so(database: str) -> None:
    made = row(database)

    with translation.override("nl"):
        assert made.get_outcome_display().startswith("onbekende code 'staff.moral'")
        assert made.get_aims_display().endswith("onbekende code 'staff.moral'")
    assert (str(made.outcome), made.outcome.short_label("en")) == (OLD, f"unknown code '{OLD}'")


def test_a_model_may_have_a_display_of_its_own() -> None:
    class Own(models.Model):  # noqa: DJ008 - it is never shown
        outcome = OutcomeField()

        class Meta:
            app_label = "own"
            apps = Apps()

        def get_outcome_display(self) -> str:
            return "mine"

    assert Own().get_outcome_display() == "mine"


@pytest.mark.parametrize(
    "options", [{"edition": 1999}, {"of": "name"}], ids=["no such edition", "no such text"]
)
def test_an_option_that_cannot_be_is_refused(options: Any) -> None:
    with pytest.raises(KA1Error):
        OutcomeField(**options)


def test_an_index_of_postgresql_serves_the_look_ups(database: str) -> None:
    if database == "default":
        return
    many = """SELECT '["staff.diversity"]'::jsonb FROM generate_series(1, 20000)"""
    with connections[database].cursor() as cursor:
        cursor.execute(f"INSERT INTO django_site_indexed (aims) {many}")
        cursor.execute("ANALYZE django_site_indexed")

    plans = [
        Indexed.objects.filter(**look_up).explain()
        for look_up in (
            {"aims__contains": "staff.motivation"},
            {"aims__contains": ["staff.motivation", "staff.diversity"]},
            {"aims__has_any": ["staff.motivation", "learners.initiative"]},
        )
    ]

    assert all("Bitmap Index Scan on aims_gin" in plan for plan in plans), plans


def test_a_name_needs_its_framework(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rest_framework", None)
    monkeypatch.delitem(vars(package), "OutcomeSerializerField", raising=False)
    monkeypatch.delitem(sys.modules, "erasmus_ka1.integrations.django._serializers", raising=False)
    # an earlier test may have used it
    monkeypatch.delitem(vars(package), "OutcomeSerializerField", raising=False)

    with pytest.raises(MissingExtraError, match="pip install djangorestframework"):
        _ = package.OutcomeSerializerField
    with pytest.raises(AttributeError):
        package.nothing  # type: ignore[attr-defined] # noqa: B018
    assert {*package.__all__} <= {*dir(package)}
