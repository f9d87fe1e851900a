"""What a report quotes of the project's own words: its summary and its sections."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ...projects import Project, ProjectSection, SectionTopic, Topic
from ...taxonomy import Impact, Priority, SystemLevel, TargetGroup
from .._content import Block, Note, Paragraph, Section
from .._phrasebook import Phrasebook
from .._text import LocalizedText, Text, primary_subtag

__all__ = ["OwnWords"]


@attrs.frozen
class OwnWords:
    """The words of the project's writer, as blocks and sections."""

    phrases: Phrasebook
    project: Project

    def summary(self) -> list[Block]:
        """Return the summary in the languages of the report, or in the first that it is in."""
        texts = [*self.project.summary.items()]
        by_language = {primary_subtag(tag): Text(text, tag) for tag, text in reversed(texts)}
        by_language |= {tag.lower(): Text(text, tag) for tag, text in texts}
        chosen = [
            by_language.get(tag.lower()) or by_language.get(primary_subtag(tag))
            for tag in self.phrases.languages
        ]
        found = [each for each in chosen if each is not None]
        if len(found) == len(chosen) > 1 and "\n" not in "".join(each.text for each in found):
            return [Paragraph(LocalizedText.of(*found))]
        if not found:
            return [part for tag, text in texts[:1] for part in self._told(text, tag)]
        return [part for each in found for part in self._paragraphs(each.text, each.language)]

    def about(self, topic: SectionTopic | None) -> list[Section]:
        """Return the sections on *topic*; None is for those on nothing in particular."""
        return [
            Section(
                self._heading(each),
                self._told(each.text, each.language),
                code=None if topic is None else str(getattr(topic, "code", topic)),
            )
            for each in self._sections(topic)
        ]

    def under(self, topic: TargetGroup | Priority) -> tuple[list[Block], list[Section]]:
        """Return what a chapter on *topic* begins with, and its sections that have a title."""
        blocks: list[Block] = []
        sections: list[Section] = []
        for each in self._sections(topic):
            told = self._told(each.text, each.language)
            if each.title is None:
                blocks += told
            else:
                sections.append(Section(self.phrases.verbatim(each.title, each.language), told))
        return blocks, sections

    def systems(self) -> list[Section]:
        """Return the chapter on the long-term impact on systems, if there is anything to say."""
        level = self.project.guide.systems
        blocks: list[Block] = []
        impacts: list[Section] = []
        for each in self.project.sections:
            told = self._told(each.text, each.language)
            if isinstance(each.topic, SystemLevel):
                blocks += told
            elif isinstance(each.topic, Impact):
                words = self.phrases.quotation(each.topic, "label")
                impacts.append(Section(self._heading(each), [words, *told]))
        if not blocks and not impacts:
            return []
        words = self.phrases.quotation(level)
        return [Section(self.phrases.short_label(level), [words, *blocks], impacts, level.code)]

    def _sections(self, topic: SectionTopic | None) -> Iterator[ProjectSection]:
        return (each for each in self.project.sections if each.topic is topic)

    def _heading(self, section: ProjectSection) -> LocalizedText:
        title = section.title and self.phrases.verbatim(section.title, section.language)
        if title and (section.topic is None or not self._is_foreign(section.language)):
            return title
        topic = self._name(section.topic)
        if title:
            return self.phrases.pgettext("report", "{name}: {text}", name=topic, text=title)
        return topic

    def _name(self, topic: SectionTopic | None) -> LocalizedText:
        if topic is None:
            return self.phrases.pgettext("report", "Further remarks")
        if isinstance(topic, Topic):
            return self.phrases.each(topic.short_label)
        return self.phrases.short_label(topic)

    def _is_foreign(self, language: str) -> bool:
        """Return whether a text is in none of the report's languages."""
        return primary_subtag(language) not in map(primary_subtag, self.phrases.languages)

    def _told(self, text: str, language: str) -> list[Block]:
        """Return a text in paragraphs; a note before them names a language not the report's."""
        paragraphs = self._paragraphs(text, language)
        if not self._is_foreign(language):
            return [*paragraphs]
        name = self.phrases.each(lambda localizer: localizer.language_name(language))
        note = Note(self.phrases.pgettext("report", "(in {language})", language=name))
        return [note, *paragraphs]

    def _paragraphs(self, text: str, language: str | None) -> list[Paragraph]:
        lines = (line.strip() for line in text.split("\n"))
        return [Paragraph(self.phrases.verbatim(line, language)) for line in lines if line]
