"""The report on participants' answers: how many, whose, and which outcomes they name."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

import attrs

from ..._errors import InvalidValueError
from ..._messages import pgettext_noop
from ..._validation import LINE, of_kind, plain_line
from ...answers import AnswerGroup, AnswerTally
from ...taxonomy import GUIDE_2024, Aspect, Guide, Outcome, TargetGroup, concept_of
from .._content import (
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Items,
    Note,
    Paragraph,
    Section,
    Table,
    Tiles,
)
from .._phrasebook import NOTHING, Locales, Phrasebook
from .._report import Report
from .._text import LocalizedText
from ._answer_columns import AnswersByColumn
from ._answer_figures import AnswerFigures, share_of
from ._answer_outcomes import AnswersByOutcome
from ._answer_words import AnswerWords
from ._authorship import authorship

__all__ = ["answers_report"]

_MOST_UNKNOWN = 50


def answers_report(  # noqa: PLR0913 - a report has so many options
    tally: AnswerTally,
    *,
    locale: Locales,
    guide: Guide = GUIDE_2024,
    title: str | None = None,
    author: str | None = None,
    date: datetime.date | None = None,
) -> Report:
    """Return the report on answers: how many name each outcome, and what share of whose answers.

    If a column that the answers are grouped by holds target groups, the shares are of the answers
    of the group that an outcome is for; else of all answers. With weights, shares are weighted.

    A section follows on each column that they are grouped by: years and dates in order, other
    values by their number of answers, the first 40. For all of them, see `AnswerTally.table`.

    Args:
        tally: The answers, counted.
        locale: The language, which also formats numbers; give more for languages side by side.
        guide: The edition of the guide whose words to use.
        title: The title; default: a general one.
        author: Who made the report.
        date: The date of the report.

    Raises:
        LocaleError: A locale is not known, or no catalogue is in its language.
        WrongKindError: *tally* is no tally of answers, or *guide* no guide.
        InvalidValueError: The title or the author is not one line, or the date is not a date.

    >>> from erasmus_ka1.answers import AnswerGroup, OutcomeCount
    >>> tally = AnswerTally(
    ...     by=["country"], groups=[AnswerGroup(["NL"], 3, [OutcomeCount("staff.motivation", 2)])]
    ... )
    >>> for language in ("nl", "en"):
    ...     print(answers_report(tally, locale=language).title)
    Resultaten volgens deelnemers
    Outcomes according to participants
    """
    of_kind(tally, AnswerTally, pgettext_noop("expected", "a tally of answers"))
    of_kind(guide, Guide, pgettext_noop("expected", "a guide"))
    title = None if title is None else plain_line(title)
    if title is not None and not LINE.holds(title):
        raise InvalidValueError("answers_report.title", title, LINE.expected)
    phrases = Phrasebook.of(locale, guide)
    words = AnswerWords(phrases, AnswerFigures.of(tally))
    answers = _Answers(words, tuple(authorship(phrases, author, date)))
    general = phrases.pgettext("report", "Outcomes according to participants")
    return Report(
        title=general if title is None else phrases.verbatim(title),
        subtitle=phrases.pgettext("report", "Answers from participants (Erasmus+ Key Action 1)"),
        languages=phrases.languages,
        sections=(*answers.sections(), phrases.sources()),
        contents=phrases.pgettext("report", "Contents"),
        author=author,
        date=date,
    )


@attrs.frozen
class _Answers:
    """The sections of the report."""

    words: AnswerWords
    made: tuple[Fact, ...]

    @property
    def phrases(self) -> Phrasebook:
        return self.words.phrases

    @property
    def figures(self) -> AnswerFigures:
        return self.words.figures

    def sections(self) -> Iterator[Section]:
        yield self._overview()
        if self.figures.whole.answers:
            yield AnswersByOutcome(self.words).section()
            for place, column in enumerate(self.figures.tally.by, 1):
                yield AnswersByColumn(self.words, column).section(f"by_{place}")
            yield self._unnamed()
        if self.figures.tally.unknown:
            yield self._unknown()

    def _overview(self) -> Section:
        heading = self.phrases.pgettext("report", "Overview")
        if not self.figures.whole.answers:
            nothing = self.phrases.pgettext("report", "There are no answers.")
            return Section(heading, [Paragraph(nothing)], code="overview")
        tiles = Tiles([Fact(*pair) for pair in self._tiles()])
        facts = [*(Fact(*pair) for pair in self._facts()), *self.made]
        blocks: list[Block] = [tiles, *map(Paragraph, self._most_named())]
        blocks += [Facts(facts)] if facts else []
        return Section(heading, [*blocks, *map(Note, self._reading())], code="overview")

    def _tiles(self) -> Iterator[tuple[LocalizedText, LocalizedText]]:
        pgettext, number = self.phrases.pgettext, self.phrases.number
        yield pgettext("report", "Answers"), number(self.figures.whole.answers)
        if self.figures.group_column is not None:
            for group in self._groups():
                term = pgettext("report", "Answers: {group}", group=self.phrases.short_label(group))
                yield term, number(self.figures.of_group(group).answers)
        named = sum(len(self.figures.named(group)) for group in self._groups())
        expected = sum(len(self.phrases.guide.outcomes_for(group)) for group in self._groups())
        of_all = pgettext("report", "{number} of {total}", number=named, total=expected)
        yield pgettext("report", "Outcomes named"), of_all

    def _groups(self) -> tuple[TargetGroup, ...]:
        return self.figures.groups(self.phrases.guide.target_groups)

    def _most_named(self) -> Iterator[LocalizedText]:
        """Yield a sentence on the outcome that the answers, or those of a group, name most."""
        groups = self._groups()
        if self.figures.group_column is None:
            outcomes = [each for group in groups for each in self.figures.named(group)]
            if most := self._most(self.figures.whole, outcomes):
                yield self.phrases.pgettext(
                    "report", "“{outcome}” is named most often ({share}; n = {number}).", **most
                )
            return
        for group in groups:
            if most := self._most(self.figures.of_group(group), self.figures.named(group)):
                yield self.phrases.pgettext(
                    "report",
                    "{group}: “{outcome}” is named most often ({share}; n = {number}).",
                    group=self.phrases.short_label(group),
                    **most,
                )

    def _most(
        self, answers: AnswerGroup, outcomes: Sequence[Outcome]
    ) -> dict[str, LocalizedText | int]:
        """Return the outcome that most answers name, its share and their number, if one does."""
        shares = {each: share_of(answers, each) or 0.0 for each in outcomes}
        share = max(shares.values(), default=0.0)
        first = [each for each in shares if shares[each] == share]
        if not share or len(first) > 1:
            return {}
        return {
            "outcome": self.phrases.short_label(first[0]),
            "share": self.phrases.percent(share),
            "number": answers.answers,
        }

    def _facts(self) -> Iterator[tuple[LocalizedText, LocalizedText]]:
        pgettext, tally = self.phrases.pgettext, self.figures.tally
        for column in tally.by:
            yield self.words.column(column), self.words.reach(column)
        if tally.weight is not None:
            yield (
                pgettext("report", "Weighted by"),
                pgettext("report", "column “{column}”", column=self.words.own(tally.weight)),
            )

    def _reading(self) -> Iterator[LocalizedText]:
        pgettext = self.phrases.pgettext
        yield pgettext(
            "report",
            "An answer can name more than one outcome, or none: the shares do not add up to 100%.",
        )
        if any(isinstance(concept_of(each.code), Aspect) for each in self.figures.whole.outcomes):
            yield pgettext(
                "report",
                "An aspect of an outcome counts by itself: an answer can name it without the "
                "outcome.",
            )
        if self.figures.group_column is None:
            yield pgettext(
                "report",
                "The answers do not say which target group they are from: shares are of all "
                "answers.",
            )
        if ungrouped := self.figures.ungrouped:
            yield self.phrases.npgettext(
                "report",
                "{number} answer is from no target group of the guide, and counts in none of the "
                "shares by outcome.",
                "{number} answers are from no target group of the guide, and count in none of the "
                "shares by outcome.",
                ungrouped,
            )
        if self.figures.tally.weight is not None:
            yield pgettext("report", "Shares are weighted; n is a number of answers, unweighted.")
        if not self.figures.tally.distinct:
            yield pgettext(
                "report", "An outcome that an answer names twice has been counted twice."
            )

    def _unnamed(self) -> Section:
        """Return the section on the guide's outcomes that no answer names."""
        blocks: list[Block] = []
        for group in self._groups():
            named, name = self.figures.named(group), self.phrases.short_label(group)
            missing = [each for each in self.phrases.guide.outcomes_for(group) if each not in named]
            if not missing:
                every = self.phrases.pgettext(
                    "report", "{group}: every outcome is named in at least one answer.", group=name
                )
                blocks.append(Paragraph(every))
                continue
            lead = self.phrases.npgettext(
                "report",
                "{group}: {number} outcome is not named in any answer:",
                "{group}: {number} outcomes are not named in any answer:",
                len(missing),
                group=name,
            )
            blocks += [Paragraph(lead), Items(map(self.phrases.short_label, missing))]
        heading = self.phrases.pgettext("report", "Outcomes not named in any answer")
        return Section(heading, blocks, code="unnamed")

    def _unknown(self) -> Section:
        """Return the section on what is no code, the most frequent first."""
        pgettext, unknown = self.phrases.pgettext, self.figures.tally.unknown
        suggestions = self.figures.tally.suggestions
        lead = self.phrases.npgettext(
            "report",
            "{number} value in the answers is not the code of an outcome or aspect. It is not "
            "counted above.",
            "{number} values in the answers are not the code of an outcome or aspect. They are not "
            "counted above.",
            sum(unknown.values()),
        )
        columns = (
            Column(pgettext("report", "Value")),
            Column(pgettext("report", "Number of times"), is_numeric=True),
            Column(pgettext("report", "Did you mean")),
        )
        rows = [
            (
                Cell(self.words.own(code)),
                Cell(self.phrases.number(unknown[code])),
                Cell(self.phrases.verbatim(next(iter(suggestions[code]), NOTHING))),
            )
            for code in [*unknown][:_MOST_UNKNOWN]
        ]
        blocks: list[Block] = [
            Paragraph(lead),
            Table(pgettext("report", "Unknown codes"), columns, rows),
        ]
        if others := len(unknown) - len(rows):
            blocks.append(
                Note(
                    self.phrases.npgettext(
                        "report",
                        "{number} other value is not shown.",
                        "{number} other values are not shown.",
                        others,
                    )
                )
            )
        return Section(pgettext("report", "Unknown codes"), blocks, code="unknown")
