"""The chapter of a target group: its chart and table of outcomes, and the evidence for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import attrs

from ...projects import Claim, ClaimStatus, Evidence, OutcomeOrAspect, OutcomeSet, Project
from ...taxonomy import Aspect, Level, TargetGroup
from .._content import (
    Block,
    Cell,
    Chart,
    Column,
    Figure,
    Note,
    Paragraph,
    Quotation,
    Section,
    Table,
)
from .._phrasebook import NOTHING, Phrasebook
from .._text import LocalizedText, primary_subtag
from ._charts import chart_of
from ._own_words import OwnWords

__all__ = ["GroupChapter"]

# what an outcome keeps of its evidence in the body of the report; the rest goes to the annex
_MOST_IN_BODY = 3
_LONGEST_IN_BODY = 600


@attrs.frozen
class GroupChapter:
    """What a project plans and has achieved for one target group."""

    phrases: Phrasebook
    project: Project
    group: TargetGroup

    @cached_property
    def _claims(self) -> Mapping[OutcomeOrAspect, list[Claim]]:
        claims: dict[OutcomeOrAspect, list[Claim]] = {}
        for claim in self.project.claims:
            if claim.outcome.group is self.group:
                claims.setdefault(claim.outcome, []).append(claim)
        return claims

    @cached_property
    def _claimed(self) -> OutcomeSet:
        return OutcomeSet(self._claims)

    def sections(self) -> list[Section]:
        """Return the chapter, if the project has anything for the target group.

        It has what the project says of the group, its outcomes, and the evidence under them.
        """
        blocks, inner = OwnWords(self.phrases, self.project).under(self.group)
        if not (blocks or inner or self.group in self.project.target_groups):
            return []
        if self._claimed:
            words = self.phrases.quotation(self.group)
            blocks += [words, self._coverage(), *self._outcomes()]
        else:
            nothing = self.phrases.pgettext(
                "report", "No outcomes have been entered for this target group."
            )
            blocks.append(Paragraph(nothing))
        heading = self.phrases.short_label(self.group)
        return [Section(heading, blocks, [*inner, *self._evidence()], self.group.code)]

    def annex(self) -> list[Section]:
        """Return a section with the evidence that the chapter has no room for, if there is any."""
        pieces = ((outcome, self._pieces(outcome)[1]) for outcome in self._claimed)
        sections = [
            Section(self.phrases.short_label(outcome), map(self._quotation, rest))
            for outcome, rest in pieces
            if rest
        ]
        return [Section(self.phrases.short_label(self.group), (), sections)] if sections else []

    def _coverage(self) -> Paragraph:
        planned, achieved = self.project.planned, self.project.achieved
        counts = [
            each.coverage(self.group, guide=self.project.guide)
            for each in (planned, planned & achieved, achieved - planned)
        ]
        return Paragraph(
            self.phrases.pgettext(
                "report",
                "The guide names {expected} outcomes for this target group. Planned: {planned}; "
                "planned and achieved: {both}; achieved, not planned: {unplanned}.",
                expected=counts[0].expected,
                planned=counts[0].covered,
                both=counts[1].covered,
                unplanned=counts[2].covered,
            )
        )

    def _outcomes(self) -> Iterator[Block]:
        table = self._table()
        bars = [*self._bars(table)]
        is_counted = any(each.value is not None for _, figures in bars for each in figures)
        yield self._chart(table, bars) if is_counted else table
        figures = [str(cell.text) for row in table.rows for cell in row[1:]]
        if NOTHING in figures:
            yield Note(
                self.phrases.pgettext(
                    "report",
                    "– means: not planned, not reported as achieved, or, for respondents, not "
                    "asked.",
                )
            )

    def _bars(self, table: Table) -> Iterator[tuple[LocalizedText, list[Figure]]]:
        """Yield the bars of what has claims of its own; their figures read as in the table."""
        for outcome, (head, *cells) in zip(self._claimed, table.rows, strict=True):
            if outcome in self._claims:
                numbers = self._numbers(outcome)
                yield (
                    head.text,
                    [
                        Figure(cell.text, number)
                        for cell, number in zip(cells, numbers, strict=False)
                    ],
                )

    def _chart(self, table: Table, bars: Iterable[tuple[LocalizedText, list[Figure]]]) -> Chart:
        return chart_of(
            self.phrases,
            table,
            bars,
            series=[
                self.phrases.pgettext("report", "Planned"),
                self.phrases.pgettext("report", "Achieved"),
            ],
            axis=self._participants_or_organisations(),
            alt=self._alt(),
        )

    @property
    def _has_participants(self) -> bool:
        return self.group.level is Level.PARTICIPANTS

    def _participants_or_organisations(self) -> LocalizedText:
        if self._has_participants:
            return self.phrases.pgettext("report", "Participants")
        return self.phrases.pgettext("report", "Organisations")

    def _alt(self) -> LocalizedText:
        group = self.phrases.short_label(self.group)
        if self._has_participants:
            return self.phrases.pgettext(
                "report",
                "Bar chart for {group}: how many participants each outcome was planned for, and how"
                " many achieved it. The table below has the same figures.",
                group=group,
            )
        return self.phrases.pgettext(
            "report",
            "Bar chart for {group}: how many organisations each outcome was planned for, and how"
            " many achieved it. The table below has the same figures.",
            group=group,
        )

    def _table(self) -> Table:
        columns = (
            Column(self.phrases.pgettext("report", "Outcome")),
            Column(self.phrases.pgettext("report", "Planned for"), is_numeric=True),
            Column(self.phrases.pgettext("report", "Achieved by"), is_numeric=True),
            Column(self.phrases.pgettext("report", "Respondents"), is_numeric=True),
            Column(self.phrases.pgettext("report", "Share of respondents"), is_numeric=True),
        )
        if self._has_participants:
            caption = self.phrases.pgettext("report", "Participants per outcome")
        else:
            caption = self.phrases.pgettext("report", "Organisations per outcome")
        return Table(caption, columns, map(self._row, self._claimed))

    def _row(self, outcome: OutcomeOrAspect) -> tuple[Cell, ...]:
        head = Cell(
            self.phrases.short_label(outcome),
            is_part=isinstance(outcome, Aspect),
            detail=self.phrases.label(outcome),
        )
        achieved = self._with_status(outcome, ClaimStatus.ACHIEVED)
        return (
            head,
            *(self._concerned(outcome, status) for status in ClaimStatus),
            self._cell(
                self.phrases.number(claim.respondents)
                for claim in achieved
                if claim.respondents is not None
            ),
            self._cell(
                self.phrases.percent(share) for share in map(_share, achieved) if share is not None
            ),
        )

    def _concerned(self, outcome: OutcomeOrAspect, status: ClaimStatus) -> Cell:
        """Return how many an outcome concerns, or how many of its aspects have this status."""
        claims = self._with_status(outcome, status)
        aspects = () if claims or isinstance(outcome, Aspect) else outcome.aspects
        number = sum(bool(self._with_status(aspect, status)) for aspect in aspects)
        if number or (aspects and outcome not in self._claims):
            return Cell(
                self.phrases.npgettext(
                    "report",
                    "{number} of {total} aspects",
                    "{number} of {total} aspects",
                    number,
                    total=len(aspects),
                )
            )
        return self._cell(map(self._participants, claims))

    def _with_status(self, outcome: OutcomeOrAspect, status: ClaimStatus) -> list[Claim]:
        return [claim for claim in self._claims.get(outcome, []) if claim.status is status]

    def _cell(self, figures: Iterable[LocalizedText]) -> Cell:
        """Return a cell with each different figure."""
        different = [*dict.fromkeys(figures)]
        if len(different) > 1:
            return Cell(self.phrases.joined(different))
        return Cell(different[0] if different else self.phrases.number(None))

    def _participants(self, claim: Claim) -> LocalizedText:
        if claim.participants is None:
            return self.phrases.pgettext("report", "no number given")
        return self.phrases.number(claim.participants)

    def _numbers(self, outcome: OutcomeOrAspect) -> tuple[int | None, ...]:
        """Return the numbers planned and achieved; None where there is not exactly one."""
        found = (
            {claim.participants for claim in self._with_status(outcome, status)}
            for status in ClaimStatus
        )
        return tuple(numbers.pop() if len(numbers) == 1 else None for numbers in found)

    def _pieces(self, outcome: OutcomeOrAspect) -> tuple[list[Evidence], list[Evidence]]:
        """Return the evidence for an outcome: what the chapter shows, and what the annex does."""
        shown: list[Evidence] = []
        rest: list[Evidence] = []
        for claim in self._claims.get(outcome, []):
            for each in claim.evidence:
                fits = len(shown) < _MOST_IN_BODY and len(each.text) <= _LONGEST_IN_BODY
                (shown if fits else rest).append(each)
        return shown, rest

    def _evidence(self) -> list[Section]:
        sections = [*self._evidence_by_outcome()]
        group = self.phrases.short_label(self.group)
        heading = self.phrases.pgettext("report", "Evidence: {group}", group=group)
        return [Section(heading, (), sections)] if sections else []

    def _evidence_by_outcome(self) -> Iterator[Section]:
        for outcome in self._claimed:
            shown, rest = self._pieces(outcome)
            blocks: list[Block] = [*map(self._quotation, shown)]
            if rest:
                blocks.append(
                    Note(
                        self.phrases.npgettext(
                            "report",
                            "The annex has {number} more piece of evidence.",
                            "The annex has {number} more pieces of evidence.",
                            len(rest),
                        )
                    )
                )
            if blocks:
                yield Section(self.phrases.short_label(outcome), blocks)

    def _quotation(self, evidence: Evidence) -> Quotation:
        plain = self.phrases.pgettext(
            "report", "{source}, {date}", source=evidence.source, date=evidence.date
        )
        language = self.phrases.each(lambda localizer: localizer.language_name(evidence.language))
        named = self.phrases.pgettext(
            "report", "{source} ({language})", source=plain, language=language
        )
        own = primary_subtag(evidence.language)
        # a reader is told of a language that is not the reader's
        source = LocalizedText.of(
            *(
                (plain if primary_subtag(tag) == own else named).version(place)
                for place, tag in enumerate(self.phrases.languages)
            )
        )
        return Quotation(self.phrases.verbatim(evidence.text, evidence.language), source)


def _share(claim: Claim) -> float | None:
    if claim.participants is None or not claim.respondents:
        return None
    return claim.participants / claim.respondents
