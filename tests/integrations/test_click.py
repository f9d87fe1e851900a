"""The parameter types convert what people type, and the shell completes it."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import click
import pytest
import typer
from click.shell_completion import ShellComplete
from click.testing import CliRunner
from typer.testing import CliRunner as TyperRunner

from erasmus_ka1 import GUIDE_2024, GUIDES, ProjectNumber, learners, staff
from erasmus_ka1.cli import command
from erasmus_ka1.errors import MissingExtraError
from erasmus_ka1.integrations.click import (
    CONCEPT,
    EDITION,
    LOCALE,
    OUTCOME,
    PROJECT_NUMBER,
    with_language_packs,
)
from erasmus_ka1.localization import Localizer, localizer_for
from erasmus_ka1.taxonomy import CONCEPTS, Outcome

NUMBER = ProjectNumber.parse("2024-1-NL01-KA121-VET-000123456")


def converted(kind: Any, value: object) -> object:
    return kind.convert(value, None, None)


def completed(of: click.Command, *words: str) -> list[str]:
    """Return what the shell offers for the last word."""
    completion = ShellComplete(of, {}, "command", "_COMMAND_COMPLETE")
    return [each.value for each in completion.get_completions([*words[:-1]], words[-1])]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (OUTCOME, "staff.diversity", staff.DIVERSITY),
        (OUTCOME, staff.DIVERSITY, staff.DIVERSITY),
        (CONCEPT, "learners", learners.GROUP),
        (CONCEPT, learners.GROUP, learners.GROUP),
        (LOCALE, "nl", localizer_for("nl")),
        (LOCALE, localizer_for("en"), localizer_for("en")),
        (EDITION, "2026", GUIDES[2026]),
        (EDITION, 2026, GUIDES[2026]),
        (EDITION, GUIDE_2024, GUIDE_2024),
        (PROJECT_NUMBER, NUMBER, NUMBER),
    ],
    ids=lambda each: getattr(each, "name", None) or str(each),
)
def test_a_text_or_a_value_of_ours_is_taken(kind: Any, value: object, expected: object) -> None:
    assert converted(kind, value) is expected


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (OUTCOME, "staff.diversty", "unknown code 'staff.diversty' (did you mean"),
        (OUTCOME, "staf", "unknown code 'staf'"),
        (OUTCOME, "staff", "TargetGroup('staff') does not belong here, expected an outcome"),
        (OUTCOME, 5, "5 does not belong here, expected an outcome"),
        (CONCEPT, "staf", "unknown code 'staf' (did you mean 'staff'"),
        (CONCEPT, None, "None does not belong here, expected a concept of the guide"),
        (LOCALE, "fr", "locale 'fr' has no catalogue"),
        (LOCALE, 5, "locale 5 is not known"),
        (EDITION, "1999", "unknown edition 1999, expected 2023"),
        (EDITION, "²⁰²⁴", "unknown edition '²⁰²⁴'"),
        (EDITION, "last", "unknown edition 'last'"),
        (PROJECT_NUMBER, "2024-1-NL01", "damaged project number '2024-1-NL01', expected an action"),
    ],
    ids=lambda each: getattr(each, "name", None) or str(each),
)
def test_what_cannot_be_taken_is_a_usage_error_with_our_message(
    kind: Any, value: object, message: str
) -> None:
    with pytest.raises(click.BadParameter) as caught:
        converted(kind, value)

    assert caught.value.message.startswith(message)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (OUTCOME, "staff.diversity", staff.DIVERSITY),
        (CONCEPT, "staff", staff.GROUP),
        (LOCALE, "nl", localizer_for("nl")),
        (EDITION, "2026", GUIDES[2026]),
        (PROJECT_NUMBER, str(NUMBER), NUMBER),
    ],
    ids=lambda each: getattr(each, "name", None) or str(each),
)
def test_argparse_takes_the_types_and_shows_our_message(
    kind: Any, value: str, expected: object, capsys: pytest.CaptureFixture[str]
) -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("given", type=kind)

    assert parser.parse_args([value]).given == expected
    with pytest.raises(SystemExit):
        parser.parse_args(["no such"])
    with pytest.raises(click.BadParameter) as caught:
        converted(kind, "no such")
    assert f"argument given: {caught.value.message}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["show", "staff.d"], ["staff.diversity"]),
        (["show", ""], [*CONCEPTS.codes]),
        (["show", "nothing"], []),
        (["show", "--locale", ""], ["en", "nl"]),
        (["show", "--locale", "n"], ["nl"]),
        (["show", "--edition", "202"], ["2023", "2024", "2025", "2026"]),
        (["diff", "2024", "2026"], ["2026"]),
        (["export", "i18n", "--locale", "e"], ["en"]),
    ],
    ids=" ".join,
)
def test_our_command_completes(words: list[str], expected: list[str]) -> None:
    assert completed(command, *words) == expected


def test_outcomes_are_completed_with_their_short_labels() -> None:
    @click.command()
    @click.argument("outcome", type=OUTCOME)
    def label(outcome: Outcome) -> None: ...

    found = ShellComplete(label, {}, "label", "_LABEL_COMPLETE").get_completions([], "")

    outcomes = [each for each in CONCEPTS if isinstance(each, Outcome)]
    assert [(each.value, each.help) for each in found] == [
        (each.code, each.english_short_label) for each in outcomes
    ]


@pytest.fixture
def label() -> click.Command:
    """Return a command that labels an outcome with language packs."""

    @click.command()
    @click.argument("outcome", type=OUTCOME)
    @click.option("--locale", type=LOCALE)
    @with_language_packs
    def label(outcome: Outcome, locale: Localizer) -> None:
        click.echo(locale.label(outcome))

    return label


def test_locales_follow_language_packs(
    label: click.Command,
    partial_words: str,
    write_catalogue: Callable[[Path, str, str], Path],
    tmp_path: Path,
) -> None:
    folder = str(write_catalogue(tmp_path, "fy", partial_words))
    options = ["--locale", "fy", "--catalogues", folder, "--fallback", "nl"]

    for outcome, text in (
        (learners.LEARNING_PERFORMANCE, "bettere learprestaasjes"),
        (staff.MOTIVATION, staff.MOTIVATION.label("nl")),
    ):
        assert CliRunner().invoke(label, [outcome.code, *options]).output == f"{text}\n"
    assert completed(label, "--catalogues", folder, "--locale", "") == ["en", "fy", "nl"]


def test_without_click_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "erasmus_ka1.integrations.click")
    monkeypatch.setitem(sys.modules, "click", None)

    with pytest.raises(MissingExtraError, match=r"click needs an extra: .*\[cli\]"):
        importlib.import_module("erasmus_ka1.integrations.click")


def test_typer_shows_our_message() -> None:
    def label(outcome: Annotated[Outcome, typer.Argument(parser=OUTCOME)]) -> None:
        typer.echo(outcome.label("nl"))

    app = typer.Typer()
    app.command()(label)

    shown = TyperRunner().invoke(app, ["staff.motivatoin"])

    assert shown.exit_code == 2
    assert "unknown code 'staff.motivatoin'" in shown.output
