"""A project's own words: sections, their topics, and a summary by language."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Any

import attrs
import pytest

from erasmus_ka1 import learners, organisations, systems, ukraine
from erasmus_ka1.errors import InvalidValueError, KA1Error, UnknownCodeError, UnsupportedLocaleError
from erasmus_ka1.projects import ProjectSection, Summary, Topic


class Words(str, enum.Enum):  # noqa: UP042 - as people have them
    """Texts of a subclass that shows and hashes in its own way."""

    TOPIC = "lessons"
    TEXT = "Kort."
    LANGUAGE = "nl"


def some_section(**changes: Any) -> ProjectSection:
    own: dict[str, Any] = {"text": "Wij deelden onze lessen.", "language": "nl"}
    return ProjectSection(**(own | changes))


class TestTopic:
    @pytest.mark.parametrize("locale", ["nl", "en"])
    def test_has_a_name_of_its_own_in_each_language(self, locale: str) -> None:
        names = [each.short_label(locale) for each in Topic]

        assert len({*names}) == len(Topic)
        assert all(name[0].isupper() and len(name) <= 45 for name in names)

    def test_has_no_name_in_a_language_without_a_catalogue(self) -> None:
        with pytest.raises(UnsupportedLocaleError):
            Topic.CONTEXT.short_label("fr")


class TestProjectSection:
    def test_has_a_text_in_a_language_and_may_have_no_more(self) -> None:
        assert attrs.asdict(some_section()) == {
            "text": "Wij deelden onze lessen.",
            "language": "nl",
            "title": None,
            "topic": None,
        }

    @pytest.mark.parametrize(
        ("given", "topic"),
        [
            ("lessons", Topic.LESSONS),
            (Topic.LESSONS, Topic.LESSONS),
            (Words.TOPIC, Topic.LESSONS),
            ("learners", learners.GROUP),
            (organisations.GROUP, organisations.GROUP),
            ("systems", systems.SYSTEMS),
            ("systems.policy_reforms", systems.POLICY_REFORMS),
            ("priorities.ukraine_2026", ukraine.PRIORITY_2026),
        ],
    )
    def test_is_about_a_topic_or_a_part_of_the_guide(self, given: Any, topic: object) -> None:
        assert some_section(topic=given).topic is topic

    def test_is_headed_by_its_topic_in_any_language(self) -> None:
        sections = [some_section(topic=each) for each in ("impact", "systems.policy_reforms")]

        names = [each.topic.short_label("nl") for each in sections if each.topic]

        assert names == ["Impact", "Beleidshervormingen"]

    def test_keeps_lines_of_text_and_the_characters_of_a_subclass(self) -> None:
        section = some_section(text="een\r\ntwee", title=Words.TEXT)

        assert section.text == "een\ntwee"
        assert (section.title, type(section.title)) == ("Kort.", str)

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"text": ""}, "ProjectSection.text is '', expected text in Unicode form NFC"),
            ({"language": "nl_NL"}, "ProjectSection.language is 'nl_NL', expected a BCP 47"),
            ({"title": ""}, "ProjectSection.title is '', expected one line of text"),
            ({"title": "a\nb"}, "ProjectSection.title is 'a\\nb', expected one line of text"),
            ({"title": 3}, "ProjectSection.title is 3, expected one line of text"),
            ({"topic": "lesons"}, "unknown code 'lesons' (did you mean 'lessons'?)"),
            ({"topic": "systems.reforms"}, "did you mean 'systems.policy_reforms'"),
            ({"topic": "Lessons"}, "unknown code 'Lessons' (did you mean 'lessons'?)"),
            ({"topic": "staff.motivation"}, "Outcome('staff.motivation') does not belong here"),
            ({"topic": learners.PUPILS}, "expected a topic, target group, long-term impact or pri"),
            ({"topic": 3}, "3 does not belong here, expected a topic, target group"),
        ],
        ids=lambda value: repr(value) if isinstance(value, dict) else "",
    )
    def test_refuses(self, change: dict[str, object], words: str) -> None:
        with pytest.raises(KA1Error) as caught:
            some_section(**change)

        assert words in str(caught.value)


class TestSummary:
    def test_is_a_mapping_of_languages_in_alphabetical_order(self) -> None:
        summary = Summary({"nl": "Kort.", "de": "Kurz.\r\nUnd gut.", "en": "In short."})

        assert isinstance(summary, Mapping)
        assert [*summary.items()] == [
            ("de", "Kurz.\nUnd gut."),
            ("en", "In short."),
            ("nl", "Kort."),
        ]
        assert summary == Summary(summary) == {**summary}
        assert len({summary, Summary(summary), Summary()}) == 2

    def test_keeps_the_characters_of_a_subclass(self) -> None:
        [(language, text)] = Summary({Words.LANGUAGE: Words.TEXT}).items()

        assert (language, text) == ("nl", "Kort.")
        assert {type(language), type(text)} == {str}

    def test_a_language_that_it_lacks_is_an_error_or_none(self) -> None:
        summary = Summary({"nl": "Kort."})

        assert summary.get("fr") is None
        with pytest.raises(UnknownCodeError, match="unknown code 'fr'"):
            summary["fr"]

    @pytest.mark.parametrize(
        ("value", "field", "refused"),
        [
            ("Kort.", "Summary", "Kort."),
            ([("nl", "Kort.")], "Summary", [("nl", "Kort.")]),
            (None, "Summary", None),
            ({"nl_NL": "Kort."}, "Summary", "nl_NL"),
            ({3: "Kort."}, "Summary", 3),
            ({"nl": " "}, "Summary['nl']", " "),
            ({"nl": None}, "Summary['nl']", None),
        ],
    )
    def test_refuses(self, value: Any, field: str, refused: object) -> None:
        with pytest.raises(InvalidValueError) as caught:
            Summary(value)

        assert (caught.value.field, caught.value.value) == (field, refused)
