"""What a report on many projects says in sentences: on plans, achievements and evidence."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ...projects import Tally
from .._phrasebook import Phrasebook
from .._text import LocalizedText
from ._portfolio_figures import PortfolioFigures, Progress

__all__ = ["Sentences"]


@attrs.frozen
class Sentences:
    """The sentences of the overview."""

    phrases: Phrasebook
    figures: PortfolioFigures

    def all(self) -> Iterator[LocalizedText]:
        """Yield what is covered, what was planned and achieved, and for what there is evidence."""
        covered, expected = (
            len(each.outcomes) for each in (self.figures.whole.covered, self.figures.whole.guide)
        )
        yield self.phrases.npgettext(
            "report",
            "{number} of the {expected} outcomes in the guide is planned or achieved by"
            " at least one project ({share}).",
            "{number} of the {expected} outcomes in the guide are planned or achieved "
            "by at least one project ({share}).",
            covered,
            expected=expected,
            share=self.phrases.percent(covered / expected),
        )
        yield from self._achievement()
        outcomes = self.figures.whole.total.outcomes
        if outcomes.achieved:
            yield self.phrases.npgettext(
                "report",
                "There is evidence for {number} of the {total} achieved outcomes ({share}).",
                "There is evidence for {number} of the {total} achieved outcomes ({share}).",
                outcomes.evidenced,
                total=outcomes.achieved,
                share=self.phrases.percent(outcomes.evidenced_share),
            )

    def _achievement(self) -> Iterator[LocalizedText]:
        """Yield what was planned and achieved; with a date, apart in ended and other projects."""
        whole, ended, running = self.figures.whole, self.figures.ended, self.figures.running
        if running is not None and self.figures.split:
            yield self._planned_in_ended(ended)
            yield from self._achieved(ended)
            yield self._planned_in_running(running)
            yield from self._achieved_so_far(running)
            return
        none_ended = self.figures.progress is Progress.NONE_ENDED
        if none_ended:
            yield self.phrases.pgettext("report", "No project had ended on the reference date.")
        elif self.figures.progress is Progress.ALL_ENDED:
            yield self.phrases.npgettext(
                "report",
                "The project had ended on the reference date.",
                "All projects ({number}) had ended on the reference date.",
                whole.projects,
            )
        yield self._planned(whole)
        yield from self._achieved_so_far(whole) if none_ended else self._achieved(whole)

    def _planned(self, tally: Tally) -> LocalizedText:
        return self.phrases.npgettext(
            "report",
            "Across all projects, {number} outcome was planned.",
            "Across all projects, {number} outcomes were planned.",
            tally.total.outcomes.planned,
        )

    def _planned_in_ended(self, tally: Tally) -> LocalizedText:
        return self.phrases.npgettext(
            "report",
            "In the projects that have ended, {number} outcome was planned.",
            "In the projects that have ended, {number} outcomes were planned.",
            tally.total.outcomes.planned,
        )

    def _planned_in_running(self, tally: Tally) -> LocalizedText:
        return self.phrases.npgettext(
            "report",
            "In the projects that have not ended yet, {number} outcome is planned.",
            "In the projects that have not ended yet, {number} outcomes are planned.",
            tally.total.outcomes.planned,
        )

    def _achieved(self, tally: Tally) -> Iterator[LocalizedText]:
        """Yield how many outcomes were achieved, planned or not, so that a reader can add up."""
        outcomes = tally.total.outcomes
        both, share = outcomes.planned_and_achieved, self.phrases.percent(outcomes.share)
        if outcomes.planned and self.figures.counts_missed:
            yield self.phrases.npgettext(
                "report",
                "Of these, {number} was achieved ({share}) and {missed} not.",
                "Of these, {number} were achieved ({share}) and {missed} not.",
                both,
                share=share,
                missed=outcomes.planned - both,
            )
        elif outcomes.planned:
            yield self.phrases.npgettext(
                "report",
                "Of these, {number} was achieved ({share}).",
                "Of these, {number} were achieved ({share}).",
                both,
                share=share,
            )
        if outcomes.achieved > both:
            yield self.phrases.npgettext(
                "report",
                "{number} outcome was achieved without having been planned; all outcomes "
                "achieved in these projects: {total}.",
                "{number} outcomes were achieved without having been planned; all outcomes "
                "achieved in these projects: {total}.",
                outcomes.achieved - both,
                total=outcomes.achieved,
            )

    def _achieved_so_far(self, tally: Tally) -> Iterator[LocalizedText]:
        outcomes = tally.total.outcomes
        if outcomes.planned:
            yield self.phrases.npgettext(
                "report",
                "Of these, {number} has been achieved so far ({share}).",
                "Of these, {number} have been achieved so far ({share}).",
                outcomes.planned_and_achieved,
                share=self.phrases.percent(outcomes.share),
            )
        if outcomes.achieved > outcomes.planned_and_achieved:
            yield self.phrases.npgettext(
                "report",
                "{number} outcome has been achieved so far without having been planned; all "
                "outcomes achieved so far in these projects: {total}.",
                "{number} outcomes have been achieved so far without having been planned; all "
                "outcomes achieved so far in these projects: {total}.",
                outcomes.achieved - outcomes.planned_and_achieved,
                total=outcomes.achieved,
            )
