"""What a project says in its own words: a summary, and sections on topics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final, TypeAlias

import attrs

from .._errors import InvalidValueError
from .._locale import LocaleLike
from .._messages import is_text, pgettext_noop
from .._pydantic_hooks import PydanticField
from .._validation import (
    LANGUAGE,
    OPTIONAL_LINE,
    TEXT,
    listed,
    of_kind,
    plain_line,
    plain_text,
)
from ..taxonomy import CONCEPTS, Impact, Priority, SystemLevel, TargetGroup
from ._counts import NOTHING, Keyed
from ._given import concept_given

__all__ = [
    "TOPICS",
    "ProjectSection",
    "SectionTopic",
    "Summary",
    "Topic",
    "sections_of",
    "topic_of",
]


class Topic(StrEnum):
    """What a final report asks a project to write about; the values are stable."""

    CONTEXT = "context"
    OBJECTIVES = "objectives"
    PARTNERSHIP = "partnership"
    PARTICIPANTS = "participants"
    PREPARATION = "preparation"
    ACTIVITIES = "activities"
    RECOGNITION = "recognition"
    SATISFACTION = "satisfaction"
    IMPACT = "impact"

    INCLUSION = "inclusion"
    DIGITAL = "digital"
    ENVIRONMENT = "environment"
    PARTICIPATION = "participation"

    DISSEMINATION = "dissemination"
    SUSTAINABILITY = "sustainability"
    LESSONS = "lessons"

    def short_label(self, locale: LocaleLike) -> str:
        """Return the topic's name, which serves as a heading.

        >>> Topic.SUSTAINABILITY.short_label("nl"), Topic.SUSTAINABILITY.short_label("en")
        ('Borging en vervolg', 'Sustainability and follow-up')

        Raises:
            LocaleError: The locale is unknown, or has no catalogue.
        """
        from ..localization import localizer_for

        return localizer_for(locale).pgettext("topic", _NAMES[self])


#: In the words of the programme where it has any.
_NAMES: Final[Mapping[Topic, str]] = {
    Topic.CONTEXT: pgettext_noop("topic", "Context"),
    Topic.OBJECTIVES: pgettext_noop("topic", "Objectives"),
    Topic.PARTNERSHIP: pgettext_noop("topic", "Cooperation with partners"),
    Topic.PARTICIPANTS: pgettext_noop("topic", "Profile of the participants"),
    Topic.PREPARATION: pgettext_noop("topic", "Preparation and support"),
    Topic.ACTIVITIES: pgettext_noop("topic", "Activities"),
    Topic.RECOGNITION: pgettext_noop("topic", "Recognition of learning outcomes"),
    Topic.SATISFACTION: pgettext_noop("topic", "Satisfaction of the participants"),
    Topic.IMPACT: pgettext_noop("topic", "Impact"),
    Topic.INCLUSION: pgettext_noop("topic", "Inclusion and diversity"),
    Topic.DIGITAL: pgettext_noop("topic", "Digital transformation"),
    Topic.ENVIRONMENT: pgettext_noop("topic", "Environment and fight against climate change"),
    Topic.PARTICIPATION: pgettext_noop("topic", "Participation in democratic life"),
    Topic.DISSEMINATION: pgettext_noop("topic", "Dissemination of results"),
    Topic.SUSTAINABILITY: pgettext_noop("topic", "Sustainability and follow-up"),
    Topic.LESSONS: pgettext_noop("topic", "Lessons learnt"),
}

SectionTopic: TypeAlias = Topic | TargetGroup | SystemLevel | Impact | Priority
_CONCEPTS: Final = (TargetGroup, SystemLevel, Impact, Priority)

#: Every topic that a section can have, by its code.
TOPICS: Final[Mapping[str, SectionTopic]] = {
    **{each.value: each for each in Topic},
    **{each.code: each for each in CONCEPTS if isinstance(each, _CONCEPTS)},
}


def topic_of(given: object) -> SectionTopic:
    """Return the topic that *given* is, or is the code of.

    Raises:
        UnknownCodeError: Neither a topic nor a concept has this code.
        WrongKindError: It is neither a code nor a topic.
    """
    expected = pgettext_noop(
        "expected", "a topic, target group, long-term impact or priority, or the code of one"
    )
    kinds: tuple[type[SectionTopic], ...] = (Topic, *_CONCEPTS)
    topic = TOPICS.get(plain_line(given)) if is_text(given) else None
    return topic or concept_given(given, kinds, expected, TOPICS)


@attrs.frozen
class ProjectSection(PydanticField):
    r"""A part of what a project says in its own words.

    Attributes:
        text: The text; paragraphs are separated by ``\n\n``.
        language: The language of the text and its title, as a BCP 47 tag.
        title: Its heading; None for the name of the topic.
        topic: What it is about: a `Topic`, or a target group, the systems, a long-term impact or
            a priority of the guide, or the code of one; None for anything else.

    >>> section = ProjectSection("We delen onze lessen met …", "nl", topic="dissemination")
    >>> section.topic.short_label("en")
    'Dissemination of results'
    >>> ProjectSection("…", "nl", topic="systems.policy_reforms").topic
    Impact('systems.policy_reforms')
    """

    text: str = attrs.field(converter=plain_text, validator=TEXT)
    language: str = attrs.field(converter=plain_line, validator=LANGUAGE)
    title: str | None = attrs.field(default=None, converter=plain_line, validator=OPTIONAL_LINE)
    topic: SectionTopic | None = attrs.field(
        default=None, converter=attrs.converters.optional(topic_of)
    )


class Summary(Keyed[str, str], PydanticField):
    """A project's summary by language, in alphabetical order of the tags; immutable and hashable.

    Keys are BCP 47 tags. The programme publishes a summary in the project's language and in
    English.

    >>> Summary({"nl": "Wij gingen op reis.", "en": "We went abroad."})
    Summary({'en': 'We went abroad.', 'nl': 'Wij gingen op reis.'})
    """

    __slots__ = ()

    def __init__(self, texts: Mapping[str, str] = NOTHING) -> None:
        """Make the summary; a language that is not named has none."""
        given: object = texts
        if not isinstance(given, Mapping):
            expected = pgettext_noop("expected", "a mapping of languages to texts")
            raise InvalidValueError("Summary", given, expected)
        plain = {plain_line(tag): plain_text(text) for tag, text in given.items()}
        for tag, text in plain.items():
            if not LANGUAGE.holds(tag):
                raise InvalidValueError("Summary", tag, LANGUAGE.expected)
            if not TEXT.holds(text):
                raise InvalidValueError(f"Summary[{tag!r}]", text, TEXT.expected)
        super().__init__(dict(sorted(plain.items())))


def sections_of(given: Iterable[ProjectSection]) -> tuple[ProjectSection, ...]:
    """Return *given* as a tuple, in the writer's order.

    Raises:
        WrongKindError: It is not a list of sections.
    """
    sections = listed(given, pgettext_noop("expected", "a list of sections"))
    expected = pgettext_noop("expected", "a section of a project")
    return tuple(of_kind(each, ProjectSection, expected) for each in sections)
