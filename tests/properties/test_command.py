"""The command, whatever is typed after it."""

from __future__ import annotations

import re

from click.testing import CliRunner, Result
from examples import examples
from hypothesis import given
from hypothesis import strategies as st
from strategies import concepts, served_tags

from erasmus_ka1 import GUIDE_2024
from erasmus_ka1.cli import command
from erasmus_ka1.taxonomy import Concept

tags = st.sampled_from(served_tags)
typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).filter(
    lambda text: not text.startswith("-")
)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@examples(40)
@given(typed | concepts.map(lambda concept: concept.short_label("nl")))
def test_find_finds_or_says_that_there_is_nothing(text: str) -> None:
    result = run("find", text)

    found = [each.code for each in GUIDE_2024.find(text)]
    assert (result.exit_code, result.stdout.split()) == (not found, found)


@examples(40)
@given(st.sampled_from([*GUIDE_2024]), tags)
def test_find_finds_what_show_shows(concept: Concept, tag: str) -> None:
    label = run("show", concept.code, "--locale", tag).stdout.split("\n")[2].partition(": ")[2]

    assert concept.code in run("find", label, "--locale", tag).stdout.split()


@examples(40)
@given(typed)
def test_a_code_that_is_none_is_bad_usage(code: str) -> None:
    result = run("show", "--", f"{code}!")

    assert (result.exit_code, result.stdout, "Traceback" in result.stderr) == (2, "", False)


@examples(20)
@given(typed.filter(lambda text: not re.fullmatch(r"(?i)(nl|en)([-_].*)?", text)))
def test_a_locale_that_is_none_is_bad_usage(tag: str) -> None:
    result = run("show", "staff", f"--locale={tag}")

    assert (result.exit_code, result.stdout) == (2, "")


@examples(20)
@given(tags)
def test_show_lists_every_concept_in_guide_order(tag: str) -> None:
    codes = [line.split()[0] for line in run("show", "--locale", tag).stdout.splitlines()]

    assert codes == [*GUIDE_2024.concepts.codes]
