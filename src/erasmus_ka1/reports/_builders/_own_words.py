"""What a report quotes of the project's own words: its summary and its sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ...projects import Project, ProjectSection, SectionTopic, Topic
from ...taxonomy import Impact, Priority, TargetGroup
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
        if not found:
            return [part for tag, text in texts[:1] for part in self._told(Text(text, tag))]
        return self._all_told(found)

    def about(self, topic: SectionTopic | None) -> list[Section]:
        """Return the sections on *topic*; None is for those on nothing in particular."""
        code = None if topic is None else str(getattr(topic, "code", topic))
        return [
            Section(heading, self._all_told(texts), code=code)
            for heading, texts in self._by_heading(self._sections(topic))
        ]

    def under(self, topic: TargetGroup | Priority) -> tuple[list[Block], list[Section]]:
        """Return what a chapter on *topic* begins with, and its sections that have a title."""
        given = [*self._sections(topic)]
        blocks = self._all_told([_text(each) for each in given if each.title is None])
        sections = [
            Section(self.phrases.verbatim(each.title, each.language), self._told(_text(each)))
            for each in given
            if each.title is not None
        ]
        return blocks, sections

    def systems(self) -> list[Section]:
        """Return the chapter on the long-term impact on systems, if there is anything to say."""
        level = self.project.guide.systems
        blocks = self._all_told([*map(_text, self._sections(level))])
        named = [each.topic for each in self.project.sections if isinstance(each.topic, Impact)]
        impacts = [
            Section(heading, [self.phrases.quotation(impact, "label"), *self._all_told(texts)])
            for impact in dict.fromkeys(named)
            for heading, texts in self._by_heading(self._sections(impact))
        ]
        if not blocks and not impacts:
            return []
        words = self.phrases.quotation(level)
        return [Section(self.phrases.short_label(level), [words, *blocks], impacts, level.code)]

    def _by_heading(
        self, sections: Iterable[ProjectSection]
    ) -> Iterable[tuple[LocalizedText, list[Text]]]:
        """Return the texts under each heading: a topic may have one in each language."""
        texts: dict[LocalizedText, list[Text]] = {}
        for each in sections:
            texts.setdefault(self._heading(each), []).append(_text(each))
        return texts.items()

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

    def _all_told(self, texts: Sequence[Text]) -> list[Block]:
        """Return texts in paragraphs: side by side if they are one in each of the languages.

        Else those in another language come last, after a note that names it.
        """
        by_language = {primary_subtag(each.language or ""): each for each in texts}
        own = [by_language.get(primary_subtag(tag)) for tag in self.phrases.languages]
        found = [self._paragraphs(each) for each in own if each is not None]
        if len(texts) == len(found) == len(own) > 1 and len({*map(len, found)}) == 1:
            return [Paragraph(LocalizedText.of(*each)) for each in zip(*found, strict=True)]
        ordered = sorted(texts, key=lambda text: self._is_foreign(text.language or ""))
        return [block for each in ordered for block in self._told(each)]

    def _told(self, text: Text) -> list[Block]:
        """Return a text in paragraphs; a note before them names a language not the report's."""
        language = text.language or ""
        paragraphs = map(Paragraph, self._paragraphs(text))
        if not self._is_foreign(language):
            return [*paragraphs]
        name = self.phrases.each(lambda localizer: localizer.language_name(language))
        note = Note(self.phrases.pgettext("report", "(in {language})", language=name))
        return [note, *paragraphs]

    def _paragraphs(self, text: Text) -> list[Text]:
        lines = (line.strip() for line in text.text.split("\n"))
        return [Text(line, text.language) for line in lines if line]


def _text(section: ProjectSection) -> Text:
    return Text(section.text, section.language)
